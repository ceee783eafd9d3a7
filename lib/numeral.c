/*
 * Takes the text with its lines and brackets, gives numerals and lookalikes in
 * text order, by one scan from left to right.  numeral_parts.c says which number
 * stands at a place, numeral_decide.c what it is; here are the places: numbers
 * at line heads, enumerators within a line, ordinals, quoted abbreviations, and
 * everything between.
 */
#include "numeral_scan.h"

enum {
    QUOTE_CHARACTERS = 16,
    SHORT_SEGMENT = 5,
    ARTICLE_NUMBER = 9 /* characters, blanks included                         */
};

static uint32_t peek(const tl_run *run, uint32_t at) { return tl_peek(run->text, at, run->length); }

static uint32_t before(const tl_run *run, uint32_t at) {
    return tl_decode_before(run->text, 0, at);
}

/* ---- Adding marks ------------------------------------------------------------ */

static bool add(tl_numeral_scan *scan, const tl_decision *d) {
    tl_run *run = scan->run;
    const bool numeral = d->verdict == TL_VERDICT_NUMERAL;
    if (d->start < scan->past) return true; /* a word that reaches back into a mark */
    scan->past = d->end;
    tl_mark *mark = tl_add_mark(run, numeral ? TIAOLI_MARK_NUMERAL : TIAOLI_MARK_LOOKALIKE,
                                d->start, d->end, d->rule);
    if (!mark) return false;
    mark->type = d->type;
    if (!numeral) return true;
    if (!tl_span_empty(d->unit) && !tl_add_span(run, TIAOLI_SPAN_UNIT, d->unit)) return false;
    scan->last_end = d->next;
    scan->last_unit = d->unit_classes;
    return tl_add_value(run, &d->value);
}

static void whole_value(tl_decision *d, int64_t value) {
    memset(&d->value, 0, sizeof d->value);
    d->value.low = d->value.high = value;
    d->value.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
}

static bool add_lookalike(tl_numeral_scan *scan, uint8_t reason, uint16_t rule, uint32_t start,
                          uint32_t end) {
    tl_decision d;
    memset(&d, 0, sizeof d);
    d.verdict = TL_VERDICT_LOOKALIKE;
    d.type = reason;
    d.rule = rule;
    d.start = start;
    d.end = d.next = end;
    return add(scan, &d);
}

static bool add_plain(tl_numeral_scan *scan, uint8_t type, uint16_t rule, uint32_t start,
                      uint32_t end, const tl_value *value) {
    tl_decision d;
    memset(&d, 0, sizeof d);
    d.verdict = TL_VERDICT_NUMERAL;
    d.type = type;
    d.rule = rule;
    d.start = start;
    d.end = d.next = end;
    d.value = *value;
    return add(scan, &d);
}

/* ---- Line heads and enumerators ------------------------------------------------- */

/* The number of the marker at a line head. */
static bool add_marker(tl_numeral_scan *scan, const tl_marker *marker) {
    tl_decision d;
    memset(&d, 0, sizeof d);
    whole_value(&d, marker->number);
    const bool ordinal =
        (marker->kind >= TIAOLI_MARKER_PART && marker->kind <= TIAOLI_MARKER_ARTICLE) ||
        marker->kind == TIAOLI_MARKER_ORDINAL;
    if (!add_plain(scan, ordinal ? TIAOLI_NUMERAL_ORDINAL : TIAOLI_NUMERAL_ENUMERATOR,
                   TL_RULE_NUMERAL_MARKER, marker->numeral.start, marker->numeral.end, &d.value))
        return false;
    return true;
}

static bool begins_clause(const tl_run *run, uint32_t at) {
    const uint32_t c = before(run, at);
    return c == 0 || c == '\n' || c == '\r' || tl_is_blank(c) || c == 0xFF0C || c == 0xFF1B ||
           c == 0xFF1A || c == 0x3002 || c == 0x201C || c == ';' || c == ':' || c == ',' ||
           c == 0x2014 || c == 0x3001;
}

