/*
 * Texts made to be slow: each is parsed at two lengths, the longer four times the
 * shorter.  Linear time gives a quotient near 4, quadratic time one near 16.
 * With TIAOLI_TIMES in the environment the times are printed.
 */
#include <time.h>

#include "support.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SHORT = 16 * 1024 }; /* slower, and here for what it reports */
#else
enum { SHORT = 64 * 1024 };
#endif
enum { LONG = 4 * SHORT };

/* A text repeats `unit`, after `head` and before `tail`. */
typedef struct {
    const char *name, *head, *unit, *tail;
} hostile;

static const hostile texts[] = {
    {"one character", "", "学", ""},
    {"one Han run", "", "加强党的建设", ""},
    {"no full stop", "", "加强领导，", ""},
    {"unclosed quotes", "", "“", ""},
    {"unclosed quotes with text", "", "“学", ""},
    {"unopened quotes", "", "”", ""},
    {"crossed quotes", "", "“《”》", ""},
    {"alternating quotes", "", "“‘", ""},
    {"empty quotes", "", "“”", ""},
    {"straight quotes", "", "\"a", ""},
    {"title marks", "", "《", ""},
    {"parentheses", "", "（", ""},
    {"closed parentheses", "", "（学）", ""},
    {"numerals", "一", "百", ""},
    {"all numeral characters", "", "一二三四五六七八九十百千万亿", ""},
    {"idioms of numbers", "", "九九八十一", ""},
    {"days of numbers", "", "三八", "十十"},
    {"digits", "", "1", ""},
    {"digits and commas", "", "1,", ""},
    {"dots", "", "1.", ""},
    {"percent", "", "百分之", ""},
    {"ordinals", "", "第", ""},
    {"ordinal numbers", "", "第一", ""},
    {"dates", "", "2025年", ""},
    {"ranges", "", "三至", ""},
    {"dashes", "", "——", ""},
    {"cues", "", "要", ""},
    {"cues with commas", "", "要，", ""},
    {"must and verbs", "必须", "加强", "。"},
    {"inherited cues", "各部门必须加强领导，", "推动工作，", "。"},
    {"reports", "", "强调", ""},
    {"members", "", "一学、", "“五学联动”"},
    {"counted quotes", "", "“五学”、", ""},
    {"slogan of many parts", "“", "学党史，", "”要求"},
    {"named quotes", "", "“学”机制、", ""},
    {"responsible units", "（", "财政部、", "牵头）"},
    {"empty lines", "", "\n", ""},
    {"carriage returns", "", "\r", ""},
    {"wide blanks", "", "　", ""},
    {"short lines", "", "学\n", ""},
    {"headings", "", "一、\n", ""},
    {"numbered lines", "", "（一）加强\n", ""},
    {"schemes in turn", "", "一、\n（一）\n1.\n（1）\n", ""},
    {"lists without a bottom", "", "（1）查：\n", ""},
    {"articles", "", "第一条　\n", ""},
    {"provisions", "", "第一条第一款第一项", ""},
    {"run-in items", "", "一是学，", ""},
    {"attachments", "", "附件：\n", ""},
    {"contents", "目录\n", "第一章　总则\n", ""},
    {"addressees", "", "同志们：\n", ""},
    {"points", "", "、", ""},
    {"stops", "", "。", ""},
    {"ellipses", "", "…", ""},
    {"NUL-free controls", "", "\x01", ""},
    {"marks and blanks", "", "“ ", ""},
};

static char *make(const hostile *h, size_t length) {
    const size_t head = strlen(h->head), unit = strlen(h->unit), tail = strlen(h->tail);
    const size_t repeats = length / unit;
    char *text = malloc(head + repeats * unit + tail + 1), *at = text;
    if (!text) abort();
    memcpy(at, h->head, head);
    at += head;
    for (size_t i = 0; i < repeats; i++, at += unit) memcpy(at, h->unit, unit);
    memcpy(at, h->tail, tail + 1);
    return text;
}

/* Texts of two halves: what one half piles up the other asks for. */
typedef struct {
    const char *name, *first, *between, *second, *tail;
} halves;

static const halves pairs[] = {
    {"units for many directives", "要加强领导。", "\n牵头单位：", "甲局、", ""},
    {"units in parentheses for many", "要加强领导。", "\n（牵头单位：", "甲局、", "）"},
    {"a long block and loose lines", "学", "。尾巴\n\n", "学习\n\n", ""},
    {"open quotes before bad bytes", "“\n", "", "\x80", ""},
    {"open quotes before gaps", "“\n", "", "1、学\n3、学\n", ""},
    {"bad bytes behind a quote", "“学”", "", "\x80", ""},
    {"blanks and bad bytes", " \x80", "\n", "　\x80", " \n"},
};

