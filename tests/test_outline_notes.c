/* Notes about the outline: for each text what is noted, in order. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define INIT(type, name) type name = {.size = sizeof name}
#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct {
    const char *text, *notes; /* "name at, name at"; "" for none                 */
} note_case;

static void expect_notes(const note_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_doc *doc = tl_test_parse(cases[i].text);
        char found[1024] = "";
        size_t used = 0;
        for (uint32_t k = 0; k < tiaoli_doc_note_count(doc); k++) {
            INIT(tiaoli_note, note);
            cr_assert_eq(tiaoli_doc_note_get(doc, k, &note), TIAOLI_OK);
            used += (size_t)snprintf(found + used, sizeof found - used, "%s%s %s", k ? ", " : "",
                                     tiaoli_name(TIAOLI_DOMAIN_NOTE, note.code),
                                     tl_test_slice(doc, note.start, note.end));
        }
        cr_expect_str_eq(found, cases[i].notes, "%s\n=> %s", cases[i].text, found);
        tiaoli_doc_free(doc);
    }
}

#define EXPECT(cases) expect_notes((cases), COUNT(cases))

/* --- Numbers ------------------------------------------------------------------------ */

static const note_case numbers[] = {
    /* gaps */
    {"一、甲\n做。\n三、乙\n做。\n", "numbering-gap 三、"},
    {"一、甲\n做。\n三、乙\n做。\n四、丙\n做。\n", "numbering-gap 三、"},
    {"第一条 甲。\n第四条 乙。\n第五条 丙。\n", "numbering-gap 第四条"},
    {"第一章 甲\n第一条 做。\n第三章 乙\n第二条 做。\n", "numbering-gap 第三章"},
    {"第一条 有下列情形：\n（一）甲；\n（二）乙；\n（四）丙。\n第二条 做。\n",
     "numbering-gap （四）"},
    {"第十二条 甲。\n第十二条之二 乙。\n第十三条 丙。\n", "numbering-gap 第十二条之二"},
    {"第一条 甲。\n第三条之一 乙。\n", "numbering-gap 第三条之一"},
    {"一、甲\n（一）子。做事。\n（二）丑。做事。\n二、乙\n（二）寅。做事。\n",
     "numbering-gap （二）"},
    {"抓三件事。一是做甲。二是做乙。三是做丙。五是做丁。\n", ""}, /* what stands in the line */
    {"①甲。\n②乙。\n④丙。\n", "numbering-gap ④"},
    /* duplicates */
    {"一、甲\n做。\n一、乙\n做。\n", "numbering-duplicate 一、"},
    {"一、甲\n做。\n二、乙\n做。\n二、丙\n做。\n三、丁\n做。\n", "numbering-duplicate 二、"},
    {"一、甲\n做。\n二、乙\n做。\n二、丙\n做。\n四、丁\n做。\n", "numbering-duplicate 二、"},
    {"一、甲\n做。\n二、乙\n做。\n一、丙\n做。\n四、丁\n做。\n", "numbering-duplicate 一、"},
    {"第五条 甲。\n第六条 乙。\n第六条 丙。\n第七条 丁。\n", "numbering-duplicate 第六条"},
    {"第一章 甲\n第一条 做。\n第一章 乙\n第二条 做。\n", "numbering-duplicate 第一章"},
    {"第三条 甲。\n第三条之一 乙。\n第三条之一 丙。\n第四条 丁。\n",
     "numbering-duplicate 第三条之一"},
    {"一、甲\n做。\n二、乙\n做。\n四、丙\n做。\n四、丁\n做。\n",
     "numbering-gap 四、, numbering-duplicate 四、"},
    /* order */
    {"一、甲\n做。\n三、乙\n做。\n二、丙\n做。\n四、丁\n做。\n", "numbering-order 三、"},
    {"一、甲\n做。\n三、乙\n做。\n四、丙\n做。\n二、丁\n做。\n五、戊\n做。\n",
     "numbering-order 二、"},
    {"第一条 甲。\n第二条 乙。\n第十三条 丙。\n第四条 丁。\n第五条 戊。\n",
     "numbering-order 第十三条"},
    {"第十条 甲。\n第十一条 乙。\n第三条 丙。\n第十二条 丁。\n", "numbering-order 第三条"},
    {"第一条 甲。\n第二条 乙。\n第五条 丙。\n第三条 丁。\n第四条 戊。\n第五条 己。\n",
     "numbering-order 第五条"},
    {"第二条 甲。\n第二条之二 乙。\n第二条之一 丙。\n第三条 丁。\n",
     "numbering-gap 第二条之二, numbering-order 第二条之一"},
};

