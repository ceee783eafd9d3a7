/*
 * Numbering at line heads, the frame of a document, the tree of its divisions,
 * its genre, and sentences and clauses.
 */
#include "run.h"
#include "support.h"

#define INIT(type, name) type name = {.size = sizeof name}
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* --- Marks at a line head ------------------------------------------------------- */

/* The numbering at the head of a line. */
static tl_marker read_marker(const char *line) {
    tl_run run = {0};
    run.text = line;
    run.length = (uint32_t)strlen(line);
    run.lexicon = &tl_builtin_lexicon;
    return tl_read_marker(&run, 0, run.length);
}

typedef struct {
    const char *line;
    int kind;
    const char *label, *numeral, *body;
    int32_t number, suffix;
} mark_case;

static const mark_case marks[] = {
    {"第一编　总则", TIAOLI_MARKER_PART, "第一编", "第一", "总则", 1, 0},
    {"第二篇 创新", TIAOLI_MARKER_PART, "第二篇", "第二", "创新", 2, 0},
    {"第三部分　保障", TIAOLI_MARKER_PART, "第三部分", "第三", "保障", 3, 0},
    {"第二分编 典型合同", TIAOLI_MARKER_SUBPART, "第二分编", "第二", "典型合同", 2, 0},
    {"第十一章　附则", TIAOLI_MARKER_CHAPTER, "第十一章", "第十一", "附则", 11, 0},
    {"第 1 章 总则", TIAOLI_MARKER_CHAPTER, "第 1 章", "第 1", "总则", 1, 0},
    {"第 三 章　监督", TIAOLI_MARKER_CHAPTER, "第 三 章", "第 三", "监督", 3, 0},
    {"第四节 期间", TIAOLI_MARKER_SECTION, "第四节", "第四", "期间", 4, 0},
    {"第一百二十三条　国家机关", TIAOLI_MARKER_ARTICLE, "第一百二十三条", "第一百二十三",
     "国家机关", 123, 0},
    {"第一千二百六十条 本法", TIAOLI_MARKER_ARTICLE, "第一千二百六十条", "第一千二百六十", "本法",
     1260, 0},
    {"第一百零二条 本法", TIAOLI_MARKER_ARTICLE, "第一百零二条", "第一百零二", "本法", 102, 0},
    {"第二〇条 本法", TIAOLI_MARKER_ARTICLE, "第二〇条", "第二〇", "本法", 20, 0},
    {"第１２条　本法", TIAOLI_MARKER_ARTICLE, "第１２条", "第１２", "本法", 12, 0},
    {"第十二条之一　禁止", TIAOLI_MARKER_ARTICLE, "第十二条之一", "第十二", "禁止", 12, 1},
    {"第八条之三 禁止", TIAOLI_MARKER_ARTICLE, "第八条之三", "第八", "禁止", 8, 3},
    {"第三条国家机关应当", TIAOLI_MARKER_ARTICLE, "第三条", "第三", "国家机关应当", 3, 0},
    {"第六条第三人可以", TIAOLI_MARKER_ARTICLE, "第六条", "第六", "第三人可以", 6, 0},
    {"第二条", TIAOLI_MARKER_ARTICLE, "第二条", "第二", "", 2, 0},
    {"## 第四章 权利", TIAOLI_MARKER_CHAPTER, "第四章", "第四", "权利", 4, 0},
    {"一、总体要求", TIAOLI_MARKER_HANZI_COMMA, "一、", "一", "总体要求", 1, 0},
    {"二十一、其他", TIAOLI_MARKER_HANZI_COMMA, "二十一、", "二十一", "其他", 21, 0},
    {"一、2016年工作回顾", TIAOLI_MARKER_HANZI_COMMA, "一、", "一", "2016年工作回顾", 1, 0},
    {"三．保障措施", TIAOLI_MARKER_HANZI_COMMA, "三．", "三", "保障措施", 3, 0},
    {"（一）加强领导。", TIAOLI_MARKER_HANZI_PAREN, "（一）", "一", "加强领导。", 1, 0},
    {"(十二) 其他", TIAOLI_MARKER_HANZI_PAREN, "(十二)", "十二", "其他", 12, 0},
    {"（ 三 ）其他", TIAOLI_MARKER_HANZI_PAREN, "（ 三 ）", "三", "其他", 3, 0},
    {"㈡其他", TIAOLI_MARKER_HANZI_PAREN, "㈡", "㈡", "其他", 2, 0},
    {"1.摸底排查。", TIAOLI_MARKER_ARABIC_DOT, "1.", "1", "摸底排查。", 1, 0},
    {"１２．资金", TIAOLI_MARKER_ARABIC_DOT, "１２．", "１２", "资金", 12, 0},
    {"⒊资金", TIAOLI_MARKER_ARABIC_DOT, "⒊", "⒊", "资金", 3, 0},
    {"2、资金", TIAOLI_MARKER_ARABIC_COMMA, "2、", "2", "资金", 2, 0},
    {"（3）资金", TIAOLI_MARKER_ARABIC_PAREN, "（3）", "3", "资金", 3, 0},
    {"4) 资金", TIAOLI_MARKER_ARABIC_PAREN, "4)", "4", "资金", 4, 0},
    {"⑵资金", TIAOLI_MARKER_ARABIC_PAREN, "⑵", "⑵", "资金", 2, 0},
    {"①周调度", TIAOLI_MARKER_CIRCLED, "①", "①", "周调度", 1, 0},
    {"⑳周调度", TIAOLI_MARKER_CIRCLED, "⑳", "⑳", "周调度", 20, 0},
    {"第一，压实责任。", TIAOLI_MARKER_ORDINAL, "第一，", "第一", "压实责任。", 1, 0},
    {"第二、排查", TIAOLI_MARKER_ORDINAL, "第二、", "第二", "排查", 2, 0},
    {"一是加强组织。", TIAOLI_MARKER_ENUMERATOR, "一是", "一", "加强组织。", 1, 0},
    {"三要强化督查。", TIAOLI_MARKER_ENUMERATOR, "三要", "三", "强化督查。", 3, 0},
    {"其二，强化督查。", TIAOLI_MARKER_ENUMERATOR, "其二，", "二", "强化督查。", 2, 0},
    {"——坚持改革。", TIAOLI_MARKER_DASH, "——", "", "坚持改革。", 0, 0},
    {"──坚持改革。", TIAOLI_MARKER_DASH, "──", "", "坚持改革。", 0, 0},
    {"a) 甲方", TIAOLI_MARKER_LETTER, "a)", "a", "甲方", 1, 0},
    {"B. 要求", TIAOLI_MARKER_LETTER, "B.", "B", "要求", 2, 0},
    {"丙、资金", TIAOLI_MARKER_LETTER, "丙、", "丙", "资金", 3, 0},
};

