/*
 * Takes the head of a line or clause, gives the numbering there: 第三条 一、
 * （一） 1. ① 一是 —— and the other schemes of TIAOLI_MARKER_*, with the value.
 * Looks at the characters alone: whether a number continues a list is for the
 * outline to decide.  A reference (第三条规定的…) is no numbering.
 */
#include "outline.h"

enum {
    LONGEST_NUMBER = 12, /* characters: longer runs of numerals are no labels */
    LARGEST_NUMBER = 999 /* of a list item: 2022. at a line head is a year    */
};

#define NUMBER_WORD(c) [TL_NUMBER_SLOT(c)] = (c)
const uint16_t tl_number_words[TL_NUMBER_WORDS] = {
    NUMBER_WORD(0x7B2C), /* 第 */
    NUMBER_WORD(0x5176), /* 其 */
    NUMBER_WORD(0x4E00), /* 一 */
    NUMBER_WORD(0x4E8C), /* 二 */
    NUMBER_WORD(0x4E24), /* 两 */
    NUMBER_WORD(0x4E09), /* 三 */
    NUMBER_WORD(0x56DB), /* 四 */
    NUMBER_WORD(0x4E94), /* 五 */
    NUMBER_WORD(0x516D), /* 六 */
    NUMBER_WORD(0x4E03), /* 七 */
    NUMBER_WORD(0x516B), /* 八 */
    NUMBER_WORD(0x4E5D), /* 九 */
    NUMBER_WORD(0x5341), /* 十 */
    NUMBER_WORD(0x5EFF), /* 廿 */
    NUMBER_WORD(0x5345), /* 卅 */
    NUMBER_WORD(0x767E), /* 百 */
    NUMBER_WORD(0x5343), /* 千 */
    NUMBER_WORD(0x96F6), /* 零 */
    NUMBER_WORD(0x7532), /* 甲 */
    NUMBER_WORD(0x4E59), /* 乙 */
    NUMBER_WORD(0x4E19), /* 丙 */
    NUMBER_WORD(0x4E01), /* 丁 */
    NUMBER_WORD(0x620A), /* 戊 */
    NUMBER_WORD(0x5DF1), /* 己 */
    NUMBER_WORD(0x5E9A), /* 庚 */
    NUMBER_WORD(0x8F9B), /* 辛 */
    NUMBER_WORD(0x58EC), /* 壬 */
    NUMBER_WORD(0x7678), /* 癸 */
};

/* A number as read: its value, where it ends, and its script. */
typedef struct {
    int32_t value;
    uint32_t end;
    bool hanzi;
} number;

/* 一 ... 九, 零: the digit; 十 廿 卅 百 千: -10 -20 -30 -100 -1000; else -1. */
static int32_t hanzi_value(uint32_t c) {
    switch (c) {
        case 0x3007: /* 〇 */
        case 0x96F6: /* 零 */
        case 0x25CB: /* ○, often typed for 〇 */
            return 0;
        case 0x4E00:
            return 1;
        case 0x4E8C:
            return 2;
        case 0x4E24: /* 两 */
        case 0x5169: /* 兩 */
            return 2;
        case 0x4E09:
            return 3;
        case 0x56DB:
            return 4;
        case 0x4E94:
            return 5;
        case 0x516D:
            return 6;
        case 0x4E03:
            return 7;
        case 0x516B:
            return 8;
        case 0x4E5D:
            return 9;
        case 0x5341:
            return -10;
        case 0x5EFF: /* 廿 */
            return -20;
        case 0x5345: /* 卅 */
            return -30;
        case 0x767E:
            return -100;
        case 0x5343:
            return -1000;
        default:
            return -1;
    }
}

/* Over a line break inside a label, which only joined lines have: （十⏎二） */
static uint32_t over_break(const char *text, uint32_t at, uint32_t end) {
    const bool broken = at < end && (text[at] == '\n' || text[at] == '\r');
    return broken ? tl_skip_space(text, at, end) : at;
}

