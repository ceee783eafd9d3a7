/*
 * Takes the blocks with their kinds, gives the tree of blocks in pre-order.  A
 * stack holds the divisions that are open; what follows is placed by the
 * numbering scheme: the same scheme goes on beside, a new one opens below.
 * 编 章 节 条 have a fixed order; all other schemes nest as the document does.
 */
#include "outline.h"

enum {
    DEEPEST = 64,         /* largest max_depth                                   */
    LONGEST_HEADING = 64, /* characters of a run-in heading                     */
    LONGEST_LINE = 120,   /* characters of a heading that fills its line        */
    SHORT_SENTENCE = 32,  /* characters: a line of one sentence that is heading */
    KINDS = TIAOLI_MARKER_UNNUMBERED + 1
};

/* A division (or attachment: kind NONE) that is open. */
typedef struct {
    uint32_t node;
    uint32_t next; /* index of the next block of its scheme                  */
    int32_t number, suffix;
    uint8_t kind, variant;
    bool titled;  /* has a heading                                             */
    bool inside;  /* began in the middle of a line                             */
    bool preface; /* see tl_block                                              */
    uint8_t of_case;
    uint8_t polarity;
} level;

typedef struct {
    tl_run *run;
    const tl_blocks *blocks;
    level open[DEEPEST + 2];
    uint32_t depth;           /* how many are open                            */
    uint32_t base;            /* 1 inside an attachment, else 0               */
    uint32_t last_end;        /* where the last leaf ended                    */
    bool addressed;           /* the last text began with an address            */
    bool addressed_sections;  /* a section ended so                             */
    uint8_t polarity;         /* of the document                              */
    bool looked_back;         /* a heading has                                */
    uint32_t final_of[KINDS]; /* index + 1 of its last block                   */
} builder;

/* 编 1 ... 条 5; other schemes have no fixed place. */
static int rank_of(uint8_t kind) {
    return kind >= TIAOLI_MARKER_PART && kind <= TIAOLI_MARKER_ARTICLE ? kind : 0;
}

/* —— 一是 第一，: what follows their first sentence need not belong to them. */
static bool is_passing(uint8_t kind, uint8_t variant) {
    return kind == TIAOLI_MARKER_DASH || kind == TIAOLI_MARKER_ENUMERATOR ||
           (kind == TIAOLI_MARKER_ORDINAL && !variant);
}

/* --- Adding nodes -------------------------------------------------------------- */

static uint32_t above(const builder *b) { return b->depth ? b->open[b->depth - 1].node : 0; }

static uint8_t polarity_around(const builder *b) {
    return b->depth ? b->open[b->depth - 1].polarity : b->polarity;
}

static bool add(builder *b, uint8_t kind, uint32_t parent, uint32_t start, uint32_t end) {
    tl_node node = {0};
    node.kind = kind;
    node.parent = parent;
    node.start = start;
    node.end = end;
    node.polarity = polarity_around(b);
    b->last_end = end;
    return tl_add_node(b->run, &node);
}

static void close_one(builder *b) {
    const level *last = &b->open[--b->depth];
    b->run->nodes.data[last->node].end = b->last_end;
}

static void close_to(builder *b, uint32_t depth) {
    while (b->depth > depth) close_one(b);
}

static void close_all(builder *b) {
    close_to(b, 0);
    b->base = 0;
}

/* --- Headings -------------------------------------------------------------------- */

static bool in_article(const builder *b) {
    for (uint32_t i = b->base; i < b->depth; i++)
        if (b->open[i].kind == TIAOLI_MARKER_ARTICLE) return true;
    return false;
}

/* The last item of 1.…；⏎2.…。 or of 1.…。⏎2.…。, whose items are one sentence each. */
static bool ends_list(const builder *b, const tl_block *block, uint32_t index) {
    const char *text = b->run->text;
    const tl_block *before = block - 1;
    if (!index || !before->marker.number || before->marker.number + 1 != block->marker.number)
        return false;
    if (TL_ENDS(text, before->start, before->end, "；")) return true;
    return before->marker.kind == block->marker.kind &&
           tl_first_sentence(b->run, before->marker.body, before->end) == before->end;
}

