/*
 * Takes the lines and points, gives the pairs of quotation marks, title marks and
 * parentheses, nested, and notes on what is unmatched.  Pairs are sought within
 * a line first.  Over a line end a mark stays open only where the text can go
 * on: title marks and parentheses over a soft wrap of a few lines, the
 * outermost quotation mark over a few paragraphs (quoted passages): a paragraph
 * that opens it anew goes on with it.  Linear: a mark is pushed and popped once,
 * a line is looked over once more.
 */
#include "run.h"

enum {
    SHAPES = 10,
    STRAIGHT = 9,           /* "..." has one shape for both sides                 */
    CARRY_WRAPPED = 4,      /* lines over which a title or parenthesis may wrap   */
    CARRY_QUOTE = 16,       /* lines over which any quoted passage may go on      */
    LOOK_OUTWARD = 64,      /* pairs around a place that are looked at            */
    LONGEST_PASSAGE = 65536 /* bytes of one that a colon announces           */
};

/* Mark shapes, GB/T 15834: opening, closing, kind.  The half-width parenthesis
 * is taken for the full-width one: texts mix the two sides. */
static const struct {
    uint16_t open, close;
    uint8_t kind;
} shapes[SHAPES] = {
    {0x201C, 0x201D, TL_BRACKET_QUOTE}, {0x2018, 0x2019, TL_BRACKET_QUOTE},
    {0x300C, 0x300D, TL_BRACKET_QUOTE}, {0x300E, 0x300F, TL_BRACKET_QUOTE},
    {0x300A, 0x300B, TL_BRACKET_TITLE}, {0x3008, 0x3009, TL_BRACKET_TITLE},
    {0xFF08, 0xFF09, TL_BRACKET_PAREN}, {0x3014, 0x3015, TL_BRACKET_PAREN},
    {0x3010, 0x3011, TL_BRACKET_PAREN}, {'"', '"', TL_BRACKET_QUOTE},
};

/* What became of an unmatched mark; kept apart from tl_bracket, for settle(). */
enum fate { STILL_OPEN = 0, CROSSED = 1 };

typedef struct {
    uint8_t shape, fate;
    bool announced; /* a passage: a colon stands before it                   */
    uint32_t line;  /* in which it was opened                                */
} mark_state;

/* The marks that are open: a stack of bracket indices, and how many of each
 * shape are in it, so that a closing mark without an opening one costs O(1). */
typedef struct {
    TL_VEC(uint32_t) stack;
    TL_VEC(mark_state) state; /* of every bracket in run->brackets           */
    uint32_t open[SHAPES];
    uint32_t line;
    uint32_t straight;     /* line + 1 whose " were counted last              */
    uint32_t straight_end; /* up to this line they balance                    */
    uint32_t looked;       /* line that ends a passage, or begins the next one */
    bool ends;             /* the first of these                              */
} open_marks;

static int shape_of(uint32_t c, bool *closing) {
    if (c == '(' || c == ')') c += 0xFF08 - '(';
    if (c == '[' || c == ']') c = c == '[' ? 0x3014 : 0x3015;
    for (int i = 0; i < SHAPES; i++) {
        if (c == shapes[i].open || c == shapes[i].close) {
            *closing = c == shapes[i].close;
            return i;
        }
    }
    return -1;
}

