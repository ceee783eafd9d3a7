/* What resolve.c shares with its neighbours: the law before a provision (law_name.c), and
 * the parts of an article (provision.c). */
#ifndef TL_RESOLVE_H
#define TL_RESOLVE_H

#include "run.h"

/* What stands before a provision and says of which law it is. */
typedef struct tl_law_before {
    bool found; /* a law stands there                                        */
    bool back;  /* 该法: the one that was named last                         */
    tl_span name;
} tl_law_before;

/* The law named by the words that end at `at`, with a 文号 or the like in parentheses
 * between (law_name.c). */
tl_law_before tl_find_law_before(const tl_run *run, uint32_t at);

/* Nodes in pre-order, of a run or of a document. */
typedef struct tl_tree {
    const tl_run *run;
    const tiaoli_doc *doc;
    uint32_t count, reach; /* nodes; how many of them one search passes      */
} tl_tree;

tl_node tl_tree_node(const tl_tree *tree, uint32_t index);

/* The paragraph, item or subitem that the numbers name in the article; of a paragraph
 * *last is the last item of its list.  Indices; false if there is none. */
bool tl_find_part(const tl_tree *tree, uint32_t article, const uint16_t number[TL_UNITS],
                  uint32_t *first, uint32_t *last);

#endif
