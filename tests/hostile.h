/* Texts made to be slow or to pile something up, by name and of any length. */
#ifndef TL_TEST_HOSTILE_H
#define TL_TEST_HOSTILE_H

#include <stddef.h>

/* Number of generators, and the name of each. */
size_t tl_hostile_count(void);
const char *tl_hostile_name(size_t index);
/* The generator of a name; the count if there is none. */
size_t tl_hostile_find(const char *name);

/* About `length` bytes, NUL-terminated; free() it. */
char *tl_hostile_make(size_t index, size_t length);

/* Does nothing, for callgrind to dump its counters before. */
void tl_hostile_step(void);

#endif
