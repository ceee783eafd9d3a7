/*
 * Takes the blocks with their frame, makes divisions of those that head a section:
 * numbered ones, and lines without a number of the schemes: 总则, 附则, the cases of a
 * collection (案例一) and their parts (基本案情), and what parts a text where 一、
 * begins anew.
 */
#include "outline.h"

enum {
    SHORT_LINE = 32,   /* characters of a line that parts the text             */
    LONGEST_CASE = 80, /* characters of a case with its name                   */
    LONGEST_PART = 10, /* characters of the name of a part, as 检察机关履职过程 */
    SQUEEZED = 96      /* bytes of a line that is compared as a whole      */
};

/* A character that no term has. */
static bool is_in_no_term(const tl_lex_table *table, uint32_t c) {
    return c < TL_LEX_CODE_POINTS && !table->number[table->page[c >> 6] * 64u + (c & 63)];
}

/* A line without the marks of Markdown around it. */
static tl_span inside_markup(const char *text, uint32_t start, uint32_t end) {
    tl_span inside = {start, end};
    if (start >= end || (unsigned char)text[start] >= 0x80) return inside;
    inside.start = tl_over_markup(text, start, end);
    while (inside.end > inside.start &&
           (text[inside.end - 1] == '*' || text[inside.end - 1] == '#'))
        inside.end--;
    return inside;
}

tl_classes tl_whole_line(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    char word[SQUEEZED];
    uint32_t size = 0;
    const tl_span words = inside_markup(text, start, end);
    start = words.start;
    end = words.end;
    if (end - start > 4 * SQUEEZED) return 0;
    while (start < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, start, end, &used);
        if (!tl_is_blank(c) && c != '\n' && c != '\r') {
            if (size + used > SQUEEZED || is_in_no_term(run->lexicon->outline, c)) return 0;
            memcpy(word + size, text + start, used);
            size += used;
        }
        start += used;
    }
    return tl_lex_exact(run->lexicon->outline, word, 0, size);
}

/* --- Cases --------------------------------------------------------------------------- */

/* After 案例, 典型案例, 指导性案例第, 检例第; start if none of these is there. */
static uint32_t after_case_word(const char *text, uint32_t start, uint32_t end) {
    static const char *const words[] = {"案例", "典型案例", "指导案例", "指导性案例", "检例"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const uint32_t length = (uint32_t)strlen(words[i]);
        if (end - start < length || memcmp(text + start, words[i], length) != 0) continue;
        const uint32_t at = tl_skip_blanks(text, start + length, end);
        return TL_AT(text, at, end, "第") ? at + 3 : at;
    }
    return start;
}

bool tl_names_case(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (TL_AT(text, start, end, "【") || TL_AT(text, start, end, "（")) start += 3;
    uint32_t at = after_case_word(text, start, end);
    const uint32_t number = at;
    if (at == start || tl_over_figures(text, &at, end) < 1) return false;
    if (TL_AT(text, at, end, "号")) at += 3;
    const uint32_t c = tl_peek(text, at, end);
    const bool apart = c == 0 || c == 0xFF1A || c == ':' || c == 0x3011 || c == 0xFF09 ||
                       c == '\n' || c == '\r' || c == 0x3001 || c == '.' || c == 0xFF0E ||
                       tl_is_blank(c);
    if (!apart && tl_trim_blanks(text, number, at) == at) return false; /* 案例一中… */
    return tl_at_most(text, start, end, LONGEST_CASE) &&
           (tl_skip_blanks(text, tl_after(text, at, end), end) >= end ||
            !tl_ends_final(text, start, end));
}

/* The name of a part of a case at the head of a block: 基本案情 alone, 【基本案情】 or, where
 * `cases` are told, 基本案情： with text behind; its end with these marks, `start` if there
 * is none. */
static uint32_t case_part_end(const tl_run *run, uint32_t start, uint32_t end, bool cases) {
    const char *text = run->text;
    const bool lenticular = TL_AT(text, start, end, "【");
    const uint32_t name = lenticular ? start + 3 : start;
    uint32_t at = name;
    for (int i = 0; i <= LONGEST_PART && at < end; i++) {
        const uint32_t c = tl_peek(text, at, end);
        if (c == (lenticular ? 0x3011U : 0xFF1AU)) break;
        at = tl_after(text, at, end);
    }
    if (at >= end || !(tl_whole_line(run, name, at) & TL_CLASS(TL_OUTLINE_CASE_PART))) return start;
    return lenticular || cases || at + 3 >= end ? at + 3 : start;
}

/* --- Kinds ------------------------------------------------------------------------------ */

static void set_unnumbered(const tl_run *run, tl_block *block) {
    block->kind = TIAOLI_NODE_DIVISION;
    block->marker.kind = TIAOLI_MARKER_UNNUMBERED;
    block->marker.label = inside_markup(run->text, block->start, block->end);
    block->marker.body = block->end;
}

/* 总则, 附则, 基本案情 alone in a line head a division without a number.  `cases`: were any
 * told above? */
static void settle_kind(const tl_run *run, tl_block *block, bool *cases) {
    if (block->kind != TIAOLI_NODE_PARAGRAPH || block->quoted) return;
    if (block->marker.kind) {
        block->kind = TIAOLI_NODE_DIVISION;
        return;
    }
    const tl_classes line = tl_whole_line(run, block->start, block->end);
    const bool named = tl_names_case(run, block->start, block->end);
    const uint32_t part = case_part_end(run, block->start, block->end, *cases);
    if (!(line & TL_CLASS(TL_OUTLINE_UNNUMBERED)) && !named && part == block->start) return;
    block->preface = (line & TL_CLASS(TL_OUTLINE_PREFACE)) != 0;
    if (named) block->of_case = TL_CASE;
    if (part > block->start || line & TL_CLASS(TL_OUTLINE_CASE_PART)) block->of_case = TL_CASE_PART;
    *cases = *cases || block->of_case;
    set_unnumbered(run, block);
    if (part == block->start || part >= block->end) return;
    block->marker.label.end = part;
    block->marker.body = tl_skip_space(run->text, part, block->end);
}

void tl_settle_kinds(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to) {
    bool cases = false;
    for (uint32_t i = from; i < to; i++) settle_kind(run, &blocks->data[i], &cases);
}

/* A short line without a stop before 一、 where 一、 二、 have stood already parts the
 * text: 2024年工作计划, the name of the next case. */
void tl_find_parting_lines(const tl_run *run, tl_blocks *blocks) {
    int32_t last = 0;
    for (uint32_t i = 0; i + 1 < blocks->count; i++) {
        tl_block *block = &blocks->data[i];
        const tl_marker *next = &block[1].marker;
        if (block->kind == TIAOLI_NODE_ATTACHMENT) last = 0;
        if (block->kind == TIAOLI_NODE_DIVISION) {
            if (tl_is_structural(block->marker.kind) || block->marker.kind == TIAOLI_MARKER_ARTICLE)
                return;
            if (block->marker.kind == TIAOLI_MARKER_HANZI_COMMA) last = block->marker.number;
        }
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->quoted || block->inside ||
            block->joined || last < 2)
            continue;
        if (block[1].kind != TIAOLI_NODE_DIVISION || block[1].inside || next->number != 1 ||
            next->kind != TIAOLI_MARKER_HANZI_COMMA)
            continue;
        if (!tl_at_most(run->text, block->start, block->end, SHORT_LINE) ||
            tl_ends_final(run->text, block->start, block->end))
            continue;
        set_unnumbered(run, block);
    }
}
