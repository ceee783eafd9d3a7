/*
 * Takes the numbers of a provision, gives its nodes: the parts of an article for a
 * parse, and any provision of a document; and where a reference leads as text.
 */
#include "resolve.h"
#include "text_buffer.h"

tl_node tl_tree_node(const tl_tree *tree, uint32_t index) {
    return tree->run ? tree->run->nodes.data[index] : tl_read_node(tree->doc, index);
}

/* A child of the item that has the number. */
static bool find_subitem(const tl_tree *tree, uint32_t item, uint16_t number, uint32_t *found) {
    const uint32_t end = tl_tree_node(tree, item).end;
    for (uint32_t i = item + 1; i < tree->count && i - item <= tree->reach; i++) {
        const tl_node node = tl_tree_node(tree, i);
        if (node.start >= end) break;
        if (node.parent != item || node.kind != TIAOLI_NODE_DIVISION || node.number != number)
            continue;
        *found = i;
        return true;
    }
    return false;
}

bool tl_find_part(const tl_tree *tree, uint32_t article, const uint16_t number[TL_UNITS],
                  uint32_t *first, uint32_t *last) {
    const uint32_t end = tl_tree_node(tree, article).end;
    const uint16_t wanted = number[TL_PARAGRAPH], item = number[TL_ITEM];
    uint16_t paragraph = 0;
    bool found = false;
    *first = *last = article;
    if (!wanted && !item) return true;
    for (uint32_t i = article + 1; i < tree->count && i - article <= tree->reach; i++) {
        const tl_node node = tl_tree_node(tree, i);
        if (node.start >= end) break;
        if (node.parent != article) continue;
        const bool division = node.kind == TIAOLI_NODE_DIVISION;
        const bool counts = node.kind == TIAOLI_NODE_PARAGRAPH || (division && !paragraph);
        if (counts && paragraph < UINT16_MAX) paragraph++;
        if (wanted && paragraph > wanted) break;
        if (wanted && paragraph < wanted) continue;
        if (!item) { /* the paragraph and the list below it */
            if (!found) *first = i;
            *last = i;
            found = true;
        } else if (division && node.number == item) {
            *first = *last = i;
            if (!number[TL_SUBITEM]) return true;
            const bool deeper = find_subitem(tree, i, number[TL_SUBITEM], first);
            *last = *first;
            return deeper;
        }
    }
    return found;
}

/* --- Of a document ---------------------------------------------------------------- */

static const uint8_t markers[TL_UNITS] = {TIAOLI_MARKER_HANZI_COMMA, TIAOLI_MARKER_PART,
                                          TIAOLI_MARKER_CHAPTER, TIAOLI_MARKER_SECTION,
                                          TIAOLI_MARKER_ARTICLE};

/* The first division by the marker, with the number, in the nodes from `from` to `end`,
 * attachments left out; a number of 0 is any.  0 if there is none, for no division is
 * the document. */
static uint32_t find_division(const tiaoli_doc *doc, uint32_t from, uint32_t end, uint8_t marker,
                              int32_t number, int32_t suffix) {
    for (uint32_t i = from; i < end; i++) {
        const uint8_t kind = tl_node_kind(doc, i);
        if (kind == TIAOLI_NODE_ATTACHMENT) i = tiaoli_node_past(doc, i + 1) - 2;
        if (kind != TIAOLI_NODE_DIVISION) continue;
        const tl_node node = tl_read_node(doc, i);
        if (node.marker != marker) continue;
        if (!number || (node.number == number && node.suffix == suffix)) return i;
    }
    return 0;
}

/* The part, chapter or section that is named last; 0 if one of them is not there. */
static uint32_t find_frame(const tiaoli_doc *doc, const uint16_t number[TL_UNITS]) {
    uint32_t from = 0, end = doc->node_count, found = 0;
    for (uint32_t unit = TL_PART; unit < TL_ARTICLE; unit++) {
        if (!number[unit]) continue;
        found = find_division(doc, from, end, markers[unit], number[unit], 0);
        if (!found) return 0;
        from = found + 1;
        end = tiaoli_node_past(doc, found + 1) - 1;
    }
    return found;
}

static uint32_t find_article(const tiaoli_doc *doc, const uint16_t number[TL_UNITS]) {
    const uint32_t end = doc->node_count;
    const uint8_t article = markers[TL_ARTICLE];
    const uint32_t found =
        find_division(doc, 0, end, article, number[TL_ARTICLE], number[TL_NO_UNIT]);
    if (found || number[TL_NO_UNIT] || find_division(doc, 0, end, article, 0, 0)) return found;
    return find_division(doc, 0, end, markers[TL_NO_UNIT], number[TL_ARTICLE], 0);
}

/* The numbers of a caller; false if one can be none. */
static bool take_numbers(const tiaoli_citation *citation, uint16_t number[TL_UNITS]) {
    const int32_t given[TL_UNITS] = {citation->suffix,  citation->part,    citation->chapter,
                                     citation->section, citation->article, citation->paragraph,
                                     citation->item,    citation->subitem};
    for (uint32_t unit = 0; unit < TL_UNITS; unit++) {
        if (given[unit] < 0 || given[unit] > UINT16_MAX) return false;
        number[unit] = (uint16_t)given[unit];
    }
    return true;
}

