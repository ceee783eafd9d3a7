/*
 * Takes a document, gives the first invariant that it breaks.  Every check is
 * one HOLDS() with its own message; the numbers in a message are the node, mark
 * or note at fault and a byte offset.
 */
#include "invariants.h"

#include <stdlib.h>

#include "invariants_check.h"

static bool is_gap(const tl_checker *c, uint32_t start, uint32_t end) {
    for (uint32_t at = start; at < end;) {
        uint32_t bytes;
        const uint32_t code = tl_decode(c->text, at, end, &bytes);
        if (code != '\n' && code != '\r' && !tl_is_blank(code)) return false;
        at += bytes;
    }
    return true;
}

/* --- The tree --------------------------------------------------------------- */

static bool check_root(tl_checker *c) {
    const tiaoli_node_info *root = &c->info[1];
    HOLDS(c, c->nodes >= 1, "a document has a node", c->nodes, 0);
    HOLDS(c, root->kind == TIAOLI_NODE_DOCUMENT, "node 1 is the document", 1, 0);
    HOLDS(c, root->parent == 0, "the document has no parent", root->parent, 0);
    HOLDS(c, root->start == 0 && root->end == c->length, "the document is the whole text",
          root->start, root->end);
    HOLDS(c, root->past == c->nodes + 1, "the document holds all nodes", root->past, 0);
    return true;
}

/* Spans, parents and pre-order. */
static bool check_nesting(tl_checker *c) {
    uint32_t open[256];
    uint32_t depth = 0;
    open[depth++] = 1;
    for (uint32_t n = 2; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        HOLDS(c,
              node->kind > TIAOLI_NODE_DOCUMENT && tiaoli_name(TIAOLI_DOMAIN_NODE, node->kind)[0],
              "a node has a kind with a name", n, node->start);
        HOLDS(c, node->start < node->end, "a node is not empty", n, node->start);
        HOLDS(c, on_boundary(c, node->start) && on_boundary(c, node->end),
              "a node begins and ends between characters", n, node->start);
        HOLDS(c, node->past > n && node->past <= c->nodes + 1, "a subtree ends after its node", n,
              node->start);
        while (c->info[open[depth - 1]].past <= n) depth--;
        const uint32_t parent = open[depth - 1];
        const tiaoli_node_info *above = &c->info[parent];
        HOLDS(c, node->parent == parent, "a parent is the innermost open subtree", n, node->start);
        HOLDS(c, node->past <= above->past, "a subtree ends within its parent's", n, node->start);
        HOLDS(c, node->start >= above->start && node->end <= above->end,
              "a node lies inside its parent", n, node->start);
        HOLDS(c, depth < sizeof open / sizeof *open, "the tree is of bounded depth", n,
              node->start);
        open[depth++] = n;
    }
    return true;
}

static bool check_siblings(tl_checker *c) {
    for (uint32_t n = 1; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        const tiaoli_node first = tiaoli_node_first_child(c->doc, n);
        HOLDS(c, first == (node->past > n + 1 ? n + 1 : 0), "the first child follows its parent", n,
              node->start);
        const tiaoli_node next = tiaoli_node_next_sibling(c->doc, n);
        const bool has_next = node->past <= c->nodes && c->info[node->past].parent == node->parent;
        HOLDS(c, next == (has_next && n > 1 ? node->past : 0), "a sibling follows the subtree", n,
              node->start);
        if (next)
            HOLDS(c, node->end <= c->info[next].start, "siblings are in order and disjoint", n,
                  node->end);
    }
    return true;
}

