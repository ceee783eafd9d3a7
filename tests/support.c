/* Parsing and looking for the tests; see support.h. */
#include "support.h"

#include "invariants.h"

enum { MESSAGE = 200 };

/* --- A growing string --------------------------------------------------------- */

typedef struct {
    char *data;
    size_t length, capacity;
} string;

static void append(string *s, const char *data, size_t length) {
    if (s->length + length + 1 > s->capacity) {
        s->capacity = (s->length + length + 1) * 2;
        s->data = realloc(s->data, s->capacity);
        if (!s->data) abort();
    }
    if (length) memcpy(s->data + s->length, data, length);
    s->length += length;
    s->data[s->length] = '\0';
}

static void append_text(string *s, const char *text) { append(s, text, strlen(text)); }

static int32_t TIAOLI_CALL string_sink(void *ctx, const char *data, size_t length) {
    append(ctx, data, length);
    return 0;
}

/* --- Parsing ---------------------------------------------------------------------- */

tiaoli_doc *tl_test_parse_with(const char *text, size_t length, const tiaoli_options *options) {
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, &error);
    cr_assert_not_null(parser, "no parser: %s", tiaoli_status_text(error.status));
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, options, &error);
    tiaoli_parser_free(parser);
    cr_assert_not_null(doc, "%s at %lu", tiaoli_status_text(error.status),
                       (unsigned long)error.offset);
    cr_assert_eq(error.status, TIAOLI_OK);
    char message[MESSAGE];
    if (!tl_invariants(doc, message, sizeof message)) {
        char *outline = tl_test_outline(doc, true);
        cr_assert_fail("broken: %s\n  in: %.*s\n  outline: %.600s", message,
                       (int)(length < 600 ? length : 600), text, outline);
    }
    return doc;
}

tiaoli_doc *tl_test_parse(const char *text) { return tl_test_parse_with(text, strlen(text), NULL); }

void tl_test_fails(const char *text, size_t length, const tiaoli_options *options,
                   tiaoli_status status, uint32_t offset) {
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, &error);
    cr_assert_not_null(parser);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, options, &error);
    tiaoli_parser_free(parser);
    cr_assert_null(doc, "a document came where %s was expected", tiaoli_status_name(status));
    cr_assert_eq(error.status, status, "%s instead of %s", tiaoli_status_name(error.status),
                 tiaoli_status_name(status));
    cr_assert_eq(error.offset, offset, "offset %lu instead of %lu", (unsigned long)error.offset,
                 (unsigned long)offset);
}

char *tl_test_json(const tiaoli_doc *doc) {
    string json = {0};
    cr_assert_eq(tiaoli_doc_write_json(doc, 0, string_sink, &json), TIAOLI_OK);
    return json.data;
}

char *tl_test_fixture(const char *name, size_t *length) {
    char path[1024], block[4096];
    snprintf(path, sizeof path, "%s/%s", TL_TEST_FIXTURES, name);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "cannot open %s", path);
    string content = {0};
    append(&content, "", 0);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) append(&content, block, n);
    fclose(file);
    if (length) *length = content.length;
    return content.data;
}

const char *const tl_test_texts[] = {"speech.txt",     "notice.txt",     "law.txt",
                                     "report.txt",     "plan.txt",       "interpretation.txt",
                                     "resolution.txt", "regulation.txt", "statistics.txt",
                                     "slogans.txt",    "wrapped.txt",    NULL};

/* --- Looking ------------------------------------------------------------------------ */

const char *tl_test_slice(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    static char buffers[16][1024];
    static unsigned turn;
    char *buffer = buffers[turn++ % 16];
    size_t length = 0;
    const char *text = tiaoli_doc_text(doc, &length);
    size_t count = end > start && end <= length ? end - start : 0;
    if (count >= sizeof buffers[0]) count = sizeof buffers[0] - 1;
    memcpy(buffer, text + start, count);
    buffer[count] = '\0';
    return buffer;
}

static bool has_text(const tiaoli_doc *doc, uint32_t start, uint32_t end, const char *text) {
    size_t length = 0;
    const char *all = tiaoli_doc_text(doc, &length);
    return end - start == strlen(text) && memcmp(all + start, text, end - start) == 0;
}

tiaoli_mark tl_test_find(const tiaoli_doc *doc, int32_t kind, const char *text, uint32_t n) {
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, kind, m)) != 0;)
        if (has_text(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m), text) && --n == 0)
            return m;
    return 0;
}

