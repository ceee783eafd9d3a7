/*
 * Takes a quote, gives the bare noun that it modifies: “五学联动”|机制|,
 * “四强”|党支部|建设, “…”的重要|要求|.  Goes over the neighbours of a list
 * (“A”、“B”等…), then reads the noun phrase word by word on the word lists and
 * stops at the first word that cannot belong to it.
 */
#include "quote.h"

enum {
    ATTRIBUTE = 27,   /* bytes between the quotes of one list                */
    NEAR = 6,         /* bytes between a quote and what it blames            */
    NOUN_PHRASE = 48, /* bytes of a noun phrase that are read                */
    FOLLOWING = 2 * NOUN_PHRASE,
    HAN = 3,
    LONE_NOUN = 2 /* characters of a noun that no list has               */
};

#define HEADS                                                        \
    (TL_CLASS(TL_QUOTE_NAME_NOUN) | TL_CLASS(TL_QUOTE_SLOGAN_NOUN) | \
     TL_CLASS(TL_QUOTE_OPPOSED_NOUN) | TL_CLASS(TL_QUOTE_HEAD_NOUN))

const tl_bracket *tl_quote_beginning(const tl_run *run, uint32_t at) {
    const tl_bracket *pair = tl_bracket_opening(run, at);
    return pair && pair->kind == TL_BRACKET_QUOTE && pair->close_end > pair->close ? pair : NULL;
}

const tl_bracket *tl_quote_ending(const tl_run *run, uint32_t at, uint32_t index) {
    /* pairs nested in the one sought stand behind it */
    for (uint32_t looked = 0; index && looked < TL_QUOTE_CHAIN; looked++) {
        const tl_bracket *before = &run->brackets.data[--index];
        if (before->kind == TL_BRACKET_QUOTE && before->close_end == at &&
            before->open_end > before->open)
            return before;
    }
    return NULL;
}

/* 、政务服务“乙”、涉企执法“丙”等: the end of a list whose quotes have attributes of
 * their own, if 等 closes it and no item has a verb; else 0. */
static uint32_t over_modified_list(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    for (uint32_t quotes = 0; quotes < TL_QUOTE_CHAIN; quotes++) {
        if (quotes && TL_AT(text, at, end, "等")) return at;
        if (!TL_AT(text, at, end, "、") && !TL_AT(text, at, end, "和")) return 0;
        at += 3;
        if (tl_lex_longest(run->lexicon->quote, text, at, end,
                           TL_CLASS(TL_QUOTE_LIST_VERB) | TL_CLASS(TL_QUOTE_OPPOSE))
                .length)
            return 0;
        const uint32_t from = at;
        while (at < end && at - from < ATTRIBUTE && tl_is_han(tl_peek(text, at, end)))
            at = tl_after(text, at, end);
        const tl_bracket *pair = at < end ? tl_quote_beginning(run, at) : NULL;
        if (!pair || pair->close_end > end) return 0;
        at = pair->close_end;
    }
    return 0;
}

/* Past a parenthesis, a list of quotes, 等, 的: to where the noun phrase may
 * begin.  *bound: something stood in between that binds the noun (的, 等). */
static uint32_t to_noun_phrase(const tl_run *run, uint32_t at, uint32_t end, bool *bound) {
    const char *text = run->text;
    *bound = false;
    for (uint32_t steps = 0; steps < 2 * TL_QUOTE_CHAIN && at < end; steps++) {
        if (tl_peek(text, at, end) == '\n' || tl_peek(text, at, end) == '\r')
            at = tl_over_wrap(text, at, end);
        const tl_bracket *pair = tl_pair_at(run, at, end);
        if (pair && pair->kind != TL_BRACKET_TITLE) {
            at = pair->close_end;
            continue;
        }
        uint32_t joint = 0;
        if (TL_AT(text, at, end, "、") || TL_AT(text, at, end, "和") ||
            TL_AT(text, at, end, "与") || TL_AT(text, at, end, "或") || TL_AT(text, at, end, "及"))
            joint = 3;
        if (joint && tl_quote_beginning(run, at + joint)) {
            at += joint;
            continue;
        }
        const uint32_t closed = joint ? over_modified_list(run, at, end) : 0;
        if (closed) {
            at = closed;
            continue;
        }
        if (TL_AT(text, at, end, "等") || TL_AT(text, at, end, "的")) {
            *bound = true;
            at += 3;
            continue;
        }
        break;
    }
    return at;
}

