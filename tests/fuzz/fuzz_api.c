/*
 * Fuzz target: the order of calls.  The first line behind the settings is a
 * program of two bytes a call (which, from 'a', and with what); the rest is the
 * text.  It makes and frees parsers and documents in any order, lets allocators fail
 * and call back, asks for handles that never were, hands in structs of any size and
 * buffers of any room, stops sinks.  What comes back is a status or zeros, a document
 * stays as it is, nothing leaks.  Every exported function is called: test_symbols.sh
 * compares.
 */
#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "fuzz.h"
#include "invariants.h"

enum { PARSERS = 2, DOCS = 3, CALLS = 24 };

typedef struct machine machine;

/* A parser's allocator: counts, fails on demand, and calls back when armed. */
typedef struct {
    machine *m;
    tl_test_memory memory;
    tiaoli_allocator inner;
    tiaoli_parser *parser;
    bool armed;
} owner;

struct machine {
    tl_fuzz_input *input;
    const char *text;
    size_t length;
    owner owners[PARSERS];
    tiaoli_doc *docs[DOCS];
    tiaoli_lexicon *lexicon;
};

/* --- Allocators that call back ------------------------------------------------------ */

static void call_back(owner *o) {
    if (!o->armed) return;
    o->armed = false;
    tiaoli_error error = {TIAOLI_OK, 77};
    TL_FUZZ_HOLDS(!tiaoli_parser_parse(o->parser, "", 0, NULL, &error) &&
                      error.status == TIAOLI_E_BUSY && error.offset == 0,
                  "a parser at work is busy", error.status);
    tiaoli_parser_free(o->parser); /* nor can it be freed */
    const owner *other = &o->m->owners[o == o->m->owners];
    tiaoli_doc *doc = tiaoli_parser_parse(other->parser, "一、学。", 12, NULL, &error);
    TL_FUZZ_HOLDS((doc != NULL) == (error.status == TIAOLI_OK), "another one may work",
                  error.status);
    tiaoli_doc_free(doc);
}

static void *TIAOLI_CALL owner_alloc(void *ctx, size_t size) {
    owner *o = ctx;
    call_back(o);
    return o->inner.alloc(o->inner.ctx, size);
}

static void *TIAOLI_CALL owner_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    owner *o = ctx;
    call_back(o);
    return o->inner.resize(o->inner.ctx, ptr, old_size, new_size);
}

static void TIAOLI_CALL owner_release(void *ctx, void *ptr, size_t size) {
    owner *o = ctx;
    o->inner.release(o->inner.ctx, ptr, size);
}

/* --- Parsers and documents ----------------------------------------------------------- */

static owner *with_parser(machine *m, uint8_t arg) {
    owner *o = &m->owners[arg % PARSERS];
    if (o->parser) return o;
    const tiaoli_allocator allocator = {o, owner_alloc, owner_resize, owner_release};
    const bool armed = o->armed; /* there is no parser to call yet */
    o->armed = false;
    tiaoli_error error;
    o->parser = tiaoli_parser_new(&allocator, &error);
    o->armed = armed;
    TL_FUZZ_HOLDS(
        o->parser ? error.status == TIAOLI_OK : error.status == TIAOLI_E_NOMEM && o->memory.fail_at,
        "a parser or a reason", error.status);
    return o;
}

static void keep(machine *m, uint8_t arg, tiaoli_doc *doc) {
    tiaoli_doc **slot = &m->docs[arg / PARSERS % DOCS];
    tiaoli_doc_free(*slot);
    *slot = doc;
}

static void call_parse(machine *m, uint8_t arg) {
    const owner *o = with_parser(m, arg);
    tiaoli_error error = {TIAOLI_E_SINK, UINT32_MAX};
    tl_fuzz_input input = *m->input;
    input.text = (char *)m->text;
    input.length = m->length;
    input.fail_at = o->memory.fail_at;
    /* a limit on bytes was made for the whole of the input */
    input.options.max_bytes = 0;
    input.options.lexicon = m->lexicon;
    tiaoli_doc *doc = tiaoli_parser_parse(o->parser, m->text, m->length, &input.options, &error);
    if (o->parser)
        tl_fuzz_check(&input, doc, error);
    else
        TL_FUZZ_HOLDS(!doc && error.status == TIAOLI_E_ARGUMENT, "no parser, no document", 0);
    keep(m, arg, doc);
}