static void same_text(const char *line, tl_span span, const char *expected, const char *what) {
    cr_assert_eq(span.end - span.start, strlen(expected), "%s of %s", what, line);
    cr_assert_eq(strncmp(line + span.start, expected, strlen(expected)), 0, "%s of %s", what, line);
}

Test(marker, every_scheme_is_read) {
    for (size_t i = 0; i < COUNT(marks); i++) {
        const mark_case *m = &marks[i];
        const tl_marker found = read_marker(m->line);
        cr_assert_eq(found.kind, m->kind, "%s: %s", m->line,
                     tiaoli_name(TIAOLI_DOMAIN_MARKER, found.kind));
        same_text(m->line, found.label, m->label, "label");
        same_text(m->line, found.numeral, m->numeral, "numeral");
        cr_assert_str_eq(m->line + found.body, m->body);
        cr_assert_eq(found.number, m->number, "%s: %d", m->line, (int)found.number);
        cr_assert_eq(found.suffix, m->suffix, "%s: %d", m->line, (int)found.suffix);
    }
}

static const char *const no_marks[] = {
    "第十条规定的期限",
    "第三条第一款的规定",
    "第五条、第六条",
    "第五章和第六章",
    "第三条的标准",
    "第八条修改为：",
    "第一个百年奋斗目标",
    "第一次会议",
    "第一、第二产业",
    "3.5亿元",
    "2022.10",
    "2022年",
    "2024.",
    "1,100万",
    "1.1总则",
    "一、二审判决",
    "1、2号线",
    "三四线城市",
    "二十大报告",
    "三要素",
    "（2022）京01民终1号",
    "（一）、（二）项规定",
    "（以下简称本市）",
    "（）",
    "甲、乙双方",
    "甲方",
    "e.g.",
    "—",
    "其一生",
    "十分重要",
    "",
    "一",
    "第",
    "第三",
    "（",
    "1",
};

