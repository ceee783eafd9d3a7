/* Compound amounts, and units that convert into one another exactly. */
#ifndef TL_COMPOUND_H
#define TL_COMPOUND_H

#include "quantity.h"

/* What a unit is a multiple of. */
typedef struct tl_scale {
    uint8_t of;     /* enum tl_scale_of; 0: no unit of the table             */
    int64_t factor; /* how many of the smallest unit of its table            */
} tl_scale;

tl_scale tl_scale_of_unit(const tl_run *run, tl_span unit);

/* 二年|六个月, 3斤|5两, 一米|七五: takes the smaller parts that follow into the
 * amount, whose unit stays. */
void tl_take_parts(const tl_quantity_scan *scan, tl_amount *amount);

#endif
