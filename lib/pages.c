/*
 * Takes the lines, marks those that a page left in the text: page numbers
 * (— 3 —, 第3页 共10页), running heads, and lines that hold nothing but entities
 * (&nbsp;).  A paragraph goes on over them; between paragraphs they are leaves of
 * their own, which close nothing.
 */
#include "outline.h"

enum {
    LONGEST_NUMBER_LINE = 64, /* bytes of a line that only tells a page          */
    SHORTEST_HEAD = 9,        /* bytes of a running head                         */
    LONGEST_HEAD = 240,
    SHORTEST_PAGE = 8, /* lines between two page numbers                  */
    HEADS = 3          /* so often a title stands that is a running head  */
};

static bool is_page_dash(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
           c == 0x2212 || c == 0x2500 || c == 0xFF0D || c == 0xB7 || c == 0x2022 || c == '~' ||
           c == 0xFF5E;
}

static uint32_t over_dashes(const char *text, uint32_t at, uint32_t end) {
    while (at < end && is_page_dash(tl_peek(text, at, end)))
        at = tl_skip_blanks(text, tl_after(text, at, end), end);
    return at;
}

/* Reads 3 or ３ at *at, with the blanks after it; 0 if there is none. */
static uint32_t page_number(const char *text, uint32_t *at, uint32_t end) {
    uint32_t value = 0;
    for (int digits = 0; digits < 4; digits++) {
        const int digit = tl_digit(tl_peek(text, *at, end));
        if (digit < 0) break;
        value = value * 10 + (uint32_t)digit;
        *at = tl_after(text, *at, end);
    }
    *at = tl_skip_blanks(text, *at, end);
    return value;
}

static bool take(const char *text, uint32_t *at, uint32_t end, const char *word) {
    const uint32_t length = (uint32_t)strlen(word);
    if (end - *at < length || memcmp(text + *at, word, length) != 0) return false;
    *at = tl_skip_blanks(text, *at + length, end);
    return true;
}

/* 第3页 or 共10页, 第 or 共 may be missing. */
static bool take_page(const char *text, uint32_t *at, uint32_t end) {
    uint32_t next = *at;
    if (!take(text, &next, end, "第")) take(text, &next, end, "共");
    if (!page_number(text, &next, end) || !take(text, &next, end, "页")) return false;
    *at = next;
    return true;
}

/* — 3 —, 第3页, 第3页 共10页, 第3页/共10页, Page 3 of 10 */
static bool tells_page(const char *text, uint32_t at, uint32_t end) {
    if (end - at > LONGEST_NUMBER_LINE) return false;
    const uint32_t inside = over_dashes(text, at, end);
    uint32_t after = inside;
    if (inside > at && page_number(text, &after, end) && after < end &&
        over_dashes(text, after, end) == end)
        return true;
    after = inside;
    if (take_page(text, &after, end)) {
        if (!take(text, &after, end, "，") && !take(text, &after, end, ","))
            take(text, &after, end, "/");
        take_page(text, &after, end);
        return over_dashes(text, after, end) == end;
    }
    if (!take(text, &after, end, "Page") || !page_number(text, &after, end)) return false;
    return after == end ||
           (take(text, &after, end, "of") && page_number(text, &after, end) && after == end);
}

/* Over &nbsp; and its like, with blanks; `at` if there is none. */
uint32_t tl_over_entities(const char *text, uint32_t at, uint32_t end) {
    static const char *const names[] = {"&nbsp;", "&emsp;",   "&ensp;",  "&thinsp;",
                                        "&#160;", "&#12288;", "&#8194;", "&#8195;"};
    for (size_t i = 0; at < end && text[at] == '&' && i < sizeof names / sizeof *names;)
        i = take(text, &at, end, names[i]) ? 0 : i + 1;
    return at;
}

static bool same_line(const char *text, const tl_line *a, const tl_line *b) {
    const uint32_t length = a->last - a->first;
    return length >= SHORTEST_HEAD && length <= LONGEST_HEAD && b->last - b->first == length &&
           memcmp(text + a->first, text + b->first, length) == 0;
}

/* The next line in direction `step` that is neither blank nor furniture. */
static tl_line *neighbour(tl_run *run, uint32_t i, int step) {
    for (int looked = 0; looked < 4; looked++) {
        i += (uint32_t)step;
        if (i >= run->lines.count) return NULL;
        tl_line *line = &run->lines.data[i];
        if (line->first < line->last && !line->page) return line;
    }
    return NULL;
}

/* A line that stands beside page after page is a running head. */
static void find_running(tl_run *run, int step) {
    tl_line *last = NULL;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        if (!run->lines.data[i].page) continue;
        tl_line *line = neighbour(run, i, step);
        if (!line) continue;
        if (last && line != last && same_line(run->text, last, line))
            last->page = line->page = true;
        last = line;
    }
}

/* The first line of the text again and again: the head of each page. */
static void find_title_again(tl_run *run) {
    const tl_line *title = NULL;
    uint32_t found = 0, last = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < run->lines.count; i++) {
            tl_line *line = &run->lines.data[i];
            if (line->first >= line->last || line->page) continue;
            if (!title) {
                if (tl_ends_final(run->text, line->first, line->last)) return;
                title = line;
            }
            if (line == title || !same_line(run->text, title, line)) continue;
            if (pass)
                line->page = true;
            else if (i - last >= SHORTEST_PAGE)
                found++;
            last = i;
        }
        if (found + 1 < HEADS) return;
    }
}

/* Numbers alone in their lines, one higher on each page. */
static void find_bare_numbers(tl_run *run) {
    tl_line *last = NULL;
    uint32_t last_value = 0;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        uint32_t at = line->first;
        if (at >= line->last || line->last - at > LONGEST_NUMBER_LINE) continue;
        const uint32_t value = page_number(run->text, &at, line->last);
        if (!value || at < line->last) continue;
        if (last && value == last_value + 1 && line - last >= SHORTEST_PAGE)
            last->page = line->page = true;
        last = line;
        last_value = value;
    }
}

void tl_find_pages(tl_run *run, bool cut) {
    bool numbered = false;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first >= line->last) continue;
        line->page = tells_page(run->text, line->first, line->last);
        numbered = numbered || line->page;
    }
    if (cut && !numbered) find_bare_numbers(run);
    find_running(run, 1);
    find_running(run, -1);
    find_title_again(run);
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first < line->last && run->text[line->first] == '&')
            line->page = tl_over_entities(run->text, line->first, line->last) == line->last;
    }
}
