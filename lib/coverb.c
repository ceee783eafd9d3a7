/*
 * Takes the token of a coverb, gives where its phrase ends.  Chinese marks the
 * end only for some (在…上, 按照…要求); for the others it is where the first
 * verb stands that modifies no noun, or an adverb with its verb.
 */
#include "coverb.h"

#define IS(i, id) tl_is(words, (i), TL_CLASS(TL_CLAUSE_##id))

#define CUES                                                            \
    (TL_CLASS(TL_CLAUSE_OBLIGATION) | TL_CLASS(TL_CLAUSE_PROHIBITION) | \
     TL_CLASS(TL_CLAUSE_PERMISSION) | TL_CLASS(TL_CLAUSE_COMMITMENT))

/* The verb at token i with a noun that it does not modify. */
static bool finite_verb(const tl_words *words, uint32_t i, bool after_modifier) {
    if (!tl_verb_begins(words, i, after_modifier)) return false;
    const uint32_t next = IS(i, VERB) || tl_is_kind(words, i, TL_TOKEN_QUOTE) ? i + 1 : i + 2;
    return !IS(next, DE) && !(i > 0 && IS(i - 1, DE));
}

/* 起, 内, 前 after a time. */
static uint32_t over_time_words(const tl_words *words, uint32_t i) {
    while (IS(i, TIME_END) || IS(i, DEADLINE_END)) i++;
    return i;
}

bool tl_predicate_begins(const tl_words *words, uint32_t i) {
    uint32_t at = tl_skip_adverbs(words, i);
    /* 坚定|信念, 求真务实、…: an adverb that is a verb as well */
    if (at > i && IS(at - 1, VERB) && !IS(at, DE)) return true;
    while (IS(at, DEADLINE) || tl_is_kind(words, at, TL_TOKEN_TIME))
        at = tl_skip_adverbs(words, over_time_words(words, at + 1));
    if (tl_is(words, at, CUES)) return true;
    if (tl_is(words, at, TL_COVERBS) && at + 1 < words->count) return true;
    return finite_verb(words, at, true);
}

/* A one-character noun of place or time that is a word by itself. */
static bool is_localizer(const tl_words *words, uint32_t i) {
    if (!IS(i, LOCALIZER)) return false;
    return tl_token_length(words, i) > 1 || tl_predicate_begins(words, i + 1) ||
           tl_is_whole_word(words, i);
}

/* An adverb with a verb that has an object or is quoted: the predicate after a
 * noun phrase without an end mark. */
static uint32_t find_adverb_and_verb(const tl_words *words, uint32_t from) {
    const bool any = (words->classes & TL_CLASS(TL_CLAUSE_ADVERB)) != 0;
    for (uint32_t i = from; any && i + 1 < words->count; i++) {
        if (!IS(i, ADVERB) || (i > 0 && IS(i - 1, DE))) continue;
        const uint32_t at = tl_skip_adverbs(words, i);
        if (!finite_verb(words, at, true)) continue;
        if (at + 1 < words->count || tl_is_kind(words, at, TL_TOKEN_QUOTE)) return i;
    }
    return words->count;
}

/* A verb that is joined to nouns: 目标、建设和使用. */
static bool in_list(const tl_words *words, uint32_t i) {
    if (i > 0 && (tl_is_kind(words, i - 1, TL_TOKEN_LIST) || IS(i - 1, COORDINATOR))) return true;
    const bool joined = tl_is_kind(words, i + 1, TL_TOKEN_LIST) || IS(i + 1, COORDINATOR);
    return joined && !IS(tl_skip_adverbs(words, i + 2), VERB);
}

uint32_t tl_find_finite_verb(const tl_words *words, uint32_t from) {
    const tl_classes heads =
        CUES | TL_CLASS(TL_CLAUSE_VERB) | TL_CLASS(TL_CLAUSE_SINGLE) | TL_CLASS(TL_CLAUSE_NEGATION);
    for (uint32_t i = from; i < words->count; i++) {
        if (!tl_is(words, i, heads)) continue;
        if (tl_is(words, i, CUES) && tl_predicate_begins(words, i + 1)) return i;
        /* 保护|工作|负总责: the first verb is part of a noun */
        if (IS(i + 1, CLOSER) && finite_verb(words, i + 2, false)) continue;
        if (finite_verb(words, i, false) && !in_list(words, i)) return i;
    }
    return words->count;
}

/* The light verb of the clause: not one in a relative clause before another
 * (对|做出成绩的单位|给予奖励). */
static uint32_t find_light_verb(const tl_words *words, uint32_t from) {
    uint32_t found = words->count;
    bool relative = false;
    if (!(words->classes & TL_CLASS(TL_CLAUSE_LIGHT_PP))) return found;
    for (uint32_t i = from; i < words->count; i++) {
        relative = relative || IS(i, DE);
        if (!IS(i, LIGHT_PP) || !finite_verb(words, i, false)) continue;
        if (found < words->count && !relative) continue;
        found = i;
        relative = false;
    }
    return found;
}

