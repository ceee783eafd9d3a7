/* Takes the caller's allocator, gives checked allocations and growable arrays. */
#include "memory.h"

#include <stdlib.h>
#include <string.h>

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

void tl_set_error(tiaoli_error *error, tiaoli_status status, uint32_t offset) {
    if (!error) return;
    error->status = status;
    error->offset = offset;
}

void *tl_object(const tiaoli_allocator *allocator, size_t size, tl_memory *memory,
                tiaoli_error *error) {
    tl_set_error(error, TIAOLI_OK, 0);
    if (allocator && !(allocator->alloc && allocator->resize && allocator->release)) {
        tl_set_error(error, TIAOLI_E_ARGUMENT, 0);
        return NULL;
    }
    *memory = tl_memory_from(allocator);
    void *object = tl_alloc(memory, size);
    if (object)
        memset(object, 0, size);
    else
        tl_set_error(error, TIAOLI_E_NOMEM, 0);
    return object;
}

void *tl_alloc(const tl_memory *memory, size_t size) {
    return memory->alloc(memory->ctx, size ? size : 1);
}

void tl_release(const tl_memory *memory, void *ptr, size_t size) {
    if (ptr) memory->release(memory->ctx, ptr, size ? size : 1);
}

bool tl_vec_room(const tl_memory *memory, void **data, uint32_t *capacity, uint32_t wanted,
                 size_t element) {
    if (wanted <= *capacity) return true;
    if (wanted > SIZE_MAX / element) return false;
    void *grown =
        memory->resize(memory->ctx, *data, (size_t)*capacity * element, (size_t)wanted * element);
    if (!grown) return false;
    *data = grown;
    *capacity = wanted;
    return true;
}

bool tl_vec_grow(const tl_memory *memory, void **data, uint32_t *capacity, size_t element) {
    /* doubling keeps appending linear; 32 bits bound count by the input */
    if (*capacity > UINT32_MAX / 2) return false;
    return tl_vec_room(memory, data, capacity, *capacity ? *capacity * 2 : 16, element);
}
