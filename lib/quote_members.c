/*
 * Takes a counted abbreviation, gives its members where the text lists them
 * next to it: before it (A、B、C“三X”机制, A、B、C的“三X”), in the quote before it
 * (“A、B”的“双X”), in parentheses or after 即, ： or —— behind it.  A list is taken
 * when it has as many members as the count, or when its place or its words show
 * that it is meant.
 */
#include "quote.h"

enum {
    MEMBER_MAX = 96,   /* bytes of one member at most                        */
    QUOTE_BEHIND = 48, /* bytes to the next quote                           */
    EITHER_COMMA = 1   /* no mark that a text could have                    */
};

typedef struct {
    tl_span item[TL_QUOTE_MEMBERS];
    uint32_t count;
    bool too_many;
} item_list;

static void add_item(const char *text, item_list *list, uint32_t start, uint32_t end) {
    start = tl_over_wrap(text, start, end);
    end = tl_before_wrap(text, start, end);
    if (start >= end) return;
    if (list->count == TL_QUOTE_MEMBERS) {
        list->too_many = true;
        return;
    }
    list->item[list->count].start = start;
    list->item[list->count++].end = end;
}

/* An item that is one quote is meant without its marks. */
static void unwrap_quotes(const tl_run *run, item_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        const tl_bracket *pair = tl_quote_beginning(run, list->item[i].start);
        if (!pair || pair->close_end != list->item[i].end) continue;
        if (pair->open_end == pair->close) continue; /* “” is no member without its marks */
        list->item[i].start = pair->open_end;
        list->item[i].end = pair->close;
    }
}

/* Splits text[start, end) at a mark outside of brackets; EITHER_COMMA: at 、 and ，. */
static void split_items(const tl_run *run, uint32_t start, uint32_t end, uint32_t mark,
                        item_list *list) {
    uint32_t from = start;
    list->count = 0;
    list->too_many = false;
    for (uint32_t at = start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(run->text, at, end, &used);
        const tl_bracket *inner = tl_is_han(c) ? NULL : tl_pair_at(run, at, end);
        if (inner) {
            at = inner->close_end;
            continue;
        }
        if (c == mark || (mark == EITHER_COMMA && (c == 0x3001 || c == 0xFF0C))) {
            add_item(run->text, list, from, at);
            from = at + used;
        }
        at += used;
    }
    add_item(run->text, list, from, end);
}

/* The last item may join two: A、B和C. */
static void split_last(const char *text, item_list *list, uint32_t wanted) {
    if (!list->count || list->count + 1 != wanted || list->count == TL_QUOTE_MEMBERS) return;
    const tl_span last = list->item[list->count - 1];
    for (uint32_t at = last.start; at < last.end;) {
        const uint32_t joint = TL_AT(text, at, last.end, "以及") ? 6
                               : TL_AT(text, at, last.end, "和") ||
                                       TL_AT(text, at, last.end, "与") ||
                                       TL_AT(text, at, last.end, "及")
                                   ? 3
                                   : 0;
        if (joint && at > last.start && at + joint < last.end) {
            list->item[list->count - 1].end = at;
            add_item(text, list, at + joint, last.end);
            return;
        }
        at = tl_after(text, at, last.end);
    }
}

static void take(tl_quote_members *members, const item_list *list) {
    memcpy(members->member, list->item, sizeof members->member);
    members->found = list->count;
}

/* The characters that follow the number, 强 of 四强: does every item have the
 * first of them? */
static bool shares_key(const tl_run *run, const tl_quote_view *quote, const tl_span *items,
                       uint32_t count) {
    uint32_t after = 0;
    if (!tl_quote_number(quote->key, 0, quote->key_length, &after)) return false;
    static const char *const counting[] = {"个", "大", "项"};
    for (uint32_t i = 0; i < 3; i++) {
        if (quote->key_length - after > 3 && memcmp(quote->key + after, counting[i], 3) == 0) {
            after += 3;
            break;
        }
    }
    const uint32_t size = tl_after(quote->key, after, quote->key_length) - after;
    if (!size) return false;
    for (uint32_t i = 0; i < count; i++) {
        bool has = false;
        for (uint32_t at = items[i].start; at + size <= items[i].end && !has;
             at = tl_after(run->text, at, items[i].end))
            has = memcmp(run->text + at, quote->key + after, size) == 0;
        if (!has) return false;
    }
    return count > 1;
}

