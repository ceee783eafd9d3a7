/*
 * Read-only access to the marks of a document: any mark, its spans by role, and
 * one view per kind.  Total functions, as in doc.c.
 */
#include <string.h>

#include "document.h"

static const tl_mark *find_mark(const tiaoli_doc *doc, tiaoli_mark mark) {
    return doc && mark && mark <= doc->mark_count ? &doc->marks[mark - 1] : NULL;
}

static const tl_mark *find_kind(const tiaoli_doc *doc, tiaoli_mark mark, int32_t kind) {
    const tl_mark *found = find_mark(doc, mark);
    return found && found->kind == kind ? found : NULL;
}

/* ----- any mark --------------------------------------------------------------- */

uint32_t tiaoli_doc_mark_count(const tiaoli_doc *doc) { return doc ? doc->mark_count : 0; }

int32_t tiaoli_mark_kind(const tiaoli_doc *doc, tiaoli_mark mark) {
    const tl_mark *found = find_mark(doc, mark);
    return found ? found->kind : TIAOLI_MARK_NONE;
}

uint32_t tiaoli_mark_start(const tiaoli_doc *doc, tiaoli_mark mark) {
    const tl_mark *found = find_mark(doc, mark);
    return found ? found->start : 0;
}

uint32_t tiaoli_mark_end(const tiaoli_doc *doc, tiaoli_mark mark) {
    const tl_mark *found = find_mark(doc, mark);
    return found ? found->end : 0;
}

static tiaoli_node clause_of(const tiaoli_doc *doc, const tl_mark *mark) {
    if (mark->clause >= doc->node_count) return TIAOLI_NONE;
    const tl_node *node = &doc->nodes[mark->clause];
    const bool holds = node->start <= mark->start && mark->start < node->end;
    return holds && node->kind == TIAOLI_NODE_CLAUSE ? mark->clause + 1 : TIAOLI_NONE;
}

/* The nearest node around the mark that is neither clause nor sentence. */
static tiaoli_node block_of(const tiaoli_doc *doc, const tl_mark *mark) {
    tiaoli_node node = clause_of(doc, mark);
    if (!node) node = tiaoli_doc_node_at(doc, mark->start, TIAOLI_NODE_NONE);
    while (tiaoli_node_kind(doc, node) == TIAOLI_NODE_CLAUSE ||
           tiaoli_node_kind(doc, node) == TIAOLI_NODE_SENTENCE)
        node = tiaoli_node_parent(doc, node);
    return node;
}

tiaoli_status tiaoli_mark_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_mark_info *out) {
    const tl_mark *found = find_mark(doc, mark);
    if (!found) return TIAOLI_E_ARGUMENT;
    tiaoli_mark_info info = {0};
    info.kind = found->kind;
    info.start = found->start;
    info.end = found->end;
    info.clause = clause_of(doc, found);
    info.block = block_of(doc, found);
    info.rule = found->rule;
    return tl_hand_out(out, &info, sizeof info);
}

