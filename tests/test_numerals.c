/* Numerals, quantities and lookalikes: one table each of text and finding. */
#include "support.h"

#define N TIAOLI_MARK_NUMERAL
#define Q TIAOLI_MARK_QUANTITY
#define L TIAOLI_MARK_LOOKALIKE

/* One finding that the text must have; value and unit NULL: not compared. */
typedef struct {
    const char *in, *text, *type, *value, *unit;
} finding;

static void check(int32_t kind, const finding *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        tiaoli_doc *doc = tl_test_parse(rows[i].in);
        const tiaoli_mark mark = tl_test_mark(doc, kind, rows[i].text, rows[i].type, rows[i].value);
        if (rows[i].unit) {
            const char *unit = tl_test_role(doc, mark, TIAOLI_SPAN_UNIT, 0);
            cr_assert_str_eq(unit, rows[i].unit, "%s: unit %s, not %s", rows[i].in, unit,
                             rows[i].unit);
        }
        tiaoli_doc_free(doc);
    }
}

#define CHECK(kind, rows) check((kind), (rows), sizeof(rows) / sizeof *(rows))

Test(numerals, cardinals) {
    static const finding rows[] = {
        {"安排两百万元。", "两百万", "cardinal", "2000000", "元"},
        {"完成一百二十项。", "一百二十", "cardinal", "120", "项"},
        {"共有一百二。", "一百二", "cardinal", "120", ""},
        {"共有一百零二户。", "一百零二", "cardinal", "102", "户"},
        {"总额三十五万亿元。", "三十五万亿", "cardinal", "35000000000000", "元"},
        {"投入1,100万元。", "1,100万", "cardinal", "11000000", "元"},
        {"历时廿一天。", "廿一", "cardinal", "21", "天"},
        {"历时卅天。", "卅", "cardinal", "30", "天"},
        {"计壹佰贰拾叁元。", "壹佰贰拾叁", "cardinal", "123", "元"},
        {"培训２５０人。", "２５０", "cardinal", "250", "人"},
        {"安排25万6千元。", "25万6千", "cardinal", "256000", "元"},
        {"共1万600人。", "1万600", "cardinal", "10600", "人"},
        {"增加到四百十二万吨。", "四百十二万", "cardinal", "4120000", "吨"},
        {"召开一次会议。", "一", "cardinal", "1", "次"},
        {"形成一批成果。", "一", "cardinal", "1", "批"},
        {"占全国的一半。", "一半", "cardinal", "0.5", ""},
        {"历时半年。", "半", "cardinal", "0.5", "年"},
        {"中印两国友好。", "两", "cardinal", "2", ""},
        {"气温为负三十二度。", "负三十二", "cardinal", "-32", "度"},
        {"共二十个市、县（区）。", "二十", "cardinal", "20", "个"},
        {"为期七年零六个月。", "零六", "cardinal", "6", "个月"},
        {"水位降到负三米。", "负三", "cardinal", "-3", "米"},
        {"依法担负三项职责。", "三", "cardinal", "3", "项"},
        {"计人民币八百元整。", "八百", "cardinal", "800", "元"},
        {"约7万 5千人参加。", "7万 5千", "cardinal", "75000", "人"},
        {"五点三十五分结束。", "五", "cardinal", "5", "点"}, /* no decimal */
        {"设备三折叠存放。", "三", "cardinal", "3", ""},
        {"总额四十九兆五千亿元。", "四十九兆五千亿", "cardinal", "49500000000000", "元"},
        {"装机五十兆瓦。", "五十", "cardinal", "50", "兆瓦"},
        {"五点三十五分结束。", "三十五", "cardinal", "35", "分"},
        {"二0二0年建成。", "二0二0", "digits", "2020", NULL},
    };
    CHECK(N, rows);
}

