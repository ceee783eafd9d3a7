/* What the files of the command share; one file per subject. */
#ifndef TIAOLI_CLI_H
#define TIAOLI_CLI_H

#include <stdbool.h>
#include <stdio.h>
#include <tiaoli/tiaoli.h>

/* Exit statuses; BROKEN: jsonl ended before all lines were answered. */
enum { CLI_GOOD = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_BROKEN = 3 };

enum {
    CLI_SHOW_PARAGRAPHS = 1 << 0,
    CLI_SHOW_SLOGANS = 1 << 1,
    CLI_SHOW_DIRECTIVES = 1 << 2,
    CLI_SHOW_NUMERALS = 1 << 3,
    CLI_SHOW_ALL = (1 << 4) - 1
};

/* How lists are written; CSV only rows. */
enum { CLI_TABLE = 0, CLI_TSV = 1, CLI_JSON = 2, CLI_CSV = 3 };

/* How far jsonl has come; DETECT: in a terminal. */
enum { CLI_PROGRESS_DETECT = 0, CLI_PROGRESS_ON = 1, CLI_PROGRESS_OFF = 2 };

struct cli_slogans;

/* The columns of a command's rows; count 0: it has no rows (table.h). */
typedef struct cli_layout {
    const struct cli_column *columns;
    size_t count;
} cli_layout;

enum { CLI_COLUMNS = 16 };

typedef struct cli_options {
    tiaoli_options parse;
    const char *encoding; /* NULL: UTF-8                                      */
    const char *lexicon;  /* path of a word list; NULL: none                  */
    bool pretty;
    bool chunks;                 /* jsonl: chunks instead of documents                        */
    uint32_t jobs;               /* jsonl: threads; 0 = not said, which is 1                   */
    int32_t progress;            /* jsonl: CLI_PROGRESS_*                                     */
    uint32_t show;               /* CLI_SHOW_*: what the outline lists                         */
    uint32_t format;             /* lists: CLI_TABLE ...                                     */
    bool bom;                    /* TSV, CSV of rows                                         */
    const char *columns;         /* rows: names of their columns; NULL = all                 */
    cli_layout layout;           /* rows: which columns there are                            */
    uint8_t chosen[CLI_COLUMNS]; /* rows: which of them are printed, in order                */
    size_t chosen_count;
    bool by_unit;                  /* directives: a row for each responsible unit              */
    const char *kind_name;         /* chunks, quantities: of this kind; NULL = all             */
    int32_t kind;                  /* the same as a value                                      */
    int32_t offset_unit;           /* TIAOLI_UNIT_*                                            */
    const tiaoli_offsets *offsets; /* of the document at hand; NULL: bytes                     */
    int32_t force;                 /* directives: of this TIAOLI_FORCE_*; 0 = all              */
    const char *actor, *unit;      /* directives, targets: what these hold; NULL = all         */
    bool by_first;                 /* slogans: in the order of first appearance                */
    struct cli_slogans *slogans;   /* slogans: of the documents so far             */
    tiaoli_citation citation;      /* find: the provision                          */
} cli_options;

/* Bytes on the heap. */
typedef struct cli_bytes {
    char *data;
    size_t length, capacity;
} cli_bytes;

/* --- input.c ----------------------------------------------------------------- */

/* Makes room for `more` bytes; false: out of memory. */
bool cli_reserve(cli_bytes *bytes, size_t more);

/* Reads a file ("-": standard input) whole, as UTF-8.  false: a message has
 * been printed. */
bool cli_read(const char *path, const cli_options *options, cli_bytes *out);

/* Does ICU have a converter of this name? */
bool cli_knows_encoding(const char *encoding);

/* --- output.c ---------------------------------------------------------------- */

/* A tiaoli_sink over standard output. */
int32_t TIAOLI_CALL cli_sink(void *ctx, const char *data, size_t length);

/* Flushes standard output; false, with one message, if anything was lost. */
bool cli_finish_output(void);

/* The text with a question mark for each control character but those of `keep`: what it
 * holds must not act upon the terminal.  Non-zero: it could not be written. */
int32_t cli_put_shown(FILE *to, const char *text, size_t length, const char *keep);

/* JSON with its control characters beyond ASCII escaped, for the same reason; non-zero if
 * the sink was. */
int32_t cli_put_json(tiaoli_sink sink, void *ctx, const char *json, size_t length);
/* The same to standard output, as jansson's json_dump_callback wants it. */
int cli_json_dumped(const char *json, size_t length, void *ctx);

/* "tiaoli: WHERE", of which "-" is standard input. */
void cli_begin_message(const char *where);
/* "tiaoli: WHERE: message at byte N" for a failed parse. */
void cli_complain(const char *where, tiaoli_error error);

/* An offset of the document at hand in options->offset_unit; without options bytes. */
uint32_t cli_offset(const cli_options *options, uint32_t bytes);

/* --- lexicon.c --------------------------------------------------------------- */

/* The words of a file, to be freed; NULL: a message has been printed. */
tiaoli_lexicon *cli_lexicon(const char *path);

/* --- jsonl.c, outline.c, chunks.c -------------------------------------------- */

/* Lines of standard input; an exit status. */
int cli_jsonl(const cli_options *options);

/* false: out of memory. */
bool cli_outline(const tiaoli_doc *doc, const cli_options *options);

/* A line for each chunk, with the name of the file.  false: out of memory. */
extern const cli_layout cli_chunk_layout;
bool cli_chunks(const tiaoli_doc *doc, const char *file, const cli_options *options);
/* The chunks as what stands between the brackets of a JSON array.  false: out of memory. */
bool cli_chunk_array(const tiaoli_doc *doc, tiaoli_sink sink, void *ctx);

/* --- slogans.c --------------------------------------------------------------- */

/* NULL: out of memory. */
struct cli_slogans *cli_slogans_new(void);
void cli_slogans_free(struct cli_slogans *all);
/* Both false: out of memory. */
bool cli_slogans_add(struct cli_slogans *all, const tiaoli_doc *doc, const char *path,
                     const cli_options *options);
bool cli_slogans_print(struct cli_slogans *all, const cli_options *options);

/* --- references.c ------------------------------------------------------------- */

/* What comes before the references of all files. */
void cli_references_head(const cli_options *options);
/* false: out of memory. */
bool cli_references(const tiaoli_doc *doc, const char *file, const cli_options *options);
/* Prints the text of options->citation; false: the document has no such provision, a
 * message has been printed. */
bool cli_find(const tiaoli_doc *doc, const char *path, const cli_options *options);

/* --- tasks.c, quantities.c ------------------------------------------------------- */

/* The rows of a document.  false: out of memory. */
extern const cli_layout cli_directive_layout, cli_unit_layout, cli_target_layout,
    cli_quantity_layout;
bool cli_directives(const tiaoli_doc *doc, const char *file, const cli_options *options);
bool cli_targets(const tiaoli_doc *doc, const char *file, const cli_options *options);
bool cli_quantities(const tiaoli_doc *doc, const char *file, const cli_options *options);

/* --- chunks.c ---------------------------------------------------------------- */

struct json_t;
/* A text as a JSON string; bytes that are no UTF-8 become U+FFFD. */
struct json_t *cli_json_string(const char *text, size_t length);

#endif
