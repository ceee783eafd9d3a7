/* What a law forbids, and where. */
#include "../example.h"

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    puts("path\ttext");
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
        tiaoli_directive directive = {.size = sizeof directive};
        tiaoli_mark_info where = {.size = sizeof where};
        char path[512];
        tiaoli_directive_get(doc, m, &directive);
        if (directive.force != TIAOLI_FORCE_PROHIBITION) continue;
        tiaoli_mark_get(doc, m, &where);
        tiaoli_node_path_text(doc, where.clause, NULL, path, sizeof path);
        printf("%s\t", path);
        example_put(doc, where.start, where.end);
        putchar('\n');
    }
    tiaoli_doc_free(doc);
    return 0;
}