static const note_case good_numbers[] = {
    {"一、甲\n做。\n二、乙\n做。\n三、丙\n做。\n", ""},
    {"四、甲\n做。\n五、乙\n做。\n", ""},                                     /* a fragment */
    {"第四百六十三条 甲。\n第四百六十四条 乙。\n", ""},                       /* part of a code */
    {"一、甲\n1.子。做。\n二、乙\n2.丑。做。\n", ""},                         /* runs on */
    {"一、甲\n（一）子。做。\n（二）丑。做。\n二、乙\n（一）寅。做。\n", ""}, /* anew */
    {"第一章 甲\n第一条 做。\n第二章 乙\n第二条 做。\n", ""},
    {"第一编 甲\n第一章 子\n第一条 做。\n第二编 乙\n第一章 丑\n第二条 做。\n", ""},
    {"第一编 甲\n第一章 子\n第一条 做。\n第二编 乙\n第二章 丑\n第二条 做。\n", ""},
    {"第一章 甲\n第一节 子\n第一条 做。\n第二章 乙\n第一节 丑\n第二条 做。\n", ""},
    {"第十二条 甲。\n第十二条之一 乙。\n第十二条之二 丙。\n第十三条 丁。\n", ""},
    {"准备下列材料：\n1.表；\n2.证。\n提交时注意：\n1.本人来；\n2.按时来。\n", ""},
    {"关于检查的通知\n各学校：\n一、时间\n另定。\n二、内容\n消防。\n县教育局\n2024年5月20日\n"
     "附件\n检查表\n一、校舍\n牢固。\n二、食堂\n干净。\n",
     ""},
    {"会议指出，第一，要学。第二，要做。会议强调，第一，要快。第二，要稳。\n", ""},
    {"1、甲\n做。\n2.乙\n做。\n3、丙\n做。\n", ""},
};

Test(outline_notes, numbers) { EXPECT(numbers); }
Test(outline_notes, good_numbers) { EXPECT(good_numbers); }

/* --- Levels --------------------------------------------------------------------------- */

#define LADDER "一、甲\n（一）子\n1.做事。快做。\n2.办事。快办。\n（二）丑\n做事。\n"

static const note_case levels[] = {
    {LADDER "二、乙\n1.想事。快想。\n2.说事。快说。\n", "level-jump 1."},
    {LADDER "二、乙\n（1）想事。快想。\n（2）说事。快说。\n", "level-jump （1）"},
    {LADDER "二、乙\n1.想事。快想。\n2.说事。快说。\n三、丙\n1.看事。快看。\n",
     "level-jump 1., level-jump 1."},
    /* good ones */
    {LADDER "二、乙\n（一）寅\n1.想事。快想。\n", ""},
    {"一、甲\n1.做事。快做。\n2.办事。快办。\n二、乙\n1.想事。快想。\n", ""}, /* two levels */
    {LADDER "二、乙\n准备：\n1.表；\n2.证。\n", ""},                          /* a list */
    {"一、甲\n1.做事。快做。\n二、乙\n（一）子\n2.办事。快办。\n3.想事。快想。\n",
     ""}, /* runs on */
    {"第一章 甲\n第一节 子\n第一条 做。\n第二章 乙\n第二条 做。\n", ""},
    {"第一条 做：\n（一）甲：\n1.子；\n2.丑；\n（二）乙。\n第二条 做：\n（一）丙。\n", ""},
};

Test(outline_notes, levels) { EXPECT(levels); }

/* --- Headings over nothing ---------------------------------------------------------------- */