Test(marker, references_and_numbers_are_none) {
    for (size_t i = 0; i < COUNT(no_marks); i++) {
        const char *line = no_marks[i];
        const tl_marker found = read_marker(line);
        cr_assert_eq(found.kind, TIAOLI_MARKER_NONE, "%s: %s", line,
                     tiaoli_name(TIAOLI_DOMAIN_MARKER, found.kind));
        cr_assert_eq(found.body, 0, "%s", line);
    }
}

/* --- Outlines ----------------------------------------------------------------------- */

typedef struct {
    const char *text, *outline;
} outline_case;

static void expect_all(const outline_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) tl_test_expect_outline(cases[i].text, cases[i].outline);
}

static const outline_case frames[] = {
    {"在座谈会上的讲话\n\n同志们：\n我讲几点意见。\n我就讲这么多，谢谢大家！\n",
     "document(title salutation paragraph closing)"},
    {"在全市会议上的讲话\n市委书记　李明\n（2023年3月1日）\n各位代表：\n我讲几点意见。\n谢谢大家！"
     "\n",
     "document(title byline date salutation paragraph closing)"},
    {"在全区安全生产会议上的讲话\n区委副书记、区长　王建国\n（2023年3月1日）\n同志们：\n我讲几点意"
     "见。\n谢谢大家！\n",
     "document(title byline date salutation paragraph closing)"},
    {"政府工作报告\n——2024年1月10日在市人民代表大会上\n各位代表：\n现在报告工作。\n",
     "document(title subtitle salutation paragraph)"},
    {"某市人民政府关于做好\n\n防汛工作的通知\n\n某政发〔2024〕12号\n\n各县（市、区）人民政府，市政"
     "府各部门："
     "\n\n现就有关事项通知如下：\n",
     "document(title doc_number salutation paragraph)"},
    {"关于设立新区的批复\n国函〔2024〕5号\n某省人民政府：\n现批复如下：\n一、同意设立。\n国务院\n20"
     "24年1月5日\n",
     "document(title doc_number salutation paragraph division:一、(paragraph) signature date)"},
    {"关于开展调研的函\n某某局：\n拟开展调研。\n特此函告。\n某某委员会\n二〇二四年二月一日\n",
     "document(title salutation paragraph closing signature date)"},
    {"防汛条例\n（2005年7月15日国务院令第441号公布　2011年1月8日修订）\n第一条　制定本条例。\n第二"
     "条　适用本条例。\n",
     "document(title history division:第一条(paragraph) division:第二条(paragraph))"},
    {"防汛条例\n2005年7月15日 公布\n2011年1月8日 "
     "修订\n第一条　制定本条例。\n第二条　适用本条例。\n",
     "document(title history history division:第一条(paragraph) division:第二条(paragraph))"},
    {"防汛条例\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　制定本条例。\n第二章　附"
     "则\n第二条　施行。\n",
     "document(title toc toc toc division:第一章(heading division:第一条(paragraph)) "
     "division:第二章(heading division:第二条(paragraph)))"},
    {"关于公布名单的通知\n各单位：\n现将名单公布。\n附件：1.名单\n　　　2."
     "分工\n某某局\n2024年5月6日\n",
     "document(title salutation paragraph attachment:附件 signature date)"},
    {"关于印发方案的通知\n各单位：\n现印发给你们。\n某某局\n2024年5月6日\n（此件公开发布）\n防汛方"
     "案\n一、要求\n加强领导。\n",
     "document(title salutation paragraph signature date backmatter "
     "attachment(heading division:一、(heading paragraph)))"},
    {"管理办法\n第一条　制定本办法。\n第二条　施行。\n附件1\n第一条　填表。\n",
     "document(title division:第一条(paragraph) division:第二条(paragraph) "
     "attachment:附件1(heading division:第一条(paragraph)))"},
    {"　　一、总体目标\n　　1.目标。五年内建成。\n　　二、任务\n　　（一）产业。发展产业。\n　　2."
     "项目。实施项目。\n",
     "document(division:一、(heading division:1.(heading paragraph)) "
     "division:二、(heading division:（一）(heading paragraph division:2.(heading paragraph))))"},
};

