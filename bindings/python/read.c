/*
 * Takes the arrays of structs that the library copies, turns the byte offsets in
 * them into code points and sorts them, all at once: what Python would do number by
 * number.  Part of the extension that cffi makes; called without the GIL.
 */
#include <string.h>
#include <tiaoli/tiaoli.h>

#include "read.h"

enum { AT_ONCE = 1024, VALUES = 64 };

/* The table of a text: before the character that begins at a byte there are
 * bases[byte / 128] + within[byte] others.  A fifth of a plain table, which counts:
 * most of what that would take is memory that is touched for the first time. */
enum { BLOCK_BITS = 7 };

/* For the bytes in ascending order; `block` is that of the byte before. */
static void put(uint32_t *bases, uint8_t *within, size_t *block, size_t byte, uint32_t before) {
    if (*block != byte >> BLOCK_BITS) {
        *block = byte >> BLOCK_BITS;
        bases[*block] = before;
    }
    within[byte] = (uint8_t)(before - bases[*block]);
}

static uint32_t look_up(const uint32_t *bases, const uint8_t *within, uint32_t byte) {
    return bases[byte >> BLOCK_BITS] + within[byte];
}

/* As tiaoli_py_table, for a text with bytes that are no UTF-8: as the library
 * counts them. */
static size_t table_of_index(const tiaoli_offsets *offsets, size_t code_points, uint32_t *bases,
                             uint8_t *within) {
    uint32_t bytes[AT_ONCE];
    size_t block = SIZE_MAX, first = 0;
    while (first <= code_points) {
        const size_t left = code_points + 1 - first;
        const size_t count = left < AT_ONCE ? left : AT_ONCE;
        for (size_t i = 0; i < count; i++) bytes[i] = (uint32_t)(first + i);
        const size_t done = tiaoli_offsets_convert(offsets, TIAOLI_UNIT_CODE_POINTS,
                                                   TIAOLI_UNIT_BYTES, bytes, bytes, count);
        for (size_t i = 0; i < done; i++)
            put(bases, within, &block, bytes[i], (uint32_t)(first + i));
        first += done;
        if (done < count) break;
    }
    return first;
}

/* Fills the table of a text; `within` has room for each byte and one more, `bases` for
 * length / 128 + 1.  offsets: NULL where all of the text is UTF-8.  Returns how many
 * characters were placed, the end counted in: code_points + 1, unless Python counts
 * otherwise than the library. */
size_t tiaoli_py_table(const tiaoli_offsets *offsets, const char *text, size_t length,
                       size_t code_points, uint32_t *bases, uint8_t *within) {
    if (offsets) return table_of_index(offsets, code_points, bases, within);
    size_t block = SIZE_MAX, at = 0;
    uint32_t before = 0;
    for (; at < length; before++) {
        const unsigned char head = (unsigned char)text[at];
        put(bases, within, &block, at, before);
        at += head < 0x80 ? 1 : head < 0xE0 ? 2 : head < 0xF0 ? 3 : 4;
    }
    put(bases, within, &block, at, before);
    return (size_t)before + 1;
}

/* Turns byte offsets in structs into code points; `fields` says where they stand. */
void tiaoli_py_place(const uint32_t *bases, const uint8_t *within, void *structs, size_t count,
                     size_t stride, const uint32_t *fields, size_t field_count) {
    for (size_t i = 0; i < count; i++) {
        char *one = (char *)structs + i * stride;
        for (size_t f = 0; f < field_count; f++) {
            uint32_t *offset = (uint32_t *)(void *)(one + fields[f]);
            *offset = look_up(bases, within, *offset);
        }
    }
}

/* Sorts structs by the int32_t at `field`, those of one value staying in order, with
 * their numbers, counted from 1.  Those of a value v are then starts[v] ...
 * starts[v + 1]; starts has room for VALUES + 1.  Returns how many were sorted: less
 * than count where a value is not below VALUES. */
size_t tiaoli_py_sort(const void *structs, size_t count, size_t stride, size_t field, void *out,
                      tiaoli_py_number *numbers, uint32_t *starts) {
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
        numbers[place].number = (uint32_t)(i + 1);
    }
    return count;
}

/* The values of marks as text, each with a line feed behind it.  Returns their length:
 * as with snprintf, what is beyond `capacity` is not written. */
size_t tiaoli_py_values(const tiaoli_doc *doc, const tiaoli_py_number *marks, size_t count,
                        char *out, size_t capacity) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        char *const rest = length < capacity ? out + length : NULL;
        length += tiaoli_value_text(doc, marks[i].number, rest, rest ? capacity - length : 0);
        if (length < capacity) out[length] = '\n';
        length++;
    }
    return length;
}
