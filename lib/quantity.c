/*
 * Takes the numerals, gives what they measure: sums of money, measures, tallies,
 * ratios, lengths of time, dates (date.c), words of the calendar (今年), each alone,
 * as a range of two (三到五年, 三年以上七年以下), bounded at one side (6%以上,
 * 不超过3%) or approximate (5%左右).  A percentage alone is no quantity, nor is a
 * number without a unit unless it is bounded.
 */
#include "quantity.h"

#include "relative.h"

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

/* A blank, or what says that a bound is one of the values: 3万元（含）以上. */
static uint32_t over_gap(const tl_run *run, uint32_t at) {
    static const char *const inclusive[] = {"（含）", "(含)", "（不含）", "(不含)"};
    if (at >= run->length) return at;
    if (run->text[at] == ' ') return at + 1;
    if (run->text[at] != '(' && !TL_AT(run->text, at, run->length, "（")) return at;
    for (uint32_t i = 0; i < sizeof inclusive / sizeof *inclusive; i++) {
        const uint32_t length = (uint32_t)strlen(inclusive[i]);
        if (run->length - at >= length && memcmp(run->text + at, inclusive[i], length) == 0)
            return at + length;
    }
    return at;
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
    const uint32_t from = TL_AT(run->text, unit.start, unit.end, "个多") ? 6 : 0;
    const tl_classes classes =
        tl_lex_exact(run->lexicon->number, run->text, unit.start + from, unit.end) &
        TL_UNIT_CLASSES;
    if (classes == TL_CLASS(TL_NUMBER_CURRENCY)) return TIAOLI_QUANTITY_MONEY;
    const uint32_t next = tl_peek(run->text, unit.end, run->length);
    if ((classes & TL_CLASS(TL_NUMBER_CURRENCY)) && (!tl_is_han(next) || tl_is_number_char(next)))
        return TIAOLI_QUANTITY_MONEY;
    if (classes & TL_CLASS(TL_NUMBER_RATIO)) return TIAOLI_QUANTITY_RATIO;
    if (classes & TL_CLASS(TL_NUMBER_CLASSIFIER)) return TIAOLI_QUANTITY_TALLY;
    if (classes & TL_CLASS(TL_NUMBER_DURATION)) return TIAOLI_QUANTITY_DURATION;
    return TIAOLI_QUANTITY_MEASURE;
}

static bool is_unit(const tl_run *run, tl_span unit, const char *word) {
    const size_t length = strlen(word);
    return unit.end - unit.start == length && memcmp(run->text + unit.start, word, length) == 0;
}

static bool is_one_of(const tl_run *run, tl_span unit, const char *const *words) {
    while (*words && !is_unit(run, unit, *words)) words++;
    return *words != NULL;
}

/* Decimal places that a small unit adds to a sum, else 0. */
static int32_t places_of(const tl_run *run, tl_span unit) {
    static const char *const tenths[] = {"角", "毛", "角钱", "毛钱", NULL};
    static const char *const hundredths[] = {"分",   "分钱", "仙",   "美分",
                                             "欧分", "便士", "戈比", NULL};
    if (is_one_of(run, unit, tenths)) return 1;
    return is_one_of(run, unit, hundredths) ? 2 : 0;
}

