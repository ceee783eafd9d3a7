/*
 * Takes a character, gives its part in a number: simplified, traditional and
 * formal number words; and the unit or classifier that begins at a place.
 */
#include "number_char.h"

#include "numeral_read.h"

static tl_number_char make(tl_char_class class, int32_t value, bool formal) {
    const tl_number_char result = {class, value, formal};
    return result;
}

/* 壹 贰 ... 玖, which stand in other words too. */
static tl_number_char formal_figure(uint32_t c) {
    switch (c) {
        case 0x58F9: /* 壹 */
            return make(TL_CHAR_FIGURE, 1, true);
        case 0x8D30: /* 贰 */
        case 0x8CB3: /* 貳 */
            return make(TL_CHAR_FIGURE, 2, true);
        case 0x53C1: /* 叁 */
        case 0x53C3: /* 參 */
            return make(TL_CHAR_FIGURE, 3, true);
        case 0x8086: /* 肆 */
            return make(TL_CHAR_FIGURE, 4, true);
        case 0x4F0D: /* 伍 */
            return make(TL_CHAR_FIGURE, 5, true);
        case 0x9646: /* 陆 */
        case 0x9678: /* 陸 */
            return make(TL_CHAR_FIGURE, 6, true);
        case 0x67D2: /* 柒 */
            return make(TL_CHAR_FIGURE, 7, true);
        case 0x634C: /* 捌 */
            return make(TL_CHAR_FIGURE, 8, true);
        case 0x7396: /* 玖 */
            return make(TL_CHAR_FIGURE, 9, true);
        default:
            return make(TL_CHAR_NONE, 0, false);
    }
}

static tl_number_char multiplier(uint32_t c) {
    switch (c) {
        case 0x5341: /* 十 */
            return make(TL_CHAR_SMALL, 1, false);
        case 0x62FE: /* 拾 */
            return make(TL_CHAR_SMALL, 1, true);
        case 0x767E: /* 百 */
            return make(TL_CHAR_SMALL, 2, false);
        case 0x4F70: /* 佰 */
            return make(TL_CHAR_SMALL, 2, true);
        case 0x5343: /* 千 */
            return make(TL_CHAR_SMALL, 3, false);
        case 0x4EDF: /* 仟 */
            return make(TL_CHAR_SMALL, 3, true);
        case 0x4E07: /* 万 */
        case 0x842C: /* 萬 */
            return make(TL_CHAR_BIG, 4, false);
        case 0x4EBF: /* 亿 */
        case 0x5104: /* 億 */
            return make(TL_CHAR_BIG, 8, false);
        case 0x5EFF: /* 廿 */
            return make(TL_CHAR_SCORE, 2, false);
        case 0x5345: /* 卅 */
            return make(TL_CHAR_SCORE, 3, false);
        case 0x534C: /* 卌 */
            return make(TL_CHAR_SCORE, 4, false);
        case 0x51E0: /* 几 */
        case 0x5E7E: /* 幾 */
            return make(TL_CHAR_SOME, 0, false);
        default:
            return formal_figure(c);
    }
}

tl_number_char tl_number_char_of(uint32_t c) {
    switch (c) {
        case 0x3007: /* 〇 */
        case 0x25CB: /* ○, often typed for it */
        case 0x96F6: /* 零 */
            return make(TL_CHAR_FIGURE, 0, false);
        case 0x4E00: /* 一 */
        case 0x5E7A: /* 幺 */
            return make(TL_CHAR_FIGURE, 1, false);
        case 0x4E8C: /* 二 */
        case 0x4E24: /* 两 */
        case 0x5169: /* 兩 */
            return make(TL_CHAR_FIGURE, 2, false);
        case 0x4E09: /* 三 */
            return make(TL_CHAR_FIGURE, 3, false);
        case 0x56DB: /* 四 */
            return make(TL_CHAR_FIGURE, 4, false);
        case 0x4E94: /* 五 */
            return make(TL_CHAR_FIGURE, 5, false);
        case 0x516D: /* 六 */
            return make(TL_CHAR_FIGURE, 6, false);
        case 0x4E03: /* 七 */
            return make(TL_CHAR_FIGURE, 7, false);
        case 0x516B: /* 八 */
            return make(TL_CHAR_FIGURE, 8, false);
        case 0x4E5D: /* 九 */
            return make(TL_CHAR_FIGURE, 9, false);
        default:
            return multiplier(c);
    }
}

bool tl_is_number_char(uint32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    if (tl_digit(c) >= 0 || tl_number_char_of(c).class != TL_CHAR_NONE) return true;
    return c == 0x534A /* 半 */ || c == 0x53CC /* 双 */ || c == 0x96D9 /* 雙 */;
}

tl_unit tl_read_unit(const char *text, uint32_t at, uint32_t end) {
    tl_unit unit = {at, at, 0};
    uint32_t start = at;
    if (start < end && text[start] == ' ') start++;
    const tl_lex_match match =
        tl_lex_longest(&tl_lexicon_number, text, start, end, TL_UNIT_CLASSES);
    if (!match.length) return unit;
    if (TL_AT(text, start, end, "两") && match.length == 3 &&
        tl_lex_longest(&tl_lexicon_number, text, start + 3, end, TL_UNIT_CLASSES).length)
        return unit; /* 1980|两年 */
    unit.start = start;
    unit.end = start + match.length;
    unit.classes = match.classes & TL_UNIT_CLASSES;
    return unit;
}