static bool check_kinds(tl_checker *c) {
    for (uint32_t n = 2; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        const int32_t above = c->info[node->parent].kind;
        if (node->kind == TIAOLI_NODE_CLAUSE) {
            HOLDS(c, above == TIAOLI_NODE_SENTENCE, "a clause stands in a sentence", n,
                  node->start);
            HOLDS(c, node->past == n + 1, "a clause is a leaf", n, node->start);
        } else {
            HOLDS(c, above != TIAOLI_NODE_SENTENCE && above != TIAOLI_NODE_CLAUSE,
                  "a sentence holds clauses only", n, node->start);
        }
        if (node->kind == TIAOLI_NODE_SENTENCE)
            HOLDS(c, node->past > n + 1, "a sentence has a clause", n, node->start);
        else
            HOLDS(c, node->role == TIAOLI_NODE_ROLE_NONE, "only a sentence has a role", n,
                  node->start);
        if (node->kind == TIAOLI_NODE_DIVISION || node->kind == TIAOLI_NODE_ATTACHMENT)
            HOLDS(c,
                  above == TIAOLI_NODE_DOCUMENT || above == TIAOLI_NODE_DIVISION ||
                      above == TIAOLI_NODE_ATTACHMENT,
                  "a division stands in the document, a division or an attachment", n, node->start);
        if (node->kind == TIAOLI_NODE_HEADING)
            HOLDS(c, node->parent == n - 1, "a heading is the first child", n, node->start);
    }
    return true;
}

static bool check_divisions(tl_checker *c) {
    for (uint32_t n = 2; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        HOLDS(c, node->label_start <= node->label_end, "a label is a span", n, node->start);
        if (node->kind == TIAOLI_NODE_DIVISION) {
            const tiaoli_node_info *above = &c->info[node->parent];
            HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_MARKER, node->marker)[0],
                  "a division has a marker with a name", n, node->start);
            HOLDS(c, node->level >= 1, "a division has a level", n, node->start);
            if (above->kind == TIAOLI_NODE_DIVISION)
                HOLDS(c, node->level > above->level, "levels grow inwards", n, node->start);
            if (node->marker != TIAOLI_MARKER_UNNUMBERED)
                HOLDS(c, node->label_end > node->label_start, "a numbered division has a label", n,
                      node->start);
        } else {
            HOLDS(c, node->level == 0, "only divisions have a level", n, node->start);
        }
        if (node->label_end > node->label_start) {
            HOLDS(c, node->label_start >= node->start && node->label_end <= node->end,
                  "a label lies in its node", n, node->label_start);
            HOLDS(c, on_boundary(c, node->label_start) && on_boundary(c, node->label_end),
                  "a label begins and ends between characters", n, node->label_start);
        }
        HOLDS(c, node->number >= 0 && node->suffix >= 0, "numbers of divisions are not negative", n,
              node->start);
    }
    return true;
}

/* Leaves and white space make up the text. */
static bool check_lossless(tl_checker *c) {
    uint32_t at = 0;
    for (uint32_t n = 1; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        if (node->past != n + 1 || n == 1) continue;
        HOLDS(c, node->start >= at, "leaves are in order and disjoint", n, node->start);
        HOLDS(c, is_gap(c, at, node->start), "only white space is in no leaf", n, at);
        at = node->end;
    }
    HOLDS(c, is_gap(c, at, c->length), "only white space follows the last leaf", c->nodes, at);
    return true;
}

static bool check_lines(tl_checker *c) {
    uint32_t at = 0, line = 1;
    for (uint32_t n = 1; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        for (; at < node->start; at++)
            if (c->text[at] == '\n' ||
                (c->text[at] == '\r' && !(at + 1 < c->length && c->text[at + 1] == '\n')))
                line++;
        HOLDS(c, node->line == line, "a node knows its line", n, node->start);
    }
    return true;
}

