/*
 * The segmenter interface: word boundaries of one run of text.  ICU is the
 * built-in one (segmenter_icu.c, the only file of lib/ that includes ICU).
 */
#ifndef TL_SEGMENTER_H
#define TL_SEGMENTER_H

#include "memory.h"

typedef struct tl_segmenter tl_segmenter;

/* NULL with a status when memory ends, ICU refuses or has no dictionary.  Opened
 * once per parser: what ICU allocates it allocates here and in tl_segmenter_text. */
tl_segmenter *tl_segmenter_open(const tl_memory *memory, tiaoli_status *status);
void tl_segmenter_close(const tl_memory *memory, tl_segmenter *segmenter);

/* Sets the run, in UTF-16 units; they must stay until the next call or the close. */
bool tl_segmenter_text(tl_segmenter *segmenter, const uint16_t *text, uint32_t length);

/* The next boundary, in units, after the last one returned (0 at first); 0 = no
 * more. */
uint32_t tl_segmenter_next(tl_segmenter *segmenter);

#endif
