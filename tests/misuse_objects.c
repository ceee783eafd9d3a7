/* Misuse of what makes, frees and describes objects: documents, parsers, offsets, lexicons. */
#include "misuse.h"

#include <string.h>

#include "counting.h"

/* --- Documents -------------------------------------------------------------------------- */

static void misuse_doc_node_count(const scene *s) { MUST(tiaoli_doc_node_count(NULL) == 0); }
static void misuse_doc_mark_count(const scene *s) { MUST(tiaoli_doc_mark_count(NULL) == 0); }
static void misuse_doc_note_count(const scene *s) { MUST(tiaoli_doc_note_count(NULL) == 0); }
static void misuse_doc_genre(const scene *s) { MUST(tiaoli_doc_genre(NULL) == 0); }

static tiaoli_status ask_doc_genre_get(const tiaoli_doc *doc, uint32_t handle, void *out) {
    (void)handle;
    return tiaoli_doc_genre_get(doc, out);
}

static void misuse_doc_genre_get(const scene *s) {
    tiaoli_evidence why = {sizeof why, 0, 0, 0, 0};
    MUST(tiaoli_doc_genre_get(NULL, &why) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_doc_genre_get(s->doc, NULL) == TIAOLI_E_ARGUMENT);
    sizes(s, ask_doc_genre_get, 0, sizeof(tiaoli_evidence));
}

static void misuse_doc_text(const scene *s) {
    size_t length = 99;
    MUST(strcmp(tiaoli_doc_text(NULL, &length), "") == 0 && length == 0);
    MUST(strcmp(tiaoli_doc_text(NULL, NULL), "") == 0);
    MUST(tiaoli_doc_text(s->doc, NULL) != NULL);
}

static void misuse_doc_free(const scene *s) {
    (void)s;
    tiaoli_doc_free(NULL);
}

/* --- Making objects ----------------------------------------------------------------------- */

static bool is_error(tiaoli_error error, tiaoli_status status, uint32_t offset) {
    return error.status == status && error.offset == offset;
}

typedef void *(*maker)(const tiaoli_allocator *allocator, tiaoli_error *error);

/* An allocator that lacks a function is refused before it is used. */
static void incomplete_allocators(const scene *s, maker make) {
    tl_test_memory memory = {0};
    for (int lacks = 1; lacks < 8; lacks++) {
        tiaoli_allocator allocator = tl_test_allocator(&memory);
        if (lacks & 1) allocator.alloc = NULL;
        if (lacks & 2) allocator.resize = NULL;
        if (lacks & 4) allocator.release = NULL;
        tiaoli_error error = {TIAOLI_E_SINK, 7};
        MUST(make(&allocator, &error) == NULL && is_error(error, TIAOLI_E_ARGUMENT, 0));
        MUST(make(&allocator, NULL) == NULL);
    }
    MUST(memory.calls == 0);
}