/* Every way of reading a node gives the same. */
static bool check_getters(tl_checker *c) {
    for (uint32_t n = 1; n <= c->nodes; n++) {
        const tiaoli_node_info *node = &c->info[n];
        tiaoli_node_info other;
        memset(&other, 0, sizeof other);
        other.size = sizeof other;
        HOLDS(c, tiaoli_doc_copy_nodes(c->doc, n, &other, 1, sizeof other) == 1,
              "every node can be copied", n, node->start);
        HOLDS(c, memcmp(&other, node, sizeof other) == 0, "a copied node equals the one got", n,
              node->start);
        HOLDS(c,
              tiaoli_node_kind(c->doc, n) == node->kind &&
                  tiaoli_node_start(c->doc, n) == node->start &&
                  tiaoli_node_end(c->doc, n) == node->end &&
                  tiaoli_node_parent(c->doc, n) == node->parent &&
                  tiaoli_node_past(c->doc, n) == node->past,
              "scalar getters equal the struct", n, node->start);
    }
    return true;
}

static bool check_node_at(tl_checker *c) {
    const uint32_t step = c->length / 97 + 1;
    for (uint32_t at = 0; at < c->length; at += step) {
        const tiaoli_node n = tiaoli_doc_node_at(c->doc, at, 0);
        HOLDS(c, n >= 1 && n <= c->nodes, "every byte is in a node", n, at);
        HOLDS(c, c->info[n].start <= at && at < c->info[n].end, "node_at holds the byte", n, at);
        for (tiaoli_node k = tiaoli_node_first_child(c->doc, n); k;
             k = tiaoli_node_next_sibling(c->doc, k))
            HOLDS(c, !(c->info[k].start <= at && at < c->info[k].end), "node_at is the innermost",
                  n, at);
    }
    return true;
}

/* --- In bulk ------------------------------------------------------------------ */

/* Each span of the array is the next one of its mark and role. */
static bool check_role_spans(tl_checker *c, tiaoli_mark m, const tiaoli_role_span *all,
                             uint32_t count) {
    uint32_t seen = 0;
    for (int32_t role = TIAOLI_SPAN_UNIT; role <= TIAOLI_SPAN_BASE; role++) {
        tiaoli_span first = {0, 0};
        const uint32_t expected = tiaoli_mark_spans(c->doc, m, role, &first, 1);
        uint32_t found = 0;
        for (uint32_t i = 0; i < count; i++) {
            if (all[i].role != role) continue;
            HOLDS(c, found++ || (all[i].start == first.start && all[i].end == first.end),
                  "a span copied equals the one got", m, all[i].start);
        }
        HOLDS(c, found == expected, "as many spans of a role are copied as there are", m, role);
        seen += found;
    }
    HOLDS(c, seen == count, "every span has a role", m, count);
    return true;
}

static bool check_rows(tl_checker *c, const tiaoli_mark_info *marks, const tiaoli_role_span *spans,
                       uint32_t count) {
    uint32_t at = 0;
    for (tiaoli_mark m = 1; m <= c->marks; m++) {
        tiaoli_mark_info mark;
        memset(&mark, 0, sizeof mark);
        mark.size = sizeof mark;
        HOLDS(c,
              tiaoli_mark_get(c->doc, m, &mark) == TIAOLI_OK &&
                  memcmp(&mark, &marks[m - 1], sizeof mark) == 0,
              "a copied mark equals the one got", m, mark.start);
        const uint32_t first = at;
        while (at < count && spans[at].mark == m) at++;
        if (!check_role_spans(c, m, spans + first, at - first)) return false;
    }
    HOLDS(c, at == count, "spans are copied in the order of their marks", at, count);
    return true;
}

static bool check_bulk(tl_checker *c) {
    const uint32_t count = tiaoli_doc_copy_spans(c->doc, 1, NULL, 0);
    tiaoli_mark_info *marks = calloc((size_t)c->marks + 1, sizeof *marks);
    tiaoli_role_span *spans = calloc((size_t)count + 1, sizeof *spans);
    if (!marks || !spans) abort();
    const bool good =
        tiaoli_doc_copy_marks(c->doc, 1, marks, c->marks, sizeof *marks) == c->marks &&
        tiaoli_doc_copy_spans(c->doc, 1, spans, count) == count &&
        check_rows(c, marks, spans, count);
    free(marks);
    free(spans);
    return good;
}

