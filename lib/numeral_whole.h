/*
 * Whole numbers and decimals: what numeral_read.c offers to numeral_parts.c.
 */
#ifndef TL_NUMERAL_WHOLE_H
#define TL_NUMERAL_WHOLE_H

#include "decimal.h"
#include "numeral_read.h"

/* A number without sign, fraction and percent marks, into *out, which is all zeros
 * but for what stands before the number. */
bool tl_read_plain(const tl_run *run, uint32_t at, uint32_t end, tl_number *out);

/* Sets the value, its flags and, where it is no exact one, the kind. */
void tl_set_value(tl_number *out, tl_bounds value, bool approximate);

/* Does a word that only looks like a number begin here (二十|四川)? */
bool tl_word_begins(const tl_run *run, uint32_t at, uint32_t end);

/* The 10 of 2022.10.16 and 2022/10/16: behind four figures and a mark that
 * stands again after it. */
bool tl_is_date_part(const char *text, uint32_t at, uint32_t after, uint32_t end);

static inline uint32_t tl_over_blank(const char *text, uint32_t at, uint32_t end) {
    return at < end && text[at] == ' ' ? at + 1 : at;
}

#endif
