/*
 * Takes quantities and directives, gives targets: a quantity that is to be reached, with
 * what is measured, its bound, its tone and its time (国内生产总值增长5%左右).  A target is
 * read backwards from its quantity: what stands right before it (力争达到, 比2020年下降) is
 * its predicate, and what stands before that the indicator.  Whether it is a goal or a
 * fact is said by tone, time, section and genre.  docs/targets.md has the rules.
 */
#include "target.h"

/* What the words of a sentence say of the quantities after them. */
typedef struct {
    tl_span tone_at, deadline;
    uint8_t tone;
    bool sure;    /* 到2025年, 2025年底前 lie ahead; of 2025年 alone nobody knows */
    bool done;    /* 已, 去年 */
    uint8_t lead; /* tone of 预期目标是： for all that follows */
    tl_span lead_at;
} mood;

typedef struct {
    tl_run *run;
    tl_mark_row numerals, quantities, directives;
    tl_target_tokens tokens; /* of the clause                                */
    tl_span clause;          /* its core                                     */
    uint32_t block;          /* node index                                   */
    mood mood;
} stage;

/* A target while it is read. */
typedef struct {
    uint32_t amount; /* index of the token                                   */
    uint32_t first;  /* index of the first token that may belong to it       */
    uint32_t from;   /* first byte that may                                  */
    tl_span name;    /* what stands before the predicate                     */
    uint32_t word;   /* the first token in it                                */
    tl_classes predicate;
    bool to;       /* 提高到: the quantity is where it ends                */
    bool compared; /* with the name: 比上年|预算|增加                      */
    bool listed;   /* goes on with what is made: 50个社区、|100个|村       */
    tl_span indicator, base;
    uint32_t start, end;
    uint8_t direction;
    bool change;
} aim;

enum { LONGEST_NAME = 180, LONGEST_WHERE = 18 /* bytes */ };

#define MOVES (TL_CLASS(TL_TARGET_RISE) | TL_CLASS(TL_TARGET_FALL))
#define PREDICATES \
    (MOVES | TL_CLASS(TL_TARGET_REACH) | TL_CLASS(TL_TARGET_PASS) | TL_CLASS(TL_TARGET_CONFINE))
#define TONES                                                                               \
    (TL_CLASS(TL_TARGET_ENSURE) | TL_CLASS(TL_TARGET_STRIVE) | TL_CLASS(TL_TARGET_EXPECT) | \
     TL_CLASS(TL_TARGET_SCHEME))
#define KINDS (TL_CLASS(TL_TARGET_BINDING) | TL_CLASS(TL_TARGET_PROSPECTIVE))

static bool has(const tl_target_token *token, tl_classes classes) {
    return (token->classes & classes) != 0;
}

/* --- Mood ------------------------------------------------------------------- */

static uint8_t tone_of(tl_classes classes) {
    if (classes & (TL_CLASS(TL_TARGET_ENSURE) | TL_CLASS(TL_TARGET_BINDING)))
        return TIAOLI_TONE_ENSURE;
    if (classes & TL_CLASS(TL_TARGET_STRIVE)) return TIAOLI_TONE_STRIVE;
    if (classes & (TL_CLASS(TL_TARGET_EXPECT) | TL_CLASS(TL_TARGET_PROSPECTIVE)))
        return TIAOLI_TONE_EXPECT;
    return TIAOLI_TONE_PLAN;
}

/* 力争实现全年目标: 目标 is the weaker word. */
static void take_tone(mood *m, const tl_target_token *token) {
    const uint8_t tone = tone_of(token->classes);
    m->done = false;
    if (tone == TIAOLI_TONE_PLAN && m->tone) return;
    m->tone = tone;
    m->tone_at = (tl_span){token->start, token->end};
}

/* 去年, 上年, 前三季度; 今年上半年 may be either. */
static bool is_past(const tl_run *run, const tl_target_token *date) {
    const uint32_t c = tl_peek(run->text, date->start, date->end);
    return c == 0x53BB /* 去 */ || c == 0x4E0A /* 上 */ || c == 0x524D /* 前 */ ||
           c == 0x6628 /* 昨 */;
}

