/* Quotation marks and what they mean. */
#include "support.h"

#include <time.h>

/* --- What a quote is -------------------------------------------------------- */

typedef struct {
    const char *text;
    const char *quote; /* with its marks                                     */
    const char *kind;
    const char *head; /* NULL: not looked at                                 */
    bool negative;
} expected_quote;

static void expect_quotes(const expected_quote *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_doc *doc = tl_test_parse(list[i].text);
        const tiaoli_mark mark =
            tl_test_mark(doc, TIAOLI_MARK_QUOTE, list[i].quote, list[i].kind, NULL);
        tiaoli_quote quote = {.size = sizeof quote};
        cr_assert_eq(tiaoli_quote_get(doc, mark, &quote), TIAOLI_OK);
        cr_assert_eq((quote.flags & TIAOLI_QUOTE_NEGATIVE) != 0, list[i].negative,
                     "negative of %s in %s", list[i].quote, list[i].text);
        if (list[i].head)
            cr_assert_str_eq(tl_test_slice(doc, quote.head_start, quote.head_end), list[i].head,
                             "head of %s in %s", list[i].quote, list[i].text);
        tiaoli_doc_free(doc);
    }
}

/* Lines of one length are one paragraph. */
static const char wrapped[] =
    "各单位要认真抓好各项重点工作，大力推进“放管服”\n"
    "改革，完善“五学联动”机制，不断健全“三农”工作\n"
    "机制，自觉做到反对“四风”，坚决落实“四必访”（\n"
    "生病必访、困难必访、丧亲必访、生育必访）制度，推\n"
    "行随机抽查对象、随机选派人员的“双随机”方式，推\n"
    "行“四办”工作法，即马上办、网上办、就近办、一次\n"
    "办，使群众少跑腿、多办事，不断提高满意程度。\n";

Test(quotes, surroundings_are_read_over_wraps) {
    static const expected_quote list[] = {
        {wrapped, "“放管服”", "term", "改革", false},
        {wrapped, "“三农”", "counted", "机制", false},
        {wrapped, "“四必访”", "counted", "制度", false},
        {wrapped, "“四办”", "counted", "工作法", false},
    };
    expect_quotes(list, sizeof list / sizeof *list);
    tiaoli_doc *doc = tl_test_parse(wrapped);
    const tiaoli_mark visits = tl_test_find(doc, TIAOLI_MARK_QUOTE, "“四必访”", 1);
    cr_assert_str_eq(tl_test_role(doc, visits, TIAOLI_SPAN_MEMBER, 0), "生病必访");
    const tiaoli_mark both = tl_test_find(doc, TIAOLI_MARK_QUOTE, "“双随机”", 1);
    cr_assert_str_eq(tl_test_role(doc, both, TIAOLI_SPAN_MEMBER, 0), "随机抽查对象");
    const tiaoli_mark ways = tl_test_find(doc, TIAOLI_MARK_QUOTE, "“四办”", 1);
    cr_assert_str_eq(tl_test_role(doc, ways, TIAOLI_SPAN_MEMBER, 3), "一次\n办");
    tiaoli_doc_free(doc);
}

#define EXPECT(list) expect_quotes(list, sizeof(list) / sizeof *(list))

Test(quotes, words_of_somebody_are_quotations) {
    static const expected_quote list[] = {
        {"他强调：“江山就是人民，人民就是江山。”", "“江山就是人民，人民就是江山。”", "quotation",
         "", false},
        {"书记指出，“打铁必须自身硬”，这是一贯要求。", "“打铁必须自身硬”", "quotation", "", false},
        {"会议指出：“要坚持党的领导”", "“要坚持党的领导”", "quotation", "", false},
        {"歌里写道:“没有共产党就没有新中国”", "“没有共产党就没有新中国”", "quotation", "", false},
        {"大家问：“路在何方？”", "“路在何方？”", "quotation", "", false},
        {"这就是“我们党始终要把人民对美好生活的向往作为自己的奋斗目标”，意味深长。",
         "“我们党始终要把人民对美好生活的向往作为自己的奋斗目标”", "quotation", "", false},
        /* a phrase inside of what he says in our words */
        {"会议强调，“两个确立”是重大政治成果。", "“两个确立”", "counted", "", false},
    };
    EXPECT(list);
}

