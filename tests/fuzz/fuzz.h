/*
 * What the fuzz targets share.  A target is one function,
 * LLVMFuzzerTestOneInput(), in one file; libFuzzer calls it, or replay.c does.
 *
 * An input is TL_FUZZ_HEAD bytes of settings and then a text.  Of a setting only
 * the low four bits count (with bit 6 for some), so that '0' is its default and corpus
 * files can be written by hand:
 *
 *     byte 0  1 borrow the text, 2 refuse bad UTF-8 (else replace it),
 *             4 no marks, 8 exhaustive; with bit 6 ('@' to 'O') no parallel runs
 *          1  genre; with bit 6 a reference date, of the high halves of bytes 2 (month),
 *             3 (day, in twos) and 4 (year), not always one of the calendar
 *          2  most nodes, squared          0 in all of these: no limit
 *          3  most marks, squared
 *          4  deepest division
 *          5  longest Han run, times 3; with bit 6 no targets
 *          6  most bytes: 8 is the length of the text, 7 one byte less ...; with bit 6
 *             of the directives those with a cue
 *          7  the allocation that fails; with bit 6 ('a' to 'o') all after it, too
 */
#ifndef TL_TEST_FUZZ_H
#define TL_TEST_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tiaoli/tiaoli.h>

enum { TL_FUZZ_HEAD = 8 };

typedef struct tl_fuzz_input {
    tiaoli_options options;
    unsigned long fail_at; /* 0: no allocation fails */
    bool persistent;
    char *text; /* of its exact size, for a sanitizer to see; NULL if empty */
    size_t length;
} tl_fuzz_input;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Short inputs have default settings.  Free with tl_fuzz_done(). */
tl_fuzz_input tl_fuzz_read(const uint8_t *data, size_t size);
void tl_fuzz_done(tl_fuzz_input *input);

/* One parser for all inputs, made at the first call. */
tiaoli_parser *tl_fuzz_parser(void);

/* Parses with the shared parser.  A document that holds every invariant and
 * what the options ask for, or NULL where the options explain the error; ends the
 * program if it is otherwise. */
tiaoli_doc *tl_fuzz_parse(const tl_fuzz_input *input);

/* Is `doc`, or the error in its place, what the options allow? */
void tl_fuzz_check(const tl_fuzz_input *input, const tiaoli_doc *doc, tiaoli_error error);

/* Length of the character at text[at], 0 if there is none before `end`. */
size_t tl_fuzz_character(const char *text, size_t at, size_t end);

/* Ends the program, saying what does not hold. */
_Noreturn void tl_fuzz_fail(const char *what, const char *which, unsigned long where);
#define TL_FUZZ_HOLDS(condition, what, where) \
    ((condition) ? (void)0 : tl_fuzz_fail((what), #condition, (unsigned long)(where)))

/* --- Making inputs (mutate.c) ----------------------------------------------- */

/* Changes an input of at most `capacity` bytes in a few places, mostly between
 * characters and with pieces of policy text; gives its new size.  `seed` alone
 * says how. */
size_t tl_fuzz_mutate(uint8_t *data, size_t size, size_t capacity, uint32_t seed);

/* The head and the first half of one input, the second half of another. */
size_t tl_fuzz_cross(const uint8_t *one, size_t one_size, const uint8_t *two, size_t two_size,
                     uint8_t *out, size_t capacity, uint32_t seed);

/* The piece number `index` (from 0); NULL after the last. */
const char *tl_fuzz_piece(size_t index);

#endif
