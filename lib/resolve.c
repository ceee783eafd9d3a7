/*
 * Takes the references as they are written, gives each its target: the nodes of this
 * document that it means, or the law outside.  One walk in text order, which knows the
 * article, paragraph and item around each reference, the one before it, the quotation
 * around it, and the law named last.  n log n.
 */
#include "resolve.h"

enum {
    PART_REACH = 512,  /* nodes of an article that are looked at              */
    PART_GAP = 15,     /* bytes between a provision and a part of it           */
    LINES_BETWEEN = 3, /* empty ones between two paragraphs of a passage      */
    HAN = 3,
    UNIT_SHIFT = 29, /* of a key, below the node in whose scope it is      */
    NUMBER_SHIFT = 13,
    MOST_SUFFIX = 0x1FFF
};

/* Where the walk is; nodes as index + 1, 0 = none. */
typedef struct {
    uint32_t next;  /* the first node that begins further on                 */
    uint32_t scope; /* the attachment around, or none                        */
    uint32_t unit[TL_UNITS];
    uint32_t article_rank; /* of the article in `articles`                   */
    uint16_t paragraph;    /* which of the article                           */
    uint32_t top;          /* the division of the outermost level last begun outside of articles */
} place;

typedef struct {
    tl_run *run;
    tl_tree tree;
    TL_VEC(tl_order) keys;     /* parts, chapters, sections, articles by number */
    TL_VEC(uint32_t) articles; /* indices, in text order                     */
    place at;
    uint32_t bracket, quote_end;   /* of the quotation around                  */
    tl_target last;                /* of the reference before, ...             */
    uint32_t last_index, last_end; /* its index + 1, its end                 */
    uint32_t base_article;         /* node of the article of `last`, or 0      */
    tl_target cited;               /* the article that was cited last, ... */
    uint32_t cited_article;        /* its node, if it is one of ours, ... */
    uint32_t cited_in;             /* and the node from which it was cited */
    tl_span base;                  /* the law outside that was named last      */
    bool has_base;
    tl_span named;      /* the same, also by a title in the articles of a law: what 该法 means */
    tl_span title;      /* of this document                                  */
    uint32_t title_end; /* of the title last referred to                     */
} resolver;

/* --- The index ------------------------------------------------------------------- */

static uint64_t key_of(uint32_t scope, uint32_t unit, uint32_t number, uint32_t suffix) {
    return (uint64_t)scope << 32 | (uint64_t)unit << UNIT_SHIFT |
           (uint64_t)(number & UINT16_MAX) << NUMBER_SHIFT | (suffix & MOST_SUFFIX);
}

static enum tl_rank unit_of_node(const tl_node *node) {
    if (node->kind != TIAOLI_NODE_DIVISION) return TL_NO_UNIT;
    switch (node->marker) {
        case TIAOLI_MARKER_PART:
            return TL_PART;
        case TIAOLI_MARKER_CHAPTER:
            return TL_CHAPTER;
        case TIAOLI_MARKER_SECTION:
            return TL_SECTION;
        case TIAOLI_MARKER_ARTICLE:
            return TL_ARTICLE;
        default:
            return TL_NO_UNIT;
    }
}

static bool add_key(resolver *r, uint32_t scope, uint32_t unit, const tl_node *node,
                    uint32_t index) {
    const bool fits = node->number > 0 && node->number <= UINT16_MAX && node->suffix >= 0 &&
                      node->suffix <= MOST_SUFFIX;
    const tl_order key = {
        key_of(scope, unit, fits ? (uint32_t)node->number : 0, fits ? (uint32_t)node->suffix : 0),
        0, index};
    return !fits || TL_PUSH(&r->run->memory, &r->keys, key) || tl_fail(r->run, TIAOLI_E_NOMEM, 0);
}

/* The division that is above a unit, or the scope. */
static uint32_t above(const place *p, enum tl_rank unit) {
    if (unit == TL_SECTION && p->unit[TL_CHAPTER]) return p->unit[TL_CHAPTER];
    if (unit == TL_CHAPTER && p->unit[TL_PART]) return p->unit[TL_PART];
    return p->scope;
}

