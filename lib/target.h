/* Targets: the tokens of a clause (target_words.c), and what is made of them (target.c). */
#ifndef TL_TARGET_H
#define TL_TARGET_H

#include "run.h"

/* What a token of a clause is. */
enum tl_target_is {
    TL_TARGET_IS_WORD,
    TL_TARGET_IS_AMOUNT, /* a quantity or a share: may be a target          */
    TL_TARGET_IS_DATE,
    TL_TARGET_IS_ORIGIN, /* what a change begins with: the first of 由5%提高到6% */
    TL_TARGET_IS_BASE    /* 上年 in 比上年增长                              */
};

/* A word of the lists, or a quantity; other text lies between. */
typedef struct tl_target_token {
    uint32_t start, end;
    uint32_t mark; /* index, of all but words                               */
    tl_classes classes;
    uint8_t is; /* enum tl_target_is                                        */
} tl_target_token;

typedef TL_VEC(tl_target_token) tl_target_tokens;

/* Marks of one kind, which stand together and in order. */
typedef struct tl_mark_row {
    uint32_t next, end; /* indexes                                          */
} tl_mark_row;

/* The next of the row that starts at `at` or later; row->end if none. */
static inline uint32_t tl_row_from(const tl_run *run, tl_mark_row *row, uint32_t at) {
    while (row->next < row->end && run->marks.data[row->next].start < at) row->next++;
    return row->next;
}

/* Is the mark a quantity or numeral that may be the amount of a target? */
bool tl_may_be_amount(const tl_mark *mark);

/* The tokens of text[start, end); false when memory ran out.  The rows are those of the
 * numerals and of the quantities. */
bool tl_read_target_tokens(tl_run *run, uint32_t start, uint32_t end, tl_mark_row *numerals,
                           tl_mark_row *quantities, tl_target_tokens *tokens);

/* A line of a table of indicators (target_row.c). */
typedef struct tl_target_line {
    tl_span name, kind; /* 约束性                                           */
    uint32_t amount;    /* mark index                                       */
    bool begins;        /* the amount stands in the first cell              */
    bool least, most;   /* >6.5, <5.5                                       */
} tl_target_line;

/* False: the line is none. */
bool tl_read_target_line(const tl_run *run, uint32_t start, uint32_t end, tl_mark_row numerals,
                         tl_mark_row quantities, tl_target_line *line);

#endif
