/*
 * Takes a byte position, gives the longest term of a word list there.  The
 * tables are built by lexicon_build.c: at build time from lib/data/, at run
 * time from a caller's list.
 */
#include "lexicon.h"

#include "text.h"

const tl_lexicon tl_builtin_lexicon = {&tl_lexicon_outline, &tl_lexicon_number, &tl_lexicon_quote,
                                       &tl_lexicon_clause};

static inline uint32_t number_of(const tl_lex_table *table, uint32_t c) {
    return c < TL_LEX_CODE_POINTS ? table->number[table->page[c >> 6] * 64u + (c & 63)] : 0;
}

/* The state after `state` by the character c; 0 if there is none. */
static inline uint32_t step(const tl_lex_table *table, const tl_lex_cell *trie, uint32_t state,
                            uint32_t c) {
    const uint32_t number = number_of(table, c);
    const uint32_t next = trie[state].base + number;
    return number && trie[next].symbol == number ? next : 0;
}

tl_lex_match tl_lex_longest(const tl_lex_table *table, const char *text, uint32_t start,
                            uint32_t end, tl_classes wanted) {
    tl_lex_match best = {0, 0};
    uint32_t state = 0, length;
    for (uint32_t at = start; at < end; at += length) {
        state = step(table, table->forward, state, tl_decode(text, at, end, &length));
        if (!state) break;
        const tl_classes classes = table->sets[table->forward[state].set];
        if (classes & wanted) {
            best.length = at + length - start;
            best.classes = classes;
        }
    }
    return best;
}

tl_classes tl_lex_exact(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end) {
    uint32_t state = 0, length;
    for (uint32_t at = start; at < end; at += length) {
        state = step(table, table->forward, state, tl_decode(text, at, end, &length));
        if (!state) return 0;
    }
    return state ? table->sets[table->forward[state].set] : 0;
}

tl_lex_match tl_lex_longest_before(const tl_lex_table *table, const char *text, uint32_t start,
                                   uint32_t end, tl_classes wanted) {
    tl_lex_match best = {0, 0};
    uint32_t state = 0, length;
    for (uint32_t at = end; at > start;) {
        const uint32_t before = tl_before(text, start, at);
        state = step(table, table->backward, state, tl_decode(text, before, at, &length));
        if (!state) break;
        at = before;
        const tl_classes classes = table->sets[table->backward[state].set];
        if (classes & wanted) {
            best.length = end - at;
            best.classes = classes;
        }
    }
    return best;
}
