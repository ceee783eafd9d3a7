/*
 * Texts that are no good text: bytes that are no UTF-8, odd line breaks, broken
 * quotes, nothing at all.
 */
#include "support.h"

#define INIT(type, name) type name = {.size = sizeof name}

static uint32_t note_at(const tiaoli_doc *doc, int32_t code) {
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        INIT(tiaoli_note, note);
        tiaoli_doc_note_get(doc, i, &note);
        if (note.code == code) return note.start;
    }
    return UINT32_MAX;
}

/* --- Bytes ------------------------------------------------------------------- */

Test(bad_input, bytes_that_are_no_utf8_are_refused_with_their_place) {
    tl_test_fails("一、\xFF学", 10, NULL, TIAOLI_E_UTF8, 6);
    tl_test_fails("\x80", 1, NULL, TIAOLI_E_UTF8, 0);
    tl_test_fails("加强\xE5\x85", 8, NULL, TIAOLI_E_UTF8, 6);
    tl_test_fails("ab\xED\xA0\x80", 5, NULL, TIAOLI_E_UTF8, 2);
    /* GBK bytes, as of a file in the wrong encoding */
    tl_test_fails("\xB5\xB3\xBD\xA8", 4, NULL, TIAOLI_E_UTF8, 0);
}

Test(bad_input, or_let_pass_and_noted_one_by_one) {
    static const char text[] = "一、\xFF加强\xE5\x85。\n\x80二、落实。";
    INIT(tiaoli_options, options);
    options.flags = TIAOLI_PARSE_REPLACE_UTF8;
    tiaoli_doc *doc = tl_test_parse_with(text, sizeof text - 1, &options);
    uint32_t notes = 0;
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        INIT(tiaoli_note, note);
        tiaoli_doc_note_get(doc, i, &note);
        notes += note.code == TIAOLI_NOTE_REPLACED_UTF8;
    }
    cr_assert_eq(notes, 4);
    cr_assert_eq(note_at(doc, TIAOLI_NOTE_REPLACED_UTF8), 6);
    char *json = tl_test_json(doc);
    const size_t length = strlen(json);
    tiaoli_doc *again = tiaoli_parse(json, length, NULL);
    cr_assert_not_null(again, "the JSON is UTF-8");
    tiaoli_doc_free(again);
    free(json);
    tiaoli_doc_free(doc);
}

/* A text that is handed out is one line of UTF-8 that ends with its NUL. */
Test(bad_input, the_name_of_a_law_is_mended_where_it_is_told) {
    static const char text[] = "按照《渡口\xFF管理\x00安全\n办法》第三条办理。\n";
    INIT(tiaoli_options, options);
    options.flags = TIAOLI_PARSE_REPLACE_UTF8;
    tiaoli_doc *doc = tl_test_parse_with(text, sizeof text - 1, &options);
    const tiaoli_mark law = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, 0);
    char target[100];
    tiaoli_reference_text(doc, law, target, sizeof target);
    cr_assert_str_eq(target, "渡口\uFFFD管理 安全办法");
    tiaoli_reference_text(doc, tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, law), target,
                          sizeof target);
    cr_assert_str_eq(target, "渡口\uFFFD管理 安全办法#第三条");
    tiaoli_doc_free(doc);
}

Test(bad_input, any_bytes_can_be_let_pass) {
    /* a fixed generator, so that a failure comes back */
    uint32_t state = 2463534242U;
    for (unsigned round = 0; round < 300; round++) {
        char text[257];
        const size_t length = round % sizeof text;
        for (size_t i = 0; i < length; i++) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            text[i] = (char)(state >> 11);
        }
        INIT(tiaoli_options, options);
        options.flags = TIAOLI_PARSE_REPLACE_UTF8;
        tiaoli_doc_free(tl_test_parse_with(text, length, &options));
    }
}

Test(bad_input, nul_bytes_are_characters) {
    static const char text[] = "一、加强\0领导。\n\0\n二、落实。";
    tiaoli_doc *doc = tl_test_parse_with(text, sizeof text - 1, NULL);
    size_t length = 0;
    cr_assert_eq(memcmp(tiaoli_doc_text(doc, &length), text, sizeof text - 1), 0);
    cr_assert_eq(length, sizeof text - 1);
    tiaoli_doc_free(doc);
}

/* --- Lines --------------------------------------------------------------------- */

