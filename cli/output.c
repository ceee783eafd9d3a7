/* Standard output and messages: nothing that is lost goes unsaid. */
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

void cli_complain(const char *where, tiaoli_error error) {
    const bool placed = error.status == TIAOLI_E_UTF8 || error.status == TIAOLI_E_LIMIT;
    fprintf(stderr, "tiaoli: %s: %s", where, tiaoli_status_text(error.status));
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
