/*
 * Every exported function: what it gives for good arguments.  (Bad ones:
 * test_misuse.c.)
 */
#include "support.h"

static const char SAMPLE[] =
    "关于加强工作的通知\n"
    "各部门：\n"
    "一、加强领导\n"
    "各部门要在2025年底前健全“五学联动”机制，严禁铺张浪费。\n"
    "二、统一部署\n"
    "按照《工作条例》第十条，安排资金三百万元。\n";

#define INIT(type, name) type name = {.size = sizeof name}

Test(api, version_and_names_of_the_build) {
    cr_assert_eq(tiaoli_version(), (uint32_t)TIAOLI_VERSION);
    cr_assert_str_eq(tiaoli_version_string(), TIAOLI_VERSION_STRING);
    cr_assert_geq(tiaoli_rules_revision(), 1);
    cr_assert_eq(strncmp(tiaoli_segmenter_name(), "icu ", 4), 0);
}

Test(api, every_status_has_a_text_and_a_name) {
    for (tiaoli_status s = TIAOLI_E_LEXICON; s <= TIAOLI_OK; s++) {
        cr_assert(tiaoli_status_text(s)[0]);
        cr_assert_str_neq(tiaoli_status_name(s), "unknown");
        for (tiaoli_status other = s + 1; other <= TIAOLI_OK; other++)
            cr_assert_str_neq(tiaoli_status_name(s), tiaoli_status_name(other));
    }
    static const tiaoli_status unknown[] = {1, -10, -1000, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        cr_assert(tiaoli_status_text(unknown[i])[0]);
        cr_assert_str_eq(tiaoli_status_name(unknown[i]), "unknown");
    }
    cr_assert_str_eq(tiaoli_status_name(TIAOLI_OK), "ok");
    cr_assert_str_eq(tiaoli_status_name(TIAOLI_E_UTF8), "utf8");
    cr_assert_str_eq(tiaoli_status_name(TIAOLI_E_LIMIT), "limit");
}

Test(api, every_problem_of_a_list_has_a_text_of_its_own) {
    for (int32_t p = TIAOLI_PROBLEM_NONE; p <= TIAOLI_PROBLEM_AMBIGUOUS_CLASS; p++)
        for (int32_t other = p + 1; other <= TIAOLI_PROBLEM_AMBIGUOUS_CLASS + 1; other++)
            cr_assert_str_neq(tiaoli_problem_text(p), tiaoli_problem_text(other), "%d and %d",
                              (int)p, (int)other);
    cr_assert(tiaoli_problem_text(INT32_MIN)[0]);
}

