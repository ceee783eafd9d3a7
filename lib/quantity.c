/*
 * Takes the numerals, gives what they measure: sums of money, measures, lengths
 * of time, dates (date.c), words of the calendar (今年), each alone, as one of two
 * joined bounds (三到五年, 三年以上七年以下), bounded at one side (6%以上, 不超过3%)
 * or approximate (5%左右).  A percentage alone is no quantity.
 */
#include "quantity.h"

enum { LEAD_REACH = 24 /* bytes of a word before a numeral, with blanks      */ };

static const tl_mark *mark_at(const tl_quantity_scan *scan, uint32_t i) {
    return i < scan->marks ? &scan->run->marks.data[i] : NULL;
}

uint32_t tl_next_numeral(const tl_quantity_scan *scan, uint32_t i) {
    while (i < scan->marks && scan->run->marks.data[i].kind != TIAOLI_MARK_NUMERAL) i++;
    return i;
}

uint32_t tl_over_class(const tl_run *run, uint32_t at, int class) {
    return at +
           tl_lex_longest(run->lexicon->number, run->text, at, run->length, TL_CLASS(class)).length;
}

static uint32_t over_blank(const tl_run *run, uint32_t at) {
    return at < run->length && run->text[at] == ' ' ? at + 1 : at;
}

/* ---- One amount ---------------------------------------------------------------- */

static tl_span unit_of(const tl_run *run, const tl_mark *mark) {
    for (uint32_t i = 0; i < mark->span_count; i++) {
        const tl_role_span *span = &run->spans.data[mark->first_span + i];
        if (span->role == TIAOLI_SPAN_UNIT) return (tl_span){span->start, span->end};
    }
    return (tl_span){mark->end, mark->end};
}

/* 万 and larger at the end of the number words. */
static uint32_t power_at_end(const tl_run *run, const tl_mark *mark) {
    if (TL_ENDS(run->text, mark->start, mark->end, "亿") ||
        TL_ENDS(run->text, mark->start, mark->end, "億"))
        return TL_ENDS(run->text, mark->start, mark->end - 3, "万") ? 12 : 8;
    if (TL_ENDS(run->text, mark->start, mark->end, "万") ||
        TL_ENDS(run->text, mark->start, mark->end, "萬"))
        return 4;
    if (TL_ENDS(run->text, mark->start, mark->end, "千") ||
        TL_ENDS(run->text, mark->start, mark->end, "仟"))
        return 3;
    return 0;
}

static uint8_t type_of_unit(const tl_run *run, tl_span unit) {
    const tl_classes classes =
        tl_lex_exact(run->lexicon->number, run->text, unit.start, unit.end) & TL_UNIT_CLASSES;
    if (classes == TL_CLASS(TL_NUMBER_CURRENCY)) return TIAOLI_QUANTITY_MONEY;
    const uint32_t next = tl_peek(run->text, unit.end, run->length);
    if ((classes & TL_CLASS(TL_NUMBER_CURRENCY)) && (!tl_is_han(next) || tl_is_number_char(next)))
        return TIAOLI_QUANTITY_MONEY;
    if (classes & TL_CLASS(TL_NUMBER_CLASSIFIER)) return TIAOLI_QUANTITY_MEASURE;
    if (classes & TL_CLASS(TL_NUMBER_DURATION)) return TIAOLI_QUANTITY_DURATION;
    return TIAOLI_QUANTITY_MEASURE;
}

/* Decimal places that 角 or 分 add to a sum in 元, else 0. */
static int32_t places_of(const tl_run *run, tl_span unit) {
    if (TL_AT(run->text, unit.start, unit.end, "角") ||
        TL_AT(run->text, unit.start, unit.end, "毛"))
        return 1;
    return TL_AT(run->text, unit.start, unit.end, "分") ? 2 : 0;
}

static bool is_main_unit(const tl_run *run, tl_span unit) {
    return TL_AT(run->text, unit.start, unit.end, "元") ||
           TL_AT(run->text, unit.start, unit.end, "圆") ||
           TL_AT(run->text, unit.start, unit.end, "圓") ||
           TL_AT(run->text, unit.start, unit.end, "块") ||
           TL_AT(run->text, unit.start, unit.end, "塊");
}

/* value += figure / 10^places */
static void add_places(tl_value *value, int64_t figure, int32_t places) {
    if (value->scale > places || figure < 0 || figure > 99) return;
    int64_t sum = value->low;
    for (int32_t i = value->scale; i < places; i++)
        if (__builtin_mul_overflow(sum, (int64_t)10, &sum)) return;
    if (__builtin_add_overflow(sum, figure, &sum)) return;
    value->low = value->high = sum;
    value->scale = places;
}

