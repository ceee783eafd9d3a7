/* The short names that a document defines, and the longest of them at a place. */
#ifndef TL_SHORT_NAME_H
#define TL_SHORT_NAME_H

#include "memory.h"

/* A trie whose edges are in one hash table, found by state and character. */
typedef struct tl_name_edge {
    uint32_t state, c; /* state 0 is the root, where c is never 0            */
    uint32_t next;
} tl_name_edge;

typedef struct tl_short_names {
    TL_VEC(tl_name_edge) edges; /* a power of two, or none                   */
    TL_VEC(uint32_t) ends;      /* of each state: definition that ends there */
    uint64_t first[64];         /* a filter: see tl_short_names_let          */
} tl_short_names;

/* Makes room for names of so many characters in all; false: out of memory. */
bool tl_short_names_room(const tl_memory *memory, tl_short_names *names, uint32_t characters);
void tl_short_names_free(const tl_memory *memory, tl_short_names *names);

/* The name text[start, end), not below three bytes, belongs to the definition (not 0) from
 * now on.  A name for which the table is too crowded is left out. */
void tl_short_names_add(tl_short_names *names, const char *text, uint32_t start, uint32_t end,
                        uint32_t definition);

/* End of the longest name that begins at `at`, and its definition; `at` if none does. */
uint32_t tl_short_names_longest(const tl_short_names *names, const char *text, uint32_t at,
                                uint32_t end, uint32_t *definition);

/* The three bytes, with which a name or another word begins, pass the filter from now on;
 * of Chinese characters it looks at the lower twelve bits. */
static inline void tl_short_names_let(tl_short_names *names, const unsigned char *b) {
    names->first[b[1] & 63] |= (uint64_t)1 << (b[2] & 63);
}

static inline bool tl_short_names_pass(const tl_short_names *names, const unsigned char *b) {
    return names->first[b[1] & 63] >> (b[2] & 63) & 1;
}

#endif