Test(outline, frames) { expect_all(frames, COUNT(frames)); }

static const outline_case nesting[] = {
    {"一、要求\n（一）思想。坚持。\n1.甲。做好。\n（1）乙。做好。\n（2）丙。做好。\n2."
     "丁。做好。\n（二）原则。坚持。\n二、任务\n完成。\n",
     "document(division:一、(heading division:（一）(heading paragraph division:1.(heading "
     "paragraph "
     "division:（1）(heading paragraph) division:（2）(heading paragraph)) division:2.(heading "
     "paragraph)) division:（二）(heading paragraph)) division:二、(heading paragraph))"},
    {"一、要求\n1.甲。做好。\n2.乙。做好。\n二、任务\n1.丙。做好。\n",
     "document(division:一、(heading division:1.(heading paragraph) division:2.(heading "
     "paragraph)) "
     "division:二、(heading division:1.(heading paragraph)))"},
    {"第一章 总则\n一、甲事\n内容。\n二、乙事\n内容。\n第二章 附则\n一、丙事\n内容。\n",
     "document(division:第一章(heading division:一、(heading paragraph) division:二、(heading "
     "paragraph)) division:第二章(heading division:一、(heading paragraph)))"},
    {"一、一般规定\n第一条 甲。\n第二条 乙。\n二、其他\n第三条 丙。\n",
     "document(division:一、(heading division:第一条(paragraph) division:第二条(paragraph)) "
     "division:二、(heading division:第三条(paragraph)))"},
    {"第一条 是指：\n（一）甲：\n1.子；\n2.丑；\n（二）乙。\n前款适用。\n第二条 施行。\n",
     "document(division:第一条(paragraph division:（一）(paragraph division:1.(paragraph) "
     "division:2.(paragraph)) division:（二）(paragraph) paragraph) division:第二条(paragraph))"},
    {"第一条 是指：\n（一）甲。\n这一项的说明。\n（二）乙。\n",
     "document(division:第一条(paragraph division:（一）(paragraph paragraph) "
     "division:（二）(paragraph)))"},
    {"第一条 条件：（一）年满；（二）健康。前款条件由部门审核。\n第二条 施行。\n",
     "document(division:第一条(paragraph division:（一）(paragraph) division:（二）(paragraph) "
     "paragraph) division:第二条(paragraph))"},
    {"会议提出：一是提高站位；二是压实责任。\n",
     "document(paragraph division:一是(paragraph) division:二是(paragraph))"},
    {"要求如下。\n——坚持甲。做好甲。\n——坚持乙。做好乙。\n会议强调，要落实。\n",
     "document(paragraph division:——(heading paragraph) division:——(heading paragraph) paragraph)"},
    {"一、领导\n第一，压实责任。各级要负责。\n还要考核。\n第二，强化保障。安排资金。\n二、落实\n抓"
     "好。\n",
     "document(division:一、(heading division:第一，(heading paragraph paragraph) "
     "division:第二，(heading paragraph)) division:二、(heading paragraph))"},
    {"1、甲\n（1）子\n①寅\n②卯\n（2）丑\n2、乙\n",
     "document(division:1、(heading division:（1）(heading division:①(heading) "
     "division:②(heading)) "
     "division:（2）(heading)) division:2、(heading))"},
    {"A. 甲\na) 子\nb) 丑\nB. 乙\n",
     "document(division:A.(heading division:a)(heading) division:b)(heading)) "
     "division:B.(heading))"},
    {"一、加强领导。\n各级要负责。\n二、强化保障。\n安排资金。\n",
     "document(division:一、(heading paragraph) division:二、(heading paragraph))"},
    {"第一条 甲。\n第一条之一 乙。\n第二条 丙。\n",
     "document(division:第一条(paragraph) division:第一条之一(paragraph) "
     "division:第二条(paragraph))"},
    {"一、回顾\n成绩显著。\n各位代表！成绩来之不易。\n二、安排\n抓好。\n",
     "document(division:一、(heading paragraph address paragraph) division:二、(heading "
     "paragraph))"},
    /* perorations */
    {"一、甲\n做。\n二、乙\n做。\n各位代表！\n要奋斗。\n让我们前进！\n",
     "document(division:一、(heading paragraph) division:二、(heading paragraph) "
     "closing(address paragraph paragraph))"},
    {"一、甲\n做。\n二、乙\n做。\n同志们！要统一。\n同志们！要前进！\n",
     "document(division:一、(heading paragraph) division:二、(heading paragraph) "
     "closing(address paragraph address paragraph))"},
    {"一、甲\n同志们！要做。\n二、乙\n同志们！要做。\n同志们！要前进！\n",
     "document(division:一、(heading address paragraph) division:二、(heading address paragraph) "
     "closing(address paragraph))"},
    {"附则\n第一条 甲。\n", "document(division:附则(heading division:第一条(paragraph)))"},
    {"## 第四章 权利\n\n第四十四条 个人享有权利。\n",
     "document(division:第四章(heading division:第四十四条(paragraph)))"},
};

