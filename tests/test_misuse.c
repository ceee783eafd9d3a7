/*
 * Every exported function, misused: NULL, handles that never were or are another
 * document's, marks of another kind, structs of any size, and all of it again from
 * inside an allocator and a sink.  What comes back is a status or zeros.
 *     test_misuse             runs the table
 *     test_misuse --list      names its rows, for test_symbols.sh to compare
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counting.h"

enum { ROOM = 256, DIRT = 0xA5 };

/* What a row may misuse, and from where. */
typedef struct {
    const char *where;
    const tiaoli_doc *doc;   /* has marks of every kind, and notes          */
    const tiaoli_doc *other; /* has more of all; its handles are stale here */
    tiaoli_parser *busy;     /* a parser at work, or NULL                   */
} scene;

static int failures;
static const char *function;

static void expect(const scene *s, bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "%s, %s: not so: %s\n", function, s->where, what);
    failures++;
}
#define MUST(condition) expect(s, (condition), #condition)

/* --- Handles ----------------------------------------------------------------------- */

enum { UNKNOWN = 4 };

/* None, just past the last, one of a larger document, none that could ever be. */
static void unknown_handles(uint32_t count, uint32_t others, uint32_t *handles) {
    handles[0] = 0;
    handles[1] = count + 1;
    handles[2] = others > count ? others : count + 2;
    handles[3] = UINT32_MAX;
}

static void unknown_nodes(const scene *s, uint32_t *handles) {
    unknown_handles(tiaoli_doc_node_count(s->doc), tiaoli_doc_node_count(s->other), handles);
}

static void unknown_marks(const scene *s, uint32_t *handles) {
    unknown_handles(tiaoli_doc_mark_count(s->doc), tiaoli_doc_mark_count(s->other), handles);
}

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

typedef tiaoli_status (*getter)(const tiaoli_doc *doc, uint32_t handle, void *out);

static bool is_dirt(const unsigned char *bytes, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (bytes[i] != DIRT) return false;
    return true;
}

/* One call with a struct of `size` among dirt; gives the size that is told back. */
static tiaoli_status call_sized(getter get, const tiaoli_doc *doc, uint32_t handle, uint32_t size,
                                unsigned char *out, uint32_t *told) {
    memset(out, DIRT, ROOM);
    memcpy(out, &size, sizeof size);
    const tiaoli_status status = get(doc, handle, out);
    memcpy(told, out, sizeof *told);
    return status;
}

static void refuse(const scene *s, getter get, const tiaoli_doc *doc, uint32_t handle,
                   uint32_t size, tiaoli_status expected) {
    unsigned char out[ROOM];
    uint32_t told;
    MUST(call_sized(get, doc, handle, size, out, &told) == expected);
    MUST(told == size && is_dirt(out, sizeof told, ROOM));
}

/* A struct of any size from 8 on is filled so far and no further. */
static void sizes(const scene *s, getter get, uint32_t known, uint32_t whole) {
    unsigned char out[ROOM];
    uint32_t told;
    for (uint32_t size = 0; size < 8; size++) refuse(s, get, s->doc, known, size, TIAOLI_E_ABI);
    for (uint32_t size = 8; size <= whole; size++) {
        MUST(call_sized(get, s->doc, known, size, out, &told) == TIAOLI_OK);
        MUST(told == size && is_dirt(out, size, ROOM));
    }
    static const uint32_t huge[] = {ROOM, 1U << 31, UINT32_MAX};
    for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
        MUST(call_sized(get, s->doc, known, huge[i], out, &told) == TIAOLI_OK);
        MUST(told == whole && is_dirt(out, whole, ROOM));
    }
    MUST(get(s->doc, known, NULL) == TIAOLI_E_ARGUMENT);
}

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
VIEW(reference_get, tiaoli_reference, TIAOLI_MARK_REFERENCE)
VIEW(directive_get, tiaoli_directive, TIAOLI_MARK_DIRECTIVE)

