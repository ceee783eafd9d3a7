/*
 * Targets: a table of thirty and more with what is measured, how it compares and in
 * what tone, decided before it was first run; what is none; the options; and the marks'
 * structs.  docs/targets.md has an example of every rule.
 */
#include "support.h"

enum { LINE = 1024 };

static void put(char *line, const char *before, const char *text) {
    const size_t used = strlen(line);
    snprintf(line + used, LINE - used, "%s%s", before, text);
}

/* "indicator|quantity|comparator|direction|tone|deadline|base"; a direction that the
 * quantity is the amount of has a + or -. */
static void describe(char *line, const tiaoli_doc *doc, tiaoli_mark mark) {
    tiaoli_target t = {.size = sizeof t};
    cr_assert_eq(tiaoli_target_get(doc, mark, &t), TIAOLI_OK);
    put(line, line[0] ? " & " : "", tl_test_slice(doc, t.indicator_start, t.indicator_end));
    put(line, "|",
        tl_test_slice(doc, tiaoli_mark_start(doc, t.quantity), tiaoli_mark_end(doc, t.quantity)));
    put(line, "|", tiaoli_name(TIAOLI_DOMAIN_COMPARATOR, t.comparator));
    put(line, "|", tiaoli_name(TIAOLI_DOMAIN_DIRECTION, t.direction));
    put(line, t.flags & TIAOLI_TARGET_FLAG_CHANGE ? " by" : "", "");
    put(line, "|", tiaoli_name(TIAOLI_DOMAIN_TONE, t.tone));
    put(line, "|", tl_test_slice(doc, t.deadline_start, t.deadline_end));
    put(line, "|", tl_test_slice(doc, t.base_start, t.base_end));
}

static void targets_of(char *line, const char *text, int32_t genre, uint32_t flags) {
    const tiaoli_options options = {.size = sizeof options, .genre = genre, .flags = flags};
    tiaoli_doc *doc = tl_test_parse_with(text, strlen(text), &options);
    line[0] = '\0';
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_TARGET, m)) != 0;)
        describe(line, doc, m);
    tiaoli_doc_free(doc);
}

typedef struct {
    int32_t genre;
    const char *text, *targets;
} row;

enum { PLAN = TIAOLI_GENRE_PLAN, NOTICE = TIAOLI_GENRE_NOTICE, REPORT = TIAOLI_GENRE_REPORT };

static const row table[] = {
    {PLAN, "国内生产总值增长5%左右。", "国内生产总值|5%左右|approximate|increase by|none||"},
    {PLAN, "城镇新增就业1200万人以上。", "城镇新增就业|1200万人以上|at_least|level|none||"},
    {PLAN, "城镇调查失业率5.5%左右。", "城镇调查失业率|5.5%左右|approximate|level|none||"},
    {PLAN, "居民消费价格涨幅2%左右。", "居民消费价格涨幅|2%左右|approximate|level|none||"},
    {PLAN, "单位国内生产总值能耗降低3%左右。",
     "单位国内生产总值能耗|3%左右|approximate|decrease by|none||"},
    {PLAN, "粮食产量1.4万亿斤以上。", "粮食产量|1.4万亿斤以上|at_least|level|none||"},
    {REPORT, "力争全年规模以上工业增加值增长6%以上。",
     "规模以上工业增加值|6%以上|at_least|increase by|strive||"},
    {REPORT, "确保粮食总产量不低于1300亿斤。", "粮食总产量|不低于1300亿斤|at_least|level|ensure||"},
    {PLAN, "把城镇登记失业率控制在4.5%以内。", "城镇登记失业率|4.5%以内|at_most|level|none||"},
    {REPORT, "到2025年，常住人口城镇化率提高到65%。",
     "常住人口城镇化率|65%|equal|increase|none|2025年|"},
    {PLAN, "到2025年，森林覆盖率达到24.1%。", "森林覆盖率|24.1%|equal|level|none|2025年|"},
    {NOTICE, "2025年底前，全市累计新增公租房2万套。",
     "全市累计新增公租房|2万套|equal|level|none|2025年底前|"},
    {PLAN, "单位地区生产总值能耗比2020年下降14.5%。",
     "单位地区生产总值能耗|14.5%|equal|decrease by|none||2020年"},
    {REPORT, "研发经费投入强度力争达到2.8%。", "研发经费投入强度|2.8%|equal|level|strive||"},
    {REPORT, "预计全年一般公共预算收入增长5%。", "一般公共预算收入|5%|equal|increase by|expect||"},
    {REPORT,
     "今年发展主要预期目标是：地区生产总值增长5.5%左右；城镇调查失业率5.5%左右；居民收入增长与"
     "经济增长同步。",
     "地区生产总值|5.5%左右|approximate|increase by|expect|今年| & "
     "城镇调查失业率|5.5%左右|approximate|level|expect|今年|"},
    {PLAN, "数字经济核心产业增加值年均增长8%左右。",
     "数字经济核心产业增加值|8%左右|approximate|increase by|none||"},
    {PLAN, "完成改造老旧小区5.3万个。", "改造老旧小区|5.3万个|equal|level|none||"},
    {PLAN, "新建高标准农田1亿亩。", "新建高标准农田|1亿亩|equal|level|none||"},
    {PLAN, "培育专精特新企业500家以上。", "培育专精特新企业|500家以上|at_least|level|none||"},
    {PLAN, "建设50个智慧社区。", "智慧社区|50个|equal|level|none||"},
    {PLAN, "空气质量优良天数比率保持在87%以上。",
     "空气质量优良天数比率|87%以上|at_least|level|none||"},
    {REPORT, "赤字率拟按3%左右安排。", "赤字率|3%左右|approximate|level|plan||"},
    {PLAN, "规模以上工业企业数突破2000家。", "规模以上工业企业数|2000家|at_least|level|none||"},
    {REPORT, "力争用3年时间，使农村卫生厕所普及率达到85%以上，生活垃圾处理率提高到95%。",
     "农村卫生厕所普及率|85%以上|at_least|level|strive|| & "
     "生活垃圾处理率|95%|equal|increase|strive||"},
    {PLAN, "单位GDP二氧化碳排放降低18%（约束性）。",
     "单位GDP二氧化碳排放|18%|equal|decrease by|ensure||"},
    {PLAN, "煤炭消费比重降至52%以下。", "煤炭消费比重|52%以下|at_most|decrease|none||"},
    {PLAN, "高新技术企业数量达到5000家至6000家。",
     "高新技术企业数量|5000家至6000家|range|level|none||"},
    {PLAN, "经济增速保持在5%—6%。", "经济增速|5%—6%|range|level|none||"},
    {PLAN, "政务服务事项网上可办率不低于95%。",
     "政务服务事项网上可办率|不低于95%|at_least|level|none||"},
    {PLAN, "5.森林覆盖率（%）\t23.2\t24.1\t约束性\n", "森林覆盖率|24.1|equal|level|ensure||"},
    {REPORT, "计划安排专项债券3.5万亿元。", "安排专项债券|3.5万亿元|equal|level|plan||"},
    {PLAN, "农村自来水普及率提升3个百分点。",
     "农村自来水普及率|3个百分点|equal|increase by|none||"},
    {PLAN, "提高义务教育巩固率至96%。", "义务教育巩固率|96%|equal|increase|none||"},
};

