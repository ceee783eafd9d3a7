/*
 * schema/tiaoli-1.schema.json against the library: its lists of names are those of
 * tiaoli_name, in order; every field is described, and every object closed.
 * tests/schema/validate.py holds the JSON itself against it.
 */
#include "support.h"

#include <jansson.h>

#ifndef TL_TEST_SCHEMA
#error "TL_TEST_SCHEMA must name the schema"
#endif

enum { ALL = 1 << 20 };

/* $defs that list names: those of the domain from `first` to `last` that have one. */
static const struct {
    const char *name;
    int32_t domain, first, last;
} lists[] = {{"genre", TIAOLI_DOMAIN_GENRE, 0, ALL},
             {"node_kind", TIAOLI_DOMAIN_NODE, 0, ALL},
             {"marker", TIAOLI_DOMAIN_MARKER, 0, ALL},
             {"node_role", TIAOLI_DOMAIN_NODE_ROLE, 0, ALL},
             {"polarity", TIAOLI_DOMAIN_POLARITY, TIAOLI_POLARITY_RETROSPECT, ALL},
             {"numeral_kind", TIAOLI_DOMAIN_NUMERAL, 0, ALL},
             {"quantity_kind", TIAOLI_DOMAIN_QUANTITY, 0, ALL},
             {"bound", TIAOLI_DOMAIN_BOUND, 0, ALL},
             {"lookalike_reason", TIAOLI_DOMAIN_LOOKALIKE, 0, ALL},
             {"quote_kind", TIAOLI_DOMAIN_QUOTE, 0, ALL},
             {"slogan_kind", TIAOLI_DOMAIN_SLOGAN, 0, ALL},
             {"reference_kind", TIAOLI_DOMAIN_REFERENCE, 0, TIAOLI_REFERENCE_PROVISION},
             {"mention_kind", TIAOLI_DOMAIN_REFERENCE, TIAOLI_REFERENCE_PROVISION + 1, ALL},
             {"reference_target", TIAOLI_DOMAIN_TARGET, 0, ALL},
             {"force", TIAOLI_DOMAIN_FORCE, 0, ALL},
             {"strength", TIAOLI_DOMAIN_STRENGTH, 0, ALL},
             {"directive_role", TIAOLI_DOMAIN_ROLE, 0, ALL},
             {"actor_source", TIAOLI_DOMAIN_ACTOR, 0, ALL},
             {"unit_role", TIAOLI_DOMAIN_SPAN, TIAOLI_SPAN_UNIT_LEAD, TIAOLI_SPAN_UNIT_RESPONSIBLE},
             {"comparator", TIAOLI_DOMAIN_COMPARATOR, 0, ALL},
             {"direction", TIAOLI_DOMAIN_DIRECTION, 0, ALL},
             {"tone", TIAOLI_DOMAIN_TONE, 0, ALL},
             {"note_code", TIAOLI_DOMAIN_NOTE, 0, ALL},
             {"rule", TIAOLI_DOMAIN_RULE, 0, ALL}};

enum { LISTS = sizeof lists / sizeof *lists };

/* Names of the command and of the statuses, which are no domain. */
static const char *const other_lists[] = {"change", "error_code"};

static json_t *read_schema(void) {
    json_error_t error;
    json_t *schema = json_load_file(TL_TEST_SCHEMA, JSON_REJECT_DUPLICATES, &error);
    cr_assert(schema, "schema:%d: %s", error.line, error.text);
    return schema;
}

static const json_t *names_of(const json_t *schema, const char *name) {
    const json_t *def = json_object_get(json_object_get(schema, "$defs"), name);
    const json_t *names = json_object_get(def, "enum");
    cr_assert(json_is_array(names), "no list of names: %s", name);
    return names;
}

static const char *name_at(const json_t *names, size_t index) {
    const char *name = json_string_value(json_array_get(names, index));
    return name ? name : "(nothing)";
}

