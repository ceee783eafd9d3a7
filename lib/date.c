/*
 * Takes a numeral, gives the calendar date that begins there, as far as it is
 * stated: 2021年, 二〇二二年十月十六日, 2019年4月底, 10月22日, 2022.10.16, 2020/1/2,
 * and spans of years, months or days (2021—2025年, 4月16日至6月30日), also days of
 * a month that is not given (每月25日).  A lone 三年 or 15日 is a length of time and
 * left to quantity.c.
 */
#include "quantity.h"

enum {
    PIVOT = 30,     /* 29年 is 2029, 30年 is 1930                            */
    MONTH_WORD = 12 /* bytes of a word for a month                           */
};

typedef enum { NO_PART, YEAR, MONTH, DAY } part;

static const tl_mark *mark_at(const tl_quantity_scan *scan, uint32_t i) {
    return i < scan->marks ? &scan->run->marks.data[i] : NULL;
}

static const tl_value *value_of(const tl_quantity_scan *scan, const tl_mark *mark) {
    return mark->value < scan->run->values.count ? &scan->run->values.data[mark->value] : NULL;
}

/* A whole number of a numeral that can stand in a date, else -1. */
static int64_t figure_of(const tl_quantity_scan *scan, uint32_t i) {
    const tl_mark *mark = mark_at(scan, i);
    if (!mark || (mark->type != TIAOLI_NUMERAL_CARDINAL && mark->type != TIAOLI_NUMERAL_DIGITS &&
                  mark->type != TIAOLI_NUMERAL_DECIMAL))
        return -1;
    const tl_value *value = value_of(scan, mark);
    if (!value || value->scale || (value->flags & (TIAOLI_VALUE_OVERFLOW | TIAOLI_VALUE_INTERVAL)))
        return -1;
    return value->low;
}

static uint32_t over_blank(const tl_run *run, uint32_t at) {
    return at < run->length && run->text[at] == ' ' ? at + 1 : at;
}

/* The sign of the calendar after a number, blanks allowed: its end, or 0. */
static uint32_t over_sign(const tl_run *run, uint32_t at, part what) {
    at = over_blank(run, at);
    switch (what) {
        case YEAR:
            return TL_AT(run->text, at, run->length, "年") ? at + 3 : 0;
        case MONTH:
            if (TL_AT(run->text, at, run->length, "月份")) return at + 6;
            return TL_AT(run->text, at, run->length, "月") ? at + 3 : 0;
        case DAY:
            return TL_AT(run->text, at, run->length, "日") ||
                           TL_AT(run->text, at, run->length, "号")
                       ? at + 3
                       : 0;
        default:
            return 0;
    }
}

static bool is_month(int64_t n) { return n >= 1 && n <= 12; }

static bool is_day(int64_t month, int64_t day) {
    const bool short_month = month == 4 || month == 6 || month == 9 || month == 11;
    return day >= 1 && day <= (month == 2 ? 29 : short_month ? 30 : 31);
}

static bool is_han_figures(const tl_quantity_scan *scan, const tl_mark *mark) {
    return mark->type == TIAOLI_NUMERAL_DIGITS &&
           tl_figure(tl_peek(scan->run->text, mark->start, mark->end)) < 0;
}

/* Four figures, or two that a month follows or that are read one by one. */
static int64_t full_year(const tl_quantity_scan *scan, uint32_t i, int64_t year, bool month) {
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t characters = tl_count_characters(scan->run->text, mark->start, mark->end);
    const bool han = is_han_figures(scan, mark);
    if (year < 0) return -1;
    if (year >= 1000 && year < 3000 && (mark->type == TIAOLI_NUMERAL_DIGITS || month)) return year;
    if (han && characters == 3 && year >= 100) return year;
    if (characters == 2 && year < 100 && (han || month)) {
        const bool arabic = tl_figure(tl_peek(scan->run->text, mark->start, mark->end)) >= 0;
        if (!arabic && !han) return -1; /* 十五年 */
        return year + (year < PIVOT ? 2000 : 1900);
    }
    return -1;
}

static void set_date(tl_amount *amount, int64_t year, int64_t month, int64_t day) {
    amount->type = TIAOLI_QUANTITY_DATE;
    amount->value.low = amount->value.high = year * 10000 + month * 100 + day;
    amount->value.flags = TIAOLI_VALUE_DATE | TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
}