static void call_parse_plain(machine *m, uint8_t arg) {
    const size_t part = arg < m->length ? arg : m->length;
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(m->text, part, &error);
    TL_FUZZ_HOLDS(doc ? error.status == TIAOLI_OK : error.status == TIAOLI_E_UTF8,
                  "any UTF-8 can be parsed", error.status);
    keep(m, arg, doc);
}

/* Options of any size, with something behind what is known. */
static void call_parse_odd(machine *m, uint8_t arg) {
    union {
        tiaoli_options options;
        unsigned char bytes[sizeof(tiaoli_options) + 32];
    } odd;
    memset(&odd, 0, sizeof odd);
    odd.options.size = arg % (uint32_t)(sizeof odd + 1);
    odd.bytes[sizeof odd - 1] = arg & 1;
    const bool dirty = (arg & 1) && odd.options.size == sizeof odd;
    tiaoli_error error;
    tiaoli_doc *doc =
        tiaoli_parser_parse(tl_fuzz_parser(), m->text, m->length, &odd.options, &error);
    if (odd.options.size < 8 || dirty)
        TL_FUZZ_HOLDS(!doc && error.status == TIAOLI_E_ABI, "odd options are refused", arg);
    else
        TL_FUZZ_HOLDS(doc || error.status == TIAOLI_E_UTF8, "short and long ones are not", arg);
    keep(m, arg, doc);
}

static void call_free_parser(machine *m, uint8_t arg) {
    owner *o = &m->owners[arg % PARSERS];
    tiaoli_parser_free(o->parser);
    o->parser = NULL;
}

static void call_free_doc(machine *m, uint8_t arg) { keep(m, arg, NULL); }

static void call_fail(machine *m, uint8_t arg) {
    tl_test_memory *memory = &m->owners[arg % PARSERS].memory;
    memory->calls = 0;
    memory->fail_at = arg / PARSERS % 24;
    memory->persistent = arg >= 128;
}

static void call_arm(machine *m, uint8_t arg) { m->owners[arg % PARSERS].armed = true; }

/* --- Asking a document ----------------------------------------------------------------- */

/* A handle that may be, is just past the last, or never was. */
static uint32_t handle(uint8_t arg, uint32_t count) {
    if (arg < 8) return UINT32_MAX - arg;
    if (arg < 16) return count + 1 + (arg - 8U);
    return arg < 24 ? 0 : arg - 23U;
}

static const tiaoli_doc *some_doc(const machine *m, uint8_t arg) {
    return m->docs[arg % DOCS]; /* or NULL */
}

static void call_node(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const tiaoli_node n = handle(arg, tiaoli_doc_node_count(doc));
    const bool known = n && n <= tiaoli_doc_node_count(doc);
    TL_FUZZ_HOLDS((tiaoli_node_kind(doc, n) != 0) == known, "a node has a kind", n);
    TL_FUZZ_HOLDS(known || (!tiaoli_node_start(doc, n) && !tiaoli_node_end(doc, n) &&
                            !tiaoli_node_parent(doc, n) && !tiaoli_node_first_child(doc, n) &&
                            !tiaoli_node_next_sibling(doc, n) && !tiaoli_node_past(doc, n)),
                  "an unknown node is zeros", n);
    tiaoli_node path[4] = {0};
    const uint32_t capacity = arg % 4, count = tiaoli_node_path(doc, n, path, capacity);
    TL_FUZZ_HOLDS(known || !count, "an unknown node has no path", n);
    for (uint32_t i = 0; i < 4; i++)
        TL_FUZZ_HOLDS(path[i] <= n && (path[i] != 0) == (i < count && i < capacity),
                      "a path is as long as asked for", i);
}

static void call_mark(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const tiaoli_mark mark = handle(arg, tiaoli_doc_mark_count(doc));
    const bool known = mark && mark <= tiaoli_doc_mark_count(doc);
    TL_FUZZ_HOLDS((tiaoli_mark_kind(doc, mark) != 0) == known, "a mark has a kind", mark);
    TL_FUZZ_HOLDS((tiaoli_mark_start(doc, mark) < tiaoli_mark_end(doc, mark)) == known,
                  "a mark has a span", mark);
}

