/*
 * Takes the blocks, finds the frame of the document: its head (frame_head.c), and here
 * at its end the closing, signature, date, attachments and page furniture.  By position
 * and by what single lines are (frame_line.c).
 */
#include "frame.h"

enum {
    CLOSING_BLOCKS = 6,    /* it stands among the last blocks of the text       */
    PERORATION_BLOCKS = 12 /* at most so many paragraphs after the last address */
};

/* Page furniture: lines of its own, and what only page furniture follows. */
static uint32_t find_backmatter(const tl_frame *f) {
    const tl_run *run = f->run;
    uint32_t count = f->blocks->count;
    while (count > f->body && f->blocks->data[count - 1].page) count--;
    for (uint32_t i = f->body; i < count; i++) {
        tl_block *block = &f->blocks->data[i];
        if (block->quoted || block->marker.kind) continue;
        const bool printing = tl_tells_printing(run, block->start, block->end);
        if (printing) block->kind = TIAOLI_NODE_BACKMATTER;
        if (printing || !block->has_term) continue;
        if (tl_begins_with(run, block->start, block->end, TL_OUTLINE_FURNITURE))
            block->kind = TIAOLI_NODE_BACKMATTER;
        if (!tl_begins_with(run, block->start, block->end, TL_OUTLINE_BACKMATTER)) continue;
        for (uint32_t k = i; k < f->blocks->count; k++)
            f->blocks->data[k].kind = TIAOLI_NODE_BACKMATTER;
        return i;
    }
    return count;
}

/* A name has none: 附件：名单, 联系人：王某 */
static bool has_colon(const char *text, const tl_block *block) {
    for (uint32_t at = block->start; at < block->end; at = tl_after(text, at, block->end))
        if (text[at] == ':' || TL_AT(text, at, block->end, "：")) return true;
    return false;
}

/* Below 附件：甲表 the lines 乙表, 丙表 are attachments too: an organ signs.  Where
 * it does; `i` if none is named. */
static uint32_t after_attachments(const tl_frame *f, uint32_t i, uint32_t end) {
    const tl_block *above = i > f->body ? &f->blocks->data[i - 1] : NULL;
    if (!above || !above->has_term || !tl_is_attachment(f->run, above->start, above->end)) return i;
    uint32_t first = i;
    while (first < end && !tl_names_organ(f->run, &f->blocks->data[first])) first++;
    if (first == end) return i;
    for (uint32_t k = i; k < first; k++) f->blocks->data[k].kind = TIAOLI_NODE_ATTACHMENT;
    return first;
}

/* Names over a date before block `end`; without names the date must be the last
 * line of its text.  Where they begin; `end` if there are none. */
static uint32_t find_signature(const tl_frame *f, uint32_t end, bool last) {
    const char *text = f->run->text;
    if (end <= f->body + 1) return end;
    tl_block *date = &f->blocks->data[end - 1];
    if (last && tl_is_signed_date(f->run, date->start, date->end)) {
        date->kind = TIAOLI_NODE_SIGNATURE;
        return end - 1;
    }
    const bool month =
        tl_is_month_line(text, date->start, date->end) && tl_names_organ(f->run, date - 1);
    if (!month && !tl_is_date_line(text, date->start, date->end)) return end;
    uint32_t i = end - 1;
    for (int lines = 0; lines < TL_SIGNATURE_LINES && i > f->body; lines++) {
        tl_block *block = &f->blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->marker.kind || block->quoted ||
            !tl_at_most(text, block->start, block->end, TL_SHORT_NAME) ||
            tl_ends_final(text, block->start, block->end) || has_colon(text, block) ||
            (block->has_term && tl_is_closing(f->run, block->start, block->end)) ||
            (block->has_term && tl_is_attachment(f->run, block->start, block->end)))
            break;
        block->kind = TIAOLI_NODE_SIGNATURE;
        i--;
    }
    i = after_attachments(f, i, end - 1);
    if (i == end - 1 && !last) return end;
    date->kind = TIAOLI_NODE_DATE;
    return i;
}

/* 注释, 资料来源：…, 记录：… */
static bool is_endnote(const tl_run *run, const tl_block *block) {
    return ((tl_label_classes(run, block->start, block->end) |
             tl_whole_line(run, block->start, block->end)) &
            TL_CLASS(TL_OUTLINE_ENDNOTE)) != 0;
}

