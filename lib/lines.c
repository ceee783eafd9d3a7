/*
 * First stage.  Takes the bytes, gives in one pass over them: whether they are
 * UTF-8, the lines (from break to break: LF, CR or CRLF), and the points, which
 * are all characters that later stages look for.  Then for each line where its
 * first and last character that is not blank stand, and the numbering at its
 * head.
 */
#include "run.h"

/* The characters of interest stand in four short ranges; slot_of() maps these to
 * one after the other, and all others to 0. */
#define SLOT_2000(c) (0x80 + ((c)&0x3F))
#define SLOT_3000(c) (0xC0 + ((c)&0x3F))
#define SLOT_FF00(c) (0x100 + ((c)&0x7F))
enum { SLOTS = 0x180 };

static uint32_t slot_of(uint32_t c) {
    if (c < 0x80) return c;
    if (c >> 6 == 0x2000 >> 6) return SLOT_2000(c);
    if (c >> 6 == 0x3000 >> 6) return SLOT_3000(c);
    return c >> 7 == 0xFF00 >> 7 ? SLOT_FF00(c) : 0;
}

enum { B = TL_POINT_BRACKET, E = TL_POINT_END, BREAK = 0x80 };

static const uint8_t classes[SLOTS] = {
    ['\n'] = BREAK,
    ['\r'] = BREAK,
    ['"'] = B,
    ['('] = B,
    [')'] = B,
    ['['] = B,
    [']'] = B,
    ['!'] = E,
    ['?'] = E,
    [','] = E,
    [';'] = E,
    [':'] = E,
    [SLOT_2000(0x2018)] = B, /* ‘ */
    [SLOT_2000(0x2019)] = B, /* ’ */
    [SLOT_2000(0x201C)] = B, /* “ */
    [SLOT_2000(0x201D)] = B, /* ” */
    [SLOT_2000(0x2026)] = E, /* … */
    [SLOT_3000(0x3002)] = E, /* 。 */
    [SLOT_3000(0x3008)] = B, /* 〈 */
    [SLOT_3000(0x3009)] = B, /* 〉 */
    [SLOT_3000(0x300A)] = B, /* 《 */
    [SLOT_3000(0x300B)] = B, /* 》 */
    [SLOT_3000(0x300C)] = B, /* 「 */
    [SLOT_3000(0x300D)] = B, /* 」 */
    [SLOT_3000(0x300E)] = B, /* 『 */
    [SLOT_3000(0x300F)] = B, /* 』 */
    [SLOT_3000(0x3010)] = B, /* 【 */
    [SLOT_3000(0x3011)] = B, /* 】 */
    [SLOT_3000(0x3014)] = B, /* 〔 */
    [SLOT_3000(0x3015)] = B, /* 〕 */
    [SLOT_FF00(0xFF01)] = E, /* ！ */
    [SLOT_FF00(0xFF08)] = B, /* （ */
    [SLOT_FF00(0xFF09)] = B, /* ） */
    [SLOT_FF00(0xFF0C)] = E, /* ， */
    [SLOT_FF00(0xFF1A)] = E, /* ： */
    [SLOT_FF00(0xFF1B)] = E, /* ； */
    [SLOT_FF00(0xFF1F)] = E, /* ？ */
    [SLOT_FF00(0xFF61)] = E, /* ｡ */
};

/* The line that is open. */
typedef struct {
    uint32_t start, point, columns;
} open_line;

static uint32_t columns_of(const char *text, uint32_t start, uint32_t end) {
    uint32_t columns = 0;
    for (; start < end; start++) {
        const unsigned char b = (unsigned char)text[start];
        columns += b < 0x80 ? 1 : b >= 0xC0 ? 2 : 0;
    }
    return columns;
}

