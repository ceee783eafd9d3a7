/* The tasks of a plan by responsible unit, as CSV. */
#include "../example.h"

#include <string.h>

typedef struct {
    char unit[128];
    int32_t role;
    tiaoli_mark task;
} row;

enum { ROWS = 1024, UNITS = 16 };

static int by_unit(const void *a, const void *b) {
    const row *x = a, *y = b;
    const int order = strcmp(x->unit, y->unit);
    if (order) return order;
    return x->task < y->task ? -1 : x->task > y->task;
}

/* A row for each unit of a directive, of the lead first; how many there are now. */
static size_t add_units(const tiaoli_doc *doc, tiaoli_mark task, row *rows, size_t count) {
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++) {
        tiaoli_span units[UNITS];
        const uint32_t found = tiaoli_mark_spans(doc, task, role, units, UNITS);
        for (uint32_t i = 0; i < found && i < UNITS && count < ROWS; i++) {
            row *r = &rows[count++];
            r->role = role;
            r->task = task;
            tiaoli_doc_span_text(doc, units[i].start, units[i].end, r->unit, sizeof r->unit);
        }
    }
    return count;
}

/* A cell of CSV: in quotes where it has to be. */
static void put_cell(const char *text, const char *end) {
    const int quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (quoted) putchar('"');
    for (; *text; text++) printf(*text == '"' ? "\"\"" : "%c", *text);
    printf(quoted ? "\"%s" : "%s", end);
}

static void put_row(const tiaoli_doc *doc, const row *r) {
    char text[4096], deadline[256];
    tiaoli_directive task = {.size = sizeof task};
    tiaoli_directive_get(doc, r->task, &task);
    tiaoli_doc_span_text(doc, tiaoli_mark_start(doc, r->task), tiaoli_mark_end(doc, r->task), text,
                         sizeof text);
    tiaoli_doc_span_text(doc, task.deadline_start, task.deadline_end, deadline, sizeof deadline);
    put_cell(r->unit, ",");
    put_cell(tiaoli_name(TIAOLI_DOMAIN_SPAN, r->role), ",");
    put_cell(text, ",");
    put_cell(deadline, "\r\n");
}

int main(int argc, char **argv) {
    static row rows[ROWS];
    size_t count = 0;
    tiaoli_doc *doc = example_open(argc, argv);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;)
        count = add_units(doc, m, rows, count);
    qsort(rows, count, sizeof *rows, by_unit);
    printf("unit,unit_role,text,deadline\r\n");
    for (size_t i = 0; i < count; i++) put_row(doc, &rows[i]);
    tiaoli_doc_free(doc);
    return 0;
}
