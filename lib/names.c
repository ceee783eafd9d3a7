/* Takes codes, gives the names that the JSON and the messages use. */
#include "rules.h"
#include "tiaoli/tiaoli.h"

/* Grows with every change of a rule or a word list. */
enum { RULES_REVISION = 2 };

typedef struct {
    const char *const *names;
    int32_t count;
} name_list;

static const char *const genres[] = {"", "speech", "notice", "plan", "report", "law", "other"};
static const char *const nodes[] = {
    "",         "document", "title",      "subtitle",  "doc_number", "byline",  "date",
    "history",  "toc",      "salutation", "address",   "division",   "heading", "paragraph",
    "sentence", "clause",   "closing",    "signature", "attachment", "table",   "backmatter"};
static const char *const markers[] = {"",           "part",         "subpart",      "chapter",
                                      "section",    "article",      "hanzi_comma",  "hanzi_paren",
                                      "arabic_dot", "arabic_paren", "arabic_comma", "circled",
                                      "ordinal",    "enumerator",   "dash",         "letter",
                                      "unnumbered"};
static const char *const node_roles[] = {"", "lead"};
static const char *const marks[] = {"",          "numeral",   "quantity", "lookalike", "quote",
                                    "reference", "directive", "slogan",   "target"};
static const char *const spans[] = {
    "",           "unit",    "content",     "head",       "member",    "issuer",      "cue",
    "cue_source", "actor",   "action",      "verb",       "object",    "reported_by", "deadline",
    "lead",       "support", "responsible", "doc_number", "indicator", "quantity",    "tone",
    "base"};
static const char *const numerals[] = {
    "",        "cardinal",   "decimal", "fraction",    "percent",
    "ordinal", "enumerator", "digits",  "approximate", "counted"};
static const char *const quantities[] = {"",         "money", "measure", "duration", "date",
                                         "relative", "tally", "ratio",   "range"};
static const char *const bounds[] = {"", "at_least", "more_than", "at_most", "less_than"};
static const char *const lookalikes[] = {"", "word", "idiom", "degree", "name"};
static const char *const quotes[] = {"",       "quotation", "plan",     "counted",
                                     "slogan", "name",      "emphasis", "term"};
static const char *const slogans[] = {"", "counted", "parallel"};
static const char *const references[] = {"",           "title",      "provision", "pointer",
                                         "definition", "short_name", "doc_number"};
static const char *const targets[] = {"none", "inside", "outside", "unknown"};
static const char *const forces[] = {
    "", "obligation", "prohibition", "permission", "encouragement", "commitment", "exhortation"};
static const char *const strengths[] = {"normal", "strong", "weak"};
static const char *const roles[] = {"body", "heading", "lead", "item", "sanction", "assignment"};
static const char *const actors[] = {"none", "explicit", "inherited", "document"};
static const char *const notes[] = {"",
                                    "unclosed-quote",
                                    "unopened-quote",
                                    "crossed-quote",
                                    "numbering-gap",
                                    "numbering-duplicate",
                                    "count-mismatch",
                                    "replaced-utf8",
                                    "numbering-order",
                                    "level-jump",
                                    "toc-entry-alone",
                                    "toc-wording",
                                    "heading-not-in-toc",
                                    "heading-without-body"};
static const char *const polarities[] = {"other", "retrospect", "plan"};
static const char *const comparators[] = {"",         "equal",   "approximate",
                                          "at_least", "at_most", "range"};
static const char *const directions[] = {"level", "increase", "decrease"};
static const char *const tones[] = {"none", "ensure", "strive", "expect", "plan"};
static const char *const problems[] = {
    "",          "utf8",      "no-term",       "no-class",
    "long-term", "character", "unknown-class", "ambiguous-class"};

#define LIST(names) \
    { (names), (int32_t)(sizeof(names) / sizeof *(names)) }
/* By TIAOLI_DOMAIN_*. */
static const name_list domains[] = {{0, 0},
                                    LIST(genres),
                                    LIST(nodes),
                                    LIST(markers),
                                    LIST(node_roles),
                                    LIST(marks),
                                    LIST(spans),
                                    LIST(numerals),
                                    LIST(quantities),
                                    LIST(lookalikes),
                                    LIST(quotes),
                                    LIST(references),
                                    LIST(forces),
                                    LIST(strengths),
                                    LIST(roles),
                                    LIST(actors),
                                    LIST(notes),
                                    {0, 0},
                                    /* rules: rule_name() */ LIST(problems),
                                    LIST(polarities),
                                    LIST(targets),
                                    LIST(slogans),
                                    LIST(bounds),
                                    LIST(comparators),
                                    LIST(directions),
                                    LIST(tones)};

