/* Prints the version and what it found; fails if header and library differ. */
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
    const unsigned nodes = (unsigned)tiaoli_doc_node_count(doc);
    tiaoli_doc_free(doc);
    printf("tiaoli %s, %u nodes\n", tiaoli_version_string(), nodes);
    return nodes > 2 && strcmp(tiaoli_version_string(), TIAOLI_VERSION_STRING) == 0 ? 0 : 1;
}
