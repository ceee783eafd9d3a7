/*
 * Takes the pairs of title marks and the points, gives the references: titles
 * 《…》〈…〉 with their issuer and document number, document numbers that stand
 * alone, and provisions (第十八条第一款, 前款|第二项) that are no labels of the
 * document's own divisions, each with its numbers.  Linear: every 第 is read once,
 * surroundings within a fixed number of bytes.
 */
#include "resolve.h"

enum {
    ISSUER_REACH = 120,    /* bytes before a title in which its issuer stands */
    ISSUER_NAMES = 6,      /* organs that issue together                    */
    CONTEXT = 48,          /* bytes around a provision that are looked at   */
    LIST_MEMBERS = 8,      /* provisions that one context is taken for      */
    LIST_GAP = 24,         /* bytes between two of a list                   */
    OTHERS_DIGITS = 3,     /* of how many organs issue together             */
    DEEPEST = 64,          /* marks nested deeper are not reported          */
    TITLES_AROUND = 2,     /* nor titles inside so many others              */
    DOC_NUMBER_REACH = 60, /* bytes before the year of a document number    */
    LABEL_WINDOW = 90      /* bytes behind a title in which its number stands */
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

/* Back over those that are not named: 省财政厅|等5部门; `at` if there are none. */
static uint32_t before_others(const tl_run *run, uint32_t start, uint32_t at) {
    const char *text = run->text;
    if (!TL_ENDS(text, start, at, "部门") && !TL_ENDS(text, start, at, "单位")) return at;
    uint32_t from = at - 6;
    if (TL_ENDS(text, start, from, "个") || TL_ENDS(text, start, from, "家")) from -= 3;
    for (uint32_t i = 0; i < OTHERS_DIGITS; i++) {
        const uint32_t digit = tl_before(text, start, from);
        uint32_t after;
        if (!tl_read_small(text, digit, from, &after)) break;
        from = digit;
    }
    return TL_ENDS(text, start, from, "等") ? from - 3 : at;
}

/* Who issued the title: an organ, or a list of them, directly before it or
 * before 印发 and the like. */
static tl_span find_issuer(const tl_run *run, uint32_t open) {
    const tl_span none = {0, 0};
    const char *text = run->text;
    uint32_t start = tl_back(text, open, ISSUER_REACH);
    uint32_t end = before_word(run, text, start, open, TL_QUOTE_ISSUE_VERB);
    if (end < open && TL_ENDS(text, start, end, "关于")) end -= 6;
    const uint32_t named = before_others(run, start, end);
    uint32_t from = organ_start(run, start, named);
    if (from == named) return none;
    for (uint32_t names = 1; names < ISSUER_NAMES && TL_ENDS(text, start, from, "、"); names++) {
        const uint32_t next = organ_start(run, start, from - 3);
        if (next == from - 3) break;
        from = next;
    }
    const tl_span issuer = {from, end};
    return issuer;
}

/* Are there so many titles around, or so many marks of any kind, that another tale of
 * the same text is one too many? */
static bool is_too_deep(const tl_run *run, uint32_t parent) {
    uint32_t depth = 0, titles = 0;
    for (; parent && depth < DEEPEST && titles < TITLES_AROUND; depth++) {
        titles += run->brackets.data[parent - 1].kind == TL_BRACKET_TITLE;
        parent = run->brackets.data[parent - 1].parent;
    }
    return depth >= DEEPEST || titles >= TITLES_AROUND;
}

tl_citation *tl_add_reference(tl_run *run, uint8_t type, tl_span span, uint16_t rule) {
    tl_citation citation = {0};
    citation.mark = run->marks.count;
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_REFERENCE, span.start, span.end, rule);
    if (!mark) return NULL;
    mark->type = type;
    mark->value = run->citations.count;
    if (!TL_PUSH(&run->memory, &run->citations, citation)) {
        tl_fail(run, TIAOLI_E_NOMEM, 0);
        return NULL;
    }
    return &run->citations.data[run->citations.count - 1];
}

/* May a year stand in the pair: 〔2020〕 [2020] （2020）? */
static bool holds_year(const tl_run *run, const tl_bracket *pair) {
    const uint32_t length = pair->close - pair->open_end;
    return tl_is_matched(pair) && (length == 4 || length == 12) &&
           tl_digit(tl_peek(run->text, pair->open_end, pair->close)) >= 0;
}

