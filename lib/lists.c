/*
 * Takes the blocks, gives them with the items of lists that run on inside a
 * line as blocks of their own: …下列条件：（一）…；（二）…。 and 一是…。二是…。  An item
 * begins after a delimiter outside brackets; the first needs a second one, and
 * each further the number that follows.
 */
#include "outline.h"

/* A label after a delimiter inside a block. */
typedef struct {
    uint32_t at;
    uint32_t delimiter; /* the code point before it                          */
    tl_marker marker;
    bool taken;
} candidate;

typedef struct {
    tl_run *run;
    tl_blocks *out;
    TL_VEC(candidate) candidates;
} splitter;

enum { KINDS = TIAOLI_MARKER_UNNUMBERED + 1 };

static bool may_run_on(uint8_t kind) {
    return kind == TIAOLI_MARKER_HANZI_PAREN || kind == TIAOLI_MARKER_ARABIC_DOT ||
           kind == TIAOLI_MARKER_ARABIC_PAREN || kind == TIAOLI_MARKER_ARABIC_COMMA ||
           kind == TIAOLI_MARKER_HANZI_COMMA || kind == TIAOLI_MARKER_CIRCLED ||
           kind == TIAOLI_MARKER_ENUMERATOR || kind == TIAOLI_MARKER_ORDINAL;
}

static bool is_delimiter(uint32_t c) {
    return c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == 0xFF01 || c == 0xFF1F || c == ';' ||
           c == ':';
}

static bool add_candidate(splitter *s, uint32_t at, uint32_t end, uint32_t delimiter) {
    if (!tl_may_number(s->run->text, at, end)) return true;
    const candidate found = {at, delimiter, tl_read_marker(s->run, at, end), false};
    if (!may_run_on(found.marker.kind) || found.marker.body >= end) return true;
    if (!TL_PUSH(&s->run->memory, &s->candidates, found)) return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    return true;
}

static bool collect(splitter *s, const tl_block *block) {
    const tl_run *run = s->run;
    s->candidates.count = 0;
    uint32_t at = block->marker.kind ? block->marker.body : block->start;
    for (uint32_t i = tl_point_from(run, at); i < run->points.count; i++) {
        const tl_point *point = &run->points.data[i];
        if (point->at >= block->end) break;
        if (point->at < at) continue;
        if (point->is == TL_POINT_BRACKET) {
            const tl_bracket *pair = tl_pair_at(run, point->at, block->end);
            if (pair) at = pair->close_end;
        }
        if (!is_delimiter(point->c)) continue;
        uint32_t next = tl_point_end(point);
        if (!tl_may_number(run->text, next, block->end)) continue;
        next = tl_skip_space(run->text, next, block->end);
        if (next < block->end && !add_candidate(s, next, block->end, point->c)) return false;
    }
    return true;
}

/* Marks the candidates that continue a list; `first` is that of the block. */
static void choose(splitter *s, const tl_block *block, const tl_block *following) {
    bool second[KINDS] = {false};
    int32_t expected[KINDS] = {0};
    if (following && following->marker.number == 2) second[following->marker.kind] = true;
    for (uint32_t i = s->candidates.count; i > 0; i--) {
        candidate *c = &s->candidates.data[i - 1];
        if (c->marker.number == 2) second[c->marker.kind] = true;
        if (c->marker.number != 1) continue;
        c->taken = second[c->marker.kind];
        second[c->marker.kind] = false;
    }
    if (may_run_on(block->marker.kind)) expected[block->marker.kind] = block->marker.number + 1;
    for (uint32_t i = 0; i < s->candidates.count; i++) {
        candidate *c = &s->candidates.data[i];
        const uint8_t kind = c->marker.kind;
        if (c->marker.number != 1 && c->marker.number == expected[kind]) c->taken = true;
        if (c->taken) expected[kind] = c->marker.number + 1;
    }
}