Test(outline, nesting) { expect_all(nesting, COUNT(nesting)); }

static const outline_case lines[] = {
    /* cut lines whose heads look like labels */
    {"第一条　违反规定的，依照\n第三条规定的标准处罚。\n第二条　施行。\n",
     "document(division:第一条(paragraph) division:第二条(paragraph))"},
    {"第一条　项目按照\n2022.10发布的办法办理。\n第二条　施行。\n",
     "document(division:第一条(paragraph) division:第二条(paragraph))"},
    /* amendments: what stands in a quotation is no structure */
    {"一、第三条修改为：“单位包括：\n（一）机关；\n（二）企业。”\n二、删去第五条。\n",
     "document(division:一、(paragraph paragraph paragraph) division:二、(paragraph))"},
    {"一、增加一条：“禁止下列行为：\n“（一）破坏；\n“（二）盗窃。”\n二、删去第五条。\n",
     "document(division:一、(paragraph paragraph paragraph) division:二、(paragraph))"},
    {"要加强领导。做好保障（财政局牵头，6月底前完成）\n严禁挪用。\n",
     "document(paragraph paragraph)"},
    {"要加强领导。做好\n保障工作。\n严禁挪用。\n", "document(paragraph paragraph)"},
    /* blank lines between paragraphs, breaks inside them */
    {"第一段从\n十三五\n规划说起。\n\n第二段。\n\n第三段。\n",
     "document(paragraph paragraph paragraph)"},
    {"一、甲事\r\n内容。\r\n二、乙事\r\n内容。\r\n",
     "document(division:一、(heading paragraph) division:二、(heading paragraph))"},
    {"\xEF\xBB\xBF一、甲事\n内容。\n", "document(division:一、(heading paragraph))"},
    {"\xEF\xBB\xBF首页 > "
     "政策文件\n青溪县气象灾害防御办法\n　　第一条　为了防灾。\n　　第二条　略。\n",
     "document(backmatter title division:第一条(paragraph) division:第二条(paragraph))"},
    {"", "document"},
    {"\n 　\n", "document"},
    {"正文。", "document(paragraph)"},
};