static void take_date(stage *s, uint32_t index) {
    const tl_target_token *date = &s->tokens.data[index];
    const tl_target_token *after = index + 1 < s->tokens.count ? date + 1 : NULL;
    mood *m = &s->mood;
    if (index && date[-1].end == date->start && has(date - 1, TL_CLASS(TL_TARGET_FROM)))
        return; /* 从今年起 */
    if (is_past(s->run, date)) {
        m->done = true;
        return;
    }
    m->deadline = (tl_span){date->start, date->end};
    m->sure = index && date[-1].end == date->start && has(date - 1, TL_CLASS(TL_TARGET_TO));
    if (after && after->start == date->end && has(after, TL_CLASS(TL_TARGET_UNTIL))) {
        m->deadline.end = after->end;
        m->sure = true;
    }
}

static void take_mood(stage *s, uint32_t index) {
    const tl_target_token *token = &s->tokens.data[index];
    if (token->is == TL_TARGET_IS_DATE) take_date(s, index);
    if (token->is != TL_TARGET_IS_WORD) return;
    if (has(token, TONES)) take_tone(&s->mood, token);
    if (has(token, TL_CLASS(TL_TARGET_DONE))) s->mood.done = true;
}

/* --- Reading backwards from the quantity ------------------------------------- */

static uint32_t over_links(const stage *s, uint32_t at, uint32_t end) {
    static const char *const links[] = {"、", "，",   "；", "：", ",",
                                        "和", "以及", "及", "并", "的"};
    for (uint32_t i = 0; i < sizeof links / sizeof *links;) {
        const uint32_t length = (uint32_t)strlen(links[i]);
        at = tl_skip_blanks(s->run->text, at, end);
        const bool is = end - at >= length && memcmp(s->run->text + at, links[i], length) == 0;
        if (is) at += length;
        i = is ? 0 : i + 1;
    }
    return at;
}

/* The word nearest to the quantity, but 增长目标为5% tells of a rise. */
static void take_predicate(const stage *s, aim *a, const tl_target_token *token) {
    const char *text = s->run->text;
    const bool rises = has(token, MOVES) && !(a->predicate & MOVES);
    if (has(token, PREDICATES) && (!a->predicate || rises))
        a->predicate = token->classes;
    else if (a->predicate || !has(token, TL_CLASS(TL_TARGET_TO)))
        return;
    if (TL_ENDS(text, token->start, token->end, "到") || has(token, TL_CLASS(TL_TARGET_PASS)) ||
        TL_ENDS(text, token->start, token->end, "至"))
        a->to = true;
}

/* Over the words between the quantity and the name of what is measured, of which the
 * predicate is the last; the first token that is none of them, plus one. */
static uint32_t read_predicate(const stage *s, aim *a) {
    const tl_classes glue = PREDICATES | TONES | TL_CLASS(TL_TARGET_BETWEEN) |
                            TL_CLASS(TL_TARGET_TO) | TL_CLASS(TL_TARGET_FROM) |
                            TL_CLASS(TL_TARGET_AGAINST);
    uint32_t at = s->tokens.data[a->amount].start, i = a->amount;
    for (; i > a->first; i--) {
        const tl_target_token *token = &s->tokens.data[i - 1];
        const bool glued = token->is == TL_TARGET_IS_ORIGIN || token->is == TL_TARGET_IS_BASE ||
                           (token->is == TL_TARGET_IS_WORD && has(token, glue));
        if (!glued || tl_skip_blanks(s->run->text, token->end, at) != at) break;
        take_predicate(s, a, token);
        if (token->is == TL_TARGET_IS_BASE) a->base = (tl_span){token->start, token->end};
        at = token->start;
    }
    /* an amount may begin within the one before: 近三兩20兩 */
    a->name.end = at > a->from ? tl_trim_blanks(s->run->text, a->from, at) : at;
    return i;
}

/* Where the name begins: behind the last word that opens a clause, behind a date, or
 * at the beginning. */