/* --- Paths -------------------------------------------------------------------- */

/* Of some hundred nodes: a path as text may be long. */
static bool check_paths(tl_checker *c) {
    for (uint32_t n = 1; n <= c->nodes; n += 1 + c->nodes / 100) {
        tiaoli_node steps[65];
        const uint32_t count = tiaoli_node_path(c->doc, n, steps, 65);
        HOLDS(c, count <= 65, "a path is of bounded length", n, count);
        uint32_t left = count;
        for (tiaoli_node up = n; up; up = c->info[up].parent)
            if (c->info[up].kind == TIAOLI_NODE_DIVISION ||
                c->info[up].kind == TIAOLI_NODE_ATTACHMENT)
                HOLDS(c, left > 0 && steps[--left] == up, "a path is the divisions around", n, up);
        HOLDS(c, left == 0, "a path is the divisions around and no more", n, left);
        const size_t length = tiaoli_node_path_text(c->doc, n, "\n", NULL, 0);
        char *text = malloc(length + 1);
        if (!text) abort();
        uint32_t breaks = 0;
        bool good = tiaoli_node_path_text(c->doc, n, "\n", text, length + 1) == length &&
                    strlen(text) == length && tl_utf8_check(text, (uint32_t)length) == length;
        for (size_t i = 0; i < length; i++) {
            breaks += text[i] == '\n';
            good = good && ((unsigned char)text[i] >= ' ' || text[i] == '\n');
        }
        free(text);
        HOLDS(c, good, "a path is a line of UTF-8", n, length);
        HOLDS(c, breaks + 1 == count || !count, "a path as text has all steps", n, breaks);
    }
    return true;
}

/* tiaoli_mark_next() finds all of them, also kind by kind. */
static bool check_next(tl_checker *c) {
    uint32_t sum = 0;
    for (int32_t kind = 0; kind <= TIAOLI_MARK_TARGET; kind++) {
        uint32_t count = 0;
        tiaoli_mark last = 0;
        for (tiaoli_mark m = 0; (m = tiaoli_mark_next(c->doc, 0, kind, m)) != 0;) {
            HOLDS(c, m > last, "the next mark is later", m, last);
            HOLDS(c, !kind || tiaoli_mark_kind(c->doc, m) == kind, "the next mark is of the kind",
                  m, kind);
            last = m;
            count++;
        }
        if (kind == 0) HOLDS(c, count == c->marks, "the next mark is found to the end", count, 0);
        if (kind != 0) sum += count;
    }
    HOLDS(c, sum == c->marks, "the kinds of marks add up", sum, 0);
    return true;
}

/* --- Why ---------------------------------------------------------------------- */

static bool check_evidence(tl_checker *c, const tiaoli_evidence *why, int32_t domain,
                           uint32_t which) {
    HOLDS(c, why->size == sizeof *why && tiaoli_name(domain, why->value)[0],
          "evidence is for a value with a name", which, why->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_RULE, why->rule)[0] || !why->rule, "evidence has a rule",
          which, why->start);
    HOLDS(c, optional(c, why->start, why->end), "evidence is a span", which, why->start);
    return true;
}

/* A division looks the way that its heading says; all else as what is around it. */
static bool check_polarity_of(tl_checker *c, tiaoli_node n, const tiaoli_evidence *all) {
    const tiaoli_evidence *why = &all[n];
    const tiaoli_node_info *node = &c->info[n];
    HOLDS(c, (why->value == TIAOLI_POLARITY_OTHER) == !why->rule, "a polarity has a rule", n,
          node->start);
    HOLDS(c, (why->start < why->end) == (why->rule != 0), "words say which way a section looks", n,
          node->start);
    if (n == 1 || memcmp(why, &all[node->parent], sizeof *why) == 0) return true;
    HOLDS(c, node->kind == TIAOLI_NODE_DIVISION, "polarity is inherited", n, node->start);
    const tiaoli_node heading = tiaoli_node_first_child(c->doc, n);
    HOLDS(c,
          heading && c->info[heading].kind == TIAOLI_NODE_HEADING &&
              c->info[heading].start <= why->start && why->end <= c->info[heading].end,
          "the words that say so stand in the heading", n, why->start);
    return true;
}

