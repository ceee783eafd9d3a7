/* Building the tries of a section from its terms. */
#ifndef TL_LEXICON_BUILD_H
#define TL_LEXICON_BUILD_H

#include "lexicon.h"
#include "memory.h"

/* A term as a list has it; a term may come several times with other classes. */
typedef struct tl_lex_term {
    const char *text;
    uint32_t length; /* bytes, 1 to TL_LEX_LONGEST                           */
    tl_classes classes;
} tl_lex_term;

typedef TL_VEC(tl_lex_cell) tl_lex_cells;

/* The arrays of a table, which owns them. */
typedef struct tl_lex_arrays {
    TL_VEC(uint16_t) page;
    TL_VEC(uint16_t) number;
    tl_lex_cells forward, backward;
    TL_VEC(tl_classes) sets;
} tl_lex_arrays;

typedef enum tl_lex_built {
    TL_LEX_BUILT,
    TL_LEX_NO_MEMORY,
    TL_LEX_TOO_MANY /* characters or sets of classes: more than 65,535       */
} tl_lex_built;

/* Sorts the terms and builds their sorted tries into *out, which is all zeros
 * before and is to be freed afterwards in any case.  Terms are UTF-8 of code
 * points below TL_LEX_CODE_POINTS and not empty. */
tl_lex_built tl_lex_build(const tl_memory *memory, tl_lex_term *terms, uint32_t count,
                          tl_lex_arrays *out);

void tl_lex_free(const tl_memory *memory, tl_lex_arrays *arrays);

#endif
