/* The word lists as tries: longest match forwards or backwards from a byte. */
#ifndef TL_LEXICON_H
#define TL_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "lexicon_classes.h"

typedef uint64_t tl_classes; /* a set of classes of one section */
#define TL_CLASS(id) ((tl_classes)1 << (id))

/*
 * A state of a double-array trie over the characters of the terms.  The state
 * that follows `s` by the character with the number n is base(s) + n, if the
 * cell there has that number as its symbol; no two states share a base.
 */
typedef struct tl_lex_cell {
    uint32_t base;
    uint16_t symbol;
    uint16_t set; /* which of `sets` a term that ends here has; 0 = none     */
} tl_lex_cell;

enum {
    TL_LEX_LONGEST = 96, /* bytes of a term at most                          */
    /* No term has a character beyond the two planes of ideographs. */
    TL_LEX_CODE_POINTS = 0x40000,
    TL_LEX_PAGES = TL_LEX_CODE_POINTS / 64
};

/*
 * One section.  number[page[c >> 6] * 64 + (c & 63)] is the number of the
 * character c; 0 if it stands in no term (page 0 holds zeros only).  State 0 of
 * each trie is its root.
 */
typedef struct tl_lex_table {
    const uint16_t *page;
    const uint16_t *number;
    const tl_lex_cell *forward;  /* terms from the first character           */
    const tl_lex_cell *backward; /* terms from the last character            */
    const tl_classes *sets;
} tl_lex_table;

/* The sections that a parse reads: the built-in ones, or with a user's terms. */
typedef struct tl_lexicon {
    const tl_lex_table *outline, *number, *quote, *clause;
} tl_lexicon;

extern const tl_lexicon tl_builtin_lexicon;

extern const tl_lex_table tl_lexicon_outline;
extern const tl_lex_table tl_lexicon_number;
extern const tl_lex_table tl_lexicon_quote;
extern const tl_lex_table tl_lexicon_clause;

typedef struct tl_lex_match {
    uint32_t length;    /* bytes; 0 = nothing                                */
    tl_classes classes; /* all classes of the term                           */
} tl_lex_match;

/* The longest term at text[start, end) that has a class of `wanted`. */
tl_lex_match tl_lex_longest(const tl_lex_table *table, const char *text, uint32_t start,
                            uint32_t end, tl_classes wanted);

/* The longest term that ends at `end` and begins at or after `start`. */
tl_lex_match tl_lex_longest_before(const tl_lex_table *table, const char *text, uint32_t start,
                                   uint32_t end, tl_classes wanted);

/* The classes of exactly text[start, end); 0 if it is no term. */
tl_classes tl_lex_exact(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end);

#endif
