/*
 * The caller's allocator: everything comes from it and goes back with its right
 * size, and a failure at any call gives a clean status, no leak, and a parser
 * that is as good as before.
 */
#include "support.h"

/* A text with what a parse of it gives when nothing fails. */
typedef struct {
    const char *text;
    size_t length;
    tiaoli_options options;
    char *json;
} sample;

static void expect_sample(tiaoli_parser *parser, const sample *s) {
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, s->text, s->length, &s->options, &error);
    cr_assert_not_null(doc, "%s", tiaoli_status_name(error.status));
    char *json = tl_test_json(doc);
    cr_assert_str_eq(json, s->json, "not the same after a failure");
    free(json);
    tiaoli_doc_free(doc);
}

static void expect_nothing_left(const tl_test_memory *memory) {
    cr_assert_eq(memory->live, 0, "%zu bytes are left", memory->live);
    cr_assert_not(memory->wrong_size, "a block went back with another size");
}

/* A parser, a document, and both freed.  After a failure the same parser has to
 * give what it would have given. */
static tiaoli_status parse_once(const sample *s, tl_test_memory *memory) {
    const tiaoli_allocator allocator = tl_test_allocator(memory);
    tiaoli_error error = {TIAOLI_OK, 0};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, &error);
    tiaoli_doc *doc =
        parser ? tiaoli_parser_parse(parser, s->text, s->length, &s->options, &error) : NULL;
    cr_assert_eq(doc == NULL, error.status != TIAOLI_OK);
    if (!doc) cr_assert_eq(error.offset, 0, "memory has no place in the text");
    if (parser && !doc) {
        memory->fail_at = 0;
        expect_sample(parser, s);
    }
    tiaoli_parser_free(parser); /* a document outlives its parser */
    if (doc) cr_assert_gt(tiaoli_doc_node_count(doc), 0);
    tiaoli_doc_free(doc);
    expect_nothing_left(memory);
    return error.status;
}

/* Lets each call fail, alone and with all after it; how many failures that were. */
static unsigned long fail_each_call(const char *text, size_t length, uint32_t flags) {
    sample s = {text, length, {0}, NULL};
    s.options.size = sizeof s.options;
    s.options.flags = flags;
    tiaoli_doc *doc = tl_test_parse_with(text, length, &s.options);
    s.json = tl_test_json(doc);
    tiaoli_doc_free(doc);
    tl_test_memory plain = {0};
    cr_assert_eq(parse_once(&s, &plain), TIAOLI_OK);
    for (unsigned long k = 1; k <= plain.calls; k++) {
        for (int persistent = 0; persistent < 2; persistent++) {
            tl_test_memory memory = {.fail_at = k, .persistent = persistent};
            const tiaoli_status status = parse_once(&s, &memory);
            cr_assert_eq(status, TIAOLI_E_NOMEM, "call %lu of %lu: %s", k, plain.calls,
                         tiaoli_status_name(status));
        }
    }
    free(s.json);
    return 2 * plain.calls;
}

Test(memory, all_of_it_comes_back) {
    size_t length = 0;
    char *speech = tl_test_fixture("speech.txt", &length);
    sample s = {speech, length, {.size = sizeof s.options}, NULL};
    tl_test_memory memory = {0};
    cr_assert_eq(parse_once(&s, &memory), TIAOLI_OK);
    cr_assert_gt(memory.calls, 3);
    cr_assert_gt(memory.peak, length);
    free(speech);
}

/* Each text grows by three lines at a time, so that the arrays are filled to all
 * degrees when a call fails; the whole text in every way to parse it. */
Test(memory, each_call_can_fail_over_all_texts, .timeout = 280) {
    static const uint32_t ways[] = {0, TIAOLI_PARSE_BORROW_TEXT, TIAOLI_PARSE_REPLACE_UTF8,
                                    TIAOLI_PARSE_NO_MARKS, TIAOLI_PARSE_EXHAUSTIVE};
    unsigned long failures = 0;
    for (const char *const *name = tl_test_texts; *name; name++) {
        size_t length = 0;
        char *text = tl_test_fixture(*name, &length);
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
            failures += fail_each_call(text, length, ways[way]);
        for (size_t end = 1, lines = 0; end < length; end++)
            if (text[end - 1] == '\n' && ++lines % 3 == 0) failures += fail_each_call(text, end, 0);
        free(text);
    }
    printf("%lu failed allocations\n", failures);
    cr_assert_geq(failures, 5000);
}

Test(memory, small_and_odd_texts_too) {
    static const char *const texts[] = {
        "",
        "\n",
        "一",
        "“““”",
        "第一章　总则\n第一条　为了…，制定本法。\n",
        "十件民生实事能不能全部办结？", /* no directive asks after the numerals */
        "（一）安排三百万元；（二）不得挪用。",
        "“四强”党支部（发展改革委牵头，财政部配合，6月底前完成）。"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fail_each_call(texts[i], strlen(texts[i]), 0);
    fail_each_call("\xFF一\xE4\xB8二\x80", 9, TIAOLI_PARSE_REPLACE_UTF8);
}

/* What a parser has kept from one text must do for the next when memory ends. */
Test(memory, one_parser_through_all_failures) {
    tl_test_memory memory = {0};
    const tiaoli_allocator allocator = tl_test_allocator(&memory);
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, NULL);
    cr_assert_not_null(parser);
    for (const char *const *name = tl_test_texts; *name; name++) {
        sample s = {NULL, 0, {.size = sizeof s.options}, NULL};
        char *text = tl_test_fixture(*name, &s.length);
        s.text = text;
        tiaoli_doc *doc = tl_test_parse_with(s.text, s.length, NULL);
        s.json = tl_test_json(doc);
        tiaoli_doc_free(doc);
        unsigned long k = 1;
        for (tiaoli_error error = {TIAOLI_E_NOMEM, 0}; error.status; k++) {
            memory.calls = 0;
            memory.fail_at = k;
            doc = tiaoli_parser_parse(parser, s.text, s.length, NULL, &error);
            cr_assert(doc || error.status == TIAOLI_E_NOMEM);
            tiaoli_doc_free(doc);
        }
        cr_assert_gt(k, 2, "a document is made without memory");
        memory.fail_at = 0;
        expect_sample(parser, &s);
        free(s.json);
        free(text);
    }
    tiaoli_parser_free(parser);
    expect_nothing_left(&memory);
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
