/*
 * Read-only access to what marks of one kind have: the structs of the public
 * header, one at a time or all in a row; and values as text.  Total functions, as
 * in doc.c.
 */
#include <string.h>

#include "citation.h"
#include "text_buffer.h"

/* ----- spans by role ---------------------------------------------------------- */

enum { ROLES = TIAOLI_SPAN_BASE + 1 };

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

static void view_numeral(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_numeral *view) {
    const tl_value value = tl_mark_value(doc, mark);
    const tl_span unit = sort_spans(doc, mark).first[TIAOLI_SPAN_UNIT];
    view->kind = mark->type;
    view->low = value.low;
    view->high = value.high;
    view->denominator = value.denominator;
    view->scale = value.scale;
    view->flags = value.flags;
    view->unit_start = unit.start;
    view->unit_end = unit.end;
    plan_years(&value, &view->year_from, &view->year_to);
    view->rule = mark->rule;
}

static void view_quantity(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_quantity *view) {
    const tl_value value = tl_mark_value(doc, mark);
    const tl_span unit = sort_spans(doc, mark).first[TIAOLI_SPAN_UNIT];
    view->kind = mark->type;
    view->low = value.low;
    view->high = value.high;
    view->denominator = value.denominator;
    view->scale = value.scale;
    view->flags = value.flags;
    view->unit_start = unit.start;
    view->unit_end = unit.end;
    view->rule = mark->rule;
    view->bound = mark->role;
}

static void view_lookalike(const tl_mark *mark, tiaoli_lookalike *view) {
    view->reason = mark->type;
    view->rule = mark->rule;
}

static void view_quote(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_quote *view) {
    const spans_by_role spans = sort_spans(doc, mark);
    const tl_span content = spans.first[TIAOLI_SPAN_CONTENT];
    const tl_span head = spans.first[TIAOLI_SPAN_HEAD];
    view->kind = mark->type;
    view->content_start = content.start;
    view->content_end = content.end;
    view->head_start = head.start;
    view->head_end = head.end;
    view->depth = mark->role;
    view->flags = mark->flags;
    view->segments = mark->segments;
    view->count = mark->count;
    view->members = spans.count[TIAOLI_SPAN_MEMBER];
    view->rule = mark->rule;
    view->shared = mark->shared;
}

static void view_slogan(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_slogan *view) {
    const spans_by_role spans = sort_spans(doc, mark);
    view->kind = mark->type;
    set_pair(&view->head_start, &view->head_end, spans.first[TIAOLI_SPAN_HEAD]);
    view->flags = mark->flags;
    view->segments = mark->segments;
    view->shared = mark->shared;
    view->count = mark->count;
    view->members = spans.count[TIAOLI_SPAN_MEMBER];
    view->rule = mark->rule;
}

static void copy_numbers(const uint16_t number[TL_UNITS], tiaoli_reference *view) {
    view->part = number[TL_PART];
    view->chapter = number[TL_CHAPTER];
    view->section = number[TL_SECTION];
    view->article = number[TL_ARTICLE];
    view->suffix = number[TL_NO_UNIT];
    view->paragraph = number[TL_PARAGRAPH];
    view->item = number[TL_ITEM];
    view->subitem = number[TL_SUBITEM];
}

static void view_reference(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_reference *view) {
    const spans_by_role spans = sort_spans(doc, mark);
    const tl_target *target = &doc->targets[mark->value];
    view->kind = mark->type;
    set_pair(&view->content_start, &view->content_end, spans.first[TIAOLI_SPAN_CONTENT]);
    set_pair(&view->issuer_start, &view->issuer_end, spans.first[TIAOLI_SPAN_ISSUER]);
    view->rule = mark->rule;
    copy_numbers(target->number, view);
    view->target = target->kind;
    view->flags = target->range == UINT8_MAX ? TIAOLI_REFERENCE_RANGE : 0;
    view->first = target->first;
    view->last = target->last;
    view->definition = target->definition;
    set_pair(&view->law_start, &view->law_end, target->law);
    set_pair(&view->number_start, &view->number_end, spans.first[TIAOLI_SPAN_DOC_NUMBER]);
}

