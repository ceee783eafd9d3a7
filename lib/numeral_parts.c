/*
 * Takes a position in text, gives the number written there: the frequent ones, of
 * a few characters that nothing continues, at once; all others by numeral_read.c
 * with a sign before them and with what makes them fractions and percentages after
 * them (三分之二, 百分之五, 1/2, 3又一千分之23, 5%, 七成六) or approximate (数十).
 */
#include "numeral_whole.h"

enum { MOST_FIGURES = 18 /* that 63 bits hold for sure */ };

/* ---- Frequent numbers ------------------------------------------------------- */

/* Is what follows a number sure to be no part of it? */
static bool is_over(const char *text, uint32_t at, uint32_t end, bool arabic) {
    if (tl_blank_at(text, at, end)) return false;
    const uint32_t c = tl_peek(text, at, end);
    const uint8_t class = tl_character(c).class;
    if (c == 0x4E2A || c == 0x500B) { /* 个, not of 个百分点 */
        const uint32_t next = at + 3;
        return next >= end || (text[next] != ' ' && !TL_AT(text, next, end, "百"));
    }
    if (class == TL_CHAR_PRICE) return false; /* 八折 */
    return !class || (class > TL_CHAR_DIGIT && class < TL_CHAR_SPLIT) ||
           (class == TL_CHAR_SPLIT && !arabic); /* 1，100 */
}

static bool set_whole(tl_number *out, uint32_t at, uint32_t end, int64_t value) {
    out->start = at;
    out->end = end;
    out->kind = TIAOLI_NUMERAL_CARDINAL;
    out->value.low = out->value.high = value;
    out->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    return true;
}

/* 12, 2021, 08 */
static bool read_few_digits(const char *text, uint32_t at, uint32_t end, tl_number *out) {
    uint32_t next = at, used;
    int64_t value = 0;
    while (next < end) {
        const int figure = tl_figure(tl_decode(text, next, end, &used));
        if (figure < 0) break;
        if (out->figures == MOST_FIGURES) return false;
        if (out->figures == 1 && !value) out->shape |= TL_NUMBER_ZERO_LED;
        value = value * 10 + figure;
        out->figures++;
        next += used;
    }
    out->shape |= TL_NUMBER_ARABIC;
    return is_over(text, next, end, true) && set_whole(out, at, next, value);
}

static bool is_ounce(const char *text, uint32_t at, uint32_t end) {
    return TL_AT(text, at, end, "两") || TL_AT(text, at, end, "兩");
}

static tl_number_char part_at(const char *text, uint32_t at, uint32_t end) {
    return tl_number_char_of(tl_peek(text, at, end));
}

/* 一, 十, 万; 十五, 二十, 二十五; all characters have three bytes. */
static bool read_few_words(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    const char *text = run->text;
    const tl_number_char first = part_at(text, at, end);
    uint32_t next = at + 3;
    int64_t value = 1;
    out->shape |= TL_NUMBER_HAN | (first.formal ? TL_NUMBER_FORMAL : 0);
    bool ten = first.class == TL_CHAR_SMALL && first.value == 1;
    if (first.class == TL_CHAR_FIGURE) {
        const tl_number_char second = part_at(text, next, end);
        value = first.value;
        ten = value && second.class == TL_CHAR_SMALL && second.value == 1;
        if (ten) next += 3;
    } else if (!ten) {
        out->shape |= TL_NUMBER_BARE;
        for (int i = 0; i < first.value; i++) value *= 10;
    }
    if (ten) {
        const tl_number_char last = part_at(text, next, end);
        value *= 10;
        if (last.class == TL_CHAR_FIGURE) { /* not 十|三峡, and 十|两 is a weight */
            if (!last.value || is_ounce(text, next, end) || tl_word_begins(run, next, end))
                return false;
            value += last.value;
            next += 3;
        }
    }
    out->figures = (next - at) / 3;
    return is_over(text, next, end, false) && set_whole(out, at, next, value);
}

static bool read_frequent(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    memset(out, 0, sizeof *out);
    switch (tl_character(tl_peek(run->text, at, end)).class) {
        case TL_CHAR_DIGIT:
            return read_few_digits(run->text, at, end, out);
        case TL_CHAR_FIGURE:
        case TL_CHAR_SMALL:
        case TL_CHAR_BIG:
            return read_few_words(run, at, end, out);
        default:
            return false;
    }
}

/* ---- Fractions and percentages --------------------------------------------- */

static void negate(tl_number *number) {
    const int64_t low = number->value.low;
    number->value.low = -number->value.high;
    number->value.high = -low;
    number->shape |= TL_NUMBER_SIGNED;
}