/* What is asked of a document as a whole, and of none. */
static void call_about(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    size_t length = SIZE_MAX;
    const char *text = tiaoli_doc_text(doc, &length);
    TL_FUZZ_HOLDS(doc ? length <= m->input->length : text && !length, "a text has a length", arg);
    TL_FUZZ_HOLDS((tiaoli_doc_genre(doc) != 0) == (doc != NULL), "a document has a genre", arg);
    tiaoli_note note = {.size = sizeof note};
    TL_FUZZ_HOLDS(
        (tiaoli_doc_note_get(doc, arg, &note) == TIAOLI_OK) == (arg < tiaoli_doc_note_count(doc)),
        "there are as many notes as counted", arg);
    TL_FUZZ_HOLDS(tiaoli_version() && tiaoli_version_string()[0] && tiaoli_rules_revision() &&
                      tiaoli_segmenter_name()[0],
                  "a library says what it is", arg);
}

/* A struct of `size` bytes is filled to its size and no further. */
typedef tiaoli_status (*getter)(const tiaoli_doc *doc, uint32_t handle, void *out);

static tiaoli_status get_node(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_node_get(doc, h, out);
}
static tiaoli_status get_mark(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_mark_get(doc, h, out);
}
static tiaoli_status get_numeral(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_numeral_get(doc, h, out);
}
static tiaoli_status get_quantity(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_quantity_get(doc, h, out);
}
static tiaoli_status get_lookalike(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_lookalike_get(doc, h, out);
}
static tiaoli_status get_quote(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_quote_get(doc, h, out);
}
static tiaoli_status get_slogan(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_slogan_get(doc, h, out);
}
static tiaoli_status get_reference(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_reference_get(doc, h, out);
}
static tiaoli_status get_directive(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_directive_get(doc, h, out);
}
static tiaoli_status get_target(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_target_get(doc, h, out);
}
static tiaoli_status get_note(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_doc_note_get(doc, h, out);
}
static tiaoli_status get_polarity(const tiaoli_doc *doc, uint32_t h, void *out) {
    return tiaoli_node_polarity_get(doc, h, out);
}
static tiaoli_status get_genre(const tiaoli_doc *doc, uint32_t h, void *out) {
    (void)h;
    return tiaoli_doc_genre_get(doc, out);
}

static const getter getters[] = {
    get_node,      get_mark, get_numeral, get_quantity, get_lookalike, get_quote, get_reference,
    get_directive, get_note, get_genre,   get_polarity, get_slogan,    get_target};

static void call_get(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const uint32_t h = handle(arg, tiaoli_doc_mark_count(doc));
    for (size_t i = 0; i < sizeof getters / sizeof *getters; i++) {
        unsigned char out[160];
        const uint32_t size = (arg * 7U + (uint32_t)i * 13U) % (uint32_t)sizeof out;
        uint32_t told = 0;
        memset(out, 0xA5, sizeof out);
        memcpy(out, &size, sizeof size);
        const tiaoli_status status = getters[i](doc, h, out);
        memcpy(&told, out, sizeof told);
        if (status != TIAOLI_OK)
            TL_FUZZ_HOLDS((status == TIAOLI_E_ARGUMENT || status == TIAOLI_E_ABI) && told == size,
                          "misuse is told", i);
        else
            TL_FUZZ_HOLDS(size >= 8 && told <= size, "a struct is filled to its size", i);
        for (size_t b = status == TIAOLI_OK ? told : 4; b < sizeof out; b++)
            TL_FUZZ_HOLDS(out[b] == 0xA5, "nothing is written behind it", b);
    }
}

/* Rows of structs, some bytes apart. */
enum { COPIERS = 11, ROWS = 4, FURTHEST = 112 };

static uint32_t copy(const tiaoli_doc *doc, int32_t which, uint32_t first, void *out,
                     uint32_t capacity, uint32_t stride) {
    if (which == 0) return tiaoli_doc_copy_nodes(doc, first, out, capacity, stride);
    if (which == 1) return tiaoli_doc_copy_marks(doc, first, out, capacity, stride);
    return tiaoli_doc_copy_views(doc, first, which - 2, out, capacity, stride); /* 0 is no kind */
}

