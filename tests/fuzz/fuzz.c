/*
 * Takes the bytes of an input, gives options and text, and says whether what came
 * of a parse is what these allow: the part of an oracle that all targets share.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invariants.h"

_Noreturn void tl_fuzz_fail(const char *what, const char *which, unsigned long where) {
    fprintf(stderr, "BROKEN: %s (%s) at %lu\n", what, which, where);
    abort();
}

/* --- Inputs ------------------------------------------------------------------- */

static int32_t date_of(const uint8_t *head) {
    return (2016 + (head[4] >> 4)) * 10000 + (head[2] >> 4) * 100 + (head[3] >> 4) * 2 + 1;
}

/* Written apart from the library, to compare. */
static bool is_day(int32_t date) {
    static const int32_t days[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0};
    const int32_t month = date / 100 % 100, day = date % 100;
    if (month == 2 && day == 29) return date / 10000 % 4 == 0; /* no century among them */
    return day <= days[month];
}

tl_fuzz_input tl_fuzz_read(const uint8_t *data, size_t size) {
    uint8_t head[TL_FUZZ_HEAD] = {0};
    tl_fuzz_input input;
    memset(&input, 0, sizeof input);
    const size_t used = size < TL_FUZZ_HEAD ? size : TL_FUZZ_HEAD;
    if (used) memcpy(head, data, used);
    input.persistent = (head[7] & 0x40) != 0;
    const bool no_runs = (head[0] & 0x40) != 0, no_targets = (head[5] & 0x40) != 0,
               cues_only = (head[6] & 0x40) != 0;
    const int32_t date = head[1] & 0x40 ? date_of(head) : 0;
    for (size_t i = 0; i < TL_FUZZ_HEAD; i++) head[i] &= 15;
    input.length = size - used;
    if (input.length) {
        input.text = malloc(input.length);
        if (!input.text) abort();
        memcpy(input.text, data + used, input.length);
    }
    input.fail_at = head[7];
    tiaoli_options *options = &input.options;
    options->size = sizeof *options;
    /* replacing is the default here, or one broken byte would end most parses */
    options->flags = head[0] ^ (uint32_t)TIAOLI_PARSE_REPLACE_UTF8;
    if (no_runs) options->flags |= TIAOLI_PARSE_NO_RUNS;
    if (no_targets) options->flags |= TIAOLI_PARSE_NO_TARGETS;
    if (cues_only) options->flags |= TIAOLI_PARSE_CUES_ONLY;
    options->genre = head[1] % (TIAOLI_GENRE_OTHER + 1);
    options->reference_date = date;
    options->max_nodes = (uint32_t)head[2] * head[2];
    options->max_marks = (uint32_t)head[3] * head[3];
    options->max_depth = head[4];
    options->max_han_run = (uint32_t)head[5] * 3;
    if (head[6] && input.length + head[6] > 8)
        options->max_bytes = (uint32_t)(input.length + head[6] - 8);
    return input;
}

void tl_fuzz_done(tl_fuzz_input *input) {
    free(input->text);
    input->text = NULL;
}

/* --- What a parse may give ------------------------------------------------------ */

/* By table 3-7 of the Unicode standard: written apart from the library, to
 * compare. */
size_t tl_fuzz_character(const char *bytes, size_t at, size_t length) {
    const unsigned char *text = (const unsigned char *)bytes;
    const unsigned char c = text[at];
    if (c < 0x80) return 1;
    const size_t size = c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : 4;
    if (c < 0xC2 || c > 0xF4 || length - at < size) return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (c == 0xE0) low = 0xA0;
    if (c == 0xED) high = 0x9F;
    if (c == 0xF0) low = 0x90;
    if (c == 0xF4) high = 0x8F;
    if (text[at + 1] < low || text[at + 1] > high) return 0;
    for (size_t i = 2; i < size; i++)
        if ((text[at + i] & 0xC0) != 0x80) return 0;
    return size;
}

static size_t first_bad(const char *text, size_t length) {
    size_t at = 0, size;
    while (at < length && (size = tl_fuzz_character(text, at, length)) != 0) at += size;
    return at;
}

