/*
 * The model: as the stages of a parse build it (run.h), and as freeze.c packs it
 * into one block, from which doc.c, marks.c, views.c, path.c and json.c read it
 * through the functions below.
 */
#ifndef TL_DOCUMENT_H
#define TL_DOCUMENT_H

#include "memory.h"

typedef tiaoli_span tl_span;

static inline bool tl_span_empty(tl_span span) { return span.start >= span.end; }

/* --- As built --------------------------------------------------------------- */

/* A node; they stand in pre-order. */
typedef struct tl_node {
    uint32_t start, end;
    uint32_t parent; /* index; the document is its own parent                */
    tl_span label;
    int32_t number, suffix;
    uint8_t kind, marker, role, level;
    uint8_t variant;  /* writing of the marker, see outline.c; not kept    */
    uint8_t prose;    /* has text other than headings below it; not kept   */
    uint8_t polarity; /* TIAOLI_POLARITY_*; kept as stances                */
} tl_node;

/* An exact value, see TIAOLI_VALUE_* of the public header. */
typedef struct tl_value {
    int64_t low, high, denominator;
    int32_t scale;
    uint32_t flags;
} tl_value;

/* A span with its role (TIAOLI_SPAN_*). */
typedef struct tl_role_span {
    uint32_t start, end;
    uint32_t role;
} tl_role_span;

/*
 * A mark of any kind.  What only some have stands in pools: spans by role
 * (first_span, span_count), and for numerals and quantities a value.
 */
typedef struct tl_mark {
    uint32_t start, end;
    uint32_t first_span, span_count;
    uint32_t value;    /* reference: index of its citation and of its target */
    uint16_t rule;     /* enum tl_rule                                       */
    uint16_t flags;    /* kind-specific TIAOLI_*                             */
    uint16_t segments; /* quote, slogan                                      */
    uint16_t count;    /* quote: what a counted abbreviation states          */
    uint8_t kind;      /* TIAOLI_MARK_*                                      */
    uint8_t type;      /* numeral kind, quote kind, reason, force, comparator ... */
    uint8_t strength;  /* directive; target: direction                       */
    uint8_t role;      /* directive; quote: depth; quantity: TIAOLI_BOUND_*; target: tone */
    uint8_t actor_source;
    uint8_t shared; /* quote, slogan: characters in all segments             */
} tl_mark;

/* Why a genre or a polarity was found. */
typedef struct tl_evidence {
    uint32_t start, end;
    int32_t value; /* TIAOLI_GENRE_* or TIAOLI_POLARITY_*                     */
    int32_t rule;  /* enum tl_rule                                           */
} tl_evidence;

/* What holds for all below a node, but for what says otherwise. */
typedef struct tl_stance {
    uint32_t node; /* index                                                  */
    tl_evidence why;
} tl_stance;

enum { TL_UNITS = 8 /* of a provision's numbers, see enum tl_rank of citation.h  */ };

/* What a reference says and to what it leads: numbers as understood in its place.
 * (The marks of the kind TARGET are something else: target.c.) */
typedef struct tl_target {
    uint16_t number[TL_UNITS];
    uint32_t first, last; /* node as index + 1, in the document its handle; 0 = none */
    uint32_t definition;  /* ordinal of a definition + 1, in the document its mark   */
    tl_span law;          /* name of the law meant; of a definition what it names    */
    uint8_t kind;         /* TIAOLI_TARGET_*                                         */
    uint8_t range;        /* goes on to the next provision                           */
    uint16_t reserved;
} tl_target;

typedef struct tl_note {
    uint32_t start, end;
    uint32_t code; /* TIAOLI_NOTE_*                                          */
} tl_note;

/* --- As packed -------------------------------------------------------------- */

/* Lengths take the upper 24 bits of a word; what is TL_LONG or more is said
 * elsewhere.  Few nodes and spans are longer than 16 MB. */
enum { TL_LENGTH_SHIFT = 8, TL_LONG = 0xFFFFFF };

/* In pre-order, index = handle - 1.  The subtree of a node ends before the first
 * node that starts at its end or later. */
typedef struct tl_packed_node {
    uint32_t start;
    uint32_t parent; /* index; the document is its own parent                */
    uint32_t rest;   /* length << 8 | TL_NODE_MORE | role << 5 | kind        */
} tl_packed_node;

