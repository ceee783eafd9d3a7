/* Words of the calendar, with and without a reference date. */
#include "support.h"

typedef struct {
    int32_t reference;
    const char *text, *word, *value;
} row;

static tiaoli_doc *parse_at(const char *text, int32_t reference) {
    const tiaoli_options options = {.size = sizeof options, .reference_date = reference};
    return tl_test_parse_with(text, strlen(text), &options);
}

static void check(const row *rows, size_t count, const char *type) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_doc *doc = parse_at(rows[i].text, rows[i].reference);
        tl_test_mark(doc, TIAOLI_MARK_QUANTITY, rows[i].word, type, rows[i].value);
        tiaoli_doc_free(doc);
    }
}

#define CHECK(rows, type) check((rows), sizeof(rows) / sizeof *(rows), (type))

Test(relative, words_count_from_the_date) {
    static const row rows[] = {
        {20260305, "今年是关键一年。", "今年", "2026"},
        {20260305, "去年增长5%。", "去年", "2025"},
        {20260305, "前年建成。", "前年", "2024"},
        {20260305, "比上年增长。", "上年", "2025"},
        {20260305, "明年开工。", "明年", "2027"},
        {20260305, "后年完工。", "后年", "2028"},
        {20260305, "列入下一年度预算。", "下一年度", "2027"},
        {20260305, "结转到本年度。", "本年度", "2026"},
        {20260305, "于年底前完成。", "年底", "2026-12"},
        {20260305, "今年底前完成。", "今年底", "2026-12"},
        {20260305, "去年年底建成。", "去年年底", "2025-12"},
        {20260305, "于年初启动。", "年初", "2026-01"},
        {20260305, "要在年内建成。", "年内", "2026"},
        {20260305, "上半年完成。", "上半年", "2026-01..2026-06"},
        {20260305, "今年下半年完成。", "今年下半年", "2026-07..2026-12"},
        {20260305, "去年下半年启动。", "去年下半年", "2025-07..2025-12"},
        {20260305, "明年上半年启动。", "明年上半年", "2027-01..2027-06"},
        {20260305, "本月报送。", "本月", "2026-03"},
        {20260105, "上月报送。", "上月", "2025-12"},
        {20261205, "下个月报送。", "下个月", "2027-01"},
        {20260305, "上半月报送。", "上半月", "2026-03-01..2026-03-15"},
        {20240205, "下半月报送。", "下半月", "2024-02-16..2024-02-29"},
        {20260305, "本季度报送。", "本季度", "2026-01..2026-03"},
        {20260305, "上季度增长。", "上季度", "2025-10..2025-12"},
        {20261101, "下季度增长。", "下季度", "2027-01..2027-03"},
        {20260305, "今天开会。", "今天", "2026-03-05"},
        {20260301, "昨天开会。", "昨天", "2026-02-28"},
        {20240301, "前天开会。", "前天", "2024-02-28"},
        {20260101, "昨日开会。", "昨日", "2025-12-31"},
        {20251231, "明天开会。", "明天", "2026-01-01"},
        {20260305, "本周完成。", "本周", "2026-03-02..2026-03-08"},
        {20260301, "本周完成。", "本周", "2026-02-23..2026-03-01"}, /* a Sunday */
        {20260302, "上周完成。", "上周", "2026-02-23..2026-03-01"}, /* a Monday */
        {20251229, "下周完成。", "下周", "2026-01-05..2026-01-11"},
        {20000102, "本周完成。", "本周", "1999-12-27..2000-01-02"},
        {20260305, "本世纪建成。", "本世纪", "2001..2100"},
        {20001231, "本世纪建成。", "本世纪", "1901..2000"},
        {20260305, "上个世纪建成。", "上个世纪", "1901..2000"},
        {20260305, "到本世纪中叶建成。", "本世纪中叶", "2050"},
        {10000101, "上世纪建成。", "上世纪", "0801..0900"},
        {29991231, "下世纪建成。", "下世纪", "3001..3100"},
    };
    CHECK(rows, "relative");
    tiaoli_doc *doc = parse_at("到本世纪中叶建成。", 20260305);
    tiaoli_quantity view = {.size = sizeof view};
    const tiaoli_mark mark =
        tl_test_mark(doc, TIAOLI_MARK_QUANTITY, "本世纪中叶", "relative", "2050");
    tiaoli_quantity_get(doc, mark, &view);
    cr_assert_eq(view.flags, TIAOLI_VALUE_DATE | TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH |
                                 TIAOLI_VALUE_APPROXIMATE);
    tiaoli_doc_free(doc);
}