/* 十二 一百零三 二〇 (digits in a row are read by place). */
static bool read_hanzi(const char *text, uint32_t at, uint32_t end, bool spaced, number *out) {
    int32_t sum = 0, digit = 0, row = 0;
    bool units = false;
    uint32_t stop = at;
    for (int count = 0;; count++) {
        const uint32_t next = spaced ? tl_skip_blanks(text, at, end) : over_break(text, at, end);
        const int32_t value = hanzi_value(tl_peek(text, next, end));
        if (value == -1) break;
        if (count >= LONGEST_NUMBER) return false;
        if (value < 0) {
            sum += (digit ? digit : 1) * -value;
            digit = 0;
            units = true;
        } else {
            digit = value;
            row = row < 100000 ? row * 10 + value : row;
        }
        stop = at = next + 3;
    }
    out->value = units ? sum + digit : row;
    out->end = stop;
    out->hanzi = true;
    return out->value > 0;
}

static bool read_arabic(const char *text, uint32_t at, uint32_t end, number *out) {
    int32_t value = 0;
    uint32_t stop = at;
    for (int count = 0;; count++) {
        const uint32_t c = tl_peek(text, stop, end);
        const int digit = tl_digit(c);
        if (digit < 0) break;
        if (count >= 6) return false;
        value = value * 10 + digit;
        stop += c < 0x80 ? 1 : 3;
    }
    out->value = value;
    out->end = stop;
    out->hanzi = false;
    return stop > at && value > 0;
}

static bool read_number(const char *text, uint32_t at, uint32_t end, bool spaced, number *out) {
    if (at >= end) return false;
    return read_arabic(text, at, end, out) || read_hanzi(text, at, end, spaced, out);
}

static tl_marker make(const char *text, uint8_t kind, uint32_t start, uint32_t label_end,
                      uint32_t end) {
    tl_marker marker = {0};
    marker.kind = kind;
    marker.label.start = start;
    marker.label.end = label_end;
    marker.body = tl_skip_blanks(text, label_end, end);
    return marker;
}

static tl_marker with_number(tl_marker marker, uint32_t from, const number *value) {
    marker.numeral.start = from;
    marker.numeral.end = value->end;
    marker.number = value->value;
    return marker;
}

static tl_marker no_marker(uint32_t at) {
    tl_marker marker = {0};
    marker.body = at;
    return marker;
}

static bool is_pause(uint32_t c) {
    return c == 0x3001 /* 、 */ || c == 0xFF0C /* ， */ || c == ',' || c == 0xFF1A /* ： */;
}

static bool is_dot(uint32_t c) { return c == '.' || c == 0xFF0E; }

/* 编 分编 篇 部分 章 节 条 after 第N, also 編 節 條: the kind, and where the word ends. */
static uint8_t unit_kind(const char *text, uint32_t at, uint32_t end, uint32_t *unit_end) {
    *unit_end = at + 3;
    switch (tl_peek(text, at, end)) {
        case 0x7F16: /* 编 */
        case 0x7DE8: /* 編 */
        case 0x7BC7: /* 篇 */
            return TIAOLI_MARKER_PART;
        case 0x7AE0: /* 章 */
            return TIAOLI_MARKER_CHAPTER;
        case 0x8282: /* 节 */
        case 0x7BC0: /* 節 */
            return TIAOLI_MARKER_SECTION;
        case 0x6761: /* 条 */
        case 0x689D: /* 條 */
            return TIAOLI_MARKER_ARTICLE;
        case 0x5206: /* 分 */
            *unit_end = at + 6;
            return TL_AT(text, at + 3, end, "编") || TL_AT(text, at + 3, end, "編")
                       ? TIAOLI_MARKER_SUBPART
                       : TIAOLI_MARKER_NONE;
        case 0x90E8: /* 部分, or 部 alone */
            if (tl_skip_blanks(text, at + 3, end) > at + 3) return TIAOLI_MARKER_PART;
            *unit_end = at + 6;
            return TL_AT(text, at + 3, end, "分") ? TIAOLI_MARKER_PART : TIAOLI_MARKER_NONE;
        default:
            return TIAOLI_MARKER_NONE;
    }
}