Test(api, every_value_of_every_enumeration_has_a_name_of_its_own) {
    static const struct {
        int32_t domain, first, last;
    } domains[] = {
        {TIAOLI_DOMAIN_GENRE, TIAOLI_GENRE_SPEECH, TIAOLI_GENRE_OTHER},
        {TIAOLI_DOMAIN_NODE, TIAOLI_NODE_DOCUMENT, TIAOLI_NODE_BACKMATTER},
        {TIAOLI_DOMAIN_MARKER, TIAOLI_MARKER_PART, TIAOLI_MARKER_UNNUMBERED},
        {TIAOLI_DOMAIN_NODE_ROLE, TIAOLI_NODE_ROLE_LEAD, TIAOLI_NODE_ROLE_LEAD},
        {TIAOLI_DOMAIN_MARK, TIAOLI_MARK_NUMERAL, TIAOLI_MARK_TARGET},
        {TIAOLI_DOMAIN_SLOGAN, TIAOLI_SLOGAN_COUNTED, TIAOLI_SLOGAN_PARALLEL},
        {TIAOLI_DOMAIN_SPAN, TIAOLI_SPAN_UNIT, TIAOLI_SPAN_BASE},
        {TIAOLI_DOMAIN_NUMERAL, TIAOLI_NUMERAL_CARDINAL, TIAOLI_NUMERAL_COUNTED},
        {TIAOLI_DOMAIN_QUANTITY, TIAOLI_QUANTITY_MONEY, TIAOLI_QUANTITY_RANGE},
        {TIAOLI_DOMAIN_BOUND, TIAOLI_BOUND_AT_LEAST, TIAOLI_BOUND_LESS_THAN},
        {TIAOLI_DOMAIN_LOOKALIKE, TIAOLI_LOOKALIKE_WORD, TIAOLI_LOOKALIKE_NAME},
        {TIAOLI_DOMAIN_QUOTE, TIAOLI_QUOTE_QUOTATION, TIAOLI_QUOTE_TERM},
        {TIAOLI_DOMAIN_REFERENCE, TIAOLI_REFERENCE_TITLE, TIAOLI_REFERENCE_DOC_NUMBER},
        {TIAOLI_DOMAIN_FORCE, TIAOLI_FORCE_OBLIGATION, TIAOLI_FORCE_EXHORTATION},
        {TIAOLI_DOMAIN_STRENGTH, TIAOLI_STRENGTH_NORMAL, TIAOLI_STRENGTH_WEAK},
        {TIAOLI_DOMAIN_ROLE, TIAOLI_ROLE_BODY, TIAOLI_ROLE_ASSIGNMENT},
        {TIAOLI_DOMAIN_ACTOR, TIAOLI_ACTOR_EXPLICIT, TIAOLI_ACTOR_DOCUMENT},
        {TIAOLI_DOMAIN_NOTE, TIAOLI_NOTE_UNCLOSED_QUOTE, TIAOLI_NOTE_HEADING_WITHOUT_BODY},
        {TIAOLI_DOMAIN_PROBLEM, TIAOLI_PROBLEM_UTF8, TIAOLI_PROBLEM_AMBIGUOUS_CLASS},
        {TIAOLI_DOMAIN_POLARITY, TIAOLI_POLARITY_OTHER, TIAOLI_POLARITY_PLAN},
        {TIAOLI_DOMAIN_TARGET, TIAOLI_TARGET_NONE, TIAOLI_TARGET_UNKNOWN},
        {TIAOLI_DOMAIN_COMPARATOR, TIAOLI_COMPARATOR_EQUAL, TIAOLI_COMPARATOR_RANGE},
        {TIAOLI_DOMAIN_DIRECTION, TIAOLI_DIRECTION_LEVEL, TIAOLI_DIRECTION_DECREASE},
        {TIAOLI_DOMAIN_TONE, TIAOLI_TONE_NONE, TIAOLI_TONE_PLAN},
    };
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        for (int32_t v = domains[i].first; v <= domains[i].last; v++) {
            cr_assert(tiaoli_name(domains[i].domain, v)[0], "domain %d value %d",
                      (int)domains[i].domain, (int)v);
            for (int32_t w = v + 1; w <= domains[i].last; w++)
                cr_assert_str_neq(tiaoli_name(domains[i].domain, v),
                                  tiaoli_name(domains[i].domain, w));
        }
        cr_assert_str_eq(tiaoli_name(domains[i].domain, 999999), "");
        cr_assert_str_eq(tiaoli_name(domains[i].domain, -1), "");
        cr_assert_str_eq(tiaoli_name(domains[i].domain, INT32_MIN), "");
    }
    cr_assert_str_eq(tiaoli_name(0, 1), "");
    cr_assert_str_eq(tiaoli_name(999, 1), "");
    cr_assert_str_eq(tiaoli_name(-1, 1), "");
    cr_assert_str_eq(tiaoli_name(TIAOLI_DOMAIN_RULE, 999999), "");
    cr_assert_str_eq(tiaoli_name(TIAOLI_DOMAIN_NODE, TIAOLI_NODE_BYLINE), "byline");
    cr_assert_str_eq(tiaoli_name(TIAOLI_DOMAIN_MARKER, TIAOLI_MARKER_HANZI_COMMA), "hanzi_comma");
    cr_assert(tiaoli_note_text(TIAOLI_NOTE_NUMBERING_GAP)[0]);
    cr_assert_not_null(tiaoli_note_text(12345));
    cr_assert_not_null(tiaoli_note_text(-1));
}

