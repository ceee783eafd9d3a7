/*
 * Takes a position in text, gives the number written there with its exact
 * value: Chinese number words, figures, and mixtures of both (3.5万亿, 25万6千),
 * decimals and approximate numbers (十几, 三五百, 500多亿).
 *
 * A number is read in two halves at once, its low and its high bound, which
 * differ only where the number is approximate by nature.  Each half is an
 * integer and a decimal scale; what does not fit 63 bits is flagged.
 */
#include "numeral_whole.h"

/* ---- Figures -------------------------------------------------------------- */

static bool is_point(uint32_t c) { return c == '.' || c == 0xFF0E; }

static bool three_figures(const char *text, uint32_t at, uint32_t end) {
    int count = 0;
    while (at < end && count < 4 && tl_figure(tl_peek(text, at, end)) >= 0) {
        at = tl_after(text, at, end);
        count++;
    }
    return count == 3;
}

/* Figures with their grouping commas and decimal mark.  A second decimal mark
 * ends the number before the first: 2022.10.16 gives 2022. */
static uint32_t read_figures(const char *text, uint32_t at, uint32_t end, tl_number *out,
                             tl_decimal *value) {
    *value = tl_decimal_whole(0);
    uint32_t count = 0;
    while (at < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        const int figure = tl_figure(c);
        if (figure >= 0) {
            if (count == 1 && tl_decimal_is_zero(*value)) out->shape |= TL_NUMBER_ZERO_LED;
            *value = tl_decimal_append(*value, figure);
            count++;
        } else if (!((c == ',' || c == 0xFF0C) && count > 0 &&
                     three_figures(text, at + used, end) &&
                     ((out->shape & TL_NUMBER_GROUPED) ||
                      (count <= 3 && !tl_decimal_is_zero(*value))))) {
            break;
        } else {
            out->shape |= TL_NUMBER_GROUPED;
        }
        at += used;
    }
    out->figures += count;
    return at;
}

static uint32_t read_fraction_figures(const char *text, uint32_t at, uint32_t end,
                                      tl_decimal *value) {
    while (at < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        int figure = tl_figure(c);
        if (figure < 0) {
            const tl_number_char what = tl_number_char_of(c);
            if (what.class != TL_CHAR_FIGURE) break;
            figure = what.value;
        }
        if (value->scale >= TL_MOST_SCALE) value->overflow = true;
        *value = tl_decimal_append(*value, figure);
        if (value->scale < TL_MOST_SCALE) value->scale++;
        at += used;
    }
    return at;
}

bool tl_is_date_part(const char *text, uint32_t at, uint32_t after, uint32_t end) {
    if (at < 5 || after - at > 2 || after >= end || !strchr("./-", text[at - 1])) return false;
    for (uint32_t i = 2; i <= 5; i++)
        if (text[at - i] < '0' || text[at - i] > '9') return false;
    return text[after] == text[at - 1] && tl_figure(tl_peek(text, after + 1, end)) >= 0;
}

/* 12.30 after 12; not in 2022.10.16 or 1.2.3. */
static uint32_t read_decimal_part(const char *text, uint32_t at, uint32_t end, tl_number *out,
                                  tl_decimal *value) {
    uint32_t used;
    if (at >= end || !is_point(tl_decode(text, at, end, &used))) return at;
    if (tl_figure(tl_peek(text, at + used, end)) < 0) return at;
    tl_decimal longer = *value;
    uint32_t after = at + used;
    while (after < end) {
        const int figure = tl_figure(tl_decode(text, after, end, &used));
        if (figure < 0) break;
        if (longer.scale >= TL_MOST_SCALE) longer.overflow = true;
        longer = tl_decimal_append(longer, figure);
        if (longer.scale < TL_MOST_SCALE) longer.scale++;
        after += used;
    }
    if (after < end && is_point(tl_decode(text, after, end, &used)) &&
        tl_figure(tl_peek(text, after + used, end)) >= 0)
        return at;
    *value = longer;
    out->kind = TIAOLI_NUMERAL_DECIMAL;
    return after;
}

/* ---- Number words ---------------------------------------------------------- */

/* What has been read of a number: total + section, and a figure that waits for
 * its multiplier. */