/* A line of one short sentence is a heading where plain text follows. */
static bool heads_what_follows(const builder *b, const tl_block *block, uint32_t index) {
    if (block->inside || b->run->genre == TIAOLI_GENRE_LAW) return false;
    if (index + 1 >= b->blocks->count || ends_list(b, block, index)) return false;
    const tl_block *next = block + 1;
    return next->kind == TIAOLI_NODE_PARAGRAPH && !next->quoted && !next->inside &&
           tl_at_most(b->run->text, block->start, block->end, SHORT_SENTENCE);
}

/* 1.建设工程。（1）…；（2）…: a list runs on behind the first sentence. */
static bool heads_list(const builder *b, const tl_block *block, uint32_t index) {
    const tl_block *next = block + 1;
    return index + 1 < b->blocks->count && next->inside && !block->inside &&
           next->kind == TIAOLI_NODE_DIVISION && next->marker.kind != block->marker.kind;
}

/* An article's name in brackets is its heading: 第一条（目的）⏎为了…, 第一条【目的】为了… */
static uint32_t article_heading(const builder *b, const tl_block *block, uint32_t index) {
    const char *text = b->run->text;
    const uint32_t at = block->marker.body;
    if (block->marker.named && !block->joined) return block->end;
    const bool lenticular = TL_AT(text, at, block->end, "【");
    if (!lenticular && !TL_AT(text, at, block->end, "（") && !TL_AT(text, at, block->end, "("))
        return block->start;
    const tl_bracket *name = tl_pair_at(b->run, at, block->end);
    if (!name || !tl_at_most(text, block->start, name->close_end, SHORT_SENTENCE))
        return block->start;
    if (tl_skip_space(text, name->close_end, block->end) < block->end)
        return lenticular ? name->close_end : block->start;
    const bool follows = index + 1 < b->blocks->count && block[1].kind == TIAOLI_NODE_PARAGRAPH;
    return follows ? block->end : block->start;
}

/* Where the heading of a numbered block ends; its start if it has none. */
static uint32_t heading_end(const builder *b, const tl_block *block, uint32_t index) {
    const char *text = b->run->text;
    const uint8_t kind = block->marker.kind;
    if (tl_is_structural(kind)) return block->end;
    if (kind == TIAOLI_MARKER_UNNUMBERED)
        return block->marker.body < block->end ? block->marker.label.end : block->end;
    if (kind == TIAOLI_MARKER_ARTICLE) return article_heading(b, block, index);
    if (in_article(b) && !block->marker.parts) return block->start;
    if (block->marker.body >= block->end) return block->end;
    const uint32_t sentence = tl_first_sentence(b->run, block->marker.body, block->end);
    if (!sentence) {
        if (block->inside || tl_ends_final(text, block->start, block->end)) return block->start;
        if (TL_ENDS(text, block->marker.body, block->end, "——")) return block->start;
        return tl_at_most(text, block->start, block->end, LONGEST_LINE) ? block->end : block->start;
    }
    if (!tl_at_most(text, block->start, sentence, LONGEST_HEADING)) return block->start;
    if (tl_skip_space(text, sentence, block->end) < block->end) return sentence;
    if (heads_list(b, block, index)) return block->end;
    return heads_what_follows(b, block, index) ? block->end : block->start;
}

/* --- Where a division goes ---------------------------------------------------------- */

/* Writings of one scheme that number different levels: （1） and 1）, A. and a),
 * 甲、, 一是 and 一要. */
static uint8_t variant_of(const char *text, const tl_marker *marker) {
    const uint32_t first = tl_peek(text, marker->label.start, marker->label.end);
    const bool parens = first == 0xFF08 || first == '(';
    switch (marker->kind) {
        case TIAOLI_MARKER_ARABIC_DOT:
            return marker->parts;
        case TIAOLI_MARKER_ORDINAL:
            return tl_stage_noun(text, marker);
        case TIAOLI_MARKER_LETTER: {
            const uint32_t c = tl_peek(text, marker->numeral.start, marker->label.end);
            if (tl_is_ascii_roman(text, marker)) return c >= 'a' ? 7 : 6;
            if (c >= 0x2160 && c <= 0x217B) return c >= 0x2170 ? 7 : 6; /* Ⅰ ⅰ */
            const int script = c >= 0x80 ? 0 : c >= 'a' ? 1 : 2;
            return (uint8_t)(script * 2 + parens);
        }
        case TIAOLI_MARKER_HANZI_PAREN:
        case TIAOLI_MARKER_ARABIC_PAREN:
            return parens || first >= 0x2460;
        case TIAOLI_MARKER_ENUMERATOR:
            return first == 0x5176 /* 其 */;
        default:
            return 0;
    }
}

