/*
 * Takes a quote with its measures, gives its kind by ordered tests, the first
 * that holds: quotation, plan, counted, name of a measure in a list, slogan,
 * name, emphasis, term.  Whether it is parallel, and whether it names something
 * opposed, is decided apart from the kind.
 */
#include "quote.h"

enum {
    LONG_SENTENCE = 20,  /* characters of a sentence that needs no mark      */
    LONG_COUNTED = 12,   /* characters of an abbreviation at most            */
    MEASURE_TITLE = 8,   /* titles of measures are longer,                   */
    VERBAL_TITLE = 5,    /* or as long as this and begin with a verb         */
    SAID_FRAGMENT = 8,   /* characters of a said phrase that goes on         */
    OPPOSING_REACH = 60, /* bytes from the verb to what it opposes           */
    SENTENCE_HEAD = 96   /* bytes in which a predicate is looked for         */
};

static tl_lex_match longest(const tl_run *run, const char *text, uint32_t start, uint32_t end,
                            int class_id) {
    return tl_lex_longest(run->lexicon->quote, text, start, end, TL_CLASS(class_id));
}

static bool ends_with(const tl_run *run, uint32_t start, uint32_t end, int class_id) {
    return tl_lex_longest_before(run->lexicon->quote, run->text, start, end, TL_CLASS(class_id))
        .length;
}

/* --- Numbers -------------------------------------------------------------- */

/* 1-9 for a digit word, 10 for 十, 2 for 双; 0 for anything else. */
static uint32_t digit_word(uint32_t c) {
    switch (c) {
        case 0x4E00:
            return 1; /* 一 */
        case 0x4E8C:
            return 2; /* 二 */
        case 0x4E24:
            return 2; /* 两 */
        case 0x5169:  /* 兩 */
        case 0x53CC:  /* 双 */
        case 0x96D9:  /* 雙 */
            return 2;
        case 0x4E09:
            return 3; /* 三 */
        case 0x56DB:
            return 4; /* 四 */
        case 0x4E94:
            return 5; /* 五 */
        case 0x516D:
            return 6; /* 六 */
        case 0x4E03:
            return 7; /* 七 */
        case 0x516B:
            return 8; /* 八 */
        case 0x4E5D:
            return 9; /* 九 */
        case 0x5341:
            return 10; /* 十 */
        default:
            return 0;
    }
}

/* 两 and 双 make no longer number with a digit behind them: 双|一流. */
static bool is_pair_word(uint32_t c) {
    return c == 0x4E24 || c == 0x5169 || c == 0x53CC || c == 0x96D9;
}

uint32_t tl_quote_number(const char *text, uint32_t start, uint32_t end, uint32_t *after) {
    uint32_t at = start, value = 0, words = 0;
    bool ten = false, pair = false;
    for (; at < end; at = tl_after(text, at, end), words++) {
        const uint32_t c = tl_peek(text, at, end);
        const uint32_t digit = digit_word(c);
        if (!digit || pair) break;
        pair = is_pair_word(c);
        if (pair && words) return 0;
        if (digit == 10) {
            if (ten) return 0;
            ten = true;
            value = value ? value * 10 : 10;
        } else {
            if (words && (!ten || value % 10)) return 0; /* 九二, 三三: digits, no count */
            value += digit;
        }
    }
    const uint32_t next = tl_peek(text, at, end);
    if (next == 0x767E || next == 0x5343 || next == 0x4E07 || next == 0x4EBF || next == 0x96F6)
        return 0; /* 百 千 万 亿 零 */
    *after = at;
    return value;
}

bool tl_quote_is_plan(const char *text, uint32_t length) {
    /* N五 for N of 一 to 二十 */
    if (length < 6 || !TL_ENDS(text, 0, length, "五")) return false;
    uint32_t after = 0;
    const uint32_t end = length - 3;
    if (TL_AT(text, 0, end, "两") || TL_AT(text, 0, end, "双")) return false;
    const uint32_t number = tl_quote_number(text, 0, end, &after);
    return number && number <= 20 && after == end;
}

