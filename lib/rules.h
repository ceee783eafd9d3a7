/*
 * Why a finding was made: one permanent code per rule.  Codes are never reused
 * or renumbered.  1-199 numerals and lookalikes, 200-299 quantities, 300-399
 * quotes, 400-499 references, 500-599 directives.
 */
#ifndef TL_RULES_H
#define TL_RULES_H

#define TL_RULES(X)                        \
    X(RULE_NONE, 0, "")                    \
    X(RULE_D1, 500, "D1") /* a cue word */ \
    X(RULE_D1_INHERITED, 501, "D1.inherited")

enum tl_rule {
#define TL_RULE_ENUM(id, code, name) TL_##id = (code),
    TL_RULES(TL_RULE_ENUM)
#undef TL_RULE_ENUM
};

#endif
