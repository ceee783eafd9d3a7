/*
 * Last stage.  Takes everything that the stages added, gives the document: one
 * block with the nodes in pre-order (sentences and clauses put below their
 * blocks), the marks sorted, and the pools.
 */
#include "run.h"

/* Sizes of the parts of the block, each a multiple of 8. */
typedef struct {
    size_t doc, nodes, marks, spans, values, notes, text, all;
} layout;

static bool add_size(size_t *sum, size_t *part, size_t count, size_t element) {
    if (element && count > (SIZE_MAX - 8) / element) return false;
    *part = (count * element + 7) & ~(size_t)7;
    if (*part > SIZE_MAX - *sum) return false;
    *sum += *part;
    return true;
}

static bool plan_layout(const tl_run *run, uint32_t nodes, bool copy_text, layout *plan) {
    plan->all = 0;
    return add_size(&plan->all, &plan->doc, 1, sizeof(tiaoli_doc)) &&
           add_size(&plan->all, &plan->nodes, nodes, sizeof(tl_node)) &&
           add_size(&plan->all, &plan->marks, run->marks.count, sizeof(tl_mark)) &&
           add_size(&plan->all, &plan->spans, run->spans.count, sizeof(tl_role_span)) &&
           add_size(&plan->all, &plan->values, run->values.count, sizeof(tl_value)) &&
           add_size(&plan->all, &plan->notes, run->notes.count, sizeof(tl_note)) &&
           add_size(&plan->all, &plan->text, copy_text ? (size_t)run->length + 1 : 0, 1);
}

static tl_node small_node(uint8_t kind, uint32_t start, uint32_t end, uint32_t parent) {
    tl_node node = {0};
    node.kind = kind;
    node.start = start;
    node.end = end;
    node.parent = parent;
    return node;
}

/* Outline nodes and, below each block, its sentences and clauses.  new_index
 * maps an outline node to its place. */
static uint32_t place_nodes(const tl_run *run, tl_node *out, uint32_t *new_index) {
    uint32_t count = 0, sentence = 0;
    for (uint32_t i = 0; i < run->nodes.count; i++) {
        const uint32_t self = count;
        new_index[i] = self;
        out[count] = run->nodes.data[i];
        out[count++].parent = new_index[run->nodes.data[i].parent];
        while (sentence < run->sentences.count && run->sentences.data[sentence].block == i) {
            const tl_sentence *s = &run->sentences.data[sentence++];
            const uint32_t above = count;
            out[count] = small_node(TIAOLI_NODE_SENTENCE, s->start, s->end, self);
            out[count++].role = s->role;
            for (uint32_t k = 0; k < s->clause_count; k++) {
                const tl_clause *c = &run->clauses.data[s->first_clause + k];
                out[count++] = small_node(TIAOLI_NODE_CLAUSE, c->start, c->end, above);
            }
        }
    }
    return count;
}

static void number_lines(const tl_run *run, tl_node *nodes, uint32_t count) {
    uint32_t line = 0;
    for (uint32_t i = 0; i < count; i++) {
        while (line + 1 < run->lines.count && run->lines.data[line + 1].start <= nodes[i].start)
            line++;
        nodes[i].line = line + 1;
    }
}

static void close_subtrees(tl_node *nodes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) nodes[i].past = i + 1;
    for (uint32_t i = count; i-- > 1;) {
        tl_node *parent = &nodes[nodes[i].parent];
        if (nodes[i].past > parent->past) parent->past = nodes[i].past;
    }
}

static bool in_order(const tl_mark *a, const tl_mark *b) {
    if (a->start != b->start) return a->start < b->start;
    if (a->end != b->end) return a->end > b->end;
    return a->kind <= b->kind;
}

/* Merges the runs that are already in order; a stage appends one such run, so
 * a few passes do.  Result in `marks`; `spare` is of the same size. */
