/* Misuse of what writes and reads texts: buffers and sinks, numerals, citations, names. */
#include "misuse.h"

#include <string.h>

/* Of a text nothing is there: an empty one, told as such. */
static void no_text(const scene *s, size_t length, const char *text) {
    MUST(length == 0 && text[0] == '\0' && text[1] == 'b');
}

static void misuse_node_path_text(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_nodes(s, handles);
    for (int i = 0; i < UNKNOWN; i++) {
        char text[] = "abc";
        no_text(s, tiaoli_node_path_text(s->doc, handles[i], "/", text, sizeof text), text);
        no_text(s, tiaoli_node_path_text(NULL, handles[i], NULL, text, sizeof text), text);
    }
    char text[] = "abc";
    const tiaoli_node last = tiaoli_doc_node_count(s->doc);
    MUST(tiaoli_node_path_text(s->doc, last, NULL, NULL, SIZE_MAX) > 3);
    MUST(tiaoli_node_path_text(s->doc, last, NULL, text, 0) > 3 && text[0] == 'a');
    MUST(tiaoli_node_path_text(s->doc, last, NULL, text, 1) > 3 && !text[0] && text[1] == 'b');
}

static void misuse_doc_span_text(const scene *s) {
    size_t all = 0;
    (void)tiaoli_doc_text(s->doc, &all);
    const uint32_t length = (uint32_t)all;
    const uint32_t spans[][2] = {{0, 0},
                                 {1, 0},
                                 {length, length},
                                 {0, length + 1},
                                 {length, length + 1},
                                 {UINT32_MAX - 1, UINT32_MAX},
                                 {0, UINT32_MAX}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        char text[] = "abc";
        no_text(s, tiaoli_doc_span_text(s->doc, spans[i][0], spans[i][1], text, sizeof text), text);
        no_text(s, tiaoli_doc_span_text(NULL, spans[i][0], spans[i][1], text, sizeof text), text);
    }
    char text[] = "abc";
    MUST(tiaoli_doc_span_text(s->doc, 0, length, NULL, SIZE_MAX) > 3);
    MUST(tiaoli_doc_span_text(s->doc, 0, length, text, 0) > 3 && text[0] == 'a');
    MUST(tiaoli_doc_span_text(s->doc, 0, length, text, 3) > 3 && !text[0]); /* no whole character */
}

static void misuse_doc_json(const scene *s) {
    char text[] = "abc";
    no_text(s, tiaoli_doc_json(NULL, 0, text, sizeof text), text);
    for (uint32_t flag = 1U << 31; flag > TIAOLI_JSON_PRETTY; flag >>= 1)
        no_text(s, tiaoli_doc_json(s->doc, flag, text, sizeof text), text);
    MUST(tiaoli_doc_json(s->doc, 0, NULL, SIZE_MAX) > 3);
    strcpy(text, "abc");
    MUST(tiaoli_doc_json(s->doc, 0, text, 0) > 3 && text[0] == 'a');
    MUST(tiaoli_doc_json(s->doc, 0, text, 1) > 3 && !text[0] && text[1] == 'b');
}

static void misuse_value_text(const scene *s) {
    uint32_t handles[UNKNOWN];
    char text[4];
    unknown_marks(s, handles);
    for (int i = 0; i < UNKNOWN; i++) {
        strcpy(text, "abc");
        MUST(tiaoli_value_text(s->doc, handles[i], text, sizeof text) == 0 && !text[0]);
        MUST(tiaoli_value_text(NULL, handles[i], text, sizeof text) == 0);
        MUST(tiaoli_value_text(s->doc, handles[i], NULL, SIZE_MAX) == 0);
    }
    const tiaoli_mark quote = tiaoli_mark_next(s->doc, 0, TIAOLI_MARK_QUOTE, 0);
    const tiaoli_mark numeral = tiaoli_mark_next(s->doc, 0, TIAOLI_MARK_NUMERAL, 0);
    MUST(tiaoli_value_text(s->doc, quote, text, sizeof text) == 0);
    strcpy(text, "abc");
    MUST(tiaoli_value_text(s->doc, numeral, text, 0) > 0 && text[0] == 'a');
    MUST(tiaoli_value_text(s->doc, numeral, NULL, 9) > 0);
}