typedef struct {
    tl_bounds total, section, waiting;
    bool has_total, has_section, has_waiting;
    bool zero;     /* a 零 stands before what waits                        */
    bool skipped;  /* one stands right behind the last big multiplier      */
    bool some;     /* what waits is 几 */
    bool arabic;   /* what waits is written in figures                     */
    int32_t small; /* power of the last small multiplier of the section    */
    int32_t big;   /* power of the last big multiplier                     */
    int32_t last;  /* power of the last multiplier of all                  */
    bool approximate;
} reading;

/* 三五 七八 一两: figures that say "three to five". */
static bool are_neighbours(int32_t first, int32_t second) {
    return first > 0 && (second == first + 1 || (first == 3 && second == 5));
}

bool tl_word_begins(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    const tl_classes words = TL_CLASS(TL_NUMBER_NAME) | TL_CLASS(TL_NUMBER_IDIOM);
    return tl_lex_longest(run->lexicon->number, text, at, end, words).length > 0;
}

/* A multiplier that belongs to the unit: 十五六|千瓦时. */
static bool unit_begins(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    uint32_t length;
    tl_decode(text, at, end, &length);
    const tl_unit unit = tl_read_unit(run, at, end);
    return unit.end > at + length && (unit.classes & TL_CLASS(TL_NUMBER_UNIT));
}

static bool take_small(reading *r, int32_t power) {
    if (r->small && power >= r->small) return false;
    if (!r->has_waiting) {
        if (power > 1 && (r->has_section || (r->has_total && !r->zero))) return false;
        if (power == 1 && r->has_section && !r->zero && r->small <= 1) return false;
        r->waiting = tl_bounds_both(tl_decimal_whole(1));
    } else if (r->some && r->waiting.low.mantissa == 1) {
        r->waiting.low = tl_decimal_whole(2); /* 几十 is at least twenty */
    }
    const tl_bounds part = tl_bounds_times(r->waiting, power);
    r->section = r->has_section ? tl_bounds_plus(r->section, part) : part;
    r->has_section = true;
    r->has_waiting = r->zero = r->some = r->arabic = false;
    r->small = r->last = power;
    return true;
}

static bool take_big(reading *r, int32_t power) {
    if (r->has_waiting && r->some && !r->has_section) r->waiting.low = tl_decimal_whole(2);
    tl_bounds part = r->has_section ? r->section : tl_bounds_both(tl_decimal_whole(0));
    if (r->has_waiting) part = tl_bounds_plus(part, r->waiting);
    const bool has_part = r->has_section || r->has_waiting;
    if (!has_part && !r->has_total) part = tl_bounds_both(tl_decimal_whole(1));
    if (!has_part && r->has_total) {
        if (r->zero) return false;
        r->total = tl_bounds_times(r->total, power); /* 万亿 */
    } else if (r->has_total && (power > r->big || (power == r->big && power == 8 && r->skipped))) {
        /* 三千万|亿, and with 零 between also 一亿零五|亿 */
        r->total = tl_bounds_times(tl_bounds_plus(r->total, part), power);
    } else if (r->has_total && power == r->big) {
        return false;
    } else {
        part = tl_bounds_times(part, power);
        r->total = r->has_total ? tl_bounds_plus(r->total, part) : part;
    }
    r->has_total = true;
    r->has_section = r->has_waiting = r->zero = r->some = r->arabic = r->skipped = false;
    r->small = 0;
    r->big = r->last = power;
    return true;
}

/* The sum, with 一百二 = 120 where a last figure lacks its multiplier. */
static tl_bounds sum_of(reading *r) {
    tl_bounds sum = r->has_total ? r->total : tl_bounds_both(tl_decimal_whole(0));
    if (r->has_section) sum = tl_bounds_plus(sum, r->section);
    if (!r->has_waiting) return sum;
    const bool short_form = r->last > 1 && !r->zero && !r->some && !r->arabic;
    return tl_bounds_plus(sum, short_form ? tl_bounds_times(r->waiting, r->last - 1) : r->waiting);
}

typedef struct {
    reading state;
    uint32_t end;
    uint32_t figures;  /* of a string without multipliers                     */
    tl_decimal string; /* its value, figure by figure                         */
} progress;

