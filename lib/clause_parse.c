/*
 * Takes the tokens of one clause, gives its kind and its parts, without
 * looking at other clauses: [reporting lead] modifiers [subject] modifiers
 * [cue] modifiers verb object.  What a clause takes over from others (cue,
 * actor) is the business of directive.c.
 */
#include "clause_parse.h"

#define CLASS(id) TL_CLASS(TL_CLAUSE_##id)
#define IS(i, id) tl_is(words, (i), CLASS(id))

/* --- Cues ------------------------------------------------------------------ */

static uint8_t force_of(tl_classes classes) {
    if (classes & CLASS(PROHIBITION)) return TIAOLI_FORCE_PROHIBITION;
    if (classes & CLASS(OBLIGATION)) return TIAOLI_FORCE_OBLIGATION;
    if (classes & CLASS(PERMISSION)) return TIAOLI_FORCE_PERMISSION;
    if (classes & CLASS(COMMITMENT)) return TIAOLI_FORCE_COMMITMENT;
    if (classes & CLASS(EXHORTATION)) return TIAOLI_FORCE_EXHORTATION;
    return TIAOLI_FORCE_NONE;
}

/* A one-character cue must be no part of a word: 都|要 and 要|有 may be one for
 * the segmenter, 首要 may not. */
static bool stands_alone(const tl_words *words, uint32_t i) {
    if (tl_token_length(words, i) > 1) return true;
    if (tl_predicate_begins(words, i + 1)) return true;
    /* 都|要, 要|有: what the lists know as words with the character is gone, but
     * for 为主|要原料; else only an unknown character before it may be part of one */
    const tl_token *cue = &words->token[i];
    const tl_lex_match word = tl_lex_longest_before(words->run->lexicon->clause, words->text,
                                                    words->start, cue->end, CLASS(NONMODAL));
    if (word.length > cue->end - cue->start) return false;
    return i == 0 || words->token[i - 1].kind != TL_TOKEN_OTHER || tl_is_whole_word(words, i);
}

/* Does the cue at token i govern the predicate of the clause?  Not one in 应当
 * 公开的…, 根据需要, 需要和可能. */
static bool governs(const tl_words *words, uint32_t i) {
    if (i + 1 >= words->count || IS(i + 1, DE) || IS(i + 1, COORDINATOR)) return false;
    if (tl_is_kind(words, i + 1, TL_TOKEN_LIST)) return false; /* 建议、创新 */
    if (i > 0 && IS(i - 1, COVERB_BY)) return false;
    if (i > 0 && IS(i - 1, DE) && !tl_predicate_begins(words, i + 1)) return false;
    if (!stands_alone(words, i)) return false;
    if (IS(i, EXHORTATION) && i > 1) return false;
    if (!tl_any(words, i + 2, words->count, CLASS(DE))) return true; /* no verb is nominal */
    /* 落实|领导干部|不准…的|规定: what the verb before it is about */
    if (i > 1 && IS(0, VERB) && IS(i - 1, ACTOR) && IS(words->count - 1, CLOSER)) return false;
    tl_modifiers m = {0};
    const uint32_t at = tl_over_modifiers(words, i + 1, &m);
    tl_verb verb;
    if (at >= words->count) return true;
    if (!tl_verb_begins(words, at, true)) return true;
    return !(tl_read_verb(words, at, false, &verb) && verb.nominal);
}

/* First cue at or after token i; words->count if none. */
static uint32_t find_cue(const tl_words *words, uint32_t i) {
    for (; i < words->count && (words->classes & TL_CUES); i++)
        if (tl_is(words, i, TL_CUES) && governs(words, i)) return i;
    return words->count;
}

/* Takes in the cues at token i: adjacent ones are one (必须|要).  Gives the token
 * after them. */
static uint32_t read_cue(const tl_words *words, uint32_t i, tl_parsed_clause *out) {
    uint32_t next = i + 1;
    while (tl_is(words, next, CLASS(OBLIGATION) | CLASS(PROHIBITION)) && next + 1 < words->count)
        next++;
    tl_classes all = 0;
    for (uint32_t k = i; k < next; k++) all |= words->token[k].classes;
    out->cue = tl_tokens_span(words, i, next);
    out->force = force_of(words->token[i].classes | (all & CLASS(PROHIBITION)));
    if (all & CLASS(STRONG)) out->strength = TIAOLI_STRENGTH_STRONG;
    if (all & CLASS(WEAK)) out->strength = TIAOLI_STRENGTH_WEAK;
    return next;
}

/* --- Subjects -------------------------------------------------------------- */