static bool is_plan(const tl_quote_view *quote) {
    uint32_t length = quote->key_length;
    if (TL_ENDS(quote->key, 0, length, "规划") || TL_ENDS(quote->key, 0, length, "计划") ||
        TL_ENDS(quote->key, 0, length, "时期") || TL_ENDS(quote->key, 0, length, "期间"))
        length -= 6;
    return tl_quote_is_plan(quote->key, length);
}

/* The numbers inside a formula, added up: 三去一降一补 → 5, 一国两制 → 3; not
 * those that are part of a word (五位|一体) or of what is counted (三个|一批). */
static uint32_t sum_of_formula(const tl_run *run, const char *text, uint32_t start, uint32_t end,
                               uint32_t *largest) {
    uint32_t sum = 0;
    *largest = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t after = at;
        const tl_lex_match word = longest(run, text, at, end, TL_QUOTE_NO_NUMBER);
        const bool inside = word.length || (at > start && TL_ENDS(text, start, at, "个"));
        const uint32_t number = inside ? 0 : tl_quote_number(text, at, end, &after);
        if (number && after < end) {
            sum += number;
            if (number > *largest) *largest = number;
            at = after;
        } else {
            at = word.length ? at + word.length : tl_after(text, at, end);
        }
    }
    return sum;
}

/* The members that one segment counts; 0: it does not count.  *plural: it
 * counts more than one. */
static uint32_t count_of(const tl_run *run, const char *text, uint32_t start, uint32_t end,
                         bool *plural) {
    uint32_t after = start;
    *plural = false;
    const tl_classes exact = tl_lex_exact(run->lexicon->quote, text, start, end);
    const bool counts = exact & TL_CLASS(TL_QUOTE_COUNTS);
    if (!counts && longest(run, text, start, end, TL_QUOTE_COUNTS_NOT).length) return 0;
    const uint32_t number = tl_quote_number(text, start, end, &after);
    if (!number || after >= end) return 0;
    if (longest(run, text, after, end, TL_QUOTE_COUNTS_NOT_AFTER).length) return 0;
    if (number > 10 && end - after == 3 && TL_AT(text, after, end, "大")) return 0; /* 二十大 */
    uint32_t largest;
    const uint32_t sum = sum_of_formula(run, text, start, end, &largest);
    *plural = largest > 1 || counts || sum > 2; /* 一老一小一困 */
    return sum;
}

uint32_t tl_quote_counts(const tl_run *run, const char *text, uint32_t length) {
    bool plural;
    return count_of(run, text, 0, length, &plural);
}

/* 一事一议, 一企一策: for each X one Y; 一岗双责: for each X two. */
static bool is_distributive(const tl_quote_view *quote) {
    const char *key = quote->key;
    return quote->key_length == 12 && TL_AT(key, 0, 12, "一") &&
           (TL_AT(key, 6, 12, "一") || TL_AT(key, 6, 12, "双"));
}

static bool is_counted(const tl_run *run, const tl_quote_view *quote, tl_quote_decision *decision) {
    if (!quote->key_length || quote->segments > TL_QUOTE_SEGMENTS) return false;
    if (is_distributive(quote) && !(quote->key_classes & TL_CLASS(TL_QUOTE_COUNTS))) return false;
    bool plural = false;
    uint32_t sum = 0;
    if (quote->segments == 1) {
        if (quote->characters > LONG_COUNTED) return false;
        sum = count_of(run, quote->key, 0, quote->key_length, &plural);
    }
    for (uint32_t i = 0; i < quote->segments && quote->segments > 1; i++) {
        bool many;
        const tl_span part = quote->segment[i];
        const uint32_t count = count_of(run, run->text, part.start, part.end, &many);
        if (!count || tl_count_characters(run->text, part.start, part.end) > LONG_COUNTED)
            return false;
        sum += count;
        plural = plural || many;
    }
    if (!plural) return false;
    decision->count = sum;
    decision->rule = quote->segments > 1 ? TL_RULE_QUOTE_COUNTED_PARTS : TL_RULE_QUOTE_COUNTED;
    return true;
}

