/* Ranges and bounds: an amount with what stands beside it. */
#ifndef TL_QUANTITY_RANGE_H
#define TL_QUANTITY_RANGE_H

#include "amount.h"

/* Can a word that bounds or joins amounts follow this one?  Seldom one does. */
bool tl_may_go_on(const tl_run *run, const tl_amount *amount);
/* 三到五年, 7%—8%, 三年以上七年以下: the range that begins with `first`. */
bool tl_read_range(const tl_quantity_scan *scan, const tl_amount *first, tl_amount *second,
                   tl_amount *range);
/* 大于10|小于20: the range that the bound `first` (a lower one if `least`) begins. */
bool tl_read_bound_pair(const tl_quantity_scan *scan, const tl_amount *first, bool least,
                        tl_amount *range);
/* 超过|6%: makes a bound of the amount, by the word of `class` at `at` before it. */
void tl_bound_before(const tl_run *run, uint32_t at, int class, tl_amount *amount);
/* 6%|以上, 5%|左右: takes a word behind the amount into it, if one stands there. */
bool tl_bound_after(const tl_run *run, tl_amount *amount);

#endif
