/*
 * Takes a document, gives its slogans as one list: one entry for each canonical
 * form (canonical.c), in the order of first appearance, with the kinds and marks of
 * all occurrences.  Quotations and emphasis are none.  The forms are sorted, not
 * hashed: n log n, whatever they are.
 */
#include <string.h>

#include "canonical.h"
#include "document.h"

/* An occurrence, then by its form. */
typedef struct {
    uint32_t text, length; /* in the pool                                    */
    tiaoli_mark mark;
    uint32_t kinds; /* 1 << TIAOLI_QUOTE_*                                   */
} occurrence;

typedef struct {
    uint32_t text;         /* in the pool                                    */
    uint32_t first, count; /* in marks                                       */
    uint32_t kinds;
} entry;

struct tiaoli_slogans {
    tl_memory memory;
    TL_VEC(char) pool; /* each form ends in a NUL                            */
    TL_VEC(entry) entries;
    TL_VEC(tiaoli_mark) marks;
};

/* What is needed only while the list is made. */
typedef struct {
    tiaoli_slogans *list;
    tl_fold *fold;
    TL_VEC(occurrence) found;
    TL_VEC(uint32_t) sorted, spare; /* indices of found                      */
} maker;

/* --- Occurrences --------------------------------------------------------------- */

/* The text and kinds of a mark; false: it is no slogan. */
static bool slogan_of(const tiaoli_doc *doc, tiaoli_mark mark, tl_span *text, uint32_t *kinds) {
    const uint8_t kind = tl_mark_kind(doc, mark - 1);
    if (!tl_is_quoted_kind(kind)) return false;
    const tl_mark found = tl_read_mark(doc, mark - 1);
    text->start = found.start;
    text->end = found.end;
    if (kind == TIAOLI_MARK_SLOGAN) {
        const bool counted = found.type == TIAOLI_SLOGAN_COUNTED;
        *kinds = 1U << (counted ? TIAOLI_QUOTE_COUNTED : TIAOLI_QUOTE_SLOGAN);
        return true;
    }
    tl_role_span content;
    tl_read_span(doc, found.first_span, &content); /* it comes first */
    text->start = content.start;
    text->end = content.end;
    *kinds = 1U << found.type;
    return found.type != TIAOLI_QUOTE_QUOTATION && found.type != TIAOLI_QUOTE_EMPHASIS;
}

static bool add_text(tiaoli_slogans *list, const char *text, uint32_t length) {
    if (length >= UINT32_MAX - list->pool.count) return false;
    const uint32_t wanted = list->pool.count + length + 1;
    if (wanted > list->pool.capacity) {
        const uint32_t twice =
            list->pool.capacity > UINT32_MAX / 2 ? wanted : 2 * list->pool.capacity;
        if (!TL_ROOM(&list->memory, &list->pool, twice > wanted ? twice : wanted)) return false;
    }
    memcpy(list->pool.data + list->pool.count, text, length);
    list->pool.data[wanted - 1] = '\0';
    list->pool.count = wanted;
    return true;
}

static bool find_all(maker *m, const tiaoli_doc *doc) {
    char form[TL_CANONICAL];
    for (tiaoli_mark mark = 1; mark <= doc->mark_count; mark++) {
        tl_span text;
        occurrence one = {m->list->pool.count, 0, mark, 0};
        if (!slogan_of(doc, mark, &text, &one.kinds)) continue;
        one.length = tl_canonical(m->fold, doc->text, text.start, text.end, form);
        if (!one.length) continue;
        const uint32_t index = m->found.count;
        if (!add_text(m->list, form, one.length) || !TL_PUSH(&m->list->memory, &m->found, one) ||
            !TL_PUSH(&m->list->memory, &m->sorted, index) ||
            !TL_PUSH(&m->list->memory, &m->spare, index))
            return false;
    }
    return true;
}

/* --- Grouping ------------------------------------------------------------------- */

static int compare(const maker *m, uint32_t a, uint32_t b) {
    const occurrence *x = &m->found.data[a], *y = &m->found.data[b];
    const uint32_t shorter = x->length < y->length ? x->length : y->length;
    const int order = memcmp(m->list->pool.data + x->text, m->list->pool.data + y->text, shorter);
    if (order) return order;
    return x->length < y->length ? -1 : x->length > y->length;
}

/* Bottom up; equal forms stay in the order of the text. */
static void sort_forms(maker *m) {
    const uint32_t count = m->sorted.count;
    for (uint32_t size = 1; size < count; size *= 2) {
        uint32_t *from = m->sorted.data, *to = m->spare.data;
        for (uint32_t at = 0; at < count; at += 2 * size) {
            const uint32_t middle = count - at > size ? at + size : count;
            const uint32_t end = count - middle > size ? middle + size : count;
            uint32_t left = at, right = middle;
            for (uint32_t out = at; out < end; out++) {
                const bool take_left =
                    right == end || (left < middle && compare(m, from[left], from[right]) <= 0);
                to[out] = take_left ? from[left++] : from[right++];
            }
        }
        memcpy(from, to, count * sizeof *from);
    }
}

