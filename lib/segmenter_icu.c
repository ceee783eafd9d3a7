/*
 * Takes a run of text, gives ICU's word boundaries.  Locale "root": with NULL
 * ICU would follow the process.  Our allocator never reaches ICU, which does
 * not survive failed allocations; words.c checks what it returns.
 */
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include "segmenter.h"

struct tl_segmenter {
    UBreakIterator *iterator;
};

tl_segmenter *tl_segmenter_open(const tl_memory *memory, tiaoli_status *status) {
    tl_segmenter *segmenter = tl_alloc(memory, sizeof *segmenter);
    *status = segmenter ? TIAOLI_OK : TIAOLI_E_NOMEM;
    if (!segmenter) return NULL;
    memset(segmenter, 0, sizeof *segmenter);
    UErrorCode error = U_ZERO_ERROR;
    segmenter->iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &error);
    if (U_SUCCESS(error)) return segmenter;
    *status = TIAOLI_E_SEGMENTER;
    tl_segmenter_close(memory, segmenter);
    return NULL;
}

void tl_segmenter_close(const tl_memory *memory, tl_segmenter *segmenter) {
    if (!segmenter) return;
    if (segmenter->iterator) ubrk_close(segmenter->iterator);
    tl_release(memory, segmenter, sizeof *segmenter);
}

bool tl_segmenter_text(tl_segmenter *segmenter, const uint16_t *text, uint32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(segmenter->iterator, (const UChar *)text, (int32_t)length, &error);
    return U_SUCCESS(error);
}

uint32_t tl_segmenter_next(tl_segmenter *segmenter) {
    const int32_t boundary = ubrk_next(segmenter->iterator);
    return boundary == UBRK_DONE ? 0 : (uint32_t)boundary;
}

const char *tiaoli_segmenter_name(void) { return "icu " U_ICU_VERSION; }