GETTER(doc_note_get, tiaoli_note)
static void misuse_doc_note_get(const scene *s) {
    const uint32_t count = tiaoli_doc_note_count(s->doc);
    MUST(count > 0);
    const uint32_t past[UNKNOWN] = {count, count + 1, UINT32_MAX - 1, UINT32_MAX};
    unknown_to(s, ask_doc_note_get, past, sizeof(tiaoli_note));
    sizes(s, ask_doc_note_get, 0, sizeof(tiaoli_note));
}

/* --- Documents -------------------------------------------------------------------------- */

static void misuse_doc_node_count(const scene *s) { MUST(tiaoli_doc_node_count(NULL) == 0); }
static void misuse_doc_mark_count(const scene *s) { MUST(tiaoli_doc_mark_count(NULL) == 0); }
static void misuse_doc_note_count(const scene *s) { MUST(tiaoli_doc_note_count(NULL) == 0); }
static void misuse_doc_genre(const scene *s) { MUST(tiaoli_doc_genre(NULL) == 0); }

static tiaoli_status ask_doc_genre_get(const tiaoli_doc *doc, uint32_t handle, void *out) {
    (void)handle;
    return tiaoli_doc_genre_get(doc, out);
}

static void misuse_doc_genre_get(const scene *s) {
    tiaoli_evidence why = {sizeof why, 0, 0, 0, 0};
    MUST(tiaoli_doc_genre_get(NULL, &why) == TIAOLI_E_ARGUMENT);
    MUST(tiaoli_doc_genre_get(s->doc, NULL) == TIAOLI_E_ARGUMENT);
    sizes(s, ask_doc_genre_get, 0, sizeof(tiaoli_evidence));
}

static void misuse_doc_text(const scene *s) {
    size_t length = 99;
    MUST(strcmp(tiaoli_doc_text(NULL, &length), "") == 0 && length == 0);
    MUST(strcmp(tiaoli_doc_text(NULL, NULL), "") == 0);
    MUST(tiaoli_doc_text(s->doc, NULL) != NULL);
}

static void misuse_doc_free(const scene *s) {
    (void)s;
    tiaoli_doc_free(NULL);
}

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
                                      sizeof(tiaoli_reference), sizeof(tiaoli_directive)};
    uint32_t handles[UNKNOWN];
    unknown_marks(s, handles);
    for (view_kind = TIAOLI_MARK_NUMERAL; view_kind <= TIAOLI_MARK_DIRECTIVE; view_kind++) {
        tiaoli_mark last = 0, next = 0;
        while ((next = tiaoli_mark_next(s->doc, 0, view_kind, last)) != 0) last = next;
        misuse_copier(s, ask_doc_copy_views, handles, last,
                      wholes[view_kind - TIAOLI_MARK_NUMERAL]);
    }
    static const int32_t none[] = {0, -1, TIAOLI_MARK_DIRECTIVE + 1, 256, INT32_MIN, INT32_MAX};
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

/* --- Making objects ----------------------------------------------------------------------- */

static bool is_error(tiaoli_error error, tiaoli_status status, uint32_t offset) {
    return error.status == status && error.offset == offset;
}

typedef void *(*maker)(const tiaoli_allocator *allocator, tiaoli_error *error);

/* An allocator that lacks a function is refused before it is used. */
static void incomplete_allocators(const scene *s, maker make) {
    tl_test_memory memory = {0};
    for (int lacks = 1; lacks < 8; lacks++) {
        tiaoli_allocator allocator = tl_test_allocator(&memory);
        if (lacks & 1) allocator.alloc = NULL;
        if (lacks & 2) allocator.resize = NULL;
        if (lacks & 4) allocator.release = NULL;
        tiaoli_error error = {TIAOLI_E_SINK, 7};
        MUST(make(&allocator, &error) == NULL && is_error(error, TIAOLI_E_ARGUMENT, 0));
        MUST(make(&allocator, NULL) == NULL);
    }
    MUST(memory.calls == 0);
}

