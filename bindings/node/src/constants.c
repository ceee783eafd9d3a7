/* Gives JavaScript the enumerators of the C header and how its structs lie, so that
 * neither is written down a second time. */
#include "tables.h"

/* ----- layouts ------------------------------------------------------------------------------ */

#define PLAIN(type, field) \
    { #field, offsetof(tiaoli_##type, field), false }
#define PLACE(type, field)                                             \
    {#field "_start", offsetof(tiaoli_##type, field##_start), true}, { \
#field "_end", offsetof(tiaoli_##type, field##_end), true      \
    }
#define VALUE(type)                                                                    \
    PLAIN(type, low), PLAIN(type, high), PLAIN(type, denominator), PLAIN(type, scale), \
        PLAIN(type, flags)

static const tn_field numeral[] = {PLAIN(numeral, kind), VALUE(numeral), PLACE(numeral, unit),
                                   PLAIN(numeral, year_from), PLAIN(numeral, year_to)};
static const tn_field quantity[] = {PLAIN(quantity, kind), VALUE(quantity), PLACE(quantity, unit),
                                    PLAIN(quantity, bound)};
static const tn_field lookalike[] = {PLAIN(lookalike, reason)};
static const tn_field quote[] = {PLAIN(quote, kind),  PLACE(quote, content), PLACE(quote, head),
                                 PLAIN(quote, depth), PLAIN(quote, flags),   PLAIN(quote, segments),
                                 PLAIN(quote, count), PLAIN(quote, shared)};
static const tn_field slogan[] = {PLAIN(slogan, kind),   PLACE(slogan, head),
                                  PLAIN(slogan, flags),  PLAIN(slogan, segments),
                                  PLAIN(slogan, shared), PLAIN(slogan, count)};
static const tn_field reference[] = {
    PLAIN(reference, kind),       PLACE(reference, content), PLACE(reference, issuer),
    PLAIN(reference, part),       PLAIN(reference, chapter), PLAIN(reference, section),
    PLAIN(reference, article),    PLAIN(reference, suffix),  PLAIN(reference, paragraph),
    PLAIN(reference, item),       PLAIN(reference, subitem), PLAIN(reference, target),
    PLAIN(reference, flags),      PLAIN(reference, first),   PLAIN(reference, last),
    PLAIN(reference, definition), PLACE(reference, law),     PLACE(reference, number)};
static const tn_field directive[] = {
    PLAIN(directive, force),        PLAIN(directive, strength),    PLAIN(directive, role),
    PLAIN(directive, actor_source), PLAIN(directive, flags),       PLACE(directive, cue),
    PLACE(directive, cue_source),   PLACE(directive, actor),       PLACE(directive, action),
    PLACE(directive, object),       PLACE(directive, reported_by), PLACE(directive, deadline)};
static const tn_field target[] = {PLAIN(target, comparator), PLAIN(target, direction),
                                  PLAIN(target, tone),       PLAIN(target, flags),
                                  PLAIN(target, quantity),   PLAIN(target, directive),
                                  PLACE(target, indicator),  PLACE(target, tone),
                                  PLACE(target, deadline),   PLACE(target, base)};
static const tn_field node[] = {{"start", offsetof(tiaoli_node_info, start), true},
                                {"end", offsetof(tiaoli_node_info, end), true},
                                PLAIN(node_info, kind),
                                PLAIN(node_info, parent),
                                PLAIN(node_info, past),
                                PLAIN(node_info, level),
                                PLAIN(node_info, marker),
                                PLAIN(node_info, role),
                                PLAIN(node_info, number),
                                PLAIN(node_info, suffix),
                                PLACE(node_info, label),
                                PLAIN(node_info, line)};
static const tn_field mark[] = {{"mark", offsetof(tn_mark_row, mark), false},
                                {"start", offsetof(tn_mark_row, start), false},
                                {"end", offsetof(tn_mark_row, end), false},
                                {"byte_start", offsetof(tn_mark_row, byte_start), false},
                                {"byte_end", offsetof(tn_mark_row, byte_end), false},
                                {"clause", offsetof(tn_mark_row, clause), false},
                                {"block", offsetof(tn_mark_row, block), false},
                                {"rule", offsetof(tn_mark_row, rule), false}};
static const tn_field span[] = {{"mark", offsetof(tiaoli_role_span, mark), false},
                                {"role", offsetof(tiaoli_role_span, role), false},
                                {"start", offsetof(tiaoli_role_span, start), false},
                                {"end", offsetof(tiaoli_role_span, end), false}};

#define LAYOUT(name, type) \
    { #name, sizeof(type), name, sizeof name / sizeof name[0] }

const tn_layout tn_layouts[TN_LAYOUTS] = {
    [TIAOLI_MARK_NUMERAL - 1] = LAYOUT(numeral, tiaoli_numeral),
    [TIAOLI_MARK_QUANTITY - 1] = LAYOUT(quantity, tiaoli_quantity),
    [TIAOLI_MARK_LOOKALIKE - 1] = LAYOUT(lookalike, tiaoli_lookalike),
    [TIAOLI_MARK_QUOTE - 1] = LAYOUT(quote, tiaoli_quote),
    [TIAOLI_MARK_REFERENCE - 1] = LAYOUT(reference, tiaoli_reference),
    [TIAOLI_MARK_DIRECTIVE - 1] = LAYOUT(directive, tiaoli_directive),
    [TIAOLI_MARK_SLOGAN - 1] = LAYOUT(slogan, tiaoli_slogan),
    [TIAOLI_MARK_TARGET - 1] = LAYOUT(target, tiaoli_target),
    [TN_LAYOUT_NODE] = LAYOUT(node, tiaoli_node_info),
    [TN_LAYOUT_MARK] = LAYOUT(mark, tn_mark_row),
    [TN_LAYOUT_SPAN] = LAYOUT(span, tiaoli_role_span),
};

/* ----- enumerators ---------------------------------------------------------------------------- */

#define ENUMERATOR(name) \
    { #name, TIAOLI_##name }

static const struct {
    const char *name;
    int32_t value;
} enumerators[] = {
    ENUMERATOR(DOMAIN_GENRE),        ENUMERATOR(DOMAIN_NODE),
    ENUMERATOR(DOMAIN_MARKER),       ENUMERATOR(DOMAIN_NODE_ROLE),
    ENUMERATOR(DOMAIN_MARK),         ENUMERATOR(DOMAIN_NUMERAL),
    ENUMERATOR(DOMAIN_QUANTITY),     ENUMERATOR(DOMAIN_LOOKALIKE),
    ENUMERATOR(DOMAIN_QUOTE),        ENUMERATOR(DOMAIN_REFERENCE),
    ENUMERATOR(DOMAIN_FORCE),        ENUMERATOR(DOMAIN_STRENGTH),
    ENUMERATOR(DOMAIN_ROLE),         ENUMERATOR(DOMAIN_ACTOR),
    ENUMERATOR(DOMAIN_NOTE),         ENUMERATOR(DOMAIN_RULE),
    ENUMERATOR(DOMAIN_POLARITY),     ENUMERATOR(DOMAIN_TARGET),
    ENUMERATOR(DOMAIN_SLOGAN),       ENUMERATOR(DOMAIN_BOUND),
    ENUMERATOR(DOMAIN_COMPARATOR),   ENUMERATOR(DOMAIN_DIRECTION),
    ENUMERATOR(DOMAIN_TONE),         ENUMERATOR(DOMAIN_SPAN),
    ENUMERATOR(PARSE_REPLACE_UTF8),  ENUMERATOR(PARSE_NO_MARKS),
    ENUMERATOR(PARSE_EXHAUSTIVE),    ENUMERATOR(PARSE_NO_RUNS),
    ENUMERATOR(PARSE_NO_TARGETS),    ENUMERATOR(PARSE_CUES_ONLY),
    ENUMERATOR(MARK_NUMERAL),        ENUMERATOR(MARK_QUANTITY),
    ENUMERATOR(MARK_LOOKALIKE),      ENUMERATOR(MARK_QUOTE),
    ENUMERATOR(MARK_REFERENCE),      ENUMERATOR(MARK_DIRECTIVE),
    ENUMERATOR(MARK_SLOGAN),         ENUMERATOR(MARK_TARGET),
    ENUMERATOR(SPAN_MEMBER),         ENUMERATOR(SPAN_VERB),
    ENUMERATOR(SPAN_UNIT_LEAD),      ENUMERATOR(SPAN_UNIT_SUPPORT),
    ENUMERATOR(VALUE_LOW),           ENUMERATOR(SPAN_UNIT_RESPONSIBLE),
    ENUMERATOR(VALUE_HIGH),          ENUMERATOR(VALUE_INTERVAL),
    ENUMERATOR(VALUE_DATE),          ENUMERATOR(VALUE_OVERFLOW),
    ENUMERATOR(VALUE_APPROXIMATE),   ENUMERATOR(VALUE_ABBREVIATED),
    ENUMERATOR(VALUE_RANGE),         ENUMERATOR(NUMERAL_CARDINAL),
    ENUMERATOR(NUMERAL_DECIMAL),     ENUMERATOR(NUMERAL_FRACTION),
    ENUMERATOR(QUANTITY_DATE),       ENUMERATOR(QUOTE_NEGATIVE),
    ENUMERATOR(QUOTE_PARALLEL),      ENUMERATOR(QUOTE_MATCHES),
    ENUMERATOR(QUOTE_EQUAL),         ENUMERATOR(SLOGAN_PARALLEL),
    ENUMERATOR(SLOGAN_COUNTED),      ENUMERATOR(REFERENCE_TITLE),
    ENUMERATOR(REFERENCE_PROVISION), ENUMERATOR(REFERENCE_RANGE),
    ENUMERATOR(DIRECTIVE_INHERITED), ENUMERATOR(REFERENCE_DEFINITION),
    ENUMERATOR(TARGET_FLAG_CHANGE),  ENUMERATOR(STYLE_WORDS),
    ENUMERATOR(STYLE_FORMAL),        ENUMERATOR(STYLE_FIGURES),
    ENUMERATOR(JSON_PRETTY),         ENUMERATOR(UNIT_BYTES),
    ENUMERATOR(UNIT_UTF16),          ENUMERATOR(UNIT_CODE_POINTS),
};

static napi_value enumerators_of(napi_env env) {
    napi_value object;
    TN_CHECK(env, napi_create_object(env, &object));
    for (size_t i = 0; i < sizeof enumerators / sizeof enumerators[0]; i++)
        if (!tn_set_number(env, object, enumerators[i].name, enumerators[i].value)) return NULL;
    return object;
}

/* { numeral: { size: 64, kind: 4, ... }, ... }, in bytes */
static napi_value layouts_of(napi_env env) {
    napi_value object;
    TN_CHECK(env, napi_create_object(env, &object));
    for (size_t i = 0; i < TN_LAYOUTS; i++) {
        const tn_layout *const layout = &tn_layouts[i];
        napi_value one;
        TN_CHECK(env, napi_create_object(env, &one));
        if (!tn_set_number(env, one, "size", (double)layout->size)) return NULL;
        for (size_t f = 0; f < layout->count; f++)
            if (!tn_set_number(env, one, layout->fields[f].name, (double)layout->fields[f].at))
                return NULL;
        TN_CHECK(env, napi_set_named_property(env, object, layout->name, one));
    }
    return object;
}

bool tn_put_constants(napi_env env, napi_value exports) {
    napi_value values = enumerators_of(env), layouts = values ? layouts_of(env) : NULL;
    if (!layouts) return false;
    if (napi_set_named_property(env, exports, "constants", values) != napi_ok ||
        napi_set_named_property(env, exports, "layouts", layouts) != napi_ok) {
        tn_fail(env);
        return false;
    }
    return tn_set_text(env, exports, "version", tiaoli_version_string()) &&
           tn_set_text(env, exports, "segmenter", tiaoli_segmenter_name()) &&
           tn_set_number(env, exports, "rulesRevision", tiaoli_rules_revision());
}
