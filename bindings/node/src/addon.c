/*
 * The module: what JavaScript calls, and the state of one environment with its parsers.
 * Loaded any number of times into one process, by the main thread and by workers.
 */
#include "addon.h"

#include <stdlib.h>

/* A parser keeps its working memory, some nine times the text: not that of larger ones. */
enum { KEEP_BELOW = 4 << 20 };

/* ----- the state of an environment ------------------------------------------------- */

static tn_addon *addon_new(void) {
    tn_addon *addon = calloc(1, sizeof *addon);
    if (!addon) return NULL;
    if (pthread_mutex_init(&addon->lock, NULL) != 0) {
        free(addon);
        return NULL;
    }
    addon->holders = 1;
    return addon;
}

void tn_addon_drop(tn_addon *addon) {
    if (--addon->holders) return;
    for (size_t i = 0; i < addon->idle_count; i++) tiaoli_parser_free(addon->idle[i]);
    pthread_mutex_destroy(&addon->lock);
    free(addon);
}

static void drop_addon(napi_env env, void *data, void *hint) {
    (void)env, (void)hint;
    tn_addon_drop(data);
}

tiaoli_parser *tn_parser_take(tn_addon *addon, tiaoli_error *error) {
    pthread_mutex_lock(&addon->lock);
    tiaoli_parser *parser = addon->idle_count ? addon->idle[--addon->idle_count] : NULL;
    pthread_mutex_unlock(&addon->lock);
    return parser ? parser : tiaoli_parser_new(NULL, error);
}

void tn_parser_give(tn_addon *addon, tiaoli_parser *parser, size_t text_length) {
    if (text_length < KEEP_BELOW) {
        pthread_mutex_lock(&addon->lock);
        if (addon->idle_count < TN_IDLE_PARSERS) {
            addon->idle[addon->idle_count++] = parser;
            parser = NULL;
        }
        pthread_mutex_unlock(&addon->lock);
    }
    tiaoli_parser_free(parser);
}

/* ----- what JavaScript calls --------------------------------------------------------- */

static const struct {
    const char *name;
    napi_callback call;
} functions[] = {
    {"parse", tn_parse},
    {"parseAsync", tn_parse_async},
    {"lexicon", tn_lexicon_new},
    {"close", tn_close},
    {"held", tn_held},
    {"info", tn_info},
    {"text", tn_document_text},
    {"data", tn_document_data},
    {"json", tn_json},
    {"convert", tn_convert},
    {"tables", tn_tables},
    {"nodeAt", tn_node_at},
    {"provision", tn_provision},
    {"path", tn_path},
    {"sections", tn_sections},
    {"spanText", tn_span_text},
    {"referenceText", tn_reference_text},
    {"evidence", tn_evidence},
    {"notes", tn_notes},
    {"slogans", tn_slogans},
    {"readNumeral", tn_numeral_read},
    {"writeNumeral", tn_numeral_write},
    {"name", tn_name},
    {"noteText", tn_note_text},
};

static bool put_functions(napi_env env, napi_value exports) {
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        napi_value value;
        if (napi_create_function(env, functions[i].name, NAPI_AUTO_LENGTH, functions[i].call, NULL,
                                 &value) != napi_ok ||
            napi_set_named_property(env, exports, functions[i].name, value) != napi_ok) {
            tn_fail(env);
            return false;
        }
    }
    return true;
}

/* The name by which Node finds it; its declaration is node_api.h's. */
NAPI_MODULE_INIT() {
    tn_addon *addon = addon_new();
    if (!addon) return tn_no_memory(env);
    if (napi_set_instance_data(env, addon, drop_addon, NULL) != napi_ok) {
        tn_addon_drop(addon);
        return tn_fail(env);
    }
    return put_functions(env, exports) && tn_put_constants(env, exports) ? exports : NULL;
}
