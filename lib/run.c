/* The state of one parse: adding to its arrays within the limits. */
#include "run.h"

bool tl_fail(tl_run *run, tiaoli_status status, uint32_t offset) {
    run->error.status = status;
    run->error.offset = offset;
    return false;
}

bool tl_add_node(tl_run *run, const tl_node *node) {
    if (run->nodes.count >= run->max_nodes) return tl_fail(run, TIAOLI_E_LIMIT, node->start);
    if (!TL_PUSH(&run->memory, &run->nodes, *node)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

bool tl_index(tl_run *run, tl_pages *pages, const void *first, uint32_t count, size_t size) {
    const char *element = first;
    uint32_t i = 0;
    pages->count = 0;
    for (uint32_t page = 0; page <= run->length / TL_PAGE; page++) {
        for (; i < count; i++, element += size) {
            uint32_t at;
            memcpy(&at, element, sizeof at);
            if (at >= page * TL_PAGE) break;
        }
        if (!TL_PUSH(&run->memory, pages, i)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    }
    return true;
}

tl_mark *tl_add_mark(tl_run *run, uint8_t kind, uint32_t start, uint32_t end, uint16_t rule) {
    if (run->marks.count >= run->max_marks) {
        tl_fail(run, TIAOLI_E_LIMIT, start);
        return NULL;
    }
    tl_mark mark = {0};
    mark.start = start;
    mark.end = end;
    mark.kind = kind;
    mark.rule = rule;
    mark.first_span = run->spans.count;
    mark.value = UINT32_MAX;
    if (!TL_PUSH(&run->memory, &run->marks, mark)) {
        tl_fail(run, TIAOLI_E_NOMEM, 0);
        return NULL;
    }
    return &run->marks.data[run->marks.count - 1];
}

bool tl_add_span(tl_run *run, int32_t role, tl_span span) {
    const tl_role_span entry = {span.start, span.end, (uint32_t)role};
    if (!TL_PUSH(&run->memory, &run->spans, entry)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    run->marks.data[run->marks.count - 1].span_count++;
    return true;
}

bool tl_add_value(tl_run *run, const tl_value *value) {
    if (!TL_PUSH(&run->memory, &run->values, *value)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    run->marks.data[run->marks.count - 1].value = run->values.count - 1;
    return true;
}

bool tl_add_note(tl_run *run, uint32_t code, uint32_t start, uint32_t end) {
    const tl_note note = {start, end, code};
    if (!TL_PUSH(&run->memory, &run->notes, note)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

static bool in_order(const tl_order *a, const tl_order *b) {
    return a->place != b->place ? a->place < b->place : a->kind <= b->kind;
}

/* Merges the runs that are already in order; a stage appends one such run, so
 * a few passes do.  Returns the one of the two rows in which the result is. */
tl_order *tl_sort_order(tl_order *marks, tl_order *spare, uint32_t count) {
    for (;;) {
        uint32_t at = 0, runs = 0, out = 0;
        while (at < count) {
            uint32_t left = at, middle = at + 1;
            while (middle < count && in_order(&marks[middle - 1], &marks[middle])) middle++;
            uint32_t right = middle, end = middle;
            while (end < count && (end == middle || in_order(&marks[end - 1], &marks[end]))) end++;
            runs++;
            while (left < middle && right < end)
                spare[out++] =
                    in_order(&marks[left], &marks[right]) ? marks[left++] : marks[right++];
            while (left < middle) spare[out++] = marks[left++];
            while (right < end) spare[out++] = marks[right++];
            at = end;
        }
        if (runs <= 1) return spare;
        tl_order *sorted = spare;
        spare = marks;
        marks = sorted;
    }
}
