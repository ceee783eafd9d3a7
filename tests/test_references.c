/*
 * References: what is one, its numbers, and where it leads.  The verdicts of
 * references.tsv were made by reading statutes; here the resolver is held to them on
 * excerpts.
 */
#include "support.h"

enum { LINE = 8192, VERDICTS = 100 };

/* All references of the types, a bit for each, as "text>leads to", in order; free() it. */
static char *list_of(const tiaoli_doc *doc, uint32_t types) {
    const size_t room = 16384;
    char *list = calloc(1, room), target[1024];
    cr_assert_not_null(list);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, m)) != 0;) {
        tiaoli_reference r = {.size = sizeof r};
        cr_assert_eq(tiaoli_reference_get(doc, m, &r), TIAOLI_OK);
        if (!(types >> r.kind & 1)) continue;
        const size_t used = strlen(list);
        tiaoli_reference_text(doc, m, target, sizeof target);
        const char *text = tl_test_slice(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m));
        snprintf(list + used, room - used, "%s%s>%s", used ? " " : "", text,
                 r.target == TIAOLI_TARGET_UNKNOWN ? "?" : target);
    }
    return list;
}

static void expect(const char *text, uint32_t types, const char *expected) {
    tiaoli_doc *doc = tl_test_parse(text);
    char *found = list_of(doc, types);
    cr_expect_str_eq(found, expected, "%s\n    gives %s\n    not   %s", text, found, expected);
    free(found);
    tiaoli_doc_free(doc);
}

enum {
    PROVISIONS = 1 << TIAOLI_REFERENCE_PROVISION,
    POINTERS = 1 << TIAOLI_REFERENCE_POINTER,
    NAMES = 1 << TIAOLI_REFERENCE_DEFINITION | 1 << TIAOLI_REFERENCE_SHORT_NAME,
    NUMBERS = 1 << TIAOLI_REFERENCE_DOC_NUMBER
};

/* --- What is one ------------------------------------------------------------------- */

Test(references, titles_and_issuers) {
    static const struct {
        const char *text, *title, *issuer;
    } list[] = {
        {"按照珠海市委《关于加强党建的措施》要求。", "《关于加强党建的措施》", "珠海市委"},
        {"党中央、国务院印发《关于改革的意见》。", "《关于改革的意见》", "党中央、国务院"},
        {"根据国务院办公厅印发的《通知》要求。", "《通知》", "国务院办公厅"},
        {"文化和旅游部关于印发《办法》的通知。", "《办法》", "文化和旅游部"},
        {"省水利厅等5部门联合印发的《意见》。", "《意见》", "省水利厅等5部门"},
        {"学习《共产党宣言》。", "《共产党宣言》", ""},
        {"修订《关于〈办法〉的说明》。", "〈办法〉", ""},
        {"根据《中华人民共和国\n著作权法》。", "《中华人民共和国\n著作权法》", ""},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        tiaoli_doc *doc = tl_test_parse(list[i].text);
        const tiaoli_mark mark =
            tl_test_mark(doc, TIAOLI_MARK_REFERENCE, list[i].title, "title", NULL);
        cr_assert_str_eq(tl_test_role(doc, mark, TIAOLI_SPAN_ISSUER, 0), list[i].issuer, "%s",
                         list[i].text);
        tiaoli_doc_free(doc);
    }
}

static char *provisions_of(const tiaoli_doc *doc) {
    char *list = calloc(1, 4096);
    cr_assert_not_null(list);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, m)) != 0;) {
        if (strcmp(tl_test_type(doc, m), "provision") != 0) continue;
        if (*list) strcat(list, " ");
        strcat(list, tl_test_slice(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)));
    }
    return list;
}