/* Writings of one scheme in one list: 1. 2． 3、 and （一） 二）. */
static bool may_be_mixed(const level *open, const tl_marker *marker) {
    const bool arabic =
        marker->kind == TIAOLI_MARKER_ARABIC_DOT || marker->kind == TIAOLI_MARKER_ARABIC_COMMA;
    if (arabic)
        return !marker->parts && !open->variant &&
               (open->kind == TIAOLI_MARKER_ARABIC_DOT || open->kind == TIAOLI_MARKER_ARABIC_COMMA);
    return open->kind == marker->kind && (marker->kind == TIAOLI_MARKER_HANZI_PAREN ||
                                          marker->kind == TIAOLI_MARKER_ARABIC_PAREN);
}

/* Depth at which a scheme is open, plus one; 0 if it is not. */
static uint32_t open_at(const builder *b, const tl_marker *marker) {
    const uint8_t variant = variant_of(b->run->text, marker);
    for (uint32_t i = b->depth; i > b->base; i--)
        if (b->open[i - 1].kind == marker->kind && b->open[i - 1].variant == variant) return i;
    if (marker->number == 1) return 0;
    for (uint32_t i = b->depth; i > b->base; i--)
        if (b->open[i - 1].number + 1 == marker->number && may_be_mixed(&b->open[i - 1], marker))
            return i;
    return 0;
}

/* Is the scheme open inside of itself?  1.甲：⏎1.乙：⏎1.丙： has no bottom. */
static bool is_nested(const builder *b, const tl_marker *marker, uint32_t same) {
    const uint8_t variant = variant_of(b->run->text, marker);
    for (uint32_t i = b->base; i + 1 < same; i++)
        if (b->open[i].kind == marker->kind && b->open[i].variant == variant) return true;
    return false;
}

/* 编 章 节 条: below what ranks above it. */
static uint32_t ranked_place(const builder *b, uint8_t kind) {
    for (uint32_t i = b->base; i < b->depth; i++) {
        const level *open = &b->open[i];
        const int rank = rank_of(open->kind);
        if (rank >= rank_of(kind)) return i;
        if (rank) continue;
        const bool holds = kind == TIAOLI_MARKER_ARTICLE && open->titled && !open->preface;
        if (!holds) return i;
    }
    return b->depth;
}

/* Order of GB/T 9704: decides only between lists that are no headings. */
int tl_ladder(uint8_t kind) {
    switch (kind) {
        case TIAOLI_MARKER_HANZI_COMMA:
            return 1;
        case TIAOLI_MARKER_HANZI_PAREN:
            return 2;
        case TIAOLI_MARKER_ARABIC_DOT:
        case TIAOLI_MARKER_ARABIC_COMMA:
            return 3;
        case TIAOLI_MARKER_ARABIC_PAREN:
            return 4;
        case TIAOLI_MARKER_CIRCLED:
        case TIAOLI_MARKER_LETTER:
            return 5;
        default:
            return 0;
    }
}

/* The block of text before a block; NULL if there is none. */
static const tl_block *text_before(const builder *b, uint32_t index) {
    while (index > 0 && b->blocks->data[index - 1].page) index--;
    return index ? &b->blocks->data[index - 1] : NULL;
}

/* Did the text before the block announce a list?  Also by ——, as in Hong Kong. */
static bool announced(const builder *b, uint32_t index) {
    const tl_block *before = text_before(b, index);
    if (!before) return false;
    const uint32_t c = tl_decode_before(b->run->text, before->start, before->end);
    return c == 0xFF1A || c == ':' || c == 0x2014;
}

