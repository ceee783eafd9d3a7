/*
 * Texts of twelve genres, made up for this, and for each clause whether it is a
 * directive, its force, role, actor, action and deadline: all by the definitions of
 * docs/directives.md, before the texts were parsed.  What is found must not fall
 * below what was measured; the figures are printed.
 *
 * tests/fixtures/directives.txt: "# genre" begins a text; a line is a clause,
 * text|force and role|actor|action|deadline, nothing behind the first bar where it
 * is no directive (U: a list of units); an empty line ends the line of the text.
 */
#include "support.h"

enum { TEXT = 32768, ROWS = 80, FIELD = 240, RULES = 24 };

typedef enum { FORCE, ACTOR, ACTION, DEADLINE, FIELDS } field;

typedef struct {
    uint32_t start, end;
    bool directive;
    char expected[FIELDS][FIELD];
} row;

typedef struct {
    char name[24];
    int right, wrong;
} rule_count;

typedef struct {
    char text[TEXT];
    row rows[ROWS];
    int count;
    int clauses, right, wrong, missed, fields[FIELDS];
    rule_count rules[RULES];
} measure;

static const char *force_of(char letter) {
    static const char letters[] = "opmecx";
    static const int32_t forces[] = {TIAOLI_FORCE_OBLIGATION, TIAOLI_FORCE_PROHIBITION,
                                     TIAOLI_FORCE_PERMISSION, TIAOLI_FORCE_ENCOURAGEMENT,
                                     TIAOLI_FORCE_COMMITMENT, TIAOLI_FORCE_EXHORTATION};
    const char *at = strchr(letters, letter);
    cr_assert(at && *at, "no such force: %c", letter);
    return tiaoli_name(TIAOLI_DOMAIN_FORCE, forces[at - letters]);
}

static void read_row(measure *m, char *line) {
    cr_assert_lt(m->count, ROWS);
    row *r = &m->rows[m->count++];
    memset(r, 0, sizeof *r);
    char *fields[5];
    int count = 0;
    for (char *at = line; at && count < 5; count++) {
        fields[count] = at;
        at = strchr(at, '|');
        if (at) *at++ = '\0';
    }
    r->start = (uint32_t)strlen(m->text);
    strncat(m->text, fields[0], sizeof m->text - r->start - 1);
    r->end = (uint32_t)strlen(m->text);
    r->directive = count > 1 && fields[1][0] && fields[1][0] != 'U';
    if (!r->directive) return;
    snprintf(r->expected[FORCE], FIELD, "%s", force_of(fields[1][0]));
    for (int i = ACTOR; i < FIELDS && i + 1 < count; i++)
        snprintf(r->expected[i], FIELD, "%s", fields[i + 1]);
}

static rule_count *rule_named(measure *m, const char *name) {
    int i = 0;
    while (i < RULES - 1 && m->rules[i].name[0] && strcmp(m->rules[i].name, name) != 0) i++;
    snprintf(m->rules[i].name, sizeof m->rules[i].name, "%s", name);
    return &m->rules[i];
}

static void compare(measure *m, const tiaoli_doc *doc, const row *r, tiaoli_mark mark) {
    tiaoli_directive d = {.size = sizeof d};
    cr_assert_eq(tiaoli_directive_get(doc, mark, &d), TIAOLI_OK);
    rule_count *rule = rule_named(m, tiaoli_name(TIAOLI_DOMAIN_RULE, d.rule));
    rule->right += r->directive;
    rule->wrong += !r->directive;
    m->right += r->directive;
    m->wrong += !r->directive;
    if (!r->directive) return;
    const char *found[FIELDS] = {tiaoli_name(TIAOLI_DOMAIN_FORCE, d.force),
                                 tl_test_role(doc, mark, TIAOLI_SPAN_ACTOR, 0),
                                 tl_test_role(doc, mark, TIAOLI_SPAN_ACTION, 0),
                                 tl_test_role(doc, mark, TIAOLI_SPAN_DEADLINE, 0)};
    for (int i = 0; i < FIELDS; i++) m->fields[i] += strcmp(found[i], r->expected[i]) == 0;
}

static void end_text(measure *m) {
    if (!m->count) return;
    tiaoli_doc *doc = tl_test_parse(m->text);
    tiaoli_mark mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, 0);
    for (int i = 0; i < m->count; i++) {
        const row *r = &m->rows[i];
        const bool found = mark && tiaoli_mark_start(doc, mark) < r->end;
        if (found)
            compare(m, doc, r, mark);
        else
            m->missed += r->directive;
        while (mark && tiaoli_mark_start(doc, mark) < r->end)
            mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, mark);
    }
    m->clauses += m->count;
    m->count = 0;
    m->text[0] = '\0';
    tiaoli_doc_free(doc);
}

static void print(const measure *m) {
    static const char *const names[] = {"force", "actor", "action", "deadline"};
    printf("%d clauses: %d right, %d wrong, %d missed\n", m->clauses, m->right, m->wrong,
           m->missed);
    for (int i = 0; i < FIELDS; i++) printf("%s: %d of %d\n", names[i], m->fields[i], m->right);
    for (int i = 0; i < RULES && m->rules[i].name[0]; i++)
        printf("%s: %d of %d\n", m->rules[i].name, m->rules[i].right,
               m->rules[i].right + m->rules[i].wrong);
}

Test(directive_texts, twelve_genres) {
    static measure m;
    char *file = tl_test_fixture("directives.txt", NULL);
    for (char *line = file, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (strncmp(line, "# ", 2) == 0)
            end_text(&m);
        else if (!*line)
            strncat(m.text, "\n", sizeof m.text - strlen(m.text) - 1);
        else
            read_row(&m, line);
    }
    end_text(&m);
    free(file);
    print(&m);
    fflush(stdout);
    cr_assert_geq(m.clauses, 460);
    cr_assert_leq(m.wrong, 3);
    cr_assert_leq(m.missed, 2);
    cr_assert_eq(m.fields[FORCE], m.right);
    cr_assert_geq(m.fields[ACTOR], m.right - 1);
    cr_assert_geq(m.fields[ACTION], m.right - 4);
    cr_assert_eq(m.fields[DEADLINE], m.right);
}
