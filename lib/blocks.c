/*
 * Takes the lines, gives blocks: the lines of one paragraph joined.  Whether a
 * line goes on with the one before is inferred from the habit of the whole
 * text: lines cut at one width, paragraphs with indents, or paragraphs with
 * blank lines between them.
 */
#include "outline.h"

enum {
    WIDEST_WRAP = 200, /* columns; wider texts are not cut by hand       */
    NARROWEST_WRAP = 24,
    LONGEST_TITLE = 300,      /* bytes of one over several lines                */
    WIDE_TITLE = 60,          /* columns: hardly a title is wider                */
    WRAP_SLACK = 3,           /* columns that a full line may lack              */
    HANGING = 4,              /* columns of marks that may hang over its end    */
    WIDEST_NAME = 60,         /* columns of the name of a chapter               */
    LONGEST_CASE = 36,        /* bytes of 指导性案例第一百二十号                 */
    HEAD_BLOCKS = 4,          /* title, number and the like                     */
    INDENT = 4,               /* columns that an indent stands for              */
    LONGEST_BRACKET = 8192,   /* bytes of a history in brackets over lines       */
    LONGEST_QUOTATION = 65536 /* bytes: an unclosed mark hides no more than that */
};

/* The habits of the text. */
typedef struct {
    bool indents, gaps;
    bool indented;   /* most lines are                                          */
    bool apart;      /* no paragraph ends without one                           */
    bool spaced;     /* a blank line after each line, which says nothing        */
    uint32_t width;  /* columns of a full line; 0: lines are not cut          */
    uint32_t widest; /* columns of the widest line                            */
} layout;

static bool is_break(char c) { return c == '\n' || c == '\r'; }

uint32_t tl_skip_space(const char *text, uint32_t start, uint32_t end) {
    for (;;) {
        start = tl_skip_blanks(text, start, end);
        if (start >= end || !is_break(text[start])) return start;
        start++;
    }
}

uint32_t tl_trim_space(const char *text, uint32_t start, uint32_t end) {
    for (;;) {
        end = tl_trim_blanks(text, start, end);
        if (end <= start || !is_break(text[end - 1])) return end;
        end--;
    }
}

static bool is_closer(uint32_t c) {
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F || c == 0x300B || c == 0xFF09 ||
           c == ')' || c == 0x3011 || c == '"';
}

static bool is_sentence_end(uint32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == 0xFF61;
}

bool tl_ends_final(const char *text, uint32_t start, uint32_t end) {
    uint32_t c = tl_decode_before(text, start, end);
    if (c == 0xFF1B || c == 0xFF1A || c == ';' || c == ':' || c == 0x2026) return true;
    for (int i = 0; i < 4 && is_closer(c) && end > start; i++) {
        end = tl_before(text, start, end);
        c = tl_decode_before(text, start, end);
    }
    return is_sentence_end(c);
}

/* Over the marks that end a sentence and those that close around it. */
static uint32_t over_sentence_end(const char *text, uint32_t at, uint32_t end) {
    while (at < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        if (!is_closer(c) && !is_sentence_end(c)) break;
        at += used;
    }
    return at;
}

uint32_t tl_first_sentence(const tl_run *run, uint32_t start, uint32_t end) {
    uint32_t at = start;
    for (uint32_t i = tl_point_from(run, at); i < run->points.count; i++) {
        const tl_point *point = &run->points.data[i];
        if (point->at >= end) break;
        if (point->at < at) continue;
        if (is_sentence_end(point->c) && point->c >= 0x80)
            return over_sentence_end(run->text, tl_point_end(point), end);
        const tl_bracket *pair =
            point->is == TL_POINT_BRACKET ? tl_pair_at(run, point->at, end) : NULL;
        if (pair) at = pair->close_end;
    }
    return 0;
}

/* Where the indent of a line begins: a byte order mark is none. */
static uint32_t indent_start(const tl_run *run, const tl_line *line) {
    return line->start + (TL_AT(run->text, line->start, line->first, "\xEF\xBB\xBF") ? 3 : 0);
}

static bool is_indented(const tl_run *run, const tl_line *line) {
    const uint32_t blanks = line->first - indent_start(run, line);
    return blanks >= 2 || (blanks == 1 && run->text[line->start] == '\t');
}