/* [1]…, ①…, 1.… below 注释 */
static bool is_note_item(const tl_run *run, const tl_block *block) {
    const uint8_t kind = block->marker.kind;
    const uint32_t c = tl_peek(run->text, block->start, block->end);
    return c == '[' || c == 0xFF3B || c == 0x3014 || kind == TIAOLI_MARKER_CIRCLED ||
           kind == TIAOLI_MARKER_ARABIC_DOT || kind == TIAOLI_MARKER_ARABIC_COMMA ||
           kind == TIAOLI_MARKER_ARABIC_PAREN;
}

/* Notes and sources at the end of a text, and who took part in a meeting, are no text of
 * its last section.  Where they begin; `end` if there are none. */
static uint32_t find_endnotes(const tl_frame *f, uint32_t end) {
    uint32_t first = end;
    for (uint32_t i = end; i > f->body; i--) {
        const tl_block *block = &f->blocks->data[i - 1];
        if (block->quoted || block->kind != TIAOLI_NODE_PARAGRAPH) break;
        if (is_endnote(f->run, block) && !block->marker.kind)
            first = i - 1;
        else if (!is_note_item(f->run, block))
            break;
    }
    for (uint32_t k = first; k < end; k++) {
        f->blocks->data[k].kind = TIAOLI_NODE_BACKMATTER;
        memset(&f->blocks->data[k].marker, 0, sizeof f->blocks->data[k].marker);
    }
    return first;
}

/* What a heading says under which the commencement stands. */
static bool tells_validity(const tl_run *run, const tl_block *block) {
    static const char *const words[] = {"附则", "其他", "其它", "施行", "生效", "期限", "有效期"};
    const char *text = run->text;
    for (uint32_t at = block->start; at < block->end; at = tl_after(text, at, block->end))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            const uint32_t length = (uint32_t)strlen(words[i]);
            if (block->end - at >= length && !memcmp(text + at, words[i], length)) return true;
        }
    return false;
}

/* 本决定自…起施行。 as the last paragraph of a text without articles: it speaks of the
 * whole, unless its section does (八、施行日期). */
static bool is_commencement(const tl_frame *f, uint32_t i) {
    const char *text = f->run->text;
    const tl_block *block = &f->blocks->data[i];
    if (!TL_AT(text, block->start, block->end, "本")) return false;
    if (!tl_at_most(text, block->start, block->end, TL_LONGEST_CLOSING)) return false;
    bool from = false, begins = false;
    for (uint32_t at = block->start; at < block->end; at = tl_after(text, at, block->end)) {
        from = from || TL_AT(text, at, block->end, "自");
        begins = begins ||
                 (from &&
                  (TL_AT(text, at, block->end, "起施行") || TL_AT(text, at, block->end, "起实施") ||
                   TL_AT(text, at, block->end, "起执行") || TL_AT(text, at, block->end, "起生效")));
    }
    if (!begins || i == f->body || !tl_ends_final(text, block[-1].start, block[-1].end))
        return false;
    for (; i > f->body; i--) {
        const tl_block *above = &f->blocks->data[i - 1];
        if (above->marker.kind == TIAOLI_MARKER_ARTICLE) return false;
        if (above->kind == TIAOLI_NODE_PARAGRAPH && above->marker.kind)
            return !tells_validity(f->run, above);
    }
    return false;
}

static void find_closing(const tl_frame *f, uint32_t end) {
    const tl_run *run = f->run;
    for (uint32_t i = end; i > f->body && i + CLOSING_BLOCKS > end; i--) {
        tl_block *block = &f->blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->marker.kind || block->quoted) continue;
        if (tl_is_closing(run, block->start, block->end) || (i == end && is_commencement(f, i - 1)))
            block->kind = TIAOLI_NODE_CLOSING;
    }
}

static bool is_addressed(const tl_frame *f, uint32_t i) {
    const tl_block *block = &f->blocks->data[i];
    return !block->quoted && !block->marker.kind && tl_block_address(f->run, block) != 0;
}

/* Does a section end with an address before the last one of its scheme begins? */
static bool sections_end_addressed(const tl_frame *f, uint32_t end) {
    uint8_t scheme = TIAOLI_MARKER_NONE;
    for (uint32_t i = f->body; i < end && !scheme; i++) scheme = f->blocks->data[i].marker.kind;
    if (!scheme) return false;
    for (uint32_t i = end; i > f->body + 1; i--)
        if (f->blocks->data[i - 1].marker.kind == scheme) return is_addressed(f, i - 2);
    return false;
}

