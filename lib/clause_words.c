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
    uint32_t quantity_at;    /* where it begins; UINT32_MAX: none            */
    uint32_t *next_quantity; /* its mark                                     */
    tl_lex_stretch stretch;
    uint32_t limit; /* character of the stretch from which another is read   */
} reader;

/* Reads the characters from `at` on.  Where the clause goes on behind them, those
 * at the end may be too few for a term, and are read again. */
static void read_stretch(reader *r, const tl_words *words, uint32_t at) {
    const uint32_t count =
        tl_lex_read(r->lists, words->text, at, words->end, words->run->length, &r->stretch);
    const bool ends = r->stretch.start[count] == words->end;
    r->limit = ends ? count : count - TL_LEX_LONGEST;
}

/* 不得少于|三十日, 最多不得超过|三次: the words of a quantity that are cue and verb;
 * gives where the rest begins. */
static uint32_t after_cue(const reader *r, const tl_words *words) {
    const tl_classes before = TL_CLASS(TL_CLAUSE_ADVERB) | TL_CLASS(TL_CLAUSE_PROHIBITION),
                     verb = TL_CLASS(TL_CLAUSE_VERB) | TL_CLASS(TL_CLAUSE_STATIVE);
    const uint32_t start = r->quantity->start, end = r->quantity->end;
    bool cue = false;
    uint32_t at = start;
    if (!TL_AT(words->text, start, end, "不") && !TL_AT(words->text, start, end, "最"))
        return start;
    for (tl_lex_match word; at < end; at += word.length) {
        word = tl_lex_longest(r->lists, words->text, at, end, cue ? before | verb : before);
        if (!word.length) break;
        cue = cue || (word.classes & TL_CLASS(TL_CLAUSE_PROHIBITION)) != 0;
    }
    return cue && at < end ? at : start;
}

static void find_quantity(reader *r, const tl_words *words, uint32_t at) {
    r->quantity = quantity_from(words->run, at, r->next_quantity);
    r->quantity_at = r->quantity ? after_cue(r, words) : UINT32_MAX;
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
    if (r->quantity_at < token->start) find_quantity(r, words, token->start);
    if (r->quantity_at != token->start || r->quantity->end > words->end) return false;
    token->end = r->quantity->end;
    token->kind = is_time(r->quantity) ? TL_TOKEN_TIME : TL_TOKEN_NUMBER;
    return true;
}

/* The longest term that begins with character i: the character after it, or i.  With
 * a caller's terms. */
static uint32_t longest_over(const reader *r, const tl_words *words, uint32_t i,
                             tl_classes *classes) {
    const uint32_t start = r->stretch.start[i];
    const tl_lex_match match =
        tl_lex_longest(r->lists, words->text, start, words->end, ~(tl_classes)0);
    uint32_t to = i;
    *classes = match.classes;
    while (r->stretch.start[to] < start + match.length) to++;
    return to;
}

/* A word that is no cue, up to character `to`: itself, or a cue and more. */
static uint32_t over_nonmodal(const reader *r, const tl_words *words, uint32_t i, uint32_t to,
                              tl_classes *classes) {
    const uint32_t start = r->stretch.start[i];
    const tl_lex_match match = {r->stretch.start[to] - start, *classes};
    if (!cue_before_word(words, start, match)) return to;
    *classes = tl_lex_exact(r->lists, words->text, start, r->stretch.start[i + 1]);
    return i + 1;
}

/* The longest term that begins with character i, or the character alone; gives the
 * character after it.  Most of the time goes here: no branch but for rare words. */
static inline uint32_t read_word(const reader *r, const tl_words *words, uint32_t i, bool over,
                                 tl_token *token) {
    tl_classes classes;
    uint32_t to = over ? longest_over(r, words, i, &classes)
                       : tl_lex_longest_in(r->lists, &r->stretch, i, &classes);
    const uint32_t unknown = to == i;
    to += unknown;
    if (classes & TL_CLASS(TL_CLAUSE_NONMODAL)) to = over_nonmodal(r, words, i, to, &classes);
    token->end = r->stretch.start[to];
    token->classes = classes;
    token->characters = to - i;
    token->kind = (uint8_t)(TL_TOKEN_WORD - unknown);
    return to;
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

/* The token with character i, whatever it is; gives the character after it.
 * *blank: it is none. */
static uint32_t read_any(reader *r, const tl_words *words, uint32_t i, tl_token *token,
                         bool *blank) {
    token->end = r->stretch.start[i + 1];
    token->classes = 0;
    token->kind = TL_TOKEN_OTHER;
    *blank = read_mark(words, token);
    if (*blank) return i + 1;
    if (token->kind == TL_TOKEN_OTHER && !read_quantity(r, words, token))
        return read_word(r, words, i, r->lists->over != NULL, token);
    return over_token(r, words, i, token);
}

static void read_tokens(reader *r, tl_words *words) {
    const bool plain = !r->lists->over;
    tl_classes classes = 0;
    uint32_t kinds = 0, i = 0;
    tl_token *token = words->token;
    while (token < words->token + TL_MAX_TOKENS) {
        if (i >= r->limit) {
            if (r->stretch.start[i] >= words->end) break;
            read_stretch(r, words, r->stretch.start[i]);
            i = 0;
        }
        token->start = r->stretch.start[i];
        /* the leads of U+4000 to U+9FFF, none of which is a mark */
        const unsigned char lead = (unsigned char)words->text[token->start];
        if ((unsigned char)(lead - 0xE4) <= 5 && token->start < r->quantity_at && plain) {
            i = read_word(r, words, i, false, token);
        } else {
            bool blank;
            i = read_any(r, words, i, token, &blank);
            if (blank) continue;
        }
        classes |= token->classes;
        kinds |= 1u << token->kind;
        token++;
    }
    words->count = (uint32_t)(token - words->token);
    words->classes = classes;
    words->kinds = kinds;
}

void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity) {
    reader r;
    r.lists = run->lexicon->clause;
    r.next_quantity = next_quantity;
    words->run = run;
    words->text = run->text;
    words->start = start;
    words->end = end;
    find_quantity(&r, words, start);
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
