/*
 * Takes blocks of lines, gives their answers in the order of the lines.
 *
 * The main thread reads blocks into a ring; each worker, with a parser of its own, takes
 * the next one.  Whoever finishes the block whose turn it is writes it, and those behind it
 * that are done.  The reader waits while the ring is full, or while it holds too many
 * bytes: that bounds the memory.  One job works in the main thread alone.
 */
#include "jobs.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "progress.h"

enum {
    AHEAD = 4,             /* blocks for each worker                                 */
    MOST_BYTES = 16 << 20, /* of lines for each worker, before another block is read */
    LARGE = 1 << 20        /* a buffer above this is not kept for the next block     */
};

static struct {
    const cli_options *options;
    cli_answer answer;
    cli_block *ring;
    size_t size;

    pthread_mutex_t lock;   /* of all below                                            */
    pthread_cond_t filled;  /* there is a block to take, or no more will come          */
    pthread_cond_t written; /* there is room, or it is another block's turn            */
    size_t put, taken, out; /* blocks so far: out <= taken <= put <= out + size        */
    size_t bytes;           /* of the lines in the ring                                */
    bool writing;           /* somebody writes block `out`                             */
    bool ended;             /* no more blocks will come                                */
    bool stopped;           /* nothing can be written any more                         */
    bool bad;               /* some document failed                                    */
} jobs;

static cli_block *slot(size_t number) { return &jobs.ring[number % jobs.size]; }

static void trim(cli_bytes *bytes) {
    bytes->length = 0;
    if (bytes->capacity <= LARGE) return;
    free(bytes->data);
    bytes->data = NULL;
    bytes->capacity = 0;
}

/* Writes the answers that a block has; only whoever has the turn may. */
static bool write_out(cli_block *block) {
    if (block->out.length) cli_sink(NULL, block->out.data, block->out.length);
    block->out.length = 0;
    return cli_finish_output();
}

/* Writes all of a block; false: the stream cannot go on. */
static bool write_last(cli_block *block) {
    const bool good = write_out(block) && !block->broken;
    cli_progress_add(block->documents, block->failed, block->in.length);
    trim(&block->in);
    trim(&block->out);
    return good;
}

/* With the lock held. */
static void stop(void) {
    jobs.stopped = true;
    cli_blocks_stop();
    pthread_cond_broadcast(&jobs.filled);
    pthread_cond_broadcast(&jobs.written);
}

/* Writes, as long as the block whose turn it is is done.  With the lock held. */
static void write_done(void) {
    while (!jobs.writing && !jobs.stopped && jobs.out < jobs.taken && slot(jobs.out)->done) {
        cli_block *block = slot(jobs.out);
        const size_t bytes = block->in.length;
        jobs.writing = true;
        pthread_mutex_unlock(&jobs.lock);
        const bool bad = block->failed > 0, good = write_last(block);
        pthread_mutex_lock(&jobs.lock);
        jobs.writing = false;
        jobs.bad = jobs.bad || bad;
        jobs.bytes -= bytes;
        jobs.out++;
        if (!good) stop();
        pthread_cond_broadcast(&jobs.written);
    }
}

bool cli_jobs_spill(cli_block *block) {
    pthread_mutex_lock(&jobs.lock);
    while (jobs.out != block->number && !jobs.stopped) pthread_cond_wait(&jobs.written, &jobs.lock);
    const bool stopped = jobs.stopped;
    pthread_mutex_unlock(&jobs.lock);
    return !stopped && write_out(block);
}

/* ----- workers ------------------------------------------------------------------ */

typedef struct {
    tiaoli_parser *parser;
    pthread_t thread;
} worker;

static void *work(void *parser) {
    pthread_mutex_lock(&jobs.lock);
    for (;;) {
        while (jobs.taken == jobs.put && !jobs.ended && !jobs.stopped)
            pthread_cond_wait(&jobs.filled, &jobs.lock);
        if (jobs.stopped || jobs.taken == jobs.put) break;
        cli_block *block = slot(jobs.taken++);
        pthread_mutex_unlock(&jobs.lock);
        jobs.answer(parser, jobs.options, block);
        pthread_mutex_lock(&jobs.lock);
        block->done = true;
        write_done();
    }
    pthread_mutex_unlock(&jobs.lock);
    return NULL;
}