Test(references, provisions) {
    static const struct {
        const char *text, *found;
    } list[] = {
        {"有本法第十八条第一款、第三十五条规定情形的除外。", "第十八条第一款 第三十五条"},
        {"依照第一百三十三条之一第一款第二项的规定。", "第一百三十三条之一第一款第二项"},
        {"依照本办法第 12 条规定。", "第 12 条"},
        {"依照第十条至第十五条处罚。", "第十条 第十五条"},
        {"前款第（三）项所列情形。", "第（三）项"},
        {"依照第一款规定。", "第一款"},
        {"适用本法第三章第二节的规定。", "第三章第二节"},
        {"通过第一项、第二项以外的方式。", "第一项 第二项"},
        {"依\n照第\n一项、\n第五项的规定。", "第\n一项 第五项"},
        {"获取第（一）项以外的信息。", "第（一）项"},
        {"第一条　本法适用于本市。\n第二条　违反本法第一条的，处罚。", "第一条"},
        {"违反第十、十八、二十六条规定。", "第十 十八 二十六条"},
        {"违反第三条第一、二款规定的。", "第三条第一 二款"},
        {"依照第六条第（一）至（三）项所列。", "第六条第（一） （三）项"},
        {"依照水法第七条（三）项处罚。", "第七条（三）项"},
        {"水法第六条第二款（一）、（二）项所列。", "第六条第二款（一） （二）项"},
        {"有前款第（三）（四）（五）项情形的。", "第（三） （四） （五）项"},
        {"单位犯第二款、第三款罪的，处罚金。", "第二款 第三款"},
        {"第一款罪，告诉的才处理。", "第一款"},
        {"增加一款，作为第三款：“可以并处。”", "第三款"},
        {"原第三项改为第四项。", "第三项 第四项"},
        {"适用民法典第三编第四章和第五章的规定。", "第三编第四章 第五章"},
        {"作为第一项任务来抓，分为第二编讲。", ""},
        {"第一、加强领导。第二、落实责任。", ""},
        {"第一、二项任务是改革。", ""},
        {"开辟第二条战线。", ""},
        {"第一项任务是改革。", ""},
        {"召开第三次会议。", ""},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        tiaoli_doc *doc = tl_test_parse(list[i].text);
        char *found = provisions_of(doc);
        cr_assert_str_eq(found, list[i].found, "%s: %s", list[i].text, found);
        free(found);
        tiaoli_doc_free(doc);
    }
}

/* --- Where it leads ------------------------------------------------------------------ */

#define LAW                                                                                        \
    "节水条例\n\n第一章　总则\n\n第一条　为了节水，制定本条例。\n\n"      \
    "第二条　单位应当：\n\n（一）装表；\n\n（二）检修：\n\n1.管道；\n\n2." \
    "阀门。\n\n学校也应当。\n\n"                                                          \
    "第二条之一　医院照此办理。\n\n第二章　罚则\n\n第一节　处罚\n\n第三条　"

/* A sentence behind LAW, and what the references in it lead to. */
typedef struct {
    const char *text, *found;
} reference_case;

static void expect_in_law(const reference_case *list, size_t count, uint32_t types) {
    char text[2048];
    for (size_t i = 0; i < count; i++) {
        snprintf(text, sizeof text, LAW "%s\n", list[i].text);
        expect(text, types, list[i].found);
    }
}

Test(resolve, inside) {
    static const reference_case list[] = {
        {"违反第二条第一款第（二）项第2目的，罚款。",
         "第二条第一款第（二）项第2目>#第二条第一款第二项第二目"},
        {"违反第二条第二款的，罚款。", "第二条第二款>#第二条第二款"},
        {"违反第二条第三款的，罚款。", "第二条第三款>?"},
        {"违反第二条之一的，罚款。", "第二条之一>#第二条之一"},
        {"违反第九条的，罚款。", "第九条>?"},
        {"违反第二条第二项的，罚款。", "第二条第二项>#第二条第二项"},
        {"违反第二条第一款第一、二项的，罚款。",
         "第二条第一款第一>#第二条第一款第一项 二项>#第二条第一款第二项"},
        {"违反第二条第（一）至（二）项的，罚款。",
         "第二条第（一）>#第二条第一项至第二条第二项 （二）项>#第二条第二项"},
        {"违反第一条至第三条的，罚款。", "第一条>#第一条至第三条 第三条>#第三条"},
        {"违反第二条第一款、第二款的，罚款。", "第二条第一款>#第二条第一款 第二款>#第二条第二款"},
        {"第二条所列第（一）项不处罚。", "第二条>#第二条 第（一）项>#第二条第一项"},
        {"就第一款、第二款事实分别认定。", "第一款>#第三条第一款 第二款>?"},
        {"违反第二条第（一）项的，罚款；违反第（二）项的，警告。",
         "第二条第（一）项>#第二条第一项 第（二）项>#第二条第二项"},
        {"适用第一章的规定。", "第一章>#第一章"},
        {"适用第二章第一节的规定。", "第二章第一节>#第二章第一节"},
        {"适用第三章的规定。", "第三章>?"},
    };
    expect_in_law(list, sizeof list / sizeof *list, PROVISIONS);
}