/* 附件：1.名单: the list begins behind the word. */
static bool is_first_attachment(const tl_run *run, const tl_number *number) {
    const char *text = run->text;
    const uint32_t right = peek(run, number->end);
    if (right != '.' && right != 0xFF0E && right != 0x3001) return false;
    if (tl_figure(peek(run, tl_after(text, number->end, run->length))) >= 0) return false;
    const uint32_t from = number->start > 24 ? number->start - 24 : 0;
    uint32_t at = tl_trim_blanks(text, from, number->start);
    if (TL_ENDS(text, from, at, "："))
        at -= 3;
    else if (at > from && text[at - 1] == ':')
        at--;
    else
        return false;
    return tl_lex_longest_before(run->lexicon->outline, text, from, at,
                                 TL_CLASS(TL_OUTLINE_ATTACHMENT))
               .length > 0;
}

/* 一是, 二要 at the head of a clause, （一） anywhere, 其一. */
static bool is_enumerator(const tl_run *run, const tl_number *number) {
    if (number->kind != TIAOLI_NUMERAL_CARDINAL || number->value.scale || number->value.low < 1 ||
        number->value.low > 99)
        return false;
    const char *text = run->text;
    const uint32_t left = before(run, number->start), right = peek(run, number->end);
    if ((left == 0xFF08 || left == '(') && (right == 0xFF09 || right == ')')) return true;
    if (is_first_attachment(run, number)) return true;
    if ((number->shape & TL_NUMBER_ARABIC) || number->value.low > 20) return false;
    if (TL_ENDS(text, 0, number->start, "其"))
        return number->value.low < 10 && !tl_is_han(right)
                   ? true
                   : TL_AT(text, number->end, run->length, "是");
    return begins_clause(run, number->start) && (TL_AT(text, number->end, run->length, "是") ||
                                                 TL_AT(text, number->end, run->length, "要"));
}

/* 第（二）项 */
static bool after_prefix(const tl_run *run, uint32_t at) {
    const uint32_t paren = tl_before(run->text, 0, at);
    return TL_ENDS(run->text, 0, paren, "第");
}

/* ---- Ordinals -------------------------------------------------------------------- */

/* 第二 with what it numbers; `next` stays put if no number follows. */
static bool read_ordinal(tl_numeral_scan *scan, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    const uint32_t from =
        tl_skip_blanks(run->text, at + 3, at + 6 < run->length ? at + 6 : run->length);
    tl_number number;
    if (!tl_read_number(run, from, run->length, &number) || !number.kind) return true;
    if (number.kind != TIAOLI_NUMERAL_CARDINAL && number.kind != TIAOLI_NUMERAL_DIGITS &&
        number.kind != TIAOLI_NUMERAL_APPROXIMATE)
        return true;
    tl_decision d;
    memset(&d, 0, sizeof d);
    d.verdict = TL_VERDICT_NUMERAL;
    d.type = TIAOLI_NUMERAL_ORDINAL;
    d.rule = TL_RULE_NUMERAL_PREFIX;
    d.start = at;
    d.end = d.next = number.end;
    d.value = number.value;
    const tl_unit unit = tl_read_unit(run, number.end, run->length);
    if (unit.end > number.end) {
        d.unit.start = unit.start;
        d.unit.end = d.next = unit.end;
    }
    *next = d.next;
    return add(scan, &d);
}

/* 第十二条之一: the suffix of an article; not 三条之一. */
static bool is_article_suffix(const tl_run *run, uint32_t at, tl_number *number) {
    const char *text = run->text;
    if (!TL_AT(text, at, run->length, "之") || !TL_ENDS(text, 0, at, "条")) return false;
    uint32_t from = at - 3;
    for (int i = 0; i < ARTICLE_NUMBER; i++) {
        const uint32_t c = before(run, from);
        if (!tl_is_blank(c) && !tl_is_number_char(c)) break;
        from = tl_before(text, 0, from);
    }
    return TL_ENDS(text, 0, from, "第") && tl_read_number(run, at + 3, run->length, number) &&
           number->kind == TIAOLI_NUMERAL_CARDINAL;
}

/* ---- Quoted abbreviations ------------------------------------------------------------ */

static bool splits_segment(uint32_t c) { return tl_character(c).class == TL_CHAR_SPLIT; }

