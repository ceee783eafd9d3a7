/*
 * What a C program does to parse a text and read all that was found, for bench/reading.js
 * to call: one parser and one set of arrays, made by prepare(text), used by run().
 */
#include <stdlib.h>
#include <string.h>

#include "../src/tables.h"

typedef struct {
    char *text;
    size_t length;
    tiaoli_parser *parser;
    tiaoli_mark_info *marks;
    tiaoli_role_span *spans;
    void *views[TN_KINDS];
    uint32_t count, span_count, of_kind[TN_KINDS];
} bench;

static void finalize(napi_env env, void *data, void *hint) {
    (void)env, (void)hint;
    bench *all = data;
    tiaoli_parser_free(all->parser);
    for (int k = 0; k < TN_KINDS; k++) free(all->views[k]);
    free(all->marks);
    free(all->spans);
    free(all->text);
    free(all);
}

static tiaoli_doc *parse(const bench *all) {
    const tiaoli_options options = {.size = sizeof options, .flags = TIAOLI_PARSE_BORROW_TEXT};
    return tiaoli_parser_parse(all->parser, all->text, all->length, &options, NULL);
}

static void copy(const bench *all, const tiaoli_doc *doc) {
    tiaoli_doc_copy_marks(doc, 1, all->marks, all->count, sizeof *all->marks);
    tiaoli_doc_copy_spans(doc, 1, all->spans, all->span_count);
    for (int k = 0; k < TN_KINDS; k++)
        tiaoli_doc_copy_views(doc, 1, k + 1, all->views[k], all->of_kind[k],
                              (uint32_t)tn_layouts[k].size);
}

static bool make_room(bench *all) {
    tiaoli_doc *doc = parse(all);
    if (!doc) return false;
    all->count = tiaoli_doc_mark_count(doc);
    all->span_count = tiaoli_doc_copy_spans(doc, 1, NULL, 0);
    all->marks = calloc((size_t)all->count + 1, sizeof *all->marks);
    all->spans = calloc((size_t)all->span_count + 1, sizeof *all->spans);
    bool done = all->marks && all->spans;
    for (tiaoli_mark mark = 1; mark <= all->count; mark++)
        all->of_kind[tiaoli_mark_kind(doc, mark) - 1]++;
    for (int k = 0; k < TN_KINDS; k++) {
        all->views[k] = calloc((size_t)all->of_kind[k] + 1, tn_layouts[k].size);
        done = done && all->views[k];
    }
    tiaoli_doc_free(doc);
    return done;
}

/* text -> [findings, spans] */
static napi_value prepare(napi_env env, napi_callback_info info) {
    napi_value argument;
    void *data = NULL;
    tn_job job = {0};
    if (!tn_arguments(env, info, 1, &argument) || !tn_read_text(env, argument, &job)) return NULL;
    TN_CHECK(env, napi_get_instance_data(env, &data));
    bench *all = data;
    all->text = job.text;
    all->length = job.length;
    all->parser = tiaoli_parser_new(NULL, NULL);
    if (!all->parser || !make_room(all)) return tn_no_memory(env);
    const double counts[] = {all->count, all->span_count};
    return tn_numbers(env, counts, sizeof counts / sizeof counts[0]);
}

static napi_value run(napi_env env, napi_callback_info info) {
    (void)info;
    void *data = NULL;
    TN_CHECK(env, napi_get_instance_data(env, &data));
    tiaoli_doc *doc = parse(data);
    if (!doc) return tn_no_memory(env);
    copy(data, doc);
    tiaoli_doc_free(doc);
    return NULL;
}

NAPI_MODULE_INIT() {
    bench *all = calloc(1, sizeof *all);
    if (!all) return tn_no_memory(env);
    TN_CHECK(env, napi_set_instance_data(env, all, finalize, NULL));
    napi_value function;
    TN_CHECK(env, napi_create_function(env, "prepare", NAPI_AUTO_LENGTH, prepare, NULL, &function));
    TN_CHECK(env, napi_set_named_property(env, exports, "prepare", function));
    TN_CHECK(env, napi_create_function(env, "run", NAPI_AUTO_LENGTH, run, NULL, &function));
    TN_CHECK(env, napi_set_named_property(env, exports, "run", function));
    return exports;
}
