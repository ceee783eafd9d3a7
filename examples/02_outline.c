/* Walk the outline: nodes are numbers in reading order, so a for loop does. */
#include "example.h"

/* How many divisions stand around a node. */
static int depth_of(const tiaoli_doc *doc, tiaoli_node node) {
    int depth = 0;
    while ((node = tiaoli_node_parent(doc, node)) != TIAOLI_NONE)
        depth += tiaoli_node_kind(doc, node) == TIAOLI_NODE_DIVISION;
    return depth;
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    printf("genre: %s\n", tiaoli_name(TIAOLI_DOMAIN_GENRE, tiaoli_doc_genre(doc)));
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc); node++) {
        tiaoli_node_info info = {.size = sizeof info};
        tiaoli_node_get(doc, node, &info);
        /* here: everything but the finest level */
        if (info.kind == TIAOLI_NODE_SENTENCE || info.kind == TIAOLI_NODE_CLAUSE) continue;
        printf("%*s%s", 2 * depth_of(doc, node), "", tiaoli_name(TIAOLI_DOMAIN_NODE, info.kind));
        if (info.kind == TIAOLI_NODE_DIVISION) {
            printf(" %s level %d number %d: ", tiaoli_name(TIAOLI_DOMAIN_MARKER, info.marker),
                   (int)info.level, (int)info.number);
            example_put(doc, info.label_start, info.label_end);
        } else if (info.kind == TIAOLI_NODE_TITLE || info.kind == TIAOLI_NODE_HEADING) {
            printf(": ");
            example_put(doc, info.start, info.end);
        } else {
            printf(", line %u, %u bytes", info.line, info.end - info.start);
        }
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