static void leave(place *p, const tl_run *run, uint32_t at) {
    for (uint32_t unit = TL_NO_UNIT; unit < TL_UNITS; unit++)
        if (p->unit[unit] && run->nodes.data[p->unit[unit] - 1].end <= at) p->unit[unit] = 0;
    if (p->scope && run->nodes.data[p->scope - 1].end <= at) p->scope = 0;
}

/* The walk enters a node. */
static void enter(place *p, const tl_run *run, uint32_t index) {
    const tl_node *node = &run->nodes.data[index];
    const enum tl_rank unit = unit_of_node(node);
    leave(p, run, node->start);
    const uint32_t article = p->unit[TL_ARTICLE], item = p->unit[TL_ITEM];
    if (node->kind == TIAOLI_NODE_ATTACHMENT) {
        memset(p->unit, 0, sizeof p->unit);
        p->scope = index + 1;
    } else if (unit != TL_NO_UNIT) {
        for (uint32_t lower = unit; lower < TL_UNITS; lower++) p->unit[lower] = 0;
        p->unit[unit] = index + 1;
        p->paragraph = 0;
        if (unit == TL_ARTICLE) p->article_rank++;
    } else if (!article && node->kind == TIAOLI_NODE_DIVISION && node->level == 1) {
        p->top = index + 1;
    } else if (article && node->parent == article - 1) {
        const bool division = node->kind == TIAOLI_NODE_DIVISION;
        const bool paragraph = node->kind == TIAOLI_NODE_PARAGRAPH;
        const bool counts = paragraph || (division && !p->paragraph);
        if (counts && p->paragraph < UINT16_MAX) p->paragraph++;
        if (paragraph) p->unit[TL_ITEM] = p->unit[TL_SUBITEM] = 0;
        if (division) p->unit[TL_ITEM] = index + 1;
    } else if (item && node->parent == item - 1 && node->kind == TIAOLI_NODE_DIVISION) {
        p->unit[TL_SUBITEM] = index + 1;
    }
}

/* An amendment (…刑法修正案（八）) speaks of the law that its title names. */
static void take_title(resolver *r) {
    static const char amendment[] = "修正案";
    const char *text = r->run->text;
    for (uint32_t at = r->title.start; at < r->title.end; at = tl_after(text, at, r->title.end)) {
        if (!TL_AT(text, at, r->title.end, amendment)) continue;
        r->base.start = r->title.start;
        r->base.end = at;
        r->has_base = at > r->title.start && at - r->title.start <= TL_LONGEST_LAW;
        return;
    }
}

static bool index_nodes(resolver *r) {
    tl_run *run = r->run;
    place p;
    memset(&p, 0, sizeof p);
    for (uint32_t i = 0; i < run->nodes.count; i++) {
        const tl_node *node = &run->nodes.data[i];
        const enum tl_rank unit = unit_of_node(node);
        enter(&p, run, i);
        const bool top = node->kind == TIAOLI_NODE_DIVISION &&
                         node->marker == TIAOLI_MARKER_HANZI_COMMA && node->level == 1;
        if (node->kind == TIAOLI_NODE_TITLE && r->title.end == 0) {
            r->title.start = node->start;
            r->title.end = node->end;
        }
        if (unit == TL_NO_UNIT && !top) continue;
        if (!add_key(r, above(&p, unit), unit, node, i)) return false;
        if (above(&p, unit) != p.scope && !add_key(r, p.scope, unit, node, i)) return false;
        if (unit == TL_ARTICLE && !TL_PUSH(&run->memory, &r->articles, i))
            return tl_fail(run, TIAOLI_E_NOMEM, 0);
    }
    const uint32_t count = r->keys.count;
    if (count > UINT32_MAX / 2 || !TL_ROOM(&run->memory, &r->keys, 2 * count))
        return tl_fail(run, TIAOLI_E_NOMEM, 0);
    if (count && tl_sort_order(r->keys.data, r->keys.data + count, count) != r->keys.data)
        memcpy(r->keys.data, r->keys.data + count, count * sizeof *r->keys.data);
    return true;
}

