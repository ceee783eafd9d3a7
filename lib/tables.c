/*
 * Takes the blocks with their frame, marks those that are rows or cells of a table as
 * plain text has them: rows whose cells stand apart by tabs or wide blanks, and cells
 * in lines of their own below 表1.  What they begin with is no numbering.
 */
#include "outline.h"

enum {
    LONGEST_ROW = 400,   /* bytes that are searched for wide blanks            */
    FEWEST_CELLS = 3,    /* of a row without tabs                              */
    LONGEST_CELL = 16,   /* characters of one that fills its line              */
    FEWEST_LINES = 6,    /* cells in lines of their own: two rows of three     */
    LONGEST_CAPTION = 40 /* characters                                         */
};

/* How many cells stand apart by two blanks or a double one? */
static uint32_t count_cells(const char *text, uint32_t start, uint32_t end) {
    uint32_t cells = 1;
    if (end - start > LONGEST_ROW) return cells;
    for (uint32_t at = start; at < end;) {
        const unsigned char first = (unsigned char)text[at];
        if (first != ' ' && first != 0xE3 && first != 0xC2) {
            at++;
            continue;
        }
        const uint32_t after = tl_skip_blanks(text, at, end);
        cells += after >= at + 2 && after < end;
        at = after > at ? after : at + 1;
    }
    return cells;
}

/* Apart by tabs, or | 甲 | 乙 | */
static bool is_ruled(const char *text, uint32_t start, uint32_t end) {
    if (start >= end) return false;
    if (end - start > 2 && text[start] == '|' && text[end - 1] == '|') return true;
    return memchr(text + start, '\t', end - start) != NULL;
}

bool tl_holds_cells(const char *text, uint32_t start, uint32_t end) {
    return is_ruled(text, start, end) || count_cells(text, start, end) >= FEWEST_CELLS;
}

static bool holds_digit(const char *text, uint32_t start, uint32_t end) {
    for (; start < end; start++)
        if (text[start] >= '0' && text[start] <= '9') return true;
    return false;
}

static void set_table(tl_block *block) {
    block->kind = TIAOLI_NODE_TABLE;
    memset(&block->marker, 0, sizeof block->marker);
    block->marker.body = block->start;
}

/* May a block be part of a table?  1. may begin one, 一、 does not. */
static bool may_be_part(const tl_block *block) {
    const uint8_t kind = block->marker.kind;
    return block->kind == TIAOLI_NODE_PARAGRAPH && !block->quoted && !block->page &&
           (!kind || kind == TIAOLI_MARKER_ARABIC_DOT || kind == TIAOLI_MARKER_ARABIC_COMMA ||
            kind == TIAOLI_MARKER_ARABIC_PAREN || kind == TIAOLI_MARKER_CIRCLED);
}

/* Without a tab the number counts as a cell. */
static bool is_row(const tl_run *run, const tl_block *block) {
    const char *text = run->text;
    const uint32_t from = block->marker.kind ? block->marker.body : block->start;
    if (!may_be_part(block) || tl_ends_final(text, block->start, block->end)) return false;
    return tl_holds_cells(text, from, block->end) ||
           count_cells(text, from, block->end) + (block->marker.kind != 0) >= FEWEST_CELLS;
}

/* Rows that stand together are a table; those without tabs where figures are in them:
 * names stand apart too. */
static void find_rows(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to) {
    const char *text = run->text;
    uint32_t rows = 0;
    bool sure = false;
    for (uint32_t i = from; i <= to; i++) {
        const tl_block *block = i < to ? &blocks->data[i] : NULL;
        if (block && is_row(run, block)) {
            rows++;
            sure = sure || holds_digit(text, block->marker.body, block->end) ||
                   is_ruled(text, block->start, block->end);
            continue;
        }
        for (uint32_t k = i - rows; sure && rows >= 2 && k < i; k++) set_table(&blocks->data[k]);
        rows = 0;
        sure = false;
    }
}

/* 表1 …, 附表, 专栏2：… */
static bool is_caption(const tl_run *run, const tl_block *block) {
    const char *text = run->text;
    uint32_t at = block->start;
    if ((block->kind != TIAOLI_NODE_PARAGRAPH && block->kind != TIAOLI_NODE_ATTACHMENT) ||
        block->marker.kind || block->quoted ||
        !tl_at_most(text, block->start, block->end, LONGEST_CAPTION) ||
        tl_ends_final(text, block->start, block->end))
        return false;
    if (TL_AT(text, at, block->end, "附表")) return true;
    if (TL_AT(text, at, block->end, "专栏"))
        at += 6;
    else if (TL_AT(text, at, block->end, "表"))
        at += 3;
    else
        return false;
    at = tl_skip_blanks(text, at, block->end);
    return tl_over_figures(text, &at, block->end) > 0;
}

static bool is_cell(const tl_run *run, const tl_block *block) {
    return may_be_part(block) && tl_at_most(run->text, block->start, block->end, LONGEST_CELL) &&
           !tl_ends_final(run->text, block->start, block->end) &&
           !tl_frame_line(run, block->start, block->end) &&
           !(tl_whole_line(run, block->start, block->end) & TL_CLASS(TL_OUTLINE_UNNUMBERED));
}

/* Below a caption short lines without a stop are cells, many of them; a numbered one
 * over text is a heading again. */
static void find_cells(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (!is_caption(run, &blocks->data[i])) continue;
        uint32_t end = i + 1;
        while (end < to && is_cell(run, &blocks->data[end])) end++;
        if (end < to && blocks->data[end].kind == TIAOLI_NODE_PARAGRAPH &&
            blocks->data[end - 1].marker.kind)
            end--;
        if (end < i + 1 + FEWEST_LINES) continue;
        for (uint32_t k = i + 1; k < end; k++) set_table(&blocks->data[k]);
        i = end - 1;
    }
}

void tl_find_tables(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to) {
    find_rows(run, blocks, from, to);
    find_cells(run, blocks, from, to);
}
