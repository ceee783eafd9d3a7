/*
 * What the files of the outline stage hand to each other: the text as a row of
 * blocks, each a paragraph or heading or list item, later a block of the tree.
 *
 *   sequence.c lines whose number only its neighbours tell
 *   pages.c    lines that a page left: numbers and running heads
 *   blocks.c   lines -> blocks, soft wraps joined
 *   frame_line.c what a single line of the frame is
 *   frame_head.c, frame.c title, date, addressees, closing ... by position and words
 *   headings.c divisions without a number of the schemes
 *   tables.c  rows and cells
 *   lists.c   list items that run on inside a line become blocks of their own
 *   genre.c   what kind of document it is
 *   outline.c the tree
 *   outline_notes.c what is odd about its numbering
 *   toc_notes.c where the table of contents differs from it
 */
#ifndef TL_OUTLINE_H
#define TL_OUTLINE_H

#include "run.h"

/* A case of a collection (案例一), a section of one (基本案情). */
enum { TL_CASE = 1, TL_CASE_PART = 2 };

typedef struct tl_block {
    uint32_t start, end;  /* without blanks at both sides; may hold line breaks  */
    uint32_t heading_end; /* where its heading ends; == start: it has none       */
    uint32_t next;        /* index of the next division of the same scheme       */
    tl_marker marker;
    uint8_t kind;    /* TIAOLI_NODE_*: PARAGRAPH, DIVISION or a part of the frame */
    bool indented;   /* its first line was                                        */
    bool joined;     /* of several lines                                           */
    bool has_term;   /* a term of the outline's word lists begins it                */
    bool inside;     /* begins in the middle of a line                            */
    bool quoted;     /* inside a quotation that began in an earlier block          */
    bool has_stop;   /* a sentence is known to end in it                           */
    bool preface;    /* an unnumbered heading over text without divisions         */
    uint8_t of_case; /* TL_CASE, TL_CASE_PART or 0                                */
    bool page;       /* left by a page, between two paragraphs                    */
} tl_block;

typedef TL_VEC(tl_block) tl_blocks;

/* --- Stages: false means that run->error says why ------------------------- */

void tl_find_sequences(tl_run *run);
bool tl_join_lines(tl_run *run, tl_blocks *blocks);
bool tl_find_frame(tl_run *run, tl_blocks *blocks);
/* Moves `blocks` to `out`, with the items inside them as blocks. */
bool tl_split_lists(tl_run *run, tl_blocks *blocks, tl_blocks *out);
/* What is odd about the tree that stands (outline_notes.c, toc_notes.c). */
bool tl_note_outline(tl_run *run);
bool tl_note_toc(tl_run *run);
/* Fills run->genre, run->genre_why, and the stance of the document. */
bool tl_find_genre(tl_run *run, const tl_blocks *blocks);
/* Of a heading whose words are text[body, end) (polarity.c). */
tl_evidence tl_find_polarity(const tl_run *run, uint32_t body, uint32_t end);
/* Of one that says what to do, by the verb or adverb at its head: 加快构建… */
tl_evidence tl_find_task(const tl_run *run, uint32_t body, uint32_t end);

/* --- What a page left (pages.c) --------------------------------------------- */

/* Marks the lines; is the text `cut` into lines of one width? */
void tl_find_pages(tl_run *run, bool cut);
/* Over &nbsp; and its like, with blanks; `at` if there is none. */
uint32_t tl_over_entities(const char *text, uint32_t at, uint32_t end);

/* 第一阶段：, 议题一：, which number where they are in sequence (marker.c). */
tl_marker tl_read_stage(const tl_run *run, uint32_t at, uint32_t end);
/* 一　总则: a number with no more than a wide blank behind it. */
tl_marker tl_read_spaced(const tl_run *run, uint32_t at, uint32_t end);
/* 1 to 63 for a noun that stages are counted by, 0 for 第一， (sequence.c). */
uint8_t tl_stage_noun(const char *text, const tl_marker *marker);
/* I. II. of ASCII letters (sequence.c). */
bool tl_is_ascii_roman(const char *text, const tl_marker *marker);
/* Over Markdown's marks and entities at the head of a line (marker.c). */
uint32_t tl_over_markup(const char *text, uint32_t at, uint32_t end);

