/*
 * Takes a caller's word list, gives a lexicon: the built-in tables, each with the
 * caller's terms of its section lying over it.  A parse without one reads the
 * built-in tables as they are.
 */
#include <string.h>

#include "document.h"
#include "lexicon_build.h"
#include "lexicon_list.h"

enum { MAX_BYTES = 16 * 1024 * 1024, MAX_ROWS = 1000000 };

/* A section: the built-in table with a caller's terms over it. */
typedef struct layer {
    tl_lex_table table;
    tl_lex_over over;
    tl_lex_arrays arrays;
} layer;

struct tiaoli_lexicon {
    tl_memory memory;
    tl_lexicon lexicon;
    layer layers[TL_SECTION_COUNT];
};

typedef TL_VEC(tl_lex_term) tl_lex_terms;

/* What is being made, and of what. */
typedef struct maker {
    tiaoli_lexicon *lexicon;
    tl_list list;
    const tl_lex_table *built_in[TL_SECTION_COUNT];
    tl_lex_terms terms[TL_SECTION_COUNT];
    tiaoli_error error;
} maker;

static bool fail(maker *m, tiaoli_status status, uint32_t offset) {
    tl_set_error(&m->error, status, offset);
    return false;
}

static bool read_terms(maker *m) {
    tl_list_row row;
    for (uint32_t rows = 0; tl_list_next(&m->list, &row); rows++) {
        if (rows == MAX_ROWS) return fail(m, TIAOLI_E_LIMIT, (uint32_t)(row.term - m->list.text));
        for (int s = 0; s < TL_SECTION_COUNT; s++) {
            if (!row.classes[s]) continue;
            const tl_lex_term term = {
                row.term, row.length,
                row.classes[s] | tl_lex_exact(m->built_in[s], row.term, 0, row.length)};
            if (!TL_PUSH(&m->lexicon->memory, &m->terms[s], term))
                return fail(m, TIAOLI_E_NOMEM, 0);
        }
    }
    if (!m->list.problem.code) return true;
    return fail(m, TIAOLI_E_LEXICON, m->list.problem.start);
}

/* The table that a parse reads for a section; NULL: m->error says why. */
static const tl_lex_table *build_layer(maker *m, int section) {
    layer *made = &m->lexicon->layers[section];
    const tl_lex_terms *terms = &m->terms[section];
    if (!terms->count) return m->built_in[section];
    const tl_lex_built built =
        tl_lex_build(&m->lexicon->memory, terms->data, terms->count, &made->arrays);
    if (built != TL_LEX_BUILT) {
        fail(m, built == TL_LEX_TOO_MANY ? TIAOLI_E_LIMIT : TIAOLI_E_NOMEM, 0);
        return NULL;
    }
    made->over.under = m->built_in[section];
    made->over.terms.page = made->arrays.page.data;
    made->over.terms.number = made->arrays.number.data;
    made->over.terms.forward = made->arrays.forward.data;
    made->over.terms.backward = made->arrays.backward.data;
    made->over.terms.sets = made->arrays.sets.data;
    made->table = *m->built_in[section];
    made->table.over = &made->over;
    return &made->table;
}

static bool build_layers(maker *m) {
    tl_lexicon *lexicon = &m->lexicon->lexicon;
    return (lexicon->outline = build_layer(m, TL_SECTION_OUTLINE)) != NULL &&
           (lexicon->number = build_layer(m, TL_SECTION_NUMBER)) != NULL &&
           (lexicon->quote = build_layer(m, TL_SECTION_QUOTE)) != NULL &&
           (lexicon->clause = build_layer(m, TL_SECTION_CLAUSE)) != NULL &&
           (lexicon->target = build_layer(m, TL_SECTION_TARGET)) != NULL;
}

static void make(maker *m) {
    m->built_in[TL_SECTION_OUTLINE] = tl_builtin_lexicon.outline;
    m->built_in[TL_SECTION_NUMBER] = tl_builtin_lexicon.number;
    m->built_in[TL_SECTION_QUOTE] = tl_builtin_lexicon.quote;
    m->built_in[TL_SECTION_CLAUSE] = tl_builtin_lexicon.clause;
    m->built_in[TL_SECTION_TARGET] = tl_builtin_lexicon.target;
    if (read_terms(m) && build_layers(m)) fail(m, TIAOLI_OK, 0);
    for (int s = 0; s < TL_SECTION_COUNT; s++) TL_VEC_FREE(&m->lexicon->memory, &m->terms[s]);
}

tiaoli_lexicon *tiaoli_lexicon_new(const char *tsv, size_t length,
                                   const tiaoli_allocator *allocator, tiaoli_problem *problem,
                                   tiaoli_error *error) {
    tl_memory memory;
    maker m;
    memset(&m, 0, sizeof m);
    m.list.problem.size = sizeof m.list.problem;
    const tiaoli_problem none = m.list.problem;
    if (problem && tl_hand_out(problem, &none, sizeof none) != TIAOLI_OK) {
        tl_set_error(error, TIAOLI_E_ABI, 0);
        return NULL;
    }
    if (!tsv && length) {
        tl_set_error(error, TIAOLI_E_ARGUMENT, 0);
        return NULL;
    }
    if (length > MAX_BYTES) {
        tl_set_error(error, TIAOLI_E_LIMIT, MAX_BYTES);
        return NULL;
    }
    m.lexicon = tl_object(allocator, sizeof *m.lexicon, &memory, error);
    if (!m.lexicon) return NULL;
    m.lexicon->memory = memory;
    m.list.text = tsv ? tsv : "";
    m.list.length = (uint32_t)length;
    m.list.section = TL_NO_SECTION;
    make(&m);
    if (m.error.status != TIAOLI_OK) {
        tiaoli_lexicon_free(m.lexicon);
        m.lexicon = NULL;
    }
    if (problem && m.error.status == TIAOLI_E_LEXICON)
        tl_hand_out(problem, &m.list.problem, sizeof m.list.problem);
    tl_set_error(error, m.error.status, m.error.offset);
    return m.lexicon;
}

void tiaoli_lexicon_free(tiaoli_lexicon *lexicon) {
    if (!lexicon) return;
    const tl_memory memory = lexicon->memory;
    for (int s = 0; s < TL_SECTION_COUNT; s++) tl_lex_free(&memory, &lexicon->layers[s].arrays);
    tl_release(&memory, lexicon, sizeof *lexicon);
}

const tl_lexicon *tl_lexicon_of(const tiaoli_lexicon *lexicon) {
    return lexicon ? &lexicon->lexicon : &tl_builtin_lexicon;
}
