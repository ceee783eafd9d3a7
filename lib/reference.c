/*
 * Takes the pairs of title marks and the points, gives the references: titles
 * 《…》〈…〉 with their issuer, and provisions (第十八条第一款, 前款|第二项) that are
 * no labels of the document's own divisions.  Linear: every 第 is read once,
 * surroundings within a fixed number of bytes.
 */
#include "run.h"

enum {
    NUMBER_CHARACTERS = 12, /* of a provision's number at most               */
    ISSUER_REACH = 120,     /* bytes before a title in which its issuer stands */
    ISSUER_NAMES = 6,       /* organs that issue together                    */
    CONTEXT = 48,           /* bytes around a provision that are looked at   */
    LIST_MEMBERS = 8,       /* provisions that one context is taken for      */
    LIST_GAP = 24,          /* bytes between two of a list                   */
    DEEPEST = 64            /* marks nested deeper are not reported          */
};

/* --- Titles ---------------------------------------------------------------- */

static uint32_t before_word(const tl_run *run, const char *text, uint32_t start, uint32_t at,
                            int class_id) {
    return at -
           tl_lex_longest_before(run->lexicon->quote, text, start, at, TL_CLASS(class_id)).length;
}

/* Start of the name of an organ that ends at `at`; `at` if none does: 珠海|市委.
 * The name goes on to the left up to a word that cannot belong to it. */
static uint32_t organ_start(const tl_run *run, uint32_t start, uint32_t at) {
    const char *text = run->text;
    uint32_t from = before_word(run, text, start, at, TL_QUOTE_ISSUER);
    if (from == at) return at;
    while (from > start) {
        const uint32_t previous = tl_before(text, start, from);
        if (!tl_is_han(tl_peek(text, previous, at))) break;
        if (before_word(run, text, start, from, TL_QUOTE_ISSUER_STOP) < from) break;
        from = previous;
    }
    return from;
}

/* Who issued the title: an organ, or a list of them, directly before it or
 * before 印发 and the like. */
static tl_span find_issuer(const tl_run *run, uint32_t open) {
    const tl_span none = {0, 0};
    const char *text = run->text;
    uint32_t start = open > ISSUER_REACH ? open - ISSUER_REACH : 0;
    while (start < open && ((unsigned char)text[start] & 0xC0) == 0x80) start++;
    uint32_t end = before_word(run, text, start, open, TL_QUOTE_ISSUE_VERB);
    if (end < open && TL_ENDS(text, start, end, "关于")) end -= 6;
    uint32_t from = organ_start(run, start, end);
    if (from == end) return none;
    for (uint32_t names = 1; names < ISSUER_NAMES && TL_ENDS(text, start, from, "、"); names++) {
        const uint32_t next = organ_start(run, start, from - 3);
        if (next == from - 3) break;
        from = next;
    }
    const tl_span issuer = {from, end};
    return issuer;
}

static bool is_too_deep(const tl_run *run, uint32_t parent) {
    uint32_t depth = 0;
    for (; parent && depth < DEEPEST; depth++) parent = run->brackets.data[parent - 1].parent;
    return depth >= DEEPEST;
}

static bool add_titles(tl_run *run) {
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        const tl_bracket pair = run->brackets.data[i];
        if (pair.kind != TL_BRACKET_TITLE || pair.close_end <= pair.close ||
            pair.open_end <= pair.open || is_too_deep(run, pair.parent))
            continue;
        const tl_span content = {pair.open_end, pair.close};
        tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_REFERENCE, pair.open, pair.close_end,
                                    TL_RULE_REFERENCE_TITLE);
        if (!mark) return false;
        mark->type = TIAOLI_REFERENCE_TITLE;
        if (!tl_add_span(run, TIAOLI_SPAN_CONTENT, content)) return false;
        const tl_span issuer = find_issuer(run, pair.open);
        if (!tl_span_empty(issuer) && !tl_add_span(run, TIAOLI_SPAN_ISSUER, issuer)) return false;
    }
    return true;
}

/* --- Provisions ------------------------------------------------------------- */

enum unit { NO_UNIT, PART, CHAPTER, SECTION, ARTICLE, PARAGRAPH, ITEM, SUBITEM };

static bool is_number_character(uint32_t c) {
    if (tl_digit(c) >= 0) return true;
    switch (c) {
        case 0x96F6: /* 零 */
        case 0x3007: /* 〇 */
        case 0x4E00: /* 一 */
        case 0x4E8C: /* 二 */
        case 0x4E24: /* 两 */
        case 0x4E09: /* 三 */
        case 0x56DB: /* 四 */
        case 0x4E94: /* 五 */
        case 0x516D: /* 六 */
        case 0x4E03: /* 七 */
        case 0x516B: /* 八 */
        case 0x4E5D: /* 九 */
        case 0x5341: /* 十 */
        case 0x767E: /* 百 */
        case 0x5343: /* 千 */
            return true;
        default:
            return false;
    }
}

