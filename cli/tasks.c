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
    {"end", 0, true}};
static const cli_column target_columns[] = {
    {"document", 0, false},   {"path", 0, false},   {"indicator", 36, false},
    {"direction", 10, false}, {"change", 0, false}, {"comparator", 12, false},
    {"value", 12, false},     {"unit", 8, false},   {"tone", 8, false},
    {"deadline", 999, false}, {"base", 0, false},   {"rule", 0, false},
    {"start", 0, true},       {"end", 0, true}};

enum {
    DIRECTIVE_COLUMNS = sizeof directive_columns / sizeof *directive_columns,
    TARGET_COLUMNS = sizeof target_columns / sizeof *target_columns
};

/* ----- cells ------------------------------------------------------------------------ */

static char *copy_of(const char *text) {
    char *copy = malloc(strlen(text) + 1);
    if (copy) memcpy(copy, text, strlen(text) + 1);
    return copy;
}

static char *number_of(uint32_t number) {
    char text[16];
    snprintf(text, sizeof text, "%lu", (unsigned long)number);
    return copy_of(text);
}

static char *value_of(const tiaoli_doc *doc, tiaoli_mark mark) {
    const size_t length = tiaoli_value_text(doc, mark, NULL, 0);
    char *text = malloc(length + 1);
    if (text) tiaoli_value_text(doc, mark, text, length + 1);
    return text;
}

/* Of a share in words (百分之五) it is %, too. */
static char *unit_of(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_span unit = {0, 0};
    const bool named = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_UNIT, &unit, 1) != 0;
    if (!named && tiaoli_mark_kind(doc, mark) == TIAOLI_MARK_NUMERAL) {
        tiaoli_numeral view;
        memset(&view, 0, sizeof view);
        view.size = sizeof view;
        tiaoli_numeral_get(doc, mark, &view);
        if (view.kind == TIAOLI_NUMERAL_PERCENT) return copy_of("%");
    }
    return table_text(doc, unit.start, unit.end);
}

/* Of the first date with a value that begins in the span. */
static char *date_of(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    const tiaoli_node node = tiaoli_doc_node_at(doc, start, TIAOLI_NODE_CLAUSE);
    tiaoli_mark mark = 0;
    while (start < end &&
           (mark = tiaoli_mark_next(doc, node, TIAOLI_MARK_QUANTITY, mark)) != TIAOLI_NONE) {
        tiaoli_quantity view;
        memset(&view, 0, sizeof view);
        view.size = sizeof view;
        tiaoli_quantity_get(doc, mark, &view);
        const uint32_t at = tiaoli_mark_start(doc, mark);
        if (at >= end) break;
        if (at >= start && (view.flags & TIAOLI_VALUE_DATE)) return value_of(doc, mark);
    }
    return copy_of("");
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

/* ----- directives --------------------------------------------------------------------- */

/* Does the text pass the filter?  Without one (NULL) all do. */
static bool holds(const char *text, const char *part) {
    return !part || (text && strstr(text, part));
}

/* false: out of memory. */
static bool put_directive(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                          const cli_options *options) {
    tiaoli_directive d;
    memset(&d, 0, sizeof d);
    d.size = sizeof d;
    tiaoli_directive_get(doc, mark, &d);
    if (options->force && d.force != options->force) return true;
    const uint32_t start = tiaoli_mark_start(doc, mark);
    cli_cells row = {{copy_of(file), table_path(doc, tiaoli_doc_node_at(doc, start, 0)),
                      table_text(doc, d.actor_start, d.actor_end),
                      copy_of(tiaoli_name(TIAOLI_DOMAIN_FORCE, d.force)),
                      copy_of(tiaoli_name(TIAOLI_DOMAIN_STRENGTH, d.strength)), verbs_of(doc, mark),
                      table_text(doc, d.object_start, d.object_end),
                      table_text(doc, d.deadline_start, d.deadline_end),
                      date_of(doc, d.deadline_start, d.deadline_end), units_of(doc, mark),
                      copy_of(tiaoli_name(TIAOLI_DOMAIN_RULE, d.rule)), number_of(start),
                      number_of(tiaoli_mark_end(doc, mark))}};
    const bool wanted = holds(row.cell[2], options->actor) && holds(row.cell[9], options->unit);
    const bool done =
        !wanted || table_row(line, directive_columns, DIRECTIVE_COLUMNS, &row, options);
    table_free_cells(&row, DIRECTIVE_COLUMNS);
    return done;
}

/* ----- targets -------------------------------------------------------------------------- */

static bool put_target(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark, const char *file,
                       const cli_options *options) {
    tiaoli_target t;
    memset(&t, 0, sizeof t);
    t.size = sizeof t;
    tiaoli_target_get(doc, mark, &t);
    const bool change = (t.flags & TIAOLI_TARGET_FLAG_CHANGE) != 0;
    const uint32_t start = tiaoli_mark_start(doc, mark);
    cli_cells row = {
        {copy_of(file), table_path(doc, tiaoli_doc_node_at(doc, start, 0)),
         table_text(doc, t.indicator_start, t.indicator_end),
         copy_of(tiaoli_name(TIAOLI_DOMAIN_DIRECTION, t.direction)), copy_of(change ? "by" : "at"),
         copy_of(tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, t.comparator)), value_of(doc, t.quantity),
         unit_of(doc, t.quantity), copy_of(tiaoli_name(TIAOLI_DOMAIN_TONE, t.tone)),
         table_text(doc, t.deadline_start, t.deadline_end),
         table_text(doc, t.base_start, t.base_end),
         copy_of(tiaoli_name(TIAOLI_DOMAIN_RULE, t.rule)), number_of(start),
         number_of(tiaoli_mark_end(doc, mark))}};
    const bool done = !holds(row.cell[7], options->unit) ||
                      table_row(line, target_columns, TARGET_COLUMNS, &row, options);
    table_free_cells(&row, TARGET_COLUMNS);
    return done;
}

/* ----- documents ------------------------------------------------------------------------- */

void cli_directives_head(const cli_options *options) {
    table_head(directive_columns, DIRECTIVE_COLUMNS, options);
}

void cli_targets_head(const cli_options *options) {
    table_head(target_columns, TARGET_COLUMNS, options);
}

static bool put_all(const tiaoli_doc *doc, const char *file, const cli_options *options,
                    int32_t kind, const cli_column *columns, size_t count,
                    bool (*put)(cli_line *line, const tiaoli_doc *doc, tiaoli_mark mark,
                                const char *file, const cli_options *options)) {
    cli_line line;
    bool done = true;
    line_begin(&line);
    if (options->format == CLI_TABLE) table_title(&line, columns, count);
    for (tiaoli_mark mark = 0;
         done && (mark = tiaoli_mark_next(doc, TIAOLI_NONE, kind, mark)) != TIAOLI_NONE;)
        done = put(&line, doc, mark, file, options);
    done = done && !line.failed;
    line_free(&line);
    return done;
}

bool cli_directives(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    return put_all(doc, file, options, TIAOLI_MARK_DIRECTIVE, directive_columns, DIRECTIVE_COLUMNS,
                   put_directive);
}

bool cli_targets(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    return put_all(doc, file, options, TIAOLI_MARK_TARGET, target_columns, TARGET_COLUMNS,
                   put_target);
}
