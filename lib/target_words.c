/*
 * Takes a clause, gives its tokens: the words of lib/data/target_*.tsv that stand in it
 * and its quantities, but for those in quotes and titles; and which quantity is no goal
 * but what a change begins with, which date what it is compared with.
 */
#include "target.h"

bool tl_may_be_amount(const tl_mark *mark) {
    if (mark->kind == TIAOLI_MARK_NUMERAL) return mark->type == TIAOLI_NUMERAL_PERCENT;
    return mark->kind == TIAOLI_MARK_QUANTITY && mark->rule != TL_RULE_QUANTITY_PART &&
           mark->type != TIAOLI_QUANTITY_DATE && mark->type != TIAOLI_QUANTITY_RELATIVE;
}

static bool add(tl_run *run, tl_target_tokens *tokens, uint32_t start, uint32_t end, uint32_t mark,
                tl_classes classes, uint8_t is) {
    const tl_target_token token = {start, end, mark, classes, is};
    return TL_PUSH(&run->memory, tokens, token) || tl_fail(run, TIAOLI_E_NOMEM, 0);
}

/* A quantity that begins at `at`, else a numeral; *end gets its end, and false is memory
 * that ran out.  A number that measures nothing is no token, and no word begins in it. */
static bool read_number(tl_run *run, uint32_t at, tl_mark_row *numerals, tl_mark_row *quantities,
                        tl_target_tokens *tokens, uint32_t *end) {
    const uint32_t q = tl_row_from(run, quantities, at), n = tl_row_from(run, numerals, at);
    const tl_mark *marks = run->marks.data;
    const bool each = TL_ENDS(run->text, 0, at, "每"); /* 每千人 measures nothing */
    *end = at;
    if (q < quantities->end && marks[q].start == at) {
        const bool date = !tl_may_be_amount(&marks[q]);
        *end = marks[q].end;
        return each ||
               add(run, tokens, at, *end, q, 0, date ? TL_TARGET_IS_DATE : TL_TARGET_IS_AMOUNT);
    }
    if (n >= numerals->end || marks[n].start != at || marks[n].kind != TIAOLI_MARK_NUMERAL)
        return true;
    *end = marks[n].end;
    return each || !tl_may_be_amount(&marks[n]) ||
           add(run, tokens, at, *end, n, 0, TL_TARGET_IS_AMOUNT);
}

static bool is_date(const tl_target_token *token) { return token->is == TL_TARGET_IS_DATE; }

static bool has(const tl_target_token *token, int class) {
    return (token->classes & TL_CLASS(class)) != 0;
}

/* A length of time before 内. */
static bool ends_time(const tl_run *run, const tl_target_tokens *tokens, uint32_t i) {
    const tl_mark *mark = &run->marks.data[tokens->data[i].mark];
    const tl_target_token *next = &tokens->data[i] + 1;
    return mark->kind == TIAOLI_MARK_QUANTITY && mark->type == TIAOLI_QUANTITY_DURATION &&
           i + 1 < tokens->count && next->start == tokens->data[i].end &&
           has(next, TL_TARGET_UNTIL) && TL_ENDS(run->text, next->start, next->end, "内");
}

/* 由5%, 从2020年的5%: where a change begins; 比2020年, 在2020年基础上: with what it is
 * compared; 三年|内: a time. */
static void mark_origins(const tl_run *run, tl_target_tokens *tokens) {
    tl_target_token *all = tokens->data;
    for (uint32_t i = 0; i < tokens->count; i++) {
        tl_target_token *token = &all[i], *before = i ? token - 1 : NULL;
        const bool close = before && before->end == token->start;
        if (is_date(token)) {
            const bool against = close && has(before, TL_TARGET_AGAINST);
            if (against || TL_AT(run->text, token->end, run->length, "基础上") ||
                TL_AT(run->text, token->end, run->length, "的基础上"))
                token->is = TL_TARGET_IS_BASE;
        }
        if (token->is == TL_TARGET_IS_AMOUNT && ends_time(run, tokens, i))
            token->is = TL_TARGET_IS_DATE;
        if (token->is != TL_TARGET_IS_AMOUNT || !before) continue;
        if (close && has(before, TL_TARGET_FROM)) token->is = TL_TARGET_IS_ORIGIN;
        const bool dated = is_date(before) && i >= 2 && has(before - 1, TL_TARGET_FROM) &&
                           (close || (before->end + 3 == token->start &&
                                      TL_AT(run->text, before->end, run->length, "的")));
        if (dated) token->is = before->is = TL_TARGET_IS_ORIGIN;
    }
}

bool tl_read_target_tokens(tl_run *run, uint32_t start, uint32_t end, tl_mark_row *numerals,
                           tl_mark_row *quantities, tl_target_tokens *tokens) {
    tokens->count = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t after;
        if (!read_number(run, at, numerals, quantities, tokens, &after)) return false;
        if (after > at) {
            at = after;
            continue;
        }
        const tl_bracket *pair = tl_pair_at(run, at, end);
        if (pair && pair->kind != TL_BRACKET_PAREN) {
            at = pair->close_end;
            continue;
        }
        const tl_lex_match word =
            tl_lex_longest(run->lexicon->target, run->text, at, end, ~(tl_classes)0);
        if (word.length && !add(run, tokens, at, at + word.length, 0, word.classes, 0))
            return false;
        at = word.length ? at + word.length : tl_after(run->text, at, end);
    }
    mark_origins(run, tokens);
    return true;
}