static bool ends_with_actor(const tl_words *words, tl_span span) {
    /* 党组（党委）, 县（市、区）: what stands in parentheses is no head */
    const uint32_t close = tl_decode_before(words->text, span.start, span.end);
    for (uint32_t k = 0; k < words->count && (close == 0xFF09 || close == ')'); k++)
        if (words->token[k].end == span.end && words->token[k].kind == TL_TOKEN_PAREN)
            span.end = words->token[k].start;
    if (tl_span_empty(span)) return false;
    /* the longest term of any class decides: 小区 is no 区 */
    const tl_lex_match last = tl_lex_longest_before(words->run->lexicon->clause, words->text,
                                                    span.start, span.end, ~(tl_classes)0);
    return (last.classes & CLASS(ACTOR)) != 0;
}

/* The subject among the tokens [from, cue): without modifiers at both ends. */
static void read_subject(const tl_words *words, uint32_t from, uint32_t cue,
                         tl_parsed_clause *out) {
    tl_modifiers m = {0};
    uint32_t to = cue;
    while (to > from && (IS(to - 1, ADVERB) || IS(to - 1, CONNECTIVE) ||
                         tl_is_kind(words, to - 1, TL_TOKEN_TIME)))
        to--;
    uint32_t start = from;
    while (start < to && IS(start, CONNECTIVE)) start++;
    /* 处理…达到规定数量的个人信息处理者: a relative clause opens the noun phrase */
    const bool relative = tl_any(words, start, to, CLASS(DE));
    if (relative && !IS(start, COVERB_TO) &&
        ends_with_actor(words, tl_tokens_span(words, start, to))) {
        out->has_subject = true;
        out->actor = tl_tokens_span(words, start, to);
        return;
    }
    for (uint32_t next; start < to; start = next) {
        next = tl_over_modifier(words, start, &m);
        if (next == start) break;
    }
    if (!tl_span_empty(m.deadline)) out->deadline = m.deadline;
    if (start >= to) return;
    out->has_subject = true;
    for (uint32_t k = start + 1; k < to; k++) {
        /* 所有人|或者|关系人 is one subject */
        if (IS(k, COORDINATOR) && ends_with_actor(words, tl_tokens_span(words, k, to))) continue;
        const bool modifier = IS(k, ADVERB) || IS(k, CONNECTIVE) || tl_is(words, k, TL_COVERBS) ||
                              tl_is_kind(words, k, TL_TOKEN_TIME);
        if (modifier && ends_with_actor(words, tl_tokens_span(words, start, k))) to = k;
    }
    const tl_span subject = tl_tokens_span(words, start, to);
    if (ends_with_actor(words, subject)) out->actor = subject;
}

/* Do the tokens [from, to) hold a verb with its object, so that an actor at
 * their end is no subject (本条例适用于本市|…)?  Not so in a relative clause
 * (履行职责的部门) and where the verb is part of a name (监督管理部门). */
static bool holds_verb(const tl_words *words, uint32_t from, uint32_t to) {
    const tl_classes nominal = CLASS(ACTOR) | CLASS(ORGAN) | CLASS(VERB) | CLASS(CLOSER) |
                               CLASS(COORDINATOR) | CLASS(DE) | CLASS(NOUN);
    bool verb = false;
    for (uint32_t k = from; k + 1 < to; k++) {
        if (IS(k, DE)) verb = false;
        const bool acts = IS(k, VERB) && !tl_is(words, k + 1, nominal) &&
                          !tl_is_kind(words, k + 1, TL_TOKEN_LIST) && !IS(k, ADVERB);
        verb = verb || IS(k, STATIVE) || acts;
    }
    return verb;
}

/* Where a subject that can act ends and a predicate begins; words->count if
 * the clause is the subject alone, from if it has none. */
static uint32_t end_of_actor(const tl_words *words, uint32_t from) {
    if (IS(from, TALK) || IS(from + 1, TALK)) return from; /* 现在我代表国务院… */
    const bool may_end = (words->classes & (CLASS(ACTOR) | CLASS(COPULA) | CLASS(COVERB_AGENT) |
                                            CLASS(COVERB_BA))) ||
                         tl_has_kind(words, TL_TOKEN_NUMBER) || tl_has_kind(words, TL_TOKEN_PAREN);
    for (uint32_t k = from + 1; may_end && k < words->count; k++) {
        /* 重大事项|及时|向…: what something is done with */
        if (IS(k - 1, ADVERB) && tl_is(words, k, TL_COVERBS) &&
            !tl_any(words, k, words->count, CLASS(DE)))
            return from;
        /* what 由 or 把 governs is no subject, and a copula has its own */
        if (tl_is(words, k - 1, CLASS(COPULA) | CLASS(COVERB_AGENT) | CLASS(COVERB_BA)))
            return from;
        if (tl_is_kind(words, k, TL_TOKEN_PAREN)) continue;
        if (!IS(k - 1, ACTOR) && !tl_is_kind(words, k - 1, TL_TOKEN_NUMBER) &&
            !tl_is_kind(words, k - 1, TL_TOKEN_PAREN))
            continue;
        const bool as = TL_AT(words->text, words->token[k].start, words->end, "作为");
        /* 市|教育|局: the verb is part of the name */
        if (IS(k, VERB) && IS(k + 1, ORGAN) && !as) continue;
        if (!ends_with_actor(words, tl_tokens_span(words, from, k))) continue;
        if (holds_verb(words, from, k)) continue;
        if (tl_predicate_begins(words, k) || tl_is_kind(words, k, TL_TOKEN_TIME) ||
            IS(k, COVERB_LEAD) || IS(k, PURPOSE) || IS(k, PAST) || IS(k, REPORT) ||
            IS(k, STATIVE) || IS(k, NEGATION) || as)
            return k;
    }
    return ends_with_actor(words, tl_tokens_span(words, from, words->count)) ? words->count : from;
}

