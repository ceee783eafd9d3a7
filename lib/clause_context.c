/*
 * Takes the clauses of one sentence, each read by itself, and sets right the kind of
 * those of which a neighbour tells more: what looks like a demand may be the topic of
 * a later clause (…，是…), a condition, part of a narration, or the subject of the
 * clause with the cue; and who is appointed is who is responsible.
 */
#include "clause_context.h"

static bool is_uncued(const tl_parsed_clause *clause) {
    return clause->kind == TL_CLAUSE_IS_VERB_INITIAL || clause->kind == TL_CLAUSE_IS_SUBJECT_VERB;
}

static bool makes_topic(const tl_parsed_clause *clause) {
    return clause->kind == TL_CLAUSE_IS_COPULA || clause->after_then ||
           ((clause->adds_noun || clause->refers_back) && clause->kind == TL_CLAUSE_IS_STATEMENT);
}

/* Verb phrases that a later clause makes its subject (…，是…; …，关键在党; …，以及摊派等
 * 现象有所滋长) or its condition (没有…，就…). */
static void mark_topics(const tl_sentence_clauses *s) {
    bool topic = false;
    for (uint32_t i = s->count; i-- > 0;) {
        tl_parsed_clause *clause = &s->clause[i];
        if (makes_topic(clause)) {
            topic = true;
        } else if (topic && is_uncued(clause)) {
            clause->kind = TL_CLAUSE_IS_STATEMENT;
        } else if (clause->kind != TL_CLAUSE_IS_LEAD) {
            topic = false;
        }
    }
}

/* 应当作出决定，结合实际，通知当事人: what goes on with a demand is demanded, whatever
 * follows. */
static void mark_demanded(const tl_sentence_clauses *s) {
    bool demanded = false;
    for (uint32_t i = 0; i < s->count; i++) {
        tl_parsed_clause *clause = &s->clause[i];
        if (clause->kind == TL_CLAUSE_IS_CUED || clause->kind == TL_CLAUSE_IS_CUE_LEAD)
            demanded = true;
        else if (clause->kind == TL_CLAUSE_IS_VERB_INITIAL)
            demanded = demanded || clause->sanctions;
        else if (clause->kind != TL_CLAUSE_IS_LEAD)
            demanded = false;
        clause->demanded = demanded;
        demanded = demanded && !clause->ends_part;
    }
}

/* Is a clause without a cue a noun phrase that only looks like a demand, and the
 * next clause speaks of it? */
static bool is_topic_of(const tl_parsed_clause *clause, const tl_parsed_clause *next, bool first) {
    /* 批准外出的对象，由所在机构… */
    if (clause->kind == TL_CLAUSE_IS_SUBJECT_VERB)
        return next->assigned_first && clause->attributive;
    if (clause->kind != TL_CLAUSE_IS_VERB_INITIAL) return false;
    /* 从事…活动，适用本办法 */
    if (first && next->kind == TL_CLAUSE_IS_STATEMENT && !next->has_subject && !next->narrates)
        return true;
    /* …的范围，由政府划定 */
    if (next->assigns && tl_span_empty(next->verb.object)) return true;
    /* 工作中的情况，各部门要…; 使用多年的电梯，业主可以… */
    return next->kind == TL_CLAUSE_IS_CUED && next->has_subject &&
           (clause->names_topic || (first && clause->attributive));
}

/* What the clause right behind tells of a clause without a cue: a condition
 * (没有规划，或者规划不足的，) or a topic.  From the end, so that chains are read. */
static void mark_by_next(const tl_sentence_clauses *s) {
    for (uint32_t i = s->count; i-- > 1;) {
        tl_parsed_clause *clause = &s->clause[i - 1];
        const tl_parsed_clause *next = clause + 1;
        const bool demands = is_uncued(clause);
        if (clause->demanded || clause->ends_part ||
            (!demands && clause->kind != TL_CLAUSE_IS_STATEMENT))
            continue;
        if (next->kind == TL_CLAUSE_IS_CONDITION &&
            (next->permits_or || s->run->genre == TIAOLI_GENRE_LAW)) {
            clause->kind = TL_CLAUSE_IS_CONDITION;
            clause->actor.start = clause->actor.end = 0;
        } else if (demands && is_topic_of(clause, next, i == 1)) {
            clause->kind = TL_CLAUSE_IS_STATEMENT;
        }
    }
}