/* After the first closing noun (要求, 规定 …) behind which a predicate begins. */
static uint32_t after_closer(const tl_words *words, uint32_t from, tl_classes closers) {
    for (uint32_t i = from; i + 1 < words->count; i++) {
        if (!tl_is(words, i, closers)) continue;
        /* 经批准后|公布 */
        if (IS(i + 1, LOCALIZER) && tl_predicate_begins(words, i + 2)) return i + 2;
        if (!tl_predicate_begins(words, i + 1)) continue;
        /* 领域|建设发展需要: the nouns go on to the next closing noun */
        if (words->count - i <= 4 && tl_is(words, words->count - 1, closers) &&
            !IS(i + 1, LIGHT_PP))
            continue;
        /* 目标|融合、规划融合…: a list of nouns */
        if (!tl_is_kind(words, i + 2, TL_TOKEN_LIST)) return i + 1;
    }
    return words->count;
}

uint32_t tl_after_localizer(const tl_words *words, uint32_t i) {
    const bool any = (words->classes & TL_CLASS(TL_CLAUSE_LOCALIZER)) != 0;
    /* before a predicate it needs no proof that it is a word by itself */
    for (; any && i + 1 < words->count; i++)
        if (IS(i, LOCALIZER) && tl_predicate_begins(words, i + 1)) return i + 1;
    return words->count;
}

/* The token after a point of time from which something runs (…起, …以来), with
 * the point up to which; 0 if there is none. */
static uint32_t after_origin(const tl_words *words, uint32_t from) {
    for (uint32_t i = from; i < words->count; i++) {
        if (!IS(i, TIME_END)) continue;
        uint32_t end = i + 1;
        if (IS(end, TIME_COVERB) && tl_is_kind(words, end + 1, TL_TOKEN_TIME)) end += 2;
        if (end >= words->count || tl_predicate_begins(words, end)) return end;
    }
    return 0;
}

static uint32_t end_of_place(const tl_words *words, uint32_t i) {
    const uint32_t end = tl_after_localizer(words, i + 2);
    if (end < words->count || is_localizer(words, words->count - 1)) return end;
    /* 在…活动中的权利: the phrase modifies a noun */
    for (uint32_t k = i + 2; k + 1 < words->count; k++)
        if (IS(k, LOCALIZER) && IS(k + 1, DE)) return words->count;
    if (tl_is_kind(words, i + 1, TL_TOKEN_TIME) && IS(i + 2, DEADLINE_END)) return i + 3;
    return tl_find_finite_verb(words, i + 2);
}

static uint32_t end_of_direction(const tl_words *words, uint32_t i) {
    /* 对已挪作他用的|要…: 的 without a noun before the cue */
    for (uint32_t k = i + 1; k + 1 < words->count; k++)
        if (tl_is(words, k + 1, CUES) && (IS(k, DE) || IS(k, ACTOR))) return k + 1;
    const uint32_t light = find_light_verb(words, i + 2);
    if (light < words->count) return light;
    const uint32_t modified = find_adverb_and_verb(words, i + 2);
    if (modified < words->count) return modified;
    /* 对…的产品或者服务提供者，: the clause is the noun phrase alone */
    if (IS(words->count - 1, ACTOR) && tl_any(words, i, words->count, TL_CLASS(TL_CLAUSE_DE)))
        return words->count;
    const uint32_t verb = tl_find_finite_verb(words, i + 2);
    const uint32_t last = words->count - 1;
    /* 由民政部门会同档案管理部门|规定: a verb that elsewhere ends a noun phrase */
    if (verb > last && IS(last, CLOSER) && IS(last - 1, ACTOR) &&
        TL_AT(words->text, words->token[i].start, words->token[i].end, "会同"))
        return last;
    /* 对排放标准中未作规定的项目，: the verb stands in the noun phrase */
    const bool nominal = tl_any(words, verb, words->count, TL_CLASS(TL_CLAUSE_DE));
    return nominal && !tl_any(words, 0, i, CUES) ? words->count : verb;
}

static uint32_t end_of_focus(const tl_words *words, uint32_t i) {
    /* 依托|互助点|开展送餐 */
    const uint32_t light = find_light_verb(words, i + 2);
    if (light < words->count) return light;
    const uint32_t predicate = find_adverb_and_verb(words, i + 2);
    if (predicate < words->count) return predicate;
    for (uint32_t k = i + 2; k + 1 < words->count; k++)
        if (IS(k, CLOSER) && !IS(k, VERB) && finite_verb(words, k + 1, false)) return k + 1;
    return words->count;
}

