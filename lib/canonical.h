/* The form under which a slogan is counted (canonical.c). */
#ifndef TL_CANONICAL_H
#define TL_CANONICAL_H

#include "fold.h"

enum { TL_CANONICAL = 384 /* bytes; longer texts are no slogans               */ };

/* The form of text[start, end) into out[TL_CANONICAL]; its length, 0 if there is none. */
uint32_t tl_canonical(tl_fold *fold, const char *text, uint32_t start, uint32_t end, char *out);

#endif
