/*
 * Slogans in and without quotation marks: two tables of self-written sentences
 * (fixtures/quotes.tsv, fixtures/counted.tsv), and parallel runs.
 */
#include "support.h"

/* --- Tables -------------------------------------------------------------------- */

enum { FIELDS = 6 };

/* Calls `row` with the fields of each line that is no comment; how many. */
static size_t each_row(const char *name, size_t fields, void (*row)(char *const *field)) {
    char *text = tl_test_fixture(name, NULL);
    size_t rows = 0;
    for (char *line = text; *line;) {
        char *end = strchr(line, '\n'), *field[FIELDS];
        cr_assert_not_null(end, "%s ends in a line", name);
        *end = '\0';
        if (*line != '#') {
            size_t count = 0;
            for (char *at = line; at && count < FIELDS; count++) {
                field[count] = at;
                at = strchr(at, '\t');
                if (at) *at++ = '\0';
            }
            cr_assert_eq(count, fields, "%s: %zu fields in %s", name, count, line);
            row(field);
            rows++;
        }
        line = end + 1;
    }
    free(text);
    return rows;
}

static const char *or_none(const char *text) { return *text ? text : "-"; }

static void check_quote(char *const *field) {
    tiaoli_doc *doc = tl_test_parse(field[0]);
    const tiaoli_mark mark = tl_test_mark(doc, TIAOLI_MARK_QUOTE, field[1], NULL, NULL);
    tiaoli_quote quote = {.size = sizeof quote};
    cr_assert_eq(tiaoli_quote_get(doc, mark, &quote), TIAOLI_OK);
    char flags[3] = "", segments[16];
    if (quote.flags & TIAOLI_QUOTE_NEGATIVE) strcat(flags, "n");
    if (quote.flags & TIAOLI_QUOTE_PARALLEL) strcat(flags, "p");
    snprintf(segments, sizeof segments, "%d", (int)quote.segments);
    cr_expect_str_eq(tiaoli_name(TIAOLI_DOMAIN_QUOTE, quote.kind), field[2], "%s in %s: %s",
                     field[1], field[0], tiaoli_name(TIAOLI_DOMAIN_RULE, quote.rule));
    cr_expect_str_eq(or_none(flags), field[3], "%s in %s: %s", field[1], field[0], flags);
    cr_expect_str_eq(segments, field[4], "%s in %s: %s", field[1], field[0], segments);
    const char *head = or_none(tl_test_slice(doc, quote.head_start, quote.head_end));
    cr_expect_str_eq(head, field[5], "%s in %s: %s", field[1], field[0], head);
    tiaoli_doc_free(doc);
}

Test(slogans, quotes_of_the_table) { cr_assert_geq(each_row("quotes.tsv", 6, check_quote), 139u); }

/* What is said of a counted abbreviation, in or without quotation marks. */
typedef struct {
    int32_t count;
    bool matches;
    tiaoli_mark mark;
} counted;

static counted find_counted(const tiaoli_doc *doc, const char *text) {
    counted found = {0, false, 0};
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUOTE, m)) != 0;) {
        tiaoli_quote quote = {.size = sizeof quote};
        tiaoli_quote_get(doc, m, &quote);
        if (quote.kind == TIAOLI_QUOTE_COUNTED &&
            strcmp(tl_test_slice(doc, quote.content_start, quote.content_end), text) == 0)
            found = (counted){quote.count, (quote.flags & TIAOLI_QUOTE_MATCHES) != 0, m};
    }
    const tiaoli_mark bare = tl_test_find(doc, TIAOLI_MARK_SLOGAN, text, 1);
    tiaoli_slogan slogan = {.size = sizeof slogan};
    if (bare && tiaoli_slogan_get(doc, bare, &slogan) == TIAOLI_OK &&
        slogan.kind == TIAOLI_SLOGAN_COUNTED)
        found = (counted){slogan.count, (slogan.flags & TIAOLI_QUOTE_MATCHES) != 0, bare};
    return found;
}

static bool has_note(const tiaoli_doc *doc, int32_t code) {
    for (uint32_t i = 0; i < tiaoli_doc_note_count(doc); i++) {
        tiaoli_note note = {.size = sizeof note};
        if (tiaoli_doc_note_get(doc, i, &note) == TIAOLI_OK && note.code == code) return true;
    }
    return false;
}