Test(resolve, pointers) {
    static const reference_case list[] = {
        {"依照本章处理。", "本条例># 本章>#第二章"},
        {"依照本节、本条处理。", "本条例># 本节>#第二章第一节 本条>#第三条"},
        {"依照前条规定处理。", "本条例># 前条>#第二条之一"},
        {"依照前两条的规定处理。", "本条例># 前两条>#第二条至第二条之一"},
        {"罚款。\n\n前款情节严重的，停水。", "本条例># 前款>#第三条第一款"},
        {"罚款。\n\n发生前款行为的，停水。", "本条例># 前款>#第三条第一款"},
        {"罚款。\n\n警告。\n\n前两款可以并处。", "本条例># 前两款>#第三条第一款至第三条第二款"},
        {"按照下列规定：\n\n（一）罚款；\n\n（二）前项之外，警告。",
         "本条例># 前项>#第三条第一款第一项"},
        {"依照前款规定处理。", "本条例># 前款>?"},
        {"达到基本条件，落实目前条款，核算成本款项。", "本条例>#"},
        {"依照第二条第二款处理的，适用该款规定。", "本条例># 该款>#第二条第二款"},
    };
    expect_in_law(list, sizeof list / sizeof *list, POINTERS);
}

Test(resolve, outside) {
    static const reference_case list[] = {
        {"依照《行政处罚法》第八条、第十条处罚，本条例第一条除外。",
         "第八条>行政处罚法#第八条 第十条>行政处罚法#第十条 第一条>#第一条"},
        {"构成犯罪的，依照刑法第二百三十二条处罚。", "第二百三十二条>刑法#第二百三十二条"},
        {"在其中违反中华人民共和国刑法第十条的，移送。", "第十条>中华人民共和国刑法#第十条"},
        {"依照《意见》（甲发〔2020〕3号）第二条办理。", "第二条>意见#第二条"},
        {"依照《节水条例》第一条处理。", "第一条>#第一条"},
        {"依照《甲法》第五条处理，适用该法第六条。", "第五条>甲法#第五条 第六条>甲法#第六条"},
        {"《乙规定》同时废止；尚未办结的，参照该规定第六条办理。", "第六条>乙规定#第六条"},
    };
    expect_in_law(list, sizeof list / sizeof *list, PROVISIONS);
}

/* What is quoted speaks of the law that is amended, and a decision has no articles. */
Test(resolve, amendments) {
    expect(
        "关于修改《节水办法》的决定\n\n一、将第三条修改为：“违反本办法第二条的，依照前款处罚。”\n\n"
        "二、删去第五条。\n\n本决定自公布之日起施行。\n",
        PROVISIONS | POINTERS,
        "第三条>节水办法#第三条 本办法>节水办法 第二条>节水办法#第二条 前款>节水办法 "
        "第五条>节水办法#第五条 本决定>#");
    expect(
        "中华人民共和国刑法修正案（十）\n\n一、第一百条修改为：“依照本法第九十条处罚。\n\n"
        "“有前款行为的，依照第九十一条处罚。”\n",
        PROVISIONS,
        "第一百条>中华人民共和国刑法#第一百条 第九十条>中华人民共和国刑法#第九十条 "
        "第九十一条>中华人民共和国刑法#第九十一条");
}

/* A part in the new words, or a new part, is one of the article that is amended. */
Test(resolve, parts_of_amended_articles) {
    expect(
        "关于修改《节水办法》的决定\n\n一、将第三条第二款修改为：“依照第一款处罚。”\n\n"
        "增加一款，作为第三款：“有第二款情形的，依照前条第一款处罚。”\n\n"
        "二、在第八条中增加一项，作为第四项：“瞒报的。”\n\n原第四项改为第五项。\n",
        PROVISIONS,
        "第三条第二款>节水办法#第三条第二款 第一款>节水办法#第三条第一款 "
        "第三款>节水办法#第三条第三款 第二款>节水办法#第三条第二款 第一款>节水办法#第一款 "
        "第八条>节水办法#第八条 第四项>节水办法#第八条第四项 第四项>节水办法#第八条第四项 "
        "第五项>节水办法#第八条第五项");
}

/* An attachment numbers its articles anew. */
Test(resolve, attachments) {
    expect(
        "关于印发办法的通知\n\n各区政府：\n\n现印发给你们，请遵照执行。\n\n某市政府\n2024年1月1日\n"
        "\n附件：节水办法\n\n"
        "第一条　为了节水，制定本办法。\n\n第二条　依照第一条办理。\n",
        PROVISIONS, "第一条>#第一条");
}