/* The document number whose year stands in the pair, such as 国发〔2020〕15号; empty if
 * there is none. */
static tl_span doc_number_around(const tl_run *run, const tl_bracket *pair) {
    const tl_span none = {0, 0};
    const char *text = run->text;
    if (!holds_year(run, pair)) return none;
    const uint32_t end = tl_over_doc_number(text, pair->open_end, run->length);
    if (end == pair->open_end) return none;
    uint32_t from = pair->open;
    const uint32_t start = pair->open > DOC_NUMBER_REACH ? pair->open - DOC_NUMBER_REACH : 0;
    while (from > start) {
        const uint32_t previous = tl_before(text, start, from);
        const uint32_t c = tl_peek(text, previous, pair->open);
        const bool letter = c < 0x80 && ((c | 0x20) >= 'a') && ((c | 0x20) <= 'z');
        if (!tl_is_han(c) && !letter) break;
        if (before_word(run, text, start, from, TL_QUOTE_ISSUER_STOP) < from) break;
        from = previous;
    }
    const tl_span number = {from, end};
    return from < pair->open ? number : none;
}

/* The number of the document whose title ends at `at`: 《…》|（国发〔2020〕15号）. */
static tl_span number_of_title(const tl_run *run, uint32_t at) {
    const tl_span none = {0, 0};
    const uint32_t left = run->length - at;
    const uint32_t end = at + (left < LABEL_WINDOW ? left : LABEL_WINDOW);
    const uint32_t open = tl_over_wrap(run->text, at, end);
    const tl_bracket *pair = tl_bracket_opening(run, open);
    if (!pair || pair->kind != TL_BRACKET_PAREN || pair->close_end <= pair->close) return none;
    const tl_bracket *last = run->brackets.data + run->brackets.count;
    for (const tl_bracket *inner = pair + 1; inner < last && inner->open < end; inner++) {
        if (inner->open >= pair->close) break;
        const tl_span number = doc_number_around(run, inner);
        if (!tl_span_empty(number) && number.start >= pair->open_end) return number;
    }
    return none;
}

static bool add_title(tl_run *run, const tl_bracket *pair, uint32_t *number_end) {
    const tl_span whole = {pair->open, pair->close_end}, content = {pair->open_end, pair->close};
    if (!tl_add_reference(run, TIAOLI_REFERENCE_TITLE, whole, TL_RULE_REFERENCE_TITLE) ||
        !tl_add_span(run, TIAOLI_SPAN_CONTENT, content))
        return false;
    const tl_span issuer = find_issuer(run, pair->open);
    if (!tl_span_empty(issuer) && !tl_add_span(run, TIAOLI_SPAN_ISSUER, issuer)) return false;
    const tl_span number = number_of_title(run, pair->close_end);
    if (tl_span_empty(number)) return true;
    *number_end = number.end;
    return tl_add_span(run, TIAOLI_SPAN_DOC_NUMBER, number);
}

/* A document number that belongs to no title before it, nor to this document. */
static bool add_doc_number(tl_run *run, const tl_bracket *pair, uint32_t *number_end,
                           uint32_t *node, uint32_t *own_end) {
    const tl_span number = doc_number_around(run, pair);
    if (tl_span_empty(number) || number.start < *number_end) return true;
    for (; *node < run->nodes.count && run->nodes.data[*node].start <= number.start; ++*node)
        if (run->nodes.data[*node].kind == TIAOLI_NODE_DOC_NUMBER)
            *own_end = run->nodes.data[*node].end;
    *number_end = number.end;
    if (number.start < *own_end) return true;
    return tl_add_reference(run, TIAOLI_REFERENCE_DOC_NUMBER, number,
                            TL_RULE_REFERENCE_DOC_NUMBER) &&
           tl_add_span(run, TIAOLI_SPAN_CONTENT, number);
}

static bool add_titles(tl_run *run) {
    uint32_t number_end = 0, node = 0, own_end = 0;
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        const tl_bracket pair = run->brackets.data[i];
        if (!tl_is_matched(&pair)) continue;
        if (pair.kind == TL_BRACKET_TITLE && !is_too_deep(run, pair.parent) &&
            !add_title(run, &pair, &number_end))
            return false;
        if (pair.kind == TL_BRACKET_PAREN &&
            !add_doc_number(run, &pair, &number_end, &node, &own_end))
            return false;
    }
    return true;
}

/* --- Provisions ------------------------------------------------------------- */

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

