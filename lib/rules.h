/*
 * Why a finding was made: one permanent code per rule.  Codes are never reused
 * or renumbered.  1-199 numerals and lookalikes, 200-299 quantities, 300-399
 * quotes, 400-499 references, 500-599 directives.
 */
#ifndef TL_RULES_H
#define TL_RULES_H

#define TL_RULES(X)                                                                               \
    X(RULE_NONE, 0, "")                                                                           \
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
    X(RULE_QUOTE_NESTED, 316, "quote.term.nested") /* too deep to be analysed */                  \
    X(RULE_REFERENCE_TITLE, 400, "reference.title")                                               \
    X(RULE_REFERENCE_PROVISION, 401, "reference.provision") /* article with or without parts */   \
    X(RULE_REFERENCE_PART, 402, "reference.provision.part") /* paragraph or item alone */         \
    X(RULE_REFERENCE_CHAPTER, 403, "reference.provision.chapter")                                 \
    X(RULE_D1, 500, "D1") /* a cue word */                                                        \
    X(RULE_D1_INHERITED, 501, "D1.inherited")

enum tl_rule {
#define TL_RULE_ENUM(id, code, name) TL_##id = (code),
    TL_RULES(TL_RULE_ENUM)
#undef TL_RULE_ENUM
};

#endif
