/*
 * Takes strings and bytes of JavaScript, gives the UTF-8 that is parsed; and the other
 * way round: strings, and positions in UTF-16 units.  A lone surrogate is told apart from
 * U+FFFD here, since Node-API's own conversion does not.
 */
#include <stdlib.h>
#include <string.h>

#include "addon.h"

enum { REPLACEMENT = 0xFFFD };

/* ----- UTF-16 to UTF-8 ----------------------------------------------------------- */

static bool is_lead(uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
static bool is_trail(uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/* The code point at units[*at], which goes behind it; a lone surrogate as it is. */
static uint32_t next_of_utf16(const char16_t *units, size_t count, size_t *at) {
    const uint32_t unit = units[(*at)++];
    if (!is_lead(unit) || *at == count || !is_trail(units[*at])) return unit;
    return 0x10000 + ((unit - 0xD800) << 10) + (uint32_t)(units[(*at)++] - 0xDC00);
}

static size_t width_of(uint32_t code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

static char *put_utf8(uint32_t code, char *out) {
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    const size_t width = width_of(code);
    for (size_t i = width; i-- > 1; code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(first[width] | code);
    return out + width;
}

/* How many bytes; notes the first lone surrogate, and where it is to be replaced that
 * there are any. */
static size_t measure(const char16_t *units, size_t count, tn_job *job) {
    const bool replace = (job->options.flags & TIAOLI_PARSE_REPLACE_UTF8) != 0;
    size_t bytes = 0;
    for (size_t at = 0; at < count;) {
        const size_t here = at;
        const uint32_t code = next_of_utf16(units, count, &at);
        if (is_lead(code) || is_trail(code)) {
            if (replace) {
                job->altered = true;
            } else {
                job->surrogate = code;
                job->surrogate_at = here;
                job->surrogate_byte = bytes;
                return bytes;
            }
        }
        bytes += width_of(code); /* U+FFFD is as wide as a surrogate */
    }
    return bytes;
}

static bool encode(napi_env env, const char16_t *units, size_t count, tn_job *job) {
    job->length = measure(units, count, job);
    if (job->surrogate) return true;
    job->text = malloc(job->length + 1);
    if (!job->text) {
        tn_no_memory(env);
        return false;
    }
    char *out = job->text;
    for (size_t at = 0; at < count;) {
        const uint32_t code = next_of_utf16(units, count, &at);
        out = put_utf8(is_lead(code) || is_trail(code) ? REPLACEMENT : code, out);
    }
    *out = '\0';
    return true;
}

static bool read_string(napi_env env, napi_value value, tn_job *job) {
    size_t count = 0;
    if (napi_get_value_string_utf16(env, value, NULL, 0, &count) != napi_ok) {
        tn_fail(env);
        return false;
    }
    char16_t *units = malloc((count + 1) * sizeof *units);
    if (!units) {
        tn_no_memory(env);
        return false;
    }
    bool done = napi_get_value_string_utf16(env, value, units, count + 1, &count) == napi_ok;
    if (!done) tn_fail(env);
    done = done && encode(env, units, count, job);
    free(units);
    return done;
}

static bool read_bytes(napi_env env, napi_value value, tn_job *job) {
    napi_typedarray_type type = napi_int8_array;
    void *data = NULL;
    size_t length = 0;
    if (napi_get_typedarray_info(env, value, &type, &length, &data, NULL, NULL) != napi_ok) {
        tn_fail(env);
        return false;
    }
    if (type != napi_uint8_array) {
        tn_type_error(env, "the text is a string, a Buffer or a Uint8Array of UTF-8");
        return false;
    }
    job->text = malloc(length + 1);
    if (!job->text) {
        tn_no_memory(env);
        return false;
    }
    if (length) memcpy(job->text, data, length);
    job->text[length] = '\0';
    job->length = length;
    return true;
}

bool tn_read_text(napi_env env, napi_value value, tn_job *job) {
    napi_valuetype type = napi_undefined;
    if (napi_typeof(env, value, &type) != napi_ok) {
        tn_fail(env);
        return false;
    }
    if (type == napi_string) return read_string(env, value, job);
    bool is_array = false;
    if (napi_is_typedarray(env, value, &is_array) == napi_ok && is_array)
        return read_bytes(env, value, job);
    tn_type_error(env, "the text is a string, a Buffer or a Uint8Array of UTF-8");
    return false;
}

/* ----- UTF-8 to UTF-16 ----------------------------------------------------------- */

/* How long the character at text[at] is; 0 where the byte begins none, by the rules of
 * Unicode (table 3-7): nothing overlong, no surrogates. */
static size_t width_at(const unsigned char *text, size_t length, size_t at) {
    const unsigned char lead = text[at];
    if (lead < 0x80) return 1;
    const size_t width = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (!width || length - at < width) return 0;
    for (size_t i = 1; i < width; i++)
        if ((text[at + i] & 0xC0) != 0x80) return 0;
    const unsigned char next = text[at + 1];
    if ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next > 0x9F)) return 0;
    if ((lead == 0xF0 && next < 0x90) || (lead == 0xF4 && next > 0x8F)) return 0;
    return width;
}

static uint32_t code_at(const unsigned char *text, size_t at, size_t width) {
    if (width == 0) return REPLACEMENT;
    if (width == 1) return text[at];
    uint32_t code = text[at] & (0xFFU >> (width + 1));
    for (size_t i = 1; i < width; i++) code = code << 6 | (text[at + i] & 0x3F);
    return code;
}

size_t tn_units(const char *text, size_t length, size_t end) {
    const unsigned char *const bytes = (const unsigned char *)text;
    size_t units = 0;
    for (size_t at = 0; at < end;) {
        const size_t width = width_at(bytes, length, at);
        units += width == 4 ? 2 : 1;
        at += width ? width : 1;
    }
    return units;
}

void tn_place_table(const char *text, size_t length, uint32_t *table) {
    const unsigned char *const bytes = (const unsigned char *)text;
    uint32_t units = 0;
    size_t at = 0;
    while (at < length) {
        const size_t width = width_at(bytes, length, at);
        table[at] = units;
        units += width == 4 ? 2 : 1;
        at += width ? width : 1;
    }
    table[length] = units;
}

napi_value tn_string(napi_env env, const char *text, size_t length) {
    const unsigned char *const bytes = (const unsigned char *)text;
    char16_t *units = malloc((length + 1) * sizeof *units);
    if (!units) return tn_no_memory(env);
    size_t count = 0;
    for (size_t at = 0; at < length;) {
        const size_t width = width_at(bytes, length, at);
        const uint32_t code = code_at(bytes, at, width);
        if (width == 4) {
            units[count++] = (char16_t)(0xD800 + ((code - 0x10000) >> 10));
            units[count++] = (char16_t)(0xDC00 + ((code - 0x10000) & 0x3FF));
        } else {
            units[count++] = (char16_t)code;
        }
        at += width ? width : 1;
    }
    napi_value value = NULL;
    const napi_status status = napi_create_string_utf16(env, units, count, &value);
    free(units);
    return status == napi_ok ? value : tn_fail(env);
}
