/*
 * Takes the blocks, finds the head of the document, by position and form: title, number,
 * history, table of contents and addressees; and the heads of texts attached to it.
 */
#include "frame.h"

enum {
    LONGEST_LABEL = 8, /* characters before the colon of 会议时间：…          */
    ATTACHED_HEAD = 4  /* lines of an attached text: title, history, contents */
};

/* A line that could stand in a title: short, and no sentence. */
bool tl_is_title_line(const char *text, const tl_block *block) {
    if (block->quoted || !tl_at_most(text, block->start, block->end, 2 * TL_SHORT_LINE))
        return false;
    for (uint32_t at = block->start; at < block->end; at = tl_after(text, at, block->end))
        if (TL_AT(text, at, block->end, "。")) return false;
    return !tl_ends_final(text, block->start, block->end);
}

/* Where the table of contents ends that begins at `first`: at the repetition
 * of its first entry; `first` if there is none. */
static uint32_t after_toc(const tl_run *run, const tl_blocks *blocks, uint32_t first, bool titled) {
    const char *text = run->text;
    const tl_block *entry = &blocks->data[first];
    for (uint32_t i = first + 1; i < blocks->count; i++) {
        const tl_block *block = &blocks->data[i];
        if (block->marker.kind == entry->marker.kind &&
            block->marker.number == entry->marker.number) {
            const uint32_t body = entry->marker.kind ? entry->marker.body : entry->start;
            const uint32_t same = block->marker.kind ? block->marker.body : block->start;
            uint32_t used;
            if (body >= entry->end || same >= block->end) return i;
            if (tl_decode(text, body, entry->end, &used) ==
                tl_decode(text, same, block->end, &used))
                return i;
        }
        if (tl_ends_final(text, block->start, block->end) ||
            block->marker.kind == TIAOLI_MARKER_ARTICLE || block->kind == TIAOLI_NODE_ATTACHMENT)
            return titled ? i : first;
    }
    return titled ? blocks->count : first;
}

/* Marks a table of contents at block i; its end, or i if none begins there. */
static uint32_t mark_toc(const tl_frame *f, uint32_t i) {
    tl_block *block = &f->blocks->data[i];
    const bool named = tl_frame_line(f->run, block->start, block->end) == TIAOLI_NODE_TOC;
    const uint32_t first = named ? i + 1 : i;
    if (first >= f->blocks->count) return i;
    const uint8_t kind = f->blocks->data[first].marker.kind;
    if (!named && !tl_is_structural(kind)) return i;
    const uint32_t end = after_toc(f->run, f->blocks, first, named);
    if (end == first) return i;
    for (uint32_t k = i; k < end; k++)
        if (!f->blocks->data[k].page) f->blocks->data[k].kind = TIAOLI_NODE_TOC;
    return end;
}

static bool followed_by_history(const tl_frame *f, const tl_block *block) {
    const tl_block *next = block + 1;
    return next < f->blocks->data + f->blocks->count &&
           tl_is_history(f->run, next->start, next->end, false);
}

/* The organ that publishes the text: over the date or below it, or below a title
 * that is complete.  Else it may be a line of the title (甲县财政局⏎关于…的通知). */
static bool is_issuer(const tl_frame *f, const tl_block *block, uint8_t before) {
    const tl_block *end = f->blocks->data + f->blocks->count;
    if (!tl_names_organ(f->run, block)) return false;
    if (before == TIAOLI_NODE_DATE || before == TIAOLI_NODE_BYLINE) return true;
    if (before == TIAOLI_NODE_TITLE && tl_ends_title(f->run, block - 1)) return true;
    const tl_block *date = block + 1;
    for (int lines = 1; lines < TL_SIGNATURE_LINES && date < end && tl_names_organ(f->run, date);
         lines++)
        date++;
    return date < end && (tl_is_date_line(f->run->text, date->start, date->end) ||
                          tl_is_month_line(f->run->text, date->start, date->end));
}

/* 时间：…, 主持人：… with something behind the colon */
static bool is_labelled(const tl_run *run, const tl_block *block) {
    const char *text = run->text;
    uint32_t at = block->start;
    for (int i = 0; i < LONGEST_LABEL && at < block->end; i++) {
        const uint32_t c = tl_peek(text, at, block->end);
        at = tl_after(text, at, block->end);
        if (c == 0xFF1A || c == ':') return i > 1 && at < block->end;
        if (!tl_is_han(c) && !tl_is_blank(c)) return false;
    }
    return false;
}

/* Labelled lines that stand together, as minutes have them, are no title. */
static bool is_one_of_labelled(const tl_frame *f, const tl_block *block) {
    const tl_block *next = block + 1;
    return is_labelled(f->run, block) && next < f->blocks->data + f->blocks->count &&
           is_labelled(f->run, next);
}