/* Number words of a segment: how many, and where the second begins. */
static uint32_t count_numbers(const tl_run *run, tl_span segment, uint32_t *second) {
    uint32_t count = 0, at = segment.start;
    *second = segment.end;
    while (at < segment.end) {
        tl_number number;
        if (tl_is_number_char(peek(run, at)) && tl_read_number(run, at, segment.end, &number)) {
            if (++count == 2) *second = at;
            at = number.end > at ? number.end : tl_after(run->text, at, segment.end);
        } else {
            at = tl_after(run->text, at, segment.end);
        }
    }
    return count;
}

/* What a quoted segment that begins with a number word is. */
typedef enum { ORDINARY, COUNTED, WORD, IDIOM, NAME } segment_kind;

/* Another segment of the quotation begins with a number: 一个中心、两个基本点. */
static bool is_in_list(const tl_run *run, tl_span quote, tl_span segment) {
    uint32_t at = quote.start;
    for (int i = 0; at < quote.end && i < 3 * QUOTE_CHARACTERS; i++) {
        const uint32_t c = peek(run, at);
        at = tl_after(run->text, at, quote.end);
        const bool head = i == 0 || splits_segment(c);
        const uint32_t first = i == 0 ? c : peek(run, at);
        const uint32_t start = i == 0 ? quote.start : at;
        if (head && start != segment.start && tl_is_number_char(first) && tl_figure(first) < 0)
            return true;
    }
    return false;
}

/* 个 种 项: what only counts. */
static bool only_counts(const tl_run *run, tl_unit unit) {
    static const char *const units[] = {"个", "种", "项", "条", "批", "次"};
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++)
        if (unit.end - unit.start == 3 && memcmp(run->text + unit.start, units[i], 3) == 0)
            return true;
    return false;
}

/* 一国两制 counts, 一事一议 distributes, 一网通办 is a word. */
static segment_kind one_led(const tl_run *run, tl_span quote, tl_span segment,
                            uint32_t characters) {
    uint32_t second;
    const uint32_t numbers = count_numbers(run, segment, &second);
    if (is_in_list(run, quote, segment)) return COUNTED;
    if (tl_lex_longest(run->lexicon->number, run->text, segment.start, segment.end,
                       TL_LOOKALIKE_CLASSES)
            .length)
        return ORDINARY;
    if (numbers == 2 && characters <= 6)
        return TL_AT(run->text, second, segment.end, "一") ? (characters == 4 ? IDIOM : WORD)
                                                           : COUNTED;
    if (numbers > 2) return COUNTED;
    if (characters == 4 && TL_AT(run->text, segment.start + 6, segment.end, "双"))
        return IDIOM; /* 一岗双责: for each */
    const tl_unit unit = tl_read_unit(run, segment.start + 3, segment.end);
    if (only_counts(run, unit) ||
        (unit.classes & (TL_CLASS(TL_NUMBER_DURATION) | TL_CLASS(TL_NUMBER_CURRENCY))))
        return ORDINARY;
    return characters <= SHORT_SEGMENT && characters > 1 ? WORD : ORDINARY;
}

/* 百人计划, 千村示范 in quotation marks. */
static bool ends_as_name(const tl_run *run, tl_span segment) {
    return tl_lex_longest_before(run->lexicon->number, run->text, segment.start, segment.end,
                                 TL_CLASS(TL_NUMBER_NAME_NOUN))
               .length > 0;
}

/* A segment led by a number other than 一: does it count members? */
static segment_kind number_led(const tl_run *run, tl_span segment) {
    tl_number number;
    if (!tl_read_number(run, segment.start, segment.end, &number) ||
        number.kind != TIAOLI_NUMERAL_CARDINAL || number.end >= segment.end ||
        number.value.low < 1 || (number.shape & TL_NUMBER_ARABIC))
        return ORDINARY;
    if (number.shape & TL_NUMBER_BARE) return ends_as_name(run, segment) ? NAME : ORDINARY;
    if (number.value.low > 10 && segment.end - number.end == 3 &&
        TL_AT(run->text, number.end, segment.end, "大"))
        return ORDINARY; /* 二十大 */
    const tl_unit unit = tl_read_unit(run, number.end, segment.end);
    const bool measure = unit.classes & (TL_CLASS(TL_NUMBER_DURATION) |
                                         TL_CLASS(TL_NUMBER_CURRENCY) | TL_CLASS(TL_NUMBER_UNIT));
    if (measure && !(unit.classes & TL_CLASS(TL_NUMBER_CLASSIFIER))) return ORDINARY;
    return tl_is_han(peek(run, number.end)) ? COUNTED : ORDINARY;
}