bool tl_quote_shares_key(const tl_run *run, const tl_quote_view *quote,
                         const tl_quote_members *members) {
    return shares_key(run, quote, members->member, members->found);
}

/* --- Behind the quote ------------------------------------------------------- */

static bool ends_list(uint32_t c, bool at_semicolon) {
    return c == 0x3002 || (c == 0xFF1B && at_semicolon) || c == 0xFF01 || c == 0xFF1F;
}

/* A list in text[start, end): at 、, else at ； or ，. */
static void read_items(const tl_run *run, uint32_t start, uint32_t end, uint32_t wanted,
                       item_list *list) {
    const tl_lex_match lead =
        tl_lex_longest(run->lexicon->quote, run->text, start, end, TL_CLASS(TL_QUOTE_LIST_LEAD));
    start += lead.length;
    if (TL_AT(run->text, start, end, "：")) start += 3;
    if (TL_ENDS(run->text, start, end, "等")) end -= 3;
    static const uint32_t marks[] = {0x3001, 0xFF1B, 0xFF0C};
    for (uint32_t i = 0; i < 3; i++) {
        split_items(run, start, end, marks[i], list);
        if (list->count > 1) break;
    }
    if (list->count != wanted) { /* 有规划、有标准，无违建、无垃圾 */
        item_list both;
        split_items(run, start, end, EITHER_COMMA, &both);
        if (both.count == wanted && !both.too_many) *list = both;
    }
    split_last(run->text, list, wanted);
    unwrap_quotes(run, list);
}

static uint32_t first_comma(const char *text, tl_span item) {
    uint32_t at = item.start;
    while (at < item.end && tl_peek(text, at, item.end) != 0xFF0C)
        at = tl_after(text, at, item.end);
    return at;
}

/* A、B、C|，使…: the sentence goes on behind the last item, if only that has a comma. */
static void cut_last(const char *text, item_list *list) {
    for (uint32_t i = 0; i + 1 < list->count; i++)
        if (first_comma(text, list->item[i]) < list->item[i].end) return;
    if (!list->count) return;
    tl_span *last = &list->item[list->count - 1];
    last->end = first_comma(text, *last);
    if (tl_span_empty(*last)) list->count--; /* A、B、C、|，… */
}

/* A与B|是…: where some items are statements, the list is none of members. */
static bool some_state(const char *text, const item_list *list) {
    uint32_t statements = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const tl_span item = list->item[i];
        bool states = false;
        for (uint32_t at = item.start; at < item.end && !states; at = tl_after(text, at, item.end))
            states = TL_AT(text, at, item.end, "是");
        statements += states;
    }
    return statements && statements < list->count;
}

static bool short_items(const item_list *list) {
    for (uint32_t i = 0; i < list->count; i++)
        if (list->item[i].end - list->item[i].start > MEMBER_MAX) return false;
    return list->count > 1 && !list->too_many;
}

/* In parentheses directly behind the quote or its noun. */
static bool in_parentheses(const tl_run *run, const tl_quote_view *quote, uint32_t at,
                           uint32_t wanted, tl_quote_members *members) {
    const tl_bracket *pair = at < run->length ? tl_bracket_opening(run, at) : NULL;
    if (!pair || pair->kind != TL_BRACKET_PAREN || pair->close_end <= pair->close ||
        pair->close > quote->limits.end)
        return false;
    item_list list;
    read_items(run, pair->open_end, pair->close, wanted, &list);
    if (!short_items(&list)) return false;
    take(members, &list);
    return true;
}