/* A scheme that is not open yet: below the last division, but not below an item
 * of a finer list. */
static uint32_t new_place(const builder *b, const tl_marker *marker, uint32_t index) {
    uint32_t depth = b->depth;
    if (announced(b, index)) return depth;
    const bool inside = b->blocks->data[index].inside;
    while (depth > b->base) {
        const level *open = &b->open[depth - 1];
        const bool ends = open->inside ? !inside : open->preface && tl_ladder(marker->kind);
        if (ends) { /* a list in a line ends with it, a preface with the first division */
            depth--;
            continue;
        }
        if (open->titled || rank_of(open->kind) || !tl_ladder(marker->kind)) break;
        if (tl_ladder(open->kind) && tl_ladder(open->kind) < tl_ladder(marker->kind)) break;
        depth--;
    }
    return depth;
}

static bool crosses_article(const builder *b, uint32_t from) {
    for (uint32_t i = from; i < b->depth; i++)
        if (b->open[i].kind == TIAOLI_MARKER_ARTICLE) return true;
    return false;
}

/* 1.1.1 stands below 1.1, else below 1; what is open below them ends. */
static uint32_t decimal_place(const builder *b, const tl_marker *marker, uint32_t index) {
    for (uint32_t i = b->base; i < b->depth; i++)
        if (b->open[i].kind == marker->kind && b->open[i].variant >= marker->parts) return i;
    for (uint32_t i = b->depth; i > b->base && marker->parts > 1; i--)
        if (b->open[i - 1].kind == marker->kind && b->open[i - 1].variant) return i;
    return new_place(b, marker, index);
}

/* Is 1.1 open below the level? */
static bool holds_decimals(const builder *b, uint32_t from) {
    for (uint32_t i = from; i < b->depth; i++)
        if (b->open[i].kind == TIAOLI_MARKER_ARABIC_DOT && b->open[i].variant) return true;
    return false;
}

/* Was nothing added since the heading of the innermost division? */
static bool is_fresh(const builder *b) {
    const tl_node *last = &b->run->nodes.data[b->run->nodes.count - 1];
    return last->kind == TIAOLI_NODE_HEADING && last->parent == b->open[b->depth - 1].node;
}

/* 总则 and 附则 are outermost.  基本案情 stands below its case, beside other parts of it;
 * a case beside the last one, or below the section that it opens or is announced in. */
static uint32_t unnumbered_place(const builder *b, uint32_t index) {
    const uint8_t of_case = b->blocks->data[index].of_case;
    if (!of_case) return b->base;
    for (uint32_t i = b->base; i < b->depth; i++)
        if (b->open[i].of_case == of_case) return i;
    for (uint32_t i = b->depth; i > b->base && of_case == TL_CASE_PART; i--)
        if (b->open[i - 1].of_case) return i;
    if (b->depth == b->base) return b->base;
    const level *top = &b->open[b->depth - 1];
    const bool holds = top->titled && !top->preface && (is_fresh(b) || announced(b, index));
    return holds ? b->depth : b->base;
}

/* How many levels stay open around the new division. */
static uint32_t place(const builder *b, const tl_marker *marker, uint32_t index) {
    if (marker->kind == TIAOLI_MARKER_UNNUMBERED) return unnumbered_place(b, index);
    if (tl_is_structural(marker->kind)) return ranked_place(b, marker->kind);
    if (marker->parts) return decimal_place(b, marker, index);
    const uint32_t same = open_at(b, marker);
    if (!same)
        return rank_of(marker->kind) ? ranked_place(b, marker->kind) : new_place(b, marker, index);
    if (rank_of(marker->kind) || marker->kind == TIAOLI_MARKER_DASH) return same - 1;
    const bool next = marker->number == b->open[same - 1].number + 1;
    if (next) return same - 1;
    if (marker->number == 1 && holds_decimals(b, same)) return new_place(b, marker, index);
    if (crosses_article(b, same)) return b->depth;
    if (marker->number == 1 && announced(b, index) && !is_nested(b, marker, same)) return b->depth;
    return same - 1;
}

/* --- Which way sections look ----------------------------------------------------------------- */

/* May a heading that begins with a verb say what is to be done?  Not below one that looks
 * somewhere already; in a report only where it has looked back before. */
