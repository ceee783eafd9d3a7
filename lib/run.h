/*
 * One parse: what the stages hand to each other.  Every stage only adds.
 *
 *   lines     lines, points, places             lines.c (numbering: marker.c)
 *   brackets  brackets                          brackets.c
 *   outline   nodes (blocks in pre-order)       outline.c
 *   sentences sentences, clauses                sentence.c
 *   findings  marks, spans, values, notes       numeral.c ... directive.c
 *   words     asked for by the findings         words.c over segmenter.h
 *
 * A stage is `bool tl_<stage>(tl_run *run)`: false means that run->error says
 * why, and the parse ends.
 */
#ifndef TL_RUN_H
#define TL_RUN_H

#include "citation.h"
#include "document.h"
#include "lexicon.h"
#include "rules.h"
#include "segmenter.h"
#include "text.h"

/* A numbering mark at the head of a line: 一、 （一） 1. 第三条 ... */
typedef struct tl_marker {
    uint8_t kind;    /* TIAOLI_MARKER_*; NONE: the line has none             */
    uint8_t parts;   /* of 1.2.3: 3; of a bare 1: 1; else 0                   */
    bool named;      /* an article, by a name that fills the line             */
    bool settled;    /* by the sequence: not to be read again                  */
    tl_span label;   /* 一、 or 第三条, without blanks around it             */
    tl_span numeral; /* the number words in it: 一, 第三                     */
    uint32_t body;   /* first byte after the label and blanks                */
    int32_t number, suffix;
} tl_marker;

/* A line without its break. */
typedef struct tl_line {
    uint32_t start, end;  /* raw: from break to break                     */
    uint32_t first, last; /* without blanks at both sides; equal if blank */
    uint32_t point;       /* index of the first point at or after `start` */
    uint32_t columns;     /* of text[start, last): ASCII 1, any other character 2 */
    bool final;           /* ends like a sentence: found by the outline               */
    bool page;            /* left by a page, amid the text: found by the outline      */
    tl_marker marker;
} tl_line;

/* What a character is to the stages that look for more than words. */
enum tl_point_is {
    TL_POINT_BRACKET = 1, /* may open or close a pair                        */
    TL_POINT_END = 2,     /* may end a sentence or clause, or lead in a list */
    TL_POINT_ORDINAL = 4  /* 第, which begins a provision                */
};

/* A character that a stage looks for: found once, so that the stages walk these
 * and not the text. */
typedef struct tl_point {
    uint32_t at;
    uint16_t c;  /* the code point                                           */
    uint16_t is; /* enum tl_point_is                                         */
} tl_point;

/* An index over elements that stand in text order: page[at / TL_PAGE] is the
 * first element at or after the beginning of that stretch. */
enum { TL_PAGE = 256 };
typedef TL_VEC(uint32_t) tl_pages;

/* A bit for each byte of the text. */
typedef TL_VEC(uint64_t) tl_places;

/* A matched pair, or an unmatched mark (the other side empty). */
typedef struct tl_bracket {
    uint32_t open, open_end;   /* the opening mark                           */
    uint32_t close, close_end; /* the closing mark                           */
    uint32_t parent;           /* index + 1 of the pair around it, or 0      */
    uint8_t kind;              /* enum tl_bracket_kind                       */
    uint8_t depth;             /* among pairs of quotes; 1 = outermost       */
} tl_bracket;

enum tl_bracket_kind {
    TL_BRACKET_QUOTE = 1, /* “” ‘’ 「」 『』 "" */
    TL_BRACKET_TITLE = 2, /* 《》 〈〉 */
    TL_BRACKET_PAREN = 3  /* （） () 〔〕 [] 【】 */
};

typedef struct tl_clause {
    uint32_t start, end;           /* with its delimiter                     */
    uint32_t core_start, core_end; /* without label, blanks and delimiter    */
    uint32_t sentence;             /* index                                  */
} tl_clause;

typedef struct tl_sentence {
    uint32_t start, end;
    uint32_t block; /* index of the node in which it stands                  */
    uint32_t first_clause, clause_count;
    uint8_t role; /* TIAOLI_NODE_ROLE_*                                      */
} tl_sentence;

/* A reference as it is written; run->targets has at the same index where it leads. */
typedef struct tl_citation {
    uint32_t mark; /* index                                                  */
    uint16_t number[TL_UNITS];
    uint8_t first, last; /* enum tl_rank of the first and last number; of a pointer
                            its enum tl_pointer_is and unit                  */
    bool joined;         /* continues a list of provisions                   */
    bool to;             /* a range runs to it from the one before           */
    uint32_t definition; /* of a short name and of its uses: ordinal + 1     */
    tl_span names;       /* of a definition: what it is short for            */
} tl_citation;