/* --- The verb after the modifiers ------------------------------------------ */

/* Nothing but a verb is left behind the head verb: 监督|评估; but the second is
 * the object in 强化|保障. */
static bool is_nominal(const tl_words *words, const tl_verb *verb) {
    if (verb->next >= words->count) return true;
    return IS(verb->next, VERB) && verb->next + 1 == words->count &&
           !(verb->kinds & CLASS(NO_MERGE));
}

static void read_predicate(const tl_words *words, uint32_t at, const tl_modifiers *m, bool unknown,
                           tl_parsed_clause *out) {
    if (!tl_read_verb(words, at, unknown, &out->verb)) return;
    if (!tl_span_empty(m->disposed)) out->verb.object = m->disposed;
    if (!tl_span_empty(m->agent)) {
        out->actor = m->agent;
        out->assigns = true;
        out->assigned_first = IS(0, COVERB_AGENT);
    }
    /* 主管部门|负责日常监督 assigns a task as 由主管部门… does */
    const tl_span does = out->verb.action;
    out->assigns = out->assigns || TL_AT(words->text, does.start, does.end, "负责") ||
                   TL_AT(words->text, does.start, does.end, "主管");
    if (!tl_span_empty(m->deadline)) out->deadline = m->deadline;
    const tl_classes kinds = out->verb.kinds;
    out->encourages =
        (kinds & CLASS(ENCOURAGE)) != 0 && !(at < out->verb.first && IS(at, NEGATION));
    out->sanctions = (kinds & CLASS(SANCTION)) != 0;
    if (kinds & CLASS(LIGHT)) /* 给予|警告 */
        out->sanctions = out->sanctions || tl_any(words, at, words->count, CLASS(SANCTION));
    out->bare_noun = is_nominal(words, &out->verb) ||
                     (out->verb.verb_count > 1 && tl_span_empty(out->verb.object));
    out->verb.past = out->verb.past || m->past;
    /* the deadline may stand after the verb: 确保2022年底前落实到位 */
    if (!tl_has_deadline(words)) return;
    for (uint32_t k = out->verb.next; k < words->count && tl_span_empty(out->deadline); k++) {
        tl_modifiers after = {0};
        tl_over_time(words, k, &after);
        out->deadline = after.deadline;
    }
}

/* 要|紧扣…: the verbal coverb is the action, what it governs the object. */
static void read_coverb_action(const tl_words *words, uint32_t i, tl_parsed_clause *out) {
    out->coverb_action = true;
    out->verb.action = tl_tokens_span(words, i, i + 1);
    out->verb.verbs[0] = out->verb.action;
    out->verb.verb_count = 1;
    out->verb.object = tl_tokens_span(words, i + 1, words->count);
}

/* 仲裁|委员会|由…组建, 承包|单位|将工程转包…: the verb is part of a name. */
static bool names_organ(const tl_words *words, uint32_t at) {
    const tl_classes coverbs =
        CLASS(COVERB_BY) | CLASS(COVERB_AGENT) | CLASS(COVERB_BA) | CLASS(COVERB_FROM);
    return IS(at, VERB) && !IS(at, NO_MERGE) && IS(at + 1, ORGAN) &&
           tl_is(words, at + 2, coverbs) && !tl_is(words, at + 2, CLASS(COMPLEMENT));
}

/* Where the predicate begins if words stand before it that are no modifiers:
 * 要|机关作风整顿上|见行动 (without 在), 需要|政策|聚焦发力, 请|各单位|认真落实. */
