/*
 * Takes a clause, gives its tokens: terms of the word lists, longest first;
 * quotes, titles and parentheses whole; times and other quantities whole;
 * every other character by itself.  Words that contain the character of a
 * function word stand in the lists, so that the longest match passes over it
 * (重要, 上海); the segmenter is asked only where a decision hangs on it.
 */
#include "clause_words.h"

static uint8_t kind_of_bracket(uint8_t kind) {
    if (kind == TL_BRACKET_QUOTE) return TL_TOKEN_QUOTE;
    return kind == TL_BRACKET_TITLE ? TL_TOKEN_TITLE : TL_TOKEN_PAREN;
}

static bool is_time(const tl_mark *mark) {
    return mark->type == TIAOLI_QUANTITY_DATE || mark->type == TIAOLI_QUANTITY_DURATION ||
           mark->type == TIAOLI_QUANTITY_RELATIVE;
}

/* 要紧|扣 is 要|紧扣, 要求|真务实 is 要|求真务实: a cue, because a longer word
 * begins right after its character.  With a short word the segmenter must
 * agree: 需求|变化 is no 需|求变. */
static bool cue_before_word(const tl_words *words, uint32_t at, tl_lex_match nonmodal) {
    enum { SURE_BYTES = 12 }; /* four characters */
    const tl_classes heads =
        TL_CLASS(TL_CLAUSE_VERB) | TL_CLASS(TL_CLAUSE_ADVERB) | TL_CLASS(TL_CLAUSE_COVERB_FOCUS);
    const tl_classes cues = TL_CLASS(TL_CLAUSE_OBLIGATION) | TL_CLASS(TL_CLAUSE_PERMISSION);
    const uint32_t next = tl_after(words->text, at, words->end);
    if (!(tl_lex_exact(words->run->lexicon->clause, words->text, at, next) & cues)) return false;
    const tl_lex_match word =
        tl_lex_longest(words->run->lexicon->clause, words->text, next, words->end, heads);
    if (next + word.length <= at + nonmodal.length) return false;
    if (word.length >= SURE_BYTES) return true;
    /* a boundary before the word, or 要紧|盯, which leaves a lone character */
    tl_span segment;
    if (!tl_word_at(words->run, next, &segment)) return false;
    if (segment.start == next) return true;
    const uint32_t rest = at + nonmodal.length;
    return tl_word_at(words->run, rest, &segment) && segment.start == rest &&
           segment.end == next + word.length &&
           segment.end == tl_after(words->text, rest, words->end);
}

/* --- Tokens ---------------------------------------------------------------- */

/* Index of the first quantity at or after `at`, from the index `next` on. */
static inline uint32_t next_quantity_from(const tl_run *run, uint32_t at, uint32_t next) {
    while (next < run->marks.count &&
           (run->marks.data[next].kind != TIAOLI_MARK_QUANTITY || run->marks.data[next].start < at))
        next++;
    return next;
}

/* A whole pair, or the enumeration comma; false if the character is neither. */
static bool read_mark(const tl_words *words, uint32_t c, tl_token *token) {
    if (c == 0x3001 /* 、 */) {
        token->kind = TL_TOKEN_LIST;
        return true;
    }
    const tl_bracket *pair = tl_bracket_opening(words->run, token->start);
    if (!pair || pair->close_end == pair->close || pair->close_end > words->end) return false;
    token->end = pair->close_end;
    token->kind = kind_of_bracket(pair->kind);
    return true;
}

static void read_word(const tl_words *words, tl_token *token) {
    const tl_lex_table *lists = words->run->lexicon->clause;
    tl_lex_match match =
        tl_lex_longest(lists, words->text, token->start, words->end, ~(tl_classes)0);
    if (!match.length) return;
    if ((match.classes & TL_CLASS(TL_CLAUSE_NONMODAL)) &&
        cue_before_word(words, token->start, match)) {
        match.length = token->end - token->start;
        match.classes = tl_lex_exact(lists, words->text, token->start, token->end);
    }
    token->end = token->start + match.length;
    token->classes = match.classes;
    token->kind = TL_TOKEN_WORD;
}

static inline bool is_han(uint32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity) {
    words->run = run;
    words->text = run->text;
    words->start = start;
    words->end = end;
    words->count = 0;
    words->classes = 0;
    words->has_time = false;
    for (uint32_t at = start, length; at < end && words->count < TL_MAX_TOKENS;) {
        const uint32_t c = tl_decode(run->text, at, end, &length);
        tl_token token = {at, at + length, 0, TL_TOKEN_OTHER};
        if (is_han(c) || !read_mark(words, c, &token)) {
            *next_quantity = next_quantity_from(run, at, *next_quantity);
            const tl_mark *quantity = &run->marks.data[*next_quantity];
            if (*next_quantity < run->marks.count && quantity->start == at &&
                quantity->end <= end) {
                token.end = quantity->end;
                token.kind = is_time(quantity) ? TL_TOKEN_TIME : TL_TOKEN_NUMBER;
            } else {
                read_word(words, &token);
            }
        }
        at = token.end;
        if (!is_han(c) && (tl_is_blank(c) || c == '\n' || c == '\r')) continue;
        words->classes |= token.classes;
        words->has_time |= token.kind == TL_TOKEN_TIME;
        words->token[words->count++] = token;
    }
}

bool tl_any(const tl_words *words, uint32_t from, uint32_t to, tl_classes set) {
    for (uint32_t i = from; i < to && (words->classes & set); i++)
        if (tl_is(words, i, set)) return true;
    return false;
}

uint32_t tl_token_length(const tl_words *words, uint32_t i) {
    return tl_count_characters(words->text, words->token[i].start, words->token[i].end);
}

bool tl_is_whole_word(const tl_words *words, uint32_t i) {
    tl_span word;
    if (!tl_word_at(words->run, words->token[i].start, &word)) return false;
    return word.start == words->token[i].start && word.end == words->token[i].end;
}