static segment_kind kind_of_segment(const tl_run *run, tl_span quote, tl_span segment) {
    const char *text = run->text;
    const uint32_t characters = tl_count_characters(text, segment.start, segment.end);
    const tl_classes listed = tl_lex_exact(run->lexicon->number, text, segment.start, segment.end);
    if (listed & TL_CLASS(TL_NUMBER_COUNTED)) return COUNTED;
    uint32_t after;
    if (characters < 2 || (listed & TL_LOOKALIKE_CLASSES) ||
        (tl_plan_number(text, segment.start, segment.end, &after) && after == segment.end))
        return ORDINARY;
    tl_number number;
    switch (peek(run, segment.start)) {
        case 0x4E00: /* 一 */
            if (tl_read_number(run, segment.start, segment.end, &number) && number.figures > 1)
                return ORDINARY;
            return one_led(run, quote, segment, characters);
        case 0x591A: /* 多: 多报合一 */
            return characters <= SHORT_SEGMENT && TL_ENDS(text, segment.start, segment.end, "合一")
                       ? WORD
                       : ORDINARY;
        case 0x53CC: /* 双 */
        case 0x96D9:
            return COUNTED;
        default:
            return tl_is_number_char(peek(run, segment.start)) ? number_led(run, segment)
                                                               : ORDINARY;
    }
}

/* At the head of a quoted segment; `next` moves if the segment is settled. */
static bool enter_segment(tl_numeral_scan *scan, tl_span quote, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    tl_span segment = {at, at};
    for (int i = 0; segment.end < quote.end; i++) {
        if (i == QUOTE_CHARACTERS) return true; /* too long for an abbreviation */
        if (splits_segment(peek(run, segment.end))) break;
        segment.end = tl_after(run->text, segment.end, quote.end);
    }
    switch (kind_of_segment(run, quote, segment)) {
        case COUNTED:
            scan->counted = segment;
            scan->counted_rule = TL_RULE_NUMERAL_QUOTED;
            return true;
        case WORD:
            *next = segment.end;
            return add_lookalike(scan, TIAOLI_LOOKALIKE_WORD, TL_RULE_LOOKALIKE_QUOTED,
                                 segment.start, segment.end);
        case IDIOM:
            *next = segment.end;
            return add_lookalike(scan, TIAOLI_LOOKALIKE_IDIOM, TL_RULE_LOOKALIKE_QUOTED,
                                 segment.start, segment.end);
        case NAME:
            *next = segment.end;
            return add_lookalike(scan, TIAOLI_LOOKALIKE_NAME, TL_RULE_LOOKALIKE_NAME, segment.start,
                                 segment.end);
        default:
            return true;
    }
}

/* ---- The scan ------------------------------------------------------------------------- */