static bool is_main_unit(const tl_run *run, tl_span unit) {
    static const char *const units[] = {"元",   "圆",   "圓",   "块",   "塊",   "块钱", "美元",
                                        "欧元", "英镑", "港元", "港币", "卢布", NULL};
    return is_one_of(run, unit, units);
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
    const int32_t alone = after_main ? 0 : places_of(run, amount->unit);
    if (!after_main && !alone) return;
    if (alone) { /* 四角三分: in yuan */
        if (amount->value.scale || (amount->value.flags & TIAOLI_VALUE_INTERVAL)) return;
        amount->value.scale = amount->small = alone;
        if (alone > 1) return;
    }
    for (;;) {
        const tl_mark *mark = mark_at(scan, amount->mark);
        if (!mark || mark->value >= run->values.count) return;
        if (mark->start != amount->end && /* 两美元又三美分 */
            (mark->start != amount->end + 3 || !TL_AT(run->text, amount->end, mark->start, "又")))
            return;
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

/* 个多小时, and a duration before 多: more than that many, less than one more. */
static void mark_excess(const tl_run *run, tl_amount *amount) {
    const bool within = TL_AT(run->text, amount->unit.start, amount->unit.end, "个多");
    if (within || (amount->type == TIAOLI_QUANTITY_DURATION &&
                   TL_AT(run->text, amount->end, run->length, "多")))
        amount->value.flags |= TIAOLI_VALUE_APPROXIMATE;
}

/* 三年|半, 一吨|半, 一个|半小时: half a unit more. */
static void take_half(const tl_quantity_scan *scan, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, amount->mark);
    if (!mark || mark->start != amount->end || mark->end != mark->start + 3 ||
        !TL_AT(run->text, mark->start, mark->end, "半") || amount->value.scale ||
        amount->value.denominator ||
        (amount->value.flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW)) ||
        TL_AT(run->text, mark->end, run->length, "数"))
        return;
    const tl_span unit = unit_of(run, mark);
    const bool counted = is_unit(run, amount->unit, "个") || is_unit(run, amount->unit, "個");
    if (tl_span_empty(unit) == counted) return;
    if (counted) { /* not 三个|半天 */
        if (type_of_unit(run, unit) != TIAOLI_QUANTITY_DURATION ||
            is_one_of(run, unit, (const char *const[]){"年", "天", "日", "夜", NULL}))
            return;
        amount->unit = unit;
        amount->type = TIAOLI_QUANTITY_DURATION;
    } else if (amount->type == TIAOLI_QUANTITY_TALLY &&
               !(tl_lex_exact(run->lexicon->number, run->text, amount->unit.start,
                              amount->unit.end) &
                 TL_CLASS(TL_NUMBER_UNIT))) {
        return;
    }
    add_places(&amount->value, 5, 1);
    amount->end = counted ? unit.end : mark->end;
    amount->mark = tl_next_numeral(scan, amount->mark + 1);
}

static bool is_exact(const tl_value *value) {
    return !(value->flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW));
}

/* 摄氏37度, 零下5度: the scale, and which side of it, stand before the number. */
static void take_scale(const tl_run *run, tl_amount *amount) {
    static const char *const scales[] = {"摄氏", "华氏", "摄氏温度", "华氏温度"};
    if (!is_unit(run, amount->unit, "度")) return;
    if (TL_ENDS(run->text, 0, amount->start, "零下") && is_exact(&amount->value)) {
        amount->start -= 6;
        amount->value.low = -amount->value.low;
        amount->value.high = -amount->value.high;
    }
    for (uint32_t i = sizeof scales / sizeof *scales; i-- > 0;) {
        const uint32_t length = (uint32_t)strlen(scales[i]);
        if (amount->start < length ||
            memcmp(run->text + amount->start - length, scales[i], length) != 0)
            continue;
        amount->start -= length;
        return;
    }
}

/* 18世纪, 60年代, 2024学年, 公元前221年 name a time and measure none; 三十年|代表
 * does. */
