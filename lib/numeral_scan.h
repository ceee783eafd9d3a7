/*
 * What the scan for numerals (numeral.c) and the decision about one number
 * (numeral_decide.c) tell each other.
 */
#ifndef TL_NUMERAL_SCAN_H
#define TL_NUMERAL_SCAN_H

#include "numeral_read.h"
#include "run.h"

typedef struct tl_numeral_scan {
    tl_run *run;
    tl_span counted; /* numbers in it count members                     */
    uint16_t counted_rule;
    uint32_t past;        /* end of the last mark                                   */
    uint32_t last_end;    /* end of the last number with its unit            */
    tl_classes last_unit; /* what that unit is                               */
} tl_numeral_scan;

typedef enum { TL_VERDICT_NOTHING, TL_VERDICT_NUMERAL, TL_VERDICT_LOOKALIKE } tl_verdict;

typedef struct tl_decision {
    tl_verdict verdict;
    uint8_t type; /* TIAOLI_NUMERAL_* or TIAOLI_LOOKALIKE_*                  */
    uint16_t rule;
    uint32_t start, end;
    uint32_t next; /* where to go on; at least end                           */
    tl_span unit;
    tl_classes unit_classes;
    tl_value value;
} tl_decision;

/* Decides about a number that tl_read_number found.  False: the parse fails. */
bool tl_decide_number(tl_numeral_scan *scan, const tl_number *number, tl_decision *decision);

/* A word of the lookalike lists at text[at]; verdict NOTHING if there is none. */
bool tl_decide_word(tl_numeral_scan *scan, uint32_t at, tl_decision *decision);

/* 十四五 and the like: the number of the plan at text[at, end), else 0. */
int32_t tl_plan_number(const char *text, uint32_t at, uint32_t end, uint32_t *after);

#endif
