/*
 * The examples of the documentation, run.  In docs/ *.md a block
 *
 *     ```example genre=notice
 *     各单位要按时报送材料。
 *     =>
 *     directive 各单位要按时报送材料 = obligation cue=要 actor=各单位 do=报送 object=材料 [D1]
 *     no quote
 *     ```
 *
 * is a text and what is found in it; the genre may be left out, and so may
 * reference=2026-03-05, the date of the options.  A block ```lexicon
 * is a word list; "```example lexicon" is parsed with the last one above it.  Of each kind
 * that an example names it lists all findings, in order.  docs/directives.md and
 * its neighbours show the forms of the lines.
 */
#include "rules.h"
#include "support.h"

#include <dirent.h>

#ifndef TL_TEST_DOCS
#error "TL_TEST_DOCS must name the directory of the documentation"
#endif

enum { TEXT = 8192, LINES = 64, LINE = 2048, MANY = 80 };

/* --- Findings as lines -------------------------------------------------------- */

typedef struct {
    char line[LINES][LINE];
    int count;
} findings;

static char *begin(findings *f) {
    cr_assert_lt(f->count, LINES, "too many findings for one example");
    char *line = f->line[f->count++];
    line[0] = '\0';
    return line;
}

static void put(char *line, const char *before, const char *text) {
    size_t used = strlen(line);
    used += (size_t)snprintf(line + used, LINE - used, "%s", before);
    for (; *text && used + 4 < LINE; text++) {
        const char one[2] = {*text, '\0'};
        used += (size_t)snprintf(line + used, LINE - used, "%s", *text == '\n' ? "⏎" : one);
    }
}

/* " name=a/b", with nothing if the mark has no span of the role. */
static void put_spans(char *line, const char *name, const tiaoli_doc *doc, tiaoli_mark mark,
                      int32_t role) {
    const uint32_t count = tiaoli_mark_spans(doc, mark, role, NULL, 0);
    for (uint32_t i = 0; i < count; i++)
        put(line, i ? "/" : name, tl_test_role(doc, mark, role, i));
}

static void put_value(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    char value[160];
    if (tiaoli_value_text(doc, mark, value, sizeof value)) put(line, " ", value);
}

static void put_rule(char *line, int32_t rule) {
    put(line, " [", tiaoli_name(TIAOLI_DOMAIN_RULE, rule));
    put(line, "]", "");
}

static void describe_numeral(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_numeral numeral = {.size = sizeof numeral};
    cr_assert_eq(tiaoli_numeral_get(doc, mark, &numeral), TIAOLI_OK);
    put_value(line, doc, mark);
    if (numeral.flags & TIAOLI_VALUE_ABBREVIATED) put(line, " abbreviated", "");
    if (numeral.flags & TIAOLI_VALUE_APPROXIMATE) put(line, " approximate", "");
    put_spans(line, " unit=", doc, mark, TIAOLI_SPAN_UNIT);
    if (numeral.year_from) {
        char years[40];
        snprintf(years, sizeof years, "%d-%d", (int)numeral.year_from, (int)numeral.year_to);
        put(line, " years=", years);
    }
    put_rule(line, numeral.rule);
}

static void describe_quantity(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_quantity quantity = {.size = sizeof quantity};
    cr_assert_eq(tiaoli_quantity_get(doc, mark, &quantity), TIAOLI_OK);
    put_value(line, doc, mark);
    if (quantity.flags & TIAOLI_VALUE_RANGE) put(line, " range", "");
    if (quantity.bound) put(line, " ", tiaoli_name(TIAOLI_DOMAIN_BOUND, quantity.bound));
    if (quantity.flags & TIAOLI_VALUE_APPROXIMATE) put(line, " approximate", "");
    put_spans(line, " unit=", doc, mark, TIAOLI_SPAN_UNIT);
    put_rule(line, quantity.rule);
}

