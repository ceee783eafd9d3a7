/*
 * Offsets between bytes, UTF-16 units and code points: against a table written
 * by hand, and against counting, for every offset of texts that cross the steps
 * of the index.
 */
#include "support.h"
#include "text.h"

enum { BYTES = TIAOLI_UNIT_BYTES, UTF16 = TIAOLI_UNIT_UTF16, POINTS = TIAOLI_UNIT_CODE_POINTS };

static tiaoli_offsets *index_of(const char *text, size_t length) {
    tiaoli_error error = {TIAOLI_E_BUSY, 1};
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, length, NULL, &error);
    cr_assert_not_null(offsets);
    cr_assert_eq(error.status, TIAOLI_OK);
    return offsets;
}

/* One offset; UINT32_MAX if it is none. */
static uint32_t convert(const tiaoli_offsets *offsets, int32_t from, int32_t to, uint32_t offset) {
    uint32_t out = 12345;
    const size_t done = tiaoli_offsets_convert(offsets, from, to, &offset, &out, 1);
    cr_assert_leq(done, 1);
    if (!done) cr_assert_eq(out, 12345, "written though it is no offset");
    return done ? out : UINT32_MAX;
}

/* Every place of the text, counted from its beginning, in all nine directions. */
static void check_all(const char *text, uint32_t length) {
    tiaoli_offsets *offsets = index_of(text, length);
    uint32_t at[3] = {0, 0, 0};
    for (bool more = true; more;) {
        for (int32_t from = 0; from < 3; from++)
            for (int32_t to = 0; to < 3; to++)
                cr_assert_eq(convert(offsets, from, to, at[from]), at[to], "%d to %d at byte %u",
                             (int)from, (int)to, (unsigned)at[0]);
        more = at[BYTES] < length;
        if (!more) break;
        uint32_t used;
        const uint32_t c = tl_decode(text, at[BYTES], length, &used);
        for (uint32_t inside = 1; inside < used; inside++)
            cr_assert_eq(convert(offsets, BYTES, POINTS, at[BYTES] + inside), UINT32_MAX);
        if (c > 0xFFFF) cr_assert_eq(convert(offsets, UTF16, BYTES, at[UTF16] + 1), UINT32_MAX);
        at[BYTES] += used;
        at[UTF16] += c > 0xFFFF ? 2 : 1;
        at[POINTS]++;
    }
    for (int32_t from = 0; from < 3; from++) {
        cr_assert_eq(convert(offsets, from, BYTES, at[from] + 1), UINT32_MAX);
        cr_assert_eq(convert(offsets, from, BYTES, UINT32_MAX), UINT32_MAX);
    }
    tiaoli_offsets_free(offsets);
}

Test(offsets, by_hand) {
    /* BOM, CRLF, an ideograph of plane 2, an emoji, a bad byte */
    static const char text[] =
        "\xEF\xBB\xBF"
        "A\r\n条\xF0\xA0\xAE\xB7\xF0\x9F\x98\x80\xFFz";
    static const uint32_t expected[][3] = {{0, 0, 0},   {3, 1, 1},  {4, 2, 2},  {5, 3, 3},
                                           {6, 4, 4},   {9, 5, 5},  {13, 7, 6}, {17, 9, 7},
                                           {18, 10, 8}, {19, 11, 9}};
    tiaoli_offsets *offsets = index_of(text, sizeof text - 1);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        for (int32_t from = 0; from < 3; from++)
            for (int32_t to = 0; to < 3; to++)
                cr_assert_eq(convert(offsets, from, to, expected[i][from]), expected[i][to]);
    cr_assert_eq(convert(offsets, UTF16, BYTES, 6), UINT32_MAX); /* between surrogates */
    cr_assert_eq(convert(offsets, BYTES, UTF16, 10), UINT32_MAX);
    tiaoli_offsets_free(offsets);
}

