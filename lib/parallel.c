/*
 * Takes the sentences, gives parallel runs: predicates of the same number of
 * characters side by side, 真抓实干、马上就办.  A run of plain verbs with objects
 * (加强领导、完善机制) is one only if its segments share a character; a list of
 * nouns is none.  The first and the last segment may be the end and the
 * beginning of something longer: 推动机关|走在前、作表率|的要求.  Also how parallel
 * segments are, for quotes, too.  Linear: every segment is looked at a few times.
 */
#include "quote.h"

enum {
    SHORTEST = 3,          /* characters of a segment                              */
    LONGEST = 8,           /*                                                      */
    HAN_BYTES = 3,         /* of U+4000 to U+9FFF, the characters of a run         */
    SHARED_BYTES = 64 * 3, /* of longer segments no characters are compared  */
    USUAL_VERB = 2,        /* characters of a verb as it stands in any prose           */
    MOST_SEGMENTS = TL_QUOTE_SEGMENTS
};

/* --- The measure ------------------------------------------------------------ */

static bool holds(const char *text, tl_span segment, const char *character, uint32_t size) {
    for (uint32_t at = segment.start; at + size <= segment.end;
         at = tl_after(text, at, segment.end))
        if (memcmp(text + at, character, size) == 0) return true;
    return false;
}

uint32_t tl_shared_characters(const char *text, const tl_span *segments, uint32_t count) {
    uint32_t shared = 0;
    if (count < 2) return 0;
    for (uint32_t i = 0; i < count; i++)
        if (segments[i].end - segments[i].start > SHARED_BYTES) return 0;
    const tl_span first = segments[0];
    for (uint32_t at = first.start; at < first.end && shared < TL_QUOTE_SHARED;) {
        const uint32_t next = tl_after(text, at, first.end);
        const tl_span before = {first.start, at};
        bool all = tl_is_han(tl_peek(text, at, next)) && !holds(text, before, text + at, next - at);
        for (uint32_t i = 1; i < count && all; i++)
            all = holds(text, segments[i], text + at, next - at);
        shared += all;
        at = next;
    }
    return shared;
}

/* --- What a segment is --------------------------------------------------------- */

/* PLAIN: a verb of two characters with what follows, as in any prose. */
typedef enum { NO_PREDICATE, PLAIN, TERSE } predicate;

static predicate predicate_of(const tl_run *run, tl_span segment) {
    const char *text = run->text;
    if (TL_ENDS(text, segment.start, segment.end, "的") ||
        TL_ENDS(text, segment.start, segment.end, "了"))
        return NO_PREDICATE;
    if (tl_lex_longest_before(run->lexicon->quote, text, segment.start, segment.end,
                              TL_CLASS(TL_QUOTE_RUN_END))
            .length)
        return TERSE;
    const tl_classes verbs = TL_CLASS(TL_CLAUSE_VERB) | TL_CLASS(TL_CLAUSE_SINGLE);
    const tl_classes adverbs =
        TL_CLASS(TL_CLAUSE_ADVERB) | TL_CLASS(TL_CLAUSE_NEGATION) | TL_CLASS(TL_CLAUSE_THEN);
    const tl_classes nouns =
        TL_CLASS(TL_CLAUSE_NOUN) | TL_CLASS(TL_CLAUSE_ORGAN) | TL_CLASS(TL_CLAUSE_ACTOR);
    for (uint32_t at = segment.start; at < segment.end;) {
        const tl_lex_match word =
            tl_lex_longest(run->lexicon->clause, text, at, segment.end, verbs | adverbs | nouns);
        if (word.classes & verbs) return word.length == USUAL_VERB * HAN_BYTES ? PLAIN : TERSE;
        if (!(word.classes & adverbs)) return NO_PREDICATE;
        at += word.length;
    }
    return TERSE; /* adverbs alone */
}

/* Do all segments end in the same noun, or in an organ or a class of persons?
 * 管理机构、服务机构 */
