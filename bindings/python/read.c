/*
 * Takes the arrays of structs that the library copies, turns the byte offsets in
 * them into code points, all at once and in place: what Python would do number by
 * number.  Part of the extension that cffi makes; called without the GIL.
 */
#include <tiaoli/tiaoli.h>

#include "read.h"

enum { BLOCK = 1024 };

/* table[byte] = code points before it, where a character begins and at the end of
 * the text; has room for each byte and one more.  Returns how many code points
 * were placed: code_points + 1, or less if the text has not so many. */
size_t tiaoli_py_table(const tiaoli_offsets *offsets, size_t code_points, uint32_t *table) {
    uint32_t bytes[BLOCK];
    size_t first = 0;
    while (first <= code_points) {
        const size_t left = code_points + 1 - first;
        const size_t count = left < BLOCK ? left : BLOCK;
        for (size_t i = 0; i < count; i++) bytes[i] = (uint32_t)(first + i);
        const size_t done = tiaoli_offsets_convert(offsets, TIAOLI_UNIT_CODE_POINTS,
                                                   TIAOLI_UNIT_BYTES, bytes, bytes, count);
        for (size_t i = 0; i < done; i++) table[bytes[i]] = (uint32_t)(first + i);
        first += done;
        if (done < count) break;
    }
    return first;
}

/* `fields` says where in each struct an offset stands. */
void tiaoli_py_place(const uint32_t *table, void *structs, size_t count, size_t stride,
                       const uint32_t *fields, size_t field_count) {
    for (size_t i = 0; i < count; i++) {
        char *one = (char *)structs + i * stride;
        for (size_t f = 0; f < field_count; f++) {
            uint32_t *offset = (uint32_t *)(void *)(one + fields[f]);
            *offset = table[*offset];
        }
    }
}

/* The spans of one role; `out` has room for all.  Returns how many there are. */
size_t tiaoli_py_pick(const tiaoli_role_span *spans, size_t count, int32_t role,
                      tiaoli_role_span *out) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (spans[i].role == role) out[found++] = spans[i];
    return found;
}
