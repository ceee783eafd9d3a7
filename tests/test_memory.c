/*
 * The caller's allocator: everything comes from it and goes back with its right
 * size, and a failure at any call gives a clean status and no leak.
 */
#include "support.h"

static void parse_once(const char *text, size_t length, tl_test_memory *memory,
                       tiaoli_status *status) {
    const tiaoli_allocator allocator = tl_test_allocator(memory);
    tiaoli_error error = {TIAOLI_OK, 0};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, &error);
    tiaoli_doc *doc = parser ? tiaoli_parser_parse(parser, text, length, NULL, &error) : NULL;
    *status = error.status;
    cr_assert_eq(doc == NULL, error.status != TIAOLI_OK);
    if (parser && !doc) {
        /* after an error the parser is good for the next text */
        memory->fail_at = 0;
        doc = tiaoli_parser_parse(parser, "一、可以再用。", strlen("一、可以再用。"), NULL, &error);
        cr_assert_not_null(doc);
    }
    tiaoli_parser_free(parser); /* a document outlives its parser */
    if (doc) cr_assert_gt(tiaoli_doc_node_count(doc), 0);
    tiaoli_doc_free(doc);
    cr_assert_eq(memory->live, 0, "%zu bytes are left", memory->live);
    cr_assert_not(memory->wrong_size, "a block went back with another size");
}

Test(memory, all_of_it_comes_back) {
    size_t length = 0;
    char *speech = tl_test_fixture("speech.txt", &length);
    tl_test_memory memory = {0};
    tiaoli_status status;
    parse_once(speech, length, &memory, &status);
    cr_assert_eq(status, TIAOLI_OK);
    cr_assert_gt(memory.calls, 3);
    cr_assert_gt(memory.peak, length);
    free(speech);
}

static void fail_each_call(const char *text, size_t length, bool persistent) {
    tl_test_memory plain = {0};
    tiaoli_status status;
    parse_once(text, length, &plain, &status);
    cr_assert_eq(status, TIAOLI_OK);
    for (unsigned long k = 1; k <= plain.calls; k++) {
        tl_test_memory memory = {0};
        memory.fail_at = k;
        memory.persistent = persistent;
        parse_once(text, length, &memory, &status);
        cr_assert_eq(status, TIAOLI_E_NOMEM, "call %lu of %lu: %s", k, plain.calls,
                     tiaoli_status_name(status));
    }
}

Test(memory, each_call_failing_alone_is_reported_over_the_speech) {
    size_t length = 0;
    char *speech = tl_test_fixture("speech.txt", &length);
    fail_each_call(speech, length, false);
    free(speech);
}

Test(memory, each_call_failing_from_then_on_is_reported_over_the_speech) {
    size_t length = 0;
    char *speech = tl_test_fixture("speech.txt", &length);
    fail_each_call(speech, length, true);
    free(speech);
}

Test(memory, small_and_odd_texts_too) {
    static const char *const texts[] = {
        "",
        "\n",
        "一",
        "“““”",
        "第一章　总则\n第一条　为了…，制定本法。\n",
        "（一）安排三百万元；（二）不得挪用。",
        "“四强”党支部（发展改革委牵头，财政部配合，6月底前完成）。"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fail_each_call(texts[i], strlen(texts[i]), false);
        fail_each_call(texts[i], strlen(texts[i]), true);
    }
}

/* A parser is busy while its allocator runs. */
typedef struct {
    tiaoli_parser *parser;
    tiaoli_status seen;
    bool tried;
} reentry;

static void *TIAOLI_CALL reentering_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    reentry *state = ctx;
    (void)old_size;
    if (state->parser && !state->tried) {
        state->tried = true;
        tiaoli_error error = {TIAOLI_OK, 0};
        cr_assert_null(tiaoli_parser_parse(state->parser, "x", 1, NULL, &error));
        state->seen = error.status;
    }
    return realloc(ptr, new_size);
}

static void *TIAOLI_CALL reentering_alloc(void *ctx, size_t size) {
    return reentering_resize(ctx, NULL, 0, size);
}

static void TIAOLI_CALL reentering_release(void *ctx, void *ptr, size_t size) {
    (void)ctx;
    (void)size;
    free(ptr);
}

Test(memory, reentering_a_parser_is_refused) {
    reentry state = {NULL, TIAOLI_OK, false};
    const tiaoli_allocator allocator = {&state, reentering_alloc, reentering_resize,
                                        reentering_release};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, NULL);
    cr_assert_not_null(parser);
    state.parser = parser;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "一、学。", strlen("一、学。"), NULL, NULL);
    cr_assert_not_null(doc);
    cr_assert(state.tried);
    cr_assert_eq(state.seen, TIAOLI_E_BUSY);
    state.parser = NULL;
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
}