/* Columns of the blanks that a line begins with. */
static uint32_t blank_columns(const tl_run *run, const tl_line *line) {
    uint32_t width = 0;
    for (uint32_t at = indent_start(run, line); at < line->first;
         at = tl_after(run->text, at, line->first))
        width += (unsigned char)run->text[at] < 0x80 ? 1 : 2;
    return width;
}

/* Moved to the right further than a paragraph begins: centred, or below a colon. */
static bool is_moved(const tl_run *run, const tl_line *line) {
    return blank_columns(run, line) > 2 * INDENT;
}

/* 一、发展基础……12: an entry of a table of contents, however wide it is made. */
static bool ends_in_leader(const char *text, uint32_t start, uint32_t end) {
    uint32_t c = tl_decode_before(text, start, end);
    if (c == ')' || c == 0xFF09)
        c = tl_decode_before(text, start, end = tl_before(text, start, end));
    if (tl_digit(c) < 0) return false;
    while (tl_digit(tl_decode_before(text, start, end)) >= 0) end = tl_before(text, start, end);
    c = tl_decode_before(text, start, end);
    if (c == '(' || c == 0xFF08) end = tl_before(text, start, end);
    end = tl_trim_blanks(text, start, end);
    return TL_ENDS(text, start, end, "...") || TL_ENDS(text, start, end, "…") ||
           TL_ENDS(text, start, end, "··") || TL_ENDS(text, start, end, "．．");
}

/* Is the line complete by its end? */
static bool is_final(const char *text, const tl_line *line) {
    return tl_ends_final(text, line->first, line->last) ||
           tl_holds_cells(text, line->marker.body, line->last) ||
           ends_in_leader(text, line->first, line->last);
}

/* Width in columns; of what is too wide to be cut by hand, one more than that.
 * An indent is two characters wide, whatever blanks it is made of. */
static uint32_t columns(const tl_run *run, const tl_line *line) {
    uint32_t width = line->columns - blank_columns(run, line);
    if (is_indented(run, line)) width += INDENT;
    return width <= WIDEST_WRAP ? width : WIDEST_WRAP + 1;
}

/* How many lines there are of each width, and how many of them break off. */
typedef struct {
    uint32_t lines, all[WIDEST_WRAP + 2];
    uint32_t unfinished, broken[WIDEST_WRAP + 2];
    uint32_t cut; /* the widest line that ends in no mark                     */
} histogram;

/* Are lines cut at `width`, the widest of which hang over it? */
static bool is_cut_at(const histogram *h, uint32_t width, uint32_t widest) {
    uint32_t full = 0, broken = 0;
    for (uint32_t w = width - WRAP_SLACK; w <= widest; w++) {
        full += h->all[w];
        broken += h->broken[w];
    }
    return broken >= 3 && broken >= h->unfinished / 3 && full >= h->lines / 5;
}

/* The width at which lines are cut: few are wider, many are about as wide, and
 * many of the lines that break off are. */
static uint32_t wrap_width(const histogram *h) {
    uint32_t wider = 0;
    uint32_t widest = WIDEST_WRAP + 1;
    while (widest > 0 && wider + h->all[widest] <= h->lines / 25) wider += h->all[widest--];
    if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return 0;
    if (is_cut_at(h, widest, widest)) return widest;
    const bool hangs = h->cut >= NARROWEST_WRAP && h->cut < widest && h->cut + HANGING >= widest;
    return hangs && is_cut_at(h, h->cut, widest) ? h->cut : 0;
}

static bool is_near(uint32_t width, const layout *habit) {
    return width + WRAP_SLACK >= habit->width && width <= habit->width + HANGING;
}

/* Does the line fill the width at which the text is cut?  Lines may be cut at a
 * number of columns or of characters. */
static bool is_full(const tl_run *run, const layout *habit, const tl_line *line) {
    const uint32_t width = columns(run, line);
    if (is_near(width, habit) || is_near(line->columns, habit)) return true;
    if (width > habit->width) return false;
    const uint32_t characters = tl_count_characters(run->text, line->first, line->last);
    return is_near(2 * characters + (is_indented(run, line) ? INDENT : 0), habit);
}