static void check_error(const tl_fuzz_input *input, tiaoli_error error) {
    const tiaoli_options *options = &input->options;
    const bool too_long = options->max_bytes && input->length > options->max_bytes;
    TL_FUZZ_HOLDS(error.offset <= input->length, "an offset lies in the text", error.offset);
    switch (error.status) {
        case TIAOLI_E_UTF8:
            TL_FUZZ_HOLDS(!(options->flags & TIAOLI_PARSE_REPLACE_UTF8),
                          "what is replaced is not refused", error.offset);
            TL_FUZZ_HOLDS(error.offset < input->length &&
                              error.offset == first_bad(input->text, input->length),
                          "the first byte that is no UTF-8 is told", error.offset);
            return;
        case TIAOLI_E_LIMIT:
            TL_FUZZ_HOLDS(
                too_long || options->max_nodes || options->max_marks || options->max_depth,
                "a limit was set", error.offset);
            return;
        case TIAOLI_E_ARGUMENT:
            TL_FUZZ_HOLDS(options->reference_date && !is_day(options->reference_date),
                          "the date is none", error.offset);
            return;
        case TIAOLI_E_NOMEM:
            TL_FUZZ_HOLDS(input->fail_at, "memory was refused", error.offset);
            return;
        default:
            tl_fuzz_fail("an error has a cause", tiaoli_status_text(error.status), error.offset);
    }
}

void tl_fuzz_check(const tl_fuzz_input *input, const tiaoli_doc *doc, tiaoli_error error) {
    const tiaoli_options *options = &input->options;
    if (!doc) {
        check_error(input, error);
        return;
    }
    TL_FUZZ_HOLDS(error.status == TIAOLI_OK && error.offset == 0, "a document is no error",
                  error.offset);
    TL_FUZZ_HOLDS(!options->reference_date || is_day(options->reference_date), "a date is a day",
                  options->reference_date);
    TL_FUZZ_HOLDS(!options->max_bytes || input->length <= options->max_bytes, "bytes are limited",
                  input->length);
    TL_FUZZ_HOLDS((options->flags & TIAOLI_PARSE_REPLACE_UTF8) ||
                      first_bad(input->text, input->length) == input->length,
                  "bad bytes are refused", input->length);
    const uint32_t nodes = tiaoli_doc_node_count(doc), marks = tiaoli_doc_mark_count(doc);
    TL_FUZZ_HOLDS(!options->max_nodes || nodes <= options->max_nodes, "nodes are limited", nodes);
    TL_FUZZ_HOLDS(!options->max_marks || marks <= options->max_marks, "marks are limited", marks);
    TL_FUZZ_HOLDS(!marks || !(options->flags & TIAOLI_PARSE_NO_MARKS), "marks are left out", marks);
    TL_FUZZ_HOLDS(!options->genre || tiaoli_doc_genre(doc) == options->genre, "a genre is forced",
                  options->genre);
    size_t length = 0;
    const char *text = tiaoli_doc_text(doc, &length);
    TL_FUZZ_HOLDS(length == input->length && (!length || !memcmp(text, input->text, length)),
                  "a document keeps its text", length);
    TL_FUZZ_HOLDS(
        !length || (text == input->text) == ((options->flags & TIAOLI_PARSE_BORROW_TEXT) != 0),
        "a text is borrowed or copied", length);
    char message[200];
    if (!tl_invariants_but_json(doc, message, sizeof message))
        tl_fuzz_fail(message, "invariants", 0);
}

/* --- The shared parser ------------------------------------------------------------ */

static tiaoli_parser *shared;

static void free_shared(void) { tiaoli_parser_free(shared); }

tiaoli_parser *tl_fuzz_parser(void) {
    if (shared) return shared;
    shared = tiaoli_parser_new(NULL, NULL);
    if (!shared) tl_fuzz_fail("a parser can be made", "shared", 0);
    if (atexit(free_shared) != 0) abort();
    return shared;
}

tiaoli_doc *tl_fuzz_parse(const tl_fuzz_input *input) {
    tiaoli_error error = {TIAOLI_E_SINK, UINT32_MAX};
    tiaoli_doc *doc =
        tiaoli_parser_parse(tl_fuzz_parser(), input->text, input->length, &input->options, &error);
    tl_fuzz_check(input, doc, error);
    return doc;
}
