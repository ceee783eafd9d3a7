/*
 * Takes one line, gives the id as it stands there and the text.
 *
 * The id is found by a scan of its own, so that a number of any size comes back
 * as it came and a line that fails further on still says which one it was.  The
 * rest is jansson's.  Bytes that are no UTF-8, which jansson refuses, go past
 * it in disguise, so that the parser sees them and names their offset.
 */
#include "jsonl_read.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ----- finding the id ------------------------------------------------------------ */

typedef struct {
    char *start, *end;
} slice;

static char *skip_space(char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')) at++;
    return at;
}

/* After the closing quote of the string at `at`; NULL: it does not end. */
static char *skip_string(char *at, const char *end) {
    for (at++; at < end; at++) {
        if (*at == '"') return at + 1;
        if (*at == '\\') at++;
    }
    return NULL;
}

/* After the value at `at`, whatever it is; jansson checks the grammar. */
static char *skip_value(char *at, const char *end) {
    size_t depth = 0;
    while (at < end) {
        if (*at == '"') {
            at = skip_string(at, end);
            if (!at) return NULL;
            if (!depth) return at;
            continue;
        }
        if (*at == '{' || *at == '[') depth++;
        if (*at == '}' || *at == ']') {
            if (!depth) return at; /* the end of what is around a bare value */
            if (!--depth) return at + 1;
        }
        if (!depth && (*at == ',' || *at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
            return at;
        at++;
    }
    return depth ? NULL : at;
}

/* The value of the last top-level member "id"; false: none. */
static bool find_id(char *at, const char *end, slice *id) {
    bool found = false;
    at = skip_space(at, end);
    if (at == end || *at != '{') return false;
    at = skip_space(at + 1, end);
    while (at < end && *at == '"') {
        char *key = at;
        at = skip_string(at, end);
        if (!at) break;
        const bool is_id = at - key == 4 && memcmp(key, "\"id\"", 4) == 0;
        at = skip_space(at, end);
        if (at == end || *at != ':') break;
        char *value = skip_space(at + 1, end);
        at = skip_value(value, end);
        if (!at) break;
        if (is_id) {
            *id = (slice){value, at};
            found = true;
        }
        at = skip_space(at, end);
        if (at == end || *at != ',') break;
        at = skip_space(at + 1, end);
    }
    return found;
}

static const char *skip_digits(const char *at, const char *end) {
    while (at < end && *at >= '0' && *at <= '9') at++;
    return at;
}

/* A number by JSON's grammar, of any size. */
static bool is_number(const char *at, const char *end) {
    if (at < end && *at == '-') at++;
    const char *whole = at;
    at = skip_digits(at, end);
    if (at == whole || (*whole == '0' && at - whole > 1)) return false;
    if (at < end && *at == '.') {
        const char *places = ++at;
        at = skip_digits(at, end);
        if (at == places) return false;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-')) at++;
        const char *exponent = at;
        at = skip_digits(at, end);
        if (at == exponent) return false;
    }
    return at == end;
}

static bool is_string(slice id) {
    json_error_t error;
    json_t *value =
        json_loadb(id.start, (size_t)(id.end - id.start), JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    const bool good = json_is_string(value);
    json_decref(value);
    return good;
}

static void fail(jsonl_line *line, const char *code, const char *message, size_t offset) {
    line->code = code;
    line->offset = offset;
    snprintf(line->message, sizeof line->message, "%s", message);
}

/* Copies the id; in the line a number gives way to 0, as jansson knows numbers
 * of 64 bits only.  false: out of memory. */
static bool take_id(char *bytes, size_t length, jsonl_line *line) {
    slice id;
    if (!find_id(bytes, bytes + length, &id)) return true;
    const size_t size = (size_t)(id.end - id.start);
    if (size == 4 && memcmp(id.start, "null", 4) == 0) return true;
    const bool number = is_number(id.start, id.end);
    if (!number && !is_string(id)) {
        fail(line, tiaoli_status_name(TIAOLI_E_ARGUMENT), "\"id\" is no string and no number",
             (size_t)(id.start - bytes));
        return true;
    }
    if (!cli_reserve(&line->id, size)) return false;
    memcpy(line->id.data, id.start, size);
    line->id.length = size;
    if (number) {
        memset(id.start, ' ', size);
        *id.start = '0';
    }
    return true;
}

/* ----- bytes that are no UTF-8 ---------------------------------------------------- */

/* A bad byte b travels as U+FDD0 U+00b, two characters of 3 and 2 bytes, and
 * U+FDD0 itself, a noncharacter that no text should hold, as U+FDD0 U+FDD0. */
static const char disguise[] = "\xEF\xB7\x90";
enum { DISGUISE = 3 };

static size_t good_until(const char *bytes, size_t at, size_t length) {
    while (at < length) {
        const unsigned char byte = (unsigned char)bytes[at];
        utf8proc_int32_t c;
        if (byte < 0x80) {
            at++;
            continue;
        }
        const utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                       (utf8proc_ssize_t)(length - at), &c);
        if (used <= 0 || c == 0xFDD0) break;
        at += (size_t)used;
    }
    return at;
}

static bool disguise_bad(const char *bytes, size_t length, cli_bytes *out) {
    for (size_t at = 0; at < length;) {
        const size_t until = good_until(bytes, at, length);
        if (!cli_reserve(out, until - at + 2 * DISGUISE)) return false;
        memcpy(out->data + out->length, bytes + at, until - at);
        out->length += until - at;
        if (until == length) break;
        const unsigned char bad = (unsigned char)bytes[until];
        const bool itself =
            length - until >= DISGUISE && !memcmp(bytes + until, disguise, DISGUISE);
        memcpy(out->data + out->length, disguise, DISGUISE);
        out->length += DISGUISE;
        if (itself) {
            memcpy(out->data + out->length, disguise, DISGUISE);
            out->length += DISGUISE;
        } else {
            out->data[out->length++] = (char)(0xC0 | bad >> 6);
            out->data[out->length++] = (char)(0x80 | (bad & 0x3F));
        }
        at = until + (itself ? DISGUISE : 1);
    }
    return true;
}

/* In place; returns the new length. */
static size_t undisguise(char *text, size_t length) {
    size_t from = 0, to = 0;
    while (from < length) {
        if (length - from > DISGUISE && !memcmp(text + from, disguise, DISGUISE)) {
            const unsigned char *next = (const unsigned char *)text + from + DISGUISE;
            if (next[0] == 0xC2 || next[0] == 0xC3) {
                text[to++] = (char)((next[0] & 3) << 6 | (next[1] & 0x3F));
                from += DISGUISE + 2;
                continue;
            }
            if (length - from >= 2 * DISGUISE && !memcmp(next, disguise, DISGUISE))
                from += DISGUISE;
        }
        text[to++] = text[from++];
    }
    return to;
}

/* ----- the line ------------------------------------------------------------------ */

/* false: out of memory. */
static bool load(const char *bytes, size_t length, jsonl_line *line) {
    json_error_t error;
    line->root = json_loadb(bytes, length, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
    if (line->root) return true;
    if (json_error_code(&error) == json_error_out_of_memory) return false;
    if (!line->code)
        fail(line, tiaoli_status_name(TIAOLI_E_ARGUMENT), error.text,
             error.position > 0 ? (size_t)error.position : 0);
    return true;
}

bool jsonl_read(char *bytes, size_t length, jsonl_line *line) {
    cli_bytes changed = {NULL, 0, 0};
    line->id.length = 0;
    line->root = NULL;
    line->text = line->code = NULL;
    bool done = take_id(bytes, length, line);
    const bool bad = good_until(bytes, 0, length) < length;
    if (done && bad) done = disguise_bad(bytes, length, &changed);
    if (done) done = bad ? load(changed.data, changed.length, line) : load(bytes, length, line);
    free(changed.data);
    if (!done || line->code) return done;
    const json_t *text = json_object_get(line->root, "text");
    if (!json_is_string(text)) {
        fail(line, tiaoli_status_name(TIAOLI_E_ARGUMENT), "no string \"text\" in the line", 0);
        return true;
    }
    line->text = json_string_value(text);
    line->length = json_string_length(text);
    /* the string is ours alone, and only gets shorter */
    if (bad) line->length = undisguise((char *)(uintptr_t)line->text, line->length);
    return true;
}

void jsonl_clear(jsonl_line *line) {
    json_decref(line->root);
    line->root = NULL;
}
