/*
 * Takes the lines, gives the pairs of quotation marks, title marks and
 * parentheses, nested, and what is unmatched.  Pairs are sought within a line
 * first; a quotation mark left open may be closed by the next one left over in
 * a later line (quoted passages of several paragraphs).  Linear: an opening
 * mark is pushed and popped once.
 */
#include "run.h"

enum { SHAPES = 11 };

/* Mark shapes, GB/T 15834: opening, closing, kind. */
static const struct {
    uint32_t open, close;
    uint8_t kind;
} shapes[SHAPES] = {
    {0x201C, 0x201D, TL_BRACKET_QUOTE}, {0x2018, 0x2019, TL_BRACKET_QUOTE},
    {0x300C, 0x300D, TL_BRACKET_QUOTE}, {0x300E, 0x300F, TL_BRACKET_QUOTE},
    {0x300A, 0x300B, TL_BRACKET_TITLE}, {0x3008, 0x3009, TL_BRACKET_TITLE},
    {0xFF08, 0xFF09, TL_BRACKET_PAREN}, {'(', ')', TL_BRACKET_PAREN},
    {0x3014, 0x3015, TL_BRACKET_PAREN}, {'[', ']', TL_BRACKET_PAREN},
    {0x3010, 0x3011, TL_BRACKET_PAREN},
};

/* The marks that are open: a stack of bracket indices, and how many of each
 * shape are in it, so that a closing mark without an opening one costs O(1). */
typedef struct {
    TL_VEC(uint32_t) stack;
    TL_VEC(uint8_t) shape; /* of every bracket in run->brackets              */
    uint32_t open[SHAPES];
} open_marks;

static int shape_of(uint32_t c, bool *closing) {
    /* cheap exit for Chinese characters and most of ASCII */
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c > ')' && c < '[')) return -1;
    for (int i = 0; i < SHAPES; i++) {
        if (c == shapes[i].open || c == shapes[i].close) {
            *closing = c == shapes[i].close;
            return i;
        }
    }
    return -1;
}

static bool push(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    tl_bracket bracket = {0};
    bracket.open = at;
    bracket.open_end = end;
    bracket.kind = shapes[shape].kind;
    bracket.parent = marks->stack.count ? marks->stack.data[marks->stack.count - 1] + 1 : 0;
    const uint32_t index = run->brackets.count;
    if (!TL_PUSH(&run->memory, &run->brackets, bracket) ||
        !TL_PUSH(&run->memory, &marks->shape, (uint8_t)shape) ||
        !TL_PUSH(&run->memory, &marks->stack, index))
        return tl_fail(run, TIAOLI_E_NOMEM, 0);
    marks->open[shape]++;
    return true;
}