static uint32_t over_number(const char *text, uint32_t at, uint32_t end) {
    for (uint32_t i = 0; i < NUMBER_CHARACTERS && is_number_character(tl_peek(text, at, end)); i++)
        at = tl_after(text, at, end);
    return at;
}

static enum unit unit_of(uint32_t c) {
    switch (c) {
        case 0x7F16:
            return PART; /* 编 */
        case 0x7AE0:
            return CHAPTER; /* 章 */
        case 0x8282:
            return SECTION; /* 节 */
        case 0x6761:
            return ARTICLE; /* 条 */
        case 0x6B3E:
            return PARAGRAPH; /* 款 */
        case 0x9879:
            return ITEM; /* 项 */
        case 0x76EE:
            return SUBITEM; /* 目 */
        default:
            return NO_UNIT;
    }
}

/* Steps may be wrapped: 第⏎一项, 第三条⏎第一款. */
static uint32_t over_wrap(const char *text, uint32_t at, uint32_t end) {
    at = tl_skip_blanks(text, at, end);
    if (at < end && text[at] == '\r') at++;
    if (at < end && text[at] == '\n') at++;
    return tl_skip_blanks(text, at, end);
}

/* One step 第…条, 第（二）项, with 之一; returns its unit, *after its end. */
static enum unit read_step(const char *text, uint32_t at, uint32_t end, uint32_t *after,
                           bool *in_brackets) {
    if (!TL_AT(text, at, end, "第")) return NO_UNIT;
    at = over_wrap(text, at + 3, end);
    const uint32_t opening = tl_peek(text, at, end);
    const bool bracketed = opening == 0xFF08 || opening == '(';
    if (bracketed) at = tl_after(text, at, end);
    const uint32_t number = at;
    at = over_number(text, at, end);
    if (at == number) return NO_UNIT;
    at = over_number(text, over_wrap(text, at, end), end);
    if (bracketed) {
        const uint32_t closing = tl_peek(text, at, end);
        if (closing != 0xFF09 && closing != ')') return NO_UNIT;
        at = tl_after(text, at, end);
    }
    at = over_wrap(text, at, end);
    const enum unit unit = unit_of(tl_peek(text, at, end));
    if (unit == NO_UNIT) return NO_UNIT;
    at += 3;
    if (TL_AT(text, at, end, "之")) {
        const uint32_t suffix = over_number(text, at + 3, end);
        if (suffix > at + 3) at = suffix;
    }
    *after = at;
    *in_brackets = bracketed;
    return unit;
}

typedef struct {
    uint32_t end;
    enum unit first, last;
    bool bracketed; /* the number of the last step: such a one counts nothing */
} provision;

/* Steps of falling rank from `at` on: 第三条第一款第二项. */
static provision read_provision(const char *text, uint32_t at, uint32_t end) {
    provision found = {at, NO_UNIT, NO_UNIT, false};
    for (;;) {
        uint32_t after = at;
        bool bracketed = false;
        const enum unit unit = read_step(text, at, end, &after, &bracketed);
        if (unit == NO_UNIT || unit <= found.last) break;
        found.bracketed = bracketed;
        if (found.first == NO_UNIT) found.first = unit;
        found.last = unit;
        found.end = after;
        at = over_wrap(text, after, end);
    }
    return found;
}

/* Where the walk over the text is among the nodes. */
typedef struct {
    uint32_t node;
    tl_span label;     /* of the division last begun                         */
    uint32_t toc_end;  /* of the table of contents last begun                */
    uint32_t last_end; /* of the provision last found                        */
} walk;

/* The document's own numbering: a label, or a line of its table of contents. */
static bool is_own_label(const tl_run *run, walk *w, uint32_t at) {
    for (; w->node < run->nodes.count && run->nodes.data[w->node].start <= at; w->node++) {
        const tl_node *node = &run->nodes.data[w->node];
        if (node->kind == TIAOLI_NODE_DIVISION) w->label = node->label;
        if (node->kind == TIAOLI_NODE_TOC) w->toc_end = node->end;
    }
    return (at >= w->label.start && at < w->label.end) || at < w->toc_end;
}

/* Over what joins the members of a list of provisions. */
static uint32_t over_joint(const char *text, uint32_t at, uint32_t end) {
    if (TL_AT(text, at, end, "以及")) return at + 6;
    const bool joint = TL_AT(text, at, end, "、") || TL_AT(text, at, end, "和") ||
                       TL_AT(text, at, end, "或") || TL_AT(text, at, end, "至") ||
                       TL_AT(text, at, end, "到") || TL_AT(text, at, end, "与") ||
                       TL_AT(text, at, end, "及") || TL_AT(text, at, end, "，");
    return joint ? at + 3 : at;
}