static void misuse_reference_text(const scene *s) {
    uint32_t handles[UNKNOWN];
    char text[4];
    unknown_marks(s, handles);
    for (int i = 0; i < UNKNOWN; i++) {
        strcpy(text, "abc");
        MUST(tiaoli_reference_text(s->doc, handles[i], text, sizeof text) == 0 && !text[0]);
        MUST(tiaoli_reference_text(NULL, handles[i], text, sizeof text) == 0);
        MUST(tiaoli_reference_text(s->doc, handles[i], NULL, 0) == 0);
    }
    const tiaoli_mark quote = tiaoli_mark_next(s->doc, 0, TIAOLI_MARK_QUOTE, 0);
    MUST(tiaoli_reference_text(s->doc, quote, text, sizeof text) == 0);
}

static int32_t TIAOLI_CALL counting_sink(void *ctx, const char *data, size_t length) {
    *(size_t *)ctx += length + (data == NULL);
    return 0;
}

static void misuse_doc_write_json(const scene *s) {
    size_t written = 0;
    MUST(tiaoli_doc_write_json(NULL, 0, counting_sink, &written) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_doc_write_json(s->doc, 0, NULL, &written) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_doc_write_json(NULL, 0, NULL, NULL) == TIAOLI_E_ARGUMENT);
    for (uint32_t flag = 1U << 31; flag > TIAOLI_JSON_PRETTY; flag >>= 1)
        MUST(tiaoli_doc_write_json(s->doc, flag, counting_sink, &written) == TIAOLI_E_ARGUMENT);
    MUST(written == 0);
    MUST(tiaoli_doc_write_json(s->doc, 0, counting_sink, &written) == TIAOLI_OK && written > 0);
}

/* --- Numerals and citations by themselves ----------------------------------------------- */

static void misuse_numeral_read(const scene *s) {
    (void)s;
    tiaoli_numeral numeral;
    memset(&numeral, 0, sizeof numeral);
    numeral.size = sizeof numeral;
    MUST(tiaoli_numeral_read(NULL, 0, &numeral) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_numeral_read("5", 1, NULL) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_numeral_read("5", 0, &numeral) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_numeral_read("5 ", 2, &numeral) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_numeral_read("\xff", 1, &numeral) == TIAOLI_E_UTF8);
    MUST(tiaoli_numeral_read("5\xe4\xb8", 3, &numeral) == TIAOLI_E_UTF8);
    MUST(tiaoli_numeral_read("5", (size_t)INT32_MAX + 1, &numeral) == TIAOLI_E_LIMIT);
    numeral.size = 4;
    MUST(tiaoli_numeral_read("5", 1, &numeral) == TIAOLI_E_ABI);
    numeral.size = 16;
    MUST(tiaoli_numeral_read("5", 1, &numeral) == TIAOLI_OK && numeral.low == 5);
    MUST(numeral.size == 16 && numeral.high == 0);
}

static void misuse_numeral_write(const scene *s) {
    (void)s;
    char text[4] = "abc";
    tiaoli_numeral numeral;
    memset(&numeral, 0, sizeof numeral);
    MUST(tiaoli_numeral_write(NULL, 0, text, sizeof text) == 0 && !text[0]);
    MUST(tiaoli_numeral_write(&numeral, 0, text, sizeof text) == 0);
    numeral.size = sizeof numeral;
    MUST(tiaoli_numeral_write(&numeral, 0, text, sizeof text) == 0); /* no value */
    numeral.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    MUST(tiaoli_numeral_write(&numeral, 0, text, sizeof text) == 3 && text[3] == 0);
    MUST(tiaoli_numeral_write(&numeral, -1, NULL, 0) == 0);
    MUST(tiaoli_numeral_write(&numeral, 3, NULL, 0) == 0);
    MUST(tiaoli_numeral_write(&numeral, INT32_MAX, NULL, SIZE_MAX) == 0);
    strcpy(text, "abc");
    MUST(tiaoli_numeral_write(&numeral, 0, text, 0) == 3 && text[0] == 'a');
    static const int32_t scales[] = {-1, 19, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        numeral.scale = scales[i];
        MUST(tiaoli_numeral_write(&numeral, 0, NULL, 0) == 0);
    }
    numeral.scale = 18;
    for (numeral.kind = -1; numeral.kind < 12; numeral.kind++) {
        numeral.low = numeral.high = INT64_MIN;
        numeral.denominator = 0;
        tiaoli_numeral_write(&numeral, TIAOLI_STYLE_FORMAL, NULL, 0);
        numeral.denominator = -1;
        MUST(tiaoli_numeral_write(&numeral, 0, NULL, 0) == 0);
    }
    numeral.scale = 0;
    numeral.kind = TIAOLI_NUMERAL_FRACTION;
    numeral.low = numeral.high = numeral.denominator = INT64_MAX;
    MUST(tiaoli_numeral_write(&numeral, TIAOLI_STYLE_FORMAL, NULL, 0) > 200);
    numeral.size = 8;
    MUST(tiaoli_numeral_write(&numeral, 0, NULL, 0) == 0);
}

