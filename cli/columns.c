/*
 * Takes text, gives lines whose columns stand straight in a terminal: a Chinese
 * character takes two columns, a combining mark none.
 */
#include "columns.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

enum {
    USUAL_COLUMNS = 100,
    LEAST_COLUMNS = 40,
    MOST_COLUMNS = 1000,
    BYTES_PER_COLUMN = 32 /* more are combining marks without end               */
};

static int terminal_columns(void) {
    const char *stated = getenv("COLUMNS");
    long columns = stated ? strtol(stated, NULL, 10) : 0;
#ifdef TIOCGWINSZ
    struct winsize size;
    if (columns <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
#endif
    if (columns <= 0) columns = USUAL_COLUMNS;
    if (columns < LEAST_COLUMNS) columns = LEAST_COLUMNS;
    return columns > MOST_COLUMNS ? MOST_COLUMNS : (int)columns;
}

void line_begin(cli_line *line) {
    const char *plain = getenv("NO_COLOR");
    memset(line, 0, sizeof *line);
    line->limit = terminal_columns();
    line->colour = isatty(STDOUT_FILENO) && !(plain && *plain);
}

void line_free(cli_line *line) { free(line->bytes.data); }

static void append(cli_line *line, const char *bytes, size_t length) {
    if (line->failed || !cli_reserve(&line->bytes, length)) {
        line->failed = true;
        return;
    }
    memcpy(line->bytes.data + line->bytes.length, bytes, length);
    line->bytes.length += length;
}

/* ----- characters ---------------------------------------------------------------- */

typedef struct {
    size_t used;      /* bytes of the input                                     */
    int width;        /* columns                                                */
    const char *show; /* what is written in its place; NULL: nothing            */
    size_t length;
} glyph;

static const char replacement[] = "\xEF\xBF\xBD";

static glyph next_glyph(const char *text, size_t length) {
    utf8proc_int32_t c;
    const utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &c);
    if (used <= 0) return (glyph){1, 1, replacement, 3};
    glyph found = {(size_t)used, utf8proc_charwidth(c), text, (size_t)used};
    if (c == '\n' || c == '\r') return (glyph){found.used, 0, NULL, 0};
    if (c == '\t') return (glyph){found.used, 1, " ", 1};
    const utf8proc_category_t category = utf8proc_category(c);
    if (category == UTF8PROC_CATEGORY_CC) return (glyph){found.used, 1, replacement, 3};
    /* format characters may turn the direction of the whole line */
    if (category == UTF8PROC_CATEGORY_CF) return (glyph){found.used, 0, NULL, 0};
    return found;
}

/* How far the text goes within `most` columns; `fits`: to its end. */
typedef struct {
    size_t used;
    int width;
    bool fits;
} extent;

static extent measure(const char *text, size_t length, int most) {
    extent so_far = {0, 0, false}, before = so_far; /* before: leaves room for … */
    const size_t bound = (size_t)most * BYTES_PER_COLUMN;
    while (so_far.used < length) {
        const glyph next = next_glyph(text + so_far.used, length - so_far.used);
        if (so_far.width + next.width > most || so_far.used > bound) return before;
        so_far.used += next.used;
        so_far.width += next.width;
        if (so_far.width < most) before = so_far;
    }
    so_far.fits = true;
    return so_far;
}

int text_width(const char *text, size_t length, int most) {
    const extent taken = measure(text, length, most);
    return taken.fits ? taken.width : taken.width + 1;
}

void line_text(cli_line *line, const char *text, size_t length, int most) {
    if (most < 1) return;
    const extent taken = measure(text, length, most);
    for (size_t at = 0; at < taken.used;) {
        const glyph next = next_glyph(text + at, length - at);
        if (next.show) append(line, next.show, next.length);
        at += next.used;
    }
    line->width += taken.width;
    if (!taken.fits) line_put(line, "…");
}

void line_put(cli_line *line, const char *text) {
    const size_t length = strlen(text);
    append(line, text, length);
    line->width += text_width(text, length, MOST_COLUMNS);
}

void line_pad(cli_line *line, int column) {
    for (; line->width < column; line->width++) append(line, " ", 1);
}

void line_style(cli_line *line, const char *style) {
    if (!line->colour) return;
    append(line, "\x1B[", 2);
    append(line, style, strlen(style));
    append(line, "m", 1);
}

void line_end(cli_line *line) {
    size_t length = line->bytes.length;
    while (length && line->bytes.data[length - 1] == ' ') length--;
    line->bytes.length = length;
    append(line, "\n", 1);
    if (!line->failed) cli_sink(NULL, line->bytes.data, line->bytes.length);
    line->bytes.length = 0;
    line->width = 0;
}
