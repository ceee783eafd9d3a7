/*
 * Directives: what makes a clause one, its force, what it inherits, its parts.
 * A case is a text and the directives expected in it, in order, each written
 *
 *     force [strong|weak] [inherited] [role] "text" cue= actor= do= object= by= when=
 *
 * with only what there is; the texts are made up for these tests.
 */
#include "support.h"

static void put(char *out, size_t size, const char *name, const char *text) {
    const size_t used = strlen(out);
    if (text[0]) snprintf(out + used, size - used, " %s=%s", name, text);
}

static void describe(const tiaoli_doc *doc, tiaoli_mark mark, char *out, size_t size) {
    tiaoli_directive d;
    d.size = sizeof d;
    cr_assert_eq(tiaoli_directive_get(doc, mark, &d), TIAOLI_OK);
    const bool plain = d.strength == TIAOLI_STRENGTH_NORMAL;
    const bool body = d.role == TIAOLI_ROLE_BODY;
    snprintf(out, size, "%s%s%s%s%s%s %s", tiaoli_name(TIAOLI_DOMAIN_FORCE, d.force),
             plain ? "" : " ", plain ? "" : tiaoli_name(TIAOLI_DOMAIN_STRENGTH, d.strength),
             d.flags & TIAOLI_DIRECTIVE_INHERITED ? " inherited" : "", body ? "" : " ",
             body ? "" : tiaoli_name(TIAOLI_DOMAIN_ROLE, d.role),
             tl_test_slice(doc, tiaoli_mark_start(doc, mark), tiaoli_mark_end(doc, mark)));
    put(out, size, "cue", tl_test_role(doc, mark, TIAOLI_SPAN_CUE, 0));
    put(out, size, "actor", tl_test_role(doc, mark, TIAOLI_SPAN_ACTOR, 0));
    put(out, size, "do", tl_test_role(doc, mark, TIAOLI_SPAN_ACTION, 0));
    put(out, size, "object", tl_test_role(doc, mark, TIAOLI_SPAN_OBJECT, 0));
    put(out, size, "by", tl_test_role(doc, mark, TIAOLI_SPAN_REPORTED_BY, 0));
    put(out, size, "when", tl_test_role(doc, mark, TIAOLI_SPAN_DEADLINE, 0));
}

/* All directives, one a line. */
static void expect(const char *text, const char *expected) {
    char found[8192] = "";
    tiaoli_doc *doc = tl_test_parse(text);
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
        char one[2048];
        describe(doc, m, one, sizeof one);
        if (found[0]) strncat(found, "\n", sizeof found - strlen(found) - 1);
        strncat(found, one, sizeof found - strlen(found) - 1);
    }
    cr_assert_str_eq(found, expected, "%s\n--- found\n%s\n--- expected\n%s\n", text, found,
                     expected);
    tiaoli_doc_free(doc);
}

Test(directives, cues) {
    expect("各单位要按时报送材料。",
           "obligation 各单位要按时报送材料 cue=要 actor=各单位 do=报送 object=材料");
    expect("各单位必须按时报送材料，不得弄虚作假。",
           "obligation strong 各单位必须按时报送材料 cue=必须 actor=各单位 do=报送 object=材料\n"
           "prohibition strong 不得弄虚作假 cue=不得 actor=各单位 do=弄虚作假");
    expect("申请人可以委托代理人办理。",
           "permission 申请人可以委托代理人办理 cue=可以 actor=申请人 do=委托 object=代理人办理");
    expect("任何单位和个人不得泄露商业秘密。",
           "prohibition strong 任何单位和个人不得泄露商业秘密 cue=不得 actor=任何单位和个人 "
           "do=泄露 object=商业秘密");
    expect("严禁违规发放补贴。",
           "prohibition strong 严禁违规发放补贴 cue=严禁 do=发放 object=补贴");
    expect("国家鼓励企业加大研发投入。",
           "encouragement 国家鼓励企业加大研发投入 cue=鼓励 actor=国家 do=鼓励 "
           "object=企业加大研发投入");
    expect("我们拟于明年启动二期工程。",
           "commitment 我们拟于明年启动二期工程 cue=拟 actor=我们 do=启动 object=二期工程");
    expect("希望同志们再接再厉，为家乡建设作出新贡献。",
           "exhortation 希望同志们再接再厉 cue=希望 actor=同志们 do=再接再厉");
    expect("务必守住安全底线。",
           "obligation strong 务必守住安全底线 cue=务必 do=守住 object=安全底线");
    expect("学校应当建立健全食品安全管理制度，并定期组织检查。",
           "obligation 学校应当建立健全食品安全管理制度 cue=应当 actor=学校 do=建立健全 "
           "object=食品安全管理制度\n"
           "obligation inherited 并定期组织检查 actor=学校 do=组织 object=检查");
    expect("必须要落实主体责任。",
           "obligation strong 必须要落实主体责任 cue=必须要 do=落实 object=主体责任");
    expect("一是加强领导，二是落实责任。",
           "obligation 加强领导 do=加强 object=领导\n"
           "obligation 落实责任 do=落实 object=责任");
    expect("学校要禁止学生携带管制刀具。",
           "prohibition strong 学校要禁止学生携带管制刀具 cue=要禁止 actor=学校 do=携带 "
           "object=管制刀具");
}

