/*
 * Takes terms with their classes, gives the double-array tries in which
 * lexicon.c looks them up: one over the characters forwards, one backwards.
 * The characters are numbered in the order in which they come; sets of classes
 * are shared.  Used by gen/compile_lexicon.c for the built-in lists and by the
 * library for a caller's.
 */
#include "lexicon_build.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* A term as a row of character numbers. */
typedef struct row {
    uint16_t symbol[TL_LEX_LONGEST];
    uint16_t length;
    uint16_t set;
} row;

/* A state whose followers are to be placed: rows [first, past) agree in the
 * first `depth` characters. */
typedef struct pending {
    uint32_t cell, first, past, depth;
} pending;

typedef struct builder {
    const tl_memory *memory;
    row *rows;
    uint32_t count;
    tl_lex_cells *trie;
    TL_VEC(uint8_t) based; /* is the index the base of a state?              */
    TL_VEC(pending) queue;
    uint32_t search_from; /* cells before it are nearly all taken            */
} builder;

/* --- Characters and sets --------------------------------------------------- */

static tl_lex_built number_character(const tl_memory *memory, tl_lex_arrays *out, uint32_t c,
                                     uint32_t *last, uint16_t *number) {
    enum { PAGE = 64 };
    uint16_t *page = &out->page.data[c / PAGE];
    if (*page == 0) {
        const uint32_t pages = out->number.count / PAGE;
        for (uint32_t i = 0; i < PAGE; i++)
            if (!TL_PUSH(memory, &out->number, 0)) return TL_LEX_NO_MEMORY;
        *page = (uint16_t)pages;
    }
    uint16_t *slot = &out->number.data[(uint32_t)*page * PAGE + c % PAGE];
    if (*slot == 0) {
        if (*last == UINT16_MAX) return TL_LEX_TOO_MANY;
        *slot = (uint16_t)++ * last;
    }
    *number = *slot;
    return TL_LEX_BUILT;
}

static tl_lex_built set_of(const tl_memory *memory, tl_lex_arrays *out, tl_classes classes,
                           uint16_t *set) {
    uint32_t i = 0;
    while (i < out->sets.count && out->sets.data[i] != classes) i++;
    if (i > UINT16_MAX) return TL_LEX_TOO_MANY;
    if (i == out->sets.count && !TL_PUSH(memory, &out->sets, classes)) return TL_LEX_NO_MEMORY;
    *set = (uint16_t)i;
    return TL_LEX_BUILT;
}

static int by_text(const void *a, const void *b) {
    const tl_lex_term *x = a, *y = b;
    const int order = memcmp(x->text, y->text, x->length < y->length ? x->length : y->length);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

/* Terms that are equal become one with all their classes; the others move behind
 * the end that is returned, so that whoever made them can free them. */
static uint32_t merge_equal(tl_lex_term *terms, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (kept && by_text(&terms[kept - 1], &terms[i]) == 0) {
            terms[kept - 1].classes |= terms[i].classes;
            continue;
        }
        const tl_lex_term term = terms[i];
        terms[i] = terms[kept];
        terms[kept++] = term;
    }
    return kept;
}

static tl_lex_built read_rows(const tl_memory *memory, const tl_lex_term *terms, uint32_t count,
                              tl_lex_arrays *out, row *rows, uint32_t *symbols) {
    *symbols = 0;
    for (uint32_t p = 0; p < TL_LEX_PAGES; p++)
        if (!TL_PUSH(memory, &out->page, 0)) return TL_LEX_NO_MEMORY;
    for (uint32_t i = 0; i < 64; i++)
        if (!TL_PUSH(memory, &out->number, 0)) return TL_LEX_NO_MEMORY;
    if (!TL_PUSH(memory, &out->sets, 0)) return TL_LEX_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        tl_lex_built built = set_of(memory, out, terms[i].classes, &rows[i].set);
        rows[i].length = 0;
        for (uint32_t at = 0, used; at < terms[i].length && built == TL_LEX_BUILT; at += used) {
            const uint32_t c = tl_decode(terms[i].text, at, terms[i].length, &used);
            built = number_character(memory, out, c, symbols, &rows[i].symbol[rows[i].length++]);
        }
        if (built != TL_LEX_BUILT) return built;
    }
    return TL_LEX_BUILT;
}

/* --- Tries ----------------------------------------------------------------- */

static int by_symbols(const void *a, const void *b) {
    const row *x = a, *y = b;
    for (uint32_t i = 0; i < x->length && i < y->length; i++)
        if (x->symbol[i] != y->symbol[i]) return x->symbol[i] < y->symbol[i] ? -1 : 1;
    return (x->length > y->length) - (x->length < y->length);
}

static void reverse_rows(row *rows, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < rows[i].length / 2u; k++) {
            const uint16_t other = rows[i].symbol[rows[i].length - 1 - k];
            rows[i].symbol[rows[i].length - 1 - k] = rows[i].symbol[k];
            rows[i].symbol[k] = other;
        }
}

