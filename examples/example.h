/* What every example needs and no reader came for: a file as a document. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <tiaoli/tiaoli.h>

/* Parses the file that the command line names, or ends the program. */
static tiaoli_doc *example_open(int argc, char **argv) {
    static char text[1 << 20];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: %s FILE\n", argv[0]);
        exit(2);
    }
    const size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(text, length, &error);
    if (!doc) {
        fprintf(stderr, "%s at byte %u\n", tiaoli_status_text(error.status), error.offset);
        exit(1);
    }
    return doc;
}

/* Prints the bytes [start, end) of the document's text. */
static inline void example_put(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    fwrite(tiaoli_doc_text(doc, NULL) + start, 1, end - start, stdout);
}

#endif