Test(schema, names_are_those_of_the_library) {
    json_t *schema = read_schema();
    for (size_t i = 0; i < LISTS; i++) {
        const json_t *names = names_of(schema, lists[i].name);
        size_t count = 0;
        /* codes of rules have gaps; no domain has names beyond a thousand */
        for (int32_t value = lists[i].first; value <= lists[i].last && value < 1000; value++) {
            const char *name = tiaoli_name(lists[i].domain, value);
            if (!*name) continue;
            cr_assert_str_eq(name_at(names, count), name, "the schema, %s: %s should be %s",
                             lists[i].name, name_at(names, count), name);
            count++;
        }
        cr_assert_eq(json_array_size(names), count, "the schema, %s: one name too many: %s",
                     lists[i].name, name_at(names, count));
    }
    json_decref(schema);
}

Test(schema, errors_are_the_statuses) {
    json_t *schema = read_schema();
    const json_t *names = names_of(schema, "error_code");
    size_t count = 0;
    for (tiaoli_status status = -1; strcmp(tiaoli_status_name(status), "unknown") != 0; status--)
        cr_assert_str_eq(name_at(names, count++), tiaoli_status_name(status));
    cr_assert_eq(json_array_size(names), count);
    json_decref(schema);
}

static bool is_list(const char *def) {
    for (size_t i = 0; i < LISTS; i++)
        if (strcmp(def, lists[i].name) == 0) return true;
    for (size_t i = 0; i < sizeof other_lists / sizeof *other_lists; i++)
        if (strcmp(def, other_lists[i]) == 0) return true;
    return false;
}

/* A field is described where it stands or where it leads. */
static void check_fields(const json_t *schema, const char *def, const json_t *fields) {
    const char *name;
    json_t *field;
    json_object_foreach((json_t *)fields, name, field) {
        const char *path = json_string_value(json_object_get(field, "$ref"));
        const json_t *meant = field;
        if (!json_object_get(field, "description") && path && strrchr(path, '/'))
            meant = json_object_get(json_object_get(schema, "$defs"), strrchr(path, '/') + 1);
        cr_assert(json_is_string(json_object_get(meant, "description")),
                  "the schema, %s: %s is not described", def, name);
    }
}

/* Objects are closed; names that are listed nowhere else would go unchecked.  Conditions
 * (if, then, else, allOf) only narrow what is said beside them. */
static void check_part(const json_t *schema, const char *def, const json_t *part, bool top) {
    const char *type = json_string_value(json_object_get(part, "type"));
    const char *key;
    json_t *value;
    size_t i;
    cr_assert(!json_object_get(part, "enum") || (top && is_list(def)),
              "the schema, %s: names that no test knows", def);
    if (type && strcmp(type, "object") == 0) {
        cr_assert(json_is_false(json_object_get(part, "additionalProperties")), "%s is open", def);
        cr_assert(json_is_array(json_object_get(part, "required")), "%s requires nothing", def);
        check_fields(schema, def, json_object_get(part, "properties"));
    }
    json_object_foreach(json_object_get(part, "properties"), key, value)
        check_part(schema, def, value, false);
    json_object_foreach((json_t *)part, key, value) {
        if (strcmp(key, "items") == 0) check_part(schema, def, value, false);
        if (strcmp(key, "anyOf") != 0 && strcmp(key, "oneOf") != 0) continue;
        for (i = 0; i < json_array_size(value); i++)
            check_part(schema, def, json_array_get(value, i), false);
    }
}

Test(schema, every_field_is_described_and_every_object_closed) {
    json_t *schema = read_schema();
    const char *def;
    json_t *part;
    json_object_foreach(json_object_get(schema, "$defs"), def, part) {
        cr_assert(json_is_string(json_object_get(part, "description")), "%s is not described", def);
        check_part(schema, def, part, true);
    }
    json_decref(schema);
}