/* Without 一是, 二要 at the head of an item. */
static uint32_t over_enumerator(const char *text, uint32_t at, uint32_t end) {
    uint32_t after = at;
    if (!tl_quote_number(text, at, end, &after)) return at;
    return TL_AT(text, after, end, "是") ? after + 3 : at;
}

/* ：一是…；二是…；三是…。 */
static bool enumerated_behind(const tl_run *run, uint32_t start, uint32_t limit, uint32_t wanted,
                              tl_quote_members *members) {
    const char *text = run->text;
    if (over_enumerator(text, start, limit) == start) return false;
    uint32_t end = start;
    while (end < limit && !ends_list(tl_peek(text, end, limit), false))
        end = tl_after(text, end, limit);
    item_list list;
    split_items(run, start, end, 0xFF1B, &list);
    if (list.count < 2) split_items(run, start, end, 0xFF0C, &list);
    for (uint32_t i = 0; i < list.count; i++) {
        const uint32_t item = over_enumerator(text, list.item[i].start, list.item[i].end);
        if (item < list.item[i].end) list.item[i].start = item;
    }
    if (list.count != wanted || !short_items(&list)) return false;
    take(members, &list);
    return true;
}

/* ，即A、B、C。 or ：A、B、C。 or ——A、B、C。 behind the quote. */
static bool in_apposition(const tl_run *run, const tl_quote_view *quote, uint32_t at,
                          uint32_t wanted, tl_quote_members *members) {
    const char *text = run->text;
    const uint32_t limit = quote->limits.end;
    uint32_t start = at;
    if (TL_AT(text, at, limit, "，") || TL_AT(text, at, limit, "：")) start += 3;
    if (TL_AT(text, at, limit, "——")) start += 6;
    start = start > at ? tl_over_wrap(text, start, limit) : start;
    const tl_lex_match lead =
        tl_lex_longest(run->lexicon->quote, text, start, limit, TL_CLASS(TL_QUOTE_LIST_LEAD));
    const bool comma = TL_AT(text, at, limit, "，");
    if ((start == at || comma) && !lead.length) return false;
    if (enumerated_behind(run, start, limit, wanted, members)) return true;
    uint32_t end = start;
    while (end < limit && !ends_list(tl_peek(text, end, limit), true))
        end = tl_after(text, end, limit);
    item_list list;
    read_items(run, start, end, wanted, &list);
    if (list.count != wanted) { /* the sentence goes on behind the list */
        end = start;
        while (end < limit && tl_peek(text, end, limit) != 0xFF0C &&
               !ends_list(tl_peek(text, end, limit), true))
            end = tl_after(text, end, limit);
        read_items(run, start, end, wanted, &list);
    }
    /* 即 can mean nothing but a list, also one of another length */
    const bool meant =
        (lead.classes & TL_CLASS(TL_QUOTE_NAMELY)) || shares_key(run, quote, list.item, list.count);
    if ((list.count != wanted && !meant) || !short_items(&list) || some_state(text, &list))
        return false;
    cut_last(text, &list);
    take(members, &list);
    return true;
}

/* --- Before the quote -------------------------------------------------------- */

/* Back over 的, 等, 这: where a list before the quote ends. */
static uint32_t list_end_before(const tl_run *run, uint32_t start, uint32_t at) {
    const char *text = run->text;
    at = tl_before_wrap(text, start, at);
    if (TL_ENDS(text, start, at, "的")) at -= 3;
    if (TL_ENDS(text, start, at, "等")) at -= 3;
    return at -
           tl_lex_longest_before(run->lexicon->quote, text, start, at, TL_CLASS(TL_QUOTE_LIST_TAIL))
               .length;
}

