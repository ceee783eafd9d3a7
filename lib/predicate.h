/* Verbs: where one begins, how far it goes, what its object is. */
#ifndef TL_PREDICATE_H
#define TL_PREDICATE_H

#include "clause_words.h"

enum { TL_MAX_VERBS = 8 };

typedef struct tl_verb {
    tl_span action; /* the head verb with its complement                     */
    tl_span verbs[TL_MAX_VERBS];
    uint32_t verb_count;
    tl_span object;   /* may be empty                                       */
    uint32_t first;   /* token of the head verb                             */
    uint32_t next;    /* token after the head verb                          */
    bool past;        /* 了 or 过 follows                                    */
    bool nominal;     /* 的 follows: the verb modifies a noun                */
    bool joined;      /* 和, 、 and a noun follow: a noun among nouns            */
    tl_classes kinds; /* classes of the head verb                           */
} tl_verb;

/* Can a verb begin at token i?  `after_modifier`: a cue, adverb or coverb
 * phrase stands before, so that one-character and quoted verbs count too. */
bool tl_verb_begins(const tl_words *words, uint32_t i, bool after_modifier);

/* Reads the verb at token i with what is coordinated with it and its object.
 * `unknown`: a word in no list is taken as the verb, as the segmenter cuts it. */
bool tl_read_verb(const tl_words *words, uint32_t i, bool unknown, tl_verb *verb);

/* First token at or after i that is no adverb. */
uint32_t tl_skip_adverbs(const tl_words *words, uint32_t i);

/* Is token i followed by an attributive 的? */
bool tl_before_de(const tl_words *words, uint32_t i);

#endif