/* 半 after 三年, before 小时, 半数. */
static bool read_half(tl_numeral_scan *scan, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    const uint32_t end = at + 3;
    const tl_unit unit = tl_read_unit(run, end, run->length);
    const uint32_t left = before(run, at);
    const bool of_year = left == 0x4E0A || left == 0x4E0B || left == 0x524D || left == 0x540E;
    const bool after_unit = scan->last_end == at && at > 0;
    if (!after_unit && of_year) return true;
    if (!after_unit && unit.end == end && !TL_AT(run->text, end, run->length, "数")) {
        tl_span word;
        if (!tl_word_at(run, at, &word)) return false;
        if (word.end - word.start == 3) return true;
        if (word.end > *next) *next = word.end;
        return add_lookalike(scan, TIAOLI_LOOKALIKE_WORD, TL_RULE_LOOKALIKE_WORD, word.start,
                             word.end);
    }
    const uint32_t known = unit.end > end ? unit.end : end + 3;
    if (!after_unit && tl_longest_word(run, at) > known - at) { /* 半月板 */
        tl_span word;
        if (!tl_word_at(run, at, &word)) return false;
        if (word.start == at && word.end > known) {
            *next = word.end;
            return add_lookalike(scan, TIAOLI_LOOKALIKE_WORD, TL_RULE_LOOKALIKE_WORD, at, word.end);
        }
    }
    tl_decision d;
    memset(&d, 0, sizeof d);
    whole_value(&d, 5);
    d.value.scale = 1;
    d.verdict = TL_VERDICT_NUMERAL;
    d.type = TIAOLI_NUMERAL_CARDINAL;
    d.rule = TL_RULE_NUMERAL_HALF;
    d.start = at;
    d.end = d.next = end;
    if (unit.end > end) {
        d.unit.start = unit.start;
        d.unit.end = d.next = unit.end;
        d.unit_classes = unit.classes;
    }
    *next = d.next;
    return add(scan, &d);
}

/* 打对折, 按对折出售: half the price; not 核对|折旧. */
static bool is_half_price(const tl_run *run, uint32_t at) {
    const char *text = run->text;
    if (!TL_AT(text, at, run->length, "对折")) return false;
    return TL_ENDS(text, 0, at, "打") || TL_ENDS(text, 0, at, "按") ||
           !tl_is_han(peek(run, at + 6)) || TL_AT(text, at + 6, run->length, "优惠");
}

/* 双 counts where an abbreviation is known to begin, else the word decides. */
static bool read_double(tl_numeral_scan *scan, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    tl_decision d;
    memset(&d, 0, sizeof d);
    if (at >= scan->counted.start && at < scan->counted.end) {
        whole_value(&d, 2);
        *next = at + 3;
        return add_plain(scan, TIAOLI_NUMERAL_COUNTED, scan->counted_rule, at, at + 3, &d.value);
    }
    tl_span word;
    if (!tl_word_at(run, at, &word)) return false;
    if (word.end - word.start <= 3 || word.start < scan->last_end) return true;
    if (word.end > *next) *next = word.end;
    return add_lookalike(scan, TIAOLI_LOOKALIKE_WORD, TL_RULE_LOOKALIKE_WORD, word.start, word.end);
}

/* 为|负三米: one figure and a unit of measurement, 负 no part of a word. */
static bool is_minus_measure(tl_numeral_scan *scan, uint32_t at, uint32_t figure, bool *sign) {
    tl_run *run = scan->run;
    const tl_classes other = TL_CLASS(TL_NUMBER_CLASSIFIER) | TL_CLASS(TL_NUMBER_CURRENCY);
    const tl_unit unit = tl_read_unit(run, figure + 3, run->length);
    *sign = false;
    if (!(unit.classes & TL_CLASS(TL_NUMBER_UNIT)) || (unit.classes & other)) return true;
    tl_span word;
    if (!tl_word_at(run, at, &word)) return false;
    *sign = word.start == at;
    return true;
}

/* A sign belongs to the number unless it joins it to the last one. */
static bool is_sign(tl_numeral_scan *scan, uint32_t at, uint32_t c, bool *sign) {
    const tl_run *run = scan->run;
    *sign = false;
    if (c == 0x8D1F || c == 0x8CA0) { /* 负 */
        const uint32_t next =
            tl_skip_blanks(run->text, at + 3, at + 5 < run->length ? at + 5 : at + 3);
        if (!tl_is_number_char(peek(run, next))) return true;
        *sign = !tl_is_han(before(run, at)) || tl_figure(peek(run, next)) >= 0 ||
                tl_is_number_char(peek(run, tl_after(run->text, next, run->length))) ||
                TL_AT(run->text, next + 3, run->length, "点");
        return *sign || is_minus_measure(scan, at, next, sign);
    }
    if (c != '-' && c != 0xFF0D && c != 0x2212) return true;
    if (at && scan->last_end == at) return true;
    const uint32_t left = before(run, at);
    const bool latin = left < 0x80 && left != ' ' && left != '\n' && left != '(' && left != 0;
    *sign = !latin && tl_figure(peek(run, tl_after(run->text, at, run->length))) >= 0;
    return true;
}