static void check_counted(char *const *field) {
    tiaoli_doc *doc = tl_test_parse(field[0]);
    const counted found = find_counted(doc, field[1]);
    char count[16] = "-", members[1024] = "";
    if (found.count) snprintf(count, sizeof count, "%d", (int)found.count);
    cr_expect_str_eq(count, field[2], "%s in %s: %s", field[1], field[0], count);
    const uint32_t listed = tiaoli_mark_spans(doc, found.mark, TIAOLI_SPAN_MEMBER, NULL, 0);
    for (uint32_t i = 0; i < listed; i++) {
        if (i) strcat(members, "/");
        strcat(members, tl_test_role(doc, found.mark, TIAOLI_SPAN_MEMBER, i));
    }
    cr_expect_str_eq(or_none(members), field[3], "%s in %s: %s", field[1], field[0], members);
    const char *verdict = !listed ? "-" : found.matches ? "+" : "!";
    cr_expect_str_eq(verdict, field[4], "%s in %s: %s", field[1], field[0], verdict);
    cr_expect_eq(has_note(doc, TIAOLI_NOTE_COUNT_MISMATCH), *field[4] == '!', "%s", field[0]);
    tiaoli_doc_free(doc);
}

Test(slogans, counted_abbreviations_of_the_table) {
    cr_assert_geq(each_row("counted.tsv", 5, check_counted), 72u);
}

/* --- Without quotation marks ------------------------------------------------------ */

static char *slogans_of(const char *text, uint32_t flags, int32_t genre) {
    tiaoli_options options = {.size = sizeof options};
    options.flags = flags;
    options.genre = genre;
    tiaoli_doc *doc = tl_test_parse_with(text, strlen(text), &options);
    char *list = tl_test_list(doc, TIAOLI_MARK_SLOGAN);
    tiaoli_doc_free(doc);
    return list;
}

static const struct {
    const char *text, *slogans;
} runs[] = {
    {"要真抓实干、马上就办。", "真抓实干、马上就办=parallel"},
    {"推动机关走在前、作表率。", "走在前、作表率=parallel"},
    {"以敢闯敢试、敢为人先的精神开路。", "敢闯敢试、敢为人先=parallel"},
    {"坚持知责于心、担责于身、履责于行的作风。", "知责于心、担责于身、履责于行=parallel"},
    {"推动产业第一、交通提升、民生为要。", "产业第一、交通提升、民生为要=parallel"},
    {"讲品位、讲格调、讲责任。", "讲品位、讲格调、讲责任=parallel"},
    {"既尽力而为，又量力而行。", "既尽力而为，又量力而行=parallel"},
    /* plain clauses, lists of nouns, and what stands in a quote */
    {"要加强领导、完善机制。", ""},
    {"要加强领导，完善机制，落实责任。", ""},
    {"设管理机构、服务机构。", ""},
    {"推进经济建设、政治建设、文化建设。", ""},
    {"发展科技金融、绿色金融、普惠金融。", ""},
    {"北京市、上海市、天津市参加。", ""},
    {"坚持“真抓实干、马上就办”。", ""},
    {"群众的慧眼、干部的诚意。", ""},
    {"学习、宣传、贯彻。", ""},
    /* but what somebody says is looked at */
    {"他说：“要真抓实干、马上就办”", "真抓实干、马上就办=parallel"},
    {"他说：“要落实八项规定。”", "八项规定=counted"},
    {"弘扬“落实八项规定”的精神。", ""},
};

Test(slogans, parallel_runs) {
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        char *found = slogans_of(runs[i].text, 0, TIAOLI_GENRE_SPEECH);
        cr_expect_str_eq(found, runs[i].slogans, "%s: %s", runs[i].text, found);
        free(found);
    }
}

Test(slogans, parallel_runs_can_be_left_out) {
    char *found = slogans_of("真抓实干、马上就办，落实八项规定。", TIAOLI_PARSE_NO_RUNS, 0);
    cr_assert_str_eq(found, "八项规定=counted", "%s", found);
    free(found);
    found = slogans_of("公务员应当勤勉尽责、廉洁奉公。", 0, TIAOLI_GENRE_LAW);
    cr_assert_str_eq(found, "", "a law has none: %s", found);
    free(found);
}

Test(slogans, the_measure) {
    tiaoli_doc *doc = tl_test_parse("坚持知责于心、担责于身、履责于行。“强作风、强产业、促整改”。");
    tiaoli_slogan run = {.size = sizeof run};
    const tiaoli_mark mark =
        tl_test_find(doc, TIAOLI_MARK_SLOGAN, "知责于心、担责于身、履责于行", 1);
    cr_assert_eq(tiaoli_slogan_get(doc, mark, &run), TIAOLI_OK);
    cr_assert_eq(run.segments, 3);
    cr_assert_eq(run.shared, 2, "责 and 于: %d", (int)run.shared);
    cr_assert_eq(run.members, 3u);
    cr_assert_str_eq(tl_test_role(doc, mark, TIAOLI_SPAN_MEMBER, 1), "担责于身");
    tiaoli_quote quote = {.size = sizeof quote};
    const tiaoli_mark quoted =
        tl_test_mark(doc, TIAOLI_MARK_QUOTE, "“强作风、强产业、促整改”", "slogan", NULL);
    cr_assert_eq(tiaoli_quote_get(doc, quoted, &quote), TIAOLI_OK);
    cr_assert_eq(quote.shared, 0, "%d", (int)quote.shared);
    cr_assert(quote.flags & TIAOLI_QUOTE_EQUAL);
    tiaoli_doc_free(doc);
}

