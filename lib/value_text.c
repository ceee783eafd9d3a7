/* Takes an exact value, gives it as text: "35", "0.30", "2/3", "2022-10". */
#include <string.h>

#include "document.h"

/* Scales beyond this are no values that a text can state. */
enum { LARGEST_SCALE = 40 };

static size_t put_digits(uint64_t number, uint32_t at_least, char *out) {
    char reversed[32];
    size_t count = 0;
    do {
        reversed[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number || count < at_least);
    for (size_t i = 0; i < count; i++) out[i] = reversed[count - 1 - i];
    return count;
}

static size_t put_integer(int64_t number, char *out) {
    size_t length = 0;
    uint64_t magnitude = (uint64_t)number;
    if (number < 0) {
        out[length++] = '-';
        magnitude = 0 - magnitude;
    }
    return length + put_digits(magnitude, 1, out + length);
}

static size_t put_decimal(int64_t number, int32_t scale, char *out) {
    size_t length = put_integer(number, out);
    for (; scale < 0 && number; scale++) out[length++] = '0';
    if (scale <= 0) return length;
    const size_t places = (size_t)scale;
    const size_t first = number < 0;
    const size_t digits = length - first;
    if (digits <= places) { /* 5, scale 2: 0.05 */
        const size_t zeros = places + 1 - digits;
        memmove(out + first + zeros, out + first, digits);
        memset(out + first, '0', zeros);
        length += zeros;
    }
    memmove(out + length - places + 1, out + length - places, places);
    out[length - places] = '.';
    return length + 1;
}

/* ISO 8601 as far as given; XXXX and XX stand for what is missing before it. */
static size_t put_date(int64_t date, char *out) {
    const uint64_t all = date < 0 ? 0 : (uint64_t)date;
    const uint64_t year = all / 10000, month = all / 100 % 100, day = all % 100;
    size_t length = 0;
    if (year) {
        length = put_digits(year, 4, out);
    } else {
        memcpy(out, "XXXX", 4);
        length = 4;
    }
    if (!month && !day) return year ? length : 0;
    out[length++] = '-';
    if (month) {
        length += put_digits(month, 2, out + length);
    } else {
        memcpy(out + length, "XX", 2);
        length += 2;
    }
    if (!day) return length;
    out[length++] = '-';
    return length + put_digits(day, 2, out + length);
}

bool tl_value_is_interval(const tl_value *value) {
    const uint32_t both = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    if (value->flags & TIAOLI_VALUE_INTERVAL) return true;
    return (value->flags & TIAOLI_VALUE_DATE) && (value->flags & both) == both &&
           value->low != value->high;
}

size_t tl_value_side(const tl_value *value, bool high, char *out) {
    const uint32_t given = high ? TIAOLI_VALUE_HIGH : TIAOLI_VALUE_LOW;
    if ((value->flags & TIAOLI_VALUE_OVERFLOW) || !(value->flags & given)) return 0;
    const int64_t number = high ? value->high : value->low;
    if (value->flags & TIAOLI_VALUE_DATE) return put_date(number, out);
    if (value->scale > LARGEST_SCALE || value->scale < -LARGEST_SCALE) return 0;
    size_t length = put_decimal(number, value->scale, out);
    if (value->denominator) {
        out[length++] = '/';
        length += put_integer(value->denominator, out + length);
    }
    return length;
}

size_t tl_value_text(const tl_value *value, char *out) {
    size_t length = tl_value_side(value, false, out);
    if (!tl_value_is_interval(value)) return length;
    char high[TL_VALUE_TEXT];
    const size_t added = tl_value_side(value, true, high);
    if (!length && !added) return 0;
    memcpy(out + length, "..", 2);
    memcpy(out + length + 2, high, added);
    return length + 2 + added;
}