static char *make_halves(const halves *h, size_t length) {
    const hostile first = {h->name, "", h->first, h->between},
                  second = {h->name, "", h->second, h->tail};
    char *one = make(&first, length / 2), *two = make(&second, length / 2);
    const size_t size = strlen(one), rest = strlen(two);
    char *text = realloc(one, size + rest + 1);
    if (!text) abort();
    memcpy(text + size, two, rest + 1);
    free(two);
    return text;
}

/* Processor time of one parse, in seconds; the least of a few. */
static double parse_time(const char *text) {
    const tiaoli_options options = {.size = sizeof options, .flags = TIAOLI_PARSE_REPLACE_UTF8};
    double least = 1e9;
    for (int round = 0; round < 3; round++) {
        tiaoli_error error;
        tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
        const clock_t start = clock();
        tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, &error);
        const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_assert(doc, "%s", tiaoli_status_text(error.status));
        tiaoli_doc_free(doc);
        tiaoli_parser_free(parser);
        if (seconds < least) least = seconds;
        if (seconds > 1) break;
    }
    return least;
}

static void expect_linear(const char *name, char *few, char *many) {
    double quotient = 0, seconds = 0;
    for (int attempt = 0; attempt < 3; attempt++) { /* a busy machine may lie once */
        const double short_time = parse_time(few);
        seconds = parse_time(many);
        quotient = seconds / (short_time > 0.001 ? short_time : 0.001);
        if (quotient < 9 || seconds < 0.05) break;
    }
    cr_expect(quotient < 9 || seconds < 0.05,
              "%s: %.1f times as long for 4 times the text (%.2f s)", name, quotient, seconds);
    if (getenv("TIAOLI_TIMES")) fprintf(stderr, "%6.3f s %5.1f  %s\n", seconds, quotient, name);
    cr_expect(seconds < 4, "%s: %.2f s for %d KiB", name, seconds, LONG / 1024);
    free(few);
    free(many);
}

Test(hostile, time_is_linear, .timeout = 240) {
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_linear(texts[i].name, make(&texts[i], SHORT), make(&texts[i], LONG));
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect_linear(pairs[i].name, make_halves(&pairs[i], SHORT), make_halves(&pairs[i], LONG));
}

/* What a directive takes over from afar must not be told at length for each. */
static int32_t TIAOLI_CALL count_bytes(void *ctx, const char *data, size_t length) {
    (void)data;
    *(size_t *)ctx += length;
    return 0;
}

Test(hostile, output_is_linear) {
    static const hostile heads[] = {{"a long actor", "各级（", "学", "）部门要加强领导，"},
                                    {"a long reporter", "（", "学", "）习近平总书记强调，"},
                                    {"a long unit", "推进工作。牵头单位：", "学", "\n"}};
    static const hostile bodies[] = {
        {"", "", "推进工作，", ""}, {"", "", "要推进工作，", ""}, {"", "", "要推进工作。", ""}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t size[2] = {0, 0};
        for (size_t k = 0; k < 2; k++) {
            char *head = make(&heads[i], k ? LONG / 8 : SHORT / 8);
            char *body = make(&bodies[i], k ? LONG / 8 : SHORT / 8);
            char *text = malloc(strlen(head) + strlen(body) * 2 + 32);
            if (!text) abort();
            sprintf(text, "同志们：\n%s%s%s", i == 2 ? body : "", head, i == 2 ? "" : body);
            tiaoli_doc *doc = tl_test_parse(text);
            cr_assert_eq(tiaoli_doc_write_json(doc, 0, count_bytes, &size[k]), TIAOLI_OK);
            tiaoli_doc_free(doc);
            free(text);
            free(head);
            free(body);
        }
        cr_expect(size[1] < 6 * size[0], "%s: %zu bytes, then %zu", heads[i].name, size[0],
                  size[1]);
    }
}

Test(hostile, every_invariant_holds, .timeout = 240) {
    const tiaoli_options options = {.size = sizeof options, .flags = TIAOLI_PARSE_REPLACE_UTF8};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *text = make(&texts[i], 6000);
        tiaoli_doc_free(tl_test_parse(text));
        free(text);
    }
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *text = make_halves(&pairs[i], 6000);
        tiaoli_doc_free(tl_test_parse_with(text, strlen(text), &options));
        free(text);
    }
}