/* 十二块五毛, 123元1角1分: one sum. */
static void take_small_money(const tl_quantity_scan *scan, tl_amount *amount) {
    const tl_run *run = scan->run;
    bool after_main = is_main_unit(run, amount->unit);
    if (!after_main && places_of(run, amount->unit) != 1) return;
    if (!after_main) { /* 四角三分 */
        if (amount->value.scale || (amount->value.flags & TIAOLI_VALUE_INTERVAL)) return;
        amount->value.scale = 1;
    }
    for (;;) {
        const tl_mark *mark = mark_at(scan, amount->mark);
        if (!mark || mark->start != amount->end || mark->value >= run->values.count) return;
        const tl_value *value = &run->values.data[mark->value];
        const tl_span unit = unit_of(run, mark);
        const bool bare = after_main && tl_span_empty(unit) && mark->end - mark->start == 3 &&
                          !tl_is_han(tl_peek(run->text, mark->end, run->length));
        const int32_t places = bare ? 1 : places_of(run, unit);
        if (!places || value->scale) return;
        add_places(&amount->value, value->low, places);
        amount->end = bare ? mark->end : unit.end;
        amount->mark = tl_next_numeral(scan, amount->mark + 1);
        after_main = false;
    }
}

static bool can_measure(const tl_mark *mark) {
    switch (mark->type) {
        case TIAOLI_NUMERAL_CARDINAL:
        case TIAOLI_NUMERAL_DECIMAL:
        case TIAOLI_NUMERAL_FRACTION:
        case TIAOLI_NUMERAL_PERCENT:
        case TIAOLI_NUMERAL_APPROXIMATE:
            return true;
        default:
            return false;
    }
}

/* 5/1000 as 0.005: a fraction whose value is compared and joined. */
static void fraction_to_decimal(tl_value *value) {
    int64_t power = value->denominator;
    int32_t scale = 0;
    while (power > 1 && power % 10 == 0) power /= 10, scale++;
    if (power != 1) return;
    value->denominator = 0;
    value->scale = scale;
}

/* 整 closes a sum in words: 五百元整; not 元|整改. */
static bool ends_sum(const tl_run *run, uint32_t at) {
    return (TL_AT(run->text, at, run->length, "整") || TL_AT(run->text, at, run->length, "正")) &&
           !tl_is_han(tl_peek(run->text, at + 3, run->length));
}

/* Numeral `i` with its unit, if it can measure. */
static bool read_amount(const tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    if (!mark || !can_measure(mark) || mark->value >= run->values.count) return false;
    memset(amount, 0, sizeof *amount);
    amount->start = mark->start;
    amount->unit = unit_of(run, mark);
    amount->has_unit = !tl_span_empty(amount->unit);
    amount->percent = mark->type == TIAOLI_NUMERAL_PERCENT;
    amount->end = amount->has_unit && !amount->percent ? amount->unit.end : mark->end;
    amount->mark = tl_next_numeral(scan, i + 1);
    amount->value = run->values.data[mark->value];
    amount->power = power_at_end(run, mark);
    amount->type = amount->has_unit && !amount->percent ? type_of_unit(run, amount->unit)
                                                        : TIAOLI_QUANTITY_MEASURE;
    if (amount->type == TIAOLI_QUANTITY_MONEY) take_small_money(scan, amount);
    if (amount->type == TIAOLI_QUANTITY_MONEY && ends_sum(run, amount->end)) amount->end += 3;
    if (amount->type == TIAOLI_QUANTITY_DURATION &&
        TL_AT(run->text, amount->end, run->length, "多"))
        amount->value.flags |= TIAOLI_VALUE_APPROXIMATE;
    return true;
}

/* ---- Joined amounts --------------------------------------------------------------- */

static bool scale_to(tl_value *value, int32_t scale) {
    while (value->scale < scale) {
        if (__builtin_mul_overflow(value->low, (int64_t)10, &value->low) ||
            __builtin_mul_overflow(value->high, (int64_t)10, &value->high))
            return false;
        value->scale++;
    }
    return true;
}

static bool times_power(tl_value *value, uint32_t power) {
    for (; power; power--) {
        if (value->scale > 0)
            value->scale--;
        else if (__builtin_mul_overflow(value->low, (int64_t)10, &value->low) ||
                 __builtin_mul_overflow(value->high, (int64_t)10, &value->high))
            return false;
    }
    return true;
}

static bool is_exact(const tl_value *value) {
    return !(value->flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW));
}

