/* The slogans of each year: the speeches of a folder are named after their years. */
#include "../example.h"

#include <string.h>

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        const char *name = slash ? slash + 1 : argv[i];
        const int year = (int)strcspn(name, ".");
        tiaoli_doc *doc = example_file(argv[i]);
        tiaoli_slogans *slogans = tiaoli_slogans_new(doc, NULL, NULL);
        for (uint32_t s = 0; s < tiaoli_slogans_count(slogans); s++)
            printf("%.*s\t%u\t%s\n", year, name, tiaoli_slogans_marks(slogans, s, NULL, 0),
                   tiaoli_slogans_text(slogans, s));
        tiaoli_slogans_free(slogans);
        tiaoli_doc_free(doc);
    }
    return 0;
}
