/*
 * Takes the clauses, gives the directives.  Every clause is first read by
 * itself (clause_parse.c); this stage decides what only the neighbours tell:
 * scope (a cue and an actor carry over to the next clauses of the sentence),
 * context (the preamble of a speech, a look back, the items of a list), leads,
 * and the units that a list in parentheses makes responsible.
 */
#include "directive.h"

typedef TL_VEC(tl_parsed_clause) parsed_clauses;
typedef TL_VEC(tl_directive) directives;

/* What a clause takes over from the ones before it in its sentence. */
typedef struct {
    bool cue;
    uint8_t force, strength;
    tl_span cue_span;
    tl_span actor;
    tl_span reporter;
    bool cue_lead; /* the cue stands in a lead: 可以根据需要， */
    bool purpose;  /* below 为了…, up to a cue or a subject */
} scope;

/* What the sentence before a list says of its items (应当：（一）…). */
typedef enum {
    ITEMS_NONE,      /* no list is open                                     */
    ITEMS_DUTIES,    /* after a directive: 应当履行下列义务：                */
    ITEMS_NAMES,     /* after a statement: a verb at the head is no demand  */
    ITEMS_CONDITIONS /* 有下列情形之一的：                                   */
} item_mode;

typedef struct {
    tl_run *run;
    tl_words words;
    uint32_t next_quantity;
    uint32_t next_bracket, quoted_end; /* how far the pairs before have been seen */
    parsed_clauses parsed;
    directives found; /* since the last list of units or heading            */
    tl_units units;
    bool listed; /* lists of units have been read, and no other sentence since */
    tl_span list_deadline;
    bool addressed;          /* the document speaks to somebody          */
    uint32_t first_division; /* node index, or UINT32_MAX                */
    bool talk_is_over;       /* 我讲几点意见 has been said                */
    item_mode items;
    scope item_scope;
    uint32_t items_parent; /* the node whose children the items are          */
} stage;

static bool is_heading(const stage *s, uint32_t block) {
    return s->run->nodes.data[block].kind == TIAOLI_NODE_HEADING;
}

/* Before the first division of a document that addresses somebody stands what
 * is no demand of its own: occasion, reasons, 我讲几点意见. */
static bool in_preamble(const stage *s, uint32_t block) {
    const bool divided = s->first_division != UINT32_MAX;
    /* minutes and decisions speak to nobody by name, but begin with occasion as well */
    if (!s->addressed && !(divided && s->run->genre == TIAOLI_GENRE_NOTICE)) return false;
    if (divided) return block < s->first_division;
    return !s->talk_is_over && s->run->genre == TIAOLI_GENRE_SPEECH;
}

static bool bare_verbs_demand(const stage *s, uint32_t block) {
    return !in_preamble(s, block) &&
           s->run->nodes.data[block].polarity != TIAOLI_POLARITY_RETROSPECT;
}

static bool subjects_demand(const stage *s, uint32_t block) {
    if (s->run->genre == TIAOLI_GENRE_REPORT &&
        s->run->nodes.data[block].polarity != TIAOLI_POLARITY_PLAN)
        return false;
    return bare_verbs_demand(s, block) && s->run->genre != TIAOLI_GENRE_SPEECH;
}

/* --- One directive ---------------------------------------------------------- */

/* An actor or reporter is told again with every directive that takes it over:
 * one as long as a page (“…”部门) is none. */
static tl_span inheritable(tl_span span) {
    enum { LONGEST_ACTOR = 600 };
    const tl_span none = {0, 0};
    return span.end - span.start <= LONGEST_ACTOR ? span : none;
}

/* What somebody else says (“…。” as a sentence of its own) is no demand of the
 * text.  Directives come in text order, so that one walk over the pairs does;
 * the innermost around the place would not: a clause may begin in one quote and
 * end in the one around that. */
static bool is_quoted(stage *s, tl_span span) {
    const tl_run *run = s->run;
    for (; s->next_bracket < run->brackets.count; s->next_bracket++) {
        const tl_bracket *pair = &run->brackets.data[s->next_bracket];
        if (pair->open > span.start) break;
        const bool quotes = pair->kind == TL_BRACKET_QUOTE || pair->kind == TL_BRACKET_TITLE;
        if (quotes && tl_is_matched(pair) && pair->close > s->quoted_end)
            s->quoted_end = pair->close;
    }
    return span.end <= s->quoted_end;
}