static uint32_t find_predicate(const tl_words *words, uint32_t at, bool needs, tl_modifiers *m,
                               tl_span *called_upon) {
    /* 有权|要求…: the verb 要求, which elsewhere ends a noun phrase */
    if (names_organ(words, at)) return tl_over_modifiers(words, at + 2, m);
    if (tl_verb_begins(words, at, true) || IS(at, NONMODAL)) return at;
    const uint32_t end = end_of_actor(words, at);
    uint32_t next = end > at ? end : words->count;
    /* 希望|同志们|再接再厉: who is called upon */
    if (next < words->count && called_upon) *called_upon = tl_tokens_span(words, at, end);
    if (next >= words->count) next = tl_after_localizer(words, at);
    if (next >= words->count && needs) next = tl_find_finite_verb(words, at + 1);
    if (next >= words->count) return at;
    next = tl_over_modifiers(words, next, m);
    /* 希望|大家|以…的干劲， is a lead */
    return next < words->count || (called_upon && !tl_span_empty(*called_upon)) ? next : at;
}

/* First token of the last word of the segmenter: the predicate of a prohibition
 * whose verb is in no list (严禁在学校|收费). */
static uint32_t last_word(const tl_words *words, uint32_t from) {
    uint32_t i = words->count - 1;
    while (i > from && tl_is_kind(words, i, TL_TOKEN_LIST)) i--;
    tl_span word;
    if (!tl_word_at(words->run, words->token[i].start, &word)) return i;
    while (i > from && words->token[i - 1].start >= word.start) i--;
    return i;
}

/* 有的地方|连工资都|不能…: who is not named is not bound, but spoken of. */
static bool is_indefinite(const tl_words *words, uint32_t i) {
    const char *text = words->text;
    const uint32_t at = words->token[i].start, end = words->end;
    return TL_AT(text, at, end, "有的") || TL_AT(text, at, end, "有些") ||
           TL_AT(text, at, end, "一些") || TL_AT(text, at, end, "少数") ||
           TL_AT(text, at, end, "个别") || TL_AT(text, at, end, "不少");
}

/* 必须看到， and 应当指出， only open what is said. */
static bool only_announces(const tl_words *words, const tl_parsed_clause *clause) {
    const tl_span does = clause->verb.action;
    return tl_span_empty(clause->verb.object) && does.end == words->end &&
           (TL_ENDS(words->text, does.start, does.end, "看到") ||
            TL_ENDS(words->text, does.start, does.end, "指出") ||
            TL_ENDS(words->text, does.start, does.end, "承认"));
}

static void read_cued(const tl_words *words, uint32_t from, uint32_t cue, tl_parsed_clause *out) {
    tl_modifiers m = {0};
    read_subject(words, from, cue, out);
    if (out->has_subject && is_indefinite(words, from)) return;
    if (IS(cue, NEED) && out->has_subject && tl_span_empty(out->actor)) return;
    const uint32_t after = read_cue(words, cue, out);
    uint32_t at = tl_over_modifiers(words, after, &m);
    /* 要|灵活适度、精准有效: adverbs that no verb follows are the predicate */
    if (at >= words->count || tl_is_kind(words, at, TL_TOKEN_LIST))
        while (at > after && IS(at - 1, ADVERB)) at--;
    out->kind = TL_CLAUSE_IS_CUED;
    /* 应该是…: what something is; 这样就|可以…: what comes of it, but in a law what is allowed */
    const bool follows = IS(cue, PERMISSION) && cue > from && IS(cue - 1, THEN) &&
                         words->run->genre != TIAOLI_GENRE_LAW;
    if (follows || (IS(at, COPULA) && !IS(at, NOT_COPULA))) {
        out->kind = TL_CLAUSE_IS_STATEMENT;
        return;
    }
    /* 我们决不退缩 */
    if (tl_any(words, from, cue, CLASS(SELF)) &&
        TL_ENDS(words->text, words->start, out->cue.end, "决不"))
        out->force = TIAOLI_FORCE_COMMITMENT;
    const bool exhorts = out->force == TIAOLI_FORCE_EXHORTATION;
    if (at < words->count)
        at = find_predicate(words, at, IS(cue, NEED), &m, exhorts ? &out->actor : NULL);
    if (at < words->count) {
        read_predicate(words, at, &m, true, out);
        if (only_announces(words, out)) out->kind = TL_CLAUSE_IS_STATEMENT;
    } else if (m.through) {
        read_predicate(words, m.through, &m, false, out);
    } else if (m.by_coverb) {
        read_coverb_action(words, m.by_coverb - 1, out);
    } else if (out->force == TIAOLI_FORCE_PROHIBITION && after < words->count) {
        read_predicate(words, last_word(words, after), &m, true, out);
        out->guessed = true;
        out->instrumental = IS(after, COVERB_WITH); /* 决不可|因为胜利，放松… */
    } else {
        out->kind = TL_CLAUSE_IS_CUE_LEAD;
        if (!tl_span_empty(m.deadline)) out->deadline = m.deadline;
    }
}

static bool has_copula(const tl_words *words, uint32_t from) {
    for (uint32_t k = from; k < words->count && (words->classes & CLASS(COPULA)); k++)
        if (IS(k, COPULA) && !IS(k, NOT_COPULA)) return true;
    return false;
}

