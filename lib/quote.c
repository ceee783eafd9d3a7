/*
 * Takes the pairs of quotation marks, gives a mark for each: its segments, kind,
 * depth, the noun that it modifies, and the members of a counted abbreviation
 * that the text lists nearby.  Linear: contents are read down to a fixed depth
 * of nesting, surroundings within a fixed number of bytes.
 */
#include "quote.h"

/* What the walk over the pairs keeps. */
typedef struct {
    uint32_t line;       /* of the pair at hand                              */
    uint32_t list_until; /* end of the list of quotes last read              */
    bool list_closed;    /* by 等                                            */
} walk;

static bool is_segment_mark(uint32_t c) {
    return c == 0x3001 || c == 0xFF0C || c == 0xFF1B; /* 、 ， ； */
}

/* 。 ！ ？ no reader counts */
static bool is_sentence_end(uint32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

static bool is_break(uint32_t c) { return c == '\n' || c == '\r'; }

/* Characters of a segment as a reader counts them. */
typedef struct {
    uint32_t start, characters;
    uint32_t previous; /* characters of the segment before                   */
} open_segment;

static void end_segment(tl_quote_view *quote, open_segment *open, const char *text, uint32_t at) {
    const uint32_t start = tl_skip_blanks(text, open->start, at);
    const uint32_t end = tl_trim_blanks(text, start, at);
    if (start >= end) return;
    if (quote->segments < TL_QUOTE_SEGMENTS) {
        quote->segment[quote->segments].start = start;
        quote->segment[quote->segments].end = end;
    }
    if (quote->segments) {
        const uint32_t a = open->previous, b = open->characters;
        if (a > b + 1 || b > a + 1) quote->equal_lengths = false;
        if (a != b) quote->same_lengths = false;
    }
    quote->segments++;
    open->previous = open->characters;
    open->characters = 0;
}

/* Splits the content at 、，； that stand outside of nested marks.  Nested quotes
 * count as text, what stands in parentheses or title marks does not count. */
static void measure(const tl_run *run, tl_quote_view *quote) {
    const char *text = run->text;
    const uint32_t end = quote->pair->close;
    open_segment open = {quote->pair->open_end, 0, 0};
    quote->equal_lengths = quote->same_lengths = true;
    for (uint32_t at = open.start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        const tl_bracket *inner = tl_is_han(c) || c == 0x3001 ? NULL : tl_pair_at(run, at, end);
        if (inner) {
            if (inner->kind != TL_BRACKET_PAREN) {
                const uint32_t count = tl_count_characters(text, inner->open_end, inner->close);
                open.characters += count;
                quote->characters += count;
            }
            at = inner->close_end;
            continue;
        }
        if (is_segment_mark(c)) {
            end_segment(quote, &open, text, at);
            open.start = at + used;
        } else if (!tl_is_blank(c) && !is_break(c)) {
            open.characters += !is_sentence_end(c);
            quote->characters++;
        }
        at += used;
    }
    end_segment(quote, &open, text, end);
    if (!quote->segments) quote->segments = 1;
}

/* The content without blanks and line breaks, for the word lists. */
void tl_quote_key(const tl_run *run, tl_quote_view *quote, uint32_t start, uint32_t end) {
    uint32_t length = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(run->text, at, end, &used);
        if (!tl_is_blank(c) && !is_break(c)) {
            if (length + used > TL_QUOTE_KEY) return;
            memcpy(quote->key + length, run->text + at, used);
            length += used;
        }
        at += used;
    }
    quote->key_length = length;
    quote->key_classes = tl_lex_exact(run->lexicon->quote, quote->key, 0, length);
}

