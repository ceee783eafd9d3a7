/*
 * Takes a parenthesis or a line, gives the responsible units in it with their
 * roles: （发展改革委牵头，财政部配合，6月底前完成）, 牵头单位：…，配合单位：….
 * A role word before a colon holds for what follows, one behind a name for the
 * names since the last role word.  完成时限：… has no units, but belongs to such
 * lists.
 */
#include "directive.h"

static bool is_colon(uint32_t c) { return c == 0xFF1A || c == ':'; }
static bool is_separator(uint32_t c) {
    return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';' || c == 0x3002;
}

static bool has_colon(const char *text, uint32_t start, uint32_t end) {
    for (; start < end; start = tl_after(text, start, end))
        if (is_colon(tl_peek(text, start, end))) return true;
    return false;
}

static uint8_t role_of(tl_classes classes) {
    if (classes & TL_CLASS(TL_OUTLINE_UNIT_LEAD)) return TIAOLI_SPAN_UNIT_LEAD;
    if (classes & TL_CLASS(TL_OUTLINE_UNIT_SUPPORT)) return TIAOLI_SPAN_UNIT_SUPPORT;
    return classes & TL_CLASS(TL_OUTLINE_UNIT_RESPONSIBLE) ? TIAOLI_SPAN_UNIT_RESPONSIBLE : 0;
}

/* Role that text[start, end) begins with (牵头单位：) or ends with (…牵头). */
static uint8_t role_at(const tl_run *run, uint32_t start, uint32_t end, bool at_start,
                       uint32_t *length) {
    const tl_lex_table *lists = run->lexicon->outline;
    const tl_classes roles = TL_CLASS(TL_OUTLINE_UNIT_LEAD) | TL_CLASS(TL_OUTLINE_UNIT_SUPPORT) |
                             TL_CLASS(TL_OUTLINE_UNIT_RESPONSIBLE);
    const tl_lex_match match = at_start
                                   ? tl_lex_longest(lists, run->text, start, end, roles)
                                   : tl_lex_longest_before(lists, run->text, start, end, roles);
    *length = match.length;
    return role_of(match.classes);
}

/* Cuts the role words off the end of a name, 教育局|牵头|负责|组织实施, and gives the
 * strongest: to lead, before to support, before to be responsible; that is the order
 * of their numbers.  0: there is none. */
static uint8_t cut_roles(const tl_run *run, uint32_t from, uint32_t *to) {
    uint8_t told = 0, role;
    uint32_t length;
    while (*to > from && (role = role_at(run, from, *to, false, &length)) != 0) {
        if (!told || role < told) told = role;
        *to -= length;
    }
    return told;
}

/* Adds the names in [start, end): two where one acts with the other,
 * 由水务局|会同|财政局; *with is then the index of the second. */
static bool add_names(tl_run *run, tl_units *units, tl_span name, uint8_t role, uint32_t *with) {
    const char *text = run->text;
    if (TL_AT(text, name.start, name.end, "由")) name.start += (uint32_t)strlen("由");
    uint32_t at = name.start;
    while (at < name.end && !TL_AT(text, at, name.end, "会同")) at = tl_after(text, at, name.end);
    const tl_span other = {at + (uint32_t)strlen("会同"), name.end};
    const bool two = at > name.start && other.start < other.end;
    const tl_unit unit = {{name.start, two ? at : name.end}, role};
    if (name.start < name.end && !TL_PUSH(&run->memory, units, unit))
        return tl_fail(run, TIAOLI_E_NOMEM, 0);
    if (!two) return true;
    const tl_unit second = {other, TIAOLI_SPAN_UNIT_SUPPORT};
    *with = units->count;
    return TL_PUSH(&run->memory, units, second) || tl_fail(run, TIAOLI_E_NOMEM, 0);
}

/* A line that begins with a label (配合单位：), though the lines were joined. */
static bool label_begins(const tl_run *run, uint32_t at, uint32_t end) {
    const tl_classes labels = TL_CLASS(TL_OUTLINE_UNIT_LEAD) | TL_CLASS(TL_OUTLINE_UNIT_SUPPORT) |
                              TL_CLASS(TL_OUTLINE_UNIT_RESPONSIBLE) |
                              TL_CLASS(TL_OUTLINE_UNIT_DEADLINE);
    const uint32_t from = tl_skip_blanks(run->text, at, end);
    const tl_lex_match label = tl_lex_longest(run->lexicon->outline, run->text, from, end, labels);
    return label.length && is_colon(tl_peek(run->text, from + label.length, end));
}

/* Where the item that begins at `at` ends: at a separator, or before a label. */
static uint32_t end_of_item(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    while (at < end && !is_separator(tl_peek(text, at, end))) {
        if (text[at] == '\n' && label_begins(run, at + 1, end)) break;
        /* a parenthesis inside a name goes with it */
        const bool paren = !tl_is_han(tl_peek(text, at, end));
        const tl_bracket *pair = paren ? tl_pair_at(run, at, end) : NULL;
        at = pair ? pair->close_end : tl_after(text, at, end);
    }
    return at;
}

bool tl_read_units(tl_run *run, uint32_t start, uint32_t end, tl_units *units, bool *found) {
    const char *text = run->text;
    const uint32_t count_before = units->count;
    uint32_t pending = units->count; /* first unit that still waits for its role */
    uint32_t with = UINT32_MAX;      /* first unit that acts with the one before */
    uint8_t role = 0;
    *found = false;
    for (uint32_t at = start; at < end;) {
        const uint32_t item_end = end_of_item(run, at, end);
        uint32_t from = tl_skip_blanks(text, at, item_end),
                 to = tl_trim_blanks(text, from, item_end);
        uint32_t length = 0;
        const uint8_t opens = role_at(run, from, to, true, &length);
        if (opens && is_colon(tl_peek(text, from + length, to))) {
            role = opens;
            from = tl_after(text, from + length, to);
            *found = true;
            pending = units->count;
        }
        if (!opens && has_colon(text, from, to)) { /* 完成时限：… is no unit */
            const tl_lex_match label = tl_lex_longest(run->lexicon->outline, text, from, to,
                                                      TL_CLASS(TL_OUTLINE_UNIT_DEADLINE));
            *found = *found || (label.length && is_colon(tl_peek(text, from + label.length, to)));
            role = 0;
            from = to;
        }
        const uint8_t closes = opens ? 0 : cut_roles(run, from, &to);
        if (from < to && !add_names(run, units, (tl_span){from, to}, role, &with)) return false;
        if (closes) {
            for (; pending < units->count; pending++)
                units->data[pending].role = pending < with ? closes : TIAOLI_SPAN_UNIT_SUPPORT;
            with = UINT32_MAX;
            role = 0;
            *found = true;
        }
        at = tl_after(text, item_end, end);
    }
    /* names without a role word are none, and so is a text without any */
    uint32_t kept = count_before;
    for (uint32_t i = count_before; i < units->count; i++)
        if (units->data[i].role) units->data[kept++] = units->data[i];
    units->count = *found ? kept : count_before;
    return true;
}
