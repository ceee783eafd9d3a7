/*
 * Takes a heading, gives which way its section looks: back on what was done or
 * ahead to what is to be done, by the words that such headings have
 * (lib/data/outline_*.tsv), and where these stand.
 */
#include "outline.h"

/* Words that join two topics: 工作回顾和今后任务 looks both ways. */
static bool joins(const char *text, uint32_t at, uint32_t end) {
    for (; at < end; at = tl_after(text, at, end)) {
        const uint32_t c = tl_peek(text, at, end);
        if (c == 0x548C /* 和 */ || c == 0x4E0E /* 与 */ || c == 0x53CA /* 及 */ ||
            c == 0x66A8 /* 暨 */ || c == 0x3001 || c == 0xFF0C)
            return true;
    }
    return false;
}

/* Does the heading tell to do something? 总结历史经验, 报送工作情况 */
static bool begins_with_verb(const tl_run *run, uint32_t body, uint32_t word, uint32_t end) {
    const tl_lex_match verb =
        tl_lex_longest(run->lexicon->clause, run->text, body, end, TL_CLASS(TL_CLAUSE_VERB));
    return verb.length && body + verb.length <= word;
}

tl_evidence tl_find_polarity(const tl_run *run, uint32_t body, uint32_t end) {
    tl_evidence back = {0, 0, TIAOLI_POLARITY_RETROSPECT, TL_RULE_POLARITY_HEADING};
    tl_evidence ahead = {0, 0, TIAOLI_POLARITY_PLAN, TL_RULE_POLARITY_HEADING};
    const tl_evidence none = {0, 0, TIAOLI_POLARITY_OTHER, TL_RULE_NONE};
    for (uint32_t at = body; at < end;) {
        const tl_lex_match word =
            tl_lex_longest(run->lexicon->outline, run->text, at, end,
                           TL_CLASS(TL_OUTLINE_RETRO) | TL_CLASS(TL_OUTLINE_PROSPECT));
        if (!word.length) {
            at = tl_after(run->text, at, end);
            continue;
        }
        tl_evidence *found = word.classes & TL_CLASS(TL_OUTLINE_RETRO) ? &back : &ahead;
        found->start = at;
        found->end = at += word.length;
    }
    if (back.end && begins_with_verb(run, body, back.start, end)) back.start = back.end = 0;
    const tl_evidence *last = back.end > ahead.end ? &back : &ahead;
    const tl_evidence *first = last == &back ? &ahead : &back;
    if (!last->end || (first->end && joins(run->text, first->end, last->start))) return none;
    return *last;
}

tl_evidence tl_find_task(const tl_run *run, uint32_t body, uint32_t end) {
    const char *text = run->text;
    tl_evidence none = {0, 0, TIAOLI_POLARITY_OTHER, TL_RULE_NONE};
    const uint32_t length =
        tl_lex_longest(run->lexicon->outline, text, body, end, TL_CLASS(TL_OUTLINE_TASK)).length;
    if (!length || tl_skip_space(text, body + length, end) >= end) return none;
    for (uint32_t at = body + length; at < end; at = tl_after(text, at, end)) {
        /* 坚持了…, 完善制度的成效: told, not asked for */
        if (TL_AT(text, at, end, "了") || TL_AT(text, at, end, "情况") ||
            TL_AT(text, at, end, "成效"))
            return none;
    }
    return (tl_evidence){body, body + length, TIAOLI_POLARITY_PLAN, TL_RULE_POLARITY_TASK};
}
