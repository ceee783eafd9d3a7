/*
 * Takes rows of named cells, gives a table for people, TSV, CSV (RFC 4180) or JSON lines.
 * A spreadsheet must not take a cell for a formula: in CSV an apostrophe goes before
 * what begins like one.
 */
#include "table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void put(const char *text) { cli_sink(NULL, text, strlen(text)); }

void table_free_cells(cli_cells *cells, size_t count) {
    for (size_t i = 0; i < count; i++) free(cells->cell[i]);
}

/* ----- TSV, CSV ------------------------------------------------------------------- */

/* Cells hold no tabs and breaks, but for the name of a file. */
static void put_tsv_cell(const char *text) {
    for (const char *at = text; *at; at++)
        cli_sink(NULL, *at == '\t' || *at == '\n' || *at == '\r' ? " " : at, 1);
}

static bool is_number(const char *text) {
    const size_t sign = *text == '-' || *text == '+';
    const size_t length = strlen(text + sign);
    return length && strspn(text + sign, "0123456789.") == length;
}

static void put_csv_cell(const char *text) {
    const bool formula = *text && strchr("=+-@\t\r", *text) && !is_number(text);
    const bool quoted = formula || strpbrk(text, ",\"\r\n");
    if (quoted) put("\"");
    if (formula) put("'");
    for (const char *at = text; *at; at++) {
        if (*at == '"') put("\"");
        cli_sink(NULL, at, 1);
    }
    if (quoted) put("\"");
}

static void put_cell(const char *text, bool last, const cli_options *options) {
    const bool csv = options->format == CLI_CSV;
    if (csv)
        put_csv_cell(text);
    else
        put_tsv_cell(text);
    put(!last ? (csv ? "," : "\t") : csv ? "\r\n" : "\n");
}

void table_head(const cli_column *columns, size_t count, const cli_options *options) {
    if (options->format != CLI_TSV && options->format != CLI_CSV) return;
    if (options->bom) put("\xEF\xBB\xBF");
    for (size_t i = 0; i < count; i++) put_cell(columns[i].name, i + 1 == count, options);
}

/* ----- JSON ------------------------------------------------------------------------ */

static int to_sink(const char *data, size_t length, void *ctx) {
    return cli_sink(ctx, data, length);
}

static json_t *json_cell(const cli_column *column, const char *text) {
    if (!*text) return json_null();
    if (column->number) return json_integer((json_int_t)strtoul(text, NULL, 10));
    return cli_json_string(text, strlen(text));
}

static bool put_json(const cli_column *columns, size_t count, const cli_cells *cells) {
    json_t *line = json_object();
    bool done = line != NULL;
    for (size_t i = 0; i < count && done; i++)
        done =
            json_object_set_new(line, columns[i].name, json_cell(&columns[i], cells->cell[i])) == 0;
    if (done) {
        json_dump_callback(line, to_sink, NULL, JSON_COMPACT);
        put("\n");
    }
    json_decref(line);
    return done;
}

/* ----- terminal --------------------------------------------------------------------- */

static void put_line(cli_line *line, const cli_column *columns, size_t count,
                     const cli_cells *cells) {
    int left = 0;
    for (size_t i = 0; i < count; i++) {
        if (!columns[i].width) continue;
        const char *text = cells ? cells->cell[i] : columns[i].name;
        const int room = line->limit - left;
        const int width = columns[i].width < room ? columns[i].width : room;
        line_pad(line, left);
        line_text(line, text, strlen(text), width - 1);
        left += width;
    }
    line_end(line);
}

void table_title(cli_line *line, const cli_column *columns, size_t count) {
    put_line(line, columns, count, NULL);
}

bool table_row(cli_line *line, const cli_column *columns, size_t count, const cli_cells *cells,
               const cli_options *options) {
    for (size_t i = 0; i < count; i++)
        if (!cells->cell[i]) return false;
    if (options->format == CLI_JSON) return put_json(columns, count, cells);
    if (options->format == CLI_TABLE) {
        put_line(line, columns, count, cells);
        return !line->failed;
    }
    for (size_t i = 0; i < count; i++) put_cell(cells->cell[i], i + 1 == count, options);
    return true;
}

char *table_text(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    const size_t length = tiaoli_doc_span_text(doc, start, end, NULL, 0);
    char *text = malloc(length + 1);
    if (text) tiaoli_doc_span_text(doc, start, end, text, length + 1);
    return text;
}

char *table_path(const tiaoli_doc *doc, tiaoli_node node) {
    const size_t length = tiaoli_node_path_text(doc, node, NULL, NULL, 0);
    char *text = malloc(length + 1);
    if (text) tiaoli_node_path_text(doc, node, NULL, text, length + 1);
    return text;
}