Test(api, parse_checks_its_arguments) {
    tiaoli_error error = {TIAOLI_E_NOMEM, 77};
    tiaoli_doc *doc = tiaoli_parse(NULL, 0, &error);
    cr_assert_not_null(doc);
    cr_assert_eq(error.status, TIAOLI_OK);
    cr_assert_eq(error.offset, 0);
    tiaoli_doc_free(doc);
    cr_assert_null(tiaoli_parse(NULL, 3, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    cr_assert_null(tiaoli_parse(NULL, 3, NULL));
    cr_assert_null(tiaoli_parser_parse(NULL, "x", 1, NULL, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    doc = tiaoli_parse("一", 3, NULL);
    cr_assert_not_null(doc);
    tiaoli_doc_free(doc);
    tiaoli_doc_free(NULL);
    tiaoli_parser_free(NULL);
}

Test(api, options_of_every_size) {
    /* larger than the struct by 32 bytes, as from a newer header */
    union {
        tiaoli_options options;
        unsigned char bytes[sizeof(tiaoli_options) + 32];
    } newer;
    const uint32_t whole = (uint32_t)sizeof(tiaoli_options);
    for (uint32_t size = 0; size < 8; size++) {
        memset(&newer, 0, sizeof newer);
        newer.options.size = size;
        tl_test_fails(SAMPLE, strlen(SAMPLE), &newer.options, TIAOLI_E_ABI, 0);
    }
    for (uint32_t size = 8; size <= whole + 32; size++) {
        memset(&newer, 0, sizeof newer);
        newer.options.size = size;
        tiaoli_doc_free(tl_test_parse_with(SAMPLE, strlen(SAMPLE), &newer.options));
    }
    memset(&newer, 0, sizeof newer);
    const uint32_t date = (uint32_t)offsetof(tiaoli_options, reference_date);
    newer.options.size = date - 1;
    newer.bytes[date - sizeof(void *)] = 1; /* a pointer without its last byte */
    tl_test_fails(SAMPLE, strlen(SAMPLE), &newer.options, TIAOLI_E_ABI, 0);
    memset(&newer, 0, sizeof newer);
    newer.options.reference_date = 20260305; /* and a date without its last byte */
    newer.options.size = date + 3;
    tl_test_fails(SAMPLE, strlen(SAMPLE), &newer.options, TIAOLI_E_ABI, 0);
    newer.options.size = date; /* an older header had none */
    tiaoli_doc_free(tl_test_parse_with(SAMPLE, strlen(SAMPLE), &newer.options));
    newer.options.size = date + 4;
    tiaoli_doc_free(tl_test_parse_with(SAMPLE, strlen(SAMPLE), &newer.options));
    memset(&newer, 0, sizeof newer);
    newer.options.size = whole + 32;
    newer.bytes[whole + 31] = 1; /* a setting that this library does not know */
    tl_test_fails(SAMPLE, strlen(SAMPLE), &newer.options, TIAOLI_E_ABI, 0);

    INIT(tiaoli_options, options);
    options.genre = TIAOLI_GENRE_OTHER + 1;
    tl_test_fails(SAMPLE, strlen(SAMPLE), &options, TIAOLI_E_ARGUMENT, 0);
    options.genre = 0;
    options.flags = 1u << 31;
    tl_test_fails("文", 3, &options, TIAOLI_E_ARGUMENT, 0);
    options.flags = 0;
    options.genre = -1;
    tl_test_fails(SAMPLE, strlen(SAMPLE), &options, TIAOLI_E_ARGUMENT, 0);
}

Test(api, a_reference_date_is_a_day) {
    static const int32_t days[] = {20260305, 10000101, 29991231, 20240229, 20000229, 20261130};
    static const int32_t none[] = {-1,       1,         2026,      202603,   20260300, 20260332,
                                   20260001, 20261301,  20260229,  19000229, 20260431, 9991231,
                                   30000101, -20260305, INT32_MAX, INT32_MIN};
    INIT(tiaoli_options, options);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        options.reference_date = days[i];
        tiaoli_doc_free(tl_test_parse_with(SAMPLE, strlen(SAMPLE), &options));
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        options.reference_date = none[i];
        tl_test_fails(SAMPLE, strlen(SAMPLE), &options, TIAOLI_E_ARGUMENT, 0);
    }
    options.reference_date = days[0];
    options.reserved = 1;
    tl_test_fails(SAMPLE, strlen(SAMPLE), &options, TIAOLI_E_ABI, 0);
}

Test(api, genre_is_detected_or_forced) {
    tiaoli_doc *doc = tl_test_parse(SAMPLE);
    cr_assert_neq(tiaoli_doc_genre(doc), TIAOLI_GENRE_DETECT);
    tiaoli_doc_free(doc);
    for (int32_t genre = TIAOLI_GENRE_SPEECH; genre <= TIAOLI_GENRE_OTHER; genre++) {
        INIT(tiaoli_options, options);
        options.genre = genre;
        doc = tl_test_parse_with(SAMPLE, strlen(SAMPLE), &options);
        cr_assert_eq(tiaoli_doc_genre(doc), genre);
        tiaoli_doc_free(doc);
    }
    cr_assert_eq(tiaoli_doc_genre(NULL), 0);
}

Test(api, text_is_copied_or_borrowed) {
    char *text = malloc(sizeof SAMPLE);
    memcpy(text, SAMPLE, sizeof SAMPLE);
    const size_t length = strlen(text);
    tiaoli_doc *copied = tl_test_parse_with(text, length, NULL);
    INIT(tiaoli_options, options);
    options.flags = TIAOLI_PARSE_BORROW_TEXT;
    tiaoli_doc *borrowed = tl_test_parse_with(text, length, &options);
    size_t told = 0;
    cr_assert_eq(tiaoli_doc_text(borrowed, &told), text);
    cr_assert_eq(told, length);
    cr_assert_neq(tiaoli_doc_text(copied, NULL), text);
    tiaoli_doc_free(borrowed);
    free(text);
    cr_assert_str_eq(tiaoli_doc_text(copied, &told), SAMPLE);
    cr_assert_eq(told, length);
    tiaoli_doc_free(copied);
    told = 99;
    (void)tiaoli_doc_text(NULL, &told);
    cr_assert_eq(told, 0);
    (void)tiaoli_doc_text(NULL, NULL);
}

Test(api, no_marks_gives_the_same_tree) {
    INIT(tiaoli_options, options);
    options.flags = TIAOLI_PARSE_NO_MARKS;
    tiaoli_doc *bare = tl_test_parse_with(SAMPLE, strlen(SAMPLE), &options);
    tiaoli_doc *full = tl_test_parse(SAMPLE);
    cr_assert_eq(tiaoli_doc_mark_count(bare), 0);
    char *a = tl_test_outline(bare, true), *b = tl_test_outline(full, true);
    cr_assert_str_eq(a, b);
    free(a);
    free(b);
    tiaoli_doc_free(bare);
    tiaoli_doc_free(full);
}

Test(api, nodes_are_copied_in_bulk_at_any_stride) {
    tiaoli_doc *doc = tl_test_parse(SAMPLE);
    const uint32_t count = tiaoli_doc_node_count(doc);
    const uint32_t strides[] = {4, 12, sizeof(tiaoli_node_info), sizeof(tiaoli_node_info) + 12};
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++) {
        const uint32_t stride = strides[i];
        unsigned char *all = malloc((size_t)count * stride + 4);
        memset(all, 0xA5, (size_t)count * stride + 4);
        const uint32_t copied =
            tiaoli_doc_copy_nodes(doc, 1, (tiaoli_node_info *)(void *)all, count + 5, stride);
        cr_assert_eq(copied, count);
        cr_assert_eq(all[(size_t)count * stride], 0xA5);
        for (uint32_t n = 0; n < count && stride >= 12; n++) {
            int32_t kind;
            memcpy(&kind, all + (size_t)n * stride + 4, sizeof kind);
            cr_assert_eq(kind, tiaoli_node_kind(doc, n + 1));
        }
        free(all);
    }
    tiaoli_node_info two[2];
    cr_assert_eq(tiaoli_doc_copy_nodes(doc, count, two, 2, sizeof *two), 1);
    cr_assert_eq(tiaoli_doc_copy_nodes(doc, 1, two, 0, sizeof *two), 0);
    cr_assert_eq(tiaoli_doc_copy_nodes(doc, 1, two, 2, 3), 0);
    cr_assert_eq(tiaoli_doc_copy_nodes(doc, 1, NULL, 2, sizeof *two), 0);
    tiaoli_doc_free(doc);
}

/* Rows of marks and of what marks of a kind have, and all spans in one array, are
 * what one call after another gives (tests/invariants.c compares each). */
Test(api, marks_are_copied_in_bulk_at_any_stride) {
    tiaoli_doc *doc = tl_test_parse(SAMPLE);
    const uint32_t count = tiaoli_doc_mark_count(doc);
    const uint32_t strides[] = {4, 12, sizeof(tiaoli_mark_info), sizeof(tiaoli_mark_info) + 12};
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++) {
        const uint32_t stride = strides[i];
        unsigned char *all = malloc((size_t)count * stride + 4);
        memset(all, 0xA5, (size_t)count * stride + 4);
        cr_assert_eq(
            tiaoli_doc_copy_marks(doc, 1, (tiaoli_mark_info *)(void *)all, count + 5, stride),
            count);
        cr_assert_eq(all[(size_t)count * stride], 0xA5);
        for (uint32_t m = 0; m < count && stride >= 12; m++) {
            int32_t kind;
            uint32_t start;
            memcpy(&kind, all + (size_t)m * stride + 4, sizeof kind);
            memcpy(&start, all + (size_t)m * stride + 8, sizeof start);
            cr_assert_eq(kind, tiaoli_mark_kind(doc, m + 1));
            cr_assert_eq(start, tiaoli_mark_start(doc, m + 1));
        }
        free(all);
    }
    tiaoli_mark_info two[2];
    cr_assert_eq(tiaoli_doc_copy_marks(doc, count, two, 2, sizeof *two), 1);
    tiaoli_doc_free(doc);
}

Test(api, views_are_copied_from_a_mark_on) {
    tiaoli_doc *doc = tl_test_parse("安排资金三百万元、五百万元和七百万元。");
    const tiaoli_mark second = tl_test_find(doc, TIAOLI_MARK_NUMERAL, "五百万", 1);
    tiaoli_numeral row[3];
    cr_assert_eq(tiaoli_doc_copy_views(doc, 1, TIAOLI_MARK_NUMERAL, row, 3, sizeof *row), 3);
    cr_assert_eq(row[0].low, 3000000);
    cr_assert_eq(row[2].low, 7000000);
    cr_assert_eq(row[2].size, sizeof *row);
    cr_assert_eq(tiaoli_doc_copy_views(doc, second, TIAOLI_MARK_NUMERAL, row, 1, sizeof *row), 1);
    cr_assert_eq(row[0].low, 5000000);
    cr_assert_eq(tiaoli_doc_copy_views(doc, second, TIAOLI_MARK_NUMERAL, row, 3, sizeof *row), 2);
    cr_assert_eq(tiaoli_doc_copy_views(doc, 1, TIAOLI_MARK_QUOTE, row, 3, sizeof *row), 0);
    tiaoli_doc_free(doc);
}

Test(api, spans_of_all_roles_are_copied_from_a_mark_on) {
    tiaoli_doc *doc = tl_test_parse(SAMPLE);
    const tiaoli_mark quote = tl_test_find(doc, TIAOLI_MARK_QUOTE, "“五学联动”", 1);
    tiaoli_role_span first = {0};
    const uint32_t all = tiaoli_doc_copy_spans(doc, 1, NULL, 0);
    const uint32_t rest = tiaoli_doc_copy_spans(doc, quote, &first, 1);
    cr_assert(rest > 0 && rest < all);
    cr_assert_eq(first.mark, quote);
    cr_assert_eq(first.role, TIAOLI_SPAN_CONTENT);
    cr_assert_str_eq(tl_test_slice(doc, first.start, first.end), "五学联动");
    tiaoli_doc_free(doc);
}

/* Lengths of 16 MB and more take another form in the packed document. */
Test(api, what_is_long_keeps_its_length) {
    static const uint32_t most = 0xFFFFFF;
    for (uint32_t inside = most - 7; inside <= most + 1; inside += 4) {
        const uint32_t length = inside + 2 * 3;
        char *text = malloc(length);
        cr_assert_not_null(text);
        memset(text, 'x', length);
        memcpy(text, "“", 3);
        memcpy(text + length - 3, "”", 3);
        tiaoli_doc *doc = tiaoli_parse(text, length, NULL);
        cr_assert_not_null(doc);
        const uint32_t nodes = tiaoli_doc_node_count(doc);
        cr_assert_eq(nodes, 4, "document, paragraph, sentence, clause");
        for (tiaoli_node n = 1; n <= nodes; n++) {
            INIT(tiaoli_node_info, info);
            cr_assert_eq(tiaoli_node_get(doc, n, &info), TIAOLI_OK);
            cr_assert_eq(info.start, 0);
            cr_assert_eq(info.end, length);
            cr_assert_eq(tiaoli_node_end(doc, n), length);
            cr_assert_eq(info.past, nodes + 1);
            cr_assert_eq(info.label_end, 0);
        }
        cr_assert_eq(tiaoli_doc_node_at(doc, length - 1, TIAOLI_NODE_NONE), nodes);
        const tiaoli_mark mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUOTE, 0);
        INIT(tiaoli_quote, quote);
        cr_assert_eq(tiaoli_quote_get(doc, mark, &quote), TIAOLI_OK);
        cr_assert_eq(quote.content_start, 3);
        cr_assert_eq(quote.content_end, length - 3);
        cr_assert_eq(tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_CONTENT, NULL, 0), 1);
        tiaoli_doc_free(doc);
        free(text);
    }
}

