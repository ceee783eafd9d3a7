/*
 * Each limit of tiaoli_options one below, at and one above what a text needs: a
 * status with a place below it, the same document as without limits otherwise,
 * and the same parser goes on.
 */
#include "run.h"
#include "support.h"

/* The field of the options that a limit stands in. */
typedef uint32_t *(*field)(tiaoli_options *options);

static uint32_t *bytes_of(tiaoli_options *options) { return &options->max_bytes; }
static uint32_t *nodes_of(tiaoli_options *options) { return &options->max_nodes; }
static uint32_t *marks_of(tiaoli_options *options) { return &options->max_marks; }
static uint32_t *depth_of(tiaoli_options *options) { return &options->max_depth; }

static tiaoli_options limited(field limit, uint32_t value) {
    tiaoli_options options = {.size = sizeof options};
    *limit(&options) = value;
    return options;
}

/* Parses with the limit below, at and above `needed`; where it failed. */
static uint32_t expect_edge(const char *text, size_t length, field limit, uint32_t needed) {
    tiaoli_error refused = {TIAOLI_OK, 0};
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    cr_assert_not_null(parser);
    tiaoli_doc *free_doc = tl_test_parse_with(text, length, NULL);
    char *expected = tl_test_json(free_doc);
    tiaoli_doc_free(free_doc);
    for (uint32_t value = needed - 1; value <= needed + 1; value++) {
        if (value == 0) continue; /* stands for the default */
        const tiaoli_options options = limited(limit, value);
        tiaoli_error error;
        tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, &options, &error);
        cr_assert_eq(doc != NULL, value >= needed, "%u allowed, %u needed: %s", (unsigned)value,
                     (unsigned)needed, tiaoli_status_name(error.status));
        if (doc) {
            char *json = tl_test_json(doc);
            cr_assert_str_eq(json, expected, "the limit changed the document");
            free(json);
        } else {
            cr_assert_eq(error.status, TIAOLI_E_LIMIT);
            cr_assert_leq(error.offset, length);
            refused = error;
        }
        tiaoli_doc_free(doc);
    }
    free(expected);
    tiaoli_parser_free(parser);
    return refused.offset;
}

Test(limits, bytes) {
    static const char text[] = "一、学。\n二、做。\n";
    for (uint32_t length = 2; length < sizeof text; length++) {
        if (((unsigned char)text[length] & 0xC0) == 0x80) continue; /* inside a character */
        cr_assert_eq(expect_edge(text, length, bytes_of, length), length - 1);
    }
}

Test(limits, bytes_that_no_limit_allows_are_not_even_read) {
    const tiaoli_options most = limited(bytes_of, UINT32_MAX);
    const uint32_t standard = 64 * 1024 * 1024;
    tl_test_fails("", (size_t)standard + 1, NULL, TIAOLI_E_LIMIT, standard);
    tl_test_fails("", (size_t)INT32_MAX + 1, &most, TIAOLI_E_LIMIT, INT32_MAX);
    tl_test_fails("", UINT32_MAX, &most, TIAOLI_E_LIMIT, INT32_MAX);
    tl_test_fails("", SIZE_MAX, &most, TIAOLI_E_LIMIT, INT32_MAX);
    tl_test_fails("", SIZE_MAX, NULL, TIAOLI_E_LIMIT, standard);
}

Test(limits, nodes_and_marks_of_all_texts) {
    for (const char *const *name = tl_test_texts; *name; name++) {
        size_t length = 0;
        char *text = tl_test_fixture(*name, &length);
        tiaoli_doc *doc = tl_test_parse_with(text, length, NULL);
        const uint32_t nodes = tiaoli_doc_node_count(doc), marks = tiaoli_doc_mark_count(doc);
        tiaoli_doc_free(doc);
        cr_assert_gt(marks, 20);
        expect_edge(text, length, nodes_of, nodes);
        expect_edge(text, length, marks_of, marks);
        free(text);
    }
}