/* What a word points at that names no number of a provision: 本法, 前款. */
enum tl_pointer_is {
    TL_POINTER_SELF = 1,   /* 本法: this document                          */
    TL_POINTER_THIS = 2,   /* 本条: the one around it                      */
    TL_POINTER_BEFORE = 3, /* 前两款: so many before that                   */
    TL_POINTER_THAT = 4    /* 该条: the one last referred to               */
};

/* A mark on its way to its place (freeze.c). */
typedef struct tl_order {
    uint64_t place; /* start, and how far from the largest number its end is */
    uint32_t kind, index;
} tl_order;

typedef struct tl_run {
    /* in */
    const char *text;
    uint32_t length;
    uint32_t flags; /* TIAOLI_PARSE_*                                        */
    uint32_t max_nodes, max_marks, max_depth, max_han_run;
    int32_t reference_date; /* year * 10000 + month * 100 + day; 0 = unknown    */
    tl_memory memory;
    tl_segmenter *segmenter;
    const tl_lexicon *lexicon; /* never NULL                                 */

    /* what the stages add; the memory is kept from parse to parse */
    TL_VEC(tl_line) lines;
    TL_VEC(tl_point) points;
    tl_pages point_pages, bracket_pages;
    tl_places number_places;   /* where the scan for numerals has to look    */
    tl_places calendar_places; /* where a word of the calendar may begin     */
    TL_VEC(tl_node) nodes;     /* outline nodes; sentences come in at the freeze */
    TL_VEC(tl_bracket) brackets;
    TL_VEC(tl_sentence) sentences;
    TL_VEC(tl_clause) clauses;
    TL_VEC(tl_mark) marks;
    TL_VEC(tl_role_span) spans;
    TL_VEC(tl_value) values;
    TL_VEC(tl_citation) citations;
    TL_VEC(tl_target) targets;
    TL_VEC(uint32_t) definitions; /* mark of each short name that is defined; later its place */
    TL_VEC(tl_note) notes;
    int32_t genre;
    tl_evidence genre_why;
    TL_VEC(tl_stance) stances; /* in the order of the nodes                  */
    TL_VEC(tl_order) order;    /* twice the marks, and where each outline node */
    TL_VEC(uint32_t) places;   /* is put: of the freeze                        */

    /* words of the Han run last asked for (words.c) */
    TL_VEC(uint32_t) word_ends;
    TL_VEC(uint16_t) utf16;
    tl_span words_of;
    uint64_t han_segmented; /* bytes given to ICU, for the benchmark         */

    tiaoli_error error;
} tl_run;

/* --- Stages, in order (one per file) -------------------------------------- */

bool tl_lines(tl_run *run);
bool tl_brackets(tl_run *run);
bool tl_outline(tl_run *run);
bool tl_sentences(tl_run *run);
bool tl_numerals(tl_run *run); /* numerals and lookalikes                  */
bool tl_quantities(tl_run *run);
bool tl_quotes(tl_run *run);
bool tl_slogans(tl_run *run); /* right after the quotes                    */
bool tl_references(tl_run *run);
bool tl_mentions(tl_run *run); /* references without numbers: 本法, 前款, short names */
bool tl_resolve(tl_run *run);
bool tl_directives(tl_run *run); /* also gives sentences their role "lead"   */
bool tl_targets(tl_run *run);
tiaoli_doc *tl_freeze(tl_run *run, bool copy_text);

/* --- Adding (run.c); each false or NULL when memory or a limit ends ------- */

bool tl_fail(tl_run *run, tiaoli_status status, uint32_t offset); /* false   */
bool tl_add_node(tl_run *run, const tl_node *node);
/* An index over `count` elements, each of which stands at *(uint32_t *)(first + i * size). */
bool tl_index(tl_run *run, tl_pages *pages, const void *first, uint32_t count, size_t size);
/* Begins a mark; fill it in, then add its spans and value before the next. */
tl_mark *tl_add_mark(tl_run *run, uint8_t kind, uint32_t start, uint32_t end, uint16_t rule);
bool tl_add_span(tl_run *run, int32_t role, tl_span span); /* to the last mark */
bool tl_add_value(tl_run *run, const tl_value *value);     /* to the last mark */
bool tl_add_note(tl_run *run, uint32_t code, uint32_t start, uint32_t end);
/* A mark of a reference with its citation (reference.c); NULL as above. */
tl_citation *tl_add_reference(tl_run *run, uint8_t type, tl_span span, uint16_t rule);
/* Sorts run->order, of which the second half is spare room, by place and kind; the half
 * with the result. */