const char *tl_test_type(const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_numeral numeral = {.size = sizeof numeral};
    tiaoli_quantity quantity = {.size = sizeof quantity};
    tiaoli_lookalike lookalike = {.size = sizeof lookalike};
    tiaoli_quote quote = {.size = sizeof quote};
    tiaoli_reference reference = {.size = sizeof reference};
    tiaoli_directive directive = {.size = sizeof directive};
    tiaoli_slogan slogan = {.size = sizeof slogan};
    tiaoli_target target = {.size = sizeof target};
    switch (tiaoli_mark_kind(doc, mark)) {
        case TIAOLI_MARK_SLOGAN:
            tiaoli_slogan_get(doc, mark, &slogan);
            return tiaoli_name(TIAOLI_DOMAIN_SLOGAN, slogan.kind);
        case TIAOLI_MARK_NUMERAL:
            tiaoli_numeral_get(doc, mark, &numeral);
            return tiaoli_name(TIAOLI_DOMAIN_NUMERAL, numeral.kind);
        case TIAOLI_MARK_QUANTITY:
            tiaoli_quantity_get(doc, mark, &quantity);
            return tiaoli_name(TIAOLI_DOMAIN_QUANTITY, quantity.kind);
        case TIAOLI_MARK_LOOKALIKE:
            tiaoli_lookalike_get(doc, mark, &lookalike);
            return tiaoli_name(TIAOLI_DOMAIN_LOOKALIKE, lookalike.reason);
        case TIAOLI_MARK_QUOTE:
            tiaoli_quote_get(doc, mark, &quote);
            return tiaoli_name(TIAOLI_DOMAIN_QUOTE, quote.kind);
        case TIAOLI_MARK_REFERENCE:
            tiaoli_reference_get(doc, mark, &reference);
            return tiaoli_name(TIAOLI_DOMAIN_REFERENCE, reference.kind);
        case TIAOLI_MARK_DIRECTIVE:
            tiaoli_directive_get(doc, mark, &directive);
            return tiaoli_name(TIAOLI_DOMAIN_FORCE, directive.force);
        case TIAOLI_MARK_TARGET:
            tiaoli_target_get(doc, mark, &target);
            return tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, target.comparator);
        default:
            return "";
    }
}

static bool fits(const tiaoli_doc *doc, tiaoli_mark m, const char *type, const char *value) {
    char buffer[160];
    if (type && strcmp(tl_test_type(doc, m), type) != 0) return false;
    if (!value) return true;
    tiaoli_value_text(doc, m, buffer, sizeof buffer);
    return strcmp(buffer, value) == 0;
}

tiaoli_mark tl_test_mark(const tiaoli_doc *doc, int32_t kind, const char *text, const char *type,
                         const char *value) {
    tiaoli_mark m = 0;
    for (uint32_t n = 1; (m = tl_test_find(doc, kind, text, n)) != 0; n++)
        if (fits(doc, m, type, value)) return m;
    char *all = tl_test_list(doc, kind);
    cr_assert_fail("no %s %s=%s:%s among: %s", tiaoli_name(TIAOLI_DOMAIN_MARK, kind), text,
                   type ? type : "*", value ? value : "*", all);
    return 0;
}

void tl_test_no_mark(const tiaoli_doc *doc, int32_t kind, const char *text) {
    const tiaoli_mark m =
        text ? tl_test_find(doc, kind, text, 1) : tiaoli_mark_next(doc, 0, kind, 0);
    if (!m) return;
    char *all = tl_test_list(doc, kind);
    cr_assert_fail("a %s that should not be: %s among: %s", tiaoli_name(TIAOLI_DOMAIN_MARK, kind),
                   text ? text : "any", all);
}

const char *tl_test_role(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role, uint32_t n) {
    tiaoli_span spans[64];
    const uint32_t count = tiaoli_mark_spans(doc, mark, role, spans, 64);
    return n < count && n < 64 ? tl_test_slice(doc, spans[n].start, spans[n].end) : "";
}

char *tl_test_list(const tiaoli_doc *doc, int32_t kind) {
    string list = {0};
    append(&list, "", 0);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, kind, m)) != 0;) {
        char value[160];
        tiaoli_value_text(doc, m, value, sizeof value);
        if (list.length) append_text(&list, " ");
        append_text(&list, tl_test_slice(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)));
        append_text(&list, "=");
        append_text(&list, tl_test_type(doc, m));
        if (value[0]) append_text(&list, ":");
        append_text(&list, value);
    }
    return list.data;
}

static void append_node(string *s, const tiaoli_doc *doc, tiaoli_node n) {
    tiaoli_node_info info = {.size = sizeof info};
    tiaoli_node_get(doc, n, &info);
    append_text(s, tiaoli_name(TIAOLI_DOMAIN_NODE, info.kind));
    if (info.label_start < info.label_end) {
        append_text(s, ":");
        append_text(s, tl_test_slice(doc, info.label_start, info.label_end));
    }
}

char *tl_test_outline(const tiaoli_doc *doc, bool deep) {
    string s = {0};
    append(&s, "", 0);
    tiaoli_node open[256];
    uint32_t depth = 0;
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        const int32_t kind = tiaoli_node_kind(doc, n);
        if (!deep && (kind == TIAOLI_NODE_SENTENCE || kind == TIAOLI_NODE_CLAUSE)) continue;
        const tiaoli_node parent = tiaoli_node_parent(doc, n);
        if (depth && open[depth - 1] == parent) {
            append_text(&s, "(");
        } else {
            while (depth && tiaoli_node_parent(doc, open[depth - 1]) != parent) {
                append_text(&s, ")");
                depth--;
            }
            if (depth) {
                depth--;
                append_text(&s, " ");
            }
        }
        append_node(&s, doc, n);
        if (depth < 256) open[depth++] = n;
    }
    for (; depth > 1; depth--) append_text(&s, ")");
    return s.data;
}

void tl_test_expect_outline(const char *text, const char *expected) {
    tiaoli_doc *doc = tl_test_parse(text);
    char *outline = tl_test_outline(doc, false);
    cr_assert_str_eq(outline, expected, "outline of\n%s\n  is       %s\n  expected %s", text,
                     outline, expected);
    free(outline);
    tiaoli_doc_free(doc);
}

tiaoli_node tl_test_find_node(const tiaoli_doc *doc, int32_t kind, const char *text) {
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++)
        if (tiaoli_node_kind(doc, n) == kind &&
            has_text(doc, tiaoli_node_start(doc, n), tiaoli_node_end(doc, n), text))
            return n;
    return 0;
}