Test(quotes, plans) {
    static const expected_quote list[] = {
        {"“十四五”时期经济社会发展。", "“十四五”", "plan", "时期", false},
        {"编制“十五五”规划。", "“十五五”", "plan", "规划", false},
        {"制订“九五”计划。", "“九五”", "plan", "计划", false},
        {"“一五”计划奠定了基础。", "“一五”", "plan", "计划", false},
        {"实施“八五”普法规划。", "“八五”", "plan", "规划", false},
        {"“\n十三五\n”实现良好开局。", "“\n十三五\n”", "plan", NULL, false},
        {"“八七”扶贫攻坚计划。", "“八七”", "name", "计划", false},
    };
    EXPECT(list);
}

Test(quotes, counted_abbreviations) {
    static const expected_quote list[] = {
        {"忠诚拥护“两个确立”。", "“两个确立”", "counted", "", false},
        {"坚持“三会一课”制度。", "“三会一课”", "counted", "制度", false},
        {"“五位一体”总体布局。", "“五位一体”", "counted", "布局", false},
        {"贯彻“一国两制”方针。", "“一国两制”", "counted", "方针", false},
        {"共建“一带一路”。", "“一带一路”", "counted", "", false},
        {"推行“双随机、一公开”监管。", "“双随机、一公开”", "counted", "监管", false},
        {"坚持“一个中心、两个基本点”。", "“一个中心、两个基本点”", "counted", "", false},
        {"建设“双一流”高校。", "“双一流”", "counted", "高校", false},
        {"落实“三重一大”制度。", "“三重一大”", "counted", "制度", false},
        {"执行“十严禁”规定。", "“十严禁”", "counted", "规定", false},
        {"『兩個維護』", "『兩個維護』", "counted", "", false},
        {"兜牢“三保”底线。", "“三保”", "counted", "底线", false},
    };
    EXPECT(list);
}

Test(quotes, numbers_that_count_no_members) {
    static const expected_quote list[] = {
        {"“一把手”负总责。", "“一把手”", "term", "", false},
        {"按照“一事一议”的要求整改。", "“一事一议”", "term", "要求", false},
        {"做到“一企一策”。", "“一企一策”", "term", "", false},
        {"压实“一岗双责”制度。", "“一岗双责”", "term", "制度", false},
        {"改变“九龙治水”状况。", "“九龙治水”", "term", NULL, true},
        {"推行“一网通办”。", "“一网通办”", "term", "", false},
        {"打造“三甲”医院。", "“三甲”", "term", NULL, false},
        {"“九一八”事变。", "“九一八”", "term", NULL, false},
        {"弘扬“五四”精神。", "“五四”", "slogan", "精神", false},
        {"深化“千万工程”。", "“千万工程”", "name", "", false},
        {"实施“百人计划”。", "“百人计划”", "name", "", false},
        {"实施“三年行动计划”。", "“三年行动计划”", "name", "", false},
        {"“两岸一家亲”理念。", "“两岸一家亲”", "slogan", "理念", false},
        {"迎接“二十大”。", "“二十大”", "term", "", false},
        {"推进“一件事一次办”改革。", "“一件事一次办”", "term", "改革", false},
        {"实现“多规合一”。", "“多规合一”", "term", "", false},
    };
    EXPECT(list);
}