/* Both bounds at one scale, low below high: 100—120万 shares its 万. */
static bool join_values(const tl_amount *low, const tl_amount *high, tl_value *joined) {
    tl_value a = low->value, b = high->value;
    if (!is_exact(&a) || !is_exact(&b)) return false;
    if (a.denominator) fraction_to_decimal(&a);
    if (b.denominator) fraction_to_decimal(&b);
    if (a.denominator || b.denominator) return false;
    if (low->power < high->power && !low->has_unit) {
        tl_value larger = a;
        tl_value other = b;
        const uint32_t power = high->power;
        if (times_power(&larger, power) && scale_to(&larger, other.scale) &&
            scale_to(&other, larger.scale) && larger.low < other.low)
            a = larger;
    }
    if (!scale_to(&a, b.scale) || !scale_to(&b, a.scale) || a.low == b.low) return false;
    if (a.low > b.low) { /* 2.5亿年~6500万年 counts back */
        if (!low->has_unit) return false;
        const tl_value swapped = a;
        a = b;
        b = swapped;
    }
    memset(joined, 0, sizeof *joined);
    joined->low = a.low;
    joined->high = b.low;
    joined->scale = a.scale;
    joined->flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH | TIAOLI_VALUE_INTERVAL |
                    TIAOLI_VALUE_RANGE | ((a.flags | b.flags) & TIAOLI_VALUE_APPROXIMATE);
    return true;
}

static bool same_kind(const tl_run *run, const tl_amount *a, const tl_amount *b) {
    if (a->has_unit && b->has_unit && !a->percent)
        return a->type == b->type && (a->type != TIAOLI_QUANTITY_MEASURE ||
                                      (a->unit.end - a->unit.start == b->unit.end - b->unit.start &&
                                       memcmp(run->text + a->unit.start, run->text + b->unit.start,
                                              a->unit.end - a->unit.start) == 0));
    if (a->percent && !b->percent) return false;
    return !a->has_unit || b->has_unit;
}

/* Can a word that bounds or joins amounts follow at `at`?  Seldom one does. */
static bool may_go_on(const tl_run *run, uint32_t at) {
    const tl_classes words = TL_CLASS(TL_NUMBER_JOIN) | TL_CLASS(TL_NUMBER_LEAST_AFTER) |
                             TL_CLASS(TL_NUMBER_MOST_AFTER) | TL_CLASS(TL_NUMBER_ABOUT_AFTER);
    return tl_lex_longest(run->lexicon->number, run->text, at, run->length, words).length ||
           TL_AT(run->text, at, run->length, "与") || TL_AT(run->text, at, run->length, "和");
}

/* 三到五年, 7%—8%, and 三年以上七年以下 after the first bound. */
static bool read_range(const tl_quantity_scan *scan, const tl_amount *first, tl_amount *range) {
    const tl_run *run = scan->run;
    uint32_t at = over_blank(run, first->end);
    const uint32_t above = tl_over_class(run, at, TL_NUMBER_LEAST_AFTER);
    const bool bounded = above > at;
    bool between = false; /* 与…之间 */
    if (bounded) {
        at = above;
        if (TL_AT(run->text, at, run->length, "，") || TL_AT(run->text, at, run->length, "、"))
            at += 3;
        at = over_blank(run, at);
    } else {
        uint32_t joined = tl_over_class(run, at, TL_NUMBER_JOIN);
        between = joined == at && (TL_AT(run->text, at, run->length, "与") ||
                                   TL_AT(run->text, at, run->length, "和"));
        if (between) joined += 3;
        if (joined == at) return false;
        at = over_blank(run, joined);
    }
    tl_amount second;
    if (!read_amount(scan, first->mark, &second)) return false;
    uint32_t start = second.start;
    if (start != at) return false;
    uint32_t end = second.end;
    if (bounded) {
        end = tl_over_class(run, over_blank(run, second.end), TL_NUMBER_MOST_AFTER);
        if (end == second.end) return false;
    }
    if (between) {
        if (!TL_AT(run->text, second.end, run->length, "之间")) return false;
        end = second.end + 6;
    }
    tl_value joined;
    if (!same_kind(run, first, &second) || !join_values(first, &second, &joined)) return false;
    *range = second;
    range->start = first->start;
    range->end = end;
    range->value = joined;
    return true;
}

/* ---- Bounds ------------------------------------------------------------------------- */

static void bound(tl_amount *amount, bool least) {
    amount->value.flags &= ~(uint32_t)(TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH);
    amount->value.flags |=
        TIAOLI_VALUE_RANGE | TIAOLI_VALUE_INTERVAL | (least ? TIAOLI_VALUE_LOW : TIAOLI_VALUE_HIGH);
    if (least)
        amount->value.high = 0;
    else
        amount->value.low = 0;
}

