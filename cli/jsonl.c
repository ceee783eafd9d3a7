/*
 * Takes lines {"id":...,"text":...}, gives lines {"id":...,"document":{...}},
 * {"id":...,"chunks":[...]} or {"id":...,"error":{...}}, one for one.  A line that fails does
 * not end the stream.  Reading and writing, in order and by several threads, is jobs.c.
 */
#include <stdlib.h>
#include <string.h>

#include "jobs.h"
#include "jsonl_read.h"

/* Answers are written from here on before their block is finished. */
static const size_t spill_at = (size_t)4 << 20;

/* Where the answers of a block go. */
typedef struct {
    cli_block *block;
    size_t line;  /* where the answer to the line begins in block->out           */
    bool spilled; /* the answer has been written in part                         */
    bool full;    /* out of memory, and what is there makes no line              */
    bool stopped; /* nothing can be written any more, which somebody has said    */
} answers;

static int32_t TIAOLI_CALL put_bytes(void *ctx, const char *data, size_t length) {
    answers *to = ctx;
    cli_bytes *out = &to->block->out;
    if (to->full || to->stopped) return 1;
    if (out->length >= spill_at) {
        to->stopped = !cli_jobs_spill(to->block);
        to->spilled = true;
        if (to->stopped) return 1;
    }
    to->full = !cli_reserve(out, length);
    if (to->full) return 1;
    memcpy(out->data + out->length, data, length);
    out->length += length;
    return 0;
}

static void put(answers *to, const char *text) { put_bytes(to, text, strlen(text)); }

/* Starts an answer; `id` is JSON already. */
static void put_id(answers *to, const jsonl_line *line) {
    put(to, "{\"id\":");
    if (line->id.length)
        put_bytes(to, line->id.data, line->id.length);
    else
        put(to, "null");
}

static void put_message(answers *to, const char *message) {
    json_t *string = json_string(message);
    char *escaped = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    put(to, escaped ? escaped : "\"\"");
    free(escaped);
    json_decref(string);
}

static void put_error(answers *to, const jsonl_line *line, const char *code, const char *message,
                      size_t offset) {
    char number[48];
    put_id(to, line);
    put(to, ",\"error\":{\"code\":\"");
    put(to, code);
    put(to, "\",\"message\":");
    put_message(to, message);
    snprintf(number, sizeof number, ",\"offset\":%lu}}\n", (unsigned long)offset);
    put(to, number);
}

static void put_status(answers *to, const jsonl_line *line, tiaoli_error error) {
    put_error(to, line, tiaoli_status_name(error.status), tiaoli_status_text(error.status),
              error.offset);
}

/* false: out of memory, or nothing can be written. */
static bool put_document(answers *to, const jsonl_line *line, const tiaoli_doc *doc, bool chunks) {
    bool done;
    put_id(to, line);
    if (chunks) {
        put(to, ",\"chunks\":[");
        done = cli_chunk_array(doc, put_bytes, to);
        put(to, "]}\n");
    } else {
        put(to, ",\"document\":");
        done = tiaoli_doc_write_json(doc, 0, put_bytes, to) == TIAOLI_OK;
        put(to, "}\n");
    }
    return done && !to->full && !to->stopped;
}

/* Answers one line; false: with an error. */
static bool answer(tiaoli_parser *parser, const cli_options *options, const jsonl_line *line,
                   answers *to) {
    if (line->code) {
        put_error(to, line, line->code, line->message, line->offset);
        return false;
    }
    tiaoli_options parse = options->parse;
    tiaoli_error error;
    parse.flags |= TIAOLI_PARSE_BORROW_TEXT;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, line->text, line->length, &parse, &error);
    if (!doc) {
        put_status(to, line, error);
        return false;
    }
    const bool done = put_document(to, line, doc, options->chunks);
    tiaoli_doc_free(doc);
    if (!done && to->spilled) to->full = true; /* what is written cannot be taken back */
    if (!done && !to->spilled) {
        to->full = false;
        to->block->out.length = to->line;
        put_status(to, line, (tiaoli_error){TIAOLI_E_NOMEM, 0});
    }
    return done;
}

static bool is_blank(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", bytes[i]) || !bytes[i]) return false;
    return true;
}

/* false: the stream cannot go on. */
static bool do_line(tiaoli_parser *parser, const cli_options *options, char *bytes, size_t length,
                    jsonl_line *line, answers *to) {
    if (is_blank(bytes, length)) return true;
    to->line = to->block->out.length;
    to->spilled = false;
    if (jsonl_read(bytes, length, line)) {
        to->block->documents++;
        if (!answer(parser, options, line, to)) to->block->failed++;
    } else {
        to->full = true;
    }
    jsonl_clear(line);
    if (to->full) cli_complain("standard input", (tiaoli_error){TIAOLI_E_NOMEM, 0});
    return !to->full && !to->stopped;
}

static void answer_block(tiaoli_parser *parser, const cli_options *options, cli_block *block) {
    static const char bom[] = "\xEF\xBB\xBF";
    answers to = {.block = block};
    jsonl_line line = {0};
    char *at = block->in.data, *const end = at + block->in.length;
    if (!block->number && end - at >= 3 && memcmp(at, bom, 3) == 0) at += 3;
    while (at < end && !block->broken) {
        char *next = memchr(at, '\n', (size_t)(end - at));
        next = next ? next + 1 : end;
        block->broken = !do_line(parser, options, at, (size_t)(next - at), &line, &to);
        at = next;
    }
    free(line.id.data);
}

int cli_jsonl(const cli_options *options) {
    json_object_seed(0); /* by one thread, before there are others */
    return cli_jobs_run(options, answer_block);
}
