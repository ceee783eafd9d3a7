/* Takes the head of a line, gives the numbering there. */
#include "run.h"

tl_marker tl_read_marker(const char *text, uint32_t at, uint32_t end) {
    (void)text;
    (void)end;
    tl_marker marker = {0};
    marker.body = at;
    return marker;
}
