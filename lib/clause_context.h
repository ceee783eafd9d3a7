/* What the neighbours in the sentence tell of a clause. */
#ifndef TL_CLAUSE_CONTEXT_H
#define TL_CLAUSE_CONTEXT_H

#include "clause_parse.h"

typedef struct tl_sentence_clauses {
    const tl_run *run;
    tl_parsed_clause *clause;
    uint32_t count;
} tl_sentence_clauses;

/* Sets the kind of the clauses, and the actor of some, by their neighbours. */
void tl_read_context(const tl_sentence_clauses *sentence);

#endif