Test(directives, not_cues) {
    expect("这是一项重要任务。", "");
    expect("会议传达了上级的主要精神。", "");
    expect("按照上级要求，我们已经完成了整改。", "");
    expect("纲要提出的目标是明确的。", "");
    expect("首要问题是人才不足。", "");
    expect("根据工作需要，可以适当延长期限。",
           "permission 可以适当延长期限 cue=可以 do=延长 object=期限");
    expect("应当公开的信息包括以下内容。", "");
    expect("适应需求变化，完善供给体系。", "obligation 完善供给体系 do=完善 object=供给体系");
}

Test(directives, collisions) {
    expect("要紧盯重点领域。", "obligation 要紧盯重点领域 cue=要 do=紧盯 object=重点领域");
    expect("要不断完善制度。", "obligation 要不断完善制度 cue=要 do=完善 object=制度");
    expect("要求真务实、真抓实干。", "obligation 要求真务实、真抓实干 cue=要 do=求真务实");
    expect("市财政要保障经费。",
           "obligation 市财政要保障经费 cue=要 actor=市财政 do=保障 object=经费");
    expect("要强化责任落实。", "obligation 要强化责任落实 cue=要 do=强化 object=责任落实");
}

Test(directives, bare) {
    expect("深入推进垃圾分类，完善收运体系，提高资源化利用水平。",
           "obligation 深入推进垃圾分类 do=推进 object=垃圾分类\n"
           "obligation 完善收运体系 do=完善 object=收运体系\n"
           "obligation 提高资源化利用水平 do=提高 object=资源化利用水平");
    expect("兜牢民生底线。", "obligation 兜牢民生底线 do=兜牢 object=民生底线");
    expect("把安全生产责任落实到每个岗位。",
           "obligation 把安全生产责任落实到每个岗位 do=落实到 object=安全生产责任");
    expect("以更大力度推进改革。", "obligation 以更大力度推进改革 do=推进 object=改革");
    expect(
        "由市城管局牵头制定实施细则。",
        "obligation assignment 由市城管局牵头制定实施细则 actor=市城管局 do=制定 object=实施细则");
    expect("对重点行业进行全面排查。", "obligation 对重点行业进行全面排查 do=排查");
    expect("完善和落实值班制度。", "obligation 完善和落实值班制度 do=完善 object=值班制度");
    expect("不搞一刀切。", "obligation 不搞一刀切 do=搞 object=一刀切");
}

Test(directives, not_directives) {
    expect("经济运行总体平稳。", "");
    expect("建立了长效机制，取得了明显成效。", "");
    expect("加强科技创新是高质量发展的关键。", "");
    expect("推进共同富裕，关键在党。", "");
    expect("为了规范市场秩序，制定本办法。", "");
    expect("违反前款规定的，由主管部门责令改正。",
           "obligation sanction 由主管部门责令改正 actor=主管部门 do=责令 object=改正");
    expect("我讲三点意见。", "");
    expect("使群众得到更多实惠。", "");
    expect("按照统一部署，围绕中心工作，", "");
}