static void read_name(const stage *s, aim *a) {
    const tl_classes stops = TONES | TL_CLASS(TL_TARGET_OPENS) | TL_CLASS(TL_TARGET_DONE);
    const uint32_t past = read_predicate(s, a);
    uint32_t i = past;
    a->word = past;
    a->name.start = a->name.end;
    if (a->name.end <= a->from) return;
    a->name.start = a->from;
    for (; i > a->first; i--) {
        const tl_target_token *token = &s->tokens.data[i - 1];
        const bool stop = token->is != TL_TARGET_IS_WORD ||
                          (has(token, stops) && !has(token, TL_CLASS(TL_TARGET_MAKE)));
        if (!stop) continue;
        a->name.start = token->end < a->name.end ? token->end : a->name.end;
        a->compared = token->is == TL_TARGET_IS_BASE;
        break;
    }
    for (a->word = i; a->word < past; a->word++) { /* 2025年底前|全年|… */
        const tl_target_token *token = &s->tokens.data[a->word];
        a->name.start = over_links(s, a->name.start, a->name.end);
        if (token->start != a->name.start || token->end > a->name.end ||
            !has(token, TL_CLASS(TL_TARGET_BETWEEN) | TL_CLASS(TL_TARGET_UNTIL)))
            break;
        a->name.start = token->end;
    }
    a->name.start = over_links(s, a->name.start, a->name.end);
    const tl_bracket *paren = tl_bracket_around(s->run, a->name.end, TL_BRACKET_PAREN);
    if (paren && paren->open_end > a->name.start && paren->open_end <= a->name.end)
        a->name.start = paren->open_end;
}

/* --- What it is --------------------------------------------------------------- */

static void take_direction(aim *a, tl_classes classes) {
    if (classes & TL_CLASS(TL_TARGET_RISE)) a->direction = TIAOLI_DIRECTION_INCREASE;
    if (classes & TL_CLASS(TL_TARGET_FALL)) a->direction = TIAOLI_DIRECTION_DECREASE;
    a->change = a->direction != TIAOLI_DIRECTION_LEVEL && !a->to;
}

/* Without 、 or 和 at the end. */
static uint32_t before_links(const char *text, uint32_t start, uint32_t end) {
    end = tl_trim_blanks(text, start, end);
    while (TL_ENDS(text, start, end, "、") || TL_ENDS(text, start, end, "和") ||
           TL_ENDS(text, start, end, "及") || TL_ENDS(text, start, end, "与"))
        end -= 3;
    return end;
}

/* The noun behind the quantity: 建设50个|智慧社区; empty where it is too long for one. */
static tl_span noun_after(const stage *s, uint32_t amount) {
    const char *text = s->run->text;
    const tl_target_token *token = &s->tokens.data[amount];
    uint32_t end = s->clause.end;
    if (amount + 1 < s->tokens.count && token[1].is != TL_TARGET_IS_WORD) end = token[1].start;
    tl_span noun = {token->end, token->end};
    while (noun.end < end && noun.end - noun.start <= LONGEST_NAME) {
        const uint32_t c = tl_peek(text, noun.end, end);
        if (c == 0xFF08 || c == '(') break;
        noun.end = tl_after(text, noun.end, end);
    }
    const bool none = noun.end - noun.start > LONGEST_NAME;
    noun.end = before_links(text, noun.start, noun.end);
    if (none || TL_AT(text, noun.start, noun.end, "的")) noun.end = noun.start;
    return noun;
}

/* Where the name makes something, and where it makes what follows the quantity. */
static uint32_t maker(const stage *s, const aim *a, bool *last) {
    uint32_t first = a->name.end;
    *last = false;
    for (uint32_t i = a->word; i < a->amount; i++) {
        const tl_target_token *token = &s->tokens.data[i];
        if (token->start >= a->name.end) break;
        if (token->start < a->name.start || !has(token, TL_CLASS(TL_TARGET_MAKE))) continue;
        if (first == a->name.end) first = token->start;
        *last = token->end == a->name.end;
    }
    return first;
}