static void misuse_parse(const scene *s) {
    tiaoli_error error = {TIAOLI_E_SINK, 7};
    MUST(!tiaoli_parse(NULL, 1, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parse(NULL, SIZE_MAX, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parse("x", SIZE_MAX, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_parse("\xFF", 1, NULL));
    tiaoli_doc *empty = tiaoli_parse(NULL, 0, NULL);
    MUST(empty != NULL);
    tiaoli_doc_free(empty);
}

static void *make_parser(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_parser_new(allocator, error);
}
static void misuse_parser_new(const scene *s) { incomplete_allocators(s, make_parser); }

static void misuse_parser_free(const scene *s) {
    tiaoli_parser_free(NULL);
    tiaoli_error error;
    tiaoli_parser_free(s->busy); /* at work: it stays */
    MUST(!s->busy ||
         (!tiaoli_parser_parse(s->busy, "", 0, NULL, &error) && error.status == TIAOLI_E_BUSY));
}

/* Options, with room behind them for what a newer header may have. */
typedef union {
    tiaoli_options options;
    unsigned char bytes[sizeof(tiaoli_options) + 64];
} some_options;

static void odd_options(const scene *s, tiaoli_parser *parser) {
    tiaoli_error error;
    some_options some;
    for (uint32_t size = 0; size < 8; size++) {
        memset(&some, 0, sizeof some);
        some.options.size = size;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ABI, 0));
    }
    memset(&some, 0, sizeof some);
    some.options.size = sizeof some;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "x", 1, &some.options, &error);
    MUST(doc != NULL);
    tiaoli_doc_free(doc);
    for (size_t at = sizeof(tiaoli_options); at < sizeof some; at++) {
        memset(&some, 0, sizeof some);
        some.options.size = sizeof some;
        some.bytes[at] = 1;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ABI, 0));
    }
    memset(&some, 0, sizeof some);
    some.options.size = sizeof some.options;
    for (uint32_t flag = 1U << 31; flag > TIAOLI_PARSE_EXHAUSTIVE; flag >>= 1) {
        some.options.flags = flag;
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ARGUMENT, 0));
    }
    some.options.flags = 0;
    static const int32_t genres[] = {-1, TIAOLI_GENRE_OTHER + 1, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof genres / sizeof *genres; i++) {
        some.options.genre = genres[i];
        MUST(!tiaoli_parser_parse(parser, "x", 1, &some.options, &error) &&
             is_error(error, TIAOLI_E_ARGUMENT, 0));
    }
}

static void misuse_parser_parse(const scene *s) {
    tiaoli_error error = {TIAOLI_E_SINK, 7};
    MUST(!tiaoli_parser_parse(NULL, "x", 1, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parser_parse(NULL, NULL, 1, NULL, NULL));
    MUST(!s->busy || (!tiaoli_parser_parse(s->busy, "x", 1, NULL, &error) &&
                      is_error(error, TIAOLI_E_BUSY, 0)));
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    MUST(parser != NULL);
    MUST(!tiaoli_parser_parse(parser, NULL, 1, NULL, &error) &&
         is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_parser_parse(parser, "x", SIZE_MAX, NULL, &error) &&
         error.status == TIAOLI_E_LIMIT);
    odd_options(s, parser);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "要学。", 9, NULL, &error);
    MUST(doc && is_error(error, TIAOLI_OK, 0)); /* it is as good as new */
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
}

