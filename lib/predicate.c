/*
 * Takes the tokens of a clause, gives the verb at a place: a listed verb, a
 * one-character verb with a resultative complement (兜牢, 用好), a quoted verb
 * (“学”); compounds of verbs side by side (统筹推进), coordination (完善和落实),
 * light verbs that give way to a bare verb (进行全面摸底排查), and the object.
 */
#include "predicate.h"

#define IS(i, id) tl_is(words, (i), TL_CLASS(TL_CLAUSE_##id))

uint32_t tl_skip_adverbs(const tl_words *words, uint32_t i) {
    while (IS(i, ADVERB) || IS(i, CONNECTIVE)) i++;
    return i;
}

bool tl_before_de(const tl_words *words, uint32_t i) { return IS(i + 1, DE); }

static bool is_quoted_verb(const tl_words *words, uint32_t i) {
    return tl_is_kind(words, i, TL_TOKEN_QUOTE) && tl_token_length(words, i) <= 4;
}

/* 兜|牢, 用|好: a single verb and a complement of one word. */
static bool is_single_with_result(const tl_words *words, uint32_t i) {
    return IS(i, SINGLE) && IS(i + 1, RESULT);
}

/* The segmenter's word at token i reaches beyond it: part of a longer word.  It
 * is not asked where the neighbours are known words: 处|三年, 报|国务院|批准. */
static bool inside_longer_word(const tl_words *words, uint32_t i) {
    tl_span word;
    if (tl_between_words(words, i)) return false;
    if (!tl_word_at(words->run, words->token[i].start, &word)) return false;
    /* 下功夫 is one word to the segmenter, but verb and object */
    if (word.end > words->token[i].end)
        return word.start < words->token[i].start ||
               tl_count_characters(words->text, word.start, word.end) < 3;
    /* in 落实上|下功夫 the segmenter takes 上下 for a word */
    return word.start < words->token[i].start && !(i > 0 && IS(i - 1, LOCALIZER));
}

bool tl_verb_begins(const tl_words *words, uint32_t i, bool after_modifier) {
    if (i >= words->count) return false;
    if (IS(i, VERB)) return tl_token_length(words, i) > 1 || !inside_longer_word(words, i);
    if (is_single_with_result(words, i)) return true;
    if (IS(i, NEGATION) && (IS(i + 1, VERB) || IS(i + 1, SINGLE) || IS(i + 1, SANCTION)))
        return true; /* 不予|行政处罚 */
    if (!after_modifier) return false;
    if (is_quoted_verb(words, i)) return true;
    if (IS(i, NEGATION) && i + 1 < words->count) return true;
    return IS(i, SINGLE) && !inside_longer_word(words, i);
}

/* 保障|性, 指导|性: what makes an adjective of a verb. */
static bool is_adjective_end(const tl_words *words, uint32_t i) {
    return IS(i, SUFFIX) && TL_AT(words->text, words->token[i].start, words->token[i].end, "性");
}

/* Two verbs side by side that are one: 统筹|推进, 研究|制定. */
static bool fuses_with_next(const tl_words *words, uint32_t i) {
    if (IS(i, NO_MERGE) || !IS(i, VERB) || !IS(i + 1, SECOND)) return false;
    if (is_adjective_end(words, i + 2)) return false; /* 增加|保障性… */
    if (!IS(i + 1, VP)) return !tl_before_de(words, i + 1);
    /* 出台|支持企业发展的政策: the second verb opens a relative clause */
    return !tl_any(words, i + 2, words->count, TL_CLASS(TL_CLAUSE_DE));
}

/* Token after the complement at i (好, 到, 为, 起来), or i if there is none. */
static uint32_t over_complement(const tl_words *words, uint32_t i) {
    /* 鼓励|到基层…: a coverb of place */
    if (i > 0 && IS(i - 1, ENCOURAGE)) return i;
    if (!IS(i, COMPLEMENT) || tl_is_kind(words, i + 1, TL_TOKEN_TIME)) return i;
    if (tl_token_length(words, i) == 1 && inside_longer_word(words, i)) return i;
    return i + 1;
}

static bool is_nominal_end(const tl_words *words, uint32_t i) {
    return i >= words->count || tl_is_kind(words, i, TL_TOKEN_LIST);
}

/* 做实|功: with one character left the complement belongs to the object. */
static bool leaves_one_character(const tl_words *words, uint32_t next) {
    return next < words->count && is_nominal_end(words, next + 1) &&
           words->token[next].kind == TL_TOKEN_OTHER;
}

