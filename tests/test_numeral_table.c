/*
 * Numerals in context, form by form, and words that look like them: sentences such
 * as a policy text has, each with the one finding that it is here for.
 */
#include "support.h"

typedef struct {
    const char *in, *text, *type, *value;
} row;

static void check(int32_t kind, const row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_doc *doc = tl_test_parse(rows[i].in);
        bool found = false;
        for (uint32_t n = 1; !found; n++) {
            const tiaoli_mark mark = tl_test_find(doc, kind, rows[i].text, n);
            if (!mark) break;
            char value[160];
            tiaoli_value_text(doc, mark, value, sizeof value);
            found = strcmp(tl_test_type(doc, mark), rows[i].type) == 0 &&
                    (!rows[i].value || strcmp(value, rows[i].value) == 0);
        }
        char *all = tl_test_list(doc, kind);
        cr_expect(found, "%s: no %s %s %s among: %s", rows[i].in, rows[i].text, rows[i].type,
                  rows[i].value ? rows[i].value : "", all);
        free(all);
        tiaoli_doc_free(doc);
    }
}

#define CHECK(kind, rows) check((kind), (rows), sizeof(rows) / sizeof *(rows))

Test(table, whole_numbers) {
    static const row rows[] = {
        {"全村共有三千二百零五户。", "三千二百零五", "cardinal", "3205"},
        {"总投资三万五千亿元。", "三万五千亿", "cardinal", "3500000000000"},
        {"经济总量突破一百万亿元。", "一百万亿", "cardinal", "100000000000000"},
        {"储量一亿二千三百四十五万六千七百八十九吨。", "一亿二千三百四十五万六千七百八十九",
         "cardinal", "123456789"},
        {"市值达一万二千亿元。", "一万二千亿", "cardinal", "1200000000000"},
        {"人口十四亿一千一百七十八万人。", "十四亿一千一百七十八万", "cardinal", "1411780000"},
        {"每棵补贴一百二，共种一千棵。", "一百二", "cardinal", "120"},
        {"每户补助三万五。", "三万五", "cardinal", "35000"},
        {"年产值两亿三。", "两亿三", "cardinal", "230000000"},
        {"每亩补助一千五。", "一千五", "cardinal", "1500"},
        {"安置两千两百户。", "两千两百", "cardinal", "2200"},
        {"拨付2千万元。", "2千万", "cardinal", "20000000"},
        {"惠及1,100万人。", "1,100万", "cardinal", "11000000"},
        {"惠及１，２００人。", "１，２００", "cardinal", "1200"},
        {"共有党员1亿名。", "1亿", "cardinal", "100000000"},
        {"完成投资25亿6千万元。", "25亿6千万", "cardinal", "2560000000"},
        {"投入3亿2000万元。", "3亿2000万", "cardinal", "320000000"},
        {"人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元整。", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌", "cardinal",
         "12345678"},
        {"金额为伍佰圆整。", "伍佰", "cardinal", "500"},
        {"計新臺幣參萬元。", "參萬", "cardinal", "30000"},
        {"投入三億五千萬元。", "三億五千萬", "cardinal", "350000000"},
        {"培訓兩千人。", "兩千", "cardinal", "2000"},
        {"走过廿五年历程。", "廿五", "cardinal", "25"},
        {"走过卌年历程。", "卌", "cardinal", "40"},
        {"总额四十九兆五千亿元。", "四十九兆五千亿", "cardinal", "49500000000000"},
        {"安排专项资金零元。", "零", "cardinal", "0"},
        {"新建二十四万三千套住房。", "二十四万三千", "cardinal", "243000"},
        {"确定十个试点县。", "十", "cardinal", "10"},
        {"来自一百零八个国家。", "一百零八", "cardinal", "108"},
        {"选派一千一百一十一名干部。", "一千一百一十一", "cardinal", "1111"},
        {"选派一百一名干部。", "一百一", "cardinal", "110"},
        {"完成了一半任务。", "一半", "cardinal", "0.5"},
        {"用时半个月。", "半", "cardinal", "0.5"},
        {"气温零下十二度。", "十二", "cardinal", "12"},
        {"利润为负五百万元。", "负五百万", "cardinal", "-5000000"},
        {"净流入-320万元。", "-320万", "cardinal", "-3200000"},
        {"购煤二十五千克。", "二十五", "cardinal", "25"},
        {"每人茶叶二两。", "二", "cardinal", "2"},
        {"白银三十两。", "三十", "cardinal", "30"},
        {"装机五百千瓦。", "五百", "cardinal", "500"},
        {"日供水十万吨。", "十万", "cardinal", "100000"},
        {"全国三百万个村民小组。", "三百万", "cardinal", "3000000"},
    };
    CHECK(TIAOLI_MARK_NUMERAL, rows);
}