/* 底 初 中旬: part of the date where the segmenter sees a word of its own. */
static bool take_tail(tl_quantity_scan *scan, tl_amount *amount) {
    tl_run *run = scan->run;
    const uint32_t end = tl_over_class(run, amount->end, TL_NUMBER_DATE_TAIL);
    if (end == amount->end) return true;
    const uint32_t last = tl_before(run->text, 0, end);
    tl_span word = {last, end};
    if (tl_longest_word(run, last) > 3 && !tl_word_at(run, last, &word)) return false;
    if (word.end <= end) amount->end = end;
    return true;
}

/* What two numerals joined by 至 or a dash give, the second with its sign, or
 * 0: 1－9月 after 2018年, 12-19日 after 4月. */
static uint32_t over_joined(const tl_quantity_scan *scan, uint32_t i, part what, uint32_t *second) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    *second = tl_next_numeral(scan, i + 1);
    const tl_mark *other = mark_at(scan, *second);
    if (!mark || !other) return 0;
    const uint32_t from = over_blank(run, mark->end);
    const uint32_t joined = tl_over_class(run, from, TL_NUMBER_JOIN);
    if (joined == from || other->start != over_blank(run, joined)) return 0;
    if (figure_of(scan, i) < 1 || figure_of(scan, *second) <= figure_of(scan, i)) return 0;
    return over_sign(run, other->end, what);
}

static void set_span(tl_amount *amount, int64_t low, int64_t high) {
    amount->type = TIAOLI_QUANTITY_DATE;
    amount->value.low = low;
    amount->value.high = high;
    amount->value.flags = TIAOLI_VALUE_DATE | TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH |
                          TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_RANGE;
}

/* `base` is the year, or year and month, that stands before. */
static bool take_months(tl_quantity_scan *scan, uint32_t i, int64_t base, tl_amount *amount) {
    uint32_t second;
    const uint32_t end = over_joined(scan, i, MONTH, &second);
    if (!end || !is_month(figure_of(scan, second))) return false;
    amount->end = end;
    amount->mark = tl_next_numeral(scan, second + 1);
    set_span(amount, base + figure_of(scan, i) * 100, base + figure_of(scan, second) * 100);
    return true;
}

static bool take_days(tl_quantity_scan *scan, uint32_t i, int64_t base, tl_amount *amount) {
    uint32_t second;
    const uint32_t end = over_joined(scan, i, DAY, &second);
    if (!end || !is_day(base / 100 % 100, figure_of(scan, second))) return false;
    amount->end = end;
    amount->mark = tl_next_numeral(scan, second + 1);
    set_span(amount, base + figure_of(scan, i), base + figure_of(scan, second));
    return true;
}

/* 10月22日 from the month on; its day may lack its sign: 10月22. */
static bool take_month(tl_quantity_scan *scan, uint32_t i, int64_t year, tl_amount *amount) {
    const tl_run *run = scan->run;
    const int64_t month = figure_of(scan, i);
    const uint32_t end = is_month(month) ? over_sign(run, mark_at(scan, i)->end, MONTH) : 0;
    if (!end) return false;
    amount->end = end;
    amount->mark = tl_next_numeral(scan, i + 1);
    set_date(amount, year, month, 0);
    const uint32_t next = amount->mark;
    const tl_mark *mark = mark_at(scan, next);
    if (!mark || mark->start != over_blank(run, end)) return true;
    if (take_days(scan, next, year * 10000 + month * 100, amount)) return true;
    const int64_t day = figure_of(scan, next);
    if (!is_day(month, day)) return true;
    const uint32_t signed_end = over_sign(run, mark->end, DAY);
    const bool bare = tl_read_unit(run, mark->end, run->length).end == mark->end &&
                      over_sign(run, mark->end, MONTH) == 0;
    if (!signed_end && !bare) return true;
    amount->end = signed_end ? signed_end : mark->end;
    amount->mark = tl_next_numeral(scan, next + 1);
    set_date(amount, year, month, day);
    return true;
}

/* 2024年|一季度, 2024年|第一季度: three months. */
static bool take_quarter(const tl_quantity_scan *scan, uint32_t i, int64_t year,
                         tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    const tl_value *value = value_of(scan, mark);
    if (mark->type != TIAOLI_NUMERAL_ORDINAL || !value || value->low < 1 || value->low > 4 ||
        !TL_AT(run->text, mark->end, run->length, "季度"))
        return false;
    amount->end = mark->end + 6;
    amount->mark = tl_next_numeral(scan, i + 1);
    set_span(amount, year * 10000 + (value->low * 3 - 2) * 100, year * 10000 + value->low * 300);
    return true;
}

