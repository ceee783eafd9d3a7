/*
 * First stage.  Takes the bytes, gives in one pass over them: whether they are
 * UTF-8, the lines (from break to break: LF, CR or CRLF), the points, which are
 * the marks that later stages look for, and the places at which the scans for
 * numerals and words of the calendar have to look.  Then for each line where its
 * first and last character that is not blank stand, and the numbering at its
 * head.
 */
#include "number_char.h"
#include "run.h"

/* The characters of interest stand in few rows of 64; all others have row 0. */
enum { NO_ROW, ASCII, ASCII_40, ROW_2000, ROW_3000, ROW_FF00, ROW_FF40, ROW_7B00, ROWS };

static const uint8_t rows[0x10000 / 64] = {[0x0000 / 64] = ASCII,    [0x0040 / 64] = ASCII_40,
                                           [0x2000 / 64] = ROW_2000, [0x3000 / 64] = ROW_3000,
                                           [0x7B00 / 64] = ROW_7B00, [0xFF00 / 64] = ROW_FF00,
                                           [0xFF40 / 64] = ROW_FF40};

#define CELL(row, c) [(row)*64 + (c) % 64]
enum { B = TL_POINT_BRACKET, E = TL_POINT_END, BREAK = 0x80 };

static const uint8_t classes[ROWS * 64] = {
    CELL(ASCII, '\n') = BREAK,
    CELL(ASCII, '\r') = BREAK,
    CELL(ASCII, '"') = B,
    CELL(ASCII, '(') = B,
    CELL(ASCII, ')') = B,
    CELL(ASCII_40, '[') = B,
    CELL(ASCII_40, ']') = B,
    CELL(ASCII, '!') = E,
    CELL(ASCII, '?') = E,
    CELL(ASCII, ',') = E,
    CELL(ASCII, ';') = E,
    CELL(ASCII, ':') = E,
    CELL(ROW_2000, 0x2018) = B, /* ‘ */
    CELL(ROW_2000, 0x2019) = B, /* ’ */
    CELL(ROW_2000, 0x201C) = B, /* “ */
    CELL(ROW_2000, 0x201D) = B, /* ” */
    CELL(ROW_2000, 0x2026) = E, /* … */
    CELL(ROW_3000, 0x3002) = E, /* 。 */
    CELL(ROW_3000, 0x3008) = B, /* 〈 */
    CELL(ROW_3000, 0x3009) = B, /* 〉 */
    CELL(ROW_3000, 0x300A) = B, /* 《 */
    CELL(ROW_3000, 0x300B) = B, /* 》 */
    CELL(ROW_3000, 0x300C) = B, /* 「 */
    CELL(ROW_3000, 0x300D) = B, /* 」 */
    CELL(ROW_3000, 0x300E) = B, /* 『 */
    CELL(ROW_3000, 0x300F) = B, /* 』 */
    CELL(ROW_3000, 0x3010) = B, /* 【 */
    CELL(ROW_3000, 0x3011) = B, /* 】 */
    CELL(ROW_3000, 0x3014) = B, /* 〔 */
    CELL(ROW_3000, 0x3015) = B, /* 〕 */
    CELL(ROW_7B00, 0x7B2C) = TL_POINT_ORDINAL,
    CELL(ROW_FF00, 0xFF01) = E, /* ！ */
    CELL(ROW_FF00, 0xFF08) = B, /* （ */
    CELL(ROW_FF00, 0xFF09) = B, /* ） */
    CELL(ROW_FF00, 0xFF0C) = E, /* ， */
    CELL(ROW_FF00, 0xFF1A) = E, /* ： */
    CELL(ROW_FF00, 0xFF1B) = E, /* ； */
    CELL(ROW_FF00, 0xFF1F) = E, /* ？ */
    CELL(ROW_FF40, 0xFF61) = E, /* ｡ */
};

