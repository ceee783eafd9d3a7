/*
 * Takes the blocks, finds the frame of the document: at its head the title,
 * number, history, table of contents and addressees, at its end the closing,
 * signature, date, attachments and page furniture.  By position and word
 * lists (lib/data/outline_frame.tsv).
 */
#include "outline.h"

enum {
    SHORT_LINE = 40,        /* characters: longer is no title line              */
    SHORT_NAME = 24,        /* characters of a byline or signature              */
    LONGEST_CLOSING = 80,   /* characters                                       */
    SIGNATURE_LINES = 6,    /* at most so many lines before the date            */
    CLOSING_BLOCKS = 6,     /* it stands among the last blocks of the text       */
    PERORATION_BLOCKS = 12, /* at most so many paragraphs after the last address */
    LONGEST_LABEL = 8,      /* characters before the colon of 会议时间：…          */
    ATTACHED_HEAD = 4       /* lines of an attached text: title, history, contents */
};

static tl_classes longest(const tl_run *run, uint32_t start, uint32_t end, int class_id,
                          uint32_t *after) {
    const tl_lex_match match =
        tl_lex_longest(run->lexicon->outline, run->text, start, end, TL_CLASS(class_id));
    *after = start + match.length;
    return match.length ? match.classes : 0;
}

static bool begins_with(const tl_run *run, uint32_t start, uint32_t end, int class_id) {
    uint32_t after;
    return longest(run, start, end, class_id, &after) != 0;
}

static bool ends_with(const tl_run *run, uint32_t start, uint32_t end, int class_id) {
    return tl_lex_longest_before(run->lexicon->outline, run->text, start, end, TL_CLASS(class_id))
               .length > 0;
}

bool tl_begins_term(const tl_run *run, uint32_t start, uint32_t end) {
    return tl_lex_longest(run->lexicon->outline, run->text, start, end, ~(tl_classes)0).length > 0;
}

/* --- Dates and document numbers ------------------------------------------------ */

static bool is_date_digit(uint32_t c) {
    return tl_digit(c) >= 0 || c == 0x3007 || c == 0x25CB || c == 0x96F6 || c == 0x5341 ||
           c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB || c == 0x4E94 || c == 0x516D ||
           c == 0x4E03 || c == 0x516B || c == 0x4E5D;
}

int tl_over_figures(const char *text, uint32_t *at, uint32_t end) {
    int count = 0;
    for (; count < 8; count++) {
        const uint32_t next = tl_skip_blanks(text, *at, end);
        if (!is_date_digit(tl_peek(text, next, end))) break;
        *at = tl_after(text, next, end);
    }
    *at = tl_skip_blanks(text, *at, end);
    return count;
}

/* After 2022年10月16日, also 二〇二二年十月, 2022年, 中華民國112年; start if there is none. */
static uint32_t after_date(const char *text, uint32_t start, uint32_t end) {
    uint32_t at = start;
    if (TL_AT(text, at, end, "中華")) at += 6;
    if (TL_AT(text, at, end, "民國")) at += 6;
    if (tl_over_figures(text, &at, end) < 2 || !TL_AT(text, at, end, "年")) return start;
    uint32_t done = at += 3;
    if (tl_over_figures(text, &at, end) < 1 || !TL_AT(text, at, end, "月")) return done;
    done = at += 3;
    if (tl_over_figures(text, &at, end) < 1 || !TL_AT(text, at, end, "日")) return done;
    return at + 3;
}

static uint32_t inside_parens(const char *text, uint32_t *start, uint32_t end) {
    const uint32_t c = tl_peek(text, *start, end);
    const uint32_t last = tl_decode_before(text, *start, end);
    if ((c != 0xFF08 && c != '(') || (last != 0xFF09 && last != ')')) return end;
    *start = tl_skip_blanks(text, tl_after(text, *start, end), end);
    return tl_trim_blanks(text, *start, tl_before(text, *start, end));
}

/* Nothing but a date, up to the day or (`unit`) the month. */
static bool is_only_date(const char *text, uint32_t start, uint32_t end, const char *unit) {
    if (end - start > 96) return false;
    end = inside_parens(text, &start, end);
    const uint32_t after = after_date(text, start, end);
    return after > start && after == end && end - start > 3 && memcmp(text + end - 3, unit, 3) == 0;
}

static bool is_date_line(const char *text, uint32_t start, uint32_t end) {
    return is_only_date(text, start, end, "日");
}

static bool is_month_line(const char *text, uint32_t start, uint32_t end) {
    return is_only_date(text, start, end, "月");
}

