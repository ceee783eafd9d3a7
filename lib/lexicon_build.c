/*
 * Takes terms with their classes, gives the sorted tries in which
 * lexicon_over.c looks a caller's words up, and from which gen/compile_lexicon.c packs the
 * built-in ones: one over the characters forwards, one backwards.  Characters are
 * numbered in the order in which they come; sets of classes are shared.  Time is
 * n log n and memory linear whatever the terms are, and all of it is the
 * caller's (qsort may take its own).
 */
#include "lexicon_build.h"

#include <string.h>

#include "text.h"

/* A term as a row of character numbers: symbols[first, first + length). */
typedef struct row {
    uint32_t first;
    uint16_t length;
    uint16_t set;
} row;

/* A state whose followers are to be added: rows [first, past) agree in the
 * first `depth` characters. */
typedef struct pending {
    uint32_t first, past, depth;
} pending;

typedef struct builder {
    const tl_memory *memory;
    row *rows;
    uint32_t count;
    uint32_t characters; /* how many are numbered                            */
    TL_VEC(uint16_t) symbols;
    TL_VEC(pending) queue;
} builder;

/* --- Sorting ---------------------------------------------------------------- */

typedef int compare_function(const void *a, const void *b, const uint16_t *symbols);

/* Two sorted pieces of `from`, [0, middle) and [middle, end), into `to`. */
static void merge(const char *from, char *to, size_t middle, size_t end, size_t size,
                  compare_function *compare, const uint16_t *symbols) {
    size_t left = 0, right = middle;
    for (size_t i = 0; i < end; i++) {
        const bool take_left =
            left < middle &&
            (right == end || compare(from + left * size, from + right * size, symbols) <= 0);
        memcpy(to + i * size, from + (take_left ? left++ : right++) * size, size);
    }
}

/* By pieces twice as long each time; false: no memory. */
static bool sort(const tl_memory *memory, void *data, uint32_t count, size_t size,
                 compare_function *compare, const uint16_t *symbols) {
    if (count < 2) return true;
    char *spare = tl_alloc(memory, count * size);
    if (!spare) return false;
    char *from = data, *to = spare;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            const size_t left = count - start;
            merge(from + start * size, to + start * size, width < left ? width : left,
                  2 * width < left ? 2 * width : left, size, compare, symbols);
        }
        char *other = from;
        from = to;
        to = other;
    }
    if (from == spare) memcpy(data, spare, count * size);
    tl_release(memory, spare, count * size);
    return true;
}

static int by_text(const void *a, const void *b, const uint16_t *symbols) {
    const tl_lex_term *x = a, *y = b;
    (void)symbols;
    const int order = memcmp(x->text, y->text, x->length < y->length ? x->length : y->length);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

static int by_classes(const void *a, const void *b, const uint16_t *symbols) {
    const tl_classes *x = a, *y = b;
    (void)symbols;
    return (*x > *y) - (*x < *y);
}

static int by_symbols(const void *a, const void *b, const uint16_t *symbols) {
    const row *x = a, *y = b;
    for (uint32_t i = 0; i < x->length && i < y->length; i++) {
        const uint16_t c = symbols[x->first + i], d = symbols[y->first + i];
        if (c != d) return c < d ? -1 : 1;
    }
    return (x->length > y->length) - (x->length < y->length);
}

/* --- Characters and sets --------------------------------------------------- */

static tl_lex_built number_character(builder *b, tl_lex_arrays *out, uint32_t c) {
    enum { PAGE = 64 };
    uint16_t *page = &out->page.data[c / PAGE];
    if (*page == 0) {
        const uint32_t pages = out->number.count / PAGE;
        for (uint32_t i = 0; i < PAGE; i++)
            if (!TL_PUSH(b->memory, &out->number, 0)) return TL_LEX_NO_MEMORY;
        *page = (uint16_t)pages;
    }
    uint16_t *number = &out->number.data[(uint32_t)*page * PAGE + c % PAGE];
    if (*number == 0) {
        if (b->characters == UINT16_MAX) return TL_LEX_TOO_MANY;
        *number = (uint16_t)++b->characters;
    }
    return TL_PUSH(b->memory, &b->symbols, *number) ? TL_LEX_BUILT : TL_LEX_NO_MEMORY;
}

/* The sets that terms have, in ascending order, behind the empty one. */
static tl_lex_built collect_sets(builder *b, const tl_lex_term *terms, tl_lex_arrays *out) {
    const size_t size = (size_t)b->count * sizeof(tl_classes);
    tl_classes *all = tl_alloc(b->memory, size);
    if (!all) return TL_LEX_NO_MEMORY;
    for (uint32_t i = 0; i < b->count; i++) all[i] = terms[i].classes;
    bool done = sort(b->memory, all, b->count, sizeof *all, by_classes, NULL) &&
                TL_PUSH(b->memory, &out->sets, 0);
    for (uint32_t i = 0; done && i < b->count; i++)
        if (all[i] != out->sets.data[out->sets.count - 1])
            done = TL_PUSH(b->memory, &out->sets, all[i]);
    tl_release(b->memory, all, size);
    if (!done) return TL_LEX_NO_MEMORY;
    return out->sets.count > UINT16_MAX + 1 ? TL_LEX_TOO_MANY : TL_LEX_BUILT;
}

static uint16_t set_of(const tl_lex_arrays *arrays, tl_classes classes) {
    uint32_t low = 0, high = arrays->sets.count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (arrays->sets.data[middle] <= classes)
            low = middle;
        else
            high = middle;
    }
    return (uint16_t)low;
}

