/*
 * Paths of headings: for nodes and offsets, as handles and as text; and spans
 * without their line breaks.
 */
#include "support.h"

static const char RULES[] =
    "关于联合执法的规定\n"
    "\n"
    "第一章 总则\n"
    "第一条 为了加强协作，制定本规定。\n"
    "第二章　执法  协作\n"
    "第七条 有下列情形之一的，应当移送：（一）数额较大的；（二）情节严重的。\n"
    "第八条 各单位应当做到：\n"
    "（一）及时通报；\n"
    "（二）联合办理。\n"
    "附则\n"
    "第九条 本规定自发布之日起施行。\n"
    "\n"
    "附件1：协作清单\n"
    "一、清单范围\n"
    "包括下列事项。\n";

static const char NOTICE[] =
    "关于开展节水工作的通知\n"
    "各部门：\n"
    "为做好工作，现通知如下。\n"
    "一、加强领导。各部门要健全机制。\n"
    "二、强化落实\n"
    "（一）压实责任。\n"
    "各单位要逐级落实。\n"
    "请认真贯彻执行。\n"
    "某某局\n"
    "2024年4月8日\n";

/* The path of a node in one of four buffers that are used in turn. */
static const char *path_of(const tiaoli_doc *doc, tiaoli_node node, const char *separator) {
    static char buffers[4][2048];
    static int turn;
    char *buffer = buffers[turn++ % 4];
    const size_t length = tiaoli_node_path_text(doc, node, separator, buffer, sizeof buffers[0]);
    cr_assert_eq(strlen(buffer), length);
    return buffer;
}

static uint32_t offset_of(const tiaoli_doc *doc, const char *words) {
    const char *text = tiaoli_doc_text(doc, NULL), *found = strstr(text, words);
    cr_assert_not_null(found, "no '%s'", words);
    return (uint32_t)(found - text);
}

/* The path of the node that holds the first byte of the words, plus so many. */
static void expect_at(const tiaoli_doc *doc, const char *words, uint32_t plus,
                      const char *expected) {
    const tiaoli_node node = tiaoli_doc_node_at(doc, offset_of(doc, words) + plus, 0);
    cr_assert_str_eq(path_of(doc, node, NULL), expected, "at '%s' + %u: %s", words, (unsigned)plus,
                     path_of(doc, node, NULL));
}

Test(path, of_any_place_in_a_text) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    expect_at(doc, "关于", 0, "");
    expect_at(doc, "总则", 0, "第一章 总则");
    expect_at(doc, "为了", 0, "第一章 总则 > 第一条");
    expect_at(doc, "情节", 0, "第二章 执法 协作 > 第七条 > （二）");
    expect_at(doc, "有下", 0, "第二章 执法 协作 > 第七条");
    expect_at(doc, "第八条", 0, "第二章 执法 协作 > 第八条");
    expect_at(doc, "联合办理", 14, "第二章 执法 协作 > 第八条 > （二）");
    expect_at(doc, "本规定自", 0, "附则 > 第九条");
    tiaoli_doc_free(doc);
}

Test(path, of_blanks_is_that_of_what_lies_around) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    expect_at(doc, "\n\n第一章", 0, "");
    expect_at(doc, "\n第一条", 0, "第一章 总则");
    expect_at(doc, "\n第二章", 0, "");
    expect_at(doc, "\n第八条", 0, "第二章 执法 协作");
    expect_at(doc, "\n（二）联合", 0, "第二章 执法 协作 > 第八条");
    expect_at(doc, "\n\n附件1", 1, "");
    expect_at(doc, "\n包括", 0, "附件1：协作清单 > 一、清单范围");
    tiaoli_doc_free(doc);
}

Test(path, ends_where_the_text_does) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    const uint32_t end = (uint32_t)strlen(RULES);
    cr_assert_eq(tiaoli_doc_node_at(doc, end, 0), 0);
    cr_assert_str_eq(path_of(doc, tiaoli_doc_node_at(doc, end, 0), NULL), "");
    cr_assert_str_eq(path_of(doc, tiaoli_doc_node_at(doc, end - 1, 0), NULL), "");
    cr_assert_str_eq(path_of(doc, tiaoli_doc_node_at(doc, end - 2, 0), NULL),
                     "附件1：协作清单 > 一、清单范围");
    tiaoli_doc_free(doc);
}