static bool emit(splitter *s, const tl_block *from, uint32_t start, uint32_t end,
                 const tl_marker *marker) {
    tl_block block = *from;
    block.start = start;
    block.end = tl_trim_space(s->run->text, start, end);
    block.heading_end = start;
    if (start != from->start) block.inside = true;
    block.has_term = tl_begins_term(s->run, start, block.end);
    memset(&block.marker, 0, sizeof block.marker);
    block.marker.body = start;
    block.kind = TIAOLI_NODE_PARAGRAPH;
    if (marker) {
        block.marker = *marker;
        block.marker.body = tl_skip_space(s->run->text, marker->body, block.end);
        block.kind = TIAOLI_NODE_DIVISION;
    }
    if (block.start >= block.end) return true;
    if (!TL_PUSH(&s->run->memory, s->out, block)) return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    return true;
}

/* The last item of a list whose items ended with ；: what follows its first
 * sentence goes on with the text before the list. */
static bool emit_last(splitter *s, const tl_block *from, const candidate *item, uint32_t end) {
    if (item->delimiter != 0xFF1B) return emit(s, from, item->at, end, &item->marker);
    const uint32_t stop = tl_first_sentence(s->run, item->marker.body, end);
    const uint32_t rest = stop ? tl_skip_space(s->run->text, stop, end) : end;
    if (!emit(s, from, item->at, stop ? stop : end, &item->marker)) return false;
    return rest >= end || emit(s, from, rest, end, NULL);
}

/* 一是学，二是做，三是改。 is a sentence that counts, and no list. */
static bool counts_in_sentence(const tl_run *run, const tl_block *block) {
    if (block->marker.kind != TIAOLI_MARKER_ENUMERATOR || block->marker.number != 1) return false;
    for (uint32_t i = tl_point_from(run, block->marker.body); i < run->points.count; i++) {
        const tl_point *point = &run->points.data[i];
        if (point->at >= block->end || is_delimiter(point->c)) return false;
        if (point->c != 0xFF0C) continue;
        const tl_marker next = tl_read_marker(run, tl_point_end(point), block->end);
        if (next.kind == block->marker.kind && next.number == 2) return true;
    }
    return false;
}

static bool split(splitter *s, const tl_block *block, const tl_block *following) {
    if (!collect(s, block)) return false;
    choose(s, block, following);
    const candidate *open = NULL;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < s->candidates.count; i++) {
        const candidate *next = &s->candidates.data[i];
        if (!next->taken) continue;
        taken++;
        if (open) {
            if (!emit(s, block, open->at, next->at, &open->marker)) return false;
        } else if (!emit(s, block, block->start, next->at,
                         block->kind == TIAOLI_NODE_DIVISION ? &block->marker : NULL)) {
            return false;
        }
        open = next;
    }
    if (open) return emit_last(s, block, open, block->end);
    if (!TL_PUSH(&s->run->memory, s->out, *block)) return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    return true;
}

bool tl_split_lists(tl_run *run, tl_blocks *blocks, tl_blocks *out) {
    splitter s = {run, out, {NULL, 0, 0}};
    bool done = true;
    for (uint32_t i = 0; i < blocks->count && done; i++) {
        tl_block *block = &blocks->data[i];
        if (block->kind == TIAOLI_NODE_DIVISION && counts_in_sentence(run, block)) {
            block->kind = TIAOLI_NODE_PARAGRAPH;
            memset(&block->marker, 0, sizeof block->marker);
            block->marker.body = block->start;
        }
        const bool body =
            block->kind == TIAOLI_NODE_PARAGRAPH || block->kind == TIAOLI_NODE_DIVISION;
        const tl_block *following = i + 1 < blocks->count ? block + 1 : NULL;
        if (body && !block->quoted)
            done = split(&s, block, following);
        else if (!TL_PUSH(&run->memory, out, *block))
            done = tl_fail(run, TIAOLI_E_NOMEM, 0);
    }
    TL_VEC_FREE(&run->memory, &s.candidates);
    return done;
}
