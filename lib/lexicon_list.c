/*
 * Takes the text of a word list, gives its rows:
 *
 *     term <tab> class[,class...] [<tab> source]
 *
 * It is the one reader for the lists of lib/data/ (gen/compile_lexicon.c) and
 * for a caller's (lexicon_user.c); docs/lexicon.md describes the format.
 */
#include "lexicon_list.h"

#include "text.h"

#define CLASS_NAME(id, name) name,
static const char *const outline_names[] = {TL_OUTLINE_CLASSES(CLASS_NAME)};
static const char *const number_names[] = {TL_NUMBER_CLASSES(CLASS_NAME)};
static const char *const quote_names[] = {TL_QUOTE_CLASSES(CLASS_NAME)};
static const char *const clause_names[] = {TL_CLAUSE_CLASSES(CLASS_NAME)};
static const char *const target_names[] = {TL_TARGET_CLASSES(CLASS_NAME)};
#undef CLASS_NAME

/* In the order of enum tl_section. */
static const struct {
    const char *name;
    const char *const *classes;
    int count;
} sections[TL_SECTION_COUNT] = {{"outline", outline_names, TL_OUTLINE_CLASS_COUNT},
                                {"number", number_names, TL_NUMBER_CLASS_COUNT},
                                {"quote", quote_names, TL_QUOTE_CLASS_COUNT},
                                {"clause", clause_names, TL_CLAUSE_CLASS_COUNT},
                                {"target", target_names, TL_TARGET_CLASS_COUNT}};

_Static_assert((int)TL_OUTLINE_CLASS_COUNT <= 64 && (int)TL_NUMBER_CLASS_COUNT <= 64 &&
                   (int)TL_QUOTE_CLASS_COUNT <= 64 && (int)TL_CLAUSE_CLASS_COUNT <= 64 &&
                   (int)TL_TARGET_CLASS_COUNT <= 64,
               "tl_classes has 64 bits");

static bool equal(const char *name, const char *bytes, uint32_t length) {
    return strlen(name) == length && memcmp(name, bytes, length) == 0;
}

int tl_section_named(const char *name, uint32_t length) {
    for (int s = 0; s < TL_SECTION_COUNT; s++)
        if (equal(sections[s].name, name, length)) return s;
    return TL_NO_SECTION;
}

/* --- Classes ---------------------------------------------------------------- */

static bool refuse(tl_list *list, int32_t code, uint32_t start, uint32_t end) {
    list->problem.code = code;
    list->problem.start = start;
    list->problem.end = end;
    return false;
}

static int class_named(int section, const char *name, uint32_t length) {
    for (int i = 0; i < sections[section].count; i++)
        if (equal(sections[section].classes[i], name, length)) return i;
    return -1;
}

/* Adds the class named at [start, end): section.class, or class alone. */
static bool read_class(tl_list *list, tl_list_row *row, uint32_t start, uint32_t end) {
    const char *dot = memchr(list->text + start, '.', end - start);
    const uint32_t name = dot ? (uint32_t)(dot - list->text) + 1 : start;
    int only = list->section, section = TL_NO_SECTION, class_id = -1;
    if (dot) only = tl_section_named(list->text + start, name - 1 - start);
    if (dot && only == TL_NO_SECTION) return refuse(list, TIAOLI_PROBLEM_UNKNOWN_CLASS, start, end);
    for (int s = 0; s < TL_SECTION_COUNT; s++) {
        const int found = class_named(s, list->text + name, end - name);
        if (found < 0 || (only != TL_NO_SECTION && s != only)) continue;
        if (class_id >= 0) return refuse(list, TIAOLI_PROBLEM_AMBIGUOUS_CLASS, start, end);
        section = s;
        class_id = found;
    }
    if (class_id < 0) return refuse(list, TIAOLI_PROBLEM_UNKNOWN_CLASS, start, end);
    row->classes[section] |= TL_CLASS(class_id);
    return true;
}

static bool read_classes(tl_list *list, tl_list_row *row, uint32_t start, uint32_t end) {
    for (uint32_t at = start;;) {
        const char *comma = at < end ? memchr(list->text + at, ',', end - at) : NULL;
        const uint32_t stop = comma ? (uint32_t)(comma - list->text) : end;
        const uint32_t first = tl_skip_blanks(list->text, at, stop);
        const uint32_t last = tl_trim_blanks(list->text, first, stop);
        if (first == last) return refuse(list, TIAOLI_PROBLEM_NO_CLASS, at, stop);
        if (!read_class(list, row, first, last)) return false;
        if (!comma) return true;
        at = stop + 1;
    }
}

/* --- Rows ------------------------------------------------------------------- */

static bool read_term(tl_list *list, tl_list_row *row, uint32_t start, uint32_t end) {
    const uint32_t first = tl_skip_blanks(list->text, start, end);
    const uint32_t last = tl_trim_blanks(list->text, first, end);
    if (first == last) return refuse(list, TIAOLI_PROBLEM_NO_TERM, start, end);
    if (last - first > TL_LEX_LONGEST) return refuse(list, TIAOLI_PROBLEM_LONG_TERM, first, last);
    for (uint32_t at = first, used; at < last; at += used) {
        const uint32_t c = tl_decode(list->text, at, last, &used);
        /* U+FFFD is what a bad byte of a text is read as */
        if (tl_is_control(c) || c == 0xFFFD || c >= TL_LEX_CODE_POINTS)
            return refuse(list, TIAOLI_PROBLEM_CHARACTER, at, at + used);
    }
    row->term = list->text + first;
    row->length = last - first;
    return true;
}

/* A line that holds a row. */
static bool read_row(tl_list *list, tl_list_row *row, uint32_t start, uint32_t end) {
    const char *text = list->text;
    const tl_list_row none = {0};
    *row = none;
    const char *tab = memchr(text + start, '\t', end - start);
    const uint32_t term_end = tab ? (uint32_t)(tab - text) : end;
    if (!read_term(list, row, start, term_end)) return false;
    if (!tab) return refuse(list, TIAOLI_PROBLEM_NO_CLASS, end, end);
    tab = memchr(text + term_end + 1, '\t', end - term_end - 1);
    const uint32_t classes_end = tab ? (uint32_t)(tab - text) : end;
    row->has_source = tab && tl_skip_blanks(text, classes_end, end) < end;
    return read_classes(list, row, term_end + 1, classes_end);
}

/* The line at list->at, without its break; list->at comes to stand behind it. */
static uint32_t line_end(tl_list *list) {
    uint32_t end = list->at;
    while (end < list->length && list->text[end] != '\n' && list->text[end] != '\r') end++;
    list->at = end;
    if (list->at < list->length && list->text[list->at++] == '\r' && list->at < list->length &&
        list->text[list->at] == '\n')
        list->at++;
    return end;
}

bool tl_list_next(tl_list *list, tl_list_row *row) {
    if (list->at == 0 && TL_AT(list->text, 0, list->length, "\xEF\xBB\xBF")) list->at = 3;
    while (list->problem.code == TIAOLI_PROBLEM_NONE && list->at < list->length) {
        const uint32_t start = list->at, end = line_end(list);
        const uint32_t bad = start + tl_utf8_check(list->text + start, end - start);
        list->problem.line++;
        if (bad < end) return refuse(list, TIAOLI_PROBLEM_UTF8, bad, bad + 1);
        if (list->text[start] == '#' || tl_skip_blanks(list->text, start, end) == end) continue;
        return read_row(list, row, start, end);
    }
    return false;
}
