/* The frame of a document: what single lines are (frame_line.c), its head (frame_head.c),
 * its end (frame.c). */
#ifndef TL_FRAME_H
#define TL_FRAME_H

#include "outline.h"

enum {
    TL_SHORT_LINE = 40,      /* characters: longer is no title line              */
    TL_SHORT_NAME = 24,      /* characters of a byline or signature              */
    TL_LONGEST_CLOSING = 80, /* characters                                       */
    TL_SIGNATURE_LINES = 6   /* at most so many lines before the date            */
};

typedef struct tl_frame {
    tl_run *run;
    tl_blocks *blocks;
    bool titled;   /* a title was found                                    */
    bool dated;    /* a history was                                         */
    uint32_t body; /* index of the first block after the head               */
} tl_frame;

/* --- What a line is (frame_line.c) ------------------------------------------------ */

/* Does a term of the class begin it? */
bool tl_begins_with(const tl_run *run, uint32_t start, uint32_t end, int class_id);
/* Nothing but a date, up to the day, and up to the month. */
bool tl_is_date_line(const char *text, uint32_t start, uint32_t end);
bool tl_is_month_line(const char *text, uint32_t start, uint32_t end);
/* What happened to the text when; `follows`: the line before tells of it, too. */
bool tl_is_history(const tl_run *run, uint32_t start, uint32_t end, bool follows);
bool tl_is_addressee(const tl_run *run, uint32_t start, uint32_t end);
bool tl_is_attachment(const tl_run *run, uint32_t start, uint32_t end);
bool tl_tells_printing(const tl_run *run, uint32_t start, uint32_t end);
/* The classes of a label with its colon at the head of the line. */
tl_classes tl_label_classes(const tl_run *run, uint32_t start, uint32_t end);
bool tl_is_metadata(const tl_run *run, uint32_t start, uint32_t end);
bool tl_is_above_title(const tl_run *run, uint32_t start, uint32_t end);
bool tl_is_signed_date(const tl_run *run, uint32_t start, uint32_t end);
bool tl_is_closing(const tl_run *run, uint32_t start, uint32_t end);
/* A name, with an office before it or (`with_office` false) without. */
bool tl_is_byline(const tl_run *run, uint32_t start, uint32_t end, bool with_office);
bool tl_names_organ(const tl_run *run, const tl_block *block);

/* --- The head (frame_head.c) ------------------------------------------------------- */

/* A line that could stand in a title: short, and no sentence. */
bool tl_is_title_line(const char *text, const tl_block *block);
/* Gives the blocks of the head their kinds, and fills frame->titled, dated and body. */
void tl_find_head(tl_frame *frame);
/* The tables of contents and histories of attached texts among the blocks before `end`. */
void tl_find_attached_heads(const tl_frame *frame, uint32_t end);

#endif
