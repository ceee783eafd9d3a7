/*
 * The characters that numbers are written with, and the search for them.  The
 * tables are compiled from lib/data/ by lib/gen/compile_characters.c.
 */
#ifndef TL_NUMBER_CHAR_H
#define TL_NUMBER_CHAR_H

#include <stdbool.h>
#include <stdint.h>

/* (id, part in lib/data/characters.tsv, formal) */
#define TL_CHARACTER_PARTS(X)        \
    X(FIGURE, "figure", false)       \
    X(FIGURE, "formal-figure", true) \
    X(SMALL, "small", false)         \
    X(SMALL, "formal-small", true)   \
    X(BIG, "big", false)             \
    X(SCORE, "score", false)         \
    X(SOME, "some", false)           \
    X(DIGIT, "digit", false)         \
    X(HALF, "half", false)           \
    X(DOUBLE, "double", false)       \
    X(ORDINAL, "ordinal", false)     \
    X(SEVERAL, "several", false)     \
    X(MINUS, "minus", false)         \
    X(SIGN, "sign", false)           \
    X(PRICE, "price", false)         \
    X(QUOTE, "quote", false)         \
    X(ENCLOSED, "enclosed", false)   \
    X(SPLIT, "split", false)         \
    X(GOES_ON, "goes-on", false)

/* Number words first, then what else makes up a number, then what matters beside
 * one. */
typedef enum tl_char_class {
    TL_CHAR_NONE,
    TL_CHAR_FIGURE, /* 〇 一 ... 九, 壹 ... 玖 */
    TL_CHAR_SMALL,  /* 十 百 千: they multiply what stands before           */
    TL_CHAR_BIG,    /* 万 亿: they multiply a whole section                 */
    TL_CHAR_SCORE,  /* 廿 卅 卌 */
    TL_CHAR_SOME,   /* 几 */
    TL_CHAR_LAST_WORD = TL_CHAR_SOME,
    TL_CHAR_DIGIT,  /* 0 ... 9, also full-width                             */
    TL_CHAR_HALF,   /* 半 */
    TL_CHAR_DOUBLE, /* 双 */
    TL_CHAR_LAST_NUMBER = TL_CHAR_DOUBLE,
    TL_CHAR_ORDINAL,  /* 第 */
    TL_CHAR_SEVERAL,  /* 数 */
    TL_CHAR_MINUS,    /* 负 */
    TL_CHAR_SIGN,     /* -                                                  */
    TL_CHAR_PRICE,    /* 折 of 对折 */
    TL_CHAR_QUOTE,    /* “ ‘ 「 『 "                                        */
    TL_CHAR_ENCLOSED, /* ① ⑴ ⒈ ㈠ */
    TL_CHAR_SPLIT,    /* 、 ， ； part what is quoted                       */
    TL_CHAR_GOES_ON   /* may make the number before longer                  */
} tl_char_class;

typedef struct tl_number_char {
    uint8_t class;
    uint8_t value; /* figure; power of ten; tens of a score; what is enclosed */
    bool formal;   /* 壹 拾 佰: written so that nobody can alter it          */
} tl_number_char;

enum {
    TL_CHARACTER_PAGES = 0x10000 / 64,
    TL_WORD_LEAD = 4 /* characters of a built-in word before its first number character */
};

/* A set of characters of one or three bytes. */
typedef struct tl_stops {
    uint64_t page[TL_CHARACTER_PAGES];
} tl_stops;

extern const tl_number_char tl_character_kinds[];
extern const uint8_t tl_character_page[TL_CHARACTER_PAGES];
extern const uint8_t tl_character_index[];
extern const tl_stops tl_number_stops;    /* every part before split         */
extern const tl_stops tl_quoted_stops;    /* and split                       */
extern const tl_stops tl_calendar_first;  /* begin a word of the calendar    */
extern const tl_stops tl_calendar_second; /* stand second in one             */
extern const tl_stops tl_lead_stops; /* begin a listed word with a number character further on */
extern const tl_stops tl_word_stops; /* U+4000 to U+9FFF: of the above but leads; all else */

static inline tl_number_char tl_character(uint32_t c) {
    return tl_character_kinds[c < 0x10000
                                  ? tl_character_index[tl_character_page[c >> 6] * 64u + (c & 63)]
                                  : 0];
}

/* Its part in a number written in words: classes up to TL_CHAR_LAST_WORD. */
static inline tl_number_char tl_number_char_of(uint32_t c) {
    const tl_number_char result = tl_character(c);
    return result.class <= TL_CHAR_LAST_WORD ? result : tl_character_kinds[0];
}

/* Is the character one that numbers are written with (十 二 壹 3 几 半 双)? */
static inline bool tl_is_number_char(uint32_t c) {
    const uint8_t class = tl_character(c).class;
    return class && class <= TL_CHAR_LAST_NUMBER;
}

/* Value of a digit, else -1. */
static inline int tl_figure(uint32_t c) {
    const tl_number_char result = tl_character(c);
    return result.class == TL_CHAR_DIGIT ? result.value : -1;
}

/* Four bytes as one number, the first lowest. */
static inline uint32_t tl_four_bytes(const char *text) {
    const unsigned char *b = (const unsigned char *)text;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* Is the low end of such a number a character of three bytes? */
static inline bool tl_begins_three(uint32_t bytes) { return (bytes & 0xC0C0F0) == 0x8080E0; }

/* Which 64 code points that character is one of. */
static inline uint32_t tl_page_of_three(uint32_t bytes) {
    return (bytes & 0x3F0F) * ((1u << 28) + (1u << 14)) >> 22;
}

/* Is that character in the set? */
static inline bool tl_holds_three(const tl_stops *stops, uint32_t bytes) {
    return stops->page[tl_page_of_three(bytes)] >> (bytes >> 16 & 0x3F) & 1;
}

static inline bool tl_holds(const tl_stops *stops, uint32_t c) {
    return c < 0x10000 && (stops->page[c >> 6] >> (c & 63) & 1);
}

/* The first character of the set at or after `at`, else `end`. */
uint32_t tl_next_stop(const tl_stops *stops, const char *text, uint32_t at, uint32_t end);

#endif
