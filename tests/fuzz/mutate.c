/*
 * Takes an input, gives one like it.  Bytes changed at random would break a
 * character nearly every time, so changes are made between characters, with
 * pieces that mean something to some stage; now and then a byte is broken.
 */
#include "fuzz.h"

#include <string.h>

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
    "个", "元", "年", "月", "日", "旬", "今年", "去年", "上月", "年底", "上半年", "本世纪中叶",
    "十四五", "二十大", "百分之三十", "三百万元", "2025年", "2022.10.16", "4月底", "3.5", "１",
    "1,100", "左右", "以上", "不超过", "之一", "统一", "十分", "一把手", "五学联动", "四强",
    "“两个维护”", "《工作条例》", "第十条第二款", "款", "项", "千亿", "零", "廿", "壹", "佰", "Ⅳ",
    "㈠", "2/3", "%～", "—5", "0571-87654321", "一百零八", "百分之", "倍", "成", "第三", "星期一",
    "上午9时", "以下", "超", "近", "余", "多", "每",
    /* the frame of a document */
    "关于做好节水工作的通知", "国发〔2024〕1号", "（2024年3月5日）", "各省、自治区：",
    "（2020年1月1日通过）", "附则", "序言", "现通知如下：", "以下简称", "谢谢大家！", "办公室",
    "2024年5月1日", "（此件公开发布）", "| 甲 | 乙 |", "名称\t数量\t单位\n", "第十二条之一　",
    /* clauses */
    "要", "必须", "应当", "可以", "不得", "严禁", "鼓励", "支持", "加强", "领导", "落实", "建立",
    "机制", "工程", "活动", "指出", "强调", "党组", "各部门", "市人民政府", "我们", "希望", "的",
    "了", "使", "让", "把", "将", "由", "对", "在", "为", "和", "通过", "按照", "围绕", "如果",
    "违反", "处", "罚款", "以来", "牵头", "配合", "负责", "同志们：", "特此通知。",
    "（发展改革委牵头，6月底前完成）", "责任单位：", "牵头单位：", "确保", "力争", "进一步", "不断",
    "重要", "要求", "需要", "既要", "主要", "但", "凡", "者", "等", "以及", "a", "Z",
    /* rows of word lists */
    "清雪\tclause.verb\n", "节水局\tactor,organ\n", "\tnumber.unit,classifier\n", "\tverb",
    "一统\tidiom\n", "\tquote.name-noun", "\toutline.closing\r\n", "#", "word-begin,word-end"};

enum { PIECES = sizeof pieces / sizeof *pieces };

const char *tl_fuzz_piece(size_t index) { return index < PIECES ? pieces[index] : NULL; }

/* --- A generator of numbers ------------------------------------------------------- */

typedef struct {
    uint32_t state;
} chance;

static uint32_t next(chance *c, uint32_t below) {
    c->state ^= c->state << 13;
    c->state ^= c->state >> 17;
    c->state ^= c->state << 5;
    return below ? (c->state >> 3) % below : 0;
}

static chance seeded(uint32_t seed) {
    chance c = {seed * 2654435761U ^ 0x9E3779B9U};
    if (!c.state) c.state = 1;
    next(&c, 0);
    return c;
}

/* --- Places between characters ---------------------------------------------------- */

/* The nearest place at or before `at`, behind the head, where a character starts. */
static size_t boundary(const uint8_t *data, size_t size, size_t at) {
    size_t from = size < TL_FUZZ_HEAD ? size : TL_FUZZ_HEAD;
    while (at > from && at < size && (data[at] & 0xC0) == 0x80) at--;
    return at < from ? from : at;
}

static size_t place(chance *c, const uint8_t *data, size_t size) {
    return boundary(data, size, next(c, (uint32_t)size + 1));
}

/* A stretch of up to some 12 characters. */
static void stretch(chance *c, const uint8_t *data, size_t size, size_t *start, size_t *end) {
    *start = place(c, data, size);
    *end = *start + next(c, 36);
    *end = boundary(data, size, *end < size ? *end : size);
    if (*end < *start) *end = *start;
}

/* --- Changes ------------------------------------------------------------------------ */

/* Puts bytes in place of data[start, end), or nothing where they do not fit. */
static size_t replace(uint8_t *data, size_t size, size_t capacity, size_t start, size_t end,
                      const void *bytes, size_t count) {
    if (size - (end - start) + count > capacity) return size;
    memmove(data + start + count, data + end, size - end);
    if (count) memcpy(data + start, bytes, count);
    return size - (end - start) + count;
}

static size_t put_piece(chance *c, uint8_t *data, size_t size, size_t capacity, bool over) {
    const char *piece = pieces[next(c, PIECES)];
    size_t start, end;
    stretch(c, data, size, &start, &end);
    return replace(data, size, capacity, start, over ? end : start, piece, strlen(piece));
}

/* A stretch again, elsewhere or behind itself, once or many times. */
static size_t repeat(chance *c, uint8_t *data, size_t size, size_t capacity) {
    uint8_t copy[64];
    size_t start, end;
    stretch(c, data, size, &start, &end);
    const size_t count = end - start;
    memcpy(copy, data + start, count);
    const size_t to = next(c, 2) ? end : place(c, data, size);
    for (uint32_t times = next(c, 4) ? 1 : 2 + next(c, 16); times; times--)
        size = replace(data, size, capacity, to, to, copy, count);
    return size;
}

static size_t change(chance *c, uint8_t *data, size_t size, size_t capacity) {
    size_t start, end;
    switch (next(c, 16)) {
        case 0: /* settings; the high half makes them readable, and means little */
            data[next(c, TL_FUZZ_HEAD)] = (uint8_t)(next(c, 2) ? 0x30 : 0x30 | next(c, 16));
            return size;
        case 1: /* any date, too */
            data[TL_FUZZ_HEAD - 1 - next(c, 7)] = (uint8_t)next(c, 256);
            return size;
        case 2:
            if (size > TL_FUZZ_HEAD && !next(c, 4))
                data[TL_FUZZ_HEAD + next(c, (uint32_t)(size - TL_FUZZ_HEAD))] =
                    (uint8_t)next(c, 256);
            return size;
        case 3:
        case 4:
        case 5:
            stretch(c, data, size, &start, &end);
            return replace(data, size, capacity, start, end, NULL, 0);
        case 6:
        case 7:
        case 8:
            return repeat(c, data, size, capacity);
        case 9:
        case 10:
            return put_piece(c, data, size, capacity, true);
        default:
            return put_piece(c, data, size, capacity, false);
    }
}

size_t tl_fuzz_mutate(uint8_t *data, size_t size, size_t capacity, uint32_t seed) {
    chance c = seeded(seed);
    if (capacity < TL_FUZZ_HEAD) return size;
    while (size < TL_FUZZ_HEAD) data[size++] = '0';
    for (uint32_t times = 1 + next(&c, 5); times; times--) size = change(&c, data, size, capacity);
    return size;
}

size_t tl_fuzz_cross(const uint8_t *one, size_t one_size, const uint8_t *two, size_t two_size,
                     uint8_t *out, size_t capacity, uint32_t seed) {
    chance c = seeded(seed);
    size_t first = place(&c, one, one_size);
    if (first > capacity) first = boundary(one, one_size, capacity);
    if (first > capacity) first = capacity;
    size_t from = place(&c, two, two_size);
    size_t rest = two_size - from;
    if (rest > capacity - first) rest = capacity - first;
    if (first) memcpy(out, one, first);
    if (rest) memcpy(out + first, two + from, rest);
    return first + rest;
}
