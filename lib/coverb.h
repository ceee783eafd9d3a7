/* Coverb phrases: where they end, and what follows. */
#ifndef TL_COVERB_H
#define TL_COVERB_H

#include "predicate.h"

/* All classes of coverbs that open a phrase before the verb. */
#define TL_COVERBS                                                       \
    (TL_CLASS(TL_CLAUSE_COVERB_AT) | TL_CLASS(TL_CLAUSE_COVERB_TO) |     \
     TL_CLASS(TL_CLAUSE_COVERB_BY) | TL_CLASS(TL_CLAUSE_COVERB_FOCUS) |  \
     TL_CLASS(TL_CLAUSE_COVERB_WITH) | TL_CLASS(TL_CLAUSE_COVERB_FROM) | \
     TL_CLASS(TL_CLAUSE_COVERB_AGENT) | TL_CLASS(TL_CLAUSE_COVERB_BA) |  \
     TL_CLASS(TL_CLAUSE_COVERB_LEAD))

/* The token after the phrase that the coverb at token i opens; words->count if
 * it takes the rest of the clause, so that no predicate is left. */
uint32_t tl_coverb_end(const tl_words *words, uint32_t i);

/* The first verb at or after token i that modifies no noun and stands in no
 * list; words->count if there is none. */
uint32_t tl_find_finite_verb(const tl_words *words, uint32_t i);

/* The token after the first noun of place (…上, …中) behind which a predicate
 * begins; words->count if there is none. */
uint32_t tl_after_localizer(const tl_words *words, uint32_t i);

/* Does a predicate (adverbs, then a verb that modifies no noun; a cue; another
 * coverb) begin at token i? */
bool tl_predicate_begins(const tl_words *words, uint32_t i);

#endif
