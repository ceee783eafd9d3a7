/*
 * Takes the tree of blocks, gives notes where the table of contents and the
 * headings of the text do not agree.  An entry and a heading belong together if
 * they say the same, best at the same place, else if they say it with another
 * number, else if they have the same number at the same place.  Each of these is
 * looked up by a hash, so that tables of any length take linear time.
 */
#include "outline.h"

enum {
    DEEPEST = 66,       /* open nodes, levels of entries                         */
    LONGEST_LINE = 600, /* bytes of a line that may be a heading                  */
    MOST_STEPS = 64     /* along one row of the hash table                         */
};

#define NOBODY UINT32_MAX

/* By what an entry and a heading are compared, in the order of trust. */
enum { SAME_PLACE, SAME_LINE, SAME_WORDS, SAME_TEXT_HERE, SAME_NUMBER, SAME_TEXT, KEYS };

/* A line: an entry of the table, or a heading, or another line that an entry may
 * mean (a title, a preface that has no number). */
typedef struct {
    tl_span span;
    uint64_t key[KEYS]; /* 0: not to be compared by this                          */
    uint32_t next;      /* in its row of the table                                */
    uint32_t partner;   /* index in the other list, or NOBODY                      */
    uint8_t kind, level;
    bool heading;
    bool differs; /* from its partner                                        */
} line;

typedef TL_VEC(line) lines;

typedef struct {
    tl_run *run;
    lines entries, headings;
    TL_VEC(uint32_t) rows;
} contents;

/* --- What a line says ------------------------------------------------------------ */

static const uint64_t seed = 0xCBF29CE484222325U;

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}

/* Letters, Han characters and figures as they are compared; 0 for blanks, marks, leaders. */
static uint32_t letter_of(uint32_t c) {
    if (c >= 0xFF10 && c <= 0xFF5A) c -= 0xFEE0; /* full-width forms */
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? c : 0;
    const bool mark = c < 0xC0 || (c >= 0x2000 && c < 0x2460) || (c >= 0x2500 && c < 0x2776) ||
                      (c >= 0x3000 && c < 0x3021 && c != 0x3005 && c != 0x3007) || c >= 0xFE00;
    return mark ? 0 : c;
}

static uint64_t hash_text(const char *text, uint32_t at, uint32_t end, uint64_t hash) {
    while (at < end) {
        uint32_t used;
        const uint32_t c = letter_of(tl_decode(text, at, end, &used));
        if (c) hash = mix(hash, c);
        at += used;
    }
    return hash;
}

/* Before the number of a page: 总则……12, 总则 (3) */
static uint32_t before_page(const char *text, uint32_t start, uint32_t end) {
    uint32_t at = tl_trim_space(text, start, end);
    const uint32_t last = tl_decode_before(text, start, at);
    if (last == ')' || last == 0xFF09 || last == '-' || last == 0x2014)
        at = tl_trim_space(text, start, tl_before(text, start, at));
    const uint32_t digits = at;
    while (at > start && tl_digit(tl_decode_before(text, start, at)) >= 0)
        at = tl_before(text, start, at);
    if (at == digits || at == start) return end;
    const uint32_t before = tl_decode_before(text, start, at);
    const bool apart = tl_is_blank(before) || before == '(' || before == 0xFF08 || before == '.' ||
                       before == '-' || before == '/' || before == 0xB7 ||
                       (before >= 0x2010 && before <= 0x2030) || before == 0x22EF;
    return apart ? at : end;
}

static uint64_t hash_number(uint64_t hash, uint8_t kind, int32_t number, int32_t suffix) {
    if (kind == TIAOLI_MARKER_ARABIC_COMMA) kind = TIAOLI_MARKER_ARABIC_DOT;
    return mix(mix(mix(hash, kind), (uint32_t)number), (uint32_t)suffix);
}

/* The keys of a line whose label is read; `around`: hash of the place it has. */
static line make_line(const tl_run *run, tl_span span, const tl_node *label, uint32_t body,
                      uint64_t around) {
    const char *text = run->text;
    line made = {span, {0}, NOBODY, NOBODY, label->marker, label->level, false, false};
    const uint32_t end = before_page(text, span.start, span.end);
    made.key[SAME_WORDS] = hash_text(text, span.start, end, seed);
    if (made.key[SAME_WORDS] == seed) made.key[SAME_WORDS] = 0;
    const uint64_t said = body < end ? hash_text(text, body, end, seed) : seed;
    made.key[SAME_TEXT] = said == seed ? 0 : said;
    made.key[SAME_TEXT_HERE] = said == seed ? 0 : mix(around, said);
    if (!label->number) {
        made.key[SAME_PLACE] = mix(around, made.key[SAME_WORDS]);
        return made;
    }
    const uint64_t number = hash_number(seed, label->marker, label->number, label->suffix);
    made.key[SAME_NUMBER] = mix(around, number);
    made.key[SAME_PLACE] = mix(made.key[SAME_NUMBER], said);
    made.key[SAME_LINE] = mix(number, said);
    return made;
}

