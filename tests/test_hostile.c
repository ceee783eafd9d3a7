/*
 * Texts made to be slow or to pile something up (hostile.c): whatever they are, the
 * document holds every invariant, also at ten megabytes, and its JSON stays in
 * proportion.  That the work grows with the length and no faster is counted by
 * test_linear.sh; times are printed here, never asserted.
 */
#include "hostile.h"

#include <time.h>

#include "invariants.h"
#include "support.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SHORT = 4 * 1024, SHARE = 64 }; /* slower, and here for what it reports */
#else
enum { SHORT = 16 * 1024, SHARE = 1 };
#endif
enum { LONG = 4 * SHORT, CHARACTERS = 10 * 1000 * 1000, MEGABYTES = 10 * 1000 * 1000 };

static const tiaoli_options options = {
    .size = sizeof options, .flags = TIAOLI_PARSE_REPLACE_UTF8 | TIAOLI_PARSE_BORROW_TEXT};

Test(hostile, every_invariant_holds, .timeout = 240) {
    cr_assert_geq(tl_hostile_count(), 30);
    for (size_t i = 0; i < tl_hostile_count(); i++) {
        cr_assert_eq(tl_hostile_find(tl_hostile_name(i)), i, "a name of its own");
        char *text = tl_hostile_make(i, 6000);
        tiaoli_doc_free(tl_test_parse_with(text, strlen(text), &options));
        free(text);
    }
}

/* A document that holds every invariant, or the limit on nodes or marks. */
static void parse_large(const char *name, size_t length) {
    const size_t index = tl_hostile_find(name);
    cr_assert_lt(index, tl_hostile_count(), "no generator %s", name);
    char *text = tl_hostile_make(index, length / SHARE), message[200];
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    const clock_t start = clock();
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, &error);
    const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    tiaoli_parser_free(parser);
    fprintf(stderr, "%6.2f s %9zu bytes %8u nodes %8u marks  %s: %s\n", seconds, strlen(text),
            (unsigned)tiaoli_doc_node_count(doc), (unsigned)tiaoli_doc_mark_count(doc), name,
            tiaoli_status_name(error.status));
    cr_assert(doc || error.status == TIAOLI_E_LIMIT, "%s: %s", name,
              tiaoli_status_text(error.status));
    cr_assert(!doc || tl_invariants_but_json(doc, message, sizeof message), "%s: %s", name,
              message);
    tiaoli_doc_free(doc);
    free(text);
}

Test(hostile, ten_megabytes, .timeout = 240) {
    parse_large("one line without punctuation", MEGABYTES);
    parse_large("要 and nothing else", (size_t)CHARACTERS * 3);
    parse_large("一 and nothing else", (size_t)CHARACTERS * 3);
    parse_large("unclosed quotes", MEGABYTES);
    parse_large("titles in titles", MEGABYTES);
    parse_large("short lines", MEGABYTES);
    parse_large("schemes in turn", MEGABYTES / 4);
    parse_large("one actor after another", MEGABYTES / 4);
    parse_large("cues with commas", MEGABYTES / 4);
    parse_large("digits and commas", MEGABYTES);
    parse_large("万 and 亿", MEGABYTES);
    parse_large("units of a long list", MEGABYTES);
    parse_large("chapters in a contents", (size_t)100000 * 20);
}

/* A numeral that no value can hold says so; in a row that is none nothing has a value
 * that is too large for its text. */
static void parse_endless(const char *before, const char *unit, bool one) {
    const size_t size = strlen(unit), times = CHARACTERS / SHARE, head = strlen(before);
    char *text = malloc(head + size * times + 1);
    cr_assert_not_null(text);
    memcpy(text, before, head + 1);
    for (size_t i = 0; i < times; i++) memcpy(text + head + i * size, unit, size);
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, head + size * times, &options, &error);
    cr_assert(doc || error.status == TIAOLI_E_LIMIT, "%s%s: %s", before, unit,
              tiaoli_status_text(error.status));
    bool endless = false;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_NUMERAL, m)) != 0;) {
        tiaoli_numeral numeral = {.size = sizeof numeral};
        tiaoli_numeral_get(doc, m, &numeral);
        const bool is_long = tiaoli_mark_end(doc, m) - tiaoli_mark_start(doc, m) > 1000;
        endless = endless || is_long;
        cr_assert(!is_long || (numeral.low == 0 && numeral.high == 0 &&
                               tiaoli_value_text(doc, m, NULL, 0) == 0),
                  "%s%s has a value", before, unit);
        cr_assert(!is_long || !one || (numeral.flags & TIAOLI_VALUE_OVERFLOW), "%s%s", before,
                  unit);
    }
    cr_assert_eq(endless, one && doc, "%s%s", before, unit);
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    free(text);
}

Test(hostile, endless_numerals, .timeout = 240) {
    static const struct {
        const char *before, *unit;
        bool one; /* one numeral, too large for a value */
    } rows[] = {{"", "9", true},      {"共1", "0", true},       {"共", "９", true},
                {"", "一", true},     {"共一", "〇", true},     {"0.", "1", true},
                {"零点", "五", true}, {"1", ",111", true},      {"一", "亿", true},
                {"一", "万亿", true}, {"一", "万", true},       {"", "十", false},
                {"", "百", false},    {"", "一亿", false},      {"", "一万", false},
                {"", "九千", false},  {"一亿", "零五亿", true}, {"", "一兆", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        parse_endless(rows[i].before, rows[i].unit, rows[i].one);
}

/* What is taken over from afar must not be told at length for each that takes it. */
static int32_t TIAOLI_CALL count_bytes(void *ctx, const char *data, size_t length) {
    (void)data;
    *(size_t *)ctx += length;
    return 0;
}

Test(hostile, output_is_linear, .timeout = 240) {
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    for (size_t i = 0; i < tl_hostile_count(); i++) {
        size_t size[2] = {0, 0};
        for (size_t k = 0; k < 2; k++) {
            char *text = tl_hostile_make(i, k ? LONG : SHORT);
            tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, NULL);
            cr_assert_eq(tiaoli_doc_write_json(doc, 0, count_bytes, &size[k]), TIAOLI_OK);
            tiaoli_doc_free(doc);
            free(text);
        }
        cr_expect(size[1] < 6 * size[0], "%s: %zu bytes, then %zu", tl_hostile_name(i), size[0],
                  size[1]);
    }
    tiaoli_parser_free(parser);
}
