/* The characters that numbers are written with. */
#ifndef TL_NUMBER_CHAR_H
#define TL_NUMBER_CHAR_H

#include <stdbool.h>
#include <stdint.h>

typedef enum tl_char_class {
    TL_CHAR_NONE,
    TL_CHAR_FIGURE, /* 〇 一 ... 九, 壹 ... 玖 */
    TL_CHAR_SMALL,  /* 十 百 千: they multiply what stands before           */
    TL_CHAR_BIG,    /* 万 亿: they multiply a whole section                 */
    TL_CHAR_SCORE,  /* 廿 卅 卌 */
    TL_CHAR_SOME    /* 几 */
} tl_char_class;

typedef struct tl_number_char {
    tl_char_class class;
    int32_t value; /* figure; power of ten; tens of a score                  */
    bool formal;   /* 壹 拾 佰: written so that nobody can alter it          */
} tl_number_char;

tl_number_char tl_number_char_of(uint32_t code_point);

#endif