uint32_t tl_first_mark_from(const tiaoli_doc *doc, uint32_t start) {
    uint32_t low = 0, high = doc->mark_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->marks[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

tiaoli_mark tiaoli_mark_next(const tiaoli_doc *doc, tiaoli_node within, int32_t kind,
                             tiaoli_mark after) {
    if (!doc || (within && within > doc->node_count)) return TIAOLI_NONE;
    uint32_t index = after, end = UINT32_MAX;
    if (within) {
        const tl_node *node = &doc->nodes[within - 1];
        const uint32_t first = tl_first_mark_from(doc, node->start);
        if (index < first) index = first;
        end = node->end;
    }
    for (; index < doc->mark_count && doc->marks[index].start < end; index++)
        if (!kind || doc->marks[index].kind == kind) return index + 1;
    return TIAOLI_NONE;
}

/* ----- spans by role ---------------------------------------------------------- */

tl_span tl_mark_span(const tiaoli_doc *doc, const tl_mark *mark, int32_t role) {
    for (uint32_t i = 0; i < mark->span_count; i++) {
        const tl_role_span *span = &doc->spans[mark->first_span + i];
        if (span->role == (uint32_t)role) return (tl_span){span->start, span->end};
    }
    return (tl_span){0, 0};
}

uint32_t tiaoli_mark_spans(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role, tiaoli_span *out,
                           uint32_t capacity) {
    const tl_mark *found = find_mark(doc, mark);
    if (!found) return 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < found->span_count; i++) {
        const tl_role_span *span = &doc->spans[found->first_span + i];
        if (span->role != (uint32_t)role) continue;
        if (out && count < capacity) out[count] = (tiaoli_span){span->start, span->end};
        count++;
    }
    return count;
}

/* ----- views ------------------------------------------------------------------ */

const tl_value *tl_mark_value(const tiaoli_doc *doc, const tl_mark *mark) {
    static const tl_value none = {0, 0, 0, 0, 0};
    return mark->value < doc->value_count ? &doc->values[mark->value] : &none;
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
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_NUMERAL);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tl_value *value = tl_mark_value(doc, found);
    const tl_span unit = tl_mark_span(doc, found, TIAOLI_SPAN_UNIT);
    tiaoli_numeral view = {0};
    view.kind = found->type;
    view.low = value->low;
    view.high = value->high;
    view.denominator = value->denominator;
    view.scale = value->scale;
    view.flags = value->flags;
    view.unit_start = unit.start;
    view.unit_end = unit.end;
    plan_years(value, &view.year_from, &view.year_to);
    view.rule = found->rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_quantity_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quantity *out) {
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_QUANTITY);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tl_value *value = tl_mark_value(doc, found);
    const tl_span unit = tl_mark_span(doc, found, TIAOLI_SPAN_UNIT);
    tiaoli_quantity view = {0};
    view.kind = found->type;
    view.low = value->low;
    view.high = value->high;
    view.denominator = value->denominator;
    view.scale = value->scale;
    view.flags = value->flags;
    view.unit_start = unit.start;
    view.unit_end = unit.end;
    view.rule = found->rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_lookalike_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_lookalike *out) {
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_LOOKALIKE);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tiaoli_lookalike view = {sizeof view, found->type, found->rule};
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_quote_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quote *out) {
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_QUOTE);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tl_span content = tl_mark_span(doc, found, TIAOLI_SPAN_CONTENT);
    const tl_span head = tl_mark_span(doc, found, TIAOLI_SPAN_HEAD);
    tiaoli_quote view = {0};
    view.kind = found->type;
    view.content_start = content.start;
    view.content_end = content.end;
    view.head_start = head.start;
    view.head_end = head.end;
    view.depth = found->role;
    view.flags = found->flags;
    view.segments = found->segments;
    view.count = found->count;
    view.members = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_MEMBER, NULL, 0);
    view.rule = found->rule;
    return tl_hand_out(out, &view, sizeof view);
}

tiaoli_status tiaoli_reference_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_reference *out) {
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_REFERENCE);
    if (!found) return TIAOLI_E_ARGUMENT;
    const tl_span content = tl_mark_span(doc, found, TIAOLI_SPAN_CONTENT);
    const tl_span issuer = tl_mark_span(doc, found, TIAOLI_SPAN_ISSUER);
    tiaoli_reference view = {0};
    view.kind = found->type;
    view.content_start = content.start;
    view.content_end = content.end;
    view.issuer_start = issuer.start;
    view.issuer_end = issuer.end;
    view.rule = found->rule;
    return tl_hand_out(out, &view, sizeof view);
}

static void set_pair(uint32_t *start, uint32_t *end, tl_span span) {
    *start = span.start;
    *end = span.end;
}

tiaoli_status tiaoli_directive_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_directive *out) {
    const tl_mark *found = find_kind(doc, mark, TIAOLI_MARK_DIRECTIVE);
    if (!found) return TIAOLI_E_ARGUMENT;
    tiaoli_directive view = {0};
    view.force = found->type;
    view.strength = found->strength;
    view.role = found->role;
    view.actor_source = found->actor_source;
    view.flags = found->flags;
    set_pair(&view.cue_start, &view.cue_end, tl_mark_span(doc, found, TIAOLI_SPAN_CUE));
    set_pair(&view.cue_source_start, &view.cue_source_end,
             tl_mark_span(doc, found, TIAOLI_SPAN_CUE_SOURCE));
    set_pair(&view.actor_start, &view.actor_end, tl_mark_span(doc, found, TIAOLI_SPAN_ACTOR));
    set_pair(&view.action_start, &view.action_end, tl_mark_span(doc, found, TIAOLI_SPAN_ACTION));
    set_pair(&view.object_start, &view.object_end, tl_mark_span(doc, found, TIAOLI_SPAN_OBJECT));
    set_pair(&view.reported_by_start, &view.reported_by_end,
             tl_mark_span(doc, found, TIAOLI_SPAN_REPORTED_BY));
    set_pair(&view.deadline_start, &view.deadline_end,
             tl_mark_span(doc, found, TIAOLI_SPAN_DEADLINE));
    view.verbs = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_VERB, NULL, 0);
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++)
        view.units += tiaoli_mark_spans(doc, mark, role, NULL, 0);
    view.rule = found->rule;
    return tl_hand_out(out, &view, sizeof view);
}

size_t tiaoli_value_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer, size_t capacity) {
    const tl_mark *found = find_mark(doc, mark);
    char text[2 * TL_VALUE_TEXT];
    const size_t length = found ? tl_value_text(tl_mark_value(doc, found), text) : 0;
    if (buffer && capacity) {
        const size_t fits = length < capacity ? length : capacity - 1;
        memcpy(buffer, text, fits);
        buffer[fits] = '\0';
    }
    return length;
}