Test(table, decimals_and_shares) {
    static const row rows[] = {
        {"增长三点五倍。", "三点五", "decimal", "3.5"},
        {"增長三點五倍。", "三點五", "decimal", "3.5"},
        {"总规模3.5万亿元。", "3.5万亿", "decimal", "3500000000000"},
        {"总规模三点五万亿元。", "三点五万亿", "decimal", "3500000000000"},
        {"单价12.30元。", "12.30", "decimal", "12.30"},
        {"每公斤０．８元。", "０．８", "decimal", "0.8"},
        {"误差零点零五毫米。", "零点零五", "decimal", "0.05"},
        {"三分之二以上委员同意。", "三分之二", "fraction", "2/3"},
        {"占全省的十分之一。", "十分之一", "fraction", "1/10"},
        {"占1/3以上。", "1/3", "fraction", "1/3"},
        {"按万分之五加收滞纳金。", "万分之五", "fraction", "5/10000"},
        {"死亡率控制在千分之二点五以内。", "千分之二点五", "fraction", "25/10000"},
        {"发病率为5‰。", "5‰", "fraction", "5/1000"},
        {"增长百分之六点五。", "百分之六点五", "percent", "6.5"},
        {"覆盖率达到百分之一百。", "百分之一百", "percent", "100"},
        {"满意率百分之百。", "百分之百", "percent", "100"},
        {"增长6.5%左右。", "6.5%", "percent", "6.5"},
        {"下降０．５％。", "０．５％", "percent", "0.5"},
        {"比上年提高1.2个百分点。", "1.2个百分点", "percent", "1.2"},
        {"回落零点三个百分点。", "零点三个百分点", "percent", "0.3"},
        {"同比下降-2.1%。", "-2.1%", "percent", "-2.1"},
        {"产量减少三成。", "三成", "percent", "30"},
        {"占到七成五。", "七成五", "percent", "75"},
        {"门票打七五折。", "七五折", "percent", "75"},
        {"按八折优惠。", "八折", "percent", "80"},
        {"收入翻两番。", "两", "cardinal", "2"},
        {"总量翻一番。", "一", "cardinal", "1"},
        {"产量是十年前的两倍。", "两", "cardinal", "2"},
        {"百分之负三的增速。", "百分之负三", "percent", "-3"},
    };
    CHECK(TIAOLI_MARK_NUMERAL, rows);
}

Test(table, order_and_figures) {
    static const row rows[] = {
        {"荣获第一名。", "第一", "ordinal", "1"},
        {"列全国第二十三位。", "第二十三", "ordinal", "23"},
        {"依照第1024条的规定。", "第1024", "ordinal", "1024"},
        {"依照第一百二十三条的规定。", "第一百二十三", "ordinal", "123"},
        {"召开第３次会议。", "第３", "ordinal", "3"},
        {"贯彻二十大精神。", "二十", "ordinal", "20"},
        {"自党的十八大以来。", "十八", "ordinal", "18"},
        {"党的七大召开。", "七", "ordinal", "7"},
        {"十八届三中全会作出部署。", "三", "ordinal", "3"},
        {"十九届历次全会精神和二十届三中全会精神。", "二十", "ordinal", "20"},
        {"十四届全国人大二次会议批准。", "十四", "ordinal", "14"},
        {"制定“十四五”规划。", "十四五", "ordinal", "14"},
        {"“十五五”时期是关键时期。", "十五五", "ordinal", "15"},
        {"“九五”计划顺利完成。", "九五", "ordinal", "9"},
        {"“十五”期间建成。", "十五", "ordinal", "10"},
        {"“八五”期间建成。", "八五", "ordinal", "8"},
        {"参加三等奖评选。", "三", "ordinal", "3"},
        {"建设二级公路。", "二", "ordinal", "2"},
        {"主要做法是：一是加强领导。", "一", "enumerator", "1"},
        {"其二，落实责任。", "二", "enumerator", "2"},
        {"（三）强化监督。各地要落实。", "三", "enumerator", "3"},
        {"须提交：①申请书；②身份证明。", "②", "enumerator", "2"},
        {"须提交：⑴申请书；⑵身份证明。", "⑵", "enumerator", "2"},
        {"到二〇三五年基本实现现代化。", "二〇三五", "digits", "2035"},
        {"到二○三五年基本实现现代化。", "二○三五", "digits", "2035"},
        {"始建于一九四九年。", "一九四九", "digits", "1949"},
        {"到２０３５年建成。", "２０３５", "digits", "2035"},
        {"请拨打12345热线。", "12345", "digits", "12345"},
        {"国办发〔2024〕12号文件印发。", "2024", "digits", "2024"},
    };
    CHECK(TIAOLI_MARK_NUMERAL, rows);
    tiaoli_doc *doc = tl_test_parse("农历十五集市开放，其中八五折商品不多。");
    const tiaoli_mark mark = tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "十五", "cardinal", "15");
    tiaoli_numeral view = {.size = sizeof view};
    tiaoli_numeral_get(doc, mark, &view);
    cr_expect_eq(view.year_from, 0, "no plan");
    tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "八五折", "percent", "85");
    tiaoli_doc_free(doc);
}

