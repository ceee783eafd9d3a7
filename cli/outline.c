/* Takes a document, prints its outline as a tree for people. */
#include "cli.h"

bool cli_outline(const tiaoli_doc *doc, const cli_options *options) {
    (void)options;
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc); node++) {
        if (tiaoli_node_kind(doc, node) != TIAOLI_NODE_HEADING) continue;
        const char *text = tiaoli_doc_text(doc, NULL);
        const uint32_t start = tiaoli_node_start(doc, node);
        printf("%.*s\n", (int)(tiaoli_node_end(doc, node) - start), text + start);
    }
    return true;
}