/* The hash of the place below a line. */
static uint64_t place_below(const line *above) {
    return above->key[SAME_NUMBER] ? above->key[SAME_NUMBER] : above->key[SAME_PLACE];
}

static bool push(contents *c, lines *to, const line *made) {
    return TL_PUSH(&c->run->memory, to, *made) || tl_fail(c->run, TIAOLI_E_NOMEM, 0);
}

/* --- Headings ---------------------------------------------------------------------- */

/* The attachment that is open, or the document. */
static uint32_t text_of(const tl_run *run, const uint32_t *open, uint32_t depth) {
    return depth > 1 && run->nodes.data[open[1]].kind == TIAOLI_NODE_ATTACHMENT ? open[1] : 0;
}

/* The headings of the text, and the short lines that may be some. */
static bool find_headings(contents *c) {
    const tl_run *run = c->run;
    uint32_t open[DEEPEST] = {0};
    uint64_t place[DEEPEST] = {seed};
    uint32_t depth = 1, listed = NOBODY; /* the text that the last table is one of */
    for (uint32_t i = 1; i < run->nodes.count; i++) {
        const tl_node *node = &run->nodes.data[i];
        const bool division = node->kind == TIAOLI_NODE_DIVISION;
        if (node->kind == TIAOLI_NODE_TOC) listed = node->parent;
        if (node->kind == TIAOLI_NODE_TOC || node->kind == TIAOLI_NODE_HEADING) continue;
        while (depth > 1 && open[depth - 1] != node->parent) depth--;
        tl_span span = {node->start, node->end};
        const tl_node *next = node + 1;
        const bool titled = i + 1 < run->nodes.count && next->kind == TIAOLI_NODE_HEADING;
        if (titled)
            span.end = next->end;
        else if (division)
            span.end = node->label.end; /* its number alone says where it is */
        if (!division && span.end - span.start > LONGEST_LINE) continue;
        const uint32_t body = tl_span_empty(node->label) ? span.start : node->label.end;
        line made = make_line(run, span, node, body, place[depth - 1]);
        made.heading = division && titled && text_of(run, open, depth) == listed;
        if (!division) made.key[SAME_TEXT] = made.key[SAME_TEXT_HERE] = 0;
        if ((titled || !division) && !push(c, &c->headings, &made)) return false;
        if (!division && node->kind != TIAOLI_NODE_ATTACHMENT) continue;
        open[depth] = i;
        place[depth++] = place_below(&made);
    }
    return true;
}

/* --- Entries ------------------------------------------------------------------------ */

/* Which schemes are open around the next entry. */
typedef struct {
    uint8_t kind[DEEPEST];
    uint64_t place[DEEPEST]; /* of what stands below                             */
    uint32_t depth;
} ladder;

/* Closes what the scheme does not stand below. */
static void close_ladder(ladder *open, uint8_t kind) {
    for (uint32_t i = 0; i < open->depth; i++) {
        const bool above = tl_is_structural(kind) && open->kind[i] > kind;
        if (open->kind[i] == kind || above || kind == TIAOLI_MARKER_NONE) open->depth = i;
    }
    if (open->depth == DEEPEST) open->depth--;
}

static bool add_entry(contents *c, ladder *open, uint32_t start, uint32_t end) {
    const tl_marker marker = tl_read_marker(c->run, start, end);
    tl_node label = {0};
    label.marker = marker.kind;
    label.number = marker.number;
    label.suffix = marker.suffix;
    close_ladder(open, marker.kind);
    const tl_span span = {start, tl_trim_space(c->run->text, start, end)};
    const uint64_t around = open->depth ? open->place[open->depth - 1] : seed;
    const line made = make_line(c->run, span, &label, marker.body, around);
    if (!made.key[SAME_WORDS]) return true;
    open->kind[open->depth] = marker.kind;
    open->place[open->depth++] = place_below(&made);
    return push(c, &c->entries, &made);
}

/* Where an entry ends that is followed in its line by the next: 第一章 总则　第二章 附则 */
static uint32_t entry_end(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    for (uint32_t at = start; at < end;) {
        const uint32_t after = tl_skip_space(text, at, end);
        if (after > at && TL_AT(text, after, end, "第") &&
            tl_is_structural(tl_read_marker(run, after, end).kind))
            return at;
        at = after > at ? after : tl_after(text, at, end);
    }
    return end;
}

static bool find_entries(contents *c) {
    const tl_run *run = c->run;
    ladder open = {{0}, {0}, 0};
    for (uint32_t i = 1; i < run->nodes.count; i++) {
        const tl_node *node = &run->nodes.data[i];
        if (node->kind != TIAOLI_NODE_TOC) continue;
        if (tl_frame_line(run, node->start, node->end) == TIAOLI_NODE_TOC) continue;
        for (uint32_t at = node->start; at < node->end;) {
            const uint32_t end = entry_end(run, at, node->end);
            if (!add_entry(c, &open, at, end)) return false;
            at = tl_skip_space(run->text, end, node->end);
        }
    }
    return true;
}

/* --- Which belong together ----------------------------------------------------------- */

