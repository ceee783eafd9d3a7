/*
 * Compiles word lists into a C table.
 *
 *     compile_lexicon SECTION OUT.c LIST.tsv...
 *
 * A list is UTF-8 text: `#` lines are comments, every other line is
 *
 *     term <tab> class[,class...] <tab> source or count
 *
 * with the classes of the section in lexicon_classes.h.  A term that stands in
 * several lists gets all its classes.  Runs on the build machine only, so it
 * prints and exits.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon_build.h"
#include "text.h"

enum { LINE = 4096 };

typedef struct {
    const char *id;
    const char *name;
} class_name;

#define ROW(id, name) {#id, name},
static const class_name outline_names[] = {TL_OUTLINE_CLASSES(ROW){NULL, NULL}};
static const class_name number_names[] = {TL_NUMBER_CLASSES(ROW){NULL, NULL}};
static const class_name quote_names[] = {TL_QUOTE_CLASSES(ROW){NULL, NULL}};
static const class_name clause_names[] = {TL_CLAUSE_CLASSES(ROW){NULL, NULL}};

static tl_lex_term *terms;
static uint32_t term_count, term_capacity;

static void die(const char *file, int line, const char *what, const char *detail) {
    fprintf(stderr, "%s:%d: %s%s%s\n", file, line, what, detail ? ": " : "", detail ? detail : "");
    exit(1);
}

static uint64_t read_classes(const class_name *names, char *list, const char *file, int line) {
    uint64_t classes = 0;
    for (char *name = strtok(list, ","); name; name = strtok(NULL, ",")) {
        int i = 0;
        while (names[i].name && strcmp(names[i].name, name) != 0) i++;
        if (!names[i].name) die(file, line, "unknown class", name);
        if (i > 63) die(file, line, "more than 64 classes", NULL);
        classes |= (uint64_t)1 << i;
    }
    return classes;
}

static void add(const char *bytes, tl_classes classes, const char *file, int line) {
    const size_t length = strlen(bytes);
    if (length == 0 || length > TL_LEX_LONGEST) die(file, line, "bad length of term", bytes);
    if (term_count == term_capacity) {
        term_capacity = term_capacity ? term_capacity * 2 : 1024;
        terms = realloc(terms, term_capacity * sizeof *terms);
        if (!terms) die(file, line, "out of memory", NULL);
    }
    char *copy = malloc(length + 1);
    if (!copy) die(file, line, "out of memory", NULL);
    memcpy(copy, bytes, length + 1);
    for (uint32_t at = 0, used; at < length; at += used) {
        const uint32_t c = tl_decode(copy, at, (uint32_t)length, &used);
        if (c == 0xFFFD || c >= TL_LEX_CODE_POINTS) die(file, line, "bad character", bytes);
    }
    const tl_lex_term term = {copy, (uint32_t)length, classes};
    terms[term_count++] = term;
}

static void read_list(const char *file, const class_name *names) {
    FILE *in = fopen(file, "r");
    if (!in) die(file, 0, strerror(errno), NULL);
    char text[LINE];
    for (int line = 1; fgets(text, sizeof text, in); line++) {
        text[strcspn(text, "\r\n")] = '\0';
        if (text[0] == '#' || text[0] == '\0') continue;
        char *tab = strchr(text, '\t');
        if (!tab) die(file, line, "no class", text);
        *tab++ = '\0';
        char *source = strchr(tab, '\t');
        if (!source || !source[1]) die(file, line, "no source", text);
        *source = '\0';
        add(text, read_classes(names, tab, file, line), file, line);
    }
    fclose(in);
}

static void write_numbers(FILE *out, const char *section, const char *name, const uint16_t *data,
                          uint32_t count) {
    fprintf(out, "static const uint16_t %s_%s[] = {", section, name);
    for (uint32_t i = 0; i < count; i++) fprintf(out, "%s%u,", i % 32 ? "" : "\n", data[i]);
    fputs("};\n", out);
}

static void write_trie(FILE *out, const char *section, const char *name, const tl_lex_cells *trie) {
    fprintf(out, "static const tl_lex_cell %s_%s[] = {", section, name);
    for (uint32_t i = 0; i < trie->count; i++)
        fprintf(out, "%s{%u,%u,%u},", i % 8 ? "" : "\n", trie->data[i].base, trie->data[i].symbol,
                trie->data[i].set);
    fputs("};\n", out);
}

static void write_table(FILE *out, const char *section, const tl_lex_arrays *arrays) {
    fprintf(out, "/* Made by compile_lexicon from the lists of section %s. */\n", section);
    fputs("#include \"lexicon.h\"\n\n", out);
    write_numbers(out, section, "page", arrays->page.data, arrays->page.count);
    write_numbers(out, section, "number", arrays->number.data, arrays->number.count);
    write_trie(out, section, "forward", &arrays->forward);
    write_trie(out, section, "backward", &arrays->backward);
    fprintf(out, "static const tl_classes %s_sets[] = {", section);
    for (uint32_t i = 0; i < arrays->sets.count; i++)
        fprintf(out, "\n0x%llxu,", (unsigned long long)arrays->sets.data[i]);
    fprintf(out,
            "};\nconst tl_lex_table tl_lexicon_%s = {%s_page, %s_number, %s_forward, "
            "%s_backward, %s_sets};\n",
            section, section, section, section, section, section);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_lexicon SECTION OUT.c LIST.tsv...\n", stderr);
        return 2;
    }
    const char *section = argv[1];
    const class_name *names = strcmp(section, "outline") == 0  ? outline_names
                              : strcmp(section, "number") == 0 ? number_names
                              : strcmp(section, "quote") == 0  ? quote_names
                              : strcmp(section, "clause") == 0 ? clause_names
                                                               : NULL;
    if (!names) die(argv[2], 0, "unknown section", section);
    for (int i = 3; i < argc; i++) read_list(argv[i], names);
    const tl_memory memory = tl_memory_from(NULL);
    tl_lex_arrays arrays;
    memset(&arrays, 0, sizeof arrays);
    if (tl_lex_build(&memory, terms, term_count, &arrays) != TL_LEX_BUILT)
        die(argv[2], 0, "the lists make no table", NULL);
    FILE *out = fopen(argv[2], "w");
    if (!out) die(argv[2], 0, strerror(errno), NULL);
    write_table(out, section, &arrays);
    tl_lex_free(&memory, &arrays);
    return fclose(out) == 0 ? 0 : 1;
}
