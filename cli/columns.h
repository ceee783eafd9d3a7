/* A line for the terminal, measured in display columns (columns.c). */
#ifndef TIAOLI_CLI_COLUMNS_H
#define TIAOLI_CLI_COLUMNS_H

#include "cli.h"

typedef struct cli_line {
    cli_bytes bytes;
    int width;   /* columns used so far                                        */
    int limit;   /* columns of the terminal                                    */
    bool colour; /* styles are written                                         */
    bool failed; /* out of memory                                              */
} cli_line;

/* An empty line for standard output as it is: COLUMNS, the terminal's width or
 * 100; colour for a terminal, unless NO_COLOR is set. */
void line_begin(cli_line *line);
void line_free(cli_line *line);

/* Appends at most `most` columns of the text, the last one "…" if there was
 * more.  Line breaks inside are joined; control characters show as U+FFFD. */
void line_text(cli_line *line, const char *text, size_t length, int most);
/* Appends text of the command's own. */
void line_put(cli_line *line, const char *text);
/* Blanks up to a column. */
void line_pad(cli_line *line, int column);
/* An SGR parameter such as "1"; "" ends the style. */
void line_style(cli_line *line, const char *style);
/* Writes the line without blanks at its end, and empties it. */
void line_end(cli_line *line);

/* Columns that the text takes, as line_text would write it, at most `most`. */
int text_width(const char *text, size_t length, int most);

#endif