static bool ends_as_indicator(const stage *s, tl_span name) {
    return tl_lex_longest_before(s->run->lexicon->target, s->run->text, name.start, name.end,
                                 TL_CLASS(TL_TARGET_INDICATOR))
               .length > 0;
}

/* So many of the noun behind the quantity are made. */
static uint16_t read_made(const stage *s, aim *a) {
    a->indicator = noun_after(s, a->amount);
    a->end = a->indicator.end;
    a->listed = true;
    return tl_span_empty(a->indicator) ? TL_RULE_NONE : TL_RULE_T4;
}

/* Without a predicate before the quantity: 降低|能耗3%, 新建|学校5所, 失业率5.5%. */
static uint16_t read_bare(const stage *s, aim *a) {
    const tl_target_token *first = &s->tokens.data[a->word];
    if (first->start == a->name.start && has(first, MOVES) && first->end < a->name.end) {
        take_direction(a, first->classes);
        a->indicator.start = first->end;
        return TL_RULE_T1;
    }
    bool last;
    const uint32_t make = maker(s, a, &last);
    if (last) return read_made(s, a);
    if (make < a->name.end && make - a->name.start > LONGEST_WHERE) {
        a->indicator.start = a->start = make; /* 在重点领域和关键环节|培育企业 */
        return TL_RULE_T4;
    }
    if (ends_as_indicator(s, a->name) && make > a->name.start) return TL_RULE_T3;
    return make < a->name.end ? TL_RULE_T4 : TL_RULE_NONE;
}

/* By which rule the quantity is a target, if it is a goal; NONE: by none. */
static uint16_t read_aim(const stage *s, aim *a) {
    const bool listed = a->listed;
    a->listed = false;
    read_name(s, a);
    a->start = s->tokens.data[a->amount].start;
    if (listed && tl_span_empty(a->name) && !a->predicate) return read_made(s, a);
    if (a->compared || tl_span_empty(a->name) || a->name.end - a->name.start > LONGEST_NAME)
        return TL_RULE_NONE;
    a->indicator = a->name;
    a->start = a->name.start;
    a->end = s->tokens.data[a->amount].end;
    if (!a->predicate) return read_bare(s, a);
    take_direction(a, a->predicate);
    return a->predicate & MOVES ? TL_RULE_T1 : TL_RULE_T2;
}

/* --- Is it a goal? ------------------------------------------------------------- */

static bool is_unit(const stage *s, const tl_mark *mark, const char *unit) {
    for (uint32_t i = 0; i < mark->span_count; i++) {
        const tl_role_span *span = &s->run->spans.data[mark->first_span + i];
        if (span->role == TIAOLI_SPAN_UNIT && span->end - span->start == strlen(unit) &&
            memcmp(s->run->text + span->start, unit, strlen(unit)) == 0)
            return true;
    }
    return false;
}

static bool is_one(const stage *s, const tl_mark *mark) {
    if (mark->value >= s->run->values.count) return false;
    const tl_value *value = &s->run->values.data[mark->value];
    return value->low == 1 && !value->scale && !value->denominator;
}

/* 每年2次, 3天, 一个机制, 八项行动, 一款: how often, how long, and no measure at all. */
static bool counts(const stage *s, const aim *a, uint16_t rule) {
    static const char *const frequencies[] = {"次", "遍", "回", "字", "周岁", "岁", "折", "倍"};
    static const char *const parts[] = {"项", "大", "款", "条", "章", "节", "句", "点"};
    const tl_target_token *amount = &s->tokens.data[a->amount];
    const tl_mark *mark = &s->run->marks.data[amount->mark];
    const bool figures = tl_digit(tl_peek(s->run->text, amount->start, amount->end)) >= 0;
    for (uint32_t i = 0; i < sizeof frequencies / sizeof *frequencies; i++)
        if (rule != TL_RULE_T1 && is_unit(s, mark, frequencies[i])) return false;
    for (uint32_t i = 0; i < sizeof parts / sizeof *parts && !figures; i++)
        if (is_unit(s, mark, parts[i])) return false;
    if (TL_AT(s->run->text, amount->start, amount->end, "一") && is_one(s, mark)) return false;
    if (mark->kind == TIAOLI_MARK_QUANTITY && mark->type == TIAOLI_QUANTITY_DURATION)
        return rule == TL_RULE_T1 || (rule != TL_RULE_T4 && ends_as_indicator(s, a->indicator));
    return true;
}