Test(table, approximate_numbers) {
    static const row rows[] = {
        {"来了两三人。", "两三", "approximate", "2..3"},
        {"走访三五户群众。", "三五", "approximate", "3..5"},
        {"投入三五百万元。", "三五百万", "approximate", "3000000..5000000"},
        {"十五六个村庄。", "十五六", "approximate", "15..16"},
        {"二三十名干部。", "二三十", "approximate", "20..30"},
        {"七八百人参加。", "七八百", "approximate", "700..800"},
        {"十几亿人口的大国。", "十几亿", "approximate", "1100000000..1900000000"},
        {"二十几个县。", "二十几", "approximate", "21..29"},
        {"几百个村。", "几百", "approximate", "200..900"},
        {"好几个部门。", "几", "approximate", "1..9"},
        {"数百名志愿者。", "数百", "approximate", "200..900"},
        {"数十万群众。", "数十万", "approximate", "200000..900000"},
        {"百余名代表。", "百余", "approximate", "100.."},
        {"三十多个部门。", "三十多", "approximate", "30.."},
        {"二百来人。", "二百来", "approximate", "200.."},
        {"500多亿元。", "500多亿", "approximate", "50000000000.."},
        {"1000余人。", "1000余", "approximate", "1000.."},
        {"一百多万吨。", "一百多万", "approximate", "1000000.."},
        {"千把人参加。", "千把", "cardinal", "1000"},
        {"百把户人家。", "百把", "cardinal", "100"},
        {"近三千人。", "三千", "cardinal", "3000"},
        {"约五十公里。", "五十", "cardinal", "50"},
        {"上千名干部。", "千", "cardinal", "1000"},
    };
    CHECK(TIAOLI_MARK_NUMERAL, rows);
    static const char *const about[] = {"近三千人参加。", "约三千人参加。",   "三千人左右参加。",
                                        "三千人上下。",   "大约三千人参加。", "将近三千人参加。"};
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        tiaoli_doc *doc = tl_test_parse(about[i]);
        tiaoli_numeral view = {.size = sizeof view};
        tiaoli_numeral_get(doc, tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "三千", "cardinal", "3000"),
                           &view);
        cr_expect(view.flags & TIAOLI_VALUE_APPROXIMATE, "%s", about[i]);
        tiaoli_doc_free(doc);
    }
}

Test(table, counted_abbreviations) {
    static const row rows[] = {
        {"做到“两个维护”。", "两", "counted", "2"},
        {"实现“两个一百年”奋斗目标。", "一百", "cardinal", "100"},
        {"增强“四个意识”。", "四", "counted", "4"},
        {"推进“五位一体”总体布局。", "五", "counted", "5"},
        {"打好三大攻坚战。", "三", "counted", "3"},
        {"落实中央八项规定精神。", "八", "counted", "8"},
        {"推行“双随机、一公开”监管。", "双", "counted", "2"},
        {"推行“双随机、一公开”监管。", "一", "counted", "1"},
        {"开展“三会一课”。", "三", "counted", "3"},
        {"共建“一带一路”。", "一", "counted", "1"},
        {"做好三农工作。", "三", "counted", "3"},
        {"缴纳五险一金。", "五", "counted", "5"},
        {"缴纳五险一金。", "一", "counted", "1"},
        {"选派三支一扶人员。", "三", "counted", "3"},
        {"整治“四风”问题。", "四", "counted", "4"},
    };
    CHECK(TIAOLI_MARK_NUMERAL, rows);
}

