/*
 * Takes a document, gives the first invariant that it breaks.  Every check is
 * one HOLDS() with its own message; the numbers in a message are the node, mark
 * or note at fault and a byte offset.
 */
#include "invariants.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

typedef struct {
    const tiaoli_doc *doc;
    const char *text;
    uint32_t length, nodes, marks;
    unsigned char *boundary; /* boundary[i]: a character starts (or the text ends) at i */
    tiaoli_node_info *info;  /* info[handle] */
    char *message;
    size_t capacity;
} checker;

#define HOLDS(c, condition, what, which, where)                                   \
    do {                                                                          \
        if (!(condition)) {                                                       \
            snprintf((c)->message, (c)->capacity, "%s (%lu, offset %lu)", (what), \
                     (unsigned long)(which), (unsigned long)(where));             \
            return false;                                                         \
        }                                                                         \
    } while (0)

static bool on_boundary(const checker *c, uint32_t at) {
    return at <= c->length && c->boundary[at];
}

static bool is_gap(const checker *c, uint32_t start, uint32_t end) {
    for (uint32_t at = start; at < end;) {
        uint32_t bytes;
        const uint32_t code = tl_decode(c->text, at, end, &bytes);
        if (code != '\n' && code != '\r' && !tl_is_blank(code)) return false;
        at += bytes;
    }
    return true;
}

/* What people read: UTF-8 without control characters. */
static bool is_line(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ') return false;
    return strlen(text) == length && tl_utf8_check(text, (uint32_t)length) == length;
}

/* --- The tree --------------------------------------------------------------- */