static bool names_things(const tl_run *run, const tl_span *segments, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const tl_span s = segments[i];
        const uint32_t from = s.start + HAN_BYTES;
        if (!tl_lex_longest_before(run->lexicon->quote, run->text, from, s.end,
                                   TL_CLASS(TL_QUOTE_HEAD_NOUN) | TL_CLASS(TL_QUOTE_NAME_NOUN))
                 .length &&
            !tl_lex_longest_before(
                 run->lexicon->clause, run->text, from, s.end,
                 TL_CLASS(TL_CLAUSE_ORGAN) | TL_CLASS(TL_CLAUSE_ACTOR) | TL_CLASS(TL_CLAUSE_NOUN))
                 .length)
            return false;
    }
    return true;
}

/* Is the character `at` bytes into the segments the same in all of them? */
static bool is_common(const char *text, const tl_span *segments, uint32_t count, uint32_t at) {
    for (uint32_t i = 1; i < count; i++)
        if (memcmp(text + segments[0].start + at, text + segments[i].start + at, HAN_BYTES) != 0)
            return false;
    return true;
}

/* 经济建设、政治建设 have a noun in common, 知责于心、担责于身 a frame: *frame says that
 * a character in the middle is the same, and the first and the last are not. */
static bool has_common_place(const char *text, const tl_span *segments, uint32_t count,
                             bool *frame) {
    const uint32_t first = segments[0].start, last = segments[0].end - first - HAN_BYTES;
    bool middle = false;
    for (uint32_t at = HAN_BYTES; at < last; at += HAN_BYTES)
        middle = middle || (is_common(text, segments, count, at) &&
                            !TL_AT(text, first + at, segments[0].end, "的") &&
                            !TL_AT(text, first + at, segments[0].end, "和"));
    const bool head = is_common(text, segments, count, 0);
    const bool tail = is_common(text, segments, count, last);
    *frame = middle && !head && !tail;
    return middle || head || tail;
}

/* --- Runs ----------------------------------------------------------------------- */

typedef struct {
    tl_span segment[MOST_SEGMENTS];
    uint32_t count; /* also those beyond what is kept                        */
    uint32_t size;  /* bytes of each                                         */
    uint32_t end;   /* of the last that is kept                              */
    tl_span last;   /* segment that could begin a run; empty: none           */
    bool comma;     /* stands behind it, and no enumeration comma            */
    bool commas;    /* a comma joins two segments                            */
} chain;

static bool is_run(const tl_run *run, const tl_span *segment, uint32_t count, bool commas,
                   uint32_t *shared) {
    bool terse = true, predicates = true, frame;
    const bool common = has_common_place(run->text, segment, count, &frame);
    for (uint32_t i = 0; i < count && !frame && predicates; i++) {
        const predicate found = predicate_of(run, segment[i]);
        predicates = found != NO_PREDICATE && (common || found == TERSE);
        terse = terse && found == TERSE;
    }
    if (!frame && !predicates) return false;
    *shared = tl_shared_characters(run->text, segment, count);
    if (!frame && !terse && commas && *shared < 2) return false;
    return !names_things(run, segment, count);
}

static bool end_chain(tl_run *run, chain *c, const tl_quote_marks *quotes) {
    uint32_t shared;
    if (c->count < 2) {
        c->count = 0;
        return true;
    }
    const uint32_t kept = c->count < MOST_SEGMENTS ? c->count : MOST_SEGMENTS;
    const bool found = is_run(run, c->segment, kept, c->commas, &shared) &&
                       !tl_in_slogan(run, quotes, c->segment[0].start);
    c->count = 0;
    if (!found) return true;
    tl_mark *mark =
        tl_add_mark(run, TIAOLI_MARK_SLOGAN, c->segment[0].start, c->end, TL_RULE_SLOGAN_PARALLEL);
    if (!mark) return false;
    mark->type = TIAOLI_SLOGAN_PARALLEL;
    mark->segments = (uint16_t)kept;
    mark->shared = (uint8_t)shared;
    mark->flags = TIAOLI_QUOTE_PARALLEL | TIAOLI_QUOTE_EQUAL;
    for (uint32_t i = 0; i < kept; i++)
        if (!tl_add_span(run, TIAOLI_SPAN_MEMBER, c->segment[i])) return false;
    return true;
}

static void append(chain *c, tl_span segment) {
    if (c->count < MOST_SEGMENTS) {
        c->segment[c->count] = segment;
        c->end = segment.end;
    }
    c->count++;
}

