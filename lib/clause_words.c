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

/* The quantity that begins at `at`, or NULL. */
static const tl_mark *quantity_at(const tl_run *run, uint32_t at, uint32_t *next) {
    while (*next < run->marks.count) {
        const tl_mark *mark = &run->marks.data[*next];
        if (mark->kind == TIAOLI_MARK_QUANTITY && mark->start >= at)
            return mark->start == at ? mark : NULL;
        ++*next;
    }
    return NULL;
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

static tl_token read_token(tl_words *words, uint32_t at, uint32_t *next_quantity) {
    const tl_run *run = words->run;
    tl_token token = {at, tl_after(run->text, at, words->end), 0, TL_TOKEN_OTHER};
    const uint32_t c = tl_peek(run->text, at, words->end);
    if (c == 0x3001 /* 、 */) {
        token.kind = TL_TOKEN_LIST;
        return token;
    }
    if (!tl_is_han(c)) {
        const tl_bracket *pair = tl_bracket_opening(run, at);
        if (pair && pair->close_end > pair->close && pair->close_end <= words->end) {
            token.end = pair->close_end;
            token.kind = kind_of_bracket(pair->kind);
            return token;
        }
    }
    const tl_mark *quantity = quantity_at(run, at, next_quantity);
    if (quantity && quantity->end <= words->end) {
        token.end = quantity->end;
        token.kind = is_time(quantity) ? TL_TOKEN_TIME : TL_TOKEN_NUMBER;
        return token;
    }
    tl_lex_match match =
        tl_lex_longest(words->run->lexicon->clause, run->text, at, words->end, ~(tl_classes)0);
    if ((match.classes & TL_CLASS(TL_CLAUSE_NONMODAL)) && cue_before_word(words, at, match)) {
        match.length = token.end - at;
        match.classes = tl_lex_exact(words->run->lexicon->clause, run->text, at, token.end);
    }
    if (match.length) {
        token.end = at + match.length;
        token.classes = match.classes;
        token.kind = TL_TOKEN_WORD;
    }
    return token;
}

void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity) {
    words->run = run;
    words->text = run->text;
    words->start = start;
    words->end = end;
    words->count = 0;
    for (uint32_t at = start; at < end && words->count < TL_MAX_TOKENS;) {
        const tl_token token = read_token(words, at, next_quantity);
        at = token.end;
        if (tl_is_blank(tl_peek(run->text, token.start, end)) || run->text[token.start] == '\n' ||
            run->text[token.start] == '\r')
            continue;
        words->token[words->count++] = token;
    }
}

bool tl_any(const tl_words *words, uint32_t from, uint32_t to, tl_classes set) {
    for (uint32_t i = from; i < to; i++)
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
