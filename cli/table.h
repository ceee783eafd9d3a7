/* Rows of named cells, for people or programs (table.c). */
#ifndef TIAOLI_CLI_TABLE_H
#define TIAOLI_CLI_TABLE_H

#include "columns.h"

/* What stands in a row, in order. */
typedef struct cli_column {
    const char *name;
    int width;    /* in a terminal; 0 = left out there, unless it is chosen      */
    bool literal; /* a number, true or false, also in JSON                      */
} cli_column;

/* One row: the cells are texts of the heap, freed by table_free_cells; those behind the
 * last column are NULL. */
typedef struct cli_cells {
    char *cell[CLI_COLUMNS];
} cli_cells;

/* The columns of --columns, or all; false: `list` names one that the layout lacks. */
bool table_choose(const char *list, cli_layout layout, cli_options *options);

/* A cell of TSV: tabs and breaks, which only the name of a file can have, are blanks. */
void table_put_tsv(const char *text);
/* What comes before all rows of TSV and CSV, the byte order mark included. */
void table_head(const cli_options *options);
/* The names of the columns above the rows of a document in a terminal. */
void table_title(cli_line *line, const cli_options *options);
/* false: out of memory, of which a NULL among the cells tells, too. */
bool table_row(cli_line *line, const cli_cells *cells, const cli_options *options);
void table_free_cells(cli_cells *cells);

/* Does the text pass the filter?  Without one (NULL) all do. */
bool table_holds(const char *text, const char *part);

/* Rows of a document: of each mark of a kind what `put` makes of it.  Both false: out of
 * memory. */
typedef bool (*table_put)(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                          const cli_options *options);
bool table_marks(const tiaoli_doc *doc, const char *file, const cli_options *options, int32_t kind,
                 table_put put);

/* Cells, each NULL without memory: a text; an offset in the unit of --offsets;
 * text[start, end) without its line breaks; the headings above a node; the value of a mark,
 * and its unit. */
char *table_copy(const char *text);
char *table_offset(const cli_options *options, uint32_t bytes);
char *table_text(const tiaoli_doc *doc, uint32_t start, uint32_t end);
char *table_path(const tiaoli_doc *doc, tiaoli_node node);
char *table_value(const tiaoli_doc *doc, tiaoli_mark mark);
char *table_unit(const tiaoli_doc *doc, tiaoli_mark mark);

#endif
