/*
 * Fuzz target: the JSON of a document, parsed back by jansson, says what the
 * accessors say, field by field; the pretty form is equal to the compact one; and
 * a parse with ICU everywhere (TIAOLI_PARSE_EXHAUSTIVE) gives the same bytes.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* --- Output and input of JSON ----------------------------------------------------- */

typedef struct {
    char *data;
    size_t length, capacity;
} buffer;

static int32_t TIAOLI_CALL collect(void *ctx, const char *data, size_t length) {
    buffer *out = ctx;
    TL_FUZZ_HOLDS(length > 0, "a sink gets something", length);
    if (out->length + length > out->capacity) {
        out->capacity = (out->length + length) * 2;
        out->data = realloc(out->data, out->capacity);
        if (!out->data) abort();
    }
    memcpy(out->data + out->length, data, length);
    out->length += length;
    return 0;
}

static void write_json(const tiaoli_doc *doc, uint32_t flags, buffer *out) {
    out->length = 0;
    TL_FUZZ_HOLDS(tiaoli_doc_write_json(doc, flags, collect, out) == TIAOLI_OK,
                  "JSON can be written", flags);
}

/* jansson's memory is a stack that is emptied for each input: a tree of small
 * objects costs a sanitizer more than all the rest. */
enum { POOL = 64 * 1024 * 1024 };
static struct {
    char *data;
    size_t used;
} pool;

static void *pool_alloc(size_t size) {
    const size_t room = (size + 15) / 16 * 16;
    if (!pool.data) pool.data = malloc(POOL);
    if (!pool.data || room > POOL - pool.used) return NULL;
    void *block = pool.data + pool.used;
    pool.used += room;
    return block;
}

static void pool_release(void *block) { (void)block; }

static json_t *read_json(const buffer *text) {
    json_error_t error;
    json_t *json =
        json_loadb(text->data, text->length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (!json) tl_fuzz_fail("jansson reads the JSON", error.text, (unsigned long)error.position);
    return json;
}

/* --- Fields against accessors ------------------------------------------------------ */

typedef struct {
    const tiaoli_doc *doc;
    const char *text;
    size_t length;
} source;

#define SAME(condition, what, where) TL_FUZZ_HOLDS(condition, "JSON: " what, where)

static const json_t *field(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!value) tl_fuzz_fail("JSON: a field is there", key, 0);
    return value;
}

static void same_number(const json_t *object, const char *key, int64_t number) {
    const json_t *value = field(object, key);
    if (!json_is_integer(value) || json_integer_value(value) != number)
        tl_fuzz_fail("JSON: a number is the accessor's", key, (unsigned long)number);
}

static void same_bool(const json_t *object, const char *key, bool expected) {
    const json_t *value = field(object, key);
    if (!json_is_boolean(value) || json_is_true(value) != expected)
        tl_fuzz_fail("JSON: a truth is the accessor's", key, expected);
}

static void same_string(const json_t *object, const char *key, const char *expected) {
    const json_t *value = field(object, key);
    if (!json_is_string(value) || strcmp(json_string_value(value), expected) != 0)
        tl_fuzz_fail("JSON: a string is the accessor's", key, 0);
}

static void same_name(const json_t *object, const char *key, int32_t domain, int32_t value) {
    same_string(object, key, tiaoli_name(domain, value));
}

/* The text of a span; a byte that is no UTF-8 is U+FFFD there. */
static void same_text(const source *s, const json_t *object, const char *key, uint32_t start,
                      uint32_t end) {
    const json_t *value = field(object, key);
    if (!json_is_string(value)) tl_fuzz_fail("JSON: a text is a string", key, start);
    const char *told = json_string_value(value);
    const size_t length = json_string_length(value);
    size_t at = 0;
    for (size_t i = start; i < end;) {
        const size_t size = tl_fuzz_character(s->text, i, end);
        const char *expected = size ? s->text + i : "\xEF\xBF\xBD";
        const size_t bytes = size ? size : 3;
        if (length - at < bytes || memcmp(told + at, expected, bytes) != 0)
            tl_fuzz_fail("JSON: a text is that of its span", key, (unsigned long)i);
        at += bytes;
        i += size ? size : 1;
    }
    if (at != length) tl_fuzz_fail("JSON: a text ends with its span", key, end);
}