/* The last address of a speech or report opens its peroration, with the
 * addressed paragraphs right before it, unless those end the last section as
 * they end others. */
static void find_peroration(const tl_frame *f, uint32_t end) {
    const char *text = f->run->text;
    uint32_t first = end;
    for (uint32_t i = end; i > f->body && i + PERORATION_BLOCKS > end && first == end; i--) {
        const tl_block *block = &f->blocks->data[i - 1];
        if (block->kind == TIAOLI_NODE_CLOSING || block->marker.kind) return;
        if (is_addressed(f, i - 1)) first = i - 1;
    }
    if (first == end || first == f->body) return;
    if (tl_decode_before(text, 0, f->blocks->data[end - 1].end) != 0xFF01) return;
    if (!sections_end_addressed(f, end))
        while (first > f->body + 1 && is_addressed(f, first - 1)) first--;
    for (uint32_t k = first; k < end; k++) f->blocks->data[k].kind = TIAOLI_NODE_CLOSING;
}

static void find_tail(const tl_frame *f, uint32_t end) {
    while (end > f->body && (f->blocks->data[end - 1].kind == TIAOLI_NODE_SIGNATURE ||
                             f->blocks->data[end - 1].kind == TIAOLI_NODE_DATE))
        end--;
    end = find_endnotes(f, end);
    find_closing(f, end);
    find_peroration(f, end);
}

/* What follows a signed and dated text is a text attached to it. */
static void find_attached_text(const tl_frame *f, uint32_t i, uint32_t end) {
    const char *text = f->run->text;
    while (i < end && f->blocks->data[i].kind == TIAOLI_NODE_BACKMATTER) i++;
    if (i >= end) return;
    tl_block *block = &f->blocks->data[i];
    if (block->kind == TIAOLI_NODE_PARAGRAPH && !block->marker.kind &&
        tl_is_title_line(text, block))
        block->kind = TIAOLI_NODE_ATTACHMENT;
}

/* The list of attachments (附件：1.… 2.…) is one with the line that begins it. */
static void join_attachment_list(const tl_frame *f, uint32_t i, uint32_t end) {
    const char *text = f->run->text;
    const tl_block *first = &f->blocks->data[i];
    uint32_t at = first->start;
    while (at < first->end && !TL_AT(text, at, first->end, "：") && text[at] != ':')
        at = tl_after(text, at, first->end);
    at = tl_skip_blanks(text, tl_after(text, at, first->end), first->end);
    const tl_marker item = tl_read_marker(f->run, at, first->end);
    if (item.number != 1) return;
    for (uint32_t k = i + 1; k < end; k++) {
        tl_block *next = &f->blocks->data[k];
        if (next->marker.kind != item.kind || next->marker.number != (int32_t)(k - i) + 1) return;
        next->kind = TIAOLI_NODE_ATTACHMENT;
        memset(&next->marker, 0, sizeof next->marker);
    }
}

static bool has_attachment(const tl_frame *f, uint32_t end) {
    for (uint32_t i = f->body; i < end; i++) {
        const tl_block *block = &f->blocks->data[i];
        if (block->has_term && tl_is_attachment(f->run, block->start, block->end)) return true;
    }
    return false;
}

bool tl_find_frame(tl_run *run, tl_blocks *blocks) {
    tl_frame f = {run, blocks, false, false, 0};
    tl_find_head(&f);
    uint32_t end = find_backmatter(&f);
    if (!has_attachment(&f, end)) end = find_endnotes(&f, end);
    uint32_t text_end = end; /* where the text proper ends */
    for (uint32_t i = end; i > f.body; i--) {
        tl_block *block = &blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->quoted || block->marker.kind) continue;
        if (block->has_term && tl_is_attachment(run, block->start, block->end)) {
            block->kind = TIAOLI_NODE_ATTACHMENT;
            join_attachment_list(&f, i - 1, end);
            text_end = i - 1;
            continue;
        }
        const bool last = i == end || blocks->data[i].kind == TIAOLI_NODE_ATTACHMENT;
        if (find_signature(&f, i, last) == i) continue;
        text_end = i;
        find_attached_text(&f, i, end);
    }
    find_tail(&f, text_end);
    tl_find_attached_heads(&f, end);
    tl_find_tables(run, blocks, f.body, end);
    tl_settle_kinds(run, blocks, f.body, end);
    return true;
}