Test(resolve, short_names) {
    expect(LAW "依照《中华人民共和国水法》（以下简称水法）执行。水法第九条适用。\n",
           NAMES | PROVISIONS, "水法> 水法>中华人民共和国水法 第九条>中华人民共和国水法#第九条");
    expect(
        "根据《节水意见》（甲发〔2020〕3号，以下简称《意见》），落实《意见》第二条，提出意见。\n",
        NAMES | PROVISIONS, "意见> 意见>节水意见 第二条>节水意见#第二条");
    expect("市水务局（以下简称“水务局”）负责。水务局和水务局下属单位执行。\n", NAMES,
           "水务局> 水务局> 水务局>");
    expect("平台经营者（以下称经营者）和互联网平台（以下称平台）。平台经营者守法。\n", NAMES,
           "经营者> 平台> 平台> 经营者>");
    /* not in a longer word, nor where it is another thing */
    expect("市属快递公司（以下简称企业）登记。企业守法，外国企业、中小企业除外。\n", NAMES,
           "企业> 企业>");
    expect("市属快递公司（以下简称企业）登记。企业家协会帮助企业。\n", NAMES, "企业> 企业>");
    expect("甲局（以下简称A），乙局（以下简称，略）。\n", NAMES, "");
}

Test(resolve, definitions_are_linked) {
    tiaoli_doc *doc = tl_test_parse("市水务局（以下简称“水务局”）负责。由水务局执行。");
    const tiaoli_mark first = tl_test_find(doc, TIAOLI_MARK_REFERENCE, "水务局", 1);
    const tiaoli_mark use = tl_test_find(doc, TIAOLI_MARK_REFERENCE, "水务局", 2);
    tiaoli_reference r = {.size = sizeof r};
    cr_assert_eq(tiaoli_reference_get(doc, use, &r), TIAOLI_OK);
    cr_assert_eq(r.kind, TIAOLI_REFERENCE_SHORT_NAME);
    cr_assert_eq(r.definition, first);
    cr_assert_eq(tiaoli_reference_get(doc, first, &r), TIAOLI_OK);
    cr_assert_str_eq(tl_test_slice(doc, r.law_start, r.law_end), "市水务局");
    tiaoli_doc_free(doc);
}

/* What governs the words is no part of what the name stands for. */
Test(resolve, definitions_begin_behind_what_governs) {
    tiaoli_doc *doc = tl_test_parse(
        "由市水务局（以下简称水务局）负责本条例所称引水渠（以下简称渠）"
        "和本办法所称引水渠道（以下简称渠道）。");
    tiaoli_reference r = {.size = sizeof r};
    tiaoli_reference_get(doc, tl_test_find(doc, TIAOLI_MARK_REFERENCE, "水务局", 1), &r);
    cr_assert_str_eq(tl_test_slice(doc, r.law_start, r.law_end), "市水务局");
    tiaoli_reference_get(doc, tl_test_find(doc, TIAOLI_MARK_REFERENCE, "渠道", 1), &r);
    cr_assert_str_eq(tl_test_slice(doc, r.law_start, r.law_end), "引水渠道");
    tiaoli_doc_free(doc);
}

/* Be it a word that points, or a name defined before. */
Test(resolve, a_name_is_not_used_where_it_is_defined) {
    tiaoli_doc *doc = tl_test_parse(
        "根据《渡口管理办法》（以下简称“本办法”），区渡口办公室（以下简称“区办”）牵头。\n"
        "区渡口办公室（以下简称“区办”）按照本办法检查。\n");
    uint32_t definitions = 0, uses = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, m)) != 0;) {
        tiaoli_reference reference = {.size = sizeof reference};
        tiaoli_reference_get(doc, m, &reference);
        definitions += reference.kind == TIAOLI_REFERENCE_DEFINITION;
        uses += reference.kind > TIAOLI_REFERENCE_PROVISION &&
                reference.kind != TIAOLI_REFERENCE_DEFINITION;
    }
    cr_assert_eq(definitions, 3);
    cr_assert_eq(uses, 1);
    tiaoli_doc_free(doc);
}

Test(resolve, document_numbers) {
    expect("各部门：\n根据甲政发〔2020〕15号文件和《意见》（乙发〔2021〕3号）办理。\n", NUMBERS,
           "甲政发〔2020〕15号>甲政发〔2020〕15号");
    tiaoli_doc *doc = tl_test_parse("落实《意见》（乙发[2021]第3号，以下简称《意见》）。");
    const tiaoli_mark title = tl_test_find(doc, TIAOLI_MARK_REFERENCE, "《意见》", 1);
    cr_assert_str_eq(tl_test_role(doc, title, TIAOLI_SPAN_DOC_NUMBER, 0), "乙发[2021]第3号");
    tiaoli_doc_free(doc);
}