static void sort_marks(tl_mark *marks, tl_mark *spare, uint32_t count) {
    for (;;) {
        uint32_t at = 0, runs = 0, out = 0;
        while (at < count) {
            uint32_t left = at, middle = at + 1;
            while (middle < count && in_order(&marks[middle - 1], &marks[middle])) middle++;
            uint32_t right = middle, end = middle;
            while (end < count && (end == middle || in_order(&marks[end - 1], &marks[end]))) end++;
            runs++;
            while (left < middle || right < end) {
                const bool take_left =
                    right == end || (left < middle && in_order(&marks[left], &marks[right]));
                spare[out++] = take_left ? marks[left++] : marks[right++];
            }
            at = end;
        }
        if (count) memcpy(marks, spare, count * sizeof *marks);
        if (runs <= 1) return;
    }
}

/* Each mark gets the clause in which it starts; both are in text order. */
static void assign_clauses(tl_mark *marks, uint32_t mark_count, const tl_node *nodes,
                           uint32_t node_count) {
    uint32_t clause = 0;
    for (uint32_t m = 0, n = 0; m < mark_count; m++) {
        while (n < node_count && nodes[n].start <= marks[m].start) {
            if (nodes[n].kind == TIAOLI_NODE_CLAUSE) clause = n;
            n++;
        }
        marks[m].clause = clause;
    }
}

static void copy_part(void *to, const void *from, size_t count, size_t element) {
    if (count) memcpy(to, from, count * element);
}

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

tiaoli_doc *tl_freeze(tl_run *run, bool copy_text) {
    const uint64_t wanted = (uint64_t)run->nodes.count + run->sentences.count + run->clauses.count;
    if (wanted > run->max_nodes) return tl_fail(run, TIAOLI_E_LIMIT, 0), NULL;
    const uint32_t node_count = (uint32_t)wanted;
    layout plan;
    char *block = NULL;
    if (plan_layout(run, node_count, copy_text, &plan)) block = tl_alloc(&run->memory, plan.all);
    const size_t map_size = (size_t)run->nodes.count * sizeof(uint32_t);
    const size_t marks_size = (size_t)run->marks.count * sizeof(tl_mark);
    const size_t notes_size = (size_t)run->notes.count * sizeof(tl_note);
    const size_t spare_size = marks_size > notes_size ? marks_size : notes_size;
    uint32_t *map = block ? tl_alloc(&run->memory, map_size) : NULL;
    void *spare = map ? tl_alloc(&run->memory, spare_size) : NULL;
    if (!spare) {
        tl_release(&run->memory, map, map_size);
        tl_release(&run->memory, block, plan.all);
        return tl_fail(run, TIAOLI_E_NOMEM, 0), NULL;
    }

    char *at = block + plan.doc;
    tl_node *nodes = (tl_node *)(void *)at;
    tl_mark *marks = (tl_mark *)(void *)(at += plan.nodes);
    tl_role_span *spans = (tl_role_span *)(void *)(at += plan.marks);
    tl_value *values = (tl_value *)(void *)(at += plan.spans);
    tl_note *notes = (tl_note *)(void *)(at += plan.values);
    char *text = at + plan.notes;

    place_nodes(run, nodes, map);
    number_lines(run, nodes, node_count);
    close_subtrees(nodes, node_count);
    copy_part(marks, run->marks.data, run->marks.count, sizeof *marks);
    sort_marks(marks, spare, run->marks.count);
    assign_clauses(marks, run->marks.count, nodes, node_count);
    copy_part(spans, run->spans.data, run->spans.count, sizeof *spans);
    copy_part(values, run->values.data, run->values.count, sizeof *values);
    copy_part(notes, run->notes.data, run->notes.count, sizeof *notes);
    sort_notes(notes, spare, run->notes.count);
    if (copy_text) {
        copy_part(text, run->text, run->length, 1);
        text[run->length] = '\0';
    }
    tl_release(&run->memory, map, map_size);
    tl_release(&run->memory, spare, spare_size);

    tiaoli_doc *doc = (tiaoli_doc *)(void *)block;
    doc->memory = run->memory;
    doc->block_size = plan.all;
    doc->text = copy_text ? text : run->text;
    doc->length = run->length;
    doc->genre = run->genre;
    doc->node_count = node_count;
    doc->mark_count = run->marks.count;
    doc->span_count = run->spans.count;
    doc->value_count = run->values.count;
    doc->note_count = run->notes.count;
    doc->nodes = nodes;
    doc->marks = marks;
    doc->spans = spans;
    doc->values = values;
    doc->notes = notes;
    return doc;
}
