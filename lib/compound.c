/*
 * Takes an amount and what follows it, gives one amount in the first unit where
 * smaller units of the same scale go on with it: 二年六个月, 8天20小时, 3斤5两,
 * 一米七五.  Exact: a decimal where it ends, else a fraction (27分钟7秒 is 1627/60).
 * A month has no fixed number of days, so that months and days do not mix.
 */
#include "compound.h"

#include "amount.h"

enum tl_scale_of {
    NONE,
    MONTHS,
    SECONDS,
    METRES,
    INCHES,
    CUNS,
    GRAMS,
    MU,
    METRES2,
    LITRES,
    ARC,
    WATTS
};

enum { MOST_PLACES = 6 /* of a decimal, before it is given as a fraction */ };

static const struct {
    const char *unit;
    uint8_t of;
    int64_t factor;
} scales[] = {
    {"年", MONTHS, 12},
    {"个月", MONTHS, 1},
    {"個月", MONTHS, 1},
    {"月", MONTHS, 1},
    {"周", SECONDS, 604800},
    {"週", SECONDS, 604800},
    {"个星期", SECONDS, 604800},
    {"個星期", SECONDS, 604800},
    {"星期", SECONDS, 604800},
    {"个礼拜", SECONDS, 604800},
    {"礼拜", SECONDS, 604800},
    {"天", SECONDS, 86400},
    {"日", SECONDS, 86400},
    {"小时", SECONDS, 3600},
    {"小時", SECONDS, 3600},
    {"个小时", SECONDS, 3600},
    {"個小時", SECONDS, 3600},
    {"钟头", SECONDS, 3600},
    {"个钟头", SECONDS, 3600},
    {"個鐘頭", SECONDS, 3600},
    {"刻钟", SECONDS, 900},
    {"分钟", SECONDS, 60},
    {"分鐘", SECONDS, 60},
    {"分", SECONDS, 60},
    {"秒", SECONDS, 1},
    {"秒钟", SECONDS, 1},
    {"秒鐘", SECONDS, 1},
    {"公里", METRES, 1000000},
    {"千米", METRES, 1000000},
    {"km", METRES, 1000000},
    {"米", METRES, 1000},
    {"公尺", METRES, 1000},
    {"m", METRES, 1000},
    {"分米", METRES, 100},
    {"厘米", METRES, 10},
    {"釐米", METRES, 10},
    {"公分", METRES, 10},
    {"cm", METRES, 10},
    {"毫米", METRES, 1},
    {"mm", METRES, 1},
    {"英里", INCHES, 63360},
    {"英尺", INCHES, 12},
    {"呎", INCHES, 12},
    {"英寸", INCHES, 1},
    {"英吋", INCHES, 1},
    {"吋", INCHES, 1},
    {"里", CUNS, 15000},
    {"丈", CUNS, 100},
    {"尺", CUNS, 10},
    {"市尺", CUNS, 10},
    {"寸", CUNS, 1},
    {"吨", GRAMS, 1000000000},
    {"噸", GRAMS, 1000000000},
    {"担", GRAMS, 50000000},
    {"公斤", GRAMS, 1000000},
    {"千克", GRAMS, 1000000},
    {"kg", GRAMS, 1000000},
    {"斤", GRAMS, 500000},
    {"市斤", GRAMS, 500000},
    {"两", GRAMS, 50000},
    {"兩", GRAMS, 50000},
    {"克", GRAMS, 1000},
    {"g", GRAMS, 1000},
    {"毫克", GRAMS, 1},
    {"mg", GRAMS, 1},
    {"顷", MU, 1000},
    {"亩", MU, 10},
    {"畝", MU, 10},
    {"平方公里", METRES2, 1000000},
    {"公顷", METRES2, 10000},
    {"公頃", METRES2, 10000},
    {"平方米", METRES2, 1},
    {"立方米", LITRES, 1000000},
    {"升", LITRES, 1000},
    {"公升", LITRES, 1000},
    {"L", LITRES, 1000},
    {"毫升", LITRES, 1},
    {"ml", LITRES, 1},
    {"mL", LITRES, 1},
    {"度", ARC, 3600},
    {"兆瓦", WATTS, 1000000},
    {"千瓦", WATTS, 1000},
    {"瓦", WATTS, 1},
};