static void call_copy(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const uint32_t stride = arg % FURTHEST, capacity = arg % (ROWS + 1);
    for (int32_t which = 0; which < COPIERS; which++) {
        const uint32_t count = which ? tiaoli_doc_mark_count(doc) : tiaoli_doc_node_count(doc);
        const uint32_t first = handle(arg, count);
        unsigned char out[ROWS * FURTHEST];
        memset(out, 0xA5, sizeof out);
        const uint32_t copied = copy(doc, which, first, out, capacity, stride);
        TL_FUZZ_HOLDS(copied <= capacity && (!copied || first - 1 + copied <= count),
                      "as many are copied as there are", copied);
        TL_FUZZ_HOLDS(!copied || (stride && stride % 4 == 0), "a stride is a multiple of 4",
                      stride);
        for (uint32_t i = 0; i < copied; i++) {
            uint32_t told;
            memcpy(&told, out + (size_t)i * stride, sizeof told);
            TL_FUZZ_HOLDS(told >= 4 && told <= stride, "a struct is filled to its stride", told);
        }
        for (size_t b = (size_t)copied * stride; b < sizeof out; b++)
            TL_FUZZ_HOLDS(out[b] == 0xA5, "nothing is written behind the last", b);
    }
}

static void call_spans(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const uint32_t h = handle(arg, tiaoli_doc_mark_count(doc));
    const tiaoli_mark date = tiaoli_doc_date_in(doc, arg, h);
    const uint32_t from = tiaoli_mark_start(doc, date);
    TL_FUZZ_HOLDS(!date || (from >= arg && from < h), "a date begins where it is looked for", date);
    tiaoli_span out[3];
    memset(out, 0xA5, sizeof out);
    const uint32_t capacity = arg % 3;
    const uint32_t count = tiaoli_mark_spans(doc, h, (int32_t)arg % 24 - 3, out, capacity);
    const uint32_t written = count < capacity ? count : capacity;
    for (uint32_t i = written; i < 3; i++)
        TL_FUZZ_HOLDS(out[i].start == 0xA5A5A5A5U, "no more spans than asked for", i);
    tiaoli_role_span all[3];
    memset(all, 0xA5, sizeof all);
    const uint32_t more = tiaoli_doc_copy_spans(doc, h, all, capacity);
    TL_FUZZ_HOLDS(more >= count, "a mark's spans are among all", more);
    for (uint32_t i = 0; i < 3; i++)
        TL_FUZZ_HOLDS(i < more && i < capacity ? all[i].mark >= h : all[i].start == 0xA5A5A5A5U,
                      "spans are of the marks asked for", i);
}

/* --- Texts ------------------------------------------------------------------------------ */

/* Whatever is written into a buffer, by snprintf's rule. */
typedef size_t (*writer)(const tiaoli_doc *doc, uint32_t handle, char *buffer, size_t capacity);

static size_t write_value(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    return tiaoli_value_text(doc, h, buffer, capacity);
}
static size_t write_target(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    return tiaoli_reference_text(doc, h, buffer, capacity);
}
static size_t write_path(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    return tiaoli_node_path_text(doc, h, h & 1 ? NULL : "", buffer, capacity);
}
static size_t write_span(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    return tiaoli_doc_span_text(doc, h / 2, h, buffer, capacity);
}
static size_t write_document(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    return tiaoli_doc_json(doc, h % 3, buffer, capacity);
}
static size_t write_numeral(const tiaoli_doc *doc, uint32_t h, char *buffer, size_t capacity) {
    tiaoli_numeral numeral = {.size = sizeof numeral};
    (void)tiaoli_numeral_get(doc, h, &numeral);
    return tiaoli_numeral_write(&numeral, (int32_t)(h % 5) - 1, buffer, capacity);
}

static const writer writers[] = {write_value, write_target,   write_path,
                                 write_span,  write_document, write_numeral};

static bool is_utf8(const char *text, size_t length) {
    size_t at = 0, size;
    while (at < length && (size = tl_fuzz_character(text, at, length)) != 0) at += size;
    return at == length;
}