static const note_case bodies[] = {
    {"一、甲\n做。\n二、乙\n三、丙\n做。\n", "heading-without-body 二、乙"},
    {"第一章 甲\n第一条 做。\n第二章 乙\n第三章 丙\n第二条 做。\n",
     "heading-without-body 第二章 乙"},
    {"一、甲\n（一）子\n做。\n（二）丑\n二、乙\n做。\n", "heading-without-body （二）丑"},
    {"一、甲\n做。\n二、乙\n做。\n三、丙\n", "heading-without-body 三、丙"},
    {"一、甲\n二、乙\n三、丙\n", ""},                             /* a list of lines */
    {"一、目标\n1.增产\n2.增收\n二、措施\n1.选种\n2.供种\n", ""}, /* lists below lists */
    {"第一，坚持改革。\n\n改革是动力。\n\n第二，坚持开放。\n\n开放是活力。\n", ""},
    {"第一条 甲。\n第二条 乙。\n", ""},
};

Test(outline_notes, bodies) { EXPECT(bodies); }

/* --- The table of contents ------------------------------------------------------------------ */

#define BODY                                                                                                                         \
    "第一章 总则\n第一条 为了管理，制定本办法。\n第二章 登记\n第二条 应当登记。\n第三章 附则\n" \
    "第三条 自公布之日起施行。\n"
#define TITLE "养犬管理办法\n目 录\n"

static const note_case tables[] = {
    {TITLE "第一章 总则\n第二章 登记\n第三章 附则\n" BODY, ""},
    {TITLE "第一章　总　则\n第二章　登　记\n第三章　附　则\n" BODY, ""},
    {TITLE "第一章 总则……1\n第二章 登记……（3）\n第三章 附则 12\n" BODY, ""},
    {TITLE "第一章 总则 第二章 登记 第三章 附则\n" BODY, ""},
    {TITLE "第一章 总则\n第二章 登记\n第三章 处罚\n第四章 附则\n" BODY,
     "toc-entry-alone 第三章 处罚, toc-wording 第四章 附则"},
    {TITLE "第一章 总则\n第二章 登记\n第三章 附则\n第四章 处罚\n" BODY,
     "toc-entry-alone 第四章 处罚"},
    {TITLE "第一章 总则\n第三章 附则\n" BODY, "heading-not-in-toc 第二章 登记"},
    {TITLE "第一章 总则\n第二章 登记管理\n第三章 附则\n" BODY, "toc-wording 第二章 登记管理"},
    {TITLE "第一章 总则\n第二章 登\n记\n第三章 附则\n" BODY, ""},
    {"发展规划\n目录\n一、基础\n二、目标\n三、措施\n一、基础\n很好。\n（一）农业\n丰收。\n二、目标"
     "\n"
     "更好。\n三、举措\n做。\n",
     "toc-wording 三、措施"},
    {"发展规划\n目录\n第一章 基础\n第一节 一般\n第二章 目标\n第一节 一般\n第一章 基础\n第一节 "
     "一般\n"
     "好。\n第二章 目标\n做。\n",
     "toc-entry-alone 第一节 一般"},
};

Test(outline_notes, tables) { EXPECT(tables); }

/* A long table, of equal entries too, is compared in one pass. */
Test(outline_notes, long_tables) {
    enum { ENTRIES = 3000 };
    static char text[ENTRIES * 2 * 64];
    size_t used = (size_t)snprintf(text, sizeof text, "目录\n");
    for (int body = 0; body < 2; body++)
        for (int i = 1; i <= ENTRIES; i++)
            if (!body || i != 7)
                used += (size_t)snprintf(text + used, sizeof text - used, "第%d章 相同\n%s", i,
                                         body ? "正文。\n" : "");
    tiaoli_doc *doc = tl_test_parse(text);
    cr_assert_eq(tiaoli_doc_note_count(doc), 2);
    INIT(tiaoli_note, note);
    cr_assert_eq(tiaoli_doc_note_get(doc, 0, &note), TIAOLI_OK);
    cr_assert_eq(note.code, TIAOLI_NOTE_TOC_ENTRY_ALONE);
    cr_assert_str_eq(tl_test_slice(doc, note.start, note.end), "第7章 相同");
    cr_assert_eq(tiaoli_doc_note_get(doc, 1, &note), TIAOLI_OK);
    cr_assert_eq(note.code, TIAOLI_NOTE_NUMBERING_GAP);
    tiaoli_doc_free(doc);
}
