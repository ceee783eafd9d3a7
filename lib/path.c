/*
 * Takes a node or a span of a document, gives text that people read: the path of
 * headings down to the node, and the span without its line breaks.  Total
 * functions, as in doc.c.
 */
#include <string.h>

#include "document.h"
#include "text.h"
#include "text_buffer.h"

enum {
    MOST_STEPS = 64 + 1, /* divisions (max_depth) in an attachment            */
    LONGEST_STEP = 120   /* characters; what is longer heads a page, no index  */
};

/* ----- spans ------------------------------------------------------------------ */

static bool is_break(uint32_t c) { return c == '\n' || c == '\r'; }

/* Space of any kind; also control characters, which would end a C string or act
 * upon a terminal. */
static bool is_space(uint32_t c) { return tl_is_control(c) || tl_is_blank(c); }

/* Chinese is written on without a blank where a line ends; Latin is not. */
static bool parts_words(uint32_t before, uint32_t after) {
    return before > ' ' && before < 0x2000 && after < 0x2000;
}

/* A run of space becomes one blank, or none where it is only a line's end; most:
 * characters, 0 = all. */
static void put_joined(tl_text_buffer *out, const char *text, tl_span span, uint32_t most) {
    uint32_t before = 0, characters = 0, used;
    bool blank = false, broken = false;
    for (uint32_t at = span.start; at < span.end; at += used) {
        const uint32_t c = tl_decode(text, at, span.end, &used);
        if (is_space(c)) {
            if (is_break(c))
                broken = true;
            else
                blank = true;
            continue;
        }
        if (before && (broken ? parts_words(before, c) : blank)) {
            tl_buffer_put(out, " ", 1);
            characters++;
        }
        if (most && characters >= most) {
            tl_buffer_put(out, "\xE2\x80\xA6", 3); /* U+2026 */
            return;
        }
        const bool bad = c == 0xFFFD && used == 1;
        tl_buffer_put(out, bad ? "\xEF\xBF\xBD" : text + at, bad ? 3 : used);
        before = c;
        characters++;
        blank = broken = false;
    }
}

size_t tiaoli_doc_span_text(const tiaoli_doc *doc, uint32_t start, uint32_t end, char *buffer,
                            size_t capacity) {
    tl_text_buffer out = {buffer, capacity, 0};
    if (doc && start < end && end <= doc->length)
        put_joined(&out, doc->text, (tl_span){start, end}, 0);
    return tl_buffer_end(&out);
}

/* ----- paths ------------------------------------------------------------------ */

static bool is_step(const tiaoli_doc *doc, tiaoli_node node) {
    const int32_t kind = tiaoli_node_kind(doc, node);
    return kind == TIAOLI_NODE_DIVISION || kind == TIAOLI_NODE_ATTACHMENT;
}

uint32_t tiaoli_node_path(const tiaoli_doc *doc, tiaoli_node node, tiaoli_node *out,
                          uint32_t capacity) {
    uint32_t count = 0;
    for (tiaoli_node n = node; n; n = tiaoli_node_parent(doc, n)) count += is_step(doc, n);
    uint32_t left = count;
    for (tiaoli_node n = node; n && out; n = tiaoli_node_parent(doc, n))
        if (is_step(doc, n) && --left < capacity) out[left] = n;
    return count;
}

/* What a run-in heading or a label ends with when text goes on after it. */
static bool leads_on(uint32_t c) {
    return c == 0x3002 || c == 0xFF1A || c == 0xFF1B || c == 0xFF0C || c == ':' || c == ';' ||
           c == ',' || is_space(c);
}

/* The heading, number included; else the number; else (an attachment without
 * either) the text. */
static void put_step(tl_text_buffer *out, const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node step = tl_read_node(doc, node - 1);
    const tiaoli_node child = tiaoli_node_first_child(doc, node);
    tl_span words = {step.start, step.end};
    if (tiaoli_node_kind(doc, child) == TIAOLI_NODE_HEADING)
        words.end = tiaoli_node_end(doc, child);
    else if (!tl_span_empty(step.label))
        words = step.label;
    while (words.end > words.start && leads_on(tl_decode_before(doc->text, words.start, words.end)))
        words.end = tl_before(doc->text, words.start, words.end);
    put_joined(out, doc->text, words, LONGEST_STEP);
}

size_t tiaoli_node_path_text(const tiaoli_doc *doc, tiaoli_node node, const char *separator,
                             char *buffer, size_t capacity) {
    tiaoli_node steps[MOST_STEPS] = {0};
    tl_text_buffer out = {buffer, capacity, 0};
    const uint32_t count = tiaoli_node_path(doc, node, steps, MOST_STEPS);
    if (!separator) separator = " > ";
    for (uint32_t i = 0; i < count && i < MOST_STEPS; i++) {
        if (i) tl_buffer_put(&out, separator, strlen(separator));
        put_step(&out, doc, steps[i]);
    }
    return tl_buffer_end(&out);
}
