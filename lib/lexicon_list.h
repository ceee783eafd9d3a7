/* Reading a word list: rows of term, classes and source. */
#ifndef TL_LEXICON_LIST_H
#define TL_LEXICON_LIST_H

#include <tiaoli/tiaoli.h>

#include "lexicon.h"

/* A list that is being read.  Set text, length and section; the rest is 0. */
typedef struct tl_list {
    const char *text;
    uint32_t length;
    int section; /* of class names without one; TL_NO_SECTION: the only one that
                    has the class                                            */
    uint32_t at;
    tiaoli_problem problem; /* code 0: none so far; line: the one just read  */
} tl_list;

enum { TL_NO_SECTION = -1 };

typedef struct tl_list_row {
    const char *term; /* in the list's text                                  */
    uint32_t length;
    tl_classes classes[TL_SECTION_COUNT];
    bool has_source;
} tl_list_row;

/* The next row; false: the end, or a row that list->problem describes. */
bool tl_list_next(tl_list *list, tl_list_row *row);

/* The section of this name; TL_NO_SECTION if there is none. */
int tl_section_named(const char *name, uint32_t length);

#endif