static bool looks_ahead(const builder *b) {
    if (polarity_around(b) != TIAOLI_POLARITY_OTHER) return false;
    switch (b->run->genre) {
        case TIAOLI_GENRE_NOTICE:
        case TIAOLI_GENRE_PLAN:
        case TIAOLI_GENRE_SPEECH:
            return true;
        case TIAOLI_GENRE_REPORT:
            return b->looked_back;
        default:
            return false;
    }
}

/* Adds what the heading of the node that comes next says; false: out of memory. */
static bool add_stance(builder *b, const tl_block *block, uint32_t heading, uint8_t *polarity) {
    *polarity = polarity_around(b);
    const uint8_t kind = block->marker.kind;
    const bool sentence = is_passing(kind, variant_of(b->run->text, &block->marker));
    if (b->run->genre == TIAOLI_GENRE_LAW || sentence) return true;
    const uint32_t from = kind == TIAOLI_MARKER_UNNUMBERED ? block->start : block->marker.body;
    if (heading <= from) return true;
    tl_stance stance = {b->run->nodes.count, tl_find_polarity(b->run, from, heading)};
    if (stance.why.value == TIAOLI_POLARITY_OTHER && looks_ahead(b))
        stance.why = tl_find_task(b->run, from, heading);
    if (stance.why.value == TIAOLI_POLARITY_RETROSPECT) b->looked_back = true;
    if (stance.why.value == TIAOLI_POLARITY_OTHER) return true;
    *polarity = (uint8_t)stance.why.value;
    return TL_PUSH(&b->run->memory, &b->run->stances, stance) || tl_fail(b->run, TIAOLI_E_NOMEM, 0);
}

/* --- Units -> nodes ------------------------------------------------------------------------ */

static bool add_division(builder *b, const tl_block *block, uint32_t index) {
    const tl_marker *marker = &block->marker;
    const uint32_t depth = place(b, marker, index);
    if (depth == b->base && b->depth > depth && b->addressed) b->addressed_sections = true;
    b->addressed = false;
    close_to(b, depth);
    if (b->depth - b->base >= b->run->max_depth)
        return tl_fail(b->run, TIAOLI_E_LIMIT, block->start);
    const uint32_t heading = heading_end(b, block, index);
    level here = {0};
    here.node = b->run->nodes.count;
    here.next = block->next;
    here.number = marker->number;
    here.suffix = marker->suffix;
    here.kind = marker->kind;
    here.variant = variant_of(b->run->text, marker);
    here.titled = heading > block->start;
    here.inside = block->inside;
    here.preface = block->preface;
    here.of_case = block->of_case;
    if (!add_stance(b, block, heading, &here.polarity)) return false;
    if (!add(b, TIAOLI_NODE_DIVISION, above(b), block->start, block->end)) return false;
    tl_node *node = &b->run->nodes.data[here.node];
    node->marker = marker->kind;
    node->label = marker->label;
    node->number = marker->number;
    node->suffix = marker->suffix;
    node->variant = here.variant;
    node->level = (uint8_t)(b->depth - b->base + 1);
    node->polarity = here.polarity;
    b->open[b->depth++] = here;
    if (here.titled && !add(b, TIAOLI_NODE_HEADING, here.node, block->start, heading)) return false;
    const uint32_t body = tl_skip_space(b->run->text, heading, block->end);
    return body >= block->end || add(b, TIAOLI_NODE_PARAGRAPH, here.node, body, block->end);
}

/* Does the list of an open item go on, before any level around it does? */
static bool item_goes_on(const builder *b, uint32_t depth) {
    const level *item = &b->open[depth];
    const uint32_t next = item->next;
    if (!item->number || next >= b->blocks->count) return false;
    if (b->blocks->data[next].marker.number != item->number + 1) return false;
    for (uint32_t i = b->base; i < depth; i++)
        if (b->open[i].next < next) return false;
    return true;
}

/* Text belongs to a section with a heading, and to a list item only where the
 * list goes on after it or the item is unfinished. */
