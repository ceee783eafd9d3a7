/*
 * Takes the short names of a document one by one, finds the longest at a place: time
 * in proportion to the longest name, however many there are.
 */
#include "short_name.h"

#include "text.h"

enum { PROBES = 32 /* places of the table that one edge may take */ };

bool tl_short_names_room(const tl_memory *memory, tl_short_names *names, uint32_t characters) {
    if (characters > UINT32_MAX / 8) return false;
    uint32_t size = 64;
    while (size < 2 * characters) size *= 2;
    if (!TL_ROOM(memory, &names->edges, size) || !TL_ROOM(memory, &names->ends, characters + 1))
        return false;
    memset(names->edges.data, 0, size * sizeof *names->edges.data);
    names->edges.count = size;
    names->ends.data[0] = 0;
    names->ends.count = 1;
    return true;
}

void tl_short_names_free(const tl_memory *memory, tl_short_names *names) {
    TL_VEC_FREE(memory, &names->edges);
    TL_VEC_FREE(memory, &names->ends);
}

/* The edge, or the free place for it; NULL if there is neither within reach. */
static tl_name_edge *find_edge(const tl_short_names *names, uint32_t state, uint32_t c) {
    const uint32_t mask = names->edges.count - 1;
    uint32_t hash = (state * 0x9E3779B1U) ^ (c * 0x85EBCA6BU);
    hash ^= hash >> 15;
    for (uint32_t i = 0; i < PROBES; i++) {
        tl_name_edge *edge = &names->edges.data[(hash + i) & mask];
        if (!edge->next || (edge->state == state && edge->c == c)) return edge;
    }
    return NULL;
}

void tl_short_names_add(tl_short_names *names, const char *text, uint32_t start, uint32_t end,
                        uint32_t definition) {
    uint32_t state = 0;
    if (end - start < 3) return;
    for (uint32_t at = start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        tl_name_edge *edge = find_edge(names, state, c);
        if (!edge) return;
        if (!edge->next) {
            if (names->ends.count >= names->ends.capacity) return;
            edge->state = state;
            edge->c = c;
            edge->next = names->ends.count;
            names->ends.data[names->ends.count++] = 0;
        }
        state = edge->next;
        at += used;
    }
    names->ends.data[state] = definition;
    tl_short_names_let(names, (const unsigned char *)text + start);
}

uint32_t tl_short_names_longest(const tl_short_names *names, const char *text, uint32_t at,
                                uint32_t end, uint32_t *definition) {
    uint32_t longest = at;
    for (uint32_t next = at, state = 0; next < end && names->edges.count;) {
        uint32_t used;
        const tl_name_edge *edge = find_edge(names, state, tl_decode(text, next, end, &used));
        if (!edge || !edge->next) break;
        state = edge->next;
        next += used;
        if (!names->ends.data[state]) continue;
        *definition = names->ends.data[state];
        longest = next;
    }
    return longest;
}