Test(path, of_attachments_and_what_is_in_them) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    expect_at(doc, "附件1", 0, "附件1：协作清单");
    expect_at(doc, "协作清单", 0, "附件1：协作清单");
    expect_at(doc, "清单范围", 0, "附件1：协作清单 > 一、清单范围");
    tiaoli_doc_free(doc);
    doc = tl_test_parse(
        "关于节水的通知\n各部门：\n现通知如下。\n附件：1.节水清单\n2.分工表\n"
        "某某局\n2024年4月8日\n\n附件1\n一、范围\n办公楼。\n");
    expect_at(doc, "节水清单", 0, "附件");
    expect_at(doc, "分工表", 0, "附件");
    expect_at(doc, "某某局", 0, "");
    expect_at(doc, "办公楼", 0, "附件1 > 一、范围");
    tiaoli_doc_free(doc);
}

Test(path, of_run_in_headings_and_closings) {
    tiaoli_doc *doc = tl_test_parse(NOTICE);
    expect_at(doc, "各部门要", 0, "一、加强领导");
    expect_at(doc, "领导。", 6, "一、加强领导");
    expect_at(doc, "逐级", 0, "二、强化落实 > （一）压实责任");
    expect_at(doc, "为做好", 0, "");
    expect_at(doc, "请认真", 0, "");
    expect_at(doc, "某某局", 0, "");
    expect_at(doc, "2024", 0, "");
    tiaoli_doc_free(doc);
}

/* A document of one chapter with this heading, as its path has it. */
static const char *heading_as_read(const char *heading) {
    char text[2048];
    snprintf(text, sizeof text, "%s\n第一条 好。\n", heading);
    tiaoli_doc *doc = tl_test_parse(text);
    const tiaoli_node article = tiaoli_doc_node_at(doc, offset_of(doc, "好。"), 0);
    tiaoli_node steps[2];
    cr_assert_eq(tiaoli_node_path(doc, article, steps, 2), 2, "'%s' is no chapter", heading);
    const char *path = path_of(doc, steps[0], NULL);
    tiaoli_doc_free(doc);
    return path;
}

Test(path, joins_and_trims_headings) {
    cr_assert_str_eq(heading_as_read("第一章"), "第一章");
    cr_assert_str_eq(heading_as_read("第一章　　总　　则"), "第一章 总 则");
    cr_assert_str_eq(heading_as_read("第一章 \t 总则："), "第一章 总则");
    cr_assert_str_eq(heading_as_read("第一章 为什么？"), "第一章 为什么？");
    char text[1024] = "第一章 ", expected[1032];
    for (int i = 0; i < 116; i++) strcat(text, "长");
    cr_assert_str_eq(heading_as_read(text), text);
    snprintf(expected, sizeof expected, "%s…", text);
    strcat(text, "短");
    cr_assert_str_eq(heading_as_read(text), expected);
}

/* A page of lines of one width: headings go on in the next line, also run-in ones. */
Test(path, joins_a_heading_over_two_lines) {
    tiaoli_doc *doc = tl_test_parse(
        "关于做好机关节约用水的意见\n\n"
        "　　一、关于进一步加强和改进机关节约用水管理工作的若干重大事项以及相关\n"
        "的问题\n"
        "　　（一）进一步健全机关节约用水管理工作的组织体系、制度体系、责任体系\n"
        "和考核体系。各单位要把节约用水摆在突出位置，坚持问题导向、目标导向、结\n"
        "果导向相统一，把各项要求落到实处，确保工作取得实效，不断提升管理水平和\n"
        "服务能力。\n");
    expect_at(doc, "服务能力", 0,
              "一、关于进一步加强和改进机关节约用水管理工作的若干重大事项以及相关的问题 > "
              "（一）进一步健全机关节约用水管理工作的组织体系、制度体系、责任体系和考核体系");
    tiaoli_doc_free(doc);
}

Test(path, as_handles_from_the_outermost_inwards) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    const tiaoli_node at = tiaoli_doc_node_at(doc, offset_of(doc, "情节"), 0);
    tiaoli_node steps[4] = {0, 0, 0, 77};
    cr_assert_eq(tiaoli_node_path(doc, at, steps, 4), 3);
    cr_assert_eq(steps[3], 77);
    tiaoli_node parent = 1;
    static const char *const labels[] = {"第二章", "第七条", "（二）"};
    for (int i = 0; i < 3; i++) {
        tiaoli_node_info info = {.size = sizeof info};
        cr_assert_eq(tiaoli_node_get(doc, steps[i], &info), TIAOLI_OK);
        cr_assert_eq(info.parent, parent);
        cr_assert_str_eq(tl_test_slice(doc, info.label_start, info.label_end), labels[i]);
        parent = steps[i];
    }
    tiaoli_node few[2] = {0, 0};
    cr_assert_eq(tiaoli_node_path(doc, at, few, 1), 3);
    cr_assert_eq(few[0], steps[0]);
    cr_assert_eq(few[1], 0);
    cr_assert_eq(tiaoli_node_path(doc, steps[2], few, 0), 3, "a division is in its own path");
    cr_assert_eq(tiaoli_node_path(doc, 1, NULL, 0), 0);
    tiaoli_doc_free(doc);
}