/* Ends the open line at a break of `length` bytes and begins the next. */
static bool end_line(tl_run *run, open_line *open, uint32_t at, uint32_t length) {
    const char *text = run->text;
    tl_line line = {0};
    line.start = open->start;
    line.end = at;
    line.first = tl_skip_blanks(text, line.start, at);
    line.last = tl_trim_blanks(text, line.first, at);
    line.point = open->point;
    line.columns = open->columns - columns_of(text, line.last, at);
    if (tl_may_number(text, line.first, line.last))
        line.marker = tl_read_marker(run, line.first, line.last);
    open->start = at + length;
    open->point = run->points.count;
    open->columns = 0;
    if (!TL_PUSH(&run->memory, &run->lines, line)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

static bool add_point(tl_run *run, uint32_t at, uint32_t c, uint32_t is) {
    const tl_point point = {at, (uint16_t)c, (uint16_t)is};
    if (!TL_PUSH(&run->memory, &run->points, point)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

/* Eight bytes, to be looked at together. */
static uint64_t eight(const void *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Are the first six bytes two characters from U+4000 to U+9FFF, neither of them
 * one that ends as 第 does? */
static bool are_words(uint64_t word) {
    const uint64_t high = eight("\xF0\xC0\xC0\xF0\xC0\xC0\0\0");
    const uint64_t three = eight("\xE0\x80\x80\xE0\x80\x80\0\0");
    const uint64_t low = eight("\x0F\0\0\x0F\0\0\0\0");
    const uint64_t from = eight("\x0C\0\0\x0C\0\0\0\0"); /* sets bit 4 from E4 on */
    const uint64_t past = eight("\x06\0\0\x06\0\0\0\0"); /* sets bit 4 from EA on */
    const uint64_t bit = eight("\x10\0\0\x10\0\0\0\0");
    const uint64_t lead = word & low;
    const uint64_t first = eight("\0\xFF\xFF\0\0\0\0\0"), second = eight("\0\0\0\0\xFF\xFF\0\0");
    const uint64_t one = eight("\0\xAC\xAC\0\0\0\0\0"), other = eight("\0\0\0\0\xAC\xAC\0\0");
    return (word & high) == three && ((lead + from) & ~(lead + past) & bit) == bit &&
           (word & first) != one && (word & second) != other;
}

static bool is_ordinal(const unsigned char *b) {
    return b[0] == 0xE7 && b[1] == 0xAC && b[2] == 0xAC; /* 第 */
}

/* After the characters from U+4000 to U+9FFF at `at`, up to 第: no others of them
 * are points. */
static uint32_t over_words(const char *text, uint32_t at, uint32_t end) {
    const unsigned char *b = (const unsigned char *)text;
    while (end - at >= 8 && are_words(eight(b + at))) at += 6;
    while (end - at >= 3 && b[at] >= 0xE4 && b[at] <= 0xE9 && (b[at + 1] & 0xC0) == 0x80 &&
           (b[at + 2] & 0xC0) == 0x80 && !is_ordinal(b + at))
        at += 3;
    return at;
}

/* The byte at `at` begins no character. */
static bool allow_bad_byte(tl_run *run, uint32_t at) {
    if (!(run->flags & TIAOLI_PARSE_REPLACE_UTF8)) return tl_fail(run, TIAOLI_E_UTF8, at);
    return tl_add_note(run, TIAOLI_NOTE_REPLACED_UTF8, at, at + 1);
}

/* What is no plain word: marks and the like. */
static bool read_other(tl_run *run, open_line *open, uint32_t *at) {
    const char *text = run->text;
    const uint32_t here = *at;
    uint32_t used;
    const uint32_t c = tl_decode(text, here, run->length, &used);
    const uint32_t is = c == 0x7B2C ? TL_POINT_ORDINAL : classes[slot_of(c)];
    *at += used;
    if (is == BREAK) {
        if (c == '\r' && *at < run->length && text[*at] == '\n') (*at)++;
        return end_line(run, open, here, *at - here);
    }
    /* a good U+FFFD takes three bytes */
    if (c == 0xFFFD && used == 1) {
        open->columns += columns_of(text, here, here + 1);
        return allow_bad_byte(run, here);
    }
    open->columns += c < 0x80 ? 1 : 2;
    return !is || add_point(run, here, c, is);
}

bool tl_lines(tl_run *run) {
    open_line open = {0, 0, 0};
    for (uint32_t at = 0; at < run->length;) {
        const uint32_t from = at;
        at = over_words(run->text, at, run->length);
        open.columns += (at - from) / 3 * 2;
        if (at < run->length && !read_other(run, &open, &at)) return false;
    }
    const bool rest = open.start < run->length || run->lines.count == 0;
    if (rest && !end_line(run, &open, run->length, 0)) return false;
    return tl_index(run, &run->point_pages, run->points.data, run->points.count, sizeof(tl_point));
}