/* 具体办法|由省人民政府|规定: a thing as subject, and who does it. */
static bool read_assigned(const tl_words *words, uint32_t from, tl_parsed_clause *out) {
    const bool any = (words->classes & CLASS(COVERB_AGENT)) != 0;
    for (uint32_t k = from + 1; any && k + 2 < words->count; k++) {
        if (!IS(k, COVERB_AGENT)) continue;
        tl_modifiers m = {0};
        const uint32_t at = tl_over_modifiers(words, k, &m);
        if (at >= words->count || !ends_with_actor(words, m.agent)) return false;
        read_predicate(words, at, &m, true, out);
        if (out->verb.nominal || out->verb.past) return false;
        out->kind = TL_CLAUSE_IS_SUBJECT_VERB;
        out->has_subject = true;
        return true;
    }
    return false;
}

/* Tokens of 上岗后, 项目竣工验收前. */
enum { LONGEST_TIME_PHRASE = 5 };

/* 该项工作|于4月底前|完成: a thing as subject, its deadline and a verb. */
static bool read_due(const tl_words *words, uint32_t from, tl_parsed_clause *out) {
    const bool any = tl_has_deadline(words);
    for (uint32_t k = from; any && k + 1 < words->count; k++) {
        tl_modifiers timed = {0};
        const uint32_t next = tl_over_time(words, k, &timed);
        if (next == k || tl_span_empty(timed.deadline)) continue;
        if (!IS(next, VERB) || next + 1 != words->count) continue;
        out->kind = TL_CLAUSE_IS_SUBJECT_VERB;
        out->has_subject = true;
        read_predicate(words, next, &timed, false, out);
        return true;
    }
    return false;
}

/* 补贴|按照规定|发放, 补贴|标准|根据财力|确定: a verb in the place of a subject. */
static bool is_subject_noun(const tl_words *words, uint32_t at) {
    const tl_classes coverbs = CLASS(COVERB_BY) | CLASS(COVERB_AGENT);
    if (IS(at + 1, SUFFIX)) {
        uint32_t next = at + 2; /* 补贴|标准|不再|提高 */
        while (tl_is(words, next, CLASS(ADVERB) | CLASS(NEGATION))) next++;
        if (tl_is(words, next, TL_COVERBS | CLASS(STATIVE))) return true;
        /* 推进|项目|建设: a verb that takes the verb behind the noun as its object */
        return IS(next, VERB) && !tl_is(words, at, CLASS(NO_MERGE) | CLASS(ADVERBIAL));
    }
    return tl_is(words, at + 1, coverbs);
}

/* 未依法告知, 没有超越…: what has not been done is a case, no demand. */
static bool is_perfective(const tl_words *words, uint32_t i) {
    return IS(i, NEGATION) && (TL_AT(words->text, words->token[i].start, words->end, "未") ||
                               TL_AT(words->text, words->token[i].start, words->end, "没有"));
}

/* Somebody who can act, tokens [from, end), and what he does. */
static void read_actor_clause(const tl_words *words, uint32_t from, uint32_t end,
                              tl_parsed_clause *out) {
    tl_modifiers m = {0};
    const uint32_t at = tl_over_modifiers(words, end, &m);
    out->actor = tl_tokens_span(words, from, end);
    out->has_subject = true;
    out->topical = m.direction;
    out->kind = TL_CLAUSE_IS_SUBJECT_ONLY;
    if (at >= words->count || IS(at, PURPOSE) ||
        TL_AT(words->text, words->token[end].start, words->end, "作为"))
        return;
    out->kind = TL_CLAUSE_IS_STATEMENT;
    /* 1000名人才参加…: a quantity as subject is a target, not somebody */
    if (words->token[from].kind == TL_TOKEN_NUMBER || is_indefinite(words, from)) {
        out->actor.start = out->actor.end = 0;
        return;
    }
    if (!tl_verb_begins(words, at, true) || has_copula(words, at)) return;
    if (is_subject_noun(words, at)) return; /* 企业|开办时间|压缩至三天 */
    read_predicate(words, at, &m, false, out);
    /* who speaks commits himself */
    const bool self = tl_any(words, from, end, CLASS(SELF));
    if (!m.future && self) m.future = m.pledge;
    const bool happens = (out->verb.kinds & CLASS(STATIVE)) != 0; /* 新工人|将|达到… */
    if (m.future && !happens && (self || tl_any(words, from, end, CLASS(ORGAN) | CLASS(ACTOR)))) {
        out->kind = TL_CLAUSE_IS_CUED;
        out->force = TIAOLI_FORCE_COMMITMENT;
        out->cue = tl_tokens_span(words, m.future - 1, m.future);
        return;
    }
    if (self) return; /* 我们坚持…: tells what is done */
    if (is_perfective(words, at)) {
        out->kind = TL_CLAUSE_IS_CONDITION;
        return;
    }
    out->plain_subject = !m.modified && tl_span_empty(out->deadline);
    out->narrates = out->verb.past; /* 全市开展了行动，消除隐患3处 */
    if (!out->verb.past && !out->verb.nominal && !(out->verb.kinds & CLASS(STATIVE)))
        out->kind = TL_CLAUSE_IS_SUBJECT_VERB;
}