static bool check_evidences(tl_checker *c) {
    tiaoli_evidence genre = {.size = sizeof genre};
    HOLDS(c,
          tiaoli_doc_genre_get(c->doc, &genre) == TIAOLI_OK &&
              genre.value == tiaoli_doc_genre(c->doc) && genre.rule,
          "a genre has its reason", genre.value, genre.rule);
    if (!check_evidence(c, &genre, TIAOLI_DOMAIN_GENRE, 0)) return false;
    tiaoli_evidence *all = calloc((size_t)c->nodes + 1, sizeof *all);
    if (!all) abort();
    bool good = true;
    for (tiaoli_node n = 1; good && n <= c->nodes; n++) {
        all[n].size = sizeof *all;
        good = tiaoli_node_polarity_get(c->doc, n, &all[n]) == TIAOLI_OK &&
               check_evidence(c, &all[n], TIAOLI_DOMAIN_POLARITY, n) &&
               check_polarity_of(c, n, all);
    }
    free(all);
    return good;
}

/* --- Notes -------------------------------------------------------------------- */

/* What a note is about stands where it points. */
static bool check_note_place(tl_checker *c, uint32_t i, const tiaoli_note *note) {
    tiaoli_node_info division = {.size = sizeof division};
    switch (note->code) {
        case TIAOLI_NOTE_NUMBERING_GAP:
        case TIAOLI_NOTE_NUMBERING_DUPLICATE:
        case TIAOLI_NOTE_NUMBERING_ORDER:
        case TIAOLI_NOTE_LEVEL_JUMP:
            HOLDS(c,
                  tiaoli_node_get(c->doc,
                                  tiaoli_doc_node_at(c->doc, note->start, TIAOLI_NODE_DIVISION),
                                  &division) == TIAOLI_OK &&
                      division.label_start == note->start && division.label_end == note->end,
                  "a note on numbers is at a label", i, note->start);
            return true;
        case TIAOLI_NOTE_TOC_ENTRY_ALONE:
        case TIAOLI_NOTE_TOC_WORDING:
            HOLDS(c, tiaoli_doc_node_at(c->doc, note->start, TIAOLI_NODE_TOC),
                  "a note on an entry is in the table of contents", i, note->start);
            return true;
        case TIAOLI_NOTE_HEADING_NOT_IN_TOC:
        case TIAOLI_NOTE_HEADING_WITHOUT_BODY:
            HOLDS(c, tiaoli_doc_node_at(c->doc, note->start, TIAOLI_NODE_HEADING),
                  "a note on a heading is at one", i, note->start);
            return true;
        default:
            return true;
    }
}

static bool check_notes(tl_checker *c) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < tiaoli_doc_note_count(c->doc); i++) {
        tiaoli_note note = {.size = sizeof note};
        HOLDS(c, tiaoli_doc_note_get(c->doc, i, &note) == TIAOLI_OK, "a note can be got", i, 0);
        HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_NOTE, note.code)[0] && tiaoli_note_text(note.code)[0],
              "a note has a name and a text", i, note.start);
        HOLDS(c, inside(c, note.start, note.end), "a note is at characters of the text", i,
              note.start);
        HOLDS(c, note.start >= last, "notes are in text order", i, note.start);
        last = note.start;
        if (!check_note_place(c, i, &note)) return false;
    }
    return true;
}

/* --- The whole ---------------------------------------------------------------- */

