/*
 * What every test needs.  A test parses with tl_test_parse(), which checks the
 * document against tests/invariants.c before the test sees it, looks at it with
 * the public API or with the helpers below, and frees it:
 *
 *     #include "support.h"
 *
 *     Test(numerals, liang_is_two) {
 *         tiaoli_doc *doc = tl_test_parse("安排资金两百万元。");
 *         tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "两百万", "cardinal", "2000000");
 *         tl_test_no_mark(doc, TIAOLI_MARK_LOOKALIKE, NULL);
 *         tiaoli_doc_free(doc);
 *     }
 *
 * A file tests/test_<name>.c becomes a test program of its own by being there.
 * Internal functions can be called after #include "run.h" and the like.
 * All failures go through Criterion's cr_assert_*.
 */
#ifndef TL_TEST_SUPPORT_H
#define TL_TEST_SUPPORT_H

#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

#include "counting.h"

/* --- Parsing ---------------------------------------------------------------- */

/* A document that holds every invariant; ends the test otherwise. */
tiaoli_doc *tl_test_parse(const char *text);
/* The same with a length (NUL bytes are allowed) and options (may be NULL). */
tiaoli_doc *tl_test_parse_with(const char *text, size_t length, const tiaoli_options *options);
/* A text that must fail: checks status and offset. */
void tl_test_fails(const char *text, size_t length, const tiaoli_options *options,
                   tiaoli_status status, uint32_t offset);

/* The document as JSON; free() it. */
char *tl_test_json(const tiaoli_doc *doc);

/* A file of tests/fixtures, NUL-terminated; free() it.  length may be NULL. */
char *tl_test_fixture(const char *name, size_t *length);

/* Names of the texts in tests/fixtures: a speech, and ten of other genres and
 * shapes, so that together they pass through every stage.  Ends in NULL. */
extern const char *const tl_test_texts[];

/* --- Looking ------------------------------------------------------------------ */

/* text[start, end) of the document, NUL-terminated, in one of 16 buffers that
 * are used in turn (at most 1023 bytes are kept). */
const char *tl_test_slice(const tiaoli_doc *doc, uint32_t start, uint32_t end);

/* The n-th (from 1) mark of the kind whose text is `text`; 0 if there is none. */
tiaoli_mark tl_test_find(const tiaoli_doc *doc, int32_t kind, const char *text, uint32_t n);

/* What kind of numeral, quantity, quote, ... a mark is, by its JSON name; a
 * lookalike's reason, a directive's force. */
const char *tl_test_type(const tiaoli_doc *doc, tiaoli_mark mark);

/* Asserts that there is such a mark, of the type (NULL: any) and with the value
 * text (NULL: any), and returns the first that fits. */
tiaoli_mark tl_test_mark(const tiaoli_doc *doc, int32_t kind, const char *text, const char *type,
                         const char *value);

/* Asserts that no mark of the kind has the text (NULL: that there is none). */
void tl_test_no_mark(const tiaoli_doc *doc, int32_t kind, const char *text);

/* Text of the n-th (from 0) span of a role of a mark; "" if there is none. */
const char *tl_test_role(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role, uint32_t n);

/* All marks of a kind as "text=type:value text=type:value"; for a whole-line
 * comparison and for messages.  free() it. */
char *tl_test_list(const tiaoli_doc *doc, int32_t kind);

/* The tree as one line, such as
 *   document(title division:一、(heading paragraph(sentence clause)) closing)
 * down to blocks, or to clauses if `deep`.  free() it. */
char *tl_test_outline(const tiaoli_doc *doc, bool deep);

/* Asserts that the outline (down to blocks) is as expected. */
void tl_test_expect_outline(const char *text, const char *expected);

/* The first node of a kind whose text is `text`; 0 if there is none. */
tiaoli_node tl_test_find_node(const tiaoli_doc *doc, int32_t kind, const char *text);

#endif
