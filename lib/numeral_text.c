/*
 * Takes one numeral by itself, gives its exact value, and back: a value as
 * Chinese text.  The reading is that of numeral_parts.c, without the word lists,
 * since the caller says that the text is a numeral: no idiom begins inside it and
 * no unit ends it.  What is written here is read back as the same value.
 */
#include <stddef.h>
#include <string.h>

#include "decimal.h"
#include "document.h"
#include "numeral_whole.h"
#include "text_buffer.h"

/* ---- Text to value ---------------------------------------------------------- */

enum { TRILLION = 12 /* 兆, as a power of ten */ };

/* A table of no terms. */
static const uint16_t no_numbers[TL_LEX_PAGES];
static const tl_lex_cell no_cells[] = {{0, TL_LEX_FREE, 0}};
static const tl_classes no_sets[] = {0};
static const tl_lex_table no_table = {no_numbers, no_numbers, no_cells, no_cells, no_sets, NULL};
static const tl_lexicon no_words = {&no_table, &no_table, &no_table, &no_table, &no_table};

static void set_whole(tl_number *number, uint8_t kind, int64_t value, int32_t scale) {
    memset(number, 0, sizeof *number);
    number->kind = kind;
    number->value.low = number->value.high = value;
    number->value.scale = scale;
    number->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
}

/* 二三 by itself is read figure by figure, as in a document: 23. */
static void join_pair(tl_number *number) {
    const uint16_t pair = TL_NUMBER_PAIR | TL_NUMBER_FIGURES;
    if ((number->shape & pair) != pair || number->kind != TIAOLI_NUMERAL_APPROXIMATE) return;
    const bool negative = number->value.low < 0;
    const int64_t low = negative ? -number->value.high : number->value.low;
    const int64_t high = negative ? -number->value.low : number->value.high;
    set_whole(number, TIAOLI_NUMERAL_DIGITS, negative ? -(low * 10 + high) : low * 10 + high, 0);
}

/* 半 一半 ①, which the scan for numerals reads by itself. */
static bool read_special(const tl_run *run, tl_number *number) {
    const uint32_t end = run->length;
    const uint32_t from = TL_AT(run->text, 0, end, "一") ? 3 : 0;
    if (end == from + 3 && TL_AT(run->text, from, end, "半")) {
        set_whole(number, TIAOLI_NUMERAL_CARDINAL, 5, 1);
        return true;
    }
    const tl_number_char what = tl_character(tl_peek(run->text, 0, end));
    if (what.class != TL_CHAR_ENCLOSED || tl_after(run->text, 0, end) != end) return false;
    set_whole(number, TIAOLI_NUMERAL_ENUMERATOR, what.value, 0);
    return true;
}

/* 三兆: by itself, where no unit follows of which 兆 could be the prefix, it is 10^12. */
static bool end_in_trillions(const tl_run *run, uint32_t at, tl_number *number) {
    const char *sign = "兆";
    if (run->length - number->end != 3 || !TL_AT(run->text, number->end, run->length, "兆"))
        return false;
    for (uint32_t i = at; i < number->end; i = tl_after(run->text, i, number->end))
        if (memcmp(run->text + i, sign, 3) == 0) return false; /* 三兆五兆 */
    const uint32_t both = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    if (number->kind != TIAOLI_NUMERAL_CARDINAL && number->kind != TIAOLI_NUMERAL_DECIMAL &&
        number->kind != TIAOLI_NUMERAL_APPROXIMATE)
        return false;
    const bool overflow = number->value.flags & TIAOLI_VALUE_OVERFLOW;
    if (!overflow && (number->value.flags & both) != both) return false;
    const tl_bounds value = {{number->value.low, number->value.scale, overflow},
                             {number->value.high, number->value.scale, overflow}};
    tl_set_value(number, tl_bounds_times(value, TRILLION), number->value.low != number->value.high);
    number->end = run->length;
    number->shape &= (uint16_t)~TL_NUMBER_FIGURES; /* 三五兆 is a pair */
    return true;
}

static bool read_number(const tl_run *run, uint32_t at, tl_number *number) {
    if (!tl_read_number(run, at, run->length, number) || !number->kind) return false;
    return number->end == run->length || end_in_trillions(run, at, number);
}

static bool read_all(const tl_run *run, tl_number *number) {
    if (read_special(run, number)) return true;
    const bool ordinal = TL_AT(run->text, 0, run->length, "第");
    if (!read_number(run, ordinal ? 3 : 0, number)) return false;
    join_pair(number);
    if (!ordinal) return true;
    if ((number->shape & TL_NUMBER_SIGNED) ||
        (number->kind != TIAOLI_NUMERAL_CARDINAL && number->kind != TIAOLI_NUMERAL_DIGITS))
        return false;
    number->kind = TIAOLI_NUMERAL_ORDINAL;
    return true;
}

tiaoli_status tiaoli_numeral_read(const char *text, size_t length, tiaoli_numeral *out) {
    if (!text || !out) return TIAOLI_E_ARGUMENT;
    if (length > INT32_MAX) return TIAOLI_E_LIMIT;
    if (tl_utf8_check(text, (uint32_t)length) != length) return TIAOLI_E_UTF8;
    tl_run run;
    memset(&run, 0, sizeof run);
    run.text = text;
    run.length = (uint32_t)length;
    run.lexicon = &no_words;
    tl_number number;
    if (!read_all(&run, &number)) return TIAOLI_E_ARGUMENT;
    tiaoli_numeral view = {0};
    view.kind = number.kind;
    view.low = number.value.low;
    view.high = number.value.high;
    view.denominator = number.value.denominator;
    view.scale = number.value.scale;
    view.flags = number.value.flags;
    view.unit_start = number.unit.start;
    view.unit_end = number.unit.end;
    return tl_hand_out(out, &view, sizeof view);
}

