/* Traditional into simplified characters (fold_icu.c). */
#ifndef TL_FOLD_H
#define TL_FOLD_H

#include "memory.h"

typedef struct tl_fold tl_fold;

/* NULL with *status: NOMEM or SEGMENTER. */
tl_fold *tl_fold_open(const tl_memory *memory, tiaoli_status *status);
void tl_fold_close(const tl_memory *memory, tl_fold *fold);

/* text[0, *length) in place, with room for `capacity` bytes; false: it does not fit or
 * ICU failed, and the text is as it was. */
bool tl_fold_simplify(tl_fold *fold, char *text, uint32_t *length, uint32_t capacity);

#endif
