/*
 * What the two halves of the invariants share: the document under test, spans, and
 * HOLDS(), which gives the first message and ends the check.
 */
#ifndef TL_TEST_INVARIANTS_CHECK_H
#define TL_TEST_INVARIANTS_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

#include "text.h"

typedef struct {
    const tiaoli_doc *doc;
    const char *text;
    uint32_t length, nodes, marks;
    unsigned char *boundary; /* boundary[i]: a character starts (or the text ends) at i */
    tiaoli_node_info *info;  /* info[handle] */
    char *message;
    size_t capacity;
} tl_checker;

#define HOLDS(c, condition, what, which, where)                                   \
    do {                                                                          \
        if (!(condition)) {                                                       \
            snprintf((c)->message, (c)->capacity, "%s (%lu, offset %lu)", (what), \
                     (unsigned long)(which), (unsigned long)(where));             \
            return false;                                                         \
        }                                                                         \
    } while (0)

static inline bool on_boundary(const tl_checker *c, uint32_t at) {
    return at <= c->length && c->boundary[at];
}

static inline bool inside(const tl_checker *c, uint32_t start, uint32_t end) {
    return start < end && on_boundary(c, start) && on_boundary(c, end);
}

static inline bool optional(const tl_checker *c, uint32_t start, uint32_t end) {
    return start == end || inside(c, start, end);
}

/* What people read: UTF-8 without control characters. */
static inline bool is_line(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ') return false;
    return strlen(text) == length && tl_utf8_check(text, (uint32_t)length) == length;
}

/* Every mark with its spans and its view (invariants_marks.c). */
bool tl_check_marks(tl_checker *c);

#endif
