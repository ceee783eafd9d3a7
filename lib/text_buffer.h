/* Pieces of text into a caller's buffer, by snprintf's rule (text_buffer.c). */
#ifndef TL_TEXT_BUFFER_H
#define TL_TEXT_BUFFER_H

#include <stddef.h>

typedef struct tl_text_buffer {
    char *data; /* may be NULL: the length is counted only                   */
    size_t capacity;
    size_t length; /* of all that was put, whether or not it fitted          */
} tl_text_buffer;

void tl_buffer_put(tl_text_buffer *buffer, const char *bytes, size_t length);

/* Ends the text with a NUL, before a character that did not fit whole; gives the
 * length that all of it takes without the NUL. */
size_t tl_buffer_end(tl_text_buffer *buffer);

#endif
