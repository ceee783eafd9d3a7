/*
 * What the rows of test_misuse.c share.  Each exported function has one, in a file
 * misuse_*.c by what it works on; a row makes the calls that a program should not
 * make, and MUST() says what has to come back.
 */
#ifndef TL_TEST_MISUSE_H
#define TL_TEST_MISUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tiaoli/tiaoli.h>

/* What a row may misuse, and from where. */
typedef struct {
    const char *where;
    const tiaoli_doc *doc;   /* has marks of every kind, and notes          */
    const tiaoli_doc *other; /* has more of all; its handles are stale here */
    tiaoli_parser *busy;     /* a parser at work, or NULL                   */
} scene;

typedef struct {
    const char *name; /* of the function; NULL ends a table */
    void (*misuse)(const scene *s);
} misuse_row;
#define ROW(name) \
    { "tiaoli_" #name, misuse_##name }
#define END \
    { NULL, NULL }

extern const misuse_row handle_rows[], text_rows[], object_rows[];

/* Counts what does not hold, and prints it. */
void expect(const scene *s, bool holds, const char *what);
#define MUST(condition) expect(s, (condition), #condition)

/* --- Handles ----------------------------------------------------------------------- */

enum { UNKNOWN = 4 };

/* None, just past the last, one of a larger document, none that could ever be. */
void unknown_nodes(const scene *s, uint32_t *handles);
void unknown_marks(const scene *s, uint32_t *handles);

/* --- Structs ----------------------------------------------------------------------- */

enum { ROOM = 256, DIRT = 0xA5 };

bool is_dirt(const unsigned char *bytes, size_t from, size_t to);

typedef tiaoli_status (*getter)(const tiaoli_doc *doc, uint32_t handle, void *out);

/* One call with a struct of `size`: it must give the status and write nothing. */
void refuse(const scene *s, getter get, const tiaoli_doc *doc, uint32_t handle, uint32_t size,
            tiaoli_status expected);

/* A struct of any size from 8 on is filled so far and no further. */
void sizes(const scene *s, getter get, uint32_t known, uint32_t whole);

#endif
