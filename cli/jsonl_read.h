/* One line of the `jsonl` command's input (jsonl_read.c). */
#ifndef TIAOLI_CLI_JSONL_READ_H
#define TIAOLI_CLI_JSONL_READ_H

#include <jansson.h>

#include "cli.h"

typedef struct jsonl_line {
    cli_bytes id;     /* the id as it stands in the line; empty: none         */
    json_t *root;     /* owns the text                                        */
    const char *text; /* NULL: the line failed, see the next three            */
    size_t length;
    const char *code; /* name of a status                                     */
    char message[200];
    size_t offset;
} jsonl_line;

/* Reads the line; false: out of memory.  Text that is no UTF-8 is handed on as
 * it stands: the parser decides.  `bytes` is changed. */
bool jsonl_read(char *bytes, size_t length, jsonl_line *out);

/* Releases what a line holds, for the next one. */
void jsonl_clear(jsonl_line *line);

#endif
