/* Findings below a row of the outline: directives and slogans in columns,
 * numerals as running text. */
#include "outline.h"

#include <string.h>

enum { FORCE_COLUMNS = 10, ACTOR_COLUMNS = 20, ACTION_COLUMNS = 12, KIND_COLUMNS = 10 };

bool outline_shows(const outline *tree, tiaoli_mark mark) {
    switch (tiaoli_mark_kind(tree->doc, mark)) {
        case TIAOLI_MARK_DIRECTIVE:
            return (tree->options->show & CLI_SHOW_DIRECTIVES) != 0;
        case TIAOLI_MARK_QUOTE:
            return (tree->options->show & CLI_SHOW_SLOGANS) != 0;
        case TIAOLI_MARK_NUMERAL:
            return (tree->options->show & CLI_SHOW_NUMERALS) != 0;
        default:
            return false;
    }
}

static void put_span(outline *tree, uint32_t start, uint32_t end, int most) {
    if (start < end) line_text(&tree->line, tree->text + start, end - start, most);
}

static int room(const outline *tree) { return tree->line.limit - tree->line.width; }

/* ----- directives ---------------------------------------------------------------- */

static const char *force_word(const tiaoli_directive *view) {
    const bool strong = view->strength == TIAOLI_STRENGTH_STRONG;
    switch (view->force) {
        case TIAOLI_FORCE_OBLIGATION:
            return strong ? "MUST" : view->strength == TIAOLI_STRENGTH_WEAK ? "should" : "must";
        case TIAOLI_FORCE_PROHIBITION:
            return strong ? "MUST NOT" : "must not";
        case TIAOLI_FORCE_PERMISSION:
            return "may";
        case TIAOLI_FORCE_ENCOURAGEMENT:
            return "encourage";
        case TIAOLI_FORCE_COMMITMENT:
            return "will";
        case TIAOLI_FORCE_EXHORTATION:
            return "let us";
        default:
            return "?";
    }
}

static const char *force_style(const tiaoli_directive *view) {
    switch (view->force) {
        case TIAOLI_FORCE_PROHIBITION:
            return "31";
        case TIAOLI_FORCE_PERMISSION:
        case TIAOLI_FORCE_ENCOURAGEMENT:
            return "32";
        default:
            return view->strength == TIAOLI_STRENGTH_STRONG ? "1" : "";
    }
}

/* In brackets where the clause itself does not name the actor. */
static void put_actor(outline *tree, const tiaoli_directive *view) {
    const bool named = view->actor_source == TIAOLI_ACTOR_EXPLICIT;
    if (view->actor_start >= view->actor_end) {
        line_put(&tree->line, view->actor_source == TIAOLI_ACTOR_DOCUMENT ? "(addressed)" : "-");
        return;
    }
    if (!named) line_put(&tree->line, "(");
    put_span(tree, view->actor_start, view->actor_end, ACTOR_COLUMNS - (named ? 2 : 4));
    if (!named) line_put(&tree->line, ")");
}

static void put_verbs(outline *tree, tiaoli_mark mark, const tiaoli_directive *view) {
    enum { MOST = 4 };
    tiaoli_span verbs[MOST];
    const int from = tree->line.width;
    const uint32_t all = tiaoli_mark_spans(tree->doc, mark, TIAOLI_SPAN_VERB, verbs, MOST);
    const uint32_t count = all < MOST ? all : MOST;
    if (!count) put_span(tree, view->action_start, view->action_end, ACTION_COLUMNS - 2);
    for (uint32_t i = 0; i < count; i++) {
        const int used = tree->line.width - from;
        if (i && used + 6 > ACTION_COLUMNS - 2) {
            line_put(&tree->line, "…");
            break;
        }
        if (i) line_put(&tree->line, "、");
        put_span(tree, verbs[i].start, verbs[i].end,
                 ACTION_COLUMNS - 2 - (tree->line.width - from));
    }
}

/* Columns that the deadline and the first unit need behind the object. */
static int tail_columns(const outline *tree, const tiaoli_directive *view, tiaoli_span unit) {
    int columns = 0;
    if (view->deadline_start < view->deadline_end)
        columns += 5 + text_width(tree->text + view->deadline_start,
                                  view->deadline_end - view->deadline_start, 20);
    if (unit.start < unit.end)
        columns += 4 + text_width(tree->text + unit.start, unit.end - unit.start, 20);
    return columns;
}

/* The unit in the lead, or the first that is responsible. */
static tiaoli_span first_unit(const outline *tree, tiaoli_mark mark) {
    tiaoli_span unit = {0, 0};
    if (!tiaoli_mark_spans(tree->doc, mark, TIAOLI_SPAN_UNIT_LEAD, &unit, 1))
        tiaoli_mark_spans(tree->doc, mark, TIAOLI_SPAN_UNIT_RESPONSIBLE, &unit, 1);
    return unit;
}

static void put_directive(outline *tree, tiaoli_mark mark) {
    tiaoli_directive view;
    memset(&view, 0, sizeof view);
    view.size = sizeof view;
    tiaoli_directive_get(tree->doc, mark, &view);
    const int left = tree->line.width;
    line_style(&tree->line, force_style(&view));
    line_put(&tree->line, force_word(&view));
    line_style(&tree->line, "");
    line_pad(&tree->line, left + FORCE_COLUMNS);
    put_actor(tree, &view);
    line_pad(&tree->line, left + FORCE_COLUMNS + ACTOR_COLUMNS);
    put_verbs(tree, mark, &view);
    line_pad(&tree->line, left + FORCE_COLUMNS + ACTOR_COLUMNS + ACTION_COLUMNS);
    const tiaoli_span unit = first_unit(tree, mark);
    const int tail = tail_columns(tree, &view, unit);
    put_span(tree, view.object_start, view.object_end, room(tree) - tail);
    if (view.deadline_start < view.deadline_end) {
        line_put(&tree->line, " [by ");
        put_span(tree, view.deadline_start, view.deadline_end, 20);
        line_put(&tree->line, "]");
    }
    if (unit.start < unit.end) {
        line_put(&tree->line, " @ ");
        put_span(tree, unit.start, unit.end, 20);
    }
    line_end(&tree->line);
}

