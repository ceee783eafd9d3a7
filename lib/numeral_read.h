/* One number at a position: what it says, exactly.  A pure function of bytes and lists. */
#ifndef TL_NUMERAL_READ_H
#define TL_NUMERAL_READ_H

#include "number_char.h"
#include "run.h"

/* How a number is written: what a reader needs to decide whether it is one. */
enum {
    TL_NUMBER_ARABIC = 1 << 0,  /* has ASCII or full-width figures             */
    TL_NUMBER_HAN = 1 << 1,     /* has Chinese number words                    */
    TL_NUMBER_FIGURES = 1 << 2, /* figure by figure, no multiplier: 二〇二五 */
    TL_NUMBER_BARE = 1 << 3,    /* begins with 百 千 万 亿 */
    TL_NUMBER_FORMAL = 1 << 4,  /* begins with 壹 贰 ... 拾 */
    TL_NUMBER_PAIR = 1 << 5,    /* two neighbours: 三五 七八 */
    TL_NUMBER_SIGNED = 1 << 6,
    TL_NUMBER_GROUPED = 1 << 7, /* 1,100                                       */
    TL_NUMBER_OPEN = 1 << 8,    /* 十余 三百多 */
    TL_NUMBER_ZERO_LED = 1 << 9 /* 08                                          */
};

typedef struct tl_number {
    uint32_t start, end; /* end: also where a malformed string ends          */
    uint8_t kind;        /* TIAOLI_NUMERAL_*; NONE: malformed, or none here  */
    uint16_t shape;
    uint32_t figures; /* how many characters, before the decimal mark        */
    tl_span unit;     /* % or 个百分点, part of the number                   */
    tl_value value;
} tl_number;

/* The number at text[at, end).  False: none begins here.  True with kind NONE:
 * a string of number words that says no number, up to out->end. */
bool tl_read_number(const tl_run *run, uint32_t at, uint32_t end, tl_number *out);

/* What counts or measures, at text[at, end) after blanks; length 0: nothing. */
typedef struct tl_unit {
    uint32_t start, end;
    tl_classes classes; /* of TL_UNIT_CLASSES                                */
    bool check;         /* it may begin a longer word                        */
} tl_unit;
tl_unit tl_read_unit(const tl_run *run, uint32_t at, uint32_t end);

/* Bytes of the longest word that the segmenter could see from the character at `at`
 * on: 3 if only the character, of longer words at least two characters, no limit
 * where the lists do not know (number_word_edges.tsv). */
uint32_t tl_longest_word(const tl_run *run, uint32_t at);
/* Could it see a longer word that ends with the character? */
bool tl_may_end_word(const tl_run *run, uint32_t at);

#define TL_UNIT_CLASSES                                                                         \
    (TL_CLASS(TL_NUMBER_CLASSIFIER) | TL_CLASS(TL_NUMBER_UNIT) | TL_CLASS(TL_NUMBER_CURRENCY) | \
     TL_CLASS(TL_NUMBER_DURATION) | TL_CLASS(TL_NUMBER_RATIO))
#define TL_LOOKALIKE_CLASSES                                                             \
    (TL_CLASS(TL_NUMBER_WORD) | TL_CLASS(TL_NUMBER_IDIOM) | TL_CLASS(TL_NUMBER_DEGREE) | \
     TL_CLASS(TL_NUMBER_NAME))

#endif