/* 两 after a number is the weight (三十两), unless it multiplies (三十两万) or
 * makes a pair (一两个). */
static bool is_ounce(const char *text, uint32_t at, uint32_t after, uint32_t end, bool one,
                     bool follows) {
    const uint32_t c = tl_peek(text, at, end);
    if (!follows || one || (c != 0x4E24 && c != 0x5169)) return false;
    const tl_number_char next = tl_number_char_of(tl_peek(text, after, end));
    return next.class != TL_CHAR_SMALL && next.class != TL_CHAR_BIG;
}

/* Chinese figures: one waits for a multiplier, two neighbours are a pair, more
 * are a string that must stand alone. */
static bool take_han_figures(const tl_run *run, uint32_t end, progress *p, tl_number *out) {
    const char *text = run->text;
    reading *r = &p->state;
    const bool first = !r->has_total && !r->has_section && !r->has_waiting;
    int32_t figures[2] = {0, 0};
    uint32_t count = 0, at = p->end, second = at;
    tl_decimal string = tl_decimal_whole(0);
    while (at < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        tl_number_char what = tl_number_char_of(c);
        if (first && count > 0 && tl_figure(c) == 0 && /* 二0二0 */
            tl_number_char_of(tl_peek(text, at + used, end)).class == TL_CHAR_FIGURE)
            what.class = TL_CHAR_FIGURE;
        if (first && count > 2 && tl_figure(c) == 0) what.class = TL_CHAR_FIGURE;
        if (what.class != TL_CHAR_FIGURE) break;
        if (count > 0 && !first && tl_word_begins(run, at, end)) break;
        if (is_ounce(text, at, at + used, end, count == 1 && figures[0] <= 1, count || !first))
            break;
        if (!first && count == 0 && what.value == 0) {
            r->zero = true;
            r->skipped = r->skipped || !r->has_section;
            at = p->end = tl_over_blank(text, at + used, end);
            continue;
        }
        if (count == 1) second = at;
        if (count < 2) figures[count] = what.value;
        string = tl_decimal_append(string, what.value);
        count++;
        at += used;
    }
    if (!count) return true; /* a 零 alone */
    out->figures += count;
    if (count == 1) {
        r->waiting = tl_bounds_both(tl_decimal_whole(figures[0]));
    } else if (count == 2 && are_neighbours(figures[0], figures[1])) {
        r->waiting.low = tl_decimal_whole(figures[0]);
        r->waiting.high = tl_decimal_whole(figures[1]);
        r->approximate = true;
        out->shape |= TL_NUMBER_PAIR;
    } else if (first) {
        p->figures = count;
        p->string = string;
        p->end = at;
        return false;
    } else {
        r->waiting = tl_bounds_both(tl_decimal_whole(figures[0]));
        r->has_waiting = true;
        p->end = second;
        return false;
    }
    r->has_waiting = true;
    p->string = string;
    p->figures = first ? count : 0;
    p->end = at;
    return true;
}

/* 3千, 5百 and no more: 2019|十大, 20|百分点, 12|千米. */
static bool multiplies_figures(const reading *r, const tl_run *run, uint32_t at, uint32_t end,
                               int32_t power) {
    const char *text = run->text;
    if (power == 1 || r->waiting.low.mantissa > 99 || text[at - 1] == ' ') return false;
    return !TL_AT(text, at, end, "百分") && !unit_begins(run, at, end);
}

/* 兆 is 10^12 before the rest of the number or a currency; else 10^6 of a unit. */
static const tl_number_char trillion = {TL_CHAR_BIG, 12, false};

static bool is_trillion(const tl_run *run, uint32_t after, uint32_t end) {
    const tl_number_char next = tl_number_char_of(tl_peek(run->text, after, end));
    if (next.class == TL_CHAR_FIGURE || (next.class == TL_CHAR_SMALL && next.value == 1))
        return true; /* 三兆五千亿, 三兆十亿 */
    return tl_lex_longest(run->lexicon->number, run->text, after, end, TL_CLASS(TL_NUMBER_CURRENCY))
               .length > 0;
}