Test(offsets, every_place_of_odd_texts) {
    static const char *const texts[] = {
        "",   "a",    "条",       "\xF0\xA0\xAE\xB7", "\r\n\r\n",
        "\n", "\xC3", "\xE6\x9D", "\xED\xA0\x80",     "\xEF\xBF\xBD"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_all(texts[i], (uint32_t)strlen(texts[i]));
    check_all("a\0条\0", 6);
}

/* Characters of one to four bytes lie on, before and over each step. */
Test(offsets, every_place_around_the_steps) {
    static const char *const characters[] = {"a", "é", "条", "\xF0\xA0\xAE\xB7", "\xFF"};
    char text[1100];
    for (size_t c = 0; c < sizeof characters / sizeof *characters; c++)
        for (uint32_t before = 250; before <= 258; before++) {
            uint32_t length = before;
            memset(text, 'x', before);
            for (const size_t n = strlen(characters[c]); length + n <= 1030; length += (uint32_t)n)
                memcpy(text + length, characters[c], n);
            check_all(text, length);
        }
}

Test(offsets, every_place_of_the_speech) {
    size_t length;
    char *speech = tl_test_fixture("speech.txt", &length);
    check_all(speech, (uint32_t)length);
    free(speech);
}

/* All spans of a document at once, there and back, in place and in any order. */
Test(offsets, all_spans_of_a_document) {
    size_t length;
    char *speech = tl_test_fixture("speech.txt", &length);
    tiaoli_doc *doc = tl_test_parse_with(speech, length, NULL);
    const char *text = tiaoli_doc_text(doc, &length);
    tiaoli_offsets *offsets = index_of(text, length);
    const uint32_t nodes = tiaoli_doc_node_count(doc), marks = tiaoli_doc_mark_count(doc);
    const size_t count = 2 * ((size_t)nodes + marks);
    uint32_t *bytes = malloc(count * sizeof *bytes), *other = malloc(count * sizeof *other);
    cr_assert(bytes && other);
    size_t n = 0;
    for (tiaoli_node i = 1; i <= nodes; i++) {
        bytes[n++] = tiaoli_node_start(doc, i);
        bytes[n++] = tiaoli_node_end(doc, i);
    }
    for (tiaoli_mark i = marks; i >= 1; i--) {
        bytes[n++] = tiaoli_mark_end(doc, i);
        bytes[n++] = tiaoli_mark_start(doc, i);
    }
    for (int32_t unit = UTF16; unit <= POINTS; unit++) {
        cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, unit, bytes, other, count), count);
        for (size_t i = 0; i < count; i++)
            cr_assert_eq(other[i], tl_count_characters(text, 0, bytes[i])); /* all in plane 0 */
        cr_assert_eq(tiaoli_offsets_convert(offsets, unit, BYTES, other, other, count), count);
        cr_assert_eq(memcmp(bytes, other, count * sizeof *bytes), 0);
    }
    free(bytes);
    free(other);
    tiaoli_offsets_free(offsets);
    tiaoli_doc_free(doc);
    free(speech);
}

Test(offsets, stops_at_the_first_that_is_none) {
    tiaoli_offsets *offsets = index_of("条例", 6);
    const uint32_t in[] = {0, 3, 4, 6};
    uint32_t out[] = {9, 9, 9, 9};
    cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, POINTS, in, out, 4), 2);
    cr_assert(out[0] == 0 && out[1] == 1 && out[2] == 9 && out[3] == 9);
    cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, POINTS, in, out, 0), 0);
    tiaoli_offsets_free(offsets);
}

Test(offsets, misuse) {
    tiaoli_offsets *offsets = index_of("条例", 6);
    uint32_t at = 0, out = 7;
    cr_assert_eq(tiaoli_offsets_convert(NULL, BYTES, UTF16, &at, &out, 1), 0);
    cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, UTF16, NULL, &out, 1), 0);
    cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, UTF16, &at, NULL, 1), 0);
    static const int32_t none[] = {-1, 3, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        cr_assert_eq(tiaoli_offsets_convert(offsets, none[i], UTF16, &at, &out, 1), 0);
        cr_assert_eq(tiaoli_offsets_convert(offsets, BYTES, none[i], &at, &out, 1), 0);
    }
    cr_assert_eq(out, 7);
    tiaoli_offsets_free(offsets);
    tiaoli_offsets_free(NULL);

    tiaoli_error error = {TIAOLI_OK, 0};
    const tiaoli_allocator half = {NULL, NULL, NULL, NULL};
    cr_assert_null(tiaoli_offsets_new(NULL, 1, NULL, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    cr_assert_null(tiaoli_offsets_new("x", 1, &half, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    cr_assert_null(tiaoli_offsets_new("x", UINT32_MAX, NULL, &error));
    cr_assert_eq(error.status, TIAOLI_E_LIMIT);
    cr_assert_eq(error.offset, UINT32_MAX);
    cr_assert_null(tiaoli_offsets_new(NULL, 1, NULL, NULL));
}

Test(offsets, memory) {
    tl_test_memory memory = {0};
    const tiaoli_allocator allocator = tl_test_allocator(&memory);
    char text[3000];
    memset(text, 'x', sizeof text);
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, sizeof text, &allocator, NULL);
    cr_assert_not_null(offsets);
    cr_assert_eq(memory.calls, 1);
    cr_assert_lt(memory.peak, 300);
    tiaoli_offsets_free(offsets);
    cr_assert_eq(memory.live, 0);
    cr_assert_not(memory.wrong_size);

    tiaoli_error error = {TIAOLI_OK, 0};
    memory.fail_at = 2;
    cr_assert_null(tiaoli_offsets_new(text, sizeof text, &allocator, &error));
    cr_assert_eq(error.status, TIAOLI_E_NOMEM);
    cr_assert_eq(memory.live, 0);
}