static bool add(stage *s, const tl_parsed_clause *clause, uint32_t sentence, const scope *around,
                uint16_t rule, bool inherited) {
    const uint32_t block = s->run->sentences.data[sentence].block;
    const tl_span none = {0, 0};
    if (is_quoted(s, clause->body)) return true;
    tl_directive d; /* all of it is set here: to clear it first costs time */
    d.span = clause->body;
    d.verb = clause->verb;
    d.deadline = clause->deadline;
    d.rule = rule;
    d.inherited = inherited;
    d.force = clause->force ? clause->force : TIAOLI_FORCE_OBLIGATION;
    d.strength = clause->strength;
    d.cue = clause->cue;
    d.cue_source = none;
    d.first_unit = d.unit_count = 0;
    if (inherited) {
        d.force = around->force;
        d.strength = around->strength;
        d.cue_source = around->cue_span;
    }
    d.reporter = inheritable(around->reporter);
    d.actor = inheritable(around->actor);
    d.actor_source = tl_span_empty(d.actor) ? TIAOLI_ACTOR_NONE : TIAOLI_ACTOR_INHERITED;
    if (!tl_span_empty(clause->actor)) {
        d.actor = clause->actor;
        d.actor_source =
            d.actor.start < clause->body.start ? TIAOLI_ACTOR_INHERITED : TIAOLI_ACTOR_EXPLICIT;
    } else if (clause->has_subject || clause->sanctions) {
        /* who is punished in an earlier clause does not punish */
        d.actor = none;
        d.actor_source = TIAOLI_ACTOR_NONE;
    }
    if (d.actor_source == TIAOLI_ACTOR_NONE && s->addressed) d.actor_source = TIAOLI_ACTOR_DOCUMENT;
    d.role = is_heading(s, block) ? TIAOLI_ROLE_HEADING : TIAOLI_ROLE_BODY;
    if (clause->assigns) d.role = TIAOLI_ROLE_ASSIGNMENT;
    if (clause->sanctions) d.role = TIAOLI_ROLE_SANCTION;
    if (rule == TL_RULE_D6_ITEM) d.role = TIAOLI_ROLE_ITEM;
    if (rule == TL_RULE_D5) d.force = TIAOLI_FORCE_EXHORTATION;
    if (rule == TL_RULE_D3) {
        d.force = TIAOLI_FORCE_ENCOURAGEMENT;
        d.cue = d.verb.verbs[0];
    }
    if (!TL_PUSH(&s->run->memory, &s->found, d)) return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    return true;
}

/* --- Scope ------------------------------------------------------------------- */

/* A cue carries over; a prohibition does not, a permission only over 或, 并. */
static bool cue_reaches(const scope *around, const tl_parsed_clause *clause) {
    if (!around->cue) return false;
    if (around->force == TIAOLI_FORCE_PROHIBITION) return around->cue_lead;
    return around->force != TIAOLI_FORCE_PERMISSION || clause->permits_or || around->cue_lead;
}

static void open_scope(scope *around, const tl_parsed_clause *clause) {
    around->cue = true;
    around->cue_lead = clause->kind == TL_CLAUSE_IS_CUE_LEAD || clause->coverb_action;
    around->purpose = false;
    around->force = clause->force;
    around->strength = clause->strength;
    around->cue_span = clause->cue;
    /* who is named by 由 or 负责 acts in that clause only */
    if (clause->assigns) return;
    if (clause->has_subject || !tl_span_empty(clause->actor)) around->actor = clause->actor;
}

static void close_scope(scope *around) {
    around->cue = false;
    around->purpose = false;
    around->actor.start = around->actor.end = 0;
}

/* Does a term of one of the classes stand in the span? */
static bool contains(const tl_run *run, tl_span span, tl_classes wanted) {
    for (uint32_t at = span.start; at < span.end; at = tl_after(run->text, at, span.end))
        if (tl_lex_longest(run->lexicon->clause, run->text, at, span.end, wanted).length)
            return true;
    return false;
}

/* --- Deciding ---------------------------------------------------------------- */

