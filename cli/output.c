/*
 * Standard output and messages: nothing that is lost goes unsaid, and nothing that a text
 * or a name holds is a command to the terminal.
 */
#include <errno.h>
#include <string.h>

#include "cli.h"

static int output_error; /* errno of the first write that failed              */

int32_t TIAOLI_CALL cli_sink(void *ctx, const char *data, size_t length) {
    (void)ctx;
    if (fwrite(data, 1, length, stdout) == length) return 0;
    if (!output_error) output_error = errno ? errno : EIO;
    return 1;
}

bool cli_finish_output(void) {
    static bool told;
    if (fflush(stdout) != 0 && !output_error) output_error = errno ? errno : EIO;
    if (ferror(stdout) && !output_error) output_error = EIO;
    if (!output_error) return true;
    if (!told) fprintf(stderr, "tiaoli: standard output: %s\n", strerror(output_error));
    told = true;
    return false;
}

/* Bytes of the control character there, 0 if it is none: C0, DEL and C1. */
static size_t control_at(const char *text, size_t length) {
    const unsigned char *at = (const unsigned char *)text;
    if (*at < 0x20 || *at == 0x7F) return 1;
    return *at == 0xC2 && length > 1 && at[1] >= 0x80 && at[1] < 0xA0 ? 2 : 0;
}

int32_t cli_put_shown(FILE *to, const char *text, size_t length, const char *keep) {
    for (size_t at = 0; at < length;) {
        const size_t control = control_at(text + at, length - at);
        const bool kept = !control || (text[at] && strchr(keep, text[at]));
        const size_t used = control ? control : 1;
        if (fwrite(kept ? text + at : "?", 1, kept ? used : 1, to) == 0) return 1;
        at += used;
    }
    return 0;
}

int32_t cli_put_json(tiaoli_sink sink, void *ctx, const char *json, size_t length) {
    size_t copied = 0;
    int32_t stopped = 0;
    for (size_t at = 0; at < length && !stopped; at++) {
        const size_t control = control_at(json + at, length - at);
        if (!control) continue;
        char escape[8];
        snprintf(escape, sizeof escape, "\\u%04x", (unsigned char)json[at + control - 1]);
        stopped = sink(ctx, json + copied, at - copied) || sink(ctx, escape, 6);
        at += control - 1;
        copied = at + 1;
    }
    return stopped || sink(ctx, json + copied, length - copied);
}

int cli_json_dumped(const char *json, size_t length, void *ctx) {
    (void)ctx;
    return cli_put_json(cli_sink, NULL, json, length);
}

void cli_begin_message(const char *where) {
    fputs("tiaoli: ", stderr);
    if (strcmp(where, "-") == 0) where = "standard input";
    cli_put_shown(stderr, where, strlen(where), "");
}

void cli_complain(const char *where, tiaoli_error error) {
    const bool placed = error.status == TIAOLI_E_UTF8 || error.status == TIAOLI_E_LIMIT;
    cli_begin_message(where);
    fprintf(stderr, ": %s", tiaoli_status_text(error.status));
    if (placed) fprintf(stderr, " at byte %lu", (unsigned long)error.offset);
    fputc('\n', stderr);
}

uint32_t cli_offset(const cli_options *options, uint32_t bytes) {
    uint32_t offset = bytes;
    if (options && options->offsets)
        tiaoli_offsets_convert(options->offsets, TIAOLI_UNIT_BYTES, options->offset_unit, &bytes,
                               &offset, 1);
    return offset;
}
