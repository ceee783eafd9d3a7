/*
 * Takes standard input, gives blocks of whole lines.
 *
 * Not by stdio: the wait for input must end when another thread can no longer write, or
 * when a signal comes, and the answers to lines that have come must not wait for more.
 */
#include "blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static int wake[2] = {-1, -1}; /* a pipe: a byte in it ends the wait              */
static volatile sig_atomic_t caught;
static struct sigaction before[2];
static const int signals[2] = {SIGINT, SIGTERM};

static cli_bytes rest; /* what came after the last line break                     */
static size_t blocks;
static bool failed;

static void fail(const char *message) {
    fprintf(stderr, "tiaoli: standard input: %s\n", message);
    failed = true;
}

void cli_blocks_stop(void) {
    const int kept = errno;
    /* a full pipe wakes as well */
    if (write(wake[1], "", 1) < 0) errno = kept;
}

static void on_signal(int number) {
    caught = number;
    cli_blocks_stop();
}

bool cli_blocks_begin(void) {
    if (pipe(wake) != 0 || fcntl(wake[1], F_SETFL, O_NONBLOCK) < 0) {
        fail(strerror(errno));
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        struct sigaction action = {.sa_handler = on_signal};
        sigemptyset(&action.sa_mask);
        action.sa_flags = (int)(SA_RESTART | SA_RESETHAND);
        sigaction(signals[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
    }
    return true;
}

void cli_blocks_end(void) {
    for (size_t i = 0; i < 2; i++) {
        sigaction(signals[i], &before[i], NULL);
        close(wake[i]);
    }
    free(rest.data);
    rest = (cli_bytes){NULL, 0, 0};
    if (caught) raise(caught);
}

/* Waits until there is something to read; false: no more is wanted. */
static bool wait_for_input(void) {
    for (;;) {
        struct pollfd both[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                 {.fd = wake[0], .events = POLLIN}};
        const int ready = poll(both, 2, -1);
        if (ready < 0 && errno != EINTR) fail(strerror(errno));
        if (failed || (ready > 0 && both[1].revents)) return false;
        if (ready > 0) return true;
    }
}

/* Reads once; how many bytes, 0 at the end, -1: no more is wanted, or possible. */
static ssize_t read_piece(cli_bytes *out) {
    if (!cli_reserve(out, PIECE)) {
        fail(tiaoli_status_text(TIAOLI_E_NOMEM));
        return -1;
    }
    for (;;) {
        if (!wait_for_input()) return -1;
        const ssize_t got = read(STDIN_FILENO, out->data + out->length, PIECE);
        if (got >= 0) {
            out->length += (size_t)got;
            return got;
        }
        if (errno == EINTR || errno == EAGAIN) continue;
        fail(strerror(errno));
        return -1;
    }
}

/* Behind the last line break at or after `from`; 0: none. */
static size_t after_last_break(const cli_bytes *bytes, size_t from) {
    size_t at = bytes->length;
    while (at > from && bytes->data[at - 1] != '\n') at--;
    return at > from ? at : 0;
}

static bool keep_rest(const cli_bytes *bytes, size_t from) {
    rest.length = 0;
    if (from == bytes->length) return true;
    if (!cli_reserve(&rest, bytes->length - from)) {
        fail(tiaoli_status_text(TIAOLI_E_NOMEM));
        return false;
    }
    memcpy(rest.data, bytes->data + from, bytes->length - from);
    rest.length = bytes->length - from;
    return true;
}

bool cli_blocks_read(cli_block *block) {
    cli_bytes *in = &block->in;
    const cli_bytes old = *in;
    *in = rest;
    rest = (cli_bytes){old.data, 0, old.capacity};
    block->number = blocks;
    block->out.length = block->documents = block->failed = 0;
    block->broken = block->done = false;
    for (;;) {
        const size_t from = in->length;
        const ssize_t got = read_piece(in);
        if (got < 0) return false;
        const size_t end = got ? after_last_break(in, from) : in->length;
        if (!got && !end) return false;
        if (got && !end) continue; /* within a long line */
        if (!keep_rest(in, end)) return false;
        in->length = end;
        blocks++;
        return true;
    }
}

bool cli_blocks_failed(void) { return failed; }

void cli_block_free(cli_block *block) {
    free(block->in.data);
    free(block->out.data);
    memset(block, 0, sizeof *block);
}