Test(api, value_text_follows_snprintf) {
    tiaoli_doc *doc = tl_test_parse("安排资金三百万元。");
    const tiaoli_mark m = tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "三百万", "cardinal", "3000000");
    for (size_t capacity = 0; capacity < 10; capacity++) {
        char buffer[16];
        memset(buffer, '#', sizeof buffer);
        cr_assert_eq(tiaoli_value_text(doc, m, buffer, capacity), 7);
        if (capacity > 0) {
            const size_t kept = capacity - 1 < 7 ? capacity - 1 : 7;
            cr_assert_eq(strlen(buffer), kept);
            cr_assert_eq(strncmp(buffer, "3000000", kept), 0);
        }
        cr_assert_eq(buffer[capacity < 8 ? capacity : 8], '#');
    }
    cr_assert_eq(tiaoli_value_text(doc, m, NULL, 0), 7);
    tiaoli_doc_free(doc);
}

Test(api, notes_are_read_by_index) {
    tiaoli_doc *doc = tl_test_parse("一、“没有合上\n三、跳号\n");
    cr_assert_gt(tiaoli_doc_note_count(doc), 0);
    INIT(tiaoli_note, note);
    cr_assert_eq(tiaoli_doc_note_get(doc, 0, &note), TIAOLI_OK);
    cr_assert_eq(tiaoli_doc_note_get(doc, 0, NULL), TIAOLI_E_ARGUMENT);
    cr_assert_eq(tiaoli_doc_note_get(doc, tiaoli_doc_note_count(doc), &note), TIAOLI_E_ARGUMENT);
    cr_assert_eq(tiaoli_doc_note_get(NULL, 0, &note), TIAOLI_E_ARGUMENT);
    note.size = 4;
    cr_assert_eq(tiaoli_doc_note_get(doc, 0, &note), TIAOLI_E_ABI);
    cr_assert_eq(tiaoli_doc_note_count(NULL), 0);
    tiaoli_doc_free(doc);
}

