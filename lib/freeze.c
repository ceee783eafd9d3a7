/*
 * Last stage.  Takes everything that the stages added, gives the document: one
 * block with the nodes in pre-order (sentences and clauses put below their
 * blocks), the marks sorted, and the pools in the order of the marks; all packed
 * as document.h says.
 */
#include "run.h"

#define RULE_FITS(id, code, name) \
    _Static_assert((code) <= TL_MARK_RULE_MASK, "a rule's code takes more bits than a mark has");
TL_RULES(RULE_FITS)
#undef RULE_FITS

/* How many elements each part of the block has. */
typedef struct {
    uint32_t nodes, more, lines, marks, spans, values, targets, notes, stances;
    size_t text;
} counts;

/* Sizes of the parts of the block, each a multiple of 8. */
typedef struct {
    size_t doc, nodes, more, lines, marks, spans, values, targets, notes, stances, text, all;
} layout;

/* Where each part goes. */
typedef struct {
    tiaoli_doc *doc;
    tl_packed_node *nodes;
    tl_node_more *more;
    uint32_t *lines;
    tl_packed_mark *marks;
    tl_packed_span *spans;
    uint64_t *values;
    tl_target *targets;
    tl_note *notes;
    tl_stance *stances;
    char *text;
} parts;

static bool add_size(size_t *sum, size_t *part, size_t count, size_t element) {
    if (element && count > (SIZE_MAX - 8) / element) return false;
    *part = (count * element + 7) & ~(size_t)7;
    if (*part > SIZE_MAX - *sum) return false;
    *sum += *part;
    return true;
}

static bool plan_layout(const counts *count, layout *plan) {
    plan->all = 0;
    return add_size(&plan->all, &plan->doc, 1, sizeof(tiaoli_doc)) &&
           add_size(&plan->all, &plan->nodes, count->nodes, sizeof(tl_packed_node)) &&
           add_size(&plan->all, &plan->more, count->more, sizeof(tl_node_more)) &&
           add_size(&plan->all, &plan->lines, count->lines, sizeof(uint32_t)) &&
           add_size(&plan->all, &plan->marks, count->marks, sizeof(tl_packed_mark)) &&
           add_size(&plan->all, &plan->spans, count->spans, sizeof(tl_packed_span)) &&
           add_size(&plan->all, &plan->values, count->values, sizeof(uint64_t)) &&
           add_size(&plan->all, &plan->targets, count->targets, sizeof(tl_target)) &&
           add_size(&plan->all, &plan->notes, count->notes, sizeof(tl_note)) &&
           add_size(&plan->all, &plan->stances, count->stances, sizeof(tl_stance)) &&
           add_size(&plan->all, &plan->text, count->text, 1);
}

static parts cut_block(void *block, const layout *plan) {
    char *at = block;
    parts p;
    p.doc = block;
    p.nodes = (tl_packed_node *)(void *)(at += plan->doc);
    p.more = (tl_node_more *)(void *)(at += plan->nodes);
    p.lines = (uint32_t *)(void *)(at += plan->more);
    p.marks = (tl_packed_mark *)(void *)(at += plan->lines);
    p.spans = (tl_packed_span *)(void *)(at += plan->marks);
    p.values = (uint64_t *)(void *)(at += plan->spans);
    p.targets = (tl_target *)(void *)(at += plan->values);
    p.notes = (tl_note *)(void *)(at += plan->targets);
    p.stances = (tl_stance *)(void *)(at += plan->notes);
    p.text = at + plan->stances;
    return p;
}

static bool is_long(uint32_t start, uint32_t end) { return end - start >= TL_LONG; }

/* --- Nodes ------------------------------------------------------------------ */

static bool has_more(const tl_node *node) {
    return node->marker || node->number || !tl_span_empty(node->label) ||
           is_long(node->start, node->end);
}

static uint32_t count_more(const tl_run *run) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < run->nodes.count; i++) count += has_more(&run->nodes.data[i]);
    if (run->length < TL_LONG) return count;
    for (uint32_t i = 0; i < run->sentences.count; i++)
        count += is_long(run->sentences.data[i].start, run->sentences.data[i].end);
    for (uint32_t i = 0; i < run->clauses.count; i++)
        count += is_long(run->clauses.data[i].start, run->clauses.data[i].end);
    return count;
}

