/*
 * Takes lines {"id":...,"text":...}, gives lines {"id":...,"document":{...}},
 * {"id":...,"chunks":[...]} or {"id":...,"error":{...}}, one for one and in order.  A line that
 * fails does not end the stream.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "jsonl_read.h"

static void put(const char *text) { cli_sink(NULL, text, strlen(text)); }

/* Starts an answer; `id` is JSON already. */
static void put_id(const jsonl_line *line) {
    put("{\"id\":");
    if (line->id.length)
        cli_sink(NULL, line->id.data, line->id.length);
    else
        put("null");
}

static void put_message(const char *message) {
    json_t *string = json_string(message);
    char *escaped = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    put(escaped ? escaped : "\"\"");
    free(escaped);
    json_decref(string);
}

static void put_error(const jsonl_line *line, const char *code, const char *message,
                      size_t offset) {
    char number[48];
    put_id(line);
    put(",\"error\":{\"code\":\"");
    put(code);
    put("\",\"message\":");
    put_message(message);
    snprintf(number, sizeof number, ",\"offset\":%lu}}\n", (unsigned long)offset);
    put(number);
}

/* Answers one line; false: the document failed. */
static bool answer(tiaoli_parser *parser, const cli_options *options, const jsonl_line *line) {
    if (line->code) {
        put_error(line, line->code, line->message, line->offset);
        return false;
    }
    tiaoli_options parse = options->parse;
    tiaoli_error error;
    parse.flags |= TIAOLI_PARSE_BORROW_TEXT;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, line->text, line->length, &parse, &error);
    if (!doc) {
        put_error(line, tiaoli_status_name(error.status), tiaoli_status_text(error.status),
                  error.offset);
        return false;
    }
    put_id(line);
    bool done = true;
    if (options->chunks) {
        put(",\"chunks\":[");
        done = cli_chunks(doc, NULL);
        put("]}\n");
    } else {
        put(",\"document\":");
        tiaoli_doc_write_json(doc, 0, cli_sink, NULL);
        put("}\n");
    }
    tiaoli_doc_free(doc);
    if (!done) cli_complain("standard input", (tiaoli_error){TIAOLI_E_NOMEM, 0});
    return done;
}

static bool is_blank(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", bytes[i]) || !bytes[i]) return false;
    return true;
}

/* false: the stream cannot go on. */
static bool do_line(tiaoli_parser *parser, const cli_options *options, char *bytes, size_t length,
                    jsonl_line *line, int *status) {
    if (is_blank(bytes, length)) return true;
    if (!jsonl_read(bytes, length, line)) {
        cli_complain("standard input", (tiaoli_error){TIAOLI_E_NOMEM, 0});
        *status = CLI_FAILED;
        return false;
    }
    if (!answer(parser, options, line)) *status = CLI_FAILED;
    jsonl_clear(line);
    /* the other side may wait for this answer before it sends the next line */
    return cli_finish_output();
}

int cli_jsonl(tiaoli_parser *parser, const cli_options *options) {
    static const char bom[] = "\xEF\xBB\xBF";
    jsonl_line line;
    char *bytes = NULL;
    size_t room = 0;
    ssize_t length;
    int status = CLI_GOOD;
    bool going = true;
    memset(&line, 0, sizeof line);
    for (bool first = true; going; first = false) {
        errno = 0;
        length = getline(&bytes, &room, stdin);
        if (length < 0) break;
        const size_t skip = first && length >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0;
        going = do_line(parser, options, bytes + skip, (size_t)length - skip, &line, &status);
    }
    if (going && !feof(stdin)) { /* a line longer than memory, or a broken pipe */
        fprintf(stderr, "tiaoli: standard input: %s\n", strerror(errno ? errno : EIO));
        status = CLI_FAILED;
    }
    free(bytes);
    free(line.id.data);
    return status;
}