static void describe_quote(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_quote quote = {.size = sizeof quote};
    cr_assert_eq(tiaoli_quote_get(doc, mark, &quote), TIAOLI_OK);
    char number[40];
    if (quote.count) {
        snprintf(number, sizeof number, " %d", (int)quote.count);
        put(line, number, "");
    }
    if (quote.flags & TIAOLI_QUOTE_NEGATIVE) put(line, " negative", "");
    if (quote.flags & TIAOLI_QUOTE_PARALLEL) put(line, " parallel", "");
    if (quote.segments > 1) {
        snprintf(number, sizeof number, " segments=%d", (int)quote.segments);
        put(line, number, "");
    }
    if (quote.depth > 1) {
        snprintf(number, sizeof number, " depth=%d", (int)quote.depth);
        put(line, number, "");
    }
    put_spans(line, " head=", doc, mark, TIAOLI_SPAN_HEAD);
    put_spans(line, " members=", doc, mark, TIAOLI_SPAN_MEMBER);
    if (quote.flags & TIAOLI_QUOTE_MATCHES) put(line, " matches", "");
    put_rule(line, quote.rule);
}

static void describe_slogan(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_slogan slogan = {.size = sizeof slogan};
    cr_assert_eq(tiaoli_slogan_get(doc, mark, &slogan), TIAOLI_OK);
    char number[40];
    if (slogan.count) {
        snprintf(number, sizeof number, " %d", (int)slogan.count);
        put(line, number, "");
    }
    if (slogan.segments > 1) {
        snprintf(number, sizeof number, " shared=%d", (int)slogan.shared);
        put(line, number, "");
    }
    put_spans(line, " head=", doc, mark, TIAOLI_SPAN_HEAD);
    put_spans(line, slogan.count ? " members=" : " parts=", doc, mark, TIAOLI_SPAN_MEMBER);
    if (slogan.flags & TIAOLI_QUOTE_MATCHES) put(line, " matches", "");
    put_rule(line, slogan.rule);
}

static void describe_directive(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    static const struct {
        const char *name;
        int32_t role;
    } parts[] = {
        {" cue=", TIAOLI_SPAN_CUE},
        {" from=", TIAOLI_SPAN_CUE_SOURCE},
        {" actor=", TIAOLI_SPAN_ACTOR},
        {" do=", TIAOLI_SPAN_VERB},
        {" object=", TIAOLI_SPAN_OBJECT},
        {" by=", TIAOLI_SPAN_REPORTED_BY},
        {" when=", TIAOLI_SPAN_DEADLINE},
        {" lead=", TIAOLI_SPAN_UNIT_LEAD},
        {" support=", TIAOLI_SPAN_UNIT_SUPPORT},
        {" responsible=", TIAOLI_SPAN_UNIT_RESPONSIBLE},
    };
    tiaoli_directive d = {.size = sizeof d};
    cr_assert_eq(tiaoli_directive_get(doc, mark, &d), TIAOLI_OK);
    if (d.strength != TIAOLI_STRENGTH_NORMAL)
        put(line, " ", tiaoli_name(TIAOLI_DOMAIN_STRENGTH, d.strength));
    if (d.flags & TIAOLI_DIRECTIVE_INHERITED) put(line, " inherited", "");
    if (d.role != TIAOLI_ROLE_BODY) put(line, " role=", tiaoli_name(TIAOLI_DOMAIN_ROLE, d.role));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_spans(line, parts[i].name, doc, mark, parts[i].role);
    if (d.actor_source == TIAOLI_ACTOR_INHERITED || d.actor_source == TIAOLI_ACTOR_DOCUMENT)
        put(line, " actor-source=", tiaoli_name(TIAOLI_DOMAIN_ACTOR, d.actor_source));
    put_rule(line, d.rule);
}

static void describe_target(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_target t = {.size = sizeof t};
    cr_assert_eq(tiaoli_target_get(doc, mark, &t), TIAOLI_OK);
    put_spans(line, " of=", doc, mark, TIAOLI_SPAN_INDICATOR);
    put_spans(line, t.flags & TIAOLI_TARGET_FLAG_CHANGE ? " by=" : " at=", doc, mark,
              TIAOLI_SPAN_QUANTITY);
    if (t.direction) put(line, " ", tiaoli_name(TIAOLI_DOMAIN_DIRECTION, t.direction));
    if (t.tone) put(line, " tone=", tiaoli_name(TIAOLI_DOMAIN_TONE, t.tone));
    put_spans(line, "/", doc, mark, TIAOLI_SPAN_TONE);
    put_spans(line, " when=", doc, mark, TIAOLI_SPAN_DEADLINE);
    put_spans(line, " since=", doc, mark, TIAOLI_SPAN_BASE);
    put_rule(line, t.rule);
}