/* The token after the segmenter's word that begins with token i; i + 1 if the
 * word begins before it. */
static uint32_t segmenter_end(const tl_words *words, uint32_t i) {
    uint32_t next = i + 1;
    tl_span word;
    if (tl_word_at(words->run, words->token[i].start, &word) && word.start == words->token[i].start)
        while (next < words->count && words->token[next].end <= word.end) next++;
    return next;
}

/* A predicate of words in no list: the whole part if it is short and another
 * one follows (灵活适度、精准有效), else one word of the segmenter. */
static uint32_t over_unknown(const tl_words *words, uint32_t i) {
    uint32_t part = i;
    while (!is_nominal_end(words, part)) part++;
    if (part < words->count &&
        tl_count_characters(words->text, words->token[i].start, words->token[part - 1].end) <= 4)
        return part;
    uint32_t next = segmenter_end(words, i);
    /* 注|销, 收|寄: two lone characters are one verb of two syllables */
    if (next == i + 1 && next < words->count && words->token[next].kind == TL_TOKEN_OTHER &&
        tl_is_han(tl_peek(words->text, words->token[next].start, words->end)) &&
        tl_is_whole_word(words, next))
        next++;
    return next;
}

/* The verb word at token i: its span and the token after it. */
static tl_span verb_word(const tl_words *words, uint32_t i, bool unknown, uint32_t *next) {
    tl_span span = {words->token[i].start, words->token[i].end};
    *next = i + 1;
    if (is_quoted_verb(words, i)) {
        const tl_bracket *quote = tl_bracket_opening(words->run, span.start);
        span.start = quote->open_end;
        span.end = quote->close;
        return span;
    }
    if (IS(i, VERB) && tl_token_length(words, i) == 2 && leaves_one_character(words, i + 1)) {
        /* 做|实功: the complement is the first character of the object */
        const uint32_t middle = tl_after(words->text, span.start, span.end);
        const bool splits =
            (tl_lex_exact(words->run->lexicon->clause, words->text, span.start, middle) &
             TL_CLASS(TL_CLAUSE_SINGLE)) &&
            (tl_lex_exact(words->run->lexicon->clause, words->text, middle, span.end) &
             TL_CLASS(TL_CLAUSE_RESULT));
        if (splits) span.end = middle;
        return span;
    }
    if (IS(i, VERB)) {
        while (fuses_with_next(words, *next - 1)) ++*next;
        *next = over_complement(words, *next);
    } else if (is_single_with_result(words, i) && !leaves_one_character(words, i + 2)) {
        *next = i + 2;
        /* 用足用好, 学深悟透 */
        if (is_single_with_result(words, i + 2)) *next = IS(i, VERB) ? *next : i + 4;
    } else if (IS(i, SINGLE) && unknown && segmenter_end(words, i) == i + 2) {
        *next = i + 2; /* 强|迫, 推|迟 */
    } else if (IS(i, SINGLE)) {
        *next = IS(i + 1, COMPLEMENT) && !is_single_with_result(words, i)
                    ? over_complement(words, i + 1)
                    : i + 1;
    } else if (unknown && (words->token[i].kind == TL_TOKEN_OTHER || IS(i, ADVERB))) {
        *next = over_unknown(words, i);
    }
    span.end = words->token[*next - 1].end;
    return span;
}

static void add_verb(tl_verb *verb, tl_span span) {
    if (verb->verb_count < TL_MAX_VERBS) verb->verbs[verb->verb_count++] = span;
}

/* 完善和落实…, 检视并整治…, 更正、补充: verbs that share an object. */
static uint32_t read_coordinated(const tl_words *words, uint32_t next, tl_verb *verb) {
    for (;;) {
        const bool mark = IS(next, COORDINATOR) || tl_is_kind(words, next, TL_TOKEN_LIST);
        const uint32_t at = tl_skip_adverbs(words, next + 1);
        if (!mark || !tl_verb_begins(words, at, true) || tl_before_de(words, at)) return next;
        uint32_t after;
        add_verb(verb, verb_word(words, at, false, &after));
        next = after;
    }
}

