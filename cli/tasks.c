/*
 * Takes a document, gives its directives or its targets as a table of tasks: who has to do
 * what, by when, on whose responsibility; what is to be reached.  A cell is as people
 * read it: without line breaks.
 */
#include <stdlib.h>
#include <string.h>

#include "table.h"

static const cli_column directive_columns[] = {
    {"document", 0, false}, {"path", 0, false},    {"actor", 15, false},  {"force", 14, false},
    {"strength", 0, false}, {"action", 12, false}, {"object", 27, false}, {"deadline", 14, false},
    {"date", 0, false},     {"units", 999, false}, {"rule", 0, false},    {"start", 0, true},
    {"end", 0, true},       {"text", 0, false},    {"unit", 0, false},    {"unit_role", 0, false}};
static const cli_column target_columns[] = {
    {"document", 0, false},   {"path", 0, false},   {"indicator", 36, false},
    {"direction", 10, false}, {"change", 0, false}, {"comparator", 12, false},
    {"value", 12, false},     {"unit", 8, false},   {"tone", 8, false},
    {"deadline", 999, false}, {"base", 0, false},   {"rule", 0, false},
    {"start", 0, true},       {"end", 0, true},     {"text", 0, false}};

/* The last two columns of directives are there by unit only. */
enum { UNIT_COLUMNS = sizeof directive_columns / sizeof *directive_columns };
const cli_layout cli_unit_layout = {directive_columns, UNIT_COLUMNS};
const cli_layout cli_directive_layout = {directive_columns, UNIT_COLUMNS - 2};
const cli_layout cli_target_layout = {target_columns,
                                      sizeof target_columns / sizeof *target_columns};

/* ----- cells ------------------------------------------------------------------------ */

/* Of the first date with a value that begins in the span. */
static char *date_of(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    return table_value(doc, tiaoli_doc_date_in(doc, start, end));
}

/* Appends the spans of a role, each behind `before`, "、" or "; " between them. */
static bool add_spans(cli_bytes *out, const tiaoli_doc *doc, tiaoli_mark mark, int32_t role,
                      const char *before, const char *between) {
    const uint32_t count = tiaoli_mark_spans(doc, mark, role, NULL, 0);
    tiaoli_span *spans = malloc((count + 1) * sizeof *spans);
    bool done = spans != NULL;
    tiaoli_mark_spans(doc, mark, role, spans, done ? count : 0);
    for (uint32_t i = 0; i < count && done; i++) {
        const size_t length = tiaoli_doc_span_text(doc, spans[i].start, spans[i].end, NULL, 0);
        done = cli_reserve(out, length + strlen(before) + strlen(between) + 1);
        if (!done) break;
        const char *parts[] = {out->length ? between : "", before};
        for (size_t p = 0; p < 2; p++) {
            memcpy(out->data + out->length, parts[p], strlen(parts[p]));
            out->length += strlen(parts[p]);
        }
        tiaoli_doc_span_text(doc, spans[i].start, spans[i].end, out->data + out->length,
                             length + 1);
        out->length += length;
    }
    free(spans);
    return done;
}

static char *finish(cli_bytes *text, bool done) {
    if (done && cli_reserve(text, 1)) {
        text->data[text->length] = '\0';
        return text->data;
    }
    free(text->data);
    return NULL;
}

/* What is repeated in a row for each unit must not become the square of a text. */
enum { LONGEST_CELL = 1023 };

static void shorten(cli_cells *row) {
    for (size_t i = 0; i < CLI_COLUMNS; i++) {
        char *cell = row->cell[i];
        if (!cell || strlen(cell) <= LONGEST_CELL) continue;
        size_t end = LONGEST_CELL - strlen("…");
        while (((unsigned char)cell[end] & 0xC0) == 0x80) end--;
        memcpy(cell + end, "…", sizeof "…");
    }
}

static char *verbs_of(const tiaoli_doc *doc, tiaoli_mark mark) {
    cli_bytes text = {NULL, 0, 0};
    return finish(&text, add_spans(&text, doc, mark, TIAOLI_SPAN_VERB, "", "、"));
}

/* "lead:发展改革委; support:财政部" */
static char *units_of(const tiaoli_doc *doc, tiaoli_mark mark) {
    cli_bytes text = {NULL, 0, 0};
    bool done = true;
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE && done;
         role++) {
        char before[32];
        snprintf(before, sizeof before, "%s:", tiaoli_name(TIAOLI_DOMAIN_SPAN, role));
        done = add_spans(&text, doc, mark, role, before, "; ");
    }
    return finish(&text, done);
}