static uint32_t end_of_instrument(const tl_words *words, uint32_t i) {
    const uint32_t predicate = find_adverb_and_verb(words, i + 2);
    if (predicate < words->count) return predicate;
    if (tl_any(words, i + 2, words->count, TL_CLASS(TL_CLAUSE_PURPOSE)))
        return words->count; /* 以…为主题 */
    if (TL_AT(words->text, words->token[i].start, words->end, "以") &&
        tl_lex_longest_before(words->run->lexicon->clause, words->text, words->token[i].end,
                              words->end, TL_CLASS(TL_CLAUSE_NOUN))
            .length)
        return words->count; /* 以人民为中心 */
    return tl_find_finite_verb(words, i + 2);
}

/* 由|市财政|给予…: up to the verb or what modifies it. */
static uint32_t end_of_agent(const tl_words *words, uint32_t i) {
    if (TL_AT(words->text, words->token[i].end, tl_start_of(words, i + 2), "其") &&
        tl_predicate_begins(words, i + 2))
        return i + 2;
    for (uint32_t k = i + 2; k < words->count; k++) {
        const bool named = IS(k - 1, ACTOR) || tl_is_kind(words, k - 1, TL_TOKEN_QUOTE) ||
                           tl_is_kind(words, k - 1, TL_TOKEN_PAREN);
        if (IS(k, VERB) && IS(k + 1, ORGAN)) continue; /* 人民政府|教育主管部门 */
        if (named && (IS(k, ADVERB) || tl_predicate_begins(words, k))) return k;
    }
    const uint32_t verb = tl_find_finite_verb(words, i + 2);
    if (verb < words->count) return verb;
    /* 由|区长|任组长: a verb in no list */
    for (uint32_t k = words->count - 1; k > i + 1; k--)
        if (IS(k - 1, ACTOR)) return k;
    return words->count;
}

/* 把|学习成果|转化为…: the verb with its complement. */
static uint32_t end_of_disposal(const tl_words *words, uint32_t i) {
    for (uint32_t k = i + 2; k < words->count; k++)
        if (IS(k, BA) && !IS(k + 1, DE)) return k;
    for (uint32_t k = i + 2; k < words->count; k++)
        if ((IS(k, SINGLE) && IS(k + 1, COVERB_AT)) ||
            (finite_verb(words, k, true) && (IS(k + 1, COMPLEMENT) || IS(k + 1, COVERB_AT))))
            return k;
    uint32_t verb = words->count, listed = i; /* the last verb, the last mark of a list */
    for (uint32_t k = i + 2; k < words->count; k++) {
        if (tl_is_kind(words, k, TL_TOKEN_LIST)) listed = k;
        if (finite_verb(words, k, false)) verb = k;
    }
    /* 将|税款入库、环境|保护|税涉税信息，: the verb is part of the last noun */
    const bool in_noun = listed > i && listed + 1 < verb && verb + 1 < words->count &&
                         words->token[words->count - 1].kind == TL_TOKEN_WORD &&
                         IS(words->count - 1, NOUN);
    return in_noun ? words->count : verb;
}

/* A closing noun at the end, but not 按3%|安排. */
static bool ends_with_closer(const tl_words *words) {
    const uint32_t last = words->count - 1;
    if (!IS(last, CLOSER)) return false;
    const uint32_t before = tl_decode_before(words->text, words->start, words->token[last].start);
    return !IS(last, VERB) || tl_is_han(before) || before == 0x201D || before == 0x300B;
}

uint32_t tl_coverb_end(const tl_words *words, uint32_t i) {
    if (IS(i, COVERB_AT)) return end_of_place(words, i);
    if (IS(i, COVERB_BA)) return end_of_disposal(words, i);
    if (IS(i, COVERB_AGENT)) return end_of_agent(words, i);
    if (IS(i, COVERB_TO)) return end_of_direction(words, i);
    if (IS(i, COVERB_FOCUS)) return end_of_focus(words, i);
    if (IS(i, COVERB_WITH)) return end_of_instrument(words, i);
    if (IS(i, COVERB_FROM)) {
        /* 自收到申请之日起|…, 自印发之日起至10月31日， */
        const uint32_t start = after_origin(words, i + 1);
        if (start) return start;
        /* 从思想、作风等方面， */
        if (IS(words->count - 1, CLOSER)) return words->count;
        /* 自正式开展经营活动10日内， */
        if (IS(words->count - 1, DEADLINE_END)) return words->count;
        const uint32_t placed = tl_after_localizer(words, i + 2); /* 从源头上|控制… */
        if (placed < words->count && !TL_ENDS(words->text, words->start, words->end, "看"))
            return placed;
    }
    if (IS(i, COVERB_BY) || IS(i, COVERB_FROM)) {
        const uint32_t end = after_closer(words, i + 1, TL_CLASS(TL_CLAUSE_CLOSER));
        if (end < words->count || ends_with_closer(words)) return end;
        const uint32_t predicate = find_adverb_and_verb(words, i + 2);
        return predicate < words->count || IS(i, COVERB_FROM) ? predicate
                                                              : tl_find_finite_verb(words, i + 2);
    }
    const uint32_t light = find_light_verb(words, i + 2);
    return light < words->count ? light : find_adverb_and_verb(words, i + 2);
}