/* Verb of a further pair after the enumeration comma at token i, or 0. */
static uint32_t further_verb(const tl_words *words, uint32_t i) {
    const uint32_t at = tl_skip_adverbs(words, i + 1);
    if (!IS(at, VERB) || tl_before_de(words, at) || is_nominal_end(words, at + 1)) return 0;
    /* 整改|时限, 指导|性|计划 */
    const bool noun =
        (IS(at + 1, SUFFIX) && is_nominal_end(words, at + 2)) || is_adjective_end(words, at + 1);
    return noun ? 0 : at;
}

/* 武装头脑、指导实践、推动工作: if every part begins with a verb, these are verbs
 * of further pairs.  Gives the token where the first object ends. */
static uint32_t read_further_pairs(const tl_words *words, uint32_t next, tl_verb *verb) {
    uint32_t object_end = words->count;
    if (!tl_has_kind(words, TL_TOKEN_LIST)) return object_end;
    for (uint32_t i = next + 1; i < words->count; i++) {
        if (!tl_is_kind(words, i, TL_TOKEN_LIST)) continue;
        if (!further_verb(words, i)) return words->count;
        if (object_end == words->count) object_end = i;
    }
    for (uint32_t i = object_end; i < words->count; i++) {
        if (!tl_is_kind(words, i, TL_TOKEN_LIST)) continue;
        uint32_t after;
        add_verb(verb, verb_word(words, further_verb(words, i), false, &after));
    }
    return object_end;
}

/* 进行|全面|摸底排查: the rest after a light verb is a bare verb. */
static bool bare_verb_after(const tl_words *words, uint32_t next, tl_span *bare) {
    uint32_t at = next;
    while (IS(at, ADVERB)) at++;
    if (at >= words->count) return false;
    const uint32_t start = words->token[at].start, end = words->token[words->count - 1].end;
    bool verbs = true;
    for (uint32_t i = at; i < words->count; i++) verbs = verbs && IS(i, VERB);
    if (!verbs && tl_count_characters(words->text, start, end) != 2) return false;
    bare->start = start;
    bare->end = end;
    return true;
}

/* 规划|和|标准, 规划|、|公安: the verb is one of several nouns. */
static bool joins_nouns(const tl_words *words, uint32_t i) {
    /* 做好|与基层的联系: a coverb, no coordinator */
    const bool joins = IS(i, COORDINATOR) && !IS(i, COVERB_TO);
    if (!joins && !tl_is_kind(words, i, TL_TOKEN_LIST)) return false;
    const uint32_t at = tl_skip_adverbs(words, i + 1);
    return at < words->count && !tl_verb_begins(words, at, true) && !IS(at, LIGHT) &&
           !tl_is_kind(words, at, TL_TOKEN_QUOTE);
}

bool tl_read_verb(const tl_words *words, uint32_t i, bool unknown, tl_verb *verb) {
    verb->verb_count = 0; /* the rest is set below */
    verb->object.start = verb->object.end = 0;
    while (IS(i, NEGATION) && i + 1 < words->count) {
        i = tl_skip_adverbs(words, i + 1);
        unknown = true; /* 不信邪: what is denied is a predicate */
    }
    /* 加快|构建: an adverbial verb gives way to the verb after it */
    while (IS(i, ADVERBIAL)) {
        const uint32_t at = tl_skip_adverbs(words, i + 1);
        /* 加快|教育现代化: a verb that is a noun as well is the object */
        if (!IS(at, VERB) || IS(at, NOUN) || tl_before_de(words, at)) break;
        i = at;
    }
    if (i >= words->count || (!unknown && !tl_verb_begins(words, i, true))) return false;
    verb->first = i;
    verb->kinds = words->token[i].classes;
    verb->action = verb_word(words, i, unknown, &verb->next);
    verb->nominal = IS(verb->next, DE);
    verb->joined = joins_nouns(words, verb->next);
    verb->past = IS(verb->next, ASPECT);
    tl_span bare;
    if (IS(i, LIGHT) && bare_verb_after(words, verb->next, &bare)) {
        verb->action = bare;
        verb->next = words->count;
        add_verb(verb, bare);
        return true;
    }
    add_verb(verb, verb->action);
    uint32_t from = verb->next;
    from = read_coordinated(words, from, verb);
    const uint32_t to = IS(i, VP) ? words->count : read_further_pairs(words, from, verb);
    if (tl_is_kind(words, from, TL_TOKEN_LIST)) from++; /* 抓|、|负总责: no object */
    verb->object = tl_tokens_span(words, from, to);
    return true;
}