static bool take_character(const tl_run *run, uint32_t at, uint32_t end, progress *p,
                           tl_number *out) {
    const char *text = run->text;
    reading *r = &p->state;
    uint32_t used;
    const uint32_t c = tl_decode(text, at, end, &used);
    const tl_number_char what =
        c == 0x5146 && is_trillion(run, at + used, end) ? trillion : tl_number_char_of(c);
    const bool first = at == out->start;
    if (first && what.formal) out->shape |= TL_NUMBER_FORMAL;
    switch (what.class) {
        case TL_CHAR_FIGURE:
            if (r->has_waiting) return false;
            if (!first && tl_word_begins(run, at, end)) return false;
            p->end = at;
            out->shape |= TL_NUMBER_HAN;
            return take_han_figures(run, end, p, out);
        case TL_CHAR_SMALL:
            if (first && what.value > 1) out->shape |= TL_NUMBER_BARE;
            if (!first && (r->small && what.value >= r->small)) return false;
            if (r->arabic && !multiplies_figures(r, run, at, end, what.value)) return false;
            if (!take_small(r, what.value)) return false;
            break;
        case TL_CHAR_BIG:
            if (first) out->shape |= TL_NUMBER_BARE;
            if (!take_big(r, what.value)) return false;
            break;
        case TL_CHAR_SCORE:
            if (r->has_waiting || r->small == 1) return false;
            r->waiting = tl_bounds_both(tl_decimal_whole(what.value));
            r->has_waiting = true;
            if (!take_small(r, 1)) return false;
            break;
        case TL_CHAR_SOME:
            if (r->arabic && r->has_waiting && r->waiting.low.mantissa % 10 == 0) {
                r->waiting.high =
                    tl_decimal_append(tl_decimal_whole(r->waiting.low.mantissa / 10), 9);
                r->waiting.low =
                    tl_decimal_append(tl_decimal_whole(r->waiting.low.mantissa / 10), 1);
                r->approximate = true;
                r->arabic = false;
                break;
            }
            if (r->has_waiting) return false;
            r->waiting.low = tl_decimal_whole(1);
            r->waiting.high = tl_decimal_whole(9);
            r->has_waiting = r->some = r->approximate = true;
            break;
        default:
            return false;
    }
    p->figures = 0;
    p->end = at + used;
    out->shape |= TL_NUMBER_HAN;
    out->figures++;
    return true;
}

/* Figures as the first part or as a coefficient: 25万6千, 1万600. */
static bool take_arabic(const char *text, uint32_t at, uint32_t end, progress *p, tl_number *out) {
    reading *r = &p->state;
    if (r->has_waiting) return false;
    tl_decimal value;
    const bool first = at == out->start || (out->shape & TL_NUMBER_SIGNED && !out->figures);
    uint32_t after = read_figures(text, at, end, out, &value);
    if (first && !tl_is_date_part(text, at, after, end))
        after = read_decimal_part(text, after, end, out, &value);
    r->waiting = tl_bounds_both(value);
    r->has_waiting = r->arabic = true;
    p->end = after;
    out->shape |= TL_NUMBER_ARABIC;
    return true;
}

/* One figure with its multiplier: 5千 after 7万 and a blank. */
static bool is_coefficient(const char *text, uint32_t at, uint32_t end) {
    const tl_number_char next = tl_number_char_of(tl_peek(text, tl_after(text, at, end), end));
    return next.class == TL_CHAR_SMALL || next.class == TL_CHAR_BIG;
}

/* The part of a number without fraction and percent marks. */
static bool read_whole(const tl_run *run, uint32_t at, uint32_t end, progress *p, tl_number *out) {
    const char *text = run->text;
    p->end = at;
    while (p->end < end) {
        uint32_t from = p->end;
        uint32_t next = from;
        if (from > at) {
            next = tl_over_blank(text, from, end);
            if (next == end) break;
            const uint32_t c = tl_peek(text, next, end);
            /* over a blank only where a multiplier stands at either side */
            if (next > from && tl_number_char_of(c).class != TL_CHAR_SMALL &&
                tl_number_char_of(c).class != TL_CHAR_BIG &&
                (p->state.has_waiting || !p->state.last ||
                 (tl_figure(c) >= 0 && !is_coefficient(text, next, end))))
                break;
        }
        const uint32_t before = p->end;
        if (tl_figure(tl_peek(text, next, end)) >= 0) {
            if (!take_arabic(text, next, end, p, out)) break;
        } else if (!take_character(run, next, end, p, out)) {
            break;
        }
        if (p->end == before) break;
    }
    return p->end > at;
}

