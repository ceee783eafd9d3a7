/*
 * The reference speech against its annotation (fixtures/speech.json): 102 clauses
 * on which two annotators agreed.  Each test states the figure that it holds.
 */
#include <jansson.h>

#include "support.h"

#define INIT(type, name) type name = {.size = sizeof name}

static struct {
    char *text;
    tiaoli_doc *doc;
    json_t *gold;
} speech;

static void set_up(void) {
    speech.text = tl_test_fixture("speech.txt", NULL);
    speech.doc = tl_test_parse(speech.text);
    char *gold = tl_test_fixture("speech.json", NULL);
    speech.gold = json_loads(gold, 0, NULL);
    free(gold);
    cr_assert_not_null(speech.gold);
}

static void tear_down(void) {
    tiaoli_doc_free(speech.doc);
    json_decref(speech.gold);
    free(speech.text);
}

TestSuite(speech, .init = set_up, .fini = tear_down);

/* --- Reading the annotation ---------------------------------------------------- */

static json_t *gold_array(const char *name) {
    json_t *array = json_object_get(speech.gold, name);
    cr_assert(json_is_array(array), "the annotation lacks %s", name);
    return array;
}

static uint32_t number_of(const json_t *object, const char *key) {
    return (uint32_t)json_integer_value(json_object_get(object, key));
}

static const char *string_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static bool is_span(const json_t *object, uint32_t start, uint32_t end) {
    if (!json_is_object(object)) return start == end;
    return number_of(object, "start") == start && number_of(object, "end") == end;
}

static bool at_span(const json_t *object, tiaoli_mark m) {
    return is_span(object, tiaoli_mark_start(speech.doc, m), tiaoli_mark_end(speech.doc, m));
}

/* The entry of an array with the span of a mark; NULL if there is none. */
static json_t *entry_of(json_t *array, tiaoli_mark m) {
    size_t i;
    json_t *entry;
    json_array_foreach(array, i, entry) {
        if (at_span(entry, m)) return entry;
    }
    return NULL;
}

/* A value of the annotation as tiaoli_value_text() writes it. */
static void gold_value(const json_t *value, char *out, size_t capacity) {
    if (json_is_string(value)) {
        snprintf(out, capacity, "%s", json_string_value(value));
    } else if (json_is_object(value)) {
        snprintf(out, capacity, "%s..%s", string_of(value, "low"), string_of(value, "high"));
    } else {
        out[0] = '\0';
    }
}

/* --- Counting ------------------------------------------------------------------- */

typedef struct {
    size_t gold, found, matched;
} tally;

static double f1(tally t) {
    return t.gold + t.found ? 200.0 * (double)t.matched / (double)(t.gold + t.found) : 0;
}

static double percent(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* Spans of one kind of mark against one array of the annotation. */
static tally match_spans(int32_t kind, const char *name) {
    json_t *array = gold_array(name);
    tally t = {json_array_size(array), 0, 0};
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(speech.doc, 0, kind, m)) != 0;) {
        t.found++;
        t.matched += entry_of(array, m) != NULL;
    }
    return t;
}

static void expect_f1(const char *what, int32_t kind, tally t, double least) {
    if (f1(t) >= least) return;
    char *all = tl_test_list(speech.doc, kind);
    cr_assert_fail("%s: F1 %.1f below %.1f (%zu of %zu, %zu found)\n%s", what, f1(t), least,
                   t.matched, t.gold, t.found, all);
}

/* --- Outline ----------------------------------------------------------------------- */

static void expect_node(const json_t *gold) {
    const uint32_t start = number_of(gold, "start"), end = number_of(gold, "end");
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(speech.doc); n++) {
        INIT(tiaoli_node_info, node);
        tiaoli_node_get(speech.doc, n, &node);
        if (strcmp(tiaoli_name(TIAOLI_DOMAIN_NODE, node.kind), string_of(gold, "kind")) != 0 ||
            node.start != start || node.end != end)
            continue;
        cr_assert_str_eq(tiaoli_name(TIAOLI_DOMAIN_MARKER, node.marker), string_of(gold, "marker"));
        cr_assert_str_eq(tl_test_slice(speech.doc, node.label_start, node.label_end),
                         string_of(gold, "label"));
        cr_assert_eq((uint32_t)node.number, number_of(gold, "number"));
        cr_assert_eq((uint32_t)node.level, number_of(gold, "level"));
        return;
    }
    char *outline = tl_test_outline(speech.doc, false);
    cr_assert_fail("no %s at %u-%u: %s\n%s", string_of(gold, "kind"), (unsigned)start,
                   (unsigned)end, tl_test_slice(speech.doc, start, end), outline);
}