static uint32_t row_of(const contents *c, uint64_t key) {
    return (uint32_t)(mix(seed, key) & (c->rows.count - 1));
}

/* Puts the headings without a partner into rows by a key, first ones first. */
static void fill_rows(contents *c, int key) {
    for (uint32_t i = 0; i < c->rows.count; i++) c->rows.data[i] = NOBODY;
    for (uint32_t i = c->headings.count; i > 0; i--) {
        line *heading = &c->headings.data[i - 1];
        if (heading->partner != NOBODY || !heading->key[key]) continue;
        uint32_t *row = &c->rows.data[row_of(c, heading->key[key])];
        heading->next = *row;
        *row = i - 1;
    }
}

/* Takes the first heading with the key out of its row; NOBODY if there is none. */
static uint32_t take(contents *c, int key, uint64_t wanted) {
    uint32_t *at = &c->rows.data[row_of(c, wanted)];
    for (int steps = 0; *at != NOBODY && steps < MOST_STEPS; steps++) {
        line *heading = &c->headings.data[*at];
        if (heading->key[key] == wanted) {
            const uint32_t found = *at;
            *at = heading->next;
            return found;
        }
        at = &heading->next;
    }
    return NOBODY;
}

/* An entry that goes on in the next line, which has no number. */
static uint64_t with_next_line(const contents *c, uint32_t i, int key) {
    const line *entry = &c->entries.data[i], *next = entry + 1;
    if (key != SAME_WORDS || i + 1 >= c->entries.count || next->partner != NOBODY || next->kind)
        return 0;
    const char *text = c->run->text;
    const uint64_t hash = hash_text(text, entry->span.start, entry->span.end, seed);
    return hash_text(text, next->span.start, before_page(text, next->span.start, next->span.end),
                     hash);
}

static void match(contents *c, int key) {
    fill_rows(c, key);
    for (uint32_t i = 0; i < c->entries.count; i++) {
        line *entry = &c->entries.data[i];
        if (entry->partner != NOBODY || !entry->key[key]) continue;
        uint32_t found = take(c, key, entry->key[key]);
        if (found == NOBODY) {
            const uint64_t longer = with_next_line(c, i, key);
            if (!longer) continue;
            found = take(c, key, longer);
            if (found == NOBODY) continue;
            entry[1].partner = found;
        }
        entry->partner = found;
        /* a table may leave the numbers out */
        entry->differs = key > SAME_WORDS && entry->kind;
        c->headings.data[found].partner = i;
    }
}

static bool match_all(contents *c) {
    const tl_memory *memory = &c->run->memory;
    uint32_t rows = 16;
    while (rows < c->headings.count && rows < UINT32_MAX / 4) rows *= 2;
    if (!TL_ROOM(memory, &c->rows, rows)) return tl_fail(c->run, TIAOLI_E_NOMEM, 0);
    c->rows.count = rows;
    for (int key = 0; key < KEYS; key++) match(c, key);
    return true;
}

/* --- What does not ------------------------------------------------------------------- */

static bool note(const contents *c, uint32_t code, tl_span at) {
    return tl_add_note(c->run, code, at.start, at.end);
}

/* The levels at which the table lists headings of each scheme: bit by bit. */
static bool note_headings(const contents *c) {
    uint64_t listed[TIAOLI_MARKER_UNNUMBERED + 1] = {0};
    for (uint32_t i = 0; i < c->headings.count; i++) {
        const line *heading = &c->headings.data[i];
        if (heading->heading && heading->partner != NOBODY)
            listed[heading->kind] |= UINT64_C(1) << (heading->level & 63);
    }
    for (uint32_t i = 0; i < c->headings.count; i++) {
        const line *heading = &c->headings.data[i];
        if (!heading->heading || heading->partner != NOBODY) continue;
        if (!(listed[heading->kind] >> (heading->level & 63) & 1)) continue;
        if (!note(c, TIAOLI_NOTE_HEADING_NOT_IN_TOC, heading->span)) return false;
    }
    return true;
}

/* Nothing is said of a table that belongs to another text. */
static bool note_contents(const contents *c) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < c->entries.count; i++)
        found += c->entries.data[i].partner != NOBODY && !c->entries.data[i].differs;
    if (!found) return true;
    for (uint32_t i = 0; i < c->entries.count; i++) {
        const line *entry = &c->entries.data[i];
        const uint32_t code = entry->partner == NOBODY ? TIAOLI_NOTE_TOC_ENTRY_ALONE
                              : entry->differs         ? TIAOLI_NOTE_TOC_WORDING
                                                       : TIAOLI_NOTE_NONE;
        if (code && !note(c, code, entry->span)) return false;
    }
    return note_headings(c);
}

bool tl_note_toc(tl_run *run) {
    contents c = {run, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
    bool done = find_entries(&c);
    if (done && c.entries.count) done = find_headings(&c) && match_all(&c) && note_contents(&c);
    TL_VEC_FREE(&run->memory, &c.entries);
    TL_VEC_FREE(&run->memory, &c.headings);
    TL_VEC_FREE(&run->memory, &c.rows);
    return done;
}
