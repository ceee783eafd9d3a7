/* Misuse of what takes a handle: scalars, structs, rows of structs, spans, searches. */
#include "misuse.h"

#include <string.h>

typedef uint32_t (*scalar)(const tiaoli_doc *doc, uint32_t handle);

static void zero_for_unknown(const scene *s, scalar get, const uint32_t *handles) {
    for (int i = 0; i < UNKNOWN; i++) {
        MUST(get(s->doc, handles[i]) == 0);
        MUST(get(NULL, handles[i]) == 0);
    }
    MUST(get(NULL, 1) == 0);
}

/* A function of a document and a handle to one number. */
#define SCALAR(name, unknown)                                            \
    static uint32_t ask_##name(const tiaoli_doc *doc, uint32_t handle) { \
        return (uint32_t)tiaoli_##name(doc, handle);                     \
    }                                                                    \
    static void misuse_##name(const scene *s) {                          \
        uint32_t handles[UNKNOWN];                                       \
        unknown(s, handles);                                             \
        zero_for_unknown(s, ask_##name, handles);                        \
    }
SCALAR(node_kind, unknown_nodes)
SCALAR(node_start, unknown_nodes)
SCALAR(node_end, unknown_nodes)
SCALAR(node_parent, unknown_nodes)
SCALAR(node_first_child, unknown_nodes)
SCALAR(node_next_sibling, unknown_nodes)
SCALAR(node_past, unknown_nodes)
SCALAR(mark_kind, unknown_marks)
SCALAR(mark_start, unknown_marks)
SCALAR(mark_end, unknown_marks)

/* --- Structs ------------------------------------------------------------------------- */

static void unknown_to(const scene *s, getter get, const uint32_t *handles, uint32_t whole) {
    for (int i = 0; i < UNKNOWN; i++) {
        refuse(s, get, s->doc, handles[i], whole, TIAOLI_E_ARGUMENT);
        refuse(s, get, NULL, handles[i], whole, TIAOLI_E_ARGUMENT);
        MUST(get(s->doc, handles[i], NULL) == TIAOLI_E_ARGUMENT);
    }
    refuse(s, get, NULL, 1, whole, TIAOLI_E_ARGUMENT);
    MUST(get(NULL, 1, NULL) == TIAOLI_E_ARGUMENT);
}

/* A mark answers to its own kind only. */
static void other_kinds(const scene *s, getter get, int32_t kind, uint32_t whole) {
    int seen = 0;
    for (tiaoli_mark m = 1; m <= tiaoli_doc_mark_count(s->doc); m++) {
        if (tiaoli_mark_kind(s->doc, m) == kind) continue;
        refuse(s, get, s->doc, m, whole, TIAOLI_E_ARGUMENT);
        seen++;
    }
    MUST(seen > 0);
}

#define GETTER(name, type)                                                               \
    static tiaoli_status ask_##name(const tiaoli_doc *doc, uint32_t handle, void *out) { \
        return tiaoli_##name(doc, handle, (type *)out);                                  \
    }

GETTER(node_polarity_get, tiaoli_evidence)
static void misuse_node_polarity_get(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_nodes(s, handles);
    unknown_to(s, ask_node_polarity_get, handles, sizeof(tiaoli_evidence));
    sizes(s, ask_node_polarity_get, 1, sizeof(tiaoli_evidence));
}

GETTER(node_get, tiaoli_node_info)
static void misuse_node_get(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_nodes(s, handles);
    unknown_to(s, ask_node_get, handles, sizeof(tiaoli_node_info));
    sizes(s, ask_node_get, 1, sizeof(tiaoli_node_info));
}

GETTER(mark_get, tiaoli_mark_info)
static void misuse_mark_get(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_marks(s, handles);
    unknown_to(s, ask_mark_get, handles, sizeof(tiaoli_mark_info));
    sizes(s, ask_mark_get, 1, sizeof(tiaoli_mark_info));
}

