/*
 * Takes a short text, gives it in simplified characters, by ICU's transliterator.
 * ICU reads its rules when the first one is opened, so this is asked for only with
 * a list of slogans.  Our allocator never reaches ICU, as in segmenter_icu.c.
 */
#include "fold.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { UNITS = 512 /* UTF-16 units that are folded at once, before and after */ };

struct tl_fold {
    UTransliterator *transliterator;
    UChar units[UNITS];
};

tl_fold *tl_fold_open(const tl_memory *memory, tiaoli_status *status) {
    static const UChar id[] = u"Traditional-Simplified";
    tl_fold *fold = tl_alloc(memory, sizeof *fold);
    *status = fold ? TIAOLI_OK : TIAOLI_E_NOMEM;
    if (!fold) return NULL;
    memset(fold, 0, sizeof *fold);
    UErrorCode error = U_ZERO_ERROR;
    fold->transliterator = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_SUCCESS(error)) return fold;
    *status = TIAOLI_E_SEGMENTER;
    tl_fold_close(memory, fold);
    return NULL;
}

void tl_fold_close(const tl_memory *memory, tl_fold *fold) {
    if (!fold) return;
    if (fold->transliterator) utrans_close(fold->transliterator);
    tl_release(memory, fold, sizeof *fold);
}

bool tl_fold_simplify(tl_fold *fold, char *text, uint32_t *length, uint32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = 0, written = 0;
    u_strFromUTF8(fold->units, UNITS, &count, text, (int32_t)*length, &error);
    if (U_FAILURE(error)) return false;
    int32_t limit = count;
    utrans_transUChars(fold->transliterator, fold->units, &count, UNITS, 0, &limit, &error);
    if (U_FAILURE(error) || count > UNITS) return false;
    char simplified[UNITS * 3];
    u_strToUTF8(simplified, (int32_t)sizeof simplified, &written, fold->units, count, &error);
    if (U_FAILURE(error) || (uint32_t)written > capacity) return false;
    memcpy(text, simplified, (size_t)written);
    *length = (uint32_t)written;
    return true;
}
