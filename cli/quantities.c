/*
 * Takes a document, gives its quantities as rows: what numbers measure, with exact
 * values (3.5万元 is 35000 元).  Each amount once: what stands inside a range or bound
 * is left out.
 */
#include <string.h>

#include "table.h"

static const cli_column columns[] = {
    {"document", 0, false}, {"path", 0, false},  {"text", 30, false},   {"kind", 10, false},
    {"value", 24, false},   {"unit", 10, false}, {"bound", 999, false}, {"approximate", 0, true},
    {"rule", 0, false},     {"start", 0, true},  {"end", 0, true}};
const cli_layout cli_quantity_layout = {columns, sizeof columns / sizeof *columns};

static bool put_quantity(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                         const cli_options *options) {
    tiaoli_quantity q;
    memset(&q, 0, sizeof q);
    q.size = sizeof q;
    tiaoli_quantity_get(doc, mark, &q);
    if (options->kind && q.kind != options->kind) return true;
    if (strcmp(tiaoli_name(TIAOLI_DOMAIN_RULE, q.rule), "quantity.part") == 0) return true;
    const uint32_t start = tiaoli_mark_start(doc, mark), end = tiaoli_mark_end(doc, mark);
    cli_cells row = {{table_copy(file), table_path(doc, tiaoli_doc_node_at(doc, start, 0)),
                      table_text(doc, start, end),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_QUANTITY, q.kind)),
                      table_value(doc, mark), table_text(doc, q.unit_start, q.unit_end),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_BOUND, q.bound)),
                      table_copy(q.flags & TIAOLI_VALUE_APPROXIMATE ? "true" : "false"),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_RULE, q.rule)),
                      table_offset(options, start), table_offset(options, end)}};
    const bool done = !table_holds(row.cell[5], options->unit) || table_row(line, &row, options);
    table_free_cells(&row);
    return done;
}

bool cli_quantities(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    return table_marks(doc, file, options, TIAOLI_MARK_QUANTITY, put_quantity);
}
