/*
 * Takes the tokens of a clause, gives where its modifiers end: times and deadlines,
 * adverbs, phrases with 地, coverb phrases; and what they tell of the predicate (who
 * acts by 由, what is disposed of by 把, whether it is past).
 */
#include "clause_modifiers.h"

#define CLASS(id) TL_CLASS(TL_CLAUSE_##id)
#define IS(i, id) tl_is(words, (i), CLASS(id))

/* Can one of the tokens be a time or a deadline? */
bool tl_has_deadline(const tl_words *words) {
    return tl_has_kind(words, TL_TOKEN_TIME) || (words->classes & CLASS(DEADLINE));
}

/* 2025年底前, 5年内, 限期, 自…之日起十五日内; gives the token after it, or i. */
uint32_t tl_over_time(const tl_words *words, uint32_t i, tl_modifiers *m) {
    if (!tl_has_deadline(words)) return i;
    uint32_t at = i;
    if (IS(at, TIME_COVERB) && (tl_is_kind(words, at + 1, TL_TOKEN_TIME) || IS(at + 1, DEADLINE)))
        at++;
    if (IS(at, TIME_COVERB) && IS(at + 1, ADVERB) && tl_is_kind(words, at + 2, TL_TOKEN_TIME))
        at += 2; /* 于|每年|3月底前 */
    if (IS(at, DEADLINE)) {
        m->deadline = tl_tokens_span(words, at, at + 1);
        return at + 1;
    }
    if (!tl_is_kind(words, at, TL_TOKEN_TIME)) return i;
    if (IS(i, COVERB_AT) && IS(at + 1, DE)) return i; /* 在|去年|的大会上 */
    if (TL_AT(words->text, words->token[at].start, words->end, "过去")) m->past = true;
    uint32_t from = at++;
    while (IS(at, TIME_END)) at++;
    const tl_token *time = &words->token[from];
    if (from > 0 && IS(from - 1, ADVERB) && /* 每年|3月底前 */
        TL_AT(words->text, words->token[from - 1].start, words->end, "每"))
        from--;
    const bool closed = tl_lex_longest_before(words->run->lexicon->clause, words->text, time->start,
                                              time->end, CLASS(DEADLINE_END))
                            .length != 0;
    if (IS(at, DEADLINE_END)) {
        m->deadline = tl_tokens_span(words, from, ++at);
    } else if (closed) {
        m->deadline = tl_tokens_span(words, from, at); /* 年内 is one time */
    } else if (IS(at - 1, TIME_END) && tl_is_kind(words, at, TL_TOKEN_TIME) &&
               IS(at + 1, DEADLINE_END)) {
        m->deadline = tl_tokens_span(words, at, at + 2); /* 2012年起|5年内 */
        at += 2;
    }
    if (TL_ENDS(words->text, words->start, words->token[at - 1].end, "以来")) m->past = true;
    return at;
}

tl_span tl_find_deadline(const tl_words *words) {
    tl_modifiers m = {0};
    if (!tl_has_deadline(words)) return m.deadline;
    for (uint32_t i = 0; i < words->count && tl_span_empty(m.deadline); i++)
        tl_over_time(words, i, &m);
    return m.deadline;
}

/* 更加|紧密地|团结: a phrase that 地 makes an adverbial. */
static uint32_t over_manner(const tl_words *words, uint32_t i) {
    enum { LONGEST_MANNER = 5 };
    for (uint32_t k = i + 1; k < words->count && k - i < LONGEST_MANNER; k++) {
        if (words->token[k].kind != TL_TOKEN_OTHER) return i;
        if (!TL_AT(words->text, words->token[k].start, words->end, "地")) continue;
        return tl_predicate_begins(words, k + 1) ? k + 1 : i;
    }
    return i;
}

/* 我们|将|采取…: before a verb that has its object behind it 将 is no 把. */
static bool is_future(const tl_words *words, uint32_t i) {
    if (!TL_AT(words->text, words->token[i].start, words->end, "将")) return false;
    const uint32_t at = tl_skip_adverbs(words, i + 1);
    if (tl_before_de(words, at)) return false;
    if (!tl_verb_begins(words, at, at > i + 1) && !IS(at, STATIVE)) return false; /* 将|受到 */
    return !tl_any(words, at + 1, words->count, CLASS(BA));
}

/* 参照|本法|执行, 利用|厂房|改建…, 发现|问题|及时|整改: a verb with its object before
 * the verb that tells what to do. */
