/* One amount: a numeral with its unit, and what belongs to both. */
#ifndef TL_AMOUNT_H
#define TL_AMOUNT_H

#include "quantity.h"

/* Numeral `i` with its unit; false if it can measure nothing. */
bool tl_read_amount(const tl_quantity_scan *scan, uint32_t i, tl_amount *amount);

/* The unit of a numeral; empty, at its end, if it has none. */
tl_span tl_numeral_unit(const tl_run *run, const tl_mark *mark);
bool tl_is_unit(const tl_run *run, tl_span unit, const char *word);
/* words: NULL at the end. */
bool tl_is_one_of(const tl_run *run, tl_span unit, const char *const *words);
/* 元 美元: not 角, 分. */
bool tl_is_main_unit(const tl_run *run, tl_span unit);

/* A number: no interval, and not too large. */
static inline bool tl_is_exact(const tl_value *value) {
    return !(value->flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW));
}

#endif