static void same_offsets(const json_t *object, uint32_t start, uint32_t end) {
    same_number(object, "start", start);
    same_number(object, "end", end);
}

static void same_place(const source *s, const json_t *object, uint32_t start, uint32_t end) {
    same_offsets(object, start, end);
    same_text(s, object, "text", start, end);
}

/* A span, or null for an empty one. */
static void same_span(const source *s, const json_t *object, const char *key, uint32_t start,
                      uint32_t end) {
    const json_t *value = field(object, key);
    if (start == end) {
        if (!json_is_null(value)) tl_fuzz_fail("JSON: nothing is null", key, start);
        return;
    }
    same_place(s, value, start, end);
}

/* All spans of a role: the whole of an array. */
static void same_spans(const source *s, const json_t *array, tiaoli_mark mark, int32_t role) {
    const uint32_t count = tiaoli_mark_spans(s->doc, mark, role, NULL, 0);
    SAME(json_is_array(array) && json_array_size(array) == count, "as many spans", mark);
    tiaoli_span *spans = calloc((size_t)count + 1, sizeof *spans);
    if (!spans) abort();
    tiaoli_mark_spans(s->doc, mark, role, spans, count);
    for (uint32_t i = 0; i < count; i++)
        same_place(s, json_array_get(array, i), spans[i].start, spans[i].end);
    free(spans);
}

static void same_nodes(const source *s, const json_t *array) {
    const uint32_t count = tiaoli_doc_node_count(s->doc);
    SAME(json_array_size(array) == count, "as many nodes", count);
    for (uint32_t i = 0; i < count; i++) {
        const json_t *node = json_array_get(array, i);
        tiaoli_node_info info = {.size = sizeof info};
        tiaoli_node_get(s->doc, i + 1, &info);
        const bool division = info.kind == TIAOLI_NODE_DIVISION;
        same_number(node, "id", i);
        if (info.parent)
            same_number(node, "parent", (int64_t)info.parent - 1);
        else
            SAME(json_is_null(field(node, "parent")), "the root has no parent", i);
        same_name(node, "kind", TIAOLI_DOMAIN_NODE, info.kind);
        same_number(node, "start", info.start);
        same_number(node, "end", info.end);
        SAME((json_object_get(node, "role") != NULL) == (info.role != 0), "a role if any", i);
        if (info.role) same_name(node, "role", TIAOLI_DOMAIN_NODE_ROLE, info.role);
        const bool labelled = info.label_start < info.label_end;
        SAME((json_object_get(node, "label") != NULL) == (labelled || division), "a label", i);
        if (labelled) same_text(s, node, "label", info.label_start, info.label_end);
        SAME((json_object_get(node, "marker") != NULL) == division, "a marker of divisions", i);
        SAME((json_object_get(node, "suffix") != NULL) == (info.suffix != 0), "a suffix", i);
        if (!division) continue;
        same_name(node, "marker", TIAOLI_DOMAIN_MARKER, info.marker);
        same_number(node, "level", info.level);
        if (info.number)
            same_number(node, "number", info.number);
        else
            SAME(json_is_null(field(node, "number")), "no number is null", i);
        if (info.suffix) same_number(node, "suffix", info.suffix);
    }
}

/* "value": a string, two bounds, or null. */
static void same_value(const source *s, const json_t *object, tiaoli_mark mark) {
    const json_t *value = field(object, "value");
    char expected[256], told[256] = "";
    tiaoli_value_text(s->doc, mark, expected, sizeof expected);
    if (json_is_object(value)) {
        const char *low = json_string_value(field(value, "low"));
        const char *high = json_string_value(field(value, "high"));
        snprintf(told, sizeof told, "%s..%s", low ? low : "", high ? high : "");
    } else if (json_is_string(value)) {
        snprintf(told, sizeof told, "%s", json_string_value(value));
    } else {
        SAME(json_is_null(value), "no value is null", mark);
    }
    SAME(strcmp(told, expected) == 0, "a value is that of value_text", mark);
}