/* Terms that are equal become one with all their classes. */
static uint32_t merge_equal(tl_lex_term *terms, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (kept && by_text(&terms[kept - 1], &terms[i], NULL) == 0)
            terms[kept - 1].classes |= terms[i].classes;
        else
            terms[kept++] = terms[i];
    }
    return kept;
}

static tl_lex_built read_rows(builder *b, const tl_lex_term *terms, tl_lex_arrays *out) {
    for (uint32_t p = 0; p < TL_LEX_PAGES; p++)
        if (!TL_PUSH(b->memory, &out->page, 0)) return TL_LEX_NO_MEMORY;
    for (uint32_t i = 0; i < 64; i++)
        if (!TL_PUSH(b->memory, &out->number, 0)) return TL_LEX_NO_MEMORY;
    tl_lex_built built = collect_sets(b, terms, out);
    for (uint32_t i = 0; built == TL_LEX_BUILT && i < b->count; i++) {
        b->rows[i].set = set_of(out, terms[i].classes);
        b->rows[i].first = b->symbols.count;
        for (uint32_t at = 0, used; at < terms[i].length && built == TL_LEX_BUILT; at += used)
            built = number_character(b, out, tl_decode(terms[i].text, at, terms[i].length, &used));
        b->rows[i].length = (uint16_t)(b->symbols.count - b->rows[i].first);
    }
    return built;
}

/* --- Tries ----------------------------------------------------------------- */

static void reverse_rows(builder *b) {
    for (uint32_t i = 0; i < b->count; i++) {
        uint16_t *symbol = b->symbols.data + b->rows[i].first;
        for (uint32_t k = 0, last = b->rows[i].length - 1u; k < last; k++, last--) {
            const uint16_t other = symbol[last];
            symbol[last] = symbol[k];
            symbol[k] = other;
        }
    }
}

/* Adds the followers of the state behind all that there are. */
static bool add_followers(builder *b, uint32_t state, tl_lex_cells *trie) {
    pending rows = b->queue.data[state];
    trie->data[state].base = trie->count;
    /* a row that ends here is the first: it is the shortest */
    if (rows.first < rows.past && b->rows[rows.first].length == rows.depth)
        trie->data[state].set = b->rows[rows.first++].set;
    while (rows.first < rows.past) {
        const uint16_t symbol = b->symbols.data[b->rows[rows.first].first + rows.depth];
        pending next = {rows.first, rows.first, rows.depth + 1};
        while (next.past < rows.past &&
               b->symbols.data[b->rows[next.past].first + rows.depth] == symbol)
            next.past++;
        const tl_lex_cell cell = {0, symbol, 0};
        if (!TL_PUSH(b->memory, trie, cell) || !TL_PUSH(b->memory, &b->queue, next)) return false;
        rows.first = next.past;
    }
    return true;
}

/* One trie over the rows as they stand. */
static bool build_trie(builder *b, tl_lex_cells *trie) {
    const pending root = {0, b->count, 0};
    tl_lex_cell cell = {0, 0, 0};
    b->queue.count = 0;
    if (!sort(b->memory, b->rows, b->count, sizeof *b->rows, by_symbols, b->symbols.data) ||
        !TL_PUSH(b->memory, trie, cell) || !TL_PUSH(b->memory, &b->queue, root))
        return false;
    for (uint32_t state = 0; state < b->queue.count; state++)
        if (!add_followers(b, state, trie)) return false;
    cell.base = trie->count;
    return TL_PUSH(b->memory, trie, cell);
}

/* --- All of it ------------------------------------------------------------- */

static tl_lex_built build(builder *b, const tl_lex_term *terms, tl_lex_arrays *out) {
    const tl_lex_built read = read_rows(b, terms, out);
    if (read != TL_LEX_BUILT) return read;
    if (!build_trie(b, &out->forward)) return TL_LEX_NO_MEMORY;
    reverse_rows(b);
    return build_trie(b, &out->backward) ? TL_LEX_BUILT : TL_LEX_NO_MEMORY;
}

tl_lex_built tl_lex_build(const tl_memory *memory, tl_lex_term *terms, uint32_t count,
                          tl_lex_arrays *out) {
    builder b;
    memset(&b, 0, sizeof b);
    b.memory = memory;
    if (!sort(memory, terms, count, sizeof *terms, by_text, NULL)) return TL_LEX_NO_MEMORY;
    b.count = merge_equal(terms, count);
    const size_t size = (size_t)b.count * sizeof *b.rows;
    b.rows = tl_alloc(memory, size);
    if (!b.rows) return TL_LEX_NO_MEMORY;
    const tl_lex_built built = build(&b, terms, out);
    TL_VEC_FREE(memory, &b.queue);
    TL_VEC_FREE(memory, &b.symbols);
    tl_release(memory, b.rows, size);
    return built;
}

void tl_lex_free(const tl_memory *memory, tl_lex_arrays *arrays) {
    TL_VEC_FREE(memory, &arrays->page);
    TL_VEC_FREE(memory, &arrays->number);
    TL_VEC_FREE(memory, &arrays->forward);
    TL_VEC_FREE(memory, &arrays->backward);
    TL_VEC_FREE(memory, &arrays->sets);
}