/* 国发〔2024〕1号　　签发人：王大山 */
static uint32_t before_signer(const char *text, uint32_t start, uint32_t end) {
    for (uint32_t at = start; at < end; at = tl_after(text, at, end))
        if (TL_AT(text, at, end, "签发人")) return tl_trim_blanks(text, start, at);
    return end;
}

/* 国发〔2024〕1号, 第158号, …令第5号, （第12期）, 〔2024〕第3次 */
static bool is_doc_number(const char *text, uint32_t start, uint32_t end) {
    if (end - start > 150) return false;
    end = before_signer(text, start, inside_parens(text, &start, end));
    if (!TL_ENDS(text, start, end, "号") && !TL_ENDS(text, start, end, "期") &&
        !TL_ENDS(text, start, end, "次"))
        return false;
    uint32_t at = tl_trim_blanks(text, start, end - 3);
    uint32_t digits = 0;
    while (at > start && is_date_digit(tl_decode_before(text, start, at))) {
        at = tl_before(text, start, at);
        digits++;
    }
    if (!digits) return false;
    at = tl_trim_blanks(text, start, at);
    const uint32_t c = tl_decode_before(text, start, at);
    if (c == 0x7B2C /* 第 */) {
        at = tl_trim_blanks(text, start, tl_before(text, start, at));
        if (at == start || TL_ENDS(text, start, at, "令") || TL_ENDS(text, start, at, "年") ||
            TL_ENDS(text, start, at, "字"))
            return tl_at_most(text, start, end, SHORT_NAME);
    }
    const uint32_t close = tl_decode_before(text, start, at);
    return (close == 0x3015 || close == 0xFF3D || close == ']' || close == 0xFF09 || close == ')' ||
            close == 0x3011) &&
           tl_at_most(text, start, end, SHORT_NAME + 8);
}

/* Is one of the events of a law's history named? */
static bool tells_event(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    for (; at < end; at = tl_after(text, at, end))
        if (begins_with(run, at, end, TL_OUTLINE_HISTORY)) return true;
    return false;
}

/* (2020年…通过 2021年…修订): a date and what happened then, in brackets or a
 * line of its own; also the line that goes on with one. */
static bool is_history(const tl_run *run, uint32_t start, uint32_t end, bool follows) {
    const char *text = run->text;
    if (end - start > 16384) return false;
    const uint32_t c = tl_peek(text, start, end);
    const uint32_t last = tl_decode_before(text, start, end);
    const bool closed = last == 0xFF09 || last == ')';
    const bool bracket = c == 0xFF08 || c == '(';
    if (bracket != closed && !follows) return false;
    uint32_t at = bracket ? tl_skip_blanks(text, tl_after(text, start, end), end) : start;
    const uint32_t stop = closed ? tl_before(text, start, end) : end;
    if (tl_ends_final(text, start, stop)) return false;
    if (TL_AT(text, at, stop, "根据")) at += 6;
    const uint32_t after = after_date(text, at, stop);
    if (after == at)
        return (follows || bracket) && ends_with(run, at, stop, TL_OUTLINE_HISTORY) &&
               !begins_with(run, start, end, TL_OUTLINE_FURNITURE);
    if (after == stop) return false;
    if (!bracket && !TL_ENDS(text, at, after, "日"))
        return ends_with(run, after, stop, TL_OUTLINE_HISTORY);
    return tells_event(run, after, stop) || TL_ENDS(text, after, stop, "会议") || follows;
}

/* --- Addressees ------------------------------------------------------------------- */

uint32_t tl_address_end(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    uint32_t at = start;
    bool named = false;
    for (int parts = 0; parts < 12; parts++) {
        uint32_t after;
        if (!longest(run, at, end, TL_OUTLINE_SALUTATION, &after)) break;
        at = tl_skip_blanks(text, after, end);
        named = true;
        const uint32_t c = tl_peek(text, at, end);
        if (c == 0x3001 || c == 0xFF0C) at = tl_skip_blanks(text, at + 3, end);
    }
    if (!named) return 0;
    const uint32_t c = tl_peek(text, at, end);
    return c == 0xFF01 || c == '!' ? tl_after(text, at, end) : 0;
}

/* 同志们： 各位代表： 尊敬的各位来宾，女士们、先生们： */
static bool is_salutation(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    const uint32_t last = tl_decode_before(text, start, end);
    if (last != 0xFF1A && last != ':' && last != 0xFF01 && last != 0xFF0C) return false;
    return tl_at_most(text, start, end, SHORT_LINE) &&
           begins_with(run, start, end, TL_OUTLINE_SALUTATION) &&
           (last != 0xFF0C || tl_address_end(run, start, end) != 0);
}

