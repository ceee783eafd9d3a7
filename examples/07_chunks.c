/* Pieces for a search index: each paragraph with the headings above it. */
#include "example.h"

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc); node++) {
        if (tiaoli_node_kind(doc, node) != TIAOLI_NODE_PARAGRAPH) continue;
        char path[1024], text[4096]; /* what is longer is cut between characters */
        const uint32_t start = tiaoli_node_start(doc, node), end = tiaoli_node_end(doc, node);
        tiaoli_node_path_text(doc, node, " > ", path, sizeof path);
        tiaoli_doc_span_text(doc, start, end, text, sizeof text);
        printf("%u..%u [%s] %s\n", start, end, path, text);
    }
    tiaoli_doc_free(doc);
    return 0;
}