static bool read_number(tl_numeral_scan *scan, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    tl_number number;
    if (!tl_read_number(run, at, run->length, &number)) return true;
    if (number.end > *next) *next = number.end;
    if (number.kind && is_enumerator(run, &number)) {
        const bool ordinal = after_prefix(run, at);
        return add_plain(scan, ordinal ? TIAOLI_NUMERAL_ORDINAL : TIAOLI_NUMERAL_ENUMERATOR,
                         TL_RULE_NUMERAL_MARKER, at, number.end, &number.value);
    }
    tl_decision d;
    if (!tl_decide_number(scan, &number, &d)) return false;
    if (d.verdict == TL_VERDICT_NOTHING) {
        if (d.next < *next && d.next > at) *next = d.next;
        return true;
    }
    if (d.next > at) *next = d.next;
    if (d.start < scan->last_end && d.verdict == TL_VERDICT_LOOKALIKE && d.start < at)
        return true; /* the word reaches back into what was read */
    return add(scan, &d);
}

/* Does the number word at `at` have a unit that ends behind `end` (三公|里)? */
static bool unit_passes(const tl_run *run, uint32_t at, uint32_t end) {
    const uint32_t after = tl_after(run->text, at, end);
    return tl_number_char_of(peek(run, at)).class == TL_CHAR_FIGURE &&
           tl_read_unit(run, after, run->length).end > end;
}

/* A word of the lists, an article's suffix or 对折 at text[at]: what begins with a
 * character that may be no number character. */
static bool begin_word(tl_numeral_scan *scan, uint32_t at, uint32_t *next) {
    tl_run *run = scan->run;
    tl_decision d;
    tl_number number;
    const tl_lex_match match = tl_lex_longest(run->lexicon->number, run->text, at, run->length,
                                              TL_LOOKALIKE_CLASSES | TL_CLASS(TL_NUMBER_COUNTED));
    if (match.length && at >= scan->counted.end) {
        const uint32_t counted = tl_lex_longest(run->lexicon->number, run->text, at, run->length,
                                                TL_CLASS(TL_NUMBER_COUNTED))
                                     .length;
        if (counted && !unit_passes(run, at, at + counted)) {
            scan->counted.start = at;
            scan->counted.end = at + counted;
            scan->counted_rule = TL_RULE_NUMERAL_COUNTED;
        }
    }
    if (is_article_suffix(run, at, &number)) {
        *next = number.end;
        number.value.flags |= TIAOLI_VALUE_ABBREVIATED;
        return add_plain(scan, TIAOLI_NUMERAL_ORDINAL, TL_RULE_NUMERAL_PREFIX, number.start,
                         number.end, &number.value);
    }
    if (is_half_price(run, at)) {
        whole_value(&d, 50);
        *next = at + 6;
        return add_plain(scan, TIAOLI_NUMERAL_PERCENT, TL_RULE_NUMERAL_HALF, at, *next, &d.value);
    }
    if (!match.length || (at == scan->counted.start && at < scan->counted.end)) return true;
    if (!tl_decide_word(scan, at, &d)) return false;
    if (d.verdict == TL_VERDICT_NOTHING) return true;
    *next = d.end;
    return add(scan, &d);
}

/* What begins in text[at, stop) and holds no number character before `stop`: no
 * earlier than a few characters of three bytes before it. */
static bool read_leads(tl_numeral_scan *scan, uint32_t at, uint32_t stop, uint32_t *next) {
    const tl_run *run = scan->run;
    uint32_t leads = 0; /* bit i: i + 1 characters before */
    *next = at;
    if (stop == run->length) return true;
    for (uint32_t i = 0, from = stop; i < TL_WORD_LEAD && from - at >= 3; i++) {
        from -= 3;
        const uint32_t bytes = tl_four_bytes(run->text + from);
        if (!tl_begins_three(bytes)) break;
        leads |= (uint32_t)tl_holds_three(&tl_lead_stops, bytes) << i;
    }
    for (uint32_t i = TL_WORD_LEAD; leads && *next == at && i-- > 0;)
        if ((leads >> i & 1) && !begin_word(scan, stop - 3 * (i + 1), next)) return false;
    return true;
}