/* The nodes as they are put one after the other. */
typedef struct {
    parts *to;
    uint32_t nodes, more; /* how many there are so far                       */
} row;

static void put_more(row *r, const tl_node *node) {
    tl_node_more *more = &r->to->more[r->more++];
    more->node = r->nodes;
    more->end = node->end;
    more->label = node->label;
    more->number = node->number;
    more->suffix = node->suffix;
    more->marker = node->marker;
    more->level = node->level;
}

static void put_packed(row *r, uint32_t start, uint32_t end, uint32_t parent, uint32_t bits) {
    tl_packed_node *packed = &r->to->nodes[r->nodes++];
    const uint32_t length = end - start < TL_LONG ? end - start : TL_LONG;
    packed->start = start;
    packed->parent = parent;
    packed->rest = length << TL_LENGTH_SHIFT | bits;
}

static void put_node(row *r, const tl_node *node, uint32_t parent) {
    const bool more = has_more(node);
    if (more) put_more(r, node);
    put_packed(
        r, node->start, node->end, parent,
        (more ? TL_NODE_MORE : 0U) | (uint32_t)node->role << TL_NODE_ROLE_SHIFT | node->kind);
}

/* A sentence or clause. */
static void put_small(row *r, uint8_t kind, uint8_t role, uint32_t start, uint32_t end,
                      uint32_t parent) {
    if (!is_long(start, end)) {
        put_packed(r, start, end, parent, (uint32_t)role << TL_NODE_ROLE_SHIFT | kind);
        return;
    }
    tl_node node = {0};
    node.kind = kind;
    node.role = role;
    node.start = start;
    node.end = end;
    put_node(r, &node, parent);
}

/* Outline nodes and, below each block, its sentences and clauses.  new_index
 * maps an outline node to its place. */
static void put_nodes(const tl_run *run, parts *to, uint32_t *new_index) {
    row r = {to, 0, 0};
    uint32_t next = 0;
    for (uint32_t i = 0; i < run->nodes.count; i++) {
        const uint32_t self = new_index[i] = r.nodes;
        put_node(&r, &run->nodes.data[i], new_index[run->nodes.data[i].parent]);
        while (next < run->sentences.count && run->sentences.data[next].block == i) {
            const tl_sentence *s = &run->sentences.data[next++];
            const uint32_t above = r.nodes;
            put_small(&r, TIAOLI_NODE_SENTENCE, s->role, s->start, s->end, self);
            for (uint32_t k = 0; k < s->clause_count; k++) {
                const tl_clause *c = &run->clauses.data[s->first_clause + k];
                put_small(&r, TIAOLI_NODE_CLAUSE, 0, c->start, c->end, above);
            }
        }
    }
}

/* --- Marks ------------------------------------------------------------------ */

static bool fits_mark(const tl_value *value) {
    return value->low >= 0 && value->low <= TL_VALUE_SMALL && value->high == value->low &&
           !value->denominator && !value->scale && value->flags <= TL_VALUE_FLAGS_MASK;
}

static bool is_wide(const tl_value *value) {
    return value->high != value->low || value->denominator;
}

static uint32_t count_values(const tl_run *run) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < run->values.count; i++) {
        const tl_value *value = &run->values.data[i];
        if (!fits_mark(value)) count += is_wide(value) ? 4 : 2;
    }
    return count;
}

static uint32_t count_spans(const tl_run *run) {
    uint32_t count = run->spans.count;
    for (uint32_t i = 0; i < run->spans.count && run->length >= TL_LONG; i++)
        count += is_long(run->spans.data[i].start, run->spans.data[i].end);
    return count;
}

/* By start, then longest first, then kind; false: out of memory. */
static bool order_marks(tl_run *run, const tl_order **ordered) {
    const uint32_t count = run->marks.count;
    if (count > UINT32_MAX / 2 || !TL_ROOM(&run->memory, &run->order, 2 * count)) return false;
    tl_order *all = run->order.data;
    for (uint32_t i = 0; i < count; i++) {
        const tl_mark *mark = &run->marks.data[i];
        all[i].place = (uint64_t)mark->start << 32 | (UINT32_MAX - mark->end);
        all[i].kind = mark->kind;
        all[i].index = i;
    }
    *ordered = count ? tl_sort_order(all, all + count, count) : all;
    return true;
}

/* Puts a value into the pool, where it does not fit into the mark; what the mark
 * says of it. */
