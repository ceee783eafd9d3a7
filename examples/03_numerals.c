/* Every numeral with its exact value, and the words that only look like one. */
#include "example.h"

static void put_numeral(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_numeral numeral = {.size = sizeof numeral};
    char value[64];
    tiaoli_numeral_get(doc, mark, &numeral);
    tiaoli_value_text(doc, mark, value, sizeof value);
    printf(" = %s (%s", value, tiaoli_name(TIAOLI_DOMAIN_NUMERAL, numeral.kind));
    if (numeral.unit_start < numeral.unit_end) {
        printf(", unit ");
        example_put(doc, numeral.unit_start, numeral.unit_end);
    }
    if (numeral.flags & TIAOLI_VALUE_APPROXIMATE) printf(", approximate");
    puts(")");
}

static void put_lookalike(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_lookalike lookalike = {.size = sizeof lookalike};
    tiaoli_lookalike_get(doc, mark, &lookalike);
    printf(": no number (%s)\n", tiaoli_name(TIAOLI_DOMAIN_LOOKALIKE, lookalike.reason));
}

static void put_quantity(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_quantity quantity = {.size = sizeof quantity};
    char value[64];
    tiaoli_quantity_get(doc, mark, &quantity);
    tiaoli_value_text(doc, mark, value, sizeof value);
    printf(": %s of %s", tiaoli_name(TIAOLI_DOMAIN_QUANTITY, quantity.kind),
           value[0] ? value : "no value by itself");
    if (quantity.unit_start < quantity.unit_end) {
        printf(" ");
        example_put(doc, quantity.unit_start, quantity.unit_end);
    }
    putchar('\n');
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    tiaoli_mark mark = TIAOLI_NONE;
    while ((mark = tiaoli_mark_next(doc, 0, 0, mark)) != TIAOLI_NONE) { /* of any kind */
        const int32_t kind = tiaoli_mark_kind(doc, mark);
        if (kind != TIAOLI_MARK_NUMERAL && kind != TIAOLI_MARK_LOOKALIKE &&
            kind != TIAOLI_MARK_QUANTITY)
            continue;
        example_put(doc, tiaoli_mark_start(doc, mark), tiaoli_mark_end(doc, mark));
        if (kind == TIAOLI_MARK_NUMERAL) put_numeral(doc, mark);
        if (kind == TIAOLI_MARK_LOOKALIKE) put_lookalike(doc, mark);
        if (kind == TIAOLI_MARK_QUANTITY) put_quantity(doc, mark);
    }
    tiaoli_doc_free(doc);
    return 0;
}