/* Does this provision continue a list of them: 第十条、第十二条? */
static bool continues_list(const char *text, const walk *w, uint32_t at, bool *to) {
    *to = false;
    if (!w->last_end || at < w->last_end || at - w->last_end > LIST_GAP) return false;
    uint32_t joint = w->last_end;
    if (TL_AT(text, joint, at, "规定")) joint += 6;
    return tl_over_wrap(text, tl_over_joint(text, joint, at, to), at) == at;
}

/* End of the list that begins with these provisions: 第一项、第二项|以外. */
static uint32_t list_end(const tl_run *run, const tl_group *found) {
    uint32_t at = found->end;
    for (uint32_t i = 0; i < LIST_MEMBERS; i++) {
        bool to;
        const uint32_t joint = tl_over_joint(run->text, at, run->length, &to);
        const uint32_t next = tl_over_wrap(run->text, joint, run->length);
        tl_group more;
        if (joint == at || !tl_read_provisions(run->text, next, run->length, &more)) break;
        at = more.end;
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
static bool is_reference(const tl_run *run, uint32_t at, const tl_group *found, bool joined) {
    const tl_member *first = &found->member[0], *last = &found->member[found->count - 1];
    if (last->bracketed || (first->first != last->last && last->last >= TL_ARTICLE)) return true;
    const uint32_t end = first->first > TL_ARTICLE ? list_end(run, found) : found->end;
    const uint32_t left = run->length - end;
    context before, after;
    read_context(run, end, end + (left < CONTEXT ? left : CONTEXT), &after);
    if (first->first == TL_ARTICLE && !begins_with(run, &after, TL_QUOTE_CLASSIFIED)) return true;
    const uint32_t start = tl_back(run->text, at, CONTEXT);
    read_context(run, start, at, &before);
    if (begins_with(run, &after, TL_QUOTE_PROVISION_AFTER) || joined) return true;
    if (before_word(run, before.text, 0, before.length, TL_QUOTE_PROVISION_BEFORE) < before.length)
        return !TL_ENDS(before.text, 0, before.length, "为") ||
               !begins_with(run, &after, TL_QUOTE_CLASSIFIED);
    /* 民法典|第三编; and in laws lists of parts count no things */
    if (first->first < TL_ARTICLE) return tl_find_law_before(run, at).found;
    return run->genre == TIAOLI_GENRE_LAW && end > found->end;
}

static bool add_provision(tl_run *run, const tl_member *member, bool joined, bool to) {
    const uint16_t rule = member->first < TL_ARTICLE   ? TL_RULE_REFERENCE_CHAPTER
                          : member->first > TL_ARTICLE ? TL_RULE_REFERENCE_PART
                                                       : TL_RULE_REFERENCE_PROVISION;
    const tl_span span = {member->start, member->end};
    tl_citation *citation = tl_add_reference(run, TIAOLI_REFERENCE_PROVISION, span, rule);
    if (!citation) return false;
    memcpy(citation->number, member->number, sizeof citation->number);
    citation->first = member->first;
    citation->last = member->last;
    citation->joined = joined;
    citation->to = to;
    return tl_add_span(run, TIAOLI_SPAN_CONTENT, span);
}

static bool add_group(tl_run *run, const tl_group *found, bool joined, bool to) {
    for (uint32_t i = 0; i < found->count; i++) {
        const tl_member *member = &found->member[i];
        if (!add_provision(run, member, i ? true : joined, i ? member->to : to)) return false;
    }
    return true;
}

static bool add_provisions(tl_run *run) {
    walk w = {0, {0, 0}, 0, 0};
    uint32_t end = 0; /* of what was read last                                */
    tl_group found;
    for (uint32_t i = 0; i < run->points.count; i++) {
        const tl_point point = run->points.data[i];
        if (point.is != TL_POINT_ORDINAL || point.at < end) continue;
        if (!tl_read_provisions(run->text, point.at, run->length, &found)) {
            end = found.seen;
            continue;
        }
        end = found.end;
        bool to;
        const bool joined = continues_list(run->text, &w, point.at, &to);
        if (is_own_label(run, &w, point.at) || !is_reference(run, point.at, &found, joined))
            continue;
        if (!add_group(run, &found, joined, to)) return false;
        w.last_end = found.end;
    }
    return true;
}

bool tl_references(tl_run *run) { return add_titles(run) && add_provisions(run); }