/* 各省、自治区、直辖市人民政府，国务院各部委： every part names an organ. */
static bool is_addressee(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    const uint32_t last = tl_decode_before(text, start, end);
    if ((last != 0xFF1A && last != ':') || end - start > 1500) return false;
    end = tl_before(text, start, end);
    uint32_t parts = 0, named = 0;
    for (uint32_t at = start, part = start;; at = tl_after(text, at, end)) {
        const uint32_t c = tl_peek(text, at, end);
        if (c == 0x3002 || c == 0xFF1B || c == 0xFF1A) return false;
        if (c != 0x3001 && c != 0xFF0C && c != 0) continue;
        parts++;
        if (ends_with(run, part, at, TL_OUTLINE_ORGAN) ||
            begins_with(run, part, at, TL_OUTLINE_ADDRESSEE))
            named++;
        else if (!tl_at_most(text, part, at, 16))
            return false;
        if (c == 0) break;
        part = tl_skip_blanks(text, at + 3, end);
    }
    return named * 2 > parts && !TL_ENDS(text, start, end, "如下");
}

/* --- Lines -------------------------------------------------------------------------- */

static bool is_attachment(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    uint32_t after;
    if (!longest(run, start, end, TL_OUTLINE_ATTACHMENT, &after)) return false;
    const bool word = after - start > 3;
    uint32_t at = after;
    if (word && at < end && is_date_digit(tl_peek(text, at, end))) tl_over_figures(text, &at, end);
    const uint32_t c = tl_peek(text, at, end);
    if (c == 0) return true;
    if (c == 0xFF1A || c == ':') return true;
    return word && (tl_is_blank(c) || at > after) && !tl_ends_final(text, start, end) &&
           tl_at_most(text, start, end, SHORT_LINE + SHORT_NAME);
}

/* 青溪县财政局办公室　2023年5月6日印发 */
static bool tells_printing(const tl_run *run, uint32_t start, uint32_t end) {
    return TL_ENDS(run->text, start, end, "日印发") &&
           tl_at_most(run->text, start, end, SHORT_LINE + SHORT_NAME);
}

/* The classes of a label with its colon, 索引号：… or 记录：…, blanks in the word left out. */
static tl_classes label_classes(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    uint32_t at = start;
    for (int i = 0; i < 12 && at < end; i++) {
        const uint32_t c = tl_peek(text, at, end);
        at = tl_after(text, at, end);
        if (c == 0xFF1A || c == ':') return tl_whole_line(run, start, at);
    }
    return 0;
}

/* 索引号：…, 发布时间：…, 来源：… at the head of a page */
static bool is_metadata(const tl_run *run, uint32_t start, uint32_t end) {
    return (label_classes(run, start, end) &
            (TL_CLASS(TL_OUTLINE_FURNITURE) | TL_CLASS(TL_OUTLINE_BACKMATTER))) != 0;
}

/* What stands above a title: the number of the copy (000012), 机密★1年, 特急; 首页 > 政策文件 */
static bool is_above_title(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (!tl_at_most(text, start, end, SHORT_LINE)) return false;
    uint32_t at = start;
    if (tl_over_figures(text, &at, end) && at == end) return true;
    for (at = start; at < end; at = tl_after(text, at, end)) {
        const uint32_t c = tl_peek(text, at, end);
        if ((c == '>' || c == 0xFF1E) && at > start) return true;
        if (c == 0x2605 /* ★ */) break;
    }
    return (tl_whole_line(run, start, at) & TL_CLASS(TL_OUTLINE_GRADE)) != 0;
}

/* An organ and a date in one line: 县政府办公室　2023年4月25日 */
static bool is_signed_date(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (!TL_ENDS(text, start, end, "日") || !tl_at_most(text, start, end, SHORT_LINE)) return false;
    uint32_t at = start;
    while (at < end && !tl_blank_at(text, at, end)) at = tl_after(text, at, end);
    if (!ends_with(run, start, at, TL_OUTLINE_ORGAN)) return false;
    return is_date_line(text, tl_skip_blanks(text, at, end), end);
}

static bool is_closing(const tl_run *run, uint32_t start, uint32_t end) {
    return begins_with(run, start, end, TL_OUTLINE_CLOSING) &&
           tl_at_most(run->text, start, end, LONGEST_CLOSING);
}