static void describe_reference(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_reference r = {.size = sizeof r};
    char text[1024];
    cr_assert_eq(tiaoli_reference_get(doc, mark, &r), TIAOLI_OK);
    put_spans(line, " issuer=", doc, mark, TIAOLI_SPAN_ISSUER);
    put_spans(line, " number=", doc, mark, TIAOLI_SPAN_DOC_NUMBER);
    if (r.kind == TIAOLI_REFERENCE_DEFINITION)
        put(line, " of=", tl_test_slice(doc, r.law_start, r.law_end));
    if (r.kind == TIAOLI_REFERENCE_TITLE && r.target == TIAOLI_TARGET_OUTSIDE) return;
    if (tiaoli_reference_text(doc, mark, text, sizeof text)) put(line, " to=", text);
}

static void describe_marks(findings *f, const tiaoli_doc *doc, int32_t kind) {
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, kind, m)) != 0;) {
        char *line = begin(f);
        tiaoli_mark_info info = {.size = sizeof info};
        cr_assert_eq(tiaoli_mark_get(doc, m, &info), TIAOLI_OK);
        put(line, tiaoli_name(TIAOLI_DOMAIN_MARK, kind), " ");
        put(line, "", tl_test_slice(doc, info.start, info.end));
        put(line, " = ", tl_test_type(doc, m));
        if (kind == TIAOLI_MARK_NUMERAL) describe_numeral(line, doc, m);
        if (kind == TIAOLI_MARK_QUANTITY) describe_quantity(line, doc, m);
        if (kind == TIAOLI_MARK_QUOTE) describe_quote(line, doc, m);
        if (kind == TIAOLI_MARK_SLOGAN) describe_slogan(line, doc, m);
        if (kind == TIAOLI_MARK_DIRECTIVE) describe_directive(line, doc, m);
        if (kind == TIAOLI_MARK_REFERENCE) describe_reference(line, doc, m);
        if (kind == TIAOLI_MARK_TARGET) describe_target(line, doc, m);
        if (kind == TIAOLI_MARK_REFERENCE || kind == TIAOLI_MARK_LOOKALIKE)
            put_rule(line, info.rule);
    }
}

/* All nodes of a kind in one line: "clauses 甲， | 乙。" */
static void describe_nodes(findings *f, const tiaoli_doc *doc, int32_t kind, const char *name,
                           bool leads) {
    char *line = NULL;
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        tiaoli_node_info info = {.size = sizeof info};
        cr_assert_eq(tiaoli_node_get(doc, n, &info), TIAOLI_OK);
        if (info.kind != kind || (leads && info.role != TIAOLI_NODE_ROLE_LEAD)) continue;
        if (!line)
            put(line = begin(f), name, "");
        else
            put(line, " |", "");
        put(line, " ", tl_test_slice(doc, info.start, info.end));
    }
}

static void describe_levels(findings *f, const tiaoli_doc *doc) {
    char *line = begin(f);
    put(line, "levels", "");
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        tiaoli_node_info info = {.size = sizeof info};
        cr_assert_eq(tiaoli_node_get(doc, n, &info), TIAOLI_OK);
        if (info.kind != TIAOLI_NODE_DIVISION) continue;
        char level[80];
        snprintf(level, sizeof level, " %d:%s:%d", (int)info.level,
                 tiaoli_name(TIAOLI_DOMAIN_MARKER, info.marker), (int)info.number);
        put(line, level, "");
        snprintf(level, sizeof level, "-%d", (int)info.suffix);
        if (info.suffix) put(line, level, "");
    }
}

static void describe_notes(findings *f, const tiaoli_doc *doc) {
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        tiaoli_note note = {.size = sizeof note};
        cr_assert_eq(tiaoli_doc_note_get(doc, i, &note), TIAOLI_OK);
        char *line = begin(f);
        put(line, "note ", tiaoli_name(TIAOLI_DOMAIN_NOTE, note.code));
        put(line, " ", tl_test_slice(doc, note.start, note.end));
    }
}

static void describe_why(findings *f, const tiaoli_doc *doc) {
    tiaoli_evidence why = {.size = sizeof why};
    cr_assert_eq(tiaoli_doc_genre_get(doc, &why), TIAOLI_OK);
    cr_assert_eq(why.value, tiaoli_doc_genre(doc));
    char *line = begin(f);
    put(line, "why ", tiaoli_name(TIAOLI_DOMAIN_RULE, why.rule));
    if (why.start < why.end) put(line, " ", tl_test_slice(doc, why.start, why.end));
}

