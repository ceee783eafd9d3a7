/*
 * Takes a byte position, gives the word there.  The words of one Han run are
 * asked for only when a decision needs them and kept until another run is
 * asked for; segmenting a run alone gives the same words as the whole text.
 */
#include "run.h"

/* The Han run around `at`.  Of one that is longer than max_han_run, that many
 * bytes, half of them before `at` where both sides have enough. */
static tl_span han_run(const tl_run *run, uint32_t at) {
    const uint32_t most = run->max_han_run;
    tl_span span = {at, at};
    while (span.start > 0 && at - span.start < most &&
           tl_is_han(tl_decode_before(run->text, 0, span.start)))
        span.start = tl_before(run->text, 0, span.start);
    while (span.end < run->length && span.end - at < most &&
           tl_is_han(tl_peek(run->text, span.end, run->length)))
        span.end = tl_after(run->text, span.end, run->length);
    const uint32_t after = span.end - at;
    const uint32_t before = after < most - most / 2 ? most - after : most / 2;
    while (at - span.start > before) span.start = tl_after(run->text, span.start, at);
    while (span.end - span.start > most && tl_before(run->text, at, span.end) > at)
        span.end = tl_before(run->text, at, span.end);
    return span;
}

/* ICU reads UTF-16 half as fast again as UTF-8. */
static bool to_utf16(tl_run *run, tl_span span) {
    run->utf16.count = 0;
    for (uint32_t at = span.start, length; at < span.end; at += length) {
        const uint32_t c = tl_decode(run->text, at, span.end, &length);
        const uint32_t lead = 0xD7C0 + (c >> 10), trail = 0xDC00 + (c & 0x3FF);
        if (c > 0xFFFF && !TL_PUSH(&run->memory, &run->utf16, (uint16_t)lead)) return false;
        if (!TL_PUSH(&run->memory, &run->utf16, (uint16_t)(c > 0xFFFF ? trail : c))) return false;
    }
    return true;
}

static bool read_words(tl_run *run, tl_span span) {
    if (!to_utf16(run, span)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    if (!tl_segmenter_text(run->segmenter, run->utf16.data, run->utf16.count))
        return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
    uint32_t last = 0, at = span.start;
    for (uint32_t unit; (unit = tl_segmenter_next(run->segmenter)) != 0; last = unit) {
        if (unit <= last) return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
        for (uint32_t i = last, length; i < unit; at += length)
            i += tl_decode(run->text, at, span.end, &length) > 0xFFFF ? 2 : 1;
        if (!TL_PUSH(&run->memory, &run->word_ends, at)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    }
    if (last != run->utf16.count) return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
    return true;
}

static bool segment(tl_run *run, tl_span span) {
    run->word_ends.count = 0;
    run->han_segmented += span.end - span.start;
    const bool done = read_words(run, span);
    /* who asks may take a failure for "no" and go on: nothing half read is kept */
    run->words_of.start = done ? span.start : 0;
    run->words_of.end = done ? span.end : 0;
    return done;
}

bool tl_all_words(tl_run *run) {
    const tl_span all = {0, run->length};
    return segment(run, all);
}

bool tl_word_at(tl_run *run, uint32_t at, tl_span *word) {
    if (!tl_is_han(tl_peek(run->text, at, run->length))) {
        word->start = at; /* outside Han runs a word is a character */
        word->end = tl_after(run->text, at, run->length);
        return true;
    }
    if (at < run->words_of.start || at >= run->words_of.end) {
        if (!segment(run, han_run(run, at))) return false;
    }
    uint32_t low = 0, high = run->word_ends.count - 1;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (run->word_ends.data[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    word->start = low ? run->word_ends.data[low - 1] : run->words_of.start;
    word->end = run->word_ends.data[low];
    return true;
}