/* What stands after: 以上 以内 左右. */
static bool take_bound_after(const tl_run *run, tl_amount *amount) {
    const uint32_t at = over_blank(run, amount->end);
    const uint32_t least = tl_over_class(run, at, TL_NUMBER_LEAST_AFTER);
    const uint32_t most = tl_over_class(run, at, TL_NUMBER_MOST_AFTER);
    const uint32_t about = tl_over_class(run, at, TL_NUMBER_ABOUT_AFTER);
    if (about > at) {
        amount->end = about;
        amount->value.flags |= TIAOLI_VALUE_APPROXIMATE;
        return true;
    }
    if ((least == at && most == at) || !is_exact(&amount->value) || amount->value.denominator)
        return false;
    amount->end = least > at ? least : most;
    bound(amount, least > at);
    return true;
}

/* ---- The scan -------------------------------------------------------------------------- */

static bool add_amount(tl_quantity_scan *scan, const tl_amount *amount, uint16_t rule) {
    tl_run *run = scan->run;
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_QUANTITY, amount->start, amount->end, rule);
    if (!mark) return false;
    mark->type = amount->type;
    scan->done = amount->end;
    if (!tl_span_empty(amount->unit) && !tl_add_span(run, TIAOLI_SPAN_UNIT, amount->unit))
        return false;
    return tl_add_value(run, &amount->value);
}

static uint16_t rule_of(const tl_amount *amount) {
    if (amount->type == TIAOLI_QUANTITY_DATE) return TL_RULE_QUANTITY_DATE;
    if (amount->type == TIAOLI_QUANTITY_MONEY) return TL_RULE_QUANTITY_MONEY;
    return TL_RULE_QUANTITY_UNIT;
}

/* Numeral `i` as a quantity; `from` is where a word before it begins, of the
 * class `led_by` (or -1).  *next is the numeral to go on with. */
static bool quantify(tl_quantity_scan *scan, uint32_t i, uint32_t from, int led_by,
                     uint32_t *next) {
    *next = tl_next_numeral(scan, i + 1);
    tl_amount amount, range;
    if (led_by < 0) {
        if (!tl_read_date(scan, i, &amount)) return false;
        if (amount.end) {
            *next = amount.mark;
            scan->dated = amount.end;
            return add_amount(scan, &amount, TL_RULE_QUANTITY_DATE);
        }
    }
    if (!read_amount(scan, i, &amount)) return true;
    bool stands = amount.has_unit && !amount.percent;
    uint16_t rule = rule_of(&amount);
    if (led_by == TL_NUMBER_CURRENCY_BEFORE && amount.type != TIAOLI_QUANTITY_DURATION) {
        amount.start = from;
        if (!amount.has_unit) {
            amount.unit.start = from;
            amount.unit.end = tl_over_class(scan->run, from, TL_NUMBER_CURRENCY_BEFORE);
            amount.has_unit = true;
        }
        amount.type = TIAOLI_QUANTITY_MONEY;
        rule = TL_RULE_QUANTITY_MONEY;
        stands = true;
    }
    const bool goes_on = may_go_on(scan->run, over_blank(scan->run, amount.end));
    if (goes_on && read_range(scan, &amount, &range)) {
        *next = range.mark;
        range.start = amount.start;
        if (range.type == TIAOLI_QUANTITY_MEASURE && amount.type == TIAOLI_QUANTITY_MONEY)
            range.type = amount.type;
        return add_amount(scan, &range, TL_RULE_QUANTITY_RANGE);
    }
    if (led_by == TL_NUMBER_LEAST_BEFORE || led_by == TL_NUMBER_MOST_BEFORE) {
        if (!is_exact(&amount.value) || amount.value.denominator) return true;
        amount.start = from;
        bound(&amount, led_by == TL_NUMBER_LEAST_BEFORE);
        rule = TL_RULE_QUANTITY_BOUND;
        stands = true;
    } else if (goes_on && take_bound_after(scan->run, &amount)) {
        if (amount.value.flags & TIAOLI_VALUE_RANGE) rule = TL_RULE_QUANTITY_BOUND;
        stands = true;
    } else if (amount.percent && (amount.value.flags & TIAOLI_VALUE_APPROXIMATE)) {
        stands = true;
    }
    if (!stands) return true;
    *next = amount.mark;
    return add_amount(scan, &amount, rule);
}

