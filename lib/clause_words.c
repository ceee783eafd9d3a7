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

/* --- Tokens ---------------------------------------------------------------- */

/* A clause while its tokens are read. */
typedef struct reader {
    const tl_lex_table *lists;
    const tl_mark *quantity; /* the next one, or NULL                        */
    uint32_t *next_quantity; /* its mark                                     */
    tl_lex_stretch stretch;
    uint32_t limit; /* character of the stretch from which another is read   */
} reader;

/* Reads the characters from `at` on.  Where the clause goes on behind them, those
 * at the end may be too few for a term, and are read again. */
static void read_stretch(reader *r, const tl_words *words, uint32_t at) {
    const uint32_t count = tl_lex_read(r->lists, words->text, at, words->end, &r->stretch);
    const bool ends = r->stretch.start[count] == words->end;
    r->limit = ends ? count : count - TL_LEX_LONGEST;
}

/* What no list has: the enumeration comma, or a pair whole; true for a blank, which
 * is no token. */
static bool read_mark(const tl_words *words, tl_token *token) {
    const uint32_t c = tl_peek(words->text, token->start, words->end);
    if (tl_is_blank(c) || c == '\n' || c == '\r') return true;
    if (c == 0x3001 /* 、 */) {
        token->kind = TL_TOKEN_LIST;
        return false;
    }
    const tl_bracket *pair = tl_bracket_opening(words->run, token->start);
    if (!pair || pair->close_end == pair->close || pair->close_end > words->end) return false;
    token->end = pair->close_end;
    token->kind = kind_of_bracket(pair->kind);
    return false;
}

/* The quantity that begins with the token, if one does. */
static bool read_quantity(reader *r, const tl_words *words, tl_token *token) {
    if (r->quantity && r->quantity->start < token->start)
        r->quantity = quantity_from(words->run, token->start, r->next_quantity);
    if (!r->quantity || r->quantity->start != token->start || r->quantity->end > words->end)
        return false;
    token->end = r->quantity->end;
    token->kind = is_time(r->quantity) ? TL_TOKEN_TIME : TL_TOKEN_NUMBER;
    return true;
}

/* The longest term that begins with character i; gives the character after it. */
static inline uint32_t read_word(const reader *r, const tl_words *words, uint32_t i,
                                 tl_token *token) {
    uint32_t to = i;
    if (!r->lists->over) {
        to = tl_lex_longest_in(r->lists, &r->stretch, i, &token->classes);
    } else {
        const tl_lex_match match =
            tl_lex_longest(r->lists, words->text, token->start, words->end, ~(tl_classes)0);
        token->classes = match.classes;
        while (r->stretch.start[to] < token->start + match.length) to++;
    }
    if (to == i) return i + 1;
    token->kind = TL_TOKEN_WORD;
    token->end = r->stretch.start[to];
    if (!(token->classes & TL_CLASS(TL_CLAUSE_NONMODAL))) return to;
    const tl_lex_match match = {token->end - token->start, token->classes};
    if (!cue_before_word(words, token->start, match)) return to;
    token->end = r->stretch.start[i + 1];
    token->classes = tl_lex_exact(r->lists, words->text, token->start, token->end);
    return i + 1;
}

/* After a token that is no word: the character after it.  It may lie behind the
 * stretch. */
static uint32_t over_token(reader *r, const tl_words *words, uint32_t i, tl_token *token) {
    uint32_t to = i;
    while (to < r->limit && r->stretch.start[to] < token->end) to++;
    token->characters = to - i;
    if (r->stretch.start[to] >= token->end) return to;
    token->characters = tl_count_characters(words->text, token->start, token->end);
    read_stretch(r, words, token->end);
    return 0;
}

static void read_tokens(reader *r, tl_words *words) {
    tl_classes classes = 0;
    uint32_t kinds = 0, count = 0, i = 0;
    while (count < TL_MAX_TOKENS) {
        if (i >= r->limit) {
            if (r->stretch.start[i] >= words->end) break;
            read_stretch(r, words, r->stretch.start[i]);
            i = 0;
        }
        tl_token *token = &words->token[count];
        token->start = r->stretch.start[i];
        token->end = r->stretch.start[i + 1];
        token->classes = 0;
        token->characters = 1;
        token->kind = TL_TOKEN_OTHER;
        /* the leads of U+4000 to U+9FFF, none of which is a mark */
        const unsigned char lead = (unsigned char)words->text[token->start];
        const bool blank = (unsigned char)(lead - 0xE4) > 5 && read_mark(words, token);
        if (blank) {
            i++;
            continue;
        }
        if (token->kind == TL_TOKEN_OTHER && !read_quantity(r, words, token)) {
            const uint32_t to = read_word(r, words, i, token);
            token->characters = to - i;
            i = to;
        } else {
            i = over_token(r, words, i, token);
        }
        classes |= token->classes;
        kinds |= 1u << token->kind;
        count++;
    }
    words->count = count;
    words->classes = classes;
    words->kinds = kinds;
}

void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity) {
    reader r;
    r.lists = run->lexicon->clause;
    r.quantity = quantity_from(run, start, next_quantity);
    r.next_quantity = next_quantity;
    words->run = run;
    words->text = run->text;
    words->start = start;
    words->end = end;
    read_stretch(&r, words, start);
    read_tokens(&r, words);
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
