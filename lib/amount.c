/*
 * Takes a numeral, gives the amount that it states with its unit: the kind by the
 * class of the unit, small money taken into the sum before it (十二块五毛), half a
 * unit more (三年半), the scale of a temperature (零下5度).
 */
#include "amount.h"

#include "compound.h"

uint32_t tl_over_class(const tl_run *run, uint32_t at, int class) {
    return at +
           tl_lex_longest(run->lexicon->number, run->text, at, run->length, TL_CLASS(class)).length;
}
tl_span tl_numeral_unit(const tl_run *run, const tl_mark *mark) {
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

bool tl_is_unit(const tl_run *run, tl_span unit, const char *word) {
    const size_t length = strlen(word);
    return unit.end - unit.start == length && memcmp(run->text + unit.start, word, length) == 0;
}

bool tl_is_one_of(const tl_run *run, tl_span unit, const char *const *words) {
    while (*words && !tl_is_unit(run, unit, *words)) words++;
    return *words != NULL;
}

/* Decimal places that a small unit adds to a sum, else 0. */
static int32_t places_of(const tl_run *run, tl_span unit) {
    static const char *const tenths[] = {"角", "毛", "角钱", "毛钱", NULL};
    static const char *const hundredths[] = {"分",     "分钱", "仙",   "美分", "日本銭", "日本钱",
                                             "日本錢", "欧分", "便士", "戈比", NULL};
    if (tl_is_one_of(run, unit, tenths)) return 1;
    return tl_is_one_of(run, unit, hundredths) ? 2 : 0;
}

bool tl_is_main_unit(const tl_run *run, tl_span unit) {
    static const char *const units[] = {"元",   "圆",   "圓",   "块",   "塊",
                                        "块钱", "美元", "欧元", "英镑", "港元",
                                        "港币", "卢布", "日元", "日圆", NULL};
    return tl_is_one_of(run, unit, units);
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
    bool after_main = tl_is_main_unit(run, amount->unit);
    const int32_t alone = after_main ? 0 : places_of(run, amount->unit);
    if (!after_main && !alone) return;
    if (alone) { /* 四角三分: in yuan */
        if (amount->value.scale || (amount->value.flags & TIAOLI_VALUE_INTERVAL)) return;
        amount->value.scale = amount->small = alone;
        if (alone > 1) return;
    }
    for (;;) {
        const tl_mark *mark = tl_numeral_at(scan, amount->mark);
        if (!mark || mark->value >= run->values.count) return;
        if (mark->start != amount->end && /* 两美元又三美分 */
            (mark->start != amount->end + 3 || !TL_AT(run->text, amount->end, mark->start, "又")))
            return;
        const tl_value *value = &run->values.data[mark->value];
        const tl_span unit = tl_numeral_unit(run, mark);
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
    const tl_mark *mark = tl_numeral_at(scan, amount->mark);
    if (!mark || mark->start != amount->end || mark->end != mark->start + 3 ||
        !TL_AT(run->text, mark->start, mark->end, "半") || amount->value.scale ||
        amount->value.denominator ||
        (amount->value.flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW)) ||
        TL_AT(run->text, mark->end, run->length, "数"))
        return;
    const tl_span unit = tl_numeral_unit(run, mark);
    const bool counted = tl_is_unit(run, amount->unit, "个") || tl_is_unit(run, amount->unit, "個");
    const bool minutes = tl_is_unit(run, amount->unit, "分") && /* 五分|半钟 */
                         (tl_is_unit(run, unit, "钟") || tl_is_unit(run, unit, "鐘"));
    if (!minutes && tl_span_empty(unit) == counted) return;
    if (counted) { /* not 三个|半天 */
        if (type_of_unit(run, unit) != TIAOLI_QUANTITY_DURATION ||
            tl_is_one_of(run, unit, (const char *const[]){"年", "天", "日", "夜", NULL}))
            return;
        amount->unit = unit;
        amount->type = TIAOLI_QUANTITY_DURATION;
    } else if (amount->type == TIAOLI_QUANTITY_TALLY) { /* 一桶|半, 五分|半; not 三名|半 */
        const tl_classes classes =
            tl_lex_exact(run->lexicon->number, run->text, amount->unit.start, amount->unit.end);
        if (classes & TL_CLASS(TL_NUMBER_DURATION)) amount->type = TIAOLI_QUANTITY_DURATION;
        if (!(classes & (TL_CLASS(TL_NUMBER_UNIT) | TL_CLASS(TL_NUMBER_DURATION)))) return;
    }
    add_places(&amount->value, 5, 1);
    amount->end = counted || minutes ? unit.end : mark->end;
    amount->mark = tl_next_numeral(scan, amount->mark + 1);
}

/* 摄氏37度, 零下5度: the scale, and which side of it, stand before the number. */
static void take_scale(const tl_run *run, tl_amount *amount) {
    static const char *const scales[] = {"摄氏", "华氏", "摄氏温度", "华氏温度"};
    if (!tl_is_unit(run, amount->unit, "度")) return;
    if (TL_ENDS(run->text, 0, amount->start, "零下") && tl_is_exact(&amount->value)) {
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

/* 这|一年, 每|一会计年度: which, not how long. */
static bool points_at_time(const tl_run *run, uint32_t start, tl_span unit) {
    if (type_of_unit(run, unit) != TIAOLI_QUANTITY_DURATION) return false;
    return TL_ENDS(run->text, 0, start, "这") || TL_ENDS(run->text, 0, start, "那") ||
           TL_ENDS(run->text, 0, start, "每") || TL_ENDS(run->text, 0, start, "某") ||
           TL_ENDS(run->text, 0, start, "同") || TL_ENDS(run->text, 0, start, "任");
}

/* 18世纪, 60年代, 2024学年, 今年前七个月, 公元前221年 name a time and measure none; 三十年|代表
 * does. */
static bool names_time(const tl_run *run, uint32_t start, tl_span unit, const tl_value *value) {
    static const char *const centuries[] = {"世纪", "世紀", NULL};
    if (tl_is_one_of(run, unit, centuries)) return true;
    const uint32_t one = tl_before(run->text, 0, unit.start);
    if (value->low == 1 && !value->scale && one == start && points_at_time(run, start, unit))
        return true;
    static const char *const months[] = {"个月", "個月", "月", "个季度", "季度", NULL};
    if (TL_ENDS(run->text, 0, start, "年前") && tl_is_one_of(run, unit, months)) return true;
    if (tl_is_unit(run, unit, "学年") && value->low > 1000 && !value->scale) return true;
    if (!tl_is_unit(run, unit, "年")) return false;
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
bool tl_read_amount(const tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = tl_numeral_at(scan, i);
    if (!mark || !can_measure(mark) || mark->value >= run->values.count) return false;
    memset(amount, 0, sizeof *amount);
    amount->start = mark->start;
    amount->unit = tl_numeral_unit(run, mark);
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
        const uint32_t next = amount->mark;
        take_half(scan, amount);
        if (amount->mark == next) tl_take_parts(scan, amount);
        take_scale(run, amount);
        mark_excess(run, amount);
    }
    return true;
}
