/* Rows of named cells, for people or programs (table.c). */
#ifndef TIAOLI_CLI_TABLE_H
#define TIAOLI_CLI_TABLE_H

#include "columns.h"

typedef struct cli_column {
    const char *name;
    int width;   /* in a terminal; 0 = left out there                          */
    bool number; /* in JSON                                                    */
} cli_column;

/* One row: the cells are texts of the heap, freed by table_free_cells. */
enum { TABLE_CELLS = 16 };
typedef struct cli_cells {
    char *cell[TABLE_CELLS];
} cli_cells;

/* What comes before all rows of TSV and CSV, the byte order mark included. */
void table_head(const cli_column *columns, size_t count, const cli_options *options);
/* The names of the columns above the rows of a document in a terminal. */
void table_title(cli_line *line, const cli_column *columns, size_t count);
/* false: out of memory, of which a NULL among the cells tells, too. */
bool table_row(cli_line *line, const cli_column *columns, size_t count, const cli_cells *cells,
               const cli_options *options);
void table_free_cells(cli_cells *cells, size_t count);

/* Cells: text[start, end) without its line breaks, and the headings above a node.
 * NULL: out of memory. */
char *table_text(const tiaoli_doc *doc, uint32_t start, uint32_t end);
char *table_path(const tiaoli_doc *doc, tiaoli_node node);

#endif
