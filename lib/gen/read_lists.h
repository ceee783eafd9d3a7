/* What the programs that compile word lists share. */
#ifndef TL_GEN_READ_LISTS_H
#define TL_GEN_READ_LISTS_H

#include <stdio.h>
#include <stdlib.h>

#include "lexicon_list.h"

/* Says what is wrong and ends the program; detail may be NULL. */
static inline void die(const char *file, unsigned line, const char *what, const char *detail) {
    fprintf(stderr, "%s:%u: %s%s%s\n", file, line, what, detail ? ": " : "", detail ? detail : "");
    exit(1);
}

/* Gives each row of a list of the section, whose rows must state a source, to
 * `take`; a row that is wrong ends the program.  Returns the list's text, to which
 * the terms of the rows point and which the caller frees. */
char *read_list(const char *file, int section,
                void (*take)(const tl_list_row *row, const char *file, unsigned line));

#endif
