/*
 * Compiles word lists into a C table.
 *
 *     compile_lexicon SECTION OUT.c LIST.tsv...
 *
 * A term that stands in several lists gets all its classes.  lexicon_build.c
 * makes tries of them, which are packed here: that takes long, and is looked up
 * fast.  Runs on the build machine only, so it prints and exits.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon_build.h"
#include "read_lists.h"

static tl_memory memory;
static TL_VEC(tl_lex_term) terms;

static int wanted; /* section */

static void take_term(const tl_list_row *row, const char *file, unsigned line) {
    const tl_lex_term term = {row->term, row->length, row->classes[wanted]};
    if (!TL_PUSH(&memory, &terms, term)) die(file, line, "out of memory", NULL);
}

/* --- Packing ---------------------------------------------------------------- */

/* A sorted trie, and the packed one that it becomes. */
typedef struct packer {
    const tl_lex_cell *sorted;
    uint32_t states;
    uint32_t symbols;  /* the largest one                                    */
    uint32_t *cell_of; /* by state                                           */
    tl_lex_cells cells;
    TL_VEC(uint8_t) based; /* is the index the base of a state?              */
    uint32_t search_from;  /* cells before it are nearly all taken           */
} packer;

/* Makes cells up to `index`. */
static void grow(packer *p, uint32_t index) {
    const tl_lex_cell free_cell = {0, TL_LEX_FREE, 0};
    while (p->cells.count <= index)
        if (!TL_PUSH(&memory, &p->cells, free_cell) || !TL_PUSH(&memory, &p->based, 0))
            die("a list", 0, "out of memory", NULL);
}

static bool taken(const packer *p, uint32_t cell) {
    return cell < p->cells.count && p->cells.data[cell].symbol != TL_LEX_FREE;
}

/* Do the states [first, past) find free cells from `base`? */
static bool fits(const packer *p, uint32_t first, uint32_t past, uint32_t base) {
    if (base < p->based.count && p->based.data[base]) return false;
    for (uint32_t i = first; i < past; i++)
        if (taken(p, base + p->sorted[i].symbol)) return false;
    return true;
}

/* The lowest base that fits.  Where nearly all cells are taken the search does
 * not begin again. */
static uint32_t find_base(packer *p, uint32_t first, uint32_t past) {
    enum { NEARLY_ALL = 20 }; /* all but one in this many */
    const uint32_t symbol = p->sorted[first].symbol;
    uint32_t at = p->search_from > symbol ? p->search_from : symbol + 1;
    const uint32_t from = at;
    uint32_t skipped = 0;
    for (;; at++) {
        if (taken(p, at))
            skipped++;
        else if (fits(p, first, past, at - symbol))
            break;
    }
    if (skipped >= (at - from + 1) - (at - from + 1) / NEARLY_ALL) p->search_from = at;
    return at - symbol;
}

static void place(packer *p, uint32_t state) {
    const uint32_t first = p->sorted[state].base, past = p->sorted[state + 1].base;
    tl_lex_cell *cell = &p->cells.data[p->cell_of[state]];
    cell->set = p->sorted[state].set;
    if (first == past) return;
    const uint32_t base = find_base(p, first, past);
    cell->base = base;
    for (uint32_t i = first; i < past; i++) {
        p->cell_of[i] = base + p->sorted[i].symbol;
        grow(p, p->cell_of[i]);
        p->cells.data[p->cell_of[i]].symbol = p->sorted[i].symbol;
    }
    p->based.data[base] = 1;
}

/* Puts the packed trie in the place of the sorted one. */
static void pack(tl_lex_cells *trie) {
    packer p;
    memset(&p, 0, sizeof p);
    p.sorted = trie->data;
    p.states = trie->count - 1;
    p.search_from = 1;
    p.cell_of = tl_alloc(&memory, p.states * sizeof *p.cell_of);
    if (!p.cell_of) die("a list", 0, "out of memory", NULL);
    grow(&p, 0);
    p.based.data[0] = 1; /* that of states that nothing follows */
    p.cell_of[0] = 0;
    for (uint32_t i = 0; i < p.states; i++) {
        if (p.sorted[i].symbol > p.symbols) p.symbols = p.sorted[i].symbol;
        place(&p, i);
    }
    if (p.symbols >= TL_LEX_FREE) die("a list", 0, "too many characters", NULL);
    /* so that base + number is in the array for every base and number */
    grow(&p, p.cells.count + p.symbols);
    tl_release(&memory, p.cell_of, p.states * sizeof *p.cell_of);
    TL_VEC_FREE(&memory, &p.based);
    TL_VEC_FREE(&memory, trie);
    *trie = p.cells;
}

/* --- Writing ---------------------------------------------------------------- */

static void write_numbers(FILE *out, const char *section, const char *name, const uint16_t *data,
                          uint32_t count) {
    fprintf(out, "static const uint16_t %s_%s[] = {", section, name);
    for (uint32_t i = 0; i < count; i++) fprintf(out, "%s%u,", i % 32 ? "" : "\n", data[i]);
    fputs("};\n", out);
}

static void write_trie(FILE *out, const char *section, const char *name, const tl_lex_cells *trie) {
    fprintf(out, "static const tl_lex_cell %s_%s[] = {", section, name);
    for (uint32_t i = 0; i < trie->count; i++)
        fprintf(out, "%s{%u,%u,%u},", i % 8 ? "" : "\n", trie->data[i].base, trie->data[i].symbol,
                trie->data[i].set);
    fputs("};\n", out);
}

static void write_table(FILE *out, const char *section, const tl_lex_arrays *arrays) {
    fprintf(out, "/* Made by compile_lexicon from the lists of section %s. */\n", section);
    fputs("#include \"lexicon.h\"\n\n", out);
    write_numbers(out, section, "page", arrays->page.data, arrays->page.count);
    write_numbers(out, section, "number", arrays->number.data, arrays->number.count);
    write_trie(out, section, "forward", &arrays->forward);
    write_trie(out, section, "backward", &arrays->backward);
    fprintf(out, "static const tl_classes %s_sets[] = {", section);
    for (uint32_t i = 0; i < arrays->sets.count; i++)
        fprintf(out, "\n0x%llxu,", (unsigned long long)arrays->sets.data[i]);
    fprintf(out,
            "};\nconst tl_lex_table tl_lexicon_%s = {%s_page, %s_number, %s_forward, "
            "%s_backward, %s_sets, 0};\n",
            section, section, section, section, section, section);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_lexicon SECTION OUT.c LIST.tsv...\n", stderr);
        return 2;
    }
    const char *name = argv[1];
    wanted = tl_section_named(name, (uint32_t)strlen(name));
    if (wanted == TL_NO_SECTION) die(argv[2], 0, "unknown section", name);
    memory = tl_memory_from(NULL);
    /* the terms need the texts to the end */
    for (int i = 3; i < argc; i++) read_list(argv[i], wanted, take_term);
    tl_lex_arrays arrays;
    memset(&arrays, 0, sizeof arrays);
    if (tl_lex_build(&memory, terms.data, terms.count, &arrays) != TL_LEX_BUILT)
        die(argv[2], 0, "the lists make no table", NULL);
    pack(&arrays.forward);
    pack(&arrays.backward);
    FILE *out = fopen(argv[2], "w");
    if (!out) die(argv[2], 0, strerror(errno), NULL);
    write_table(out, name, &arrays);
    tl_lex_free(&memory, &arrays);
    return fclose(out) == 0 ? 0 : 1;
}
