/*
 * The entry points: arguments are checked here, and run_stages() is the
 * pipeline in the order in which data flows.
 */
#include <tiaoli/tiaoli.h>

#include <stddef.h>
#include <string.h>

#include "relative.h"

enum {
    DEFAULT_MAX_BYTES = 64 * 1024 * 1024,
    DEFAULT_MAX_NODES = 4000000,
    DEFAULT_MAX_MARKS = 4000000,
    DEFAULT_MAX_DEPTH = 32,
    LARGEST_MAX_DEPTH = 64,
    DEFAULT_MAX_HAN_RUN = 4096
};

struct tiaoli_parser {
    tl_memory memory;
    tl_segmenter *segmenter;
    tl_run run; /* its arrays are kept from parse to parse                   */
    bool busy;
};

tiaoli_parser *tiaoli_parser_new(const tiaoli_allocator *allocator, tiaoli_error *error) {
    tl_memory memory;
    tiaoli_parser *parser = tl_object(allocator, sizeof *parser, &memory, error);
    if (!parser) return NULL;
    parser->memory = memory;
    tiaoli_status status;
    parser->segmenter = tl_segmenter_open(&memory, &status);
    if (!parser->segmenter) {
        tl_release(&memory, parser, sizeof *parser);
        tl_set_error(error, status, 0);
        return NULL;
    }
    return parser;
}

void tiaoli_parser_free(tiaoli_parser *parser) {
    if (!parser || parser->busy) return;
    tl_run *run = &parser->run;
    TL_VEC_FREE(&parser->memory, &run->lines);
    TL_VEC_FREE(&parser->memory, &run->points);
    TL_VEC_FREE(&parser->memory, &run->point_pages);
    TL_VEC_FREE(&parser->memory, &run->bracket_pages);
    TL_VEC_FREE(&parser->memory, &run->number_places);
    TL_VEC_FREE(&parser->memory, &run->calendar_places);
    TL_VEC_FREE(&parser->memory, &run->nodes);
    TL_VEC_FREE(&parser->memory, &run->brackets);
    TL_VEC_FREE(&parser->memory, &run->sentences);
    TL_VEC_FREE(&parser->memory, &run->clauses);
    TL_VEC_FREE(&parser->memory, &run->marks);
    TL_VEC_FREE(&parser->memory, &run->spans);
    TL_VEC_FREE(&parser->memory, &run->values);
    TL_VEC_FREE(&parser->memory, &run->citations);
    TL_VEC_FREE(&parser->memory, &run->targets);
    TL_VEC_FREE(&parser->memory, &run->definitions);
    TL_VEC_FREE(&parser->memory, &run->notes);
    TL_VEC_FREE(&parser->memory, &run->stances);
    TL_VEC_FREE(&parser->memory, &run->order);
    TL_VEC_FREE(&parser->memory, &run->places);
    TL_VEC_FREE(&parser->memory, &run->word_ends);
    TL_VEC_FREE(&parser->memory, &run->utf16);
    tl_segmenter_close(&parser->memory, parser->segmenter);
    const tl_memory memory = parser->memory;
    tl_release(&memory, parser, sizeof *parser);
}

/* Half of a pointer points nowhere, half of a date is another day. */
static bool has_half_a_field(uint32_t size, const tiaoli_options *all) {
    return (all->lexicon && size < offsetof(tiaoli_options, reference_date)) ||
           (all->reference_date && size < offsetof(tiaoli_options, reserved));
}