/* 分之 after a denominator, or a lone 分 in 百分百; the end, or `at`. */
static uint32_t over_parts_of(const char *text, uint32_t at, uint32_t end) {
    uint32_t next = tl_skip_blanks(text, at, at + 4 < end ? at + 4 : end);
    if (!TL_AT(text, next, end, "分")) return at;
    next += 3;
    next = tl_skip_blanks(text, next, next + 4 < end ? next + 4 : end);
    if (!TL_AT(text, next, end, "之")) return at;
    next += 3;
    return tl_skip_blanks(text, next, next + 4 < end ? next + 4 : end);
}

static bool read_signed(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    const char *text = run->text;
    memset(out, 0, sizeof *out);
    out->start = at;
    const uint32_t c = tl_peek(text, at, end);
    const bool negative = c == '-' || c == 0xFF0D || c == 0x2212 || c == 0x8D1F || c == 0x8CA0;
    uint32_t from = at;
    if (negative) from = tl_over_blank(text, tl_after(text, at, end), end);
    out->start = from;
    const bool found = tl_read_plain(run, from, end, out);
    out->start = at;
    if (found && negative) negate(out);
    return found;
}

/* Scale of the numerator into the denominator: 千分之六点一 = 61/10000. */
static bool make_fraction(tl_number *out, const tl_number *over, const tl_number *under) {
    int64_t numerator = over->value.low, denominator = under->value.low;
    bool overflow = (over->value.flags | under->value.flags) & TIAOLI_VALUE_OVERFLOW;
    if (under->kind != TIAOLI_NUMERAL_CARDINAL || (denominator == 0 && !overflow)) return false;
    for (int32_t i = 0; i < over->value.scale && !overflow; i++)
        overflow = __builtin_mul_overflow(denominator, (int64_t)10, &denominator);
    if (denominator < 0) numerator = -numerator, denominator = -denominator;
    out->kind = TIAOLI_NUMERAL_FRACTION;
    out->end = over->end;
    out->shape |= over->shape;
    out->value.low = out->value.high = overflow ? 0 : numerator;
    out->value.denominator = overflow ? 0 : denominator;
    out->value.scale = 0;
    out->value.flags = overflow ? TIAOLI_VALUE_OVERFLOW : TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    return true;
}

static bool is_hundred_alone(const char *text, uint32_t from, uint32_t to) {
    return to - from == 3 && (TL_AT(text, from, to, "百") || TL_AT(text, from, to, "佰"));
}

static bool read_percent_words(const tl_run *run, uint32_t end, tl_number *out, uint32_t after) {
    tl_number over;
    if (!read_signed(run, after, end, &over) || !over.kind || over.kind == TIAOLI_NUMERAL_FRACTION)
        return false;
    if ((over.shape & TL_NUMBER_PAIR) && over.end < end && over.kind == TIAOLI_NUMERAL_DIGITS)
        over.kind = TIAOLI_NUMERAL_CARDINAL;
    const bool negative = out->shape & TL_NUMBER_SIGNED;
    out->end = over.end;
    out->value = over.value;
    out->shape |= over.shape;
    out->kind = TIAOLI_NUMERAL_PERCENT;
    if (negative) negate(out);
    return true;
}

/* 三分之二, 百分之五, 百分百, 千分之六点一. */
static bool read_parts(const tl_run *run, uint32_t end, tl_number *out) {
    const char *text = run->text;
    const uint32_t from =
        out->shape & TL_NUMBER_SIGNED ? tl_after(text, out->start, end) : out->start;
    const bool hundred = is_hundred_alone(text, from, out->end);
    const uint32_t after = over_parts_of(text, out->end, end);
    if (after == out->end) {
        if (!hundred || !TL_AT(text, out->end, end, "分")) return false;
        const uint32_t next = out->end + 3;
        if (tl_number_char_of(tl_peek(text, next, end)).class == TL_CHAR_NONE) return false;
        if (TL_AT(text, next, end, "百")) {
            out->end = next + 3;
            out->kind = TIAOLI_NUMERAL_PERCENT;
            return true; /* the value of 百 is 100 already */
        }
        return read_percent_words(run, end, out, next);
    }
    if (hundred) return read_percent_words(run, end, out, after);
    tl_number over;
    const tl_number under = *out;
    if (!read_signed(run, after, end, &over) || !over.kind) return false;
    if (over.kind == TIAOLI_NUMERAL_APPROXIMATE) return false;
    if (!make_fraction(out, &over, &under)) return false;
    return true;
}

