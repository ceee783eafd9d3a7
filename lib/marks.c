/*
 * Read-only access to the marks of a document: any mark, its spans by role, and
 * one view per kind.  Total functions, as in doc.c.
 */
#include <string.h>

#include "document.h"

tl_mark tl_read_mark(const tiaoli_doc *doc, uint32_t index) {
    const tl_packed_mark *packed = &doc->marks[index];
    const uint32_t rest = packed->rest;
    tl_mark mark = {0};
    mark.start = packed->start;
    mark.end = packed->end;
    mark.first_span = packed->first_span;
    mark.span_count = packed[1].first_span - packed->first_span;
    mark.kind = rest >> TL_MARK_KIND & TL_MARK_KIND_MASK;
    mark.type = rest >> TL_MARK_TYPE & TL_MARK_TYPE_MASK;
    mark.rule = (uint16_t)(rest >> TL_MARK_RULE & TL_MARK_RULE_MASK);
    mark.role = rest >> TL_MARK_ROLE & TL_MARK_ROLE_MASK;
    mark.strength = rest >> TL_MARK_STRENGTH & TL_MARK_STRENGTH_MASK;
    mark.actor_source = rest >> TL_MARK_SOURCE & TL_MARK_SOURCE_MASK;
    mark.flags = (uint16_t)(rest >> TL_MARK_FLAGS & TL_MARK_FLAGS_MASK);
    if (mark.kind == TIAOLI_MARK_QUOTE) {
        mark.segments = (uint16_t)(packed->value >> 16);
        mark.count = (uint16_t)packed->value;
    } else {
        mark.value = packed->value;
    }
    return mark;
}

