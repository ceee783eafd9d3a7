/*
 * Takes a parsed document, gives a handle that the collector frees; and what is read of
 * a document as a whole: its text, its JSON, conversions of positions.
 *
 * Node runs finalizers from its event loop: a program that parses in one long loop would
 * keep all its documents.  So each new one looks, now and then, for handles that the
 * collector has already taken, and frees what they held.
 */
#include <stdlib.h>
#include <string.h>

#include "addon.h"

static const napi_type_tag tag = {0x3e7b0d94c5f1482a, 0x95a6d8e17b304cf2};

/* So much may be dead before it is looked for. */
static const int64_t SWEEP_BYTES = 32 << 20;

/* ----- a handle ------------------------------------------------------------------------- */

/* About: a document packs its nodes and marks into less than it shows of them. */
static int64_t size_of(const tn_document *document) {
    return (int64_t)document->length + 32 * (int64_t)tiaoli_doc_node_count(document->doc) +
           64 * (int64_t)tiaoli_doc_mark_count(document->doc);
}

static void account(napi_env env, tn_addon *addon, int64_t change) {
    int64_t now;
    addon->held += change;
    (void)napi_adjust_external_memory(env, change, &now); /* a hint to the collector */
}

/* Frees what it holds; gives how much that was.  Nothing here can wake the collector, which
 * would end other documents. */
static int64_t empty(tn_document *document) {
    if (!document->doc) return 0;
    tiaoli_offsets_free(document->offsets);
    tiaoli_doc_free(document->doc);
    free(document->text);
    document->offsets = NULL;
    document->doc = NULL;
    document->text = NULL;
    return document->size;
}

static void finalize(napi_env env, void *data, void *hint) {
    (void)hint;
    tn_document *document = data;
    tn_addon *addon = document->addon;
    account(env, addon, -empty(document));
    if (document->self) (void)napi_delete_reference(env, document->self);
    if (document->before)
        document->before->next = document->next;
    else
        addon->documents = document->next;
    if (document->next) document->next->before = document->before;
    free(document);
    tn_addon_drop(addon);
}

/* Frees what collected handles held; the rest of them goes with their finalizers. */
static void sweep(napi_env env, tn_addon *addon) {
    int64_t freed = 0;
    for (tn_document *one = addon->documents; one; one = one->next) {
        napi_handle_scope scope;
        if (!one->doc || !one->self || napi_open_handle_scope(env, &scope) != napi_ok) continue;
        napi_value object = NULL;
        if (napi_get_reference_value(env, one->self, &object) == napi_ok && !object)
            freed += empty(one);
        (void)napi_close_handle_scope(env, scope);
    }
    account(env, addon, -freed);
    addon->sweep_at = 2 * addon->held + SWEEP_BYTES;
}

static tn_document *document_of_job(tn_job *job) {
    tn_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    document->addon = job->addon;
    document->addon->holders++;
    document->doc = job->doc;
    document->text = job->text;
    document->length = job->length;
    document->altered = job->altered;
    document->size = size_of(document);
    document->next = document->addon->documents;
    if (document->next) document->next->before = document;
    document->addon->documents = document;
    job->doc = NULL;
    job->text = NULL;
    return document;
}

napi_value tn_document_new(napi_env env, tn_job *job) {
    tn_addon *addon = job->addon;
    if (!addon->sweep_at) addon->sweep_at = SWEEP_BYTES;
    if (addon->held > addon->sweep_at) sweep(env, addon);
    tn_document *document = document_of_job(job);
    if (!document) return tn_no_memory(env);
    account(env, addon, document->size);
    napi_value handle;
    if (napi_create_object(env, &handle) != napi_ok ||
        napi_type_tag_object(env, handle, &tag) != napi_ok ||
        napi_wrap(env, handle, document, finalize, NULL, &document->self) != napi_ok) {
        tn_fail(env);
        document->self = NULL;
        finalize(env, document, NULL);
        return NULL;
    }
    return handle;
}

static tn_document *unwrap(napi_env env, napi_value value) {
    bool tagged = false;
    void *data = NULL;
    if (napi_check_object_type_tag(env, value, &tag, &tagged) == napi_ok && tagged &&
        napi_unwrap(env, value, &data) == napi_ok)
        return data;
    tn_type_error(env, "a document is expected");
    return NULL;
}

tn_document *tn_document_of(napi_env env, napi_value value) {
    tn_document *document = unwrap(env, value);
    if (!document || document->doc) return document;
    napi_throw_error(env, "closed", "the document is closed");
    return NULL;
}