static bool decide_verb_initial(stage *s, const tl_parsed_clause *clause, uint32_t sentence,
                                scope *around) {
    const uint32_t block = s->run->sentences.data[sentence].block;
    if (clause->strives) {
        if (around->cue)
            return add(s, clause, sentence, around, TL_RULE_D5,
                       around->force == TIAOLI_FORCE_EXHORTATION);
        return true;
    }
    if (around->purpose) return true;
    if (is_heading(s, block) && clause->bare_noun) {
        /* 摸底排查, 全面整改 are names; 认真“学” is a demand */
        const uint32_t last = tl_decode_before(s->run->text, clause->body.start, clause->body.end);
        if (last != 0x201D) return true;
    }
    if (s->items == ITEMS_CONDITIONS) return true;
    if (s->items == ITEMS_NAMES && !clause->assigns) return true;
    if (s->items == ITEMS_DUTIES)
        return add(s, clause, sentence, &s->item_scope, TL_RULE_D6_ITEM, s->item_scope.cue);
    if (cue_reaches(around, clause)) {
        const uint16_t rule =
            around->force == TIAOLI_FORCE_COMMITMENT ? TL_RULE_D4_INHERITED : TL_RULE_D1_INHERITED;
        /* 不得在公共场所，以…方式侵害…: one verb, no more */
        around->cue = around->force != TIAOLI_FORCE_PROHIBITION;
        return add(s, clause, sentence, around, rule, true);
    }
    if (!bare_verbs_demand(s, block)) return true;
    if (clause->encourages) return add(s, clause, sentence, around, TL_RULE_D3, false);
    if (clause->sanctions || clause->assigns)
        return add(s, clause, sentence, around, TL_RULE_D6, false);
    return add(s, clause, sentence, around, TL_RULE_D2, false);
}

static bool decide_cued(stage *s, const tl_parsed_clause *clause, uint32_t sentence,
                        scope *around) {
    if (s->items == ITEMS_CONDITIONS) return true;
    /* in a law 拟转让股权的 tells a case */
    if (s->run->genre == TIAOLI_GENRE_LAW && clause->force == TIAOLI_FORCE_COMMITMENT &&
        tl_span_empty(clause->actor))
        return true;
    if (s->items == ITEMS_DUTIES && tl_span_empty(around->actor))
        around->actor = s->item_scope.actor;
    open_scope(around, clause);
    if (clause->kind == TL_CLAUSE_IS_CUE_LEAD) return true;
    uint16_t rule = TL_RULE_D1;
    if (clause->force == TIAOLI_FORCE_COMMITMENT) rule = TL_RULE_D4;
    if (clause->force == TIAOLI_FORCE_EXHORTATION) rule = TL_RULE_D5;
    return add(s, clause, sentence, around, rule, false);
}

static bool decide_subject_verb(stage *s, const tl_parsed_clause *clause, uint32_t sentence,
                                scope *around) {
    close_scope(around);
    if (!clause->assigns) around->actor = clause->actor;
    if (s->items == ITEMS_CONDITIONS) return true;
    const uint32_t block = s->run->sentences.data[sentence].block;
    if (!subjects_demand(s, block)) return true;
    /* 企业家培养项目 is a name, 小区严格依标建园 a demand */
    if (is_heading(s, block) && clause->plain_subject && s->parsed.count == 1) return true;
    const uint16_t rule = clause->encourages ? TL_RULE_D3
                          : clause->assigns  ? TL_RULE_D6
                                             : TL_RULE_D7;
    return add(s, clause, sentence, around, rule, false);
}

static bool decide(stage *s, const tl_parsed_clause *clause, uint32_t sentence, scope *around) {
    if (!tl_span_empty(clause->reporter)) around->reporter = clause->reporter;
    switch ((tl_clause_kind)clause->kind) {
        case TL_CLAUSE_IS_CUED:
        case TL_CLAUSE_IS_CUE_LEAD:
            return decide_cued(s, clause, sentence, around);
        case TL_CLAUSE_IS_VERB_INITIAL:
            return decide_verb_initial(s, clause, sentence, around);
        case TL_CLAUSE_IS_SUBJECT_VERB:
            return decide_subject_verb(s, clause, sentence, around);
        case TL_CLAUSE_IS_SUBJECT_ONLY:
            close_scope(around);
            around->actor = clause->actor;
            return true;
        case TL_CLAUSE_IS_CONDITION:
            if (!tl_span_empty(clause->actor)) around->actor = clause->actor;
            return true;
        case TL_CLAUSE_IS_PURPOSE:
            around->purpose = true;
            return true;
        case TL_CLAUSE_IS_STATEMENT:
        case TL_CLAUSE_IS_COPULA:
            /* 拟发行国债，专项用于建设，今年先发行…: without a subject it is passed over */
            if (clause->has_subject) close_scope(around);
            if (!tl_span_empty(clause->actor)) around->actor = clause->actor;
            return true;
        case TL_CLAUSE_IS_TALK:
            s->talk_is_over = true;
            close_scope(around);
            return true;
        case TL_CLAUSE_IS_LEAD:
        case TL_CLAUSE_IS_RESULT:
        case TL_CLAUSE_IS_REPORT:
            return true;
    }
    return true;
}

