/*
 * Takes bytes, gives the characters in them.  utf8proc decides what is UTF-8; the
 * fast paths here and in text.h are for the three-byte characters of Chinese.
 */
#include "text.h"

#include <utf8proc.h>

uint32_t tl_decode_slow(const char *text, uint32_t at, uint32_t end, uint32_t *length) {
    const unsigned char *b = (const unsigned char *)text + at;
    utf8proc_int32_t code_point;
    const utf8proc_ssize_t used = utf8proc_iterate(b, (utf8proc_ssize_t)(end - at), &code_point);
    if (used <= 0) {
        *length = 1;
        return 0xFFFD;
    }
    *length = (uint32_t)used;
    return (uint32_t)code_point;
}

uint32_t tl_before_slow(const char *text, uint32_t start, uint32_t at) {
    uint32_t back = 1, length;
    if (at <= start) return start;
    while (back < 4 && at - back > start && ((unsigned char)text[at - back] & 0xC0) == 0x80) back++;
    if (back == 1) return at - 1;
    tl_decode(text, at - back, at, &length);
    return length == back ? at - back : at - 1;
}

uint32_t tl_utf8_check(const char *text, uint32_t length) {
    uint32_t at = 0;
    while ((at = tl_over_han(text, at, length)) < length) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, length, &used);
        /* a good U+FFFD takes three bytes */
        if (c == 0xFFFD && used == 1) return at;
        at += used;
    }
    return length;
}

uint32_t tl_count_characters(const char *text, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    while (start < end) {
        const uint32_t after = tl_over_han(text, start, end);
        count += (after - start) / 3;
        count += after < end;
        start = tl_after(text, after, end);
    }
    return count;
}