/* ---- Around the whole part ------------------------------------------------- */

static bool is_han_point(uint32_t c) { return c == 0x70B9 /* 点 */ || c == 0x9EDE /* 點 */; }

/* 两点零二分, 一点一刻 tell the time. */
static bool tells_time(const char *text, uint32_t at, uint32_t after, uint32_t end) {
    if (tl_peek(text, after, end) == 0x523B /* 刻 */) return true;
    const uint32_t first = tl_peek(text, at, end);
    const bool minutes =
        (first == 0x96F6 || first == 0x3007) && tl_count_characters(text, at, after) == 2;
    if (!minutes || !TL_AT(text, after, end, "分")) return false;
    const uint32_t next = tl_peek(text, tl_after(text, after, end), end);
    return next != 0x949F /* 钟 */ && next != 0x9418 /* 鐘 */ && next != 0x4E4B /* 之 */;
}

static uint32_t take_multipliers(const char *text, uint32_t at, uint32_t end, tl_bounds *value) {
    for (;;) {
        const uint32_t next = tl_over_blank(text, at, end);
        uint32_t used;
        if (next >= end) return at;
        const tl_number_char what = tl_number_char_of(tl_decode(text, next, end, &used));
        if (what.class != TL_CHAR_BIG) return at;
        *value = tl_bounds_times(*value, what.value);
        at = next + used;
    }
}

static uint32_t read_han_decimal(const char *text, uint32_t at, uint32_t end, tl_number *out,
                                 tl_bounds *value) {
    const uint32_t point = tl_over_blank(text, at, end);
    if (point >= end || !is_han_point(tl_peek(text, point, end))) return at;
    const uint32_t from = tl_over_blank(text, tl_after(text, point, end), end);
    if (from >= end) return at;
    tl_decimal longer = value->low;
    const uint32_t after = read_fraction_figures(text, from, end, &longer);
    if (after == from || tells_time(text, from, after, end)) return at;
    const tl_number_char next = tl_number_char_of(tl_peek(text, after, end));
    if (next.class == TL_CHAR_SMALL && !TL_AT(text, after, end, "百分") &&
        !TL_AT(text, after, end, "千"))
        return at; /* 五点三十五分 */
    *value = tl_bounds_both(longer);
    out->kind = TIAOLI_NUMERAL_DECIMAL;
    return take_multipliers(text, after, end, value);
}

/* 三百余 十多 500多亿: what is open upwards. */
static uint32_t read_excess(const tl_run *run, uint32_t at, uint32_t end, tl_number *out,
                            tl_bounds *value) {
    const char *text = run->text;
    const uint32_t from = tl_over_blank(text, at, end);
    const bool comes = TL_AT(text, from, end, "来") || TL_AT(text, from, end, "來");
    if (!comes && !TL_AT(text, from, end, "余") && !TL_AT(text, from, end, "多") &&
        !TL_AT(text, from, end, "餘"))
        return at;
    if (value->low.mantissa < 10 && !value->low.overflow) return at;
    const uint32_t after = from + 3;
    const uint32_t multiplied = take_multipliers(text, after, end, value);
    const uint32_t next = tl_peek(text, multiplied, end);
    const tl_unit unit = tl_read_unit(run, multiplied, end);
    if (multiplied == after && unit.end == after && (comes || tl_is_han(next))) return at;
    out->shape |= TL_NUMBER_OPEN;
    return multiplied;
}

/* 40k */
static uint32_t take_thousand(const char *text, uint32_t at, uint32_t end, tl_bounds *value) {
    if (at >= end || text[at] != 'k') return at;
    const uint32_t next = tl_peek(text, at + 1, end);
    if ((next | 0x20) >= 'a' && (next | 0x20) <= 'z') return at;
    *value = tl_bounds_times(*value, 3);
    return at + 1;
}