static void view_directive(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_directive *view) {
    const spans_by_role spans = sort_spans(doc, mark);
    view->force = mark->type;
    view->strength = mark->strength;
    view->role = mark->role;
    view->actor_source = mark->actor_source;
    view->flags = mark->flags;
    set_pair(&view->cue_start, &view->cue_end, spans.first[TIAOLI_SPAN_CUE]);
    set_pair(&view->cue_source_start, &view->cue_source_end, spans.first[TIAOLI_SPAN_CUE_SOURCE]);
    set_pair(&view->actor_start, &view->actor_end, spans.first[TIAOLI_SPAN_ACTOR]);
    set_pair(&view->action_start, &view->action_end, spans.first[TIAOLI_SPAN_ACTION]);
    set_pair(&view->object_start, &view->object_end, spans.first[TIAOLI_SPAN_OBJECT]);
    set_pair(&view->reported_by_start, &view->reported_by_end,
             spans.first[TIAOLI_SPAN_REPORTED_BY]);
    set_pair(&view->deadline_start, &view->deadline_end, spans.first[TIAOLI_SPAN_DEADLINE]);
    view->verbs = spans.count[TIAOLI_SPAN_VERB];
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++)
        view->units += spans.count[role];
    view->rule = mark->rule;
}

static void view_target(const tiaoli_doc *doc, const tl_mark *mark, tiaoli_target *view) {
    const spans_by_role spans = sort_spans(doc, mark);
    view->comparator = mark->type;
    view->direction = mark->strength;
    view->tone = mark->role;
    view->flags = mark->flags;
    view->quantity = tl_amount_at(doc, spans.first[TIAOLI_SPAN_QUANTITY]);
    view->directive = mark->value;
    set_pair(&view->indicator_start, &view->indicator_end, spans.first[TIAOLI_SPAN_INDICATOR]);
    set_pair(&view->tone_start, &view->tone_end, spans.first[TIAOLI_SPAN_TONE]);
    set_pair(&view->deadline_start, &view->deadline_end, spans.first[TIAOLI_SPAN_DEADLINE]);
    set_pair(&view->base_start, &view->base_end, spans.first[TIAOLI_SPAN_BASE]);
    view->rule = mark->rule;
}

/* ----- one, or a row of them ---------------------------------------------------- */

typedef union {
    tiaoli_numeral numeral;
    tiaoli_quantity quantity;
    tiaoli_lookalike lookalike;
    tiaoli_quote quote;
    tiaoli_slogan slogan;
    tiaoli_reference reference;
    tiaoli_directive directive;
    tiaoli_target target;
} any_view;

/* Fills the struct of the mark's kind; how many bytes that is. */
static uint32_t fill_view(const tiaoli_doc *doc, const tl_mark *mark, any_view *view) {
    memset(view, 0, sizeof *view);
    switch (mark->kind) {
        case TIAOLI_MARK_NUMERAL:
            view_numeral(doc, mark, &view->numeral);
            return sizeof view->numeral;
        case TIAOLI_MARK_QUANTITY:
            view_quantity(doc, mark, &view->quantity);
            return sizeof view->quantity;
        case TIAOLI_MARK_LOOKALIKE:
            view_lookalike(mark, &view->lookalike);
            return sizeof view->lookalike;
        case TIAOLI_MARK_QUOTE:
            view_quote(doc, mark, &view->quote);
            return sizeof view->quote;
        case TIAOLI_MARK_SLOGAN:
            view_slogan(doc, mark, &view->slogan);
            return sizeof view->slogan;
        case TIAOLI_MARK_REFERENCE:
            view_reference(doc, mark, &view->reference);
            return sizeof view->reference;
        case TIAOLI_MARK_TARGET:
            view_target(doc, mark, &view->target);
            return sizeof view->target;
        default:
            view_directive(doc, mark, &view->directive);
            return sizeof view->directive;
    }
}