static char *with_breaks(const char *text, const char *line_break) {
    char *out = malloc(strlen(text) * 2 + 1), *at = out;
    for (; *text; text++) {
        if (*text == '\n') {
            memcpy(at, line_break, strlen(line_break));
            at += strlen(line_break);
        } else {
            *at++ = *text;
        }
    }
    *at = '\0';
    return out;
}

Test(bad_input, lf_cr_and_crlf_give_the_same_structure) {
    char *speech = tl_test_fixture("speech.txt", NULL);
    char *cr = with_breaks(speech, "\r"), *crlf = with_breaks(speech, "\r\n");
    tiaoli_doc *docs[3] = {tl_test_parse(speech), tl_test_parse(cr), tl_test_parse(crlf)};
    for (int i = 1; i < 3; i++) {
        char *a = tl_test_outline(docs[0], true), *b = tl_test_outline(docs[i], true);
        cr_assert_str_eq(a, b);
        free(a);
        free(b);
        for (int32_t kind = TIAOLI_MARK_NUMERAL; kind <= TIAOLI_MARK_TARGET; kind++) {
            a = tl_test_list(docs[0], kind);
            b = tl_test_list(docs[i], kind);
            cr_assert_str_eq(a, b);
            free(a);
            free(b);
        }
    }
    for (int i = 0; i < 3; i++) tiaoli_doc_free(docs[i]);
    free(speech);
    free(cr);
    free(crlf);
}

Test(bad_input, a_bom_is_skipped) {
    tiaoli_doc *doc = tl_test_parse("\xEF\xBB\xBF一、加强领导\n各部门要落实。\n");
    const tiaoli_node division = tiaoli_doc_node_at(doc, 3, TIAOLI_NODE_DIVISION);
    cr_assert_neq(division, 0);
    cr_assert_eq(tiaoli_node_start(doc, division), 3);
    tiaoli_doc_free(doc);
    doc = tl_test_parse("\xEF\xBB\xBF");
    cr_assert_eq(tiaoli_doc_node_count(doc), 1);
    tiaoli_doc_free(doc);
}

Test(bad_input, nothing_gives_an_empty_document) {
    static const char *const nothing[] = {"",   " ",    "\n",     "\r\n\r\n", "\r",
                                          "　", " \t ", "\n　\n", "\xC2\xA0", "\n\n\n"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        tiaoli_doc *doc = tl_test_parse(nothing[i]);
        cr_assert_eq(tiaoli_doc_node_count(doc), 1, "example %zu", i);
        cr_assert_eq(tiaoli_doc_mark_count(doc), 0);
        cr_assert_eq(tiaoli_doc_note_count(doc), 0);
        tiaoli_doc_free(doc);
    }
}

/* --- Quotes ---------------------------------------------------------------------- */

Test(bad_input, broken_quotes_are_noted_and_hurt_nobody) {
    tiaoli_doc *doc = tl_test_parse("要发扬“钉钉子精神。\n要做到“两个维护”。\n");
    cr_assert_eq(note_at(doc, TIAOLI_NOTE_UNCLOSED_QUOTE), 9);
    cr_assert_neq(tl_test_find(doc, TIAOLI_MARK_QUOTE, "“两个维护”", 1), 0);
    tiaoli_doc_free(doc);

    doc = tl_test_parse("要发扬钉钉子”精神。\n要做到“两个维护”。\n");
    cr_assert_eq(note_at(doc, TIAOLI_NOTE_UNOPENED_QUOTE), 18);
    cr_assert_neq(tl_test_find(doc, TIAOLI_MARK_QUOTE, "“两个维护”", 1), 0);
    tiaoli_doc_free(doc);

    doc = tl_test_parse("要发扬“钉钉子《精神”的》作风。\n要做到“两个维护”。\n");
    cr_assert_gt(tiaoli_doc_note_count(doc), 0);
    cr_assert_neq(tl_test_find(doc, TIAOLI_MARK_QUOTE, "“两个维护”", 1), 0);
    tiaoli_doc_free(doc);
}

Test(bad_input, a_cut_off_text_still_holds_every_invariant) {
    size_t length = 0;
    char *speech = tl_test_fixture("speech.txt", &length);
    for (size_t cut = 0; cut < length; cut += 31) {
        INIT(tiaoli_options, options);
        options.flags = TIAOLI_PARSE_REPLACE_UTF8;
        tiaoli_doc_free(tl_test_parse_with(speech + cut, length - cut, &options));
        tiaoli_doc_free(tl_test_parse_with(speech, cut, &options));
    }
    free(speech);
}