static bool check_root(checker *c) {
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
static bool check_nesting(checker *c) {
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

static bool check_siblings(checker *c) {
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

static bool check_kinds(checker *c) {
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

static bool check_divisions(checker *c) {
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
static bool check_lossless(checker *c) {
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

static bool check_lines(checker *c) {
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
static bool check_getters(checker *c) {
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

static bool check_node_at(checker *c) {
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

/* --- Marks ------------------------------------------------------------------ */

static bool inside(const checker *c, uint32_t start, uint32_t end) {
    return start < end && on_boundary(c, start) && on_boundary(c, end);
}

static bool optional(const checker *c, uint32_t start, uint32_t end) {
    return start == end || inside(c, start, end);
}

static bool within(uint32_t start, uint32_t end, const tiaoli_mark_info *mark) {
    return start == end || (start >= mark->start && end <= mark->end);
}

static bool check_mark(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_MARK, mark->kind)[0], "a mark has a kind with a name", m,
          mark->start);
    HOLDS(c, inside(c, mark->start, mark->end),
          "a mark is not empty and begins and ends between characters", m, mark->start);
    HOLDS(c,
          tiaoli_mark_kind(c->doc, m) == mark->kind &&
              tiaoli_mark_start(c->doc, m) == mark->start &&
              tiaoli_mark_end(c->doc, m) == mark->end,
          "scalar getters of a mark equal the struct", m, mark->start);
    HOLDS(c,
          mark->clause >= 1 && mark->clause <= c->nodes &&
              c->info[mark->clause].kind == TIAOLI_NODE_CLAUSE,
          "a mark has a clause", m, mark->start);
    const tiaoli_node_info *clause = &c->info[mark->clause];
    HOLDS(c, clause->start <= mark->start && mark->start < clause->end,
          "a mark starts in its clause", m, mark->start);
    HOLDS(c, mark->block == c->info[clause->parent].parent, "a mark's block is around its sentence",
          m, mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_RULE, mark->rule)[0], "a mark has a rule with a name", m,
          mark->start);
    return true;
}

static bool check_spans(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    for (int32_t role = TIAOLI_SPAN_UNIT; role <= TIAOLI_SPAN_DOC_NUMBER; role++) {
        const uint32_t count = tiaoli_mark_spans(c->doc, m, role, NULL, 0);
        if (count == 0) continue;
        tiaoli_span few[8];
        tiaoli_span *spans = count > 8 ? malloc(count * sizeof *spans) : few;
        if (!spans) abort();
        const uint32_t again = tiaoli_mark_spans(c->doc, m, role, spans, count);
        bool good = again == count, ordered = true;
        for (uint32_t i = 0; good && i < count; i++) {
            good = inside(c, spans[i].start, spans[i].end) ||
                   (role == TIAOLI_SPAN_CONTENT && spans[i].start == spans[i].end);
            if (i && spans[i].start < spans[i - 1].end) ordered = false;
        }
        if (spans != few) free(spans);
        HOLDS(c, good, "spans by role are not empty and between characters", m, mark->start);
        HOLDS(c, ordered, "spans of a role are in text order", m, mark->start);
    }
    return true;
}

static bool check_value(checker *c, tiaoli_mark m, uint32_t start, uint32_t flags,
                        int64_t denominator, int32_t scale) {
    char value[160];
    const size_t length = tiaoli_value_text(c->doc, m, value, sizeof value);
    HOLDS(c, length < sizeof value && strlen(value) == length, "a value's text has the length told",
          m, start);
    HOLDS(c, tiaoli_value_text(c->doc, m, NULL, 0) == length, "a value's length needs no buffer", m,
          start);
    HOLDS(c, denominator >= 0 && scale >= 0, "denominator and scale are not negative", m, start);
    if (flags & TIAOLI_VALUE_OVERFLOW)
        HOLDS(c, length == 0 || value[0], "a value too large is flagged", m, start);
    else if (flags & (TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH))
        HOLDS(c, length > 0, "a value that is given has a text", m, start);
    return true;
}

static bool check_numeral(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_numeral n = {.size = sizeof n};
    HOLDS(c, tiaoli_numeral_get(c->doc, m, &n) == TIAOLI_OK, "a numeral can be got", m,
          mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_NUMERAL, n.kind)[0], "a numeral has a kind", m, mark->start);
    HOLDS(c, optional(c, n.unit_start, n.unit_end), "a numeral's unit is a span", m, mark->start);
    HOLDS(c, n.year_from <= n.year_to, "a plan's years are in order", m, mark->start);
    return check_value(c, m, mark->start, n.flags, n.denominator, n.scale);
}

static bool check_quantity(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_quantity q = {.size = sizeof q};
    HOLDS(c, tiaoli_quantity_get(c->doc, m, &q) == TIAOLI_OK, "a quantity can be got", m,
          mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_QUANTITY, q.kind)[0], "a quantity has a kind", m,
          mark->start);
    HOLDS(c, optional(c, q.unit_start, q.unit_end), "a quantity's unit is a span", m, mark->start);
    return check_value(c, m, mark->start, q.flags, q.denominator, q.scale);
}

static bool check_slogan(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_slogan s = {.size = sizeof s};
    HOLDS(c, tiaoli_slogan_get(c->doc, m, &s) == TIAOLI_OK, "a slogan can be got", m, mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_SLOGAN, s.kind)[0], "a slogan has a kind", m, mark->start);
    HOLDS(c, s.members == tiaoli_mark_spans(c->doc, m, TIAOLI_SPAN_MEMBER, NULL, 0),
          "a slogan's members are counted", m, mark->start);
    if (s.kind == TIAOLI_SLOGAN_COUNTED) {
        HOLDS(c, s.count > 0 && s.segments == 1, "a counted slogan has a count", m, mark->start);
        HOLDS(c, !(s.flags & TIAOLI_QUOTE_MATCHES) || (uint32_t)s.count == s.members,
              "members that match are as many", m, mark->start);
    } else {
        HOLDS(c, s.segments >= 2 && (uint32_t)s.segments == s.members && !s.count,
              "a parallel run has its segments", m, mark->start);
        HOLDS(c, (s.flags & TIAOLI_QUOTE_EQUAL) != 0, "a parallel run is even", m, mark->start);
    }
    return true;
}

static bool check_quote(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_quote q = {.size = sizeof q};
    HOLDS(c, tiaoli_quote_get(c->doc, m, &q) == TIAOLI_OK, "a quote can be got", m, mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_QUOTE, q.kind)[0], "a quote has a kind", m, mark->start);
    HOLDS(c,
          q.content_start > mark->start && q.content_start <= q.content_end &&
              q.content_end < mark->end,
          "a quote's content lies between its marks", m, mark->start);
    HOLDS(c, q.depth >= 1 && q.segments >= 1, "a quote has a depth and a segment", m, mark->start);
    HOLDS(c,
          optional(c, q.head_start, q.head_end) &&
              (q.head_start == q.head_end || q.head_start >= mark->end),
          "a quote's head follows it", m, mark->start);
    HOLDS(c, q.members == tiaoli_mark_spans(c->doc, m, TIAOLI_SPAN_MEMBER, NULL, 0),
          "a quote's members are counted", m, mark->start);
    if (q.flags & TIAOLI_QUOTE_MATCHES)
        HOLDS(c, q.count > 0 && (uint32_t)q.count == q.members, "members that match are as many", m,
              mark->start);
    return true;
}

static bool check_directive(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_directive d = {.size = sizeof d};
    HOLDS(c, tiaoli_directive_get(c->doc, m, &d) == TIAOLI_OK, "a directive can be got", m,
          mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_FORCE, d.force)[0], "a directive has a force", m,
          mark->start);
    HOLDS(c, mark->end <= c->info[mark->clause].end, "a directive lies in one clause", m,
          mark->start);
    HOLDS(c, within(d.cue_start, d.cue_end, mark), "a cue lies in its directive", m, mark->start);
    HOLDS(c, within(d.action_start, d.action_end, mark), "an action lies in its directive", m,
          mark->start);
    HOLDS(c, within(d.object_start, d.object_end, mark), "an object lies in its directive", m,
          mark->start);
    HOLDS(c,
          !(d.flags & TIAOLI_DIRECTIVE_INHERITED) ||
              (d.cue_start == d.cue_end && d.cue_source_start < d.cue_source_end &&
               d.cue_source_end <= mark->start),
          "an inherited cue stands before", m, mark->start);
    const bool named = d.actor_start < d.actor_end;
    HOLDS(c,
          named ==
              (d.actor_source == TIAOLI_ACTOR_EXPLICIT || d.actor_source == TIAOLI_ACTOR_INHERITED),
          "an actor is named where its source says so", m, mark->start);
    if (d.actor_source == TIAOLI_ACTOR_EXPLICIT)
        HOLDS(c, within(d.actor_start, d.actor_end, mark),
              "an explicit actor lies in its directive", m, mark->start);
    HOLDS(c,
          optional(c, d.reported_by_start, d.reported_by_end) &&
              optional(c, d.deadline_start, d.deadline_end) &&
              optional(c, d.actor_start, d.actor_end) &&
              optional(c, d.cue_source_start, d.cue_source_end),
          "what a directive points at is a span", m, mark->start);
    HOLDS(c, d.verbs == tiaoli_mark_spans(c->doc, m, TIAOLI_SPAN_VERB, NULL, 0),
          "a directive's verbs are counted", m, mark->start);
    uint32_t units = 0;
    for (int32_t role = TIAOLI_SPAN_UNIT_LEAD; role <= TIAOLI_SPAN_UNIT_RESPONSIBLE; role++)
        units += tiaoli_mark_spans(c->doc, m, role, NULL, 0);
    HOLDS(c, d.units == units, "a directive's units are counted", m, mark->start);
    return true;
}

/* What a reference leads to has the article that it names. */
static bool check_provision(checker *c, tiaoli_mark m, const tiaoli_reference *r) {
    if (!r->first || !r->article) return true;
    tiaoli_node up = r->first;
    while (up && c->info[up].marker != TIAOLI_MARKER_ARTICLE) up = c->info[up].parent;
    HOLDS(c, up && c->info[up].number == r->article && c->info[up].suffix == r->suffix,
          "a target has the number of its article", m, r->first);
    return true;
}

static bool check_reference_text(checker *c, tiaoli_mark m, const tiaoli_reference *r) {
    char text[2048];
    const size_t length = tiaoli_reference_text(c->doc, m, text, sizeof text);
    HOLDS(c, length < sizeof text && is_line(text, length), "a target's text is a line of UTF-8", m,
          length);
    const bool inside = r->target == TIAOLI_TARGET_INSIDE;
    HOLDS(c, inside ? text[0] == '#' : !length || r->target == TIAOLI_TARGET_OUTSIDE,
          "a target's text says where it is", m, r->target);
    return true;
}

static bool check_reference(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_reference r = {.size = sizeof r};
    HOLDS(c,
          tiaoli_reference_get(c->doc, m, &r) == TIAOLI_OK &&
              tiaoli_name(TIAOLI_DOMAIN_REFERENCE, r.kind)[0] &&
              tiaoli_name(TIAOLI_DOMAIN_TARGET, r.target)[0],
          "a reference has a kind and a target", m, mark->start);
    HOLDS(c,
          r.content_start >= mark->start && r.content_end <= mark->end &&
              r.content_start <= r.content_end,
          "a reference's content lies in it", m, mark->start);
    HOLDS(c, (r.target == TIAOLI_TARGET_INSIDE) == (r.first != 0), "what is inside is a node", m,
          mark->start);
    HOLDS(c, r.first <= r.last && r.last <= c->nodes, "a target is a row of nodes", m, r.first);
    const int32_t kind = r.first ? c->info[r.first].kind : 0;
    HOLDS(c, kind != TIAOLI_NODE_SENTENCE && kind != TIAOLI_NODE_CLAUSE, "it is no sentence", m,
          r.first);
    HOLDS(c, r.definition < m, "a definition stands before its uses", m, r.definition);
    tiaoli_reference definition = {.size = sizeof definition};
    HOLDS(c,
          (r.kind == TIAOLI_REFERENCE_SHORT_NAME) == (r.definition != 0) &&
              (!r.definition ||
               (tiaoli_reference_get(c->doc, r.definition, &definition) == TIAOLI_OK &&
                definition.kind == TIAOLI_REFERENCE_DEFINITION)),
          "a short name has a definition", m, mark->start);
    HOLDS(c, optional(c, r.law_start, r.law_end) && optional(c, r.number_start, r.number_end),
          "what a reference names is a span", m, mark->start);
    return check_provision(c, m, &r) && check_reference_text(c, m, &r);
}

static bool check_view(checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_lookalike lookalike = {.size = sizeof lookalike};
    switch (mark->kind) {
        case TIAOLI_MARK_NUMERAL:
            return check_numeral(c, m, mark);
        case TIAOLI_MARK_QUANTITY:
            return check_quantity(c, m, mark);
        case TIAOLI_MARK_QUOTE:
            return check_quote(c, m, mark);
        case TIAOLI_MARK_SLOGAN:
            return check_slogan(c, m, mark);
        case TIAOLI_MARK_DIRECTIVE:
            return check_directive(c, m, mark);
        case TIAOLI_MARK_LOOKALIKE:
            HOLDS(c,
                  tiaoli_lookalike_get(c->doc, m, &lookalike) == TIAOLI_OK &&
                      tiaoli_name(TIAOLI_DOMAIN_LOOKALIKE, lookalike.reason)[0],
                  "a lookalike has a reason", m, mark->start);
            return true;
        case TIAOLI_MARK_REFERENCE:
            return check_reference(c, m, mark);
        default:
            return true;
    }
}

static bool check_marks(checker *c) {
    tiaoli_mark_info before = {0};
    uint32_t past_number = 0, past_directive = 0;
    for (tiaoli_mark m = 1; m <= c->marks; m++) {
        tiaoli_mark_info mark;
        memset(&mark, 0, sizeof mark);
        mark.size = sizeof mark;
        HOLDS(c, tiaoli_mark_get(c->doc, m, &mark) == TIAOLI_OK, "a mark can be got", m, 0);
        if (!check_mark(c, m, &mark) || !check_spans(c, m, &mark) || !check_view(c, m, &mark))
            return false;
        HOLDS(c,
              m == 1 || before.start < mark.start ||
                  (before.start == mark.start &&
                   (before.end > mark.end || (before.end == mark.end && before.kind < mark.kind))),
              "marks are sorted: start, longest first, kind", m, mark.start);
        if (mark.kind == TIAOLI_MARK_NUMERAL || mark.kind == TIAOLI_MARK_LOOKALIKE) {
            HOLDS(c, mark.start >= past_number, "numerals and lookalikes do not overlap", m,
                  mark.start);
            past_number = mark.end;
        }
        if (mark.kind == TIAOLI_MARK_DIRECTIVE) {
            HOLDS(c, mark.start >= past_directive, "directives do not overlap", m, mark.start);
            past_directive = mark.end;
        }
        before = mark;
    }
    return true;
}

/* --- In bulk ------------------------------------------------------------------ */

/* Each span of the array is the next one of its mark and role. */
static bool check_role_spans(checker *c, tiaoli_mark m, const tiaoli_role_span *all,
                             uint32_t count) {
    uint32_t seen = 0;
    for (int32_t role = TIAOLI_SPAN_UNIT; role <= TIAOLI_SPAN_DOC_NUMBER; role++) {
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

static bool check_rows(checker *c, const tiaoli_mark_info *marks, const tiaoli_role_span *spans,
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

static bool check_bulk(checker *c) {
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
static bool check_paths(checker *c) {
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
static bool check_next(checker *c) {
    uint32_t sum = 0;
    for (int32_t kind = 0; kind <= TIAOLI_MARK_SLOGAN; kind++) {
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

static bool check_evidence(checker *c, const tiaoli_evidence *why, int32_t domain, uint32_t which) {
    HOLDS(c, why->size == sizeof *why && tiaoli_name(domain, why->value)[0],
          "evidence is for a value with a name", which, why->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_RULE, why->rule)[0] || !why->rule, "evidence has a rule",
          which, why->start);
    HOLDS(c, optional(c, why->start, why->end), "evidence is a span", which, why->start);
    return true;
}

/* A division looks the way that its heading says; all else as what is around it. */
static bool check_polarity_of(checker *c, tiaoli_node n, const tiaoli_evidence *all) {
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

static bool check_evidences(checker *c) {
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
static bool check_note_place(checker *c, uint32_t i, const tiaoli_note *note) {
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

static bool check_notes(checker *c) {
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

static bool check_json(checker *c) {
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

static bool read_nodes(checker *c) {
    for (uint32_t n = 1; n <= c->nodes; n++) {
        c->info[n].size = sizeof *c->info;
        HOLDS(c, tiaoli_node_get(c->doc, n, &c->info[n]) == TIAOLI_OK, "a node can be got", n, 0);
        HOLDS(c, c->info[n].size == sizeof *c->info, "a struct is filled to its size", n, 0);
        HOLDS(c, c->info[n].start <= c->info[n].end && c->info[n].end <= c->length,
              "a node lies in the text", n, c->info[n].start);
    }
    return true;
}

typedef bool (*check)(checker *c);
static const check checks[] = {check_root,      check_nesting,  check_siblings, check_kinds,
                               check_divisions, check_lossless, check_lines,    check_getters,
                               check_node_at,   check_marks,    check_next,     check_notes,
                               check_bulk,      check_paths,    check_evidences};

bool tl_invariants(const tiaoli_doc *doc, char *message, size_t capacity) {
    checker c = {0};
    c.doc = doc;
    c.message = message;
    c.capacity = capacity;
    return tl_invariants_but_json(doc, message, capacity) && check_json(&c);
}

bool tl_invariants_but_json(const tiaoli_doc *doc, char *message, size_t capacity) {
    checker c = {0};
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