/* The first key at or after `key`. */
static uint32_t find_key(const resolver *r, uint64_t key) {
    uint32_t low = 0, high = r->keys.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (r->keys.data[middle].place < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The node that has the number in the scope, as index + 1; the first of several. */
static uint32_t look_up(const resolver *r, uint32_t scope, uint32_t unit, uint32_t number,
                        uint32_t suffix) {
    const uint64_t key = key_of(scope, unit, number, suffix);
    const uint32_t i = find_key(r, key);
    return i < r->keys.count && r->keys.data[i].place == key ? r->keys.data[i].index + 1 : 0;
}

static bool has_articles(const resolver *r) {
    const uint32_t i = find_key(r, key_of(r->at.scope, TL_ARTICLE, 0, 0));
    const uint64_t after = key_of(r->at.scope, TL_PARAGRAPH, 0, 0);
    return i < r->keys.count && r->keys.data[i].place < after;
}

/* --- The place ------------------------------------------------------------------- */

/* End of a passage that is left open because the next paragraph opens it again: that of
 * its paragraph; 0 if the mark is merely open. */
static uint32_t end_of_reopened(const resolver *r, uint32_t open) {
    const tl_run *run = r->run;
    const tl_node *node = &run->nodes.data[r->at.next ? r->at.next - 1 : 0];
    if (node->kind == TIAOLI_NODE_DOCUMENT || open < node->start || open >= node->end) return 0;
    uint32_t next = node->end;
    for (uint32_t i = 0; i < LINES_BETWEEN; i++) next = tl_over_wrap(run->text, next, run->length);
    return TL_AT(run->text, next, run->length, "“") ? node->end : 0;
}

static void come_to(resolver *r, uint32_t at) {
    tl_run *run = r->run;
    for (; r->at.next < run->nodes.count && run->nodes.data[r->at.next].start <= at; r->at.next++)
        enter(&r->at, run, r->at.next);
    leave(&r->at, run, at);
    for (; r->bracket < run->brackets.count && run->brackets.data[r->bracket].open < at;
         r->bracket++) {
        const tl_bracket *mark = &run->brackets.data[r->bracket];
        if (mark->kind != TL_BRACKET_QUOTE || mark->open_end <= mark->open) continue;
        const bool closed = mark->close_end > mark->close;
        const uint32_t end = closed ? mark->close : end_of_reopened(r, mark->open);
        if (end > r->quote_end) r->quote_end = end;
    }
}

static bool is_quoted(const resolver *r, uint32_t at) { return at < r->quote_end; }

static uint16_t number_of(const resolver *r, uint32_t node) {
    const int32_t number = node ? r->run->nodes.data[node - 1].number : 0;
    return number > 0 && number <= UINT16_MAX ? (uint16_t)number : 0;
}

/* The numbers of the place down to a unit. */
static void take_place(const resolver *r, enum tl_rank unit, uint16_t number[TL_UNITS]) {
    const uint32_t article = r->at.unit[TL_ARTICLE];
    for (uint32_t u = TL_PART; u <= unit && u < TL_ARTICLE; u++)
        number[u] = unit < TL_ARTICLE ? number_of(r, r->at.unit[u]) : 0;
    if (unit < TL_ARTICLE) return;
    number[TL_ARTICLE] = number_of(r, article);
    number[TL_NO_UNIT] = article ? (uint16_t)r->run->nodes.data[article - 1].suffix : 0;
    if (unit >= TL_PARAGRAPH) number[TL_PARAGRAPH] = article ? r->at.paragraph : 0;
    if (unit >= TL_ITEM) number[TL_ITEM] = number_of(r, r->at.unit[TL_ITEM]);
    if (unit >= TL_SUBITEM) number[TL_SUBITEM] = number_of(r, r->at.unit[TL_SUBITEM]);
}

/* --- Targets ----------------------------------------------------------------------- */

static void point_outside(resolver *r, tl_target *t, tl_span law, bool known) {
    t->kind = known ? TIAOLI_TARGET_OUTSIDE : TIAOLI_TARGET_UNKNOWN;
    t->law = law;
    t->first = t->last = r->base_article = 0;
}

static void point_inside(tl_target *t, uint32_t first, uint32_t last) {
    t->kind = first ? TIAOLI_TARGET_INSIDE : TIAOLI_TARGET_UNKNOWN;
    t->first = first;
    t->last = last;
}

/* The part of the article that the numbers name.  Without a paragraph it is the item of
 * the paragraph in which it is referred to, else of any. */
static void point_into_article(resolver *r, tl_target *t, uint32_t article) {
    uint32_t first = 0, last = 0;
    uint16_t number[TL_UNITS];
    memcpy(number, t->number, sizeof number);
    r->base_article = article;
    if (article == r->at.unit[TL_ARTICLE] && number[TL_ITEM] && !number[TL_PARAGRAPH])
        number[TL_PARAGRAPH] = r->at.paragraph;
    bool found = tl_find_part(&r->tree, article - 1, number, &first, &last);
    if (!found) found = tl_find_part(&r->tree, article - 1, t->number, &first, &last);
    point_inside(t, found ? first + 1 : 0, found ? last + 1 : 0);
}

/* A part, chapter or section of this document. */
static void point_to_division(resolver *r, tl_target *t, enum tl_rank unit) {
    uint32_t scope = r->at.scope, found = 0;
    for (uint32_t u = TL_PART; u <= unit; u++) {
        if (!t->number[u]) continue;
        const uint32_t here = above(&r->at, (enum tl_rank)u);
        found = look_up(r, scope != r->at.scope ? scope : here, u, t->number[u], 0);
        if (!found) found = look_up(r, scope, u, t->number[u], 0);
        scope = found;
        if (!found) break;
    }
    r->base_article = 0;
    point_inside(t, found, found);
}

/* A provision of this document; own: it says so itself (本意见第三条). */
static void point_to_provision(resolver *r, tl_target *t, enum tl_rank unit, bool own) {
    const uint16_t *number = t->number;
    if (unit < TL_ARTICLE) {
        point_to_division(r, t, unit);
        return;
    }
    uint32_t article = r->base_article;
    if (!article && number[TL_ARTICLE])
        article = look_up(r, r->at.scope, TL_ARTICLE, number[TL_ARTICLE], number[TL_NO_UNIT]);
    /* 一、 is the first article where there is none, but never 第一条之二 */
    const bool bare = number[TL_ARTICLE] && !number[TL_NO_UNIT];
    if (!article && own && bare && !has_articles(r))
        article = look_up(r, r->at.scope, TL_NO_UNIT, number[TL_ARTICLE], 0);
    if (article)
        point_into_article(r, t, article);
    else
        point_inside(t, 0, 0);
}

/* Does the name mean this document: 中华人民共和国公司法, 公司法? */
static bool is_own_title(const resolver *r, tl_span name) {
    static const char country[] = "中华人民共和国";
    const char *text = r->run->text;
    uint32_t start = r->title.start;
    const uint32_t length = name.end - name.start;
    if (!length || tl_span_empty(r->title)) return false;
    if (r->title.end - start > length && TL_AT(text, start, r->title.end, country))
        start += sizeof country - 1;
    return r->title.end - start == length && !memcmp(text + start, text + name.start, length);
}

/* The law is the base of what follows: numbers start anew. */
static void begin_law(resolver *r, tl_target *t, tl_span law, bool quoted) {
    memset(t->number, 0, sizeof t->number);
    r->base_article = 0;
    if (!quoted && is_own_title(r, law)) {
        point_inside(t, r->at.scope ? r->at.scope : 1, r->at.scope ? r->at.scope : 1);
        return;
    }
    point_outside(r, t, law, true);
    if (quoted) return;
    r->base = r->named = law;
    r->has_base = true;
}

/* --- References without numbers ---------------------------------------------------- */

static void point_to_this(resolver *r, tl_target *t, enum tl_rank unit) {
    const uint32_t node = r->at.unit[unit];
    take_place(r, unit, t->number);
    r->base_article = unit >= TL_ARTICLE ? r->at.unit[TL_ARTICLE] : 0;
    if (unit != TL_PARAGRAPH)
        point_inside(t, node, node);
    else if (r->base_article)
        point_into_article(r, t, r->base_article);
    else
        point_inside(t, 0, 0);
}

/* 前两条: the articles before the one around. */
static void point_to_articles_before(resolver *r, tl_target *t, uint32_t count) {
    const uint32_t rank = r->at.article_rank;
    const uint32_t *articles = r->articles.data;
    if (!r->at.unit[TL_ARTICLE] || rank <= count) {
        point_inside(t, 0, 0);
        return;
    }
    const tl_node *first = &r->run->nodes.data[articles[rank - 1 - count]];
    t->number[TL_ARTICLE] = number_of(r, articles[rank - 1 - count] + 1);
    t->number[TL_NO_UNIT] = (uint16_t)first->suffix;
    r->base_article = articles[rank - 1 - count] + 1;
    point_inside(t, r->base_article, articles[rank - 2] + 1);
}

/* 前款, 前两款. */
static void point_before(resolver *r, tl_target *t, enum tl_rank unit, uint16_t count) {
    r->base_article = 0;
    memset(t->number, 0, sizeof t->number);
    if (unit == TL_ARTICLE) {
        point_to_articles_before(r, t, count);
        return;
    }
    take_place(r, unit, t->number);
    const uint16_t here = t->number[unit];
    if (here <= count) {
        memset(t->number, 0, sizeof t->number);
        point_inside(t, 0, 0);
        return;
    }
    t->number[unit] = (uint16_t)(here - 1);
    r->base_article = unit >= TL_ARTICLE ? r->at.unit[TL_ARTICLE] : 0;
    point_to_provision(r, t, unit, true);
    if (count == 1 || t->kind != TIAOLI_TARGET_INSIDE) return;
    const uint32_t last = t->last;
    t->number[unit] = (uint16_t)(here - count);
    point_to_provision(r, t, unit, true);
    if (t->kind == TIAOLI_TARGET_INSIDE) t->last = last;
}

/* 该款: of what was referred to last. */
static void point_to_that(resolver *r, tl_target *t, enum tl_rank unit) {
    *t = r->last;
    t->range = 0;
    for (uint32_t u = unit + 1; u < TL_UNITS; u++) t->number[u] = 0;
    if (!t->number[unit] || !r->last_index)
        point_inside(t, 0, 0);
    else if (t->kind == TIAOLI_TARGET_INSIDE)
        point_to_provision(r, t, unit, true);
}

static void resolve_pointer(resolver *r, const tl_citation *c, uint32_t at, tl_target *t) {
    const enum tl_rank unit = (enum tl_rank)c->last;
    if (is_quoted(r, at)) {
        r->base_article = 0;
        point_outside(r, t, r->base, r->has_base);
    } else if (c->first == TL_POINTER_SELF) {
        const uint32_t node = r->at.scope ? r->at.scope : 1;
        r->base_article = 0;
        point_inside(t, node, node);
    } else if (c->first == TL_POINTER_THIS) {
        point_to_this(r, t, unit);
    } else if (c->first == TL_POINTER_BEFORE) {
        const uint16_t count = c->number[unit];
        point_before(r, t, unit, count);
        if (count > 1 && t->kind == TIAOLI_TARGET_INSIDE)
            t->range = (uint8_t)(count <= UINT8_MAX - 1 ? count - 1 : 0);
    } else {
        point_to_that(r, t, unit);
    }
}

static void resolve_short_name(resolver *r, const tl_citation *c, tl_target *t, uint32_t at) {
    const tl_run *run = r->run;
    const tl_mark *mark = &run->marks.data[run->definitions.data[c->definition - 1]];
    const tl_span names = run->citations.data[mark->value].names;
    t->definition = c->definition;
    const bool title =
        TL_ENDS(run->text, 0, names.start, "《") || TL_ENDS(run->text, 0, names.start, "〈");
    const tl_span own = {mark->start, mark->end};
    const tl_span law = title ? names : own;
    memset(t->number, 0, sizeof t->number);
    r->base_article = 0;
    if (title && is_own_title(r, law)) {
        point_inside(t, 1, 1);
    } else {
        t->kind = title ? TIAOLI_TARGET_OUTSIDE : TIAOLI_TARGET_NONE;
        t->law = law;
    }
    if (!title || is_quoted(r, at)) return;
    r->base = r->named = law;
    r->has_base = t->kind == TIAOLI_TARGET_OUTSIDE;
}

/* --- Provisions ---------------------------------------------------------------------- */

/* Is the reference before this one what stands directly before it: 前款|第一项? */
static bool follows_mention(const resolver *r, uint32_t at) {
    const tl_run *run = r->run;
    if (!r->last_index) return false;
    const tl_citation *c = &run->citations.data[r->last_index - 1];
    const uint8_t type = run->marks.data[c->mark].type;
    if (type != TIAOLI_REFERENCE_POINTER && type != TIAOLI_REFERENCE_SHORT_NAME) return false;
    uint32_t end = tl_before_wrap(run->text, r->last_end, at);
    if (type == TIAOLI_REFERENCE_SHORT_NAME &&
        (TL_ENDS(run->text, r->last_end, end, "》") || TL_ENDS(run->text, r->last_end, end, "〉")))
        end -= HAN;
    return end == r->last_end;
}

/* Is it named as a part of the provision before it: 第九条|所列|第一项? */
static bool is_part_of_last(const resolver *r, const tl_citation *c, uint32_t at) {
    if (!r->last_index || at <= r->last_end || at - r->last_end > PART_GAP) return false;
    const tl_citation *before = &r->run->citations.data[r->last_index - 1];
    if (r->run->marks.data[before->mark].type != TIAOLI_REFERENCE_PROVISION) return false;
    return before->last < c->first &&
           tl_lex_exact(r->run->lexicon->quote, r->run->text, r->last_end, at) &
               TL_CLASS(TL_QUOTE_PROVISION_OF);
}

/* The place from which an article is cited for the parts that follow without one: the
 * article around, the point of a decision (二、将第三条修改为), or the paragraph. */
static uint32_t place_of_citing(const resolver *r) {
    if (r->at.unit[TL_ARTICLE]) return r->at.unit[TL_ARTICLE];
    return r->at.top ? r->at.top : r->at.next;
}

/* A part without an article that the article around does not have, or where there is
 * none: a part of the article that was cited last: 违反第九条第一项的，…；违反第二项的. */
static void point_into_cited(resolver *r, const tl_citation *c, tl_target *t) {
    if (r->cited_in != place_of_citing(r)) return;
    for (uint32_t u = TL_NO_UNIT; u < c->first; u++) t->number[u] = r->cited.number[u];
    t->law = r->cited.law;
    t->kind = r->cited.kind;
    t->first = t->last = 0;
    r->base_article = r->cited_article;
    if (t->kind == TIAOLI_TARGET_INSIDE) point_to_provision(r, t, (enum tl_rank)c->last, false);
}

/* Is a part without an article not in the article around?  本条 may mean the one that was
 * cited: where it has no such part, or that would be the very place of the citation. */
static bool is_elsewhere(const resolver *r, const tl_target *t, uint32_t at, bool own) {
    if (t->kind == TIAOLI_TARGET_UNKNOWN && !own) return true;
    const tl_run *run = r->run;
    const tl_citation *before = r->last_index ? &run->citations.data[r->last_index - 1] : NULL;
    if (!own || !before || before->first != TL_POINTER_THIS || before->last != TL_ARTICLE ||
        r->cited_in != place_of_citing(r))
        return false;
    if (t->kind == TIAOLI_TARGET_UNKNOWN) return true;
    return t->kind == TIAOLI_TARGET_INSIDE && run->nodes.data[t->first - 1].start <= at &&
           at < run->nodes.data[t->last - 1].end;
}

/* Is it a part of the article that is amended: in the new words of that article, if no
 * other is named (前条第一款), or as what it becomes (增加一款，作为|第三款)? */
static bool is_amended(const resolver *r, const tl_target *t, uint32_t at, bool own) {
    const tl_run *run = r->run;
    if (TL_ENDS(run->text, 0, at, "作为") || TL_ENDS(run->text, 0, at, "改为")) return true;
    if (!is_quoted(r, at) || t->number[TL_ARTICLE]) return false;
    const tl_citation *before = own ? &run->citations.data[r->last_index - 1] : NULL;
    return !before || before->last > TL_ARTICLE ||
           (before->first == TL_POINTER_THIS && before->last == TL_ARTICLE);
}

/* What the numbers of the provision are to be read after, into *t. */
static void find_base(resolver *r, const tl_citation *c, uint32_t at, tl_target *t) {
    const bool quoted = is_quoted(r, at);
    if (follows_mention(r, at)) {
        *t = r->last;
        if (t->kind == TIAOLI_TARGET_NONE) begin_law(r, t, t->law, quoted);
        t->definition = 0;
        return;
    }
    const tl_law_before law = tl_find_law_before(r->run, at);
    if (law.found && law.back) {
        begin_law(r, t, tl_span_empty(r->named) && r->has_base ? r->base : r->named, true);
    } else if (law.found) {
        begin_law(r, t, law.name, quoted);
    } else if ((c->joined && r->last_index) || is_part_of_last(r, c, at)) {
        *t = r->last;
        if (c->first <= TL_ARTICLE) r->base_article = 0;
    } else if (quoted || (c->first <= TL_ARTICLE && !has_articles(r))) {
        point_outside(r, t, r->base, r->has_base);
    } else {
        take_place(r, (enum tl_rank)(c->first - 1), t->number);
        if (c->first == TL_ITEM) t->number[TL_PARAGRAPH] = 0;
        r->base_article = c->first > TL_ARTICLE ? r->at.unit[TL_ARTICLE] : 0;
        point_inside(t, 1, 1);
    }
}

static void resolve_provision(resolver *r, const tl_citation *c, uint32_t at, tl_target *t) {
    const enum tl_rank first = (enum tl_rank)c->first, last = (enum tl_rank)c->last;
    const uint32_t before = r->last_index;
    const bool own = follows_mention(r, at);
    find_base(r, c, at, t);
    t->range = 0;
    for (uint32_t u = first; u < TL_UNITS; u++) t->number[u] = c->number[u];
    if (first <= TL_ARTICLE) {
        t->number[TL_NO_UNIT] = c->number[TL_NO_UNIT];
        r->base_article = 0;
    }
    if (first == TL_ARTICLE) /* 本章第十条: the article has a number of its own */
        for (uint32_t u = TL_PART; u < TL_ARTICLE; u++) t->number[u] = 0;
    if (t->kind != TIAOLI_TARGET_OUTSIDE) {
        const bool inside = t->kind == TIAOLI_TARGET_INSIDE || r->base_article;
        if (inside || ((c->joined || own) && first <= TL_ARTICLE && !is_quoted(r, at)))
            point_to_provision(r, t, last, own);
    }
    if (!c->joined && first > TL_ARTICLE &&
        (is_amended(r, t, at, own) || is_elsewhere(r, t, at, own)))
        point_into_cited(r, c, t);
    const bool here = r->base_article && r->base_article == r->at.unit[TL_ARTICLE];
    if (t->number[TL_ARTICLE] && t->kind != TIAOLI_TARGET_UNKNOWN && !here && !is_quoted(r, at)) {
        r->cited = *t;
        r->cited_article = r->base_article;
        r->cited_in = place_of_citing(r);
    }
    if (!c->to || !before) return;
    tl_target *from = &r->run->targets.data[before - 1];
    from->range = UINT8_MAX;
    if (from->kind == TIAOLI_TARGET_INSIDE && t->kind == TIAOLI_TARGET_INSIDE &&
        t->last >= from->first)
        from->last = t->last;
}

/* --- The walk ------------------------------------------------------------------------ */

static void resolve_title(resolver *r, const tl_mark *mark, tl_target *t) {
    const tl_span content = {mark->start + HAN, mark->end - HAN}, none = {0, 0};
    const bool own = is_own_title(r, content);
    t->law = content.end - content.start <= TL_LONGEST_LAW ? content : none;
    t->kind = own ? TIAOLI_TARGET_INSIDE : TIAOLI_TARGET_OUTSIDE;
    t->first = t->last = own ? 1 : 0;
    const bool inner = mark->start < r->title_end;
    if (!inner) r->title_end = mark->end;
    if (own || inner || is_quoted(r, mark->start)) return;
    r->named = t->law;
    if (has_articles(r)) return;
    r->base = t->law;
    r->has_base = true;
}

/* A short name is defined: 以下简称《解释》 is not the name of the law, but what it is
 * short for. */
static void name_law(resolver *r, const tl_mark *mark, tl_span names) {
    const char *text = r->run->text;
    const bool title = TL_ENDS(text, 0, names.start, "《") || TL_ENDS(text, 0, names.start, "〈");
    if (title && r->has_base && r->base.start == mark->start) r->base = names;
    if (title && r->named.start == mark->start) r->named = names;
}

static void resolve_one(resolver *r, uint32_t index) {
    tl_run *run = r->run;
    const tl_citation *c = &run->citations.data[index];
    const tl_mark *mark = &run->marks.data[c->mark];
    tl_target t = {0};
    come_to(r, mark->start);
    switch (mark->type) {
        case TIAOLI_REFERENCE_TITLE:
            resolve_title(r, mark, &t);
            break;
        case TIAOLI_REFERENCE_PROVISION:
            resolve_provision(r, c, mark->start, &t);
            break;
        case TIAOLI_REFERENCE_POINTER:
            resolve_pointer(r, c, mark->start, &t);
            break;
        case TIAOLI_REFERENCE_SHORT_NAME:
            resolve_short_name(r, c, &t, mark->start);
            break;
        case TIAOLI_REFERENCE_DEFINITION:
            t.law = c->names;
            name_law(r, mark, c->names);
            break;
        default:
            t.kind = TIAOLI_TARGET_OUTSIDE;
            t.law.start = mark->start;
            t.law.end = mark->end;
    }
    run->targets.data[index] = t;
    if (mark->type == TIAOLI_REFERENCE_TITLE || mark->type == TIAOLI_REFERENCE_DEFINITION ||
        mark->type == TIAOLI_REFERENCE_DOC_NUMBER)
        return;
    r->last = t;
    r->last_index = index + 1;
    r->last_end = mark->end;
}

/* The citations in text order; each pass of the stages before has appended such a row. */
static const tl_order *in_text_order(tl_run *run) {
    const uint32_t count = run->citations.count;
    if (count > UINT32_MAX / 2 || !TL_ROOM(&run->memory, &run->order, 2 * count)) return NULL;
    for (uint32_t i = 0; i < count; i++) {
        const tl_mark *mark = &run->marks.data[run->citations.data[i].mark];
        run->order.data[i].place = (uint64_t)mark->start << 32 | (UINT32_MAX - mark->end);
        run->order.data[i].kind = 0;
        run->order.data[i].index = i;
    }
    return tl_sort_order(run->order.data, run->order.data + count, count);
}

bool tl_resolve(tl_run *run) {
    const uint32_t count = run->citations.count;
    if (!count) return true;
    resolver r;
    memset(&r, 0, sizeof r);
    r.run = run;
    r.tree.run = run;
    r.tree.count = run->nodes.count;
    r.tree.reach = PART_REACH;
    const tl_order *order = in_text_order(run);
    bool done = order && TL_ROOM(&run->memory, &run->targets, count);
    if (!done) tl_fail(run, TIAOLI_E_NOMEM, 0);
    run->targets.count = done ? count : 0;
    done = done && index_nodes(&r);
    take_title(&r);
    for (uint32_t i = 0; done && i < count; i++) resolve_one(&r, order[i].index);
    TL_VEC_FREE(&run->memory, &r.keys);
    TL_VEC_FREE(&run->memory, &r.articles);
    return done;
}
