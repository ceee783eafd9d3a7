/*
 * Takes a byte position, gives the longest term there of a built-in table and of
 * a caller's terms over it.  Apart from lexicon.c so that lookups without such
 * terms stay small.
 */
#include "lexicon.h"
#include "text.h"

/* The state after `state` by the character c; 0 if there is none. */
static uint32_t step(const tl_lex_table *table, const tl_lex_cell *trie, uint32_t state,
                     uint32_t c) {
    uint32_t low = trie[state].base, high = trie[state + 1].base;
    if (c >= TL_LEX_CODE_POINTS) return 0;
    const uint32_t number = table->number[table->page[c >> 6] * 64u + (c & 63)];
    if (!number) return 0;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (trie[middle].symbol == number) return middle;
        if (trie[middle].symbol < number)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* A caller's term has its built-in classes too: where both matches are as long
 * the caller's is the whole answer; where the built-in one is longer it is no term
 * of the caller's. */
static tl_lex_match longer(tl_lex_match built_in, tl_lex_match callers) {
    return callers.length >= built_in.length ? callers : built_in;
}

tl_lex_match tl_lex_over_longest(const tl_lex_over *over, const char *text, uint32_t start,
                                 uint32_t end, tl_classes wanted) {
    const tl_lex_table *terms = &over->terms;
    tl_lex_match best = {0, 0};
    for (uint32_t at = start, state = 0, length; at < end;) {
        const uint32_t c = tl_decode(text, at, end, &length);
        state = step(terms, terms->forward, state, c);
        if (!state) break;
        at += length;
        const tl_classes classes = terms->sets[terms->forward[state].set];
        if (!(classes & wanted)) continue;
        best.length = at - start;
        best.classes = classes;
    }
    return longer(tl_lex_longest(over->under, text, start, end, wanted), best);
}

tl_lex_match tl_lex_over_longest_before(const tl_lex_over *over, const char *text, uint32_t start,
                                        uint32_t end, tl_classes wanted) {
    const tl_lex_table *terms = &over->terms;
    tl_lex_match best = {0, 0};
    for (uint32_t at = end, state = 0; at > start;) {
        const uint32_t c = tl_decode_before(text, start, at);
        state = step(terms, terms->backward, state, c);
        if (!state) break;
        at = tl_before(text, start, at);
        const tl_classes classes = terms->sets[terms->backward[state].set];
        if (!(classes & wanted)) continue;
        best.length = end - at;
        best.classes = classes;
    }
    return longer(tl_lex_longest_before(over->under, text, start, end, wanted), best);
}

tl_classes tl_lex_over_exact(const tl_lex_over *over, const char *text, uint32_t start,
                             uint32_t end) {
    const tl_lex_table *terms = &over->terms;
    uint32_t state = 0;
    for (uint32_t at = start, length; at < end; at += length) {
        const uint32_t c = tl_decode(text, at, end, &length);
        state = step(terms, terms->forward, state, c);
        if (!state) break;
    }
    return terms->sets[terms->forward[state].set] | tl_lex_exact(over->under, text, start, end);
}
