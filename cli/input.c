/*
 * Takes a path, gives its content as UTF-8.  Other encodings go through ICU's
 * converters, strictly: a byte that means nothing is an error with its offset,
 * unless --replace lets it pass as U+FFFD.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include "cli.h"

/* One byte more than the library reads: it then says that this is too much. */
static const size_t largest_input = (size_t)64 * 1024 * 1024 + 1;

bool cli_reserve(cli_bytes *bytes, size_t more) {
    if (more > SIZE_MAX / 4 || bytes->length > SIZE_MAX / 4) return false;
    const size_t wanted = bytes->length + more;
    if (wanted <= bytes->capacity) return true;
    size_t capacity = bytes->capacity ? bytes->capacity : 4096;
    while (capacity < wanted) capacity *= 2;
    char *data = realloc(bytes->data, capacity);
    if (!data) return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

static bool no_memory(const char *path) {
    cli_complain(path, (tiaoli_error){TIAOLI_E_NOMEM, 0});
    return false;
}

static bool complain_of_system(const char *path, int error) {
    cli_begin_message(path);
    fprintf(stderr, ": %s\n", strerror(error));
    return false;
}

static bool read_stream(const char *path, FILE *file, cli_bytes *out) {
    enum { PIECE = 64 * 1024 };
    while (out->length < largest_input) {
        if (!cli_reserve(out, PIECE)) return no_memory(path);
        size_t wanted = largest_input - out->length;
        if (wanted > PIECE) wanted = PIECE;
        const size_t got = fread(out->data + out->length, 1, wanted, file);
        out->length += got;
        if (got < wanted) break;
    }
    if (!ferror(file)) return true;
    return complain_of_system(path, errno);
}

static bool read_bytes(const char *path, cli_bytes *out) {
    if (strcmp(path, "-") == 0) return read_stream(path, stdin, out);
    FILE *file = fopen(path, "rb");
    if (!file) return complain_of_system(path, errno);
    const bool done = read_stream(path, file, out);
    fclose(file);
    return done;
}

/* ----- converting ------------------------------------------------------------- */

typedef struct {
    UConverter *from, *to;
} converters;

/* An empty name would be ICU's default converter: that of the process. */
static UConverter *converter_of(const char *encoding) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = encoding[0] ? ucnv_open(encoding, &error) : NULL;
    return U_SUCCESS(error) ? converter : NULL;
}

bool cli_knows_encoding(const char *encoding) {
    UConverter *converter = converter_of(encoding);
    if (converter) ucnv_close(converter);
    return converter != NULL;
}

static bool open_converters(converters *pair, const cli_options *options) {
    UErrorCode error = U_ZERO_ERROR;
    pair->to = NULL;
    pair->from = converter_of(options->encoding);
    if (pair->from) pair->to = ucnv_open("UTF-8", &error);
    if (pair->to && U_SUCCESS(error) && !(options->parse.flags & TIAOLI_PARSE_REPLACE_UTF8))
        ucnv_setToUCallBack(pair->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    if (pair->to && U_SUCCESS(error)) return true;
    fprintf(stderr, "tiaoli: encoding not available: %s\n", options->encoding);
    return false;
}

/* Where the bytes stand that the converter refused. */
static size_t refused_at(UConverter *from, size_t consumed) {
    char bytes[32];
    int8_t count = (int8_t)sizeof bytes;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_getInvalidChars(from, bytes, &count, &error);
    const size_t bad = U_SUCCESS(error) && count > 0 ? (size_t)count : 0;
    return consumed > bad ? consumed - bad : 0;
}

static bool convert(const char *path, const char *encoding, converters *pair, const cli_bytes *in,
                    cli_bytes *out) {
    UChar pivot[1024];
    UChar *pivot_from = pivot, *pivot_to = pivot;
    const char *source = in->data, *source_end = in->data + in->length;
    for (bool first = true;; first = false) {
        if (!cli_reserve(out, in->length / 2 + 4096)) return no_memory(path);
        char *target = out->data + out->length;
        UErrorCode error = U_ZERO_ERROR;
        ucnv_convertEx(pair->to, pair->from, &target, out->data + out->capacity, &source,
                       source_end, pivot, &pivot_from, &pivot_to, pivot + 1024, first, true,
                       &error);
        out->length = (size_t)(target - out->data);
        if (error == U_BUFFER_OVERFLOW_ERROR && out->length <= (size_t)INT32_MAX) continue;
        if (U_SUCCESS(error)) return true;
        if (out->length > (size_t)INT32_MAX) {
            cli_complain(path, (tiaoli_error){TIAOLI_E_LIMIT, INT32_MAX});
            return false;
        }
        const bool cut = error == U_TRUNCATED_CHAR_FOUND;
        cli_begin_message(path);
        fprintf(stderr, ": %s %s at byte %lu\n", cut ? "ends inside a character of" : "not valid",
                encoding, (unsigned long)refused_at(pair->from, (size_t)(source - in->data)));
        return false;
    }
}

static bool to_utf8(const char *path, const cli_options *options, cli_bytes *bytes) {
    converters pair;
    cli_bytes converted = {NULL, 0, 0};
    const bool done = open_converters(&pair, options) &&
                      convert(path, options->encoding, &pair, bytes, &converted);
    if (pair.from) ucnv_close(pair.from);
    if (pair.to) ucnv_close(pair.to);
    free(bytes->data);
    *bytes = converted;
    return done;
}

bool cli_read(const char *path, const cli_options *options, cli_bytes *out) {
    out->length = 0;
    if (!read_bytes(path, out)) return false;
    if (!options->encoding) return true;
    if (out->length < largest_input) return to_utf8(path, options, out);
    /* cut there, it would be said to end inside a character */
    cli_complain(path, (tiaoli_error){TIAOLI_E_LIMIT, (uint32_t)largest_input - 1});
    return false;
}