/* The document and the divisions whose polarity is not "other". */
static void describe_polarity(findings *f, const tiaoli_doc *doc) {
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        tiaoli_node_info node = {.size = sizeof node};
        tiaoli_evidence why = {.size = sizeof why};
        cr_assert_eq(tiaoli_node_get(doc, n, &node), TIAOLI_OK);
        cr_assert_eq(tiaoli_node_polarity_get(doc, n, &why), TIAOLI_OK);
        if (n > 1 && node.kind != TIAOLI_NODE_DIVISION) continue;
        if (why.value == TIAOLI_POLARITY_OTHER) continue;
        char *line = begin(f);
        put(line, "polarity ",
            n > 1 ? tl_test_slice(doc, node.label_start, node.label_end) : "document");
        put(line, " ", tiaoli_name(TIAOLI_DOMAIN_POLARITY, why.value));
        put(line, " ", tl_test_slice(doc, why.start, why.end));
    }
}

/* What the document has of what `word` names; false if it names nothing. */
static bool describe(findings *f, const tiaoli_doc *doc, const char *word) {
    f->count = 0;
    for (int32_t kind = TIAOLI_MARK_NUMERAL; kind <= TIAOLI_MARK_TARGET; kind++) {
        if (strcmp(word, tiaoli_name(TIAOLI_DOMAIN_MARK, kind)) != 0) continue;
        describe_marks(f, doc, kind);
        return true;
    }
    if (strcmp(word, "genre") == 0) {
        put(begin(f), "genre ", tiaoli_name(TIAOLI_DOMAIN_GENRE, tiaoli_doc_genre(doc)));
    } else if (strcmp(word, "outline") == 0) {
        char *outline = tl_test_outline(doc, false);
        put(begin(f), "outline ", outline);
        free(outline);
    } else if (strcmp(word, "levels") == 0) {
        describe_levels(f, doc);
    } else if (strcmp(word, "headings") == 0) {
        describe_nodes(f, doc, TIAOLI_NODE_HEADING, word, false);
    } else if (strcmp(word, "sentences") == 0) {
        describe_nodes(f, doc, TIAOLI_NODE_SENTENCE, word, false);
    } else if (strcmp(word, "clauses") == 0) {
        describe_nodes(f, doc, TIAOLI_NODE_CLAUSE, word, false);
    } else if (strcmp(word, "leads") == 0) {
        describe_nodes(f, doc, TIAOLI_NODE_SENTENCE, word, true);
    } else if (strcmp(word, "note") == 0) {
        describe_notes(f, doc);
    } else if (strcmp(word, "why") == 0) {
        describe_why(f, doc);
    } else if (strcmp(word, "polarity") == 0) {
        describe_polarity(f, doc);
    } else {
        return false;
    }
    return true;
}

/* --- Examples ------------------------------------------------------------------- */

typedef struct {
    char text[TEXT];
    int32_t genre, reference;
    const tiaoli_lexicon *lexicon;
    char expected[LINES][LINE];
    int expected_count;
    int line; /* of the first expected line                                     */
} example;

/* The first word of an expected line, without "no ". */
static void kind_of(const char *expected, char *word, size_t size) {
    if (strncmp(expected, "no ", 3) == 0) expected += 3;
    const size_t length = strcspn(expected, " ");
    snprintf(word, size, "%.*s", (int)length, expected);
}

/* Compares what is found of one kind with the lines of that kind; counts what
 * does not fit, and says where. */
static int compare_kind(const example *e, const tiaoli_doc *doc, const char *word,
                        const char *file) {
    static findings found;
    if (!describe(&found, doc, word)) {
        fprintf(stderr, "%s:%d: no such kind: %s\n", file, e->line, word);
        return 1;
    }
    int at = 0, wrong = 0;
    for (int i = 0; i < e->expected_count; i++) {
        char kind[40];
        kind_of(e->expected[i], kind, sizeof kind);
        if (strcmp(kind, word) != 0 || strncmp(e->expected[i], "no ", 3) == 0) continue;
        const char *is = at < found.count ? found.line[at] : "nothing";
        at++;
        if (strcmp(is, e->expected[i]) == 0) continue;
        fprintf(stderr, "%s:%d: expected %s\n    found %s\n", file, e->line + i, e->expected[i],
                is);
        wrong++;
    }
    for (; at < found.count; at++, wrong++)
        fprintf(stderr, "%s:%d: not expected: %s\n", file, e->line, found.line[at]);
    return wrong;
}