/* Over 六大, 三项 before the noun. */
static uint32_t over_count(const char *text, uint32_t at, uint32_t end) {
    uint32_t after = at;
    if (!tl_quote_number(text, at, end, &after)) return at;
    if (TL_AT(text, after, end, "大") || TL_AT(text, after, end, "项") ||
        TL_AT(text, after, end, "个") || TL_AT(text, after, end, "种"))
        return after + 3;
    return at;
}

typedef struct {
    tl_span noun;
    tl_classes classes;
    uint32_t gap; /* bytes of modifiers before it                            */
    bool weak;
} found_noun;

/* “链主”企业|开放数字系统: a verb that is no part of a compound (企业|培育机制). */
static bool clause_goes_on(const tl_run *run, const char *text, uint32_t at, uint32_t end) {
    const uint32_t start =
        at + tl_lex_longest(run->lexicon->quote, text, at, end, TL_CLASS(TL_QUOTE_MANNER)).length;
    const bool predicate = start > at; /* 企业|健康|发展: a manner makes the verb one */
    tl_lex_match verb;
    at = start;
    while (at - start < NOUN_PHRASE &&
           (verb = tl_lex_longest(run->lexicon->clause, text, at, end, TL_CLASS(TL_CLAUSE_VERB)))
               .length)
        at += verb.length;
    if (predicate) return at > start;
    return at > start && tl_is_han(tl_peek(text, at, end)) &&
           !tl_lex_longest(run->lexicon->quote, text, at, end, HEADS | TL_CLASS(TL_QUOTE_WEAK_HEAD))
                .length;
}

/* 行动|计划: two kinds of names side by side are one noun, whose last part counts. */
static bool is_compound(const tl_run *run, const char *text, tl_classes first, uint32_t at,
                        uint32_t end) {
    return (first & TL_CLASS(TL_QUOTE_NAME_NOUN)) &&
           tl_lex_longest(run->lexicon->quote, text, at, end, TL_CLASS(TL_QUOTE_NAME_NOUN)).length;
}

/* 转化|经验|。: a verb before the noun that ends the phrase is an attribute. */
static bool is_attribute(const tl_run *run, const char *text, const tl_lex_match *verb, uint32_t at,
                         uint32_t end) {
    if (!(verb->classes & TL_CLASS(TL_QUOTE_NP_MODIFIER))) return false;
    const uint32_t noun = tl_lex_longest(run->lexicon->quote, text, at, end, HEADS).length;
    return noun && !tl_is_han(tl_peek(text, at + noun, end));
}

/* The noun of the phrase.  Directly after a quote the first good noun is what
 * the quote names (“四强”党支部建设); after 的 the whole phrase is modified and
 * its last noun counts (“…”的机关党建工作责任体系). */
static found_noun read_noun_phrase(const tl_run *run, const char *text, uint32_t start,
                                   uint32_t end, bool last) {
    found_noun best = {{0, 0}, 0, 0, true};
    bool found = false;
    for (uint32_t at = start; at < end && at - start < NOUN_PHRASE;) {
        if (!tl_is_han(tl_peek(text, at, end))) break;
        const tl_lex_match word =
            tl_lex_longest(run->lexicon->quote, text, at, end,
                           HEADS | TL_CLASS(TL_QUOTE_WEAK_HEAD) | TL_CLASS(TL_QUOTE_NP_STOP) |
                               TL_CLASS(TL_QUOTE_NP_MODIFIER));
        if (!word.length) {
            at = tl_after(text, at, end);
            continue;
        }
        if (word.classes & TL_CLASS(TL_QUOTE_NP_STOP)) {
            if (!is_attribute(run, text, &word, at + word.length, end)) break;
            at += word.length;
            continue;
        }
        /* “甲”营商环境突出|问题|专项整治: what is blamed far off is not the quote */
        if (!last && (word.classes & TL_CLASS(TL_QUOTE_OPPOSED_NOUN)) && at - start > NEAR) {
            at += word.length;
            continue;
        }
        const bool good = word.classes & HEADS, weak = word.classes & TL_CLASS(TL_QUOTE_WEAK_HEAD);
        if (good || (weak && (!found || best.weak))) {
            found = true;
            best.noun.start = at;
            best.noun.end = at + word.length;
            best.classes = word.classes;
            best.gap = at - start;
            best.weak = !good;
            if (good && !last && !is_compound(run, text, word.classes, at + word.length, end))
                break;
            if (at == start && !last && clause_goes_on(run, text, at + word.length, end)) break;
        }
        at += word.length;
    }
    return best;
}