/* Options as the stages need them; false: the status says why. */
static bool apply_options(tl_run *run, const tiaoli_options *options) {
    tiaoli_options all;
    memset(&all, 0, sizeof all);
    if (options) {
        if (options->size < sizeof(uint32_t) * 2) return tl_fail(run, TIAOLI_E_ABI, 0);
        if (options->size > sizeof all) {
            /* a newer caller: fields that this library lacks must be unset */
            const unsigned char *tail = (const unsigned char *)options;
            for (size_t i = sizeof all; i < options->size; i++)
                if (tail[i]) return tl_fail(run, TIAOLI_E_ABI, 0);
        }
        memcpy(&all, options, options->size < sizeof all ? options->size : sizeof all);
        if (has_half_a_field(options->size, &all)) return tl_fail(run, TIAOLI_E_ABI, 0);
    }
    if (all.reserved) return tl_fail(run, TIAOLI_E_ABI, 0);
    if (all.reference_date && !tl_is_calendar_day(all.reference_date))
        return tl_fail(run, TIAOLI_E_ARGUMENT, 0);
    const uint32_t known = TIAOLI_PARSE_BORROW_TEXT | TIAOLI_PARSE_REPLACE_UTF8 |
                           TIAOLI_PARSE_NO_MARKS | TIAOLI_PARSE_EXHAUSTIVE | TIAOLI_PARSE_NO_RUNS |
                           TIAOLI_PARSE_NO_TARGETS | TIAOLI_PARSE_CUES_ONLY;
    if (all.flags & ~known) return tl_fail(run, TIAOLI_E_ARGUMENT, 0);
    if (all.genre < 0 || all.genre > TIAOLI_GENRE_OTHER) return tl_fail(run, TIAOLI_E_ARGUMENT, 0);
    uint32_t max_bytes = all.max_bytes ? all.max_bytes : DEFAULT_MAX_BYTES;
    if (max_bytes > INT32_MAX) max_bytes = INT32_MAX; /* ICU counts so far */
    if (run->length > max_bytes) return tl_fail(run, TIAOLI_E_LIMIT, max_bytes);
    run->flags = all.flags;
    run->lexicon = tl_lexicon_of(all.lexicon);
    run->genre = all.genre;
    run->reference_date = all.reference_date;
    run->max_nodes = all.max_nodes ? all.max_nodes : DEFAULT_MAX_NODES;
    run->max_marks = all.max_marks ? all.max_marks : DEFAULT_MAX_MARKS;
    run->max_depth = all.max_depth ? all.max_depth : DEFAULT_MAX_DEPTH;
    if (run->max_depth > LARGEST_MAX_DEPTH) run->max_depth = LARGEST_MAX_DEPTH;
    run->max_han_run = all.max_han_run ? all.max_han_run : DEFAULT_MAX_HAN_RUN;
    return true;
}

static bool run_stages(tl_run *run) {
    if (!tl_lines(run) || !tl_brackets(run) || !tl_outline(run) || !tl_sentences(run)) return false;
    if (run->flags & TIAOLI_PARSE_NO_MARKS) return true;
    if ((run->flags & TIAOLI_PARSE_EXHAUSTIVE) && !tl_all_words(run)) return false;
    return tl_numerals(run) && tl_quantities(run) && tl_quotes(run) && tl_slogans(run) &&
           tl_references(run) && tl_mentions(run) && tl_resolve(run) && tl_directives(run) &&
           ((run->flags & TIAOLI_PARSE_NO_TARGETS) || tl_targets(run));
}

static void empty_run(tl_run *run) {
    run->lines.count = run->points.count = run->nodes.count = run->brackets.count = 0;
    run->point_pages.count = run->bracket_pages.count = 0;
    run->sentences.count = run->clauses.count = run->marks.count = 0;
    run->spans.count = run->values.count = run->notes.count = 0;
    run->citations.count = run->targets.count = run->definitions.count = 0;
    run->stances.count = run->word_ends.count = 0;
    run->words_of.start = run->words_of.end = 0;
    run->han_segmented = 0;
    run->error.status = TIAOLI_OK;
    run->error.offset = 0;
}

tiaoli_doc *tiaoli_parser_parse(tiaoli_parser *parser, const char *text, size_t length,
                                const tiaoli_options *options, tiaoli_error *error) {
    tl_set_error(error, TIAOLI_OK, 0);
    if (!parser || (!text && length)) {
        tl_set_error(error, TIAOLI_E_ARGUMENT, 0);
        return NULL;
    }
    if (parser->busy) {
        tl_set_error(error, TIAOLI_E_BUSY, 0);
        return NULL;
    }
    parser->busy = true;
    tl_run *run = &parser->run;
    empty_run(run);
    run->text = text ? text : "";
    /* what does not fit is above every limit, too */
    run->length = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length;
    run->memory = parser->memory;
    run->segmenter = parser->segmenter;
    tiaoli_doc *doc = NULL;
    /* a stage may take a question about words that failed for "no", and go on */
    if (apply_options(run, options) && run_stages(run) && run->error.status == TIAOLI_OK)
        doc = tl_freeze(run, !(run->flags & TIAOLI_PARSE_BORROW_TEXT));
    tl_set_error(error, run->error.status, run->error.offset);
    parser->busy = false;
    return doc;
}

uint64_t tl_han_segmented(const tiaoli_parser *parser) { return parser->run.han_segmented; }

tiaoli_doc *tiaoli_parse(const char *text, size_t length, tiaoli_error *error) {
    tiaoli_parser *parser = tiaoli_parser_new(NULL, error);
    if (!parser) return NULL;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, NULL, error);
    tiaoli_parser_free(parser);
    return doc;
}

void tiaoli_doc_free(tiaoli_doc *doc) {
    if (!doc) return;
    const tl_memory memory = doc->memory;
    tl_release(&memory, doc, doc->block_size);
}