Test(directives, scope) {
    expect("各地要加强领导，完善机制，落实责任。",
           "obligation 各地要加强领导 cue=要 actor=各地 do=加强 object=领导\n"
           "obligation inherited 完善机制 actor=各地 do=完善 object=机制\n"
           "obligation inherited 落实责任 actor=各地 do=落实 object=责任");
    expect("各地要加强领导。完善机制。",
           "obligation 各地要加强领导 cue=要 actor=各地 do=加强 object=领导\n"
           "obligation 完善机制 do=完善 object=机制");
    expect("严禁铺张浪费，坚决反对形式主义。",
           "prohibition strong 严禁铺张浪费 cue=严禁 do=铺张浪费\n"
           "obligation 坚决反对形式主义 do=反对 object=形式主义");
    expect("市教育局作为主管部门，必须加强监督，及时发现问题。",
           "obligation strong 必须加强监督 cue=必须 actor=市教育局 do=加强 object=监督\n"
           "obligation strong inherited 及时发现问题 actor=市教育局 do=发现 object=问题");
    expect("各部门要密切配合；形势在变化，做好应对准备。",
           "obligation 各部门要密切配合 cue=要 actor=各部门 do=配合\n"
           "obligation 做好应对准备 do=做好 object=应对准备");
    expect("企业未按期改正的，应当停止生产，可以申请复查。",
           "obligation 应当停止生产 cue=应当 actor=企业 do=停止 object=生产\n"
           "permission 可以申请复查 cue=可以 actor=企业 do=申请 object=复查");
}

Test(directives, reported) {
    expect("李明主任强调，各部门要主动作为，提高效率。",
           "obligation 各部门要主动作为 cue=要 actor=各部门 do=作为 by=李明主任\n"
           "obligation inherited 提高效率 actor=各部门 do=提高 object=效率 by=李明主任");
    expect("王强书记反复强调全市要坚持实干为先。",
           "obligation 全市要坚持实干为先 cue=要 actor=全市 do=坚持 object=实干为先 by=王强书记");
}

Test(directives, deadline) {
    expect("2025年6月底前完成设备更新。",
           "obligation 2025年6月底前完成设备更新 do=完成 object=设备更新 when=2025年6月底前");
    expect("各区要在年内建成三个社区食堂。",
           "obligation 各区要在年内建成三个社区食堂 cue=要 actor=各区 do=建成 object=三个社区食堂 "
           "when=年内");
    expect("应当自收到申请之日起十五日内作出决定。",
           "obligation 应当自收到申请之日起十五日内作出决定 cue=应当 do=作出 object=决定 "
           "when=自收到申请之日起十五日内");
    expect("限期整改到位。", "obligation 限期整改到位 do=整改到位 when=限期");
    expect("自本通知印发之日起至10月31日，集中开展整治。",
           "obligation 集中开展整治 do=开展 object=整治");
}

Test(directives, quoted) {
    expect("要原原本本“学”。", "obligation 要原原本本“学” cue=要 do=学");
    expect("按照“谁主管、谁负责”的原则，各部门要各司其职。",
           "obligation 各部门要各司其职 cue=要 actor=各部门 do=各司其职");
}

Test(directives, laws) {
    expect("县级人民政府应当根据当地实际，制定具体办法。",
           "obligation inherited 制定具体办法 actor=县级人民政府 do=制定 object=具体办法");
    expect("市人民政府可以根据需要，划定临时管控区域。",
           "permission inherited 划定临时管控区域 actor=市人民政府 do=划定 object=临时管控区域");
    expect("具体办法由省人民政府制定。",
           "obligation assignment 具体办法由省人民政府制定 actor=省人民政府 do=制定");
    expect("规划的修改须经原审批机关批准。",
           "obligation 规划的修改须经原审批机关批准 cue=须 do=批准");
    expect("任何单位和个人发现火情的，应当立即报告。",
           "obligation 应当立即报告 cue=应当 actor=任何单位和个人 do=报告");
    expect("教育、民政等有关部门，应当按照职责做好相关工作。",
           "obligation 应当按照职责做好相关工作 cue=应当 actor=教育、民政等有关部门 do=做好 "
           "object=相关工作");
    expect("接受委托的鉴定机构，应当如实出具意见。",
           "obligation 应当如实出具意见 cue=应当 actor=接受委托的鉴定机构 do=出具 object=意见");
    expect("个人请求查阅档案的，档案馆应当及时提供。",
           "obligation 档案馆应当及时提供 cue=应当 actor=档案馆 do=提供");
    expect("本条例适用于本市行政区域。", "");
    expect("对举报有功的单位和个人给予奖励。", "obligation 对举报有功的单位和个人给予奖励 do=奖励");
    expect("违反规定的，处五千元以上二万元以下罚款；情节严重的，吊销许可证。",
           "obligation sanction 处五千元以上二万元以下罚款 do=处 object=五千元以上二万元以下罚款\n"
           "obligation sanction 吊销许可证 do=吊销 object=许可证");
    expect("主管部门负责日常监督。",
           "obligation assignment 主管部门负责日常监督 actor=主管部门 do=负责 object=日常监督");
}