static int run_example(const example *e, const char *file) {
    tiaoli_options options = {.size = sizeof options,
                              .genre = e->genre,
                              .lexicon = e->lexicon,
                              .reference_date = e->reference};
    tiaoli_doc *doc = tl_test_parse_with(e->text, strlen(e->text), &options);
    int wrong = 0;
    for (int i = 0; i < e->expected_count; i++) {
        char word[40], other[40];
        bool done = false;
        kind_of(e->expected[i], word, sizeof word);
        for (int k = 0; k < i; k++) {
            kind_of(e->expected[k], other, sizeof other);
            done = done || strcmp(word, other) == 0;
        }
        if (!done) wrong += compare_kind(e, doc, word, file);
    }
    if (!e->expected_count) {
        fprintf(stderr, "%s:%d: an example without findings\n", file, e->line);
        wrong++;
    }
    tiaoli_doc_free(doc);
    return wrong;
}

/* 20260305 of reference=2026-03-05, else 0. */
static int32_t reference_of(const char *fence) {
    const char *at = strstr(fence, "reference=");
    int32_t date = 0;
    for (at += at ? strlen("reference=") : 0; at && (*at == '-' || (*at >= '0' && *at <= '9'));
         at++)
        if (*at != '-') date = date * 10 + (*at - '0');
    return date;
}

static int32_t genre_of(const char *fence) {
    const char *at = strstr(fence, "genre=");
    for (int32_t g = TIAOLI_GENRE_SPEECH; at && g <= TIAOLI_GENRE_OTHER; g++)
        if (strcmp(at + 6, tiaoli_name(TIAOLI_DOMAIN_GENRE, g)) == 0) return g;
    return TIAOLI_GENRE_DETECT;
}

/* One line without its break; false at the end of the file. */
static bool read_line(FILE *file, char *line, int *number) {
    if (!fgets(line, LINE, file)) return false;
    line[strcspn(line, "\r\n")] = '\0';
    ++*number;
    return true;
}

/* The word list that has begun, in the place of an earlier one. */
static tiaoli_lexicon *read_lexicon(FILE *file, tiaoli_lexicon *before, int *number) {
    static char tsv[TEXT];
    char line[LINE];
    size_t used = 0;
    tiaoli_lexicon_free(before);
    while (read_line(file, line, number) && strncmp(line, "```", 3) != 0)
        used += (size_t)snprintf(tsv + used, TEXT - used, "%s\n", line);
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(tsv, used, NULL, NULL, NULL);
    cr_assert_not_null(lexicon, "word list above line %d", *number);
    return lexicon;
}

/* Reads the example that has begun; false if it does not end. */
static bool read_example(FILE *file, example *e, int *number) {
    char line[LINE];
    bool findings_begin = false;
    e->text[0] = '\0';
    e->expected_count = 0;
    while (read_line(file, line, number)) {
        if (strncmp(line, "```", 3) == 0) return findings_begin;
        if (!findings_begin && strcmp(line, "=>") == 0) {
            findings_begin = true;
            e->line = *number + 1;
        } else if (!findings_begin) {
            const size_t used = strlen(e->text);
            snprintf(e->text + used, TEXT - used, "%s%s", used ? "\n" : "", line);
        } else if (e->expected_count < LINES) {
            memcpy(e->expected[e->expected_count++], line, LINE);
        }
    }
    return false;
}

/* Runs all examples of a file; gives how many there are, *wrong what failed. */
static int run_file(const char *path, int *wrong) {
    static example e;
    char line[LINE];
    int number = 0, count = 0;
    tiaoli_lexicon *lexicon = NULL;
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "cannot open %s", path);
    while (read_line(file, line, &number)) {
        if (strcmp(line, "```lexicon") == 0) lexicon = read_lexicon(file, lexicon, &number);
        if (strncmp(line, "```example", 10) != 0) continue;
        e.line = number;
        e.genre = genre_of(line);
        e.reference = reference_of(line);
        e.lexicon = strstr(line, " lexicon") ? lexicon : NULL;
        count++;
        if (read_example(file, &e, &number)) {
            *wrong += run_example(&e, path);
        } else {
            fprintf(stderr, "%s:%d: an example without => or end\n", path, e.line);
            ++*wrong;
        }
    }
    fclose(file);
    tiaoli_lexicon_free(lexicon);
    return count;
}

