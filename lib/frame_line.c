/*
 * Takes a line or block of the outline, tells whether it is one that frames a document: a
 * date, a number, an addressee, a closing ...  By its form and by the word lists
 * (lib/data/outline_frame.tsv) alone, not by where it stands.
 */
#include "frame.h"

static tl_classes longest(const tl_run *run, uint32_t start, uint32_t end, int class_id,
                          uint32_t *after) {
    const tl_lex_match match =
        tl_lex_longest(run->lexicon->outline, run->text, start, end, TL_CLASS(class_id));
    *after = start + match.length;
    return match.length ? match.classes : 0;
}

bool tl_begins_with(const tl_run *run, uint32_t start, uint32_t end, int class_id) {
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

bool tl_is_date_line(const char *text, uint32_t start, uint32_t end) {
    return is_only_date(text, start, end, "日");
}

bool tl_is_month_line(const char *text, uint32_t start, uint32_t end) {
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
            return tl_at_most(text, start, end, TL_SHORT_NAME);
    }
    const uint32_t close = tl_decode_before(text, start, at);
    return (close == 0x3015 || close == 0xFF3D || close == ']' || close == 0xFF09 || close == ')' ||
            close == 0x3011) &&
           tl_at_most(text, start, end, TL_SHORT_NAME + 8);
}

/* Is one of the events of a law's history named? */
static bool tells_event(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    for (; at < end; at = tl_after(text, at, end))
        if (tl_begins_with(run, at, end, TL_OUTLINE_HISTORY)) return true;
    return false;
}

/* (2020年…通过 2021年…修订): a date and what happened then, in brackets or a
 * line of its own; also the line that goes on with one. */
bool tl_is_history(const tl_run *run, uint32_t start, uint32_t end, bool follows) {
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
               !tl_begins_with(run, start, end, TL_OUTLINE_FURNITURE);
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
    return tl_at_most(text, start, end, TL_SHORT_LINE) &&
           tl_begins_with(run, start, end, TL_OUTLINE_SALUTATION) &&
           (last != 0xFF0C || tl_address_end(run, start, end) != 0);
}

/* 各省、自治区、直辖市人民政府，国务院各部委： every part names an organ. */
bool tl_is_addressee(const tl_run *run, uint32_t start, uint32_t end) {
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
            tl_begins_with(run, part, at, TL_OUTLINE_ADDRESSEE))
            named++;
        else if (!tl_at_most(text, part, at, 16))
            return false;
        if (c == 0) break;
        part = tl_skip_blanks(text, at + 3, end);
    }
    return named * 2 > parts && !TL_ENDS(text, start, end, "如下");
}

/* --- Lines -------------------------------------------------------------------------- */

bool tl_is_attachment(const tl_run *run, uint32_t start, uint32_t end) {
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
           tl_at_most(text, start, end, TL_SHORT_LINE + TL_SHORT_NAME);
}

/* 青溪县财政局办公室　2023年5月6日印发 */
bool tl_tells_printing(const tl_run *run, uint32_t start, uint32_t end) {
    return TL_ENDS(run->text, start, end, "日印发") &&
           tl_at_most(run->text, start, end, TL_SHORT_LINE + TL_SHORT_NAME);
}

/* The classes of a label with its colon, 索引号：… or 记录：…, blanks in the word left out. */
tl_classes tl_label_classes(const tl_run *run, uint32_t start, uint32_t end) {
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
bool tl_is_metadata(const tl_run *run, uint32_t start, uint32_t end) {
    return (tl_label_classes(run, start, end) &
            (TL_CLASS(TL_OUTLINE_FURNITURE) | TL_CLASS(TL_OUTLINE_BACKMATTER))) != 0;
}

/* What stands above a title: the number of the copy (000012), 机密★1年, 特急; 首页 > 政策文件 */
bool tl_is_above_title(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (!tl_at_most(text, start, end, TL_SHORT_LINE)) return false;
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
bool tl_is_signed_date(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (!TL_ENDS(text, start, end, "日") || !tl_at_most(text, start, end, TL_SHORT_LINE))
        return false;
    uint32_t at = start;
    while (at < end && !tl_blank_at(text, at, end)) at = tl_after(text, at, end);
    if (!ends_with(run, start, at, TL_OUTLINE_ORGAN)) return false;
    return tl_is_date_line(text, tl_skip_blanks(text, at, end), end);
}

bool tl_is_closing(const tl_run *run, uint32_t start, uint32_t end) {
    return tl_begins_with(run, start, end, TL_OUTLINE_CLOSING) &&
           tl_at_most(run->text, start, end, TL_LONGEST_CLOSING);
}

/* A name, or offices and a name: 习　近　平, 国务院总理　李克强, 县委副书记、县长　李建民 */
bool tl_is_byline(const tl_run *run, uint32_t start, uint32_t end, bool with_office) {
    const char *text = run->text;
    if (!tl_at_most(text, start, end, TL_SHORT_NAME)) return false;
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
        if (tl_begins_with(run, at, end, TL_OUTLINE_BYLINE)) office = true;
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
    if (tl_is_date_line(text, start, end)) return TIAOLI_NODE_DATE;
    if (is_doc_number(text, start, end)) return TIAOLI_NODE_DOC_NUMBER;
    if (tl_begins_term(run, start, end)) {
        if (is_salutation(run, start, end)) return TIAOLI_NODE_SALUTATION;
        if (tl_is_attachment(run, start, end)) return TIAOLI_NODE_ATTACHMENT;
        if (tl_is_closing(run, start, end)) return TIAOLI_NODE_CLOSING;
        if (tl_begins_with(run, start, end, TL_OUTLINE_BACKMATTER)) return TIAOLI_NODE_BACKMATTER;
        if (tl_begins_with(run, start, end, TL_OUTLINE_FURNITURE)) return TIAOLI_NODE_BACKMATTER;
    }
    if (tl_is_byline(run, start, end, true)) return TIAOLI_NODE_BYLINE;
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
    return tl_is_addressee(run, start, end) && tl_ends_title(run, block);
}

bool tl_names_organ(const tl_run *run, const tl_block *block) {
    return tl_at_most(run->text, block->start, block->end, TL_SHORT_NAME) &&
           ends_with(run, block->start, block->end, TL_OUTLINE_ORGAN);
}
