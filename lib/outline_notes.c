/*
 * Takes the tree of blocks, gives notes about it: numbers that are missing,
 * doubled or out of order, levels left out, headings over nothing.  What an
 * editor would mark, and nothing that well-made texts do: lists begin anew,
 * numbers run on over sections, a fragment begins anywhere.
 *
 * The numbers of one scheme that belong together are linked to a chain: those of
 * 编 章 条 over the whole text, all others below one division.  Attachments are
 * texts of their own.
 */
#include "outline.h"

enum {
    KINDS = TIAOLI_MARKER_UNNUMBERED + 1,
    SLOTS = KINDS + 10, /* one for each writing of each scheme                  */
    DEEPEST = 66,       /* open nodes: divisions, attachment, document          */
    RANKS = 6           /* of the ladder, and 0                                 */
};

#define NOBODY UINT32_MAX

/* A numbered division, linked to the next of its chain. */
typedef struct {
    uint32_t node;
    uint32_t next; /* index or NOBODY                                         */
    bool first;    /* of its chain                                            */
    bool any;      /* the chain may begin with any number                     */
    int32_t on;    /* or with this one: it runs on                            */
} entry;

typedef struct {
    tl_run *run;
    TL_VEC(entry) entries;
    TL_VEC(uint32_t) seen; /* by number: see below                             */
    uint32_t stamp;
} notebook;

/* --- Questions about nodes -------------------------------------------------- */

static const tl_node *node_at(const notebook *n, uint32_t i) { return &n->run->nodes.data[i]; }

static const tl_node *node_of(const notebook *n, uint32_t i) {
    return node_at(n, n->entries.data[i].node);
}

static bool is_child(const notebook *n, uint32_t i, uint32_t parent) {
    return i < n->run->nodes.count && node_at(n, i)->parent == parent;
}

static bool has_heading(const notebook *n, uint32_t i) {
    return is_child(n, i + 1, i) && node_at(n, i + 1)->kind == TIAOLI_NODE_HEADING;
}

static bool is_empty(const notebook *n, uint32_t i) { return !is_child(n, i + 2, i); }

/* Marks what has text below it: each node once. */
static void find_prose(const tl_run *run) {
    tl_node *nodes = run->nodes.data;
    for (uint32_t i = 1; i < run->nodes.count; i++) {
        if (nodes[i].kind == TIAOLI_NODE_DIVISION || nodes[i].kind == TIAOLI_NODE_HEADING) continue;
        for (uint32_t up = nodes[i].parent; up && !nodes[up].prose; up = nodes[up].parent)
            nodes[up].prose = true;
    }
}

/* A line that heads text: not an item of a list of short lines. */
static bool heads_text(const notebook *n, uint32_t i) {
    return node_at(n, i)->kind == TIAOLI_NODE_DIVISION && node_at(n, i)->prose && has_heading(n, i);
}

/* 第一，… and 一是…: their text need not stand below them. */
static bool is_passing(uint8_t marker) {
    return marker == TIAOLI_MARKER_ORDINAL || marker == TIAOLI_MARKER_ENUMERATOR;
}

/* 编 章 条 are counted through the text. */
static bool runs_through(uint8_t marker) {
    return marker == TIAOLI_MARKER_PART || marker == TIAOLI_MARKER_CHAPTER ||
           marker == TIAOLI_MARKER_ARTICLE;
}

static uint32_t slot_of(const tl_node *node) {
    if (node->marker == TIAOLI_MARKER_ARABIC_COMMA) return TIAOLI_MARKER_ARABIC_DOT; /* one list */
    if (!node->variant) return node->marker;
    switch (node->marker) {
        case TIAOLI_MARKER_LETTER:
            return KINDS + node->variant - 1U; /* 1 to 7 */
        case TIAOLI_MARKER_HANZI_PAREN:
            return KINDS + 7;
        case TIAOLI_MARKER_ARABIC_PAREN:
            return KINDS + 8;
        default:
            return KINDS + 9;
    }
}

static bool note(const notebook *n, uint32_t code, tl_span at) {
    return tl_add_note(n->run, code, at.start, at.end);
}