/* 实行…制度 tells in a law what holds. */
static bool is_institution(const tl_words *words, const tl_parsed_clause *clause) {
    return words->run->genre == TIAOLI_GENRE_LAW &&
           TL_AT(words->text, clause->verb.action.start, words->end, "实行") &&
           TL_ENDS(words->text, words->start, words->end, "制度");
}

/* A clause that begins with its verb, or with a noun that looks like one. */
static void read_verb_clause(const tl_words *words, uint32_t at, const tl_modifiers *m,
                             bool unknown, tl_parsed_clause *out) {
    read_predicate(words, at, m, unknown, out);
    out->topical = m->direction;
    out->instrumental = tl_is(words, 0, CLASS(COVERB_WITH) | CLASS(COVERB_BY)) ||
                        TL_AT(words->text, words->start, words->end, "以");
    out->kind = TL_CLAUSE_IS_VERB_INITIAL;
    const tl_classes kinds = out->verb.kinds;
    const bool stative = (kinds & CLASS(STATIVE)) && !(kinds & CLASS(VERB));
    /* 组织召开了动员会 */
    for (uint32_t k = out->verb.next; IS(k, VERB) || IS(k, ASPECT); k++)
        out->verb.past = out->verb.past || IS(k, ASPECT);
    out->narrates = out->verb.past;
    const bool placed = (words->classes & CLASS(LOCALIZER)) != 0;
    for (uint32_t k = out->verb.next; placed && k + 1 < words->count; k++)
        out->names_topic = out->names_topic || (IS(k, LOCALIZER) && IS(k + 1, DE));
    if (out->verb.past || out->verb.nominal || has_copula(words, out->verb.next) || stative ||
        out->after_then || is_institution(words, out))
        out->kind = TL_CLAUSE_IS_STATEMENT;
    /* 对于违反规定而强制执行财产，: in which case */
    if (m->direction && IS(1, CONDITION) && !out->sanctions && !(kinds & CLASS(LIGHT_PP)) &&
        tl_any(words, 1, out->verb.first, CLASS(CONNECTIVE)))
        out->kind = TL_CLAUSE_IS_CONDITION;
    /* 规划、公安等有关部门， */
    if (out->verb.joined && ends_with_actor(words, tl_tokens_span(words, at, words->count))) {
        out->kind = TL_CLAUSE_IS_SUBJECT_ONLY;
        out->actor = tl_tokens_span(words, at, words->count);
    }
}

/* No cue: a verb first, or somebody and a verb, or no predicate. */
static void read_uncued(const tl_words *words, uint32_t from, tl_parsed_clause *out) {
    tl_modifiers m = {0};
    uint32_t at = tl_over_modifiers(words, from, &m);
    if (at < words->count && !tl_verb_begins(words, at, m.modified || from > 0)) {
        /* 上岗后|给予…: a short phrase of time without a coverb */
        const uint32_t timed = tl_after_localizer(words, at);
        if (timed < words->count && timed - at <= LONGEST_TIME_PHRASE && !IS(timed - 2, ACTOR) &&
            !tl_is_kind(words, timed - 2, TL_TOKEN_TIME))
            at = tl_over_modifiers(words, timed, &m);
    }
    if (!tl_span_empty(m.deadline)) out->deadline = m.deadline;
    if (at >= words->count) {
        out->kind = m.past ? TL_CLAUSE_IS_STATEMENT : TL_CLAUSE_IS_LEAD;
        out->narrates = m.past; /* 1999年以来， */
        return;
    }
    const bool verb_first =
        tl_verb_begins(words, at, m.modified || from > 0) && !names_organ(words, at);
    /* 已移交的物品的管理办法|由国防部门|制定 */
    if (verb_first && m.past && out->attributive && read_assigned(words, at, out)) return;
    if (verb_first && !is_subject_noun(words, at)) {
        read_verb_clause(words, at, &m, false, out);
        return;
    }
    uint32_t end = end_of_actor(words, at);
    if (end == at + 1 && IS(at, ORGAN) && tl_token_length(words, at) == 1) end = at; /* 站|稳 */
    if (end > at && !verb_first) {
        read_actor_clause(words, at, end, out);
        return;
    }
    /* 由民政部门|规定: a verb that elsewhere ends a noun phrase */
    if (!tl_span_empty(m.agent) && at + 1 == words->count && IS(at, CLOSER)) {
        read_verb_clause(words, at, &m, true, out);
        return;
    }
    /* 全面|查找|问题: an adverb at the head tells that a verb follows */
    const bool unknown = at > from && IS(at - 1, ADVERB) && !IS(at + 1, DE) &&
                         words->token[at].kind == TL_TOKEN_OTHER && at + 2 < words->count;
    if (unknown && !has_copula(words, at) &&
        !tl_any(words, at, words->count, CLASS(STATIVE) | CLASS(ASPECT) | CLASS(COVERB_AGENT))) {
        read_verb_clause(words, at, &m, true, out);
        return;
    }
    out->has_subject = !IS(at, STATIVE);
    if (!read_due(words, at, out)) read_assigned(words, at, out);
}

