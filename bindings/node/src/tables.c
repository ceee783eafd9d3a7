/*
 * Takes a document, gives all that it found in one piece of memory: the structs of the C
 * header as they are, with positions in UTF-16 units.  One call instead of one for each
 * field of each finding; lib/tables.js reads it, constants.c says how the structs lie.
 *
 * The memory is an ArrayBuffer of parts, and `parts` says where they are: an offset
 * in bytes and a count for each of `enum part`.
 */
#include <stdlib.h>
#include <string.h>

#include "addon.h"
#include "tables.h"

enum part {
    PART_NODES,       /* tiaoli_node_info */
    PART_NODE_BYTES,  /* start and end of each in bytes */
    PART_SPANS,       /* tiaoli_role_span */
    PART_SPAN_STARTS, /* of each mark the first of them, and their end */
    PART_PLACES,      /* of each mark its kind and its row among those of the kind */
    PART_KINDS,       /* from here on, for each kind: tn_mark_row, then its own struct */
    PARTS = PART_KINDS + 2 * TN_KINDS
};

typedef struct {
    size_t at[PARTS], count[PARTS], all;
} plan;

typedef struct {
    const tiaoli_doc *doc;
    uint32_t nodes, marks, spans;
    uint32_t of_kind[TN_KINDS];
    tiaoli_mark_info *infos; /* of all marks */
    uint32_t *units;         /* by byte */
} source;

/* ----- how much there is ------------------------------------------------------------------ */

static void source_free(source *from) {
    free(from->infos);
    free(from->units);
}

static bool source_read(source *from, const tn_document *document) {
    const tiaoli_doc *doc = document->doc;
    *from = (source){.doc = doc,
                     .nodes = tiaoli_doc_node_count(doc),
                     .marks = tiaoli_doc_mark_count(doc),
                     .spans = tiaoli_doc_copy_spans(doc, 1, NULL, 0)};
    from->infos = calloc((size_t)from->marks + 1, sizeof *from->infos);
    from->units = calloc(document->length + 1, sizeof *from->units);
    if (!from->infos || !from->units) return false;
    tn_place_table(document->text, document->length, from->units);
    tiaoli_doc_copy_marks(doc, 1, from->infos, from->marks, sizeof *from->infos);
    for (uint32_t i = 0; i < from->marks; i++)
        if (from->infos[i].kind > 0 && from->infos[i].kind <= TN_KINDS)
            from->of_kind[from->infos[i].kind - 1]++;
    return true;
}

static void add(plan *to, int part, size_t count, size_t size) {
    to->at[part] = to->all;
    to->count[part] = count;
    to->all += (count * size + 7) & ~(size_t)7;
}

static plan plan_of(const source *from) {
    plan to = {.all = 0};
    add(&to, PART_NODES, from->nodes, sizeof(tiaoli_node_info));
    add(&to, PART_NODE_BYTES, from->nodes, sizeof(tiaoli_span));
    add(&to, PART_SPANS, from->spans, sizeof(tiaoli_role_span));
    add(&to, PART_SPAN_STARTS, (size_t)from->marks + 2, sizeof(uint32_t));
    add(&to, PART_PLACES, (size_t)from->marks + 1, sizeof(tn_mark_place));
    for (int k = 0; k < TN_KINDS; k++) {
        add(&to, PART_KINDS + 2 * k, from->of_kind[k], sizeof(tn_mark_row));
        add(&to, PART_KINDS + 2 * k + 1, from->of_kind[k], tn_layouts[k].size);
    }
    return to;
}

/* ----- what there is ------------------------------------------------------------------------ */

static void fill_nodes(const source *from, char *nodes, char *bytes) {
    tiaoli_node_info *const infos = (tiaoli_node_info *)(void *)nodes;
    tiaoli_span *const spans = (tiaoli_span *)(void *)bytes;
    tiaoli_doc_copy_nodes(from->doc, 1, infos, from->nodes, sizeof *infos);
    for (uint32_t i = 0; i < from->nodes; i++)
        spans[i] = (tiaoli_span){infos[i].start, infos[i].end};
}