Test(speech, outline_divisions_and_frame_are_all_right) {
    size_t i, blocks = 0;
    json_t *gold;
    json_array_foreach(gold_array("nodes"), i, gold) {
        if (strcmp(string_of(gold, "kind"), "sentence") == 0) continue;
        expect_node(gold);
        blocks++;
    }
    size_t found = 0;
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(speech.doc); n++) {
        const int32_t kind = tiaoli_node_kind(speech.doc, n);
        found += kind != TIAOLI_NODE_SENTENCE && kind != TIAOLI_NODE_CLAUSE;
    }
    cr_assert_eq(found, blocks, "%zu nodes instead of %zu", found, blocks);
    cr_assert_eq(tiaoli_doc_genre(speech.doc), TIAOLI_GENRE_SPEECH);
}

Test(speech, the_nine_leads_are_all_found) {
    size_t i, leads = 0, found = 0;
    json_t *gold;
    json_array_foreach(gold_array("nodes"), i, gold) {
        if (strcmp(string_of(gold, "role"), "lead") != 0) continue;
        leads++;
        const tiaoli_node n =
            tiaoli_doc_node_at(speech.doc, number_of(gold, "start"), TIAOLI_NODE_SENTENCE);
        INIT(tiaoli_node_info, node);
        tiaoli_node_get(speech.doc, n, &node);
        cr_assert(is_span(gold, node.start, node.end), "%s", string_of(gold, "text"));
        cr_assert_eq(node.role, TIAOLI_NODE_ROLE_LEAD, "%s", string_of(gold, "text"));
    }
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(speech.doc); n++) {
        INIT(tiaoli_node_info, node);
        tiaoli_node_get(speech.doc, n, &node);
        found += node.role == TIAOLI_NODE_ROLE_LEAD;
    }
    cr_assert_eq(leads, 9);
    cr_assert_eq(found, leads, "%zu leads", found);
}

Test(speech, sentences_and_clauses_are_those_of_the_annotators) {
    size_t i, right = 0;
    json_t *gold, *clauses = gold_array("clauses");
    json_array_foreach(clauses, i, gold) {
        const tiaoli_node n =
            tiaoli_doc_node_at(speech.doc, number_of(gold, "start"), TIAOLI_NODE_CLAUSE);
        const uint32_t end = tiaoli_node_end(speech.doc, n);
        /* the annotators leave the delimiter out in places */
        right += end >= number_of(gold, "end") && end <= number_of(gold, "end") + 3;
    }
    cr_assert_geq(percent(right, json_array_size(clauses)), 97.0, "%zu of %zu clauses", right,
                  json_array_size(clauses));
}

/* --- Quotes, references --------------------------------------------------------------- */

Test(speech, quotes_have_their_spans_kinds_and_segments) {
    const tally t = match_spans(TIAOLI_MARK_QUOTE, "quotes");
    cr_assert_eq(t.gold, 31);
    cr_assert_eq(t.matched, 31);
    cr_assert_eq(t.found, 31);
    size_t kinds = 0, segments = 0, heads = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(speech.doc, 0, TIAOLI_MARK_QUOTE, m)) != 0;) {
        const json_t *gold = entry_of(gold_array("quotes"), m);
        INIT(tiaoli_quote, quote);
        tiaoli_quote_get(speech.doc, m, &quote);
        cr_assert(
            is_span(json_object_get(gold, "content"), quote.content_start, quote.content_end));
        kinds += strcmp(tl_test_type(speech.doc, m), string_of(gold, "kind")) == 0;
        segments += (uint32_t)quote.segments == number_of(gold, "segments");
        heads += is_span(json_object_get(gold, "head"), quote.head_start, quote.head_end);
    }
    char *all = tl_test_list(speech.doc, TIAOLI_MARK_QUOTE);
    cr_assert_geq(percent(kinds, t.gold), 93.0, "kinds: %zu of %zu\n%s", kinds, t.gold, all);
    cr_assert_geq(percent(segments, t.gold), 97.0, "segments: %zu of %zu", segments, t.gold);
    cr_assert_geq(percent(heads, t.gold), 85.0, "heads: %zu of %zu", heads, t.gold);
    free(all);
}

static void expect_members(const char *quote_text, int32_t count, const char *members) {
    const tiaoli_mark m = tl_test_mark(speech.doc, TIAOLI_MARK_QUOTE, quote_text, "counted", NULL);
    INIT(tiaoli_quote, quote);
    tiaoli_quote_get(speech.doc, m, &quote);
    char list[512] = "";
    for (uint32_t i = 0; i < quote.members; i++) {
        strcat(list, i ? " " : "");
        strcat(list, tl_test_role(speech.doc, m, TIAOLI_SPAN_MEMBER, i));
    }
    cr_assert_eq(quote.count, count);
    cr_assert_str_eq(list, members);
    cr_assert(quote.flags & TIAOLI_QUOTE_MATCHES);
}