/* --- Chains ------------------------------------------------------------------ */

/* What is open while the nodes are walked. */
typedef struct {
    uint32_t node;
    uint32_t last[SLOTS]; /* index of the last entry of the chain, plus one      */
} open_node;

static bool add_entry(notebook *n, uint32_t i, uint32_t *last, int32_t before) {
    const bool any = !before || node_at(n, i)->level == 1;
    const entry fresh = {i, NOBODY, *last == 0, any, before + 1};
    if (!TL_PUSH(&n->run->memory, &n->entries, fresh)) return tl_fail(n->run, TIAOLI_E_NOMEM, 0);
    if (*last) n->entries.data[*last - 1].next = n->entries.count - 1;
    *last = n->entries.count;
    return true;
}

/* Links the numbered divisions among nodes [from, to). */
static bool link_chains(notebook *n, uint32_t from, uint32_t to) {
    open_node open[DEEPEST];
    int32_t latest[SLOTS] = {0};   /* number of each scheme in the text          */
    uint32_t through[SLOTS] = {0}; /* chains that run through the text           */
    uint32_t depth = 0;
    n->entries.count = 0;
    for (uint32_t i = from; i < to; i++) {
        const tl_node *node = node_at(n, i);
        if (node->kind != TIAOLI_NODE_DIVISION) continue;
        while (depth && open[depth - 1].node != node->parent) depth--;
        if (!depth) {
            memset(&open[0], 0, sizeof open[0]);
            open[0].node = node->parent;
            depth = 1;
        }
        if (node->number) {
            const uint32_t slot = slot_of(node);
            uint32_t *last =
                runs_through(node->marker) ? &through[slot] : &open[depth - 1].last[slot];
            if (!add_entry(n, i, last, latest[slot])) return false;
            latest[slot] = node->number;
        }
        memset(&open[depth], 0, sizeof open[depth]);
        open[depth++].node = i;
    }
    return true;
}

/* --- Numbers ------------------------------------------------------------------ */

/* Is there no text between the end of an entry and the next of its chain? */
static bool adjoin(const notebook *n, uint32_t a, uint32_t b) {
    const uint32_t i = n->entries.data[b].node;
    return node_at(n, i - 1)->end <= node_of(n, a)->end;
}

static int32_t number_after(const notebook *n, uint32_t i) {
    const uint32_t next = n->entries.data[i].next;
    return next == NOBODY ? 0 : node_of(n, next)->number;
}

/* Does the chain begin anew at entry i?  Not where 1 is a slip: 一、二、一、四、 */
static bool begins_anew(const notebook *n, uint32_t before, uint32_t i, int32_t largest) {
    const tl_node *node = node_of(n, i);
    if (node->number != 1 || node->suffix) return false;
    const int32_t next = number_after(n, i);
    if (largest == 1) return !adjoin(n, before, i);
    return next == 2 || (next != largest + 1 && next != largest + 2);
}

/* Numbers of one piece, from the one where it begins (anew) on. */
typedef struct {
    uint32_t first, past; /* entries; past: where the next begins, or NOBODY     */
    uint32_t count;
    int32_t least;
} piece;

static piece find_piece(const notebook *n, uint32_t first) {
    piece p = {first, NOBODY, 1, node_of(n, first)->number};
    int32_t largest = p.least;
    uint32_t before = first;
    for (uint32_t i = n->entries.data[first].next; i != NOBODY; i = n->entries.data[i].next) {
        if (begins_anew(n, before, i, largest)) {
            p.past = i;
            break;
        }
        const int32_t number = node_of(n, i)->number;
        if (number < p.least) p.least = number;
        if (number > largest) largest = number;
        p.count++;
        before = i;
    }
    return p;
}

/* Which numbers a piece has: n->seen holds for each the stamp, plus one when it
 * has been passed.  A number far beyond the count of the piece is not kept. */
static uint32_t *place_of(notebook *n, const piece *p, int32_t number) {
    const uint32_t at = (uint32_t)(number - p->least);
    return number >= p->least && at < p->count + 2 ? &n->seen.data[at] : NULL;
}

static bool has_number(notebook *n, const piece *p, int32_t number) {
    const uint32_t *place = place_of(n, p, number);
    return place && *place >= n->stamp;
}

