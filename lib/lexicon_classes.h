/*
 * The classes of the word lists, one X-macro per section.  A row of
 * lib/data/<section>_*.tsv names its class by the string; the code asks for it
 * by the enumerator.  Shared by the library and by lib/gen/compile_lexicon.c,
 * so that a class exists in one place.  At most 64 per section.
 */
#ifndef TL_LEXICON_CLASSES_H
#define TL_LEXICON_CLASSES_H

/* Line heads and frame elements of a document. */
#define TL_OUTLINE_CLASSES(X)                       \
    X(OUTLINE_SPEECH, "title-speech")               \
    X(OUTLINE_NOTICE, "title-notice")               \
    X(OUTLINE_PLAN, "title-plan")                   \
    X(OUTLINE_REPORT, "title-report")               \
    X(OUTLINE_LAW, "title-law")                     \
    X(OUTLINE_HINT_SPEECH, "hint-speech")           \
    X(OUTLINE_HINT_NOTICE, "hint-notice")           \
    X(OUTLINE_HINT_PLAN, "hint-plan")               \
    X(OUTLINE_HINT_REPORT, "hint-report")           \
    X(OUTLINE_SALUTATION, "salutation")             \
    X(OUTLINE_ADDRESSEE, "addressee")               \
    X(OUTLINE_ORGAN, "organ")                       \
    X(OUTLINE_BYLINE, "byline")                     \
    X(OUTLINE_HISTORY, "history")                   \
    X(OUTLINE_TOC, "toc")                           \
    X(OUTLINE_CLOSING, "closing")                   \
    X(OUTLINE_ATTACHMENT, "attachment")             \
    X(OUTLINE_FURNITURE, "furniture")               \
    X(OUTLINE_BACKMATTER, "backmatter")             \
    X(OUTLINE_UNNUMBERED, "unnumbered")             \
    X(OUTLINE_PREFACE, "preface")                   \
    X(OUTLINE_CASE_PART, "case-part")               \
    X(OUTLINE_GRADE, "grade")                       \
    X(OUTLINE_STAGE, "stage")                       \
    X(OUTLINE_TOPIC, "topic")                       \
    X(OUTLINE_TASK, "task")                         \
    X(OUTLINE_ENDNOTE, "endnote")                   \
    X(OUTLINE_RETRO, "retrospect")                  \
    X(OUTLINE_PROSPECT, "prospect")                 \
    X(OUTLINE_AFTER_REFERENCE, "after-reference")   \
    X(OUTLINE_NO_MARKER, "no-marker")               \
    X(OUTLINE_UNIT_LEAD, "unit-lead")               \
    X(OUTLINE_UNIT_SUPPORT, "unit-support")         \
    X(OUTLINE_UNIT_RESPONSIBLE, "unit-responsible") \
    X(OUTLINE_UNIT_DEADLINE, "unit-deadline")