/* A struct of an older program is filled as far as it goes. */
Test(resolve, short_structs) {
    tiaoli_doc *doc = tl_test_parse(LAW "依照第二条办理。\n");
    const tiaoli_mark mark = tl_test_find(doc, TIAOLI_MARK_REFERENCE, "第二条", 1);
    tiaoli_reference r = {.size = 28, .part = 77};
    cr_assert_eq(tiaoli_reference_get(doc, mark, &r), TIAOLI_OK);
    cr_assert(r.size == 28 && r.part == 77 && r.rule != 0);
    tiaoli_doc_free(doc);
}

/* --- From a citation to its node ------------------------------------------------------- */

static void find(const tiaoli_doc *doc, const char *text, const char *begin, const char *end) {
    tiaoli_citation citation = {.size = sizeof citation};
    tiaoli_node last;
    cr_assert_eq(tiaoli_citation_read(text, strlen(text), &citation), strlen(text), "%s", text);
    const tiaoli_node first = tiaoli_doc_find(doc, &citation, &last);
    cr_assert_eq(first != 0, *begin != 0, "%s", text);
    if (!first) return;
    const char *found =
        tl_test_slice(doc, tiaoli_node_start(doc, first), tiaoli_node_end(doc, last));
    cr_assert_eq(strncmp(found, begin, strlen(begin)), 0, "%s is %s", text, found);
    const size_t length = strlen(found), tail = strlen(end);
    cr_assert(length >= tail && strcmp(found + length - tail, end) == 0, "%s is %s", text, found);
}

Test(resolve, looks_up) {
    tiaoli_doc *doc = tl_test_parse(LAW "罚款。\n");
    find(doc, "第二条", "第二条", "学校也应当。");
    find(doc, "第2条第1款", "第二条", "阀门。");
    find(doc, "第二条第二款", "学校", "应当。");
    find(doc, "第二条第一款第（二）项第1目", "1.管道", "管道；");
    find(doc, "第二条之一", "第二条之一", "办理。");
    find(doc, "第二章第一节", "第一节", "罚款。");
    find(doc, "第二章第二节", "", "");
    find(doc, "第二条第二款第一项", "", "");
    find(doc, "第四条", "", "");
    tiaoli_doc_free(doc);
    doc = tl_test_parse(
        "关于节水的意见\n\n一、加强领导\n\n各部门要加强领导。\n\n二、抓好落实\n\n各部门要抓落实。"
        "\n");
    find(doc, "第二条", "二、抓好落实", "抓落实。");
    tiaoli_doc_free(doc);
}

/* --- Hostile ---------------------------------------------------------------------------- */

/* A title inside titles is told for two of them, however many there are. */
Test(resolve, nested_titles_are_bounded) {
    char text[8192] = "学习";
    for (int i = 0; i < 200; i++) strcat(text, i % 2 ? "〈" : "《");
    strcat(text, "甲");
    for (int i = 200; i-- > 0;) strcat(text, i % 2 ? "〉" : "》");
    tiaoli_doc *doc = tl_test_parse(text);
    uint32_t titles = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_REFERENCE, m)) != 0;)
        titles++;
    cr_assert_eq(titles, 2);
    tiaoli_doc_free(doc);
}

/* --- Verdicts on statutes -------------------------------------------------------------- */

/* A row: where from, the reference, which of that text it is, where it leads, and the
 * excerpt, whose line ends are written as |. */
static int check_verdict(char *row) {
    char *field[5];
    for (int i = 0; i < 5; i++) {
        field[i] = row;
        row += strcspn(row, "\t\n");
        cr_assert(i == 4 || *row == '\t', "five columns: %s", field[0]);
        *row++ = '\0';
    }
    for (char *at = field[4]; (at = strchr(at, '|')) != NULL;) *at = '\n';
    tiaoli_doc *doc = tl_test_parse(field[4]);
    const tiaoli_mark mark =
        tl_test_find(doc, TIAOLI_MARK_REFERENCE, field[1], (uint32_t)strtoul(field[2], NULL, 10));
    char found[1024] = "not found";
    if (mark) tiaoli_reference_text(doc, mark, found, sizeof found);
    const int wrong = strcmp(found, field[3]) != 0;
    if (wrong) fprintf(stderr, "%s: %s is %s, not %s\n", field[0], field[1], found, field[3]);
    tiaoli_doc_free(doc);
    return wrong;
}

Test(resolve, verdicts) {
    static char row[LINE];
    int count = 0, wrong = 0;
    FILE *file = fopen(TL_TEST_VERDICTS, "rb");
    cr_assert_not_null(file);
    while (fgets(row, sizeof row, file)) {
        if (*row == '#') continue;
        wrong += check_verdict(row);
        count++;
    }
    fclose(file);
    cr_assert_eq(count, VERDICTS);
    cr_assert_eq(wrong, 0, "%d of %d", wrong, count);
}