/* 第三条第一款: the provision goes on (but 第三条第三人可以…). */
static bool is_provision(const char *text, uint32_t at, uint32_t end) {
    number value;
    uint32_t ignored;
    if (!TL_AT(text, at, end, "第") || !read_number(text, at + 3, end, false, &value)) return false;
    return TL_AT(text, value.end, end, "款") || TL_AT(text, value.end, end, "项") ||
           TL_AT(text, value.end, end, "項") ||
           unit_kind(text, value.end, end, &ignored) != TIAOLI_MARKER_NONE;
}

/* 第三条规定的…, 第五章、第六章…: the words go on as those of a reference.  Certain are
 * marks and the next part of a provision, which begin no text. */
static bool is_reference(const tl_run *run, uint32_t at, uint32_t end, bool certain) {
    const char *text = run->text;
    if (at >= end || tl_is_blank(tl_peek(text, at, end))) return false;
    if (is_provision(text, at, end)) return true;
    if (!tl_lex_longest(run->lexicon->outline, text, at, end, TL_CLASS(TL_OUTLINE_AFTER_REFERENCE))
             .length)
        return false;
    return !certain || !tl_is_han(tl_peek(text, at, end)) || TL_AT(text, at, end, "的") ||
           TL_AT(text, at, end, "款") || TL_AT(text, at, end, "项") || TL_AT(text, at, end, "項");
}

/* 第…条之一: reads the suffix, moves *at behind it. */
static int32_t read_suffix(const char *text, uint32_t *at, uint32_t end) {
    number suffix;
    if (!TL_AT(text, *at, end, "之")) return 0;
    if (!read_number(text, *at + 3, end, false, &suffix)) return 0;
    *at = suffix.end;
    return suffix.value;
}

/* 第三条 第十二条之一 第 1 章, and 第一， */
static tl_marker read_ordinal(const tl_run *run, uint32_t at, uint32_t end, bool certain) {
    const char *text = run->text;
    number value;
    const uint32_t words = tl_skip_blanks(text, at + 3, end);
    if (!read_number(text, words, end, true, &value)) return no_marker(at);
    uint32_t label_end;
    number inserted = {0}; /* 第 2-1 條 */
    uint32_t unit_at = tl_skip_blanks(text, value.end, end);
    if (unit_at < end && text[unit_at] == '-' && read_arabic(text, unit_at + 1, end, &inserted))
        unit_at = tl_skip_blanks(text, inserted.end, end);
    const uint8_t kind = unit_at < end ? unit_kind(text, unit_at, end, &label_end) : 0;
    if (kind && (!inserted.value || kind == TIAOLI_MARKER_ARTICLE)) {
        int32_t suffix = inserted.value;
        if (kind == TIAOLI_MARKER_ARTICLE && !suffix) suffix = read_suffix(text, &label_end, end);
        if (is_reference(run, label_end, end, certain)) return no_marker(at);
        tl_marker marker = with_number(make(text, kind, at, label_end, end), at, &value);
        marker.suffix = suffix;
        return marker;
    }
    if (!is_pause(tl_peek(text, value.end, end))) return no_marker(at);
    label_end = tl_after(text, value.end, end);
    tl_marker marker = make(text, TIAOLI_MARKER_ORDINAL, at, label_end, end);
    if (TL_AT(text, marker.body, end, "第")) return no_marker(at); /* 第一、第二产业 */
    return with_number(marker, at, &value);
}

/* 一、二审判决, 1、2号: what follows is the next number, not an item. */
static bool counts_on(const char *text, const tl_marker *marker, const number *value,
                      uint32_t end) {
    number next;
    return read_number(text, marker->body, end, false, &next) && next.hanzi == value->hanzi &&
           next.value == value->value + 1;
}

static bool is_no_enumerator(const tl_run *run, uint32_t at, uint32_t end) {
    return tl_lex_longest(run->lexicon->outline, run->text, at, end, TL_CLASS(TL_OUTLINE_NO_MARKER))
               .length > 0;
}

