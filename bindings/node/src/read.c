/* Takes a document and a place in it, gives what the library says of it: nodes, paths,
 * texts, evidence, notes, the list of slogans. */
#include <stdlib.h>

#include "addon.h"

/* A path has at most as many steps as max_depth allows, and an attachment around them. */
enum { STEPS = 80 };

/* The document of the first argument, and the numbers behind it. */
static tn_document *take(napi_env env, napi_callback_info info, size_t count, uint32_t *numbers) {
    napi_value arguments[4];
    if (!tn_arguments(env, info, count + 1, arguments)) return NULL;
    tn_document *document = tn_document_of(env, arguments[0]);
    for (size_t i = 0; document && i < count; i++)
        if (!tn_uint(env, arguments[i + 1], &numbers[i])) return NULL;
    return document;
}

/* ----- texts by snprintf's rule ----------------------------------------------------------- */

typedef size_t writer(const tiaoli_doc *doc, const uint32_t *numbers, char *out, size_t capacity);

static napi_value written(napi_env env, const tiaoli_doc *doc, const uint32_t *numbers,
                          writer *write) {
    char few[512];
    const size_t length = write(doc, numbers, few, sizeof few);
    if (length < sizeof few) return tn_string(env, few, length);
    char *all = malloc(length + 1);
    if (!all) return tn_no_memory(env);
    write(doc, numbers, all, length + 1);
    napi_value value = tn_string(env, all, length);
    free(all);
    return value;
}

static size_t write_path(const tiaoli_doc *doc, const uint32_t *node, char *out, size_t capacity) {
    return tiaoli_node_path_text(doc, node[0], "\n", out, capacity);
}

static size_t write_span(const tiaoli_doc *doc, const uint32_t *span, char *out, size_t capacity) {
    return tiaoli_doc_span_text(doc, span[0], span[1], out, capacity);
}

static size_t write_reference(const tiaoli_doc *doc, const uint32_t *mark, char *out,
                              size_t capacity) {
    return tiaoli_reference_text(doc, mark[0], out, capacity);
}

/* node -> its headings, each with a line feed between */
napi_value tn_path(napi_env env, napi_callback_info info) {
    uint32_t node;
    const tn_document *document = take(env, info, 1, &node);
    return document ? written(env, document->doc, &node, write_path) : NULL;
}

/* start, end in bytes -> as people read it */
napi_value tn_span_text(napi_env env, napi_callback_info info) {
    uint32_t span[2];
    const tn_document *document = take(env, info, 2, span);
    return document ? written(env, document->doc, span, write_span) : NULL;
}

/* mark -> where the reference leads */
napi_value tn_reference_text(napi_env env, napi_callback_info info) {
    uint32_t mark;
    const tn_document *document = take(env, info, 1, &mark);
    return document ? written(env, document->doc, &mark, write_reference) : NULL;
}

/* ----- nodes --------------------------------------------------------------------------------- */

/* offset in bytes, kind or 0 -> node or 0 */
napi_value tn_node_at(napi_env env, napi_callback_info info) {
    uint32_t place[2];
    napi_value node;
    const tn_document *document = take(env, info, 2, place);
    if (!document) return NULL;
    const tiaoli_node found = tiaoli_doc_node_at(document->doc, place[0], (int32_t)place[1]);
    TN_CHECK(env, napi_create_uint32(env, found, &node));
    return node;
}

/* citation -> node, 0 if there is none, -1 if the text is no citation */
napi_value tn_provision(napi_env env, napi_callback_info info) {
    napi_value arguments[2], node;
    if (!tn_arguments(env, info, 2, arguments)) return NULL;
    const tn_document *document = tn_document_of(env, arguments[0]);
    tn_job text = {0};
    if (!document || !tn_read_text(env, arguments[1], &text)) return NULL;
    tiaoli_citation citation = {.size = sizeof citation};
    double found = -1;
    if (text.length && !text.surrogate &&
        tiaoli_citation_read(text.text, text.length, &citation) == text.length)
        found = tiaoli_doc_find(document->doc, &citation, NULL);
    free(text.text);
    TN_CHECK(env, napi_create_double(env, found, &node));
    return node;
}

/* node -> the divisions and attachments around it */
napi_value tn_sections(napi_env env, napi_callback_info info) {
    uint32_t node;
    const tn_document *document = take(env, info, 1, &node);
    if (!document) return NULL;
    tiaoli_node steps[STEPS];
    double numbers[STEPS];
    uint32_t count = tiaoli_node_path(document->doc, node, steps, STEPS);
    if (count > STEPS) count = STEPS;
    for (uint32_t i = 0; i < count; i++) numbers[i] = steps[i];
    return tn_numbers(env, numbers, count);
}

