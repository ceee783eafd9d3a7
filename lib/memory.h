/* Memory through the caller's allocator: checked growth, one error for all. */
#ifndef TL_MEMORY_H
#define TL_MEMORY_H

#include <stdbool.h>
#include <tiaoli/tiaoli.h>

/* The allocator of an object, with malloc and friends filled in. */
typedef tiaoli_allocator tl_memory;

tl_memory tl_memory_from(const tiaoli_allocator *allocator);
/* The memory of a new object: `size` zeroed bytes, and in *memory where they
 * come from.  NULL with *error (may be NULL) set: ARGUMENT (the allocator lacks a
 * function) or NOMEM; else *error is OK. */
void *tl_object(const tiaoli_allocator *allocator, size_t size, tl_memory *memory,
                tiaoli_error *error);
void tl_set_error(tiaoli_error *error, tiaoli_status status, uint32_t offset);
void *tl_alloc(const tl_memory *memory, size_t size);
void tl_release(const tl_memory *memory, void *ptr, size_t size);

/* A growable array of T.  Zero-initialised it is empty and owns nothing. */
#define TL_VEC(T)                 \
    struct {                      \
        T *data;                  \
        uint32_t count, capacity; \
    }

/* Makes room for more elements than there is; false: out of memory, *vec unchanged. */
bool tl_vec_grow(const tl_memory *memory, void **data, uint32_t *capacity, size_t element);
/* The same, for `wanted` elements in all. */
bool tl_vec_room(const tl_memory *memory, void **data, uint32_t *capacity, uint32_t wanted,
                 size_t element);
#define TL_ROOM(memory, vec, wanted) \
    tl_vec_room((memory), (void **)&(vec)->data, &(vec)->capacity, (wanted), sizeof *(vec)->data)

/* Appends; evaluates to false when memory ran out. */
#define TL_PUSH(memory, vec, value)                                                           \
    (((vec)->count < (vec)->capacity ||                                                       \
      tl_vec_grow((memory), (void **)&(vec)->data, &(vec)->capacity, sizeof *(vec)->data)) && \
     ((vec)->data[(vec)->count++] = (value), true))

#define TL_VEC_FREE(memory, vec)                                                       \
    (tl_release((memory), (vec)->data, (size_t)(vec)->capacity * sizeof *(vec)->data), \
     (vec)->data = NULL, (vec)->count = (vec)->capacity = 0)

#endif
