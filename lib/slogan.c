/*
 * Takes the numerals and quotes, gives the slogans without quotation marks:
 * counted abbreviations (八项规定, 三大攻坚战) with the members that the text lists
 * nearby, and parallel runs (parallel.c).  What stands inside a quote of another
 * kind than a quotation belongs to that quote.  Linear, as quote.c.
 */
#include "quote.h"

enum {
    MOST_COUNTED = 20, /* a larger number counts no members                */
    NOUN = 6,          /* characters before the end of what 三大 counts     */
    SHORT_NOUN = 4,    /* characters of a noun that need not be listed      */
    NOUN_PHRASE = 8,   /* characters of what 三大 counts, up to a mark      */
    HAN_BYTES = 3
};

bool tl_in_slogan(const tl_run *run, const tl_quote_marks *quotes, uint32_t at) {
    const tl_bracket *around = tl_bracket_around(run, at, TL_BRACKET_QUOTE);
    if (!around) return false;
    uint32_t low = quotes->first, high = quotes->past;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (run->marks.data[middle].start < around->open)
            low = middle + 1;
        else
            high = middle;
    }
    return low >= quotes->past || run->marks.data[low].start != around->open ||
           run->marks.data[low].type != TIAOLI_QUOTE_QUOTATION;
}

/* --- How far an abbreviation goes ------------------------------------------------ */

/* The characters up to the next mark, 的 or 和, if they are few; else `start`. */
static uint32_t short_end(const tl_run *run, uint32_t start, uint32_t most) {
    uint32_t end = start;
    for (uint32_t i = 0; i <= most; i++) {
        if (!tl_is_han(tl_peek(run->text, end, run->length)) ||
            TL_AT(run->text, end, run->length, "的") || TL_AT(run->text, end, run->length, "和") ||
            TL_AT(run->text, end, run->length, "与"))
            return end;
        end = tl_after(run->text, end, run->length);
    }
    return start;
}

/* 三大|人才行动计划, 三大|攻坚战|取得成效, 三大|保卫战: all up to the next mark if that is
 * short and ends in a noun of the lists, else the first such noun, else all if that is
 * very short, else the first word. */
static uint32_t noun_end(tl_run *run, uint32_t start) {
    const tl_classes nouns = TL_CLASS(TL_QUOTE_HEAD_NOUN) | TL_CLASS(TL_QUOTE_NAME_NOUN) |
                             TL_CLASS(TL_QUOTE_SLOGAN_NOUN);
    const tl_lex_table *table = run->lexicon->quote;
    uint32_t end = short_end(run, start, NOUN_PHRASE);
    const uint32_t phrase = end;
    if (end > start && tl_lex_longest_before(table, run->text, start, end, nouns).length)
        return end;
    end = start;
    for (uint32_t i = 0; i < NOUN && tl_is_han(tl_peek(run->text, end, run->length)); i++) {
        const uint32_t noun = tl_lex_longest(table, run->text, end, run->length, nouns).length;
        if (noun) return end + noun;
        end = tl_after(run->text, end, run->length);
    }
    if (phrase > start && phrase - start <= SHORT_NOUN * HAN_BYTES) return phrase;
    tl_span word;
    if (end == start || !tl_word_at(run, start, &word)) return start;
    if (word.end - start > HAN_BYTES || !tl_is_han(tl_peek(run->text, word.end, run->length)))
        return word.end;
    return tl_word_at(run, word.end, &word) ? word.end : start;
}

static uint32_t listed_end(const tl_run *run, uint32_t start) {
    return start + tl_lex_longest(run->lexicon->number, run->text, start, run->length,
                                  TL_CLASS(TL_NUMBER_COUNTED))
                       .length;
}

/* 三个 counts members only if these are listed, and share what it counts. */
static bool counts_by_unit(const tl_run *run, const tl_mark *numeral, uint32_t *unit_end) {
    if (numeral->type != TIAOLI_NUMERAL_CARDINAL || !numeral->span_count) return false;
    const tl_role_span unit = run->spans.data[numeral->first_span];
    if (unit.role != TIAOLI_SPAN_UNIT || unit.start != numeral->end) return false;
    *unit_end = unit.end;
    return TL_AT(run->text, unit.start, unit.end, "个") ||
           TL_AT(run->text, unit.start, unit.end, "项");
}

/* --- Adding ------------------------------------------------------------------------ */