/* ----- evidence and notes: spans in UTF-16 units
 * --------------------------------------------------- */

static bool to_units(napi_env env, tn_document *document, uint32_t *places, size_t count) {
    const tiaoli_offsets *offsets = tn_document_offsets(env, document);
    if (!offsets) return false;
    return tiaoli_offsets_convert(offsets, TIAOLI_UNIT_BYTES, TIAOLI_UNIT_UTF16, places, places,
                                  count) == count;
}

/* node, or 0 for the genre -> [value, rule, start, end] */
napi_value tn_evidence(napi_env env, napi_callback_info info) {
    uint32_t node;
    tn_document *document = take(env, info, 1, &node);
    if (!document) return NULL;
    tiaoli_evidence why = {.size = sizeof why};
    const tiaoli_status status = node ? tiaoli_node_polarity_get(document->doc, node, &why)
                                      : tiaoli_doc_genre_get(document->doc, &why);
    if (status != TIAOLI_OK) return tn_type_error(env, tiaoli_status_text(status));
    uint32_t places[2] = {why.start, why.end};
    if (!to_units(env, document, places, 2)) return NULL;
    const double numbers[] = {why.value, why.rule, places[0], places[1]};
    return tn_numbers(env, numbers, sizeof numbers / sizeof numbers[0]);
}

/* -> [code, start, end, code, start, end, ...] */
napi_value tn_notes(napi_env env, napi_callback_info info) {
    tn_document *document = take(env, info, 0, NULL);
    if (!document) return NULL;
    const uint32_t count = tiaoli_doc_note_count(document->doc);
    double *numbers = calloc((size_t)count + 1, 3 * sizeof *numbers);
    if (!numbers) return tn_no_memory(env);
    bool done = true;
    for (uint32_t i = 0; i < count && done; i++) {
        tiaoli_note note = {.size = sizeof note};
        uint32_t places[2];
        tiaoli_doc_note_get(document->doc, i, &note);
        places[0] = note.start;
        places[1] = note.end;
        done = to_units(env, document, places, 2);
        numbers[3 * i] = note.code;
        numbers[3 * i + 1] = places[0];
        numbers[3 * i + 2] = places[1];
    }
    napi_value value = done ? tn_numbers(env, numbers, 3 * (size_t)count) : NULL;
    free(numbers);
    return value;
}

/* ----- the list of slogans
 * -------------------------------------------------------------------------- */

static napi_value marks_of(napi_env env, const tiaoli_slogans *list, uint32_t index) {
    const uint32_t count = tiaoli_slogans_marks(list, index, NULL, 0);
    tiaoli_mark *marks = calloc((size_t)count + 1, sizeof *marks);
    double *numbers = calloc((size_t)count + 1, sizeof *numbers);
    napi_value value = NULL;
    if (marks && numbers) {
        tiaoli_slogans_marks(list, index, marks, count);
        for (uint32_t i = 0; i < count; i++) numbers[i] = marks[i];
        value = tn_numbers(env, numbers, count);
    } else {
        tn_no_memory(env);
    }
    free(marks);
    free(numbers);
    return value;
}

static napi_value entry_of(napi_env env, const tiaoli_slogans *list, uint32_t index) {
    napi_value entry, marks = marks_of(env, list, index);
    if (!marks) return NULL;
    TN_CHECK(env, napi_create_object(env, &entry));
    if (!tn_set_text(env, entry, "text", tiaoli_slogans_text(list, index))) return NULL;
    if (!tn_set_number(env, entry, "kinds", tiaoli_slogans_kinds(list, index))) return NULL;
    TN_CHECK(env, napi_set_named_property(env, entry, "marks", marks));
    return entry;
}

static napi_value entries_of(napi_env env, const tiaoli_slogans *list) {
    napi_value entries;
    TN_CHECK(env, napi_create_array(env, &entries));
    for (uint32_t i = 0; i < tiaoli_slogans_count(list); i++) {
        napi_value entry = entry_of(env, list, i);
        if (!entry) return NULL;
        TN_CHECK(env, napi_set_element(env, entries, i, entry));
    }
    return entries;
}

/* -> [{ text, kinds, marks }]; kinds are bits */
napi_value tn_slogans(napi_env env, napi_callback_info info) {
    tn_document *document = take(env, info, 0, NULL);
    if (!document) return NULL;
    tiaoli_error error;
    tiaoli_slogans *list = tiaoli_slogans_new(document->doc, NULL, &error);
    if (!list) {
        napi_throw_error(env, tiaoli_status_name(error.status), tiaoli_status_text(error.status));
        return NULL;
    }
    napi_value entries = entries_of(env, list);
    tiaoli_slogans_free(list);
    return entries;
}
