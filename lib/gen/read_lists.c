/*
 * Takes a word list, gives its rows, as lexicon_list.c reads them, to a program
 * that compiles them.  Such programs run on the build machine only, so they print
 * and exit.
 */
#include "read_lists.h"

#include <errno.h>
#include <string.h>

enum { LARGEST = 1 << 22 }; /* bytes of a list                              */

static char *read_file(const char *file, uint32_t *length) {
    FILE *in = fopen(file, "rb");
    if (!in) die(file, 0, strerror(errno), NULL);
    char *text = malloc(LARGEST);
    if (!text) die(file, 0, "out of memory", NULL);
    const size_t got = fread(text, 1, LARGEST, in);
    if (got == LARGEST || ferror(in)) die(file, 0, "too large, or not readable", NULL);
    fclose(in);
    *length = (uint32_t)got;
    return text;
}

char *read_list(const char *file, int section,
                void (*take)(const tl_list_row *row, const char *file, unsigned line)) {
    tl_list list;
    tl_list_row row;
    memset(&list, 0, sizeof list);
    list.section = section;
    char *text = read_file(file, &list.length);
    list.text = text;
    while (tl_list_next(&list, &row)) {
        if (!row.has_source) die(file, list.problem.line, "no source", NULL);
        if (!row.classes[section]) die(file, list.problem.line, "class of another section", NULL);
        take(&row, file, list.problem.line);
    }
    if (list.problem.code)
        die(file, list.problem.line, tiaoli_problem_text(list.problem.code), NULL);
    return text;
}