static void misuse_parse(const scene *s) {
    tiaoli_error error = {TIAOLI_E_SINK, 7};
    MUST(!tiaoli_parse(NULL, 1, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parse(NULL, SIZE_MAX, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parse("x", SIZE_MAX, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_parse("\xFF", 1, NULL));
    tiaoli_doc *empty = tiaoli_parse(NULL, 0, NULL);
    MUST(empty != NULL);
    tiaoli_doc_free(empty);
}

static void *make_parser(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_parser_new(allocator, error);
}
static void misuse_parser_new(const scene *s) { incomplete_allocators(s, make_parser); }

static void misuse_parser_free(const scene *s) {
    tiaoli_parser_free(NULL);
    tiaoli_error error;
    tiaoli_parser_free(s->busy); /* at work: it stays */
    MUST(!s->busy ||
         (!tiaoli_parser_parse(s->busy, "", 0, NULL, &error) && error.status == TIAOLI_E_BUSY));
}

/* Options, with room behind them for what a newer header may have. */
typedef union {
    tiaoli_options options;
    unsigned char bytes[sizeof(tiaoli_options) + 64];
} some_options;

static void odd_options(const scene *s, tiaoli_parser *parser) {
    tiaoli_error error;
    some_options some;
    for (uint32_t size = 0; size < 8; size++) {
        memset(&some, 0, sizeof some);
        some.options.size = size;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ABI, 0));
    }
    memset(&some, 0, sizeof some);
    some.options.size = sizeof some;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "x", 1, &some.options, &error);
    MUST(doc != NULL);
    tiaoli_doc_free(doc);
    for (size_t at = sizeof(tiaoli_options); at < sizeof some; at++) {
        memset(&some, 0, sizeof some);
        some.options.size = sizeof some;
        some.bytes[at] = 1;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ABI, 0));
    }
    memset(&some, 0, sizeof some);
    some.options.size = sizeof some.options;
    for (uint32_t flag = 1U << 31; flag > TIAOLI_PARSE_CUES_ONLY; flag >>= 1) {
        some.options.flags = flag;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ARGUMENT, 0));
    }
    some.options.flags = 0;
    static const int32_t genres[] = {-1, TIAOLI_GENRE_OTHER + 1, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof genres / sizeof *genres; i++) {
        some.options.genre = genres[i];
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ARGUMENT, 0));
    }
    some.options.genre = 0;
    static const int32_t dates[] = {-1, 2026, 20260229, 20261301, 20260100, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        some.options.reference_date = dates[i];
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ARGUMENT, 0));
    }
    some.options.reference_date = 20260305;
    for (some.options.reserved = 1; some.options.reserved; some.options.reserved <<= 1)
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ABI, 0));
}

static void misuse_parser_parse(const scene *s) {
    tiaoli_error error = {TIAOLI_E_SINK, 7};
    MUST(!tiaoli_parser_parse(NULL, "x", 1, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parser_parse(NULL, NULL, 1, NULL, NULL));
    MUST(!s->busy || (!tiaoli_parser_parse(s->busy, "x", 1, NULL, &error) &&
                      is_error(error, TIAOLI_E_BUSY, 0)));
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    MUST(parser != NULL);
    MUST(!tiaoli_parser_parse(parser, NULL, 1, NULL, &error) &&
         is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parser_parse(parser, "x", SIZE_MAX, NULL, &error) &&
         error.status == TIAOLI_E_LIMIT);
    odd_options(s, parser);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "要学。", 9, NULL, &error);
    MUST(doc && is_error(error, TIAOLI_OK, 0)); /* it is as good as new */
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
}