tl_scale tl_scale_of_unit(const tl_run *run, tl_span unit) {
    for (uint32_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (tl_is_unit(run, unit, scales[i].unit))
            return (tl_scale){scales[i].of, scales[i].factor};
    return (tl_scale){NONE, 0};
}

/* The scale of a smaller unit behind one of the scale `of`: 分 is a minute, the
 * sixtieth of a degree, or the tenth of a 亩; 8天20时 has hours. */
static tl_scale scale_within(const tl_run *run, tl_scale larger, tl_span unit) {
    tl_scale scale = tl_scale_of_unit(run, unit);
    const bool minute = tl_is_unit(run, unit, "分");
    if (minute && larger.of == ARC) return (tl_scale){ARC, 60};
    if (minute && larger.of == MU) return (tl_scale){MU, 1};
    if (larger.of == ARC && tl_is_unit(run, unit, "秒")) return (tl_scale){ARC, 1};
    if (scale.of != larger.of || scale.factor >= larger.factor) scale.of = NONE;
    return scale;
}

/* The sum so far: `units` of the smallest unit, of which `per` make the first one. */
typedef struct {
    int64_t units, per;
    tl_scale last;
} sum;

static bool add_part(sum *total, tl_scale scale, const tl_value *value) {
    int64_t power = 1, times = total->last.factor / scale.factor, limit;
    for (int32_t i = 0; i < value->scale; i++)
        if (__builtin_mul_overflow(power, (int64_t)10, &power)) return false;
    if (total->last.factor % scale.factor || __builtin_mul_overflow(times, power, &times) ||
        value->low < 0 || value->low >= times || __builtin_mul_overflow(total->per, times, &limit))
        return false; /* a day of 24 hours is no day and 24 hours */
    if (__builtin_mul_overflow(total->units, times, &total->units) ||
        __builtin_add_overflow(total->units, value->low, &total->units))
        return false;
    total->per = limit;
    total->last = scale;
    return true;
}

static void set_sum(tl_value *value, const sum *total) {
    int64_t shifted = total->units;
    for (int32_t places = 0; places <= MOST_PLACES; places++) {
        if (shifted % total->per == 0) {
            value->low = value->high = shifted / total->per;
            value->scale = places;
            return;
        }
        if (__builtin_mul_overflow(shifted, (int64_t)10, &shifted)) break;
    }
    value->low = value->high = total->units;
    value->denominator = total->per;
    value->scale = 0;
}

static bool is_whole(const tl_value *value) {
    return tl_is_exact(value) && !value->scale && !value->denominator;
}

/* The unit of a part; 8天20时 has hours without their usual word. */
static tl_span unit_of_part(const tl_run *run, const tl_amount *amount, const tl_mark *mark) {
    tl_span unit = tl_numeral_unit(run, mark);
    if (tl_span_empty(unit) && tl_is_unit(run, amount->unit, "天") &&
        TL_AT(run->text, mark->end, run->length, "时"))
        unit.end = mark->end + 3;
    return unit;
}

/* The part that numeral amount->mark adds; false: none. */
static bool take_part(const tl_quantity_scan *scan, tl_amount *amount, sum *total) {
    const tl_run *run = scan->run;
    const tl_mark *mark = tl_numeral_at(scan, amount->mark);
    if (!mark || mark->value >= run->values.count) return false;
    const bool linked = TL_AT(run->text, amount->end, mark->start, "又") ||
                        TL_AT(run->text, mark->start, mark->end, "零");
    const uint32_t from = TL_AT(run->text, amount->end, mark->start, "又")
                              ? amount->end + 3
                              : tl_over_one_blank(run, amount->end);
    const tl_value *value = &run->values.data[mark->value];
    if (mark->start != from || value->denominator || !tl_is_exact(value) ||
        (mark->type != TIAOLI_NUMERAL_CARDINAL && mark->type != TIAOLI_NUMERAL_DECIMAL))
        return false;
    const tl_span unit = unit_of_part(run, amount, mark);
    const tl_scale scale = tl_is_unit(run, unit, "时") ? (tl_scale){SECONDS, 3600}
                                                       : scale_within(run, total->last, unit);
    if (scale.of == NONE) return false;
    if (!linked && amount->value.low == 1 && scale.of == SECONDS && total->last.factor >= 86400)
        return false; /* 一天|八小时, 一周|五天 say how many in each */
    if (!add_part(total, scale, value)) return false;
    amount->value.flags |= value->flags & TIAOLI_VALUE_APPROXIMATE;
    amount->end = unit.end;
    amount->mark = tl_next_numeral(scan, amount->mark + 1);
    return true;
}

/* 一米七五, 三斤二: what stands behind the unit are tenths of it, of a metre also
 * hundredths. */
static void take_tail(const tl_quantity_scan *scan, tl_amount *amount) {
    static const char *const tailed[] = {"米", "公尺", "斤", "公斤", "尺", "丈", "亩", "畝", NULL};
    const tl_run *run = scan->run;
    const tl_mark *mark = tl_numeral_at(scan, amount->mark);
    if (!mark || mark->start != amount->end || mark->value >= run->values.count ||
        !tl_is_one_of(run, amount->unit, tailed) || !tl_span_empty(tl_numeral_unit(run, mark)))
        return;
    const int32_t places = (int32_t)(mark->end - mark->start) / 3;
    const tl_value *value = &run->values.data[mark->value];
    const bool metre = tl_is_unit(run, amount->unit, "米") || tl_is_unit(run, amount->unit, "公尺");
    const bool figures = mark->type == TIAOLI_NUMERAL_DIGITS && places == 2 && metre;
    const uint32_t next = tl_peek(run->text, mark->end, run->length);
    const bool over = !tl_is_han(next) || next == 0x7684 /* 的 */ || next == 0x4EE5 /* 以 */ ||
                      next == 0x5DE6 /* 左 */;
    if ((!figures && (mark->type != TIAOLI_NUMERAL_CARDINAL || places != 1)) || !over ||
        !tl_is_han(tl_peek(run->text, mark->start, mark->end)) || value->scale || value->low < 1 ||
        value->low > 99)
        return;
    sum total = {amount->value.low, 1, {METRES, figures ? 100 : 10}};
    if (value->low >= total.last.factor || !add_part(&total, (tl_scale){METRES, 1}, value)) return;
    set_sum(&amount->value, &total);
    amount->end = mark->end;
    amount->mark = tl_next_numeral(scan, amount->mark + 1);
}

void tl_take_parts(const tl_quantity_scan *scan, tl_amount *amount) {
    const tl_mark *next = tl_numeral_at(scan, amount->mark);
    if (!next || next->start > amount->end + 3 || !is_whole(&amount->value)) return;
    const tl_scale scale = tl_scale_of_unit(scan->run, amount->unit);
    if (scale.of == NONE) return;
    sum total = {amount->value.low, 1, scale};
    bool taken = false;
    while (take_part(scan, amount, &total)) taken = true;
    if (!taken) {
        take_tail(scan, amount);
        return;
    }
    set_sum(&amount->value, &total);
    if (scale.of == SECONDS) amount->type = TIAOLI_QUANTITY_DURATION;
}