/* A short noun that stands alone between the quote and the end of the phrase,
 * though no list has it: “三公”|经费|, “一老一小”|扣除|. */
static tl_span lone_noun(const tl_run *run, const char *text, uint32_t start, uint32_t end) {
    const tl_span none = {0, 0};
    uint32_t at = start;
    for (uint32_t i = 0; i < LONE_NOUN; i++) {
        if (!tl_is_han(tl_peek(text, at, end))) return none;
        const tl_lex_match stop = tl_lex_longest(
            run->lexicon->quote, text, at, end,
            TL_CLASS(TL_QUOTE_NP_STOP) | TL_CLASS(TL_QUOTE_LIST_VERB) | TL_CLASS(TL_QUOTE_OPPOSE));
        if (stop.length) return none;
        at = tl_after(text, at, end);
    }
    const uint32_t next = tl_peek(text, at, end);
    const bool ends = next == 0 || next == 0xFF0C || next == 0x3002 || next == 0x3001 ||
                      next == 0xFF1B || next == '\n' || next == '\r';
    if (!ends || (tl_lex_exact(run->lexicon->clause, text, start, at) & TL_CLASS(TL_CLAUSE_VERB)))
        return none;
    const tl_span noun = {start, at};
    return noun;
}

/* “细”上|下功夫: what a localizer makes of the quote is a place, no attribute. */
static bool is_place(const tl_run *run, const char *text, uint32_t at, uint32_t end) {
    const uint32_t localizer =
        tl_lex_longest(run->lexicon->clause, text, at, end, TL_CLASS(TL_CLAUSE_LOCALIZER)).length;
    return localizer == 3 &&
           !tl_lex_longest(run->lexicon->quote, text, at, end,
                           HEADS | TL_CLASS(TL_QUOTE_WEAK_HEAD) | TL_CLASS(TL_QUOTE_NP_MODIFIER))
                .length;
}

/* What follows a quote, without the line breaks of wrapped text. */
typedef struct {
    uint32_t length;
    char text[FOLLOWING];
    uint32_t at[FOLLOWING]; /* where each byte comes from                    */
} unwrapped;

static void unwrap(const char *text, uint32_t at, uint32_t end, unwrapped *out) {
    out->length = 0;
    while (at < end && out->length < FOLLOWING) {
        if (text[at] == '\n' || text[at] == '\r') {
            at = tl_over_wrap(text, at, end);
            continue;
        }
        out->at[out->length] = at;
        out->text[out->length++] = text[at++];
    }
}

/* Of the phrase text[at, end). */
static found_noun find_noun(const tl_run *run, const tl_quote_view *quote, const char *text,
                            uint32_t at, uint32_t end, bool bound) {
    found_noun found = {{0, 0}, 0, 0, true};
    if (!bound && is_place(run, text, at, end)) return found;
    at = over_count(text, at, end);
    found = read_noun_phrase(run, text, at, end, bound);
    if (bound && found.weak) found.noun.end = found.noun.start; /* the clause, not the quote */
    if (bound || !tl_span_empty(found.noun)) return found;
    /* a single character is quoted as such: “实”|字|当头, but not “实”字上 */
    if (quote->characters == 1 && TL_AT(text, at, end, "字") && !TL_AT(text, at, end, "字上")) {
        found.noun.start = at;
        found.noun.end = at + HAN;
    } else {
        found.noun = lone_noun(run, text, at, end);
    }
    return found;
}

void tl_quote_head(const tl_run *run, tl_quote_view *quote) {
    uint32_t end = quote->limits.end;
    bool bound;
    const uint32_t at = to_noun_phrase(run, quote->span.end, end, &bound);
    if (end - at > FOLLOWING) end = at + FOLLOWING;
    found_noun found;
    unwrapped rest;
    if (at < end && memchr(run->text + at, '\n', end - at)) {
        unwrap(run->text, at, end, &rest);
        found = find_noun(run, quote, rest.text, 0, rest.length, bound);
        if (tl_span_empty(found.noun)) return;
        found.noun.start = rest.at[found.noun.start];
        found.noun.end = rest.at[found.noun.end - 1] + 1;
    } else {
        found = find_noun(run, quote, run->text, at, end, bound);
    }
    if (tl_span_empty(found.noun)) return;
    quote->head = found.noun;
    quote->head_classes = found.classes;
    quote->head_bound = bound;
    quote->head_near = bound ? found.gap <= 12 : found.gap == 0;
}
