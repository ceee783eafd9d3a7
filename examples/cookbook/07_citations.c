/* The text of a provision, and where the references of a law lead. */
#include "../example.h"

#include <string.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    tiaoli_doc *doc = example_file(argv[1]);
    tiaoli_citation citation = {.size = sizeof citation};
    tiaoli_node last;
    tiaoli_citation_read(argv[2], strlen(argv[2]), &citation);
    const tiaoli_node first = tiaoli_doc_find(doc, &citation, &last);
    if (!first) return 1;
    example_put(doc, tiaoli_node_start(doc, first), tiaoli_node_end(doc, last));
    putchar('\n');
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, m)) != 0;) {
        tiaoli_reference reference = {.size = sizeof reference};
        char leads_to[512];
        tiaoli_reference_get(doc, m, &reference);
        if (reference.target != TIAOLI_TARGET_INSIDE && reference.target != TIAOLI_TARGET_OUTSIDE)
            continue;
        tiaoli_reference_text(doc, m, leads_to, sizeof leads_to);
        example_put(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m));
        printf("\t%s\n", leads_to);
    }
    tiaoli_doc_free(doc);
    return 0;
}