static void call_texts(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const uint32_t h = handle(arg, tiaoli_doc_mark_count(doc));
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        char some[40];
        memset(some, '#', sizeof some);
        const size_t room = arg % 32, length = writers[i](doc, h, some, room);
        char *all = malloc(length + 1);
        if (!all) abort();
        TL_FUZZ_HOLDS(writers[i](doc, h, NULL, SIZE_MAX) == length, "a length is asked for", i);
        TL_FUZZ_HOLDS(writers[i](doc, h, all, length + 1) == length && strlen(all) == length,
                      "a text has the length told", i);
        TL_FUZZ_HOLDS(is_utf8(all, length), "a text is UTF-8", i);
        TL_FUZZ_HOLDS(some[room] == '#', "nothing is written behind it", i);
        if (room) {
            const size_t fits = length < room ? length : room - 1, written = strlen(some);
            TL_FUZZ_HOLDS(memcmp(some, all, written) == 0, "what fits is its beginning", i);
            TL_FUZZ_HOLDS(written <= fits && (written == length || written + 4 > fits) &&
                              is_utf8(some, written),
                          "whole characters are written, as many as fit", i);
        }
        free(all);
    }
}

/* --- Texts that are read ------------------------------------------------------------------ */

/* Where a piece of the text begins, and how long it is: what `arg` says. */
static const char *piece(const machine *m, uint8_t arg, size_t *length) {
    const size_t from = (size_t)(arg / 16) * 3;
    *length = 0;
    if (from >= m->length) return "";
    const size_t left = m->length - from;
    *length = (size_t)(arg % 16) * 3 < left ? (size_t)(arg % 16) * 3 : left;
    return m->text + from;
}

static bool same_value(const tiaoli_numeral *a, const tiaoli_numeral *b) {
    return a->low == b->low && a->high == b->high && a->denominator == b->denominator &&
           a->scale == b->scale;
}

/* A numeral that is read can be written, and says the same when read again. */
static void call_numeral(machine *m, uint8_t arg) {
    size_t length;
    const char *text = piece(m, arg, &length);
    tiaoli_numeral first = {.size = sizeof first};
    const tiaoli_status status = tiaoli_numeral_read(text, length, &first);
    if (status != TIAOLI_OK) {
        TL_FUZZ_HOLDS(status == (is_utf8(text, length) ? TIAOLI_E_ARGUMENT : TIAOLI_E_UTF8),
                      "no numeral is told", status);
        return;
    }
    for (int32_t style = TIAOLI_STYLE_WORDS; style <= TIAOLI_STYLE_FIGURES; style++) {
        char written[512];
        const size_t bytes = tiaoli_numeral_write(&first, style, written, sizeof written);
        TL_FUZZ_HOLDS(bytes < sizeof written, "a numeral is short", bytes);
        tiaoli_numeral again = {.size = sizeof again};
        if (bytes)
            TL_FUZZ_HOLDS(tiaoli_numeral_read(written, bytes, &again) == TIAOLI_OK &&
                              same_value(&first, &again),
                          "a numeral written is read again", style);
    }
}

static void call_citation(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    size_t length;
    const char *text = piece(m, arg | 15, &length);
    tiaoli_citation citation = {.size = sizeof citation};
    const size_t used = tiaoli_citation_read(text, length, &citation);
    const bool some = citation.part || citation.chapter || citation.section || citation.article ||
                      citation.paragraph || citation.item || citation.subitem;
    TL_FUZZ_HOLDS(used <= length && some == (used != 0), "a citation has a number", used);
    if (arg & 1) citation.article = arg >> 1; /* what the text may not say */
    tiaoli_node last = UINT32_MAX;
    const tiaoli_node first = tiaoli_doc_find(doc, &citation, &last);
    TL_FUZZ_HOLDS(first <= last && last <= tiaoli_doc_node_count(doc) && !first == !last,
                  "a provision is a row of nodes", first);
}

/* --- Searches ------------------------------------------------------------------------------- */

static void call_seek(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const uint32_t nodes = tiaoli_doc_node_count(doc), within = handle(arg, nodes);
    const tiaoli_node n = tiaoli_doc_node_at(doc, arg < 4 ? UINT32_MAX : arg, arg % 25 - 2);
    TL_FUZZ_HOLDS(n <= nodes, "a node is found or none", n);
    const tiaoli_mark mark = tiaoli_mark_next(doc, within, arg % 9 - 1, arg < 4 ? UINT32_MAX : 0);
    TL_FUZZ_HOLDS(mark <= tiaoli_doc_mark_count(doc), "a mark is found or none", mark);
    TL_FUZZ_HOLDS(!mark || !within ||
                      (tiaoli_mark_start(doc, mark) >= tiaoli_node_start(doc, within) &&
                       tiaoli_mark_start(doc, mark) < tiaoli_node_end(doc, within)),
                  "a mark starts in its node", mark);
}

