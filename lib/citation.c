/*
 * Takes text, gives the provisions that are written there with their numbers, and
 * numbers as such a text: 第十条第二款第（三）项 is article 10, paragraph 2, item 3.
 * Pure functions of bytes; each reads a bounded stretch.
 */
#include "citation.h"

#include "text.h"

enum { NUMBER_CHARACTERS = 12 /* of a number at most */ };

/* 0-9; 10, 100, 1000 for 十 百 千; -1: of no number. */
static int32_t figure_of(uint32_t c) {
    static const struct {
        uint16_t c, value;
    } words[] = {{0x96F6, 0}, {0x3007, 0}, {0x4E00, 1},  {0x4E8C, 2},   {0x4E24, 2},
                 {0x4E09, 3}, {0x56DB, 4}, {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},
                 {0x516B, 8}, {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}};
    const int digit = tl_digit(c);
    if (digit >= 0) return digit;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].c == c) return words[i].value;
    return -1;
}

/* The value of figures; 0 where they make no number of ours. */
static uint16_t value_of(const int32_t *figures, uint32_t count) {
    uint32_t total = 0, open = 0;
    bool words = false, has_open = false;
    for (uint32_t i = 0; i < count; i++) words = words || figures[i] >= 10;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t figure = (uint32_t)figures[i];
        if (figure >= 10) {
            total += (has_open ? open : 1) * figure;
            open = 0;
            has_open = false;
        } else if (!words) {
            open = open * 10 + figure;
        } else if (figure) {
            if (has_open) return 0;
            open = figure;
            has_open = true;
        }
        if (open > UINT16_MAX || total > UINT16_MAX) return 0;
    }
    total += open;
    return total <= UINT16_MAX ? (uint16_t)total : 0;
}

uint32_t tl_over_wrap(const char *text, uint32_t at, uint32_t end) {
    at = tl_skip_blanks(text, at, end);
    if (at < end && text[at] == '\r') at++;
    if (at < end && text[at] == '\n') at++;
    return tl_skip_blanks(text, at, end);
}

uint32_t tl_before_wrap(const char *text, uint32_t start, uint32_t at) {
    at = tl_trim_blanks(text, start, at);
    if (at > start && text[at - 1] == '\n') at--;
    if (at > start && text[at - 1] == '\r') at--;
    return tl_trim_blanks(text, start, at);
}

uint16_t tl_read_small(const char *text, uint32_t at, uint32_t end, uint32_t *after) {
    int32_t figures[NUMBER_CHARACTERS];
    uint32_t count = 0;
    for (uint32_t next = at; count < NUMBER_CHARACTERS; next = tl_over_wrap(text, at, end)) {
        const int32_t figure = figure_of(tl_peek(text, next, end));
        if (figure < 0) break;
        figures[count++] = figure;
        *after = at = tl_after(text, next, end);
    }
    return count ? value_of(figures, count) : 0;
}

enum tl_rank tl_unit_of(uint32_t c) {
    switch (c) {
        case 0x7F16:
            return TL_PART; /* 编 */
        case 0x7AE0:
            return TL_CHAPTER; /* 章 */
        case 0x8282:
            return TL_SECTION; /* 节 */
        case 0x6761:
            return TL_ARTICLE; /* 条 */
        case 0x6B3E:
            return TL_PARAGRAPH; /* 款 */
        case 0x9879:
            return TL_ITEM; /* 项 */
        case 0x76EE:
            return TL_SUBITEM; /* 目 */
        default:
            return TL_NO_UNIT;
    }
}

/* A number with or without 第 and brackets: 第三, （三）, 三. */
typedef struct {
    uint32_t start, end;
    uint16_t value;
    bool bracketed;
} one_number;

/* What a number must have: nothing, 第 or brackets, 第. */
enum number_form { ANY_NUMBER, MARKED_NUMBER, ORDINAL_NUMBER };

static bool is_bracket(uint32_t c) { return c == 0xFF08 || c == '('; }