/* 提出目标，考虑了各方面因素: with one verb that tells what was done, the verbs
 * without a cue around it do so too. */
static void mark_narration(const tl_sentence_clauses *s) {
    for (uint32_t i = 0; i < s->count; i++)
        if (is_uncued(&s->clause[i]) && !s->clause[i].demanded)
            s->clause[i].kind = TL_CLAUSE_IS_STATEMENT;
}

/* …，是指…: what follows belongs to the definition. */
static bool defines(const tl_sentence_clauses *s, const tl_parsed_clause *clause) {
    return TL_AT(s->run->text, clause->body.start, clause->body.end, "是指");
}

/* 要实现目标，改善生活，必须…: what one has to do something for. */
static void mark_aims(const tl_sentence_clauses *s) {
    const char *text = s->run->text;
    uint32_t i = 0;
    while (i < s->count && s->clause[i].kind == TL_CLAUSE_IS_LEAD) i++;
    if (i + 1 >= s->count) return;
    const tl_parsed_clause *aim = &s->clause[i];
    const tl_span does = aim->verb.action;
    const bool wants =
        aim->kind == TL_CLAUSE_IS_CUED && !aim->has_subject &&
        aim->cue.end - aim->cue.start == sizeof "要" - 1 &&
        (TL_AT(text, does.start, does.end, "实现") || TL_AT(text, does.start, does.end, "达到") ||
         TL_AT(text, does.start, does.end, "做到"));
    uint32_t to = i + 1;
    while (to < s->count && (s->clause[to].kind == TL_CLAUSE_IS_VERB_INITIAL ||
                             s->clause[to].kind == TL_CLAUSE_IS_LEAD))
        to++;
    if (!wants || to >= s->count || s->clause[to].kind != TL_CLAUSE_IS_CUED ||
        s->clause[to].strength != TIAOLI_STRENGTH_STRONG || s->clause[to - 1].ends_part)
        return;
    for (; i < to; i++) s->clause[i].kind = TL_CLAUSE_IS_LEAD;
}

/* 《纲要》根据承载能力，将国土分为四类，实施…: what a document does, or what belongs to
 * a definition, up to another subject. */
static void mark_deeds_of_things(const tl_sentence_clauses *s) {
    bool thing = false;
    for (uint32_t i = 0; i < s->count; i++) {
        tl_parsed_clause *clause = &s->clause[i];
        const bool goes_on = clause->kind == TL_CLAUSE_IS_VERB_INITIAL && !clause->demanded;
        const bool opens = clause->names_thing || defines(s, clause);
        thing = opens || (thing && !clause->has_subject);
        if (thing && goes_on) clause->kind = TL_CLAUSE_IS_STATEMENT;
        thing = thing && !clause->ends_part;
    }
}

/* The clause with a cue behind the leads and conditions that follow clause i. */
static const tl_parsed_clause *demand_after(const tl_sentence_clauses *s, uint32_t i) {
    for (i++; i + 1 < s->count; i++) {
        const uint8_t kind = s->clause[i].kind;
        if (kind != TL_CLAUSE_IS_LEAD && kind != TL_CLAUSE_IS_CONDITION) break;
    }
    return &s->clause[i];
}

/* Does the clause with a cue say what the verb before it takes?  实现梦想，必须…,
 * but not 落实责任，不得推诿. */
static bool is_task_of(const tl_sentence_clauses *s, const tl_parsed_clause *next) {
    return s->run->genre == TIAOLI_GENRE_LAW || next->force == TIAOLI_FORCE_OBLIGATION;
}