/* The deepest tree there is: 64 divisions in an attachment. */
Test(path, is_whole_however_deep) {
    char text[64 * 64] = "附件1：清单\n";
    static const char *const schemes[] = {"第一编", "第一分编", "第一章", "第一节"};
    for (int i = 0; i < 4; i++) strcat(strcat(text, schemes[i]), " 深\n");
    strcat(text, "第一条 如下：\n一、如下：\n（一）如下：\n1.如下：\n（1）如下：\n①如下：\n末。\n");
    tiaoli_options options = {.size = sizeof options, .max_depth = 64};
    tiaoli_doc *doc = tl_test_parse_with(text, strlen(text), &options);
    const tiaoli_node at = tiaoli_doc_node_at(doc, offset_of(doc, "末。"), 0);
    const uint32_t depth = tiaoli_node_path(doc, at, NULL, 0);
    cr_assert_gt(depth, 8);
    const char *path = path_of(doc, at, "\n");
    uint32_t lines = 1;
    for (const char *c = path; *c; c++) lines += *c == '\n';
    cr_assert_eq(lines, depth, "%s", path);
    tiaoli_doc_free(doc);
}

Test(path, takes_any_separator_and_buffer) {
    tiaoli_doc *doc = tl_test_parse(RULES);
    const tiaoli_node at = tiaoli_doc_node_at(doc, offset_of(doc, "本规定自"), 0);
    cr_assert_str_eq(path_of(doc, at, "/"), "附则/第九条");
    cr_assert_str_eq(path_of(doc, at, ""), "附则第九条");
    cr_assert_str_eq(path_of(doc, at, " › "), "附则 › 第九条");
    static const char all[] = "附则 > 第九条";
    for (size_t capacity = 1; capacity < sizeof all + 2; capacity++) {
        char buffer[sizeof all + 4];
        memset(buffer, '#', sizeof buffer);
        cr_assert_eq(tiaoli_node_path_text(doc, at, NULL, buffer, capacity), sizeof all - 1);
        const size_t kept = strlen(buffer);
        cr_assert_eq(strncmp(buffer, all, kept), 0);
        cr_assert((all[kept] & 0xC0) != 0x80, "no part of a character");
        cr_assert(kept < capacity && (kept + 3 >= capacity || kept == sizeof all - 1));
        for (size_t i = capacity; i < sizeof buffer; i++) cr_assert_eq(buffer[i], '#');
    }
    tiaoli_doc_free(doc);
}

static void expect_read(const char *text, size_t length, const char *expected) {
    tiaoli_options options = {.size = sizeof options, .flags = TIAOLI_PARSE_REPLACE_UTF8};
    tiaoli_doc *doc = tl_test_parse_with(text, length, &options);
    char buffer[256];
    cr_assert_eq(tiaoli_doc_span_text(doc, 0, (uint32_t)length, buffer, sizeof buffer),
                 strlen(expected), "%s", buffer);
    cr_assert_str_eq(buffer, expected);
    tiaoli_doc_free(doc);
}
#define READ(text, expected) expect_read((text), sizeof(text) - 1, (expected))

Test(path, spans_are_read_without_their_line_breaks) {
    READ("关于加强\n协作的通知", "关于加强协作的通知");
    READ("\n 关于\r\n　　协作 \n", "关于协作");
    READ("关于  协作\t的", "关于 协作 的");
    READ("使用 ICU\nlibrary 开发", "使用 ICU library 开发");
    READ("使用ICU\n开发", "使用ICU开发");
    READ("“甲”\n“乙”", "“甲”“乙”");
    READ("甲\0乙\x1B丙\x7F", "甲 乙 丙");
    READ("甲\xE4\xB8\n乙\xFF", "甲\xEF\xBF\xBD\xEF\xBF\xBD乙\xEF\xBF\xBD");
    READ(" \n\0", "");
}

Test(path, parts_of_characters_are_replaced) {
    tiaoli_doc *doc = tl_test_parse("甲乙");
    char buffer[32];
    cr_assert_eq(tiaoli_doc_span_text(doc, 1, 6, buffer, sizeof buffer), 9);
    cr_assert_str_eq(buffer, "\xEF\xBF\xBD\xEF\xBF\xBD乙");
    cr_assert_eq(tiaoli_doc_span_text(doc, 0, 5, buffer, sizeof buffer), 9);
    tiaoli_doc_free(doc);
}
