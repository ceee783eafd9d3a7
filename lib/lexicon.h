/* The word lists as tries: longest match forwards or backwards from a byte. */
#ifndef TL_LEXICON_H
#define TL_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "lexicon_classes.h"

typedef uint64_t tl_classes; /* a set of classes of one section */
#define TL_CLASS(id) ((tl_classes)1 << (id))

/*
 * A state of a trie over the characters of the terms; state 0 is the root.  The
 * state that follows `s` by the character with the number n is, in a
 *   packed trie (a double array)  base(s) + n, if the cell there has the symbol
 *                 n; no two states share a base, and cells that are no state
 *                 have the symbol TL_LEX_FREE, as has the root
 *   sorted trie   that of the cells [base(s), base(s + 1)) which has the symbol n;
 *                 they ascend, and a cell that is no state comes last
 */
typedef struct tl_lex_cell {
    uint32_t base;
    uint16_t symbol;
    uint16_t set; /* which of `sets` a term that ends here has; 0 = none     */
} tl_lex_cell;

enum {
    TL_LEX_FREE = UINT16_MAX,
    TL_LEX_LONGEST = 96, /* bytes of a term at most                          */
    /* No term has a character beyond the two planes of ideographs. */
    TL_LEX_CODE_POINTS = 0x40000,
    TL_LEX_PAGES = TL_LEX_CODE_POINTS / 64
};

/*
 * One section.  number[page[c >> 6] * 64 + (c & 63)] is the number of the
 * character c; 0 if it stands in no term (page 0 holds zeros only).  The tries
 * are packed.
 */
typedef struct tl_lex_table {
    const uint16_t *page;
    const uint16_t *number;
    const tl_lex_cell *forward;  /* terms from the first character           */
    const tl_lex_cell *backward; /* terms from the last character            */
    const tl_classes *sets;
    const struct tl_lex_over *over; /* a caller's terms; NULL: none          */
} tl_lex_table;

/* A caller's terms, which lie over a built-in table.  Their tries are sorted: that
 * takes bounded time and space to build.  Each has its built-in classes too. */
typedef struct tl_lex_over {
    const tl_lex_table *under;
    tl_lex_table terms;
} tl_lex_over;

enum tl_section {
    TL_SECTION_OUTLINE,
    TL_SECTION_NUMBER,
    TL_SECTION_QUOTE,
    TL_SECTION_CLAUSE,
    TL_SECTION_TARGET,
    TL_SECTION_COUNT
};

/* The sections that a parse reads: the built-in ones, or with a caller's terms. */
typedef struct tl_lexicon {
    const tl_lex_table *outline, *number, *quote, *clause, *target;
} tl_lexicon;

extern const tl_lexicon tl_builtin_lexicon;

/* What a caller's lexicon holds (lexicon_user.c); for NULL the built-in one. */
struct tiaoli_lexicon;
const tl_lexicon *tl_lexicon_of(const struct tiaoli_lexicon *lexicon);

extern const tl_lex_table tl_lexicon_outline;
extern const tl_lex_table tl_lexicon_number;
extern const tl_lex_table tl_lexicon_quote;
extern const tl_lex_table tl_lexicon_clause;
extern const tl_lex_table tl_lexicon_target;

typedef struct tl_lex_match {
    uint32_t length;    /* bytes; 0 = nothing                                */
    tl_classes classes; /* all classes of the term                           */
} tl_lex_match;

/* The longest term at text[start, end) that has a class of `wanted`. */
tl_lex_match tl_lex_longest(const tl_lex_table *table, const char *text, uint32_t start,
                            uint32_t end, tl_classes wanted);

/* The state of a packed trie after `state` by the character with the number; 0 if
 * there is none. */
static inline uint32_t tl_lex_step(const tl_lex_cell *trie, uint32_t state, uint32_t number) {
    const uint32_t next = trie[state].base + number;
    return trie[next].symbol == number ? next : 0; /* no cell has the symbol 0 */
}

/* A stretch of text as the numbers of its characters in a table, for the many
 * lookups that the tokens of a clause take. */
enum { TL_LEX_STRETCH = 256 }; /* characters at most                         */
typedef struct tl_lex_stretch {
    uint32_t start[TL_LEX_STRETCH + 1];  /* byte where each begins; where the last ends */
    uint16_t number[TL_LEX_STRETCH + 1]; /* then 0                                      */
} tl_lex_stretch;

/* Reads the characters of text[start, end) from the first on; how many it has read.
 * The text has `length` bytes. */
uint32_t tl_lex_read(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end,
                     uint32_t length, tl_lex_stretch *out);

/* The longest term of any class that begins with character `from` of the stretch:
 * the character after it, or `from` if there is none, and its classes.  Of the
 * table alone, without a caller's terms over it. */
static inline uint32_t tl_lex_longest_in(const tl_lex_table *table, const tl_lex_stretch *stretch,
                                         uint32_t from, tl_classes *classes) {
    const tl_lex_cell *trie = table->forward;
    uint32_t set = 0, to = from;
    /* the number 0 after the last character ends the walk */
    for (uint32_t i = from, state = 0;
         (state = tl_lex_step(trie, state, stretch->number[i])) != 0;) {
        i++;
        const uint32_t ends = trie[state].set;
        set = ends ? ends : set;
        to = ends ? i : to;
    }
    *classes = table->sets[set];
    return to;
}

/* The longest term that ends at `end` and begins at or after `start`. */
tl_lex_match tl_lex_longest_before(const tl_lex_table *table, const char *text, uint32_t start,
                                   uint32_t end, tl_classes wanted);

/* The classes of exactly text[start, end); 0 if it is no term. */
tl_classes tl_lex_exact(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end);

/* The same of both together (lexicon_over.c): what the above come to where a
 * table has terms over it. */
tl_lex_match tl_lex_over_longest(const tl_lex_over *over, const char *text, uint32_t start,
                                 uint32_t end, tl_classes wanted);
tl_lex_match tl_lex_over_longest_before(const tl_lex_over *over, const char *text, uint32_t start,
                                        uint32_t end, tl_classes wanted);
tl_classes tl_lex_over_exact(const tl_lex_over *over, const char *text, uint32_t start,
                             uint32_t end);

#endif
