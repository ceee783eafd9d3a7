/* The compiled word lists: longest match at a byte position. */
#ifndef TL_LEXICON_H
#define TL_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "lexicon_classes.h"

typedef uint64_t tl_classes; /* a set of classes of one section */
#define TL_CLASS(id) ((tl_classes)1 << (id))

typedef struct tl_lex_entry {
    uint32_t offset; /* into pool                                            */
    uint32_t length; /* bytes                                                */
    tl_classes classes;
} tl_lex_entry;

/*
 * One section.  Entries that begin with the same code point stand together,
 * longest first.  page[c >> 6] numbers a block of 64 code points (0: none),
 * group[block * 64 + (c & 63)] numbers the group of c (0: none), and the
 * entries of group g are first[g] ... first[g + 1] - 1.
 */
typedef struct tl_lex_table {
    const char *pool;
    const tl_lex_entry *entries;
    const uint16_t *page;
    const uint16_t *group;
    const uint32_t *first;
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
