/*
 * Takes the numerals, gives what they measure: sums of money, measures, tallies,
 * ratios, lengths of time, dates (date.c), words of the calendar (今年), each alone,
 * as a range of two (三到五年, 三年以上七年以下), bounded at one side (6%以上,
 * 不超过3%) or approximate (5%左右).  A percentage alone is no quantity, nor is a
 * number without a unit unless it is bounded.
 */
#include "quantity_range.h"

#include "relative.h"

enum { LEAD_REACH = 24 /* bytes of a word before a numeral, with blanks      */ };

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
    const tl_mark *mark = tl_numeral_at(scan, i);
    if (is_beside_colon(run, mark)) return tl_next_numeral(scan, i + 1); /* 8:00-12:00 */
    tl_span unit = tl_numeral_unit(run, mark);
    if (tl_span_empty(unit) && TL_AT(run->text, mark->end, run->length, "时")) unit.end += 3;
    const bool point = tl_is_unit(run, unit, "点") || tl_is_unit(run, unit, "點");
    if ((!point && !tl_is_unit(run, unit, "时") && !tl_is_unit(run, unit, "時")) ||
        mark->value >= run->values.count)
        return i;
    const tl_value *hour = &run->values.data[mark->value];
    if (mark->type != TIAOLI_NUMERAL_CARDINAL || hour->scale || hour->low < 0 || hour->low > 24)
        return i;
    uint32_t next = tl_next_numeral(scan, i + 1);
    const tl_mark *other = tl_numeral_at(scan, next);
    const bool joined = other && other->start == unit.end;
    const bool minutes = joined && tl_is_unit(run, tl_numeral_unit(run, other), "分");
    const bool half = joined && TL_AT(run->text, other->start, other->end, "半");
    const bool sure = (minutes && joined) || (half && point) ||
                      (point && TL_AT(run->text, unit.end, run->length, "钟"));
    if (!sure && !after_day(scan, mark->start)) return i;
    if (half) return tl_next_numeral(scan, next + 1);
    if (!minutes) return next;
    const uint32_t end = tl_numeral_unit(run, other).end;
    next = tl_next_numeral(scan, next + 1);
    const tl_mark *last = tl_numeral_at(scan, next);
    return last && last->start == end && tl_is_unit(run, tl_numeral_unit(run, last), "秒")
               ? tl_next_numeral(scan, next + 1)
               : next;
}

/* The word before a numeral that belongs to its quantity. */
typedef struct {
    int class;              /* -1: none                                      */
    uint32_t start;         /* of the word                                   */
    uint32_t money, number; /* 人民币 after it, and where the number has to be */
} lead;

static const lead no_lead = {-1, 0, 0, 0};

/* Numeral `i` as a time of day, which is no quantity, or as a date; *next moves if it
 * is one. */
static bool read_calendar(tl_quantity_scan *scan, uint32_t i, uint32_t *next) {
    const uint32_t clock = over_clock(scan, i);
    tl_amount amount;
    *next = clock;
    if (clock > i) return true;
    if (!tl_read_date(scan, i, &amount)) return false;
    if (!amount.end) return true;
    *next = amount.mark;
    scan->dated = amount.end;
    tl_place_date(scan, &amount);
    return add_amount(scan, &amount, TL_RULE_QUANTITY_DATE);
}

/* 人民币|一千元, ￥|5 */
static void take_currency(const tl_run *run, const lead *before, tl_amount *amount) {
    if (before->money == before->number || amount->type == TIAOLI_QUANTITY_DURATION) return;
    amount->start = before->money;
    if (!amount->has_unit) {
        amount->unit.start = before->money;
        amount->unit.end = tl_over_class(run, before->money, TL_NUMBER_CURRENCY_BEFORE);
        amount->has_unit = true;
    }
    amount->type = TIAOLI_QUANTITY_MONEY;
}

/* What is measured within a bound is listed as well, for who looks for a sum or a
 * length of time; a count or a share is not. */