Test(numerals, decimals_fractions_percentages) {
    static const finding rows[] = {
        {"面积三点五亩。", "三点五", "decimal", "3.5", "亩"},
        {"数值12.30。", "12.30", "decimal", "12.30", ""},
        {"支出3.5万亿元。", "3.5万亿", "decimal", "3500000000000", "元"},
        {"共六点四二万人。", "六点四二万", "decimal", "64200", "人"},
        {"三分之二以上通过。", "三分之二", "fraction", "2/3", ""},
        {"按千分之五收取。", "千分之五", "fraction", "5/1000", ""},
        {"降到千分之六点一。", "千分之六点一", "fraction", "61/10000", ""},
        {"占1/5以上。", "1/5", "fraction", "1/5", ""},
        {"三又四分之一。", "三又四分之一", "fraction", "13/4", ""},
        {"增长百分之六十二。", "百分之六十二", "percent", "62", ""},
        {"增长6.5%。", "6.5%", "percent", "6.5", "%"},
        {"增长２２％。", "２２％", "percent", "22", "％"},
        {"提高3个百分点。", "3个百分点", "percent", "3", "个百分点"},
        {"下降三成。", "三成", "percent", "30", NULL},
        {"下降七成六。", "七成六", "percent", "76", NULL},
        {"达到百分之百。", "百分之百", "percent", "100", NULL},
        {"变化-3.8%。", "-3.8%", "percent", "-3.8", NULL},
        {"租金打对折收取。", "对折", "percent", "50", NULL},
        {"门票打八折。", "八折", "percent", "80", "折"},
        {"享受8.5折优惠。", "8.5折", "percent", "85", "折"},
        {"按九五折结算。", "九五折", "percent", "95", "折"},
        {"一季度增长，前三季度增长。", "三", "cardinal", "3", "季度"},
    };
    CHECK(N, rows);
}

Test(numerals, ordinals_and_enumerators) {
    static const finding rows[] = {
        {"迈向第二个目标。", "第二", "ordinal", "2", "个"},
        {"坚持质量第一的要求。", "第一", "ordinal", "1", ""},
        {"依照第一百二十三条执行。", "第一百二十三", "ordinal", "123", "条"},
        {"贯彻党的二十大精神。", "二十", "ordinal", "20", NULL},
        {"十八届三中全会提出。", "十八", "ordinal", "18", NULL},
        {"十八届三中全会提出。", "三", "ordinal", "3", NULL},
        {"二十届二中、三中全会精神。", "二", "ordinal", "2", NULL},
        {"学习“二十大”报告。", "二十", "ordinal", "20", NULL},
        {"区委九届六次全会召开。", "六", "ordinal", "6", "次"},
        {"镇二届四次会议召开。", "二", "ordinal", "2", NULL},
        {"到二楼窗口领取。", "二", "ordinal", "2", "楼"},
        {"转到三级医院就诊。", "三", "ordinal", "3", "级"},
        {"依照第四十条之二处理。", "二", "ordinal", "2", NULL},
        {"附件：1.名单\n2.表格", "1", "enumerator", "1", NULL},
        {"“十四五”规划收官。", "十四五", "ordinal", "14", NULL},
        {"“十一五”规划完成。", "十一五", "ordinal", "11", NULL},
        {"九五期间建成。", "九五", "ordinal", "9", NULL},
        {"十五五时期开局。", "十五五", "ordinal", "15", NULL},
        {"提起二审程序。", "二", "ordinal", "2", "审"},
        {"推动一二三产业融合。", "三", "ordinal", "3", "产业"},
        {"去年一季度开局良好。", "一", "ordinal", "1", "季度"},
        {"一、总体要求", "一", "enumerator", "1", NULL},
        {"（二）加强领导。各地要落实。", "二", "enumerator", "2", NULL},
        {"主要有：一是加强领导；二是落实责任。", "二", "enumerator", "2", NULL},
        {"①加强领导。", "①", "enumerator", "1", NULL},
        {"其一，加强领导。", "一", "enumerator", "1", NULL},
    };
    CHECK(N, rows);
}