/* Room for one more block; false: no more is wanted. */
static bool wait_for_room(size_t most) {
    pthread_mutex_lock(&jobs.lock);
    while (!jobs.stopped && jobs.put != jobs.out &&
           (jobs.put - jobs.out == jobs.size || jobs.bytes >= most))
        pthread_cond_wait(&jobs.written, &jobs.lock);
    const bool stopped = jobs.stopped;
    pthread_mutex_unlock(&jobs.lock);
    return !stopped;
}

static void read_for(size_t workers) {
    while (wait_for_room(workers * (size_t)MOST_BYTES)) {
        cli_block *block = slot(jobs.put); /* only this thread changes `put` */
        if (!cli_blocks_read(block)) break;
        pthread_mutex_lock(&jobs.lock);
        jobs.bytes += block->in.length;
        jobs.put++;
        pthread_cond_signal(&jobs.filled);
        pthread_mutex_unlock(&jobs.lock);
    }
    pthread_mutex_lock(&jobs.lock);
    jobs.ended = true;
    pthread_cond_broadcast(&jobs.filled);
    pthread_mutex_unlock(&jobs.lock);
}

static bool run_threads(worker *workers, size_t count) {
    size_t started = 0;
    int error = 0;
    while (!error && started < count) {
        error = pthread_create(&workers[started].thread, NULL, work, workers[started].parser);
        if (!error) started++;
    }
    if (error) {
        fprintf(stderr, "tiaoli: cannot start job %lu: %s\n", (unsigned long)started + 1,
                strerror(error));
        pthread_mutex_lock(&jobs.lock);
        stop();
        pthread_mutex_unlock(&jobs.lock);
    }
    read_for(count);
    for (size_t i = 0; i < started; i++) pthread_join(workers[i].thread, NULL);
    return !error;
}

/* The same without threads. */
static void run_alone(tiaoli_parser *parser) {
    cli_block *block = slot(0);
    while (!jobs.stopped && cli_blocks_read(block)) {
        jobs.answer(parser, jobs.options, block);
        jobs.bad = jobs.bad || block->failed > 0;
        if (!write_last(block)) jobs.stopped = true;
        jobs.out++;
    }
}

/* ----- the run ------------------------------------------------------------------ */

static bool make_parsers(worker *workers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_error error;
        workers[i].parser = tiaoli_parser_new(NULL, &error);
        if (workers[i].parser) continue;
        fprintf(stderr, "tiaoli: %s\n", tiaoli_status_text(error.status));
        return false;
    }
    return true;
}

static int run(worker *workers, size_t count) {
    bool good = make_parsers(workers, count);
    if (good) {
        cli_progress_begin(jobs.options->progress);
        if (count == 1)
            run_alone(workers[0].parser);
        else
            good = run_threads(workers, count);
        cli_progress_end();
    }
    for (size_t i = 0; i < count; i++) tiaoli_parser_free(workers[i].parser);
    if (!good || jobs.stopped || cli_blocks_failed()) return CLI_BROKEN;
    return jobs.bad ? CLI_FAILED : CLI_GOOD;
}

int cli_jobs_run(const cli_options *options, cli_answer answer) {
    const size_t count = options->jobs ? options->jobs : 1;
    int status = CLI_BROKEN;
    if (!cli_blocks_begin()) return CLI_BROKEN;
    jobs.options = options;
    jobs.answer = answer;
    jobs.size = count == 1 ? 1 : count * AHEAD;
    jobs.ring = calloc(jobs.size, sizeof *jobs.ring);
    worker *workers = calloc(count, sizeof *workers);
    pthread_mutex_init(&jobs.lock, NULL);
    pthread_cond_init(&jobs.filled, NULL);
    pthread_cond_init(&jobs.written, NULL);
    if (jobs.ring && workers)
        status = run(workers, count);
    else
        fprintf(stderr, "tiaoli: %s\n", tiaoli_status_text(TIAOLI_E_NOMEM));
    for (size_t i = 0; jobs.ring && i < jobs.size; i++) cli_block_free(&jobs.ring[i]);
    pthread_cond_destroy(&jobs.written);
    pthread_cond_destroy(&jobs.filled);
    pthread_mutex_destroy(&jobs.lock);
    free(workers);
    free(jobs.ring);
    cli_blocks_end();
    return status;
}
