/*
 * Takes a position, gives the next character that matters, a step of a few
 * instructions a character; and the unit or classifier that begins at a place.
 */
#include "number_char.h"

#include "numeral_read.h"

/* Four bytes as one number, the first lowest. */
static inline uint32_t word_of(const unsigned char *b) {
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* Is the character of three bytes in the low bits of the word in the set? */
static inline bool holds(const tl_stops *stops, uint32_t word) {
    const uint32_t page = (word & 0x3F0F) * ((1u << 28) + (1u << 14)) >> 22;
    return stops->page[page] >> (word >> 16 & 0x3F) & 1;
}

enum { LEAD = 0xC0C0F0, THREE = 0x8080E0 }; /* the fixed bits of three bytes */

uint32_t tl_next_stop(const tl_stops *stops, const char *text, uint32_t at, uint32_t end) {
    const unsigned char *b = (const unsigned char *)text;
    while (end - at >= 4) {
        const uint32_t word = word_of(b + at);
        if ((word & LEAD) == THREE) {
            if (holds(stops, word)) return at;
            at += 3;
        } else if (b[at] < 0x80) {
            if (stops->page[b[at] >> 6] >> (b[at] & 63) & 1) return at;
            at++;
        } else {
            at = tl_after(text, at, end);
        }
    }
    for (; at < end; at = tl_after(text, at, end)) {
        const uint32_t c = tl_peek(text, at, end);
        if (c < 0x10000 && stops->page[c >> 6] >> (c & 63) & 1) return at;
    }
    return end;
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

bool tl_may_begin_word(const tl_lex_table *table, const char *text, uint32_t at, uint32_t end) {
    return tl_lex_longest(table, text, at, end, TL_CLASS(TL_NUMBER_WORD_BEGIN)).length != 3;
}

bool tl_may_end_word(const tl_lex_table *table, const char *text, uint32_t at, uint32_t end) {
    const uint32_t after = tl_after(text, at, end);
    const tl_classes wanted = TL_CLASS(TL_NUMBER_WORD_END);
    return tl_lex_longest_before(table, text, at < 4 ? 0 : at - 4, after, wanted).length != 3;
}
