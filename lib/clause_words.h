/* The tokens of one clause: what the directive stage reads. */
#ifndef TL_CLAUSE_WORDS_H
#define TL_CLAUSE_WORDS_H

#include "run.h"

typedef enum tl_token_kind {
    TL_TOKEN_OTHER = 0, /* a character that is in no list                    */
    TL_TOKEN_WORD,      /* a term of the clause lists                        */
    TL_TOKEN_QUOTE,     /* a whole pair with what is in it                   */
    TL_TOKEN_TITLE,
    TL_TOKEN_PAREN,
    TL_TOKEN_NUMBER, /* a quantity that is no time                           */
    TL_TOKEN_TIME,   /* a date, duration or relative date                    */
    TL_TOKEN_LIST    /* the enumeration comma                                */
} tl_token_kind;

typedef struct tl_token {
    uint32_t start, end;
    tl_classes classes;
    uint32_t characters;
    uint8_t kind;
} tl_token;

/* Clauses beyond this many tokens are not read further: it bounds the work for
 * text without punctuation; the longest clause of any known text has 200. */
enum { TL_MAX_TOKENS = 512 };

typedef struct tl_words {
    tl_run *run;
    const char *text;
    uint32_t start, end; /* of the clause core                               */
    uint32_t count;
    tl_classes classes; /* of all tokens: what is not here need not be sought */
    uint32_t kinds;     /* 1 << kind of all tokens, likewise                 */
    tl_token token[TL_MAX_TOKENS];
} tl_words;

/* Reads text[start, end) into tokens: longest terms first.  *next_quantity is
 * the first mark not before `start`, kept by the caller from clause to clause. */
void tl_words_read(tl_words *words, tl_run *run, uint32_t start, uint32_t end,
                   uint32_t *next_quantity);

/* Has token i a class of the set?  False beyond the last token. */
static inline bool tl_is(const tl_words *words, uint32_t i, tl_classes set) {
    return i < words->count && (words->token[i].classes & set) != 0;
}
static inline bool tl_is_kind(const tl_words *words, uint32_t i, tl_token_kind kind) {
    return i < words->count && words->token[i].kind == kind;
}
/* Has a token of [from, to) a class of the set? */
bool tl_any(const tl_words *words, uint32_t from, uint32_t to, tl_classes set);
/* Byte where token i begins; the clause's end beyond the last token. */
static inline uint32_t tl_start_of(const tl_words *words, uint32_t i) {
    return i < words->count ? words->token[i].start : words->end;
}
/* Has any token the kind? */
static inline bool tl_has_kind(const tl_words *words, tl_token_kind kind) {
    return (words->kinds >> kind & 1) != 0;
}
/* What the tokens [from, to) cover; empty if there are none. */
static inline tl_span tl_tokens_span(const tl_words *words, uint32_t from, uint32_t to) {
    tl_span span = {0, 0};
    if (from < to && to <= words->count) {
        span.start = words->token[from].start;
        span.end = words->token[to - 1].end;
    }
    return span;
}
/* Characters of token i. */
static inline uint32_t tl_token_length(const tl_words *words, uint32_t i) {
    return words->token[i].characters;
}

/* Is no neighbour of token i a lone character in no list?  Then it is part of no
 * word that the lists lack, and the segmenter need not be asked. */
bool tl_between_words(const tl_words *words, uint32_t i);

/* Does the segmenter see a word that is exactly token i?  (The decision for
 * one-character function words: 上 in 上海 is no localizer.) */
bool tl_is_whole_word(const tl_words *words, uint32_t i);

#endif