/* A view of marks of one kind. */
#define VIEW(name, type, kind)                                            \
    GETTER(name, type)                                                    \
    static void misuse_##name(const scene *s) {                           \
        uint32_t handles[UNKNOWN];                                        \
        unknown_marks(s, handles);                                        \
        unknown_to(s, ask_##name, handles, sizeof(type));                 \
        const tiaoli_mark known = tiaoli_mark_next(s->doc, 0, (kind), 0); \
        MUST(known != 0);                                                 \
        sizes(s, ask_##name, known, sizeof(type));                        \
        other_kinds(s, ask_##name, (kind), sizeof(type));                 \
    }
VIEW(numeral_get, tiaoli_numeral, TIAOLI_MARK_NUMERAL)
VIEW(quantity_get, tiaoli_quantity, TIAOLI_MARK_QUANTITY)
VIEW(lookalike_get, tiaoli_lookalike, TIAOLI_MARK_LOOKALIKE)
VIEW(quote_get, tiaoli_quote, TIAOLI_MARK_QUOTE)
VIEW(slogan_get, tiaoli_slogan, TIAOLI_MARK_SLOGAN)
VIEW(reference_get, tiaoli_reference, TIAOLI_MARK_REFERENCE)
VIEW(directive_get, tiaoli_directive, TIAOLI_MARK_DIRECTIVE)
VIEW(target_get, tiaoli_target, TIAOLI_MARK_TARGET)

GETTER(doc_note_get, tiaoli_note)
static void misuse_doc_note_get(const scene *s) {
    const uint32_t count = tiaoli_doc_note_count(s->doc);
    MUST(count > 0);
    const uint32_t past[UNKNOWN] = {count, count + 1, UINT32_MAX - 1, UINT32_MAX};
    unknown_to(s, ask_doc_note_get, past, sizeof(tiaoli_note));
    sizes(s, ask_doc_note_get, 0, sizeof(tiaoli_note));
}

/* --- Rows of structs ----------------------------------------------------------------- */

/* Any of the calls that fill a row of structs; `whole` is the size of one. */
typedef uint32_t (*copier)(const tiaoli_doc *doc, uint32_t first, void *out, uint32_t capacity,
                           uint32_t stride);

/* `known` is the last handle that gives an element; there is one from it on. */
static void misuse_copier(const scene *s, copier copy, const uint32_t *handles, uint32_t known,
                          uint32_t whole) {
    unsigned char out[2 * ROOM];
    memset(out, DIRT, sizeof out);
    for (int i = 0; i < UNKNOWN; i++) MUST(copy(s->doc, handles[i], out, 2, whole) == 0);
    MUST(copy(NULL, known, out, 2, whole) == 0);
    MUST(copy(s->doc, known, NULL, 2, whole) == 0);
    MUST(copy(s->doc, known, out, 0, whole) == 0);
    static const uint32_t odd[] = {0, 1, 2, 3, 5, 7, 55, 57, UINT32_MAX};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        MUST(copy(s->doc, known, out, 2, odd[i]) == 0);
    MUST(is_dirt(out, 0, sizeof out));
    MUST(copy(s->doc, known, out, UINT32_MAX, 4) == 1 && is_dirt(out, 4, sizeof out));
    MUST(copy(s->doc, known, out, UINT32_MAX, whole) == 1 && is_dirt(out, whole, sizeof out));
    uint32_t told;
    MUST(copy(s->doc, known, out, 1, whole + 4) == 1 && is_dirt(out, whole, sizeof out));
    memcpy(&told, out, sizeof told);
    MUST(told == whole);
}

static uint32_t ask_doc_copy_nodes(const tiaoli_doc *doc, uint32_t first, void *out,
                                   uint32_t capacity, uint32_t stride) {
    return tiaoli_doc_copy_nodes(doc, first, out, capacity, stride);
}
static void misuse_doc_copy_nodes(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_nodes(s, handles);
    misuse_copier(s, ask_doc_copy_nodes, handles, tiaoli_doc_node_count(s->doc),
                  sizeof(tiaoli_node_info));
}

static uint32_t ask_doc_copy_marks(const tiaoli_doc *doc, uint32_t first, void *out,
                                   uint32_t capacity, uint32_t stride) {
    return tiaoli_doc_copy_marks(doc, first, out, capacity, stride);
}
static void misuse_doc_copy_marks(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_marks(s, handles);
    misuse_copier(s, ask_doc_copy_marks, handles, tiaoli_doc_mark_count(s->doc),
                  sizeof(tiaoli_mark_info));
}

static int32_t view_kind;
static uint32_t ask_doc_copy_views(const tiaoli_doc *doc, uint32_t first, void *out,
                                   uint32_t capacity, uint32_t stride) {
    return tiaoli_doc_copy_views(doc, first, view_kind, out, capacity, stride);
}
static void misuse_doc_copy_views(const scene *s) {
    static const uint32_t wholes[] = {sizeof(tiaoli_numeral),   sizeof(tiaoli_quantity),
                                      sizeof(tiaoli_lookalike), sizeof(tiaoli_quote),
                                      sizeof(tiaoli_reference), sizeof(tiaoli_directive),
                                      sizeof(tiaoli_slogan),    sizeof(tiaoli_target)};
    uint32_t handles[UNKNOWN];
    unknown_marks(s, handles);
    for (view_kind = TIAOLI_MARK_NUMERAL; view_kind <= TIAOLI_MARK_TARGET; view_kind++) {
        tiaoli_mark last = 0, next = 0;
        while ((next = tiaoli_mark_next(s->doc, 0, view_kind, last)) != 0) last = next;
        misuse_copier(s, ask_doc_copy_views, handles, last,
                      wholes[view_kind - TIAOLI_MARK_NUMERAL]);
    }
    static const int32_t none[] = {0, -1, TIAOLI_MARK_TARGET + 1, 256, INT32_MIN, INT32_MAX};
    tiaoli_numeral out[2];
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        MUST(tiaoli_doc_copy_views(s->doc, 1, none[i], out, 2, sizeof *out) == 0);
}

static void misuse_doc_copy_spans(const scene *s) {
    uint32_t handles[UNKNOWN];
    tiaoli_role_span out[2];
    unsigned char *bytes = (unsigned char *)out;
    unknown_marks(s, handles);
    memset(out, DIRT, sizeof out);
    for (int i = 0; i < UNKNOWN; i++) {
        MUST(tiaoli_doc_copy_spans(s->doc, handles[i], out, 2) == 0);
        MUST(tiaoli_doc_copy_spans(NULL, handles[i], out, 2) == 0);
    }
    const uint32_t all = tiaoli_doc_copy_spans(s->doc, 1, NULL, UINT32_MAX);
    MUST(all > 2 && tiaoli_doc_copy_spans(s->doc, 1, out, 0) == all);
    MUST(is_dirt(bytes, 0, sizeof out));
    MUST(tiaoli_doc_copy_spans(s->doc, 1, out, 1) == all);
    MUST(is_dirt(bytes, sizeof *out, sizeof out));
}

/* --- The way through a document --------------------------------------------------------- */

static void misuse_node_path(const scene *s) {
    uint32_t handles[UNKNOWN];
    tiaoli_node out[2];
    unsigned char *bytes = (unsigned char *)out;
    unknown_nodes(s, handles);
    memset(out, DIRT, sizeof out);
    for (int i = 0; i < UNKNOWN; i++) {
        MUST(tiaoli_node_path(s->doc, handles[i], out, 2) == 0);
        MUST(tiaoli_node_path(NULL, handles[i], out, 2) == 0);
    }
    const tiaoli_node last = tiaoli_doc_node_count(s->doc);
    MUST(tiaoli_node_path(s->doc, last, NULL, UINT32_MAX) == 1);
    MUST(tiaoli_node_path(s->doc, last, out, 0) == 1);
    MUST(is_dirt(bytes, 0, sizeof out));
    MUST(tiaoli_node_path(s->doc, last, out, UINT32_MAX) == 1);
    MUST(is_dirt(bytes, sizeof *out, sizeof out));
}

static void misuse_doc_node_at(const scene *s) {
    size_t length = 0;
    (void)tiaoli_doc_text(s->doc, &length);
    MUST(tiaoli_doc_node_at(NULL, 0, 0) == 0);
    MUST(tiaoli_doc_node_at(s->doc, (uint32_t)length, 0) == 0);
    MUST(tiaoli_doc_node_at(s->doc, UINT32_MAX, 0) == 0);
    static const int32_t kinds[] = {-1, 99, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        MUST(tiaoli_doc_node_at(s->doc, 0, kinds[i]) == 0);
}

static void misuse_mark_next(const scene *s) {
    uint32_t handles[UNKNOWN];
    unknown_nodes(s, handles);
    for (int i = 1; i < UNKNOWN; i++) /* 0 is the whole document */
        MUST(tiaoli_mark_next(s->doc, handles[i], 0, 0) == 0);
    unknown_marks(s, handles);
    for (int i = 1; i < UNKNOWN; i++) /* 0 is the beginning */
        MUST(tiaoli_mark_next(s->doc, 0, 0, handles[i]) == 0);
    MUST(tiaoli_mark_next(NULL, 0, 0, 0) == 0);
    MUST(tiaoli_mark_next(s->doc, 0, 99, 0) == 0 && tiaoli_mark_next(s->doc, 0, -1, 0) == 0);
}

static void misuse_doc_date_in(const scene *s) {
    const uint32_t far = UINT32_MAX;
    MUST(tiaoli_doc_date_in(NULL, 0, far) == 0);
    MUST(tiaoli_doc_date_in(s->doc, far, far) == 0 && tiaoli_doc_date_in(s->doc, far, 0) == 0);
    const tiaoli_mark date = tiaoli_doc_date_in(s->doc, 0, far);
    const uint32_t start = tiaoli_mark_start(s->doc, date);
    MUST(tiaoli_doc_date_in(s->doc, start, start) == 0);
    MUST(tiaoli_doc_date_in(s->doc, start, far) == date);
}

static void misuse_mark_spans(const scene *s) {
    uint32_t handles[UNKNOWN];
    tiaoli_span out[2];
    unknown_marks(s, handles);
    memset(out, DIRT, sizeof out);
    for (int i = 0; i < UNKNOWN; i++) {
        MUST(tiaoli_mark_spans(s->doc, handles[i], TIAOLI_SPAN_CONTENT, out, 2) == 0);
        MUST(tiaoli_mark_spans(NULL, handles[i], TIAOLI_SPAN_CONTENT, out, 2) == 0);
    }
    const tiaoli_mark quote = tiaoli_mark_next(s->doc, 0, TIAOLI_MARK_QUOTE, 0);
    static const int32_t roles[] = {0, -1, 99, INT32_MIN, INT32_MAX, TIAOLI_SPAN_VERB};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        MUST(tiaoli_mark_spans(s->doc, quote, roles[i], out, 2) == 0);
    MUST(tiaoli_mark_spans(s->doc, quote, TIAOLI_SPAN_CONTENT, NULL, UINT32_MAX) == 1);
    MUST(tiaoli_mark_spans(s->doc, quote, TIAOLI_SPAN_CONTENT, out, 0) == 1);
    MUST(is_dirt((unsigned char *)out, 0, sizeof out));
    MUST(tiaoli_mark_spans(s->doc, quote, TIAOLI_SPAN_CONTENT, out, UINT32_MAX) == 1);
    MUST(is_dirt((unsigned char *)out, sizeof *out, sizeof out));
}

const misuse_row handle_rows[] = {
    ROW(node_kind),        ROW(node_start),        ROW(node_end),          ROW(node_parent),
    ROW(node_first_child), ROW(node_next_sibling), ROW(node_past),         ROW(mark_kind),
    ROW(mark_start),       ROW(mark_end),          ROW(node_polarity_get), ROW(node_get),
    ROW(mark_get),         ROW(numeral_get),       ROW(quantity_get),      ROW(lookalike_get),
    ROW(quote_get),        ROW(slogan_get),        ROW(reference_get),     ROW(directive_get),
    ROW(target_get),       ROW(doc_note_get),      ROW(doc_copy_nodes),    ROW(doc_copy_marks),
    ROW(doc_copy_views),   ROW(doc_copy_spans),    ROW(node_path),         ROW(doc_node_at),
    ROW(mark_next),        ROW(mark_spans),        ROW(doc_date_in),       END};
