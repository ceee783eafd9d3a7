/* Directives before they become marks. */
#ifndef TL_DIRECTIVE_H
#define TL_DIRECTIVE_H

#include "clause_context.h"

/* A directive as it is collected: units may come after it in the text. */
typedef struct tl_directive {
    tl_span span, cue, cue_source, actor, reporter, deadline;
    tl_verb verb;
    uint32_t first_unit, unit_count;
    uint16_t rule;
    uint8_t force, strength, role, actor_source;
    bool inherited;
} tl_directive;

/* A unit of a list （发展改革委牵头，财政部配合） with its TIAOLI_SPAN_UNIT_*. */
typedef struct tl_unit {
    tl_span span;
    uint8_t role;
} tl_unit;

typedef TL_VEC(tl_unit) tl_units;

/* Reads a list of responsible units in text[start, end), appends them; false
 * when memory ran out.  *found tells whether the text is such a list. */
bool tl_read_units(tl_run *run, uint32_t start, uint32_t end, tl_units *units, bool *found);

#endif