Test(outline, lines) { expect_all(lines, COUNT(lines)); }

/* Lines cut at one width, paragraphs indented: the cuts are joined. */
Test(outline, cut_lines_are_joined) {
    tl_test_expect_outline(
        "　　第一条　为了加强城市供水管理，发展城市供\n"
        "水事业，保障城市生活、生产用水，依照城市法第\n"
        "三条的规定，制定本条例，供各级人民政府适用。\n"
        "　　第二条　本条例所称城市供水，是指城市公共\n"
        "供水和自建设施供水，包括生活、生产、消防用水\n"
        "以及其他各项建设用水。\n"
        "　　第三条　施行。\n",
        "document(division:第一条(paragraph) division:第二条(paragraph) "
        "division:第三条(paragraph))");
}

static tiaoli_node_info division(const tiaoli_doc *doc, uint32_t n) {
    INIT(tiaoli_node_info, info);
    for (tiaoli_node node = 1; node <= tiaoli_doc_node_count(doc); node++)
        if (tiaoli_node_kind(doc, node) == TIAOLI_NODE_DIVISION && --n == 0) {
            cr_assert_eq(tiaoli_node_get(doc, node, &info), TIAOLI_OK);
            return info;
        }
    cr_assert_fail("no such division");
    return info;
}

Test(outline, divisions_carry_their_numbers) {
    tiaoli_doc *doc = tl_test_parse("第二章 监督\n第十二条之一 甲。\n第十三条 乙：\n（一）丙。\n");
    const int32_t expected[][4] = {{TIAOLI_MARKER_CHAPTER, 2, 0, 1},
                                   {TIAOLI_MARKER_ARTICLE, 12, 1, 2},
                                   {TIAOLI_MARKER_ARTICLE, 13, 0, 2},
                                   {TIAOLI_MARKER_HANZI_PAREN, 1, 0, 3}};
    for (uint32_t i = 0; i < COUNT(expected); i++) {
        const tiaoli_node_info info = division(doc, i + 1);
        cr_assert_eq(info.marker, expected[i][0]);
        cr_assert_eq(info.number, expected[i][1]);
        cr_assert_eq(info.suffix, expected[i][2]);
        cr_assert_eq(info.level, expected[i][3]);
        cr_assert_eq(info.label_start, info.start);
    }
    tiaoli_doc_free(doc);
}

Test(outline, headings_end_where_the_text_begins) {
    tiaoli_doc *doc =
        tl_test_parse("一、总体要求\n（一）加强领导。各级要负责。\n——坚持改革。深入推进。\n");
    cr_assert(tl_test_find_node(doc, TIAOLI_NODE_HEADING, "一、总体要求"));
    cr_assert(tl_test_find_node(doc, TIAOLI_NODE_HEADING, "（一）加强领导。"));
    cr_assert(tl_test_find_node(doc, TIAOLI_NODE_PARAGRAPH, "各级要负责。"));
    cr_assert(tl_test_find_node(doc, TIAOLI_NODE_HEADING, "——坚持改革。"));
    tiaoli_doc_free(doc);
}

/* --- Notes and limits ------------------------------------------------------------------ */