enum { TL_NODE_KIND = 0x1F, TL_NODE_ROLE_SHIFT = 5, TL_NODE_ROLE = 0x03, TL_NODE_MORE = 0x80 };

/* What few nodes have: sorted by node. */
typedef struct tl_node_more {
    uint32_t node; /* index                                                  */
    uint32_t end;
    tl_span label;
    int32_t number, suffix;
    uint8_t marker, level;
} tl_node_more;

/* Sorted by start, then longest first, then kind. */
typedef struct tl_packed_mark {
    uint32_t start, end;
    uint32_t first_span; /* its spans reach to those of the next mark         */
    uint32_t value;      /* quote, slogan: TL_QUOTE_*; reference: index of its
                            target; target: the directive in which it begins,
                            a handle; else see TL_VALUE_INLINE                */
    uint32_t rest;       /* bit fields, TL_MARK_*                            */
} tl_packed_mark;

/* Shift and mask of each field; of the kind, which is never NONE, one less. */
enum {
    TL_MARK_KIND = 0,
    TL_MARK_TYPE = 3,
    TL_MARK_RULE = 7,
    TL_MARK_ROLE = 17,
    TL_MARK_STRENGTH = 24,
    TL_MARK_SOURCE = 26,
    TL_MARK_FLAGS = 28,
    TL_MARK_KIND_MASK = 0x07,
    TL_MARK_TYPE_MASK = 0x0F,
    TL_MARK_RULE_MASK = 0x3FF,
    TL_MARK_ROLE_MASK = 0x7F,
    TL_MARK_STRENGTH_MASK = 0x03,
    TL_MARK_SOURCE_MASK = 0x03,
    TL_MARK_FLAGS_MASK = 0x0F
};

/* Of a quote or slogan: segments << 16 | shared << 12 | count. */
enum {
    TL_QUOTE_SEGMENTS_SHIFT = 16,
    TL_QUOTE_SHARED_SHIFT = 12,
    TL_QUOTE_SHARED_MASK = 0x0F,
    TL_QUOTE_COUNT_MASK = 0xFFF
};

/* A small number stands in the mark: TL_VALUE_INLINE | flags << 22 | number; of
 * other values the mark has the index in the pool, plus one (0: no value). */
enum { TL_VALUE_FLAGS = 22, TL_VALUE_FLAGS_MASK = 0x1FF, TL_VALUE_SMALL = 0x3FFFFF };
#define TL_VALUE_INLINE 0x80000000U
/* In the pool: low, flags << 32 | scale; and if flags have this, high and denominator. */
#define TL_VALUE_WIDE 0x80000000U

typedef struct tl_packed_span {
    uint32_t start;
    uint32_t rest; /* length << 8 | role; the end of a long one is the start of
                      the next entry, whose role is nobody's                 */
} tl_packed_span;

struct tiaoli_doc {
    tl_memory memory;
    size_t block_size; /* of this one allocation                             */
    const char *text;
    uint32_t length;
    tl_evidence genre;
    uint32_t node_count, more_count, line_count, mark_count, note_count, stance_count;
    const tl_packed_node *nodes;
    const tl_node_more *more;
    const uint32_t *lines;       /* where each starts                        */
    const tl_packed_mark *marks; /* and one more, for first_span             */
    const tl_packed_span *spans;
    const uint64_t *values;
    const tl_target *targets; /* of the references, in their order           */
    const tl_note *notes;
    const tl_stance *stances; /* by node                                     */
};

/* --- Reading (doc.c, marks.c) ------------------------------------------------- */

/* How many of the `count` elements, `stride` words apart, have a first word of at
 * most `limit`; these rise.  Fast where the answer is near `hint`. */
uint32_t tl_count_until(const void *elements, uint32_t stride, uint32_t count, uint32_t limit,
                        uint32_t hint);

/* What else is known of a node that has TL_NODE_MORE. */
const tl_node_more *tl_more_of(const tiaoli_doc *doc, uint32_t index);

static inline uint8_t tl_node_kind(const tiaoli_doc *doc, uint32_t index) {
    return doc->nodes[index].rest & TL_NODE_KIND;
}

static inline uint32_t tl_node_end(const tiaoli_doc *doc, uint32_t index) {
    const tl_packed_node *node = &doc->nodes[index];
    const uint32_t length = node->rest >> TL_LENGTH_SHIFT;
    return length < TL_LONG ? node->start + length : tl_more_of(doc, index)->end;
}