/* --- Lists of items ------------------------------------------------------------ */

/* A sentence that ends with ： says what the items below are: duties after a
 * cue (应当履行下列义务：), no duties after 下列情形, 下列内容. */
static void open_items(stage *s, const tl_sentence *sentence, const scope *around, bool demands) {
    const char *text = s->run->text;
    const tl_node *block = &s->run->nodes.data[sentence->block];
    s->items = ITEMS_NONE;
    if (!TL_ENDS(text, sentence->start, sentence->end, "：") || s->run->genre != TIAOLI_GENRE_LAW)
        return;
    s->items_parent = block->parent;
    const tl_span span = {sentence->start, sentence->end};
    const bool provides = TL_ENDS(text, span.start, span.end, "规定：") ||
                          TL_ENDS(text, span.start, span.end, "决定：") ||
                          TL_ENDS(text, span.start, span.end, "解释：") ||
                          TL_ENDS(text, span.start, span.end, "意见：") ||
                          TL_ENDS(text, span.start, span.end, "如下：");
    if (contains(s->run, span, TL_CLASS(TL_CLAUSE_ITEMS_NO_DUTIES)))
        s->items = ITEMS_CONDITIONS;
    else if (demands && around->force != TIAOLI_FORCE_PROHIBITION)
        s->items = ITEMS_DUTIES;
    else if (!provides) /* 特作以下规定： opens provisions */
        s->items = ITEMS_NAMES;
    s->item_scope = *around;
}

/* Items are the divisions right below the block that opened them. */
static void close_items(stage *s, uint32_t block) {
    if (s->items == ITEMS_NONE) return;
    const tl_node *nodes = s->run->nodes.data;
    const uint32_t division = nodes[block].parent;
    if (division == s->items_parent || nodes[division].parent != s->items_parent)
        s->items = ITEMS_NONE;
}

/* --- Marks ---------------------------------------------------------------------- */

static bool span_of_role(tl_run *run, int32_t role, tl_span span) {
    return tl_span_empty(span) || tl_add_span(run, role, span);
}

static bool emit(stage *s, const tl_directive *d) {
    tl_run *run = s->run;
    if ((run->flags & TIAOLI_PARSE_CUES_ONLY) && tl_span_empty(d->cue)) return true;
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_DIRECTIVE, d->span.start, d->span.end, d->rule);
    if (!mark) return false;
    mark->type = d->force;
    mark->strength = d->strength;
    mark->role = d->role;
    mark->actor_source = d->actor_source;
    mark->flags = d->inherited ? TIAOLI_DIRECTIVE_INHERITED : 0;
    if (!span_of_role(run, TIAOLI_SPAN_CUE, d->cue) ||
        !span_of_role(run, TIAOLI_SPAN_CUE_SOURCE, d->cue_source) ||
        !span_of_role(run, TIAOLI_SPAN_ACTOR, d->actor) ||
        !span_of_role(run, TIAOLI_SPAN_ACTION, d->verb.action) ||
        !span_of_role(run, TIAOLI_SPAN_OBJECT, d->verb.object) ||
        !span_of_role(run, TIAOLI_SPAN_REPORTED_BY, d->reporter) ||
        !span_of_role(run, TIAOLI_SPAN_DEADLINE, d->deadline))
        return false;
    for (uint32_t i = 0; i < d->verb.verb_count; i++)
        if (!span_of_role(run, TIAOLI_SPAN_VERB, d->verb.verbs[i])) return false;
    for (uint32_t i = 0; i < d->unit_count; i++) {
        const tl_unit *unit = &s->units.data[d->first_unit + i];
        if (!span_of_role(run, unit->role, unit->span)) return false;
    }
    return true;
}

/* --- Lists of units ------------------------------------------------------------- */

