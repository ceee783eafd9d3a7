/*
 * Takes the text, gives its lines: where each starts and ends without its
 * break (LF, CR or CRLF), where its first and last character that is not blank
 * stand, and the numbering at its head.
 */
#include "run.h"

static bool add_line(tl_run *run, uint32_t start, uint32_t end) {
    tl_line line = {0};
    line.start = start;
    line.end = end;
    line.first = tl_skip_blanks(run->text, start, end);
    line.last = tl_trim_blanks(run->text, line.first, end);
    if (line.first < line.last) line.marker = tl_read_marker(run->text, line.first, line.last);
    if (!TL_PUSH(&run->memory, &run->lines, line)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

bool tl_lines(tl_run *run) {
    uint32_t start = 0;
    for (uint32_t at = 0; (at = tl_over_han(run->text, at, run->length)) < run->length; at++) {
        const char c = run->text[at];
        if (c != '\n' && c != '\r') continue;
        if (!add_line(run, start, at)) return false;
        if (c == '\r' && at + 1 < run->length && run->text[at + 1] == '\n') at++;
        start = at + 1;
    }
    return start < run->length || run->lines.count == 0 ? add_line(run, start, run->length) : true;
}