static const char *rule_name(int32_t rule) {
    switch (rule) {
#define RULE_CASE(id, code, name) \
    case (code):                  \
        return (name);
        TL_RULES(RULE_CASE)
#undef RULE_CASE
        default:
            return "";
    }
}

const char *tiaoli_name(int32_t domain, int32_t value) {
    if (domain == TIAOLI_DOMAIN_RULE) return rule_name(value);
    if (domain < 1 || domain >= (int32_t)(sizeof domains / sizeof *domains)) return "";
    const name_list *list = &domains[domain];
    return value >= 0 && value < list->count ? list->names[value] : "";
}

const char *tiaoli_note_text(int32_t code) {
    switch (code) {
        case TIAOLI_NOTE_UNCLOSED_QUOTE:
            return "opening mark without a closing one";
        case TIAOLI_NOTE_UNOPENED_QUOTE:
            return "closing mark without an opening one";
        case TIAOLI_NOTE_CROSSED_QUOTE:
            return "mark left open inside a pair that closes around it";
        case TIAOLI_NOTE_NUMBERING_GAP:
            return "a number of the sequence is missing before this one";
        case TIAOLI_NOTE_NUMBERING_DUPLICATE:
            return "this number of the sequence occurs before";
        case TIAOLI_NOTE_COUNT_MISMATCH:
            return "the members listed are not as many as the count says";
        case TIAOLI_NOTE_REPLACED_UTF8:
            return "byte that is no UTF-8, read as U+FFFD";
        case TIAOLI_NOTE_NUMBERING_ORDER:
            return "this number does not follow in order";
        case TIAOLI_NOTE_LEVEL_JUMP:
            return "a level that other sections have is left out above this one";
        case TIAOLI_NOTE_TOC_ENTRY_ALONE:
            return "the text has no heading for this entry of the table of contents";
        case TIAOLI_NOTE_TOC_WORDING:
            return "the heading in the text has other words than this entry";
        case TIAOLI_NOTE_HEADING_NOT_IN_TOC:
            return "the table of contents has no entry for this heading";
        case TIAOLI_NOTE_HEADING_WITHOUT_BODY:
            return "nothing stands below this heading";
        default:
            return "unknown note";
    }
}

const char *tiaoli_problem_text(int32_t code) {
    switch (code) {
        case TIAOLI_PROBLEM_NONE:
            return "nothing is wrong";
        case TIAOLI_PROBLEM_UTF8:
            return "not valid UTF-8";
        case TIAOLI_PROBLEM_NO_TERM:
            return "no term";
        case TIAOLI_PROBLEM_NO_CLASS:
            return "no class behind a tab";
        case TIAOLI_PROBLEM_LONG_TERM:
            return "term longer than 96 bytes";
        case TIAOLI_PROBLEM_CHARACTER:
            return "character that a term cannot hold";
        case TIAOLI_PROBLEM_UNKNOWN_CLASS:
            return "unknown class";
        case TIAOLI_PROBLEM_AMBIGUOUS_CLASS:
            return "class of two sections, to be written as section.class";
        default:
            return "unknown problem";
    }
}

const char *tiaoli_status_text(tiaoli_status status) {
    switch (status) {
        case TIAOLI_OK:
            return "done";
        case TIAOLI_E_ARGUMENT:
            return "invalid argument";
        case TIAOLI_E_NOMEM:
            return "out of memory";
        case TIAOLI_E_UTF8:
            return "not valid UTF-8";
        case TIAOLI_E_LIMIT:
            return "a limit of the options is exceeded";
        case TIAOLI_E_ABI:
            return "struct size not understood";
        case TIAOLI_E_BUSY:
            return "parser in use";
        case TIAOLI_E_SEGMENTER:
            return "word segmenter not available";
        case TIAOLI_E_SINK:
            return "stopped by the sink";
        case TIAOLI_E_LEXICON:
            return "row of a word list not understood";
        default:
            return "unknown status";
    }
}

const char *tiaoli_status_name(tiaoli_status status) {
    static const char *const names[] = {"ok",  "argument", "nomem",     "utf8", "limit",
                                        "abi", "busy",     "segmenter", "sink", "lexicon"};
    const int32_t count = (int32_t)(sizeof names / sizeof *names);
    return status <= 0 && status > -count ? names[-status] : "unknown";
}

uint32_t tiaoli_version(void) { return TIAOLI_VERSION; }
const char *tiaoli_version_string(void) { return TIAOLI_VERSION_STRING; }
uint32_t tiaoli_rules_revision(void) { return RULES_REVISION; }