static void *make_offsets(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_offsets_new("x", 1, allocator, error);
}
static void misuse_offsets_new(const scene *s) {
    tiaoli_error error;
    incomplete_allocators(s, make_offsets);
    MUST(!tiaoli_offsets_new(NULL, 1, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_offsets_new("x", SIZE_MAX, NULL, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_offsets_new(NULL, 1, NULL, NULL));
}

static void misuse_offsets_free(const scene *s) {
    (void)s;
    tiaoli_offsets_free(NULL);
}

static void misuse_offsets_convert(const scene *s) {
    tiaoli_offsets *index = tiaoli_offsets_new("一a", 4, NULL, NULL);
    MUST(index != NULL);
    const uint32_t in[] = {0, 3, 4, 5};
    uint32_t out[4];
    memset(out, DIRT, sizeof out);
    MUST(tiaoli_offsets_convert(NULL, 0, 1, in, out, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, NULL, out, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, in, NULL, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, in, out, 0) == 0);
    static const int32_t units[] = {-1, 3, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        MUST(tiaoli_offsets_convert(index, units[i], 0, in, out, 4) == 0);
        MUST(tiaoli_offsets_convert(index, 0, units[i], in, out, 4) == 0);
    }
    MUST(is_dirt((unsigned char *)out, 0, sizeof out));
    MUST(tiaoli_offsets_convert(index, 0, 1, in, out, 4) == 3 && out[2] == 2);
    MUST(is_dirt((unsigned char *)out, sizeof *out * 3, sizeof out)); /* 5 is beyond the end */
    tiaoli_offsets_free(index);
}

static void *make_lexicon(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_lexicon_new("x\tverb", 6, allocator, NULL, error);
}

/* tiaoli_lexicon_new() fills a struct as the getters do. */
static tiaoli_status ask_problem(const tiaoli_doc *doc, uint32_t handle, void *out) {
    tiaoli_error error;
    (void)doc;
    (void)handle;
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new("x", 1, NULL, out, &error);
    tiaoli_lexicon_free(lexicon);
    if (lexicon) return TIAOLI_E_SINK;
    if (!out) return TIAOLI_E_ARGUMENT; /* it may be NULL here; sizes() asks for a status */
    return error.status == TIAOLI_E_LEXICON ? TIAOLI_OK : error.status;
}

static void misuse_lexicon_new(const scene *s) {
    tiaoli_error error;
    incomplete_allocators(s, make_lexicon);
    sizes(s, ask_problem, 0, sizeof(tiaoli_problem));
    MUST(!tiaoli_lexicon_new(NULL, 1, NULL, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_lexicon_new("x", SIZE_MAX, NULL, NULL, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_lexicon_new("x", 1, NULL, NULL, NULL));
}

static void misuse_lexicon_free(const scene *s) {
    (void)s;
    tiaoli_lexicon_free(NULL);
}

static tiaoli_doc *lent; /* to make_slogans(), for as long as it is called         */
static void *make_slogans(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_slogans_new(lent, allocator, error);
}

static void misuse_slogans_new(const scene *s) {
    tiaoli_error error;
    lent = tiaoli_parse("x", 1, NULL);
    incomplete_allocators(s, make_slogans);
    tiaoli_doc_free(lent);
    MUST(!tiaoli_slogans_new(NULL, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_slogans_new(NULL, NULL, NULL));
}

static void misuse_slogans_free(const scene *s) {
    (void)s;
    tiaoli_slogans_free(NULL);
}

/* A list with one entry, asked for others. */
static void misuse_slogans_count(const scene *s) {
    (void)s;
    MUST(tiaoli_slogans_count(NULL) == 0);
}

static void beyond_the_list(const scene *s, uint32_t (*ask)(const tiaoli_slogans *, uint32_t)) {
    tiaoli_doc *doc = tiaoli_parse("落实“三农”政策。", strlen("落实“三农”政策。"), NULL);
    tiaoli_slogans *list = tiaoli_slogans_new(doc, NULL, NULL);
    tiaoli_doc_free(doc); /* it is not kept */
    MUST(list && tiaoli_slogans_count(list) == 1 && ask(list, 0) != 0);
    static const uint32_t past[] = {1, 2, UINT32_MAX};
    for (size_t i = 0; i < sizeof past / sizeof *past; i++) MUST(ask(list, past[i]) == 0);
    MUST(ask(NULL, 0) == 0 && ask(NULL, UINT32_MAX) == 0);
    tiaoli_slogans_free(list);
}

static uint32_t text_length(const tiaoli_slogans *list, uint32_t index) {
    return (uint32_t)strlen(tiaoli_slogans_text(list, index));
}
static uint32_t mark_count(const tiaoli_slogans *list, uint32_t index) {
    return tiaoli_slogans_marks(list, index, NULL, UINT32_MAX);
}
static void misuse_slogans_text(const scene *s) { beyond_the_list(s, text_length); }
static void misuse_slogans_kinds(const scene *s) { beyond_the_list(s, tiaoli_slogans_kinds); }
static void misuse_slogans_marks(const scene *s) { beyond_the_list(s, mark_count); }

const misuse_row object_rows[] = {ROW(doc_node_count),
                                  ROW(doc_mark_count),
                                  ROW(doc_note_count),
                                  ROW(doc_genre),
                                  ROW(doc_genre_get),
                                  ROW(doc_text),
                                  ROW(doc_free),
                                  ROW(parse),
                                  ROW(parser_new),
                                  ROW(parser_free),
                                  ROW(parser_parse),
                                  ROW(offsets_new),
                                  ROW(offsets_free),
                                  ROW(offsets_convert),
                                  ROW(lexicon_new),
                                  ROW(lexicon_free),
                                  ROW(slogans_new),
                                  ROW(slogans_free),
                                  ROW(slogans_count),
                                  ROW(slogans_text),
                                  ROW(slogans_kinds),
                                  ROW(slogans_marks),
                                  END};
