/*
 * Why a finding was made: one permanent code per rule.  Codes are never reused
 * or renumbered.  1-199 numerals and lookalikes, 200-299 quantities, 300-399
 * quotes, 400-499 references, 500-599 directives, 600-619 genre, 620-639 polarity, 700-719 targets.
 */
#ifndef TL_RULES_H
#define TL_RULES_H

/* Numerals, lookalikes, quantities. */
#define TL_NUMBER_RULES(X)                                 \
    X(RULE_NUMERAL_UNIT, 1, "numeral.unit")                \
    X(RULE_NUMERAL_WORDS, 2, "numeral.words")              \
    X(RULE_NUMERAL_ARABIC, 3, "numeral.arabic")            \
    X(RULE_NUMERAL_MARKER, 4, "numeral.marker")            \
    X(RULE_NUMERAL_PREFIX, 5, "numeral.ordinal-prefix")    \
    X(RULE_NUMERAL_CONGRESS, 6, "numeral.congress")        \
    X(RULE_NUMERAL_PLAN, 7, "numeral.plan")                \
    X(RULE_NUMERAL_QUOTED, 8, "numeral.counted-quote")     \
    X(RULE_NUMERAL_COUNTED, 9, "numeral.counted-word")     \
    X(RULE_NUMERAL_BIG, 10, "numeral.counted-da")          \
    X(RULE_NUMERAL_RANK, 11, "numeral.ordinal-noun")       \
    X(RULE_NUMERAL_ALONE, 12, "numeral.alone")             \
    X(RULE_NUMERAL_WORD, 13, "numeral.own-word")           \
    X(RULE_NUMERAL_YEAR, 14, "numeral.year")               \
    X(RULE_NUMERAL_FIGURES, 15, "numeral.figures")         \
    X(RULE_NUMERAL_HALF, 16, "numeral.half")               \
    X(RULE_LOOKALIKE_LIST, 100, "lookalike.list")          \
    X(RULE_LOOKALIKE_WORD, 101, "lookalike.segmenter")     \
    X(RULE_LOOKALIKE_QUOTED, 102, "lookalike.quoted")      \
    X(RULE_LOOKALIKE_TWICE, 103, "lookalike.distributive") \
    X(RULE_LOOKALIKE_NAME, 104, "lookalike.programme")     \
    X(RULE_LOOKALIKE_LETTERS, 105, "lookalike.letters")    \
    X(RULE_QUANTITY_UNIT, 200, "quantity.unit")            \
    X(RULE_QUANTITY_MONEY, 201, "quantity.money")          \
    X(RULE_QUANTITY_DATE, 202, "quantity.date")            \
    X(RULE_QUANTITY_RELATIVE, 203, "quantity.relative")    \
    X(RULE_QUANTITY_RANGE, 204, "quantity.range")          \
    X(RULE_QUANTITY_BOUND, 205, "quantity.bound")          \
    X(RULE_QUANTITY_PART, 206, "quantity.part")

