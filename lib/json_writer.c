/* Takes JSON tokens, gives bytes to a sink in pieces of at most one buffer. */
#include "json_writer.h"

#include <string.h>

#include "text.h"

void tl_json_flush(tl_json *json) {
    if (!json->failed && json->used)
        json->failed = json->sink(json->ctx, json->buffer, json->used) != 0;
    json->used = 0;
}

static void put(tl_json *json, const char *bytes, size_t length) {
    if (length < sizeof json->buffer - json->used && !json->failed) {
        memcpy(json->buffer + json->used, bytes, length);
        json->used += (uint32_t)length;
        return;
    }
    while (length && !json->failed) {
        size_t room = sizeof json->buffer - json->used;
        if (room > length) room = length;
        memcpy(json->buffer + json->used, bytes, room);
        json->used += (uint32_t)room;
        bytes += room;
        length -= room;
        if (json->used == sizeof json->buffer) tl_json_flush(json);
    }
}

static void put_byte(tl_json *json, char byte) { put(json, &byte, 1); }

static void separate(tl_json *json) {
    if (json->comma) put(json, ", ", json->pretty ? 2 : 1);
    json->comma = true;
}

void tl_json_open(tl_json *json, char bracket) {
    separate(json);
    put_byte(json, bracket);
    json->comma = false;
}

void tl_json_close(tl_json *json, char bracket) {
    put_byte(json, bracket);
    json->comma = true;
}

void tl_json_line(tl_json *json, int indent) {
    if (!json->pretty) return;
    /* the comma belongs to the end of the line before */
    if (json->comma) put_byte(json, ',');
    json->comma = false;
    put_byte(json, '\n');
    while (indent-- > 0) put_byte(json, ' ');
}

void tl_json_key(tl_json *json, const char *name) {
    separate(json);
    put_byte(json, '"');
    put(json, name, strlen(name));
    put(json, json->pretty ? "\": " : "\":", json->pretty ? 3 : 2);
    json->comma = false;
}

void tl_json_number(tl_json *json, int64_t number) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0) digits[--at] = '-';
    separate(json);
    put(json, digits + at, sizeof digits - at);
}

void tl_json_bool(tl_json *json, bool value) {
    separate(json);
    put(json, value ? "true" : "false", value ? 4 : 5);
}

void tl_json_null(tl_json *json) {
    separate(json);
    put(json, "null", 4);
}

static void put_escape(tl_json *json, unsigned char byte) {
    static const char hex[] = "0123456789abcdef";
    static const char from[] = "\"\\\n\t\r\b\f", to[] = "\"\\ntrbf";
    const char *found = byte ? strchr(from, byte) : NULL;
    char escape[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
    if (found) escape[1] = to[found - from];
    put(json, escape, found ? 2 : 6);
}

/* Copies stretches that need no change in one piece. */
void tl_json_string(tl_json *json, const char *text, size_t length) {
    const uint32_t end = (uint32_t)length;
    uint32_t copied = 0, at = 0;
    separate(json);
    put_byte(json, '"');
    while ((at = tl_over_han(text, at, end)) < end) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        const bool bad = c == 0xFFFD && used == 1;
        if (bad || tl_is_control(c) || c == '"' || c == '\\') {
            put(json, text + copied, at - copied);
            if (bad)
                put(json, "\xEF\xBF\xBD", 3);
            else
                put_escape(json, (unsigned char)c);
            copied = at + used;
        }
        at += used;
    }
    put(json, text + copied, end - copied);
    put_byte(json, '"');
}