/* 一、 一． 一是 一要 一） */
static tl_marker after_hanzi(const tl_run *run, uint32_t at, uint32_t end, const number *value) {
    const char *text = run->text;
    const uint32_t c = tl_peek(text, value->end, end);
    const uint32_t label_end = tl_after(text, value->end, end);
    uint8_t kind = TIAOLI_MARKER_NONE;
    if (c == 0x3001 || (is_dot(c) && label_end < end))
        kind = TIAOLI_MARKER_HANZI_COMMA;
    else if (c == 0xFF09 || c == ')')
        kind = TIAOLI_MARKER_HANZI_PAREN;
    else if (TL_AT(text, value->end, end, "是") || TL_AT(text, value->end, end, "要"))
        kind = TIAOLI_MARKER_ENUMERATOR;
    if (!kind || value->value > LARGEST_NUMBER || is_no_enumerator(run, at, end))
        return no_marker(at);
    const tl_marker marker = with_number(make(text, kind, at, label_end, end), at, value);
    return counts_on(text, &marker, value, end) ? no_marker(at) : marker;
}

/* 1月 or 2024年 after 1.: the item is a date, not a decimal. */
static bool is_date(const char *text, uint32_t at, uint32_t end) {
    number value;
    if (!read_arabic(text, at, end, &value)) return false;
    if (value.value <= 12 && TL_AT(text, value.end, end, "月")) return true;
    return value.value >= 1900 && value.value < 2200 && TL_AT(text, value.end, end, "年");
}

/* 1. 1． 1、 1） but not 3.5, 2022.10, 1.1 */
static tl_marker after_arabic(const char *text, uint32_t at, uint32_t end, const number *value) {
    uint32_t mark = value->end;
    if (TL_AT(text, mark, end, "\\.")) mark++; /* Markdown's 1\. */
    const uint32_t c = tl_peek(text, mark, end);
    const uint32_t label_end = tl_after(text, mark, end);
    uint8_t kind = TIAOLI_MARKER_NONE;
    if (is_dot(c))
        kind = TIAOLI_MARKER_ARABIC_DOT;
    else if (c == 0x3001)
        kind = TIAOLI_MARKER_ARABIC_COMMA;
    else if (c == 0xFF09 || c == ')')
        kind = TIAOLI_MARKER_ARABIC_PAREN;
    if (!kind || value->value > LARGEST_NUMBER) return no_marker(at);
    const bool digit = tl_digit(tl_peek(text, label_end, end)) >= 0;
    const bool date = digit && is_dot(c) && is_date(text, label_end, end);
    if (digit && kind != TIAOLI_MARKER_ARABIC_COMMA && !date) return no_marker(at);
    const tl_marker marker = with_number(make(text, kind, at, label_end, end), at, value);
    return !date && counts_on(text, &marker, value, end) ? no_marker(at) : marker;
}

/* 1 for 甲 or a, 0 for what counts nothing. */
static int32_t letter_value(uint32_t c) {
    static const uint16_t stems[] = {0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A,
                                     0x5DF1, 0x5E9A, 0x8F9B, 0x58EC, 0x7678};
    if (c >= 'a' && c <= 'z') return (int32_t)(c - 'a') + 1;
    if (c >= 'A' && c <= 'Z') return (int32_t)(c - 'A') + 1;
    for (int32_t i = 0; i < 10; i++)
        if (c == stems[i]) return i + 1;
    return 0;
}

/* The value of II, XIV or iv before `*end`, at least two letters; 0 if they are none. */
static int32_t roman_value(const char *text, uint32_t at, uint32_t *end) {
    static const char *const units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    const char lower = at < *end ? (char)(text[at] & 0x20) : 0;
    char letters[8] = {0};
    uint32_t count = 0, tens = 0;
    while (at + count < *end && count < sizeof letters - 1) {
        const char c = text[at + count];
        if ((c & 0x20) != lower || !strchr("ivx", c | 0x20)) break;
        letters[count++] = (char)(c | 0x20);
    }
    while (tens < 3 && letters[tens] == 'x') tens++;
    *end = at + count;
    for (int32_t i = 0; i < 10 && count > 1; i++)
        if (!strcmp(units[i], letters + tens)) return (int32_t)tens * 10 + i;
    return 0;
}