/* Quotes and references. */
#define TL_QUOTE_RULES(X)                                                                         \
    X(RULE_QUOTE_SENTENCE, 300, "quote.sentence") /* ends like a sentence */                      \
    X(RULE_QUOTE_SAID, 301, "quote.said")         /* a verb of saying before it */                \
    X(RULE_QUOTE_WHOLE, 302, "quote.whole")       /* a long sentence of its own */                \
    X(RULE_QUOTE_PLAN, 303, "quote.plan")                                                         \
    X(RULE_QUOTE_COUNTED, 304, "quote.counted")                                                   \
    X(RULE_QUOTE_COUNTED_PARTS, 305, "quote.counted.parts") /* each segment counts */             \
    X(RULE_QUOTE_MEASURE, 306, "quote.name.measure")        /* titles in a list closed by deng */ \
    X(RULE_QUOTE_PARALLEL, 307, "quote.slogan.parallel")                                          \
    X(RULE_QUOTE_SERIES, 308, "quote.slogan.series") /* three or more segments */                 \
    X(RULE_QUOTE_FORMULA, 309, "quote.slogan.formula")                                            \
    X(RULE_QUOTE_PRINCIPLE, 310, "quote.slogan.noun") /* followed by yaoqiu ... */                \
    X(RULE_QUOTE_NAME_NOUN, 311, "quote.name.noun")   /* followed by gongcheng ... */             \
    X(RULE_QUOTE_NAME_END, 312, "quote.name.end")     /* ends in gongcheng ... */                 \
    X(RULE_QUOTE_EMPHASIS, 313, "quote.emphasis")                                                 \
    X(RULE_QUOTE_DISTRIBUTIVE, 314, "quote.term.distributive") /* yi X yi Y */                    \
    X(RULE_QUOTE_TERM, 315, "quote.term")                                                         \
    X(RULE_QUOTE_NESTED, 316, "quote.term.nested")      /* too deep to be analysed */             \
    X(RULE_SLOGAN_COUNTED, 317, "slogan.counted")       /* a listed one, or N da */               \
    X(RULE_SLOGAN_LISTED, 318, "slogan.counted.listed") /* its members are listed */              \
    X(RULE_SLOGAN_PARALLEL, 319, "slogan.parallel")                                               \
    X(RULE_REFERENCE_TITLE, 400, "reference.title")                                               \
    X(RULE_REFERENCE_PROVISION, 401, "reference.provision") /* article with or without parts */   \
    X(RULE_REFERENCE_PART, 402, "reference.provision.part") /* paragraph or item alone */         \
    X(RULE_REFERENCE_CHAPTER, 403, "reference.provision.chapter")                                 \
    X(RULE_REFERENCE_POINTER, 404, "reference.pointer")                                           \
    X(RULE_REFERENCE_DEFINITION, 405, "reference.definition")                                     \
    X(RULE_REFERENCE_SHORT_NAME, 406, "reference.short-name")                                     \
    X(RULE_REFERENCE_DOC_NUMBER, 407, "reference.doc-number")

/* Directives. */
#define TL_DIRECTIVE_RULES(X)                                     \
    X(RULE_D1, 500, "D1")                     /* a cue word */    \
    X(RULE_D1_INHERITED, 501, "D1.inherited") /* carried over */  \
    X(RULE_D2, 502, "D2")                     /* a bare verb */   \
    X(RULE_D3, 503, "D3")                     /* encouragement */ \
    X(RULE_D4, 504, "D4")                     /* commitment */    \
    X(RULE_D4_INHERITED, 505, "D4.inherited")                     \
    X(RULE_D5, 506, "D5")           /* exhortation */             \
    X(RULE_D6, 507, "D6")           /* sanction, task */          \
    X(RULE_D6_ITEM, 508, "D6.item") /* item of a list */          \
    X(RULE_D7, 509, "D7")           /* who does what */

/* Targets. */
#define TL_TARGET_RULES(X)                                       \
    X(RULE_T1, 700, "T1") /* goes up or down by or to so much */ \
    X(RULE_T2, 701, "T2") /* reaches or keeps a level */         \
    X(RULE_T3, 702, "T3") /* an indicator with its quantity */   \
    X(RULE_T4, 703, "T4") /* so many are to be made */           \
    X(RULE_T5, 704, "T5") /* a line of a table of indicators */

/* Genre and polarity. */
#define TL_GENRE_RULES(X)                                                      \
    X(RULE_GENRE_FORCED, 600, "genre.forced") /* by the options */             \
    X(RULE_GENRE_TITLE, 601, "genre.title")   /* a word that ends the title */ \
    X(RULE_GENRE_ARTICLES, 602, "genre.articles")                              \
    X(RULE_GENRE_ADDRESSEES, 603, "genre.addressees")                          \
    X(RULE_GENRE_AUDIENCE, 604, "genre.audience") /* comrades */               \
    X(RULE_GENRE_WORDS, 605, "genre.words")       /* of the body */            \
    X(RULE_GENRE_SECTIONS, 606, "genre.sections") /* of a fragment */          \
    X(RULE_GENRE_OTHER, 607, "genre.other")       /* nothing speaks for one */ \
    X(RULE_POLARITY_TITLE, 620, "polarity.title")                              \
    X(RULE_POLARITY_HEADING, 621, "polarity.heading")                          \
    X(RULE_POLARITY_TASK, 622, "polarity.task") /* a verb begins the heading */

#define TL_RULES(X)       \
    X(RULE_NONE, 0, "")   \
    TL_GENRE_RULES(X)     \
    TL_NUMBER_RULES(X)    \
    TL_QUOTE_RULES(X)     \
    TL_DIRECTIVE_RULES(X) \
    TL_TARGET_RULES(X)

enum tl_rule {
#define TL_RULE_ENUM(id, code, name) TL_##id = (code),
    TL_RULES(TL_RULE_ENUM)
#undef TL_RULE_ENUM
};

#endif
