/*
 * Takes a byte position, gives the longest term of a word list there.  The
 * tables of the built-in lists are made by gen/compile_lexicon.c; what a caller's
 * terms add to one is looked up in lexicon_over.c.
 */
#include "lexicon.h"

#include "number_char.h"
#include "text.h"

const tl_lexicon tl_builtin_lexicon = {&tl_lexicon_outline, &tl_lexicon_number, &tl_lexicon_quote,
                                       &tl_lexicon_clause, &tl_lexicon_target};

static inline uint32_t number_of(const tl_lex_table *table, uint32_t c) {
    return c < TL_LEX_CODE_POINTS ? table->number[table->page[c >> 6] * 64u + (c & 63)] : 0;
}

/* Are the three bytes a character?  Nearly all are, and need no more decoding;
 * surrogates pass, too: no term has one. */
static inline bool is_three_bytes(const unsigned char *b) {
    return (unsigned char)(b[0] - 0xE1) < 0xF && ((b[1] ^ 0x80) | (b[2] ^ 0x80)) < 0x40;
}

static inline uint32_t number_of_three(const tl_lex_table *table, const unsigned char *b) {
    const uint32_t page = table->page[(b[0] & 0xFu) << 6 | (b[1] & 0x3Fu)];
    return table->number[page * 64u + (b[2] & 0x3Fu)];
}

/* The number of the character at `at`, and its length. */
static inline uint32_t number_at(const tl_lex_table *table, const char *text, uint32_t at,
                                 uint32_t end, uint32_t *length) {
    const unsigned char *b = (const unsigned char *)text + at;
    if (end - at >= 3 && is_three_bytes(b)) {
        *length = 3;
        return number_of_three(table, b);
    }
    return number_of(table, tl_decode(text, at, end, length));
}

/* The number of the character that ends at `at`, and its length. */
static inline uint32_t number_before(const tl_lex_table *table, const char *text, uint32_t start,
                                     uint32_t at, uint32_t *length) {
    const unsigned char *b = (const unsigned char *)text + at;
    if (at - start >= 3 && is_three_bytes(b - 3)) {
        *length = 3;
        return number_of_three(table, b - 3);
    }
    const uint32_t before = tl_before(text, start, at);
    return number_of(table, tl_decode(text, before, at, length));
}

tl_lex_match tl_lex_longest(const tl_lex_table *table, const char *text, uint32_t start,
                            uint32_t end, tl_classes wanted) {
    if (table->over) return tl_lex_over_longest(table->over, text, start, end, wanted);
    const tl_lex_cell *trie = table->forward;
    tl_lex_match best = {0, 0};
    for (uint32_t at = start, state = 0, length; at < end;) {
        state = tl_lex_step(trie, state, number_at(table, text, at, end, &length));
        if (!state) break;
        at += length;
        if (!trie[state].set) continue;
        const tl_classes classes = table->sets[trie[state].set];
        if (!(classes & wanted)) continue;
        best.length = at - start;
        best.classes = classes;
    }
    return best;
}

uint32_t tl_lex_read(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end,
                     uint32_t length, tl_lex_stretch *out) {
    /* locals, which nothing that is written here can change */
    const uint16_t *const page = table->page, *const number = table->number;
    const uint32_t four = length < 3 ? 0 : length - 3; /* from before it on, four bytes */
    uint32_t count = 0, at = start, used;
    for (; at < end && count < TL_LEX_STRETCH; count++) {
        out->start[count] = at;
        const uint32_t bytes = at < four ? tl_four_bytes(text + at) : 0;
        if (tl_begins_three(bytes) && (bytes & 0xF) != 0) { /* E0 may begin a bad one */
            out->number[count] = number[page[tl_page_of_three(bytes)] * 64u + (bytes >> 16 & 0x3F)];
            at += 3;
        } else {
            out->number[count] = (uint16_t)number_of(table, tl_decode(text, at, end, &used));
            at += used;
        }
    }
    out->start[count] = at;
    out->number[count] = 0;
    return count;
}

tl_classes tl_lex_exact(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end) {
    if (table->over) return tl_lex_over_exact(table->over, text, start, end);
    uint32_t state = 0;
    for (uint32_t at = start, length; at < end; at += length) {
        state = tl_lex_step(table->forward, state, number_at(table, text, at, end, &length));
        if (!state) return 0;
    }
    return state ? table->sets[table->forward[state].set] : 0;
}

tl_lex_match tl_lex_longest_before(const tl_lex_table *table, const char *text, uint32_t start,
                                   uint32_t end, tl_classes wanted) {
    if (table->over) return tl_lex_over_longest_before(table->over, text, start, end, wanted);
    const tl_lex_cell *trie = table->backward;
    tl_lex_match best = {0, 0};
    for (uint32_t at = end, state = 0, length; at > start;) {
        state = tl_lex_step(trie, state, number_before(table, text, start, at, &length));
        if (!state) break;
        at -= length;
        if (!trie[state].set) continue;
        const tl_classes classes = table->sets[trie[state].set];
        if (!(classes & wanted)) continue;
        best.length = end - at;
        best.classes = classes;
    }
    return best;
}