/* Numerals, units, and the words that only look like numerals. */
#define TL_NUMBER_CLASSES(X)                     \
    X(NUMBER_CLASSIFIER, "classifier")           \
    X(NUMBER_UNIT, "unit")                       \
    X(NUMBER_CURRENCY, "currency")               \
    X(NUMBER_DURATION, "duration")               \
    X(NUMBER_RATIO, "ratio")                     \
    X(NUMBER_WORD, "word")                       \
    X(NUMBER_IDIOM, "idiom")                     \
    X(NUMBER_DEGREE, "degree")                   \
    X(NUMBER_NAME, "name")                       \
    X(NUMBER_RELATIVE, "relative-date")          \
    X(NUMBER_MONTH_BEFORE, "month-before")       \
    X(NUMBER_SESSION_NOUN, "session-noun")       \
    X(NUMBER_LABEL_BEFORE, "label-before")       \
    X(NUMBER_LABEL_AFTER, "label-after")         \
    X(NUMBER_CHECK, "check-word")                \
    X(NUMBER_COUNTED, "counted")                 \
    X(NUMBER_CURRENCY_BEFORE, "currency-before") \
    X(NUMBER_ORDINAL_NOUN, "ordinal-noun")       \
    X(NUMBER_CONGRESS, "congress")               \
    X(NUMBER_PLAN_NOUN, "plan-noun")             \
    X(NUMBER_NOUN, "noun")                       \
    X(NUMBER_NAME_NOUN, "name-noun")             \
    X(NUMBER_ABOUT_BEFORE, "about-before")       \
    X(NUMBER_ABOUT_AFTER, "about-after")         \
    X(NUMBER_LEAST_BEFORE, "least-before")       \
    X(NUMBER_MOST_BEFORE, "most-before")         \
    X(NUMBER_STRICT, "strict")                   \
    X(NUMBER_LEAST_AFTER, "least-after")         \
    X(NUMBER_MOST_AFTER, "most-after")           \
    X(NUMBER_JOIN, "join")                       \
    X(NUMBER_DATE_TAIL, "date-tail")             \
    X(NUMBER_NOT_TENTHS, "not-cheng")            \
    X(NUMBER_WORD_END, "word-end")               \
    X(NUMBER_WORD_BEGIN, "word-begin")           \
    X(NUMBER_OF_CENTURY, "of-century")           \
    X(NUMBER_OF_YEAR, "of-year")                 \
    X(NUMBER_OF_QUARTER, "of-quarter")           \
    X(NUMBER_OF_MONTH, "of-month")               \
    X(NUMBER_OF_WEEK, "of-week")                 \
    X(NUMBER_OF_DAY, "of-day")                   \
    X(NUMBER_PREVIOUS, "previous")               \
    X(NUMBER_FOLLOWING, "following")             \
    X(NUMBER_TWICE, "twice")                     \
    X(NUMBER_FIRST_HALF, "first-half")           \
    X(NUMBER_LAST_HALF, "last-half")             \
    X(NUMBER_AT_BEGIN, "at-begin")               \
    X(NUMBER_AT_MIDDLE, "at-middle")             \
    X(NUMBER_AT_END, "at-end")                   \
    X(NUMBER_BY_CONTEXT, "by-context")           \
    X(NUMBER_EVERY, "every")

/* Quotes and references. */
#define TL_QUOTE_CLASSES(X)                       \
    X(QUOTE_NAME_NOUN, "name-noun")               \
    X(QUOTE_NAME_END, "name-end")                 \
    X(QUOTE_SLOGAN_NOUN, "slogan-noun")           \
    X(QUOTE_SPEECH_VERB, "speech-verb")           \
    X(QUOTE_OPPOSE, "oppose")                     \
    X(QUOTE_OPPOSED_NOUN, "opposed-noun")         \
    X(QUOTE_OPPOSED, "opposed")                   \
    X(QUOTE_QUESTION, "question")                 \
    X(QUOTE_NEVER_OPPOSED, "never-opposed")       \
    X(QUOTE_HEAD_NOUN, "head-noun")               \
    X(QUOTE_WEAK_HEAD, "weak-head")               \
    X(QUOTE_NP_STOP, "np-stop")                   \
    X(QUOTE_NP_MODIFIER, "np-modifier")           \
    X(QUOTE_COUNTS, "counts")                     \
    X(QUOTE_COUNTS_NOT, "counts-not")             \
    X(QUOTE_COUNTS_NOT_AFTER, "counts-not-after") \
    X(QUOTE_NO_NUMBER, "no-number")               \
    X(QUOTE_DESCRIPTIVE, "descriptive")           \
    X(QUOTE_DESCRIPTIVE_END, "descriptive-end")   \
    X(QUOTE_PREDICATE, "predicate")               \
    X(QUOTE_LIST_VERB, "list-verb")               \
    X(QUOTE_LIST_LEAD, "list-lead")               \
    X(QUOTE_LIST_TAIL, "list-tail")               \
    X(QUOTE_CAMPAIGN, "campaign")                 \
    X(QUOTE_NAME_END_NOT, "name-end-not")         \
    X(QUOTE_ISSUER, "issuer")                     \
    X(QUOTE_ISSUER_STOP, "issuer-stop")           \
    X(QUOTE_ISSUE_VERB, "issue-verb")             \
    X(QUOTE_PROVISION_BEFORE, "provision-before") \
    X(QUOTE_PROVISION_AFTER, "provision-after")   \
    X(QUOTE_CLASSIFIED, "classified")             \
    X(QUOTE_SELF, "own-name")                     \
    X(QUOTE_OTHER_KIND, "other-kind")             \
    X(QUOTE_NOT_POINTER, "not-pointer")           \
    X(QUOTE_SHORT_LEAD, "short-lead")             \
    X(QUOTE_LAW_END, "law-end")                   \
    X(QUOTE_BEFORE_LAW, "before-law")             \
    X(QUOTE_IN_LAW, "in-law")                     \
    X(QUOTE_PROVISION_OF, "provision-of")         \
    X(QUOTE_LAW, "law")                           \
    X(QUOTE_MANNER, "manner")                     \
    X(QUOTE_NAMELY, "namely")                     \
    X(QUOTE_RUN_END, "run-end")