Test(quotes, slogans) {
    static const expected_quote list[] = {
        {"开展“不忘初心、牢记使命”主题教育。", "“不忘初心、牢记使命”", "slogan", "教育", false},
        {"坚持“谁主管、谁负责”的原则。", "“谁主管、谁负责”", "slogan", "原则", false},
        {"牢记“空谈误国、实干兴邦”。", "“空谈误国、实干兴邦”", "slogan", "", false},
        {"形成“不敢腐、不能腐、不想腐”的体制机制。", "“不敢腐、不能腐、不想腐”", "slogan", "机制",
         false},
        {"推行“最多跑一次”改革。", "“最多跑一次”", "slogan", "改革", false},
        {"落实“以人民为中心”的发展思想。", "“以人民为中心”", "slogan", "思想", false},
        {"以“钉钉子”精神抓落实。", "“钉钉子”", "slogan", "精神", false},
        {"按照“房住不炒”的要求。", "“房住不炒”", "slogan", "要求", false},
        {"把握“时、度、效”要求。", "“时、度、效”", "slogan", "要求", false},
        {"“党组（党委）书记抓、抓书记”", "“党组（党委）书记抓、抓书记”", "term", "", false},
    };
    EXPECT(list);
}

Test(quotes, names) {
    static const expected_quote list[] = {
        {"举办“西湖读书节”。", "“西湖读书节”", "name", "", false},
        {"抓住“关键环节”。", "“关键环节”", "term", "", false},
        {"部署“蓝盾护学”校园周边突出问题专项整治。", "“蓝盾护学”", "name", "专项整治", false},
        {"实施“雪亮工程”。", "“雪亮工程”", "name", "", false},
        {"“东数西算”工程启动。", "“东数西算”", "name", "工程", false},
        {"“清朗”系列专项行动。", "“清朗”", "name", "行动", false},
        {"打造“投资中国”品牌。", "“投资中国”", "name", "品牌", false},
        {"建设“学习强国”平台。", "“学习强国”", "name", "平台", false},
        {"“赢在羊城”大学生创业扶持项目。", "“赢在羊城”", "name", "项目", false},
        {"推进“厕所革命”。", "“厕所革命”", "name", "", false},
        {"完善“信访代办”工作机制。", "“信访代办”", "name", "机制", false},
        {"“推进电子证照互认改革”、“优化不动产登记服务”等。", "“优化不动产登记服务”", "name", "",
         false},
        {"“便利企业登记、简化办事手续”、“优化不动产登记服务”等。", "“便利企业登记、简化办事手续”",
         "name", "", false},
        {"提升“一站式”服务平台。", "“一站式”", "term", "平台", false},
        {"“无产阶级专政下继续革命”的理论。", "“无产阶级专政下继续革命”", "term", "理论", false},
    };
    EXPECT(list);
}

Test(quotes, emphasis_and_terms) {
    static const expected_quote list[] = {
        {"原原本本“学”。", "“学”", "emphasis", "", false},
        {"构建“亲”“清”政商关系。", "“亲”", "emphasis", "关系", false},
        {"由“关键少数”示范带动。", "“关键少数”", "term", "", false},
        {"深化“放管服”改革。", "“放管服”", "term", "改革", false},
        {"实施“走出去”战略。", "“走出去”", "term", "战略", false},
        {"\"关键少数\"要带头。", "\"关键少数\"", "term", "", false},
        {"发挥「頭雁」作用。", "「頭雁」", "term", "作用", false},
    };
    EXPECT(list);
}