/* --- Quotation ------------------------------------------------------------ */

static bool ends_like_sentence(const tl_run *run, const tl_bracket *pair) {
    const uint32_t last = tl_decode_before(run->text, pair->open_end, pair->close);
    return last == 0x3002 || last == 0xFF01 || last == 0xFF1F || last == 0x2026 || last == 0xFF0C ||
           last == '!' || last == '?';
}

/* 他强调：“…”, and 他强调，“…” where the quote is not just a phrase of what he
 * says in our words: “两个维护”是… */
static bool is_said(const tl_run *run, const tl_quote_view *quote) {
    const char *text = run->text;
    const tl_bracket *pair = quote->pair;
    uint32_t at = tl_before_wrap(text, quote->limits.start, pair->open);
    const bool colon = TL_ENDS(text, quote->limits.start, at, "：");
    const bool comma = TL_ENDS(text, quote->limits.start, at, "，");
    if (colon || comma)
        at -= 3;
    else if (at > quote->limits.start && (text[at - 1] == ':' || text[at - 1] == ','))
        at -= 1;
    else
        return false;
    if (!ends_with(run, quote->limits.start, at, TL_QUOTE_SPEECH_VERB)) return false;
    const uint32_t next = tl_peek(text, pair->close_end, quote->limits.end);
    const bool goes_on = tl_is_han(next) || next == 0x3001;
    return !goes_on || (colon && quote->characters > SAID_FRAGMENT) ||
           quote->characters > LONG_SENTENCE;
}

/* A sentence with subject and predicate: something stands before the first word
 * of a predicate, and the whole does not end as an attribute. */
static bool is_whole_sentence(const tl_run *run, const tl_quote_view *quote, bool parallel) {
    if (quote->characters <= LONG_SENTENCE || parallel || quote->in_list) return false;
    if (quote->head_classes & TL_CLASS(TL_QUOTE_NAME_NOUN)) return false;
    const tl_bracket *pair = quote->pair;
    uint32_t end = pair->close;
    if (TL_ENDS(run->text, pair->open_end, end, "的")) return false;
    if (end > pair->open_end + SENTENCE_HEAD) end = pair->open_end + SENTENCE_HEAD;
    if (longest(run, run->text, pair->open_end, end, TL_QUOTE_LIST_VERB).length) return false;
    for (uint32_t at = tl_after(run->text, pair->open_end, end); at < end;) {
        const tl_lex_match skip = longest(run, run->text, at, end, TL_QUOTE_NP_MODIFIER);
        if (skip.length) {
            at += skip.length;
            continue;
        }
        if (longest(run, run->text, at, end, TL_QUOTE_PREDICATE).length) return true;
        at = tl_after(run->text, at, end);
    }
    return false;
}

static bool is_quotation(const tl_run *run, const tl_quote_view *quote, bool parallel,
                         tl_quote_decision *decision) {
    decision->rule = TL_RULE_QUOTE_SENTENCE;
    if (quote->characters > 1 && ends_like_sentence(run, quote->pair)) return true;
    decision->rule = TL_RULE_QUOTE_SAID;
    if (is_said(run, quote)) return true;
    decision->rule = TL_RULE_QUOTE_WHOLE;
    return is_whole_sentence(run, quote, parallel);
}

/* --- Slogan, name ---------------------------------------------------------- */

/* 以…为…, 最多…, 只… */
static bool is_formula(const tl_quote_view *quote) {
    const char *key = quote->key;
    const uint32_t length = quote->key_length;
    if (quote->key_classes & TL_CLASS(TL_QUOTE_OPPOSED)) return false; /* 以邻为壑 */
    if (TL_AT(key, 0, length, "最多") || TL_AT(key, 0, length, "只")) return length > 9;
    if (!TL_AT(key, 0, length, "以")) return false;
    for (uint32_t at = 6; at + 3 < length; at = tl_after(key, at, length))
        if (TL_AT(key, at, length, "为")) return true;
    return false;
}