/* In a text that is cut: do blank lines follow the short last lines of paragraphs? */
static void find_gaps(const tl_run *run, layout *found) {
    uint32_t near = 0, apart = 0;
    for (uint32_t i = 0; i + 1 < run->lines.count; i++) {
        const tl_line *line = &run->lines.data[i];
        if (!line->final || is_full(run, found, line)) continue;
        *(line[1].first < line[1].last ? &near : &apart) += 1;
    }
    found->gaps = found->apart = apart >= 2 && near <= apart / 8;
}

static layout find_layout(tl_run *run) {
    histogram h;
    memset(&h, 0, sizeof h);
    uint32_t indented = 0, near = 0, apart = 0;
    bool blank = true;
    layout found = {0};
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first >= line->last) {
            blank = true;
            continue;
        }
        if (h.lines) *(blank ? &apart : &near) += 1;
        const uint32_t width = columns(run, line);
        if (width > found.widest) found.widest = width;
        h.all[width]++;
        h.lines++;
        line->final = is_final(run->text, line);
        if (!line->final) {
            h.broken[width]++;
            h.unfinished++;
            const uint32_t last = tl_decode_before(run->text, line->first, line->last);
            if (width > h.cut && (tl_is_han(last) || tl_digit(last) >= 0)) h.cut = width;
        }
        indented += is_indented(run, line);
        blank = false;
    }
    found.indents = indented >= 2 && indented >= h.lines / 8;
    found.indented = found.indents && indented >= h.lines / 2;
    found.gaps = apart > 0 && apart >= near / 2;
    found.width = wrap_width(&h);
    found.spaced = found.width && near <= apart / 8;
    if (found.width && !found.spaced) find_gaps(run, &found);
    return found;
}

/* What no line begins with: the rest of something broken. */
static bool begins_with_rest(const char *text, uint32_t at, uint32_t end) {
    const uint32_t c = tl_peek(text, at, end);
    return c == 0x3002 || c == 0xFF0C || c == 0x3001 || c == 0xFF1B || c == 0xFF1A || c == 0xFF01 ||
           c == 0xFF1F || (is_closer(c) && c != '"');
}

/* A mark at the end after which the line must go on. */
static bool ends_open(const char *text, uint32_t start, uint32_t end) {
    const uint32_t c = tl_decode_before(text, start, end);
    return c == 0x201C || c == 0x300A || c == 0xFF08 || c == 0x3001 || c == 0xFF0C;
}

/* A label that cannot be the middle of a sentence. */
static bool stands_alone(const tl_run *run, const tl_line *line) {
    const tl_marker *marker = &line->marker;
    if (marker->settled) return true;
    if (tl_is_structural(marker->kind) || marker->kind == TIAOLI_MARKER_ARTICLE)
        return marker->body > marker->label.end || marker->body >= line->last;
    return marker->kind == TIAOLI_MARKER_HANZI_COMMA ||
           tl_frame_line(run, line->first, line->last) != 0;
}

static bool holds_comma(const tl_run *run, uint32_t start, uint32_t end) {
    for (uint32_t i = tl_point_from(run, start); i < run->points.count; i++) {
        const tl_point *point = &run->points.data[i];
        if (point->at >= end) return false;
        if (point->at >= start && point->c == 0xFF0C) return true;
    }
    return false;
}

/* Text that must end like a sentence, and has not yet. */
static bool is_prose(const tl_run *run, const tl_block *block, const tl_line *before) {
    if (is_closer(tl_decode_before(run->text, before->first, before->last))) return false;
    if (block->marker.kind == TIAOLI_MARKER_ARTICLE) return !block->marker.named;
    if (block->marker.kind) return false;
    for (uint32_t i = before->point; i < run->points.count; i++) {
        if (run->points.data[i].at >= before->last) break;
        if (run->points.data[i].c == 0x3002) return true;
    }
    return false;
}

/* A numbered line without a stop over a line that ends a sentence; a comma it may
 * have only where it is so short that it was not cut: 四、统筹旱涝，科学调度 */
