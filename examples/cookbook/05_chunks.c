/* Each paragraph with the headings above it: what a search index takes (RAG). */
#include "../example.h"

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    puts("path\ttext");
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        char path[512], text[8192];
        if (tiaoli_node_kind(doc, n) != TIAOLI_NODE_PARAGRAPH) continue;
        tiaoli_node_path_text(doc, n, NULL, path, sizeof path);
        tiaoli_doc_span_text(doc, tiaoli_node_start(doc, n), tiaoli_node_end(doc, n), text,
                             sizeof text);
        printf("%s\t%s\n", path, text);
    }
    tiaoli_doc_free(doc);
    return 0;
}