Test(numerals, figures_and_approximations) {
    static const finding rows[] = {
        {"到二〇二五年完成。", "二〇二五", "digits", "2025", NULL},
        {"从一九八○年开始。", "一九八○", "digits", "1980", NULL},
        {"到2025年完成。", "2025", "digits", "2025", NULL},
        {"国发〔2024〕1号文件。", "2024", "digits", "2024", NULL},
        {"联系电话：0571-87654321。", "0571-87654321", "digits", "", NULL},
        {"邮编：010020。", "010020", "digits", "", NULL},
        {"拨打12315投诉。", "12315", "digits", "12315", NULL},
        {"接入12345热线办理。", "12345", "digits", "12345", NULL},
        {"我讲几点意见。", "几", "approximate", "1..9", "点"},
        {"来了十几人。", "十几", "approximate", "11..19", "人"},
        {"来了数十人。", "数十", "approximate", "20..90", "人"},
        {"来了数百万人。", "数百万", "approximate", "2000000..9000000", "人"},
        {"几十万户。", "几十万", "approximate", "200000..900000", "户"},
        {"三五百人。", "三五百", "approximate", "300..500", "人"},
        {"两三个项目。", "两三", "approximate", "2..3", "个"},
        {"十余项措施。", "十余", "approximate", "10..", "项"},
        {"惠及3400多万人次。", "3400多万", "approximate", "34000000..", "人次"},
        {"十几亿人口。", "十几亿", "approximate", "1100000000..1900000000", NULL},
    };
    CHECK(N, rows);
    tiaoli_doc *doc = tl_test_parse("带动近百户农户。");
    tiaoli_numeral view = {0};
    view.size = sizeof view;
    cr_assert_eq(tiaoli_numeral_get(doc, tl_test_mark(doc, N, "百", "cardinal", "100"), &view),
                 TIAOLI_OK);
    cr_assert(view.flags & TIAOLI_VALUE_APPROXIMATE);
    tiaoli_doc_free(doc);
}

Test(numerals, counted_abbreviations) {
    static const finding rows[] = {
        {"做到“两个维护”。", "两", "counted", "2", "个"},
        {"健全“五学联动”机制。", "五", "counted", "5", ""},
        {"推进“四强”党支部建设。", "四", "counted", "4", ""},
        {"推行“双随机”监管。", "双", "counted", "2", ""},
        {"打好三大攻坚战。", "三", "counted", "3", ""},
        {"落实中央八项规定精神。", "八", "counted", "8", NULL},
        {"做好三农工作。", "三", "counted", "3", ""},
        {"推进“两学一做”学习教育。", "一", "counted", "1", ""},
        {"实现“两个一百年”目标。", "两", "counted", "2", "个"},
        {"坚持“一国两制”方针。", "两", "counted", "2", ""},
        {"落实“三去一降一补”任务。", "三", "counted", "3", ""},
        {"坚持“一个中心、两个基本点”。", "一", "counted", "1", "个"},
    };
    CHECK(N, rows);
}

Test(numerals, what_only_looks_like_a_number) {
    static const finding rows[] = {
        {"压实“一岗双责”。", "一岗双责", "idiom", NULL, NULL},
        {"破解九龙治水难题。", "九龙治水", "idiom", NULL, NULL},
        {"这是十分重要的工作。", "十分", "degree", NULL, NULL},
        {"进一步加强领导。", "进一步", "degree", NULL, NULL},
        {"坚持统一领导。", "统一", "word", NULL, NULL},
        {"推进城乡一体化发展。", "一体化", "word", NULL, NULL},
        {"压实一把手责任。", "一把手", "word", NULL, NULL},
        {"有下列情形之一的，处罚款。", "之一", "word", NULL, NULL},
        {"严控一般性支出。", "一般", "word", NULL, NULL},
        {"实行双重领导。", "双重", "word", NULL, NULL},
        {"扩大零售规模。", "零售", "word", NULL, NULL},
        {"千方百计扩大就业。", "千方百计", "idiom", NULL, NULL},
        {"解决“两张皮”问题。", "两张皮", "idiom", NULL, NULL},
        {"要一级带一级，一级抓一级。", "一级抓一级", "idiom", NULL, NULL},
        {"要一件接着一件办。", "一件接着一件", "idiom", NULL, NULL},
        {"按照“一园一案”的要求整改。", "一园一案", "idiom", NULL, NULL},
        {"推进“一窗通办”。", "一窗通办", "word", NULL, NULL},
        {"建设长江三峡工程。", "三峡", "name", NULL, NULL},
        {"实施“百人计划”项目。", "百人计划", "name", NULL, NULL},
        {"控制PM2.5浓度。", "PM2.5", "name", NULL, NULL},
        {"扩大5G应用。", "5G", "name", NULL, NULL},
        {"缀钉四角星花。", "四角星", "word", NULL, NULL},
    };
    CHECK(L, rows);
    static const char *const never[] = {"十分", "统一", "一体化", "一把手",   "进一步",
                                        "万一", "百姓", "一贯",   "千家万户", "四川"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        tiaoli_doc *doc = tl_test_parse(never[i]);
        tl_test_no_mark(doc, N, NULL);
        tl_test_no_mark(doc, Q, NULL);
        tiaoli_doc_free(doc);
    }
}