static tiaoli_status get_view(const tiaoli_doc *doc, tiaoli_mark mark, int32_t kind, void *out) {
    if (!tl_is_mark(doc, mark) || tl_mark_kind(doc, mark - 1) != kind) return TIAOLI_E_ARGUMENT;
    const tl_mark found = tl_read_mark(doc, mark - 1);
    any_view view;
    const uint32_t size = fill_view(doc, &found, &view);
    return tl_hand_out(out, &view, size);
}

tiaoli_status tiaoli_numeral_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_numeral *out) {
    return get_view(doc, mark, TIAOLI_MARK_NUMERAL, out);
}

tiaoli_status tiaoli_quantity_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quantity *out) {
    return get_view(doc, mark, TIAOLI_MARK_QUANTITY, out);
}

tiaoli_status tiaoli_lookalike_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_lookalike *out) {
    return get_view(doc, mark, TIAOLI_MARK_LOOKALIKE, out);
}

tiaoli_status tiaoli_quote_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_quote *out) {
    return get_view(doc, mark, TIAOLI_MARK_QUOTE, out);
}

tiaoli_status tiaoli_slogan_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_slogan *out) {
    return get_view(doc, mark, TIAOLI_MARK_SLOGAN, out);
}

tiaoli_status tiaoli_reference_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_reference *out) {
    return get_view(doc, mark, TIAOLI_MARK_REFERENCE, out);
}

tiaoli_status tiaoli_directive_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_directive *out) {
    return get_view(doc, mark, TIAOLI_MARK_DIRECTIVE, out);
}

tiaoli_status tiaoli_target_get(const tiaoli_doc *doc, tiaoli_mark mark, tiaoli_target *out) {
    return get_view(doc, mark, TIAOLI_MARK_TARGET, out);
}

uint32_t tiaoli_doc_copy_views(const tiaoli_doc *doc, tiaoli_mark first, int32_t kind, void *out,
                               uint32_t capacity, uint32_t stride) {
    if (!tl_is_mark(doc, first) || !tl_is_row(out, stride) || !kind) return 0;
    uint32_t count = 0;
    for (uint32_t i = first - 1; i < doc->mark_count && count < capacity; i++) {
        if (tl_mark_kind(doc, i) != kind) continue;
        const tl_mark found = tl_read_mark(doc, i);
        any_view view;
        const uint32_t size = fill_view(doc, &found, &view);
        tl_put_in_row(out, count++, stride, &view, size);
    }
    return count;
}

/* ----- values as text ----------------------------------------------------------- */

size_t tiaoli_value_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer, size_t capacity) {
    tl_text_buffer out = {buffer, capacity, 0};
    if (tl_is_mark(doc, mark)) {
        char text[2 * TL_VALUE_TEXT];
        const tl_mark found = tl_read_mark(doc, mark - 1);
        const tl_value value = tl_mark_value(doc, &found);
        tl_buffer_put(&out, text, tl_value_text(&value, text));
    }
    return tl_buffer_end(&out);
}

tiaoli_mark tiaoli_doc_date_in(const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    if (!doc) return TIAOLI_NONE;
    uint32_t i = start ? tl_marks_until(doc, start - 1, 0) : 0;
    for (; i < doc->mark_count && doc->marks[i].start < end; i++) {
        const tl_mark mark = tl_read_mark(doc, i);
        if (mark.kind != TIAOLI_MARK_QUANTITY ||
            (mark.type != TIAOLI_QUANTITY_DATE && mark.type != TIAOLI_QUANTITY_RELATIVE))
            continue;
        if (tiaoli_value_text(doc, i + 1, NULL, 0)) return i + 1;
    }
    return TIAOLI_NONE;
}