static void same_numeral(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_numeral view = {.size = sizeof view};
    tiaoli_numeral_get(s->doc, mark, &view);
    same_name(object, "kind", TIAOLI_DOMAIN_NUMERAL, view.kind);
    same_value(s, object, mark);
    same_bool(object, "abbreviated", (view.flags & TIAOLI_VALUE_ABBREVIATED) != 0);
    same_bool(object, "approximate", (view.flags & TIAOLI_VALUE_APPROXIMATE) != 0);
    same_span(s, object, "unit", view.unit_start, view.unit_end);
    const json_t *years = json_object_get(object, "years");
    SAME((years != NULL) == (view.year_from != 0), "years of a plan", mark);
    if (!years) return;
    SAME(atoi(json_string_value(field(years, "from"))) == view.year_from, "first year", mark);
    SAME(atoi(json_string_value(field(years, "to"))) == view.year_to, "last year", mark);
}

static void same_quantity(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_quantity view = {.size = sizeof view};
    tiaoli_quantity_get(s->doc, mark, &view);
    same_name(object, "kind", TIAOLI_DOMAIN_QUANTITY, view.kind);
    same_value(s, object, mark);
    same_bool(object, "range", (view.flags & TIAOLI_VALUE_RANGE) != 0);
    if (view.bound)
        same_name(object, "bound", TIAOLI_DOMAIN_BOUND, view.bound);
    else
        SAME(json_is_null(field(object, "bound")), "no bound is null", mark);
    same_bool(object, "approximate", (view.flags & TIAOLI_VALUE_APPROXIMATE) != 0);
    if (view.unit_start < view.unit_end)
        same_text(s, object, "unit", view.unit_start, view.unit_end);
    else
        SAME(json_is_null(field(object, "unit")), "no unit is null", mark);
}

static void same_lookalike(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_lookalike view = {.size = sizeof view};
    tiaoli_lookalike_get(s->doc, mark, &view);
    same_name(object, "reason", TIAOLI_DOMAIN_LOOKALIKE, view.reason);
}

static void same_measure(const json_t *object, int32_t segments, uint32_t flags, int32_t shared) {
    same_number(object, "segments", segments);
    same_bool(object, "equal", (flags & TIAOLI_QUOTE_EQUAL) != 0);
    same_number(object, "shared", shared);
}

static void same_members(const source *s, const json_t *object, tiaoli_mark mark, int32_t stated,
                         uint32_t members, bool matches) {
    char count[16];
    snprintf(count, sizeof count, "%ld", (long)stated);
    if (stated)
        same_string(object, "count", count);
    else
        SAME(json_is_null(field(object, "count")), "no count is null", mark);
    if (members) {
        same_spans(s, field(object, "expansion"), mark, TIAOLI_SPAN_MEMBER);
        same_bool(object, "expansion_matches", matches);
    } else {
        SAME(json_is_null(field(object, "expansion")), "no members are null", mark);
        SAME(json_is_null(field(object, "expansion_matches")), "nor do they match", mark);
    }
}

static void same_slogan(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_slogan view = {.size = sizeof view};
    tiaoli_slogan_get(s->doc, mark, &view);
    const bool counted = view.kind == TIAOLI_SLOGAN_COUNTED;
    same_name(object, "kind", TIAOLI_DOMAIN_SLOGAN, view.kind);
    same_measure(object, view.segments, view.flags, view.shared);
    same_span(s, object, "head", view.head_start, view.head_end);
    same_members(s, object, mark, view.count, counted ? view.members : 0,
                 (view.flags & TIAOLI_QUOTE_MATCHES) != 0);
    if (counted)
        SAME(json_is_null(field(object, "parts")), "no parts are null", mark);
    else
        same_spans(s, field(object, "parts"), mark, TIAOLI_SPAN_MEMBER);
}