/* Whatever the stage is that meets the limit. */
Test(limits, every_smaller_number_of_nodes_and_marks_is_refused) {
    static const char text[] =
        "一、学。\n二、做。安排三百万元，完成第二项“四强”党支部建设，十分重要。\n";
    tiaoli_doc *doc = tl_test_parse(text);
    const uint32_t nodes = tiaoli_doc_node_count(doc), marks = tiaoli_doc_mark_count(doc);
    tiaoli_doc_free(doc);
    cr_assert_gt(marks, 6);
    for (uint32_t needed = 1; needed < nodes + marks; needed++) {
        const bool of_nodes = needed < nodes;
        const tiaoli_options options =
            of_nodes ? limited(nodes_of, needed) : limited(marks_of, needed - nodes + 1);
        if (!of_nodes && options.max_marks >= marks) break;
        tiaoli_error error;
        tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
        cr_assert_null(tiaoli_parser_parse(parser, text, strlen(text), &options, &error));
        cr_assert_eq(error.status, TIAOLI_E_LIMIT);
        cr_assert_leq(error.offset, strlen(text));
        tiaoli_parser_free(parser);
    }
}

/* A ladder of n schemes is n deep. */
Test(limits, depth) {
    static const char *const steps[] = {"第一编　甲\n", "第一章　乙\n", "第一节　丙\n", "一、丁\n",
                                        "（一）戊\n",   "1.己\n",       "（1）庚\n",    "①辛\n"};
    char text[400] = "";
    for (uint32_t depth = 1; depth <= sizeof steps / sizeof *steps; depth++) {
        const size_t last = strlen(text);
        strcat(text, steps[depth - 1]);
        tiaoli_doc *doc = tl_test_parse(text);
        tiaoli_node_info info = {.size = sizeof info};
        int32_t deepest = 0;
        for (tiaoli_node n = 1; tiaoli_node_get(doc, n, &info) == TIAOLI_OK; n++)
            if (info.level > deepest) deepest = info.level;
        tiaoli_doc_free(doc);
        cr_assert_eq(deepest, (int32_t)depth, "%d levels in %s", (int)deepest, text);
        const uint32_t where = expect_edge(text, strlen(text), depth_of, depth);
        if (depth > 1) cr_assert_eq(where, last, "the place is the line that is too deep");
    }
}

/* Bytes given to the segmenter for a text of which one word is asked. */
static uint64_t segmented(const char *text, uint32_t limit) {
    tiaoli_options options = {.size = sizeof options};
    options.max_han_run = limit;
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, &error);
    cr_assert_not_null(doc, "a long run is no error");
    const uint64_t bytes = tl_han_segmented(parser);
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    return bytes;
}

Test(limits, han_runs_are_cut_not_refused) {
    static const char text[] = "十项目标能不能全部办结？"; /* 十项|目标 or 十|项目 */
    const uint32_t run = (uint32_t)(sizeof text - 1 - strlen("？"));
    cr_assert_eq(segmented(text, 0), run, "one word is asked for, the run is given once");
    cr_assert_eq(segmented(text, run + 1), run);
    cr_assert_eq(segmented(text, run), run);
    cr_assert_eq(segmented(text, run - 1), run - 3, "whole characters");
    for (uint32_t limit = 3; limit < run; limit++)
        cr_assert_leq(segmented(text, limit), limit, "limit %u", (unsigned)limit);
    cr_assert_leq(segmented(text, 1), 3, "never less than the character asked for");
}

Test(limits, every_invariant_holds_however_short_the_runs) {
    for (const char *const *name = tl_test_texts; *name; name++) {
        size_t length = 0;
        char *text = tl_test_fixture(*name, &length);
        tiaoli_options options = {.size = sizeof options};
        for (options.max_han_run = 1; options.max_han_run < 100; options.max_han_run += 7)
            tiaoli_doc_free(tl_test_parse_with(text, length, &options));
        free(text);
    }
}