/* What one list may hand out, in units of 64 bytes: each directive has its units
 * for itself, so a long list goes only to the directives nearest to it. */
enum { SHARED_UNITS = 4096, UNIT_BYTES = 64 };

/* The units of the lists, and their time limit, go to the directives since earlier
 * ones or a heading. */
static void attach_units(stage *s) {
    uint32_t weight = 1;
    for (uint32_t i = 0; i < s->units.count; i++)
        weight += 1 + (s->units.data[i].span.end - s->units.data[i].span.start) / UNIT_BYTES;
    const uint32_t reach = weight < SHARED_UNITS ? SHARED_UNITS / weight : 1;
    for (uint32_t i = 0; i < s->found.count; i++) {
        if (tl_span_empty(s->found.data[i].deadline)) s->found.data[i].deadline = s->list_deadline;
        if (s->found.count - i > reach) continue;
        s->found.data[i].first_unit = 0;
        s->found.data[i].unit_count = s->units.count;
    }
}

/* No later text tells more of what has been found. */
static bool emit_found(stage *s) {
    if (s->listed) attach_units(s);
    for (uint32_t i = 0; i < s->found.count; i++)
        if (!emit(s, &s->found.data[i])) return false;
    s->found.count = s->units.count = 0;
    s->listed = false;
    s->list_deadline.start = s->list_deadline.end = 0;
    return true;
}

/* The text right before a byte names a time limit: 完成时限： */
static bool follows_label(const tl_run *run, uint32_t start, uint32_t at) {
    if (!TL_ENDS(run->text, start, at, "：")) return false;
    return tl_lex_longest_before(run->lexicon->outline, run->text, start,
                                 tl_before(run->text, start, at),
                                 TL_CLASS(TL_OUTLINE_UNIT_DEADLINE))
               .length != 0;
}

/* 6月底前, and behind 完成时限： any time. */
static tl_span find_list_deadline(stage *s, uint32_t start, uint32_t end, uint32_t *quantity) {
    const tl_words *words = &s->words;
    tl_words_read(&s->words, s->run, start, end, quantity);
    tl_span found = tl_find_deadline(words);
    for (uint32_t i = 0; i < words->count && tl_span_empty(found); i++) {
        if (!tl_is_kind(words, i, TL_TOKEN_TIME)) continue;
        if (!follows_label(s->run, start, words->token[i].start)) continue;
        found.start = words->token[i].start;
        while (tl_is(words, i + 1, TL_CLASS(TL_CLAUSE_TIME_END))) i++;
        found.end = words->token[i].end;
    }
    return found;
}

/* Reads text[start, end) as a list of units, or as time limit. */
static bool read_list(stage *s, uint32_t start, uint32_t end, uint32_t *quantity, bool *found) {
    if (!tl_read_units(s->run, start, end, &s->units, found)) return false;
    if (!*found) return true;
    const tl_span deadline = find_list_deadline(s, start, end, quantity);
    if (tl_span_empty(s->list_deadline)) s->list_deadline = deadline;
    s->listed = true;
    return true;
}

/* （牵头单位：…） as a sentence of its own. */
static bool read_unit_list(stage *s, const tl_sentence *sentence, bool *found) {
    uint32_t start = sentence->start, end = sentence->end;
    const tl_bracket *pair = tl_bracket_opening(s->run, start);
    *found = false;
    if (pair && pair->kind == TL_BRACKET_PAREN && pair->close_end > pair->close) {
        start = pair->open_end;
        end = pair->close;
    }
    return read_list(s, start, end, &s->next_quantity, found);
}

/* …改造（牵头单位：…）。 ends the clause before it: what is cut off is neither verb nor
 * object, and 应（…牵头） asks for nothing. */
static void cut_off_list(stage *s, uint32_t from, uint32_t end) {
    if (!s->found.count) return;
    tl_directive *d = &s->found.data[s->found.count - 1];
    tl_verb *verb = &d->verb;
    if (d->span.end != end) return;
    if (verb->action.end > from) {
        s->found.count--;
        return;
    }
    d->span.end = from;
    while (verb->verb_count && verb->verbs[verb->verb_count - 1].end > from) verb->verb_count--;
    if (verb->object.end == end) verb->object.end = from;
    if (verb->object.end <= verb->object.start) verb->object.start = verb->object.end = 0;
}