static bool is_heading_over(const tl_run *run, const tl_block *block, const tl_line *line) {
    const uint8_t kind = block->marker.kind;
    const bool ordinal = kind == TIAOLI_MARKER_ORDINAL && !block->marker.settled;
    if (!kind || kind == TIAOLI_MARKER_DASH || kind == TIAOLI_MARKER_ENUMERATOR || ordinal ||
        block->end - block->start > 150)
        return false;
    const bool parts = (block->end - block->start) * 2 <= line->last - line->first;
    for (uint32_t i = tl_point_from(run, block->marker.body); i < run->points.count; i++) {
        const tl_point *point = &run->points.data[i];
        if (point->at >= block->end) break;
        if ((point->c == 0xFF0C && !parts) || point->c == 0x3002) return false;
    }
    return line->final;
}

/* What is decided for each line: does it go on with the last block? */
typedef struct {
    const tl_run *run;
    const layout *habit;
    tl_block *block;       /* the last one                                     */
    const tl_line *before; /* the last line of it                              */
    const tl_line *line;
    int32_t article; /* number of the last one                           */
    tl_marker last;  /* of the last division                             */
    bool head;       /* few blocks are before this one                   */
    bool body;       /* a block that ends a sentence is before this one   */
    bool near;       /* no blank line that says something is between     */
} joint;

/* A line that fills the width of the text goes on, unless its mark may end a paragraph. */
static bool goes_on_full(const joint *j) {
    const layout *habit = j->habit;
    if (!is_full(j->run, habit, j->before)) return false;
    if (habit->indents) return j->block->indented;
    if (!j->before->final || habit->apart) return true;
    return tl_decode_before(j->run->text, j->before->first, j->before->last) == 0xFF1B;
}

/* The next item of the list, also after a line that has no stop and fills the width:
 * 3.将“甲”改为“乙”⏎4.…; but 第（一）项、⏎第（二）项 */
static bool is_next_item(const joint *j) {
    const char *text = j->run->text;
    const tl_marker *item = &j->line->marker;
    if (item->kind == TIAOLI_MARKER_ENUMERATOR || item->kind == TIAOLI_MARKER_ORDINAL) return false;
    return item->kind && item->kind == j->last.kind && item->number == j->last.number + 1 &&
           !TL_AT(text, item->body, j->line->last, "项") &&
           !TL_AT(text, item->body, j->line->last, "目");
}

/* Few lines are cut in a short text, too few to tell the width: no line is wider than the
 * one before, which ends in the middle of a sentence, and this line ends it. */
static bool breaks_off(const joint *j) {
    const tl_run *run = j->run;
    const tl_line *before = j->before;
    const uint32_t widest = j->habit->widest;
    if (widest > WIDEST_WRAP || j->block->start != before->first || !j->line->final) return false;
    const uint32_t width = 2 * tl_count_characters(run->text, before->first, before->last);
    if (width + WRAP_SLACK < widest || width < NARROWEST_WRAP) return false;
    const uint32_t last = tl_decode_before(run->text, before->first, before->last);
    if (!tl_is_han(last) && tl_digit(last) < 0 && last != 0x300B) return false;
    if (tl_frame_line(run, before->first, before->last) || tl_ends_title(run, j->block))
        return false;
    if (is_indented(run, j->line) && !j->block->indented) return false;
    const bool wide = before->columns >= WIDE_TITLE;
    return wide || (!j->block->marker.kind && holds_comma(run, before->first, before->last));
}

/* A complete title, or what stands in brackets below it, over a line of text or a
 * history: though it may fill the width. */
static bool is_title_over(const joint *j) {
    const char *text = j->run->text;
    const tl_block *block = j->block;
    const tl_line *line = j->line;
    if (!j->head || j->body || block->marker.kind || block->end - block->start > LONGEST_TITLE)
        return false;
    const bool begins = line->final || holds_comma(j->run, line->first, line->last);
    const tl_bracket *pair = tl_bracket_opening(j->run, block->start);
    if (pair && pair->close_end == block->end) return begins;
    if (!tl_ends_title(j->run, block) || holds_comma(j->run, block->start, block->end))
        return false;
    const bool dated = TL_AT(text, line->first, line->last, "（") &&
                       tl_digit(tl_peek(text, line->first + 3, line->last)) >= 0;
    return begins || dated;
}

