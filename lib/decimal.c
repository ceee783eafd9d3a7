/*
 * Takes decimal numbers, gives their sums and products with powers of ten,
 * exactly: an integer and a scale, no binary fraction.  What does not fit 63 bits
 * is flagged and never wraps.
 */
#include "decimal.h"

tl_decimal tl_decimal_whole(int64_t value) {
    const tl_decimal result = {value, 0, false};
    return result;
}

bool tl_decimal_is_zero(tl_decimal d) { return d.mantissa == 0 && !d.overflow; }

tl_decimal tl_decimal_append(tl_decimal d, int figure) {
    if (d.overflow || __builtin_mul_overflow(d.mantissa, (int64_t)10, &d.mantissa) ||
        __builtin_add_overflow(d.mantissa, (int64_t)figure, &d.mantissa))
        d.overflow = true;
    return d;
}

tl_decimal tl_decimal_times_power(tl_decimal d, int32_t power) {
    while (power > 0 && d.scale > 0) d.scale--, power--;
    for (; power > 0 && !d.overflow && d.mantissa; power--) d = tl_decimal_append(d, 0);
    return d;
}

tl_decimal tl_decimal_plus(tl_decimal a, tl_decimal b) {
    while (a.scale < b.scale && !a.overflow) a = tl_decimal_append(a, 0), a.scale++;
    while (b.scale < a.scale && !b.overflow) b = tl_decimal_append(b, 0), b.scale++;
    a.overflow =
        a.overflow || b.overflow || __builtin_add_overflow(a.mantissa, b.mantissa, &a.mantissa);
    return a;
}

tl_bounds tl_bounds_both(tl_decimal d) {
    const tl_bounds result = {d, d};
    return result;
}

tl_bounds tl_bounds_times(tl_bounds b, int32_t power) {
    b.low = tl_decimal_times_power(b.low, power);
    b.high = tl_decimal_times_power(b.high, power);
    return b;
}

tl_bounds tl_bounds_plus(tl_bounds a, tl_bounds b) {
    a.low = tl_decimal_plus(a.low, b.low);
    a.high = tl_decimal_plus(a.high, b.high);
    return a;
}