/* Reads what begins at `at` with the character c; *next is where to go on. */
static bool step(tl_numeral_scan *scan, uint32_t at, uint32_t c, uint32_t *next) {
    const uint32_t step_end = *next;
    const tl_number_char what = tl_character(c);
    if (!begin_word(scan, at, next)) return false;
    if (*next > step_end) return true;
    tl_decision d;
    bool sign = false;
    switch (what.class) {
        case TL_CHAR_ORDINAL:
            return read_ordinal(scan, at, next);
        case TL_CHAR_HALF:
            return read_half(scan, at, next);
        case TL_CHAR_DOUBLE:
            return read_double(scan, at, next);
        case TL_CHAR_ENCLOSED:
            whole_value(&d, what.value);
            return add_plain(scan, TIAOLI_NUMERAL_ENUMERATOR, TL_RULE_NUMERAL_MARKER, at, *next,
                             &d.value);
        case TL_CHAR_MINUS:
        case TL_CHAR_SIGN:
            if (!is_sign(scan, at, c, &sign)) return false;
            return !sign || read_number(scan, at, next);
        case TL_CHAR_SEVERAL:
            return read_number(scan, at, next);
        default:
            return !what.class || what.class > TL_CHAR_LAST_NUMBER || read_number(scan, at, next);
    }
}

/* The pair of quotation marks that opens at `at` becomes *quote. */
static void enter_quote(const tl_run *run, uint32_t at, tl_span *quote) {
    const tl_bracket *pair = tl_bracket_opening(run, at);
    if (!pair || pair->close_end <= pair->close) return;
    quote->start = pair->open_end;
    quote->end = pair->close;
}

/* The next place that matters; among what is quoted, also what splits it. */
static uint32_t next_place(const tl_run *run, uint32_t at, uint32_t end, uint32_t quote_end) {
    if (at < quote_end && run->lexicon->number == &tl_lexicon_number) {
        const uint32_t within = quote_end < end ? quote_end : end;
        at = tl_next_stop(&tl_quoted_stops, run->text, at, within);
        if (at < within) return at;
    }
    return tl_next_place(&run->number_places, at, end);
}

/* The first line from `line` on with the number of a marker at or after `at`. */
static uint32_t next_marker(const tl_run *run, uint32_t line, uint32_t at) {
    for (; line < run->lines.count; line++) {
        const tl_marker *marker = &run->lines.data[line].marker;
        if (marker->kind && marker->numeral.start >= at && !tl_span_empty(marker->numeral)) break;
    }
    return line;
}

bool tl_numerals(tl_run *run) {
    tl_numeral_scan scan;
    memset(&scan, 0, sizeof scan);
    scan.run = run;
    tl_span quote = {0, 0};
    uint32_t line = 0, next;
    for (uint32_t at = 0; at < run->length; at = next) {
        line = next_marker(run, line, at);
        const tl_marker *marker = line < run->lines.count ? &run->lines.data[line].marker : NULL;
        const uint32_t limit = marker ? marker->numeral.start : run->length;
        const uint32_t stop = next_place(run, at, limit, quote.end);
        if (!read_leads(&scan, at, stop, &next)) return false;
        if (next > at) continue;
        if (marker && stop == limit) {
            if (!add_marker(&scan, marker)) return false;
            next = marker->numeral.end;
            continue;
        }
        if (stop == run->length) break;
        uint32_t used;
        const uint32_t c = tl_decode(run->text, stop, run->length, &used);
        const uint8_t class = tl_character(c).class;
        next = stop + used;
        if (class == TL_CHAR_QUOTE) {
            enter_quote(run, stop, &quote);
            if (quote.start == next && !enter_segment(&scan, quote, next, &next)) return false;
        } else if (class == TL_CHAR_SPLIT && stop < quote.end) {
            if (!enter_segment(&scan, quote, next, &next)) return false;
        } else if (c >= 0x80 || (class && class < TL_CHAR_SPLIT)) {
            if (!step(&scan, stop, c, &next)) return false;
        }
    }
    return true;
}
