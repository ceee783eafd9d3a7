/* All deadlines of a plan, the earliest first. */
#include "../example.h"

#include <string.h>

typedef struct {
    char date[64];
    tiaoli_mark mark;
    uint32_t start, end;
} deadline;

static int by_date(const void *a, const void *b) {
    const deadline *x = a, *y = b;
    const int order = strcmp(x->date, y->date);
    if (order) return order;
    return x->mark < y->mark ? -1 : x->mark > y->mark;
}

int main(int argc, char **argv) {
    static deadline found[1024];
    size_t count = 0;
    tiaoli_doc *doc = example_open(argc, argv);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
        tiaoli_directive task = {.size = sizeof task};
        tiaoli_directive_get(doc, m, &task);
        const tiaoli_mark date = tiaoli_doc_date_in(doc, task.deadline_start, task.deadline_end);
        if (!date || count == sizeof found / sizeof *found) continue;
        deadline *d = &found[count];
        tiaoli_value_text(doc, date, d->date, sizeof d->date);
        d->mark = m;
        d->start = task.deadline_start;
        d->end = task.deadline_end;
        count += d->date[0] != 'X'; /* of no year that is said */
    }
    qsort(found, count, sizeof *found, by_date);
    for (size_t i = 0; i < count; i++) {
        printf("%s\t", found[i].date);
        example_put(doc, found[i].start, found[i].end);
        putchar('\t');
        example_put(doc, tiaoli_mark_start(doc, found[i].mark),
                    tiaoli_mark_end(doc, found[i].mark));
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