tl_node tl_read_node(const tiaoli_doc *doc, uint32_t index);

/* How many nodes begin at or before a byte: the last of them is the innermost
 * around it or one below that, for starts never fall in pre-order. */
static inline uint32_t tl_nodes_until(const tiaoli_doc *doc, uint32_t offset, uint32_t hint) {
    return tl_count_until(doc->nodes, sizeof *doc->nodes / sizeof(uint32_t), doc->node_count,
                          offset, hint);
}

static inline uint32_t tl_marks_until(const tiaoli_doc *doc, uint32_t offset, uint32_t hint) {
    return tl_count_until(doc->marks, sizeof *doc->marks / sizeof(uint32_t), doc->mark_count,
                          offset, hint);
}

/* Kinds that are packed as TL_QUOTE_* says. */
static inline bool tl_is_quoted_kind(uint8_t kind) {
    return kind == TIAOLI_MARK_QUOTE || kind == TIAOLI_MARK_SLOGAN;
}

static inline uint8_t tl_mark_kind(const tiaoli_doc *doc, uint32_t index) {
    return (doc->marks[index].rest >> TL_MARK_KIND & TL_MARK_KIND_MASK) + 1;
}

static inline bool tl_is_mark(const tiaoli_doc *doc, tiaoli_mark mark) {
    return doc && mark && mark <= doc->mark_count;
}

tl_mark tl_read_mark(const tiaoli_doc *doc, uint32_t index);
/* The mark of a quantity or numeral of exactly these bytes, as a handle; NONE. */
tiaoli_mark tl_amount_at(const tiaoli_doc *doc, tl_span span);
/* Its value, or one without any flag. */
tl_value tl_mark_value(const tiaoli_doc *doc, const tl_mark *mark);

/* Span i, and the index of the next. */
static inline uint32_t tl_read_span(const tiaoli_doc *doc, uint32_t i, tl_role_span *span) {
    const tl_packed_span *packed = &doc->spans[i];
    const uint32_t length = packed->rest >> TL_LENGTH_SHIFT;
    const bool is_long = length == TL_LONG;
    span->start = packed->start;
    span->end = is_long ? packed[1].start : packed->start + length;
    span->role = packed->rest & 0xFF;
    return i + 1 + is_long;
}

/* What a node itself says of its polarity (NULL: nothing), and what holds for it. */
const tl_stance *tl_stance_of(const tiaoli_doc *doc, uint32_t index);
tl_evidence tl_polarity_of(const tiaoli_doc *doc, uint32_t index);

/* The heading, paragraph, title ... in which a mark stands, or NONE; *clause gets
 * the clause.  *hint is kept from mark to mark. */
tiaoli_node tl_block_of(const tiaoli_doc *doc, uint32_t start, uint32_t *hint, tiaoli_node *clause);

/* --- Values as text (value_text.c); 0 = no value, no NUL is written --------- */

enum { TL_VALUE_TEXT = 96 /* bytes that one side of a value takes at most     */ };

bool tl_value_is_interval(const tl_value *value);
size_t tl_value_side(const tl_value *value, bool high, char *out);
/* "3", "3..5", "3.."; out takes 2 * TL_VALUE_TEXT bytes. */
size_t tl_value_text(const tl_value *value, char *out);

/* Where a reference leads, as text (provision.c); 0 = not known, no NUL is written.  A law's
 * name is not given from elsewhere if it is longer than TL_LONGEST_LAW. */
enum {
    TL_LONGEST_LAW = 384,
    TL_LAW_TEXT = 3 * TL_LONGEST_LAW, /* a byte that is no UTF-8 is written as three */
    TL_REFERENCE_TEXT = TL_LAW_TEXT + 1 + 2 * 256 + 3
};
size_t tl_reference_text(const tiaoli_doc *doc, tiaoli_mark mark, char *out);

/* Copies a filled struct of the public header to the caller's, as far as its
 * `size` says, and stores there how many bytes that were. */
tiaoli_status tl_hand_out(void *out, const void *filled, uint32_t size);

/* Can structs be put into a caller's array that are `stride` bytes apart? */
static inline bool tl_is_row(const void *out, uint32_t stride) {
    return out && stride && stride % sizeof(uint32_t) == 0;
}

/* Element i of such an array, as much of it as the stride takes; `filled` is
 * told that, too. */
void tl_put_in_row(void *out, uint32_t i, uint32_t stride, void *filled, uint32_t size);

#endif