/* 的通知: the rest of what was cut, but not 的确, 的士. */
static bool begins_with_particle(const joint *j) {
    const char *text = j->run->text;
    const uint32_t at = j->line->first, end = j->line->last;
    return j->near && !j->before->final && !is_indented(j->run, j->line) &&
           TL_AT(text, at, end, "的") && !TL_AT(text, at, end, "的确") &&
           !TL_AT(text, at, end, "的士");
}

/* May the line go on?  Unless it stands alone, or is the rest of something, it does. */
static bool may_go_on(const joint *j) {
    const tl_run *run = j->run;
    const char *text = run->text;
    const layout *habit = j->habit;
    tl_block *block = j->block;
    const tl_line *before = j->before;
    const bool labelled = j->line->marker.kind != TIAOLI_MARKER_NONE;
    const bool open = ends_open(text, block->start, before->last);
    if (labelled && before->final) return false;
    if (labelled && !open && is_next_item(j)) return false;
    if (habit->indents && is_indented(run, j->line) && !open) return false;
    if (j->near && open && !labelled) return true;
    if (j->near && habit->width) return goes_on_full(j);
    if (before->final) return false;
    if (open) return !labelled || j->near;
    if (labelled) return false;
    if (j->near && (is_prose(run, block, before) || breaks_off(j))) return true;
    if (j->near && habit->indents)
        return block->indented && (!block->marker.kind || habit->indented) &&
               !is_moved(run, before) &&
               tl_frame_line(run, before->first, before->last) != TIAOLI_NODE_DATE;
    if (!habit->gaps || (j->near && is_heading_over(run, block, j->line))) return false;
    /* blank lines between paragraphs: what stands close belongs together, and a
     * sentence that broke off goes on */
    if (j->near || block->has_stop) return true;
    /* asked once: the block may be long, and more lines may follow it so */
    block->has_stop = tl_first_sentence(run, block->start, block->end) != 0;
    return block->has_stop;
}

static bool is_bare_article(const tl_line *line) {
    return line->marker.kind == TIAOLI_MARKER_ARTICLE && line->marker.body >= line->last;
}

/* A link left a reference in a line of its own: 依照本法⏎第三条⏎规定的… */
static bool is_linked(const joint *j) {
    if (!j->near || j->before->final || is_indented(j->run, j->line)) return false;
    if (is_bare_article(j->before)) return j->block->joined;
    if (!is_bare_article(j->line)) return false;
    const uint8_t kind = j->block->marker.kind;
    const bool next = j->line->marker.number == j->article + 1;
    if (next || tl_is_structural(kind)) return false;
    return kind || (j->article && !tl_frame_line(j->run, j->block->start, j->block->end));
}

/* 第一章, 案例一 alone in a line. */
static bool is_bare_number(const tl_run *run, const tl_block *block) {
    if (tl_is_structural(block->marker.kind)) return block->marker.body >= block->end;
    if (block->marker.kind || block->end - block->start > LONGEST_CASE) return false;
    uint32_t at = tl_before(run->text, block->start, block->end);
    const uint32_t last = tl_peek(run->text, at, block->end);
    const bool marked = last == 0x53F7 /* 号 */ || last == 0x3011 /* 】 */;
    return (marked || tl_over_figures(run->text, &at, block->end) > 0) &&
           tl_names_case(run, block->start, block->end);
}

/* 第一章⏎总则: the name of a chapter or case in a line below its number. */
static bool is_name_below(const joint *j) {
    const tl_run *run = j->run;
    const tl_line *line = j->line;
    if (!is_bare_number(run, j->block)) return false;
    if (line->marker.kind || line->final) return false;
    if (j->habit->width && is_full(run, j->habit, line)) return false;
    return line->columns <= WIDEST_NAME && !tl_frame_line(run, line->first, line->last);
}

static bool goes_on(const joint *j) {
    const tl_line *line = j->line;
    if (is_name_below(j)) return true;
    if (j->head && tl_parts_head(j->run, j->block, line->first, line->last)) return false;
    if (is_title_over(j)) return false;
    if (begins_with_particle(j)) return true;
    if (!is_indented(j->run, line) && begins_with_rest(j->run->text, line->first, line->last))
        return true;
    return is_linked(j) || (may_go_on(j) && !stands_alone(j->run, line));
}