static void call_names(machine *m, uint8_t arg) {
    (void)m;
    const int32_t value = arg < 16 ? INT32_MIN + arg : arg > 240 ? INT32_MAX - arg : arg - 64;
    TL_FUZZ_HOLDS(tiaoli_name(arg % 32 - 4, value), "a name or nothing", value);
    TL_FUZZ_HOLDS(tiaoli_status_text(value)[0] && tiaoli_status_name(value)[0], "a status", value);
    TL_FUZZ_HOLDS(tiaoli_note_text(value) && tiaoli_problem_text(value), "a note", value);
}

typedef struct {
    machine *m;
    uint32_t calls, stop_at;
} sink_state;

/* A sink may use documents and parsers. */
static int32_t TIAOLI_CALL sink(void *ctx, const char *data, size_t length) {
    sink_state *state = ctx;
    (void)data;
    TL_FUZZ_HOLDS(length > 0, "a sink gets something", length);
    if (state->calls++ == 0) {
        tiaoli_error error;
        tiaoli_doc *doc =
            tiaoli_parser_parse(state->m->owners[0].parser, "要学。", 9, NULL, &error);
        tiaoli_doc_free(doc);
    }
    return state->calls == state->stop_at;
}

static void call_json(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    sink_state state = {m, 0, arg / 16};
    const tiaoli_status status = tiaoli_doc_write_json(doc, arg % 4, sink, &state);
    if (!doc || arg % 4 > TIAOLI_JSON_PRETTY)
        TL_FUZZ_HOLDS(status == TIAOLI_E_ARGUMENT && !state.calls, "misuse is told", arg);
    else if (state.stop_at && state.calls >= state.stop_at)
        TL_FUZZ_HOLDS(status == TIAOLI_E_SINK && state.calls == state.stop_at, "a sink stops", arg);
    else
        TL_FUZZ_HOLDS(status == TIAOLI_OK, "JSON is written", arg);
}

static void call_check(machine *m, uint8_t arg) {
    char message[200];
    const tiaoli_doc *doc = some_doc(m, arg);
    if (doc && !tl_invariants(doc, message, sizeof message)) tl_fuzz_fail(message, "later", arg);
}

/* A list of the text's first bytes, until the next one takes its place. */
static void call_lexicon(machine *m, uint8_t arg) {
    tiaoli_lexicon_free(m->lexicon);
    const owner *o = &m->owners[arg % PARSERS];
    const size_t length = (size_t)arg * 2 < m->length ? (size_t)arg * 2 : m->length;
    tiaoli_error error;
    m->lexicon = tiaoli_lexicon_new(m->text, length, &o->inner, NULL, &error);
    TL_FUZZ_HOLDS(m->lexicon ? error.status == TIAOLI_OK
                             : error.status == TIAOLI_E_LEXICON ||
                                   (error.status == TIAOLI_E_NOMEM && o->memory.fail_at),
                  "a lexicon or a reason", error.status);
}

/* There and back again, for every offset that is one. */
static void call_offsets(machine *m, uint8_t arg) {
    const owner *o = &m->owners[arg % PARSERS];
    tiaoli_error error;
    tiaoli_offsets *index = tiaoli_offsets_new(m->text, m->length, &o->inner, &error);
    TL_FUZZ_HOLDS(
        index ? error.status == TIAOLI_OK : error.status == TIAOLI_E_NOMEM && o->memory.fail_at,
        "an index or a reason", error.status);
    const int32_t from = arg / PARSERS % 4, to = arg / (PARSERS * 4) % 4;
    uint32_t in[64], out[64], back[64];
    for (uint32_t i = 0; i < 64; i++) in[i] = i * (1 + arg % 5);
    const size_t there = tiaoli_offsets_convert(index, from, to, in, out, 64);
    TL_FUZZ_HOLDS(there <= 64 && (!there || (index && from < 3 && to < 3)), "as many as asked",
                  there);
    TL_FUZZ_HOLDS(tiaoli_offsets_convert(index, to, from, out, back, there) == there &&
                      memcmp(in, back, there * sizeof *in) == 0,
                  "there and back is the same", there);
    tiaoli_offsets_free(index);
}