/* A word before a numeral that belongs to its quantity, or -1. */
static int leading_class(const tl_run *run, uint32_t at, uint32_t *end) {
    static const int classes[] = {TL_NUMBER_CURRENCY_BEFORE, TL_NUMBER_LEAST_BEFORE,
                                  TL_NUMBER_MOST_BEFORE};
    for (uint32_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        *end = tl_over_class(run, at, classes[i]);
        if (*end > at) return classes[i];
    }
    return -1;
}

static bool add_relative(tl_quantity_scan *scan, uint32_t at, uint32_t end) {
    tl_mark *mark =
        tl_add_mark(scan->run, TIAOLI_MARK_QUANTITY, at, end, TL_RULE_QUANTITY_RELATIVE);
    if (!mark) return false;
    mark->type = TIAOLI_QUANTITY_RELATIVE;
    scan->done = end;
    const tl_value none = {0, 0, 0, 0, TIAOLI_VALUE_DATE};
    return tl_add_value(scan->run, &none);
}

/* 注明|年, 不同|年限: where characters also meet across words, the segmenter
 * must see boundaries at both ends. */
static bool stands_as_word(tl_run *run, uint32_t at, uint32_t end, bool *stands) {
    tl_span first, last;
    const tl_classes classes = tl_lex_exact(run->lexicon->number, run->text, at, end);
    *stands = true;
    if (!(classes & TL_CLASS(TL_NUMBER_CHECK))) return true;
    if (!tl_word_at(run, at, &first) || !tl_word_at(run, tl_before(run->text, at, end), &last))
        return false;
    *stands = first.start == at && last.end == end;
    return true;
}

static uint32_t end_with_unit(const tl_run *run, const tl_mark *mark) {
    const tl_span unit = unit_of(run, mark);
    return unit.end > mark->end ? unit.end : mark->end;
}

/* Where words that lead the numeral at `start` may begin; `start` if none ends
 * there. */
static uint32_t lead_zone(const tl_run *run, uint32_t start) {
    const tl_classes leads = TL_CLASS(TL_NUMBER_CURRENCY_BEFORE) |
                             TL_CLASS(TL_NUMBER_LEAST_BEFORE) | TL_CLASS(TL_NUMBER_MOST_BEFORE);
    uint32_t zone = start > LEAD_REACH ? start - LEAD_REACH : 0;
    const uint32_t end = tl_trim_blanks(run->text, zone, start);
    if (!tl_lex_longest_before(run->lexicon->number, run->text, zone, end, leads).length)
        return start;
    while (zone < start && ((unsigned char)run->text[zone] & 0xC0) == 0x80) zone++;
    return zone;
}

/* What begins at `at`, before numeral *i: a word that leads it if `led`, or a word
 * of the calendar; *next is where to go on. */
static bool read_words(tl_quantity_scan *scan, uint32_t at, bool led, uint32_t *i, uint32_t *next) {
    tl_run *run = scan->run;
    uint32_t end;
    const int class = led ? leading_class(run, at, &end) : -1;
    if (class >= 0) {
        const uint32_t start = run->marks.data[*i].start;
        if (start == tl_skip_blanks(run->text, end, start)) {
            if (!quantify(scan, *i, at, class, i)) return false;
            if (scan->done > at) {
                *next = scan->done;
                return true;
            }
        }
    }
    end = tl_over_class(run, at, TL_NUMBER_RELATIVE);
    bool word = end > at;
    if (word && !stands_as_word(run, at, end, &word)) return false;
    *next = word ? end : tl_after(run->text, at, run->length);
    return !word || add_relative(scan, at, end);
}

bool tl_quantities(tl_run *run) {
    tl_quantity_scan scan = {run, run->marks.count, 0, 0};
    uint32_t i = tl_next_numeral(&scan, 0), zone_of = UINT32_MAX, zone = 0;
    for (uint32_t at = 0; at < run->length;) {
        const uint32_t start = i < scan.marks ? run->marks.data[i].start : run->length;
        if (start <= at) {
            const uint32_t end = end_with_unit(run, &run->marks.data[i]);
            if (!quantify(&scan, i, 0, -1, &i)) return false;
            at = end > at ? end : at;
            if (scan.done > at) at = scan.done;
            while (i < scan.marks && run->marks.data[i].start < at)
                i = tl_next_numeral(&scan, i + 1);
            continue;
        }
        if (zone_of != i) {
            zone_of = i;
            zone = i < scan.marks ? lead_zone(run, start) : run->length;
        }
        if (at < zone) at = tl_next_place(&run->calendar_places, at, zone);
        if (at >= start) continue;
        if (!read_words(&scan, at, at >= zone, &i, &at)) return false;
    }
    return true;
}