/* ---- Value to text ------------------------------------------------------------ */

enum { GROUPS = 5 /* of four digits, in 63 bits */ };

typedef struct writer {
    tl_text_buffer to;
    bool formal;
} writer;

static void put(writer *w, const char *word) { tl_buffer_put(&w->to, word, strlen(word)); }

static void put_figure(writer *w, uint32_t figure) {
    static const char *const words[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const formal[] = {"零", "壹", "贰", "叁", "肆",
                                         "伍", "陆", "柒", "捌", "玖"};
    put(w, w->formal ? formal[figure] : words[figure]);
}

/* One to 9999; 十五 and no 一十五 where the number begins. */
static void put_group(writer *w, uint32_t group, bool begins) {
    static const char *const words[] = {"", "十", "百", "千"};
    static const char *const formal[] = {"", "拾", "佰", "仟"};
    bool gap = false, begun = false;
    for (uint32_t power = 1000, i = 3; power; power /= 10, i--) {
        const uint32_t figure = group / power % 10;
        if (!figure) {
            gap = begun;
            continue;
        }
        if (gap) put_figure(w, 0);
        if (w->formal || figure != 1 || i != 1 || begun || !begins) put_figure(w, figure);
        put(w, w->formal ? formal[i] : words[i]);
        gap = false;
        begun = true;
    }
}

/* 万 and 亿 by turns; above 10^16 the 亿 of 亿: 一亿零五亿六万 is 100000005 亿 and 6 万. */
static void put_whole(writer *w, uint64_t number) {
    static const char *const signs[GROUPS] = {"", "万", "", "万", "亿"};
    uint32_t group[GROUPS];
    const bool large = number >= 100000000;
    if (!number) put_figure(w, 0);
    for (uint32_t i = 0; i < GROUPS; i++, number /= 10000) group[i] = (uint32_t)(number % 10000);
    bool gap = false, begun = false;
    for (uint32_t i = GROUPS; i-- > 0;) {
        if (group[i]) {
            if (begun && (gap || group[i] < 1000)) put_figure(w, 0);
            put_group(w, group[i], !begun);
            put(w, signs[i]);
            begun = true;
        }
        gap = begun && !group[i];
        if (i == 2 && large) put(w, "亿");
    }
}

/* The figures of a number one by one, `places` of them behind the point. */
static void put_figures(writer *w, uint64_t number, uint32_t places, bool circle) {
    char reversed[32];
    uint32_t count = 0;
    do {
        reversed[count++] = (char)(number % 10);
        number /= 10;
    } while (number || count < places);
    while (count-- > 0) {
        if (circle && !reversed[count])
            put(w, "〇");
        else
            put_figure(w, (uint32_t)reversed[count]);
    }
}

static uint64_t power_of_ten(int32_t power) {
    uint64_t result = 1;
    while (power-- > 0) result *= 10;
    return result;
}

static void put_decimal(writer *w, uint64_t number, int32_t scale, bool figures) {
    const uint64_t one = power_of_ten(scale);
    if (figures)
        put_figures(w, number / one, 1, true);
    else
        put_whole(w, number / one);
    if (!scale) return;
    put(w, "点");
    put_figures(w, number % one, (uint32_t)scale, figures);
}

/* 百, 千, 万 before 分之 stand without 一; else any number. */
static void put_denominator(writer *w, uint64_t denominator) {
    if (denominator == 1000)
        put(w, w->formal ? "仟" : "千");
    else if (denominator == 10000)
        put(w, "万");
    else
        put_whole(w, denominator);
    put(w, "分之");
}

static bool can_write(const tiaoli_numeral *numeral) {
    const uint32_t both = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    const uint32_t never = TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW | TIAOLI_VALUE_DATE;
    if (numeral->size < offsetof(tiaoli_numeral, unit_start)) return false;
    if ((numeral->flags & both) != both || (numeral->flags & never)) return false;
    if (numeral->low != numeral->high || numeral->low == INT64_MIN || numeral->scale < 0 ||
        numeral->scale > TL_MOST_SCALE)
        return false;
    if (numeral->kind == TIAOLI_NUMERAL_ORDINAL && (numeral->low < 0 || numeral->scale))
        return false;
    return numeral->denominator >= 0 && !(numeral->denominator && numeral->scale);
}

size_t tiaoli_numeral_write(const tiaoli_numeral *numeral, int32_t style, char *buffer,
                            size_t capacity) {
    writer w = {{buffer, capacity, 0}, style == TIAOLI_STYLE_FORMAL};
    if (numeral && style >= TIAOLI_STYLE_WORDS && style <= TIAOLI_STYLE_FIGURES &&
        can_write(numeral)) {
        const bool ordinal = numeral->kind == TIAOLI_NUMERAL_ORDINAL;
        const bool percent = numeral->kind == TIAOLI_NUMERAL_PERCENT;
        const uint64_t number =
            numeral->low < 0 ? 0 - (uint64_t)numeral->low : (uint64_t)numeral->low;
        const bool figures =
            style == TIAOLI_STYLE_FIGURES && !ordinal && !percent && !numeral->denominator;
        if (ordinal) put(&w, "第");
        if (numeral->low < 0) put(&w, "负");
        if (percent) put(&w, "百分之");
        if (numeral->denominator) put_denominator(&w, (uint64_t)numeral->denominator);
        put_decimal(&w, number, numeral->scale, figures);
    }
    return tl_buffer_end(&w.to);
}
