/*
 * Takes a number that numeral_parts.c found, decides whether it is a numeral,
 * and of which kind, by what stands around it; a word that only looks like one
 * becomes a lookalike.  Tables decide first.  The segmenter is asked only for a
 * lone number word that no table knows: it is a numeral if it is a word of its
 * own.  Every look around is bounded by a few characters.
 */
#include "numeral_scan.h"

enum {
    NAME_CHARACTERS = 4,
    TELEPHONE = 12,    /* figures of a part at most                            */
    NUMBER_REACH = 192 /* bytes of a number that is set against a listed word */
};

static void accept(tl_decision *d, uint8_t type, uint16_t rule) {
    d->verdict = TL_VERDICT_NUMERAL;
    d->type = type;
    d->rule = rule;
}

static void reject(tl_decision *d, uint8_t reason, uint16_t rule, uint32_t start, uint32_t end) {
    d->verdict = TL_VERDICT_LOOKALIKE;
    d->type = reason;
    d->rule = rule;
    d->start = start;
    d->end = end;
    if (d->next < end) d->next = end;
}

static void set_unit(tl_decision *d, uint32_t start, uint32_t end, tl_classes classes) {
    if (start >= end) return;
    d->unit.start = start;
    d->unit.end = end;
    d->unit_classes = classes;
    if (d->next < end) d->next = end;
}

/* The unit at `at`, unless its character begins a longer word: 一|重大, 万|家庭. */
static bool read_unit(tl_numeral_scan *scan, uint32_t at, tl_unit *unit) {
    tl_run *run = scan->run;
    *unit = tl_read_unit(run, at, run->length);
    if (!unit->check || unit->end - unit->start != 3 ||
        !tl_is_han(tl_peek(run->text, unit->end, run->length)) ||
        tl_longest_word(run, unit->start) == 3)
        return true;
    tl_span word;
    if (!tl_word_at(run, unit->start, &word)) return false;
    if (word.start == unit->start && word.end > unit->end) {
        unit->start = unit->end = at;
        unit->classes = 0;
    }
    return true;
}

static uint8_t reason_of(tl_classes classes) {
    if (classes & TL_CLASS(TL_NUMBER_IDIOM)) return TIAOLI_LOOKALIKE_IDIOM;
    if (classes & TL_CLASS(TL_NUMBER_DEGREE)) return TIAOLI_LOOKALIKE_DEGREE;
    if (classes & TL_CLASS(TL_NUMBER_NAME)) return TIAOLI_LOOKALIKE_NAME;
    return TIAOLI_LOOKALIKE_WORD;
}

static tl_lex_match lookup(const tl_run *run, uint32_t at, tl_classes classes) {
    return tl_lex_longest(run->lexicon->number, run->text, at, run->length, classes);
}

static bool followed_by(const tl_run *run, uint32_t at, int class) {
    return lookup(run, at, TL_CLASS(class)).length > 0;
}

static bool preceded_by(const tl_run *run, uint32_t at, int class) {
    const uint32_t from = at > 24 ? at - 24 : 0;
    return tl_lex_longest_before(run->lexicon->number, run->text, from, at, TL_CLASS(class))
               .length > 0;
}

static uint32_t before(const tl_run *run, uint32_t at) {
    return tl_decode_before(run->text, 0, at);
}

static uint32_t peek(const tl_run *run, uint32_t at) { return tl_peek(run->text, at, run->length); }

