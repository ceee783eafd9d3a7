/* Prints what it found: the version, and the number of divisions of a text. */
#include <stdio.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

int main(void) {
    static const char text[] = "一、加强领导。\n二、健全机制。\n";
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(text, sizeof text - 1, &error);
    if (!doc) {
        fprintf(stderr, "%s\n", tiaoli_status_text(error.status));
        return 1;
    }
    unsigned divisions = 0;
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++)
        divisions += tiaoli_node_kind(doc, n) == TIAOLI_NODE_DIVISION;
    tiaoli_doc_free(doc);
    printf("tiaoli %s, %u divisions\n", tiaoli_version_string(), divisions);
    return divisions == 2 && strcmp(tiaoli_version_string(), TIAOLI_VERSION_STRING) == 0 ? 0 : 1;
}