static uint32_t over_serial_verb(const tl_words *words, uint32_t i, tl_modifiers *m) {
    if (!tl_is(words, i, TL_COVERBS) || i + 1 >= words->count) return i;
    uint32_t end = words->count;
    if (!IS(i, COVERB_LEAD)) end = tl_coverb_end(words, i);
    /* what is to be done on noticing something has an adverb, and may have no object */
    for (uint32_t k = i + 2; IS(i, COVERB_LEAD) && k < end; k++)
        if (IS(k, ADVERB) && !IS(k - 1, DE) &&
            tl_verb_begins(words, tl_skip_adverbs(words, k), true))
            end = k;
    if (end >= words->count || tl_is(words, end, TL_CUES)) return i;
    m->modified = true;
    return end;
}

/* Over one modifier at token i; i itself if there is none. */
/* Over the phrase of the coverb at token i. */
static uint32_t over_coverb_phrase(const tl_words *words, uint32_t i, tl_modifiers *m) {
    const uint32_t end = tl_coverb_end(words, i);
    m->modified = true;
    m->direction = m->direction || IS(i, COVERB_TO) || IS(i, COVERB_LEAD);
    if (IS(i, COVERB_FROM) && tl_is_kind(words, end, TL_TOKEN_TIME))
        m->origin = words->token[i].start + 1;
    /* 在收到申请之日起|十日|内 */
    for (uint32_t k = i + 1; IS(i, COVERB_AT) && IS(end - 1, DEADLINE_END) && k + 2 < end; k++)
        if (IS(k, TIME_END) && tl_is_kind(words, k + 1, TL_TOKEN_TIME))
            m->deadline = tl_tokens_span(words, i, end);
    if (IS(i, COVERB_AGENT) && end < words->count) m->agent = tl_tokens_span(words, i + 1, end);
    if (IS(i, COVERB_BA) && end < words->count) {
        uint32_t to = end;
        while (to > i + 1 && IS(to - 1, ADVERB)) to--;
        m->disposed = tl_tokens_span(words, i + 1, to);
    }
    if (IS(i, COVERB_FOCUS) && end == words->count) m->by_coverb = i + 1;
    /* 须|经原机关批准: with a cue the verb of the phrase is the predicate */
    if (end == words->count && IS(end - 1, VERB) &&
        TL_AT(words->text, words->token[i].start, words->end, "经"))
        m->through = end - 1;
    return end;
}

uint32_t tl_over_modifier(const tl_words *words, uint32_t i, tl_modifiers *m) {
    const uint32_t timed = tl_over_time(words, i, m);
    if (timed > i) {
        /* 自收到申请之日起|十五日内 is one deadline */
        if (m->origin && m->deadline.start == words->token[i].start)
            m->deadline.start = m->origin - 1;
        m->origin = 0;
        return timed;
    }
    m->origin = 0;
    if (IS(i, PAST)) {
        m->past = true;
        return i + 1;
    }
    /* 严肃|查处 and 严肃|纪律 */
    if (IS(i, VERB) && !(IS(i, ADVERB) && tl_predicate_begins(words, i + 1)))
        return over_serial_verb(words, i, m);
    /* 不能当|“甩手掌柜” */
    if (IS(i, SINGLE) && tl_is_kind(words, i + 1, TL_TOKEN_QUOTE)) return i;
    if (IS(i, ADVERB) || IS(i, CONNECTIVE)) {
        m->modified = m->modified || IS(i, ADVERB);
        if (TL_AT(words->text, words->token[i].start, words->token[i].end, "一定"))
            m->pledge = i + 1;
        const bool manner = TL_AT(words->text, tl_start_of(words, i + 1), words->end, "地") &&
                            tl_predicate_begins(words, i + 2); /* 自觉|地|增强 */
        return manner ? i + 2 : i + 1;
    }
    /* 全面准确|、|坚定不移|贯彻 */
    if (i > 0 && tl_is_kind(words, i, TL_TOKEN_LIST) && IS(i - 1, ADVERB) && IS(i + 1, ADVERB) &&
        tl_predicate_begins(words, i + 1))
        return i + 1;
    const uint32_t manner = over_manner(words, i);
    if (manner > i) {
        m->modified = true;
        return manner;
    }
    if (!tl_is(words, i, TL_COVERBS) || i + 1 >= words->count) return i;
    if (IS(i, STATIVE)) { /* 遇有|情况|第一时间|报告 */
        const uint32_t serial = over_serial_verb(words, i, m);
        if (serial > i) return serial;
    }
    if (is_future(words, i)) {
        m->future = i + 1;
        return i + 1;
    }
    return over_coverb_phrase(words, i, m);
}

uint32_t tl_over_modifiers(const tl_words *words, uint32_t i, tl_modifiers *m) {
    for (;;) {
        const uint32_t next = tl_over_modifier(words, i, m);
        /* the phrase of 把 ends where its verb begins */
        if (next == i || !tl_span_empty(m->disposed)) return next;
        i = next;
    }
}