Test(directives, lists) {
    expect("一、强化保障。加大投入力度。（市财政局牵头，市教育局配合，6月底前完成）",
           "obligation heading 强化保障 do=强化 object=保障 when=6月底前\n"
           "obligation 加大投入力度 do=加大 object=投入力度 when=6月底前");
    expect(
        "一、强化保障。加大投入力度，改善办学条件。（责任单位：市教育局、市财政局；完成时限：2026年"
        "年底前）",
        "obligation heading 强化保障 do=强化 object=保障 when=2026年年底前\n"
        "obligation 加大投入力度 do=加大 object=投入力度 when=2026年年底前\n"
        "obligation 改善办学条件 do=改善 object=办学条件 when=2026年年底前");
}

Test(directives, sanctions) {
    expect("没收违法所得；情节严重的，吊销许可证。",
           "obligation sanction 没收违法所得 do=没收 object=违法所得\n"
           "obligation sanction 吊销许可证 do=吊销 object=许可证");
    expect("经营者应当采取必要措施，防止丢失；发现丢失的，应当立即报告。",
           "obligation 经营者应当采取必要措施 cue=应当 actor=经营者 do=采取 object=必要措施\n"
           "obligation inherited 防止丢失 actor=经营者 do=防止 object=丢失\n"
           "obligation 应当立即报告 cue=应当 actor=经营者 do=报告");
    expect("企业经营高危项目的，应当符合安全条件。",
           "obligation 应当符合安全条件 cue=应当 actor=企业 do=符合 object=安全条件");
    expect("由公安机关给予警告。", "obligation sanction 由公安机关给予警告 actor=公安机关 do=警告");
    expect("依法追究刑事责任。", "obligation sanction 依法追究刑事责任 do=追究 object=刑事责任");
    expect("具体事项由国务院规定。",
           "obligation assignment 具体事项由国务院规定 actor=国务院 do=规定");
}

Test(directives, topics) {
    expect("使用十五年以上的电梯，业主可以申请更新。",
           "permission 业主可以申请更新 cue=可以 actor=业主 do=申请 object=更新");
    expect("对体育项目经营活动，应当加强监管。",
           "obligation 应当加强监管 cue=应当 do=加强 object=监管");
    expect("实现伟大梦想，必须建设伟大工程。",
           "obligation strong 必须建设伟大工程 cue=必须 do=建设 object=伟大工程");
    expect("体育主管部门对体育项目经营活动，应当履行监督职责。",
           "obligation 应当履行监督职责 cue=应当 actor=体育主管部门 do=履行 object=监督职责");
    expect("在境内从事捕捞活动，适用本办法。", "");
}

Test(directives, commitments) {
    expect("我们将采取有力措施。",
           "commitment 我们将采取有力措施 cue=将 actor=我们 do=采取 object=有力措施");
    expect("本届政府将加强管理。",
           "commitment 本届政府将加强管理 cue=将 actor=本届政府 do=加强 object=管理");
}

Test(directives, cues_with_phrases) {
    expect("严禁在学校收费。", "prohibition strong 严禁在学校收费 cue=严禁 do=收费");
    expect("严禁以任何名义收费。", "prohibition strong 严禁以任何名义收费 cue=严禁 do=收费");
    expect("书记要亲自抓、负总责。",
           "obligation 书记要亲自抓、负总责 cue=要 actor=书记 do=抓 object=负总责");
    expect("主要负责同志要亲自抓、分管同志要具体抓。",
           "obligation 主要负责同志要亲自抓、分管同志要具体抓 cue=要 actor=主要负责同志 do=抓 "
           "object=分管同志要具体抓");
    expect("要当好表率。", "obligation 要当好表率 cue=要 do=当好 object=表率");
}

