/*
 * Takes the place of a provision, gives the law that is named before it: 《…》, or the
 * bare name of a law (刑法, 民事诉讼法).  Looks at a fixed number of bytes.
 */
#include "resolve.h"

enum { NAME_REACH = 120, WORD = 30, HAN = 3 };

/* The pair of the kind that closes at `at`, if one does. */
static const tl_bracket *pair_before(const tl_run *run, uint32_t at, uint8_t kind) {
    const uint32_t mark = tl_before(run->text, 0, at);
    if (!mark || mark == at) return NULL;
    const tl_bracket *pair = tl_bracket_around(run, tl_before(run->text, 0, mark), kind);
    return pair && pair->close_end == at ? pair : NULL;
}

/* Start of the name that ends at `at`: of a law that is well known, also behind 中华人民共和国,
 * or of another with a word such as 法 at its end; `at` if there is none. */
static uint32_t name_start(const tl_run *run, uint32_t at) {
    static const char country[] = "中华人民共和国";
    const tl_lex_table *table = run->lexicon->quote;
    const uint32_t start = tl_back(run->text, at, NAME_REACH);
    const tl_lex_match known =
        tl_lex_longest_before(table, run->text, start, at, TL_CLASS(TL_QUOTE_LAW));
    if (known.length) {
        const uint32_t name = at - known.length;
        return TL_ENDS(run->text, start, name, country) ? name - (uint32_t)(sizeof country - 1)
                                                        : name;
    }
    const tl_lex_match end =
        tl_lex_longest_before(table, run->text, start, at, TL_CLASS(TL_QUOTE_LAW_END));
    uint32_t from = at - end.length;
    while (end.length && from > start) {
        const uint32_t floor =
            tl_back(run->text, from, WORD) > start ? tl_back(run->text, from, WORD) : start;
        const tl_lex_match word =
            tl_lex_longest_before(table, run->text, floor, from,
                                  TL_CLASS(TL_QUOTE_BEFORE_LAW) | TL_CLASS(TL_QUOTE_IN_LAW));
        if (word.length && !(word.classes & TL_CLASS(TL_QUOTE_IN_LAW))) break;
        const uint32_t previous =
            word.length ? from - word.length : tl_before(run->text, start, from);
        if (!word.length && !tl_is_han(tl_peek(run->text, previous, at))) break;
        from = previous;
    }
    return from;
}

tl_law_before tl_find_law_before(const tl_run *run, uint32_t at) {
    tl_law_before law = {false, false, {0, 0}};
    at = tl_before_wrap(run->text, 0, at);
    const uint32_t c = tl_decode_before(run->text, 0, at);
    uint32_t end = at;
    if (c == 0xFF09 || c == ')') { /* （ … ）, part of the name or behind it */
        const tl_bracket *pair = pair_before(run, at, TL_BRACKET_PAREN);
        if (!pair) return law;
        end = tl_before_wrap(run->text, 0, pair->open);
    }
    const uint32_t mark = tl_decode_before(run->text, 0, end);
    if (mark == 0x300B || mark == 0x3009) {
        const tl_bracket *title = pair_before(run, end, TL_BRACKET_TITLE);
        law.found = title != NULL;
        if (!title || title->close - title->open_end > TL_LONGEST_LAW) return law;
        law.name.start = title->open_end;
        law.name.end = title->close;
        return law;
    }
    const uint32_t start = name_start(run, end);
    if (start == end) return law;
    const bool general =
        tl_lex_exact(run->lexicon->quote, run->text, start, end) & TL_CLASS(TL_QUOTE_LAW_END);
    if (general && !TL_AT(run->text, start, end, "宪法")) { /* 该法, or 办法 alone */
        law.found = law.back = TL_ENDS(run->text, 0, start, "该") ||
                               TL_ENDS(run->text, 0, start, "同") ||
                               TL_ENDS(run->text, 0, start, "此");
        return law;
    }
    law.found = true;
    law.name.start = start;
    law.name.end = at;
    return law;
}