/* --- Tests ------------------------------------------------------------------------ */

static void expect_document(const char *name, int least) {
    char path[1024];
    int wrong = 0;
    snprintf(path, sizeof path, "%s/%s", TL_TEST_DOCS, name);
    const int count = run_file(path, &wrong);
    cr_assert_eq(wrong, 0, "%d wrong in %s", wrong, path);
    cr_assert_geq(count, least, "only %d examples in %s", count, path);
}

Test(docs, outline) { expect_document("outline.md", 10); }
Test(docs, numerals) { expect_document("numerals.md", 10); }
Test(docs, slogans) { expect_document("slogans.md", 10); }
Test(docs, references) { expect_document("references.md", 10); }
Test(docs, directives) { expect_document("directives.md", 10); }

Test(docs, targets) { expect_document("targets.md", 20); }

Test(docs, lexicon) { expect_document("lexicon.md", 3); }

/* Not for reading: numbering that is easily mistaken. */
Test(docs, puzzles) { expect_document("../tests/puzzles.md", 83); }

Test(docs, habits) { expect_document("../tests/habits.md", 11); }

Test(docs, hard_clauses) { expect_document("../tests/hard_clauses.md", 93); }

Test(docs, frames) { expect_document("../tests/frames.md", 63); }

/* Every row "| `section.class` |" of the page names a class that there is. */
Test(docs, classes_of_lexicons) {
    char line[LINE], row[LINE];
    int count = 0;
    FILE *file = fopen(TL_TEST_DOCS "/lexicon.md", "rb");
    cr_assert_not_null(file);
    for (int number = 0; read_line(file, line, &number);) {
        const size_t length = strncmp(line, "| `", 3) == 0 ? strcspn(line + 3, "`") : 0;
        if (!length || !memchr(line + 3, '.', length)) continue;
        snprintf(row, sizeof row, "甲\t%.*s", (int)length, line + 3);
        tiaoli_lexicon *lexicon = tiaoli_lexicon_new(row, strlen(row), NULL, NULL, NULL);
        cr_assert_not_null(lexicon, "lexicon.md:%d: no such class", number);
        tiaoli_lexicon_free(lexicon);
        count++;
    }
    fclose(file);
    cr_assert_geq(count, 25);
}

/* Does a table of rules in the file have a row for it? */
static bool lists_rule(const char *name, const char *rule) {
    char path[1024], line[LINE], row[80];
    bool found = false;
    snprintf(path, sizeof path, "%s/%s", TL_TEST_DOCS, name);
    snprintf(row, sizeof row, "| `%s` |", rule);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "cannot open %s", path);
    for (int number = 0; !found && read_line(file, line, &number);)
        found = strncmp(line, row, strlen(row)) == 0;
    fclose(file);
    return found;
}

Test(docs, every_rule_has_a_row) {
    static const char *const rules[] = {
#define RULE_NAME(id, code, name) name,
        TL_RULES(RULE_NAME)
#undef RULE_NAME
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        cr_assert(!rules[i][0] || lists_rule("numerals.md", rules[i]) ||
                      lists_rule("slogans.md", rules[i]) || lists_rule("references.md", rules[i]) ||
                      lists_rule("directives.md", rules[i]) || lists_rule("targets.md", rules[i]) ||
                      lists_rule("outline.md", rules[i]),
                  "no document has a row for the rule %s", rules[i]);
}

Test(docs, all_examples_of_all_documents) {
    DIR *docs = opendir(TL_TEST_DOCS);
    cr_assert_not_null(docs);
    int count = 0, wrong = 0;
    for (struct dirent *entry; (entry = readdir(docs)) != NULL;) {
        char path[1024];
        const size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".md") != 0) continue;
        snprintf(path, sizeof path, "%s/%s", TL_TEST_DOCS, entry->d_name);
        count += run_file(path, &wrong);
    }
    closedir(docs);
    cr_assert_eq(wrong, 0, "%d wrong", wrong);
    cr_assert_geq(count, MANY, "only %d examples", count);
}
