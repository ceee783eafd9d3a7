/*
 * Takes a line, gives the goal of an indicator if it is a line of a plan's table:
 *
 *     5.森林覆盖率（%）  23.2  24.1  约束性
 *
 * It ends in the kind of the indicator; before that stand cells with numbers or dashes,
 * with blanks or | between them.  The first of several numbers is where the plan begins.
 */
#include "target.h"

typedef struct {
    uint32_t start, end;
    bool value;  /* a number or a dash                                       */
    bool number; /* a number                                                 */
} cell;

static uint32_t over_gaps(const char *text, uint32_t at, uint32_t end) {
    for (;;) {
        at = tl_skip_blanks(text, at, end);
        if (at >= end || text[at] != '|') return at;
        at++;
    }
}

static uint32_t before_gaps(const char *text, uint32_t start, uint32_t end) {
    for (;;) {
        end = tl_trim_blanks(text, start, end);
        if (end <= start || text[end - 1] != '|') return end;
        end--;
    }
}

/* — 〔13.5〕 >6.5 23.2* 60% */
static cell read_cell(const char *text, uint32_t at, uint32_t end) {
    cell c = {at, at, true, false};
    while (c.end < end && text[c.end] != '|' && !tl_blank_at(text, c.end, end)) {
        const uint32_t ch = tl_peek(text, c.end, end);
        const bool figure = tl_digit(ch) >= 0;
        c.number = c.number || figure;
        c.value = c.value && (figure || !tl_is_han(ch)) && (ch < 'A' || ch > 0x7F) &&
                  (ch != 0xFF05 || c.number);
        c.end = tl_after(text, c.end, end);
    }
    return c;
}

/* The first of the row inside the cell; row->end if none. */
static uint32_t mark_in(const tl_run *run, tl_mark_row *row, const cell *c) {
    const uint32_t i = tl_row_from(run, row, c->start);
    return i < row->end && run->marks.data[i].end <= c->end ? i : row->end;
}

/* The quantity or number of the cell; false: it has none. */
static bool take_amount(const tl_run *run, const cell *c, tl_mark_row *numerals,
                        tl_mark_row *quantities, tl_target_line *line) {
    const uint32_t q = mark_in(run, quantities, c), n = mark_in(run, numerals, c);
    if (q < quantities->end)
        line->amount = q;
    else if (n < numerals->end && run->marks.data[n].kind == TIAOLI_MARK_NUMERAL)
        line->amount = n;
    else
        return false;
    const uint32_t sign = tl_peek(run->text, c->start, c->end);
    line->least = sign == '>' || sign == 0xFF1E || sign == 0x2265;
    line->most = sign == '<' || sign == 0xFF1C || sign == 0x2264;
    return true;
}

/* Without the unit in parentheses: 森林覆盖率|（%）. */
static uint32_t before_unit(const tl_run *run, uint32_t start, uint32_t end) {
    const bool closed = TL_ENDS(run->text, start, end, "）") || TL_ENDS(run->text, start, end, ")");
    if (!closed) return end;
    const uint32_t close = tl_before(run->text, start, end);
    const tl_bracket *pair =
        tl_bracket_around(run, tl_before(run->text, start, close), TL_BRACKET_PAREN);
    return pair && pair->open > start ? tl_trim_blanks(run->text, start, pair->open) : end;
}

bool tl_read_target_line(const tl_run *run, uint32_t start, uint32_t end, tl_mark_row numerals,
                         tl_mark_row quantities, tl_target_line *line) {
    const char *text = run->text;
    end = before_gaps(text, start, end);
    const bool ends = TL_ENDS(text, start, end, "约束性") || TL_ENDS(text, start, end, "预期性");
    if (!ends) return false;
    line->kind = (tl_span){end - 9, end}; /* three characters */
    start = over_gaps(text, start, end);
    end = before_gaps(text, start, end - 9);
    line->name = (tl_span){start, start};
    uint32_t values = 0, at = start;
    bool found = false;
    while (at < end) {
        const cell c = read_cell(text, at, end);
        if (!c.value && values) return false;
        if (!c.value) line->name.end = c.end;
        if (c.value && line->name.end == start) return false;
        values += c.value;
        /* the first number is the goal only where no other one follows */
        if (c.number && c.value && (values == 1 || !found || line->begins))
            if (take_amount(run, &c, &numerals, &quantities, line)) {
                found = true;
                line->begins = values == 1;
            }
        at = over_gaps(text, c.end > at ? c.end : at + 1, end);
    }
    line->name.end = before_unit(run, line->name.start, line->name.end);
    return found && !tl_span_empty(line->name);
}
