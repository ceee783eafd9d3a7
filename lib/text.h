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

static inline uint32_t tl_decode(const char *text, uint32_t at, uint32_t end, uint32_t *length) {
    const unsigned char *b = (const unsigned char *)text + at;
    if (b[0] < 0x80) {
        *length = 1;
        return b[0];
    }
    /* three bytes of any value but for the first lead and the surrogates; the
     * last lead holds the full-width forms */
    if (end - at >= 3 && b[0] > 0xE0 && (b[0] < 0xED || (b[0] == 0xEF && b[1] < 0xBF)) &&
        (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80) {
        *length = 3;
        return ((b[0] & 0x0Fu) << 12) | ((b[1] & 0x3Fu) << 6) | (b[2] & 0x3Fu);
    }
    return tl_decode_slow(text, at, end, length);
}

/* After the characters from U+4000 to U+9FFF at `at`: none of them is a mark, so
 * that a search for marks need not decode them. */
static inline uint32_t tl_over_han(const char *text, uint32_t at, uint32_t end) {
    const unsigned char *b = (const unsigned char *)text;
    while (end - at >= 3 && b[at] >= 0xE4 && b[at] <= 0xE9 && (b[at + 1] & 0xC0) == 0x80 &&
           (b[at + 2] & 0xC0) == 0x80)
        at += 3;
    return at;
}

/* Start of the character that ends at `at`; `start` where none does.  A byte
 * that forwards is a character of its own is one backwards too. */
static inline uint32_t tl_before(const char *text, uint32_t start, uint32_t at) {
    uint32_t back = 1, length;
    if (at <= start) return start;
    while (back < 4 && at - back > start && ((unsigned char)text[at - back] & 0xC0) == 0x80) back++;
    if (back == 1) return at - 1;
    tl_decode(text, at - back, at, &length);
    return length == back ? at - back : at - 1;
}

/* Code point that ends at `at`; 0 if at == start. */
static inline uint32_t tl_decode_before(const char *text, uint32_t start, uint32_t at) {
    if (at <= start) return 0;
    uint32_t length;
    return tl_decode(text, tl_before(text, start, at), at, &length);
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

/* Could the character open a quotation, title or parenthesis?  A filter only. */
static inline bool tl_may_open(uint32_t c) {
    return (c >= 0x3008 && c <= 0x301B) || c == 0x201C || c == 0x2018 || c >= 0xFF00 || c == '"' ||
           c == '(' || c == '[';
}

/* Blank within a line: space, tab, U+00A0, U+2000-200B, U+3000, U+FEFF. */
bool tl_is_blank(uint32_t code_point);
/* A Chinese character (a run of them is what ICU's dictionary segments). */
bool tl_is_han(uint32_t code_point);
/* ASCII or full-width digit: its value 0-9, else -1. */
int tl_digit(uint32_t code_point);

/* Number of characters (code points) in text[start, end). */
uint32_t tl_count_characters(const char *text, uint32_t start, uint32_t end);

/* Moves start forwards, end backwards over blanks. */
uint32_t tl_skip_blanks(const char *text, uint32_t start, uint32_t end);
uint32_t tl_trim_blanks(const char *text, uint32_t start, uint32_t end);

#endif