static bool read_number(const char *text, uint32_t at, uint32_t end, enum number_form form,
                        one_number *out) {
    out->start = at;
    const bool first = TL_AT(text, at, end, "第");
    if (first) at = tl_over_wrap(text, at + 3, end);
    out->bracketed = is_bracket(tl_peek(text, at, end));
    if (!first && (form == ORDINAL_NUMBER || (form == MARKED_NUMBER && !out->bracketed)))
        return false;
    if (out->bracketed) at = tl_after(text, at, end);
    out->value = tl_read_small(text, at, end, &at);
    if (!out->value) return false;
    if (out->bracketed) {
        const uint32_t closing = tl_peek(text, at, end);
        if (closing != 0xFF09 && closing != ')') return false;
        at = tl_after(text, at, end);
    }
    out->end = at;
    return true;
}

static enum tl_rank unit_after(const char *text, uint32_t *at, uint32_t end) {
    const uint32_t next = tl_over_wrap(text, *at, end);
    const enum tl_rank unit = tl_unit_of(tl_peek(text, next, end));
    if (unit != TL_NO_UNIT) *at = next + 3;
    return unit;
}

uint32_t tl_over_joint(const char *text, uint32_t at, uint32_t end, bool *to) {
    *to = TL_AT(text, at, end, "至") || TL_AT(text, at, end, "到") || TL_AT(text, at, end, "—");
    if (TL_AT(text, at, end, "以及") || TL_AT(text, at, end, "或者")) return at + 6;
    const bool joint = *to || TL_AT(text, at, end, "、") || TL_AT(text, at, end, "和") ||
                       TL_AT(text, at, end, "或") || TL_AT(text, at, end, "与") ||
                       TL_AT(text, at, end, "及") || TL_AT(text, at, end, "，");
    return joint ? at + 3 : at;
}

/* The numbers that share one unit, from the second on: 第一|、二、三项.  Adds a member
 * for each but the first; the unit, or none. */
static enum tl_rank read_sharing(const char *text, uint32_t at, uint32_t end, tl_group *group) {
    while (group->count < TL_MOST_MEMBERS) {
        one_number number;
        bool to;
        const uint32_t joint = tl_over_joint(text, at, end, &to);
        const uint32_t next = tl_over_wrap(text, joint, end);
        /* （三）（四）项 */
        const enum number_form form = joint == at ? MARKED_NUMBER : ANY_NUMBER;
        if (TL_AT(text, at, end, "，") || !read_number(text, next, end, form, &number) ||
            (joint == at && !number.bracketed))
            return TL_NO_UNIT;
        group->seen = at = number.end;
        tl_member *member = &group->member[group->count++];
        *member = group->member[0];
        member->start = number.start;
        member->end = number.end;
        member->number[TL_SUBITEM] = number.value; /* until the unit is known */
        member->bracketed = number.bracketed;
        member->to = to;
        const enum tl_rank unit = unit_after(text, &at, end);
        if (unit == TL_NO_UNIT) continue;
        member->end = at;
        return unit;
    }
    return TL_NO_UNIT;
}

/* The step of the rank `unit` has the number that is told last. */
static void set_unit(tl_member *member, enum tl_rank unit, uint16_t value) {
    member->number[TL_SUBITEM] = 0;
    member->number[unit] = value;
    member->last = (uint8_t)unit;
    if (!member->first) member->first = (uint8_t)unit;
}

/* The numbers from `first` on share a unit of lower rank than what stands before it. */
static bool share_unit(const char *text, uint32_t end, tl_group *group, const one_number *first) {
    tl_member *member = &group->member[0];
    const tl_member before = *member;
    member->number[TL_SUBITEM] = 0;
    const enum tl_rank unit = read_sharing(text, first->end, end, group);
    if (unit <= before.last) {
        group->count = 1;
        *member = before;
        return false;
    }
    member->end = first->end;
    member->bracketed = first->bracketed;
    set_unit(member, unit, first->value);
    for (uint32_t i = 1; i < group->count; i++) {
        tl_member *sharing = &group->member[i];
        sharing->first = (uint8_t)unit;
        set_unit(sharing, unit, sharing->number[TL_SUBITEM]);
    }
    return true;
}