static void same_quote(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_quote view = {.size = sizeof view};
    tiaoli_quote_get(s->doc, mark, &view);
    same_place(s, field(object, "content"), view.content_start, view.content_end);
    same_name(object, "kind", TIAOLI_DOMAIN_QUOTE, view.kind);
    same_number(object, "depth", view.depth);
    same_measure(object, view.segments, view.flags, view.shared);
    same_bool(object, "negative", (view.flags & TIAOLI_QUOTE_NEGATIVE) != 0);
    same_bool(object, "parallel", (view.flags & TIAOLI_QUOTE_PARALLEL) != 0);
    same_span(s, object, "head", view.head_start, view.head_end);
    same_members(s, object, mark, view.count, view.members,
                 (view.flags & TIAOLI_QUOTE_MATCHES) != 0);
}

/* Where a reference leads. */
static void same_target(const source *s, const json_t *object, tiaoli_mark mark,
                        const tiaoli_reference *view) {
    same_name(object, "kind", TIAOLI_DOMAIN_REFERENCE, view->kind);
    same_name(object, "target", TIAOLI_DOMAIN_TARGET, view->target);
    if (view->first) same_number(object, "first", (int64_t)view->first - 1);
    if (view->last) same_number(object, "last", (int64_t)view->last - 1);
    char text[2048];
    const size_t length = tiaoli_reference_text(s->doc, mark, text, sizeof text);
    SAME(length < sizeof text, "a target's text is bounded", mark);
    SAME(json_is_null(field(object, "leads_to")) == !length, "no text is null", mark);
}

static void same_reference(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_reference view = {.size = sizeof view};
    tiaoli_reference_get(s->doc, mark, &view);
    same_target(s, object, mark, &view);
    same_span(s, object, "content", view.content_start, view.content_end);
    same_span(s, object, "issuer", view.issuer_start, view.issuer_end);
    same_span(s, object, "doc_number", view.number_start, view.number_end);
    same_bool(object, "range", (view.flags & TIAOLI_REFERENCE_RANGE) != 0);
}

static void same_mention(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_reference view = {.size = sizeof view};
    tiaoli_reference_get(s->doc, mark, &view);
    same_target(s, object, mark, &view);
    const bool defines = view.kind == TIAOLI_REFERENCE_DEFINITION;
    same_span(s, object, "short_for", defines ? view.law_start : 0, defines ? view.law_end : 0);
    same_span(s, object, "definition", tiaoli_mark_start(s->doc, view.definition),
              tiaoli_mark_end(s->doc, view.definition));
}

/* A span with the date in it. */
static void same_time(const source *s, const json_t *object, const char *key, uint32_t start_at,
                      uint32_t end_at) {
    same_span(s, object, key, start_at, end_at);
    char date[256] = "";
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(s->doc, 0, TIAOLI_MARK_QUANTITY, m)) != 0;) {
        tiaoli_quantity quantity = {.size = sizeof quantity};
        tiaoli_quantity_get(s->doc, m, &quantity);
        const uint32_t start = tiaoli_mark_start(s->doc, m);
        const bool dates =
            quantity.kind == TIAOLI_QUANTITY_DATE || quantity.kind == TIAOLI_QUANTITY_RELATIVE;
        if (!dates || start < start_at) continue;
        if (start >= end_at || tiaoli_value_text(s->doc, m, date, sizeof date)) break;
    }
    const json_t *told = json_object_get(field(object, key), "date");
    SAME((told != NULL) == (date[0] != '\0'), "a time has its date", start_at);
    if (told) same_string(field(object, key), "date", date);
}

static void same_units(const source *s, const json_t *array, tiaoli_mark mark) {
    tiaoli_span spans[3][64];
    uint32_t count[3], next[3] = {0}, all = 0;
    for (uint32_t r = 0; r < 3; r++) {
        const int32_t role = TIAOLI_SPAN_UNIT_LEAD + (int32_t)r;
        all += count[r] = tiaoli_mark_spans(s->doc, mark, role, spans[r], 64);
    }
    SAME(json_array_size(array) == all, "as many units", mark);
    for (uint32_t i = 0; i < all; i++) { /* in the order of the document, role by role */
        const json_t *unit = json_array_get(array, i);
        uint32_t r = 0;
        while (r < 3 &&
               strcmp(json_string_value(field(unit, "role")),
                      tiaoli_name(TIAOLI_DOMAIN_SPAN, TIAOLI_SPAN_UNIT_LEAD + (int32_t)r)) != 0)
            r++;
        SAME(r < 3 && next[r] < count[r], "a unit has a role", mark);
        if (next[r] < 64) same_place(s, unit, spans[r][next[r]].start, spans[r][next[r]].end);
        next[r]++;
    }
}

