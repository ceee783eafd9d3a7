/* Provisions of a law as they are written: what citation.c reads. */
#ifndef TL_CITATION_H
#define TL_CITATION_H

#include "document.h"

/* In falling rank.  The number of each stands at its place in tl_citation.number;
 * at TL_NO_UNIT that of 之一 behind an article. */
enum tl_rank {
    TL_NO_UNIT,
    TL_PART,
    TL_CHAPTER,
    TL_SECTION,
    TL_ARTICLE,
    TL_PARAGRAPH,
    TL_ITEM,
    TL_SUBITEM
};
_Static_assert(TL_SUBITEM + 1 == TL_UNITS, "a number has a place for each unit");

enum { TL_MOST_MEMBERS = 32 /* of 第一、二、三项 that are read */ };

/* One provision, or one member of a list that names its unit once. */
typedef struct tl_member {
    uint32_t start, end;
    uint16_t number[TL_UNITS];
    uint8_t first, last; /* enum tl_rank                                     */
    bool bracketed;      /* the last number: such a one counts nothing       */
    bool to;             /* a range runs to it from the one before           */
} tl_member;

typedef struct tl_group {
    uint32_t count, end;
    uint32_t seen; /* up to where nothing else can begin, if there is none   */
    tl_member member[TL_MOST_MEMBERS];
} tl_group;

/* The provisions that begin with the 第 at `at`: 第三条第一款第（二）项, and of
 * 第三条第一、二款 the two; false if there is none. */
bool tl_read_provisions(const char *text, uint32_t at, uint32_t end, tl_group *group);

/* The unit that a character names: 条, 款 ... */
enum tl_rank tl_unit_of(uint32_t c);

/* A whole number up to 65535, Chinese or with figures: its value, *after its end; 0 if
 * there is none. */
uint16_t tl_read_small(const char *text, uint32_t at, uint32_t end, uint32_t *after);

/* Over blanks and one line break: steps may be wrapped, 第⏎一项. */
uint32_t tl_over_wrap(const char *text, uint32_t at, uint32_t end);
uint32_t tl_before_wrap(const char *text, uint32_t start, uint32_t at);

/* Over what joins the members of a list of provisions: 、 和 至; *to: a range. */
uint32_t tl_over_joint(const char *text, uint32_t at, uint32_t end, bool *to);

/* 国发〔2020〕15号 behind the opening bracket of its year: its end, else `at`. */
uint32_t tl_over_doc_number(const char *text, uint32_t at, uint32_t end);

/* The text of numbers, in the form 第三条之一第二款第一项; at most TL_CITATION_TEXT bytes. */
enum { TL_CITATION_TEXT = 256 };
size_t tl_citation_text(const uint16_t number[TL_UNITS], char *out);

#endif