Test(numerals, words_do_not_reach_over_numbers) {
    static const finding rows[] = {
        {"系统一个不漏。", "一", "cardinal", "1", "个"},
        {"十分之一。", "十分之一", "fraction", "1/10", NULL},
        {"其中之一百人。", "一百", "cardinal", "100", "人"},
        {"提高十一点六个百分点。", "十一点六个百分点", "percent", "11.6", NULL},
        {"查处二十一起案件。", "二十一", "cardinal", "21", "起"},
        {"这是又一重大举措，共三重压力。", "三", "cardinal", "3", "重"},
        {"监督人员不得少于2人。", "2", "cardinal", "2", "人"},
        {"已满十四周岁。", "十四", "cardinal", "14", "周岁"},
    };
    CHECK(N, rows);
    tiaoli_doc *doc = tl_test_parse("并不一定成立。");
    tl_test_mark(doc, L, "一定", "word", NULL);
    tiaoli_doc_free(doc);
    doc = tl_test_parse("一二百千。");
    tl_test_no_mark(doc, N, NULL);
    tiaoli_doc_free(doc);
}

Test(quantities, money_measures_durations) {
    static const finding rows[] = {
        {"赤字规模5.66万亿元。", "5.66万亿元", "money", "5660000000000", "元"},
        {"补助十二块五毛。", "十二块五毛", "money", "12.5", NULL},
        {"开销123元1角1分。", "123元1角1分", "money", "123.11", NULL},
        {"人民币一千元。", "人民币一千元", "money", "1000", "元"},
        {"每度电价四角三分。", "四角三分", "money", "0.43", NULL},
        {"每张五分钱。", "五分钱", "money", "0.05", "分钱"},
        {"门票三块半。", "三块半", "money", "3.5", "块"},
        {"标价十美元又三美分。", "十美元又三美分", "money", "10.03", "美元"},
        {"门票五元三角。", "五元三角", "money", "5.3", "元"},
        {"单价￥1.25。", "￥1.25", "money", "1.25", "￥"},
        {"安排900亿美元。", "900亿美元", "money", "90000000000", "美元"},
        {"开展6个城市试点。", "6个", "tally", "6", "个"},
        {"装机3.7亿千瓦。", "3.7亿千瓦", "measure", "370000000", "千瓦"},
        {"粮食产量1.4万亿斤。", "1.4万亿斤", "measure", "1400000000000", "斤"},
        {"实施三年行动计划。", "三年", "duration", "3", "年"},
        {"迈向百年目标。", "百年", "duration", "100", "年"},
        {"保存六个月。", "六个月", "duration", "6", "个月"},
        {"自受理之日起15日内答复。", "15日", "duration", "15", "日"},
        {"我讲几点意见。", "几点", "tally", "1..9", "点"},
        {"拥有十几亿人口。", "十几亿人口", "tally", "1100000000..1900000000", "人口"},
        {"实现“两个一百年”目标。", "一百年", "duration", "100", "年"},
        {"气温零下5度。", "零下5度", "measure", "-5", "度"},
        {"限值50毫克/立方米。", "50毫克/立方米", "measure", "50", "毫克/立方米"},
        {"气温摄氏37度。", "摄氏37度", "measure", "37", "度"},
        {"用时2个多小时。", "2个多小时", "duration", "2", "个多小时"},
        {"改造三年半。", "三年半", "duration", "3.5", "年"},
        {"缩短一个半小时。", "一个半小时", "duration", "1.5", "小时"},
        {"值守三个半天。", "半天", "duration", "0.5", "天"},
        {"缴获一吨半。", "一吨半", "measure", "1.5", "吨"},
        {"连续三十年代表本村。", "三十年", "duration", "30", "年"},
        {"装油三公升。", "三公升", "measure", "3", "公升"},
        {"判处有期徒刑二年六个月。", "二年六个月", "duration", "2.5", "年"},
        {"为期七年零六个月。", "七年零六个月", "duration", "7.5", "年"},
        {"历时8天20小时。", "8天20小时", "duration", "212/24", "天"},
        {"历时8天20时。", "8天20时", "duration", "212/24", "天"},
        {"用时27分钟7秒。", "27分钟7秒", "duration", "1627/60", "分钟"},
        {"历时3小时15分20秒。", "3小时15分20秒", "duration", "11720/3600", "小时"},
        {"收粮3斤5两。", "3斤5两", "measure", "3.5", "斤"},
        {"身高一米七五。", "一米七五", "measure", "1.75", "米"},
        {"宽三米二。", "三米二", "measure", "3.2", "米"},
        {"流转土地3亩5分。", "3亩5分", "measure", "3.5", "亩"},
        {"位于东经120度30分。", "120度30分", "measure", "120.5", "度"},
        {"运力1吨200公斤。", "1吨200公斤", "measure", "1.2", "吨"},
        {"开到三米二号线。", "三米", "measure", "3", "米"},
        {"一天八小时。", "八小时", "duration", "8", "小时"},    /* in each */
        {"一年12个月。", "12个月", "duration", "12", "个月"},   /* the same said twice */
        {"一年又一个月21天。", "21天", "duration", "21", "天"}, /* no month has so many */
    };
    CHECK(Q, rows);
    /* a percentage alone is none, nor a count, a time of day, a century */
    static const char *const none[] = {"增长5%，建设“两步申报”。", "五点三十五分三十六秒发射。",
                                       "下午5点到5点半开放。",     "八点钟开会。",
                                       "办公时间8:00-12:00。",     "9时30分召开。",
                                       "公元前221年统一。",        "2024学年招生。",
                                       "二十世纪九十年代建成。"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        tiaoli_doc *doc = tl_test_parse(none[i]);
        tl_test_no_mark(doc, Q, NULL);
        tiaoli_doc_free(doc);
    }
}