static void same_directive(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_directive view = {.size = sizeof view};
    tiaoli_directive_get(s->doc, mark, &view);
    same_name(object, "force", TIAOLI_DOMAIN_FORCE, view.force);
    same_name(object, "strength", TIAOLI_DOMAIN_STRENGTH, view.strength);
    same_name(object, "role", TIAOLI_DOMAIN_ROLE, view.role);
    same_name(object, "actor_source", TIAOLI_DOMAIN_ACTOR, view.actor_source);
    same_bool(object, "inherited", (view.flags & TIAOLI_DIRECTIVE_INHERITED) != 0);
    same_span(s, object, "cue", view.cue_start, view.cue_end);
    same_span(s, object, "cue_source", view.cue_source_start, view.cue_source_end);
    same_span(s, object, "actor", view.actor_start, view.actor_end);
    same_span(s, object, "action", view.action_start, view.action_end);
    same_span(s, object, "object", view.object_start, view.object_end);
    same_span(s, object, "reported_by", view.reported_by_start, view.reported_by_end);
    same_spans(s, field(object, "verbs"), mark, TIAOLI_SPAN_VERB);
    same_time(s, object, "deadline", view.deadline_start, view.deadline_end);
    same_units(s, field(object, "units"), mark);
}

static void same_goal(const source *s, const json_t *object, tiaoli_mark mark) {
    tiaoli_target view = {.size = sizeof view};
    tiaoli_target_get(s->doc, mark, &view);
    const json_t *amount = field(object, "quantity");
    tiaoli_span unit = {0, 0};
    same_span(s, object, "indicator", view.indicator_start, view.indicator_end);
    same_place(s, amount, tiaoli_mark_start(s->doc, view.quantity),
               tiaoli_mark_end(s->doc, view.quantity));
    same_value(s, amount, view.quantity);
    if (!json_string_value(field(amount, "kind"))[0])
        tl_fuzz_fail("JSON: a quantity has a kind", "kind", mark);
    tiaoli_mark_spans(s->doc, view.quantity, TIAOLI_SPAN_UNIT, &unit, 1);
    if (unit.start < unit.end)
        same_text(s, amount, "unit", unit.start, unit.end);
    else
        SAME(json_is_null(field(amount, "unit")), "no unit is null", mark);
    same_name(object, "comparator", TIAOLI_DOMAIN_COMPARATOR, view.comparator);
    same_name(object, "direction", TIAOLI_DOMAIN_DIRECTION, view.direction);
    same_bool(object, "change", (view.flags & TIAOLI_TARGET_FLAG_CHANGE) != 0);
    same_name(object, "tone", TIAOLI_DOMAIN_TONE, view.tone);
    same_span(s, object, "tone_word", view.tone_start, view.tone_end);
    same_time(s, object, "deadline", view.deadline_start, view.deadline_end);
    same_time(s, object, "base", view.base_start, view.base_end);
    const json_t *directive = field(object, "directive");
    SAME(json_is_null(directive) == !view.directive, "the directive of a target", mark);
    if (view.directive)
        same_offsets(directive, tiaoli_mark_start(s->doc, view.directive),
                     tiaoli_mark_end(s->doc, view.directive));
}

/* --- The whole ------------------------------------------------------------------------ */

static const struct {
    const char *name;
    int32_t kind;
    void (*same)(const source *s, const json_t *object, tiaoli_mark mark);
    bool mentions; /* of the references those that are no titles and provisions */
} layers[] = {{"numerals", TIAOLI_MARK_NUMERAL, same_numeral, false},
              {"quantities", TIAOLI_MARK_QUANTITY, same_quantity, false},
              {"lookalikes", TIAOLI_MARK_LOOKALIKE, same_lookalike, false},
              {"quotes", TIAOLI_MARK_QUOTE, same_quote, false},
              {"slogans", TIAOLI_MARK_SLOGAN, same_slogan, false},
              {"references", TIAOLI_MARK_REFERENCE, same_reference, false},
              {"mentions", TIAOLI_MARK_REFERENCE, same_mention, true},
              {"directives", TIAOLI_MARK_DIRECTIVE, same_directive, false},
              {"targets", TIAOLI_MARK_TARGET, same_goal, false}};