/* 5000万元以上的企业; 50万元奖励; a condition. */
static bool is_attribute(const stage *s, const aim *a) {
    const char *text = s->run->text;
    const uint32_t at = s->tokens.data[a->amount].end, end = s->clause.end;
    if (TL_AT(text, at, end, "的"))
        return !TL_AT(text, at + 3, end, "目标") && !TL_AT(text, at + 3, end, "水平");
    return TL_ENDS(text, at, end, "的") ||
           tl_lex_longest(s->run->lexicon->target, text, at, end, TL_CLASS(TL_TARGET_NOT_BEFORE))
                   .length > 0;
}

typedef enum { SAYS_NOTHING, DEMANDS, FORBIDS } demand;

/* What the cue of the directive around the quantity says: 应当 sets a standard, 可以 and
 * 不得 no goal. */
static demand demanded(stage *s, uint32_t at) {
    const tl_run *run = s->run;
    while (s->directives.next < s->directives.end && run->marks.data[s->directives.next].end <= at)
        s->directives.next++;
    if (s->directives.next == s->directives.end) return SAYS_NOTHING;
    const tl_mark *mark = &run->marks.data[s->directives.next];
    if (mark->start > at || !mark->span_count) return SAYS_NOTHING;
    const tl_role_span *cue = &run->spans.data[mark->first_span];
    if (cue->role != TIAOLI_SPAN_CUE) return SAYS_NOTHING;
    if (mark->type == TIAOLI_FORCE_PERMISSION || mark->type == TIAOLI_FORCE_PROHIBITION ||
        mark->type == TIAOLI_FORCE_ENCOURAGEMENT || mark->role == TIAOLI_ROLE_SANCTION)
        return FORBIDS;
    const uint32_t c = tl_peek(run->text, cue->start, cue->end);
    return c == 0x5E94 /* 应 */ || c == 0x987B /* 须 */ || c == 0x9700 /* 需 */ ? SAYS_NOTHING
                                                                                : DEMANDS;
}

static bool is_goal(stage *s, const aim *a, uint16_t rule) {
    const tl_node *block = &s->run->nodes.data[s->block];
    const mood *m = &s->mood;
    const demand says = demanded(s, s->tokens.data[a->amount].start);
    if (says == FORBIDS || m->done || block->polarity == TIAOLI_POLARITY_RETROSPECT) return false;
    if (!counts(s, a, rule) || is_attribute(s, a)) return false;
    if (m->tone || says == DEMANDS || block->polarity == TIAOLI_POLARITY_PLAN) return true;
    if (!tl_span_empty(m->deadline)) return m->sure;
    const bool made = rule == TL_RULE_T1 || rule == TL_RULE_T4;
    return s->run->genre == TIAOLI_GENRE_PLAN || (made && s->run->genre == TIAOLI_GENRE_NOTICE);
}

/* --- Marks ----------------------------------------------------------------------- */

static uint8_t comparator_of(const stage *s, const tl_mark *amount, tl_classes predicate) {
    const uint32_t both = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    const uint32_t flags =
        amount->value < s->run->values.count ? s->run->values.data[amount->value].flags : 0;
    if (flags & TIAOLI_VALUE_INTERVAL) {
        if ((flags & both) == both) return TIAOLI_COMPARATOR_RANGE;
        return flags & TIAOLI_VALUE_LOW ? TIAOLI_COMPARATOR_AT_LEAST : TIAOLI_COMPARATOR_AT_MOST;
    }
    if (flags & TIAOLI_VALUE_APPROXIMATE) return TIAOLI_COMPARATOR_APPROXIMATE;
    if (predicate & TL_CLASS(TL_TARGET_PASS)) return TIAOLI_COMPARATOR_AT_LEAST;
    if (predicate & TL_CLASS(TL_TARGET_CONFINE)) return TIAOLI_COMPARATOR_AT_MOST;
    return TIAOLI_COMPARATOR_EQUAL;
}

