/*
 * Takes one FILE, prints how fast it is parsed, next to what others need for the
 * same bytes in the same run: ICU's word iterator over the whole text, and cmark.
 * The rounds go through all subjects in turn, so that a slow moment of the
 * machine hits all alike, and each subject keeps its best round.  Then what the
 * document takes and how much of the text was given to ICU.
 *
 *     bench [-n ROUNDS] FILE
 *
 * docs/performance.md says what the rows mean.  Nothing is asserted here but
 * that every parse succeeds.
 */
#define _POSIX_C_SOURCE 200809L
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "run.h"

/* Everything a subject needs, made before the clock starts. */
typedef struct {
    char *text;
    size_t length;
    tiaoli_parser *parser;
    UBreakIterator *words;
    UText *utf8;
    UChar *utf16;
    int32_t utf16_length;
    unsigned long found; /* keeps the compiler from dropping the work         */
} input;

static void die(const char *what, const char *why) {
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- Input ------------------------------------------------------------------ */

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file) die(path, "cannot be opened");
    if (fseek(file, 0, SEEK_END) != 0) die(path, "cannot be read");
    const long size = ftell(file);
    rewind(file);
    char *text = size >= 0 ? malloc((size_t)size + 1) : NULL;
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) die(path, "cannot be read");
    fclose(file);
    text[size] = '\0';
    *length = (size_t)size;
    return text;
}

static void open_input(input *in, const char *path) {
    memset(in, 0, sizeof *in);
    in->text = read_file(path, &in->length);
    tiaoli_error error;
    in->parser = tiaoli_parser_new(NULL, &error);
    if (!in->parser) die(path, tiaoli_status_text(error.status));
    UErrorCode status = U_ZERO_ERROR;
    in->words = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    in->utf8 = utext_openUTF8(NULL, in->text, (int64_t)in->length, &status);
    /* UTF-16 never has more units than UTF-8 has bytes */
    in->utf16 = malloc((in->length + 1) * sizeof *in->utf16);
    if (!in->utf16) die(path, "out of memory");
    u_strFromUTF8(in->utf16, (int32_t)in->length + 1, &in->utf16_length, in->text,
                  (int32_t)in->length, &status);
    if (U_FAILURE(status)) die(path, u_errorName(status));
}

static void close_input(input *in) {
    tiaoli_parser_free(in->parser);
    ubrk_close(in->words);
    utext_close(in->utf8);
    free(in->utf16);
    free(in->text);
}

/* --- Subjects --------------------------------------------------------------- */

static void parse_with(input *in, uint32_t flags) {
    tiaoli_options options;
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.flags = flags;
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parser_parse(in->parser, in->text, in->length, &options, &error);
    if (!doc) die("parse", tiaoli_status_text(error.status));
    in->found += tiaoli_doc_mark_count(doc);
    tiaoli_doc_free(doc);
}

static void parse_full(input *in) { parse_with(in, 0); }
static void parse_exhaustive(input *in) { parse_with(in, TIAOLI_PARSE_EXHAUSTIVE); }
static void parse_tree(input *in) { parse_with(in, TIAOLI_PARSE_NO_MARKS); }

static void count_words(input *in, UErrorCode status) {
    if (U_FAILURE(status)) die("icu", u_errorName(status));
    while (ubrk_next(in->words) != UBRK_DONE) in->found++;
}

static void icu_utf8(input *in) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setUText(in->words, in->utf8, &status);
    ubrk_first(in->words);
    count_words(in, status);
}

static void icu_utf16(input *in) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(in->words, in->utf16, in->utf16_length, &status);
    count_words(in, status);
}

static void cmark_tree(input *in) {
    cmark_node *root = cmark_parse_document(in->text, in->length, CMARK_OPT_DEFAULT);
    if (!root) die("cmark", "no document");
    in->found += (unsigned long)cmark_node_get_end_line(root);
    cmark_node_free(root);
}

static void cmark_html(input *in) {
    char *html = cmark_markdown_to_html(in->text, in->length, CMARK_OPT_DEFAULT);
    if (!html) die("cmark", "no output");
    in->found += (unsigned long)html[0];
    free(html);
}

enum { FULL, EXHAUSTIVE, TREE, ICU_UTF8, ICU_UTF16, CMARK_TREE, CMARK_HTML, SUBJECTS };