/* ----- quotes -------------------------------------------------------------------- */

static void put_members(outline *tree, tiaoli_mark mark, const tiaoli_quote *view) {
    enum { MOST = 8 };
    tiaoli_span members[MOST];
    const uint32_t all = tiaoli_mark_spans(tree->doc, mark, TIAOLI_SPAN_MEMBER, members, MOST);
    const bool matches = (view->flags & TIAOLI_QUOTE_MATCHES) != 0;
    line_put(&tree->line, matches ? " = " : " ~ ");
    uint32_t i = 0;
    for (; i < all && i < MOST; i++) {
        const char *text = tree->text + members[i].start;
        const size_t length = members[i].end - members[i].start;
        if (text_width(text, length, room(tree)) > room(tree) - 8) break;
        if (i) line_put(&tree->line, " + ");
        line_text(&tree->line, text, length, room(tree));
    }
    if (i < all) line_put(&tree->line, " + …");
}

static void put_quote(outline *tree, tiaoli_mark mark) {
    tiaoli_quote view;
    memset(&view, 0, sizeof view);
    view.size = sizeof view;
    tiaoli_quote_get(tree->doc, mark, &view);
    const int left = tree->line.width;
    line_put(&tree->line, tiaoli_name(TIAOLI_DOMAIN_QUOTE, view.kind));
    line_pad(&tree->line, left + FORCE_COLUMNS);
    if (view.count) {
        char count[16];
        snprintf(count, sizeof count, "%d", (int)view.count);
        line_put(&tree->line, count);
    }
    line_pad(&tree->line, left + FORCE_COLUMNS + 4);
    put_span(tree, tiaoli_mark_start(tree->doc, mark), tiaoli_mark_end(tree->doc, mark),
             room(tree));
    if (view.head_start < view.head_end && room(tree) > 10) {
        line_put(&tree->line, " → ");
        put_span(tree, view.head_start, view.head_end, room(tree));
    }
    if ((view.flags & TIAOLI_QUOTE_NEGATIVE) && room(tree) > 12)
        line_put(&tree->line, " (opposed)");
    if (view.members && room(tree) > 10) put_members(tree, mark, &view);
    line_end(&tree->line);
}

/* ----- numerals ------------------------------------------------------------------ */

/* "第二个=2"; false: the value says nothing new, as for 2024 or the number at
 * the head of a list. */
static bool write_numeral(const outline *tree, tiaoli_mark mark, char *out, size_t capacity) {
    tiaoli_numeral view;
    char value[64];
    memset(&view, 0, sizeof view);
    view.size = sizeof view;
    tiaoli_numeral_get(tree->doc, mark, &view);
    if (view.kind == TIAOLI_NUMERAL_ENUMERATOR) return false;
    const uint32_t start = tiaoli_mark_start(tree->doc, mark);
    const uint32_t end = tiaoli_mark_end(tree->doc, mark);
    const uint32_t unit = view.unit_start == end ? view.unit_end - view.unit_start : 0;
    tiaoli_value_text(tree->doc, mark, value, sizeof value);
    const size_t length = end - start;
    const bool plain = strlen(value) == length && !memcmp(tree->text + start, value, length);
    const bool about = (view.flags & TIAOLI_VALUE_APPROXIMATE) != 0;
    if (plain && !about) return false;
    snprintf(out, capacity, "%.*s=%s%s", (int)(end - start + unit), tree->text + start,
             about ? "~" : "", value[0] ? value : "?");
    return true;
}

static void put_numerals(outline *tree, const outline_row *row,
                         void (*indent)(outline *, const outline_row *)) {
    bool begun = false;
    for (tiaoli_mark mark = row->first; mark; mark = tree->next[mark - 1]) {
        char word[256];
        if (tiaoli_mark_kind(tree->doc, mark) != TIAOLI_MARK_NUMERAL) continue;
        if (!write_numeral(tree, mark, word, sizeof word)) continue;
        const int width = text_width(word, strlen(word), tree->line.limit);
        if (begun && width + 3 > room(tree)) {
            line_end(&tree->line);
            begun = false;
        }
        if (!begun) indent(tree, row);
        line_put(&tree->line, begun ? "  " : "# ");
        line_text(&tree->line, word, strlen(word), room(tree));
        begun = true;
    }
    if (begun) line_end(&tree->line);
}

/* ----- all ----------------------------------------------------------------------- */

void outline_findings(outline *tree, const outline_row *row,
                      void (*indent)(outline *, const outline_row *)) {
    static const int32_t kinds[] = {TIAOLI_MARK_DIRECTIVE, TIAOLI_MARK_QUOTE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (tiaoli_mark mark = row->first; mark; mark = tree->next[mark - 1]) {
            if (tiaoli_mark_kind(tree->doc, mark) != kinds[i]) continue;
            indent(tree, row);
            if (kinds[i] == TIAOLI_MARK_DIRECTIVE)
                put_directive(tree, mark);
            else
                put_quote(tree, mark);
        }
    }
    put_numerals(tree, row, indent);
}