static bool add_role(tl_run *run, int32_t role, tl_span span) {
    return tl_span_empty(span) || tl_add_span(run, role, span);
}

static bool emit(stage *s, const aim *a, uint16_t rule) {
    tl_run *run = s->run;
    const mood *m = &s->mood;
    const tl_target_token *amount = &s->tokens.data[a->amount];
    const uint8_t comparator = comparator_of(s, &run->marks.data[amount->mark], a->predicate);
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_TARGET, a->start, a->end, rule);
    if (!mark) return false;
    mark->type = comparator;
    mark->strength = a->direction;
    mark->role = m->tone;
    mark->flags = a->change ? TIAOLI_TARGET_FLAG_CHANGE : 0;
    return add_role(run, TIAOLI_SPAN_INDICATOR, a->indicator) &&
           add_role(run, TIAOLI_SPAN_QUANTITY, (tl_span){amount->start, amount->end}) &&
           add_role(run, TIAOLI_SPAN_TONE, m->tone_at) &&
           add_role(run, TIAOLI_SPAN_DEADLINE, m->deadline) &&
           add_role(run, TIAOLI_SPAN_BASE, a->base);
}

/* （约束性） right behind the quantity says its tone. */
static void take_kind(stage *s, uint32_t amount) {
    const tl_target_token *token = &s->tokens.data[amount];
    if (amount + 1 >= s->tokens.count || !has(token + 1, KINDS)) return;
    const uint32_t at = tl_skip_blanks(s->run->text, token->end, token[1].start);
    const uint32_t c = tl_peek(s->run->text, at, token[1].start);
    const bool bracket = c == 0xFF08 || c == '(' || c == 0x3014;
    if (!bracket || tl_after(s->run->text, at, token[1].start) != token[1].start) return;
    s->mood.tone = TIAOLI_TONE_NONE;
    take_tone(&s->mood, token + 1);
}

static bool read_amount(stage *s, aim *a) {
    const uint16_t rule = read_aim(s, a);
    if (rule == TL_RULE_NONE) return true;
    const mood around = s->mood;
    take_kind(s, a->amount);
    const bool done = !is_goal(s, a, rule) || emit(s, a, rule);
    s->mood = around;
    return done;
}

/* A line of a table, which is one clause; *found tells whether it is such a line. */
static bool read_line(stage *s, const tl_clause *clause, bool *found) {
    tl_run *run = s->run;
    tl_target_line line;
    memset(&line, 0, sizeof line);
    *found = tl_read_target_line(run, clause->core_start, clause->core_end, s->numerals,
                                 s->quantities, &line);
    if (!*found) return true;
    const tl_mark amount = run->marks.data[line.amount];
    const tl_lex_match move = tl_lex_longest_before(run->lexicon->target, run->text,
                                                    line.name.start, line.name.end, MOVES);
    tl_mark *mark = tl_add_mark(run, TIAOLI_MARK_TARGET, line.name.start, amount.end, TL_RULE_T5);
    if (!mark) return false;
    mark->type = line.least  ? TIAOLI_COMPARATOR_AT_LEAST
                 : line.most ? TIAOLI_COMPARATOR_AT_MOST
                             : comparator_of(s, &amount, 0);
    mark->role = TL_AT(run->text, line.kind.start, line.kind.end, "约束性") ? TIAOLI_TONE_ENSURE
                                                                            : TIAOLI_TONE_EXPECT;
    if (move.length) {
        mark->strength = move.classes & TL_CLASS(TL_TARGET_RISE) ? TIAOLI_DIRECTION_INCREASE
                                                                 : TIAOLI_DIRECTION_DECREASE;
        mark->flags = TIAOLI_TARGET_FLAG_CHANGE;
    }
    return add_role(run, TIAOLI_SPAN_INDICATOR, line.name) &&
           add_role(run, TIAOLI_SPAN_QUANTITY, (tl_span){amount.start, amount.end}) &&
           add_role(run, TIAOLI_SPAN_TONE, line.kind);
}