static uint32_t notes(const char *text, int32_t code) {
    tiaoli_doc *doc = tl_test_parse(text);
    uint32_t found = 0;
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        INIT(tiaoli_note, note);
        cr_assert_eq(tiaoli_doc_note_get(doc, i, &note), TIAOLI_OK);
        found += note.code == code;
    }
    tiaoli_doc_free(doc);
    return found;
}

Test(outline, gaps_and_duplicates_are_noted) {
    cr_assert_eq(notes("一、甲\n做。\n三、乙\n做。\n", TIAOLI_NOTE_NUMBERING_GAP), 1);
    cr_assert_eq(notes("一、甲\n做。\n一、乙\n做。\n", TIAOLI_NOTE_NUMBERING_DUPLICATE), 1);
    cr_assert_eq(notes("第一条 甲。\n第一条之一 乙。\n第二条 丙。\n", TIAOLI_NOTE_NUMBERING_GAP),
                 0);
    cr_assert_eq(
        notes("第一章 甲\n第一条 做。\n第二章 乙\n第二条 做。\n", TIAOLI_NOTE_NUMBERING_GAP), 0);
    cr_assert_eq(notes("四、甲\n做。\n五、乙\n做。\n", TIAOLI_NOTE_NUMBERING_GAP), 0);
    cr_assert_eq(notes("一、甲\n1.子。做。\n二、乙\n2.丑。做。\n", TIAOLI_NOTE_NUMBERING_GAP), 0);
}

Test(outline, depth_is_limited) {
    static const char text[] = "一、甲\n（一）乙\n1.丙\n（1）丁\n";
    INIT(tiaoli_options, options);
    options.max_depth = 4;
    tiaoli_doc_free(tl_test_parse_with(text, strlen(text), &options));
    options.max_depth = 3;
    tl_test_fails(text, strlen(text), &options, TIAOLI_E_LIMIT,
                  (uint32_t)(strstr(text, "（1）") - text));
}

/* --- Genre ----------------------------------------------------------------------------- */

static const struct {
    const char *text;
    int32_t genre;
} genres[] = {
    {"在会上的讲话\n同志们：\n要加强领导。\n", TIAOLI_GENRE_SPEECH},
    {"关于防汛工作的通知\n各县人民政府：\n要加强领导。\n", TIAOLI_GENRE_NOTICE},
    {"关于促进就业的若干意见（试行）\n一、要求\n加强领导。\n", TIAOLI_GENRE_NOTICE},
    {"某市养老服务发展规划\n一、要求\n加强领导。\n", TIAOLI_GENRE_PLAN},
    {"防汛工作实施方案\n一、要求\n加强领导。\n", TIAOLI_GENRE_PLAN},
    {"政府工作报告\n各位代表：\n一、回顾\n经济增长。\n", TIAOLI_GENRE_REPORT},
    {"防汛条例\n第一条 制定本条例。\n第二条 施行。\n", TIAOLI_GENRE_LAW},
    {"第四十四条 个人享有权利。\n第四十五条 个人有权查阅。\n", TIAOLI_GENRE_LAW},
    {"同志们：\n今天开会。\n", TIAOLI_GENRE_SPEECH},
    {"今天天气很好。\n", TIAOLI_GENRE_OTHER},
};

Test(outline, genres) {
    for (size_t i = 0; i < COUNT(genres); i++) {
        tiaoli_doc *doc = tl_test_parse(genres[i].text);
        cr_assert_eq(tiaoli_doc_genre(doc), genres[i].genre, "%s: %s", genres[i].text,
                     tiaoli_name(TIAOLI_DOMAIN_GENRE, tiaoli_doc_genre(doc)));
        tiaoli_doc_free(doc);
    }
    INIT(tiaoli_options, options);
    options.genre = TIAOLI_GENRE_PLAN;
    tiaoli_doc *doc = tl_test_parse_with(genres[0].text, strlen(genres[0].text), &options);
    cr_assert_eq(tiaoli_doc_genre(doc), TIAOLI_GENRE_PLAN);
    tiaoli_doc_free(doc);
}

