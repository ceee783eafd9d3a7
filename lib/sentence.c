/*
 * Takes the blocks of the outline (nodes without children) and the brackets,
 * gives sentences and clauses by punctuation (GB/T 15834).  A sentence ends at
 * 。！？ or an ellipsis with the closing marks that follow, or with its block; a
 * clause also at ，；：.  Nothing ends inside brackets that close in the block.
 */
#include "run.h"

typedef enum { NOT_AN_END, ENDS_CLAUSE, ENDS_SENTENCE } ending;

/* Half-width marks end something only between words, not in 1,100 or 3:2. */
static bool stands_between_words(const tl_run *run, uint32_t at, uint32_t end) {
    const uint32_t before = tl_decode_before(run->text, 0, at);
    const uint32_t after = at + 1 < end ? tl_peek(run->text, at + 1, end) : ' ';
    const bool latin = (before < 0x80 && before != ')') && after < 0x80 && after != ' ';
    return !latin;
}

/* A full-width mark in a number: １，１００ or 12：30. */
static bool stands_in_number(const tl_run *run, uint32_t c, uint32_t at, uint32_t end) {
    /* the last byte of a digit, narrow or wide */
    const unsigned char before = at ? (unsigned char)run->text[at - 1] : 0;
    if ((before < '0' || before > '9') && (before < 0x90 || before > 0x99)) return false;
    if (tl_digit(tl_decode_before(run->text, 0, at)) < 0) return false;
    uint32_t digits = 0;
    at += 3; /* both marks are three bytes */
    while (digits < 4 && at < end && tl_digit(tl_peek(run->text, at, end)) >= 0) {
        at = tl_after(run->text, at, end);
        digits++;
    }
    return c == 0xFF0C ? digits == 3 : digits > 0 && digits < 4;
}

static inline ending ending_at(const tl_run *run, uint32_t c, uint32_t at, uint32_t end) {
    switch (c) {
        case 0x3002: /* 。 */
        case 0xFF01: /* ！ */
        case 0xFF1F: /* ？ */
        case 0x2026: /* … */
        case 0xFF61: /* ｡ */
            return ENDS_SENTENCE;
        case 0xFF0C: /* ， */
        case 0xFF1A: /* ： */
            return stands_in_number(run, c, at, end) ? NOT_AN_END : ENDS_CLAUSE;
        case 0xFF1B: /* ； */
            return ENDS_CLAUSE;
        case '!':
        case '?':
            return stands_between_words(run, at, end) ? ENDS_SENTENCE : NOT_AN_END;
        case ',':
        case ';':
        case ':':
            return stands_between_words(run, at, end) ? ENDS_CLAUSE : NOT_AN_END;
        default:
            return NOT_AN_END;
    }
}

static bool is_closing_mark(uint32_t c) {
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F || c == 0x300B || c == 0xFF09 ||
           c == ')' || c == 0x3011;
}

/* Over the marks that belong to an end: 。” ！！ …… */
static uint32_t over_end_marks(const tl_run *run, uint32_t at, uint32_t end) {
    while (at < end) {
        const uint32_t c = tl_peek(run->text, at, end);
        if (ending_at(run, c, at, end) != ENDS_SENTENCE && !is_closing_mark(c)) break;
        at = tl_after(run->text, at, end);
    }
    return at;
}

/* A quotation that is a whole sentence (……：“…。”) ends the sentence around it;
 * an embedded one (“…。”的精神) does not. */
static bool quote_ends_sentence(const tl_run *run, const tl_bracket *quote, uint32_t start,
                                uint32_t end) {
    if (quote->kind != TL_BRACKET_QUOTE) return false;
    const uint32_t last = tl_decode_before(run->text, quote->open_end, quote->close);
    if (last != 0x3002 && last != 0xFF01 && last != 0xFF1F) return false;
    const uint32_t before = tl_decode_before(run->text, start, quote->open);
    if (before != 0 && before != 0xFF1A && before != 0xFF0C && before != ':') return false;
    const uint32_t next = tl_peek(run->text, quote->close_end, end);
    return next == 0 || tl_is_blank(next) || next == 0x201C ||
           (tl_is_han(next) && next != 0x7684 /* 的 */ && next != 0x7B49 /* 等 */);
}

typedef struct {
    tl_run *run;
    uint32_t block;
    uint32_t end;            /* of the block                                 */
    uint32_t sentence_start; /* where the open sentence, clause begin        */
    uint32_t clause_start;
    uint32_t first_clause;
    tl_span label; /* of the division whose first line this is, or empty     */
} splitter;

/* Behind a numbering mark: 一是, （1）, ——; of 一要 only the number is one. */
static uint32_t behind_label(const tl_run *run, uint32_t start, uint32_t end) {
    const char *text = run->text;
    if (!tl_may_number(text, start, end)) return start;
    const tl_marker marker = tl_read_marker(run, start, end);
    const bool provision =
        marker.kind >= TIAOLI_MARKER_PART && marker.kind <= TIAOLI_MARKER_ARTICLE;
    if (!marker.kind || provision) return start;
    if (marker.kind == TIAOLI_MARKER_ENUMERATOR && TL_ENDS(text, start, marker.label.end, "要"))
        return marker.numeral.end;
    return marker.body < end ? marker.body : end;
}

