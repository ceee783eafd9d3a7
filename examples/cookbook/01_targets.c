/* All targets of a report: what is to be reached, in which direction, how much. */
#include "../example.h"

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    puts("indicator\tdirection\tcomparator\tvalue\tunit");
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_TARGET, m)) != 0;) {
        tiaoli_target target = {.size = sizeof target};
        tiaoli_span unit = {0, 0};
        char value[64];
        tiaoli_target_get(doc, m, &target);
        tiaoli_value_text(doc, target.quantity, value, sizeof value);
        tiaoli_mark_spans(doc, target.quantity, TIAOLI_SPAN_UNIT, &unit, 1);
        example_put(doc, target.indicator_start, target.indicator_end);
        printf("\t%s\t%s\t%s\t", tiaoli_name(TIAOLI_DOMAIN_DIRECTION, target.direction),
               tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, target.comparator), value);
        example_put(doc, unit.start, unit.end);
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