/* --- Before all that ------------------------------------------------------- */

/* 习近平总书记在…中指出，  习近平总书记反复强调|党要…; gives the token after the
 * lead, 0 if there is none. */
static uint32_t over_report(const tl_words *words, tl_parsed_clause *out) {
    uint32_t person = words->count;
    if (!(words->classes & CLASS(REPORT))) return 0;
    for (uint32_t k = 0; k < words->count; k++) {
        if (IS(k, PERSON) || IS(k, MEETING)) person = k;
        if (!IS(k, REPORT) || tl_any(words, 0, k, TL_CUES)) continue; /* 应当…提出 */
        const bool last = k + 1 == words->count;
        /* …；强调|要补齐短板: whoever spoke before */
        if (k == 0 && !last && tl_is(words, 1, TL_CUES)) return 1;
        if (person < k)
            out->reporter = tl_tokens_span(words, 0, person + 1);
        else if (!last || k == 0 || !ends_with_actor(words, tl_tokens_span(words, 0, k)))
            continue;
        if (last || find_cue(words, k + 1) < words->count) return k + 1;
        /* 会议要求|各单位压实责任 */
        if (IS(person, MEETING) && end_of_actor(words, k + 1) > k + 1) return k + 1;
        out->reporter.start = out->reporter.end = 0;
        return 0;
    }
    return 0;
}

/* 履行保护职责的|部门: a noun phrase with a relative clause before its noun. */
static bool has_relative(const tl_words *words, uint32_t from, uint32_t to) {
    return to > 0 && tl_any(words, from + 1, to - 1, CLASS(DE));
}

/* 为其|确定小组, 为群众|办实事: for somebody, and a verb that is no result. */
static bool for_somebody(const tl_words *words, uint32_t i) {
    if (tl_any(words, 1, words->count, CLASS(PROVIDE)) ||
        !TL_AT(words->text, words->token[i].start, words->token[i].end, "为") ||
        tl_token_length(words, i) > 1)
        return false;
    for (uint32_t k = i + 2; k < words->count && k < i + 6; k++)
        if ((IS(k - 1, ACTOR) || TL_ENDS(words->text, words->start, tl_start_of(words, k), "其")) &&
            tl_predicate_begins(words, k))
            return true;
    return false;
}

/* A condition or time; its subject may be the actor of what follows. */
static void read_condition(const tl_words *words, uint32_t first, tl_parsed_clause *out) {
    out->kind = TL_CLAUSE_IS_CONDITION;
    const bool noun_first = !tl_verb_begins(words, first, false) &&
                            !tl_is(words, first, TL_COVERBS) && !IS(first, CONDITION);
    const uint32_t end = end_of_actor(words, first);
    const bool relative = end > first + 1 && !noun_first && has_relative(words, first, end);
    if (end > first && end < words->count && (noun_first || relative))
        out->actor = tl_tokens_span(words, first, end);
}

/* 学校组织训练所需|经费，按照…; 给予的补偿|包括：: a noun phrase, and what follows tells
 * of it. */
static bool names_what_follows(const tl_words *words) {
    if (TL_ENDS(words->text, words->start, words->end, "包括"))
        return tl_any(words, 0, words->count, CLASS(DE));
    return words->count > 2 &&
           TL_AT(words->text, words->token[words->count - 2].start, words->end, "所需");
}

/* 对推动发展|具有重大现实意义: what is said of the verbs before it. */
static bool is_valued(const tl_words *words) {
    const char *text = words->text;
    return tl_any(words, 1, words->count, CLASS(STATIVE)) &&
           (TL_ENDS(text, words->start, words->end, "意义") ||
            TL_ENDS(text, words->start, words->end, "作用") ||
            TL_ENDS(text, words->start, words->end, "影响"));
}

