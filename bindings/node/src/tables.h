/* How the structs lie that lib/tables.js reads. */
#ifndef TIAOLI_NODE_TABLES_H
#define TIAOLI_NODE_TABLES_H

#include "addon.h"

/* The kinds of marks are numbered from 1; the layout of kind k is tn_layouts[k - 1]. */
enum {
    TN_KINDS = TIAOLI_MARK_TARGET,
    TN_LAYOUT_NODE = TN_KINDS,
    TN_LAYOUT_MARK,
    TN_LAYOUT_SPAN,
    TN_LAYOUTS
};

/* What all marks have, as JavaScript reads it. */
typedef struct tn_mark_row {
    tiaoli_mark mark;
    uint32_t start, end;           /* UTF-16 units */
    uint32_t byte_start, byte_end; /* bytes */
    tiaoli_node clause, block;
    int32_t rule;
} tn_mark_row;

/* Where a mark is to be found. */
typedef struct tn_mark_place {
    int32_t kind;
    uint32_t row;
} tn_mark_place;

typedef struct tn_field {
    const char *name;
    size_t at;
    bool is_place; /* an offset into the text, to be converted */
} tn_field;

typedef struct tn_layout {
    const char *name;
    size_t size;
    const tn_field *fields;
    size_t count;
} tn_layout;

extern const tn_layout tn_layouts[TN_LAYOUTS];

#endif