Test(quotes, things_opposed) {
    static const expected_quote list[] = {
        {"开展燃气安全专项整治“冬季行动”。", "“冬季行动”", "name", "", false},
        {"治理审批“体外循环”、执法“小过重罚”、服务“推诿扯皮”等问题。", "“小过重罚”", "term", "问题",
         true},
        {"解决“体外循环”突出问题。", "“体外循环”", "term", "问题", true},
        {"整治“四风”。", "“四风”", "counted", "", true},
        {"坚决防止“一刀切”、“层层加码”等做法。", "“层层加码”", "term", "做法", true},
        {"坚决破除“等、靠、要”思想。", "“等、靠、要”", "slogan", "思想", true},
        {"不能“一哄而上”。", "“一哄而上”", "term", "", true},
        {"克服“上热中温下冷”现象。", "“上热中温下冷”", "term", "现象", true},
        {"解决“出行难”问题。", "“出行难”", "term", "问题", true},
        {"反对任何形式的“两个中国”。", "“两个中国”", "counted", "", true},
        {"扫除困扰发展的“庸、懒、散、拖”等机关作风问题。", "“庸、懒、散、拖”", "slogan", "问题",
         true},
        {"反对浪费，弘扬“三牛”精神。", "“三牛”", "counted", "精神", false},
        {"从“围绕式”向“融合式”转型。", "“围绕式”", "term", "", false},
        {"从“围绕式”向“融合式”转型。", "“融合式”", "term", "", false},
        {"解决好“三农”问题。", "“三农”", "counted", "问题", false},
        {"重视“一老一小”问题。", "“一老一小”", "counted", "问题", false},
    };
    EXPECT(list);
}

Test(quotes, heads_that_are_none) {
    static const expected_quote list[] = {
        {"在“严”字上下功夫。", "“严”", "emphasis", "", false},
        {"支持“瞪羚”企业牵头制定技术标准体系。", "“瞪羚”", "term", "企业", false},
        {"健全“瞪羚”企业培育机制。", "“瞪羚”", "name", "机制", false},
        {"形成“敢闯敢试”的浓厚氛围。", "“敢闯敢试”", "term", "氛围", false},
        {"学习“二十大”报告。", "“二十大”", "term", "报告", false},
        {"开展以“弘扬宪法精神”为主题的宣传活动。", "“弘扬宪法精神”", "term", "", false},
        {"“两新”组织党建工作质量提升。", "“两新”", "counted", "组织", false},
        {"坚持“零容忍”态度惩治腐败。", "“零容忍”", "term", "态度", false},
        {"深刻领悟“两个确立”的决定性意义。", "“两个确立”", "counted", "意义", false},
        {"以“绿色发展”为主题。", "“绿色发展”", "term", "", false},
        {"坚决做到“两个维护”的生动实践。", "“两个维护”", "counted", "", false},
        {"坚持“一把手”领学督学。", "“一把手”", "term", "", false},
        {"发挥“四强”党支部建设作用。", "“四强”", "counted", "党支部", false},
        {"坚持“两学一做”学习教育常态化制度化。", "“两学一做”", "counted", "教育", false},
    };
    EXPECT(list);
}

/* --- Segments, depth ---------------------------------------------------------- */

static tiaoli_quote quote_of(const tiaoli_doc *doc, const char *text) {
    tiaoli_quote quote = {.size = sizeof quote};
    const tiaoli_mark mark = tl_test_mark(doc, TIAOLI_MARK_QUOTE, text, NULL, NULL);
    cr_assert_eq(tiaoli_quote_get(doc, mark, &quote), TIAOLI_OK);
    return quote;
}

Test(quotes, segments) {
    static const struct {
        const char *quote;
        int32_t segments;
        bool parallel;
    } list[] = {
        {"“放管服”", 1, false},
        {"“强作风、强产业、促整改、促发展”", 4, true},
        {"“奋进新征程、建功新时代，以实际成效迎接大会胜利召开”", 3, true},
        {"“团结起来，争取更大的胜利”", 2, false},
        {"“提高站位；狠抓落实”", 2, true},
        {"“书记（组长）负总责、分管领导抓”", 2, true}, /* brackets are not counted: 5, 5 */
        {"“深化‘提前申报、两步申报’改革”", 1, false},
        {"“改革、”", 1, false},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        tiaoli_doc *doc = tl_test_parse(list[i].quote);
        const tiaoli_quote quote = quote_of(doc, list[i].quote);
        cr_assert_eq(quote.segments, list[i].segments, "%s: %d", list[i].quote, quote.segments);
        cr_assert_eq((quote.flags & TIAOLI_QUOTE_PARALLEL) != 0, list[i].parallel, "%s",
                     list[i].quote);
        tiaoli_doc_free(doc);
    }
}