static bool has_part(const tl_amount *amount) {
    return amount->bound &&
           (amount->type == TIAOLI_QUANTITY_MONEY || amount->type == TIAOLI_QUANTITY_MEASURE ||
            amount->type == TIAOLI_QUANTITY_DURATION);
}

/* A bound or a lone amount; `bare`: without the bound. */
static bool add_single(tl_quantity_scan *scan, const tl_amount *amount, const tl_amount *bare) {
    const uint16_t rule = amount->bound                           ? TL_RULE_QUANTITY_BOUND
                          : amount->type == TIAOLI_QUANTITY_MONEY ? TL_RULE_QUANTITY_MONEY
                                                                  : TL_RULE_QUANTITY_UNIT;
    if (!add_amount(scan, amount, rule)) return false;
    if (!has_part(amount)) return true;
    if (!add_amount(scan, bare, TL_RULE_QUANTITY_PART)) return false;
    scan->done = amount->end;
    return true;
}

/* Numeral `i` as a quantity, with what leads it.  *next is the numeral to go on with. */
static bool quantify(tl_quantity_scan *scan, uint32_t i, const lead *before, uint32_t *next) {
    if (before->class < 0) {
        if (!read_calendar(scan, i, next)) return false;
        if (*next > i) return true;
    }
    *next = tl_next_numeral(scan, i + 1);
    tl_amount amount, second, range;
    if (!tl_read_amount(scan, i, &amount)) return true;
    take_currency(scan->run, before, &amount);
    const bool goes_on = tl_may_go_on(scan->run, &amount);
    if (goes_on && tl_read_range(scan, &amount, &second, &range)) {
        *next = range.mark;
        return add_range(scan, &amount, &second, &range);
    }
    const tl_amount bare = amount;
    if (before->class == TL_NUMBER_LEAST_BEFORE || before->class == TL_NUMBER_MOST_BEFORE) {
        if (!tl_is_exact(&amount.value)) return true;
        amount.start = before->start;
        if (tl_read_bound_pair(scan, &amount, before->class == TL_NUMBER_LEAST_BEFORE, &range)) {
            *next = range.mark;
            return add_amount(scan, &range, TL_RULE_QUANTITY_RANGE);
        }
        tl_bound_before(scan->run, before->start, before->class, &amount);
    } else if (goes_on) {
        tl_bound_after(scan->run, &amount);
    }
    const bool part = amount.type == TIAOLI_QUANTITY_RATIO && (amount.percent || !amount.has_unit);
    const bool about = amount.value.flags & TIAOLI_VALUE_APPROXIMATE;
    if (!amount.bound && (part ? !about : !amount.has_unit)) return true;
    *next = amount.mark;
    return add_single(scan, &amount, &bare);
}

/* The word at `at` that leads a number: 不少于, 人民币, or one and then the other. */
static lead lead_at(const tl_run *run, uint32_t at) {
    static const int bounds[] = {TL_NUMBER_LEAST_BEFORE, TL_NUMBER_MOST_BEFORE};
    lead word = {-1, at, at, tl_over_class(run, at, TL_NUMBER_CURRENCY_BEFORE)};
    if (word.number > at) {
        word.class = TL_NUMBER_CURRENCY_BEFORE;
        return word;
    }
    for (uint32_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        const uint32_t end = tl_over_class(run, at, bounds[i]);
        if (end == at) continue;
        word.class = bounds[i];
        word.money = end;
        word.number = tl_over_class(run, end, TL_NUMBER_CURRENCY_BEFORE);
        break;
    }
    return word;
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
    const tl_span unit = tl_numeral_unit(run, mark);
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
    const uint32_t start = led ? run->marks.data[*i].start : 0;
    const lead before = led ? lead_at(run, at) : no_lead;
    if (before.class >= 0 && start == tl_skip_blanks(run->text, before.number, start)) {
        uint32_t after;
        if (!quantify(scan, *i, &before, &after)) return false;
        if (scan->done > at) {
            *i = after;
            *next = scan->done;
            return true;
        }
    }
    const uint32_t end = tl_over_class(run, at, TL_NUMBER_RELATIVE);
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
            if (!quantify(&scan, i, &no_lead, &i)) return false;
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
