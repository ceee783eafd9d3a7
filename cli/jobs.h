/* Answers to the lines of standard input, by one thread or by several (jobs.c). */
#ifndef TIAOLI_CLI_JOBS_H
#define TIAOLI_CLI_JOBS_H

#include "blocks.h"

/* Answers the lines of `block->in` in `block->out`, and counts them. */
typedef void (*cli_answer)(tiaoli_parser *parser, const cli_options *options, cli_block *block);

/* An exit status.  The output is the same for any number of jobs. */
int cli_jobs_run(const cli_options *options, cli_answer answer);

/* Writes what the block has so far, once those before it are written, so that the answers
 * to a long line need not be in memory whole.  false: nothing can be written any more. */
bool cli_jobs_spill(cli_block *block);

#endif
