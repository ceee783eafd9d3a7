/*
 * Takes a position, gives the next character of a set, the unit or classifier that
 * begins there, and whether a longer word could.
 */
#include "number_char.h"

#include "numeral_read.h"

uint32_t tl_next_stop(const tl_stops *stops, const char *text, uint32_t at, uint32_t end) {
    while (end - at >= 4) {
        const uint32_t bytes = tl_four_bytes(text + at);
        if (tl_begins_three(bytes)) {
            if (tl_holds_three(stops, bytes)) return at;
            at += 3;
        } else if (!(bytes & 0x80)) {
            if (tl_holds(stops, bytes & 0x7F)) return at;
            at++;
        } else {
            at = tl_after(text, at, end);
        }
    }
    while (at < end && !tl_holds(stops, tl_peek(text, at, end))) at = tl_after(text, at, end);
    return at;
}

tl_unit tl_read_unit(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    tl_unit unit = {at, at, 0, false};
    uint32_t start = at;
    if (start < end && text[start] == ' ') start++;
    const tl_lex_match match =
        tl_lex_longest(run->lexicon->number, text, start, end, TL_UNIT_CLASSES);
    if (!match.length) return unit;
    if (TL_AT(text, start, end, "两") && match.length == 3 &&
        tl_lex_longest(run->lexicon->number, text, start + 3, end, TL_UNIT_CLASSES).length)
        return unit; /* 1980|两年 */
    unit.start = start;
    unit.end = start + match.length;
    unit.classes = match.classes & TL_UNIT_CLASSES;
    if (match.length == 3 && TL_AT(text, unit.end, end, "多") && TL_AT(text, start, end, "个")) {
        const tl_lex_match more = /* 2个多小时 */
            tl_lex_longest(run->lexicon->number, text, unit.end + 3, end,
                           TL_CLASS(TL_NUMBER_DURATION) | TL_CLASS(TL_NUMBER_UNIT));
        if (more.length) {
            unit.end += 3 + more.length;
            unit.classes = more.classes & TL_UNIT_CLASSES;
            return unit;
        }
    }
    unit.check = match.classes & TL_CLASS(TL_NUMBER_CHECK);
    return unit;
}

uint32_t tl_longest_word(const tl_run *run, uint32_t at) {
    const uint32_t length = tl_lex_longest(run->lexicon->number, run->text, at, run->length,
                                           TL_CLASS(TL_NUMBER_WORD_BEGIN))
                                .length;
    return length ? length : UINT32_MAX;
}

bool tl_may_end_word(const tl_run *run, uint32_t at) {
    const uint32_t after = tl_after(run->text, at, run->length);
    return tl_lex_longest_before(run->lexicon->number, run->text, at < 8 ? 0 : at - 8, after,
                                 TL_CLASS(TL_NUMBER_WORD_END))
               .length != 3;
}