/* A closing mark with nothing to close. */
static bool push_lone_close(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    tl_bracket bracket = {0};
    bracket.open = bracket.open_end = bracket.close = at;
    bracket.close_end = end;
    bracket.kind = shapes[shape].kind;
    bracket.parent = marks->stack.count ? marks->stack.data[marks->stack.count - 1] + 1 : 0;
    if (!TL_PUSH(&run->memory, &run->brackets, bracket) ||
        !TL_PUSH(&run->memory, &marks->shape, (uint8_t)shape))
        return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

static bool close_mark(tl_run *run, open_marks *marks, int shape, uint32_t at, uint32_t end) {
    if (!marks->open[shape]) return push_lone_close(run, marks, shape, at, end);
    for (;;) {
        const uint32_t index = marks->stack.data[--marks->stack.count];
        const uint8_t top = marks->shape.data[index];
        marks->open[top]--;
        if (top == shape) {
            run->brackets.data[index].close = at;
            run->brackets.data[index].close_end = end;
            return true;
        }
        /* crossed: the mark in between stays unmatched */
        const tl_bracket *crossed = &run->brackets.data[index];
        if (!tl_add_note(run, TIAOLI_NOTE_CROSSED_QUOTE, crossed->open, crossed->open_end))
            return false;
    }
}

/* "..." has one shape for both sides: opens and closes in turn in its line. */
static bool straight_quote(tl_run *run, open_marks *marks, uint32_t at, uint32_t *open) {
    if (!*open) {
        tl_bracket bracket = {0};
        bracket.open = at;
        bracket.open_end = at + 1;
        bracket.kind = TL_BRACKET_QUOTE;
        bracket.parent = marks->stack.count ? marks->stack.data[marks->stack.count - 1] + 1 : 0;
        if (!TL_PUSH(&run->memory, &run->brackets, bracket) ||
            !TL_PUSH(&run->memory, &marks->shape, 0))
            return tl_fail(run, TIAOLI_E_NOMEM, 0);
        *open = run->brackets.count;
    } else {
        run->brackets.data[*open - 1].close = at;
        run->brackets.data[*open - 1].close_end = at + 1;
        *open = 0;
    }
    return true;
}

static bool matched(const tl_bracket *bracket) {
    return bracket->open_end > bracket->open && bracket->close_end > bracket->close;
}

static uint32_t first_byte(const tl_bracket *bracket) {
    return bracket->open; /* a lone closing mark has open == close */
}

static bool scan_line(tl_run *run, open_marks *marks, const tl_line *line) {
    uint32_t straight = 0;
    for (uint32_t at = line->first; at < line->last;) {
        uint32_t used;
        const uint32_t c = tl_decode(run->text, at, line->last, &used);
        bool closing = false;
        const int shape = shape_of(c, &closing);
        if (c == '"') {
            if (!straight_quote(run, marks, at, &straight)) return false;
        } else if (shape >= 0) {
            const bool done = closing ? close_mark(run, marks, shape, at, at + used)
                                      : push(run, marks, shape, at, at + used);
            if (!done) return false;
        }
        at += used;
    }
    /* nothing stays open over a line end but the outermost double quote */
    while (marks->stack.count) {
        const uint32_t index = marks->stack.data[marks->stack.count - 1];
        const uint8_t shape = marks->shape.data[index];
        if (marks->stack.count == 1 && shape == 0) break;
        marks->stack.count--;
        marks->open[shape]--;
    }
    return true;
}

/* Parents that stayed unmatched are none; depth counts the quotes around. */
static bool settle(tl_run *run) {
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        tl_bracket *bracket = &run->brackets.data[i];
        while (bracket->parent) {
            const tl_bracket *parent = &run->brackets.data[bracket->parent - 1];
            if (matched(parent) && parent->close >= bracket->open_end) break;
            bracket->parent = parent->parent;
        }
        const uint8_t around = bracket->parent ? run->brackets.data[bracket->parent - 1].depth : 0;
        const bool quote = bracket->kind == TL_BRACKET_QUOTE && matched(bracket);
        bracket->depth = (uint8_t)(around + (quote && around < 250));
        if (matched(bracket) || bracket->kind == TL_BRACKET_PAREN) continue;
        const bool opens = bracket->open_end > bracket->open;
        if (!tl_add_note(run, opens ? TIAOLI_NOTE_UNCLOSED_QUOTE : TIAOLI_NOTE_UNOPENED_QUOTE,
                         bracket->open, opens ? bracket->open_end : bracket->close_end))
            return false;
    }
    return true;
}

bool tl_brackets(tl_run *run) {
    open_marks marks = {{NULL, 0, 0}, {NULL, 0, 0}, {0}};
    bool done = true;
    for (uint32_t i = 0; i < run->lines.count && done; i++)
        done = scan_line(run, &marks, &run->lines.data[i]);
    TL_VEC_FREE(&run->memory, &marks.stack);
    TL_VEC_FREE(&run->memory, &marks.shape);
    return done && settle(run);
}

/* Index of the last bracket that begins at or before `at`, plus one. */
static uint32_t last_at_or_before(const tl_run *run, uint32_t at) {
    uint32_t low = 0, high = run->brackets.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (first_byte(&run->brackets.data[middle]) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const tl_bracket *tl_bracket_around(const tl_run *run, uint32_t at, uint8_t kind) {
    uint32_t i = last_at_or_before(run, at);
    while (i) {
        const tl_bracket *bracket = &run->brackets.data[i - 1];
        if (matched(bracket) && bracket->open_end <= at && at < bracket->close &&
            (!kind || bracket->kind == kind))
            return bracket;
        i = bracket->parent;
    }
    return NULL;
}

const tl_bracket *tl_bracket_opening(const tl_run *run, uint32_t at) {
    const uint32_t i = last_at_or_before(run, at);
    if (!i) return NULL;
    const tl_bracket *bracket = &run->brackets.data[i - 1];
    return bracket->open == at && bracket->open_end > bracket->open ? bracket : NULL;
}