napi_value tn_close(napi_env env, napi_callback_info info) {
    napi_value handle;
    if (!tn_arguments(env, info, 1, &handle)) return NULL;
    tn_document *document = unwrap(env, handle);
    if (document) account(env, document->addon, -empty(document));
    return NULL;
}

/* How many bytes the documents of this environment take, as the collector was told. */
napi_value tn_held(napi_env env, napi_callback_info info) {
    (void)info;
    void *data = NULL;
    napi_value value;
    TN_CHECK(env, napi_get_instance_data(env, &data));
    TN_CHECK(env, napi_create_int64(env, data ? ((tn_addon *)data)->held : 0, &value));
    return value;
}

/* ----- as a whole --------------------------------------------------------------------------- */

/* [genre, bytes, altered] */
napi_value tn_info(napi_env env, napi_callback_info info) {
    napi_value handle;
    if (!tn_arguments(env, info, 1, &handle)) return NULL;
    const tn_document *document = tn_document_of(env, handle);
    if (!document) return NULL;
    const double numbers[] = {tiaoli_doc_genre(document->doc), (double)document->length,
                              document->altered};
    return tn_numbers(env, numbers, sizeof numbers / sizeof numbers[0]);
}

napi_value tn_document_text(napi_env env, napi_callback_info info) {
    napi_value handle;
    if (!tn_arguments(env, info, 1, &handle)) return NULL;
    const tn_document *document = tn_document_of(env, handle);
    return document ? tn_string(env, document->text, document->length) : NULL;
}

napi_value tn_document_data(napi_env env, napi_callback_info info) {
    napi_value handle, buffer;
    if (!tn_arguments(env, info, 1, &handle)) return NULL;
    const tn_document *document = tn_document_of(env, handle);
    if (!document) return NULL;
    TN_CHECK(env, napi_create_buffer_copy(env, document->length, document->text, NULL, &buffer));
    return buffer;
}

typedef struct {
    char *data;
    size_t length, capacity;
} buffer;

static int32_t append(void *ctx, const char *data, size_t length) {
    buffer *all = ctx;
    if (length > all->capacity - all->length) {
        size_t capacity = 2 * all->capacity;
        while (capacity < all->length + length) capacity *= 2;
        char *grown = realloc(all->data, capacity);
        if (!grown) return 1;
        all->data = grown;
        all->capacity = capacity;
    }
    memcpy(all->data + all->length, data, length);
    all->length += length;
    return 0;
}

napi_value tn_json(napi_env env, napi_callback_info info) {
    napi_value arguments[2];
    uint32_t flags;
    if (!tn_arguments(env, info, 2, arguments)) return NULL;
    const tn_document *document = tn_document_of(env, arguments[0]);
    if (!document || !tn_uint(env, arguments[1], &flags)) return NULL;
    buffer all = {.capacity = 16 * document->length + 4096};
    all.data = malloc(all.capacity);
    if (!all.data) return tn_no_memory(env);
    napi_value text = NULL;
    const tiaoli_status status = tiaoli_doc_write_json(document->doc, flags, append, &all);
    if (status == TIAOLI_E_SINK)
        tn_no_memory(env);
    else if (status != TIAOLI_OK)
        tn_type_error(env, tiaoli_status_text(status));
    else if (napi_create_string_utf8(env, all.data, all.length, &text) != napi_ok)
        tn_fail(env);
    free(all.data);
    return text;
}

/* ----- units ------------------------------------------------------------------------------------
 */

const tiaoli_offsets *tn_document_offsets(napi_env env, tn_document *document) {
    if (!document->offsets) {
        document->offsets = tiaoli_offsets_new(document->text, document->length, NULL, NULL);
        if (!document->offsets) tn_no_memory(env);
    }
    return document->offsets;
}

/* Changes places of one unit into another where they stand; gives how many were places. */
napi_value tn_convert(napi_env env, napi_callback_info info) {
    napi_value arguments[4], value;
    uint32_t *places, from, to;
    size_t count;
    if (!tn_arguments(env, info, 4, arguments)) return NULL;
    tn_document *document = tn_document_of(env, arguments[0]);
    if (!document || !tn_uints(env, arguments[1], &places, &count)) return NULL;
    if (!tn_uint(env, arguments[2], &from) || !tn_uint(env, arguments[3], &to)) return NULL;
    const tiaoli_offsets *offsets = tn_document_offsets(env, document);
    if (!offsets) return NULL;
    const size_t done =
        tiaoli_offsets_convert(offsets, (int32_t)from, (int32_t)to, places, places, count);
    TN_CHECK(env, napi_create_double(env, (double)done, &value));
    return value;
}