/* One case is the title of its text, the first of several is not. */
static bool is_only_case(const tl_frame *f, const tl_block *block) {
    const tl_block *end = f->blocks->data + f->blocks->count;
    while (++block < end)
        if (tl_names_case(f->run, block->start, block->end)) return false;
    return true;
}

/* What a block of the head is, or 0 where the body begins. */
static uint8_t head_kind(const tl_frame *f, const tl_block *block, uint8_t before) {
    const tl_run *run = f->run;
    const uint8_t line = tl_frame_line(run, block->start, block->end);
    if (line == TIAOLI_NODE_DATE || line == TIAOLI_NODE_DOC_NUMBER ||
        line == TIAOLI_NODE_SALUTATION)
        return line;
    if (tl_is_history(run, block->start, block->end, before == TIAOLI_NODE_HISTORY))
        return TIAOLI_NODE_HISTORY;
    if (tl_is_addressee(run, block->start, block->end)) return TIAOLI_NODE_SALUTATION;
    if (tl_is_metadata(run, block->start, block->end) ||
        (!f->titled && tl_is_above_title(run, block->start, block->end)))
        return TIAOLI_NODE_BACKMATTER;
    if (line == TIAOLI_NODE_DIVISION && !f->titled)
        return is_only_case(f, block) ? TIAOLI_NODE_TITLE : 0;
    if (f->titled && tl_is_month_line(run->text, block->start, block->end)) return TIAOLI_NODE_DATE;
    if ((line && line != TIAOLI_NODE_BYLINE) || !tl_is_title_line(run->text, block) ||
        before == TIAOLI_NODE_SALUTATION)
        return 0;
    if (block->marker.kind == TIAOLI_MARKER_DASH) return f->titled ? TIAOLI_NODE_SUBTITLE : 0;
    if (block->marker.kind) return 0;
    /* the second line of a title stands between the first and the history */
    const bool between = before == TIAOLI_NODE_TITLE && followed_by_history(f, block);
    if (between) return TIAOLI_NODE_TITLE;
    if (tl_whole_line(run, block->start, block->end) & TL_CLASS(TL_OUTLINE_UNNUMBERED)) return 0;
    if (!f->titled) return TIAOLI_NODE_TITLE;
    if (is_one_of_labelled(f, block)) return 0;
    const bool byline =
        (tl_is_byline(run, block->start, block->end, false) && !tl_ends_title(run, block)) ||
        tl_is_signed_date(run, block->start, block->end);
    if (byline || is_issuer(f, block, before)) return TIAOLI_NODE_BYLINE;
    return tl_holds_cells(run->text, block->start, block->end) ? 0 : TIAOLI_NODE_TITLE;
}

void tl_find_head(tl_frame *f) {
    uint8_t before = 0;
    uint32_t i = 0;
    while (i < f->blocks->count) {
        tl_block *block = &f->blocks->data[i];
        if (block->page) {
            i++;
            continue;
        }
        const uint32_t end = mark_toc(f, i);
        if (end > i) {
            i = end;
            before = TIAOLI_NODE_TOC;
            continue;
        }
        const uint8_t kind = head_kind(f, block, before);
        if (!kind) break;
        /* a body line without a stop: only a complete title lets more follow */
        if (kind == TIAOLI_NODE_TITLE && before == TIAOLI_NODE_TOC) break;
        block->kind = kind;
        if (kind != TIAOLI_NODE_BACKMATTER) before = kind;
        if (kind == TIAOLI_NODE_TITLE) f->titled = true;
        if (kind == TIAOLI_NODE_HISTORY) f->dated = true;
        i++;
    }
    f->body = i;
}

/* An attached text may have a table of contents below its title, and a history where
 * that of the document is not told. */
void tl_find_attached_heads(const tl_frame *f, uint32_t end) {
    const tl_run *run = f->run;
    int lines = ATTACHED_HEAD;
    for (uint32_t i = f->body; i < end; i++) {
        tl_block *block = &f->blocks->data[i];
        if (block->kind == TIAOLI_NODE_ATTACHMENT) lines = 0;
        if (lines >= ATTACHED_HEAD || block->kind != TIAOLI_NODE_PARAGRAPH) continue;
        lines++;
        const uint32_t after = mark_toc(f, i);
        if (after > i) {
            i = after - 1;
            lines = ATTACHED_HEAD;
        } else if (!f->dated && tl_is_history(run, block->start, block->end, false)) {
            block->kind = TIAOLI_NODE_HISTORY;
        } else if (block->marker.kind || !tl_is_title_line(run->text, block)) {
            lines = ATTACHED_HEAD;
        }
    }
}