static uint32_t put_value(uint64_t *pool, uint32_t *count, const tl_value *value) {
    if (fits_mark(value))
        return TL_VALUE_INLINE | value->flags << TL_VALUE_FLAGS | (uint32_t)value->low;
    const uint32_t index = *count;
    const bool wide = is_wide(value);
    const uint32_t flags = value->flags | (wide ? TL_VALUE_WIDE : 0);
    pool[(*count)++] = (uint64_t)value->low;
    pool[(*count)++] = (uint64_t)flags << 32 | (uint32_t)value->scale;
    if (wide) {
        pool[(*count)++] = (uint64_t)value->high;
        pool[(*count)++] = (uint64_t)value->denominator;
    }
    return index + 1;
}

static void put_span(tl_packed_span *spans, uint32_t *count, const tl_role_span *span) {
    const bool lengthy = is_long(span->start, span->end);
    const uint32_t length = lengthy ? TL_LONG : span->end - span->start;
    spans[*count].start = span->start;
    spans[(*count)++].rest = length << TL_LENGTH_SHIFT | span->role;
    if (!lengthy) return;
    spans[*count].start = span->end;
    spans[(*count)++].rest = 0;
}

static uint32_t bits_of(const tl_mark *mark) {
    return (mark->kind - 1U) << TL_MARK_KIND | (uint32_t)mark->type << TL_MARK_TYPE |
           (uint32_t)mark->rule << TL_MARK_RULE | (uint32_t)mark->role << TL_MARK_ROLE |
           (uint32_t)mark->strength << TL_MARK_STRENGTH |
           (uint32_t)mark->actor_source << TL_MARK_SOURCE | (uint32_t)mark->flags << TL_MARK_FLAGS;
}

static uint32_t put_node_handle(const tl_run *run, uint32_t node) {
    return node ? run->places.data[node - 1] + 1 : 0;
}

/* Where reference i leads.  What defines a short name stands before its uses, so its
 * place is known. */
static void put_target(tl_run *run, const tl_mark *mark, uint32_t i, tl_target *out) {
    *out = run->targets.data[mark->value];
    out->first = put_node_handle(run, out->first);
    out->last = put_node_handle(run, out->last);
    const uint32_t ordinal = run->citations.data[mark->value].definition;
    if (!ordinal) return;
    if (mark->type == TIAOLI_REFERENCE_DEFINITION)
        run->definitions.data[ordinal - 1] = i + 1;
    else
        out->definition = run->definitions.data[ordinal - 1];
}

/* The directive in which a mark begins, of those that stand before it: they do not
 * overlap, and of two marks that begin together the longer one comes first. */
static uint32_t directive_around(const parts *to, uint32_t directive, uint32_t start) {
    return directive && start < to->marks[directive - 1].end ? directive : TIAOLI_NONE;
}

/* The marks in order, each followed in the pools by what it has there. */
static void put_marks(tl_run *run, parts *to, const tl_order *order) {
    uint32_t spans = 0, values = 0, targets = 0, directive = TIAOLI_NONE;
    for (uint32_t i = 0; i < run->marks.count; i++) {
        const tl_mark *mark = &run->marks.data[order[i].index];
        tl_packed_mark *packed = &to->marks[i];
        packed->start = mark->start;
        packed->end = mark->end;
        packed->first_span = spans;
        packed->value = 0;
        packed->rest = bits_of(mark);
        if (tl_is_quoted_kind(mark->kind))
            packed->value = (uint32_t)mark->segments << TL_QUOTE_SEGMENTS_SHIFT |
                            (uint32_t)mark->shared << TL_QUOTE_SHARED_SHIFT | mark->count;
        else if (mark->kind == TIAOLI_MARK_REFERENCE)
            put_target(run, mark, i, &to->targets[packed->value = targets++]);
        else if (mark->kind == TIAOLI_MARK_TARGET)
            packed->value = directive_around(to, directive, mark->start);
        else if (mark->value < run->values.count)
            packed->value = put_value(to->values, &values, &run->values.data[mark->value]);
        for (uint32_t k = 0; k < mark->span_count; k++)
            put_span(to->spans, &spans, &run->spans.data[mark->first_span + k]);
        if (mark->kind == TIAOLI_MARK_DIRECTIVE) directive = i + 1;
    }
    const tl_packed_mark end = {0, 0, spans, 0, 0};
    to->marks[run->marks.count] = end;
}

