/*
 * Takes a byte position, gives the word there.  The words of one Han run are
 * asked for only when a decision needs them and kept until another run is
 * asked for; a run is segmented alone, whether one word is asked for or all are.
 */
#include "run.h"

/* Does the character at `at` fall to the first piece of a run? */
static bool in_first_piece(const tl_run *run, uint32_t start, uint32_t at) {
    return at == start || tl_after(run->text, at, run->length) - start <= run->max_han_run;
}

/* The Han run around `at`, or a piece of one that is longer than max_han_run: its
 * first bytes, as many as that, or what begins in one cell of a grid over the text.
 * So a run is cut at the same places whoever asks, without a way back to the start
 * of a very long one. */
static tl_span han_piece(const tl_run *run, uint32_t at) {
    const uint32_t most = run->max_han_run, cell = most > 3 ? most - 3 : 1;
    uint32_t start = at;
    while (start > 0 && (at - start) / 2 < most && tl_is_han(tl_decode_before(run->text, 0, start)))
        start = tl_before(run->text, 0, start);
    const bool whole = start == 0 || !tl_is_han(tl_decode_before(run->text, 0, start));
    tl_span span = {start, at};
    if (whole && in_first_piece(run, start, at)) {
        while (tl_is_han(tl_peek(run->text, span.end, run->length)) &&
               in_first_piece(run, start, span.end))
            span.end = tl_after(run->text, span.end, run->length);
        return span;
    }
    const uint32_t from = at - at % cell; /* a character that begins here may reach over */
    while (span.start < from || (whole && in_first_piece(run, start, span.start)))
        span.start = tl_after(run->text, span.start, run->length);
    while (span.end - from < cell && tl_is_han(tl_peek(run->text, span.end, run->length)))
        span.end = tl_after(run->text, span.end, run->length);
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

static bool add_end(tl_run *run, uint32_t end) {
    return TL_PUSH(&run->memory, &run->word_ends, end) || tl_fail(run, TIAOLI_E_NOMEM, 0);
}

static bool read_words(tl_run *run, tl_span span) {
    run->han_segmented += span.end - span.start;
    if (!to_utf16(run, span)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    if (!tl_segmenter_text(run->segmenter, run->utf16.data, run->utf16.count))
        return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
    uint32_t last = 0, at = span.start;
    for (uint32_t unit; (unit = tl_segmenter_next(run->segmenter)) != 0; last = unit) {
        if (unit <= last) return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
        for (uint32_t i = last, length; i < unit; at += length)
            i += tl_decode(run->text, at, span.end, &length) > 0xFFFF ? 2 : 1;
        if (!add_end(run, at)) return false;
    }
    if (last != run->utf16.count) return tl_fail(run, TIAOLI_E_SEGMENTER, span.start);
    return true;
}

/* Who asks may take a failure for "no" and go on: nothing half read is kept. */
static void forget(tl_run *run) {
    run->word_ends.count = 0;
    run->words_of.start = run->words_of.end = 0;
}

static bool segment(tl_run *run, tl_span span) {
    forget(run);
    if (!read_words(run, span)) return false;
    run->words_of = span;
    return true;
}

bool tl_all_words(tl_run *run) {
    forget(run);
    for (uint32_t at = 0; at < run->length;) {
        if (!tl_is_han(tl_peek(run->text, at, run->length))) {
            at = tl_after(run->text, at, run->length);
            continue;
        }
        const tl_span span = han_piece(run, at);
        if (!add_end(run, span.start) || !read_words(run, span)) return false;
        at = span.end;
    }
    run->words_of.end = run->length;
    return true;
}

bool tl_word_at(tl_run *run, uint32_t at, tl_span *word) {
    if (!tl_is_han(tl_peek(run->text, at, run->length))) {
        word->start = at; /* outside Han runs a word is a character */
        word->end = tl_after(run->text, at, run->length);
        return true;
    }
    if (at < run->words_of.start || at >= run->words_of.end) {
        if (!segment(run, han_piece(run, at))) return false;
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