/* 接受委托处理个人信息的受托人，应当…: a noun phrase that a cue follows. */
static void mark_split_subjects(const tl_sentence_clauses *s) {
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        tl_parsed_clause *clause = &s->clause[i];
        const bool verb_first = clause->kind == TL_CLAUSE_IS_VERB_INITIAL &&
                                clause->verb.action.start == clause->body.start;
        /* 设立信托，法律规定应当登记的，应当…: what the demand is about */
        const tl_parsed_clause *next = i == 0 && verb_first && s->run->genre == TIAOLI_GENRE_LAW
                                           ? demand_after(s, i)
                                           : clause + 1;
        const bool cue_follows =
            (next->kind == TL_CLAUSE_IS_CUED || next->kind == TL_CLAUSE_IS_CUE_LEAD) &&
            !next->has_subject && next->cue.start == next->body.start;
        if (clause->guessed && next->kind == TL_CLAUSE_IS_VERB_INITIAL &&
            (next->instrumental || clause->instrumental))
            clause->kind = TL_CLAUSE_IS_CUE_LEAD; /* 不得在公共场所，以侮辱方式侵害… */
        if (!cue_follows || clause->ends_part) continue;
        /* 拘留所收拘被拘留人，应当…: when it does so */
        if (s->run->genre == TIAOLI_GENRE_LAW && clause->kind == TL_CLAUSE_IS_SUBJECT_VERB &&
            !clause->assigns && !clause->encourages) {
            clause->kind = TL_CLAUSE_IS_CONDITION;
            continue;
        }
        /* 主管部门对经营活动，应当… */
        if (clause->kind == TL_CLAUSE_IS_SUBJECT_VERB && clause->topical)
            clause->kind = TL_CLAUSE_IS_SUBJECT_ONLY;
        if (clause->kind != TL_CLAUSE_IS_VERB_INITIAL) continue;
        const tl_span body = clause->body;
        const tl_lex_match actor = tl_lex_longest_before(
            s->run->lexicon->clause, s->run->text, body.start, body.end, TL_CLASS(TL_CLAUSE_ACTOR));
        if (actor.length && !clause->topical) {
            clause->kind = TL_CLAUSE_IS_SUBJECT_ONLY;
            clause->actor = body;
        } else if (clause->topical || (i == 0 && is_task_of(s, next)) ||
                   (clause->attributive && !clause->demanded)) {
            /* 对引进的人才，可以…; 实现梦想，必须…; 使用多年的电梯，应当… */
            clause->kind = TL_CLAUSE_IS_LEAD;
        }
    }
}

/* 指定负责人，负责监督: who is appointed does it. */
static void mark_appointed(const tl_sentence_clauses *s) {
    static const char verbs[][sizeof "指定"] = {"指定", "设立", "设置", "成立", "确定", "明确",
                                                "配备", "组建", "聘请", "安排", "建立"};
    const char *text = s->run->text;
    for (uint32_t i = 1; i < s->count; i++) {
        tl_parsed_clause *clause = &s->clause[i];
        const tl_parsed_clause *before = clause - 1;
        const tl_span object = before->verb.object, action = before->verb.action;
        if (clause->kind != TL_CLAUSE_IS_VERB_INITIAL || !clause->assigns) continue;
        if (!tl_span_empty(clause->actor) || tl_span_empty(object)) continue;
        bool appoints = false;
        for (uint32_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            appoints = appoints || TL_AT(text, action.start, action.end, verbs[k]);
        if (appoints && tl_lex_longest_before(s->run->lexicon->clause, text, object.start,
                                              object.end, TL_CLASS(TL_CLAUSE_ACTOR))
                            .length)
            clause->actor = object;
    }
}

void tl_read_context(const tl_sentence_clauses *s) {
    if (s->count < 2) return;
    bool topics = false, narrates = false, things = false;
    for (uint32_t i = 0; i < s->count; i++) {
        topics = topics || makes_topic(&s->clause[i]);
        narrates = narrates || s->clause[i].narrates;
        things = things || s->clause[i].names_thing || defines(s, &s->clause[i]);
    }
    if (topics) mark_topics(s);
    mark_aims(s);
    mark_demanded(s);
    mark_by_next(s);
    if (things) mark_deeds_of_things(s);
    if (narrates) mark_narration(s);
    mark_split_subjects(s);
    mark_appointed(s);
}