/* Start of the clause before `at`; brackets are stepped over. */
static uint32_t clause_start(const tl_run *run, const tl_quote_view *quote, uint32_t at) {
    const char *text = run->text;
    uint32_t next = quote->index;
    while (at > quote->limits.start) {
        /* the pair that ends here, if any */
        while (next && run->brackets.data[next - 1].open >= at) next--;
        const tl_bracket *before = next ? &run->brackets.data[next - 1] : NULL;
        if (before && before->close_end == at && before->open_end > before->open &&
            before->open >= quote->limits.start) {
            at = before->open;
            continue;
        }
        const uint32_t previous = tl_before(text, quote->limits.start, at);
        const uint32_t c = tl_peek(text, previous, at);
        if (ends_list(c, true) || c == 0xFF0C || c == 0xFF1A || c == 0x201C || c == 0x201D) break;
        at = previous;
    }
    return at;
}

static uint32_t characters_of(const tl_run *run, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t at = start; at < end;) {
        const tl_bracket *inner =
            tl_is_han(tl_peek(run->text, at, end)) ? NULL : tl_pair_at(run, at, end);
        if (inner && inner->kind == TL_BRACKET_PAREN) {
            at = inner->close_end;
            continue;
        }
        count += run->text[at] != '\n' && run->text[at] != '\r';
        at = tl_after(run->text, at, end);
    }
    return count;
}

static bool same_lengths(const tl_run *run, const item_list *list) {
    const uint32_t first = characters_of(run, list->item[0].start, list->item[0].end);
    for (uint32_t i = 1; i < list->count; i++)
        if (characters_of(run, list->item[i].start, list->item[i].end) != first) return false;
    return true;
}

/* The first item begins with what governs the list (深入落实|党组领学、…): of
 * the places behind a governing verb or 的, and of the place that makes it as long as
 * equally long others, take the one that fits the others best. */
static void trim_first(const tl_run *run, item_list *list) {
    tl_span *first = &list->item[0];
    uint32_t total = 0, low = UINT32_MAX, high = 0;
    for (uint32_t i = 1; i < list->count; i++) {
        const uint32_t size = characters_of(run, list->item[i].start, list->item[i].end);
        total += size;
        if (size < low) low = size;
        if (size > high) high = size;
    }
    const uint32_t mean = total / (list->count - 1);
    uint32_t best = first->start, left = characters_of(run, first->start, first->end);
    uint32_t distance = left > mean ? left - mean : mean - left;
    bool by_verb = false;
    for (uint32_t at = first->start; at < first->end;) {
        /* an opposing verb governs only as the first: 打好|防范化解重大风险 */
        const tl_classes verbs =
            TL_CLASS(TL_QUOTE_LIST_VERB) | (by_verb ? 0 : TL_CLASS(TL_QUOTE_OPPOSE));
        const tl_lex_match verb =
            tl_lex_longest(run->lexicon->quote, run->text, at, first->end, verbs);
        const uint32_t next = verb.length ? at + verb.length : tl_after(run->text, at, first->end);
        const bool governs = verb.length || TL_AT(run->text, at, next, "的");
        const uint32_t size = characters_of(run, next, first->end);
        const uint32_t away = size > mean ? size - mean : mean - size;
        const bool cut = governs || (low == high && size == low && !by_verb);
        if (cut && next < first->end && away <= distance) {
            best = next;
            distance = away;
            by_verb = by_verb || governs;
        }
        at = next;
    }
    first->start = best;
}

static bool has_quote(const tl_run *run, tl_span item) {
    for (uint32_t at = item.start; at < item.end; at = tl_after(run->text, at, item.end)) {
        const uint32_t c = tl_peek(run->text, at, item.end);
        if (c == 0x201C || c == 0x201D) return true;
    }
    return false;
}

/* …、坚决做到“两个维护”: the quote is the object of the last part.  In 经济建设、政治建设
 * all parts end in the verb, which is a noun there. */
static bool is_object_of_last(const tl_run *run, const item_list *list) {
    const char *text = run->text;
    const tl_span last = list->item[list->count - 1];
    const uint32_t verb =
        tl_lex_longest_before(run->lexicon->quote, text, last.start, last.end,
                              TL_CLASS(TL_QUOTE_LIST_VERB) | TL_CLASS(TL_QUOTE_OPPOSE))
            .length;
    if (!verb) return false;
    for (uint32_t i = 0; i + 1 < list->count; i++) {
        const tl_span item = list->item[i];
        if (item.end - item.start <= verb ||
            memcmp(text + item.end - verb, text + last.end - verb, verb) != 0)
            return true;
    }
    return false;
}

