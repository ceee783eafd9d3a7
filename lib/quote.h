/*
 * What the files of the quote stage share: quote.c takes the pairs of quotation
 * marks and measures them, quote_head.c finds the noun that a quote modifies,
 * quote_kind.c decides the kind, quote_members.c lists the members of a counted
 * abbreviation, slogan.c and parallel.c find slogans without marks.
 */
#ifndef TL_QUOTE_H
#define TL_QUOTE_H

#include "run.h"

enum {
    TL_QUOTE_KEY = 96,      /* longer contents are no term of a list         */
    TL_QUOTE_SEGMENTS = 16, /* segments that are kept one by one             */
    TL_QUOTE_SHARED = 15,   /* shared characters that are told apart         */
    TL_QUOTE_AROUND = 240,  /* bytes looked at on either side                */
    TL_QUOTE_CHAIN = 12,    /* neighbouring quotes of one list               */
    TL_QUOTE_DEPTH = 8,     /* quotes nested deeper are not analysed: keeps the
                               whole stage linear                            */
    TL_QUOTE_DEEPEST = 64   /* quotes nested deeper are not reported: keeps the
                               sum of all findings' texts linear             */
};

/* One quote, measured; or an abbreviation without marks (slogan.c), of which only
 * span, index, limits and key are known. */
typedef struct tl_quote_view {
    const tl_bracket *pair; /* NULL: without marks                           */
    tl_span span;           /* with the marks                                */
    uint32_t index;         /* of the pair, or of the first bracket behind it        */
    tl_span limits;         /* of the line or the quote around it: nothing is sought
                               outside                                               */
    char key[TL_QUOTE_KEY]; /* content without blanks and breaks, if short   */
    uint32_t key_length;    /* 0: too long                                   */
    tl_classes key_classes; /* of the term that it is                        */
    uint32_t characters;    /* what stands in brackets is not counted        */
    uint32_t segments;
    tl_span segment[TL_QUOTE_SEGMENTS];
    bool equal_lengths; /* neighbours differ by at most one character        */
    bool same_lengths;  /* they do not differ                                */
    bool in_list;       /* of quotes that is closed by 等                    */
    tl_span head;
    tl_classes head_classes;
    bool head_near;  /* directly after the quote, or after 的                */
    bool head_bound; /* by 的 or 等                                          */
} tl_quote_view;

/* quote.c: fills key, key_length, key_classes from the text between the marks. */
void tl_quote_key(const tl_run *run, tl_quote_view *quote, uint32_t start, uint32_t end);
/* quote.c: fills limits; `around` is the quote in which it stands, or NULL, and *line
 * at most the line in which it begins, kept from one quote to the next. */
void tl_quote_limits(const tl_run *run, uint32_t *line, tl_quote_view *quote,
                     const tl_bracket *around);

/* quote_head.c: fills head, head_classes, head_near. */
void tl_quote_head(const tl_run *run, tl_quote_view *quote);

/* The pair of quotation marks that ends (begins) at the byte, or NULL; of the one
 * that ends, it is known that it comes before the bracket with the index. */
const tl_bracket *tl_quote_ending(const tl_run *run, uint32_t at, uint32_t index);
const tl_bracket *tl_quote_beginning(const tl_run *run, uint32_t at);

/* quote_kind.c */
typedef struct tl_quote_decision {
    uint8_t kind; /* TIAOLI_QUOTE_*                                          */
    uint16_t rule;
    uint32_t count; /* of a counted abbreviation                             */
    bool parallel, negative;
} tl_quote_decision;

tl_quote_decision tl_quote_decide(const tl_run *run, const tl_quote_view *quote);

/* The number at the beginning of words that count members: 两 of 两个确立; 0 if
 * there is none.  *after gets the byte after it. */
uint32_t tl_quote_number(const char *text, uint32_t start, uint32_t end, uint32_t *after);
/* How many members the words count, 5 of 三去一降一补; 0: they count none. */
uint32_t tl_quote_counts(const tl_run *run, const char *text, uint32_t length);
/* Is it the label of a five-year plan, 十四五? */
bool tl_quote_is_plan(const char *text, uint32_t length);

/* quote_members.c: finds the members listed nearby; *found is how many, 0 if no
 * list is there.  Spans in text order, at most TL_QUOTE_MEMBERS. */
enum { TL_QUOTE_MEMBERS = 32 };
typedef struct tl_quote_members {
    tl_span member[TL_QUOTE_MEMBERS];
    uint32_t found;
} tl_quote_members;

void tl_quote_find_members(const tl_run *run, const tl_quote_view *quote, uint32_t count,
                           tl_quote_members *members);
/* Has each member the first character of what is counted, 强 of 四强? */
bool tl_quote_shares_key(const tl_run *run, const tl_quote_view *quote,
                         const tl_quote_members *members);

/* slogan.c: the marks of kind QUOTE, [first, past) of run->marks. */
typedef struct tl_quote_marks {
    uint32_t first, past;
} tl_quote_marks;

/* Does the byte stand in a quote that is no quotation? */
bool tl_in_slogan(const tl_run *run, const tl_quote_marks *quotes, uint32_t at);

/* parallel.c: a mark for each parallel run of the sentences. */
bool tl_parallel_runs(tl_run *run, const tl_quote_marks *quotes);
/* How many characters stand in every segment, at most TL_QUOTE_SHARED; 0 for a
 * single one. */
uint32_t tl_shared_characters(const char *text, const tl_span *segments, uint32_t count);

#endif
