/* Takes the lines, gives the tree of blocks. */
#include "run.h"

bool tl_outline(tl_run *run) {
    tl_node node = {0};
    node.kind = TIAOLI_NODE_DOCUMENT;
    node.end = run->length;
    if (!tl_add_node(run, &node)) return false;
    node.kind = TIAOLI_NODE_PARAGRAPH;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        node.start = run->lines.data[i].first;
        node.end = run->lines.data[i].last;
        if (node.start < node.end && !tl_add_node(run, &node)) return false;
    }
    return true;
}