static bool has_size(uint32_t bytes) {
    return bytes >= SHORTEST * HAN_BYTES && bytes <= LONGEST * HAN_BYTES;
}

/* 推动机关|走在前: may the end of a segment be cut off here?  Behind a word that the
 * lists of clauses have, where ICU sees an end of a word. */
static bool may_cut(tl_run *run, tl_span segment, uint32_t at) {
    const tl_lex_match before =
        tl_lex_longest_before(run->lexicon->clause, run->text, segment.start, at, ~(tl_classes)0);
    if (before.classes & TL_CLASS(TL_CLAUSE_OBLIGATION))
        return true; /* ICU joins 要 with what follows */
    tl_span word;
    return before.length && tl_word_at(run, at, &word) && word.start == at;
}

/* A segment that goes on behind its end, 马上就办|的作风: the bytes before 的 or 等. */
static uint32_t part_of(const tl_run *run, tl_span segment) {
    for (uint32_t at = segment.start; at < segment.end && at - segment.start <= LONGEST * HAN_BYTES;
         at += HAN_BYTES)
        if (TL_AT(run->text, at, segment.end, "的") || TL_AT(run->text, at, segment.end, "等"))
            return at - segment.start;
    return 0;
}

/* May the last segment and this one begin a run of segments of so many bytes?  ICU is
 * asked only of two that would be one. */
static bool begins_with(tl_run *run, const chain *c, tl_span segment, uint32_t size) {
    const uint32_t before = c->last.end - c->last.start;
    if (!has_size(size) || before < size) return false;
    if (before == size) return true;
    const tl_span pair[2] = {{c->last.end - size, c->last.end},
                             {segment.start, segment.start + size}};
    uint32_t shared;
    return !c->comma && is_run(run, pair, 2, false, &shared) &&
           may_cut(run, c->last, c->last.end - size);
}

/* The next segment of a chain, or the second one of a new chain. */
static bool join(tl_run *run, chain *c, tl_span segment, const tl_quote_marks *quotes) {
    const uint32_t size = segment.end - segment.start, part = part_of(run, segment);
    if (c->count) {
        const bool whole = size == c->size;
        if (whole || part == c->size) {
            append(c, (tl_span){segment.start, segment.start + c->size});
            c->commas = c->commas || c->comma;
        }
        return whole || end_chain(run, c, quotes);
    }
    if (tl_span_empty(c->last)) return true;
    if (begins_with(run, c, segment, size))
        c->size = size;
    else if (part && begins_with(run, c, segment, part))
        c->size = part;
    else
        return true;
    c->commas = c->comma;
    append(c, (tl_span){c->last.end - c->size, c->last.end});
    append(c, (tl_span){segment.start, segment.start + c->size});
    return size == c->size || end_chain(run, c, quotes);
}

static bool read_sentence(tl_run *run, const tl_sentence *sentence, const tl_quote_marks *quotes) {
    const char *text = run->text;
    chain c;
    c.count = c.size = c.end = 0;
    c.last.start = c.last.end = 0;
    c.comma = c.commas = false;
    for (uint32_t at = sentence->start; at < sentence->end;) {
        const tl_span segment = {at, tl_over_han(text, at, sentence->end)};
        const uint32_t mark = tl_peek(text, segment.end, sentence->end);
        const bool goes_on = mark == 0x3001 || mark == 0xFF0C; /* 、 ， */
        if (!tl_span_empty(segment) && !join(run, &c, segment, quotes)) return false;
        if (tl_span_empty(segment) || !goes_on) {
            if (!end_chain(run, &c, quotes)) return false;
        }
        c.last.start = goes_on ? segment.start : 0;
        c.last.end = goes_on ? segment.end : 0;
        c.comma = mark == 0xFF0C;
        at = tl_after(text, segment.end, sentence->end);
    }
    return end_chain(run, &c, quotes);
}

bool tl_parallel_runs(tl_run *run, const tl_quote_marks *quotes) {
    for (uint32_t i = 0; i < run->sentences.count; i++)
        if (!read_sentence(run, &run->sentences.data[i], quotes)) return false;
    return true;
}