/* Does a list that runs on in an indented paragraph go on in this line by chance? */
static bool is_cut_before_label(const joint *j) {
    return j->before && j->near && j->habit->width && j->block->indented && j->line->marker.kind &&
           is_full(j->run, j->habit, j->before);
}

/* A bracket that the line leaves open, as in a history over several lines. */
static bool leaves_open(const tl_run *run, const tl_block *block) {
    const uint32_t c = tl_peek(run->text, block->start, block->end);
    if (c != 0xFF08 && c != '(') return false;
    const uint32_t last = tl_decode_before(run->text, block->start, block->end);
    if (last == 0xFF09 || last == ')' || block->end - block->start > LONGEST_BRACKET) return false;
    const tl_bracket *pair = tl_bracket_opening(run, block->start);
    return pair && (pair->close_end <= pair->close || pair->close >= block->end);
}

static void set_quoted(tl_block *block) {
    block->quoted = true;
    memset(&block->marker, 0, sizeof block->marker);
    block->marker.body = block->start;
}

static void finish(const tl_run *run, tl_block *block) {
    if (block->joined && !block->marker.settled)
        block->marker = tl_read_marker(run, block->start, block->end);
    if (block->marker.kind)
        block->marker.body = tl_skip_space(run->text, block->marker.body, block->end);
    block->heading_end = block->start;
    block->has_term = tl_begins_term(run, block->start, block->end);
    const tl_bracket *quote = tl_bracket_around(run, block->start, TL_BRACKET_QUOTE);
    if (quote && quote->close - quote->open < LONGEST_QUOTATION) set_quoted(block);
}

/* Begins a block with a line. */
static bool begin(tl_run *run, tl_blocks *blocks, const tl_line *line) {
    static const tl_block none = {0};
    if (!TL_PUSH(&run->memory, blocks, none)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    tl_block *block = &blocks->data[blocks->count - 1];
    block->start = line->first;
    block->end = line->last;
    block->kind = line->page ? TIAOLI_NODE_BACKMATTER : TIAOLI_NODE_PARAGRAPH;
    block->page = line->page;
    if (!line->page) block->marker = line->marker;
    block->indented = is_indented(run, line);
    return true;
}

/* Blocks of what pages left from line `from` up to line `to`. */
static bool add_pages(tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (run->lines.data[i].page && !begin(run, blocks, &run->lines.data[i])) return false;
    return true;
}

bool tl_join_lines(tl_run *run, tl_blocks *blocks) {
    const layout habit = find_layout(run);
    tl_find_pages(run, habit.width > 0);
    joint j = {.run = run, .habit = &habit};
    uint32_t after = 0;   /* index of the line after the last of the block      */
    bool crossed = false; /* a page ended behind it                             */
    for (uint32_t i = 0; i < run->lines.count; i++) {
        const tl_line *line = &run->lines.data[i];
        crossed = crossed || line->page;
        if (line->first >= line->last || line->page) continue;
        j.line = line;
        j.head = blocks->count <= HEAD_BLOCKS;
        j.near = i == after || habit.spaced || crossed;
        if (j.before && (leaves_open(run, j.block) || goes_on(&j))) {
            j.block->end = line->last;
            j.block->joined = true;
        } else {
            const bool cut = is_cut_before_label(&j);
            j.body = j.body || (j.before && j.before->final);
            if (!add_pages(run, blocks, after, i) || !begin(run, blocks, line)) return false;
            j.block = &blocks->data[blocks->count - 1];
            j.block->indented = j.block->indented || cut;
            if (line->marker.kind) j.last = line->marker;
            if (line->marker.kind == TIAOLI_MARKER_ARTICLE) j.article = line->marker.number;
        }
        j.before = line;
        after = i + 1;
        crossed = false;
    }
    if (!add_pages(run, blocks, after, run->lines.count)) return false;
    for (uint32_t i = 0; i < blocks->count; i++) finish(run, &blocks->data[i]);
    return true;
}