/* Does this provision continue a list of them: 第十条、第十二条? */
static bool continues_list(const char *text, const walk *w, uint32_t at) {
    if (!w->last_end || at < w->last_end || at - w->last_end > LIST_GAP) return false;
    uint32_t joint = w->last_end;
    if (TL_AT(text, joint, at, "规定")) joint += 6;
    return over_wrap(text, over_joint(text, joint, at), at) == at;
}

/* End of the list that begins with this provision: 第一项、第二项|以外. */
static uint32_t list_end(const tl_run *run, const provision *found) {
    uint32_t at = found->end;
    for (uint32_t i = 0; i < LIST_MEMBERS; i++) {
        const uint32_t joint = over_joint(run->text, at, run->length);
        const uint32_t next = over_wrap(run->text, joint, run->length);
        const provision member = read_provision(run->text, next, run->length);
        if (joint == at || member.first == NO_UNIT) break;
        at = member.end;
    }
    return at;
}

/* The bytes before or after a place without blanks and breaks. */
typedef struct {
    uint32_t length;
    char text[CONTEXT];
} context;

static void add_bytes(context *around, const char *bytes, uint32_t length) {
    memcpy(around->text + around->length, bytes, length);
    around->length += length;
}

/* At most CONTEXT bytes. */
static void read_context(const tl_run *run, uint32_t start, uint32_t end, context *around) {
    around->length = 0;
    for (uint32_t at = start; at < end;) {
        const uint32_t words = tl_over_han(run->text, at, end);
        if (words > at) add_bytes(around, run->text + at, words - at);
        at = words;
        if (at >= end) break;
        uint32_t used;
        const uint32_t c = tl_decode(run->text, at, end, &used);
        if (c != '\n' && c != '\r' && !tl_is_blank(c)) add_bytes(around, run->text + at, used);
        at += used;
    }
}

static bool begins_with(const tl_run *run, const context *around, int class_id) {
    return tl_lex_longest(run->lexicon->quote, around->text, 0, around->length, TL_CLASS(class_id))
        .length;
}

/* An article is referred to wherever it stands; 款, 项, 章 need a word around
 * them that says so, for they also count things (第一项任务). */
static bool is_reference(const tl_run *run, const walk *w, uint32_t at, const provision *found) {
    if (found->bracketed || (found->first != found->last && found->last >= ARTICLE)) return true;
    const uint32_t end = found->first > ARTICLE ? list_end(run, found) : found->end;
    const uint32_t left = run->length - end;
    context before, after;
    read_context(run, end, end + (left < CONTEXT ? left : CONTEXT), &after);
    if (found->first == ARTICLE && !begins_with(run, &after, TL_QUOTE_CLASSIFIED)) return true;
    uint32_t start = at > CONTEXT ? at - CONTEXT : 0;
    while (start < at && ((unsigned char)run->text[start] & 0xC0) == 0x80) start++;
    read_context(run, start, at, &before);
    if (before_word(run, before.text, 0, before.length, TL_QUOTE_PROVISION_BEFORE) < before.length)
        return true;
    if (begins_with(run, &after, TL_QUOTE_PROVISION_AFTER)) return true;
    return continues_list(run->text, w, at);
}

static bool add_provision(tl_run *run, uint32_t at, const provision *found) {
    const uint16_t rule = found->first < ARTICLE   ? TL_RULE_REFERENCE_CHAPTER
                          : found->first > ARTICLE ? TL_RULE_REFERENCE_PART
                                                   : TL_RULE_REFERENCE_PROVISION;
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_REFERENCE, at, found->end, rule);
    if (!mark) return false;
    mark->type = TIAOLI_REFERENCE_PROVISION;
    const tl_span content = {at, found->end};
    return tl_add_span(run, TIAOLI_SPAN_CONTENT, content);
}

static bool add_provisions(tl_run *run) {
    walk w = {0, {0, 0}, 0, 0};
    uint32_t end = 0; /* of the last step that was read                       */
    for (uint32_t i = 0; i < run->points.count; i++) {
        const tl_point point = run->points.data[i];
        if (point.is != TL_POINT_ORDINAL || point.at < end) continue;
        const provision found = read_provision(run->text, point.at, run->length);
        if (found.first == NO_UNIT) continue;
        end = found.end;
        if (is_own_label(run, &w, point.at) || !is_reference(run, &w, point.at, &found)) continue;
        if (!add_provision(run, point.at, &found)) return false;
        w.last_end = found.end;
    }
    return true;
}

bool tl_references(tl_run *run) { return add_titles(run) && add_provisions(run); }