Test(targets, a_table) {
    char found[LINE];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        targets_of(found, table[i].text, table[i].genre, 0);
        cr_expect_str_eq(found, table[i].targets, "%s\n  is %s\n  not %s", table[i].text, found,
                         table[i].targets);
    }
}

/* --- Options ------------------------------------------------------------------------ */

Test(targets, can_be_left_out) {
    static const char text[] = "力争生产总值增长5%，落实“三农”政策。";
    char found[LINE];
    targets_of(found, text, REPORT, 0);
    cr_assert_str_eq(found, "生产总值|5%|equal|increase by|strive||", "%s", found);
    targets_of(found, text, REPORT, TIAOLI_PARSE_NO_TARGETS);
    cr_assert_str_eq(found, "");
}

/* Fewer directives, and all else as it is. */
Test(targets, cues_only_leaves_out_other_directives) {
    static const char text[] =
        "各乡镇：\n一、主要任务\n各乡镇要完善制度，新建学校5所。改造老旧小区18个。必须改造危房9栋。"
        "\n";
    char all[LINE], cued[LINE];
    targets_of(all, text, NOTICE, 0);
    targets_of(cued, text, NOTICE, TIAOLI_PARSE_CUES_ONLY);
    cr_assert_str_eq(all, cued);
    cr_assert_neq(all[0], '\0');
    const tiaoli_options options = {
        .size = sizeof options, .genre = NOTICE, .flags = TIAOLI_PARSE_CUES_ONLY};
    tiaoli_doc *doc = tl_test_parse_with(text, strlen(text), &options);
    char *list = tl_test_list(doc, TIAOLI_MARK_DIRECTIVE);
    cr_assert_str_eq(list, "各乡镇要完善制度=obligation 必须改造危房9栋=obligation", "%s", list);
    free(list);
    tiaoli_doc_free(doc);
    doc = tl_test_parse_with(text, strlen(text), NULL);
    cr_assert_not_null(doc);
    cr_assert_neq(tl_test_find(doc, TIAOLI_MARK_DIRECTIVE, "新建学校5所", 1), 0);
    tiaoli_doc_free(doc);
}

/* A target tells the directive in which it begins. */
Test(targets, lie_in_directives) {
    tiaoli_doc *doc = tl_test_parse("各部门要确保就业率达到90%以上。预计生产总值增长5%。");
    tiaoli_target target = {.size = sizeof target};
    const tiaoli_mark first = tiaoli_mark_next(doc, 0, TIAOLI_MARK_TARGET, 0);
    cr_assert_eq(tiaoli_target_get(doc, first, &target), TIAOLI_OK);
    cr_assert_eq(target.directive,
                 tl_test_find(doc, TIAOLI_MARK_DIRECTIVE, "各部门要确保就业率达到90%以上", 1));
    cr_assert_neq(target.directive, 0);
    cr_assert_eq(
        tiaoli_target_get(doc, tiaoli_mark_next(doc, 0, TIAOLI_MARK_TARGET, first), &target),
        TIAOLI_OK);
    cr_assert_eq(target.directive, 0);
    cr_assert_eq(tiaoli_mark_kind(doc, target.quantity), TIAOLI_MARK_NUMERAL);
    tiaoli_doc_free(doc);
}
