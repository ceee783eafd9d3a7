/*
 * Takes rows of named cells and which of them are wanted, gives a table for people, TSV, CSV (RFC
 * 4180) or JSON lines. A spreadsheet must not take a cell for a formula: in CSV an apostrophe goes
 * before what begins like one.
 */
#include "table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void put(const char *text) { cli_sink(NULL, text, strlen(text)); }

void table_free_cells(cli_cells *cells) {
    for (size_t i = 0; i < CLI_COLUMNS; i++) free(cells->cell[i]);
}

/* ----- which columns --------------------------------------------------------------- */

static bool choose_one(const char *name, size_t length, cli_options *options) {
    for (size_t i = 0; i < options->layout.count; i++) {
        const char *known = options->layout.columns[i].name;
        if (strlen(known) != length || memcmp(known, name, length) != 0) continue;
        if (options->chosen_count == CLI_COLUMNS) return false;
        options->chosen[options->chosen_count++] = (uint8_t)i;
        return true;
    }
    return false;
}

bool table_choose(const char *list, cli_layout layout, cli_options *options) {
    options->layout = layout;
    options->chosen_count = 0;
    if (!list) {
        while (options->chosen_count < layout.count) {
            options->chosen[options->chosen_count] = (uint8_t)options->chosen_count;
            options->chosen_count++;
        }
        return true;
    }
    for (const char *name = list;; name++) {
        const size_t length = strcspn(name, ",");
        if (!choose_one(name, length, options)) return false;
        name += length;
        if (!*name) return true;
    }
}

/* The i-th column that is printed. */
static const cli_column *column_at(const cli_options *options, size_t i) {
    return &options->layout.columns[options->chosen[i]];
}

/* ----- TSV, CSV ------------------------------------------------------------------- */

void table_put_tsv(const char *text) {
    for (const char *at = text; *at; at++)
        cli_sink(NULL, *at == '\t' || *at == '\n' || *at == '\r' ? " " : at, 1);
}

static bool is_number(const char *text) {
    const size_t sign = *text == '-' || *text == '+';
    const size_t length = strlen(text + sign);
    return length && strspn(text + sign, "0123456789.") == length;
}

/* Spreadsheets of Chinese and Japanese users take the wide signs, too. */
static bool is_formula(const char *text) {
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0) return true;
    return *text && strchr("=+-@\t\r\n", *text) && !is_number(text);
}

static void put_csv_cell(const char *text) {
    const bool formula = is_formula(text);
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
        table_put_tsv(text);
    put(!last ? (csv ? "," : "\t") : csv ? "\r\n" : "\n");
}

void table_head(const cli_options *options) {
    if (options->format != CLI_TSV && options->format != CLI_CSV) return;
    if (options->bom) put("\xEF\xBB\xBF");
    for (size_t i = 0; i < options->chosen_count; i++)
        put_cell(column_at(options, i)->name, i + 1 == options->chosen_count, options);
}

/* ----- JSON ------------------------------------------------------------------------ */

static json_t *json_cell(const cli_column *column, const char *text) {
    if (!*text) return json_null();
    if (column->literal) return json_loads(text, JSON_DECODE_ANY, NULL);
    return cli_json_string(text, strlen(text));
}

static bool put_json(const cli_cells *cells, const cli_options *options) {
    json_t *line = json_object();
    bool done = line != NULL;
    for (size_t i = 0; i < options->chosen_count && done; i++) {
        const cli_column *column = column_at(options, i);
        const char *text = cells->cell[options->chosen[i]];
        done = json_object_set_new(line, column->name, json_cell(column, text)) == 0;
    }
    if (done) {
        json_dump_callback(line, cli_json_dumped, NULL, JSON_COMPACT);
        put("\n");
    }
    json_decref(line);
    return done;
}

/* ----- terminal --------------------------------------------------------------------- */

enum { CHOSEN_WIDTH = 20 }; /* of a column that has none of its own */

static void put_line(cli_line *line, const cli_cells *cells, const cli_options *options) {
    int left = 0;
    for (size_t i = 0; i < options->chosen_count; i++) {
        const cli_column *column = column_at(options, i);
        const int wanted = !column->width && options->columns ? CHOSEN_WIDTH : column->width;
        if (!wanted) continue;
        const char *text = cells ? cells->cell[options->chosen[i]] : column->name;
        const int room = line->limit - left;
        const int width = wanted < room ? wanted : room;
        line_pad(line, left);
        line_text(line, text, strlen(text), width - 1);
        left += width;
    }
    line_end(line);
}

void table_title(cli_line *line, const cli_options *options) { put_line(line, NULL, options); }

bool table_row(cli_line *line, const cli_cells *cells, const cli_options *options) {
    for (size_t i = 0; i < options->layout.count; i++)
        if (!cells->cell[i]) return false;
    if (options->format == CLI_JSON) return put_json(cells, options);
    if (options->format == CLI_TABLE) {
        put_line(line, cells, options);
        return !line->failed;
    }
    for (size_t i = 0; i < options->chosen_count; i++)
        put_cell(cells->cell[options->chosen[i]], i + 1 == options->chosen_count, options);
    return true;
}

bool table_holds(const char *text, const char *part) {
    return !part || !text || strstr(text, part);
}

bool table_marks(const tiaoli_doc *doc, const char *file, const cli_options *options, int32_t kind,
                 table_put put_mark) {
    cli_line line;
    bool done = true;
    line_begin(&line);
    if (options->format == CLI_TABLE) table_title(&line, options);
    for (tiaoli_mark mark = 0;
         done && (mark = tiaoli_mark_next(doc, TIAOLI_NONE, kind, mark)) != TIAOLI_NONE;)
        done = put_mark(&line, doc, mark, file, options);
    done = done && !line.failed;
    line_free(&line);
    return done;
}

/* ----- cells ------------------------------------------------------------------------- */

char *table_copy(const char *text) {
    char *copy = malloc(strlen(text) + 1);
    if (copy) memcpy(copy, text, strlen(text) + 1);
    return copy;
}

char *table_offset(const cli_options *options, uint32_t bytes) {
    char text[16];
    snprintf(text, sizeof text, "%lu", (unsigned long)cli_offset(options, bytes));
    return table_copy(text);
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

char *table_value(const tiaoli_doc *doc, tiaoli_mark mark) {
    const size_t length = tiaoli_value_text(doc, mark, NULL, 0);
    char *text = malloc(length + 1);
    if (text) tiaoli_value_text(doc, mark, text, length + 1);
    return text;
}

/* Of a share in words (百分之五) it is %, too. */
char *table_unit(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_span unit = {0, 0};
    const bool named = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_UNIT, &unit, 1) != 0;
    if (!named && tiaoli_mark_kind(doc, mark) == TIAOLI_MARK_NUMERAL) {
        tiaoli_numeral view;
        memset(&view, 0, sizeof view);
        view.size = sizeof view;
        tiaoli_numeral_get(doc, mark, &view);
        if (view.kind == TIAOLI_NUMERAL_PERCENT) return table_copy("%");
    }
    return table_text(doc, unit.start, unit.end);
}