Test(quotes, depth_and_content) {
    tiaoli_doc *doc = tl_test_parse("推进“建设‘四强’支部”工作，（“甲”）和「乙」。");
    cr_assert_eq(quote_of(doc, "“建设‘四强’支部”").depth, 1);
    cr_assert_eq(quote_of(doc, "‘四强’").depth, 2);
    cr_assert_eq(quote_of(doc, "“甲”").depth, 1);
    const tiaoli_quote quote = quote_of(doc, "‘四强’");
    cr_assert_str_eq(tl_test_slice(doc, quote.content_start, quote.content_end), "四强");
    tiaoli_doc_free(doc);
}

/* --- Members of counted abbreviations ------------------------------------------ */

typedef struct {
    const char *text, *quote;
    int32_t count;
    const char *members; /* joined by |                                      */
} expected_members;

static const expected_members member_cases[] = {
    {"完善村党组织领导的自治、法治、德治“三治融合”治理体系。", "“三治融合”", 3, "自治|法治|德治"},
    {"走自治、法治、德治相结合的“三治”路子。", "“三治”", 3, "自治|法治|德治"},
    {"落实党组领学、机关党委督学、党支部研学、党小组促学、党员自学“五学联动”机制。", "“五学联动”",
     5, "党组领学|机关党委督学|党支部研学|党小组促学|党员自学"},
    {"推进政治功能强、支部班子强、党员队伍强、作用发挥强的“四强”党支部建设。", "“四强”", 4,
     "政治功能强|支部班子强|党员队伍强|作用发挥强"},
    {"开展“随机抽题问答、随机抽人发言”的“双随机”学习机制。", "“双随机”", 2,
     "随机抽题问答|随机抽人发言"},
    {"增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。", "“四个意识”", 4,
     "政治意识|大局意识|核心意识|看齐意识"},
    {"“三公”经费（因公出国、公务用车、公务接待）只减不增。", "“三公”", 3,
     "因公出国|公务用车|公务接待"},
    {"推进“三去一降一补”，即去产能、去库存、去杠杆、降成本、补短板。", "“三去一降一补”", 5,
     "去产能|去库存|去杠杆|降成本|补短板"},
    {"用好“三张清单”：权力清单、责任清单、负面清单。", "“三张清单”", 3,
     "权力清单|责任清单|负面清单"},
    {"打好防范化解重大风险、精准脱贫、污染防治“三大攻坚战”。", "“三大攻坚战”", 3,
     "防范化解重大风险|精准脱贫|污染防治"},
    {"整治形式主义、官僚主义、享乐主义和奢靡之风“四风”。", "“四风”", 4,
     "形式主义|官僚主义|享乐主义|奢靡之风"},
    {"学习“三个务必”即务必不忘初心、务必谦虚谨慎、务必敢于斗争。", "“三个务必”", 3,
     "务必不忘初心|务必谦虚谨慎|务必敢于斗争"},
    {"抓好“三个到位”：一是思想认识到位；二是组织领导到位；三是责任落实到位。", "“三个到位”", 3,
     "思想认识到位|组织领导到位|责任落实到位"},
    {"所谓“三个过硬”，就是信念过硬、政治过硬、作风过硬。", "“三个过硬”", 3,
     "信念过硬|政治过硬|作风过硬"},
    {"实施“三大工程”（强基工程、育才工程、惠民工程）。", "“三大工程”", 3,
     "强基工程|育才工程|惠民工程"},
    {"增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "“两个维护”", 2, ""},
    {"“三农”问题是全党工作重中之重。", "“三农”", 3, ""},
};

static void join_members(const tiaoli_doc *doc, tiaoli_mark mark, char *out, size_t size) {
    tiaoli_span spans[32];
    const uint32_t count = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_MEMBER, spans, 32);
    out[0] = '\0';
    for (uint32_t i = 0; i < count; i++) {
        const size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s", i ? "|" : "",
                 tl_test_slice(doc, spans[i].start, spans[i].end));
    }
}