/* --- The rest ----------------------------------------------------------------- */

/* Several stages note things, each in text order, and text that was made for it
 * has as many notes as bytes: sorted bottom up, by pieces twice as long each time. */
static void sort_notes(tl_note *notes, tl_note *spare, uint32_t count) {
    for (uint32_t size = 1; size < count; size *= 2) {
        for (uint32_t at = 0; at < count; at += 2 * size) {
            const uint32_t middle = count - at > size ? at + size : count;
            const uint32_t end = count - middle > size ? middle + size : count;
            uint32_t left = at, right = middle;
            for (uint32_t out = at; out < end; out++) {
                const bool take_left =
                    right == end || (left < middle && notes[left].start <= notes[right].start);
                spare[out] = take_left ? notes[left++] : notes[right++];
            }
        }
        memcpy(notes, spare, count * sizeof *notes);
    }
}

static void copy_part(void *to, const void *from, size_t count, size_t element) {
    if (count) memcpy(to, from, count * element);
}

static void put_stances(const tl_run *run, tl_stance *to, const uint32_t *new_index) {
    for (uint32_t i = 0; i < run->stances.count; i++) {
        to[i] = run->stances.data[i];
        to[i].node = new_index[to[i].node];
    }
}

static counts count_all(const tl_run *run, uint32_t nodes, bool copy_text) {
    counts count;
    count.nodes = nodes;
    count.more = count_more(run);
    count.lines = run->lines.count;
    count.marks = run->marks.count + 1;
    count.spans = count_spans(run);
    count.values = count_values(run);
    count.targets = run->targets.count;
    count.notes = run->notes.count;
    count.stances = run->stances.count;
    count.text = copy_text ? (size_t)run->length + 1 : 0;
    return count;
}

static void fill_doc(const tl_run *run, const counts *count, const parts *to, size_t size) {
    tiaoli_doc *doc = to->doc;
    doc->memory = run->memory;
    doc->block_size = size;
    doc->text = count->text ? to->text : run->text;
    doc->length = run->length;
    doc->genre = run->genre_why;
    doc->node_count = count->nodes;
    doc->more_count = count->more;
    doc->line_count = count->lines;
    doc->mark_count = run->marks.count;
    doc->note_count = count->notes;
    doc->stance_count = count->stances;
    doc->nodes = to->nodes;
    doc->more = to->more;
    doc->lines = to->lines;
    doc->marks = to->marks;
    doc->spans = to->spans;
    doc->values = to->values;
    doc->targets = to->targets;
    doc->notes = to->notes;
    doc->stances = to->stances;
}

tiaoli_doc *tl_freeze(tl_run *run, bool copy_text) {
    const uint64_t wanted = (uint64_t)run->nodes.count + run->sentences.count + run->clauses.count;
    if (wanted > run->max_nodes) return tl_fail(run, TIAOLI_E_LIMIT, 0), NULL;
    const counts count = count_all(run, (uint32_t)wanted, copy_text);
    const size_t notes_size = (size_t)run->notes.count * sizeof(tl_note);
    layout plan;
    const tl_order *order;
    void *block = NULL;
    tl_note *spare = NULL;
    if (order_marks(run, &order) && TL_ROOM(&run->memory, &run->places, run->nodes.count) &&
        plan_layout(&count, &plan) && (spare = tl_alloc(&run->memory, notes_size)) != NULL)
        block = tl_alloc(&run->memory, plan.all);
    if (!block) {
        tl_release(&run->memory, spare, notes_size);
        return tl_fail(run, TIAOLI_E_NOMEM, 0), NULL;
    }
    parts to = cut_block(block, &plan);
    put_nodes(run, &to, run->places.data);
    for (uint32_t i = 0; i < count.lines; i++) to.lines[i] = run->lines.data[i].start;
    put_marks(run, &to, order);
    put_stances(run, to.stances, run->places.data);
    copy_part(to.notes, run->notes.data, count.notes, sizeof *to.notes);
    sort_notes(to.notes, spare, count.notes);
    copy_part(to.text, run->text, copy_text ? run->length : 0, 1);
    if (copy_text) to.text[run->length] = '\0';
    tl_release(&run->memory, spare, notes_size);
    fill_doc(run, &count, &to, plan.all);
    return to.doc;
}
