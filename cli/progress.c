/*
 * Takes what has been done, gives one line on standard error: documents, megabytes, speed,
 * and what is left if the input is a file.  In a terminal the line is written over; in a
 * log there is a line now and then.
 */
#include "progress.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct {
    bool shown, terminal;
    double began, told; /* seconds                                                */
    double size;        /* bytes to come, as far as known; 0: unknown             */
    unsigned long long documents, failed, bytes;
    int width; /* of the line that stands there                             */
} progress;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What is left of standard input, if it is a file. */
static double input_size(void) {
    struct stat info;
    if (fstat(STDIN_FILENO, &info) != 0 || !S_ISREG(info.st_mode)) return 0;
    const off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
    return at >= 0 && at < info.st_size ? (double)(info.st_size - at) : 0;
}

void cli_progress_begin(int32_t when) {
    progress.terminal = isatty(STDERR_FILENO);
    /* where the answers go to the same terminal, they say enough */
    progress.shown = when == CLI_PROGRESS_ON ||
                     (when == CLI_PROGRESS_DETECT && progress.terminal && !isatty(STDOUT_FILENO));
    if (!progress.shown) return;
    progress.size = input_size();
    progress.began = progress.told = now();
}

/* " 1:02:03 left", or nothing. */
static void put_left(char *text, size_t room, double rate) {
    *text = '\0';
    if (progress.size <= 0 || rate <= 0) return;
    double left = (progress.size - (double)progress.bytes) / rate;
    if (left < 0) left = 0; /* the file has grown */
    const unsigned long seconds = left < 1e9 ? (unsigned long)(left + 0.5) : 1000000000;
    const double share = 100 * (double)progress.bytes / progress.size;
    snprintf(text, room, ", %.0f %%, %lu:%02lu:%02lu left", share < 100 ? share : 100,
             seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void tell(double time, bool last) {
    char failed[48] = "", left[64] = "", line[256];
    const double spent = time - progress.began;
    const double rate = spent > 0 ? (double)progress.bytes / spent : 0;
    if (progress.failed) snprintf(failed, sizeof failed, " (%llu failed)", progress.failed);
    if (last)
        snprintf(left, sizeof left, ", %.1f s", spent);
    else
        put_left(left, sizeof left, rate);
    const int width =
        snprintf(line, sizeof line, "%llu documents%s, %.1f MB, %.1f MB/s%s", progress.documents,
                 failed, (double)progress.bytes / 1e6, rate / 1e6, left);
    const int over = progress.width > width ? progress.width - width : 0;
    if (progress.terminal)
        fprintf(stderr, "\r%s%*s%s", line, over, "", last ? "\n" : "");
    else
        fprintf(stderr, "tiaoli: %s\n", line);
    fflush(stderr);
    progress.width = width;
    progress.told = time;
}

void cli_progress_add(size_t documents, size_t failed, size_t bytes) {
    if (!progress.shown) return;
    progress.documents += documents;
    progress.failed += failed;
    progress.bytes += bytes;
    const double time = now();
    if (time - progress.told >= (progress.terminal ? 0.1 : 10.0)) tell(time, false);
}

void cli_progress_end(void) {
    if (progress.shown) tell(now(), true);
}