/* Says of each occurrence, in `spare`, which is the first of its form. */
static void find_leaders(maker *m) {
    uint32_t leader = 0;
    for (uint32_t i = 0; i < m->sorted.count; i++) {
        if (!i || compare(m, m->sorted.data[i - 1], m->sorted.data[i]) != 0)
            leader = m->sorted.data[i];
        m->spare.data[m->sorted.data[i]] = leader;
    }
}

/* One entry for each leader, in text order; `sorted` then says which entry an
 * occurrence belongs to. */
static bool add_entries(maker *m) {
    tiaoli_slogans *list = m->list;
    for (uint32_t i = 0; i < m->found.count; i++) {
        const occurrence *one = &m->found.data[i];
        const uint32_t leader = m->spare.data[i];
        if (leader == i) {
            const entry fresh = {one->text, 0, 0, 0};
            m->sorted.data[i] = list->entries.count;
            if (!TL_PUSH(&list->memory, &list->entries, fresh)) return false;
        }
        m->sorted.data[i] = m->sorted.data[leader];
        entry *of = &list->entries.data[m->sorted.data[i]];
        of->count++;
        of->kinds |= one->kinds;
    }
    return true;
}

static bool add_marks(maker *m) {
    tiaoli_slogans *list = m->list;
    uint32_t first = 0;
    if (!TL_ROOM(&list->memory, &list->marks, m->found.count)) return false;
    for (uint32_t i = 0; i < list->entries.count; i++) {
        list->entries.data[i].first = first;
        first += list->entries.data[i].count;
        list->entries.data[i].count = 0;
    }
    for (uint32_t i = 0; i < m->found.count; i++) {
        entry *of = &list->entries.data[m->sorted.data[i]];
        list->marks.data[of->first + of->count++] = m->found.data[i].mark;
    }
    list->marks.count = m->found.count;
    return true;
}

/* --- The object -------------------------------------------------------------------- */

tiaoli_slogans *tiaoli_slogans_new(const tiaoli_doc *doc, const tiaoli_allocator *allocator,
                                   tiaoli_error *error) {
    if (!doc) {
        tl_set_error(error, TIAOLI_E_ARGUMENT, 0);
        return NULL;
    }
    tl_memory memory;
    maker m;
    memset(&m, 0, sizeof m);
    m.list = tl_object(allocator, sizeof *m.list, &memory, error);
    if (!m.list) return NULL;
    m.list->memory = memory;
    tiaoli_status status;
    m.fold = tl_fold_open(&memory, &status);
    bool made = m.fold && find_all(&m, doc);
    if (made) {
        sort_forms(&m);
        find_leaders(&m);
        made = add_entries(&m) && add_marks(&m);
    }
    if (m.fold && !made) status = TIAOLI_E_NOMEM;
    tl_fold_close(&memory, m.fold);
    TL_VEC_FREE(&memory, &m.found);
    TL_VEC_FREE(&memory, &m.sorted);
    TL_VEC_FREE(&memory, &m.spare);
    if (made) return m.list;
    tiaoli_slogans_free(m.list);
    tl_set_error(error, status, 0);
    return NULL;
}

void tiaoli_slogans_free(tiaoli_slogans *slogans) {
    if (!slogans) return;
    const tl_memory memory = slogans->memory;
    TL_VEC_FREE(&memory, &slogans->pool);
    TL_VEC_FREE(&memory, &slogans->entries);
    TL_VEC_FREE(&memory, &slogans->marks);
    tl_release(&memory, slogans, sizeof *slogans);
}

uint32_t tiaoli_slogans_count(const tiaoli_slogans *slogans) {
    return slogans ? slogans->entries.count : 0;
}

const char *tiaoli_slogans_text(const tiaoli_slogans *slogans, uint32_t index) {
    if (index >= tiaoli_slogans_count(slogans)) return "";
    return slogans->pool.data + slogans->entries.data[index].text;
}

uint32_t tiaoli_slogans_kinds(const tiaoli_slogans *slogans, uint32_t index) {
    return index < tiaoli_slogans_count(slogans) ? slogans->entries.data[index].kinds : 0;
}

uint32_t tiaoli_slogans_marks(const tiaoli_slogans *slogans, uint32_t index, tiaoli_mark *out,
                              uint32_t capacity) {
    if (index >= tiaoli_slogans_count(slogans)) return 0;
    const entry *of = &slogans->entries.data[index];
    for (uint32_t i = 0; out && i < of->count && i < capacity; i++)
        out[i] = slogans->marks.data[of->first + i];
    return of->count;
}
