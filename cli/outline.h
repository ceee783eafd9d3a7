/* The `outline` command: rows of the tree, and findings below them. */
#ifndef TIAOLI_CLI_OUTLINE_H
#define TIAOLI_CLI_OUTLINE_H

#include "columns.h"

/* A line of the tree. */
typedef struct outline_row {
    tiaoli_node node;
    uint32_t depth;          /* 0 = the document                             */
    uint64_t more;           /* bit l: more rows follow on level l           */
    tiaoli_mark first, last; /* its findings, a list through `next`          */
} outline_row;

typedef struct outline {
    const tiaoli_doc *doc;
    const cli_options *options;
    const char *text;
    outline_row *rows;
    uint32_t count, capacity;
    uint32_t *next; /* by mark: the next one of the same row                    */
    cli_line line;
} outline;

/* Does the outline list this mark? (outline_findings.c) */
bool outline_shows(const outline *tree, tiaoli_mark mark);

/* Prints the findings of a row; `indent` writes what stands left of them. */
void outline_findings(outline *tree, const outline_row *row,
                      void (*indent)(outline *tree, const outline_row *row));

#endif
