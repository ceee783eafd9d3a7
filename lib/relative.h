/* Words of the calendar by a reference date: what quantity.c asks of relative.c. */
#ifndef TL_RELATIVE_H
#define TL_RELATIVE_H

#include "quantity.h"

/* Is it a day of the calendar, of the years that a text is read in? */
bool tl_is_calendar_day(int32_t date);

/* What the word text[at, end) means by the reference date; without a value where
 * there is no such date or the word is not certain.  Words come in text order. */
tl_value tl_relative_value(tl_quantity_scan *scan, uint32_t at, uint32_t end);

/* A date of the text: completes it by the word directly before (今年|4月8日,
 * 上月|25日), and remembers of which year it speaks. */
void tl_place_date(tl_quantity_scan *scan, tl_amount *date);

#endif