static void misuse_citation_read(const scene *s) {
    tiaoli_citation citation = {.size = sizeof citation};
    const char article[] = "第三条";
    MUST(tiaoli_citation_read(NULL, 9, &citation) == 0 && citation.article == 0);
    MUST(tiaoli_citation_read(article, 0, &citation) == 0);
    MUST(tiaoli_citation_read(article, 8, &citation) == 0);
    MUST(tiaoli_citation_read(article, 9, NULL) == 0);
    MUST(tiaoli_citation_read(article, 9, &citation) == 9 && citation.article == 3);
    citation.size = 4;
    MUST(tiaoli_citation_read(article, 9, &citation) == 0 && citation.article == 3);
    (void)s;
}

static void misuse_doc_find(const scene *s) {
    tiaoli_citation citation = {.size = sizeof citation, .article = 30000};
    tiaoli_node last = 7;
    MUST(tiaoli_doc_find(NULL, &citation, &last) == 0 && last == 0);
    MUST(tiaoli_doc_find(s->doc, NULL, &last) == 0);
    MUST(tiaoli_doc_find(s->doc, &citation, NULL) == 0);
    citation.article = -1;
    MUST(tiaoli_doc_find(s->doc, &citation, &last) == 0);
    citation.article = INT32_MAX;
    MUST(tiaoli_doc_find(s->doc, &citation, &last) == 0);
    citation.size = 4;
    MUST(tiaoli_doc_find(s->doc, &citation, &last) == 0);
}

/* --- Names and what does not take anything ---------------------------------------------- */

static const int32_t no_codes[] = {-99, 99, 65535, 65536, 999999, INT32_MIN, INT32_MAX};
enum { NO_CODES = sizeof no_codes / sizeof *no_codes };

static void misuse_status_text(const scene *s) {
    for (int i = 0; i < NO_CODES; i++) MUST(tiaoli_status_text(no_codes[i])[0]);
}
static void misuse_status_name(const scene *s) {
    for (int i = 0; i < NO_CODES; i++)
        MUST(strcmp(tiaoli_status_name(no_codes[i]), "unknown") == 0);
}
static void misuse_note_text(const scene *s) {
    for (int i = 0; i < NO_CODES; i++) MUST(tiaoli_note_text(no_codes[i]) != NULL);
}
static void misuse_problem_text(const scene *s) {
    for (int i = 0; i < NO_CODES; i++) MUST(tiaoli_problem_text(no_codes[i]) != NULL);
}
static void misuse_name(const scene *s) {
    for (int i = 0; i < NO_CODES; i++) {
        for (int32_t domain = -1; domain <= TIAOLI_DOMAIN_TARGET + 1; domain++)
            MUST(strcmp(tiaoli_name(domain, no_codes[i]), "") == 0);
        MUST(strcmp(tiaoli_name(no_codes[i], 1), "") == 0);
    }
}

static void misuse_version(const scene *s) { MUST(tiaoli_version() == TIAOLI_VERSION); }
static void misuse_version_string(const scene *s) {
    MUST(strcmp(tiaoli_version_string(), TIAOLI_VERSION_STRING) == 0);
}
static void misuse_rules_revision(const scene *s) { MUST(tiaoli_rules_revision() > 0); }
static void misuse_segmenter_name(const scene *s) { MUST(tiaoli_segmenter_name()[0]); }

const misuse_row text_rows[] = {
    ROW(node_path_text), ROW(doc_span_text),  ROW(doc_json),       ROW(value_text),
    ROW(reference_text), ROW(doc_write_json), ROW(numeral_read),   ROW(numeral_write),
    ROW(citation_read),  ROW(doc_find),       ROW(status_text),    ROW(status_name),
    ROW(note_text),      ROW(problem_text),   ROW(name),           ROW(version),
    ROW(version_string), ROW(rules_revision), ROW(segmenter_name), END};
