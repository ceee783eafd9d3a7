/* The shortest use: parse a file, print the document as JSON. */
#include <stdio.h>
#include <tiaoli/tiaoli.h>

static char text[1 << 20];

/* tiaoli hands over its output in pieces; what becomes of them is yours. */
static int32_t TIAOLI_CALL to_stdout(void *ctx, const char *data, size_t length) {
    (void)ctx;
    return fwrite(data, 1, length, stdout) != length;
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return fprintf(stderr, "usage: %s FILE\n", argv[0]), 2;
    const size_t length = fread(text, 1, sizeof text, file);
    fclose(file);

    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(text, length, &error);
    if (!doc) {
        fprintf(stderr, "%s at byte %u\n", tiaoli_status_text(error.status), error.offset);
        return 1;
    }
    tiaoli_doc_write_json(doc, TIAOLI_JSON_PRETTY, to_stdout, NULL);
    putchar('\n');
    tiaoli_doc_free(doc);
    return 0;
}