/* Marks a number as passed; was it before? */
static bool pass(notebook *n, const piece *p, int32_t number) {
    uint32_t *place = place_of(n, p, number);
    if (!place) return false;
    const bool passed = *place > n->stamp;
    *place = n->stamp + 1;
    return passed;
}

static bool stamp_piece(notebook *n, const piece *p) {
    tl_run *run = n->run;
    while (n->seen.count < p->count + 2)
        if (!TL_PUSH(&run->memory, &n->seen, 0)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    n->stamp += 2;
    for (uint32_t i = p->first; i != p->past; i = n->entries.data[i].next) {
        uint32_t *place = node_of(n, i)->suffix ? NULL : place_of(n, p, node_of(n, i)->number);
        if (place) *place = n->stamp;
    }
    return true;
}

/* How far a piece has been read. */
typedef struct {
    int32_t number, suffix; /* of the entry before                              */
    int32_t largest;        /* up to here the numbers are accounted for          */
} reading;

/* 第十二条之一 after 第十二条 */
static uint32_t read_suffixed(reading *r, const tl_node *node) {
    const bool same = node->number == r->number;
    const int32_t step = node->suffix - r->suffix;
    r->suffix = node->suffix;
    r->number = node->number;
    if (!same) {
        if (node->number < r->largest) return TIAOLI_NOTE_NUMBERING_ORDER;
        r->largest = node->number;
        return TIAOLI_NOTE_NUMBERING_GAP;
    }
    if (step == 0) return TIAOLI_NOTE_NUMBERING_DUPLICATE;
    if (step < 0) return TIAOLI_NOTE_NUMBERING_ORDER;
    return step > 1 ? TIAOLI_NOTE_NUMBERING_GAP : TIAOLI_NOTE_NONE;
}

/* What is odd about entry i.  A number that the next one does not go on from is a
 * slip of its own: it is taken for the number that should stand there. */
static uint32_t read_entry(notebook *n, const piece *p, reading *r, uint32_t i) {
    const tl_node *node = node_of(n, i);
    if (node->suffix) return read_suffixed(r, node);
    const int32_t number = node->number, next = number_after(n, i);
    const bool doubled = pass(n, p, number);
    r->number = number;
    r->suffix = 0;
    if (number <= r->largest) {
        if (next == r->largest + 2 && !has_number(n, p, r->largest + 1)) r->largest++;
        return doubled || number == r->largest ? TIAOLI_NOTE_NUMBERING_DUPLICATE
                                               : TIAOLI_NOTE_NUMBERING_ORDER;
    }
    const int32_t due = r->largest + 1;
    if (number > due && next == due) return TIAOLI_NOTE_NUMBERING_ORDER;
    int32_t missing = due;
    while (missing < number && has_number(n, p, missing)) missing++;
    if (missing < number && next == due + 1 && next < number) {
        r->largest = due;
        return TIAOLI_NOTE_NUMBERING_ORDER;
    }
    r->largest = number;
    return missing < number ? TIAOLI_NOTE_NUMBERING_GAP : TIAOLI_NOTE_NONE;
}

static bool note_piece(notebook *n, const piece *p, bool begins_well) {
    if (!stamp_piece(n, p)) return false;
    const tl_node *first = node_of(n, p->first);
    reading r = {first->number, first->suffix, first->number};
    pass(n, p, first->suffix ? 0 : first->number);
    if (!begins_well && !note(n, TIAOLI_NOTE_NUMBERING_GAP, first->label)) return false;
    for (uint32_t i = n->entries.data[p->first].next; i != p->past; i = n->entries.data[i].next) {
        const uint32_t code = read_entry(n, p, &r, i);
        if (code && !note(n, code, node_of(n, i)->label)) return false;
    }
    return true;
}

/* --- Headings over nothing ------------------------------------------------------- */

/* A heading with nothing below it, where others of its chain head text: a chain
 * without text is a list of short lines. */
static bool note_bodies(const notebook *n, uint32_t first) {
    uint32_t empty = 0, full = 0;
    if (is_passing(node_of(n, first)->marker)) return true;
    for (uint32_t i = first; i != NOBODY; i = n->entries.data[i].next) {
        const uint32_t node = n->entries.data[i].node;
        full += heads_text(n, node);
        empty += has_heading(n, node) && is_empty(n, node);
    }
    if (empty > full) return true;
    for (uint32_t i = first; empty && i != NOBODY; i = n->entries.data[i].next) {
        const uint32_t node = n->entries.data[i].node;
        if (!has_heading(n, node) || !is_empty(n, node)) continue;
        const tl_span heading = {node_at(n, node + 1)->start, node_at(n, node + 1)->end};
        if (!note(n, TIAOLI_NOTE_HEADING_WITHOUT_BODY, heading)) return false;
        empty--;
    }
    return true;
}

static bool note_chains(notebook *n) {
    for (uint32_t i = 0; i < n->entries.count; i++) {
        const entry *head = &n->entries.data[i];
        if (!head->first) continue;
        const int32_t begins = node_of(n, i)->number;
        bool well = head->any || begins == 1 || begins == head->on;
        for (uint32_t at = i; at != NOBODY; well = true) {
            const piece p = find_piece(n, at);
            if (!note_piece(n, &p, well)) return false;
            at = p.past;
        }
        if (!note_bodies(n, i)) return false;
    }
    return true;
}

/* --- Levels left out ---------------------------------------------------------------- */

/* The scheme of the division around a node; 0 where there is none. */
static uint8_t scheme_around(const notebook *n, uint32_t i) {
    return node_at(n, node_at(n, i)->parent)->marker;
}

/* The ranks whose numbers run on over sections: bit r.  Such a row is one of its own
 * (measures 1. to 35.), wherever it stands. */
static uint32_t ranks_that_run_on(const notebook *n) {
    uint32_t ranks = 0;
    for (uint32_t i = 0; i < n->entries.count; i++) {
        const entry *head = &n->entries.data[i];
        const tl_node *node = node_of(n, i);
        if (head->first && node->number > 1) ranks |= 1U << tl_ladder(node->marker);
    }
    return ranks;
}

/* 一、 over 1. where other 一、 of the text are over （一）; all of them head text. */
static bool note_ladder(const notebook *n, uint32_t from, uint32_t to) {
    uint32_t below[KINDS] = {0}; /* bit r: headings of rank r stand below the scheme */
    for (uint32_t i = from; i < to; i++) {
        const tl_node *node = node_at(n, i);
        if (!heads_text(n, i)) continue;
        below[scheme_around(n, i)] |= 1U << tl_ladder(node->marker);
    }
    const uint32_t on = ranks_that_run_on(n);
    uint32_t told = NOBODY; /* the division below which it was noted */
    for (uint32_t i = from; i < to; i++) {
        const tl_node *node = node_at(n, i);
        if (node->parent == told || !heads_text(n, i)) continue;
        const uint8_t around = scheme_around(n, i);
        const int above = tl_ladder(around), rank = tl_ladder(node->marker);
        if (!above || rank < above + 2 || (on >> rank & 1)) continue;
        const uint32_t between = (1U << rank) - (2U << above);
        if (!(below[around] & between)) continue;
        told = node->parent;
        if (!note(n, TIAOLI_NOTE_LEVEL_JUMP, node->label)) return false;
    }
    return true;
}

/* --- All of it ------------------------------------------------------------------------ */

static bool note_text(notebook *n, uint32_t from, uint32_t to) {
    return link_chains(n, from, to) && note_chains(n) && note_ladder(n, from, to);
}

bool tl_note_outline(tl_run *run) {
    notebook n = {run, {NULL, 0, 0}, {NULL, 0, 0}, 0};
    bool done = true;
    find_prose(run);
    for (uint32_t from = 0, to; done && from < run->nodes.count; from = to) {
        to = from + 1;
        while (to < run->nodes.count && node_at(&n, to)->kind != TIAOLI_NODE_ATTACHMENT) to++;
        done = note_text(&n, from, to);
    }
    TL_VEC_FREE(&run->memory, &n.entries);
    TL_VEC_FREE(&run->memory, &n.seen);
    return done;
}