/* Makes cells up to `index`; a free cell has the symbol 0. */
static bool grow(builder *b, uint32_t index) {
    const tl_lex_cell free_cell = {0, 0, 0};
    while (b->trie->count <= index)
        if (!TL_PUSH(b->memory, b->trie, free_cell) || !TL_PUSH(b->memory, &b->based, 0))
            return false;
    return true;
}

/* Do all the next characters of the rows find a free cell from `base`? */
static bool fits(const builder *b, const pending *state, uint32_t base) {
    if (base < b->based.count && b->based.data[base]) return false;
    uint32_t last = 0;
    for (uint32_t i = state->first; i < state->past; i++) {
        const uint32_t symbol = b->rows[i].symbol[state->depth];
        if (symbol == last) continue;
        last = symbol;
        if (base + symbol < b->trie->count && b->trie->data[base + symbol].symbol) return false;
    }
    return true;
}

/* The lowest base that fits.  Where nearly all cells are taken the search does
 * not begin again, so that it stays linear in the number of cells. */
static uint32_t find_base(builder *b, const pending *state) {
    enum { NEARLY_ALL = 20 }; /* all but one in this many */
    const uint32_t first = b->rows[state->first].symbol[state->depth];
    uint32_t at = b->search_from > first ? b->search_from : first + 1;
    const uint32_t from = at;
    uint32_t taken = 0;
    for (;; at++) {
        if (at < b->trie->count && b->trie->data[at].symbol) {
            taken++;
            continue;
        }
        if (fits(b, state, at - first)) break;
    }
    if (taken >= (at - from + 1) - (at - from + 1) / NEARLY_ALL) b->search_from = at;
    return at - first;
}

/* Places the followers of a state and appends them to the queue. */
static bool place(builder *b, pending state) {
    /* a row that ends here is the first: it is the shortest */
    if (b->rows[state.first].length == state.depth) {
        b->trie->data[state.cell].set = b->rows[state.first].set;
        if (++state.first == state.past) return true;
    }
    const uint32_t base = find_base(b, &state);
    b->trie->data[state.cell].base = base;
    for (uint32_t i = state.first; i < state.past;) {
        const uint16_t symbol = b->rows[i].symbol[state.depth];
        pending next = {base + symbol, i, i, state.depth + 1};
        while (next.past < state.past && b->rows[next.past].symbol[state.depth] == symbol)
            next.past++;
        i = next.past;
        if (!grow(b, next.cell) || !TL_PUSH(b->memory, &b->queue, next)) return false;
        b->trie->data[next.cell].symbol = symbol;
    }
    b->based.data[base] = 1;
    return true;
}

/* One trie over the rows as they stand; `symbols` characters are numbered. */
static bool build_trie(builder *b, uint32_t symbols) {
    const pending root = {0, 0, b->count, 0};
    b->based.count = b->queue.count = 0;
    b->search_from = 1;
    if (b->count) qsort(b->rows, b->count, sizeof *b->rows, by_symbols);
    if (!grow(b, 0)) return false;
    b->based.data[0] = 1; /* that of states that nothing follows */
    if (b->count && !TL_PUSH(b->memory, &b->queue, root)) return false;
    for (uint32_t i = 0; i < b->queue.count; i++)
        if (!place(b, b->queue.data[i])) return false;
    /* so that base + number is in the array for every base and number */
    return grow(b, b->trie->count + symbols);
}

/* --- All of it ------------------------------------------------------------- */

static tl_lex_built build(builder *b, const tl_lex_term *terms, tl_lex_arrays *out) {
    uint32_t symbols;
    const tl_lex_built read = read_rows(b->memory, terms, b->count, out, b->rows, &symbols);
    if (read != TL_LEX_BUILT) return read;
    b->trie = &out->forward;
    if (!build_trie(b, symbols)) return TL_LEX_NO_MEMORY;
    reverse_rows(b->rows, b->count);
    b->trie = &out->backward;
    return build_trie(b, symbols) ? TL_LEX_BUILT : TL_LEX_NO_MEMORY;
}

tl_lex_built tl_lex_build(const tl_memory *memory, tl_lex_term *terms, uint32_t count,
                          tl_lex_arrays *out) {
    builder b;
    memset(&b, 0, sizeof b);
    if (count) qsort(terms, count, sizeof *terms, by_text);
    b.memory = memory;
    b.count = merge_equal(terms, count);
    b.rows = tl_alloc(memory, (size_t)b.count * sizeof *b.rows);
    if (!b.rows) return TL_LEX_NO_MEMORY;
    const tl_lex_built built = build(&b, terms, out);
    TL_VEC_FREE(memory, &b.queue);
    TL_VEC_FREE(memory, &b.based);
    tl_release(memory, b.rows, (size_t)b.count * sizeof *b.rows);
    return built;
}

void tl_lex_free(const tl_memory *memory, tl_lex_arrays *arrays) {
    TL_VEC_FREE(memory, &arrays->page);
    TL_VEC_FREE(memory, &arrays->number);
    TL_VEC_FREE(memory, &arrays->forward);
    TL_VEC_FREE(memory, &arrays->backward);
    TL_VEC_FREE(memory, &arrays->sets);
}