/* Words of clauses: cues, verbs, adverbs, coverbs, actors; each list of
 * lib/data/clause_*.tsv says at its head what its classes mean. */
#define TL_CLAUSE_CLASSES(X)                     \
    X(CLAUSE_OBLIGATION, "obligation")           \
    X(CLAUSE_STRONG, "strong")                   \
    X(CLAUSE_WEAK, "weak")                       \
    X(CLAUSE_PROHIBITION, "prohibition")         \
    X(CLAUSE_PERMISSION, "permission")           \
    X(CLAUSE_COMMITMENT, "commitment")           \
    X(CLAUSE_EXHORTATION, "exhortation")         \
    X(CLAUSE_ENCOURAGE, "encourage")             \
    X(CLAUSE_NONMODAL, "nonmodal")               \
    X(CLAUSE_VERB, "verb")                       \
    X(CLAUSE_LIGHT, "light")                     \
    X(CLAUSE_LIGHT_PP, "light-pp")               \
    X(CLAUSE_NO_MERGE, "no-merge")               \
    X(CLAUSE_SECOND, "second")                   \
    X(CLAUSE_ADVERBIAL, "adverbial")             \
    X(CLAUSE_VP, "vp")                           \
    X(CLAUSE_BA, "ba")                           \
    X(CLAUSE_SINGLE, "single")                   \
    X(CLAUSE_RESULT, "result")                   \
    X(CLAUSE_COMPLEMENT, "complement")           \
    X(CLAUSE_STATIVE, "stative")                 \
    X(CLAUSE_SANCTION, "sanction")               \
    X(CLAUSE_ADVERB, "adverb")                   \
    X(CLAUSE_CONNECTIVE, "connective")           \
    X(CLAUSE_COORDINATOR, "coordinator")         \
    X(CLAUSE_NEGATION, "negation")               \
    X(CLAUSE_PAST, "past")                       \
    X(CLAUSE_ASPECT, "aspect")                   \
    X(CLAUSE_COPULA, "copula")                   \
    X(CLAUSE_NOT_COPULA, "not-copula")           \
    X(CLAUSE_CONDITION, "condition")             \
    X(CLAUSE_THEN, "then")                       \
    X(CLAUSE_CONSEQUENCE, "consequence")         \
    X(CLAUSE_PURPOSE, "purpose")                 \
    X(CLAUSE_PROVIDE, "provide")                 \
    X(CLAUSE_REPORT, "report")                   \
    X(CLAUSE_PERSON, "person")                   \
    X(CLAUSE_TALK, "talk")                       \
    X(CLAUSE_TALK_END, "talk-end")               \
    X(CLAUSE_NEED, "need")                       \
    X(CLAUSE_TIME_COVERB, "time-coverb")         \
    X(CLAUSE_DEADLINE_END, "deadline-end")       \
    X(CLAUSE_TIME_END, "time-end")               \
    X(CLAUSE_DEADLINE, "deadline")               \
    X(CLAUSE_DE, "de")                           \
    X(CLAUSE_WHEN_END, "when-end")               \
    X(CLAUSE_COVERB_AT, "coverb-at")             \
    X(CLAUSE_COVERB_TO, "coverb-to")             \
    X(CLAUSE_COVERB_BY, "coverb-by")             \
    X(CLAUSE_COVERB_FOCUS, "coverb-focus")       \
    X(CLAUSE_COVERB_WITH, "coverb-with")         \
    X(CLAUSE_COVERB_FROM, "coverb-from")         \
    X(CLAUSE_COVERB_AGENT, "coverb-agent")       \
    X(CLAUSE_COVERB_BA, "coverb-ba")             \
    X(CLAUSE_COVERB_LEAD, "coverb-lead")         \
    X(CLAUSE_LOCALIZER, "localizer")             \
    X(CLAUSE_CLOSER, "closer")                   \
    X(CLAUSE_ACTOR, "actor")                     \
    X(CLAUSE_ORGAN, "organ")                     \
    X(CLAUSE_NOUN, "noun")                       \
    X(CLAUSE_ITEMS_NO_DUTIES, "items-no-duties") \
    X(CLAUSE_SELF, "self")                       \
    X(CLAUSE_SUFFIX, "noun-suffix")              \
    X(CLAUSE_MEETING, "meeting")