Test(directives, verbs_in_no_list) {
    expect("要严格执行制度，全面查找问题，加强管理。",
           "obligation 要严格执行制度 cue=要 do=执行 object=制度\n"
           "obligation inherited 全面查找问题 do=查找 object=问题\n"
           "obligation inherited 加强管理 do=加强 object=管理");
}

Test(directives, actions) {
    expect("全党要更加自觉地坚定信念。",
           "obligation 全党要更加自觉地坚定信念 cue=要 actor=全党 do=坚定 object=信念");
    expect("决不可掉以轻心。", "prohibition 决不可掉以轻心 cue=决不可 do=掉以轻心");
    expect("要深入基层。", "obligation 要深入基层 cue=要 do=深入 object=基层");
    expect("支持和规范社会力量办医。",
           "encouragement 支持和规范社会力量办医 cue=支持 do=支持 object=社会力量办医");
    expect("不得转包、分包业务。",
           "prohibition strong 不得转包、分包业务 cue=不得 do=转包 object=业务");
    expect("经国务院批准后予以公布。", "obligation 经国务院批准后予以公布 do=公布");
}

Test(directives, statements) {
    expect("三、保障措施", "");
    expect("考核结果与评优挂钩。", "");
    expect("国家实行安全生产许可制度。", "");
    expect("所有权人应当及时登记。", "obligation 所有权人应当及时登记 cue=应当 do=登记");
    expect("实践证明这条路走对了。", "");
    expect("以促进资源的合理使用。", "");
}

Test(directives, actors) {
    expect(
        "各级党组（党委）要落实责任。",
        "obligation 各级党组（党委）要落实责任 cue=要 actor=各级党组（党委） do=落实 object=责任");
    expect("请各县（市、区）于5月底前报送总结。",
           "exhortation 请各县（市、区）于5月底前报送总结 cue=请 actor=各县（市、区） do=报送 "
           "object=总结 when=5月底前");
    expect("市经信局要加强调度。",
           "obligation 市经信局要加强调度 cue=要 actor=市经信局 do=加强 object=调度");
    expect("由机关工委逐一挂牌整顿。",
           "obligation assignment 由机关工委逐一挂牌整顿 actor=机关工委 do=挂牌整顿");
    expect("维护单位接到通知后，应当立即处理。",
           "obligation 应当立即处理 cue=应当 actor=维护单位 do=处理");
    expect("全会强调，必须坚持党的领导。",
           "obligation strong 必须坚持党的领导 cue=必须 do=坚持 object=党的领导 by=全会");
    expect("学校违反规定的，由县人民政府教育主管部门责令改正。",
           "obligation sanction 由县人民政府教育主管部门责令改正 actor=县人民政府教育主管部门 "
           "do=责令 object=改正");
    expect("经营者取得许可证后，拒不改正的，没收违法所得。",
           "obligation sanction 没收违法所得 do=没收 object=违法所得");
}

Test(directives, calls) {
    expect("让我们坚定信心，为建设美好家园而努力奋斗！",
           "exhortation 让我们坚定信心 cue=让我们 do=坚定 object=信心\n"
           "exhortation inherited 为建设美好家园而努力奋斗 do=奋斗");
}

/* The date of a deadline: the first that begins there and has a value. */
Test(directives, dates_in_spans) {
    tiaoli_doc *doc = tl_test_parse("今年年底前、最迟2026年3月5日要完成，2027年验收。");
    const tiaoli_mark date = tiaoli_doc_date_in(doc, 0, UINT32_MAX);
    char value[64];
    cr_assert_eq(tiaoli_value_text(doc, date, value, sizeof value), 10);
    cr_assert_str_eq(value, "2026-03-05", "%s", value);
    const uint32_t start = tiaoli_mark_start(doc, date);
    cr_assert_eq(tiaoli_doc_date_in(doc, start, start + 1), date);
    cr_assert_eq(tiaoli_doc_date_in(doc, 0, start), 0, "今年 has no value here");
    const tiaoli_mark later = tiaoli_doc_date_in(doc, start + 1, UINT32_MAX);
    cr_assert_eq(later, tl_test_find(doc, TIAOLI_MARK_QUANTITY, "2027年", 1));
    tiaoli_doc_free(doc);
}
