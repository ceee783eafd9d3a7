/*
 * What the files of the addon share.  Each environment of Node (the main thread and
 * every worker has its own) has one `tn_addon` as its instance data; nothing is global.
 */
#ifndef TIAOLI_NODE_ADDON_H
#define TIAOLI_NODE_ADDON_H

#include <node_api.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tiaoli/tiaoli.h>

/* Parsers of one environment that wait for the next text; others are freed. */
enum { TN_IDLE_PARSERS = 4 };

typedef struct tn_document tn_document;

/* Counted: the environment holds one, so does each document, lexicon and job, since
 * nothing says in which order they go when an environment ends. */
typedef struct tn_addon {
    uint32_t holders;
    pthread_mutex_t lock; /* guards idle: jobs of the thread pool use it */
    tiaoli_parser *idle[TN_IDLE_PARSERS];
    size_t idle_count;
    tn_document *documents; /* all of them, the latest first */
    int64_t held;           /* bytes that the documents take, about */
    int64_t sweep_at;       /* so many of them, and the dead are looked for */
} tn_addon;

/* The words of a caller; a job keeps them alive. */
typedef struct tn_lexicon {
    uint32_t holders;
    tiaoli_lexicon *list;
} tn_lexicon;

/* A text on its way to a document.  Made and ended by the thread of the environment; in
 * between a thread of the pool may have it. */
typedef struct tn_job {
    tn_addon *addon;
    tn_lexicon *lexicon; /* or NULL */
    char *text;          /* UTF-8, owned; goes to the document */
    size_t length;
    bool altered;        /* a lone surrogate became U+FFFD */
    uint32_t surrogate;  /* the first lone one that is refused; 0 = none */
    size_t surrogate_at; /* in UTF-16 units */
    size_t surrogate_byte;
    tiaoli_options options;
    tiaoli_doc *doc;
    tiaoli_error error;
    napi_async_work work;
    napi_deferred deferred;
} tn_job;

/* What a handle of JavaScript holds. */
struct tn_document {
    tn_addon *addon;
    tn_document *next, *before;
    napi_ref self;           /* weak */
    tiaoli_doc *doc;         /* NULL once closed */
    tiaoli_offsets *offsets; /* made when it is first asked for */
    char *text;
    size_t length;
    bool altered;
    int64_t size; /* as told to the collector */
};

/* ----- Node-API (call.c) ------------------------------------------------------- */

/* Every call of Node-API is checked: what fails throws, and the function returns NULL. */
#define TN_CHECK(env, call)                         \
    do {                                            \
        if ((call) != napi_ok) return tn_fail(env); \
    } while (0)

/* Throws what the last call of Node-API says, unless an exception is pending. */
napi_value tn_fail(napi_env env);
/* Throws a TypeError. */
napi_value tn_type_error(napi_env env, const char *message);
/* Throws what an Error says whose memory could not be had. */
napi_value tn_no_memory(napi_env env);

/* The arguments of a call; false, with an exception, unless there are at least `count`. */
bool tn_arguments(napi_env env, napi_callback_info info, size_t count, napi_value *out);
/* An unsigned number; false, with an exception, for anything else. */
bool tn_uint(napi_env env, napi_value value, uint32_t *out);
/* The elements of a Uint32Array; false, with an exception, for anything else. */
bool tn_uints(napi_env env, napi_value value, uint32_t **out, size_t *count);
/* Sets a property; false, with an exception, on failure. */
bool tn_set_text(napi_env env, napi_value object, const char *key, const char *text);
bool tn_set_number(napi_env env, napi_value object, const char *key, double number);
/* A text that the library owns. */
napi_value tn_text(napi_env env, const char *text);
/* An array of numbers. */
napi_value tn_numbers(napi_env env, const double *numbers, size_t count);

/* ----- texts (text.c) ------------------------------------------------------------ */

/* Reads a string or Uint8Array into job->text; false, with an exception, for others. */
bool tn_read_text(napi_env env, napi_value value, tn_job *job);
/* A string of JavaScript, one U+FFFD for each byte that is no UTF-8. */
napi_value tn_string(napi_env env, const char *text, size_t length);
/* How many UTF-16 units the bytes before `end` are. */
size_t tn_units(const char *text, size_t length, size_t end);
/* table[byte] = UTF-16 units before it, where a character begins and at the end. */
void tn_place_table(const char *text, size_t length, uint32_t *table);

/* ----- objects ------------------------------------------------------------------- */

void tn_addon_drop(tn_addon *addon);
/* A parser of the environment, new if none waits; any thread. */
tiaoli_parser *tn_parser_take(tn_addon *addon, tiaoli_error *error);
void tn_parser_give(tn_addon *addon, tiaoli_parser *parser, size_t text_length);

tn_lexicon *tn_lexicon_of(napi_env env, napi_value value);
void tn_lexicon_drop(tn_lexicon *lexicon);

/* A handle for job->doc, which it takes with the text. */
napi_value tn_document_new(napi_env env, tn_job *job);
/* The document of a handle; NULL, with an exception, for anything else and if closed. */
tn_document *tn_document_of(napi_env env, napi_value value);
/* For conversions; NULL, with an exception, if there is no memory. */
const tiaoli_offsets *tn_document_offsets(napi_env env, tn_document *document);

/* { code, message, offset, byteOffset } */
napi_value tn_error_value(napi_env env, const tn_job *job);

/* ----- what JavaScript calls ------------------------------------------------------- */

napi_value tn_parse(napi_env env, napi_callback_info info);
napi_value tn_parse_async(napi_env env, napi_callback_info info);
napi_value tn_lexicon_new(napi_env env, napi_callback_info info);
napi_value tn_close(napi_env env, napi_callback_info info);
napi_value tn_held(napi_env env, napi_callback_info info);
napi_value tn_info(napi_env env, napi_callback_info info);
napi_value tn_document_text(napi_env env, napi_callback_info info);
napi_value tn_document_data(napi_env env, napi_callback_info info);
napi_value tn_json(napi_env env, napi_callback_info info);
napi_value tn_convert(napi_env env, napi_callback_info info);
napi_value tn_tables(napi_env env, napi_callback_info info);
napi_value tn_node_at(napi_env env, napi_callback_info info);
napi_value tn_provision(napi_env env, napi_callback_info info);
napi_value tn_path(napi_env env, napi_callback_info info);
napi_value tn_sections(napi_env env, napi_callback_info info);
napi_value tn_span_text(napi_env env, napi_callback_info info);
napi_value tn_reference_text(napi_env env, napi_callback_info info);
napi_value tn_evidence(napi_env env, napi_callback_info info);
napi_value tn_notes(napi_env env, napi_callback_info info);
napi_value tn_slogans(napi_env env, napi_callback_info info);
napi_value tn_numeral_read(napi_env env, napi_callback_info info);
napi_value tn_numeral_write(napi_env env, napi_callback_info info);
napi_value tn_name(napi_env env, napi_callback_info info);
napi_value tn_note_text(napi_env env, napi_callback_info info);
/* Constants of the C header, and the layouts of its structs: constants.c. */
bool tn_put_constants(napi_env env, napi_value exports);

#endif