static void *make_offsets(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_offsets_new("x", 1, allocator, error);
}
static void misuse_offsets_new(const scene *s) {
    tiaoli_error error;
    incomplete_allocators(s, make_offsets);
    MUST(!tiaoli_offsets_new(NULL, 1, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_offsets_new("x", SIZE_MAX, NULL, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_offsets_new(NULL, 1, NULL, NULL));
}

static void misuse_offsets_free(const scene *s) {
    (void)s;
    tiaoli_offsets_free(NULL);
}

static void misuse_offsets_convert(const scene *s) {
    tiaoli_offsets *index = tiaoli_offsets_new("一a", 4, NULL, NULL);
    MUST(index != NULL);
    const uint32_t in[] = {0, 3, 4, 5};
    uint32_t out[4];
    memset(out, DIRT, sizeof out);
    MUST(tiaoli_offsets_convert(NULL, 0, 1, in, out, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, NULL, out, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, in, NULL, 4) == 0);
    MUST(tiaoli_offsets_convert(index, 0, 1, in, out, 0) == 0);
    static const int32_t units[] = {-1, 3, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        MUST(tiaoli_offsets_convert(index, units[i], 0, in, out, 4) == 0);
        MUST(tiaoli_offsets_convert(index, 0, units[i], in, out, 4) == 0);
    }
    MUST(is_dirt((unsigned char *)out, 0, sizeof out));
    MUST(tiaoli_offsets_convert(index, 0, 1, in, out, 4) == 3 && out[2] == 2);
    MUST(is_dirt((unsigned char *)out, sizeof *out * 3, sizeof out)); /* 5 is beyond the end */
    tiaoli_offsets_free(index);
}

static void *make_lexicon(const tiaoli_allocator *allocator, tiaoli_error *error) {
    return tiaoli_lexicon_new("x\tverb", 6, allocator, NULL, error);
}

/* tiaoli_lexicon_new() fills a struct as the getters do. */
static tiaoli_status ask_problem(const tiaoli_doc *doc, uint32_t handle, void *out) {
    tiaoli_error error;
    (void)doc;
    (void)handle;
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new("x", 1, NULL, out, &error);
    tiaoli_lexicon_free(lexicon);
    if (lexicon) return TIAOLI_E_SINK;
    if (!out) return TIAOLI_E_ARGUMENT; /* it may be NULL here; sizes() asks for a status */
    return error.status == TIAOLI_E_LEXICON ? TIAOLI_OK : error.status;
}

static void misuse_lexicon_new(const scene *s) {
    tiaoli_error error;
    incomplete_allocators(s, make_lexicon);
    sizes(s, ask_problem, 0, sizeof(tiaoli_problem));
    MUST(!tiaoli_lexicon_new(NULL, 1, NULL, NULL, &error) && is_error(error, TIAOLI_E_ARGUMENT, 0));
    MUST(!tiaoli_lexicon_new("x", SIZE_MAX, NULL, NULL, &error) && error.status == TIAOLI_E_LIMIT);
    MUST(!tiaoli_lexicon_new("x", 1, NULL, NULL, NULL));
}

static void misuse_lexicon_free(const scene *s) {
    (void)s;
    tiaoli_lexicon_free(NULL);
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
        for (int32_t domain = -1; domain <= TIAOLI_DOMAIN_RULE + 1; domain++)
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

/* --- The table ---------------------------------------------------------------------------- */

#define ROW(name) \
    { "tiaoli_" #name, misuse_##name }
static const struct {
    const char *name;
    void (*misuse)(const scene *s);
} table[] = {ROW(doc_genre_get),
             ROW(node_polarity_get),
             ROW(parse),
             ROW(parser_new),
             ROW(parser_free),
             ROW(parser_parse),
             ROW(doc_free),
             ROW(doc_text),
             ROW(doc_genre),
             ROW(doc_node_count),
             ROW(doc_mark_count),
             ROW(doc_note_count),
             ROW(doc_note_get),
             ROW(doc_copy_nodes),
             ROW(doc_node_at),
             ROW(doc_write_json),
             ROW(node_get),
             ROW(node_kind),
             ROW(node_start),
             ROW(node_end),
             ROW(node_parent),
             ROW(node_first_child),
             ROW(node_past),
             ROW(mark_get),
             ROW(node_next_sibling),
             ROW(mark_kind),
             ROW(mark_start),
             ROW(mark_end),
             ROW(mark_next),
             ROW(mark_spans),
             ROW(numeral_get),
             ROW(quantity_get),
             ROW(lookalike_get),
             ROW(quote_get),
             ROW(reference_get),
             ROW(directive_get),
             ROW(value_text),
             ROW(reference_text),
             ROW(citation_read),
             ROW(doc_find),
             ROW(offsets_new),
             ROW(offsets_convert),
             ROW(offsets_free),
             ROW(lexicon_new),
             ROW(lexicon_free),
             ROW(status_text),
             ROW(status_name),
             ROW(note_text),
             ROW(problem_text),
             ROW(name),
             ROW(version),
             ROW(version_string),
             ROW(rules_revision),
             ROW(segmenter_name),
             ROW(doc_copy_marks),
             ROW(doc_copy_views),
             ROW(doc_copy_spans),
             ROW(node_path),
             ROW(node_path_text),
             ROW(doc_span_text),
             ROW(doc_json),
             ROW(numeral_read),
             ROW(numeral_write)};
enum { ROWS = sizeof table / sizeof *table };

static void misuse_all(const scene *s) {
    for (int i = 0; i < ROWS; i++) {
        function = table[i].name;
        table[i].misuse(s);
    }
}

/* --- From inside ----------------------------------------------------------------------------- */

/* An allocator that runs the whole table at a few of its calls. */
typedef struct {
    scene scene;
    tl_test_memory memory;
    tiaoli_allocator inner;
    unsigned calls, runs;
} inside;

static void run_inside(inside *in) {
    in->calls++;
    if (in->calls != 1 && in->calls % 8 != 0) return;
    in->runs++;
    misuse_all(&in->scene);
}

static void *TIAOLI_CALL inside_alloc(void *ctx, size_t size) {
    inside *in = ctx;
    run_inside(in);
    return in->inner.alloc(in->inner.ctx, size);
}

static void *TIAOLI_CALL inside_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    inside *in = ctx;
    run_inside(in);
    return in->inner.resize(in->inner.ctx, ptr, old_size, new_size);
}

static void TIAOLI_CALL inside_release(void *ctx, void *ptr, size_t size) {
    inside *in = ctx;
    run_inside(in);
    in->inner.release(in->inner.ctx, ptr, size);
}

static void from_inside_an_allocator(const scene *plain, const char *text) {
    inside in = {0};
    in.scene = *plain;
    in.scene.where = "in an allocator";
    in.inner = tl_test_allocator(&in.memory);
    const scene *s = &in.scene;
    const tiaoli_allocator allocator = {&in, inside_alloc, inside_resize, inside_release};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, NULL);
    in.scene.busy = parser;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), NULL, NULL);
    in.scene.busy = NULL;
    MUST(tiaoli_doc_node_count(doc) == tiaoli_doc_node_count(plain->doc));
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, strlen(text), &allocator, NULL);
    tiaoli_lexicon *lexicon =
        tiaoli_lexicon_new("擘画\tverb\n", strlen("擘画\tverb\n"), &allocator, NULL, NULL);
    MUST(offsets && lexicon);
    MUST(in.runs > 3);
    in.scene.where = "in an allocator's release";
    tiaoli_offsets_free(offsets);
    tiaoli_lexicon_free(lexicon);
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    MUST(in.memory.live == 0 && !in.memory.wrong_size);
}