static void close_items(builder *b, uint32_t index) {
    const tl_block *block = &b->blocks->data[index];
    bool first = true;
    while (b->depth > b->base) {
        const level *top = &b->open[b->depth - 1];
        if (rank_of(top->kind) || (top->titled && !is_passing(top->kind, top->variant))) return;
        const tl_block *before = first && !block->inside ? text_before(b, index) : NULL;
        if (before &&
            (announced(b, index) || !tl_ends_final(b->run->text, before->start, before->end)))
            return;
        if (item_goes_on(b, b->depth - 1)) return;
        close_one(b);
        first = false;
    }
}

/* After an address the section goes on only where more sections follow, or
 * where sections of this text end with addresses. */
static void close_for_address(builder *b, uint32_t index) {
    if (b->depth <= b->base) return;
    const uint8_t outermost = b->open[b->base].kind;
    const bool more = b->final_of[outermost] > index + 1;
    close_to(b, more || b->addressed_sections ? b->base + 1 : b->base);
}

static bool add_text(builder *b, const tl_block *block, uint32_t index, bool closing) {
    const char *text = b->run->text;
    uint32_t start = block->start;
    const uint32_t address = block->quoted ? 0 : tl_block_address(b->run, block);
    b->addressed = address != 0;
    if (address) {
        if (!closing) close_for_address(b, index);
        if (!add(b, TIAOLI_NODE_ADDRESS, above(b), block->start, address)) return false;
        start = tl_skip_space(text, address, block->end);
        if (start >= block->end) return true;
    } else if (!closing && !block->quoted) {
        close_items(b, index);
    }
    return add(b, TIAOLI_NODE_PARAGRAPH, above(b), start, block->end);
}

/* Index after the blocks of one kind that stand together. */
static uint32_t same_kind(const builder *b, uint32_t index) {
    const uint8_t kind = b->blocks->data[index].kind;
    uint32_t end = index + 1;
    while (end < b->blocks->count && b->blocks->data[end].kind == kind &&
           !b->blocks->data[end].page)
        end++;
    return end;
}

/* A closing or page furniture: one leaf, or a node around its paragraphs. */
static bool add_group(builder *b, uint32_t index, uint32_t end) {
    const tl_block *first = &b->blocks->data[index];
    close_all(b);
    const bool simple = end == index + 1 && !tl_block_address(b->run, first);
    const uint32_t node = b->run->nodes.count;
    if (!add(b, first->kind, 0, first->start, first->end)) return false;
    if (simple) return true;
    level group = {0};
    group.node = node;
    group.polarity = b->polarity;
    b->open[b->depth++] = group;
    for (uint32_t i = index; i < end; i++)
        if (!add_text(b, &b->blocks->data[i], i, true)) return false;
    close_all(b);
    return true;
}

static tl_span attachment_label(const tl_run *run, const tl_block *block) {
    const char *text = run->text;
    const tl_lex_match word = tl_lex_longest(run->lexicon->outline, text, block->start, block->end,
                                             TL_CLASS(TL_OUTLINE_ATTACHMENT));
    uint32_t end = block->start + word.length;
    /* 附件1, 附件一, 附件 2 */
    for (int i = 0; i < 4; i++) {
        const uint32_t at = tl_skip_blanks(text, end, block->end);
        const uint32_t c = tl_peek(text, at, block->end);
        if (tl_digit(c) < 0 && !(at == end && c >= 0x4E00 && c <= 0x5341 && c != 0x4E2D)) break;
        end = tl_after(text, at, block->end);
    }
    const tl_span label = {block->start, end};
    return label;
}

/* Is the block the next entry of the list that an attachment line began? */
static bool is_attachment_entry(const builder *b, uint32_t index) {
    if (index >= b->blocks->count) return false;
    const tl_block *block = &b->blocks->data[index];
    return block->kind == TIAOLI_NODE_ATTACHMENT &&
           tl_read_marker(b->run, block->start, block->end).kind != TIAOLI_MARKER_NONE;
}

/* What an attached text begins with. */
static bool may_be_attached(uint8_t kind) {
    return kind == TIAOLI_NODE_PARAGRAPH || kind == TIAOLI_NODE_DIVISION ||
           kind == TIAOLI_NODE_TABLE || kind == TIAOLI_NODE_TOC || kind == TIAOLI_NODE_HISTORY;
}