/* A、B、C“三X”, A、B、C的“三X” */
static bool listed_before(const tl_run *run, const tl_quote_view *quote, uint32_t wanted,
                          tl_quote_members *members) {
    const char *text = run->text;
    const uint32_t end = list_end_before(run, quote->limits.start, quote->span.start);
    const uint32_t start = clause_start(run, quote, end);
    if (start >= end || TL_ENDS(text, start, end, "、")) return false;
    item_list list;
    split_items(run, start, end, 0x3001, &list);
    split_last(text, &list, wanted);
    if (list.count < 2 || list.too_many) return false;
    trim_first(run, &list);
    const bool object = is_object_of_last(run, &list);
    unwrap_quotes(run, &list);
    const bool shared = shares_key(run, quote, list.item, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        if (has_quote(run, list.item[i])) return false;
    if (object && list.count != wanted) return false;
    if (!shared && (object || list.count != wanted || some_state(text, &list))) return false;
    /* 以…为主体、国内国际|双循环: two parts before a bare word need not be its members */
    if (!shared && !quote->pair && wanted == 2 && !same_lengths(run, &list)) return false;
    if (!short_items(&list)) return false;
    take(members, &list);
    return true;
}

/* “A、B”的“双X”: the segments of the quote before it. */
static bool in_quote_before(const tl_run *run, const tl_quote_view *quote, uint32_t wanted,
                            tl_quote_members *members) {
    const uint32_t end = list_end_before(run, quote->limits.start, quote->span.start);
    const tl_bracket *pair = tl_quote_ending(run, end, quote->index);
    if (!pair || pair->open < quote->limits.start) return false;
    item_list list;
    read_items(run, pair->open_end, pair->close, wanted, &list);
    if (!short_items(&list)) return false;
    if (list.count != wanted && !shares_key(run, quote, list.item, list.count)) return false;
    take(members, &list);
    return true;
}

/* “四个一”机制，做到“一个项目、一名领导、…”: the next quote of the sentence, if its
 * segments are as many and all have what is counted. */
static bool in_quote_behind(const tl_run *run, const tl_quote_view *quote, uint32_t wanted,
                            tl_quote_members *members) {
    uint32_t next = quote->index;
    while (next < run->brackets.count && run->brackets.data[next].open < quote->span.end) next++;
    const tl_bracket *pair = next < run->brackets.count ? &run->brackets.data[next] : NULL;
    if (!pair || pair->kind != TL_BRACKET_QUOTE || pair->close_end <= pair->close ||
        pair->open - quote->span.end > QUOTE_BEHIND || pair->close_end > quote->limits.end)
        return false;
    for (uint32_t at = quote->span.end; at < pair->open; at = tl_after(run->text, at, pair->open))
        if (ends_list(tl_peek(run->text, at, pair->open), true)) return false;
    item_list list;
    split_items(run, pair->open_end, pair->close, 0x3001, &list);
    if (list.count != wanted || !short_items(&list) ||
        !shares_key(run, quote, list.item, list.count))
        return false;
    take(members, &list);
    return true;
}

void tl_quote_find_members(const tl_run *run, const tl_quote_view *quote, uint32_t count,
                           tl_quote_members *members) {
    members->found = 0;
    if (count < 2 || count > TL_QUOTE_MEMBERS) return;
    const uint32_t close = quote->span.end;
    const uint32_t head = tl_span_empty(quote->head) ? close : quote->head.end;
    if (in_quote_before(run, quote, count, members)) return;
    if (listed_before(run, quote, count, members)) return;
    if (in_parentheses(run, quote, close, count, members)) return;
    if (in_parentheses(run, quote, head, count, members)) return;
    if (in_apposition(run, quote, close, count, members)) return;
    if (in_apposition(run, quote, head, count, members)) return;
    in_quote_behind(run, quote, count, members);
}