typedef struct {
    unsigned long calls, stop_at;
} stopping;

static int32_t TIAOLI_CALL stopping_sink(void *ctx, const char *data, size_t length) {
    stopping *state = ctx;
    (void)data;
    (void)length;
    return ++state->calls == state->stop_at ? 7 : 0;
}

Test(api, a_sink_can_stop_the_writer_at_every_call) {
    tiaoli_doc *doc = tl_test_parse(SAMPLE);
    stopping all = {0, 0};
    cr_assert_eq(tiaoli_doc_write_json(doc, 0, stopping_sink, &all), TIAOLI_OK);
    cr_assert_gt(all.calls, 0);
    for (unsigned long k = 1; k <= all.calls; k++) {
        stopping one = {0, k};
        cr_assert_eq(tiaoli_doc_write_json(doc, 0, stopping_sink, &one), TIAOLI_E_SINK);
        cr_assert_eq(one.calls, k, "the sink is not called again");
    }
    cr_assert_eq(tiaoli_doc_write_json(NULL, 0, stopping_sink, &all), TIAOLI_E_ARGUMENT);
    cr_assert_eq(tiaoli_doc_write_json(doc, 0, NULL, NULL), TIAOLI_E_ARGUMENT);
    tiaoli_doc_free(doc);
}

