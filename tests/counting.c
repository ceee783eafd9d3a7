/*
 * An allocator over malloc that counts, checks and fails on demand; see
 * counting.h.  Each block is preceded by its size, to check what the library
 * says of it.
 */
#include "counting.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 32 };

static bool refuse(tl_test_memory *memory) {
    memory->calls++;
    if (!memory->fail_at) return false;
    return memory->persistent ? memory->calls >= memory->fail_at : memory->calls == memory->fail_at;
}

static void *TIAOLI_CALL test_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    tl_test_memory *memory = ctx;
    char *block = ptr ? (char *)ptr - HEAD : NULL;
    size_t known = 0;
    if (block) memcpy(&known, block, sizeof known);
    if (known != old_size) memory->wrong_size = true;
    if (refuse(memory)) return NULL;
    block = realloc(block, new_size + HEAD);
    if (!block) return NULL;
    memcpy(block, &new_size, sizeof new_size);
    memory->live = memory->live - known + new_size;
    if (memory->live > memory->peak) memory->peak = memory->live;
    return block + HEAD;
}

static void *TIAOLI_CALL test_alloc(void *ctx, size_t size) {
    return test_resize(ctx, NULL, 0, size);
}

static void TIAOLI_CALL test_release(void *ctx, void *ptr, size_t size) {
    tl_test_memory *memory = ctx;
    if (!ptr) return;
    char *block = (char *)ptr - HEAD;
    size_t known = 0;
    memcpy(&known, block, sizeof known);
    if (known != size) memory->wrong_size = true;
    memory->live -= known;
    free(block);
}

tiaoli_allocator tl_test_allocator(tl_test_memory *memory) {
    tiaoli_allocator allocator;
    allocator.ctx = memory;
    allocator.alloc = test_alloc;
    allocator.resize = test_resize;
    allocator.release = test_release;
    return allocator;
}
