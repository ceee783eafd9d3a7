/* Tells libFuzzer how inputs are changed: every third time in its own ways (bytes,
 * its dictionary, what comparisons asked for), else by mutate.c. */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t capacity);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *two,
                                 size_t two_size, uint8_t *out, size_t capacity, unsigned seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned seed) {
    if (seed % 3 == 0) return LLVMFuzzerMutate(data, size, capacity);
    return tl_fuzz_mutate(data, size, capacity, seed);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *two,
                                 size_t two_size, uint8_t *out, size_t capacity, unsigned seed) {
    return tl_fuzz_cross(one, one_size, two, two_size, out, capacity, seed);
}