typedef struct {
    scene scene;
    unsigned calls;
} inside_sink;

static int32_t TIAOLI_CALL sink(void *ctx, const char *data, size_t length) {
    inside_sink *in = ctx;
    (void)data;
    (void)length;
    if (in->calls++ < 2) misuse_all(&in->scene);
    return 0;
}

static void from_inside_a_sink(const scene *plain) {
    inside_sink in = {*plain, 0};
    const scene *s = &in.scene;
    in.scene.where = "in a sink";
    MUST(tiaoli_doc_write_json(plain->doc, 0, sink, &in) == TIAOLI_OK);
    MUST(in.calls > 0);
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "--list") == 0) {
        for (int i = 0; i < ROWS; i++) puts(table[i].name);
        return 0;
    }
    static const char text[] =
        "关于加强工作的通知\n各部门：\n一、加强领导\n各部门要在2025年底前健全“五学联动”机制，统一思"
        "想。\n"
        "三、“部署\n按照《工作条例》第十条，安排资金三百万元。\n";
    char twice[2 * sizeof text];
    snprintf(twice, sizeof twice, "%s%s", text, text);
    tiaoli_doc *doc = tiaoli_parse(text, strlen(text), NULL);
    tiaoli_doc *other = tiaoli_parse(twice, strlen(twice), NULL);
    if (!doc || !other) return 1;
    const scene plain = {"plainly", doc, other, NULL};
    misuse_all(&plain);
    from_inside_an_allocator(&plain, text);
    from_inside_a_sink(&plain);
    tiaoli_doc_free(doc);
    tiaoli_doc_free(other);
    return failures != 0;
}
