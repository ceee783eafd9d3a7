/* UTF-8 checking, decoding in both directions, blanks and digits. */
#include "support.h"
#include "text.h"

static uint32_t first_bad(const char *text, size_t length) {
    return tl_utf8_check(text, (uint32_t)length);
}

Test(text, valid_text_is_checked_to_its_end) {
    static const char *const good[] = {"",
                                       "a",
                                       "党建",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF",
                                       "\xEF\xBB\xBF一"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        cr_assert_eq(first_bad(good[i], strlen(good[i])), strlen(good[i]), "example %zu", i);
}

Test(text, first_bad_byte_is_where_its_sequence_begins) {
    static const struct {
        const char *text;
        uint32_t length, bad;
    } bad[] = {
        {"\x80", 1, 0},                 /* continuation alone                    */
        {"a\xBFz", 3, 1},               /*                                       */
        {"\xC0\xAF", 2, 0},             /* overlong                              */
        {"\xC1\xBF", 2, 0},             /*                                       */
        {"ab\xE0\x9F\xBF", 5, 2},       /*                                       */
        {"\xF0\x8F\xBF\xBF", 4, 0},     /*                                       */
        {"\xED\xA0\x80", 3, 0},         /* surrogate                             */
        {"\xED\xBF\xBF", 3, 0},         /*                                       */
        {"\xF4\x90\x80\x80", 4, 0},     /* above U+10FFFF                        */
        {"\xF5\x80\x80\x80", 4, 0},     /*                                       */
        {"\xFE", 1, 0},                 /*                                       */
        {"\xFF", 1, 0},                 /*                                       */
        {"\xE5\x85", 2, 0},             /* cut off at the end                    */
        {"\xE5\x85\x9A\xE5", 4, 3},     /*                                       */
        {"\xE5\x85\x9A\xE5\xBB", 5, 3}, /*                                       */
        {"\xF0\x9F\x98", 3, 0},         /*                                       */
        {"\xE5"
         "a\x9A",
         3, 0},                 /* broken off by another character       */
        {"\xC3\xC3\xA9", 3, 0}, /*                                       */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert_eq(first_bad(bad[i].text, bad[i].length), bad[i].bad, "example %zu", i);
}

/* Every byte in every place of a text long enough for any block-wise path. */
Test(text, a_bad_byte_is_found_wherever_it_stands) {
    char text[256];
    for (uint32_t length = 1; length < sizeof text; length += 7) {
        for (uint32_t at = 0; at < length; at++) {
            memset(text, 'x', sizeof text);
            text[at] = (char)0xFF;
            cr_assert_eq(tl_utf8_check(text, length), at);
        }
    }
}

Test(text, checking_agrees_with_decoding_for_all_short_sequences) {
    /* all first and second bytes, with a few third and fourth ones */
    static const unsigned char tails[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0xBF, 0xC0, 0xFF};
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < 256; b++)
            for (size_t i = 0; i < sizeof tails; i++)
                for (size_t k = 0; k < sizeof tails; k++) {
                    const unsigned char bytes[4] = {(unsigned char)a, (unsigned char)b, tails[i],
                                                    tails[k]};
                    char text[4];
                    memcpy(text, bytes, 4);
                    uint32_t at = 0, good = 0;
                    for (; at < 4; at += good) {
                        const uint32_t code = tl_decode(text, at, 4, &good);
                        cr_assert(good >= 1 && at + good <= 4);
                        const bool replaced = code == 0xFFFD && good == 1;
                        if (replaced) break;
                    }
                    cr_assert_eq(tl_utf8_check(text, 4), at, "%02x %02x %02x %02x", a, b, tails[i],
                                 tails[k]);
                }
}

Test(text, every_character_decodes_to_itself_forwards_and_backwards) {
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char text[6] = {'<'};
        uint32_t n = 1;
        if (code < 0x80) {
            text[n++] = (char)code;
        } else if (code < 0x800) {
            text[n++] = (char)(0xC0 | (code >> 6));
            text[n++] = (char)(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            text[n++] = (char)(0xE0 | (code >> 12));
            text[n++] = (char)(0x80 | ((code >> 6) & 0x3F));
            text[n++] = (char)(0x80 | (code & 0x3F));
        } else {
            text[n++] = (char)(0xF0 | (code >> 18));
            text[n++] = (char)(0x80 | ((code >> 12) & 0x3F));
            text[n++] = (char)(0x80 | ((code >> 6) & 0x3F));
            text[n++] = (char)(0x80 | (code & 0x3F));
        }
        uint32_t length = 0;
        if (tl_decode(text, 1, n, &length) != code || length != n - 1 ||
            tl_decode_before(text, 0, n) != code || tl_before(text, 0, n) != 1 ||
            tl_utf8_check(text, n) != n)
            cr_assert_fail("U+%04lX", (unsigned long)code);
    }
}

Test(text, characters_are_the_same_forwards_and_backwards_in_any_bytes) {
    static const unsigned char some[] = {0x20, 0x41, 0x80, 0x93, 0xBF, 0xC3, 0xE0, 0xE5,
                                         0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0xFF, 0x85, 0x9A};
    uint32_t state = 2463534242U;
    for (unsigned round = 0; round < 20000; round++) {
        char text[12];
        bool starts[13] = {false};
        for (size_t i = 0; i < sizeof text; i++) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            text[i] = (char)some[(state >> 9) % sizeof some];
        }
        for (uint32_t at = 0; at < sizeof text; at = tl_after(text, at, sizeof text))
            starts[at] = true;
        for (uint32_t at = sizeof text; at > 0; at = tl_before(text, 0, at)) {
            cr_assert(at == sizeof text || starts[at]);
            for (uint32_t k = tl_before(text, 0, at) + 1; k < at; k++) cr_assert_not(starts[k]);
        }
    }
}

