/*
 * Read-only access to the marks of a document: any mark, and its spans by role.
 * Total functions, as in doc.c.  (What marks of one kind have: views.c.)
 */
#include "document.h"

tl_mark tl_read_mark(const tiaoli_doc *doc, uint32_t index) {
    const tl_packed_mark *packed = &doc->marks[index];
    const uint32_t rest = packed->rest;
    tl_mark mark = {0};
    mark.start = packed->start;
    mark.end = packed->end;
    mark.first_span = packed->first_span;
    mark.span_count = packed[1].first_span - packed->first_span;
    mark.kind = tl_mark_kind(doc, index);
    mark.type = rest >> TL_MARK_TYPE & TL_MARK_TYPE_MASK;
    mark.rule = (uint16_t)(rest >> TL_MARK_RULE & TL_MARK_RULE_MASK);
    mark.role = rest >> TL_MARK_ROLE & TL_MARK_ROLE_MASK;
    mark.strength = rest >> TL_MARK_STRENGTH & TL_MARK_STRENGTH_MASK;
    mark.actor_source = rest >> TL_MARK_SOURCE & TL_MARK_SOURCE_MASK;
    mark.flags = (uint16_t)(rest >> TL_MARK_FLAGS & TL_MARK_FLAGS_MASK);
    if (tl_is_quoted_kind(mark.kind)) {
        mark.segments = (uint16_t)(packed->value >> TL_QUOTE_SEGMENTS_SHIFT);
        mark.shared = packed->value >> TL_QUOTE_SHARED_SHIFT & TL_QUOTE_SHARED_MASK;
        mark.count = packed->value & TL_QUOTE_COUNT_MASK;
    } else {
        mark.value = packed->value;
    }
    return mark;
}

tl_value tl_mark_value(const tiaoli_doc *doc, const tl_mark *mark) {
    tl_value value = {0};
    if (mark->kind == TIAOLI_MARK_REFERENCE || mark->kind == TIAOLI_MARK_TARGET) return value;
    if (mark->value & TL_VALUE_INLINE) {
        value.low = value.high = mark->value & TL_VALUE_SMALL;
        value.flags = mark->value >> TL_VALUE_FLAGS & TL_VALUE_FLAGS_MASK;
    } else if (mark->value) {
        const uint64_t *words = &doc->values[mark->value - 1];
        const uint32_t flags = (uint32_t)(words[1] >> 32);
        value.low = value.high = (int64_t)words[0];
        value.scale = (int32_t)(uint32_t)words[1];
        value.flags = flags & ~TL_VALUE_WIDE;
        if (flags & TL_VALUE_WIDE) {
            value.high = (int64_t)words[2];
            value.denominator = (int64_t)words[3];
        }
    }
    return value;
}

tiaoli_mark tl_amount_at(const tiaoli_doc *doc, tl_span span) {
    tiaoli_mark found = TIAOLI_NONE;
    uint32_t i = tl_marks_until(doc, span.start, 0);
    for (; i > 0 && doc->marks[i - 1].start == span.start; i--) {
        const uint8_t kind = tl_mark_kind(doc, i - 1);
        if (doc->marks[i - 1].end != span.end) continue;
        if (kind == TIAOLI_MARK_QUANTITY) return i;
        if (kind == TIAOLI_MARK_NUMERAL) found = i;
    }
    return found;
}

/* ----- any mark --------------------------------------------------------------- */

uint32_t tiaoli_doc_mark_count(const tiaoli_doc *doc) { return doc ? doc->mark_count : 0; }

int32_t tiaoli_mark_kind(const tiaoli_doc *doc, tiaoli_mark mark) {
    return tl_is_mark(doc, mark) ? tl_mark_kind(doc, mark - 1) : TIAOLI_MARK_NONE;
}

uint32_t tiaoli_mark_start(const tiaoli_doc *doc, tiaoli_mark mark) {
    return tl_is_mark(doc, mark) ? doc->marks[mark - 1].start : 0;
}

uint32_t tiaoli_mark_end(const tiaoli_doc *doc, tiaoli_mark mark) {
    return tl_is_mark(doc, mark) ? doc->marks[mark - 1].end : 0;
}