Test(quotes, members) {
    for (size_t i = 0; i < sizeof member_cases / sizeof *member_cases; i++) {
        const expected_members *expected = &member_cases[i];
        char members[1024];
        tiaoli_doc *doc = tl_test_parse(expected->text);
        const tiaoli_mark mark =
            tl_test_mark(doc, TIAOLI_MARK_QUOTE, expected->quote, "counted", NULL);
        join_members(doc, mark, members, sizeof members);
        cr_assert_str_eq(members, expected->members, "%s: %s", expected->text, members);
        const tiaoli_quote quote = quote_of(doc, expected->quote);
        cr_assert_eq(quote.count, expected->count, "%s: %d", expected->text, quote.count);
        cr_assert_eq((quote.flags & TIAOLI_QUOTE_MATCHES) != 0, expected->members[0] != '\0');
        tiaoli_doc_free(doc);
    }
}

static uint32_t count_notes(const tiaoli_doc *doc, int32_t code) {
    uint32_t found = 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        tiaoli_note note = {.size = sizeof note};
        cr_assert_eq(tiaoli_doc_note_get(doc, i, &note), TIAOLI_OK);
        cr_assert_geq(note.start, last, "notes stand in text order");
        last = note.start;
        if (note.code == code) found++;
    }
    return found;
}

Test(quotes, a_list_of_another_length_is_noted) {
    tiaoli_doc *doc = tl_test_parse("“四风”（形式主义、官僚主义、享乐主义）问题。");
    cr_assert_eq(quote_of(doc, "“四风”").members, 3u);
    cr_assert_eq(quote_of(doc, "“四风”").flags & TIAOLI_QUOTE_MATCHES, 0u);
    cr_assert_eq(count_notes(doc, TIAOLI_NOTE_COUNT_MISMATCH), 1u);
    tiaoli_doc_free(doc);
}

/* --- Pairing --------------------------------------------------------------------- */

static char *quotes_of(const char *text, uint32_t *unclosed, uint32_t *unopened,
                       uint32_t *crossed) {
    tiaoli_doc *doc = tl_test_parse(text);
    char *out = calloc(1, 512);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUOTE, m)) != 0;) {
        const size_t used = strlen(out);
        snprintf(out + used, 512 - used, "%s%s", used ? " " : "",
                 tl_test_slice(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)));
    }
    *unclosed = count_notes(doc, TIAOLI_NOTE_UNCLOSED_QUOTE);
    *unopened = count_notes(doc, TIAOLI_NOTE_UNOPENED_QUOTE);
    *crossed = count_notes(doc, TIAOLI_NOTE_CROSSED_QUOTE);
    tiaoli_doc_free(doc);
    return out;
}

