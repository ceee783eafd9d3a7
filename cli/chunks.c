/*
 * Takes a document, gives a line of JSON, or a row, for each piece of running text, with
 * the path of headings above it: what a search index wants to hold.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "table.h"

static const cli_column columns[] = {{"file", 0, false}, {"node", 0, true}, {"kind", 0, false},
                                     {"start", 0, true}, {"end", 0, true},  {"title", 0, false},
                                     {"path", 0, false}, {"text", 0, false}};
const cli_layout cli_chunk_layout = {columns, sizeof columns / sizeof *columns};

/* Bytes that are no UTF-8, which jansson refuses, become U+FFFD. */
static json_t *repaired(const char *text, size_t length) {
    cli_bytes good = {NULL, 0, 0};
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t c;
        const utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                                       (utf8proc_ssize_t)(length - at), &c);
        const size_t bytes = used > 0 ? (size_t)used : 3;
        if (!cli_reserve(&good, bytes)) break;
        memcpy(good.data + good.length, used > 0 ? text + at : "\xEF\xBF\xBD", bytes);
        good.length += bytes;
        at += used > 0 ? (size_t)used : 1;
    }
    json_t *string = good.data ? json_stringn(good.data, good.length) : NULL;
    free(good.data);
    return string;
}

json_t *cli_json_string(const char *text, size_t length) {
    json_t *string = json_stringn(text, length);
    return string ? string : repaired(text, length);
}

/* It stands in every line: a text of titles must not become one of their square. */
enum { LONGEST_TITLE = 1024 };

/* The title as one line; "" if there is none. */
static void read_title(const tiaoli_doc *doc, char title[LONGEST_TITLE]) {
    const uint32_t count = tiaoli_doc_node_count(doc);
    tiaoli_node node = 1;
    while (node <= count && tiaoli_node_kind(doc, node) != TIAOLI_NODE_TITLE) node++;
    tiaoli_doc_span_text(doc, tiaoli_node_start(doc, node), tiaoli_node_end(doc, node), title,
                         LONGEST_TITLE);
}

/* The steps of a path have no line breaks. */
static json_t *path_of(const tiaoli_doc *doc, tiaoli_node node) {
    const size_t length = tiaoli_node_path_text(doc, node, "\n", NULL, 0);
    char *text = malloc(length + 1);
    json_t *path = json_array();
    if (text && path) {
        tiaoli_node_path_text(doc, node, "\n", text, length + 1);
        const char *step = text;
        for (uint32_t left = tiaoli_node_path(doc, node, NULL, 0); left > 0; left--) {
            const size_t bytes = strcspn(step, "\n");
            json_array_append_new(path, json_stringn(step, bytes));
            step += bytes + 1;
        }
    }
    if (!text) {
        json_decref(path);
        path = NULL;
    }
    free(text);
    return path;
}

/* Text that stands by itself: a leaf of the outline, but a heading only where it
 * heads nothing, for else it is in the paths of what it heads. */
static bool is_chunk(const tiaoli_doc *doc, tiaoli_node node) {
    const tiaoli_node parent = tiaoli_node_parent(doc, node);
    switch (tiaoli_node_kind(doc, node)) {
        case TIAOLI_NODE_DOCUMENT:
        case TIAOLI_NODE_SENTENCE:
        case TIAOLI_NODE_CLAUSE:
            return false;
        case TIAOLI_NODE_HEADING:
            return tiaoli_node_past(doc, node) == tiaoli_node_past(doc, parent);
        default: {
            const tiaoli_node child = tiaoli_node_first_child(doc, node);
            return !child || tiaoli_node_kind(doc, child) == TIAOLI_NODE_SENTENCE;
        }
    }
}

/* NULL: out of memory. */
static char *chunk_of(const tiaoli_doc *doc, tiaoli_node node, const char *file, const char *title,
                      const cli_options *options) {
    const char *text = tiaoli_doc_text(doc, NULL);
    const uint32_t start = tiaoli_node_start(doc, node), end = tiaoli_node_end(doc, node);
    json_t *chunk = json_object();
    int bad = !chunk;
    if (file) bad |= json_object_set_new(chunk, "file", cli_json_string(file, strlen(file)));
    bad |= json_object_set_new(chunk, "node", json_integer((json_int_t)node - 1));
    bad |= json_object_set_new(
        chunk, "kind", json_string(tiaoli_name(TIAOLI_DOMAIN_NODE, tiaoli_node_kind(doc, node))));
    bad |= json_object_set_new(chunk, "start", json_integer(cli_offset(options, start)));
    bad |= json_object_set_new(chunk, "end", json_integer(cli_offset(options, end)));
    bad |= json_object_set_new(chunk, "title", *title ? json_string(title) : json_null());
    bad |= json_object_set_new(chunk, "path", path_of(doc, node));
    bad |= json_object_set_new(chunk, "text", cli_json_string(text + start, end - start));
    char *line = bad ? NULL : json_dumps(chunk, JSON_COMPACT);
    json_decref(chunk);
    return line;
}

/* A line, with the name of the file; without one (NULL) an element of an array.  false: out
 * of memory; *stopped: nobody takes any more. */
static bool put_json(const tiaoli_doc *doc, tiaoli_node node, const char *file, const char *title,
                     const cli_options *options, tiaoli_sink sink, void *ctx, bool *stopped) {
    char *chunk = chunk_of(doc, node, file, title, options);
    if (!chunk) return false;
    *stopped = cli_put_json(sink, ctx, chunk, strlen(chunk)) != 0;
    if (file) sink(ctx, "\n", 1);
    free(chunk);
    return true;
}

static bool put_row(const tiaoli_doc *doc, tiaoli_node node, const char *file, const char *title,
                    const cli_options *options) {
    char number[16];
    const uint32_t start = tiaoli_node_start(doc, node), end = tiaoli_node_end(doc, node);
    snprintf(number, sizeof number, "%lu", (unsigned long)node - 1);
    cli_cells row = {{table_copy(file), table_copy(number),
                      table_copy(tiaoli_name(TIAOLI_DOMAIN_NODE, tiaoli_node_kind(doc, node))),
                      table_offset(options, start), table_offset(options, end), table_copy(title),
                      table_path(doc, node), table_text(doc, start, end)}};
    const bool done = table_row(NULL, &row, options);
    table_free_cells(&row);
    return done;
}

bool cli_chunks(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    const bool rows = options->format == CLI_TSV || options->format == CLI_CSV;
    char title[LONGEST_TITLE];
    bool done = true, stopped = false; /* stopped: the end of the command says so */
    read_title(doc, title);
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc) && done && !stopped; node++) {
        if (!is_chunk(doc, node)) continue;
        if (options->kind && tiaoli_node_kind(doc, node) != options->kind) continue;
        done = rows ? put_row(doc, node, file, title, options)
                    : put_json(doc, node, file, title, options, cli_sink, NULL, &stopped);
    }
    return done;
}

bool cli_chunk_array(const tiaoli_doc *doc, tiaoli_sink sink, void *ctx) {
    char title[LONGEST_TITLE];
    bool done = true, stopped = false, first = true;
    read_title(doc, title);
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc) && done && !stopped; node++) {
        if (!is_chunk(doc, node)) continue;
        if (!first) sink(ctx, ",", 1);
        first = false;
        done = put_json(doc, node, NULL, title, NULL, sink, ctx, &stopped);
    }
    return done;
}