static bool add_attachment(builder *b, uint32_t *index) {
    const tl_block *block = &b->blocks->data[*index - 1];
    while (is_attachment_entry(b, *index)) (*index)++;
    const uint32_t end = b->blocks->data[*index - 1].end;
    close_all(b);
    level here = {0};
    here.node = b->run->nodes.count;
    here.titled = true;
    here.polarity = b->polarity;
    if (!add(b, TIAOLI_NODE_ATTACHMENT, 0, block->start, end)) return false;
    b->run->nodes.data[here.node].label = attachment_label(b->run, block);
    if (*index >= b->blocks->count || !may_be_attached(b->blocks->data[*index].kind)) return true;
    b->open[b->depth++] = here;
    b->base = 1;
    return add(b, TIAOLI_NODE_HEADING, here.node, block->start, end);
}

/* The lines of a title are one node, also with blank lines between them. */
static uint32_t title_end(const builder *b, uint32_t index) {
    const uint8_t kind = b->blocks->data[index].kind;
    return kind == TIAOLI_NODE_TITLE ? same_kind(b, index) : index + 1;
}

static bool add_block(builder *b, uint32_t *index) {
    const tl_block *block = &b->blocks->data[*index];
    const uint32_t at = (*index)++;
    if (block->page) return add(b, block->kind, above(b), block->start, block->end);
    switch (block->kind) {
        case TIAOLI_NODE_DIVISION:
            return add_division(b, block, at);
        case TIAOLI_NODE_PARAGRAPH:
            return add_text(b, block, at, false);
        case TIAOLI_NODE_ATTACHMENT:
            return add_attachment(b, index);
        case TIAOLI_NODE_TABLE:
            close_items(b, at);
            *index = same_kind(b, at);
            return add(b, block->kind, above(b), block->start, b->blocks->data[*index - 1].end);
        case TIAOLI_NODE_CLOSING:
        case TIAOLI_NODE_BACKMATTER:
            *index = same_kind(b, at);
            return add_group(b, at, *index);
        case TIAOLI_NODE_TOC:
        case TIAOLI_NODE_HISTORY: /* of an attached text, if one is open */
            close_to(b, b->base);
            return add(b, block->kind, above(b), block->start, block->end);
        default:
            close_all(b);
            *index = title_end(b, at);
            return add(b, block->kind, 0, block->start, b->blocks->data[*index - 1].end);
    }
}

static bool build(tl_run *run, tl_blocks *blocks) {
    builder b = {0};
    b.run = run;
    b.blocks = blocks;
    if (run->stances.count) b.polarity = (uint8_t)run->stances.data[0].why.value;
    uint32_t next[KINDS];
    for (int kind = 0; kind < KINDS; kind++) next[kind] = blocks->count;
    for (uint32_t i = blocks->count; i > 0; i--) {
        tl_block *block = &blocks->data[i - 1];
        if (block->kind != TIAOLI_NODE_DIVISION) continue;
        const uint8_t kind = block->marker.kind;
        block->next = next[kind];
        next[kind] = i - 1;
        if (!b.final_of[kind]) b.final_of[kind] = i;
    }
    tl_node document = {0};
    document.kind = TIAOLI_NODE_DOCUMENT;
    document.end = run->length;
    if (!tl_add_node(run, &document)) return false;
    for (uint32_t i = 0; i < blocks->count;)
        if (!add_block(&b, &i)) return false;
    close_all(&b);
    return true;
}

bool tl_outline(tl_run *run) {
    tl_blocks blocks = {NULL, 0, 0}, split = {NULL, 0, 0};
    tl_find_sequences(run);
    bool done = tl_join_lines(run, &blocks) && tl_find_frame(run, &blocks) &&
                tl_split_lists(run, &blocks, &split);
    TL_VEC_FREE(&run->memory, &blocks);
    if (done) tl_find_parting_lines(run, &split);
    done = done && tl_find_genre(run, &split) && build(run, &split) && tl_note_outline(run) &&
           tl_note_toc(run);
    TL_VEC_FREE(&run->memory, &split);
    return done;
}
