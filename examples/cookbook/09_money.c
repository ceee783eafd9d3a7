/* All amounts of money in yuan, exact: 386.5亿元 is 38650000000. */
#include "../example.h"

#include <string.h>

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUANTITY, m)) != 0;) {
        tiaoli_quantity amount = {.size = sizeof amount};
        char unit[16], value[64];
        tiaoli_quantity_get(doc, m, &amount);
        tiaoli_doc_span_text(doc, amount.unit_start, amount.unit_end, unit, sizeof unit);
        if (amount.kind != TIAOLI_QUANTITY_MONEY || strcmp(unit, "元") != 0) continue;
        /* the 50万元 of 超过50万元 is a finding of its own */
        if (strcmp(tiaoli_name(TIAOLI_DOMAIN_RULE, amount.rule), "quantity.part") == 0) continue;
        tiaoli_value_text(doc, m, value, sizeof value);
        printf("%s\t", value);
        example_put(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m));
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