/* 2021年4月, from the year on. */
static bool take_year(tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const uint32_t end = over_sign(run, mark_at(scan, i)->end, YEAR);
    if (!end) return false;
    const uint32_t next = tl_next_numeral(scan, i + 1);
    const tl_mark *mark = mark_at(scan, next);
    const bool month = mark && mark->start == over_blank(run, end) &&
                       is_month(figure_of(scan, next)) && over_sign(run, mark->end, MONTH);
    const int64_t year = full_year(scan, i, figure_of(scan, i), month);
    if (year < 0) return false;
    amount->end = end;
    amount->mark = next;
    set_date(amount, year, 0, 0);
    if (month)
        take_month(scan, next, year, amount);
    else if (mark && mark->start == end && take_quarter(scan, next, year, amount))
        return true;
    else if (mark && mark->start == over_blank(run, end))
        take_months(scan, next, year * 10000, amount);
    return true;
}

/* ---- 2022.10.16, 2020/1/2, 2002-01-28 ----------------------------------------- */

static bool is_mark_of_date(uint32_t c) {
    return c == '.' || c == '-' || c == '/' || c == 0xFF0E || c == 0xFF0D;
}

/* The numeral after one sign, if that sign is `c`. */
static uint32_t after_mark(const tl_quantity_scan *scan, uint32_t i, uint32_t c) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t next = tl_next_numeral(scan, i + 1);
    const tl_mark *other = mark_at(scan, next);
    if (!other || tl_peek(run->text, mark->end, run->length) != c) return scan->marks;
    if (other->start != tl_after(run->text, mark->end, run->length)) return scan->marks;
    return next;
}

/* 2022.10.16|-20: the last day of a span, of the same month. */
static void take_last_day(const tl_quantity_scan *scan, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, amount->mark);
    const uint32_t joined = tl_over_class(run, amount->end, TL_NUMBER_JOIN);
    const int64_t first = amount->value.low, day = figure_of(scan, amount->mark);
    if (joined == amount->end || !mark || mark->start != joined || mark->end - mark->start > 2 ||
        day <= first % 100 || !is_day(first / 100 % 100, day) ||
        is_mark_of_date(tl_peek(run->text, mark->end, run->length)) ||
        over_sign(run, mark->end, MONTH) || over_sign(run, mark->end, YEAR) ||
        tl_read_unit(run, mark->end, run->length).end > mark->end)
        return;
    amount->end = mark->end;
    amount->mark = tl_next_numeral(scan, amount->mark + 1);
    set_span(amount, first, first - first % 100 + day);
}

static bool take_figures(tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t c = tl_peek(run->text, mark->end, run->length);
    if (!is_mark_of_date(c) || tl_figure(tl_peek(run->text, mark->start, mark->end)) < 0)
        return false;
    const uint32_t second = after_mark(scan, i, c);
    if (second >= scan->marks) return false;
    const uint32_t third = after_mark(scan, second, c);
    int64_t year = figure_of(scan, i), month = figure_of(scan, second), day = 0;
    uint32_t last = second;
    if (third < scan->marks) {
        day = figure_of(scan, third);
        last = third;
        if (day >= 1000) { /* 08-08-2008 */
            const int64_t swapped = year;
            year = day;
            day = swapped;
        }
        if (!is_day(month, day)) return false;
    } else if (c != '-' || mark_at(scan, second)->end - mark_at(scan, second)->start != 2) {
        return false;
    }
    if (year < 1000 || year > 2999 || !is_month(month)) return false;
    const uint32_t end = mark_at(scan, last)->end;
    if (tl_peek(run->text, end, run->length) == c && /* 1.2.3.4; not 2022.10.16-2022.10.20 */
        tl_figure(tl_peek(run->text, tl_after(run->text, end, run->length), run->length)) >= 0)
        return false;
    amount->end = end;
    amount->mark = tl_next_numeral(scan, last + 1);
    set_date(amount, year, month, day);
    if (day) take_last_day(scan, amount);
    return true;
}

/* ---- Two joined ------------------------------------------------------------------ */

/* 2021—2025年, 3—5月: the first has no sign of its own. */
static bool take_joined(tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t from = over_blank(run, mark->end);
    const uint32_t joined = tl_over_class(run, from, TL_NUMBER_JOIN);
    if (joined == from) return false;
    const uint32_t next = tl_next_numeral(scan, i + 1);
    const tl_mark *other = mark_at(scan, next);
    if (!other || other->start != over_blank(run, joined)) return false;
    const int64_t low = figure_of(scan, i);
    if (low < 0) return false;
    if (take_year(scan, next, amount)) {
        const int64_t first = full_year(scan, i, low, true);
        if (first < 1000 || first * 10000 > amount->value.low) return false;
        set_span(amount, first * 10000, amount->value.low);
        return true;
    }
    return take_months(scan, i, 0, amount);
}