Test(api, json_goes_into_a_buffer_by_the_rule_of_snprintf) {
    tiaoli_doc *doc = tl_test_parse("安排“资金”三百万元。");
    for (uint32_t flags = 0; flags <= TIAOLI_JSON_PRETTY; flags++) {
        const size_t length = tiaoli_doc_json(doc, flags, NULL, 0);
        char *whole = malloc(length + 1), *part = malloc(length + 2);
        cr_assert_eq(tiaoli_doc_json(doc, flags, whole, length + 1), length);
        cr_assert_eq(strlen(whole), length);
        if (!flags) {
            char *sunk = tl_test_json(doc);
            cr_assert_str_eq(whole, sunk, "the sink gets the same");
            free(sunk);
        }
        for (size_t capacity = 1; capacity <= length + 1; capacity++) {
            memset(part, '#', length + 2);
            cr_assert_eq(tiaoli_doc_json(doc, flags, part, capacity), length);
            const size_t kept = strlen(part);
            cr_assert(kept < capacity && kept + 4 > capacity, "%zu of %zu", kept, capacity);
            cr_assert_eq(memcmp(part, whole, kept), 0);
            cr_assert((whole[kept] & 0xC0) != 0x80, "no part of a character");
            cr_assert_eq(part[capacity], '#');
        }
        free(whole);
        free(part);
    }
    tiaoli_doc_free(doc);
}

Test(api, a_used_parser_gives_what_a_fresh_one_gives) {
    char *speech = tl_test_fixture("speech.txt", NULL);
    const char *const texts[] = {speech, "", SAMPLE, "“”", speech, SAMPLE};
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    cr_assert_not_null(parser);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tiaoli_error error;
        cr_assert_null(tiaoli_parser_parse(parser, "\xFF", 1, NULL, &error));
        tiaoli_doc *used = tiaoli_parser_parse(parser, texts[i], strlen(texts[i]), NULL, &error);
        tiaoli_doc *fresh = tl_test_parse(texts[i]);
        char *a = tl_test_json(used), *b = tl_test_json(fresh);
        cr_assert_str_eq(a, b);
        free(a);
        free(b);
        tiaoli_doc_free(used);
        tiaoli_doc_free(fresh);
    }
    tiaoli_parser_free(parser);
    free(speech);
}
