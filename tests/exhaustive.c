/*
 * ICU's words of every run of Han characters against those that the findings ask
 * for: the JSON of a text must be the same byte for byte.
 *
 *     exhaustive FILE...    says equal or unequal for each text
 *     exhaustive            for texts of its own, of many runs of all lengths
 *
 * Bytes that are no UTF-8 are let pass.  Exit status 1 if any text is unequal.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

typedef struct {
    char *data;
    size_t length, capacity;
} string;

static void die(const char *what, const char *why) {
    fprintf(stderr, "exhaustive: %s: %s\n", what, why);
    exit(2);
}

static int32_t TIAOLI_CALL append(void *ctx, const char *data, size_t length) {
    string *s = ctx;
    if (!s->data || s->capacity - s->length < length) {
        s->capacity = (s->length + length + 1) * 2;
        s->data = realloc(s->data, s->capacity);
        if (!s->data) die("json", "out of memory");
    }
    memcpy(s->data + s->length, data, length);
    s->length += length;
    return 0;
}

static void append_text(string *s, const char *text) { append(s, text, strlen(text)); }

static string json_of(tiaoli_parser *parser, const string *text, uint32_t flags) {
    tiaoli_options options = {.size = sizeof options};
    options.flags = TIAOLI_PARSE_REPLACE_UTF8 | flags;
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text->data, text->length, &options, &error);
    if (!doc) die("parse", tiaoli_status_text(error.status));
    string json = {0};
    tiaoli_doc_write_json(doc, TIAOLI_JSON_PRETTY, append, &json);
    tiaoli_doc_free(doc);
    return json;
}

/* The first line in which two texts differ, of one of them. */
static void print_difference(const string *a, const string *b) {
    size_t at = 0, line = 0;
    for (; at < a->length && at < b->length && a->data[at] == b->data[at]; at++)
        if (a->data[at] == '\n') line = at + 1;
    size_t end = at;
    while (end < a->length && a->data[end] != '\n') end++;
    printf("    %.*s\n", (int)(end - line), a->data + line);
}

static bool compare(tiaoli_parser *parser, const char *name, const string *text) {
    string lazy = json_of(parser, text, 0);
    string all = json_of(parser, text, TIAOLI_PARSE_EXHAUSTIVE);
    const bool equal = lazy.length == all.length && memcmp(lazy.data, all.data, lazy.length) == 0;
    printf("%s %s (%lu bytes of JSON)\n", equal ? "equal  " : "unequal", name,
           (unsigned long)lazy.length);
    if (!equal) {
        print_difference(&lazy, &all);
        print_difference(&all, &lazy);
    }
    free(lazy.data);
    free(all.data);
    return equal;
}

static bool compare_file(tiaoli_parser *parser, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) die(path, "cannot be opened");
    string text = {0};
    append_text(&text, "");
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) append(&text, block, n);
    fclose(file);
    const bool equal = compare(parser, path, &text);
    free(text.data);
    return equal;
}

/* --- Texts of many runs ------------------------------------------------------------ */

/* Pieces of which many make the library ask for a word, on either side of what
 * ends a run. */
static const char *const pieces[] = {
    "一",     "十分",     "三位同志", "九分落实", "半年内",   "不同年限", "统一指挥", "一抓到底",
    "年底前", "上下功夫", "做实功",   "要求",     "着力解决", "一方面",   "千家万户", "落实上",
    "三农",   "不得",     "严禁挪用", "力争完成", "百分之三", "两万元",   "第一书记", "一个个",
    "开展",   "抓好",     "应当于",   "各单位",   "研究制定", "万一",     "万亩",     "半"};
static const char *const between[] = {"",   "",  "",   "，", "、", "。", "；", "“",  "”", "（",
                                      "）", "3", "20", " ",  "　", "A",  "\n", "《", "》"};

enum { PIECES = sizeof pieces / sizeof *pieces, BETWEEN = sizeof between / sizeof *between };

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Where a word was once asked for outside a run, or in one cut short. */
static const char *const odd[] = {
    "第一条　医务人员应当保密。任何人不得将就诊的流感、水痘、麻疹病、", "严禁，要要要、“要”。",
    "一", ""};

/* `joined` in a hundred pieces follow each other in the same run. */
static string many_runs(uint32_t seed, uint32_t count, uint32_t joined) {
    string text = {0};
    for (uint32_t i = 0; i < count; i++) {
        append_text(&text, pieces[next_random(&seed) % PIECES]);
        if (next_random(&seed) % 100 >= joined)
            append_text(&text, between[next_random(&seed) % BETWEEN]);
    }
    return text;
}

static bool compare_own(tiaoli_parser *parser) {
    bool equal = true;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        string text = {0};
        append_text(&text, odd[i]);
        if (!compare(parser, odd[i], &text)) equal = false;
        free(text.data);
    }
    for (uint32_t seed = 1; seed <= 60; seed++) {
        char name[64];
        const uint32_t joined = seed * 7 % 100;
        string text = many_runs(seed, 400, joined);
        snprintf(name, sizeof name, "pieces %u, %u %% joined", (unsigned)seed, (unsigned)joined);
        if (!compare(parser, name, &text)) equal = false;
        free(text.data);
    }
    return equal;
}

int main(int argc, char **argv) {
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    if (!parser) die("parser", "cannot be made");
    bool equal = argc > 1 || compare_own(parser);
    for (int i = 1; i < argc; i++)
        if (!compare_file(parser, argv[i])) equal = false;
    tiaoli_parser_free(parser);
    return equal ? 0 : 1;
}
