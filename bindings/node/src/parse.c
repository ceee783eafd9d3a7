/*
 * Takes a text and options, gives a handle of the document, or what is wrong: at once, or
 * by a promise and a thread of Node's pool.  The arguments of both: text, the options as
 * a Uint32Array in the order of `option`, and a lexicon or undefined.
 */
#include <stdio.h>
#include <stdlib.h>

#include "addon.h"

enum option {
    OPTION_FLAGS,
    OPTION_GENRE,
    OPTION_MAX_BYTES,
    OPTION_MAX_NODES,
    OPTION_MAX_MARKS,
    OPTION_MAX_DEPTH,
    OPTION_MAX_HAN_RUN,
    OPTION_REFERENCE_DATE,
    OPTIONS
};

/* ----- a job -------------------------------------------------------------------------- */

static void job_free(tn_job *job) {
    tiaoli_doc_free(job->doc);
    free(job->text);
    if (job->lexicon) tn_lexicon_drop(job->lexicon);
    tn_addon_drop(job->addon);
    free(job);
}

static bool read_options(napi_env env, napi_value value, tiaoli_options *options) {
    uint32_t *numbers;
    size_t count;
    if (!tn_uints(env, value, &numbers, &count)) return false;
    if (count != OPTIONS) {
        tn_type_error(env, "the options have another length");
        return false;
    }
    options->size = sizeof *options;
    /* the text stays with the document */
    options->flags = numbers[OPTION_FLAGS] | TIAOLI_PARSE_BORROW_TEXT;
    options->genre = (int32_t)numbers[OPTION_GENRE];
    options->max_bytes = numbers[OPTION_MAX_BYTES];
    options->max_nodes = numbers[OPTION_MAX_NODES];
    options->max_marks = numbers[OPTION_MAX_MARKS];
    options->max_depth = numbers[OPTION_MAX_DEPTH];
    options->max_han_run = numbers[OPTION_MAX_HAN_RUN];
    options->reference_date = (int32_t)numbers[OPTION_REFERENCE_DATE];
    return true;
}

static bool read_lexicon(napi_env env, napi_value value, tn_job *job) {
    napi_valuetype type = napi_undefined;
    if (napi_typeof(env, value, &type) != napi_ok) {
        tn_fail(env);
        return false;
    }
    if (type == napi_undefined) return true;
    tn_lexicon *lexicon = tn_lexicon_of(env, value);
    if (!lexicon) return false;
    lexicon->holders++;
    job->lexicon = lexicon;
    job->options.lexicon = lexicon->list;
    return true;
}

/* NULL, with an exception, if the arguments are wrong. */
static tn_job *job_new(napi_env env, napi_callback_info info) {
    napi_value arguments[3];
    if (!tn_arguments(env, info, 3, arguments)) return NULL;
    void *data = NULL;
    if (napi_get_instance_data(env, &data) != napi_ok || !data) {
        tn_fail(env);
        return NULL;
    }
    tn_job *job = calloc(1, sizeof *job);
    if (!job) {
        tn_no_memory(env);
        return NULL;
    }
    job->addon = data;
    job->addon->holders++;
    if (read_options(env, arguments[1], &job->options) && read_lexicon(env, arguments[2], job) &&
        tn_read_text(env, arguments[0], job))
        return job;
    job_free(job);
    return NULL;
}

/* Any thread. */
static void run(tn_job *job) {
    if (job->surrogate) {
        job->error.status = TIAOLI_E_UTF8;
        return;
    }
    tiaoli_parser *parser = tn_parser_take(job->addon, &job->error);
    if (!parser) return;
    job->doc = tiaoli_parser_parse(parser, job->text, job->length, &job->options, &job->error);
    tn_parser_give(job->addon, parser, job->length);
}

static napi_value result_of(napi_env env, tn_job *job) {
    return job->doc ? tn_document_new(env, job) : tn_error_value(env, job);
}

/* ----- what is wrong --------------------------------------------------------------------- */

static bool put_place(napi_env env, napi_value value, const tn_job *job) {
    size_t byte = job->surrogate_byte, units = job->surrogate_at;
    if (!job->surrogate) {
        if (job->error.status != TIAOLI_E_UTF8 && job->error.status != TIAOLI_E_LIMIT) return true;
        byte = job->error.offset;
        units = tn_units(job->text, job->length, byte);
    }
    return tn_set_number(env, value, "offset", (double)units) &&
           tn_set_number(env, value, "byteOffset", (double)byte);
}

napi_value tn_error_value(napi_env env, const tn_job *job) {
    char surrogate[64];
    const char *message = tiaoli_status_text(job->error.status);
    if (job->surrogate) {
        snprintf(surrogate, sizeof surrogate, "the lone surrogate U+%04X is no character",
                 (unsigned)job->surrogate);
        message = surrogate;
    }
    napi_value value;
    TN_CHECK(env, napi_create_object(env, &value));
    if (!tn_set_text(env, value, "code", tiaoli_status_name(job->error.status))) return NULL;
    if (!tn_set_text(env, value, "message", message)) return NULL;
    return put_place(env, value, job) ? value : NULL;
}

/* ----- at once ---------------------------------------------------------------------------- */

napi_value tn_parse(napi_env env, napi_callback_info info) {
    tn_job *job = job_new(env, info);
    if (!job) return NULL;
    run(job);
    napi_value result = result_of(env, job);
    job_free(job);
    return result;
}

/* ----- by a thread of the pool --------------------------------------------------------------- */

static void execute(napi_env env, void *data) {
    (void)env;
    run(data);
}

/* Whatever cannot be told any more, as in a worker that is being ended, is only freed. */
static void settle(napi_env env, napi_status status, tn_job *job) {
    napi_value result = status == napi_ok ? result_of(env, job) : NULL;
    if (result) {
        (void)napi_resolve_deferred(env, job->deferred, result);
        return;
    }
    napi_value reason = NULL;
    bool pending = false;
    if (napi_is_exception_pending(env, &pending) == napi_ok && pending)
        (void)napi_get_and_clear_last_exception(env, &reason);
    if (!reason && (napi_create_string_utf8(env, "the parse was cancelled", NAPI_AUTO_LENGTH,
                                            &reason) != napi_ok ||
                    napi_create_error(env, NULL, reason, &reason) != napi_ok))
        return;
    (void)napi_reject_deferred(env, job->deferred, reason);
}

static void complete(napi_env env, napi_status status, void *data) {
    tn_job *job = data;
    settle(env, status, job);
    (void)napi_delete_async_work(env, job->work);
    job_free(job);
}

napi_value tn_parse_async(napi_env env, napi_callback_info info) {
    tn_job *job = job_new(env, info);
    if (!job) return NULL;
    napi_value name, promise;
    if (napi_create_string_utf8(env, "tiaoli.parseAsync", NAPI_AUTO_LENGTH, &name) == napi_ok &&
        napi_create_async_work(env, NULL, name, execute, complete, job, &job->work) == napi_ok) {
        if (napi_create_promise(env, &job->deferred, &promise) == napi_ok &&
            napi_queue_async_work(env, job->work) == napi_ok)
            return promise;
        tn_fail(env);
        (void)napi_delete_async_work(env, job->work);
    }
    job_free(job);
    return tn_fail(env);
}
