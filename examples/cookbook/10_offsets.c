/* Where the directives stand, as C, Python and a web page (JavaScript) count. */
#include "../example.h"

static void put_directives(const tiaoli_doc *doc, const tiaoli_offsets *offsets, int32_t unit,
                           const char *name) {
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
        const uint32_t bytes[] = {tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)};
        uint32_t places[2];
        tiaoli_offsets_convert(offsets, TIAOLI_UNIT_BYTES, unit, bytes, places, 2);
        printf("%s\t%u\t%u\t", name, places[0], places[1]);
        example_put(doc, bytes[0], bytes[1]);
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    size_t length;
    const char *text = tiaoli_doc_text(doc, &length);
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, length, NULL, NULL);
    put_directives(doc, offsets, TIAOLI_UNIT_BYTES, "bytes");
    put_directives(doc, offsets, TIAOLI_UNIT_CODE_POINTS, "code-points");
    put_directives(doc, offsets, TIAOLI_UNIT_UTF16, "utf16");
    tiaoli_offsets_free(offsets);
    tiaoli_doc_free(doc);
    return 0;
}
