/* Standard input as blocks of whole lines (blocks.c). */
#ifndef TIAOLI_CLI_BLOCKS_H
#define TIAOLI_CLI_BLOCKS_H

#include "cli.h"

typedef struct cli_block {
    cli_bytes in;             /* whole lines; only the last of the input may lack its LF   */
    cli_bytes out;            /* their answers                                             */
    size_t number;            /* from 0                                                    */
    size_t documents, failed; /* lines answered, and those of them with an error           */
    bool broken;              /* the answers end before the lines do; a message was printed */
    bool done;
} cli_block;

/* Makes ready to read.  From here on SIGINT and SIGTERM end the input instead of the
 * process; the second one ends it at once.  false: a message has been printed. */
bool cli_blocks_begin(void);

/* Undoes this, and dies of the signal if there was one. */
void cli_blocks_end(void);

/* What is there, up to the last line break, but at least one line: a host that waits
 * for its answer gets it.  false: the input has ended or was ended. */
bool cli_blocks_read(cli_block *block);

/* Ends the input; also from another thread, while the reader waits. */
void cli_blocks_stop(void);

/* The reason that the input ended was not its end; a message has been printed. */
bool cli_blocks_failed(void);

void cli_block_free(cli_block *block);

#endif
