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

#include "lexicon_classes.h"

enum { LONGEST_TERM = 96, LINE = 4096 };

typedef struct {
    const char *id;
    const char *name;
} class_name;

#define ROW(id, name) {#id, name},
static const class_name outline_names[] = {TL_OUTLINE_CLASSES(ROW){NULL, NULL}};
static const class_name number_names[] = {TL_NUMBER_CLASSES(ROW){NULL, NULL}};
static const class_name quote_names[] = {TL_QUOTE_CLASSES(ROW){NULL, NULL}};
static const class_name clause_names[] = {TL_CLAUSE_CLASSES(ROW){NULL, NULL}};

typedef struct {
    char *bytes;
    size_t length;
    uint32_t first; /* first code point */
    uint64_t classes;
} term;

static term *terms;
static size_t term_count, term_capacity;

static void die(const char *file, int line, const char *what, const char *detail) {
    fprintf(stderr, "%s:%d: %s%s%s\n", file, line, what, detail ? ": " : "", detail ? detail : "");
    exit(1);
}

static uint32_t first_code_point(const char *s) {
    const unsigned char *b = (const unsigned char *)s;
    if (b[0] < 0x80) return b[0];
    if (b[0] < 0xE0) return ((b[0] & 0x1Fu) << 6) | (b[1] & 0x3Fu);
    if (b[0] < 0xF0) return ((b[0] & 0x0Fu) << 12) | ((b[1] & 0x3Fu) << 6) | (b[2] & 0x3Fu);
    return 0x10000;
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

static void add(const char *bytes, uint64_t classes, const char *file, int line) {
    const size_t length = strlen(bytes);
    if (length == 0 || length > LONGEST_TERM) die(file, line, "bad length of term", bytes);
    if (term_count == term_capacity) {
        term_capacity = term_capacity ? term_capacity * 2 : 1024;
        terms = realloc(terms, term_capacity * sizeof *terms);
        if (!terms) die(file, line, "out of memory", NULL);
    }
    term *t = &terms[term_count++];
    t->bytes = malloc(length + 1);
    if (!t->bytes) die(file, line, "out of memory", NULL);
    memcpy(t->bytes, bytes, length + 1);
    t->length = length;
    t->first = first_code_point(bytes);
    t->classes = classes;
    if (t->first > 0xFFFF) die(file, line, "term begins outside the basic plane", bytes);
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

static int by_first_then_longest(const void *a, const void *b) {
    const term *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->length != y->length) return x->length > y->length ? -1 : 1;
    return memcmp(x->bytes, y->bytes, x->length);
}

static void merge_equal(void) {
    size_t kept = 0;
    for (size_t i = 0; i < term_count; i++) {
        if (kept && terms[kept - 1].length == terms[i].length &&
            memcmp(terms[kept - 1].bytes, terms[i].bytes, terms[i].length) == 0) {
            terms[kept - 1].classes |= terms[i].classes;
            free(terms[i].bytes);
        } else {
            terms[kept++] = terms[i];
        }
    }
    term_count = kept;
}

/* As characters: a string literal may be too long for a compiler. */
static void write_pool(FILE *out, const char *section) {
    fprintf(out, "static const char %s_pool[] = {", section);
    for (size_t i = 0; i < term_count; i++) {
        fputs("\n    ", out);
        for (size_t k = 0; k < terms[i].length; k++)
            fprintf(out, "'\\%03o',", (unsigned)(unsigned char)terms[i].bytes[k]);
    }
    fputs("'\\0'};\n", out);
}

static void write_entries(FILE *out, const char *section) {
    size_t offset = 0;
    fprintf(out, "static const tl_lex_entry %s_entries[] = {\n", section);
    for (size_t i = 0; i < term_count; i++) {
        fprintf(out, "    {%zu, %zu, 0x%llxu},\n", offset, terms[i].length,
                (unsigned long long)terms[i].classes);
        offset += terms[i].length;
    }
    fputs("    {0, 0, 0}};\n", out);
}

/* first code point -> group, over pages of 64, and group -> first entry */
static void write_index(FILE *out, const char *section) {
    static uint16_t group_of[0x10000];
    static uint16_t page[0x400];
    uint16_t groups = 0, blocks = 1;
    fprintf(out, "static const uint32_t %s_first[] = {0", section);
    for (size_t i = 0; i < term_count; i++) {
        if (i && terms[i].first == terms[i - 1].first) continue;
        group_of[terms[i].first] = ++groups;
        fprintf(out, ", %zu", i);
    }
    fprintf(out, ", %zu};\n", term_count);
    for (uint32_t p = 0; p < 0x400; p++)
        for (uint32_t c = 0; c < 64 && !page[p]; c++)
            if (group_of[p * 64 + c]) page[p] = blocks++;
    fprintf(out, "static const uint16_t %s_page[0x400] = {\n", section);
    for (uint32_t p = 0; p < 0x400; p++) fprintf(out, "%u,%s", page[p], p % 32 == 31 ? "\n" : "");
    fprintf(out, "};\nstatic const uint16_t %s_group[] = {\n", section);
    for (uint32_t c = 0; c < 64; c++) fputs("0,", out);
    for (uint32_t p = 0; p < 0x400; p++) {
        if (!page[p]) continue;
        fputs("\n", out);
        for (uint32_t c = 0; c < 64; c++) fprintf(out, "%u,", group_of[p * 64 + c]);
    }
    fputs("};\n", out);
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
    if (term_count > 1) qsort(terms, term_count, sizeof *terms, by_first_then_longest);
    merge_equal();
    FILE *out = fopen(argv[2], "w");
    if (!out) die(argv[2], 0, strerror(errno), NULL);
    fprintf(out, "/* Made by compile_lexicon from the lists of section %s. */\n", section);
    fputs("#include \"lexicon.h\"\n\n", out);
    write_pool(out, section);
    write_entries(out, section);
    write_index(out, section);
    fprintf(out,
            "const tl_lex_table tl_lexicon_%s = {%s_pool, %s_entries, %s_page, %s_group, "
            "%s_first};\n",
            section, section, section, section, section, section);
    return fclose(out) == 0 ? 0 : 1;
}