static bool names_time(const tl_run *run, uint32_t start, tl_span unit, const tl_value *value) {
    static const char *const centuries[] = {"世纪", "世紀", NULL};
    if (is_one_of(run, unit, centuries)) return true;
    if (is_unit(run, unit, "学年") && value->low > 1000 && !value->scale) return true;
    if (!is_unit(run, unit, "年")) return false;
    if (TL_ENDS(run->text, 0, start, "公元") || TL_ENDS(run->text, 0, start, "公元前") ||
        TL_ENDS(run->text, 0, start, "民国"))
        return true;
    if (!TL_AT(run->text, unit.end, run->length, "代")) return false;
    return value->low >= 10 && value->low % 10 == 0 && !value->scale &&
           !TL_AT(run->text, unit.end, run->length, "代表") &&
           !TL_AT(run->text, unit.end, run->length, "代理");
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

/* A percentage, a fraction or 一半: of what, is not said. */
static bool is_part(const tl_mark *mark) {
    return mark->type == TIAOLI_NUMERAL_PERCENT || mark->type == TIAOLI_NUMERAL_FRACTION ||
           mark->rule == TL_RULE_NUMERAL_HALF;
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
    if (names_time(run, amount->start, amount->unit, &amount->value)) return false;
    amount->power = power_at_end(run, mark);
    if (amount->has_unit && !amount->percent)
        amount->type = type_of_unit(run, amount->unit);
    else
        amount->type = is_part(mark) ? TIAOLI_QUANTITY_RATIO : TIAOLI_QUANTITY_RANGE;
    if (amount->type == TIAOLI_QUANTITY_MONEY) take_small_money(scan, amount);
    if (amount->type == TIAOLI_QUANTITY_MONEY && ends_sum(run, amount->end)) amount->end += 3;
    if (amount->has_unit && !amount->percent) {
        take_half(scan, amount);
        take_scale(run, amount);
        mark_excess(run, amount);
    }
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

/* Both bounds at one scale, low below high: 100—120万 shares its 万, 三至五角 its
 * 角; `backwards`: they may count back. */
static bool join_values(const tl_amount *low, const tl_amount *high, bool backwards,
                        tl_value *joined) {
    tl_value a = low->value, b = high->value;
    if (!low->has_unit && !a.scale) a.scale = high->small;
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
        if (!backwards) return false;
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

static bool same_text(const tl_run *run, tl_span a, tl_span b) {
    return a.end - a.start == b.end - b.start &&
           memcmp(run->text + a.start, run->text + b.start, a.end - a.start) == 0;
}

/* Months or minutes in a unit of time: two units of one sort convert exactly. */
static int64_t length_of(const tl_run *run, tl_span unit, bool *months) {
    static const struct {
        const char *unit;
        bool months;
        int64_t length;
    } units[] = {{"年", true, 12},    {"个月", true, 1},    {"個月", true, 1},
                 {"月", true, 1},     {"周", false, 10080}, {"日", false, 1440},
                 {"天", false, 1440}, {"小时", false, 60},  {"个小时", false, 60},
                 {"分钟", false, 1}};
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!is_unit(run, unit, units[i].unit)) continue;
        *months = units[i].months;
        return units[i].length;
    }
    return 0;
}

/* 六个月以上三年以下 is 6 to 36 months: the larger unit gives way. */
static bool share_unit(const tl_run *run, tl_amount *a, tl_amount *b) {
    bool months = false, other = false;
    const int64_t first = length_of(run, a->unit, &months);
    const int64_t second = length_of(run, b->unit, &other);
    if (!first || !second || months != other) return false;
    tl_amount *larger = first > second ? a : b;
    const int64_t times = first > second ? first / second : second / first;
    const int64_t rest = first > second ? first % second : second % first;
    if (rest || larger->value.denominator ||
        __builtin_mul_overflow(larger->value.low, times, &larger->value.low) ||
        __builtin_mul_overflow(larger->value.high, times, &larger->value.high))
        return false;
    larger->unit = larger == a ? b->unit : a->unit;
    return true;
}

/* Can the two be the bounds of one range?  What they are measured in may become the
 * same. */
static bool same_kind(const tl_run *run, tl_amount *a, tl_amount *b) {
    if (a->percent && !b->percent) return !a->has_unit && !b->has_unit; /* 百分之三到五 */
    if (!a->has_unit || !b->has_unit || a->percent) return !a->has_unit || b->has_unit;
    if (a->type != b->type) return false;
    if (same_text(run, a->unit, b->unit)) return true;
    if (a->type == TIAOLI_QUANTITY_MONEY) /* 五角至一元, 3元至5元人民币 */
        return (a->small && is_main_unit(run, b->unit)) ||
               (TL_AT(run->text, a->unit.start, a->unit.end, "元") &&
                TL_AT(run->text, b->unit.start, b->unit.end, "元"));
    return a->type == TIAOLI_QUANTITY_DURATION && share_unit(run, a, b);
}

/* Can a word that bounds or joins amounts follow at `at`?  Seldom one does. */
static bool may_go_on(const tl_run *run, uint32_t at) {
    const tl_classes words = TL_CLASS(TL_NUMBER_JOIN) | TL_CLASS(TL_NUMBER_LEAST_AFTER) |
                             TL_CLASS(TL_NUMBER_MOST_AFTER) | TL_CLASS(TL_NUMBER_ABOUT_AFTER);
    return tl_lex_longest(run->lexicon->number, run->text, at, run->length, words).length ||
           TL_AT(run->text, at, run->length, "与") || TL_AT(run->text, at, run->length, "和");
}

/* 与…之间, 与…间: the end of what closes the second amount, or 0. */
static uint32_t over_between(const tl_run *run, const tl_amount *first, tl_amount *second) {
    if (TL_AT(run->text, second->end, run->length, "之间")) return second->end + 6;
    if (first->has_unit || !is_unit(run, second->unit, "间")) {
        return TL_AT(run->text, second->end, run->length, "间") ? second->end + 3 : 0;
    }
    const uint32_t end = second->end; /* no rooms */
    second->unit.end = second->unit.start;
    second->has_unit = false;
    second->type = TIAOLI_QUANTITY_RANGE;
    return end;
}

/* 三到五年, 7%—8%, and 三年以上七年以下 after the first bound. */
static bool read_range(const tl_quantity_scan *scan, const tl_amount *first, tl_amount *second,
                       tl_amount *range) {
    const tl_run *run = scan->run;
    uint32_t at = over_gap(run, first->end);
    const uint32_t above = tl_over_class(run, at, TL_NUMBER_LEAST_AFTER);
    const bool bounded = above > at;
    bool between = false;
    if (bounded) {
        at = above;
        if (TL_AT(run->text, at, run->length, "，") || TL_AT(run->text, at, run->length, "、"))
            at += 3;
    } else {
        uint32_t joined = tl_over_class(run, at, TL_NUMBER_JOIN);
        between = joined == at && (TL_AT(run->text, at, run->length, "与") ||
                                   TL_AT(run->text, at, run->length, "和"));
        if (between) joined += 3;
        if (joined == at) return false;
        at = joined;
    }
    if (!read_amount(scan, first->mark, second) || second->start != over_blank(run, at))
        return false;
    uint32_t end = second->end;
    if (bounded) {
        const uint32_t from = over_gap(run, end);
        end = tl_over_class(run, from, TL_NUMBER_MOST_AFTER);
        if (end == from) return false;
    }
    if (between) end = over_between(run, first, second);
    tl_amount low = *first;
    tl_value joined;
    *range = *second;
    if (!end || !same_kind(run, &low, range) || !join_values(&low, range, low.has_unit, &joined))
        return false;
    range->start = first->start;
    range->end = end;
    range->value = joined;
    return true;
}

/* 大于10|小于20, 不少于五人、不超过十人: a bound of the other side behind the first. */
static bool read_bound_pair(const tl_quantity_scan *scan, const tl_amount *first, bool least,
                            tl_amount *range) {
    static const char *const links[] = {"，", "、", "并且", "并", "且"};
    const tl_run *run = scan->run;
    uint32_t at = first->end;
    for (uint32_t i = 0; i < sizeof links / sizeof *links; i++) {
        const uint32_t length = (uint32_t)strlen(links[i]);
        if (run->length - at < length || memcmp(run->text + at, links[i], length) != 0) continue;
        at += length;
        break;
    }
    at = over_blank(run, at);
    const uint32_t after =
        tl_over_class(run, at, least ? TL_NUMBER_MOST_BEFORE : TL_NUMBER_LEAST_BEFORE);
    tl_amount second;
    if (after == at || !read_amount(scan, first->mark, &second) ||
        second.start != over_blank(run, after))
        return false;
    tl_amount other = *first;
    tl_value joined;
    *range = second;
    if (!same_kind(run, &other, range) ||
        !join_values(least ? &other : range, least ? range : &other, false, &joined))
        return false;
    range->start = first->start;
    range->value = joined;
    return true;
}

/* ---- Bounds ------------------------------------------------------------------------- */

static bool is_lower(uint8_t bound) {
    return bound == TIAOLI_BOUND_AT_LEAST || bound == TIAOLI_BOUND_MORE_THAN;
}

static void set_bound(tl_amount *amount, uint8_t bound) {
    const bool least = is_lower(bound);
    amount->bound = bound;
    amount->value.flags &= ~(uint32_t)(TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH);
    amount->value.flags |= TIAOLI_VALUE_INTERVAL | (least ? TIAOLI_VALUE_LOW : TIAOLI_VALUE_HIGH);
    if (least)
        amount->value.high = 0;
    else
        amount->value.low = 0;
}

/* What stands after: 以上 以内 左右; （不含） leaves the number itself out. */
static bool take_bound_after(const tl_run *run, tl_amount *amount) {
    const uint32_t at = over_gap(run, amount->end);
    const bool strict = TL_ENDS(run->text, amount->end, at, "不含）") ||
                        TL_ENDS(run->text, amount->end, at, "不含)");
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
    if (least > at)
        set_bound(amount, strict ? TIAOLI_BOUND_MORE_THAN : TIAOLI_BOUND_AT_LEAST);
    else
        set_bound(amount, strict ? TIAOLI_BOUND_LESS_THAN : TIAOLI_BOUND_AT_MOST);
    return true;
}

/* What the word at `at` says that stands before: 超过 more than, 不低于 at least. */
static uint8_t bound_before(const tl_run *run, uint32_t at, int class) {
    const tl_classes classes =
        tl_lex_exact(run->lexicon->number, run->text, at, tl_over_class(run, at, class));
    const bool strict = classes & TL_CLASS(TL_NUMBER_STRICT);
    if (class == TL_NUMBER_LEAST_BEFORE)
        return strict ? TIAOLI_BOUND_MORE_THAN : TIAOLI_BOUND_AT_LEAST;
    return strict ? TIAOLI_BOUND_LESS_THAN : TIAOLI_BOUND_AT_MOST;
}

/* ---- The scan -------------------------------------------------------------------------- */

static bool add_amount(tl_quantity_scan *scan, const tl_amount *amount, uint16_t rule) {
    tl_run *run = scan->run;
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_QUANTITY, amount->start, amount->end, rule);
    if (!mark) return false;
    mark->type = amount->type;
    mark->role = amount->bound;
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

/* A range, and where each of its bounds carries its unit, the two as well: who
 * looks for a sum finds 五万元 also in 五万元以上十万元以下. */
static bool add_range(tl_quantity_scan *scan, const tl_amount *first, const tl_amount *second,
                      tl_amount *range) {
    range->start = first->start;
    if (!range->has_unit && first->type != TIAOLI_QUANTITY_RANGE) range->type = first->type;
    if (!add_amount(scan, range, TL_RULE_QUANTITY_RANGE)) return false;
    const uint32_t done = scan->done;
    if (first->has_unit && second->has_unit && !first->percent &&
        (!add_amount(scan, first, TL_RULE_QUANTITY_PART) ||
         !add_amount(scan, second, TL_RULE_QUANTITY_PART)))
        return false;
    scan->done = done;
    return true;
}

/* ---- The time of day ---------------------------------------------------------------- */

/* 上午, 当日, or a date before a number: what follows is a time of day. */
static bool after_day(const tl_quantity_scan *scan, uint32_t at) {
    static const char *const words[] = {"上午", "下午", "中午", "凌晨", "早上", "早晨", "清晨",
                                        "晚上", "傍晚", "夜间", "深夜", "当日", "次日", "今日",
                                        "每日", "每天", "当天", "今天", "明天", "今晚"};
    const tl_run *run = scan->run;
    if (scan->dated &&
        (scan->dated == at || (scan->dated + 3 == at && TL_AT(run->text, scan->dated, at, "的"))))
        return true;
    for (uint32_t i = 0; at >= 6 && i < sizeof words / sizeof *words; i++)
        if (memcmp(run->text + at - 6, words[i], 6) == 0) return true;
    return false;
}

/* The 00 of 8:00, or the 8: two figures on the other side of a colon. */
static bool is_beside_colon(const tl_run *run, const tl_mark *mark) {
    const char *text = run->text;
    const uint32_t start = mark->start, end = mark->end;
    const bool after = start > 1 && text[start - 1] == ':' && end - start == 2 &&
                       tl_figure((unsigned char)text[start - 2]) >= 0;
    const bool before = end + 2 < run->length && text[end] == ':' && end - start <= 2 &&
                        tl_figure((unsigned char)text[end + 1]) >= 0 &&
                        tl_figure((unsigned char)text[end + 2]) >= 0;
    return (after || before) && tl_figure((unsigned char)text[start]) >= 0;
}

/* 五点三十五分, 下午5时, 八点半 measure nothing: the numeral to go on with behind
 * them, else `i`. */
static uint32_t over_clock(const tl_quantity_scan *scan, uint32_t i) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    if (is_beside_colon(run, mark)) return tl_next_numeral(scan, i + 1); /* 8:00-12:00 */
    tl_span unit = unit_of(run, mark);
    if (tl_span_empty(unit) && TL_AT(run->text, mark->end, run->length, "时")) unit.end += 3;
    const bool point = is_unit(run, unit, "点") || is_unit(run, unit, "點");
    if ((!point && !is_unit(run, unit, "时") && !is_unit(run, unit, "時")) ||
        mark->value >= run->values.count)
        return i;
    const tl_value *hour = &run->values.data[mark->value];
    if (mark->type != TIAOLI_NUMERAL_CARDINAL || hour->scale || hour->low < 0 || hour->low > 24)
        return i;
    uint32_t next = tl_next_numeral(scan, i + 1);
    const tl_mark *other = mark_at(scan, next);
    const bool joined = other && other->start == unit.end;
    const bool minutes = joined && is_unit(run, unit_of(run, other), "分");
    const bool half = joined && TL_AT(run->text, other->start, other->end, "半");
    const bool sure = (minutes && joined) || (half && point) ||
                      (point && TL_AT(run->text, unit.end, run->length, "钟"));
    if (!sure && !after_day(scan, mark->start)) return i;
    if (half) return tl_next_numeral(scan, next + 1);
    if (!minutes) return next;
    const uint32_t end = unit_of(run, other).end;
    next = tl_next_numeral(scan, next + 1);
    const tl_mark *last = mark_at(scan, next);
    return last && last->start == end && is_unit(run, unit_of(run, last), "秒")
               ? tl_next_numeral(scan, next + 1)
               : next;
}

