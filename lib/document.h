/*
 * The model as it is stored: plain arrays, filled by the stages of a parse
 * (run.h), frozen into one block by freeze.c, read by doc.c.
 */
#ifndef TL_DOCUMENT_H
#define TL_DOCUMENT_H

#include "memory.h"

typedef tiaoli_span tl_span;

static inline bool tl_span_empty(tl_span span) { return span.start >= span.end; }

/* A node.  In a finished document nodes stand in pre-order; index = handle - 1. */
typedef struct tl_node {
    uint32_t start, end;
    uint32_t parent; /* index; the document is its own parent                */
    uint32_t past;   /* index after the subtree                              */
    uint32_t line;   /* 1-based                                              */
    tl_span label;
    int32_t number, suffix;
    uint8_t kind, marker, role, level;
    uint8_t retrospect; /* in a section that looks back                      */
} tl_node;

/* An exact value, see TIAOLI_VALUE_* of the public header. */
typedef struct tl_value {
    int64_t low, high, denominator;
    int32_t scale;
    uint32_t flags;
} tl_value;

/* A span with its role (TIAOLI_SPAN_*), in the pool of a document. */
typedef struct tl_role_span {
    uint32_t start, end;
    uint32_t role;
} tl_role_span;

/*
 * A mark of any kind.  What only some have stands in its pools: spans by role
 * (spans[first_span, first_span + span_count)), and for numerals and
 * quantities a value (values[value]).
 */
typedef struct tl_mark {
    uint32_t start, end;
    uint32_t clause; /* node index of the clause, set by freeze.c            */
    uint32_t first_span, span_count;
    uint32_t value;
    uint16_t rule;     /* enum tl_rule                                       */
    uint16_t flags;    /* kind-specific TIAOLI_*                             */
    uint16_t segments; /* quote                                              */
    uint16_t count;    /* quote: what a counted abbreviation states          */
    uint8_t kind;      /* TIAOLI_MARK_*                                      */
    uint8_t type;      /* numeral kind, quote kind, reason, force ...        */
    uint8_t strength;  /* directive                                          */
    uint8_t role;      /* directive; quote: depth                            */
    uint8_t actor_source;
} tl_mark;

typedef struct tl_note {
    uint32_t start, end;
    uint32_t code; /* TIAOLI_NOTE_*                                          */
} tl_note;

struct tiaoli_doc {
    tl_memory memory;
    size_t block_size; /* of this one allocation                             */
    const char *text;
    uint32_t length;
    int32_t genre;
    uint32_t node_count, mark_count, span_count, value_count, note_count;
    const tl_node *nodes;
    const tl_mark *marks; /* sorted by start, then longest first, then kind  */
    const tl_role_span *spans;
    const tl_value *values;
    const tl_note *notes;
};

/* Index of the first mark that starts at or after `start`; mark_count if none. */
uint32_t tl_first_mark_from(const tiaoli_doc *doc, uint32_t start);

/* First span of a role, or an empty one. */
tl_span tl_mark_span(const tiaoli_doc *doc, const tl_mark *mark, int32_t role);
/* Its value, or one without any flag. */
const tl_value *tl_mark_value(const tiaoli_doc *doc, const tl_mark *mark);

/* --- Values as text (value_text.c); 0 = no value, no NUL is written --------- */

enum { TL_VALUE_TEXT = 96 /* bytes that one side of a value takes at most     */ };

bool tl_value_is_interval(const tl_value *value);
size_t tl_value_side(const tl_value *value, bool high, char *out);
/* "3", "3..5", "3.."; out takes 2 * TL_VALUE_TEXT bytes. */
size_t tl_value_text(const tl_value *value, char *out);

/* Copies a filled struct of the public header to the caller's, as far as its
 * `size` says, and stores there how many bytes that were. */
tiaoli_status tl_hand_out(void *out, const void *filled, uint32_t size);

#endif