/* 1/2, not 2020/1/2 and not 2023/2024. */
static bool read_slash(const tl_run *run, uint32_t end, tl_number *out) {
    const char *text = run->text;
    if (!(out->shape & TL_NUMBER_ARABIC) || (out->shape & TL_NUMBER_HAN) || out->figures > 3 ||
        out->kind != TIAOLI_NUMERAL_CARDINAL)
        return false;
    if (tl_is_date_part(text, out->start, out->end, end)) return false;
    const uint32_t slash = tl_over_blank(text, out->end, end);
    const uint32_t c = tl_peek(text, slash, end);
    if (c != '/' && c != 0xFF0F && c != 0x2044) return false;
    const uint32_t from = tl_over_blank(text, tl_after(text, slash, end), end);
    if (tl_figure(tl_peek(text, from, end)) < 0) return false;
    tl_number under, over = *out;
    memset(&under, 0, sizeof under);
    under.start = from;
    if (!tl_read_plain(run, from, end, &under) || under.kind != TIAOLI_NUMERAL_CARDINAL ||
        under.figures > 4 || tl_peek(text, under.end, end) == '/')
        return false;
    over.end = under.end;
    return make_fraction(out, &over, &under);
}

/* 3又一千分之23: one improper fraction. */
static bool read_mixed(const tl_run *run, uint32_t end, tl_number *out) {
    const char *text = run->text;
    if (out->kind != TIAOLI_NUMERAL_CARDINAL || !TL_AT(text, out->end, end, "又")) return false;
    tl_number part;
    memset(&part, 0, sizeof part);
    part.start = out->end + 3;
    if (!tl_read_plain(run, part.start, end, &part) || !read_parts(run, end, &part) ||
        part.kind != TIAOLI_NUMERAL_FRACTION || (part.value.flags & TIAOLI_VALUE_OVERFLOW))
        return false;
    int64_t numerator;
    if (__builtin_mul_overflow(out->value.low, part.value.denominator, &numerator) ||
        __builtin_add_overflow(numerator, part.value.low, &numerator))
        return false;
    out->value = part.value;
    out->value.low = out->value.high = numerator;
    out->kind = TIAOLI_NUMERAL_FRACTION;
    out->end = part.end;
    return true;
}

static void as_percent(tl_number *out, uint32_t unit, uint32_t end) {
    out->kind = TIAOLI_NUMERAL_PERCENT;
    out->unit.start = unit;
    out->unit.end = end;
    out->end = end;
}

/* X% and X个百分点; permille becomes a fraction. */
static bool read_percent_mark(const char *text, uint32_t end, tl_number *out) {
    const uint32_t mark = tl_over_blank(text, out->end, end);
    const uint32_t c = tl_peek(text, mark, end);
    if (c == '%' || c == 0xFF05) {
        as_percent(out, mark, tl_after(text, mark, end));
        return true;
    }
    if (c == 0x2030 /* permille */) {
        tl_number thousand = *out;
        thousand.kind = TIAOLI_NUMERAL_CARDINAL;
        thousand.value.low = 1000;
        tl_number over = *out;
        over.end = tl_after(text, mark, end);
        return make_fraction(out, &over, &thousand);
    }
    const uint32_t from = TL_AT(text, mark, end, "个") || TL_AT(text, mark, end, "個")
                              ? tl_over_blank(text, mark + 3, end)
                              : mark;
    if (TL_AT(text, from, end, "百分点") || TL_AT(text, from, end, "百分點")) {
        as_percent(out, mark, from + 9);
        return true;
    }
    return false;
}

/* 三成 = 30, 七成六 = 76, 三成半 = 35; not 十成立. */
static bool read_tenths(const tl_run *run, uint32_t end, tl_number *out) {
    const char *text = run->text;
    const uint32_t mark = tl_over_blank(text, out->end, end);
    if (!TL_AT(text, mark, end, "成")) return false;
    if (tl_lex_longest(run->lexicon->number, text, mark, end, TL_CLASS(TL_NUMBER_NOT_TENTHS))
            .length)
        return false;
    if (out->kind != TIAOLI_NUMERAL_CARDINAL && out->kind != TIAOLI_NUMERAL_DECIMAL &&
        !(out->shape & TL_NUMBER_PAIR))
        return false;
    tl_decimal low = {out->value.low, out->value.scale, false};
    tl_decimal high = {out->value.high, out->value.scale, false};
    int64_t ten = 10;
    for (int32_t i = 0; i < out->value.scale; i++) ten *= 10;
    if (out->value.low <= 0 || out->value.low > ten) return false;
    tl_bounds value = {tl_decimal_times_power(low, 1), tl_decimal_times_power(high, 1)};
    uint32_t after = mark + 3;
    const uint32_t next = tl_over_blank(text, after, end);
    const tl_number_char figure = tl_number_char_of(tl_peek(text, next, end));
    if (TL_AT(text, next, end, "半")) {
        value = tl_bounds_plus(value, tl_bounds_both(tl_decimal_whole(5)));
        after = next + 3;
    } else if (figure.class == TL_CHAR_FIGURE && figure.value > 0 && value.low.scale == 0 &&
               tl_number_char_of(tl_peek(text, next + 3, end)).class == TL_CHAR_NONE &&
               tl_read_unit(run, next + 3, end).end == next + 3 &&
               !tl_word_begins(run, next, end)) {
        value = tl_bounds_plus(value, tl_bounds_both(tl_decimal_whole(figure.value)));
        after = next + 3;
    }
    const bool approximate = out->kind == TIAOLI_NUMERAL_APPROXIMATE;
    out->unit.start = mark;
    out->unit.end = mark + 3;
    out->end = after;
    tl_set_value(out, value, approximate);
    out->kind = TIAOLI_NUMERAL_PERCENT;
    return true;
}