/* Numeral `i` as a quantity; `from` is where a word before it begins, of the
 * class `led_by` (or -1).  *next is the numeral to go on with. */
static bool quantify(tl_quantity_scan *scan, uint32_t i, uint32_t from, int led_by,
                     uint32_t *next) {
    *next = tl_next_numeral(scan, i + 1);
    tl_amount amount, second, range;
    if (led_by < 0) {
        const uint32_t clock = over_clock(scan, i);
        if (clock > i) {
            *next = clock;
            return true;
        }
        if (!tl_read_date(scan, i, &amount)) return false;
        if (amount.end) {
            *next = amount.mark;
            scan->dated = amount.end;
            tl_place_date(scan, &amount);
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
    const bool goes_on = may_go_on(scan->run, over_gap(scan->run, amount.end));
    if (goes_on && read_range(scan, &amount, &second, &range)) {
        *next = range.mark;
        return add_range(scan, &amount, &second, &range);
    }
    if (led_by == TL_NUMBER_LEAST_BEFORE || led_by == TL_NUMBER_MOST_BEFORE) {
        if (!is_exact(&amount.value) || amount.value.denominator) return true;
        amount.start = from;
        if (read_bound_pair(scan, &amount, led_by == TL_NUMBER_LEAST_BEFORE, &range)) {
            *next = range.mark;
            return add_amount(scan, &range, TL_RULE_QUANTITY_RANGE);
        }
        set_bound(&amount, bound_before(scan->run, from, led_by));
        rule = TL_RULE_QUANTITY_BOUND;
        stands = true;
    } else if (goes_on && take_bound_after(scan->run, &amount)) {
        if (amount.bound) rule = TL_RULE_QUANTITY_BOUND;
        stands = amount.bound || amount.type != TIAOLI_QUANTITY_RANGE;
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
    const tl_value value = tl_relative_value(scan, at, end);
    return tl_add_value(scan->run, &value);
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
    tl_quantity_scan scan;
    memset(&scan, 0, sizeof scan);
    scan.run = run;
    scan.marks = run->marks.count;
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
        while (i < scan.marks && run->marks.data[i].start < scan.done) /* 上|一|年度 */
            i = tl_next_numeral(&scan, i + 1);
    }
    return true;
}