Test(slogans, counted_without_marks) {
    static const struct {
        const char *text, *slogans;
    } list[] = {
        {"发挥中央和地方两个积极性。", "两个积极性=counted"},
        {"做到三个到位：思想到位、组织到位、责任到位。", "三个到位=counted"},
        {"抓好三个方面：生产方面、生活方面、生态方面。", ""},
        {"抓好三项工作：宣传工作、组织工作、统战工作。", ""},
        {"构建三大人才开发支撑体系，夯实基础。", "三大人才开发支撑体系=counted"},
        {"用三个月时间派两个人去三个县。", ""},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        char *found = slogans_of(list[i].text, TIAOLI_PARSE_NO_RUNS, 0);
        cr_expect_str_eq(found, list[i].slogans, "%s: %s", list[i].text, found);
        free(found);
    }
}

/* --- The list ------------------------------------------------------------------------ */

static tiaoli_slogans *list_of(const char *text, const tiaoli_allocator *allocator,
                               tiaoli_error *error) {
    tiaoli_doc *doc = tl_test_parse(text);
    tiaoli_slogans *list = tiaoli_slogans_new(doc, allocator, error);
    tiaoli_doc_free(doc); /* it is not kept */
    return list;
}

static const char variants[] =
    "堅決做到「兩個維護」，落实「兩個\n維護」，即“两个维护”。"
    "真抓实干、马上就办。弘扬“真抓实干，马上就办”"
    "的精神。落实八项规定，执行“八项规定”。"
    "他说：“要真抓。”突出“实”字。办好“５Ｇ”和“5G”。";

Test(slogans, one_entry_for_each_form) {
    static const struct {
        const char *text;
        uint32_t kinds, count;
    } expected[] = {
        {"两个维护", 1U << TIAOLI_QUOTE_COUNTED, 3},
        {"真抓实干、马上就办", 1U << TIAOLI_QUOTE_SLOGAN, 2},
        {"八项规定", 1U << TIAOLI_QUOTE_COUNTED, 2},
        {"5G", 1U << TIAOLI_QUOTE_TERM, 2},
    };
    tiaoli_error error;
    tiaoli_slogans *list = list_of(variants, NULL, &error);
    cr_assert_not_null(list);
    cr_assert_eq(error.status, TIAOLI_OK);
    for (uint32_t i = 0; i < tiaoli_slogans_count(list); i++) {
        cr_assert_lt(i, sizeof expected / sizeof *expected, "%s", tiaoli_slogans_text(list, i));
        cr_expect_str_eq(tiaoli_slogans_text(list, i), expected[i].text, "%s",
                         tiaoli_slogans_text(list, i));
        cr_expect_eq(tiaoli_slogans_kinds(list, i), expected[i].kinds, "%s", expected[i].text);
        tiaoli_mark marks[3] = {0};
        const uint32_t count = tiaoli_slogans_marks(list, i, marks, 2);
        cr_expect_eq(count, expected[i].count, "%s: %u", expected[i].text, count);
        cr_expect(marks[0] && (count < 2 || marks[1] > marks[0]), "%s", expected[i].text);
        cr_expect_eq(marks[2], 0u, "no more than there is room for");
    }
    cr_assert_eq(tiaoli_slogans_count(list), sizeof expected / sizeof *expected);
    tiaoli_slogans_free(list);
}

Test(slogans, a_list_of_nothing) {
    tiaoli_slogans *list = list_of("今天开会。", NULL, NULL);
    cr_assert_not_null(list);
    cr_assert_eq(tiaoli_slogans_count(list), 0u);
    tiaoli_slogans_free(list);
}

Test(slogans, each_allocation_of_a_list_can_fail) {
    tl_test_memory plain = {0};
    tiaoli_allocator allocator = tl_test_allocator(&plain);
    tiaoli_error error;
    tiaoli_slogans_free(list_of(variants, &allocator, &error));
    cr_assert_eq(error.status, TIAOLI_OK);
    cr_assert_eq(plain.live, 0u, "all of it comes back");
    for (unsigned long k = 1; k <= plain.calls; k++) {
        tl_test_memory memory = {.fail_at = k};
        allocator = tl_test_allocator(&memory);
        cr_assert_null(list_of(variants, &allocator, &error), "call %lu", k);
        cr_assert_eq(error.status, TIAOLI_E_NOMEM, "call %lu", k);
        cr_assert_eq(memory.live, 0u, "call %lu", k);
    }
}
