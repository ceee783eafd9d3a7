/* Takes the caller's allocator, gives checked allocations and growable arrays. */
#include "memory.h"

#include <stdlib.h>

static void *default_alloc(void *ctx, size_t size) {
    (void)ctx;
    return malloc(size);
}

static void *default_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    (void)ctx;
    (void)old_size;
    return realloc(ptr, new_size);
}

static void default_release(void *ctx, void *ptr, size_t size) {
    (void)ctx;
    (void)size;
    free(ptr);
}

tl_memory tl_memory_from(const tiaoli_allocator *allocator) {
    static const tl_memory standard = {NULL, default_alloc, default_resize, default_release};
    return allocator ? *allocator : standard;
}

void *tl_alloc(const tl_memory *memory, size_t size) {
    return memory->alloc(memory->ctx, size ? size : 1);
}

void tl_release(const tl_memory *memory, void *ptr, size_t size) {
    if (ptr) memory->release(memory->ctx, ptr, size ? size : 1);
}

bool tl_vec_reserve(const tl_memory *memory, void **data, uint32_t *capacity, uint32_t count,
                    size_t element) {
    if (count < *capacity) return true;
    /* doubling keeps appending linear; 32 bits bound count by the input */
    uint32_t larger = *capacity ? *capacity : 16;
    if (*capacity) {
        if (*capacity > UINT32_MAX / 2) return false;
        larger = *capacity * 2;
    }
    if (larger > SIZE_MAX / element) return false;
    void *grown =
        memory->resize(memory->ctx, *data, (size_t)*capacity * element, (size_t)larger * element);
    if (!grown) return false;
    *data = grown;
    *capacity = larger;
    return true;
}
