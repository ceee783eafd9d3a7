/* JSON, a token at a time, through a buffer to a sink (json_writer.c). */
#ifndef TL_JSON_WRITER_H
#define TL_JSON_WRITER_H

#include <stdbool.h>
#include <tiaoli/tiaoli.h>

/* Commas and pretty line breaks come from the writer: the caller only opens,
 * names, writes and closes. */
typedef struct tl_json {
    tiaoli_sink sink;
    void *ctx;
    bool failed; /* the sink asked to stop; everything else is dropped       */
    bool comma;  /* the next value or key is not the first of its container  */
    bool pretty;
    uint32_t used;
    char buffer[4096];
} tl_json;

void tl_json_flush(tl_json *json);
void tl_json_open(tl_json *json, char bracket);  /* { or [ */
void tl_json_close(tl_json *json, char bracket); /* } or ] */
/* Pretty: begins a line, indented by so many blanks. */
void tl_json_line(tl_json *json, int indent);
void tl_json_key(tl_json *json, const char *name); /* ASCII */
void tl_json_number(tl_json *json, int64_t number);
void tl_json_bool(tl_json *json, bool value);
void tl_json_null(tl_json *json);
/* Escaped; a byte that is no UTF-8 becomes U+FFFD. */
void tl_json_string(tl_json *json, const char *text, size_t length);

#endif