static bool add_counted(tl_run *run, const tl_quote_view *label, uint16_t rule, uint32_t count,
                        const tl_quote_members *members) {
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_SLOGAN, label->span.start, label->span.end, rule);
    if (!mark) return false;
    mark->type = TIAOLI_SLOGAN_COUNTED;
    mark->segments = 1;
    mark->count = (uint16_t)count;
    if (members->found == count) mark->flags |= TIAOLI_QUOTE_MATCHES;
    if (!tl_span_empty(label->head) && !tl_add_span(run, TIAOLI_SPAN_HEAD, label->head))
        return false;
    for (uint32_t i = 0; i < members->found; i++)
        if (!tl_add_span(run, TIAOLI_SPAN_MEMBER, members->member[i])) return false;
    if (!members->found || members->found == count) return true;
    return tl_add_note(run, TIAOLI_NOTE_COUNT_MISMATCH, label->span.start, label->span.end);
}

typedef struct {
    const tl_quote_marks *quotes;
    uint32_t line; /* of the numeral at hand                                 */
    uint32_t done; /* end of the last abbreviation                           */
} walk;

/* 三个|方面 is a plain count of things. */
static bool is_listed_noun(const tl_run *run, uint32_t start, uint32_t end) {
    const tl_classes quoted = TL_CLASS(TL_QUOTE_HEAD_NOUN) | TL_CLASS(TL_QUOTE_WEAK_HEAD) |
                              TL_CLASS(TL_QUOTE_NAME_NOUN) | TL_CLASS(TL_QUOTE_OPPOSED_NOUN);
    const tl_classes plain = TL_CLASS(TL_CLAUSE_NOUN) | TL_CLASS(TL_CLAUSE_ORGAN) |
                             TL_CLASS(TL_CLAUSE_ACTOR) | TL_CLASS(TL_CLAUSE_LOCALIZER);
    return (tl_lex_exact(run->lexicon->quote, run->text, start, end) & quoted) ||
           (tl_lex_exact(run->lexicon->clause, run->text, start, end) & plain);
}

/* The abbreviation that a numeral begins; false: none. */
static bool find_label(tl_run *run, const tl_mark *numeral, tl_quote_view *label, uint16_t *rule) {
    uint32_t unit_end;
    label->span.start = label->span.end = numeral->start;
    *rule = TL_RULE_SLOGAN_COUNTED;
    if (numeral->rule == TL_RULE_NUMERAL_COUNTED) {
        label->span.end = listed_end(run, numeral->start);
    } else if (numeral->rule == TL_RULE_NUMERAL_BIG) {
        label->span.end = noun_end(run, numeral->end + HAN_BYTES);
    } else if (counts_by_unit(run, numeral, &unit_end)) {
        *rule = TL_RULE_SLOGAN_LISTED;
        const uint32_t end = short_end(run, unit_end, NOUN);
        if (end > unit_end && !is_listed_noun(run, unit_end, end)) label->span.end = end;
    }
    return label->span.end > numeral->end;
}

static bool read_numeral(tl_run *run, walk *w, const tl_mark *numeral) {
    tl_quote_view label;
    uint16_t rule;
    memset(&label, 0, sizeof label);
    if (numeral->start < w->done || !find_label(run, numeral, &label, &rule) ||
        tl_in_slogan(run, w->quotes, numeral->start))
        return true;
    tl_quote_key(run, &label, label.span.start, label.span.end);
    const uint32_t count = tl_quote_counts(run, label.key, label.key_length);
    if (!count || count > MOST_COUNTED) return true;
    const tl_bracket *around = tl_bracket_around(run, label.span.start, TL_BRACKET_QUOTE);
    label.index = tl_brackets_before(run, label.span.start);
    tl_quote_limits(run, &w->line, &label, around);
    tl_quote_head(run, &label);
    tl_quote_members members;
    tl_quote_find_members(run, &label, count, &members);
    if (rule == TL_RULE_SLOGAN_LISTED &&
        (members.found != count || !tl_quote_shares_key(run, &label, &members)))
        return true;
    w->done = label.span.end;
    return add_counted(run, &label, rule, count, &members);
}

bool tl_slogans(tl_run *run) {
    /* the stage of the quotes was the last one */
    const uint32_t marks = run->marks.count;
    tl_quote_marks quotes = {marks, marks};
    while (quotes.first && run->marks.data[quotes.first - 1].kind == TIAOLI_MARK_QUOTE)
        quotes.first--;
    walk w = {&quotes, 0, 0};
    for (uint32_t i = 0; i < quotes.first; i++) {
        const tl_mark numeral = run->marks.data[i]; /* the array may move */
        if (numeral.kind == TIAOLI_MARK_NUMERAL && !read_numeral(run, &w, &numeral)) return false;
    }
    const bool runs = !(run->flags & TIAOLI_PARSE_NO_RUNS) && run->genre != TIAOLI_GENRE_LAW;
    return !runs || tl_parallel_runs(run, &quotes);
}
