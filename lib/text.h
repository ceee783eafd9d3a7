/* UTF-8 bytes: checking, decoding in both directions, character classes. */
#ifndef TL_TEXT_H
#define TL_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Offset of the first byte that is no UTF-8, or `length` if all is well. */
uint32_t tl_utf8_check(const char *text, uint32_t length);

/* Code point at `at` < end and its length in bytes; a bad byte is U+FFFD of
 * length 1.  Never reads at or beyond `end`. */
uint32_t tl_decode_slow(const char *text, uint32_t at, uint32_t end, uint32_t *length);

/* Do three bytes make a character?  Of any value but for those of the first lead
 * and the surrogates; the last lead holds the full-width forms. */
static inline bool tl_is_three(const unsigned char *b) {
    return ((unsigned char)(b[0] - 0xE1) < 0xC || (b[0] == 0xEF && b[1] < 0xBF)) &&
           ((b[1] ^ 0x80) | (b[2] ^ 0x80)) < 0x40;
}

static inline uint32_t tl_three(const unsigned char *b) {
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

static inline uint32_t tl_decode(const char *text, uint32_t at, uint32_t end, uint32_t *length) {
    const unsigned char *b = (const unsigned char *)text + at;
    if (b[0] < 0x80) {
        *length = 1;
        return b[0];
    }
    if (end - at >= 3 && tl_is_three(b)) {
        *length = 3;
        return tl_three(b);
    }
    return tl_decode_slow(text, at, end, length);
}

/* After the characters from U+4000 to U+9FFF at `at`: none of them is a mark, so
 * that a search for marks need not decode them. */
static inline uint32_t tl_over_han(const char *text, uint32_t at, uint32_t end) {
    const unsigned char *b = (const unsigned char *)text;
    while (end - at >= 3 && (unsigned char)(b[at] - 0xE4) < 6 &&
           ((b[at + 1] ^ 0x80) | (b[at + 2] ^ 0x80)) < 0x40)
        at += 3;
    return at;
}

/* Start of the character that ends at `at`; `start` where none does.  A byte
 * that forwards is a character of its own is one backwards too. */
uint32_t tl_before_slow(const char *text, uint32_t start, uint32_t at);

static inline uint32_t tl_before(const char *text, uint32_t start, uint32_t at) {
    const unsigned char *b = (const unsigned char *)text + at;
    return at - start >= 3 && at > start && tl_is_three(b - 3) ? at - 3
                                                               : tl_before_slow(text, start, at);
}

/* At most so many bytes before `at`, where a character begins. */
static inline uint32_t tl_back(const char *text, uint32_t at, uint32_t bytes) {
    uint32_t start = at > bytes ? at - bytes : 0;
    while (start < at && ((unsigned char)text[start] & 0xC0) == 0x80) start++;
    return start;
}

/* Code point that ends at `at`; 0 if at == start. */
static inline uint32_t tl_decode_before(const char *text, uint32_t start, uint32_t at) {
    if (at <= start) return 0;
    const unsigned char *b = (const unsigned char *)text + at;
    if (b[-1] < 0x80) return b[-1];
    if (at - start >= 3 && tl_is_three(b - 3)) return tl_three(b - 3);
    uint32_t length;
    return tl_decode_slow(text, tl_before_slow(text, start, at), at, &length);
}

/* Code point at `at`; 0 if at >= end. */
static inline uint32_t tl_peek(const char *text, uint32_t at, uint32_t end) {
    uint32_t length;
    return at < end ? tl_decode(text, at, end, &length) : 0;
}

/* Start of the character after the one at `at`. */
static inline uint32_t tl_after(const char *text, uint32_t at, uint32_t end) {
    uint32_t length;
    if (at >= end) return end;
    tl_decode(text, at, end, &length);
    return at + length;
}

/* Do the bytes at `at` begin with the literal?  (TL_AT(t, i, e, "...")) */
#define TL_AT(text, at, end, literal)                   \
    ((uint32_t)(sizeof(literal) - 1) <= (end) - (at) && \
     memcmp((text) + (at), (literal), sizeof(literal) - 1) == 0)
/* Do the bytes before `at` end with the literal? */
#define TL_ENDS(text, start, at, literal)                 \
    ((uint32_t)(sizeof(literal) - 1) <= (at) - (start) && \
     memcmp((text) + (at) - (sizeof(literal) - 1), (literal), sizeof(literal) - 1) == 0)

/* Blank within a line: space, tab, form feed, U+00A0, U+2000-200B, U+3000, U+FEFF. */
static inline bool tl_is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\f' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x3000 || c == 0xFEFF;
}

/* C0, DEL and C1: U+009B, too, begins an escape sequence in a terminal. */
static inline bool tl_is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/* A Chinese character (a run of them is what ICU's dictionary segments). */
static inline bool tl_is_han(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

/* ASCII or full-width digit: its value 0-9, else -1. */
static inline int tl_digit(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    return -1;
}

/* Number of characters (code points) in text[start, end). */
uint32_t tl_count_characters(const char *text, uint32_t start, uint32_t end);

/* Do three bytes make a blank? */
static inline bool tl_is_wide_blank(const unsigned char *b) {
    if (b[1] != 0x80) return b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF;
    return (b[0] == 0xE3 && b[2] == 0x80) || (b[0] == 0xE2 && b[2] >= 0x80 && b[2] <= 0x8B);
}

/* Bytes of the blank that begins at `start`, that ends at `at`; 0 if none does. */
static inline uint32_t tl_blank_at(const char *text, uint32_t start, uint32_t end) {
    if (start >= end) return 0;
    const unsigned char *b = (const unsigned char *)text + start;
    if (b[0] == ' ' || b[0] == '\t' || b[0] == '\f') return 1;
    if (b[0] >= 0xE2 && end - start >= 3 && tl_is_wide_blank(b)) return 3;
    return b[0] == 0xC2 && end - start >= 2 && b[1] == 0xA0 ? 2 : 0;
}

static inline uint32_t tl_blank_before(const char *text, uint32_t start, uint32_t at) {
    if (at <= start) return 0;
    const unsigned char *b = (const unsigned char *)text + at;
    if (b[-1] == ' ' || b[-1] == '\t' || b[-1] == '\f') return 1;
    if (b[-1] < 0x80) return 0;
    if (at - start >= 3 && tl_is_wide_blank(b - 3)) return 3;
    return at - start >= 2 && b[-2] == 0xC2 && b[-1] == 0xA0 ? 2 : 0;
}

/* Moves start forwards, end backwards over blanks. */
static inline uint32_t tl_skip_blanks(const char *text, uint32_t start, uint32_t end) {
    uint32_t blank;
    while ((blank = tl_blank_at(text, start, end)) != 0) start += blank;
    return start;
}

static inline uint32_t tl_trim_blanks(const char *text, uint32_t start, uint32_t end) {
    uint32_t blank;
    while ((blank = tl_blank_before(text, start, end)) != 0) end -= blank;
    return end;
}

#endif
