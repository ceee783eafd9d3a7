/*
 * Read-only access to a document: text, nodes, notes.  Total functions: NULL
 * and unknown handles give zeros.  (Marks: marks.c, views.c; paths: path.c.)
 */
#include "document.h"
#include "rules.h"

#include <string.h>

tiaoli_status tl_hand_out(void *out, const void *filled, uint32_t size) {
    uint32_t room;
    if (!out) return TIAOLI_E_ARGUMENT;
    memcpy(&room, out, sizeof room);
    if (room < 8) return TIAOLI_E_ABI;
    if (room > size) room = size;
    memcpy(out, filled, room);
    memcpy(out, &room, sizeof room);
    return TIAOLI_OK;
}

void tl_put_in_row(void *out, uint32_t i, uint32_t stride, void *filled, uint32_t size) {
    if (size > stride) size = stride;
    memcpy(filled, &size, sizeof size);
    memcpy((char *)out + (size_t)i * stride, filled, size);
}

const char *tiaoli_doc_text(const tiaoli_doc *doc, size_t *length) {
    if (length) *length = doc ? doc->length : 0;
    return doc ? doc->text : "";
}

int32_t tiaoli_doc_genre(const tiaoli_doc *doc) {
    return doc ? doc->genre.value : TIAOLI_GENRE_DETECT;
}

static tiaoli_status hand_out_evidence(const tl_evidence *why, tiaoli_evidence *out) {
    const tiaoli_evidence filled = {sizeof filled, why->value, why->rule, why->start, why->end};
    return tl_hand_out(out, &filled, sizeof filled);
}

tiaoli_status tiaoli_doc_genre_get(const tiaoli_doc *doc, tiaoli_evidence *out) {
    return doc ? hand_out_evidence(&doc->genre, out) : TIAOLI_E_ARGUMENT;
}

/* ----- nodes ---------------------------------------------------------------- */

uint32_t tl_count_until(const void *elements, uint32_t stride, uint32_t count, uint32_t limit,
                        uint32_t hint) {
    const uint32_t *words = elements;
    uint32_t low = 0, high = count;
    if (hint && hint <= count && words[(size_t)(hint - 1) * stride] > limit) {
        high = hint - 1;
    } else if (hint <= count) {
        uint32_t step = 1;
        low = hint;
        while (step <= count - low && words[(size_t)(low + step - 1) * stride] <= limit) {
            low += step;
            step *= 2;
        }
        if (step <= count - low) high = low + step - 1;
    }
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (words[(size_t)middle * stride] <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const tl_node_more *tl_more_of(const tiaoli_doc *doc, uint32_t index) {
    const uint32_t stride = sizeof *doc->more / sizeof(uint32_t);
    return &doc->more[tl_count_until(doc->more, stride, doc->more_count, index, 0) - 1];
}

tl_node tl_read_node(const tiaoli_doc *doc, uint32_t index) {
    const tl_packed_node *packed = &doc->nodes[index];
    tl_node node = {0};
    node.start = packed->start;
    node.end = tl_node_end(doc, index);
    node.parent = packed->parent;
    node.kind = tl_node_kind(doc, index);
    node.role = packed->rest >> TL_NODE_ROLE_SHIFT & TL_NODE_ROLE;
    if (packed->rest & TL_NODE_MORE) {
        const tl_node_more *more = tl_more_of(doc, index);
        node.label = more->label;
        node.number = more->number;
        node.suffix = more->suffix;
        node.marker = more->marker;
        node.level = more->level;
    }
    return node;
}

static bool is_node(const tiaoli_doc *doc, tiaoli_node node) {
    return doc && node && node <= doc->node_count;
}

static bool is_leaf(const tiaoli_doc *doc, uint32_t index) {
    return index + 1 >= doc->node_count || doc->nodes[index + 1].parent != index;
}

/* Index after the subtree. */
static uint32_t past_of(const tiaoli_doc *doc, uint32_t index) {
    if (index == 0) return doc->node_count;
    if (is_leaf(doc, index)) return index + 1;
    return tl_nodes_until(doc, tl_node_end(doc, index) - 1, index + 1);
}

uint32_t tiaoli_doc_node_count(const tiaoli_doc *doc) { return doc ? doc->node_count : 0; }

int32_t tiaoli_node_kind(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) ? tl_node_kind(doc, node - 1) : TIAOLI_NODE_NONE;
}

uint32_t tiaoli_node_start(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) ? doc->nodes[node - 1].start : 0;
}

uint32_t tiaoli_node_end(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) ? tl_node_end(doc, node - 1) : 0;
}