/* Targets: lib/data/target_words.tsv says what the classes mean. */
#define TL_TARGET_CLASSES(X)             \
    X(TARGET_INDICATOR, "indicator")     \
    X(TARGET_RISE, "rise")               \
    X(TARGET_FALL, "fall")               \
    X(TARGET_REACH, "reach")             \
    X(TARGET_PASS, "pass")               \
    X(TARGET_CONFINE, "confine")         \
    X(TARGET_MAKE, "make")               \
    X(TARGET_TO, "to")                   \
    X(TARGET_ENSURE, "ensure")           \
    X(TARGET_STRIVE, "strive")           \
    X(TARGET_EXPECT, "expect")           \
    X(TARGET_SCHEME, "scheme")           \
    X(TARGET_BINDING, "binding")         \
    X(TARGET_PROSPECTIVE, "prospective") \
    X(TARGET_OPENS, "opens")             \
    X(TARGET_BETWEEN, "between")         \
    X(TARGET_AGAINST, "against")         \
    X(TARGET_FROM, "from")               \
    X(TARGET_DONE, "done")               \
    X(TARGET_NOT_BEFORE, "not-before")   \
    X(TARGET_UNTIL, "until")             \
    X(TARGET_PLAIN, "plain")

#define TL_CLASS_ENUM(id, name) TL_##id,
enum tl_outline_class { TL_OUTLINE_CLASSES(TL_CLASS_ENUM) TL_OUTLINE_CLASS_COUNT };
enum tl_number_class { TL_NUMBER_CLASSES(TL_CLASS_ENUM) TL_NUMBER_CLASS_COUNT };
enum tl_quote_class { TL_QUOTE_CLASSES(TL_CLASS_ENUM) TL_QUOTE_CLASS_COUNT };
enum tl_target_class { TL_TARGET_CLASSES(TL_CLASS_ENUM) TL_TARGET_CLASS_COUNT };
enum tl_clause_class { TL_CLAUSE_CLASSES(TL_CLASS_ENUM) TL_CLAUSE_CLASS_COUNT };
#undef TL_CLASS_ENUM

#endif
