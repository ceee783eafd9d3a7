/*
 * Takes the arrays of structs that the library copies, turns the byte offsets in
 * them into code points and sorts them, all at once: what Python would do number by
 * number.  Part of the extension that cffi makes; called without the GIL.
 */
#include <string.h>
#include <tiaoli/tiaoli.h>

#include "read.h"

enum { BLOCK = 1024, VALUES = 64 };

/* As tiaoli_py_table, for a text with bytes that are no UTF-8: as the library
 * counts them. */
static size_t table_of_index(const tiaoli_offsets *offsets, size_t code_points, uint32_t *table) {
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

/* table[byte] = code points before it, where a character begins and at the end of
 * the text; has room for each byte and one more.  offsets: NULL where all of the text
 * is UTF-8.  Returns how many were placed: code_points + 1, unless Python counts
 * otherwise than the library. */
size_t tiaoli_py_table(const tiaoli_offsets *offsets, const char *text, size_t length,
                       size_t code_points, uint32_t *table) {
    if (offsets) return table_of_index(offsets, code_points, table);
    uint32_t before = 0;
    for (size_t i = 0; i < length; i++) {
        table[i] = before;
        /* the last byte of a character: no byte that goes on follows */
        before += i + 1 == length || ((unsigned char)text[i + 1] & 0xC0) != 0x80;
    }
    table[length] = before;
    return (size_t)before + 1;
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

/* Sorts structs by the int32_t at `field`, those of one value staying in order, with
 * their indexes.  Those of a value v are then starts[v] ... starts[v + 1]; starts has
 * room for VALUES + 1.  Returns how many were sorted: less than count where a value
 * is not below VALUES. */
size_t tiaoli_py_sort(const void *structs, size_t count, size_t stride, size_t field, void *out,
                      uint32_t *indexes, uint32_t *starts) {
    const char *values = (const char *)structs + field;
    uint32_t next[VALUES] = {0};
    for (size_t i = 0; i < count; i++) {
        const int32_t value = *(const int32_t *)(const void *)(values + i * stride);
        if (value < 0 || value >= VALUES) return i;
        next[value]++;
    }
    uint32_t sum = 0;
    for (size_t v = 0; v < VALUES; v++) {
        starts[v] = sum;
        sum += next[v];
        next[v] = starts[v];
    }
    starts[VALUES] = sum;
    for (size_t i = 0; i < count; i++) {
        const uint32_t place = next[*(const int32_t *)(const void *)(values + i * stride)]++;
        memcpy((char *)out + place * stride, (const char *)structs + i * stride, stride);
        indexes[place] = (uint32_t)i;
    }
    return count;
}

/* The values of marks as text, each with a line feed behind it.  Returns their length:
 * as with snprintf, what is beyond `capacity` is not written. */
size_t tiaoli_py_values(const tiaoli_doc *doc, const uint32_t *marks, size_t count, char *out,
                        size_t capacity) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        char *const rest = length < capacity ? out + length : NULL;
        length += tiaoli_value_text(doc, marks[i], rest, rest ? capacity - length : 0);
        if (length < capacity) out[length] = '\n';
        length++;
    }
    return length;
}