Test(relative, what_is_not_certain_stays_open) {
    static const row rows[] = {
        {20260305, "同年建成。", "同年", ""},
        {20260305, "自次日起计算。", "次日", ""},
        {20260305, "当年完成。", "当年", ""},
        {20260305, "抓好今冬明春防火。", "今冬明春", ""},
        {20260305, "本世纪末建成。", "本世纪末", ""},
        /* another year is spoken of */
        {20260305, "2024年启动，年底前完成。", "年底", ""},
        {20260305, "2024年产值一亿元。比上年增长。", "上年", ""},
        {20260305, "去年启动，年底前完成。", "年底", ""},
        {20260305, "2025年工作总结\n各部门：\n比上年增长。", "上年", ""},
        {20260305, "各部门：\n2月启动，月底前完成。", "月底", ""},
        /* of each year or month */
        {20260305, "每年向社会公布，年底前报告。", "年底", ""},
        {20260305, "各部门：\n每月5日前报送上月数据。", "上月", ""},
        {20260305, "按季度报送上季度数据。", "上季度", ""},
    };
    CHECK(rows, "relative");
    static const row again[] = {
        {20260305, "2024年启动。今年推进，年底前完成。", "年底", "2026-12"},
        {20260305, "各部门：\n2024年启动。\n年底前完成。", "年底", "2026-12"},
        {20260305, "每年报告。年底前完成。", "年底", "2026-12"},
        {20260305, "各部门：\n3月启动，月底前完成。", "月底", "2026-03"},
        {20260305, "各部门：\n2024年启动，今天开会，本月完成。", "本月", "2026-03"},
    };
    CHECK(again, "relative");
}

Test(relative, a_law_speaks_of_every_year) {
    static const char text[] = "第一条　企业应当在年底前报送上一年度的情况。";
    tiaoli_options options = {.size = sizeof options, .genre = TIAOLI_GENRE_LAW};
    options.reference_date = 20260305;
    tiaoli_doc *doc = tl_test_parse_with(text, strlen(text), &options);
    tl_test_mark(doc, TIAOLI_MARK_QUANTITY, "年底", "relative", "");
    tl_test_mark(doc, TIAOLI_MARK_QUANTITY, "上一年度", "relative", "");
    tiaoli_doc_free(doc);
}

Test(relative, a_date_behind_a_word_is_completed) {
    static const row rows[] = {
        {20260305, "定于今年4月8日召开。", "4月8日", "2026-04-08"},
        {20260305, "去年10月开工。", "10月", "2025-10"},
        {20260305, "今年1-2月增长。", "1-2月", "2026-01..2026-02"},
        {20260305, "于本月15日前报送。", "15日", "2026-03-15"},
        {20260305, "上月25日召开。", "25日", "2026-02-25"},
        {20260305, "上月29日召开。", "29日", "XXXX-XX-29"},
        {20260305, "今年2月29日召开。", "2月29日", "XXXX-02-29"},
        {20260305, "定于4月8日召开。", "4月8日", "XXXX-04-08"},
        {20260305, "今年开工，4月8日召开。", "4月8日", "XXXX-04-08"},
        {20260305, "每月25日前报送。", "25日", "XXXX-XX-25"},
        {20260305, "2025年底竣工。", "2025年底", "2025"},
    };
    CHECK(rows, "date");
    static const row halves[] = {
        {20260305, "2025年上半年验收。", "上半年", "2025-01..2025-06"},
        {20260305, "前年下半年验收。", "下半年", "2024-07..2024-12"},
    };
    CHECK(halves, "relative");
}

/* Without the date nothing has a value, and all else is the same. */
Test(relative, without_a_date_nothing_is_resolved) {
    for (const char *const *name = tl_test_texts; *name; name++) {
        size_t length = 0;
        char *text = tl_test_fixture(*name, &length);
        tiaoli_doc *open = tl_test_parse_with(text, length, NULL);
        const tiaoli_options options = {.size = sizeof options, .reference_date = 20260305};
        tiaoli_doc *dated = tl_test_parse_with(text, length, &options);
        const uint32_t count = tiaoli_doc_mark_count(open);
        cr_assert_eq(tiaoli_doc_mark_count(dated), count);
        for (tiaoli_mark m = 1; m <= count; m++) {
            char value[160];
            cr_assert_eq(tiaoli_mark_start(open, m), tiaoli_mark_start(dated, m));
            cr_assert_eq(tiaoli_mark_end(open, m), tiaoli_mark_end(dated, m));
            if (tiaoli_mark_kind(open, m) != TIAOLI_MARK_QUANTITY ||
                strcmp(tl_test_type(open, m), "relative") != 0)
                continue;
            cr_assert_eq(tiaoli_value_text(open, m, value, sizeof value), 0);
        }
        tiaoli_doc_free(open);
        tiaoli_doc_free(dated);
        free(text);
    }
}

Test(relative, a_deadline_has_the_date) {
    tiaoli_doc *doc = parse_at("各部门要于年底前完成整改。", 20260305);
    char *json = tl_test_json(doc);
    cr_assert_not_null(strstr(json, "\"date\":\"2026-12\""), "%s", json);
    free(json);
    tiaoli_doc_free(doc);
}