/* A list in parentheses at the end of a sentence that says something else. */
static bool read_list_at_end(stage *s, const tl_sentence *sentence, uint32_t quantity) {
    const tl_run *run = s->run;
    const uint32_t end =
        run->clauses.data[sentence->first_clause + sentence->clause_count - 1].core_end;
    const uint32_t close = tl_before(run->text, sentence->start, end);
    const uint32_t c = tl_peek(run->text, close, end);
    if ((c != 0xFF09 && c != ')') || close <= sentence->start) return true;
    const tl_bracket *pair =
        tl_bracket_around(run, tl_before(run->text, sentence->start, close), TL_BRACKET_PAREN);
    if (!pair || pair->close_end != end || pair->open <= sentence->start) return true;
    bool found;
    if (!read_list(s, pair->open_end, pair->close, &quantity, &found)) return false;
    if (found) cut_off_list(s, pair->open, end);
    return true;
}

/* 牵头单位： or a parenthesis: cheap test before the list is read. */
static bool may_be_unit_list(const stage *s, const tl_sentence *sentence) {
    const char *text = s->run->text;
    const uint32_t c = tl_peek(text, sentence->start, sentence->end);
    if (c == 0xFF08 || c == '(') return true;
    const tl_lex_match match = tl_lex_longest(
        s->run->lexicon->outline, text, sentence->start, sentence->end,
        TL_CLASS(TL_OUTLINE_UNIT_LEAD) | TL_CLASS(TL_OUTLINE_UNIT_SUPPORT) |
            TL_CLASS(TL_OUTLINE_UNIT_RESPONSIBLE) | TL_CLASS(TL_OUTLINE_UNIT_DEADLINE));
    return match.length && TL_AT(text, sentence->start + match.length, sentence->end, "：");
}

/* --- Sentences ----------------------------------------------------------------- */

static bool parse_clauses(stage *s, const tl_sentence *sentence) {
    s->parsed.count = 0;
    if (!TL_ROOM(&s->run->memory, &s->parsed, sentence->clause_count))
        return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    /* all at once: for one alone compilers make a slow loop of it */
    memset(s->parsed.data, 0, sentence->clause_count * sizeof *s->parsed.data);
    for (uint32_t i = 0; i < sentence->clause_count; i++) {
        const tl_clause *clause = &s->run->clauses.data[sentence->first_clause + i];
        tl_parsed_clause *parsed = &s->parsed.data[s->parsed.count++];
        tl_words_read(&s->words, s->run, clause->core_start, clause->core_end, &s->next_quantity);
        tl_parse_clause(&s->words, parsed);
        parsed->ends_part = TL_ENDS(s->run->text, clause->start, clause->end, "；");
    }
    const tl_sentence_clauses all = {s->run, s->parsed.data, s->parsed.count};
    tl_read_context(&all);
    return true;
}

/* Does text before `at` on its line hold nothing but blanks? */
static bool begins_line(const tl_run *run, uint32_t at) {
    while (at > 0 && tl_is_blank(tl_decode_before(run->text, 0, at)))
        at = tl_before(run->text, 0, at);
    return at == 0 || run->text[at - 1] == '\n' || run->text[at - 1] == '\r';
}

/* The topic sentence of a paragraph of a report: 财税改革取得突破。 */
static bool is_topic_sentence(const stage *s, uint32_t index) {
    enum { LONGEST_TOPIC = 20, LEAST_UNFOLDING = 2 };
    const tl_run *run = s->run;
    const tl_sentence *sentence = &run->sentences.data[index];
    const tl_parsed_clause *clause = &s->parsed.data[0];
    const bool opens = index == 0 || sentence[-1].block != sentence->block;
    if (run->genre != TIAOLI_GENRE_REPORT || !opens || !begins_line(run, sentence->start))
        return false;
    if (index + LEAST_UNFOLDING >= run->sentences.count ||
        sentence[LEAST_UNFOLDING].block != sentence->block)
        return false;
    const bool asserts =
        clause->kind == TL_CLAUSE_IS_STATEMENT || clause->kind == TL_CLAUSE_IS_SUBJECT_VERB;
    const bool demands =
        clause->kind == TL_CLAUSE_IS_CUED || clause->kind == TL_CLAUSE_IS_VERB_INITIAL;
    return (asserts || demands) && tl_span_empty(clause->actor) && !clause->has_copula &&
           TL_ENDS(run->text, sentence->start, sentence->end, "。") &&
           tl_count_characters(run->text, sentence->start, sentence->end) <= LONGEST_TOPIC;
}