/* A character of U+4000 to U+9FFF at the end: no delimiter. */
static bool ends_with_word(const char *text, uint32_t start, uint32_t end) {
    return end - start >= 3 && tl_over_han(text, end - 3, end) == end;
}

/* Without label, enumerator (一是), blanks and the delimiter, which begins at
 * `mark` or where the clause ends. */
static void set_core(const splitter *s, tl_clause *clause, uint32_t mark) {
    const char *text = s->run->text;
    uint32_t end = clause->end;
    uint32_t start = behind_label(s->run, clause->start, end);
    if (!tl_span_empty(s->label) && s->label.start >= clause->start && s->label.end <= end &&
        start < s->label.end && !TL_ENDS(text, s->label.start, s->label.end, "要"))
        start = tl_skip_blanks(text, s->label.end, end);
    if (mark < end && mark > start && ends_with_word(text, start, mark)) end = mark;
    while (end > start && !ends_with_word(text, start, end)) {
        const uint32_t at = tl_before(text, start, end);
        const uint32_t c = tl_peek(text, at, end);
        if (ending_at(s->run, c, at, clause->end) == NOT_AN_END) break;
        end = tl_trim_blanks(text, start, at);
    }
    clause->core_start = start;
    clause->core_end = end;
}

/* Ends the open clause at `at`; it has one delimiter, from `mark` on, or `mark` is
 * `at`, and what delimits it is to be found. */
static bool end_clause(splitter *s, uint32_t mark, uint32_t at) {
    tl_clause clause = {0};
    clause.start = tl_skip_blanks(s->run->text, s->clause_start, at);
    clause.end = tl_trim_blanks(s->run->text, clause.start, at);
    clause.sentence = s->run->sentences.count;
    s->clause_start = at;
    if (clause.start >= clause.end) return true;
    set_core(s, &clause, mark);
    if (!TL_PUSH(&s->run->memory, &s->run->clauses, clause))
        return tl_fail(s->run, TIAOLI_E_NOMEM, 0);
    return true;
}

static bool end_sentence(splitter *s, uint32_t mark, uint32_t at) {
    tl_run *run = s->run;
    if (!end_clause(s, mark, at)) return false;
    tl_sentence sentence = {0};
    sentence.block = s->block;
    sentence.first_clause = s->first_clause;
    sentence.clause_count = run->clauses.count - s->first_clause;
    s->sentence_start = at;
    s->first_clause = run->clauses.count;
    if (sentence.clause_count == 0) return true;
    sentence.start = run->clauses.data[sentence.first_clause].start;
    sentence.end = run->clauses.data[run->clauses.count - 1].end;
    if (!TL_PUSH(&run->memory, &run->sentences, sentence)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return true;
}

/* The points of the block that end something, outside of pairs that close in it. */
static bool split_block(tl_run *run, uint32_t index) {
    const tl_node *block = &run->nodes.data[index];
    splitter s = {run, index, block->end, block->start, block->start, run->clauses.count, {0, 0}};
    const tl_node *parent = &run->nodes.data[block->parent];
    if (parent->kind == TIAOLI_NODE_DIVISION) s.label = parent->label;
    uint32_t at = block->start;
    for (uint32_t i = tl_point_from(run, at); i < run->points.count; i++) {
        const tl_point point = run->points.data[i];
        if (point.at >= s.end) break;
        const bool in_label = point.at >= s.label.start && point.at < s.label.end;
        if (point.at < at || in_label || point.is == TL_POINT_ORDINAL) continue;
        if (point.is == TL_POINT_BRACKET) {
            const tl_bracket *pair = tl_pair_at(run, point.at, s.end);
            if (!pair) continue;
            at = pair->close_end;
            if (quote_ends_sentence(run, pair, s.sentence_start, s.end) &&
                !end_sentence(&s, at, at))
                return false;
            continue;
        }
        const ending what = ending_at(run, point.c, point.at, s.end);
        at = tl_point_end(&point);
        if (what == ENDS_CLAUSE && !end_clause(&s, point.at, at)) return false;
        if (what == ENDS_SENTENCE) {
            const uint32_t end = over_end_marks(run, at, s.end);
            if (!end_sentence(&s, end > at ? end : point.at, end)) return false;
            at = end;
        }
    }
    return end_sentence(&s, s.end, s.end);
}

bool tl_sentences(tl_run *run) {
    for (uint32_t i = 0; i < run->nodes.count; i++) {
        const bool leaf = i + 1 == run->nodes.count || run->nodes.data[i + 1].parent != i;
        if (leaf && i && !split_block(run, i)) return false;
    }
    return true;
}
