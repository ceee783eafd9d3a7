/* What every example needs and no reader came for: a file as a document. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <tiaoli/tiaoli.h>

/* Parses a file, or ends the program. */
static inline tiaoli_doc *example_file(const char *path) {
    static char text[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
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

/* The one file that the command line names. */
static inline tiaoli_doc *example_open(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s FILE\n", argv[0]);
        exit(2);
    }
    return example_file(argv[1]);
}

/* Prints the bytes [start, end) of the document's text. */
static inline void example_put(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    fwrite(tiaoli_doc_text(doc, NULL) + start, 1, end - start, stdout);
}

#endif
