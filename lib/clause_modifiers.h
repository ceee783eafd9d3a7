/* What may stand before the subject, the cue and the verb of a clause. */
#ifndef TL_CLAUSE_MODIFIERS_H
#define TL_CLAUSE_MODIFIERS_H

#include "coverb.h"

/* Words that demand; all but those of exhortation stand anywhere before the verb. */
#define TL_CUES                                                         \
    (TL_CLASS(TL_CLAUSE_OBLIGATION) | TL_CLASS(TL_CLAUSE_PROHIBITION) | \
     TL_CLASS(TL_CLAUSE_PERMISSION) | TL_CLASS(TL_CLAUSE_COMMITMENT) |  \
     TL_CLASS(TL_CLAUSE_EXHORTATION))

/* What stands before the subject, the cue and the verb. */
typedef struct tl_modifiers {
    bool past;          /* 已, 曾, 以来 */
    bool direction;     /* 对…, 对于… */
    bool modified;      /* an adverb or coverb phrase stands directly before */
    tl_span agent;      /* 由X */
    tl_span disposed;   /* 把X */
    uint32_t future;    /* token + 1 of 将 before a verb, or 0 */
    uint32_t pledge;    /* token + 1 of 一定, or 0 */
    uint32_t through;   /* token of the verb in 经…批准, or 0 */
    uint32_t origin;    /* start of a phrase with 自 that ends here, or 0 */
    uint32_t by_coverb; /* token + 1 of a verbal coverb that takes all the rest */
    tl_span deadline;
} tl_modifiers;

/* Can one of the tokens be a time or a deadline? */
bool tl_has_deadline(const tl_words *words);

/* 2025年底前, 5年内, 限期, 自…之日起十五日内; gives the token after it, or i. */
uint32_t tl_over_time(const tl_words *words, uint32_t i, tl_modifiers *m);

/* The first point or span of time among the words that is a deadline (6月底前,
 * 年内); an empty span if there is none. */
tl_span tl_find_deadline(const tl_words *words);

/* Over one modifier at token i, and over all; i itself if there is none. */
uint32_t tl_over_modifier(const tl_words *words, uint32_t i, tl_modifiers *m);
uint32_t tl_over_modifiers(const tl_words *words, uint32_t i, tl_modifiers *m);

#endif