/* 之一 behind an article. */
static uint32_t read_suffix(const char *text, uint32_t at, uint32_t end, tl_member *member) {
    uint32_t after = at;
    const uint16_t suffix =
        TL_AT(text, at, end, "之") ? tl_read_small(text, at + 3, end, &after) : 0;
    if (!suffix) return at;
    member->number[TL_NO_UNIT] = suffix;
    return after;
}

bool tl_read_provisions(const char *text, uint32_t at, uint32_t end, tl_group *group) {
    tl_member *member = &group->member[0];
    memset(member, 0, sizeof *member);
    member->start = group->seen = at;
    group->count = 1;
    for (;;) {
        one_number number;
        /* 第七条（三）项 */
        const enum number_form form = member->last < TL_ARTICLE ? ORDINAL_NUMBER : MARKED_NUMBER;
        if (!read_number(text, at, end, form, &number)) break;
        uint32_t after = number.end;
        const enum tl_rank unit = unit_after(text, &after, end);
        if (unit == TL_NO_UNIT) {
            share_unit(text, end, group, &number);
            break;
        }
        if (unit <= (enum tl_rank)member->last) break;
        set_unit(member, unit, number.value);
        member->bracketed = number.bracketed;
        member->end = unit == TL_ARTICLE ? read_suffix(text, after, end, member) : after;
        at = tl_over_wrap(text, member->end, end);
    }
    group->end = group->member[group->count - 1].end;
    return member->last != TL_NO_UNIT;
}

uint32_t tl_over_doc_number(const char *text, uint32_t at, uint32_t end) {
    uint32_t next = at, digits = 0;
    for (; digits < 4 && tl_digit(tl_peek(text, next, end)) >= 0; digits++)
        next = tl_after(text, next, end);
    const uint32_t closing = tl_peek(text, next, end);
    if (digits < 4 || (closing != 0x3015 && closing != ']' && closing != 0xFF09 && closing != ')' &&
                       closing != 0x3011 && closing != 0xFF3D))
        return at;
    next = tl_after(text, next, end);
    if (TL_AT(text, next, end, "第")) next += 3;
    for (digits = 0; digits < 5 && tl_digit(tl_peek(text, next, end)) >= 0; digits++)
        next = tl_after(text, next, end);
    return digits && TL_AT(text, next, end, "号") ? next + 3 : at;
}

/* --- Numbers as text -------------------------------------------------------- */

static size_t put(char *out, const char *text) {
    const size_t length = strlen(text);
    memcpy(out, text, length);
    return length;
}

/* 一百零二, 十二, 二千 ...; above 9999 in figures. */
static size_t put_number(uint32_t number, char *out) {
    static const char *const figures[] = {"零", "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九"};
    static const char *const units[] = {"千", "百", "十", ""};
    size_t length = 0;
    if (number > 9999) {
        for (uint32_t unit = 10000; unit; unit /= 10)
            out[length++] = (char)('0' + number / unit % 10);
        return length;
    }
    bool zero = false;
    for (uint32_t i = 0, unit = 1000; unit; i++, unit /= 10) {
        const uint32_t figure = number / unit % 10;
        zero = zero || (!figure && length);
        if (!figure) continue;
        if (zero) length += put(out + length, figures[0]);
        zero = false;
        if (unit != 10 || figure > 1 || length) length += put(out + length, figures[figure]);
        length += put(out + length, units[i]);
    }
    return length;
}

size_t tl_citation_text(const uint16_t number[TL_UNITS], char *out) {
    static const char *const names[] = {"", "编", "章", "节", "条", "款", "项", "目"};
    size_t length = 0;
    for (uint32_t unit = TL_PART; unit < TL_UNITS; unit++) {
        if (!number[unit]) continue;
        length += put(out + length, "第");
        length += put_number(number[unit], out + length);
        length += put(out + length, names[unit]);
        if (unit != TL_ARTICLE || !number[TL_NO_UNIT]) continue;
        length += put(out + length, "之");
        length += put_number(number[TL_NO_UNIT], out + length);
    }
    return length;
}