static bool is_mention(const source *s, tiaoli_mark mark) {
    tiaoli_reference view = {.size = sizeof view};
    return tiaoli_reference_get(s->doc, mark, &view) == TIAOLI_OK &&
           view.kind > TIAOLI_REFERENCE_PROVISION;
}

static void same_marks(const source *s, const json_t *json) {
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        const json_t *array = field(json, layers[i].name);
        size_t count = 0;
        tiaoli_mark m = 0;
        for (; (m = tiaoli_mark_next(s->doc, 0, layers[i].kind, m)) != 0;) {
            if (is_mention(s, m) != layers[i].mentions) continue;
            const json_t *object = json_array_get(array, count++);
            if (!object) tl_fuzz_fail("JSON: every mark is written", layers[i].name, m);
            tiaoli_mark_info info = {.size = sizeof info};
            tiaoli_mark_get(s->doc, m, &info);
            same_place(s, object, info.start, info.end);
            same_name(object, "rule", TIAOLI_DOMAIN_RULE, info.rule);
            same_number(object, "node", (int64_t)info.block - 1);
            layers[i].same(s, object, m);
        }
        if (json_array_size(array) != count)
            tl_fuzz_fail("JSON: nothing but marks is written", layers[i].name, count);
    }
}

static void same_notes(const source *s, const json_t *array) {
    const uint32_t count = tiaoli_doc_note_count(s->doc);
    SAME(json_array_size(array) == count, "as many notes", count);
    for (uint32_t i = 0; i < count; i++) {
        const json_t *object = json_array_get(array, i);
        tiaoli_note note = {.size = sizeof note};
        tiaoli_doc_note_get(s->doc, i, &note);
        same_name(object, "code", TIAOLI_DOMAIN_NOTE, note.code);
        same_number(object, "start", note.start);
        same_number(object, "end", note.end);
        same_string(object, "message", tiaoli_note_text(note.code));
    }
}

static void same_document(const tiaoli_doc *doc, const json_t *json) {
    source s = {doc, NULL, 0};
    s.text = tiaoli_doc_text(doc, &s.length);
    same_number(json, "schema", 1);
    same_number(json, "bytes", (int64_t)s.length);
    same_number(json, "rules", tiaoli_rules_revision());
    same_string(json, "version", tiaoli_version_string());
    same_string(json, "segmenter", tiaoli_segmenter_name());
    same_name(json, "genre", TIAOLI_DOMAIN_GENRE, tiaoli_doc_genre(doc));
    same_nodes(&s, field(json, "nodes"));
    same_marks(&s, json);
    same_notes(&s, field(json, "notes"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static buffer compact, pretty;
    json_set_alloc_funcs(pool_alloc, pool_release);
    tl_fuzz_input input = tl_fuzz_read(data, size);
    tiaoli_doc *doc = tl_fuzz_parse(&input);
    if (doc) {
        write_json(doc, 0, &compact);
        write_json(doc, TIAOLI_JSON_PRETTY, &pretty);
        pool.used = 0;
        json_t *json = read_json(&compact);
        same_document(doc, json);
        TL_FUZZ_HOLDS(json_equal(json, read_json(&pretty)), "both forms say the same", 0);
        tiaoli_doc_free(doc);
        input.options.flags ^= TIAOLI_PARSE_EXHAUSTIVE;
        doc = tiaoli_parser_parse(tl_fuzz_parser(), input.text, input.length, &input.options, NULL);
        TL_FUZZ_HOLDS(doc, "exhaustive or not, it can be parsed", 0);
        write_json(doc, 0, &pretty);
        TL_FUZZ_HOLDS(compact.length == pretty.length &&
                          memcmp(compact.data, pretty.data, compact.length) == 0,
                      "exhaustive is the same as lazy", 0);
    }
    tiaoli_doc_free(doc);
    tl_fuzz_done(&input);
    return 0;
}
