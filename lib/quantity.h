/* Quantities: what quantity.c, amount.c, quantity_range.c and date.c share. */
#ifndef TL_QUANTITY_H
#define TL_QUANTITY_H

#include "numeral_read.h"
#include "run.h"

/* Of which year and month the text speaks; 0 = none. */
typedef struct tl_spoken {
    int32_t year, month;
} tl_spoken;

/* The numerals of a run, in order, as the scan for quantities walks them. */
typedef struct tl_quantity_scan {
    tl_run *run;
    uint32_t marks; /* the first `marks` marks are numerals and lookalikes    */
    uint32_t done;  /* text before it belongs to a quantity already           */
    uint32_t dated; /* end of the last date                                   */
    /* by a reference date, see relative.c */
    uint32_t sentence, block; /* where the scan stands                       */
    tl_spoken spoken, title;  /* so far in the block; in the title           */
    struct {
        uint32_t end;
        int32_t date; /* 0: not one date                                     */
    } behind;         /* the last word of the calendar or date               */
} tl_quantity_scan;

/* Something measured or dated, from numeral `mark` on. */
typedef struct tl_amount {
    uint32_t start, end;
    uint32_t mark; /* the first numeral after it                             */
    uint8_t type;  /* TIAOLI_QUANTITY_*                                      */
    uint8_t bound; /* TIAOLI_BOUND_*                                         */
    bool has_unit, percent;
    tl_span unit;
    tl_value value;
    uint32_t power; /* of the multiplier its last numeral ends with: 4 for 万 */
    int32_t small;  /* decimal places of a small coin alone: 1 for 角         */
} tl_amount;

/* Index of the first numeral at or after mark `i`; scan->marks if none. */
static inline uint32_t tl_next_numeral(const tl_quantity_scan *scan, uint32_t i) {
    while (i < scan->marks && scan->run->marks.data[i].kind != TIAOLI_MARK_NUMERAL) i++;
    return i;
}

static inline const tl_mark *tl_numeral_at(const tl_quantity_scan *scan, uint32_t i) {
    return i < scan->marks ? &scan->run->marks.data[i] : NULL;
}

/* The end of a word of the class at text[at], or `at`. */
uint32_t tl_over_class(const tl_run *run, uint32_t at, int class);

static inline uint32_t tl_over_one_blank(const tl_run *run, uint32_t at) {
    return at < run->length && run->text[at] == ' ' ? at + 1 : at;
}

/* A date that begins with numeral `i`, or two joined (2021—2025年).  False: the
 * parse fails; amount->end 0: no date. */
bool tl_read_date(tl_quantity_scan *scan, uint32_t i, tl_amount *amount);

#endif