Test(quantities, dates) {
    static const finding rows[] = {
        {"自2022年10月16日起施行。", "2022年10月16日", "date", "2022-10-16", ""},
        {"二〇二二年十月十六日发布。", "二〇二二年十月十六日", "date", "2022-10-16", NULL},
        {"2018年11月出台。", "2018年11月", "date", "2018-11", NULL},
        {"确保2022年底前落实。", "2022年底", "date", "2022", NULL},
        {"于2019年4月底前完成。", "2019年4月底", "date", "2019-04", NULL},
        {"2024年中央财政投入。", "2024年", "date", "2024", NULL},
        {"于10月22日召开。", "10月22日", "date", "XXXX-10-22", NULL},
        {"日期2022.10.16。", "2022.10.16", "date", "2022-10-16", NULL},
        {"日期2020/1/2。", "2020/1/2", "date", "2020-01-02", NULL},
        {"会期2022.10.16-2022.10.20。", "2022.10.16", "date", "2022-10-16", NULL},
        {"会期2022.10.16-2022.10.20。", "2022.10.20", "date", "2022-10-20", NULL},
        {"上一个月完成。", "上一个月", "relative", NULL, NULL},
        {"规划期2021—2025年。", "2021—2025年", "date", "2021..2025", NULL},
        {"2018年1－9月增长。", "2018年1－9月", "date", "2018-01..2018-09", NULL},
        {"2023年3月至10月整改。", "10月", "date", "XXXX-10", NULL},
        {"自查（5月6日—7月20日）。", "5月6日", "date", "XXXX-05-06", NULL},
        {"2022年9月到2023年6月施工。", "2023年6月", "date", "2023-06", NULL},
        {"2024年8月3日至9日举办。", "2024年8月3日至9日", "date", "2024-08-03..2024-08-09", NULL},
        {"会议定于4月12-19日召开。", "4月12-19日", "date", "XXXX-04-12..XXXX-04-19", NULL},
        {"每月20日前报送。", "20日", "date", "XXXX-XX-20", NULL},
        {"每月6日、16日集中受理。", "16日", "date", "XXXX-XX-16", NULL},
        {"次月1日至8日申报。", "1日至8日", "date", "XXXX-XX-01..XXXX-XX-08", NULL},
        {"提前20日公告。", "20日", "duration", "20", NULL},
        {"于十五日前书面告知。", "十五日", "duration", "15", NULL},
        {"今年是关键一年。", "今年", "relative", NULL, NULL},
        {"到本世纪中叶建成。", "本世纪中叶", "relative", NULL, NULL},
    };
    CHECK(Q, rows);
    tiaoli_doc *doc = tl_test_parse("上一个月完成，列入下一年度预算。");
    tl_test_no_mark(doc, Q, "一个月");
    tl_test_no_mark(doc, Q, "一年度");
    tiaoli_doc_free(doc);
    doc = tl_test_parse("注明年、月、日，按不同年限执行。");
    tl_test_no_mark(doc, Q, NULL);
    tiaoli_doc_free(doc);
}

