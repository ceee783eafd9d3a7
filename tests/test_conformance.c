/*
 * Texts of every genre against the JSON that all bindings have to give, too
 * (conformance/README.md), through the API.
 */
#include "support.h"

static const char *const names[] = {"awkward", "law",        "notice", "plan",
                                    "report",  "resolution", "speech", NULL};

static char *file_of(const char *name, const char *extension, size_t *length) {
    char path[64];
    snprintf(path, sizeof path, "../conformance/%s.%s", name, extension);
    return tl_test_fixture(path, length);
}

/* Takes out what differs between builds that find the same. */
static void cut_versions(char *json) {
    char *from = strstr(json, "\"version\"");
    const char *to = strstr(json, "\"bytes\"");
    cr_assert(from && to && from < to);
    memmove(from, to, strlen(to) + 1);
}

static void expect(const char *name, const char *found, const char *expected) {
    for (int line = 1; *found || *expected; line++) {
        const size_t a = strcspn(found, "\n"), b = strcspn(expected, "\n");
        cr_assert(a == b && !memcmp(found, expected, a),
                  "%s.json:%d\nfound    %.*s\nexpected %.*s\nif this is meant: "
                  "sh tests/conformance/run.sh TIAOLI --update",
                  name, line, (int)a, found, (int)b, expected);
        found += a + (found[a] != '\0');
        expected += b + (expected[b] != '\0');
    }
}

Test(conformance, json) {
    for (size_t i = 0; names[i]; i++) {
        size_t length;
        char *text = file_of(names[i], "txt", &length);
        char *expected = file_of(names[i], "json", NULL);
        tiaoli_doc *doc = tl_test_parse_with(text, length, NULL);
        const size_t needed = tiaoli_doc_json(doc, TIAOLI_JSON_PRETTY, NULL, 0);
        char *found = malloc(needed + 1);
        cr_assert_not_null(found);
        cr_assert_eq(tiaoli_doc_json(doc, TIAOLI_JSON_PRETTY, found, needed + 1), needed);
        cut_versions(found);
        expect(names[i], found, expected);
        free(found);
        tiaoli_doc_free(doc);
        free(expected);
        free(text);
    }
}