/* A demand with 要 in one short clause, without an actor of its own, that the
 * next sentences unfold: 要统筹推进全面学。 */
static bool is_demanding_lead(const stage *s, uint32_t index, uint32_t first_directive) {
    enum { LONGEST_LEAD = 24 };
    const tl_sentence *sentence = &s->run->sentences.data[index];
    if (s->found.count != first_directive + 1) return false;
    const tl_directive *d = &s->found.data[first_directive];
    return d->rule == TL_RULE_D1 && d->actor_source != TIAOLI_ACTOR_EXPLICIT &&
           d->force == TIAOLI_FORCE_OBLIGATION && d->strength == TIAOLI_STRENGTH_NORMAL &&
           tl_count_characters(s->run->text, sentence->start, sentence->end) <= LONGEST_LEAD;
}

static bool is_lead(const stage *s, uint32_t index, uint32_t first_directive) {
    const tl_sentence *sentence = &s->run->sentences.data[index];
    if (sentence->clause_count != 1 || index + 1 >= s->run->sentences.count) return false;
    if (sentence[1].block != sentence->block) return false;
    if (s->run->nodes.data[sentence->block].kind != TIAOLI_NODE_PARAGRAPH) return false;
    return is_demanding_lead(s, index, first_directive) || is_topic_sentence(s, index);
}

/* A question demands nothing. */
static bool asks(const tl_run *run, const tl_sentence *sentence) {
    const uint32_t last = tl_decode_before(run->text, sentence->start, sentence->end);
    return last == 0xFF1F || last == '?';
}

static bool read_sentence(stage *s, uint32_t index) {
    tl_sentence *sentence = &s->run->sentences.data[index];
    close_items(s, sentence->block);
    if (asks(s->run, sentence)) return true;
    if (may_be_unit_list(s, sentence)) {
        bool found;
        if (!read_unit_list(s, sentence, &found)) return false;
        if (found) return true;
    }
    if (s->listed && !emit_found(s)) return false;
    const uint32_t first = s->found.count, quantity = s->next_quantity;
    if (!parse_clauses(s, sentence)) return false;
    scope around;
    memset(&around, 0, sizeof around);
    for (uint32_t i = 0; i < s->parsed.count; i++)
        if (!decide(s, &s->parsed.data[i], index, &around)) return false;
    if (s->items == ITEMS_NONE) open_items(s, sentence, &around, s->found.count > first);
    if (is_lead(s, index, first)) {
        sentence->role = TIAOLI_NODE_ROLE_LEAD;
        if (s->found.count > first) s->found.data[first].role = TIAOLI_ROLE_LEAD;
    }
    return read_list_at_end(s, sentence, quantity);
}

static bool is_read(uint8_t kind) {
    return kind == TIAOLI_NODE_PARAGRAPH || kind == TIAOLI_NODE_HEADING ||
           kind == TIAOLI_NODE_CLOSING;
}

static bool read_document(stage *s) {
    tl_run *run = s->run;
    for (uint32_t i = 0; i < run->sentences.count; i++) {
        const uint32_t block = run->sentences.data[i].block;
        if (!is_read(run->nodes.data[block].kind)) continue;
        const bool opens = i == 0 || run->sentences.data[i - 1].block != block;
        if (opens && is_heading(s, block) && !emit_found(s)) return false;
        if (!read_sentence(s, i)) return false;
    }
    return emit_found(s);
}

bool tl_directives(tl_run *run) {
    stage *s = tl_alloc(&run->memory, sizeof *s);
    if (!s) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    memset(s, 0, sizeof *s);
    s->run = run;
    s->first_division = UINT32_MAX;
    for (uint32_t i = 0; i < run->nodes.count; i++) {
        if (run->nodes.data[i].kind == TIAOLI_NODE_SALUTATION) s->addressed = true;
        if (run->nodes.data[i].kind == TIAOLI_NODE_DIVISION && s->first_division == UINT32_MAX)
            s->first_division = i;
    }
    const bool done = read_document(s);
    TL_VEC_FREE(&run->memory, &s->parsed);
    TL_VEC_FREE(&run->memory, &s->found);
    TL_VEC_FREE(&run->memory, &s->units);
    tl_release(&run->memory, s, sizeof *s);
    return done;
}