static bool is_slogan(const tl_quote_view *quote, bool parallel, tl_quote_decision *decision) {
    decision->rule = quote->equal_lengths ? TL_RULE_QUOTE_PARALLEL : TL_RULE_QUOTE_SERIES;
    if (parallel) return true;
    decision->rule = TL_RULE_QUOTE_FORMULA;
    if (is_formula(quote)) return true;
    decision->rule = TL_RULE_QUOTE_PRINCIPLE;
    return quote->head_near && (quote->head_classes & TL_CLASS(TL_QUOTE_SLOGAN_NOUN)) &&
           quote->characters > 1 && !is_distributive(quote) &&
           !(quote->key_classes & TL_CLASS(TL_QUOTE_OPPOSED));
}

/* 购物节, 攻坚行动; not 环节. */
static bool ends_as_name(const tl_run *run, const tl_bracket *pair) {
    return ends_with(run, pair->open_end, pair->close, TL_QUOTE_NAME_END) &&
           !ends_with(run, pair->open_end, pair->close, TL_QUOTE_NAME_END_NOT);
}

static bool is_name(const tl_run *run, const tl_quote_view *quote, tl_quote_decision *decision) {
    if (quote->characters < 2 || is_distributive(quote)) return false;
    if (quote->key_classes & (TL_CLASS(TL_QUOTE_OPPOSED) | TL_CLASS(TL_QUOTE_DESCRIPTIVE)))
        return false;
    const tl_bracket *pair = quote->pair;
    decision->rule = TL_RULE_QUOTE_NAME_END;
    /* “无产阶级专政下继续革命”的理论 speaks of a theory, not of an event */
    const bool named_otherwise =
        quote->head_bound && !(quote->head_classes & TL_CLASS(TL_QUOTE_NAME_NOUN));
    if (!named_otherwise && ends_as_name(run, pair)) return true;
    decision->rule = TL_RULE_QUOTE_NAME_NOUN;
    return (quote->head_classes & TL_CLASS(TL_QUOTE_NAME_NOUN)) &&
           !ends_with(run, pair->open_end, pair->close, TL_QUOTE_DESCRIPTIVE_END);
}

/* The title of a measure, in “…”、“…”等: long, or it begins with a verb. */
static bool is_title_length(const tl_run *run, const tl_quote_view *quote) {
    if (quote->characters > MEASURE_TITLE) return true;
    return quote->characters >= VERBAL_TITLE &&
           longest(run, quote->key, 0, quote->key_length, TL_QUOTE_LIST_VERB).length;
}

static bool is_measure(const tl_run *run, const tl_quote_view *quote) {
    return quote->in_list && is_title_length(run, quote) &&
           !(quote->head_classes &
             (TL_CLASS(TL_QUOTE_OPPOSED_NOUN) | TL_CLASS(TL_QUOTE_SLOGAN_NOUN)));
}

/* --- Opposed ---------------------------------------------------------------- */

/* Start of the list of quotes in which this one stands. */
static uint32_t list_start(const tl_run *run, const tl_quote_view *quote) {
    const tl_bracket *pair = quote->pair;
    const char *text = run->text;
    for (uint32_t i = 0; i < TL_QUOTE_CHAIN; i++) {
        uint32_t at = pair->open;
        if (TL_ENDS(text, quote->limits.start, at, "、") ||
            TL_ENDS(text, quote->limits.start, at, "和") ||
            TL_ENDS(text, quote->limits.start, at, "或") ||
            TL_ENDS(text, quote->limits.start, at, "与"))
            at -= 3;
        const tl_bracket *previous =
            tl_quote_ending(run, at, (uint32_t)(pair - run->brackets.data));
        if (!previous || previous->open < quote->limits.start) break;
        pair = previous;
    }
    return pair->open;
}

static bool ends_clause(uint32_t c) {
    return c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == 0xFF01 || c == 0xFF1F ||
           c == 0x201D || c == 0x201C;
}

/* Is the verb that governs the quote one of opposing?  It stands directly before
 * it, or before an attribute (反对任何形式的“…”) or a list that the quote ends. */
