/*
 * Runs a fuzz target without libFuzzer: over every file of the corpus, then over
 * inputs made from these by mutate.c, the same ones each time.  The input that runs
 * is kept in a file, which is left behind if the program does not come through.
 *     replay_<target> [-n INPUTS] [-s SEED] PATH...    files, or folders of files
 *     replay_<target> -d [TSV...]                      a dictionary for libFuzzer: the
 *                          pieces of mutate.c and the first columns of the word lists
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

enum { LARGEST = 1 << 16, MADE = 2048, MOST = 4096 };

typedef struct {
    uint8_t *data;
    size_t size;
    char *name;
} seed_file;

static struct {
    seed_file files[MOST];
    size_t count;
} corpus;

static void fail(const char *what, const char *which) {
    fprintf(stderr, "replay: %s %s\n", what, which);
    exit(2);
}

/* --- The corpus ------------------------------------------------------------------- */

static void add_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || corpus.count == MOST) fail("cannot take", path);
    seed_file *seed = &corpus.files[corpus.count++];
    seed->data = malloc(LARGEST);
    seed->name = strdup(path);
    if (!seed->data || !seed->name) abort();
    seed->size = fread(seed->data, 1, LARGEST, file);
    fclose(file);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const seed_file *)a)->name, ((const seed_file *)b)->name);
}

static void add_path(const char *path) {
    struct stat about;
    if (stat(path, &about) != 0) fail("there is no", path);
    if (!S_ISDIR(about.st_mode)) {
        add_file(path);
        return;
    }
    DIR *folder = opendir(path);
    if (!folder) fail("cannot read", path);
    const size_t first = corpus.count;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        add_file(name);
    }
    closedir(folder);
    /* a folder has no order of its own */
    qsort(corpus.files + first, corpus.count - first, sizeof *corpus.files, by_name);
}

/* --- Running ---------------------------------------------------------------------- */

static void run(int kept, const uint8_t *data, size_t size) {
    if (ftruncate(kept, (off_t)size) != 0 || pwrite(kept, data, size, 0) != (ssize_t)size)
        fail("cannot keep", "the input");
    uint8_t *exact = malloc(size ? size : 1); /* for a sanitizer to see its end */
    if (!exact) abort();
    if (size) memcpy(exact, data, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

static void run_made(int kept, unsigned long count, uint32_t seed) {
    static uint8_t data[MADE];
    size_t size = 0;
    for (unsigned long i = 0; i < count; i++, seed++) {
        /* a few changes on top of each other, then from a fresh file or from two */
        if (i % 8 == 0) {
            const seed_file *one = &corpus.files[(i / 8) % corpus.count];
            const seed_file *two = &corpus.files[(i / 8 * 7 + seed) % corpus.count];
            size = tl_fuzz_cross(one->data, one->size, two->data, two->size, data, MADE, seed);
        }
        size = tl_fuzz_mutate(data, size, MADE, seed);
        run(kept, data, size);
    }
}

/* --- The dictionary --------------------------------------------------------------- */

static void print_entry(const char *bytes, size_t count) {
    putchar('"');
    for (size_t i = 0; i < count; i++) printf("\\x%02X", (unsigned)(unsigned char)bytes[i]);
    puts("\"");
}

static void print_dictionary(char **lists) {
    for (size_t i = 0; tl_fuzz_piece(i); i++)
        print_entry(tl_fuzz_piece(i), strlen(tl_fuzz_piece(i)));
    for (; *lists; lists++) {
        FILE *file = fopen(*lists, "r");
        if (!file) fail("cannot read", *lists);
        for (char line[1024]; fgets(line, sizeof line, file);)
            if (line[0] != '#' && strchr(line, '\t')) print_entry(line, strcspn(line, "\t"));
        fclose(file);
    }
}

int main(int argc, char **argv) {
    unsigned long made = 0, seed = 1;
    int at = 1;
    if (argc > 1 && strcmp(argv[1], "-d") == 0) {
        print_dictionary(argv + 2);
        return 0;
    }
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        const unsigned long number = strtoul(argv[at + 1], NULL, 0);
        if (argv[at][1] == 'n')
            made = number;
        else
            seed = number;
    }
    for (; at < argc; at++) add_path(argv[at]);
    if (!corpus.count) fail("no file in", "the corpus");
    const char *slash = strrchr(argv[0], '/');
    char kept[256];
    snprintf(kept, sizeof kept, "%s.input", slash ? slash + 1 : argv[0]);
    const int file = open(kept, O_RDWR | O_CREAT | O_TRUNC, 0666);
    if (file < 0) fail("cannot write", kept);
    for (size_t i = 0; i < corpus.count; i++) run(file, corpus.files[i].data, corpus.files[i].size);
    run_made(file, made, (uint32_t)seed);
    close(file);
    remove(kept);
    printf("%zu files and %lu inputs made from them\n", corpus.count, made);
    for (size_t i = 0; i < corpus.count; i++) {
        free(corpus.files[i].data);
        free(corpus.files[i].name);
    }
    return 0;
}