/* --- Small questions (blocks.c) -------------------------------------------- */

/* Skips blanks and line breaks. */
uint32_t tl_skip_space(const char *text, uint32_t start, uint32_t end);
uint32_t tl_trim_space(const char *text, uint32_t start, uint32_t end);
/* Does text[start, end) end like a sentence or a lead-in: 。！？；：… and quotes? */
bool tl_ends_final(const char *text, uint32_t start, uint32_t end);
/* After the first 。！？ outside brackets, with closing marks; 0 if there is none. */
uint32_t tl_first_sentence(const tl_run *run, uint32_t start, uint32_t end);

static inline bool tl_at_most(const char *text, uint32_t start, uint32_t end, uint32_t characters) {
    return end - start <= characters * 4 && tl_count_characters(text, start, end) <= characters;
}

/* --- Headings without a number of the schemes (headings.c) ----------------------- */

/* The classes of a whole line, blanks inside it and marks of Markdown around it left
 * out (目　录, ## 附　则, **说明**). */
tl_classes tl_whole_line(const tl_run *run, uint32_t start, uint32_t end);
/* 案例一, 案例2：某公司诉某局案, 【案例三】, 指导性案例24号 */
bool tl_names_case(const tl_run *run, uint32_t start, uint32_t end);
/* Makes divisions of the paragraphs from `from` up to `to` that are. */
void tl_settle_kinds(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to);
void tl_find_parting_lines(const tl_run *run, tl_blocks *blocks);

/* --- Tables (tables.c) -------------------------------------------------------- */

/* Is it a row of a table: cells apart by a tab, or three by wide blanks? */
bool tl_holds_cells(const char *text, uint32_t start, uint32_t end);
/* Marks the rows and cells among the paragraphs from `from` up to `to`. */
void tl_find_tables(const tl_run *run, tl_blocks *blocks, uint32_t from, uint32_t to);

/* --- What single lines are (frame_line.c) -------------------------------------- */

/* DATE, DOC_NUMBER, SALUTATION, TOC, ATTACHMENT, CLOSING, BACKMATTER, BYLINE,
 * DIVISION for a numbered case (案例一), or 0. */
uint8_t tl_frame_line(const tl_run *run, uint32_t start, uint32_t end);
/* Does the block end in a word that titles end in: 通知, 规划, 条例? */
bool tl_ends_title(const tl_run *run, const tl_block *block);
/* Does a part of the head end with the block: a number, a title over its addressees? */
bool tl_parts_head(const tl_run *run, const tl_block *block, uint32_t start, uint32_t end);
/* Over digits of either script, with blanks between; how many there were. */
int tl_over_figures(const char *text, uint32_t *at, uint32_t end);
/* Does a term of the outline's word lists begin at `start`? */
bool tl_begins_term(const tl_run *run, uint32_t start, uint32_t end);
/* After "同志们！" at the head of a paragraph; 0 if it does not begin so. */
uint32_t tl_address_end(const tl_run *run, uint32_t start, uint32_t end);

static inline uint32_t tl_block_address(const tl_run *run, const tl_block *block) {
    return block->has_term ? tl_address_end(run, block->start, block->end) : 0;
}

/* The place in GB/T 9704: 一、 1, （一） 2, 1. 3, （1） 4, ① 5; others 0 (outline.c). */
int tl_ladder(uint8_t marker);

static inline bool tl_is_structural(uint8_t marker) {
    return marker >= TIAOLI_MARKER_PART && marker <= TIAOLI_MARKER_SECTION;
}

#endif