Test(quantities, ranges_and_bounds) {
    static const finding rows[] = {
        {"处三年以上七年以下有期徒刑。", "三年以上七年以下", "duration", "3..7", "年"},
        {"处六个月以上三年以下有期徒刑。", "六个月以上三年以下", "duration", "6..36", "个月"},
        {"处十二小时至三日。", "十二小时至三日", "duration", "12..72", "小时"},
        {"处十五日以上六个月以下。", "十五日以上", "duration", "15..", "日"}, /* no one unit */
        {"处十五日以上六个月以下。", "六个月以下", "duration", "..6", "个月"},
        {"收取五角至一元。", "五角至一元", "money", "0.5..1.0", "元"},
        {"换取3美元至5英镑。", "3美元", "money", "3", "美元"},
        {"为期三到五年。", "三到五年", "duration", "3..5", "年"},
        {"一至五年内不准入境。", "一至五年", "duration", "1..5", "年"},
        {"投资在3万元至5万元之间。", "3万元至5万元", "money", "30000..50000", "元"},
        {"罚款为1.5至2.25倍。", "1.5至2.25倍", "ratio", "1.50..2.25", "倍"},
        {"比例为2.25至3.5倍。", "2.25至3.5倍", "ratio", "2.25..3.50", "倍"},
        {"增长百分之三到五。", "百分之三到五", "ratio", "3..5", ""},
        {"增长7%—8%。", "7%—8%", "ratio", "7..8", "%"},
        {"投入100—120万元。", "100—120万元", "money", "1000000..1200000", "元"},
        {"投入一百二十到一百五十万元。", "一百二十到一百五十万元", "money", "1200000..1500000",
         NULL},
        {"处5万元以上10万元以下罚款。", "5万元以上10万元以下", "money", "50000..100000", "元"},
        {"处5万元以上10万元以下罚款。", "5万元", "money", "50000", "元"},
        {"处5万元以上10万元以下罚款。", "10万元", "money", "100000", "元"},
        {"投资在3万元（含）至5万元之间。", "3万元（含）至5万元", "money", "30000..50000", NULL},
        {"收取三至五角。", "三至五角", "money", "0.3..0.5", "角"},
        {"在10与20间波动。", "10与20间", "range", "10..20", ""},
        {"设值大于10小于20。", "大于10小于20", "range", "10..20", ""},
        {"设值不大于50且不小于20。", "不大于50且不小于20", "range", "20..50", ""},
        {"成员不少于三人，不超过五人。", "不少于三人，不超过五人", "tally", "3..5", "人"},
        {"设值大于50并小于12。", "大于50", "range", "50..", ""}, /* no range at all */
        {"投资3万元（含）以上。", "3万元（含）以上", "money", "30000..", "元"},
        {"新增就业1200万人以上。", "1200万人以上", "tally", "12000000..", "人"},
        {"增长6%以上。", "6%以上", "ratio", "6..", "%"},
        {"增速不低于6%。", "不低于6%", "ratio", "6..", "%"},
        {"监督人员不得少于2人。", "不得少于2人", "tally", "2..", "人"},
        {"控制在3%以内。", "3%以内", "ratio", "..3", "%"},
        {"涨幅不超过3%。", "不超过3%", "ratio", "..3", "%"},
        {"增长5%左右。", "5%左右", "ratio", "5", "%"},
        {"引进2000名左右。", "2000名左右", "tally", "2000", "名"},
        {"数额二百克以上不满一千克。", "二百克以上不满一千克", "measure", "200..1000", "克"},
        {"违法所得不足1万元的，没收。", "不足1万元", "money", "..10000", "元"},
        {"违法所得不足1万元的，没收。", "1万元", "money", "10000", "元"},
        {"资本不少于人民币一千万元。", "不少于人民币一千万元", "money", "10000000..", "元"},
        {"三分之二以上通过。", "三分之二以上", "ratio", "2/3..", ""},
        {"占三分之一至三分之二。", "三分之一至三分之二", "ratio", "1/3..2/3", ""},
        {"占三分之一至二分之一。", "三分之一至二分之一", "ratio", "2/6..3/6", ""},
        {"设值比 170 低。", "比 170 低", "range", "..170", ""},
        {"至少十几人参加。", "十几人", "tally", "11..19", "人"},
        {"不得早于2025年6月1日。", "2025年6月1日", "date", "2025-06-01", ""},
    };
    CHECK(Q, rows);
    tiaoli_doc *doc = tl_test_parse("历时三年多。");
    const tiaoli_mark mark = tl_test_mark(doc, Q, "三年", "duration", "3");
    tiaoli_quantity view = {.size = sizeof view};
    tiaoli_quantity_get(doc, mark, &view);
    cr_assert(view.flags & TIAOLI_VALUE_APPROXIMATE);
    tiaoli_doc_free(doc);
    doc = tl_test_parse("至少保存三年，5年内完成。");
    tl_test_mark(doc, Q, "三年", "duration", "3");
    tl_test_mark(doc, Q, "5年", "duration", "5");
    tiaoli_doc_free(doc);
}

