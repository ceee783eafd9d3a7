/*
 * Parses texts put together from pieces of policy text in any order, some with
 * broken bytes, and holds each document against the invariants.  A plain program,
 * so that a sanitizer's exit status counts.
 *     fuzz [SEED [TEXTS]]      prints the first text that breaks something
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invariants.h"

enum { TEXTS = 4000, LONGEST = 8192, PIECES = 120, FLIPS = 11 };

static const char *const pieces[] = {
    /* numbering and lines */
    "一、", "（一）", "1.", "（1）", "①", "a)", "甲、", "第一章　", "第二节 ", "第三条　", "一是",
    "第一，", "其一", "——", "目录", "目 录", "附件：", "- 3 -", "\n", "\n\n", "\r\n", "\r", "　　",
    "\t", " ", "\xEF\xBB\xBF",
    /* marks */
    "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》", "〈", "〉", "（", "）", "(", ")", "[",
    "]", "【", "】", "\"", "。", "，", "；", "：", "、", "！", "？", "…", ".", ",", "-", "—", "%",
    /* numbers */
    "一", "二", "两", "半", "双", "几", "十", "百", "万", "亿", "〇", "第", "点", "分之", "至",
    "个", "元", "年", "月", "日", "旬", "今年", "十四五", "二十大", "百分之三十", "三百万元",
    "2025年", "2022.10.16", "4月底", "3.5", "１", "1,100", "左右", "以上", "不超过", "之一", "统一",
    "十分", "一把手", "五学联动", "四强", "“两个维护”", "《工作条例》", "第十条第二款", "款", "项",
    /* clauses */
    "要", "必须", "应当", "可以", "不得", "严禁", "鼓励", "支持", "加强", "领导", "落实", "建立",
    "机制", "工程", "活动", "指出", "强调", "党组", "各部门", "市人民政府", "我们", "希望", "的",
    "了", "使", "让", "把", "将", "由", "对", "在", "为", "和", "通过", "按照", "围绕", "如果",
    "违反", "处", "罚款", "以来", "牵头", "配合", "负责", "同志们：", "特此通知。",
    "（发展改革委牵头，6月底前完成）", "a", "Z"};

static uint32_t state;

static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state >> 3;
}

static size_t make(char *text) {
    const uint32_t count = 1 + next_random() % PIECES;
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        const char *piece = pieces[next_random() % (sizeof pieces / sizeof *pieces)];
        const size_t size = strlen(piece);
        if (length + size > LONGEST) break;
        memcpy(text + length, piece, size);
        length += size;
    }
    if (next_random() % FLIPS == 0) text[next_random() % length] = (char)next_random();
    return length;
}

static int try_one(tiaoli_parser *parser, const char *text, size_t length) {
    tiaoli_options options = {.size = sizeof options};
    options.flags = TIAOLI_PARSE_REPLACE_UTF8 | TIAOLI_PARSE_BORROW_TEXT;
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, &options, &error);
    char message[200];
    const char *wrong = NULL;
    if (!doc)
        wrong = tiaoli_status_text(error.status);
    else if (!tl_invariants(doc, message, sizeof message))
        wrong = message;
    if (wrong) {
        printf("%s\n--- in:\n", wrong);
        fwrite(text, 1, length, stdout);
        printf("\n---\n");
    }
    tiaoli_doc_free(doc);
    return wrong != NULL;
}

int main(int argc, char **argv) {
    state = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 0) : 1;
    const unsigned long texts = argc > 2 ? strtoul(argv[2], NULL, 0) : TEXTS;
    if (!state) state = 1;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    if (!parser) return 1;
    int failed = 0;
    for (unsigned long i = 0; i < texts && !failed; i++) {
        char made[LONGEST];
        const size_t length = make(made);
        char *text = malloc(length); /* its exact size, for the sanitizer to see */
        if (!text) abort();
        memcpy(text, made, length);
        failed = try_one(parser, text, length);
        free(text);
    }
    tiaoli_parser_free(parser);
    return failed;
}
