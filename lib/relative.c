/*
 * Takes a word of the calendar (今年, 上月底, 下半年) and the reference date of the
 * options, gives the date or the span of dates that is meant, where that is certain:
 * not in a law, which speaks of every year, not behind 每年, and not where the
 * paragraph or its title speaks of another year.  lib/data/number_dates.tsv says
 * which word means what; without a reference date nothing has a value.
 */
#include "relative.h"

enum { EVERY_REACH = 120 /* bytes back in the sentence in which 每年 is looked for */ };

/* ---- The calendar ------------------------------------------------------------------ */

static bool is_leap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int32_t days_of(int32_t year, int32_t month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static int32_t date_of(int32_t year, int32_t month, int32_t day) {
    return year * 10000 + month * 100 + day;
}

static bool is_day(int32_t year, int32_t month, int32_t day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
}

bool tl_is_calendar_day(int32_t date) {
    const int32_t year = date / 10000;
    return date > 0 && year >= 1000 && year < 3000 && is_day(year, date / 100 % 100, date % 100);
}

/* The date `by` days later, or earlier where negative; fewer than 28 of them. */
static int32_t move_days(int32_t date, int32_t by) {
    int32_t year = date / 10000, month = date / 100 % 100, day = date % 100 + by;
    if (day < 1) {
        month = month == 1 ? 12 : month - 1;
        year -= month == 12;
        day += days_of(year, month);
    } else if (day > days_of(year, month)) {
        day -= days_of(year, month);
        month = month == 12 ? 1 : month + 1;
        year += month == 1;
    }
    return date_of(year, month, day);
}

/* Days since Monday, by Zeller's congruence. */
static int32_t days_since_monday(int32_t date) {
    int32_t year = date / 10000, month = date / 100 % 100;
    if (month < 3) month += 12, year--;
    const int32_t saturday =
        date % 100 + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    return (saturday + 5) % 7;
}

/* ---- What the text speaks of -------------------------------------------------------- */

/* The sentence around `at`; in a new paragraph the years of the last one are
 * forgotten, but not that of the title. */
static void follow(tl_quantity_scan *scan, uint32_t at) {
    const tl_run *run = scan->run;
    while (scan->sentence < run->sentences.count && run->sentences.data[scan->sentence].end <= at)
        scan->sentence++;
    const uint32_t block = scan->sentence < run->sentences.count
                               ? run->sentences.data[scan->sentence].block
                               : run->nodes.count;
    if (block == scan->block) return;
    scan->block = block;
    scan->spoken = scan->title;
}

/* The text speaks of that year, and month if it is not 0. */
static void speak_of(tl_quantity_scan *scan, int64_t date) {
    const tl_run *run = scan->run;
    const int32_t month = (int32_t)(date / 100 % 100), year = (int32_t)(date / 10000);
    if (year) scan->spoken.year = year;
    if (year || month) scan->spoken.month = month;
    if (scan->block < run->nodes.count && run->nodes.data[scan->block].kind == TIAOLI_NODE_TITLE)
        scan->title = scan->spoken;
}

/* 每年…年底, 每月5日前…上月: said of each. */
static bool is_of_every(const tl_quantity_scan *scan, uint32_t at) {
    const tl_run *run = scan->run;
    if (scan->sentence >= run->sentences.count) return false;
    uint32_t from = tl_back(run->text, at, EVERY_REACH);
    if (from < run->sentences.data[scan->sentence].start)
        from = run->sentences.data[scan->sentence].start;
    for (; from < at; from = tl_after(run->text, from, at))
        if (tl_over_class(run, from, TL_NUMBER_EVERY) > from) return true;
    return false;
}

static bool is_certain(const tl_quantity_scan *scan, tl_classes word, uint32_t at) {
    const tl_run *run = scan->run;
    if (!(word & TL_CLASS(TL_NUMBER_BY_CONTEXT))) return true;
    const int32_t today = run->reference_date;
    if (run->genre == TIAOLI_GENRE_LAW) return false;
    if (scan->spoken.year && scan->spoken.year != today / 10000) return false;
    const bool of_year = word & TL_CLASS(TL_NUMBER_OF_YEAR);
    if (!of_year && scan->spoken.month && scan->spoken.month != today / 100 % 100) return false;
    return !is_of_every(scan, at);
}

/* ---- What a word means -------------------------------------------------------------- */

typedef struct {
    int32_t low, high; /* equal, or the two ends of a span                   */
    bool about;
} meaning;

static bool has(tl_classes word, int class) { return (word & TL_CLASS(class)) != 0; }

static meaning of_century(tl_classes word, int32_t year, int32_t by) {
    const int32_t first = (year - 1) / 100 * 100 + 1 + 100 * by; /* 2001 to 2100 */
    const int32_t middle = date_of(first + 49, 0, 0);
    if (has(word, TL_NUMBER_AT_MIDDLE)) return (meaning){middle, middle, true};
    return (meaning){date_of(first, 0, 0), date_of(first + 99, 0, 0), false};
}

static meaning of_year(tl_classes word, int32_t year) {
    if (has(word, TL_NUMBER_FIRST_HALF))
        return (meaning){date_of(year, 1, 0), date_of(year, 6, 0), false};
    if (has(word, TL_NUMBER_LAST_HALF))
        return (meaning){date_of(year, 7, 0), date_of(year, 12, 0), false};
    const bool begin = has(word, TL_NUMBER_AT_BEGIN), end = has(word, TL_NUMBER_AT_END);
    const int32_t date = date_of(year, begin ? 1 : end ? 12 : 0, 0);
    return (meaning){date, date, false};
}

static meaning of_month(tl_classes word, int32_t year, int32_t month) {
    if (has(word, TL_NUMBER_FIRST_HALF))
        return (meaning){date_of(year, month, 1), date_of(year, month, 15), false};
    if (has(word, TL_NUMBER_LAST_HALF))
        return (meaning){date_of(year, month, 16), date_of(year, month, days_of(year, month)),
                         false};
    const int32_t date = date_of(year, month, 0);
    return (meaning){date, date, false};
}

/* `by` units after the one of the date. */
static meaning meaning_of(tl_classes word, int32_t today, int32_t by) {
    const int32_t year = today / 10000, month = today / 100 % 100;
    if (has(word, TL_NUMBER_OF_CENTURY)) return of_century(word, year, by);
    if (has(word, TL_NUMBER_OF_YEAR)) return of_year(word, year + by);
    if (has(word, TL_NUMBER_OF_QUARTER)) {
        const int32_t quarter = year * 4 + (month - 1) / 3 + by;
        const int32_t first = quarter % 4 * 3 + 1;
        return (meaning){date_of(quarter / 4, first, 0), date_of(quarter / 4, first + 2, 0), false};
    }
    if (has(word, TL_NUMBER_OF_MONTH)) {
        const int32_t months = year * 12 + month - 1 + by;
        return of_month(word, months / 12, months % 12 + 1);
    }
    if (has(word, TL_NUMBER_OF_WEEK)) {
        const int32_t monday = move_days(today, 7 * by - days_since_monday(today));
        return (meaning){monday, move_days(monday, 6), false};
    }
    const int32_t day = move_days(today, by);
    return (meaning){day, day, false};
}

static tl_value as_value(meaning m) {
    tl_value value = {m.low, m.high, 0, 0, 0};
    value.flags = TIAOLI_VALUE_DATE | TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    if (m.low != m.high) value.flags |= TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_RANGE;
    if (m.about) value.flags |= TIAOLI_VALUE_APPROXIMATE;
    return value;
}

tl_value tl_relative_value(tl_quantity_scan *scan, uint32_t at, uint32_t end) {
    const tl_classes units = TL_CLASS(TL_NUMBER_OF_CENTURY) | TL_CLASS(TL_NUMBER_OF_YEAR) |
                             TL_CLASS(TL_NUMBER_OF_QUARTER) | TL_CLASS(TL_NUMBER_OF_MONTH) |
                             TL_CLASS(TL_NUMBER_OF_WEEK) | TL_CLASS(TL_NUMBER_OF_DAY);
    const tl_value open = {0, 0, 0, 0, TIAOLI_VALUE_DATE};
    const tl_run *run = scan->run;
    if (!run->reference_date) return open;
    follow(scan, at);
    const tl_classes word = tl_lex_exact(run->lexicon->number, run->text, at, end);
    const bool of_year = has(word, TL_NUMBER_OF_YEAR);
    const bool moves = has(word, TL_NUMBER_PREVIOUS) || has(word, TL_NUMBER_FOLLOWING);
    int32_t today = run->reference_date;
    /* 2025年|上半年, 明年|年底: of that year */
    const bool behind =
        scan->behind.date && scan->behind.end == at && scan->behind.date % 10000 == 0;
    if (behind && of_year && !moves && has(word, TL_NUMBER_BY_CONTEXT))
        today = scan->behind.date + 101;
    else if (!(word & units) || !is_certain(scan, word, at))
        return open;
    int32_t by = has(word, TL_NUMBER_TWICE) ? 2 : 1;
    by = !moves ? 0 : has(word, TL_NUMBER_PREVIOUS) ? -by : by;
    const meaning m = meaning_of(word, today, by);
    if (of_year || has(word, TL_NUMBER_OF_MONTH) || has(word, TL_NUMBER_OF_DAY))
        speak_of(scan, m.low == m.high ? m.low : m.low / 10000 * 10000);
    scan->behind.end = end;
    scan->behind.date = m.low == m.high && !m.about ? m.low : 0;
    return as_value(m);
}

/* The date with year, or year and month, of the word before. */
static int64_t completed(int64_t date, int32_t before) {
    const int32_t month = (int32_t)(date / 100 % 100), day = (int32_t)(date % 100);
    if (before % 10000 == 0 && month) { /* 今年|4月8日 */
        const bool real = !day || is_day(before / 10000, month, day);
        return real ? before + date : date;
    }
    if (before % 100 == 0 && before % 10000 && !month) /* 上月|25日 */
        return is_day(before / 10000, before / 100 % 100, (int32_t)date) ? before + date : date;
    return date;
}

void tl_place_date(tl_quantity_scan *scan, tl_amount *date) {
    const tl_run *run = scan->run;
    if (!run->reference_date) return;
    follow(scan, date->start);
    tl_value *value = &date->value;
    const bool behind = scan->behind.date && scan->behind.end == date->start;
    if (behind && value->low < 10000) {
        const int64_t low = completed(value->low, scan->behind.date);
        const int64_t high = completed(value->high, scan->behind.date);
        if (low != value->low && high != value->high) value->low = low, value->high = high;
    }
    speak_of(scan, value->low == value->high ? value->low : value->high);
    const bool year = value->low == value->high && value->low % 10000 == 0;
    scan->behind.end = date->end;
    scan->behind.date = year ? (int32_t)value->low : 0;
}