static char *repeated(const char *unit, size_t times, size_t *length) {
    const size_t size = strlen(unit);
    *length = size * times;
    char *text = malloc(*length + 1);
    cr_assert_not_null(text);
    for (size_t i = 0; i < times; i++) memcpy(text + i * size, unit, size);
    text[*length] = '\0';
    return text;
}

/* What is too large is flagged; the time stays that of one pass. */
Test(numerals, endless_numbers, .timeout = 60) {
    static const struct {
        const char *unit;
        size_t times;
        bool one; /* one numeral, too large for a value */
    } rows[] = {
        {"9", 100000, true},    {"一", 1000000, true},    {"九", 100000, true},
        {"万", 20000, false},   {"三万五", 20000, false}, {"百", 20000, false},
        {"一百", 20000, false}, {"1.2.", 20000, false},   {"1,", 20000, false},
        {"之一", 20000, false}, {"“一", 20000, false},    {"5%—", 20000, false},
        {"一级", 20000, false}, {"2020年", 20000, false}, {"三年以上", 20000, false},
        {"1/", 20000, false},   {"零", 100000, true},     {"百分之", 20000, false},
        {"十几", 20000, false}, {"第", 20000, false},     {"二中、", 20000, false},
        {"(1", 20000, false},   {"-", 20000, false},      {"-1", 20000, false},
        {"五元", 20000, false}, {"统一", 20000, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length;
        char *text = repeated(rows[i].unit, rows[i].times, &length);
        tiaoli_error error;
        tiaoli_doc *doc = tiaoli_parse(text, length, &error);
        cr_assert_not_null(doc, "%s: status %d", rows[i].unit, (int)error.status);
        if (rows[i].one && strcmp(rows[i].unit, "零") != 0) {
            const tiaoli_mark mark = tiaoli_mark_next(doc, 0, N, 0);
            tiaoli_numeral view = {0};
            view.size = sizeof view;
            cr_assert_eq(tiaoli_numeral_get(doc, mark, &view), TIAOLI_OK, "%s", rows[i].unit);
            cr_assert(view.flags & TIAOLI_VALUE_OVERFLOW, "%s", rows[i].unit);
            cr_assert_eq(tiaoli_value_text(doc, mark, NULL, 0), 0);
        }
        tiaoli_doc_free(doc);
        free(text);
    }
}

Test(numerals, the_largest_values_are_exact) {
    static const finding rows[] = {
        {"共9223372036854775807个。", "9223372036854775807", "digits", "9223372036854775807", NULL},
        {"九千八百七十六万五千四百三十二亿九千八百七十六万五千四百三十二。",
         "九千八百七十六万五千四百三十二亿九千八百七十六万五千四百三十二", "cardinal",
         "9876543298765432", NULL},
        {"零点零零零五零零零五零零零五零零五。", "零点零零零五零零零五零零零五零零五", "decimal",
         "0.000500050005005", NULL},
    };
    check(N, rows + 1, 2);
    tiaoli_doc *doc = tl_test_parse("共九千万亿亿元。");
    tiaoli_numeral view = {0};
    view.size = sizeof view;
    tiaoli_numeral_get(doc, tiaoli_mark_next(doc, 0, N, 0), &view);
    cr_assert(view.flags & TIAOLI_VALUE_OVERFLOW);
    cr_assert_eq(view.low, 0);
    tiaoli_doc_free(doc);
    doc = tl_test_parse(rows[0].in);
    tl_test_mark(doc, N, rows[0].text, NULL, rows[0].value);
    tiaoli_doc_free(doc);
}