tiaoli_node tl_block_of(const tiaoli_doc *doc, uint32_t start, uint32_t *hint,
                        tiaoli_node *clause) {
    tiaoli_node node = *hint = tl_nodes_until(doc, start, *hint);
    const bool holds = node && start < tl_node_end(doc, node - 1);
    *clause = holds && tl_node_kind(doc, node - 1) == TIAOLI_NODE_CLAUSE ? node : TIAOLI_NONE;
    for (; node; node = tiaoli_node_parent(doc, node)) {
        const uint8_t kind = tl_node_kind(doc, node - 1);
        const bool small = kind == TIAOLI_NODE_CLAUSE || kind == TIAOLI_NODE_SENTENCE;
        if (!small && start < tl_node_end(doc, node - 1)) break;
    }
    return node;
}

/* *hint: see tl_block_of. */
static tiaoli_mark_info describe_mark(const tiaoli_doc *doc, uint32_t index, uint32_t *hint) {
    const tl_mark mark = tl_read_mark(doc, index);
    tiaoli_mark_info info = {0};
    info.size = sizeof info;
    info.kind = mark.kind;
    info.start = mark.start;
    info.end = mark.end;
    info.block = tl_block_of(doc, mark.start, hint, &info.clause);
    info.rule = mark.rule;
    return info;
}

tiaoli_status tiaoli_mark_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_mark_info *out) {
    if (!tl_is_mark(doc, mark)) return TIAOLI_E_ARGUMENT;
    uint32_t hint = 0;
    const tiaoli_mark_info info = describe_mark(doc, mark - 1, &hint);
    return tl_hand_out(out, &info, sizeof info);
}

uint32_t tiaoli_doc_copy_marks(const tiaoli_doc *doc, tiaoli_mark first, tiaoli_mark_info *out,
                               uint32_t capacity, uint32_t stride) {
    if (!tl_is_mark(doc, first) || !tl_is_row(out, stride)) return 0;
    const uint32_t left = doc->mark_count - (first - 1);
    const uint32_t count = capacity < left ? capacity : left;
    uint32_t hint = 0;
    for (uint32_t i = 0; i < count; i++) {
        tiaoli_mark_info info = describe_mark(doc, first - 1 + i, &hint);
        tl_put_in_row(out, i, stride, &info, sizeof info);
    }
    return count;
}

tiaoli_mark tiaoli_mark_next(const tiaoli_doc *doc, tiaoli_node within, int32_t kind,
                             tiaoli_mark after) {
    if (!doc || (within && within > doc->node_count)) return TIAOLI_NONE;
    uint32_t index = after, end = UINT32_MAX;
    if (within) {
        const uint32_t start = doc->nodes[within - 1].start;
        const uint32_t first = start ? tl_marks_until(doc, start - 1, after) : 0;
        if (index < first) index = first;
        end = tl_node_end(doc, within - 1);
    }
    for (; index < doc->mark_count && doc->marks[index].start < end; index++)
        if (!kind || tl_mark_kind(doc, index) == kind) return index + 1;
    return TIAOLI_NONE;
}

/* ----- spans by role ---------------------------------------------------------- */

uint32_t tiaoli_mark_spans(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role, tiaoli_span *out,
                           uint32_t capacity) {
    if (!tl_is_mark(doc, mark)) return 0;
    const uint32_t end = doc->marks[mark].first_span;
    uint32_t count = 0;
    for (uint32_t i = doc->marks[mark - 1].first_span; i < end;) {
        tl_role_span span;
        i = tl_read_span(doc, i, &span);
        if (span.role != (uint32_t)role) continue;
        if (out && count < capacity) out[count] = (tiaoli_span){span.start, span.end};
        count++;
    }
    return count;
}

uint32_t tiaoli_doc_copy_spans(const tiaoli_doc *doc, tiaoli_mark first, tiaoli_role_span *out,
                               uint32_t capacity) {
    if (!tl_is_mark(doc, first)) return 0;
    uint32_t count = 0;
    for (tiaoli_mark mark = first; mark <= doc->mark_count; mark++) {
        const uint32_t end = doc->marks[mark].first_span;
        for (uint32_t i = doc->marks[mark - 1].first_span; i < end; count++) {
            tl_role_span span;
            i = tl_read_span(doc, i, &span);
            if (out && count < capacity)
                out[count] = (tiaoli_role_span){mark, (int32_t)span.role, span.start, span.end};
        }
    }
    return count;
}