void tl_set_value(tl_number *out, tl_bounds value, bool approximate) {
    out->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    if (value.low.scale < value.high.scale)
        while (value.low.scale < value.high.scale && !value.low.overflow)
            value.low = tl_decimal_append(value.low, 0), value.low.scale++;
    else
        while (value.high.scale < value.low.scale && !value.high.overflow)
            value.high = tl_decimal_append(value.high, 0), value.high.scale++;
    out->value.low = value.low.mantissa;
    out->value.high = value.high.mantissa;
    out->value.scale = value.low.scale;
    if (out->shape & TL_NUMBER_OPEN) {
        out->kind = TIAOLI_NUMERAL_APPROXIMATE;
        out->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_INTERVAL;
        out->value.high = 0;
    } else if (approximate) {
        out->kind = TIAOLI_NUMERAL_APPROXIMATE;
        out->value.flags |= TIAOLI_VALUE_INTERVAL;
    }
    if (value.low.overflow || value.high.overflow) {
        out->value.low = out->value.high = 0;
        out->value.scale = 0;
        out->value.flags = TIAOLI_VALUE_OVERFLOW;
    }
}

/* After a number that went as far as it could, more number words mean that the
 * string says nothing: 一二百千. */
static bool is_malformed(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    const uint32_t c = tl_peek(text, at, end);
    const tl_number_char next = tl_number_char_of(c);
    if (next.class == TL_CHAR_NONE || next.class == TL_CHAR_SOME) return false;
    if (c == 0x4E24 || c == 0x5169) return false; /* 二两 */
    return !unit_begins(run, at, end) && !tl_word_begins(run, at, end) &&
           !TL_AT(text, at, end, "百分");
}

static uint32_t over_number_words(const char *text, uint32_t at, uint32_t end) {
    while (at < end) {
        uint32_t used;
        const tl_number_char what = tl_number_char_of(tl_decode(text, at, end, &used));
        if (what.class == TL_CHAR_NONE || what.class == TL_CHAR_SOME) break;
        at += used;
    }
    return at;
}

/* The end of 5.1.1 or 3.5.7.1, which say no number; `at` for 12.30 and for the
 * date 2022.10.16. */
static uint32_t over_dotted(const char *text, uint32_t at, uint32_t end) {
    uint32_t groups = 0, first = 0, from = at;
    while (from < end && text[from] >= '0' && text[from] <= '9') {
        uint32_t next = from;
        while (next < end && text[next] >= '0' && text[next] <= '9') next++;
        if (!groups++) first = next - from;
        at = next;
        if (next >= end || text[next] != '.') break;
        from = next + 1;
    }
    return groups > 3 || (groups == 3 && first != 4) ? at : 0;
}

bool tl_read_plain(const tl_run *run, uint32_t at, uint32_t end, tl_number *out) {
    const char *text = run->text;
    progress p;
    memset(&p, 0, sizeof p);
    const uint32_t dotted = over_dotted(text, at, end);
    if (dotted) {
        out->end = dotted;
        return true;
    }
    if (!read_whole(run, at, end, &p, out)) return false;
    out->end = p.end;
    const bool figures = p.figures > 1 && p.end > at;
    tl_bounds value = sum_of(&p.state);
    bool approximate = p.state.approximate;
    if (p.figures > 1 && !p.state.has_waiting) {
        value = tl_bounds_both(p.string);
        approximate = false;
    }
    if (!out->kind) {
        out->kind = TIAOLI_NUMERAL_CARDINAL;
        if (figures) out->kind = TIAOLI_NUMERAL_DIGITS, out->shape |= TL_NUMBER_FIGURES;
        if (!approximate || figures) out->end = read_han_decimal(text, p.end, end, out, &value);
        if (out->kind == TIAOLI_NUMERAL_DECIMAL) {
            approximate = false;
            if (figures) {
                value = tl_bounds_both(p.string);
                out->end = read_han_decimal(text, p.end, end, out, &value);
                out->shape &= (uint16_t) ~(TL_NUMBER_FIGURES | TL_NUMBER_PAIR);
            }
        }
    }
    if (p.state.arabic) out->end = take_thousand(text, out->end, end, &value);
    if (!approximate) out->end = read_excess(run, out->end, end, out, &value);
    tl_set_value(out, value, approximate);
    if (is_malformed(run, out->end, end)) {
        out->end = over_number_words(text, out->end, end);
        out->kind = TIAOLI_NUMERAL_NONE;
    }
    return true;
}
