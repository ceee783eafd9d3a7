/* An allocator that counts, for test programs and fuzzers: it does not print. */
#ifndef TL_TEST_COUNTING_H
#define TL_TEST_COUNTING_H

#include <stdbool.h>
#include <stddef.h>
#include <tiaoli/tiaoli.h>

/* Counts what lives; fails the call number `fail_at` (from 1; 0 = never), and
 * all after it if `persistent`.  Checks that sizes given back are right. */
typedef struct tl_test_memory {
    size_t live, peak;
    unsigned long calls, fail_at;
    bool persistent, wrong_size;
} tl_test_memory;

tiaoli_allocator tl_test_allocator(tl_test_memory *memory);

#endif