tl_order *tl_sort_order(tl_order *order, tl_order *spare, uint32_t count);

/* Bytes that the last parse gave to ICU (tiaoli.c): for the benchmark. */
uint64_t tl_han_segmented(const tiaoli_parser *parser);

/* --- Asking --------------------------------------------------------------- */

/* Has all words at once (TIAOLI_PARSE_EXHAUSTIVE), for tl_word_at to look up. */
bool tl_all_words(tl_run *run);
/* The word (by the segmenter) that holds the byte, inside one Han run. */
bool tl_word_at(tl_run *run, uint32_t at, tl_span *word);

/* The words with which a numbering may begin, each in a slot of its own. */
enum { TL_NUMBER_WORDS = 64 };
#define TL_NUMBER_SLOT(c) (((c)*0xB2BU & 0xFFFFU) >> 10)
extern const uint16_t tl_number_words[TL_NUMBER_WORDS];

/* May a numbering begin at the byte?  A filter: few characters pass. */
static inline bool tl_may_number(const char *text, uint32_t at, uint32_t end) {
    if (at >= end) return false;
    const unsigned char *b = (const unsigned char *)text + at;
    if (b[0] < 0xE4 || b[0] > 0xE9 || end - at < 3) return true;
    const uint32_t c = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    return tl_number_words[TL_NUMBER_SLOT(c)] == c;
}

/* The numbering at text[at, end), the head of a line (marker.c). */
tl_marker tl_read_marker(const tl_run *run, uint32_t at, uint32_t end);
/* An article whose text begins like the rest of a reference: 第五条规定…, 第五条与… */
tl_marker tl_read_doubtful(const tl_run *run, uint32_t at, uint32_t end);

/* Index of the first point at or after the byte; points.count if none. */
static inline uint32_t tl_point_from(const tl_run *run, uint32_t at) {
    uint32_t i = run->point_pages.data[at / TL_PAGE];
    while (i < run->points.count && run->points.data[i].at < at) i++;
    return i;
}

/* Where the character of a point ends. */
static inline uint32_t tl_point_end(const tl_point *point) {
    return point->at + (point->c < 0x80 ? 1 : 3);
}

/* The first of the places at or after `at`, else `end`. */
static inline uint32_t tl_next_place(const tl_places *places, uint32_t at, uint32_t end) {
    if (at >= end) return end;
    uint32_t i = at / 64;
    uint64_t bits = places->data[i] >> (at & 63) << (at & 63);
    while (!bits && ++i * 64 < end) bits = places->data[i];
    const uint32_t place = bits ? i * 64 + (uint32_t)__builtin_ctzll(bits) : end;
    return place < end ? place : end;
}

/* How many brackets begin before the byte. */
uint32_t tl_brackets_before(const tl_run *run, uint32_t at);
/* The smallest pair of a kind (0 = any) that holds the byte between its marks;
 * NULL if none. */
const tl_bracket *tl_bracket_around(const tl_run *run, uint32_t at, uint8_t kind);
/* The pair or lone mark that opens exactly at the byte, of which it is known that
 * a bracket may stand there; NULL if none. */
const tl_bracket *tl_bracket_at(const tl_run *run, uint32_t at);

/* The same of any byte. */
static inline const tl_bracket *tl_bracket_opening(const tl_run *run, uint32_t at) {
    if (at >= run->length) return NULL;
    const unsigned char b = (unsigned char)run->text[at];
    const bool may = b == 0xE2 || b == 0xE3 || b == 0xEF || b == '"' || b == '(' || b == '[';
    return may ? tl_bracket_at(run, at) : NULL;
}

/* Are both marks there? */
static inline bool tl_is_matched(const tl_bracket *bracket) {
    return bracket->open_end > bracket->open && bracket->close_end > bracket->close;
}

/* The pair that opens at the byte and closes before `end`; NULL if none. */
static inline const tl_bracket *tl_pair_at(const tl_run *run, uint32_t at, uint32_t end) {
    const tl_bracket *pair = tl_bracket_opening(run, at);
    return pair && tl_is_matched(pair) && pair->close_end <= end ? pair : NULL;
}

#endif