Test(table, words_that_only_look_like_numbers) {
    static const row rows[] = {
        {"推进城乡一体化发展。", "一体化", "word", NULL},
        {"防止万一发生事故。", "万一", "word", NULL},
        {"任务十分艰巨。", "十分", "degree", NULL},
        {"坚持统一指挥。", "统一", "word", NULL},
        {"建设三峡工程。", "三峡", "name", NULL},
        {"升起五角星旗帜。", "五角星", "word", NULL},
        {"规范二手车交易。", "二手车", "word", NULL},
        {"千方百计稳就业。", "千方百计", "idiom", NULL},
        {"一般不得变更。", "一般", "word", NULL},
        {"一律不予受理。", "一律", "word", NULL},
        {"一切为了人民。", "一切", "word", NULL},
        {"意见一致通过。", "一致", "word", NULL},
        {"一贯支持改革。", "一贯", "word", NULL},
        {"一旦发现立即报告。", "一旦", "word", NULL},
        {"进一步深化改革。", "进一步", "degree", NULL},
        {"百家争鸣，百花齐放。", "百花齐放", "idiom", NULL},
        {"一心一意谋发展。", "一心一意", "idiom", NULL},
        {"压实一把手责任。", "一把手", "word", NULL},
        {"防止两极分化。", "两极分化", "idiom", NULL},
        {"造福百姓。", "百姓", "word", NULL},
        {"大众创业、万众创新。", "万众创新", "word", NULL},
        {"这是原因之一。", "之一", "word", NULL},
        {"建设一站式平台。", "一站式", "word", NULL},
        {"促进两岸交流。", "两岸", "word", NULL},
        {"三番五次督促。", "三番五次", "idiom", NULL},
        {"四面八方支援。", "四面八方", "idiom", NULL},
        {"五湖四海的朋友。", "五湖四海", "idiom", NULL},
        {"七嘴八舌讨论。", "七嘴八舌", "idiom", NULL},
        {"九牛一毛而已。", "九牛一毛", "idiom", NULL},
        {"十全十美很难。", "十全十美", "idiom", NULL},
        {"百折不挠奋斗。", "百折不挠", "idiom", NULL},
        {"千家万户的事。", "千家万户", "idiom", NULL},
        {"千秋伟业。", "千秋", "word", NULL},
        {"万里长城。", "万里长城", "name", NULL},
        {"一如既往支持。", "一如既往", "idiom", NULL},
        {"一丝不苟执行。", "一丝不苟", "idiom", NULL},
        {"一视同仁对待。", "一视同仁", "idiom", NULL},
        {"一蹴而就。", "一蹴而就", "idiom", NULL},
        {"独一无二的优势。", "独一无二", "idiom", NULL},
        {"不一定成功。", "一定", "word", NULL},
        {"一直坚持。", "一直", "word", NULL},
        {"一线工作人员。", "一线", "word", NULL},
        {"一流大学建设。", "一流", "word", NULL},
        {"一揽子政策。", "一揽子", "word", NULL},
        {"唯一标准。", "唯一", "word", NULL},
        {"归一化处理。", "归一", "word", NULL},
        {"单一来源采购。", "单一", "word", NULL},
        {"合二为一。", "合二为一", "idiom", NULL},
        {"三角洲地区。", "三角洲", "word", NULL},
        {"四川省人民政府。", "四川", "name", NULL},
        {"九江市人民政府。", "九江", "name", NULL},
        {"三亚市人民政府。", "三亚", "name", NULL},
        {"六安市人民政府。", "六安", "name", NULL},
        {"十堰市人民政府。", "十堰", "name", NULL},
        {"零售业态创新。", "零售业", "word", NULL},
        {"半导体产业。", "半导体", "word", NULL},
        {"双方协商。", "双方", "word", NULL},
        {"数以万计的群众。", "数以万计", "idiom", NULL},
        {"清明、五一假期。", "五一", "name", NULL},
        {"六一儿童节活动。", "六一儿童节", "word", NULL},
        {"八一建军节。", "八一建军节", "word", NULL},
        {"张三、李四等人。", "李四", "word", NULL},
        {"九九重阳节。", "九九重阳", "name", NULL},
        {"三伏天作业。", "三伏天", "word", NULL},
        {"生产中千万注意安全。", "千万注意", "degree", NULL},
        {"线索做到清零。", "清零", "word", NULL},
        {"按百分点计算。", "百分点", "word", NULL},
        {"三天两头检查。", "三天两头", "idiom", NULL},
        {"有着千丝万缕的联系。", "千丝万缕", "idiom", NULL},
        {"双十一期间促销。", "双十一", "name", NULL},
        {"人有七情六欲。", "七情六欲", "word", NULL}, /* the segmenter's */
        {"力争一步到位。", "一步到位", "idiom", NULL},
        {"九牛二虎之力。", "九牛二虎之力", "idiom", NULL},
    };
    CHECK(TIAOLI_MARK_LOOKALIKE, rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tiaoli_doc *doc = tl_test_parse(rows[i].in);
        char *all = tl_test_list(doc, TIAOLI_MARK_NUMERAL);
        cr_expect_str_eq(all, "", "%s: %s", rows[i].in, all);
        free(all);
        tiaoli_doc_free(doc);
    }
}
