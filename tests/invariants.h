/* What holds for every document, whatever the text was. */
#ifndef TL_TEST_INVARIANTS_H
#define TL_TEST_INVARIANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <tiaoli/tiaoli.h>

/*
 * True if the document holds every invariant; else `message` says which is
 * broken first and where.  Knows the document by the public API alone and does
 * not print, so that test programs and fuzzers can both use it.
 */
bool tl_invariants(const tiaoli_doc *doc, char *message, size_t capacity);

/* The same without those of the JSON, which take as long as all others. */
bool tl_invariants_but_json(const tiaoli_doc *doc, char *message, size_t capacity);

#endif