/* 折 that no longer word begins: not 三|折叠, and a lone 一折 only where a price is
 * meant. */
static bool ends_price(const tl_run *run, const tl_number *number, uint32_t mark, uint32_t end) {
    const char *text = run->text;
    const uint32_t after = mark + 3;
    if (!TL_AT(text, mark, end, "折")) return false;
    const tl_classes bounds = TL_CLASS(TL_NUMBER_LEAST_AFTER) | TL_CLASS(TL_NUMBER_MOST_AFTER) |
                              TL_CLASS(TL_NUMBER_ABOUT_AFTER);
    if (TL_AT(text, after, end, "优惠") || !tl_is_han(tl_peek(text, after, end)) ||
        tl_lex_longest(run->lexicon->number, text, after, end, bounds).length)
        return true;
    static const char *const others[] = {"叠", "算", "合", "旧", "返",
                                         "射", "断", "线", "弯", "腾"};
    for (uint32_t i = 0; i < sizeof others / sizeof *others; i++)
        if (memcmp(text + after, others[i], 3) == 0) return false;
    const uint32_t before = tl_before(text, 0, number->start);
    return number->figures == 2 || TL_AT(text, before, number->start, "打") ||
           TL_AT(text, before, number->start, "按");
}

/* 八折 = 80, 六五折 = 65, 8.5折 = 85: what is left of the price, in percent. */
static bool read_discount(const tl_run *run, uint32_t end, tl_number *out) {
    const uint32_t mark = tl_over_blank(run->text, out->end, end);
    if (out->value.low <= 0 || !ends_price(run, out, mark, end)) return false;
    tl_value *value = &out->value;
    const bool pair = out->shape & TL_NUMBER_PAIR;
    if (pair && value->low < 10 && value->high < 10)
        value->low = value->low * 10 + value->high;
    else if (value->low != value->high)
        return false;
    else if (value->scale == 1 && value->low < 100)
        value->scale = 0;
    else if (!value->scale && value->low < 10)
        value->low *= 10;
    else if (value->scale || value->low > 99 || out->figures != 2)
        return false;
    value->high = value->low;
    value->flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    out->unit.start = mark;
    out->unit.end = out->end = mark + 3;
    out->kind = TIAOLI_NUMERAL_PERCENT;
    out->shape &= (uint16_t) ~(TL_NUMBER_FIGURES | TL_NUMBER_PAIR);
    return true;
}

/* 数十 数百万: two to nine of them. */
static bool read_several(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    const char *text = run->text;
    if (!read_signed(run, at + 3, end, out)) return false;
    out->start = at;
    if (TL_AT(text, out->end, end, "分")) return false; /* 数|百分之三 */
    const bool ten = TL_AT(text, at + 3, end, "十") || TL_AT(text, at + 3, end, "拾");
    if (!(out->shape & TL_NUMBER_BARE) && !ten) return false;
    int64_t power = out->value.low;
    while (power >= 10 && power % 10 == 0) power /= 10;
    if (out->kind != TIAOLI_NUMERAL_CARDINAL || out->value.scale || power != 1 ||
        out->value.low > INT64_MAX / 9)
        return false;
    out->kind = TIAOLI_NUMERAL_APPROXIMATE;
    out->value.flags |= TIAOLI_VALUE_INTERVAL;
    out->value.high *= 9;
    out->value.low *= 2;
    return true;
}

bool tl_read_number(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    if (read_frequent(run, at, end, out)) return true;
    const char *text = run->text;
    if (TL_AT(text, at, end, "数") || TL_AT(text, at, end, "數"))
        return read_several(run, at, end, out);
    if (!read_signed(run, at, end, out)) return false;
    if (!out->kind) return true;
    if (read_parts(run, end, out) || read_mixed(run, end, out) || read_slash(run, end, out) ||
        read_percent_mark(text, end, out) || read_discount(run, end, out))
        return true;
    (void)read_tenths(run, end, out);
    return true;
}