static bool read_clause(stage *s, const tl_clause *clause) {
    const tl_run *run = s->run;
    aim before;
    memset(&before, 0, sizeof before);
    before.end = clause->core_start;
    if (s->mood.lead) {
        s->mood.tone = s->mood.lead;
        s->mood.tone_at = s->mood.lead_at;
    }
    s->clause = (tl_span){clause->core_start, clause->core_end};
    if (!tl_read_target_tokens(s->run, clause->core_start, clause->core_end, &s->numerals,
                               &s->quantities, &s->tokens))
        return false;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        take_mood(s, i);
        if (s->tokens.data[i].is != TL_TARGET_IS_AMOUNT) continue;
        aim a;
        memset(&a, 0, sizeof a);
        a.amount = i;
        a.first = before.first;
        a.from = before.end;
        a.listed = before.listed;
        if (!read_amount(s, &a)) return false;
        before.first = i + 1;
        before.listed = a.listed;
        before.end = a.listed ? a.end : s->tokens.data[i].end;
    }
    if (TL_ENDS(run->text, clause->start, clause->end, "：")) {
        s->mood.lead = s->mood.tone;
        s->mood.lead_at = s->mood.tone_at;
    }
    return true;
}

/* --- The document ------------------------------------------------------------------ */

static bool has_amount(const tl_run *run, tl_mark_row row, uint32_t end) {
    for (; row.next < row.end && run->marks.data[row.next].start < end; row.next++)
        if (tl_may_be_amount(&run->marks.data[row.next])) return true;
    return false;
}

static bool read_sentence(stage *s, const tl_sentence *sentence) {
    tl_run *run = s->run;
    tl_row_from(run, &s->numerals, sentence->start);
    tl_row_from(run, &s->quantities, sentence->start);
    if (sentence->clause_count == 1) {
        bool found;
        if (!read_line(s, &run->clauses.data[sentence->first_clause], &found)) return false;
        if (found) return true;
    }
    if (!has_amount(run, s->quantities, sentence->end) &&
        !has_amount(run, s->numerals, sentence->end))
        return true;
    s->block = sentence->block;
    memset(&s->mood, 0, sizeof s->mood);
    for (uint32_t i = 0; i < sentence->clause_count; i++)
        if (!read_clause(s, &run->clauses.data[sentence->first_clause + i])) return false;
    return true;
}

/* The marks of one kind (numerals with lookalikes), from mark *next on. */
static tl_mark_row row_of(const tl_run *run, uint32_t *next, uint8_t kind, uint8_t other) {
    tl_mark_row row = {*next, *next};
    while (row.next < run->marks.count && run->marks.data[row.next].kind != kind &&
           run->marks.data[row.next].kind != other)
        row.next++;
    for (row.end = row.next; row.end < run->marks.count; row.end++)
        if (run->marks.data[row.end].kind != kind && run->marks.data[row.end].kind != other) break;
    *next = row.end;
    return row;
}

bool tl_targets(tl_run *run) {
    stage s;
    uint32_t next = 0;
    if (run->genre == TIAOLI_GENRE_LAW) return true; /* it sets standards and fines */
    memset(&s, 0, sizeof s);
    s.run = run;
    s.numerals = row_of(run, &next, TIAOLI_MARK_NUMERAL, TIAOLI_MARK_LOOKALIKE);
    s.quantities = row_of(run, &next, TIAOLI_MARK_QUANTITY, TIAOLI_MARK_QUANTITY);
    s.directives = row_of(run, &next, TIAOLI_MARK_DIRECTIVE, TIAOLI_MARK_DIRECTIVE);
    bool done = true;
    for (uint32_t i = 0; done && i < run->sentences.count; i++) {
        const uint8_t kind = run->nodes.data[run->sentences.data[i].block].kind;
        if (kind == TIAOLI_NODE_PARAGRAPH || kind == TIAOLI_NODE_HEADING)
            done = read_sentence(&s, &run->sentences.data[i]);
    }
    TL_VEC_FREE(&run->memory, &s.tokens);
    return done;
}