Test(speech, counted_abbreviations_have_their_members) {
    expect_members("“五学联动”", 5,
                   "党组(党委)领学 机关党委(总支)督学 党支部研学 党小组促学 党员自学");
    expect_members("“四强”", 4, "政治功能强 支部班子强 党员队伍强 作用发挥强");
    expect_members("“双随机”", 2, "随机抽题问答 随机抽人发言");
}

Test(speech, the_reference_is_found) {
    const tally t = match_spans(TIAOLI_MARK_REFERENCE, "references");
    cr_assert_eq(t.matched, t.gold);
    cr_assert_eq(t.found, t.gold);
}

/* --- Numbers ----------------------------------------------------------------------------- */

Test(speech, numerals_have_their_spans_and_every_value_is_right) {
    expect_f1("numerals", TIAOLI_MARK_NUMERAL, match_spans(TIAOLI_MARK_NUMERAL, "numerals"), 98.0);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(speech.doc, 0, TIAOLI_MARK_NUMERAL, m)) != 0;) {
        const json_t *gold = entry_of(gold_array("numerals"), m);
        if (!gold) continue;
        char value[64], expected[64];
        tiaoli_value_text(speech.doc, m, value, sizeof value);
        gold_value(json_object_get(gold, "value"), expected, sizeof expected);
        cr_assert_str_eq(value, expected, "%s at %u", string_of(gold, "text"),
                         (unsigned)number_of(gold, "start"));
        cr_assert_str_eq(tl_test_type(speech.doc, m), string_of(gold, "kind"), "%s at %u",
                         string_of(gold, "text"), (unsigned)number_of(gold, "start"));
    }
}

Test(speech, lookalikes_are_reported) {
    expect_f1("lookalikes", TIAOLI_MARK_LOOKALIKE, match_spans(TIAOLI_MARK_LOOKALIKE, "lookalikes"),
              85.0);
}

Test(speech, words_are_no_numerals) {
    static const char *const words[] = {"十分", "统一", "一体化", "一把手", "进一步"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(speech.text, words[i]);
        cr_assert_not_null(at, "%s", words[i]);
        for (; at; at = strstr(at + 1, words[i])) {
            const uint32_t start = (uint32_t)(at - speech.text);
            const uint32_t end = start + (uint32_t)strlen(words[i]);
            for (tiaoli_mark m = 0;
                 (m = tiaoli_mark_next(speech.doc, 0, TIAOLI_MARK_NUMERAL, m)) != 0;)
                cr_assert(tiaoli_mark_end(speech.doc, m) <= start ||
                              tiaoli_mark_start(speech.doc, m) >= end,
                          "%s is taken for a numeral at %u", words[i], (unsigned)start);
        }
    }
}

/* --- Directives ---------------------------------------------------------------------------- */

/* Annotated directive of the clause in which a mark begins. */
static json_t *directive_of_clause(tiaoli_mark m) {
    const uint32_t at = tiaoli_mark_start(speech.doc, m);
    json_t *clauses = gold_array("clauses");
    size_t i;
    json_t *directive;
    json_array_foreach(gold_array("directives"), i, directive) {
        const json_t *clause = json_array_get(clauses, number_of(directive, "clause"));
        if (number_of(clause, "start") <= at && at < number_of(clause, "end")) return directive;
    }
    return NULL;
}

Test(speech, directives_are_found_with_force_cue_and_actor) {
    tally t = {json_array_size(gold_array("directives")), 0, 0};
    size_t force = 0, cue = 0, actor = 0, action = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(speech.doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
        t.found++;
        const json_t *gold = directive_of_clause(m);
        if (!gold) continue;
        t.matched++;
        INIT(tiaoli_directive, d);
        tiaoli_directive_get(speech.doc, m, &d);
        force += strcmp(tl_test_type(speech.doc, m), string_of(gold, "force")) == 0;
        cue += is_span(json_object_get(gold, "cue"), d.cue_start, d.cue_end);
        actor += is_span(json_object_get(gold, "actor"), d.actor_start, d.actor_end);
        action += is_span(json_object_get(gold, "action"), d.action_start, d.action_end);
    }
    expect_f1("directives", TIAOLI_MARK_DIRECTIVE, t, 90.0);
    cr_assert_geq(percent(force, t.matched), 95.0, "force: %zu of %zu", force, t.matched);
    cr_assert_geq(percent(cue, t.matched), 95.0, "cue: %zu of %zu", cue, t.matched);
    cr_assert_geq(percent(actor, t.matched), 95.0, "actor: %zu of %zu", actor, t.matched);
    cr_assert_geq(percent(action, t.matched), 85.0, "action: %zu of %zu", action, t.matched);
}