static const struct {
    const char *name;
    void (*work)(input *);
} subjects[SUBJECTS] = {{"tiaoli parse", parse_full},
                        {"tiaoli parse, exhaustive", parse_exhaustive},
                        {"tiaoli parse, tree only", parse_tree},
                        {"icu words, UTF-8", icu_utf8},
                        {"icu words, UTF-16", icu_utf16},
                        {"cmark parse", cmark_tree},
                        {"cmark to HTML", cmark_html}};

static double best_of(input *in, void (*work)(input *), double best) {
    const double start = now();
    work(in);
    const double time = now() - start;
    return best > 0 && best < time ? best : time;
}

/* --- Memory ------------------------------------------------------------------ */

typedef struct {
    size_t live, peak;
} counter;

static void *TIAOLI_CALL count_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    counter *count = ctx;
    void *grown = realloc(ptr, new_size);
    if (!grown) return NULL;
    count->live = count->live - old_size + new_size;
    if (count->live > count->peak) count->peak = count->live;
    return grown;
}

static void *TIAOLI_CALL count_alloc(void *ctx, size_t size) {
    return count_resize(ctx, NULL, 0, size);
}

static void TIAOLI_CALL count_release(void *ctx, void *ptr, size_t size) {
    ((counter *)ctx)->live -= size;
    free(ptr);
}

/* What is live when only the document is left is the document: its model, and
 * the copy of the text with a NUL. */
static void print_memory(const input *in) {
    counter count = {0, 0};
    const tiaoli_allocator allocator = {&count, count_alloc, count_resize, count_release};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, NULL);
    tiaoli_doc *doc = parser ? tiaoli_parser_parse(parser, in->text, in->length, NULL, NULL) : NULL;
    if (!doc) die("parse", "failed with a counting allocator");
    const uint64_t segmented = tl_han_segmented(parser);
    tiaoli_parser_free(parser);
    const double bytes = in->length ? (double)in->length : 1;
    printf("%-34s %9.3f bytes per text byte\n", "model of the document",
           (double)(count.live - in->length - 1) / bytes);
    printf("%-34s %9.3f bytes per text byte\n", "peak, with parser and text copy",
           (double)count.peak / bytes);
    printf("%-34s %9.3f %% of the text\n", "given to ICU", (double)segmented * 100 / bytes);
    tiaoli_doc_free(doc);
}

/* --- Report ------------------------------------------------------------------ */

static void print_ratio(const char *name, double time, double reference) {
    printf("%-34s %9.2f times\n", name, reference / time);
}

static void bench_file(const char *path, int rounds) {
    input in;
    open_input(&in, path);
    double best[SUBJECTS] = {0};
    parse_full(&in); /* warms the parser */
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < SUBJECTS; i++) best[i] = best_of(&in, subjects[i].work, best[i]);
    printf("%zu bytes, best of %d rounds (%s, cmark %s)\n", in.length, rounds,
           tiaoli_segmenter_name(), cmark_version_string());
    for (int i = 0; i < SUBJECTS; i++)
        printf("%-34s %9.2f MB/s\n", subjects[i].name, (double)in.length / best[i] * 1e-6);
    const double icu = best[ICU_UTF8] < best[ICU_UTF16] ? best[ICU_UTF8] : best[ICU_UTF16];
    print_ratio("parse against icu words", best[FULL], icu);
    print_ratio("exhaustive against icu words", best[EXHAUSTIVE], icu);
    print_ratio("parse against cmark parse", best[FULL], best[CMARK_TREE]);
    print_ratio("parse against cmark to HTML", best[FULL], best[CMARK_HTML]);
    print_memory(&in);
    close_input(&in);
}

/* A document as people have it: small, with a parser that has seen it before. */
static void bench_speech(int rounds) {
    input in;
    open_input(&in, TL_BENCH_SPEECH);
    double best = 0;
    for (int round = 0; round < rounds * 20; round++) best = best_of(&in, parse_full, best);
    printf("%-34s %9.3f ms (%zu bytes)\n", "the speech, warm parser", best * 1e3, in.length);
    close_input(&in);
}

int main(int argc, char **argv) {
    long rounds = 5;
    int at = 1;
    if (argc == 4 && strcmp(argv[1], "-n") == 0) {
        rounds = strtol(argv[2], NULL, 10);
        at = 3;
    }
    if (argc != at + 1 || rounds < 1 || rounds > 1000) {
        fputs("usage: bench [-n ROUNDS] FILE\n", stderr);
        return 2;
    }
    bench_file(argv[at], (int)rounds);
    bench_speech((int)rounds);
    return 0;
}
