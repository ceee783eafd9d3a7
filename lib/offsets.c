/*
 * Takes offsets of a text in one unit (bytes, UTF-16 units, code points), gives
 * them in another.  The index has a place for every few hundred bytes, in all
 * units; between two of them the text is read.  It is an object of its own and
 * not part of a document, because only programs whose strings are not UTF-8
 * need it.
 */
#include "memory.h"
#include "text.h"

enum { STEP = 256, UNITS = 3 };

/* A place between two characters, by TIAOLI_UNIT_*. */
typedef struct place {
    uint32_t at[UNITS];
} place;

struct tiaoli_offsets {
    tl_memory memory;
    const char *text;
    uint32_t length;
    uint32_t count;
    place places[]; /* k: the first that is not before the byte k * STEP     */
};

static size_t size_of(uint32_t count) {
    return sizeof(tiaoli_offsets) + (size_t)count * sizeof(place);
}

/* Over one character; a byte that is no UTF-8 is one. */
static inline void advance(const char *text, uint32_t length, place *here) {
    uint32_t used;
    const uint32_t c = tl_decode(text, here->at[TIAOLI_UNIT_BYTES], length, &used);
    here->at[TIAOLI_UNIT_BYTES] += used;
    here->at[TIAOLI_UNIT_UTF16] += c > 0xFFFF ? 2 : 1;
    here->at[TIAOLI_UNIT_CODE_POINTS]++;
}

tiaoli_offsets *tiaoli_offsets_new(const char *text, size_t length,
                                   const tiaoli_allocator *allocator, tiaoli_error *error) {
    if (!text && length) {
        tl_set_error(error, TIAOLI_E_ARGUMENT, 0);
        return NULL;
    }
    if (length >= UINT32_MAX) {
        tl_set_error(error, TIAOLI_E_LIMIT, UINT32_MAX);
        return NULL;
    }
    const uint32_t count = (uint32_t)length / STEP + 1;
    tl_memory memory;
    tiaoli_offsets *offsets = tl_object(allocator, size_of(count), &memory, error);
    if (!offsets) return NULL;
    offsets->memory = memory;
    offsets->text = text ? text : "";
    offsets->length = (uint32_t)length;
    offsets->count = count;
    place here = {{0, 0, 0}};
    for (uint32_t k = 0; k < count; k++) {
        while (here.at[TIAOLI_UNIT_BYTES] < k * STEP) advance(text, offsets->length, &here);
        offsets->places[k] = here;
    }
    return offsets;
}

void tiaoli_offsets_free(tiaoli_offsets *offsets) {
    if (!offsets) return;
    const tl_memory memory = offsets->memory;
    tl_release(&memory, offsets, size_of(offsets->count));
}

/* The last place of the index at or before `target`. */
static uint32_t search(const tiaoli_offsets *offsets, int32_t unit, uint32_t target) {
    uint32_t low = 0, high = offsets->count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (offsets->places[middle].at[unit] <= target)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t tiaoli_offsets_convert(const tiaoli_offsets *offsets, int32_t from, int32_t to,
                              const uint32_t *in, uint32_t *out, size_t count) {
    if (!offsets || !in || !out || from < 0 || from >= UNITS || to < 0 || to >= UNITS) return 0;
    uint32_t next = 1; /* place of the index behind `here` */
    place here = offsets->places[0];
    for (size_t i = 0; i < count; i++) {
        const uint32_t target = in[i];
        /* what comes in order is read on; other offsets are looked up */
        if (target < here.at[from] ||
            (next < offsets->count && target >= offsets->places[next].at[from])) {
            next = search(offsets, from, target) + 1;
            here = offsets->places[next - 1];
        }
        while (here.at[from] < target && here.at[TIAOLI_UNIT_BYTES] < offsets->length)
            advance(offsets->text, offsets->length, &here);
        if (here.at[from] != target) return i;
        out[i] = here.at[to];
    }
    return count;
}
