/*
 * Word lists of a caller: what a list may hold and how a bad row is reported,
 * that lookups are those of both lists together, that findings change by them,
 * limits, memory and misuse.
 */
#include "support.h"

#include <dirent.h>

#include "lexicon_build.h"
#include "lexicon_list.h"

#define INIT(type, name) type name = {.size = sizeof name}

static tiaoli_lexicon *lexicon_of(const char *tsv, size_t length) {
    INIT(tiaoli_problem, problem);
    tiaoli_error error = {TIAOLI_E_BUSY, 1};
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(tsv, length, NULL, &problem, &error);
    cr_assert_not_null(lexicon, "line %u: %s (%s)", (unsigned)problem.line,
                       tiaoli_problem_text(problem.code), tiaoli_status_name(error.status));
    cr_assert_eq(error.status, TIAOLI_OK);
    cr_assert_eq(problem.code, TIAOLI_PROBLEM_NONE);
    cr_assert(problem.line == 0 && problem.start == 0 && problem.end == 0);
    return lexicon;
}

static tiaoli_doc *parse_with(const tiaoli_lexicon *lexicon, const char *text) {
    INIT(tiaoli_options, options);
    options.lexicon = lexicon;
    return tl_test_parse_with(text, strlen(text), &options);
}

/* Asserts that the rows make a mark of the text that is none without them. */
static void adds(const char *rows, const char *text, int32_t kind, const char *mark) {
    tiaoli_lexicon *lexicon = lexicon_of(rows, strlen(rows));
    tiaoli_doc *before = tl_test_parse(text), *after = parse_with(lexicon, text);
    cr_assert_eq(tl_test_find(before, kind, mark, 1), 0, "%s is found without: %s", mark, rows);
    cr_assert_neq(tl_test_find(after, kind, mark, 1), 0, "%s is not found with: %s", mark, rows);
    tiaoli_doc_free(before);
    tiaoli_lexicon_free(lexicon);
    cr_assert_gt(tiaoli_doc_node_count(after), 0); /* a document outlives the lexicon */
    tiaoli_doc_free(after);
}

/* --- Lists -------------------------------------------------------------------- */

static void refused(const char *tsv, size_t length, int32_t code, uint32_t line, uint32_t start,
                    uint32_t end) {
    INIT(tiaoli_problem, problem);
    tiaoli_error error = {TIAOLI_OK, 0};
    cr_assert_null(tiaoli_lexicon_new(tsv, length, NULL, &problem, &error), "accepted: %s", tsv);
    cr_assert_eq(error.status, TIAOLI_E_LEXICON);
    cr_assert_eq(error.offset, start, "%s: offset %u", tsv, (unsigned)error.offset);
    cr_assert_eq(problem.size, sizeof problem);
    cr_assert_eq(problem.code, code, "%s: %s", tsv, tiaoli_problem_text(problem.code));
    cr_assert_eq(problem.line, line, "%s: line %u", tsv, (unsigned)problem.line);
    cr_assert(problem.start == start && problem.end == end, "%s: [%u, %u)", tsv,
              (unsigned)problem.start, (unsigned)problem.end);
    cr_assert_null(tiaoli_lexicon_new(tsv, length, NULL, NULL, NULL));
}