tiaoli_node tiaoli_node_parent(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) && node > 1 ? doc->nodes[node - 1].parent + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_first_child(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) && !is_leaf(doc, node - 1) ? node + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_next_sibling(const tiaoli_doc *doc, tiaoli_node node) {
    if (!is_node(doc, node)) return TIAOLI_NONE;
    const uint32_t past = past_of(doc, node - 1);
    if (past >= doc->node_count) return TIAOLI_NONE;
    return doc->nodes[past].parent == doc->nodes[node - 1].parent ? past + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_past(const tiaoli_doc *doc, tiaoli_node node) {
    return is_node(doc, node) ? past_of(doc, node - 1) + 1 : TIAOLI_NONE;
}

/* *line: that of the node before, in a row of them. */
static tiaoli_node_info describe_node(const tiaoli_doc *doc, uint32_t index, uint32_t *line) {
    const tl_node node = tl_read_node(doc, index);
    *line = tl_count_until(doc->lines, 1, doc->line_count, node.start, *line);
    tiaoli_node_info info = {0};
    info.size = sizeof info;
    info.kind = node.kind;
    info.start = node.start;
    info.end = node.end;
    info.parent = index ? node.parent + 1 : TIAOLI_NONE;
    info.past = past_of(doc, index) + 1;
    info.level = node.level;
    info.marker = node.marker;
    info.role = node.role;
    info.number = node.number;
    info.suffix = node.suffix;
    info.label_start = node.label.start;
    info.label_end = node.label.end;
    info.line = *line;
    return info;
}

tiaoli_status tiaoli_node_get(const tiaoli_doc *doc, tiaoli_node node, tiaoli_node_info *out) {
    if (!is_node(doc, node)) return TIAOLI_E_ARGUMENT;
    uint32_t line = 0;
    const tiaoli_node_info info = describe_node(doc, node - 1, &line);
    return tl_hand_out(out, &info, sizeof info);
}

const tl_stance *tl_stance_of(const tiaoli_doc *doc, uint32_t index) {
    const uint32_t stride = sizeof *doc->stances / sizeof(uint32_t);
    const uint32_t upto = tl_count_until(doc->stances, stride, doc->stance_count, index, 0);
    return upto && doc->stances[upto - 1].node == index ? &doc->stances[upto - 1] : NULL;
}

tl_evidence tl_polarity_of(const tiaoli_doc *doc, uint32_t index) {
    const tl_evidence none = {0, 0, TIAOLI_POLARITY_OTHER, TL_RULE_NONE};
    for (;;) {
        const tl_stance *stance = tl_stance_of(doc, index);
        if (stance) return stance->why;
        if (!index) return none;
        index = doc->nodes[index].parent;
    }
}

tiaoli_status tiaoli_node_polarity_get(const tiaoli_doc *doc, tiaoli_node node,
                                       tiaoli_evidence *out) {
    if (!is_node(doc, node)) return TIAOLI_E_ARGUMENT;
    const tl_evidence why = tl_polarity_of(doc, node - 1);
    return hand_out_evidence(&why, out);
}

uint32_t tiaoli_doc_copy_nodes(const tiaoli_doc *doc, tiaoli_node first, tiaoli_node_info *out,
                               uint32_t capacity, uint32_t stride) {
    if (!is_node(doc, first) || !tl_is_row(out, stride)) return 0;
    const uint32_t left = doc->node_count - (first - 1);
    const uint32_t count = capacity < left ? capacity : left;
    uint32_t line = 0;
    for (uint32_t i = 0; i < count; i++) {
        tiaoli_node_info info = describe_node(doc, first - 1 + i, &line);
        tl_put_in_row(out, i, stride, &info, sizeof info);
    }
    return count;
}

tiaoli_node tiaoli_doc_node_at(const tiaoli_doc *doc, uint32_t offset, int32_t kind) {
    if (!doc || !doc->node_count || offset >= doc->length) return TIAOLI_NONE;
    tiaoli_node node = tl_nodes_until(doc, offset, 0);
    for (; node; node = tiaoli_node_parent(doc, node))
        if (tl_node_end(doc, node - 1) > offset && (!kind || tl_node_kind(doc, node - 1) == kind))
            return node;
    return TIAOLI_NONE;
}

/* ----- notes ---------------------------------------------------------------- */

uint32_t tiaoli_doc_note_count(const tiaoli_doc *doc) { return doc ? doc->note_count : 0; }

tiaoli_status tiaoli_doc_note_get(const tiaoli_doc *doc, uint32_t index, tiaoli_note *out) {
    if (!doc || index >= doc->note_count) return TIAOLI_E_ARGUMENT;
    const tl_note *note = &doc->notes[index];
    const tiaoli_note filled = {sizeof filled, (int32_t)note->code, note->start, note->end};
    return tl_hand_out(out, &filled, sizeof filled);
}