static bool is_opposed_by_verb(const tl_run *run, const tl_quote_view *quote) {
    const char *text = run->text;
    uint32_t start = quote->limits.start;
    const uint32_t from = tl_before_wrap(text, start, list_start(run, quote));
    if (from - start > OPPOSING_REACH) start = from - OPPOSING_REACH;
    /* 专项整治“百日行动” is the name of the campaign */
    if (ends_with(run, start, from, TL_QUOTE_CAMPAIGN) && ends_as_name(run, quote->pair))
        return false;
    if (ends_with(run, start, from, TL_QUOTE_OPPOSE)) return true;
    if (!TL_ENDS(text, start, from, "的") && !TL_ENDS(text, start, from, "等") &&
        !TL_ENDS(text, start, from, "、") && !TL_ENDS(text, start, from, "和"))
        return false;
    for (uint32_t at = from; at > start;) {
        at = tl_before(text, start, at);
        if (ends_clause(tl_peek(text, at, from))) return false;
        /* the nearest verb governs */
        const tl_lex_match word =
            tl_lex_longest(run->lexicon->quote, text, at, from,
                           TL_CLASS(TL_QUOTE_OPPOSE) | TL_CLASS(TL_QUOTE_LIST_VERB));
        if (word.classes & TL_CLASS(TL_QUOTE_OPPOSE)) return true;
        if (word.length > 3) return false;
    }
    return false;
}

/* 解决“为什么干”的|问题: a question is none that is opposed. */
static bool is_question(const tl_run *run, const tl_quote_view *quote) {
    for (uint32_t at = 0; at < quote->key_length; at = tl_after(quote->key, at, quote->key_length))
        if (longest(run, quote->key, at, quote->key_length, TL_QUOTE_QUESTION).length) return true;
    return false;
}

static bool is_negative(const tl_run *run, const tl_quote_view *quote) {
    const tl_classes key = quote->key_classes;
    if (key & TL_CLASS(TL_QUOTE_OPPOSED)) return true;
    if (key & TL_CLASS(TL_QUOTE_NEVER_OPPOSED)) return false;
    if (is_measure(run, quote) && !quote->head_classes) return false;
    if (quote->head_classes & TL_CLASS(TL_QUOTE_OPPOSED_NOUN) && !is_question(run, quote))
        return true;
    return is_opposed_by_verb(run, quote);
}

tl_quote_decision tl_quote_decide(const tl_run *run, const tl_quote_view *quote) {
    tl_quote_decision decision = {TIAOLI_QUOTE_TERM, TL_RULE_QUOTE_TERM, 0, false, false};
    decision.parallel = (quote->segments >= 2 && quote->equal_lengths) || quote->segments >= 3;
    decision.negative = is_negative(run, quote);
    if (is_quotation(run, quote, decision.parallel, &decision)) {
        decision.kind = TIAOLI_QUOTE_QUOTATION;
    } else if (is_plan(quote)) {
        decision.kind = TIAOLI_QUOTE_PLAN;
        decision.rule = TL_RULE_QUOTE_PLAN;
    } else if (is_counted(run, quote, &decision)) {
        decision.kind = TIAOLI_QUOTE_COUNTED;
    } else if (is_measure(run, quote)) {
        decision.kind = TIAOLI_QUOTE_NAME;
        decision.rule = TL_RULE_QUOTE_MEASURE;
    } else if (is_slogan(quote, decision.parallel, &decision)) {
        decision.kind = TIAOLI_QUOTE_SLOGAN;
    } else if (is_name(run, quote, &decision)) {
        decision.kind = TIAOLI_QUOTE_NAME;
    } else if (quote->characters == 1) {
        decision.kind = TIAOLI_QUOTE_EMPHASIS;
        decision.rule = TL_RULE_QUOTE_EMPHASIS;
    } else {
        decision.rule = is_distributive(quote) ? TL_RULE_QUOTE_DISTRIBUTIVE : TL_RULE_QUOTE_TERM;
    }
    return decision;
}