/* The spans of mark m are those from starts[m] up to starts[m + 1]. */
static void fill_spans(const source *from, char *out, char *starts_out) {
    tiaoli_role_span *const spans = (tiaoli_role_span *)(void *)out;
    uint32_t *const starts = (uint32_t *)(void *)starts_out;
    tiaoli_doc_copy_spans(from->doc, 1, spans, from->spans);
    uint32_t next = 0;
    for (uint32_t mark = 0; mark <= from->marks + 1; mark++) {
        while (next < from->spans && spans[next].mark < mark) next++;
        starts[mark] = next;
    }
    for (uint32_t i = 0; i < from->spans; i++) {
        spans[i].start = from->units[spans[i].start];
        spans[i].end = from->units[spans[i].end];
    }
}

static void fill_marks(const source *from, const plan *to, char *out) {
    tn_mark_place *const places = (tn_mark_place *)(void *)(out + to->at[PART_PLACES]);
    uint32_t rows[TN_KINDS] = {0};
    for (uint32_t i = 0; i < from->marks; i++) {
        const tiaoli_mark_info *const info = &from->infos[i];
        if (info->kind < 1 || info->kind > TN_KINDS) continue;
        const int k = info->kind - 1;
        tn_mark_row *const all = (tn_mark_row *)(void *)(out + to->at[PART_KINDS + 2 * k]);
        places[i + 1] = (tn_mark_place){info->kind, rows[k]};
        all[rows[k]++] = (tn_mark_row){.mark = i + 1,
                                       .start = from->units[info->start],
                                       .end = from->units[info->end],
                                       .byte_start = info->start,
                                       .byte_end = info->end,
                                       .clause = info->clause,
                                       .block = info->block,
                                       .rule = info->rule};
    }
}

/* The positions in an array of structs from bytes into units. */
static void place(const source *from, char *structs, size_t count, const tn_layout *layout) {
    for (size_t f = 0; f < layout->count; f++) {
        if (!layout->fields[f].is_place) continue;
        char *one = structs + layout->fields[f].at;
        for (size_t i = 0; i < count; i++, one += layout->size) {
            uint32_t *const offset = (uint32_t *)(void *)one;
            *offset = from->units[*offset];
        }
    }
}

static void fill(const source *from, const plan *to, char *out) {
    fill_nodes(from, out + to->at[PART_NODES], out + to->at[PART_NODE_BYTES]);
    place(from, out + to->at[PART_NODES], from->nodes, &tn_layouts[TN_LAYOUT_NODE]);
    fill_spans(from, out + to->at[PART_SPANS], out + to->at[PART_SPAN_STARTS]);
    fill_marks(from, to, out);
    for (int k = 0; k < TN_KINDS; k++) {
        char *const views = out + to->at[PART_KINDS + 2 * k + 1];
        const uint32_t size = (uint32_t)tn_layouts[k].size;
        tiaoli_doc_copy_views(from->doc, 1, k + 1, views, from->of_kind[k], size);
        place(from, views, from->of_kind[k], &tn_layouts[k]);
    }
}

/* ----- the call ---------------------------------------------------------------------------------
 */

static napi_value result_of(napi_env env, const plan *to, napi_value buffer) {
    double numbers[2 * PARTS];
    for (int part = 0; part < PARTS; part++) {
        numbers[2 * part] = (double)to->at[part];
        numbers[2 * part + 1] = (double)to->count[part];
    }
    napi_value result, parts = tn_numbers(env, numbers, sizeof numbers / sizeof numbers[0]);
    if (!parts) return NULL;
    TN_CHECK(env, napi_create_object(env, &result));
    TN_CHECK(env, napi_set_named_property(env, result, "buffer", buffer));
    TN_CHECK(env, napi_set_named_property(env, result, "parts", parts));
    return result;
}

napi_value tn_tables(napi_env env, napi_callback_info info) {
    napi_value handle, buffer;
    if (!tn_arguments(env, info, 1, &handle)) return NULL;
    const tn_document *document = tn_document_of(env, handle);
    if (!document) return NULL;
    source from;
    if (!source_read(&from, document)) {
        source_free(&from);
        return tn_no_memory(env);
    }
    const plan to = plan_of(&from);
    void *out = NULL;
    const napi_status status = napi_create_arraybuffer(env, to.all, &out, &buffer);
    if (status == napi_ok) fill(&from, &to, out);
    source_free(&from);
    return status == napi_ok ? result_of(env, &to, buffer) : tn_fail(env);
}