static char *unit_of(const tiaoli_doc *doc, tiaoli_span unit, int32_t role) {
    const char *name = tiaoli_name(TIAOLI_DOMAIN_SPAN, role);
    const size_t before = strlen(name) + 1;
    const size_t length = tiaoli_doc_span_text(doc, unit.start, unit.end, NULL, 0);
    char *text = malloc(before + length + 1);
    if (!text) return NULL;
    snprintf(text, before + 1, "%s:", name);
    tiaoli_doc_span_text(doc, unit.start, unit.end, text + before, length + 1);
    return text;
}

/* ----- directives --------------------------------------------------------------------- */

/* `unit` of the role: what the row is about, or NULL.  false: out of memory. */
static bool put_task(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                     const cli_options *options, const tiaoli_span *unit, int32_t role) {
    tiaoli_directive d;
    memset(&d, 0, sizeof d);
    d.size = sizeof d;
    tiaoli_directive_get(doc, mark, &d);
    if (options->force && d.force != options->force) return true;
    const uint32_t start = tiaoli_mark_start(doc, mark), end = tiaoli_mark_end(doc, mark);
    cli_cells row = {{table_copy(file), table_path(doc, tiaoli_doc_node_at(doc, start, 0)),
                      table_text(doc, d.actor_start, d.actor_end),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_FORCE, d.force)),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_STRENGTH, d.strength)),
                      verbs_of(doc, mark), table_text(doc, d.object_start, d.object_end),
                      table_text(doc, d.deadline_start, d.deadline_end),
                      date_of(doc, d.deadline_start, d.deadline_end),
                      unit ? unit_of(doc, *unit, role) : units_of(doc, mark),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_RULE, d.rule)),
                      table_offset(options, start), table_offset(options, end),
                      table_text(doc, start, end),
                      unit ? table_text(doc, unit->start, unit->end) : NULL,
                      unit ? table_copy(tiaoli_name(TIAOLI_DOMAIN_SPAN, role)) : NULL}};
    if (unit) shorten(&row);
    const bool wanted = table_holds(row.cell[2], options->actor) &&
                        table_holds(row.cell[unit ? UNIT_COLUMNS - 2 : 9], options->unit);
    const bool done = !wanted || table_row(line, &row, options);
    table_free_cells(&row);
    return done;
}

static bool put_directive(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                          const cli_options *options) {
    return put_task(line, doc, mark, file, options, NULL, 0);
}

/* A row for each unit, of the lead first; none where none is said. */
static bool put_units(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                      const cli_options *options) {
    bool done = true;
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE && done;
         role++) {
        const uint32_t count = tiaoli_mark_spans(doc, mark, role, NULL, 0);
        tiaoli_span *units = malloc((count + 1) * sizeof *units);
        done = units != NULL;
        tiaoli_mark_spans(doc, mark, role, units, done ? count : 0);
        for (uint32_t i = 0; i < count && done; i++)
            done = put_task(line, doc, mark, file, options, &units[i], role);
        free(units);
    }
    return done;
}

bool cli_directives(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    return table_marks(doc, file, options, TIAOLI_MARK_DIRECTIVE,
                       options->by_unit ? put_units : put_directive);
}

/* ----- targets -------------------------------------------------------------------------- */

static bool put_target(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                       const cli_options *options) {
    tiaoli_target t;
    memset(&t, 0, sizeof t);
    t.size = sizeof t;
    tiaoli_target_get(doc, mark, &t);
    const bool change = (t.flags & TIAOLI_TARGET_FLAG_CHANGE) != 0;
    const uint32_t start = tiaoli_mark_start(doc, mark), end = tiaoli_mark_end(doc, mark);
    cli_cells row = {{table_copy(file), table_path(doc, tiaoli_doc_node_at(doc, start, 0)),
                      table_text(doc, t.indicator_start, t.indicator_end),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_DIRECTION, t.direction)),
                      table_copy(change ? "by" : "at"),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, t.comparator)),
                      table_value(doc, t.quantity), table_unit(doc, t.quantity),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_TONE, t.tone)),
                      table_text(doc, t.deadline_start, t.deadline_end),
                      table_text(doc, t.base_start, t.base_end),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_RULE, t.rule)),
                      table_offset(options, start), table_offset(options, end),
                      table_text(doc, start, end)}};
    const bool done = !table_holds(row.cell[7], options->unit) || table_row(line, &row, options);
    table_free_cells(&row);
    return done;
}

bool cli_targets(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    return table_marks(doc, file, options, TIAOLI_MARK_TARGET, put_target);
}