static bool is_latin(uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* ---- Words of the lists ---------------------------------------------------- */

static uint32_t first_number_char(const tl_run *run, uint32_t at, uint32_t end) {
    while (at < end && !tl_is_number_char(peek(run, at))) at = tl_after(run->text, at, end);
    return at;
}

/* 这 那 每 某 上 下 任 take a lone 一 after them. */
static bool points_at(uint32_t c) {
    return c == 0x8FD9 || c == 0x90A3 || c == 0x6BCF || c == 0x67D0 || c == 0x4E0A || c == 0x4E0B ||
           c == 0x4EFB;
}

/* Does a number begin at `at` that ends behind `end`?  Words that stand in a long
 * run of number characters ask this again and again. */
static bool number_passes(const tl_run *run, uint32_t at, uint32_t end) {
    tl_number number;
    const uint32_t reach = run->length - at < NUMBER_REACH ? run->length : at + NUMBER_REACH;
    return tl_read_number(run, at, reach, &number) && number.kind && number.end > end;
}

/* A listed word that begins before its number word (统一, 不一) gives way to a
 * longer one from there on (不|一定) and to a word that ends inside it
 * (系统|一个), which the segmenter knows. */
static bool stands_as_word(tl_numeral_scan *scan, uint32_t at, uint32_t end, bool *stands) {
    tl_run *run = scan->run;
    const uint32_t number = first_number_char(run, at, end);
    *stands = true;
    if (number == at && end - at == 6 && points_at(before(run, at))) { /* 这|一|经济 */
        tl_span word;
        if (!tl_word_at(run, at, &word)) return false;
        *stands = word.end >= end;
        return true;
    }
    if (number == at || number >= end) return true;
    const tl_lex_match inner = lookup(run, number, TL_LOOKALIKE_CLASSES);
    const bool longer_number =
        end < run->length && tl_is_number_char(peek(run, end)) && number_passes(run, number, end);
    if (longer_number && !lookup(run, end, TL_LOOKALIKE_CLASSES).length) {
        *stands = false;
        return true;
    }
    const bool inner_longer = number + inner.length > end;
    const bool joined = end - at <= 6 && tl_is_han(before(run, at));
    if (!inner_longer && !joined) return true;
    if (!inner_longer && number - at == 3 && !tl_may_end_word(run, at)) return true;
    tl_span word;
    if (!tl_word_at(run, at, &word)) return false;
    *stands =
        inner_longer ? word.start == at && word.end == end : word.start >= at || word.end >= end;
    return true;
}

bool tl_decide_word(tl_numeral_scan *scan, uint32_t at, tl_decision *d) {
    tl_run *run = scan->run;
    d->verdict = TL_VERDICT_NOTHING;
    d->next = at;
    const tl_lex_match match = lookup(run, at, TL_LOOKALIKE_CLASSES);
    if (!match.length) return true;
    const uint32_t end = at + match.length;
    if (at < scan->counted.end && at >= scan->counted.start && end < scan->counted.end &&
        tl_is_number_char(peek(run, at)) && match.length <= 6)
        return true; /* 两学一做: the list does not reach into it */
    if (tl_is_number_char(peek(run, at)) && number_passes(run, at, end))
        return true; /* 十分之一, 一点五 */
    if (scan->last_end == at && (scan->last_unit & TL_CLASS(TL_NUMBER_CURRENCY)) &&
        TL_ENDS(run->text, at, end, "角"))
        return true; /* 五元|三角 */
    if (TL_ENDS(run->text, at, end, "番") && TL_ENDS(run->text, 0, at, "翻"))
        return true; /* 翻|一番 */
    bool stands;
    if (!stands_as_word(scan, at, end, &stands)) return false;
    if (stands) reject(d, reason_of(match.classes), TL_RULE_LOOKALIKE_LIST, at, end);
    return true;
}

/* ---- Plans and congresses ---------------------------------------------------- */

/* 一 to 九, in these characters only. */
static int32_t small_figure(uint32_t c) {
    const tl_number_char what = tl_number_char_of(c);
    const bool other = c == 0x4E24 || c == 0x5169 /* 两 */ || c == 0x5E7A /* 幺 */;
    return what.class == TL_CHAR_FIGURE && !what.formal && !other ? what.value : 0;
}

int32_t tl_plan_number(const char *text, uint32_t at, uint32_t end, uint32_t *after) {
    int32_t number = 0;
    if (TL_AT(text, at, end, "十")) {
        number = 10;
        at += 3;
    }
    if (at >= end) return 0;
    const int32_t figure = small_figure(tl_peek(text, at, end));
    if (figure && TL_AT(text, at + 3, end, "五")) {
        number += figure;
        at += 3;
    } else if (!number) {
        return 0;
    }
    if (!TL_AT(text, at, end, "五")) return 0;
    *after = at + 3;
    return number;
}

/* 十四五 in quotation marks or before 规划, 时期. */
static bool decide_plan(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    uint32_t after;
    const int32_t plan = tl_plan_number(run->text, number->start, run->length, &after);
    if (!plan || (after < run->length && tl_is_number_char(peek(run, after)))) return false;
    const tl_bracket *quote = tl_bracket_around(run, number->start, TL_BRACKET_QUOTE);
    const bool quoted = quote && quote->open_end == number->start && quote->close == after;
    if (!quoted && !followed_by(run, after, TL_NUMBER_PLAN_NOUN)) return false;
    /* 九五|期间, not 九五|期 */
    if (!quoted &&
        (plan < 6 || tl_read_unit(run, after, run->length).end >
                         after + lookup(run, after, TL_CLASS(TL_NUMBER_PLAN_NOUN)).length - 1))
        return false;
    accept(d, TIAOLI_NUMERAL_ORDINAL, TL_RULE_NUMERAL_PLAN);
    d->end = d->next = after;
    memset(&d->value, 0, sizeof d->value);
    d->value.low = d->value.high = plan;
    d->value.flags =
        TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH | TIAOLI_VALUE_ABBREVIATED | TIAOLI_VALUE_PLAN;
    return true;
}

static void accept_abbreviated(tl_decision *d, uint16_t rule) {
    accept(d, TIAOLI_NUMERAL_ORDINAL, rule);
    d->value.flags |= TIAOLI_VALUE_ABBREVIATED;
}

/* 二十大, 党的七大; not 十大工程, 三大攻坚战. */
static bool is_congress(const tl_run *run, const tl_number *number) {
    const uint32_t after = number->end + 3;
    if (TL_ENDS(run->text, 0, number->start, "党的") ||
        TL_ENDS(run->text, 0, number->start, "中共"))
        return true;
    if (number->value.low >= 15 && number->value.low < 100) return true;
    const uint32_t next = peek(run, after);
    return number->value.low > 10 && number->value.low < 100 &&
           (!tl_is_han(next) || followed_by(run, number->end, TL_NUMBER_CONGRESS));
}

/* 二十届二中、三中全会. */
static bool is_session(const tl_run *run, uint32_t at) {
    for (int i = 0; i < 6 && TL_AT(run->text, at, run->length, "中"); i++) {
        at += 3;
        if (TL_AT(run->text, at, run->length, "全会")) return true;
        if (!TL_AT(run->text, at, run->length, "、") && !TL_AT(run->text, at, run->length, "和"))
            return false;
        at += 3;
        if (!small_figure(peek(run, at))) return false;
        at += 3;
    }
    return false;
}

static bool is_numbered_term(const tl_run *run, const tl_number *number) {
    const uint32_t after = number->end + 3;
    if (number->value.low > 10) return true;
    return TL_AT(run->text, after, run->length, "全国") ||
           TL_AT(run->text, after, run->length, "中央") ||
           TL_AT(run->text, after, run->length, "人大") ||
           TL_AT(run->text, after, run->length, "政协") ||
           (small_figure(peek(run, after)) &&
            (is_session(run, after + 3) || followed_by(run, after + 3, TL_NUMBER_SESSION_NOUN)));
}

/* 十四届|五次全会, 一届三次会议: a session of a term. */
static bool is_session_of_term(const tl_run *run, const tl_number *number) {
    return TL_ENDS(run->text, 0, number->start, "届") &&
           followed_by(run, number->end, TL_NUMBER_SESSION_NOUN);
}

/* Numbers of congresses, sessions, terms, and counts before 大. */
static bool decide_institution(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    if (number->kind != TIAOLI_NUMERAL_CARDINAL || number->value.scale) return false;
    if (is_session(run, number->end) && number->value.low < 20) {
        accept_abbreviated(d, TL_RULE_NUMERAL_CONGRESS);
        return true;
    }
    if (is_session_of_term(run, number)) {
        accept_abbreviated(d, TL_RULE_NUMERAL_CONGRESS);
        set_unit(d, number->end, number->end + 3, TL_CLASS(TL_NUMBER_CLASSIFIER));
        return true;
    }
    if (TL_AT(run->text, number->end, run->length, "届")) {
        if (!is_numbered_term(run, number)) return false;
        accept_abbreviated(d, TL_RULE_NUMERAL_CONGRESS);
        return true;
    }
    if (!TL_AT(run->text, number->end, run->length, "大")) return false;
    if (is_congress(run, number)) {
        accept_abbreviated(d, TL_RULE_NUMERAL_CONGRESS);
        return true;
    }
    const uint32_t next = peek(run, number->end + 3);
    if (number->value.low < 2 || number->value.low > 30 || !tl_is_han(next) ||
        lookup(run, number->end, TL_UNIT_CLASSES).length)
        return false;
    accept(d, TIAOLI_NUMERAL_COUNTED, TL_RULE_NUMERAL_BIG);
    return true;
}

/* ---- Figures ------------------------------------------------------------------ */

static bool is_code(uint32_t c) { return is_latin(c) || (c >= '0' && c <= '9'); }

/* B2B, PM2.5, 5G, 3D are names. */
static bool decide_letters(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    if (!(number->shape & TL_NUMBER_ARABIC)) return false;
    uint32_t start = number->start;
    if (is_latin(before(run, start)) && run->text[number->start] != '-' &&
        !preceded_by(run, start, TL_NUMBER_CURRENCY_BEFORE)) {
        uint32_t end = number->end;
        for (int i = 0; i < 16 && start > 0 && is_latin((unsigned char)run->text[start - 1]); i++)
            start--;
        for (int i = 0; i < 16 && end < run->length && is_code((unsigned char)run->text[end]); i++)
            end++;
        reject(d, TIAOLI_LOOKALIKE_NAME, TL_RULE_LOOKALIKE_LETTERS, start, end);
        return true;
    }
    const uint32_t next = peek(run, number->end);
    if (next < 'A' || next > 'Z' || number->kind != TIAOLI_NUMERAL_CARDINAL) return false;
    const tl_unit unit = tl_read_unit(run, number->end, run->length);
    const uint32_t end = unit.end > number->end ? unit.end : number->end + 1;
    if (unit.end > number->end && !is_latin(peek(run, end))) return false;
    if (is_latin(peek(run, number->end + 1)) || tl_figure(peek(run, number->end + 1)) >= 0)
        return false;
    reject(d, TIAOLI_LOOKALIKE_NAME, TL_RULE_LOOKALIKE_LETTERS, start, number->end + 1);
    return true;
}

static bool is_join(uint32_t c) {
    return c == '-' || c == '/' || c == '.' || c == 0xFF0E || c == 0xFF0D || c == 0x2014 ||
           c == 0x2013 || c == '~' || c == 0xFF5E || c == 0x81F3 /* 至 */ || c == 0x5230 /* 到 */;
}

/* 2021—2025年, 2022.10.16, 2021年. */
static bool is_year(const tl_run *run, const tl_number *number) {
    const bool arabic = number->shape & TL_NUMBER_ARABIC;
    const bool four = number->figures == 4 && number->value.low >= 1000 && number->value.low < 3000;
    uint32_t at = tl_skip_blanks(run->text, number->end,
                                 number->end + 3 < run->length ? number->end + 3 : run->length);
    if (TL_AT(run->text, at, run->length, "年")) return !arabic || four;
    if (!arabic || !four) return false;
    if (!is_join(peek(run, at))) return false;
    while (at < run->length && is_join(peek(run, at)) && at < number->end + 8)
        at = tl_after(run->text, at, run->length);
    return tl_figure(peek(run, at)) >= 0;
}

/* 电话：12345, 12345热线 */
static bool is_service_number(const tl_run *run, const tl_number *number) {
    if (number->figures < 3) return false;
    if (followed_by(run, number->end, TL_NUMBER_LABEL_AFTER)) return true;
    uint32_t at =
        tl_trim_blanks(run->text, number->start > 9 ? number->start - 9 : 0, number->start);
    if (TL_ENDS(run->text, 0, at, "：") || TL_ENDS(run->text, 0, at, "为")) at -= 3;
    if (at > 0 && run->text[at - 1] == ':') at--;
    return preceded_by(run, at, TL_NUMBER_LABEL_BEFORE) &&
           tl_read_unit(run, number->end, run->length).end == number->end;
}

/* 〔2022〕35号, GB 50180, long strings: labels, not amounts. */
static bool is_label(const tl_run *run, const tl_number *number) {
    if (number->shape & (TL_NUMBER_GROUPED | TL_NUMBER_SIGNED | TL_NUMBER_HAN)) return false;
    const uint32_t left = before(run, number->start);
    const uint32_t right = peek(run, number->end);
    if (is_service_number(run, number)) return true;
    if (left == 0x3014 && right == 0x3015) return true;
    if (left == '[' && right == ']') return true;
    if (TL_AT(run->text, number->end, run->length, "号") &&
        (left == 0x3015 || left == ']' || left == 0xFF09))
        return true;
    const bool coded = left == ' ' && number->start >= 2 && run->text[number->start - 2] >= 'A' &&
                       run->text[number->start - 2] <= 'Z';
    const bool unit = tl_read_unit(run, number->end, run->length).end > number->end;
    if (coded && !unit && number->figures > 2) return true;
    return !unit &&
           ((number->shape & TL_NUMBER_ZERO_LED) ? number->figures > 2 : number->figures >= 7);
}

/* 一二三产业, 一二线城市: each figure is an ordinal of its own. */
static bool is_list_of_ranks(const tl_run *run, const tl_number *number) {
    if (number->figures > 4 || (number->shape & TL_NUMBER_ARABIC)) return false;
    int32_t last = 0;
    for (uint32_t at = number->start; at < number->end; at += 3) {
        const int32_t figure = small_figure(peek(run, at));
        if (!figure || (last && figure != last + 1)) return false;
        last = figure;
    }
    return followed_by(run, number->end, TL_NUMBER_ORDINAL_NOUN) &&
           !TL_AT(run->text, number->end, run->length, "级");
}

static bool decide_figures(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    const tl_unit unit = tl_read_unit(run, number->end, run->length);
    if (is_list_of_ranks(run, number)) {
        d->end = d->next = number->start + 3;
        d->value.low = d->value.high = small_figure(peek(run, number->start));
        d->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
        accept_abbreviated(d, TL_RULE_NUMERAL_RANK);
        return true;
    }
    if ((number->shape & TL_NUMBER_PAIR) && unit.end > number->end &&
        number->kind == TIAOLI_NUMERAL_APPROXIMATE) {
        accept(d, number->kind, TL_RULE_NUMERAL_UNIT);
        set_unit(d, unit.start, unit.end, unit.classes);
        return true;
    }
    if (number->shape & TL_NUMBER_PAIR) {
        const bool alone =
            !tl_is_han(before(run, number->start)) && !tl_is_han(peek(run, number->end));
        if (!alone) return true; /* neither amount nor label */
        const int64_t value = d->value.low * 10 + d->value.high;
        d->value.low = d->value.high = value;
        d->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    }
    accept(d, TIAOLI_NUMERAL_DIGITS, TL_RULE_NUMERAL_FIGURES);
    if (number->figures == 2 && TL_AT(run->text, number->start, number->end, "零") &&
        number->start && scan->last_end == number->start && unit.end > unit.start) {
        d->type = TIAOLI_NUMERAL_CARDINAL; /* 一年零三个月, 一元零五分 */
        set_unit(d, unit.start, unit.end, unit.classes);
    }
    return true;
}

/* ---- One character alone -------------------------------------------------------- */

/* A lone number word that no table settles: the segmenter decides. */
static bool decide_by_word(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    tl_span word;
    if (!tl_word_at(run, number->start, &word)) return false;
    if (word.end - word.start > number->end - number->start && word.start + 30 > word.end) {
        reject(d, TIAOLI_LOOKALIKE_WORD, TL_RULE_LOOKALIKE_WORD, word.start, word.end);
        d->next = word.end > number->end ? word.end : number->end;
        return true;
    }
    const uint32_t c = peek(run, number->start);
    const bool alone = !tl_is_han(peek(run, number->end)) && !tl_is_han(before(run, number->start));
    const bool weak = (number->shape & TL_NUMBER_BARE) || c == 0x4E00 /* 一 */ ||
                      c == 0x96F6 /* 零 */ || c == 0x51E0 /* 几 */;
    if (alone) {
        accept(d, number->kind, TL_RULE_NUMERAL_ALONE);
    } else if (!weak || ((c == 0x4E00 || c == 0x96F6) && !tl_is_han(peek(run, number->end)))) {
        accept(d, number->kind, TL_RULE_NUMERAL_WORD);
    } else if ((number->shape & TL_NUMBER_BARE) &&
               preceded_by(run, number->start, TL_NUMBER_ABOUT_BEFORE)) {
        accept(d, number->kind, TL_RULE_NUMERAL_WORDS);
    }
    return true;
}

/* 一至五年, 十月一号: what stands before or after is part of one expression. */
static bool is_linked(const tl_numeral_scan *scan, const tl_number *number) {
    const tl_run *run = scan->run;
    const tl_lex_match join = lookup(run, number->end, TL_CLASS(TL_NUMBER_JOIN));
    if (join.length && tl_is_number_char(peek(run, number->end + join.length))) return true;
    return scan->last_end == number->start && number->start &&
           (scan->last_unit & TL_CLASS(TL_NUMBER_DURATION)) &&
           TL_AT(run->text, number->end, run->length, "号");
}

/* 市、县两级 counts, 二级医院 ranks. */
static bool counts_levels(const tl_run *run, const tl_number *number) {
    static const char *const levels[] = {"省", "市", "县", "区", "镇", "乡", "村", "）", ")", "各"};
    const uint32_t c = before(run, number->start);
    for (uint32_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (c == tl_peek(levels[i], 0, (uint32_t)strlen(levels[i]))) return true;
    return false;
}

static bool decide_rank(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    const uint32_t c = peek(run, number->start);
    if (!small_figure(c) || number->kind != TIAOLI_NUMERAL_CARDINAL) return false;
    const tl_lex_match noun = lookup(run, number->end, TL_CLASS(TL_NUMBER_ORDINAL_NOUN));
    if (!noun.length) return false;
    if (TL_AT(run->text, number->end, run->length, "级") && counts_levels(run, number))
        return false;
    if (TL_AT(run->text, number->end, run->length, "季度") &&
        (TL_ENDS(run->text, 0, number->start, "前") || TL_ENDS(run->text, 0, number->start, "后")))
        return false; /* 前三季度 */
    if (TL_AT(run->text, number->end, run->length, "类") ||
        TL_AT(run->text, number->end, run->length, "档"))
        return false;
    accept_abbreviated(d, TL_RULE_NUMERAL_RANK);
    /* of 级医院 the first character counts */
    const bool rank =
        tl_lex_exact(scan->run->lexicon->number, run->text, number->end, number->end + 3) &
        TL_CLASS(TL_NUMBER_ORDINAL_NOUN);
    set_unit(d, number->end, number->end + (rank ? 3 : noun.length),
             TL_CLASS(TL_NUMBER_CLASSIFIER));
    return true;
}

/* 百人计划, 千村工程: a round number in the name of a programme. */
static bool decide_programme(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    if (!(number->shape & TL_NUMBER_BARE) || number->kind != TIAOLI_NUMERAL_CARDINAL ||
        number->figures > 2)
        return false;
    uint32_t at = number->end;
    for (int i = 0; i < NAME_CHARACTERS; i++) {
        const tl_lex_match noun = lookup(run, at, TL_CLASS(TL_NUMBER_NAME_NOUN));
        if (noun.length) {
            reject(d, TIAOLI_LOOKALIKE_NAME, TL_RULE_LOOKALIKE_NAME, number->start,
                   at + noun.length);
            return true;
        }
        if (!tl_is_han(peek(run, at))) return false;
        at = tl_after(run->text, at, run->length);
    }
    return false;
}

/* Han characters of three bytes from end to end? */
static bool is_plain_han(const char *text, uint32_t at, uint32_t end) {
    while (at < end && end - at >= 3 && tl_is_han(tl_peek(text, at, at + 3))) at += 3;
    return at == end;
}

/* 一级带一级, 一件接着一件, 一步一步: the same word twice, for "each"; up to three
 * characters, longest first, with at most one verb between. */
static bool decide_twice(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    const tl_run *run = scan->run;
    const char *text = run->text;
    if (!TL_AT(text, number->start, number->end, "一")) return false;
    for (uint32_t size = 12; size >= 6; size -= 3) {
        const uint32_t first = number->start + size;
        for (uint32_t at = first; at <= first + 6 && at + size <= run->length; at += 3) {
            if (!TL_AT(text, at, run->length, "一") ||
                memcmp(text + number->start, text + at, size) != 0)
                continue;
            if (!is_plain_han(text, number->start, at + size)) continue;
            if (at == first + 6 && !TL_ENDS(text, first, at, "着")) continue;
            reject(d, TIAOLI_LOOKALIKE_IDIOM, TL_RULE_LOOKALIKE_TWICE, number->start, at + size);
            return true;
        }
    }
    return false;
}

/* 单位：万元 and the like name a unit without saying how many. */
static bool is_unit_alone(const tl_run *run, const tl_number *number) {
    if (!(number->shape & TL_NUMBER_BARE) || (number->shape & TL_NUMBER_ARABIC)) return false;
    const uint32_t c = before(run, number->start);
    return c == 0xFF1A || c == ':' || c == 0xFF08 || c == '(' ||
           TL_ENDS(run->text, 0, number->start, "单位");
}

/* 二 to 九, 两, 十 count a noun directly (两国); 一, 百 and 万 rather not. */
static bool counts_nouns(const tl_number *number) {
    return !(number->shape & TL_NUMBER_BARE) && number->value.low > 1 &&
           number->kind == TIAOLI_NUMERAL_CARDINAL;
}

/* 第一、|二、三产业: what the last of the list ranks, the others do as well. */
static bool is_in_list_of_ranks(const tl_run *run, const tl_number *number) {
    uint32_t at = number->start;
    for (int i = 0; i < 6 && small_figure(peek(run, at)); i++) {
        at += 3;
        if (i && followed_by(run, at, TL_NUMBER_ORDINAL_NOUN)) return true;
        if (!TL_AT(run->text, at, run->length, "、")) return false;
        at += 3;
    }
    return false;
}

/* 千把人, 百把|块钱: about so many. */
static bool decide_about(const tl_run *run, const tl_number *number, tl_decision *d) {
    if (!(number->shape & TL_NUMBER_BARE) || !TL_AT(run->text, number->end, run->length, "把"))
        return false;
    const tl_unit unit = tl_read_unit(run, number->end + 3, run->length);
    if (unit.end == number->end + 3) return false;
    accept(d, number->kind, TL_RULE_NUMERAL_WORDS);
    d->end = d->next = number->end + 3;
    d->value.flags |= TIAOLI_VALUE_APPROXIMATE;
    set_unit(d, unit.start, unit.end, unit.classes);
    return true;
}

static bool decide_single(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    if (decide_twice(scan, number, d) || decide_about(run, number, d)) return true;
    if (is_in_list_of_ranks(run, number)) {
        accept_abbreviated(d, TL_RULE_NUMERAL_RANK);
        return true;
    }
    const bool linked = is_linked(scan, number);
    if (!linked && decide_rank(scan, number, d)) return true;
    if (is_unit_alone(run, number)) return true;
    if (TL_AT(run->text, number->start, run->length, "一半")) {
        accept(d, TIAOLI_NUMERAL_CARDINAL, TL_RULE_NUMERAL_HALF);
        d->end = d->next = number->start + 6;
        d->value.low = d->value.high = 5;
        d->value.scale = 1;
        return true;
    }
    tl_unit unit;
    if (!read_unit(scan, number->end, &unit)) return false;
    if (unit.end > number->end) {
        accept(d, number->kind, TL_RULE_NUMERAL_UNIT);
        set_unit(d, unit.start, unit.end, unit.classes);
        return true;
    }
    if (linked || (counts_nouns(number) && followed_by(run, number->end, TL_NUMBER_NOUN))) {
        accept(d, number->kind, TL_RULE_NUMERAL_UNIT);
        return true;
    }
    return decide_by_word(scan, number, d);
}

/* ---- The decision ------------------------------------------------------------------ */

/* 伍 陆 拾 stand in other words too: they need more than themselves. */
static bool is_formal_number(tl_numeral_scan *scan, const tl_number *number, bool *stands) {
    tl_run *run = scan->run;
    *stands = true;
    if (!(number->shape & TL_NUMBER_FORMAL)) return true;
    const bool alone = !tl_is_han(peek(run, number->end)) && !tl_is_han(before(run, number->start));
    const tl_unit unit = tl_read_unit(run, number->end, run->length);
    const bool change =
        scan->last_end == number->start && (scan->last_unit & TL_CLASS(TL_NUMBER_CURRENCY));
    if (alone || change) return true;
    if (number->figures < 2 && !(unit.classes & TL_CLASS(TL_NUMBER_CURRENCY))) {
        *stands = false;
        return true;
    }
    tl_span word;
    if (!tl_word_at(run, number->start, &word)) return false;
    *stands = word.start >= number->start;
    return true;
}

/* The end of the figures from `at` on; *count is how many. */
static uint32_t over_figures(const tl_run *run, uint32_t at, uint32_t *count) {
    for (*count = 0; *count < TELEPHONE && tl_figure(peek(run, at)) >= 0; (*count)++)
        at = tl_after(run->text, at, run->length);
    return at;
}

/* 0577-88651234, also with an extension: one label. */
static bool decide_telephone(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    const tl_run *run = scan->run;
    if (!(number->shape & TL_NUMBER_ZERO_LED) || (number->shape & TL_NUMBER_HAN)) return false;
    uint32_t count;
    uint32_t end = over_figures(run, number->start, &count);
    if (count < 3 || count > 4 || end != number->end) return false;
    for (int part = 0; part < 2; part++) {
        const uint32_t c = peek(run, end);
        if (c != '-' && c != 0xFF0D && c != 0x2014 && c != 0x2013) break;
        const uint32_t next = over_figures(run, tl_after(run->text, end, run->length), &count);
        if (part == 0 ? count < 7 || count > 8 : count < 1 || count > 5) break;
        end = next;
    }
    if (end == number->end) return false;
    accept(d, TIAOLI_NUMERAL_DIGITS, TL_RULE_NUMERAL_FIGURES);
    d->end = d->next = end;
    memset(&d->value, 0, sizeof d->value);
    return true;
}

static bool decide_amount(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    tl_run *run = scan->run;
    uint16_t rule =
        number->shape & TL_NUMBER_ARABIC ? TL_RULE_NUMERAL_ARABIC : TL_RULE_NUMERAL_WORDS;
    accept(d, number->kind, rule);
    if (number->unit.end > number->unit.start) {
        set_unit(d, number->unit.start, number->unit.end, 0);
        return true;
    }
    if (number->kind == TIAOLI_NUMERAL_CARDINAL && number->value.scale == 0) {
        const bool year = is_year(run, number);
        const bool calendar = year && (number->shape & TL_NUMBER_ARABIC);
        if (calendar || is_label(run, number)) {
            d->type = TIAOLI_NUMERAL_DIGITS;
            d->rule = calendar ? TL_RULE_NUMERAL_YEAR : TL_RULE_NUMERAL_FIGURES;
            /* a number would lose the zeros that the label begins with */
            if (number->shape & TL_NUMBER_ZERO_LED) memset(&d->value, 0, sizeof d->value);
            return true;
        }
    }
    tl_unit unit;
    if (!read_unit(scan, number->end, &unit)) return false;
    set_unit(d, unit.start, unit.end, unit.classes);
    return true;
}

static void decide_counted(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    accept(d, TIAOLI_NUMERAL_COUNTED, scan->counted_rule);
    const tl_unit unit = tl_read_unit(scan->run, number->end, scan->run->length);
    /* 个 项 种: what only counts; 两步申报 names the step itself */
    if (TL_AT(scan->run->text, unit.start, unit.end, "个") ||
        TL_AT(scan->run->text, unit.start, unit.end, "项") ||
        TL_AT(scan->run->text, unit.start, unit.end, "条"))
        set_unit(d, unit.start, unit.end, unit.classes);
}

static void set_approximate(const tl_run *run, tl_decision *d) {
    if (d->verdict != TL_VERDICT_NUMERAL || d->type == TIAOLI_NUMERAL_ORDINAL ||
        d->type == TIAOLI_NUMERAL_COUNTED)
        return;
    const uint32_t after = d->unit.end > d->end ? d->unit.end : d->end;
    /* 上千, but not 三年以上|七年以下 */
    const bool about = preceded_by(run, d->start, TL_NUMBER_ABOUT_BEFORE) &&
                       !preceded_by(run, d->start, TL_NUMBER_LEAST_AFTER);
    if (about || followed_by(run, after, TL_NUMBER_ABOUT_AFTER))
        d->value.flags |= TIAOLI_VALUE_APPROXIMATE;
}

static bool is_single(const tl_number *number) {
    return number->figures == 1 &&
           !(number->shape & (TL_NUMBER_ARABIC | TL_NUMBER_OPEN | TL_NUMBER_SIGNED)) &&
           (number->kind == TIAOLI_NUMERAL_CARDINAL || number->kind == TIAOLI_NUMERAL_APPROXIMATE);
}

bool tl_decide_number(tl_numeral_scan *scan, const tl_number *number, tl_decision *d) {
    memset(d, 0, sizeof *d);
    d->start = number->start;
    d->end = d->next = number->end;
    d->value = number->value;
    if (decide_plan(scan, number, d)) return true;
    if (!number->kind) return true;
    bool stands;
    if (!is_formal_number(scan, number, &stands)) return false;
    if (!stands) {
        d->next = tl_after(scan->run->text, number->start, scan->run->length);
        return true;
    }
    if (decide_letters(scan, number, d) || decide_telephone(scan, number, d)) return true;
    const bool counted = number->start >= scan->counted.start && number->end <= scan->counted.end &&
                         number->kind == TIAOLI_NUMERAL_CARDINAL && number->value.low < 100 &&
                         !(number->shape & TL_NUMBER_ARABIC); /* not 两个|一百年 */
    if (counted) {
        decide_counted(scan, number, d);
        return true;
    }
    if (decide_institution(scan, number, d) || decide_programme(scan, number, d)) return true;
    bool done = true;
    if (number->shape & TL_NUMBER_FIGURES)
        done = decide_figures(scan, number, d);
    else if (is_single(number))
        done = decide_single(scan, number, d);
    else
        done = decide_amount(scan, number, d);
    if (done) set_approximate(scan->run, d);
    return done;
}