/* --- Sentences and clauses ---------------------------------------------------------------- */

/* Sentences joined by ‖, the clauses of each by |. */
static void expect_split(const char *text, const char *expected) {
    tiaoli_doc *doc = tl_test_parse(text);
    char found[1024] = "";
    size_t used = 0;
    for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) {
        if (tiaoli_node_kind(doc, n) != TIAOLI_NODE_CLAUSE) continue;
        const bool first = tiaoli_node_kind(doc, n - 1) == TIAOLI_NODE_SENTENCE;
        const char *mark = used == 0 ? "" : first ? "‖" : "|";
        used += (size_t)snprintf(
            found + used, sizeof found - used, "%s%s", mark,
            tl_test_slice(doc, tiaoli_node_start(doc, n), tiaoli_node_end(doc, n)));
    }
    cr_assert_str_eq(found, expected);
    tiaoli_doc_free(doc);
}

static const struct {
    const char *text, *split;
} sentences[] = {
    {"要抓好落实，要强化督查；要问责。会议很好！", "要抓好落实，|要强化督查；|要问责。‖会议很好！"},
    {"完善政策、加强监管。", "完善政策、加强监管。"},
    {"做到：一抓到底。", "做到：|一抓到底。"},
    {"增长3.5%，达到1,100万元。", "增长3.5%，|达到1,100万元。"},
    {"达到１，１００万元。", "达到１，１００万元。"},
    {"定于12：30召开，比例为3:2。", "定于12：30召开，|比例为3:2。"},
    {"自2022.10起施行。", "自2022.10起施行。"},
    {"他说：“要干。要快干。”会议结束。", "他说：|“要干。要快干。”‖会议结束。"},
    {"落实“要干。要快干。”的要求，抓好工作。", "落实“要干。要快干。”的要求，|抓好工作。"},
    {"坚持“抓本职，促发展；强基础”的理念。", "坚持“抓本职，促发展；强基础”的理念。"},
    {"本市（县级市，下同）要加强领导。", "本市（县级市，下同）要加强领导。"},
    {"按照《意见（2022，试行）》办理。", "按照《意见（2022，试行）》办理。"},
    {"要学、要干……要落实。", "要学、要干……‖要落实。"},
    {"怎么办？！要加强领导。", "怎么办？！‖要加强领导。"},
    {"要加强领导, 要强化督查.", "要加强领导,|要强化督查."},
    {"要加强领导", "要加强领导"},
    {"要从\n十三五\n规划做起。\n\n第二段。\n\n第三段。",
     "要从\n十三五\n规划做起。‖第二段。‖第三段。"},
};

Test(sentence, punctuation) {
    for (size_t i = 0; i < COUNT(sentences); i++)
        expect_split(sentences[i].text, sentences[i].split);
}

/* The delimiter belongs to clause and sentence, the label to the first clause. */
Test(sentence, labels_are_part_of_their_clause) {
    expect_split("（一）加强领导。各级要负责，要落实。\n",
                 "（一）加强领导。‖各级要负责，|要落实。");
    expect_split("一是提高站位；二是压实责任。", "一是提高站位；‖二是压实责任。");
}

Test(outline, a_text_may_begin_with_any_scheme) {
    tl_test_expect_outline(
        "（1）严格审批\n加强审核。\n①查材料\n②查现场\n（2）强化监管\n不得放松。\n",
        "document(division:（1）(heading paragraph division:①(heading) "
        "division:②(heading)) division:（2）(heading paragraph))");
    tl_test_expect_outline("（1）准备\na)资料\nb)设备\n（2）实施\n",
                           "document(division:（1）(heading division:a)(heading) "
                           "division:b)(heading)) division:（2）(heading))");
}
