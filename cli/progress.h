/* How far a run over many lines has come, on standard error (progress.c). */
#ifndef TIAOLI_CLI_PROGRESS_H
#define TIAOLI_CLI_PROGRESS_H

#include "cli.h"

/* CLI_PROGRESS_*: cli_options.progress.  Calls must not overlap. */
void cli_progress_begin(int32_t when);
void cli_progress_add(size_t documents, size_t failed, size_t bytes);
void cli_progress_end(void);

#endif
