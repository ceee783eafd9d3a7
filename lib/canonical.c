/*
 * Takes the text of a slogan, gives the form under which it is counted: without
 * blanks, breaks and quotation marks, compatible forms (full width, ligatures) as
 * the usual ones, every comma as 、, no mark at the end; then in simplified characters.
 */
#include "canonical.h"

#include <string.h>
#include <utf8proc.h>

#include "text.h"

enum { FORMS = 32 /* code points into which one is decomposed at most           */ };

static bool is_left_out(uint32_t c) {
    return tl_is_blank(c) || tl_is_control(c) || (c >= 0x2018 && c <= 0x201F) ||
           (c >= 0x300C && c <= 0x300F) || c == '"';
}

static bool is_comma(uint32_t c) { return c == 0x3001 || c == ',' || c == ';' || c == 0xFF64; }

static bool is_end(uint32_t c) {
    return c == 0x3002 || c == '!' || c == '?' || c == '.' || is_comma(c);
}

/* Appends a character; false: no room. */
static bool put(char *out, uint32_t *length, uint32_t c) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
    if (size <= 0 || *length + (uint32_t)size > TL_CANONICAL) return false;
    memcpy(out + *length, bytes, (size_t)size);
    *length += (uint32_t)size;
    return true;
}

static uint32_t fold_forms(const char *text, uint32_t start, uint32_t end, char *out) {
    uint32_t length = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t used;
        const uint32_t c = tl_decode(text, at, end, &used);
        at += used;
        utf8proc_int32_t forms[FORMS];
        int boundary = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(
            (utf8proc_int32_t)c, forms, FORMS, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
        for (utf8proc_ssize_t i = 0; i < count && i < FORMS; i++) {
            const uint32_t form = (uint32_t)forms[i];
            if (is_left_out(form)) continue;
            if (!put(out, &length, is_comma(form) ? 0x3001 : form)) return 0;
        }
    }
    while (length && is_end(tl_decode_before(out, 0, length))) length = tl_before(out, 0, length);
    return length;
}

uint32_t tl_canonical(tl_fold *fold, const char *text, uint32_t start, uint32_t end, char *out) {
    if (end - start > TL_CANONICAL) return 0;
    uint32_t length = fold_forms(text, start, end, out);
    /* what ICU cannot fold is counted as it is */
    if (length) tl_fold_simplify(fold, out, &length, TL_CANONICAL);
    return length;
}
