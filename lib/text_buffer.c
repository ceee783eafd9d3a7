/* Takes pieces of UTF-8, gives as much of them as the caller's buffer holds and
 * the length of all: every text that the library makes is handed out so. */
#include "text_buffer.h"

#include <stdint.h>
#include <string.h>

void tl_buffer_put(tl_text_buffer *buffer, const char *bytes, size_t length) {
    if (buffer->data && buffer->length < buffer->capacity) {
        const size_t room = buffer->capacity - buffer->length;
        memcpy(buffer->data + buffer->length, bytes, length < room ? length : room);
    }
    /* where size_t has 32 bits, a JSON can be longer than it counts */
    buffer->length = length < SIZE_MAX - buffer->length ? buffer->length + length : SIZE_MAX;
}

size_t tl_buffer_end(tl_text_buffer *buffer) {
    if (!buffer->data || !buffer->capacity) return buffer->length;
    size_t end = buffer->length;
    if (end >= buffer->capacity) {
        end = buffer->capacity - 1;
        while (end > 0 && ((unsigned char)buffer->data[end] & 0xC0) == 0x80) end--;
    }
    buffer->data[end] = '\0';
    return buffer->length;
}