/* A list of slogans holds each slogan of the document once. */
static void call_slogans(machine *m, uint8_t arg) {
    const tiaoli_doc *doc = some_doc(m, arg);
    const owner *o = &m->owners[arg / DOCS % PARSERS];
    tiaoli_error error;
    tiaoli_slogans *list = tiaoli_slogans_new(doc, &o->inner, &error);
    TL_FUZZ_HOLDS(list  ? error.status == TIAOLI_OK
                  : doc ? error.status == TIAOLI_E_NOMEM && o->memory.fail_at
                        : error.status == TIAOLI_E_ARGUMENT,
                  "a list or a reason", error.status);
    tiaoli_mark last = 0;
    for (uint32_t i = 0; i < tiaoli_slogans_count(list); i++) {
        tiaoli_mark marks[2] = {0, 0};
        const uint32_t count = tiaoli_slogans_marks(list, i, marks, 1);
        TL_FUZZ_HOLDS(count && marks[0] > last && !marks[1], "entries are in order", i);
        const int32_t kind = tiaoli_mark_kind(doc, marks[0]);
        TL_FUZZ_HOLDS(kind == TIAOLI_MARK_QUOTE || kind == TIAOLI_MARK_SLOGAN,
                      "a slogan is a quote or none", kind);
        TL_FUZZ_HOLDS(tiaoli_slogans_text(list, i)[0] && tiaoli_slogans_kinds(list, i),
                      "an entry has a text and kinds", i);
        last = marks[0];
    }
    tiaoli_slogans_free(list);
}

/* --- The program -------------------------------------------------------------------------- */

typedef void (*call)(machine *m, uint8_t arg);
static const call calls[] = {
    /* a */ call_parse,
    /* b */ call_parse_plain,
    /* c */ call_parse_odd,
    /* d */ call_free_parser,
    /* e */ call_free_doc,
    /* f */ call_fail,
    /* g */ call_arm,
    /* h */ call_node,
    /* i */ call_get,
    /* j */ call_copy,
    /* k */ call_spans,
    /* l */ call_seek,
    /* m */ call_names,
    /* n */ call_json,
    /* o */ call_check,
    /* p */ call_offsets,
    /* q */ call_lexicon,
    /* r */ call_parse, /* again: without a document little can be asked */
    /* s */ call_mark,
    /* t */ call_about,
    /* u */ call_texts,
    /* v */ call_numeral,
    /* w */ call_citation,
    /* x */ call_slogans};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tl_fuzz_input input = tl_fuzz_read(data, size);
    machine m;
    memset(&m, 0, sizeof m);
    m.input = &input;
    const char *line =
        input.length ? memchr(input.text, '\n', input.length) : NULL; /* end of the program */
    const size_t program = line ? (size_t)(line - input.text) : 0;
    if (line) m.text = line + 1;
    m.length = line ? input.length - program - 1 : 0;
    for (size_t i = 0; i < PARSERS; i++) {
        m.owners[i].m = &m;
        m.owners[i].inner = tl_test_allocator(&m.owners[i].memory);
    }
    for (size_t i = 0; i + 1 < program && i < (size_t)CALLS * 2; i += 2) {
        const uint8_t which = (uint8_t)input.text[i], arg = (uint8_t)input.text[i + 1];
        calls[(uint8_t)(which - 'a') % (sizeof calls / sizeof *calls)](&m, arg);
    }
    for (size_t i = 0; i < DOCS; i++) tiaoli_doc_free(m.docs[i]);
    tiaoli_lexicon_free(m.lexicon);
    for (size_t i = 0; i < PARSERS; i++) {
        tiaoli_parser_free(m.owners[i].parser);
        TL_FUZZ_HOLDS(m.owners[i].memory.live == 0, "all memory comes back", i);
        TL_FUZZ_HOLDS(!m.owners[i].memory.wrong_size, "a block goes back with its size", i);
    }
    tl_fuzz_done(&input);
    return 0;
}
