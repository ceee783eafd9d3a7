/* Exact decimal numbers, and pairs of them for approximate ones. */
#ifndef TL_DECIMAL_H
#define TL_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum { TL_MOST_SCALE = 18 };

/* mantissa / 10^scale; overflow: it did not fit and says nothing. */
typedef struct tl_decimal {
    int64_t mantissa;
    int32_t scale;
    bool overflow;
} tl_decimal;

/* The two ends of a number; equal where it is no approximate one. */
typedef struct tl_bounds {
    tl_decimal low, high;
} tl_bounds;

tl_decimal tl_decimal_whole(int64_t value);
bool tl_decimal_is_zero(tl_decimal d);
/* One more figure at the end: 12, 3 -> 123. */
tl_decimal tl_decimal_append(tl_decimal d, int figure);
tl_decimal tl_decimal_times_power(tl_decimal d, int32_t power);
tl_decimal tl_decimal_plus(tl_decimal a, tl_decimal b);

tl_bounds tl_bounds_both(tl_decimal d);
tl_bounds tl_bounds_times(tl_bounds b, int32_t power);
tl_bounds tl_bounds_plus(tl_bounds a, tl_bounds b);

#endif