/* Does a word for a month stand before (每月|25日), or the other days of one
 * (每月5日、|15日)? */
static bool after_month_word(const tl_quantity_scan *scan, uint32_t at) {
    const tl_run *run = scan->run;
    const uint32_t from = at > MONTH_WORD ? at - MONTH_WORD : 0;
    if (tl_lex_longest_before(scan->run->lexicon->number, run->text, from, at,
                              TL_CLASS(TL_NUMBER_MONTH_BEFORE))
            .length)
        return true;
    const uint32_t dated = scan->dated;
    if (!dated || dated + 3 != at) return false;
    return (TL_ENDS(run->text, 0, dated, "日") || TL_ENDS(run->text, 0, dated, "号")) &&
           (TL_AT(run->text, dated, at, "、") || TL_AT(run->text, dated, at, "和") ||
            TL_AT(run->text, dated, at, "或"));
}

/* 于25日前: figures and a place in time; 于七日前 and 提前15日 are lengths. */
static bool is_due_day(const tl_run *run, const tl_mark *mark, uint32_t end) {
    return tl_figure(tl_peek(run->text, mark->start, mark->end)) >= 0 &&
           TL_ENDS(run->text, 0, mark->start, "于") && TL_AT(run->text, end, run->length, "前");
}

/* 每月25日: the day of a month that is not given. */
static bool take_day(tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    const tl_run *run = scan->run;
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t end = over_sign(run, mark->end, DAY);
    const bool of_month = after_month_word(scan, mark->start);
    if (of_month && take_days(scan, i, 0, amount)) return true;
    if (!end || !is_day(0, figure_of(scan, i))) return false;
    if (!of_month && !is_due_day(run, mark, end)) return false;
    amount->end = end;
    amount->mark = tl_next_numeral(scan, i + 1);
    set_date(amount, 0, 0, figure_of(scan, i));
    return true;
}

/* 8月3日|至9日, 每月1日|至8日: a lone day behind a date is a day of its month. */
static void take_second_day(tl_quantity_scan *scan, tl_amount *amount) {
    const tl_run *run = scan->run;
    const uint32_t i = amount->mark;
    const tl_mark *mark = mark_at(scan, i);
    const uint32_t from = over_blank(run, amount->end);
    const uint32_t joined = tl_over_class(run, from, TL_NUMBER_JOIN);
    if (!mark || joined == from || mark->start != over_blank(run, joined)) return;
    if ((amount->value.flags & TIAOLI_VALUE_INTERVAL) || figure_of(scan, i) < 0) return;
    const int64_t first = amount->value.low;
    const int64_t year = first / 10000, month = first / 100 % 100, day = first % 100;
    const uint32_t end = over_sign(run, mark->end, DAY);
    if (!day || !end || !is_day(month, figure_of(scan, i)) || figure_of(scan, i) <= day) return;
    tl_amount second = *amount;
    second.end = end;
    second.mark = tl_next_numeral(scan, i + 1);
    set_date(&second, year, month, figure_of(scan, i));
    set_span(&second, first, second.value.low);
    *amount = second;
}

/* Does a sign of a date, or what joins two, follow numeral `i`? */
static bool may_date(const tl_quantity_scan *scan, uint32_t i) {
    const tl_run *run = scan->run;
    const uint32_t at = over_blank(run, mark_at(scan, i)->end);
    switch (tl_peek(run->text, at, run->length)) {
        case 0x5E74: /* 年 */
        case 0x6708: /* 月 */
        case 0x65E5: /* 日 */
        case 0x53F7: /* 号 */
            return true;
        default:
            return is_mark_of_date(tl_peek(run->text, mark_at(scan, i)->end, run->length)) ||
                   tl_over_class(run, at, TL_NUMBER_JOIN) > at;
    }
}

bool tl_read_date(tl_quantity_scan *scan, uint32_t i, tl_amount *amount) {
    memset(amount, 0, sizeof *amount);
    if (figure_of(scan, i) < 0 || !may_date(scan, i)) return true;
    const bool found = take_year(scan, i, amount) || take_figures(scan, i, amount) ||
                       take_month(scan, i, 0, amount) || take_joined(scan, i, amount) ||
                       take_day(scan, i, amount);
    if (!found) {
        amount->end = 0;
        return true;
    }
    amount->start = mark_at(scan, i)->start;
    if (!take_tail(scan, amount)) return false;
    take_second_day(scan, amount);
    return true;
}
