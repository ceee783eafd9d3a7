/* The table that an office makes of a notice: who must do what, until when. */
#include "example.h"

/* A cell of the table; "-" if there is nothing. */
static void put_cell(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    if (start < end)
        example_put(doc, start, end);
    else
        putchar('-');
    putchar('\t');
}

/* Coordinated verbs are one action each: "build and run". */
static void put_verbs(const tiaoli_doc *doc, tiaoli_mark mark) {
    enum { MOST = 8 };
    tiaoli_span verbs[MOST];
    const uint32_t all = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_VERB, verbs, MOST);
    for (uint32_t i = 0; i < all && i < MOST; i++) {
        if (i) printf(" + ");
        example_put(doc, verbs[i].start, verbs[i].end);
    }
    putchar('\t');
}

static void put_units(const tiaoli_doc *doc, tiaoli_mark mark) {
    enum { MOST = 8 };
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++) {
        tiaoli_span units[MOST];
        const uint32_t all = tiaoli_mark_spans(doc, mark, role, units, MOST);
        for (uint32_t i = 0; i < all && i < MOST; i++) {
            printf(" %s:", tiaoli_name(TIAOLI_DOMAIN_SPAN, role));
            example_put(doc, units[i].start, units[i].end);
        }
    }
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    tiaoli_mark mark = TIAOLI_NONE;
    puts("line\tforce\tactor\taction\tobject\tdeadline\tunits");
    while ((mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, mark)) != TIAOLI_NONE) {
        tiaoli_directive directive = {.size = sizeof directive};
        tiaoli_mark_info where = {.size = sizeof where};
        tiaoli_node_info clause = {.size = sizeof clause};
        tiaoli_directive_get(doc, mark, &directive);
        tiaoli_mark_get(doc, mark, &where);
        tiaoli_node_get(doc, where.clause, &clause);
        printf("%u\t%s\t", clause.line, tiaoli_name(TIAOLI_DOMAIN_FORCE, directive.force));
        put_cell(doc, directive.actor_start, directive.actor_end);
        put_verbs(doc, mark);
        put_cell(doc, directive.object_start, directive.object_end);
        put_cell(doc, directive.deadline_start, directive.deadline_end);
        put_units(doc, mark);
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