/* What something is done for: 为…而奋斗, 以促进…, 为了…; true if the clause tells it. */
static bool read_purpose(const tl_words *words, uint32_t first, bool cue, tl_parsed_clause *out) {
    if (IS(first, PURPOSE) && TL_ENDS(words->text, words->start, words->end, "奋斗")) {
        tl_modifiers none = {0};
        out->strives = true;
        out->kind = TL_CLAUSE_IS_VERB_INITIAL;
        read_predicate(words, words->count - 1, &none, true, out);
        tl_span *verb = &out->verb.action; /* 而|奋斗 */
        if (TL_AT(words->text, verb->start, verb->end, "而"))
            verb->start = tl_after(words->text, verb->start, verb->end);
        out->verb.verbs[0] = *verb;
        return true;
    }
    /* 以促进…利用: what for */
    if (TL_AT(words->text, words->token[first].start, words->end, "以") && IS(first, COVERB_WITH) &&
        IS(first + 1, VERB) && !cue && !tl_any(words, first, words->count, CLASS(PURPOSE))) {
        out->kind = TL_CLAUSE_IS_RESULT;
        return true;
    }
    /* 继续|为公益事业贡献力量 is done, not what something is done for */
    const bool goes_on = first > 0 && IS(first - 1, ADVERB);
    if (IS(first, PURPOSE) && !cue && !goes_on && !for_somebody(words, first)) {
        out->kind = tl_any(words, 1, words->count, CLASS(PROVIDE)) ? TL_CLAUSE_IS_RESULT
                                                                   : TL_CLAUSE_IS_PURPOSE;
        return true;
    }
    return false;
}

/* Kinds that the first or the last token gives away; true if one did. */
static bool read_edges(const tl_words *words, tl_parsed_clause *out) {
    uint32_t first = 0;
    while (IS(first, CONNECTIVE) && first + 1 < words->count) first++;
    out->permits_or = first > 0 || IS(0, COORDINATOR);
    const uint32_t last = words->count - 1;
    out->after_then = IS(first, THEN);
    if (IS(first, COPULA) && !IS(first, NOT_COPULA)) {
        out->kind = TL_CLAUSE_IS_COPULA;
        return true;
    }
    /* in a law 撤销…登记 is done to somebody, not said */
    const bool says =
        IS(first, TALK) && !(IS(first, VERB) && words->run->genre == TIAOLI_GENRE_LAW);
    if (IS(last, TALK_END) || says) {
        out->kind = TL_CLAUSE_IS_TALK;
        return true;
    }
    /* 但是紧急情况除外: what does not hold is no demand */
    if (TL_ENDS(words->text, words->start, words->end, "除外")) return true;
    const bool cue = find_cue(words, first) < words->count;
    if (!cue && names_what_follows(words)) {
        out->has_subject = out->names_thing = true;
        return true;
    }
    if (!cue && IS(first, COVERB_TO) && is_valued(words)) {
        out->kind = TL_CLAUSE_IS_COPULA;
        return true;
    }
    /* …项目的 ends in the particle, though 目的 is a word */
    if (IS(last, WHEN_END) || TL_ENDS(words->text, words->start, words->end, "的") ||
        (IS(first, CONDITION) && !cue)) {
        read_condition(words, first, out);
        out->narrates = TL_ENDS(words->text, words->start, words->end, "以来");
        return true;
    }
    if (IS(first, CONSEQUENCE) && !IS(first, EXHORTATION) && !cue) {
        out->kind = TL_CLAUSE_IS_RESULT;
        return true;
    }
    return read_purpose(words, first, cue, out);
}

/* 这将节约…: what is said of the verbs before it. */
static bool refers_back(const tl_words *words) {
    const uint32_t at = words->start, end = words->end;
    return TL_AT(words->text, at, end, "这将") || TL_AT(words->text, at, end, "这就") ||
           TL_AT(words->text, at, end, "这不") || TL_AT(words->text, at, end, "这必") ||
           TL_AT(words->text, at, end, "这也");
}

void tl_parse_clause(const tl_words *words, tl_parsed_clause *out) {
    out->body.start = words->start;
    out->body.end = words->end;
    if (words->count == 0) return;
    out->has_copula = has_copula(words, 0);
    out->attributive = has_relative(words, 0, words->count);
    out->adds_noun = TL_AT(words->text, words->start, words->end, "以及") &&
                     tl_any(words, 1, words->count, CLASS(STATIVE));
    out->refers_back = refers_back(words);
    /* in a law 《办法》根据本决定修改，重新公布 is done to the title, not by it */
    out->names_thing = words->token[0].kind == TL_TOKEN_TITLE && tl_is(words, 1, TL_COVERBS) &&
                       words->run->genre != TIAOLI_GENRE_LAW;
    const uint32_t from = over_report(words, out);
    if (from >= words->count) {
        out->kind = TL_CLAUSE_IS_REPORT;
        return;
    }
    if (from) out->body.start = words->token[from].start;
    if (from == 0 && read_edges(words, out)) return;
    const uint32_t cue = find_cue(words, from);
    if (cue < words->count)
        read_cued(words, from, cue, out);
    else
        read_uncued(words, from, out);
}