tl_value tl_mark_value(const tiaoli_doc *doc, const tl_mark *mark) {
    tl_value value = {0};
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

static bool is_mark(const tiaoli_doc *doc, tiaoli_mark mark) {
    return doc && mark && mark <= doc->mark_count;
}

static bool find_kind(const tiaoli_doc *doc, tiaoli_mark mark, int32_t kind, tl_mark *found) {
    if (!is_mark(doc, mark) || tl_mark_kind(doc, mark - 1) != kind) return false;
    *found = tl_read_mark(doc, mark - 1);
    return true;
}

/* ----- any mark --------------------------------------------------------------- */

uint32_t tiaoli_doc_mark_count(const tiaoli_doc *doc) { return doc ? doc->mark_count : 0; }

int32_t tiaoli_mark_kind(const tiaoli_doc *doc, tiaoli_mark mark) {
    return is_mark(doc, mark) ? tl_mark_kind(doc, mark - 1) : TIAOLI_MARK_NONE;
}

uint32_t tiaoli_mark_start(const tiaoli_doc *doc, tiaoli_mark mark) {
    return is_mark(doc, mark) ? doc->marks[mark - 1].start : 0;
}

uint32_t tiaoli_mark_end(const tiaoli_doc *doc, tiaoli_mark mark) {
    return is_mark(doc, mark) ? doc->marks[mark - 1].end : 0;
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

tiaoli_status tiaoli_mark_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_mark_info *out) {
    if (!is_mark(doc, mark)) return TIAOLI_E_ARGUMENT;
    const tl_mark found = tl_read_mark(doc, mark - 1);
    uint32_t hint = 0;
    tiaoli_mark_info info = {0};
    info.kind = found.kind;
    info.start = found.start;
    info.end = found.end;
    info.block = tl_block_of(doc, found.start, &hint, &info.clause);
    info.rule = found.rule;
    return tl_hand_out(out, &info, sizeof info);
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

enum { ROLES = TIAOLI_SPAN_UNIT_RESPONSIBLE + 1 };

/* Of each role the first span, and how many there are. */
typedef struct {
    tl_span first[ROLES];
    uint32_t count[ROLES];
} spans_by_role;

static spans_by_role sort_spans(const tiaoli_doc *doc, const tl_mark *mark) {
    spans_by_role found;
    memset(&found, 0, sizeof found);
    const uint32_t end = mark->first_span + mark->span_count;
    for (uint32_t i = mark->first_span; i < end;) {
        tl_role_span span;
        i = tl_read_span(doc, i, &span);
        if (!found.count[span.role]++) found.first[span.role] = (tl_span){span.start, span.end};
    }
    return found;
}

uint32_t tiaoli_mark_spans(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role, tiaoli_span *out,
                           uint32_t capacity) {
    if (!is_mark(doc, mark)) return 0;
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

/* ----- views ------------------------------------------------------------------ */

static void set_pair(uint32_t *start, uint32_t *end, tl_span span) {
    *start = span.start;
    *end = span.end;
}

/* Five-year plans: 1953-1957, 1958-1962, and every five years since 1966. */
static void plan_years(const tl_value *value, int32_t *from, int32_t *to) {
    const int64_t plan = value->low;
    const bool given = (value->flags & TIAOLI_VALUE_PLAN) && (value->flags & TIAOLI_VALUE_LOW);
    if (!given || value->scale || plan < 1 || plan > 1000) return;
    *from = plan == 1 ? 1953 : plan == 2 ? 1958 : (int32_t)(1966 + 5 * (plan - 3));
    *to = *from + 4;
}

tiaoli_status tiaoli_numeral_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_numeral *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_NUMERAL, &found)) return TIAOLI_E_ARGUMENT;
    const tl_value value = tl_mark_value(doc, &found);
    const tl_span unit = sort_spans(doc, &found).first[TIAOLI_SPAN_UNIT];
    tiaoli_numeral view = {0};
    view.kind = found.type;
    view.low = value.low;
    view.high = value.high;
    view.denominator = value.denominator;
    view.scale = value.scale;
    view.flags = value.flags;
    view.unit_start = unit.start;
    view.unit_end = unit.end;
    plan_years(&value, &view.year_from, &view.year_to);
    view.rule = found.rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_quantity_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quantity *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_QUANTITY, &found)) return TIAOLI_E_ARGUMENT;
    const tl_value value = tl_mark_value(doc, &found);
    const tl_span unit = sort_spans(doc, &found).first[TIAOLI_SPAN_UNIT];
    tiaoli_quantity view = {0};
    view.kind = found.type;
    view.low = value.low;
    view.high = value.high;
    view.denominator = value.denominator;
    view.scale = value.scale;
    view.flags = value.flags;
    view.unit_start = unit.start;
    view.unit_end = unit.end;
    view.rule = found.rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_lookalike_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_lookalike *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_LOOKALIKE, &found)) return TIAOLI_E_ARGUMENT;
    const tiaoli_lookalike view = {sizeof view, found.type, found.rule};
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_quote_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quote *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_QUOTE, &found)) return TIAOLI_E_ARGUMENT;
    const spans_by_role spans = sort_spans(doc, &found);
    const tl_span content = spans.first[TIAOLI_SPAN_CONTENT];
    const tl_span head = spans.first[TIAOLI_SPAN_HEAD];
    tiaoli_quote view = {0};
    view.kind = found.type;
    view.content_start = content.start;
    view.content_end = content.end;
    view.head_start = head.start;
    view.head_end = head.end;
    view.depth = found.role;
    view.flags = found.flags;
    view.segments = found.segments;
    view.count = found.count;
    view.members = spans.count[TIAOLI_SPAN_MEMBER];
    view.rule = found.rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_reference_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_reference *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_REFERENCE, &found)) return TIAOLI_E_ARGUMENT;
    const spans_by_role spans = sort_spans(doc, &found);
    const tl_span content = spans.first[TIAOLI_SPAN_CONTENT];
    const tl_span issuer = spans.first[TIAOLI_SPAN_ISSUER];
    tiaoli_reference view = {0};
    view.kind = found.type;
    view.content_start = content.start;
    view.content_end = content.end;
    view.issuer_start = issuer.start;
    view.issuer_end = issuer.end;
    view.rule = found.rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_directive_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_directive *out) {
    tl_mark found;
    if (!find_kind(doc, mark, TIAOLI_MARK_DIRECTIVE, &found)) return TIAOLI_E_ARGUMENT;
    const spans_by_role spans = sort_spans(doc, &found);
    tiaoli_directive view = {0};
    view.force = found.type;
    view.strength = found.strength;
    view.role = found.role;
    view.actor_source = found.actor_source;
    view.flags = found.flags;
    set_pair(&view.cue_start, &view.cue_end, spans.first[TIAOLI_SPAN_CUE]);
    set_pair(&view.cue_source_start, &view.cue_source_end, spans.first[TIAOLI_SPAN_CUE_SOURCE]);
    set_pair(&view.actor_start, &view.actor_end, spans.first[TIAOLI_SPAN_ACTOR]);
    set_pair(&view.action_start, &view.action_end, spans.first[TIAOLI_SPAN_ACTION]);
    set_pair(&view.object_start, &view.object_end, spans.first[TIAOLI_SPAN_OBJECT]);
    set_pair(&view.reported_by_start, &view.reported_by_end, spans.first[TIAOLI_SPAN_REPORTED_BY]);
    set_pair(&view.deadline_start, &view.deadline_end, spans.first[TIAOLI_SPAN_DEADLINE]);
    view.verbs = spans.count[TIAOLI_SPAN_VERB];
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++)
        view.units += spans.count[role];
    view.rule = found.rule;
    return tl_hand_out(out, &view, sizeof view);
}

size_t tiaoli_value_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer, size_t capacity) {
    char text[2 * TL_VALUE_TEXT];
    size_t length = 0;
    if (is_mark(doc, mark)) {
        const tl_mark found = tl_read_mark(doc, mark - 1);
        const tl_value value = tl_mark_value(doc, &found);
        length = tl_value_text(&value, text);
    }
    if (buffer && capacity) {
        const size_t fits = length < capacity ? length : capacity - 1;
        memcpy(buffer, text, fits);
        buffer[fits] = '\0';
    }
    return length;
}