tiaoli_node tiaoli_doc_find(const tiaoli_doc *doc, const tiaoli_citation *citation,
                            tiaoli_node *last) {
    if (last) *last = TIAOLI_NONE;
    if (!doc || !citation || citation->size < sizeof(uint32_t) * 2) return TIAOLI_NONE;
    tiaoli_citation all = {0};
    memcpy(&all, citation, citation->size < sizeof all ? citation->size : sizeof all);
    uint16_t number[TL_UNITS];
    if (!take_numbers(&all, number)) return TIAOLI_NONE;
    uint32_t from, to;
    if (number[TL_ARTICLE]) {
        const tl_tree tree = {NULL, doc, doc->node_count, UINT32_MAX};
        const uint32_t article = find_article(doc, number);
        if (!article || !tl_find_part(&tree, article, number, &from, &to)) return TIAOLI_NONE;
    } else {
        from = to = find_frame(doc, number);
        const bool deeper = number[TL_PARAGRAPH] || number[TL_ITEM] || number[TL_SUBITEM];
        if (!from || deeper) return TIAOLI_NONE;
    }
    if (last) *last = to + 1;
    return from + 1;
}

size_t tiaoli_citation_read(const char *text, size_t length, tiaoli_citation *out) {
    tiaoli_citation all = {0};
    tl_group group;
    size_t used = 0;
    const uint32_t end = length < UINT16_MAX ? (uint32_t)length : UINT16_MAX;
    if (text && tl_read_provisions(text, 0, end, &group)) {
        const uint16_t *number = group.member[0].number;
        all.part = number[TL_PART];
        all.chapter = number[TL_CHAPTER];
        all.section = number[TL_SECTION];
        all.article = number[TL_ARTICLE];
        all.suffix = number[TL_NO_UNIT];
        all.paragraph = number[TL_PARAGRAPH];
        all.item = number[TL_ITEM];
        all.subitem = number[TL_SUBITEM];
        used = group.member[0].end;
    }
    return tl_hand_out(out, &all, sizeof all) == TIAOLI_OK ? used : 0;
}

/* --- As text -------------------------------------------------------------------- */

/* The numbers where a range ends: those of the provision after the mark, or of a pointer
 * so many further. */
static bool range_end(const tiaoli_doc *doc, tiaoli_mark mark, const tl_target *target,
                      uint16_t number[TL_UNITS]) {
    if (target->range < UINT8_MAX) {
        uint32_t unit = TL_SUBITEM;
        memcpy(number, target->number, TL_UNITS * sizeof *number);
        while (unit > TL_PART && !number[unit]) unit--;
        const uint32_t end = (uint32_t)number[unit] + target->range;
        number[unit] = (uint16_t)(end < UINT16_MAX ? end : UINT16_MAX);
        if (unit != TL_ARTICLE || !target->last) return true;
        const tl_node last = tl_read_node(doc, target->last - 1);
        number[unit] = (uint16_t)last.number;
        number[TL_NO_UNIT] = (uint16_t)last.suffix;
        return true;
    }
    while ((mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, mark)) != TIAOLI_NONE) {
        const tl_mark next = tl_read_mark(doc, mark - 1);
        if (next.type != TIAOLI_REFERENCE_PROVISION) continue;
        memcpy(number, doc->targets[next.value].number, TL_UNITS * sizeof *number);
        return true;
    }
    return false;
}

size_t tl_reference_text(const tiaoli_doc *doc, tiaoli_mark mark, char *out) {
    const tl_mark found = tl_read_mark(doc, mark - 1);
    const tl_target *target = &doc->targets[found.value];
    const bool inside = target->kind == TIAOLI_TARGET_INSIDE;
    const size_t law = target->law.end - target->law.start;
    if (!inside && (target->kind != TIAOLI_TARGET_OUTSIDE || !law || law > TL_LONGEST_LAW))
        return 0;
    size_t length = 0;
    if (!inside) { /* one line of UTF-8, however the text writes the name */
        length =
            tiaoli_doc_span_text(doc, target->law.start, target->law.end, out, TL_LAW_TEXT + 1);
        if (!length) return 0;
    }
    const size_t bare = length;
    out[length++] = '#';
    length += tl_citation_text(target->number, out + length);
    if (!inside && length == bare + 1) return bare;
    uint16_t number[TL_UNITS];
    if (!target->range || !range_end(doc, mark, target, number)) return length;
    memcpy(out + length, "至", 3);
    return length + 3 + tl_citation_text(number, out + length + 3);
}

size_t tiaoli_reference_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer,
                             size_t capacity) {
    tl_text_buffer out = {buffer, capacity, 0};
    if (tiaoli_mark_kind(doc, mark) == TIAOLI_MARK_REFERENCE) {
        char text[TL_REFERENCE_TEXT];
        tl_buffer_put(&out, text, tl_reference_text(doc, mark, text));
    }
    return tl_buffer_end(&out);
}