/* Braces and brackets of the JSON that is written, outside of its strings. */
typedef struct {
    long depth, lowest;
    size_t length;
    bool in_string, escaped, control;
} json_shape;

static int32_t TIAOLI_CALL watch_json(void *ctx, const char *data, size_t length) {
    json_shape *shape = ctx;
    shape->length += length;
    for (size_t i = 0; i < length; i++) {
        const char byte = data[i];
        if (shape->in_string) {
            if ((unsigned char)byte < 0x20) shape->control = true;
            if (shape->escaped)
                shape->escaped = false;
            else if (byte == '\\')
                shape->escaped = true;
            else if (byte == '"')
                shape->in_string = false;
        } else if (byte == '"') {
            shape->in_string = true;
        } else if (byte == '{' || byte == '[') {
            shape->depth++;
        } else if (byte == '}' || byte == ']') {
            if (--shape->depth < shape->lowest) shape->lowest = shape->depth;
        }
    }
    return 0;
}

static bool check_json(tl_checker *c) {
    for (uint32_t flags = 0; flags <= TIAOLI_JSON_PRETTY; flags++) {
        json_shape shape = {0};
        HOLDS(c, tiaoli_doc_write_json(c->doc, flags, watch_json, &shape) == TIAOLI_OK,
              "the JSON can be written", flags, shape.length);
        HOLDS(c, shape.depth == 0 && shape.lowest == 0 && !shape.in_string && shape.length > 2,
              "the JSON is closed", flags, shape.length);
        HOLDS(c, !shape.control, "control characters are escaped in JSON", flags, shape.length);
    }
    return true;
}

static bool read_nodes(tl_checker *c) {
    for (uint32_t n = 1; n <= c->nodes; n++) {
        c->info[n].size = sizeof *c->info;
        HOLDS(c, tiaoli_node_get(c->doc, n, &c->info[n]) == TIAOLI_OK, "a node can be got", n, 0);
        HOLDS(c, c->info[n].size == sizeof *c->info, "a struct is filled to its size", n, 0);
        HOLDS(c, c->info[n].start <= c->info[n].end && c->info[n].end <= c->length,
              "a node lies in the text", n, c->info[n].start);
    }
    return true;
}

typedef bool (*check)(tl_checker *c);
static const check checks[] = {check_root,      check_nesting,  check_siblings, check_kinds,
                               check_divisions, check_lossless, check_lines,    check_getters,
                               check_node_at,   tl_check_marks, check_next,     check_notes,
                               check_bulk,      check_paths,    check_evidences};

bool tl_invariants(const tiaoli_doc *doc, char *message, size_t capacity) {
    tl_checker c = {0};
    c.doc = doc;
    c.message = message;
    c.capacity = capacity;
    return tl_invariants_but_json(doc, message, capacity) && check_json(&c);
}

bool tl_invariants_but_json(const tiaoli_doc *doc, char *message, size_t capacity) {
    tl_checker c = {0};
    size_t length = 0;
    c.doc = doc;
    c.text = tiaoli_doc_text(doc, &length);
    c.length = (uint32_t)length;
    c.nodes = tiaoli_doc_node_count(doc);
    c.marks = tiaoli_doc_mark_count(doc);
    c.message = message;
    c.capacity = capacity;
    if (c.nodes == 0 || !c.text) {
        snprintf(message, capacity, "a document has a text and a node");
        return false;
    }
    c.boundary = calloc((size_t)c.length + 1, 1);
    c.info = calloc((size_t)c.nodes + 1, sizeof *c.info);
    if (!c.boundary || !c.info) abort();
    for (uint32_t at = 0; at < c.length; at = tl_after(c.text, at, c.length)) c.boundary[at] = 1;
    c.boundary[c.length] = 1;
    bool good = read_nodes(&c);
    for (size_t i = 0; good && i < sizeof checks / sizeof *checks; i++) good = checks[i](&c);
    free(c.boundary);
    free(c.info);
    return good;
}