static bool add_bracket(tl_run *run, open_marks *marks, int shape, const tl_bracket *bracket,
                        bool announced) {
    const mark_state state = {(uint8_t)shape, STILL_OPEN, announced, marks->line};
    if (!TL_PUSH(&run->memory, &run->brackets, *bracket) ||
        !TL_PUSH(&run->memory, &marks->state, state))
        return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

static tl_bracket new_bracket(const open_marks *marks, int shape, uint32_t at) {
    tl_bracket bracket = {0};
    bracket.open = bracket.open_end = at;
    bracket.kind = shapes[shape].kind;
    bracket.parent = marks->stack.count ? marks->stack.data[marks->stack.count - 1] + 1 : 0;
    return bracket;
}

/* Quotation marks of passages: “ 「 */
static bool is_passage(int shape) { return shape == 0 || shape == 2; }

static const tl_line *line_before(const tl_run *run, uint32_t index) {
    while (index > 0 && run->lines.data[index - 1].first >= run->lines.data[index - 1].last)
        index--;
    return index ? &run->lines.data[index - 1] : NULL;
}

/* Does a colon, or 为, announce the mark that opens at `at`? */
static bool is_announced(const tl_run *run, uint32_t index, uint32_t at) {
    const tl_line *line = &run->lines.data[index];
    uint32_t end = at;
    if (at == line->first) {
        line = line_before(run, index);
        if (!line) return false;
        end = line->last;
    }
    const uint32_t c = tl_decode_before(run->text, line->first, end);
    return c == 0xFF1A || c == ':' || c == 0x4E3A /* 为 */;
}

static bool push(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    tl_bracket bracket = new_bracket(marks, shape, at);
    bracket.open_end = end;
    const uint32_t index = run->brackets.count;
    const bool announced =
        !marks->stack.count && is_passage(shape) && is_announced(run, marks->line, at);
    if (!add_bracket(run, marks, shape, &bracket, announced)) return false;
    if (!TL_PUSH(&run->memory, &marks->stack, index)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    marks->open[shape]++;
    return true;
}

/* A closing mark with nothing to close. */
static bool push_lone_close(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    tl_bracket bracket = new_bracket(marks, shape, at);
    bracket.close = at;
    bracket.close_end = end;
    return add_bracket(run, marks, shape, &bracket, false);
}

/* Called while the stack holds something; an array that does has memory. */
static uint32_t pop(open_marks *marks, enum fate fate) {
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    const uint32_t index = marks->stack.data[--marks->stack.count];
    mark_state *state = &marks->state.data[index];
    marks->open[state->shape]--;
    state->fate = (uint8_t)fate;
    return index;
}

static bool close_mark(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    if (!marks->open[shape]) return push_lone_close(run, marks, shape, at, end);
    for (;;) {
        const uint32_t index = pop(marks, CROSSED); /* what lies in between is crossed */
        if (marks->state.data[index].shape != shape) continue;
        run->brackets.data[index].close = at;
        run->brackets.data[index].close_end = end;
        return true;
    }
}

static bool ends_sentence(uint32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

/* The ’ of an apostrophe in Latin text. */
static bool is_apostrophe(const tl_run *run, const open_marks *marks, uint32_t at, uint32_t start) {
    const uint32_t before = tl_decode_before(run->text, start, at);
    const bool latin = before < 0x80 && before > ' ';
    return latin && !marks->open[1];
}

/* The points of a line: up to where the next one begins. */
static uint32_t last_point(const tl_run *run, uint32_t line) {
    return line + 1 < run->lines.count ? run->lines.data[line + 1].point : run->points.count;
}

/* Does the text run on from this line into the next? */
static bool is_wrapped(const tl_run *run, uint32_t index) {
    if (index + 1 >= run->lines.count) return false;
    const tl_line *line = &run->lines.data[index], *next = line + 1;
    if (line->first >= line->last || next->first >= next->last) return false;
    const uint32_t last = tl_decode_before(run->text, line->first, line->last);
    return !ends_sentence(last) && last != 0xFF1A && last != 0xFF1B &&
           next->marker.kind == TIAOLI_MARKER_NONE;
}

static bool even_straight(const tl_run *run, uint32_t line) {
    const uint32_t end = last_point(run, line);
    uint32_t count = 0;
    for (uint32_t i = run->lines.data[line].point; i < end; i++)
        count += run->points.data[i].c == '"';
    return count % 2 == 0;
}

/* Straight quotes count where they balance in their line, or in a few lines that
 * are wrapped; of an odd number nobody knows which is the stray one. */
static void count_straight(const tl_run *run, open_marks *marks) {
    marks->straight = marks->line + 1;
    if (marks->line < marks->straight_end) return; /* they balance */
    bool even = true;
    for (uint32_t line = marks->line, i = 0; i < CARRY_WRAPPED; line++, i++) {
        even = even == even_straight(run, line);
        if (even) marks->straight_end = line + 1;
        if (even || !is_wrapped(run, line)) return;
    }
}

static bool scan_mark(tl_run *run, open_marks *marks, const tl_line *line, uint32_t c, uint32_t at,
                      uint32_t end) {
    bool closing = false;
    const int shape = shape_of(c, &closing);
    if (shape < 0) return true;
    if (shape == STRAIGHT) {
        if (marks->straight != marks->line + 1) count_straight(run, marks);
        if (marks->line >= marks->straight_end) return true;
        closing = marks->open[STRAIGHT] > 0;
    }
    if (c == 0x2019 && is_apostrophe(run, marks, at, line->first)) return true;
    return closing ? close_mark(run, marks, shape, at, end) : push(run, marks, shape, at, end);
}

/* Is the mark that opens a line left open in it, or closed only at its end?  From
 * the point on that is the mark. */
static bool opens_passage(const tl_run *run, const tl_line *line, uint32_t point, uint32_t end,
                          int shape) {
    uint32_t depth = 0;
    for (uint32_t i = point; i < end; i++) {
        const tl_point *p = &run->points.data[i];
        if (p->c == shapes[shape].open) depth++;
        if (p->c != shapes[shape].close || --depth) continue;
        const uint32_t at = tl_point_end(p);
        return at == line->last || (tl_after(run->text, at, line->last) == line->last &&
                                    ends_sentence(tl_peek(run->text, at, line->last)));
    }
    return true;
}

/* 3.将第四条修改为：⏎“…: a numbered line without a mark of its own announces a passage,
 * which goes on with none that was opened above. */
static bool is_announced_item(const tl_run *run, uint32_t index, uint32_t opened, int shape) {
    const tl_line *before = line_before(run, index);
    if (!before || before <= &run->lines.data[opened] || !before->marker.kind) return false;
    const uint32_t last = tl_decode_before(run->text, before->first, before->last);
    return (last == 0xFF1A || last == ':') &&
           tl_peek(run->text, before->first, before->last) != shapes[shape].open;
}

/* What a line does to a passage around it: 1 leaves a mark open, -1 closes one that it
 * did not open; `depth` are those open before it. */
static int turn_of(const tl_run *run, uint32_t index, int shape, uint32_t *depth) {
    const tl_line *line = &run->lines.data[index];
    const uint32_t end = last_point(run, index);
    for (uint32_t i = line->point; i < end; i++) {
        const tl_point *p = &run->points.data[i];
        if (p->c == shapes[shape].open) {
            const bool anew = p->at == line->first && opens_passage(run, line, i, end, shape);
            if (anew && is_announced_item(run, index, 0, shape)) return 1;
            *depth += !anew;
        } else if (p->c == shapes[shape].close && !(*depth)--) {
            return -1;
        }
    }
    if (*depth && !is_wrapped(run, index)) return 1;
    return 0;
}

/* An announced passage (修改为：“…) goes on for as long as it takes to a line that
 * closes it, if no other passage begins before.  Each line is looked at once. */
static bool closes_later(const tl_run *run, open_marks *marks, uint32_t index) {
    const uint32_t bottom = marks->stack.data[0];
    const tl_bracket *mark = &run->brackets.data[bottom];
    const int shape = marks->state.data[bottom].shape;
    if (!marks->state.data[bottom].announced) return false;
    if (marks->looked <= index) {
        uint32_t depth = 0;
        int turn = 0;
        for (marks->looked = index + 1; marks->looked < run->lines.count; marks->looked++) {
            turn = turn_of(run, marks->looked, shape, &depth);
            if (turn) break;
        }
        marks->ends = turn < 0;
    }
    return marks->ends && run->lines.data[marks->looked].start - mark->open < LONGEST_PASSAGE;
}

/* At a line end: a quotation mark at the bottom of the stack stays open for
 * some lines, title marks and parentheses above it over a wrap. */
static void carry_over(const tl_run *run, open_marks *marks, uint32_t index) {
    const bool wrapped = is_wrapped(run, index);
    uint32_t keep = 0;
    while (keep < marks->stack.count) {
        const mark_state *state = &marks->state.data[marks->stack.data[keep]];
        const uint32_t age = index - state->line;
        const bool passage = keep == 0 && is_passage(state->shape) &&
                             (age < CARRY_QUOTE || closes_later(run, marks, index));
        const bool stray = state->shape == STRAIGHT && index + 1 >= marks->straight_end;
        if (stray || (!passage && (!wrapped || age >= CARRY_WRAPPED))) break;
        keep++;
    }
    while (marks->stack.count > keep) pop(marks, STILL_OPEN);
}

/* A paragraph that opens with “ while the one before has not closed its own: the
 * convention for passages of several paragraphs, each of which opens, and the last
 * closes.  Gives the point after that mark, which then is none of its own; else the
 * open mark has no partner. */
static uint32_t reopen(const tl_run *run, open_marks *marks, const tl_line *line, uint32_t end) {
    if (!marks->stack.count || line->first >= line->last) return line->point;
    const int shape = marks->state.data[marks->stack.data[0]].shape;
    uint32_t i = line->point;
    while (i < end && run->points.data[i].at < line->first) i++;
    if (!is_passage(shape) || i == end || run->points.data[i].at != line->first ||
        run->points.data[i].c != shapes[shape].open)
        return line->point;
    const uint32_t opened = marks->state.data[marks->stack.data[0]].line;
    const bool goes_on = opens_passage(run, line, i, end, shape) &&
                         !is_announced_item(run, marks->line, opened, shape);
    while (marks->stack.count > (goes_on ? 1 : 0)) pop(marks, STILL_OPEN);
    if (!goes_on) return line->point;
    marks->state.data[marks->stack.data[0]].line = marks->line;
    return i + 1;
}

static bool scan_line(tl_run *run, open_marks *marks, uint32_t index) {
    const tl_line *line = &run->lines.data[index];
    const uint32_t end = last_point(run, index);
    marks->line = index;
    for (uint32_t i = reopen(run, marks, line, end); i < end; i++) {
        const tl_point point = run->points.data[i];
        if (!(point.is & TL_POINT_BRACKET)) continue;
        if (!scan_mark(run, marks, line, point.c, point.at, tl_point_end(&point))) return false;
    }
    carry_over(run, marks, index);
    return true;
}

/* Each bracket has a state, so there is one. */
static bool note_unmatched(tl_run *run, const tl_bracket *bracket, const mark_state *state) {
    if (tl_is_matched(bracket) || bracket->kind == TL_BRACKET_PAREN) return true;
    const bool opens = bracket->open_end > bracket->open;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    const bool crossed = state->fate == CROSSED;
    const uint32_t code = !opens    ? TIAOLI_NOTE_UNOPENED_QUOTE
                          : crossed ? TIAOLI_NOTE_CROSSED_QUOTE
                                    : TIAOLI_NOTE_UNCLOSED_QUOTE;
    return tl_add_note(run, code, bracket->open, opens ? bracket->open_end : bracket->close_end);
}

/* Parents that stayed unmatched are none; depth counts the quotes around.
 * Notes are made here, in text order. */
static bool settle(tl_run *run, const open_marks *marks) {
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        tl_bracket *bracket = &run->brackets.data[i];
        while (bracket->parent) {
            const tl_bracket *parent = &run->brackets.data[bracket->parent - 1];
            if (tl_is_matched(parent) && parent->close >= bracket->open_end) break;
            bracket->parent = parent->parent;
        }
        const uint8_t around = bracket->parent ? run->brackets.data[bracket->parent - 1].depth : 0;
        const bool quote = bracket->kind == TL_BRACKET_QUOTE && tl_is_matched(bracket);
        bracket->depth = (uint8_t)(around + (quote && around < UINT8_MAX));
        if (!note_unmatched(run, bracket, &marks->state.data[i])) return false;
    }
    return true;
}

bool tl_brackets(tl_run *run) {
    open_marks marks;
    memset(&marks, 0, sizeof marks);
    bool done = true;
    for (uint32_t i = 0; i < run->lines.count && done; i++) done = scan_line(run, &marks, i);
    done = done && settle(run, &marks) &&
           tl_index(run, &run->bracket_pages, run->brackets.data, run->brackets.count,
                    sizeof(tl_bracket));
    TL_VEC_FREE(&run->memory, &marks.stack);
    TL_VEC_FREE(&run->memory, &marks.state);
    return done;
}

/* Index of the last bracket that begins at or before `at`, plus one. */
static uint32_t last_at_or_before(const tl_run *run, uint32_t at) {
    uint32_t i = run->bracket_pages.data[at / TL_PAGE];
    /* a lone closing mark: open == close */
    while (i < run->brackets.count && run->brackets.data[i].open <= at) i++;
    return i;
}

uint32_t tl_brackets_before(const tl_run *run, uint32_t at) {
    return at ? last_at_or_before(run, at - 1) : 0;
}

const tl_bracket *tl_bracket_around(const tl_run *run, uint32_t at, uint8_t kind) {
    uint32_t i = last_at_or_before(run, at);
    for (uint32_t looked = 0; i && looked < LOOK_OUTWARD; looked++) {
        const tl_bracket *bracket = &run->brackets.data[i - 1];
        if (tl_is_matched(bracket) && bracket->open_end <= at && at < bracket->close &&
            (!kind || bracket->kind == kind))
            return bracket;
        i = bracket->parent;
    }
    return NULL;
}

const tl_bracket *tl_bracket_at(const tl_run *run, uint32_t at) {
    const uint32_t i = last_at_or_before(run, at);
    if (!i) return NULL;
    const tl_bracket *bracket = &run->brackets.data[i - 1];
    return bracket->open == at && bracket->open_end > bracket->open ? bracket : NULL;
}
