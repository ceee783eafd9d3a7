/*
 * First stage.  Takes bytes, gives checked UTF-8 and ways to read it.  utf8proc
 * decides what is UTF-8; the fast paths here are for the three-byte characters
 * of Chinese.
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

bool tl_is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 ||
           c == 0xFEFF;
}

bool tl_is_han(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

int tl_digit(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    return -1;
}

uint32_t tl_count_characters(const char *text, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    for (; start < end; start = tl_after(text, start, end)) count++;
    return count;
}

/* First and last bytes of the blanks: most characters need no decoding. */
static bool may_lead_blank(unsigned char b) {
    return b == ' ' || b == '\t' || b == 0xC2 || b == 0xE2 || b == 0xE3 || b == 0xEF;
}

static bool may_end_blank(unsigned char b) {
    return b == ' ' || b == '\t' || (b >= 0x80 && b <= 0x8B) || b == 0xA0 || b == 0xBF;
}

uint32_t tl_skip_blanks(const char *text, uint32_t start, uint32_t end) {
    while (start < end && may_lead_blank((unsigned char)text[start]) &&
           tl_is_blank(tl_peek(text, start, end)))
        start = tl_after(text, start, end);
    return start;
}

uint32_t tl_trim_blanks(const char *text, uint32_t start, uint32_t end) {
    while (end > start && may_end_blank((unsigned char)text[end - 1]) &&
           tl_is_blank(tl_decode_before(text, start, end)))
        end = tl_before(text, start, end);
    return end;
}
