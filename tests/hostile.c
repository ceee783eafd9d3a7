/*
 * The generators: each thinks of one thing that a stage keeps, looks for or joins,
 * and gives it more of that than any text has.
 */
#include "hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* head, then `first` as often as fits; with `second`, each takes half of the
 * length: what one half piles up the other asks for.  A # is a number that grows to 999
 * and begins again. */
typedef struct {
    const char *name, *head, *first, *between, *second, *tail;
} recipe;

static const recipe recipes[] = {
    {"one character", "", "学", "", "", ""},
    {"one Han run", "", "加强党的建设", "", "", ""},
    {"no full stop", "", "加强领导，", "", "", ""},
    {"unclosed quotes", "", "“", "", "", ""},
    {"unclosed quotes with text", "", "“学", "", "", ""},
    {"unopened quotes", "", "”", "", "", ""},
    {"crossed quotes", "", "“《”》", "", "", ""},
    {"alternating quotes", "", "“‘", "", "", ""},
    {"empty quotes", "", "“”", "", "", ""},
    {"straight quotes", "", "\"a", "", "", ""},
    {"title marks", "", "《", "", "", ""},
    {"parentheses", "", "（", "", "", ""},
    {"closed parentheses", "", "（学）", "", "", ""},
    {"numerals", "一", "百", "", "", ""},
    {"all numeral characters", "", "一二三四五六七八九十百千万亿", "", "", ""},
    {"idioms of numbers", "", "九九八十一", "", "", ""},
    {"days of numbers", "", "三八", "", "", "十十"},
    {"digits", "", "1", "", "", ""},
    {"digits and commas", "", "1,", "", "", ""},
    {"dots", "", "1.", "", "", ""},
    {"percent", "", "百分之", "", "", ""},
    {"ordinals", "", "第", "", "", ""},
    {"ordinal numbers", "", "第一", "", "", ""},
    {"dates", "", "2025年", "", "", ""},
    {"ranges", "", "三至", "", "", ""},
    {"dashes", "", "——", "", "", ""},
    {"cues", "", "要", "", "", ""},
    {"cues with commas", "", "要，", "", "", ""},
    {"must and verbs", "必须", "加强", "", "", "。"},
    {"inherited cues", "各部门必须加强领导，", "推动工作，", "", "", "。"},
    {"reports", "", "强调", "", "", ""},
    {"members", "", "一学、", "", "", "“五学联动”"},
    {"counted quotes", "", "“五学”、", "", "", ""},
    {"slogan of many parts", "“", "学党史，", "", "", "”要求"},
    {"named quotes", "", "“学”机制、", "", "", ""},
    {"counted without marks", "", "三大攻坚战、", "", "", ""},
    {"counts that could be listed", "", "三个到位：到位、到位，", "", "", ""},
    {"parallel runs", "", "真抓实干、", "", "", ""},
    {"parallel runs to cut", "", "推动走在前、作表率的", "", "", ""},
    {"passages that go on", "", "“甲\n", "", "", ""},
    {"passages that do not", "", "“甲“乙”丙\n", "", "", ""},
    {"straight quotes over lines", "", "甲\"乙\n", "", "", ""},
    {"responsible units", "（", "财政部、", "", "", "牵头）"},
    {"empty lines", "", "\n", "", "", ""},
    {"carriage returns", "", "\r", "", "", ""},
    {"wide blanks", "", "　", "", "", ""},
    {"short lines", "", "学\n", "", "", ""},
    {"headings", "", "一、\n", "", "", ""},
    {"numbered lines", "", "（一）加强\n", "", "", ""},
    {"schemes in turn", "", "一、\n（一）\n1.\n（1）\n", "", "", ""},
    {"lists without a bottom", "", "（1）查：\n", "", "", ""},
    {"articles", "", "第一条　\n", "", "", ""},
    {"provisions", "", "第一条第一款第一项", "", "", ""},
    {"run-in items", "", "一是学，", "", "", ""},
    {"attachments", "", "附件：\n", "", "", ""},
    {"contents", "目录\n", "第一章　总则\n", "", "", ""},
    {"addressees", "", "同志们：\n", "", "", ""},
    {"points", "", "、", "", "", ""},
    {"stops", "", "。", "", "", ""},
    {"ellipses", "", "…", "", "", ""},
    {"NUL-free controls", "", "\x01", "", "", ""},
    {"marks and blanks", "", "“ ", "", "", ""},
    {"units for many directives", "", "要加强领导。", "\n牵头单位：", "甲局、", ""},
    {"units in parentheses for many", "", "要加强领导。", "\n（牵头单位：", "甲局、", "）"},
    {"a long block and loose lines", "", "学", "。尾巴\n\n", "学习\n\n", ""},
    {"open quotes before bad bytes", "", "“\n", "", "\x80", ""},
    {"open quotes before gaps", "", "“\n", "", "1、学\n3、学\n", ""},
    {"bad bytes behind a quote", "", "“学”", "", "\x80", ""},
    {"blanks and bad bytes", "", " \x80", "\n", "　\x80", " \n"},
    {"a long actor", "各级（", "学", "）部门要加强领导，", "推进工作，", ""},
    {"a long reporter", "（", "学", "）习近平总书记强调，", "要推进工作，", ""},
    {"a long unit", "", "要推进工作。", "推进工作。牵头单位：", "学", "\n"},
    {"one line without punctuation", "", "加强党的建设推动各项工作落实见效", "", "", ""},
    {"要 and nothing else", "", "要", "", "", ""},
    {"一 and nothing else", "", "一", "", "", ""},
    {"titles in titles", "", "《〈", "", "", ""},
    {"quotes in quotes, closed", "", "“‘", "", "’”", ""},
    {"parentheses in parentheses, closed", "", "（", "", "）", ""},
    {"titles in titles, closed", "", "《〈", "", "〉》", ""},
    {"all brackets at once", "", "“‘《〈（(【「", "", "", ""},
    {"closers only", "", "”’》〉）", "", "", ""},
    {"a ladder of schemes", "",
     "第一章　甲\n第一节　乙\n一、丙\n（一）丁\n1.戊\n（1）己\n①庚\na)辛\n", "", "", ""},
    {"two schemes against each other", "", "一、甲\n1.乙\n", "", "", ""},
    {"numbers that grow", "", "#、学\n", "", "", ""},
    {"numbers that grow in parentheses", "", "（#）学；", "", "", ""},
    {"articles that grow", "", "第#条　学习。\n", "", "", ""},
    {"gaps in the numbering", "", "1、学\n3、学\n", "", "", ""},
    {"chapters in a contents", "目录\n", "第#章 总则\n", "", "", "第一章 总则\n"},
    {"a contents and its chapters", "目录\n", "第#章 总则\n", "", "第#章 总则\n学。\n", ""},
    {"万 and 亿", "一", "万亿", "", "", ""},
    {"zeros", "一", "零", "", "", ""},
    {"places", "0.", "0", "", "", ""},
    {"places in words", "零点", "五", "", "", ""},
    {"groups of figures", "1", ",111", "", "", ""},
    {"亿 of 亿", "一", "亿", "", "", ""},
    {"亿 and 零", "", "一亿零", "", "", ""},
    {"兆", "", "一兆", "", "", ""},
    {"万亿 and figures", "", "9万亿", "", "", ""},
    {"fractions of fractions", "", "万分之", "", "", ""},
    {"decimals", "", "1.1", "", "", ""},
    {"telephone numbers", "", "0571-", "", "", ""},
    {"formal figures", "", "壹佰", "", "", ""},
    {"full-width figures", "", "１", "", "", ""},
    {"enclosed figures", "", "①", "", "", ""},
    {"percent to percent", "", "百分之一至", "", "", ""},
    {"fractions", "", "分之一", "", "", ""},
    {"dates joined", "", "2025年1月1日至", "", "", ""},
    {"months and days", "", "1月1日、", "", "", ""},
    {"bounds without a number", "", "不超过", "", "", ""},
    {"about", "", "约近超", "", "", ""},
    {"units of many characters", "", "1平方公里每小时", "", "", ""},
    {"days of the week", "", "星期一上午9时", "", "", ""},
    {"plans", "", "“十四五”和", "", "", ""},
    {"counted abbreviations", "", "“五学联动”", "", "", ""},
    {"counted, with what they count", "", "一学、二做、三改，“三学”。", "", "", ""},
    {"由 局 牵头", "", "由发展改革局牵头，", "", "", ""},
    {"units of a long list", "（", "发展改革委、", "", "", "牵头，6月底前完成）"},
    {"units after units", "", "（教育局牵头，财政局配合）", "", "", ""},
    {"units by colons", "", "责任单位：教育局；", "", "", ""},
    {"enumeration commas", "", "党组、", "", "", ""},
    {"and and and", "", "和", "", "", ""},
    {"articles in lists", "", "第一条、第二条和", "", "", ""},
    {"provisions of provisions", "", "第一条第二款第（三）项、", "", "", ""},
    {"前款 and 本条", "", "依照前款规定、", "", "", ""},
    {"short names", "", "甲（以下简称乙）、", "", "", ""},
    {"short names that are used", "", "（以下简称甲#）", "\n", "甲1、", ""},
    {"short names that begin alike", "", "（以下简称甲乙丙丁#）", "\n", "甲乙丙丁", ""},
    {"quoted short names", "", "《甲》（以下简称《乙#》）", "\n", "《乙9》", ""},
    {"items of one article, cited", "第一条　学：\n", "（#）学；\n", "", "第一条第999项、", ""},
    {"paragraphs of one article, cited", "第一条　学：\n", "学。\n", "", "前款、第一条第999款、",
     ""},
    {"lists that name a unit late", "", "第一、", "", "", "二条"},
    {"document numbers", "", "甲发〔2020〕#号", "", "", ""},
    {"numbers of one title", "《甲》（", "乙发〔2020〕#号", "", "", "）"},
    {"words that point", "", "本条前款该项本法", "", "", ""},
    {"names of laws", "", "中华人民共和国学法第#条、", "", "", ""},
    {"a long title and its provisions", "《", "学", "》", "第一条、", ""},
    {"provisions in quotes", "", "“\n", "", "第一条", ""},
    {"titles with issuers", "", "国务院《甲》、", "", "", ""},
    {"titles without end", "", "《关于印发", "", "", ""},
    {"conditions", "", "如果学，", "", "", ""},
    {"凡 … 的", "", "凡学的，", "", "", ""},
    {"sanctions", "", "由主管部门责令改正，处一千元罚款；", "", "", ""},
    {"的", "", "的", "", "", ""},
    {"coverbs", "", "对把将由在", "", "", ""},
    {"objects behind coverbs", "", "按照学对学", "", "", ""},
    {"cues of all kinds", "", "要必须应当不得", "", "", ""},
    {"commas", "", "，", "", "", ""},
    {"actors", "", "各部门", "", "", ""},
    {"one actor after another", "", "各部门、各单位要学，", "", "", ""},
    {"reports in reports", "", "他指出，他强调，", "", "", ""},
    {"quotations after colons", "", "强调：“要学。”", "", "", ""},
    {"colons", "", "：", "", "", ""},
    {"semicolons", "", "要学；", "", "", ""},
    {"ends within quotes", "", "“学。”", "", "", ""},
    {"one clause of many verbs", "", "要", "", "", "加强推进落实"},
    {"deadlines", "", "5月底前要学，", "", "", ""},
    {"dates and signatures", "", "某局\n2024年1月1日\n", "", "", ""},
    {"attachments that are listed", "", "附件：1.甲\n2.乙\n", "", "", ""},
    {"tables", "", "甲\t乙\t丙\n", "", "", ""},
    {"bars", "", "| 甲 | 乙 |\n", "", "", ""},
    {"titles in the head", "", "关于学习的通知\n", "", "", ""},
    {"history notes", "", "（2020年1月1日通过）\n", "", "", ""},
    {"closing words", "", "特此通知。\n", "", "", ""},
    {"addresses in the middle", "", "同志们！\n", "", "", ""},
    {"dashes that lead", "", "——学\n", "", "", ""},
    {"items of an inline list", "下列情形：", "（一）学；", "", "", ""},
    {"enumerators in a line", "", "一是学，二是做，", "", "", ""},
    {"firstly, secondly", "", "第一，学。第二，做。", "", "", ""},
    {"Han of four bytes", "", "𠀀要𠀁", "", "", ""},
    {"marks that combine", "", "要\xCC\x81", "", "", ""},
    {"joiners", "", "学\xE2\x80\x8D", "", "", ""},
    {"byte order marks", "", "\xEF\xBB\xBF一", "", "", ""},
    {"line separators", "", "学\xE2\x80\xA8", "", "", ""},
    {"CR and LF", "", "学\r\n", "", "", ""},
    {"NUL-like blanks", "", "　 \t", "", "", ""},
    {"broken bytes", "", "\xE5\x85", "", "", ""},
    {"a broken byte in each word", "", "要\x80学", "", "", ""},
    {"Latin words", "", "Notice of ", "", "", ""},
    {"dots of leaders", "", "第一章……1\n", "", "", ""},
    {"decimal numbers that grow", "", "# 学\n#.1 学\n#.2 学\n", "", "", ""},
    {"decimal numbers that go on", "1 学\n1.1 学\n", "1.# 学\n", "", "", ""},
    {"decimal numbers of many parts", "1 学\n1.1 学\n", "1.1.1.1.1.1.1.1 学\n", "", "", ""},
    {"bare numbers", "", "# 学\n", "", "", ""},
    {"articles like references", "第一条　学。\n", "第#条规定学习。\n", "", "", ""},
    {"one article like a reference", "第一条　学。\n", "第二条与学习。\n", "", "", ""},
    {"articles with names", "", "第#条（学）\n学习。\n", "", "", ""},
    {"prefaces", "", "前言\n一、学\n", "", "", ""},
    {"enumerators that skip", "", "一是学，三是做，", "", "", ""},
    {"enumerators that skip, in lines", "", "一是学，三是做\n", "", "", ""},
    {"amendments that open again", "", "一、修改为：“第一条　学。\n“（一）学。\n", "", "", ""},
    {"Roman numbers", "", "Ⅰ.学\nⅱ.学\n", "", "", ""},
    {"three marks for one list", "", "1.学\n2、学\n3．学\n", "", "", ""},
    {"all divisions of a law", "", "第一编\n第一章\n第一节\n第一条　学\n（一）学\n1.学\n", "", "",
     ""},
    {"lists in lines", "", "#.学：（1）学；（2）做。\n", "", "", ""},
    {"items that are dates", "", "#.1月1日，学。\n", "", "", ""},
    {"attachments with lists", "", "附件1\n一、学\n二、学\n", "", "", ""},
    {"text between items", "", "（一）学；\n学。\n", "", "", ""},
    {"items that nothing ends", "", "（#）学：\n学\n", "", "", ""},
    {"attached texts with chapters", "", "附件\n第#章　学\n", "", "", ""},
    {"attached texts with contents", "", "附件\n目录\n第一章　学\n", "", "", ""},
    {"lines that stay open", "", "学，\n", "", "", ""},
    {"numbers of copies", "", "000001\n", "", "", ""},
    {"targets in one directive", "建设", "50个社区、", "", "", ""},
    {"things made without end", "", "新建50个社区", "", "", ""},
    {"amounts in parentheses", "森林覆盖率达到", "5%（约3个百分点）、", "", "", ""},
    {"tones and deadlines", "", "力争到2025年底前比上年提高到5%", "", "", ""},
    {"lines of indicators", "", "森林覆盖率（%） 23.2 24.1 约束性\n", "", "", ""},
    {"an indicator of many numbers", "", "甲5 ", "", "1.1.1.1 ", "约束性\n"},
    {"cells in lines", "", "表1 甲\n甲\n乙\n丙\n", "", "", ""},
    {"lists that go on far away", "一、学：\n", "（一）学；\n学：\n", "", "", "二、学\n"}};