static tl_marker in_parens(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    const uint32_t inside = tl_skip_space(text, tl_after(text, at, end), end);
    if (inside >= end) return no_marker(at);
    number value;
    uint8_t kind;
    if (read_number(text, inside, end, false, &value)) {
        kind = value.hanzi ? TIAOLI_MARKER_HANZI_PAREN : TIAOLI_MARKER_ARABIC_PAREN;
    } else {
        value.end = end;
        value.value = roman_value(text, inside, &value.end);
        if (!value.value) {
            value.value = letter_value(tl_peek(text, inside, end));
            value.end = tl_after(text, inside, end);
        }
        kind = TIAOLI_MARKER_LETTER;
    }
    const uint32_t close = tl_skip_space(text, value.end, end);
    const uint32_t c = tl_peek(text, close, end);
    if (value.value < 1 || value.value > LARGEST_NUMBER || (c != 0xFF09 && c != ')'))
        return no_marker(at);
    tl_marker marker = make(text, kind, at, tl_after(text, close, end), end);
    /* （一）项规定的…, but （一）项目 */
    if (TL_AT(text, marker.label.end, end, "项") &&
        (is_reference(run, marker.label.end + 3, end, false) ||
         TL_AT(text, marker.label.end + 3, end, "由")))
        return no_marker(at);
    /* （一）、（二）项: a list of references; （一）、总则: the comma is the label's */
    if (tl_peek(text, marker.label.end, end) == 0x3001) {
        const uint32_t next = tl_peek(text, marker.label.end + 3, end);
        if (next == 0xFF08 || next == '(') return no_marker(at);
        marker = make(text, kind, at, marker.label.end + 3, end);
    }
    return with_number(marker, inside, &value);
}

/* a) a. a、 甲、 */
static tl_marker read_letter(const char *text, uint32_t at, uint32_t end, int32_t letter) {
    const uint32_t after = tl_after(text, at, end);
    const uint32_t c = tl_peek(text, after, end);
    const bool stem = (unsigned char)text[at] >= 0x80;
    const bool closes = c == 0x3001 || is_dot(c) || (!stem && (c == ')' || c == 0xFF09));
    if (!closes) return no_marker(at);
    const tl_marker marker = make(text, TIAOLI_MARKER_LETTER, at, tl_after(text, after, end), end);
    const uint32_t next = tl_peek(text, marker.label.end, end);
    if (letter_value(next) == letter + 1) return no_marker(at); /* 甲、乙双方 */
    if (is_dot(c) && next < 0x80 && next != ' ') return no_marker(at);
    const number value = {letter, after, false};
    return with_number(marker, at, &value);
}

/* II. IV、: two letters and more; a single one is a letter as far as the line tells. */
static tl_marker read_ascii_roman(const char *text, uint32_t at, uint32_t end) {
    uint32_t stop = end;
    const int32_t roman = roman_value(text, at, &stop);
    const uint32_t c = tl_peek(text, stop, end);
    const uint32_t next = tl_peek(text, tl_after(text, stop, end), end);
    if (!roman || (c != 0x3001 && (!is_dot(c) || (next < 0x80 && next != ' '))))
        return no_marker(at);
    const number value = {roman, stop, false};
    return with_number(make(text, TIAOLI_MARKER_LETTER, at, tl_after(text, stop, end), end), at,
                       &value);
}

/* Ⅰ. Ⅱ、: capital and small Roman numbers, each one character. */
static tl_marker read_roman(const char *text, uint32_t at, uint32_t end, uint32_t c) {
    const uint32_t after = tl_skip_blanks(text, at + 3, end);
    const uint32_t mark = tl_peek(text, after, end);
    if (mark != 0x3001 && !is_dot(mark) && mark != 0xFF09 && mark != ')') return no_marker(at);
    const tl_marker marker = make(text, TIAOLI_MARKER_LETTER, at, tl_after(text, after, end), end);
    const number value = {(int32_t)((c - 0x2160) & 0xF) + 1, at + 3, false};
    return with_number(marker, at, &value);
}