static uint32_t class_of(uint32_t c) {
    return c < 0x10000 ? classes[rows[c / 64] * 64u + c % 64] : 0;
}

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
    static const tl_line none = {0};
    if (!TL_PUSH(&run->memory, &run->lines, none)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    tl_line *line = &run->lines.data[run->lines.count - 1];
    line->start = open->start;
    line->end = line->first = line->last = at;
    line->point = open->point;
    if (open->start < at) {
        line->first = tl_skip_blanks(text, line->start, at);
        line->last = tl_trim_blanks(text, line->first, at);
        line->columns = open->columns;
        if (line->last < at) line->columns -= columns_of(text, line->last, at);
        line->marker.body = line->first;
        if (tl_may_number(text, line->first, line->last))
            line->marker = tl_read_marker(run, line->first, line->last);
    }
    open->start = at + length;
    open->point = run->points.count;
    open->columns = 0;
    return true;
}

static bool add_point(tl_run *run, uint32_t at, uint32_t c, uint32_t is) {
    const tl_point point = {at, (uint16_t)c, (uint16_t)is};
    if (!TL_PUSH(&run->memory, &run->points, point)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

/* Over characters from U+4000 to U+9FFF that are neither points nor places, as far
 * as that is seen fast; never up to the end. */
static uint32_t over_words(const char *text, uint32_t at, uint32_t end) {
    while (end - at >= 8) {
        const uint32_t low = tl_four_bytes(text + at), high = tl_four_bytes(text + at + 4);
        const uint64_t bytes = low | (uint64_t)high << 32;
        const bool two = (bytes & 0xC0C0F0C0C0F0) == 0x8080E08080E0;
        const bool first = tl_holds_three(&tl_word_stops, low);
        if (!two || first || tl_holds_three(&tl_word_stops, (uint32_t)(bytes >> 24)))
            /* one or none: without a branch, which nobody could foretell */
            return at + 3U * (tl_begins_three(low) & !first);
        at += 6;
    }
    return at;
}

static void put(tl_places *places, uint32_t at) {
    places->data[at / 64] |= (uint64_t)1 << (at & 63);
}

/* No places yet; with a caller's terms each byte that may begin a character, as
 * they may begin with any. */
static bool clear_places(tl_run *run, tl_places *places) {
    const uint32_t wanted = run->length / 64 + 1;
    if (!TL_ROOM(&run->memory, places, wanted)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    places->count = wanted;
    memset(places->data, 0, wanted * sizeof *places->data);
    if (run->lexicon->number == &tl_lexicon_number) return true;
    for (uint32_t at = 0; at < run->length; at++)
        if (((unsigned char)run->text[at] & 0xC0) != 0x80) put(places, at);
    return true;
}

/* The character c from `at` to `after` may be one of the places. */
static void find_places(tl_run *run, uint32_t at, uint32_t c, uint32_t after) {
    if (tl_holds(&tl_number_stops, c)) put(&run->number_places, at);
    if (tl_holds(&tl_calendar_first, c) &&
        tl_holds(&tl_calendar_second, tl_peek(run->text, after, run->length)))
        put(&run->calendar_places, at);
}

/* The byte at `at` begins no character. */
static bool allow_bad_byte(tl_run *run, uint32_t at) {
    if (!(run->flags & TIAOLI_PARSE_REPLACE_UTF8)) return tl_fail(run, TIAOLI_E_UTF8, at);
    return tl_add_note(run, TIAOLI_NOTE_REPLACED_UTF8, at, at + 1);
}

/* The character at *at, whatever it is. */
static inline bool read_character(tl_run *run, open_line *open, uint32_t *at) {
    const char *text = run->text;
    const uint32_t here = *at;
    uint32_t used;
    const uint32_t c = tl_decode(text, here, run->length, &used);
    const uint32_t is = class_of(c);
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
    find_places(run, here, c, *at);
    return !is || add_point(run, here, c, is);
}

bool tl_lines(tl_run *run) {
    open_line open = {0, 0, 0};
    if (!clear_places(run, &run->number_places) || !clear_places(run, &run->calendar_places))
        return false;
    for (uint32_t at = 0; at < run->length;) {
        const uint32_t from = at;
        at = over_words(run->text, at, run->length);
        open.columns += (at - from) / 3 * 2;
        if (!read_character(run, &open, &at)) return false;
    }
    const bool rest = open.start < run->length || run->lines.count == 0;
    if (rest && !end_line(run, &open, run->length, 0)) return false;
    return tl_index(run, &run->point_pages, run->points.data, run->points.count, sizeof(tl_point));
}