/* A name, or offices and a name: 习　近　平, 国务院总理　李克强, 县委副书记、县长　李建民 */
static bool is_byline(const tl_run *run, uint32_t start, uint32_t end, bool with_office) {
    const char *text = run->text;
    if (!tl_at_most(text, start, end, SHORT_NAME)) return false;
    uint32_t han = 0;
    bool office = false, blank = false;
    for (uint32_t at = start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        if (tl_is_han(c))
            han++;
        else if (tl_is_blank(c) || c == '\n' || c == '\r')
            blank = true;
        else if (c != 0xB7 && (c != 0x3001 || !office || blank)) /* 、 joins offices */
            return false;
        if (begins_with(run, at, end, TL_OUTLINE_BYLINE)) office = true;
        at += used;
    }
    if (office && blank && han <= 20) return true;
    return !with_office && han >= 2 && han <= 4 && (blank || han <= 3);
}

uint8_t tl_frame_line(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (start >= end) return 0;
    if (tl_names_case(run, start, end)) return TIAOLI_NODE_DIVISION;
    if (tl_whole_line(run, start, end) & TL_CLASS(TL_OUTLINE_TOC)) return TIAOLI_NODE_TOC;
    if (is_date_line(text, start, end)) return TIAOLI_NODE_DATE;
    if (is_doc_number(text, start, end)) return TIAOLI_NODE_DOC_NUMBER;
    if (tl_begins_term(run, start, end)) {
        if (is_salutation(run, start, end)) return TIAOLI_NODE_SALUTATION;
        if (is_attachment(run, start, end)) return TIAOLI_NODE_ATTACHMENT;
        if (is_closing(run, start, end)) return TIAOLI_NODE_CLOSING;
        if (begins_with(run, start, end, TL_OUTLINE_BACKMATTER)) return TIAOLI_NODE_BACKMATTER;
        if (begins_with(run, start, end, TL_OUTLINE_FURNITURE)) return TIAOLI_NODE_BACKMATTER;
    }
    if (is_byline(run, start, end, true)) return TIAOLI_NODE_BYLINE;
    return 0;
}

bool tl_ends_title(const tl_run *run, const tl_block *block) {
    static const tl_classes ends = TL_CLASS(TL_OUTLINE_SPEECH) | TL_CLASS(TL_OUTLINE_NOTICE) |
                                   TL_CLASS(TL_OUTLINE_PLAN) | TL_CLASS(TL_OUTLINE_REPORT) |
                                   TL_CLASS(TL_OUTLINE_LAW);
    return tl_lex_longest_before(run->lexicon->outline, run->text, block->start, block->end, ends)
               .length > 0;
}

bool tl_parts_head(const tl_run *run, const tl_block *block, uint32_t start, uint32_t end) {
    if (is_doc_number(run->text, block->start, block->end)) return true;
    return is_addressee(run, start, end) && tl_ends_title(run, block);
}

/* --- The head ------------------------------------------------------------------------- */