Test(lexicon, a_bad_row_is_told_with_its_line_and_bytes) {
    enum { A = 3 }; /* bytes of 甲 */
    static const struct {
        const char *tsv;
        int32_t code;
        uint32_t line, start, end;
    } rows[] = {
        {"甲", TIAOLI_PROBLEM_NO_CLASS, 1, A, A},
        {"甲\t", TIAOLI_PROBLEM_NO_CLASS, 1, A + 1, A + 1},
        {"甲\t\tsource", TIAOLI_PROBLEM_NO_CLASS, 1, A + 1, A + 1},
        {"甲\tclause.verb,", TIAOLI_PROBLEM_NO_CLASS, 1, 16, 16},
        {"甲\t , clause.verb", TIAOLI_PROBLEM_NO_CLASS, 1, A + 1, A + 2},
        {"\tclause.verb", TIAOLI_PROBLEM_NO_TERM, 1, 0, 0},
        {" \xE3\x80\x80\tclause.verb", TIAOLI_PROBLEM_NO_TERM, 1, 0, 4},
        {"甲\tclause.vreb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 15},
        {"甲\tClause.verb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 15},
        {"甲\tclauses.verb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 16},
        {"甲\tnumber.verb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 15},
        {"甲\t.verb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 9},
        {"甲\tclause.", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 11},
        {"甲\tclause verb", TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 15},
        {"甲\torgan", TIAOLI_PROBLEM_AMBIGUOUS_CLASS, 1, 4, 9},
        {"甲\tverb,noun", TIAOLI_PROBLEM_AMBIGUOUS_CLASS, 1, 9, 13},
        {"乙\tverb\n\n# 丙\n甲\t x ", TIAOLI_PROBLEM_UNKNOWN_CLASS, 4, 21, 22},
        {"乙\tverb\r\n\r\n甲", TIAOLI_PROBLEM_NO_CLASS, 3, 15, 15},
        {"乙\tverb\r\r甲", TIAOLI_PROBLEM_NO_CLASS, 3, 13, 13},
        {"\xEF\xBB\xBF甲", TIAOLI_PROBLEM_NO_CLASS, 1, 6, 6},
        {"甲\xFF\tverb", TIAOLI_PROBLEM_UTF8, 1, 3, 4},
        {"乙\tverb\n# \xE7\x94\n", TIAOLI_PROBLEM_UTF8, 2, 11, 12},
        {"甲\tverb\tfrom \xC0\xAF", TIAOLI_PROBLEM_UTF8, 1, 14, 15},
        {"甲\xEF\xBF\xBD\tverb", TIAOLI_PROBLEM_CHARACTER, 1, 3, 6},
        {"甲\x01乙\tverb", TIAOLI_PROBLEM_CHARACTER, 1, 3, 4},
        {"甲\x7F\tverb", TIAOLI_PROBLEM_CHARACTER, 1, 3, 4},
        {"\xF1\x80\x80\x80\tverb", TIAOLI_PROBLEM_CHARACTER, 1, 0, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        refused(rows[i].tsv, strlen(rows[i].tsv), rows[i].code, rows[i].line, rows[i].start,
                rows[i].end);
    refused("甲\0乙\tverb", 11, TIAOLI_PROBLEM_CHARACTER, 1, 3, 4);
    refused("甲\tverb\0", 9, TIAOLI_PROBLEM_UNKNOWN_CLASS, 1, 4, 9);
    refused("甲\tve", 4, TIAOLI_PROBLEM_NO_CLASS, 1, 4, 4); /* no byte beyond the length */
}

Test(lexicon, a_term_has_96_bytes_at_most) {
    char row[128];
    for (size_t length = 95; length <= 97; length++) {
        memset(row, 'a', length);
        memcpy(row + length, "\tverb", 6);
        if (length <= 96)
            tiaoli_lexicon_free(lexicon_of(row, strlen(row)));
        else
            refused(row, strlen(row), TIAOLI_PROBLEM_LONG_TERM, 1, 0, 97);
    }
}

Test(lexicon, what_a_list_may_hold) {
    static const char *const lists[] = {
        "",
        "\n",
        "\r\n \r\t\n",
        "# only this",
        "\xEF\xBB\xBF",
        "\xEF\xBB\xBF# 词\n",
        "甲\tverb",
        "甲\tverb\n甲\tverb\n甲\tclause.organ\n",
        "甲\tclause.verb,verb,outline.organ\tfrom \t here\t",
        " 甲 乙 \t verb , \xE3\x80\x80 de \r\n",
        "\xF0\xA0\xAE\xB7\tverb\n\xF0\x9F\x98\x80\tverb\nA#b\tverb",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        tiaoli_lexicon_free(lexicon_of(lists[i], strlen(lists[i])));
    tiaoli_lexicon_free(lexicon_of(NULL, 0));
}

/* Line breaks, BOM and blanks are no part of a term or class. */
Test(lexicon, every_row_is_read) {
    static const char tsv[] =
        "\xEF\xBB\xBF甲\tverb\r\n # no comment \tverb\r乙\tclause.organ , verb\tx\n\n丙\tverb";
    tiaoli_lexicon *lexicon = lexicon_of(tsv, sizeof tsv - 1);
    const tl_lex_table *clause = tl_lexicon_of(lexicon)->clause;
    cr_assert_eq(tl_lex_exact(clause, "甲", 0, 3), TL_CLASS(TL_CLAUSE_VERB));
    cr_assert_eq(tl_lex_exact(clause, "# no comment", 0, 12), TL_CLASS(TL_CLAUSE_VERB));
    cr_assert_eq(tl_lex_exact(clause, "乙", 0, 3),
                 TL_CLASS(TL_CLAUSE_VERB) | TL_CLASS(TL_CLAUSE_ORGAN));
    cr_assert_eq(tl_lex_exact(clause, "丙", 0, 3), TL_CLASS(TL_CLAUSE_VERB));
    cr_assert_eq(tl_lexicon_of(lexicon)->number, &tl_lexicon_number);
    cr_assert_eq(tl_lexicon_of(NULL), &tl_builtin_lexicon);
    tiaoli_lexicon_free(lexicon);
}

/* --- Lookups -------------------------------------------------------------------- */

enum { TERMS = 60, TEXT = 48 };

/* A list, as plain as can be. */
typedef struct {
    char term[TERMS][16];
    tl_classes classes[TERMS];
} plain_list;

static const char *const pieces[] = {"推", "动", "加", "强", "a", "\xF0\xA0\xAE\xB7", "é"};

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void add_pieces(char *out, uint32_t most, uint32_t *random) {
    out[0] = '\0';
    for (uint32_t n = 1 + next_random(random) % most; n; n--)
        strcat(out, pieces[next_random(random) % (sizeof pieces / sizeof *pieces)]);
}

static tl_classes plain_exact(const plain_list *list, const char *text, uint32_t start,
                              uint32_t end) {
    tl_classes classes = tl_lex_exact(&tl_lexicon_clause, text, start, end);
    for (int i = 0; i < TERMS; i++)
        if (strlen(list->term[i]) == end - start &&
            memcmp(list->term[i], text + start, end - start) == 0)
            classes |= list->classes[i];
    return classes;
}

static void compare_at(const tl_lex_table *table, const plain_list *list, const char *text,
                       uint32_t at, tl_classes wanted) {
    const uint32_t length = (uint32_t)strlen(text);
    tl_lex_match after = {0, 0}, before = {0, 0};
    for (uint32_t end = at; end <= length; end++) {
        const tl_classes classes = end > at ? plain_exact(list, text, at, end) : 0;
        cr_assert_eq(tl_lex_exact(table, text, at, end), classes);
        if (classes & wanted) after = (tl_lex_match){end - at, classes};
    }
    for (uint32_t start = at; start-- > 0;) {
        const tl_classes classes = plain_exact(list, text, start, at);
        if (classes & wanted) before = (tl_lex_match){at - start, classes};
    }
    const tl_lex_match found = tl_lex_longest(table, text, at, length, wanted);
    cr_assert(found.length == after.length && found.classes == after.classes, "%s at %u", text,
              (unsigned)at);
    const tl_lex_match back = tl_lex_longest_before(table, text, 0, at, wanted);
    cr_assert(back.length == before.length && back.classes == before.classes, "%s before %u", text,
              (unsigned)at);
}

/* Against a list without any tries, over terms that overlap with each other and
 * with built-in ones (推动, 加强 and others are). */
Test(lexicon, lookups_are_those_of_both_lists_together) {
    static const struct {
        const char *name;
        int id;
    } classes[] = {
        {"verb", TL_CLAUSE_VERB}, {"clause.organ", TL_CLAUSE_ORGAN}, {"self", TL_CLAUSE_SELF}};
    uint32_t random = 7;
    for (int round = 0; round < 40; round++) {
        plain_list list;
        char tsv[TERMS * 40] = "", text[TEXT * 4 + 1];
        for (int i = 0; i < TERMS; i++) {
            const uint32_t which = next_random(&random) % 3;
            add_pieces(list.term[i], 3, &random);
            list.classes[i] = TL_CLASS(classes[which].id);
            sprintf(tsv + strlen(tsv), "%s\t%s\n", list.term[i], classes[which].name);
        }
        tiaoli_lexicon *lexicon = lexicon_of(tsv, strlen(tsv));
        const tl_lex_table *table = tl_lexicon_of(lexicon)->clause;
        add_pieces(text, TEXT / 2, &random);
        for (uint32_t at = 0; at <= strlen(text); at++) {
            if (((unsigned char)text[at] & 0xC0) == 0x80) continue;
            compare_at(table, &list, text, at, ~(tl_classes)0);
            compare_at(table, &list, text, at, TL_CLASS(TL_CLAUSE_VERB));
            compare_at(table, &list, text, at, TL_CLASS(TL_CLAUSE_ORGAN));
        }
        tiaoli_lexicon_free(lexicon);
    }
}

/* --- Findings ------------------------------------------------------------------- */

/* Asserts that the fixtures are read with it as they are without. */
static void changes_nothing(const char *tsv, size_t length) {
    static const char *const fixtures[] = {"speech.txt", "plan.txt", "regulation.txt", "report.txt",
                                           "slogans.txt"};
    tiaoli_lexicon *lexicon = lexicon_of(tsv, length);
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        char *text = tl_test_fixture(fixtures[i], NULL);
        tiaoli_doc *plain = tl_test_parse(text), *with = parse_with(lexicon, text);
        char *a = tl_test_json(plain), *b = tl_test_json(with);
        cr_assert_str_eq(a, b, "%s", fixtures[i]);
        free(a);
        free(b);
        tiaoli_doc_free(plain);
        tiaoli_doc_free(with);
        free(text);
    }
    tiaoli_lexicon_free(lexicon);
}

Test(lexicon, a_list_without_rows_changes_nothing) { changes_nothing("# nothing\n", 10); }

/* Every lookup goes through it and finds nothing there. */
Test(lexicon, words_that_do_not_occur_change_nothing) {
    static const char tsv[] =
        "一🀀\tclause.verb,clause.organ\n二🀀\tnumber.unit,number.idiom,number.classifier\n"
        "“🀀\tquote.head-noun,quote.issuer\n第🀀\toutline.unnumbered,outline.organ\n";
    changes_nothing(tsv, sizeof tsv - 1);
}

/* A list being written. */
typedef struct {
    char bytes[2 << 20];
    size_t length;
} list_text;

static void append(list_text *out, const char *text, char end) {
    out->length += (size_t)snprintf(out->bytes + out->length, sizeof out->bytes - out->length,
                                    "%s%c", text, end);
    cr_assert_lt(out->length, sizeof out->bytes);
}

/* The rows of a built-in list, with the section before each class. */
static void restate(const char *file, const char *section, list_text *out) {
    char path[1024], line[4096];
    snprintf(path, sizeof path, "%s/%s", TL_TEST_DATA, file);
    FILE *in = fopen(path, "rb");
    cr_assert_not_null(in, "%s", path);
    while (fgets(line, sizeof line, in)) {
        char *classes = line[0] == '#' ? NULL : strchr(line, '\t');
        if (!classes) continue;
        *classes++ = '\0';
        classes[strcspn(classes, "\t\r\n")] = '\0';
        append(out, line, '\t');
        for (char *name = strtok(classes, ","); name; name = strtok(NULL, ",")) {
            append(out, section, '.');
            append(out, name, ',');
        }
        out->bytes[out->length - 1] = '\n'; /* in the place of the last comma */
    }
    fclose(in);
}

/* Every lookup then finds what it finds there, in the tries of the caller. */
Test(lexicon, the_built_in_lists_said_again_change_nothing) {
    static list_text all;
    DIR *lists = opendir(TL_TEST_DATA);
    cr_assert_not_null(lists);
    for (struct dirent *entry; (entry = readdir(lists)) != NULL;) {
        char section[32];
        const size_t length = strcspn(entry->d_name, "_");
        snprintf(section, sizeof section, "%.*s", (int)length, entry->d_name);
        if (entry->d_name[length] && length < sizeof section &&
            tl_section_named(section, (uint32_t)length) != TL_NO_SECTION)
            restate(entry->d_name, section, &all);
    }
    closedir(lists);
    cr_assert_gt(all.length, 100000);
    changes_nothing(all.bytes, all.length);
}

Test(lexicon, words_of_clauses) {
    adds("擘画\tverb\n", "二、擘画数字底座。\n", TIAOLI_MARK_DIRECTIVE, "擘画数字底座");
}

/* A cue decides what the verb is: 理 is one, too. */
Test(lexicon, words_of_force) {
    static const char row[] = "理当\tclause.obligation\n";
    tiaoli_lexicon *lexicon = lexicon_of(row, sizeof row - 1);
    tiaoli_doc *doc = parse_with(lexicon, "各单位理当按时报送材料。\n");
    const tiaoli_mark mark =
        tl_test_mark(doc, TIAOLI_MARK_DIRECTIVE, "各单位理当按时报送材料", "obligation", NULL);
    cr_assert_str_eq(tl_test_role(doc, mark, TIAOLI_SPAN_CUE, 0), "理当");
    cr_assert_str_eq(tl_test_role(doc, mark, TIAOLI_SPAN_ACTION, 0), "报送");
    tiaoli_doc_free(doc);
    tiaoli_lexicon_free(lexicon);
}

Test(lexicon, words_of_numbers) {
    adds("一表通\tnumber.name\n", "推广一表通平台。\n", TIAOLI_MARK_LOOKALIKE, "一表通");
    adds("标方\tnumber.unit\n", "年用气量三百标方。\n", TIAOLI_MARK_QUANTITY, "三百标方");
    adds("财季\tnumber.duration\n", "用三财季完成。\n", TIAOLI_MARK_QUANTITY, "三财季");
    adds("绿能币\tcurrency\n", "价值300绿能币。\n", TIAOLI_MARK_QUANTITY, "300绿能币");
    static const char row[] = "枪\tnumber.classifier\n";
    tiaoli_lexicon *lexicon = lexicon_of(row, sizeof row - 1);
    tiaoli_doc *doc = parse_with(lexicon, "安装充电桩三百枪。\n");
    const tiaoli_mark mark = tl_test_mark(doc, TIAOLI_MARK_NUMERAL, "三百", "cardinal", "300");
    cr_assert_str_eq(tl_test_role(doc, mark, TIAOLI_SPAN_UNIT, 0), "枪");
    tiaoli_doc_free(doc);
    tiaoli_lexicon_free(lexicon);
}

/* The text of the only span of a role that marks of the kind have; "" if none. */
static const char *role_with(const char *rows, const char *text, int32_t kind, int32_t role) {
    tiaoli_lexicon *lexicon = lexicon_of(rows, strlen(rows));
    tiaoli_doc *doc = parse_with(lexicon, text);
    const char *found = "";
    for (tiaoli_mark m = 0; !found[0] && (m = tiaoli_mark_next(doc, 0, kind, m)) != 0;)
        found = tl_test_role(doc, m, role, 0);
    tiaoli_doc_free(doc);
    tiaoli_lexicon_free(lexicon);
    return found;
}

Test(lexicon, words_around_quotes_and_titles) {
    static const char quote[] = "办好“田间”讲习堂。", title[] = "按照公约处《管理办法》执行。";
    const int32_t head = TIAOLI_SPAN_HEAD, issuer = TIAOLI_SPAN_ISSUER;
    cr_assert_str_eq(role_with("", quote, TIAOLI_MARK_QUOTE, head), "");
    cr_assert_str_eq(role_with("讲习堂\tquote.name-noun", quote, TIAOLI_MARK_QUOTE, head),
                     "讲习堂");
    cr_assert_str_eq(role_with("", title, TIAOLI_MARK_REFERENCE, issuer), "");
    cr_assert_str_eq(role_with("公约处\tissuer", title, TIAOLI_MARK_REFERENCE, issuer), "公约处");
}

Test(lexicon, words_of_the_outline_and_of_task_lists) {
    static const char text[] = "一、建立数据目录。（数专班牵总，财政局配合）\n题记\n要学习。\n";
    const int32_t lead = TIAOLI_SPAN_UNIT_LEAD;
    cr_assert_str_eq(role_with("", text, TIAOLI_MARK_DIRECTIVE, lead), "");
    cr_assert_str_eq(role_with("牵总\tunit-lead", text, TIAOLI_MARK_DIRECTIVE, lead), "数专班");
    tiaoli_lexicon *lexicon = lexicon_of("题记\tunnumbered", strlen("题记\tunnumbered"));
    tiaoli_doc *before = tl_test_parse(text), *after = parse_with(lexicon, text);
    cr_assert_eq(tl_test_find_node(before, TIAOLI_NODE_HEADING, "题记"), 0);
    cr_assert_neq(tl_test_find_node(after, TIAOLI_NODE_HEADING, "题记"), 0);
    tiaoli_doc_free(before);
    tiaoli_doc_free(after);
    tiaoli_lexicon_free(lexicon);
}

/* A built-in word keeps what it is. */
Test(lexicon, classes_are_added) {
    tiaoli_lexicon *lexicon = lexicon_of("加强\tclause.organ\n", strlen("加强\tclause.organ\n"));
    const tl_classes built_in = tl_lex_exact(&tl_lexicon_clause, "加强", 0, 6);
    cr_assert(built_in & TL_CLASS(TL_CLAUSE_VERB));
    cr_assert_eq(tl_lex_exact(tl_lexicon_of(lexicon)->clause, "加强", 0, 6),
                 built_in | TL_CLASS(TL_CLAUSE_ORGAN));
    tiaoli_lexicon_free(lexicon);
}

/* One lexicon serves many parses, a parser many lexicons. */
Test(lexicon, it_belongs_to_the_parse_and_not_to_the_parser) {
    static const char row[] = "一表通\tnumber.name\n", text[] = "推广一表通平台。";
    tiaoli_lexicon *lexicon = lexicon_of(row, sizeof row - 1);
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    INIT(tiaoli_options, options);
    for (int i = 0; i < 4; i++) {
        options.lexicon = i % 2 ? lexicon : NULL;
        tiaoli_doc *doc =
            tiaoli_parser_parse(parser, text, sizeof text - 1, i ? &options : NULL, NULL);
        cr_assert_not_null(doc);
        cr_assert_eq(tl_test_find(doc, TIAOLI_MARK_LOOKALIKE, "一表通", 1) != 0, i % 2);
        tiaoli_doc_free(doc);
    }
    options.lexicon = lexicon; /* options of an older header do not reach it */
    options.size = offsetof(tiaoli_options, lexicon);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, sizeof text - 1, &options, NULL);
    cr_assert_eq(tl_test_find(doc, TIAOLI_MARK_LOOKALIKE, "一表通", 1), 0);
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    tiaoli_lexicon_free(lexicon);
}

/* --- Limits ----------------------------------------------------------------------- */

static void limited(const char *tsv, size_t length, tiaoli_status status, uint32_t offset) {
    tiaoli_error error;
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(tsv, length, NULL, NULL, &error);
    cr_assert_eq(error.status, status, "%s", tiaoli_status_name(error.status));
    cr_assert_eq(error.offset, offset, "%u", (unsigned)error.offset);
    cr_assert_eq(lexicon == NULL, status != TIAOLI_OK);
    tiaoli_lexicon_free(lexicon);
}

Test(lexicon, at_most_16_mib) {
    const size_t limit = 16u * 1024 * 1024;
    char *tsv = malloc(limit + 1);
    memset(tsv, '\n', limit + 1);
    for (size_t length = limit - 1; length <= limit; length++) limited(tsv, length, TIAOLI_OK, 0);
    limited(tsv, limit + 1, TIAOLI_E_LIMIT, (uint32_t)limit);
    free(tsv);
}

Test(lexicon, at_most_a_million_rows) {
    enum { ROWS = 1000000, ROW = 5 };
    char *tsv = malloc((size_t)(ROWS + 1) * ROW);
    for (size_t i = 0; i <= ROWS; i++) memcpy(tsv + i * ROW, "a\tde\n", ROW);
    for (size_t rows = ROWS - 1; rows <= ROWS; rows++) limited(tsv, rows * ROW, TIAOLI_OK, 0);
    limited(tsv, (size_t)(ROWS + 1) * ROW, TIAOLI_E_LIMIT, ROWS * ROW);
    free(tsv);
}

/* One term for each of the characters from U+10000 on. */
Test(lexicon, at_most_65535_characters) {
    enum { MOST = 65535, ROW = 8 };
    char *tsv = malloc((size_t)(MOST + 1) * ROW);
    for (uint32_t i = 0; i <= MOST; i++) {
        const uint32_t c = 0x10000 + i;
        char *row = tsv + (size_t)i * ROW;
        row[0] = (char)(0xF0 | c >> 18);
        row[1] = (char)(0x80 | (c >> 12 & 0x3F));
        row[2] = (char)(0x80 | (c >> 6 & 0x3F));
        row[3] = (char)(0x80 | (c & 0x3F));
        memcpy(row + 4, "\tde\n", 4);
    }
    for (uint32_t count = MOST - 1; count <= MOST; count++)
        limited(tsv, (size_t)count * ROW, TIAOLI_OK, 0);
    limited(tsv, (size_t)(MOST + 1) * ROW, TIAOLI_E_LIMIT, 0);
    free(tsv);
}

/* Row i has the classes of the bits of i, and a term of its own. */
Test(lexicon, at_most_65535_sets_of_classes) {
    static const char *const names[] = {"de",       "ba",       "vp",        "verb",   "light",
                                        "light-pp", "no-merge", "second",    "adverb", "strong",
                                        "weak",     "past",     "condition", "then",   "purpose",
                                        "provide",  "coverb-at"};
    enum { MOST = 65535, ROOM = 200 };
    char *tsv = malloc((size_t)(MOST + 1) * ROOM);
    size_t used = 0, end[MOST + 2] = {0};
    for (uint32_t i = 1; i <= MOST + 1; i++) {
        used += (size_t)sprintf(tsv + used, "%u", (unsigned)i);
        for (uint32_t bit = 0, first = 1; bit < 17; bit++)
            if (i >> bit & 1) {
                used += (size_t)sprintf(tsv + used, "%c%s", first ? '\t' : ',', names[bit]);
                first = 0;
            }
        tsv[used++] = '\n';
        end[i] = used;
    }
    limited(tsv, end[MOST - 1], TIAOLI_OK, 0);
    limited(tsv, end[MOST], TIAOLI_OK, 0);
    limited(tsv, end[MOST + 1], TIAOLI_E_LIMIT, 0);
    free(tsv);
}

/* --- Memory and misuse --------------------------------------------------------------- */

static const char MIXED[] =
    "擘画\tclause.verb\n标箱\tnumber.unit\n八仙过海\tnumber.idiom\n大讲堂\tquote.head-noun\n"
    "引言\toutline.unnumbered\n标准箱\tnumber.unit\n擘画\tclause.noun\n";

static void build_once(const char *tsv, tl_test_memory *memory, tiaoli_status expected) {
    const tiaoli_allocator allocator = tl_test_allocator(memory);
    tiaoli_error error = {TIAOLI_OK, 0};
    INIT(tiaoli_problem, problem);
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(tsv, strlen(tsv), &allocator, &problem, &error);
    cr_assert_eq(error.status, expected, "%s", tiaoli_status_name(error.status));
    cr_assert_eq(lexicon == NULL, expected != TIAOLI_OK);
    cr_assert_eq(problem.code != 0, expected == TIAOLI_E_LEXICON);
    tiaoli_lexicon_free(lexicon);
    cr_assert_eq(memory->live, 0, "%zu bytes are left", memory->live);
    cr_assert_not(memory->wrong_size);
}

Test(lexicon, every_failed_allocation_is_reported) {
    tl_test_memory plain = {0};
    build_once(MIXED, &plain, TIAOLI_OK);
    cr_assert_gt(plain.calls, 40);
    for (int persistent = 0; persistent < 2; persistent++)
        for (unsigned long k = 1; k <= plain.calls; k++) {
            tl_test_memory memory = {0};
            memory.fail_at = k;
            memory.persistent = persistent;
            build_once(MIXED, &memory, TIAOLI_E_NOMEM);
        }
    tl_test_memory bad = {0};
    build_once("甲\tverb\n乙\tunit\n丙\tnothing\n", &bad, TIAOLI_E_LEXICON);
}

Test(lexicon, misuse) {
    tl_test_memory memory = {0};
    tiaoli_allocator allocator = tl_test_allocator(&memory);
    tiaoli_error error = {TIAOLI_OK, 0};
    cr_assert_null(tiaoli_lexicon_new(NULL, 1, NULL, NULL, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    cr_assert_null(tiaoli_lexicon_new(NULL, 1, NULL, NULL, NULL));
    allocator.resize = NULL;
    cr_assert_null(tiaoli_lexicon_new("", 0, &allocator, NULL, &error));
    cr_assert_eq(error.status, TIAOLI_E_ARGUMENT);
    cr_assert_eq(memory.calls, 0);
    for (uint32_t size = 0; size < 8; size++) {
        tiaoli_problem problem = {size, 5, 5, 5, 5};
        cr_assert_null(tiaoli_lexicon_new("", 0, NULL, &problem, &error));
        cr_assert_eq(error.status, TIAOLI_E_ABI);
        cr_assert_eq(problem.code, 5);
    }
    /* an older and a newer header: no byte beyond what is known */
    tiaoli_problem problems[2];
    memset(problems, 0x55, sizeof problems);
    problems[0].size = 8;
    cr_assert_null(tiaoli_lexicon_new("甲", 3, NULL, problems, &error));
    cr_assert_eq(problems[0].code, TIAOLI_PROBLEM_NO_CLASS);
    cr_assert_eq(problems[0].line, 0x55555555);
    problems[0].size = UINT32_MAX;
    cr_assert_null(tiaoli_lexicon_new("甲", 3, NULL, problems, &error));
    cr_assert_eq(problems[0].size, sizeof(tiaoli_problem));
    cr_assert_eq(problems[1].size, 0x55555555);
    tiaoli_lexicon_free(NULL);
    cr_assert(tiaoli_problem_text(12345)[0] && tiaoli_problem_text(-1)[0]);
}
