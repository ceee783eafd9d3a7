/*
 * Read-only access to a document: text, nodes, notes.  Total functions: NULL
 * and unknown handles give zeros.  (Marks: marks.c.)
 */
#include "document.h"

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

const char *tiaoli_doc_text(const tiaoli_doc *doc, size_t *length) {
    if (length) *length = doc ? doc->length : 0;
    return doc ? doc->text : "";
}

int32_t tiaoli_doc_genre(const tiaoli_doc *doc) { return doc ? doc->genre : TIAOLI_GENRE_DETECT; }

/* ----- nodes ---------------------------------------------------------------- */

static const tl_node *find_node(const tiaoli_doc *doc, tiaoli_node node) {
    return doc && node && node <= doc->node_count ? &doc->nodes[node - 1] : NULL;
}

uint32_t tiaoli_doc_node_count(const tiaoli_doc *doc) { return doc ? doc->node_count : 0; }

int32_t tiaoli_node_kind(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found ? found->kind : TIAOLI_NODE_NONE;
}

uint32_t tiaoli_node_start(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found ? found->start : 0;
}

uint32_t tiaoli_node_end(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found ? found->end : 0;
}

tiaoli_node tiaoli_node_parent(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found && node > 1 ? found->parent + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_first_child(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found && found->past > node ? node + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_next_sibling(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    if (!found || found->past >= doc->node_count) return TIAOLI_NONE;
    return doc->nodes[found->past].parent == found->parent ? found->past + 1 : TIAOLI_NONE;
}

tiaoli_node tiaoli_node_past(const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node *found = find_node(doc, node);
    return found ? found->past + 1 : TIAOLI_NONE;
}

static tiaoli_node_info describe_node(const tl_node *node, bool root) {
    tiaoli_node_info info = {0};
    info.size = sizeof info;
    info.kind = node->kind;
    info.start = node->start;
    info.end = node->end;
    info.parent = root ? TIAOLI_NONE : node->parent + 1;
    info.past = node->past + 1;
    info.level = node->level;
    info.marker = node->marker;
    info.role = node->role;
    info.number = node->number;
    info.suffix = node->suffix;
    info.label_start = node->label.start;
    info.label_end = node->label.end;
    info.line = node->line;
    return info;
}

tiaoli_status tiaoli_node_get(const tiaoli_doc *doc, tiaoli_node node, tiaoli_node_info *out) {
    const tl_node *found = find_node(doc, node);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tiaoli_node_info info = describe_node(found, node == 1);
    return tl_hand_out(out, &info, sizeof info);
}

uint32_t tiaoli_doc_copy_nodes(const tiaoli_doc *doc, tiaoli_node first, tiaoli_node_info *out,
                               uint32_t capacity, uint32_t stride) {
    if (!find_node(doc, first) || !out || !stride || stride % sizeof(uint32_t)) return 0;
    const uint32_t left = doc->node_count - (first - 1);
    const uint32_t count = capacity < left ? capacity : left;
    for (uint32_t i = 0; i < count; i++) {
        tiaoli_node_info info = describe_node(&doc->nodes[first - 1 + i], first + i == 1);
        if (info.size > stride) info.size = stride;
        memcpy((char *)out + (size_t)i * stride, &info, info.size);
    }
    return count;
}

/* Starts never fall in pre-order, so the innermost node around a byte is the
 * last one that starts at or before it, or one above that. */
tiaoli_node tiaoli_doc_node_at(const tiaoli_doc *doc, uint32_t offset, int32_t kind) {
    if (!doc || !doc->node_count || offset >= doc->length) return TIAOLI_NONE;
    uint32_t low = 0, high = doc->node_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->nodes[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    for (tiaoli_node node = low; node; node = tiaoli_node_parent(doc, node)) {
        const tl_node *at = &doc->nodes[node - 1];
        if (at->end > offset && (!kind || at->kind == kind)) return node;
    }
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