Test(quotes, pairing) {
    static const struct {
        const char *text, *quotes;
        uint32_t unclosed, unopened, crossed;
    } list[] = {
        {"“甲”“乙”", "“甲” “乙”", 0, 0, 0},
        {"“甲“乙”丙”", "“甲“乙”丙” “乙”", 0, 0, 0},
        {"甲”乙", "", 0, 1, 0},
        {"“甲乙", "", 1, 0, 0},
        {"“甲‘乙”丙’", "“甲‘乙”", 0, 1, 1},
        {"“甲《乙”丙》", "“甲《乙”", 0, 1, 1},
        {"“甲（乙”丙）", "“甲（乙”", 0, 0, 0},
        {"the party’s line", "", 0, 0, 0},
        {"a \"b\" c \"d\" e", "\"b\" \"d\"", 0, 0, 0},
        {"a 5\" pipe", "", 0, 0, 0},
        {"『甲』「乙」", "『甲』 「乙」", 0, 0, 0},
        /* passages of several paragraphs, opened anew or not */
        {"他说：“甲。\n“乙。\n“丙。”", "“甲。\n“乙。\n“丙。”", 0, 0, 0},
        {"他说：“甲。\n“乙‘丁’。\n“丙”。\n戊。", "“甲。\n“乙‘丁’。\n“丙” ‘丁’", 0, 0, 0},
        {"他说：「甲。\n「乙。」", "「甲。\n「乙。」", 0, 0, 0},
        /* … and a paragraph that begins with a quote of its own */
        {"弘扬“工匠精神。\n“十四五”时期要好。", "“十四五”", 1, 0, 0},
        {"他说：“甲。\n“乙。\n丙“丁”戊。", "“丁”", 1, 0, 0},
        {"他说：“甲。\n乙。”", "“甲。\n乙。”", 0, 0, 0},
        {"他说：“甲。\n乙。\n丙。", "", 1, 0, 0},
        /* wrapped lines */
        {"推进⏎“一带\n一路”建设", "“一带\n一路”", 0, 0, 0},
        {"推进‘一带\n一路’建设", "‘一带\n一路’", 0, 0, 0},
        {"推行\"五学\n联动\"机制，\"三会\n一课\"制度", "\"五学\n联动\" \"三会\n一课\"", 0, 0, 0},
        {"甲\"乙。\n丙\"丁", "", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        uint32_t unclosed, unopened, crossed;
        char *quotes = quotes_of(list[i].text, &unclosed, &unopened, &crossed);
        cr_assert_str_eq(quotes, list[i].quotes, "%s: %s", list[i].text, quotes);
        cr_assert_eq(unclosed, list[i].unclosed, "unclosed in %s: %u", list[i].text, unclosed);
        cr_assert_eq(unopened, list[i].unopened, "unopened in %s: %u", list[i].text, unopened);
        cr_assert_eq(crossed, list[i].crossed, "crossed in %s: %u", list[i].text, crossed);
        free(quotes);
    }
}

/* --- Hostile input ------------------------------------------------------------------ */

static double seconds_for(const char *unit, const char *tail, size_t times) {
    const size_t length = strlen(unit), tail_length = strlen(tail);
    char *text = malloc((length + tail_length) * times + 1);
    cr_assert_not_null(text);
    for (size_t i = 0; i < times; i++) memcpy(text + i * length, unit, length);
    for (size_t i = 0; i < times; i++)
        memcpy(text + times * length + i * tail_length, tail, tail_length);
    const clock_t start = clock();
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(text, (length + tail_length) * times, &error);
    const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    cr_assert_not_null(doc, "status %d", (int)error.status);
    tiaoli_doc_free(doc);
    free(text);
    return seconds;
}

Test(quotes, hostile_input_takes_linear_time) {
    static const struct {
        const char *unit, *tail;
    } list[] = {{"“", ""},        {"”", ""},     {"“", "”"},        {"“（", "”）"},
                {"《", "》"},     {"“a“\n", ""}, {"“双”、", ""},    {"反对、“甲”", ""},
                {"第一条第", ""}, {"\"", ""},    {"学、“五学”", ""}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        cr_assert_lt(seconds_for(list[i].unit, list[i].tail, 100000), 20.0, "%s%s", list[i].unit,
                     list[i].tail);
}

Test(quotes, depth_is_reported_as_far_as_it_is_read) {
    char text[2 * 300 * 3 + 1];
    for (size_t i = 0; i < 300; i++) memcpy(text + i * 3, "“", 3);
    for (size_t i = 0; i < 300; i++) memcpy(text + 900 + i * 3, "”", 3);
    text[1800] = '\0';
    tiaoli_doc *doc = tl_test_parse(text);
    int32_t deepest = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUOTE, m)) != 0;) {
        tiaoli_quote quote = {.size = sizeof quote};
        cr_assert_eq(tiaoli_quote_get(doc, m, &quote), TIAOLI_OK);
        if (quote.depth > deepest) deepest = quote.depth;
    }
    cr_assert_eq(deepest, 64);
    tiaoli_doc_free(doc);
}