/* ① ⑴ ⒈ ㈠ ㊀ ❶: one character that holds its number. */
static tl_marker read_enclosed(const char *text, uint32_t at, uint32_t end, uint32_t c) {
    static const struct {
        uint16_t first, last;
        uint8_t base, kind;
    } ranges[] = {{0x2460, 0x2473, 1, TIAOLI_MARKER_CIRCLED},
                  {0x2474, 0x2487, 1, TIAOLI_MARKER_ARABIC_PAREN},
                  {0x2488, 0x249B, 1, TIAOLI_MARKER_ARABIC_DOT},
                  {0x249C, 0x24B5, 1, TIAOLI_MARKER_LETTER},
                  {0x2776, 0x277F, 1, TIAOLI_MARKER_CIRCLED},
                  {0x3220, 0x3229, 1, TIAOLI_MARKER_HANZI_PAREN},
                  {0x3251, 0x325F, 21, TIAOLI_MARKER_CIRCLED},
                  {0x3280, 0x3289, 1, TIAOLI_MARKER_CIRCLED}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (c < ranges[i].first || c > ranges[i].last) continue;
        const uint32_t label_end = tl_after(text, at, end);
        const number value = {(int32_t)(c - ranges[i].first) + ranges[i].base, label_end, false};
        return with_number(make(text, ranges[i].kind, at, label_end, end), at, &value);
    }
    return no_marker(at);
}

/* —— or longer, also typed as ―― or ── */
static tl_marker read_dash(const char *text, uint32_t at, uint32_t end, uint32_t c) {
    uint32_t stop = at;
    int count = 0;
    while (tl_peek(text, stop, end) == c && count < 8) {
        stop = tl_after(text, stop, end);
        count++;
    }
    if (count < 2) return no_marker(at);
    return make(text, TIAOLI_MARKER_DASH, at, stop, end);
}

/* 其一， 其二： */
static tl_marker read_its(const char *text, uint32_t at, uint32_t end) {
    number value;
    if (!read_number(text, at + 3, end, false, &value) || !value.hanzi) return no_marker(at);
    if (!is_pause(tl_peek(text, value.end, end))) return no_marker(at);
    const uint32_t label_end = tl_after(text, value.end, end);
    return with_number(make(text, TIAOLI_MARKER_ENUMERATOR, at, label_end, end), at + 3, &value);
}

static tl_marker read_label(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    if (at >= end) return no_marker(at);
    const uint32_t c = tl_peek(text, at, end);
    if (c == 0x7B2C /* 第 */) return read_ordinal(run, at, end, false);
    if (c == 0xFF08 || c == '(') return in_parens(run, at, end);
    if (c == 0x5176 /* 其 */) return read_its(text, at, end);
    if (c == 0x2014 || c == 0x2015 || c == 0x2500) return read_dash(text, at, end, c);
    if ((c >= 0x2460 && c <= 0x277F) || (c >= 0x3220 && c <= 0x3289))
        return read_enclosed(text, at, end, c);
    if ((c >= 0x2160 && c <= 0x216B) || (c >= 0x2170 && c <= 0x217B))
        return read_roman(text, at, end, c);
    number value;
    if (tl_digit(c) >= 0)
        return read_arabic(text, at, end, &value) ? after_arabic(text, at, end, &value)
                                                  : no_marker(at);
    if (hanzi_value(c) != -1) {
        /* most numerals count something: 一些, 三个 */
        const uint32_t next = tl_peek(text, at + 3, end);
        const bool may = next < 0x4E00 || next > 0x9FFF || hanzi_value(next) != -1 ||
                         next == 0x662F /* 是 */ || next == 0x8981 /* 要 */;
        return may && read_hanzi(text, at, end, false, &value) ? after_hanzi(run, at, end, &value)
                                                               : no_marker(at);
    }
    const int32_t letter = letter_value(c);
    const uint32_t second = c < 0x80 ? tl_peek(text, at + 1, end) : 0;
    if (letter && (second == 'I' || second == 'V' || second == 'X'))
        return read_ascii_roman(text, at, end);
    return letter ? read_letter(text, at, end, letter) : no_marker(at);
}

