/* One clause by itself: what kind it is, and its parts. */
#ifndef TL_CLAUSE_PARSE_H
#define TL_CLAUSE_PARSE_H

#include "clause_modifiers.h"

typedef enum tl_clause_kind {
    TL_CLAUSE_IS_STATEMENT = 0, /* its own subject and no cue, or no predicate */
    TL_CLAUSE_IS_CUED,          /* a cue governs the predicate                */
    TL_CLAUSE_IS_CUE_LEAD,      /* a cue and a coverb phrase, no predicate    */
    TL_CLAUSE_IS_VERB_INITIAL,  /* no subject, begins with a verb             */
    TL_CLAUSE_IS_SUBJECT_VERB,  /* somebody who can act, and a verb           */
    TL_CLAUSE_IS_SUBJECT_ONLY,  /* somebody who can act, no predicate         */
    TL_CLAUSE_IS_LEAD,          /* coverb phrase or time only                 */
    TL_CLAUSE_IS_CONDITION,
    TL_CLAUSE_IS_PURPOSE, /* 为了…                                            */
    TL_CLAUSE_IS_RESULT,  /* 使…, 为…提供…                                     */
    TL_CLAUSE_IS_COPULA,  /* 是…, 关键在…: the clauses before are its subject   */
    TL_CLAUSE_IS_REPORT,  /* …强调，                                           */
    TL_CLAUSE_IS_TALK     /* 我讲几点意见                                      */
} tl_clause_kind;

typedef struct tl_parsed_clause {
    uint8_t kind;        /* enum tl_clause_kind                             */
    uint8_t force;       /* TIAOLI_FORCE_* of the cue                       */
    uint8_t strength;    /* TIAOLI_STRENGTH_*                               */
    bool has_copula;     /* …是… somewhere in it                             */
    bool attributive;    /* has a 的 outside quotes                              */
    bool ends_part;      /* ends with ； : what follows stands by itself       */
    bool instrumental;   /* begins with 以…, 通过…, 用…                          */
    bool topical;        /* begins with a coverb phrase of direction: 对…      */
    bool strives;        /* 为…而奋斗: the end of a call                       */
    bool has_subject;    /* words stand before the cue or verb              */
    bool plain_subject;  /* nothing stands between subject and verb          */
    bool permits_or;     /* begins with 或 or 并                             */
    bool after_then;     /* begins with 就, 才: what precedes is a condition */
    bool encourages;     /* the verb is 鼓励, 支持 …                         */
    bool sanctions;      /* the verb is 责令, 没收 …                         */
    bool assigns;        /* 由X…                                              */
    bool assigned_first; /* begins with 由X                                   */
    bool coverb_action;  /* the action is a verbal coverb (要紧扣…)          */
    bool bare_noun;      /* verb without object: nominal in a heading       */
    bool names_topic;    /* …中的情况: a noun phrase that looks like verb first */
    bool demanded;       /* with what it goes on with: by clause_context.c   */
    bool guessed;        /* the verb is the last word, for want of a better     */
    bool adds_noun;      /* begins with 以及: …等现象有所滋长                    */
    bool refers_back;    /* begins with 这将, 这不 …: speaks of what was before   */
    bool names_thing; /* 《纲要》根据…, 组织训练所需经费: what follows tells of it */
    bool narrates;    /* verb first and 了, 过, 已: tells what was done     */
    tl_span body;     /* without a reporting lead: span of a directive   */
    tl_span reporter; /* whose words the rest reports                    */
    tl_span cue, actor, deadline;
    tl_verb verb;
} tl_parsed_clause;

/* Reads one clause into *out, which is all zeros before.  The words are read again by
 * the caller for the next one. */
void tl_parse_clause(const tl_words *words, tl_parsed_clause *out);

#endif
