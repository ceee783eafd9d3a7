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

/* The first quantity at or after `at`, from the mark *next on, which it becomes;
 * NULL if there is none. */
static const tl_mark *quantity_from(const tl_run *run, uint32_t at, uint32_t *next) {
    uint32_t i = *next;
    while (i < run->marks.count &&
           (run->marks.data[i].kind != TIAOLI_MARK_QUANTITY || run->marks.data[i].start < at))
        i++;
    *next = i;
    return i < run->marks.count ? &run->marks.data[i] : NULL;
}

/* What no list has: the enumeration comma, or a pair whole.  False for a blank,
 * which is no token. */
static bool read_mark(const tl_words *words, tl_token *token) {
    const uint32_t c = tl_peek(words->text, token->start, words->end);
    if (tl_is_blank(c) || c == '\n' || c == '\r') return false;
    if (c == 0x3001 /* 、 */) {
        token->kind = TL_TOKEN_LIST;
        return true;
    }
    const tl_bracket *pair = tl_bracket_opening(words->run, token->start);
    if (!pair || pair->close_end == pair->close || pair->close_end > words->end) return true;
    token->end = pair->close_end;
    token->kind = kind_of_bracket(pair->kind);
    return true;
}

/* The longest term at the token; 要紧|扣 is cut after the cue. */
static inline void read_word(const tl_words *words, const tl_lex_table *lists,
                             const tl_lex_stretch *stretch, uint32_t i, tl_token *token) {
    tl_lex_match match =
        lists->over ? tl_lex_longest(lists, words->text, token->start, words->end, ~(tl_classes)0)
                    : tl_lex_longest_in(lists, stretch, i);
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

/* Goes on to the character after the token, which begins with character i of the
 * stretch; reads a new stretch where the rest of this one may be too short for a
 * term. */
static inline uint32_t go_on(const tl_words *words, const tl_lex_table *lists,
                             tl_lex_stretch *stretch, uint32_t i, tl_token *token) {
    const uint32_t first = i, at = token->end;
    if (at + TL_LEX_LONGEST > stretch->end && stretch->end < words->end) {
        token->characters = tl_count_characters(words->text, token->start, at);
        tl_lex_read(lists, words->text, at, words->end, stretch);
        return 0;
    }
    while (stretch->start[i] < at) i++;
    token->characters = i - first;
    return i;
}

/* Fills in what the token is; false for a blank. */
static inline bool read_token(const tl_words *words, const tl_lex_table *lists,
                              const tl_lex_stretch *stretch, uint32_t i, const tl_mark *quantity,
                              tl_token *token) {
    token->start = stretch->start[i];
    token->end = stretch->start[i + 1];
    token->classes = 0;
    token->kind = TL_TOKEN_OTHER;
    /* the leads of U+4000 to U+9FFF, none of which is a mark */
    const unsigned char lead = (unsigned char)words->text[token->start];
    if ((lead < 0xE4 || lead > 0xE9) && !read_mark(words, token)) return false;
    if (token->kind != TL_TOKEN_OTHER) return true;
    if (quantity && quantity->start == token->start && quantity->end <= words->end) {
        token->end = quantity->end;
        token->kind = is_time(quantity) ? TL_TOKEN_TIME : TL_TOKEN_NUMBER;
    } else {
        read_word(words, lists, stretch, i, token);
    }
    return true;
}

void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity) {
    const tl_lex_table *lists = run->lexicon->clause;
    const tl_mark *quantity = quantity_from(run, start, next_quantity);
    tl_lex_stretch stretch;
    tl_classes classes = 0;
    uint32_t kinds = 0, count = 0, at = start;
    words->run = run;
    words->text = run->text;
    words->start = start;
    words->end = end;
    tl_lex_read(lists, run->text, start, end, &stretch);
    for (uint32_t i = 0; at < end && count < TL_MAX_TOKENS;) {
        tl_token *token = &words->token[count];
        if (quantity && quantity->start < at) quantity = quantity_from(run, at, next_quantity);
        const bool is_token = read_token(words, lists, &stretch, i, quantity, token);
        at = token->end;
        i = go_on(words, lists, &stretch, i, token);
        if (!is_token) continue;
        classes |= token->classes;
        kinds |= 1u << token->kind;
        count++;
    }
    words->count = count;
    words->classes = classes;
    words->kinds = kinds;
}

bool tl_any(const tl_words *words, uint32_t from, uint32_t to, tl_classes set) {
    for (uint32_t i = from; i < to && (words->classes & set); i++)
        if (tl_is(words, i, set)) return true;
    return false;
}

bool tl_between_words(const tl_words *words, uint32_t i) {
    return (i == 0 || words->token[i - 1].kind != TL_TOKEN_OTHER) &&
           (i + 1 >= words->count || words->token[i + 1].kind != TL_TOKEN_OTHER);
}

bool tl_is_whole_word(const tl_words *words, uint32_t i) {
    tl_span word;
    if (tl_between_words(words, i)) return true;
    if (!tl_word_at(words->run, words->token[i].start, &word)) return false;
    return word.start == words->token[i].start && word.end == words->token[i].end;
}