/* After 第一阶段 or 议题一 a blank, a mark or the end. */
static bool ends_stage(const char *text, uint32_t at, uint32_t end) {
    const uint32_t c = tl_peek(text, at, end);
    return c == 0 || is_pause(c) || c == 0xFF08 || c == '(' || c == ':' || tl_is_blank(c);
}

tl_marker tl_read_stage(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    const tl_lex_table *lexicon = run->lexicon->outline;
    const bool ordinal = TL_AT(text, at, end, "第");
    uint32_t from = at + 3;
    number value;
    if (!ordinal) {
        const tl_lex_match noun =
            tl_lex_longest(lexicon, text, at, end, TL_CLASS(TL_OUTLINE_TOPIC));
        if (!noun.length) return no_marker(at);
        from = tl_skip_blanks(text, at + noun.length, end);
    }
    if (!read_number(text, from, end, false, &value) || value.value > LARGEST_NUMBER)
        return no_marker(at);
    uint32_t stop = value.end;
    if (ordinal) {
        const tl_lex_match noun =
            tl_lex_longest(lexicon, text, stop, end, TL_CLASS(TL_OUTLINE_STAGE));
        if (!noun.length) return no_marker(at);
        stop += noun.length;
    }
    if (!ends_stage(text, stop, end)) return no_marker(at);
    if (is_pause(tl_peek(text, stop, end))) stop = tl_after(text, stop, end);
    return with_number(make(text, TIAOLI_MARKER_ORDINAL, at, stop, end), from, &value);
}

tl_marker tl_read_spaced(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    number value;
    if (!read_hanzi(text, at, end, false, &value) || !TL_AT(text, value.end, end, "\u3000"))
        return no_marker(at);
    const tl_marker marker = make(text, TIAOLI_MARKER_HANZI_COMMA, at, value.end, end);
    const bool over_text = value.value <= LARGEST_NUMBER && marker.body < end &&
                           !tl_holds_cells(text, marker.body, end);
    return over_text ? with_number(marker, at, &value) : no_marker(at);
}

tl_marker tl_read_doubtful(const tl_run *run, uint32_t at, uint32_t end) {
    const bool ordinal = at < end && TL_AT(run->text, at, end, "第");
    return ordinal ? read_ordinal(run, at, end, true) : no_marker(at);
}

/* Over Markdown's emphasis: ** and __ */
static uint32_t over_emphasis(const char *text, uint32_t at, uint32_t end) {
    while (at < end && (text[at] == '*' || text[at] == '_')) at++;
    return at;
}

/* Over what stands before a label in Markdown (## 第一章, **第一条**, - （一）, > 1.) and in
 * what HTML leaves (&nbsp;第一条). */
uint32_t tl_over_markup(const char *text, uint32_t at, uint32_t end) {
    for (;;) {
        const uint32_t from = at;
        while (at < end && (text[at] == '#' || text[at] == '>')) at++;
        if (at < end && (text[at] == '-' || text[at] == '+' || text[at] == '*') &&
            tl_blank_at(text, at + 1, end))
            at++;
        at = tl_skip_blanks(text, over_emphasis(text, at, end), end);
        at = tl_over_entities(text, at, end);
        if (at == from) return at;
    }
}

tl_marker tl_read_marker(const tl_run *run, uint32_t at, uint32_t end) {
    if (at >= end || (unsigned char)run->text[at] >= 0x80) return read_label(run, at, end);
    const uint32_t label = tl_over_markup(run->text, at, end);
    tl_marker marker = read_label(run, label, end);
    if (label == at) return marker;
    if (!marker.kind) return no_marker(at);
    uint32_t body = tl_skip_blanks(run->text, over_emphasis(run->text, marker.body, end), end);
    marker.body = tl_over_entities(run->text, body, end);
    return marker;
}