Test(text, nothing_is_read_beyond_the_end) {
    /* the last byte of an exact allocation: a sanitizer would see a read after it */
    static const char *const cut[] = {"\xE5", "\xE5\x85", "\xF0\x9F", "\xF0\x9F\x98", "\xC3"};
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        const uint32_t length = (uint32_t)strlen(cut[i]);
        char *text = malloc(length);
        cr_assert_not_null(text);
        memcpy(text, cut[i], length);
        uint32_t used = 0;
        cr_assert_eq(tl_decode(text, 0, length, &used), 0xFFFD);
        cr_assert_eq(used, 1);
        cr_assert_eq(tl_utf8_check(text, length), 0);
        free(text);
    }
    cr_assert_eq(tl_before("x", 0, 0), 0);
    cr_assert_eq(tl_before("xyz", 2, 2), 2);
    cr_assert_eq(tl_peek("x", 1, 1), 0);
    cr_assert_eq(tl_after("x", 1, 1), 1);
    cr_assert_eq(tl_decode_before("x", 1, 1), 0);
}

Test(text, blanks) {
    static const uint32_t blank[] = {' ', '\t', 0xA0, 0x2000, 0x200B, 0x3000, 0xFEFF};
    static const uint32_t other[] = {0, '\n', '\r', 'a', 0x4E00, 0x200C, 0xFF0C, 0x3001};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        cr_assert(tl_is_blank(blank[i]), "U+%04lX", (unsigned long)blank[i]);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        cr_assert_not(tl_is_blank(other[i]), "U+%04lX", (unsigned long)other[i]);
    const char *text = "\xE3\x80\x80\xE3\x80\x80 一 \t二\xC2\xA0\xE3\x80\x80";
    const uint32_t length = (uint32_t)strlen(text);
    const uint32_t start = tl_skip_blanks(text, 0, length);
    const uint32_t end = tl_trim_blanks(text, start, length);
    cr_assert_eq(start, 7);
    cr_assert_eq(end, length - 5);
    cr_assert_eq(tl_skip_blanks("  ", 0, 2), 2);
    cr_assert_eq(tl_trim_blanks("  ", 0, 2), 0);
}

Test(text, digits_and_han) {
    for (uint32_t i = 0; i < 10; i++) {
        cr_assert_eq(tl_digit('0' + i), (int)i);
        cr_assert_eq(tl_digit(0xFF10 + i), (int)i);
    }
    cr_assert_eq(tl_digit('a'), -1);
    cr_assert_eq(tl_digit(0x4E00), -1);
    cr_assert_eq(tl_digit(0xFF1A), -1);
    cr_assert(tl_is_han(0x4E00) && tl_is_han(0x9FA5) && tl_is_han(0x3400) && tl_is_han(0x20000));
    cr_assert_not(tl_is_han('a') || tl_is_han(0x3001) || tl_is_han(0xFF0C) || tl_is_han(0x3042));
}

Test(text, characters_are_counted_not_bytes) {
    const char *text = "十四五a\xF0\x9F\x98\x80";
    cr_assert_eq(tl_count_characters(text, 0, (uint32_t)strlen(text)), 5);
    cr_assert_eq(tl_count_characters(text, 3, 9), 2);
    cr_assert_eq(tl_count_characters(text, 3, 3), 0);
}
