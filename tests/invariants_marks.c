/*
 * Takes the marks of a document, gives the first invariant that one breaks: what all
 * have, spans by role, and the fields of each kind.
 */
#include "invariants_check.h"

#include <stdlib.h>

static bool within(uint32_t start, uint32_t end, const tiaoli_mark_info *mark) {
    return start == end || (start >= mark->start && end <= mark->end);
}

static bool check_mark(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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

static bool check_spans(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    for (int32_t role = TIAOLI_SPAN_UNIT; role <= TIAOLI_SPAN_BASE; role++) {
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

static bool check_value(tl_checker *c, tiaoli_mark m, uint32_t start, uint32_t flags,
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

static bool check_numeral(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_numeral n = {.size = sizeof n};
    HOLDS(c, tiaoli_numeral_get(c->doc, m, &n) == TIAOLI_OK, "a numeral can be got", m,
          mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_NUMERAL, n.kind)[0], "a numeral has a kind", m, mark->start);
    HOLDS(c, optional(c, n.unit_start, n.unit_end), "a numeral's unit is a span", m, mark->start);
    HOLDS(c, n.year_from <= n.year_to, "a plan's years are in order", m, mark->start);
    return check_value(c, m, mark->start, n.flags, n.denominator, n.scale);
}

static bool check_quantity(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_quantity q = {.size = sizeof q};
    HOLDS(c, tiaoli_quantity_get(c->doc, m, &q) == TIAOLI_OK, "a quantity can be got", m,
          mark->start);
    HOLDS(c, tiaoli_name(TIAOLI_DOMAIN_QUANTITY, q.kind)[0], "a quantity has a kind", m,
          mark->start);
    HOLDS(c, optional(c, q.unit_start, q.unit_end), "a quantity's unit is a span", m, mark->start);
    const uint32_t both = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH, interval = TIAOLI_VALUE_INTERVAL;
    HOLDS(c,
          q.bound || !(q.flags & TIAOLI_VALUE_RANGE) ||
              (q.flags & (both | interval)) == (both | interval),
          "a range without a bound has two sides", m, mark->start);
    const bool least = q.bound == TIAOLI_BOUND_AT_LEAST || q.bound == TIAOLI_BOUND_MORE_THAN;
    HOLDS(c,
          !q.bound || (q.flags & (both | interval)) ==
                          (interval | (least ? TIAOLI_VALUE_LOW : TIAOLI_VALUE_HIGH)),
          "a bound has one side", m, mark->start);
    return check_value(c, m, mark->start, q.flags, q.denominator, q.scale);
}

static bool check_slogan(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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

static bool check_quote(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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

static bool check_directive(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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
    tiaoli_evidence polarity = {.size = sizeof polarity};
    HOLDS(c, tiaoli_node_polarity_get(c->doc, mark->clause, &polarity) == TIAOLI_OK,
          "a clause has a polarity", m, mark->start);
    const bool cue = d.cue_start < d.cue_end || (d.flags & TIAOLI_DIRECTIVE_INHERITED) ||
                     strcmp(tiaoli_name(TIAOLI_DOMAIN_RULE, d.rule), "D5") == 0;
    HOLDS(c, cue || polarity.value != TIAOLI_POLARITY_RETROSPECT,
          "what looks back has no directive without a cue", m, mark->start);
    return true;
}

/* Where the outermost of the quotes and titles that have begun ends. */
static uint32_t end_of_quoted(const tl_checker *c, const tiaoli_mark_info *mark, uint32_t before) {
    const bool title = mark->kind == TIAOLI_MARK_REFERENCE &&
                       strncmp(c->text + mark->start, "《", strlen("《")) == 0;
    const bool quotes = mark->kind == TIAOLI_MARK_QUOTE || title;
    return quotes && mark->end > before ? mark->end : before;
}

/* 第一条 is a 一、 of the outermost level where a document has no articles. */
static bool may_be_article(const tiaoli_node_info *node) {
    return node->marker == TIAOLI_MARKER_ARTICLE ||
           (node->marker == TIAOLI_MARKER_HANZI_COMMA && node->level == 1);
}

/* What a reference leads to has the article that it names. */
static bool check_provision(tl_checker *c, tiaoli_mark m, const tiaoli_reference *r) {
    if (!r->first || !r->article) return true;
    tiaoli_node up = r->first;
    while (up && !may_be_article(&c->info[up])) up = c->info[up].parent;
    HOLDS(c, up && c->info[up].number == r->article && c->info[up].suffix == r->suffix,
          "a target has the number of its article", m, r->first);
    return true;
}

static bool check_reference_text(tl_checker *c, tiaoli_mark m, const tiaoli_reference *r) {
    char text[2048];
    const size_t length = tiaoli_reference_text(c->doc, m, text, sizeof text);
    HOLDS(c, length < sizeof text && is_line(text, length), "a target's text is a line of UTF-8", m,
          length);
    const bool inside = r->target == TIAOLI_TARGET_INSIDE;
    HOLDS(c, inside ? text[0] == '#' : !length || r->target == TIAOLI_TARGET_OUTSIDE,
          "a target's text says where it is", m, r->target);
    return true;
}

static bool check_reference(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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

static bool check_target(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
    tiaoli_target t = {.size = sizeof t};
    HOLDS(c,
          tiaoli_target_get(c->doc, m, &t) == TIAOLI_OK &&
              tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, t.comparator)[0] &&
              tiaoli_name(TIAOLI_DOMAIN_DIRECTION, t.direction)[0] &&
              tiaoli_name(TIAOLI_DOMAIN_TONE, t.tone)[0],
          "a target has a comparator, a direction and a tone", m, mark->start);
    HOLDS(c, mark->end <= c->info[mark->clause].end, "a target lies in one clause", m, mark->start);
    HOLDS(c,
          t.indicator_start < t.indicator_end && within(t.indicator_start, t.indicator_end, mark),
          "an indicator lies in its target", m, mark->start);
    const int32_t kind = tiaoli_mark_kind(c->doc, t.quantity);
    tiaoli_span amount = {0, 0};
    HOLDS(c,
          (kind == TIAOLI_MARK_QUANTITY || kind == TIAOLI_MARK_NUMERAL) &&
              tiaoli_mark_spans(c->doc, m, TIAOLI_SPAN_QUANTITY, &amount, 1) == 1 &&
              amount.start == tiaoli_mark_start(c->doc, t.quantity) &&
              amount.end == tiaoli_mark_end(c->doc, t.quantity) &&
              within(amount.start, amount.end, mark),
          "a target has a quantity", m, mark->start);
    HOLDS(c,
          !t.directive || (tiaoli_mark_kind(c->doc, t.directive) == TIAOLI_MARK_DIRECTIVE &&
                           tiaoli_mark_start(c->doc, t.directive) <= mark->start &&
                           mark->start < tiaoli_mark_end(c->doc, t.directive)),
          "a target begins in its directive", m, mark->start);
    HOLDS(c, (t.tone_start < t.tone_end) == (t.tone != TIAOLI_TONE_NONE), "a tone has a word", m,
          mark->start);
    HOLDS(c,
          optional(c, t.tone_start, t.tone_end) && optional(c, t.deadline_start, t.deadline_end) &&
              optional(c, t.base_start, t.base_end),
          "what a target points at is a span", m, mark->start);
    return true;
}

static bool check_view(tl_checker *c, tiaoli_mark m, const tiaoli_mark_info *mark) {
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
        case TIAOLI_MARK_TARGET:
            return check_target(c, m, mark);
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

bool tl_check_marks(tl_checker *c) {
    tiaoli_mark_info before = {0};
    uint32_t past_number = 0, past_directive = 0, quoted = 0;
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
            /* “学” may be one itself, and begins where its quote begins */
            HOLDS(c, mark.end >= quoted, "no directive lies in a quote or a title", m, mark.start);
        }
        quoted = end_of_quoted(c, &mark, quoted);
        before = mark;
    }
    return true;
}