/* A line that could stand in a title: short, and no sentence. */
static bool is_title_line(const char *text, const tl_block *block) {
    if (block->quoted || !tl_at_most(text, block->start, block->end, 2 * SHORT_LINE)) return false;
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

typedef struct {
    tl_run *run;
    tl_blocks *blocks;
    bool titled;   /* a title was found                                    */
    bool dated;    /* a history was                                         */
    uint32_t body; /* index of the first block after the head               */
} frame;

/* Marks a table of contents at block i; its end, or i if none begins there. */
static uint32_t mark_toc(const frame *f, uint32_t i) {
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

static bool followed_by_history(const frame *f, const tl_block *block) {
    const tl_block *next = block + 1;
    return next < f->blocks->data + f->blocks->count &&
           is_history(f->run, next->start, next->end, false);
}

static bool names_organ(const tl_run *run, const tl_block *block) {
    return tl_at_most(run->text, block->start, block->end, SHORT_NAME) &&
           ends_with(run, block->start, block->end, TL_OUTLINE_ORGAN);
}

/* The organ that publishes the text: over the date or below it, or below a title
 * that is complete.  Else it may be a line of the title (甲县财政局⏎关于…的通知). */
static bool is_issuer(const frame *f, const tl_block *block, uint8_t before) {
    const tl_block *end = f->blocks->data + f->blocks->count;
    if (!names_organ(f->run, block)) return false;
    if (before == TIAOLI_NODE_DATE || before == TIAOLI_NODE_BYLINE) return true;
    if (before == TIAOLI_NODE_TITLE && tl_ends_title(f->run, block - 1)) return true;
    const tl_block *date = block + 1;
    for (int lines = 1; lines < SIGNATURE_LINES && date < end && names_organ(f->run, date); lines++)
        date++;
    return date < end && (is_date_line(f->run->text, date->start, date->end) ||
                          is_month_line(f->run->text, date->start, date->end));
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
static bool is_one_of_labelled(const frame *f, const tl_block *block) {
    const tl_block *next = block + 1;
    return is_labelled(f->run, block) && next < f->blocks->data + f->blocks->count &&
           is_labelled(f->run, next);
}

/* One case is the title of its text, the first of several is not. */
static bool is_only_case(const frame *f, const tl_block *block) {
    const tl_block *end = f->blocks->data + f->blocks->count;
    while (++block < end)
        if (tl_names_case(f->run, block->start, block->end)) return false;
    return true;
}

/* What a block of the head is, or 0 where the body begins. */
static uint8_t head_kind(const frame *f, const tl_block *block, uint8_t before) {
    const tl_run *run = f->run;
    const uint8_t line = tl_frame_line(run, block->start, block->end);
    if (line == TIAOLI_NODE_DATE || line == TIAOLI_NODE_DOC_NUMBER ||
        line == TIAOLI_NODE_SALUTATION)
        return line;
    if (is_history(run, block->start, block->end, before == TIAOLI_NODE_HISTORY))
        return TIAOLI_NODE_HISTORY;
    if (is_addressee(run, block->start, block->end)) return TIAOLI_NODE_SALUTATION;
    if (is_metadata(run, block->start, block->end) ||
        (!f->titled && is_above_title(run, block->start, block->end)))
        return TIAOLI_NODE_BACKMATTER;
    if (line == TIAOLI_NODE_DIVISION && !f->titled)
        return is_only_case(f, block) ? TIAOLI_NODE_TITLE : 0;
    if (f->titled && is_month_line(run->text, block->start, block->end)) return TIAOLI_NODE_DATE;
    if ((line && line != TIAOLI_NODE_BYLINE) || !is_title_line(run->text, block) ||
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
        (is_byline(run, block->start, block->end, false) && !tl_ends_title(run, block)) ||
        is_signed_date(run, block->start, block->end);
    if (byline || is_issuer(f, block, before)) return TIAOLI_NODE_BYLINE;
    return tl_holds_cells(run->text, block->start, block->end) ? 0 : TIAOLI_NODE_TITLE;
}

static void find_head(frame *f) {
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

/* --- The end ----------------------------------------------------------------------------- */

/* Page furniture: lines of its own, and what only page furniture follows. */
static uint32_t find_backmatter(const frame *f) {
    const tl_run *run = f->run;
    uint32_t count = f->blocks->count;
    while (count > f->body && f->blocks->data[count - 1].page) count--;
    for (uint32_t i = f->body; i < count; i++) {
        tl_block *block = &f->blocks->data[i];
        if (block->quoted || block->marker.kind) continue;
        const bool printing = tells_printing(run, block->start, block->end);
        if (printing) block->kind = TIAOLI_NODE_BACKMATTER;
        if (printing || !block->has_term) continue;
        if (begins_with(run, block->start, block->end, TL_OUTLINE_FURNITURE))
            block->kind = TIAOLI_NODE_BACKMATTER;
        if (!begins_with(run, block->start, block->end, TL_OUTLINE_BACKMATTER)) continue;
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
static uint32_t after_attachments(const frame *f, uint32_t i, uint32_t end) {
    const tl_block *above = i > f->body ? &f->blocks->data[i - 1] : NULL;
    if (!above || !above->has_term || !is_attachment(f->run, above->start, above->end)) return i;
    uint32_t first = i;
    while (first < end && !names_organ(f->run, &f->blocks->data[first])) first++;
    if (first == end) return i;
    for (uint32_t k = i; k < first; k++) f->blocks->data[k].kind = TIAOLI_NODE_ATTACHMENT;
    return first;
}

/* Names over a date before block `end`; without names the date must be the last
 * line of its text.  Where they begin; `end` if there are none. */
static uint32_t find_signature(const frame *f, uint32_t end, bool last) {
    const char *text = f->run->text;
    if (end <= f->body + 1) return end;
    tl_block *date = &f->blocks->data[end - 1];
    if (last && is_signed_date(f->run, date->start, date->end)) {
        date->kind = TIAOLI_NODE_SIGNATURE;
        return end - 1;
    }
    const bool month = is_month_line(text, date->start, date->end) && names_organ(f->run, date - 1);
    if (!month && !is_date_line(text, date->start, date->end)) return end;
    uint32_t i = end - 1;
    for (int lines = 0; lines < SIGNATURE_LINES && i > f->body; lines++) {
        tl_block *block = &f->blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->marker.kind || block->quoted ||
            !tl_at_most(text, block->start, block->end, SHORT_NAME) ||
            tl_ends_final(text, block->start, block->end) || has_colon(text, block) ||
            (block->has_term && is_closing(f->run, block->start, block->end)) ||
            (block->has_term && is_attachment(f->run, block->start, block->end)))
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
    return ((label_classes(run, block->start, block->end) |
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
static uint32_t find_endnotes(const frame *f, uint32_t end) {
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
static bool is_commencement(const frame *f, uint32_t i) {
    const char *text = f->run->text;
    const tl_block *block = &f->blocks->data[i];
    if (!TL_AT(text, block->start, block->end, "本")) return false;
    if (!tl_at_most(text, block->start, block->end, LONGEST_CLOSING)) return false;
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

static void find_closing(const frame *f, uint32_t end) {
    const tl_run *run = f->run;
    for (uint32_t i = end; i > f->body && i + CLOSING_BLOCKS > end; i--) {
        tl_block *block = &f->blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->marker.kind || block->quoted) continue;
        if (is_closing(run, block->start, block->end) || (i == end && is_commencement(f, i - 1)))
            block->kind = TIAOLI_NODE_CLOSING;
    }
}

static bool is_addressed(const frame *f, uint32_t i) {
    const tl_block *block = &f->blocks->data[i];
    return !block->quoted && !block->marker.kind && tl_block_address(f->run, block) != 0;
}

/* Does a section end with an address before the last one of its scheme begins? */
static bool sections_end_addressed(const frame *f, uint32_t end) {
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
static void find_peroration(const frame *f, uint32_t end) {
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

static void find_tail(const frame *f, uint32_t end) {
    while (end > f->body && (f->blocks->data[end - 1].kind == TIAOLI_NODE_SIGNATURE ||
                             f->blocks->data[end - 1].kind == TIAOLI_NODE_DATE))
        end--;
    end = find_endnotes(f, end);
    find_closing(f, end);
    find_peroration(f, end);
}

/* What follows a signed and dated text is a text attached to it. */
static void find_attached_text(const frame *f, uint32_t i, uint32_t end) {
    const char *text = f->run->text;
    while (i < end && f->blocks->data[i].kind == TIAOLI_NODE_BACKMATTER) i++;
    if (i >= end) return;
    tl_block *block = &f->blocks->data[i];
    if (block->kind == TIAOLI_NODE_PARAGRAPH && !block->marker.kind && is_title_line(text, block))
        block->kind = TIAOLI_NODE_ATTACHMENT;
}

/* An attached text may have a table of contents below its title, and a history where
 * that of the document is not told. */
static void find_attached_heads(const frame *f, uint32_t end) {
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
        } else if (!f->dated && is_history(run, block->start, block->end, false)) {
            block->kind = TIAOLI_NODE_HISTORY;
        } else if (block->marker.kind || !is_title_line(run->text, block)) {
            lines = ATTACHED_HEAD;
        }
    }
}

/* The list of attachments (附件：1.… 2.…) is one with the line that begins it. */
static void join_attachment_list(const frame *f, uint32_t i, uint32_t end) {
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

static bool has_attachment(const frame *f, uint32_t end) {
    for (uint32_t i = f->body; i < end; i++) {
        const tl_block *block = &f->blocks->data[i];
        if (block->has_term && is_attachment(f->run, block->start, block->end)) return true;
    }
    return false;
}

bool tl_find_frame(tl_run *run, tl_blocks *blocks) {
    frame f = {run, blocks, false, false, 0};
    find_head(&f);
    uint32_t end = find_backmatter(&f);
    if (!has_attachment(&f, end)) end = find_endnotes(&f, end);
    uint32_t text_end = end; /* where the text proper ends */
    for (uint32_t i = end; i > f.body; i--) {
        tl_block *block = &blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_PARAGRAPH || block->quoted || block->marker.kind) continue;
        if (block->has_term && is_attachment(run, block->start, block->end)) {
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
    find_attached_heads(&f, end);
    tl_find_tables(run, blocks, f.body, end);
    tl_settle_kinds(run, blocks, f.body, end);
    return true;
}