enum { RECIPES = sizeof recipes / sizeof *recipes, DIGITS = 12 };

size_t tl_hostile_count(void) { return RECIPES; }

const char *tl_hostile_name(size_t index) { return recipes[index].name; }

size_t tl_hostile_find(const char *name) {
    size_t index = 0;
    while (index < RECIPES && strcmp(recipes[index].name, name) != 0) index++;
    return index;
}

static char *put(char *at, const char *text, unsigned long number) {
    for (; *text; text++) {
        if (*text == '#')
            at += snprintf(at, DIGITS, "%lu", number);
        else
            *at++ = *text;
    }
    return at;
}

static char *repeat(char *at, const char *unit, size_t length) {
    const char *end = at + length;
    /* numbers of four figures are read otherwise, for years */
    for (unsigned long i = 0; *unit && at < end; i++) at = put(at, unit, i % 999 + 1);
    return at;
}

char *tl_hostile_make(size_t index, size_t length) {
    const recipe *r = &recipes[index];
    const size_t half = *r->second ? length / 2 : length;
    char *text = malloc(length + 1024); /* each part ends within one unit of its share */
    if (!text) abort();
    /* a single line would be a title, of which little is read */
    char *at = put(text, strchr(r->first, '\n') ? "" : "各部门：\n", 0);
    at = put(at, r->head, 0);
    at = repeat(at, r->first, half);
    at = put(at, r->between, 0);
    at = repeat(at, r->second, half);
    at = put(at, r->tail, 0);
    *at = '\0';
    return text;
}

void tl_hostile_step(void) {}
