/* Takes a list of words, gives a handle of it, or what is wrong with which row. */
#include <stdlib.h>

#include "addon.h"

static const napi_type_tag tag = {0x8d1f5c6a92b347e0, 0xb7c25e9f10a84d63};

void tn_lexicon_drop(tn_lexicon *lexicon) {
    if (--lexicon->holders) return;
    tiaoli_lexicon_free(lexicon->list);
    free(lexicon);
}

static void finalize(napi_env env, void *data, void *hint) {
    (void)env, (void)hint;
    tn_lexicon_drop(data);
}

tn_lexicon *tn_lexicon_of(napi_env env, napi_value value) {
    bool tagged = false;
    void *data = NULL;
    if (napi_check_object_type_tag(env, value, &tag, &tagged) == napi_ok && tagged &&
        napi_unwrap(env, value, &data) == napi_ok)
        return data;
    tn_type_error(env, "a Lexicon is expected");
    return NULL;
}

static napi_value handle_of(napi_env env, tiaoli_lexicon *list) {
    tn_lexicon *lexicon = malloc(sizeof *lexicon);
    if (!lexicon) {
        tiaoli_lexicon_free(list);
        return tn_no_memory(env);
    }
    *lexicon = (tn_lexicon){.holders = 1, .list = list};
    napi_value handle;
    if (napi_create_object(env, &handle) != napi_ok ||
        napi_type_tag_object(env, handle, &tag) != napi_ok ||
        napi_wrap(env, handle, lexicon, finalize, NULL, NULL) != napi_ok) {
        tn_lexicon_drop(lexicon);
        return tn_fail(env);
    }
    return handle;
}

/* { code, message, problem, line, start, end }: positions as in the list. */
static napi_value problem_of(napi_env env, const tn_job *job, const tiaoli_problem *problem) {
    napi_value value = tn_error_value(env, job);
    if (!value || job->error.status != TIAOLI_E_LEXICON) return value;
    const size_t start = tn_units(job->text, job->length, problem->start);
    const size_t end = tn_units(job->text, job->length, problem->end);
    const char *name = tiaoli_name(TIAOLI_DOMAIN_PROBLEM, problem->code);
    const bool done = tn_set_text(env, value, "message", tiaoli_problem_text(problem->code)) &&
                      tn_set_text(env, value, "problem", name) &&
                      tn_set_number(env, value, "line", problem->line) &&
                      tn_set_number(env, value, "start", (double)start) &&
                      tn_set_number(env, value, "end", (double)end);
    return done ? value : NULL;
}

napi_value tn_lexicon_new(napi_env env, napi_callback_info info) {
    napi_value argument;
    tn_job job = {0};
    if (!tn_arguments(env, info, 1, &argument) || !tn_read_text(env, argument, &job)) return NULL;
    napi_value result;
    if (job.surrogate) {
        job.error.status = TIAOLI_E_UTF8;
        result = tn_error_value(env, &job);
    } else {
        tiaoli_problem problem = {.size = sizeof problem};
        tiaoli_lexicon *list = tiaoli_lexicon_new(job.text, job.length, NULL, &problem, &job.error);
        result = list ? handle_of(env, list) : problem_of(env, &job, &problem);
    }
    free(job.text);
    return result;
}