/* The sentence that holds the byte; empty if none does. */
static tl_span sentence_around(const tl_run *run, uint32_t at) {
    const tl_span none = {0, 0};
    uint32_t low = 0, high = run->sentences.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (run->sentences.data[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    const tl_sentence *sentence = low ? &run->sentences.data[low - 1] : NULL;
    if (!sentence || sentence->end <= at) return none;
    const tl_span found = {sentence->start, sentence->end};
    return found;
}

/* The stretch around a quote in which something may bear on it: its line and its
 * sentence, which may be wrapped, the quote around it, a number of bytes.  A line break
 * in it is a wrap. */
void tl_quote_limits(const tl_run *run, uint32_t *line, tl_quote_view *quote,
                     const tl_bracket *around) {
    const tl_span own = quote->span;
    while (*line + 1 < run->lines.count && run->lines.data[*line + 1].start <= own.start) ++*line;
    uint32_t start = run->lines.data[*line].first, end = run->lines.data[*line].last;
    if (end < own.end) { /* a passage of several lines: up to the break, or cut below */
        end = own.end;
        while (end < run->length && end - own.end <= TL_QUOTE_AROUND &&
               !is_break((unsigned char)run->text[end]))
            end++;
    }
    const tl_span sentence = sentence_around(run, own.start);
    if (sentence.end > own.end) {
        if (sentence.start < start) start = sentence.start;
        if (sentence.end > end) end = sentence.end;
    }
    if (around) {
        if (around->open_end > start) start = around->open_end;
        if (around->close < end) end = around->close;
    }
    if (own.start - start > TL_QUOTE_AROUND) {
        start = own.start - TL_QUOTE_AROUND;
        while (((unsigned char)run->text[start] & 0xC0) == 0x80) start++;
    }
    if (end - own.end > TL_QUOTE_AROUND) {
        end = own.end + TL_QUOTE_AROUND;
        while (end > own.end && ((unsigned char)run->text[end] & 0xC0) == 0x80) end--;
    }
    quote->limits.start = start;
    quote->limits.end = end;
}

/* Does the quote stand in a list “…”、“…”等?  A list is read once. */
static bool stands_in_list(const tl_run *run, walk *w, const tl_bracket *pair) {
    const char *text = run->text;
    if (pair->open < w->list_until) return w->list_closed;
    uint32_t quotes = 1;
    const tl_bracket *last = pair;
    for (;;) {
        uint32_t at = last->close_end;
        if (TL_AT(text, at, run->length, "、") || TL_AT(text, at, run->length, "，") ||
            TL_AT(text, at, run->length, "和") || TL_AT(text, at, run->length, "；"))
            at += 3;
        const tl_bracket *next = tl_quote_beginning(run, at);
        if (!next || next->parent != pair->parent) break;
        last = next;
        quotes++;
    }
    w->list_until = last->close_end;
    w->list_closed = quotes > 1 && TL_AT(text, last->close_end, run->length, "等");
    return w->list_closed;
}

static bool add_members(tl_run *run, const tl_quote_view *quote, tl_mark *mark) {
    tl_quote_members members;
    tl_quote_find_members(run, quote, mark->count, &members);
    if (members.found == mark->count) mark->flags |= TIAOLI_QUOTE_MATCHES;
    for (uint32_t i = 0; i < members.found; i++)
        if (!tl_add_span(run, TIAOLI_SPAN_MEMBER, members.member[i])) return false;
    if (!members.found || members.found == mark->count) return true;
    return tl_add_note(run, TIAOLI_NOTE_COUNT_MISMATCH, quote->pair->open, quote->pair->close_end);
}

static uint16_t saturate(uint32_t value) {
    return (uint16_t)(value < UINT16_MAX ? value : UINT16_MAX);
}

static bool add_quote(tl_run *run, const tl_quote_view *quote, const tl_quote_decision *decision) {
    const tl_bracket *pair = quote->pair;
    tl_mark *mark =
        tl_add_mark(run, TIAOLI_MARK_QUOTE, pair->open, pair->close_end, decision->rule);
    if (!mark) return false;
    mark->type = decision->kind;
    mark->role = pair->depth;
    mark->segments = saturate(quote->segments);
    /* an abbreviation is too short for more */
    mark->count =
        decision->count < TL_QUOTE_COUNT_MASK ? (uint16_t)decision->count : TL_QUOTE_COUNT_MASK;
    if (quote->segments > 1 && quote->segments <= TL_QUOTE_SEGMENTS)
        mark->shared = (uint8_t)tl_shared_characters(run->text, quote->segment, quote->segments);
    if (quote->segments > 1 && quote->same_lengths) mark->flags |= TIAOLI_QUOTE_EQUAL;
    if (decision->parallel) mark->flags |= TIAOLI_QUOTE_PARALLEL;
    if (decision->negative) mark->flags |= TIAOLI_QUOTE_NEGATIVE;
    const tl_span content = {pair->open_end, pair->close};
    if (!tl_add_span(run, TIAOLI_SPAN_CONTENT, content)) return false;
    if (!tl_span_empty(quote->head) && !tl_add_span(run, TIAOLI_SPAN_HEAD, quote->head))
        return false;
    return decision->kind != TIAOLI_QUOTE_COUNTED || add_members(run, quote, mark);
}

static bool read_quote(tl_run *run, walk *w, uint32_t index) {
    tl_quote_view quote;
    memset(&quote, 0, sizeof quote);
    quote.pair = &run->brackets.data[index];
    quote.index = index;
    quote.span.start = quote.pair->open;
    quote.span.end = quote.pair->close_end;
    if (quote.pair->depth > TL_QUOTE_DEPTH) {
        const tl_quote_decision nested = {TIAOLI_QUOTE_TERM, TL_RULE_QUOTE_NESTED, 0, false, false};
        quote.segments = 1;
        return add_quote(run, &quote, &nested);
    }
    const uint32_t parent = quote.pair->parent;
    tl_quote_limits(run, &w->line, &quote, parent ? &run->brackets.data[parent - 1] : NULL);
    measure(run, &quote);
    tl_quote_key(run, &quote, quote.pair->open_end, quote.pair->close);
    quote.in_list = stands_in_list(run, w, quote.pair);
    tl_quote_head(run, &quote);
    const tl_quote_decision decision = tl_quote_decide(run, &quote);
    /* “…？”工作人员…: behind a whole sentence another one begins */
    if (decision.rule == TL_RULE_QUOTE_SENTENCE && !quote.head_bound &&
        !(quote.head_near && (quote.head_classes & TL_CLASS(TL_QUOTE_SLOGAN_NOUN))))
        quote.head.end = quote.head.start;
    return add_quote(run, &quote, &decision);
}

bool tl_quotes(tl_run *run) {
    walk w = {0, 0, false};
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        const tl_bracket *pair = &run->brackets.data[i];
        if (pair->kind != TL_BRACKET_QUOTE || pair->close_end <= pair->close ||
            pair->open_end <= pair->open || pair->depth > TL_QUOTE_DEEPEST)
            continue;
        if (!read_quote(run, &w, i)) return false;
    }
    return true;
}
