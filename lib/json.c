/*
 * Takes a document, gives it as one JSON object to a sink or into a buffer.
 * Arrays in order, no recursion, no allocation; docs/json.md describes every field.
 */
#include "json_writer.h"

#include <string.h>

#include "document.h"
#include "text_buffer.h"

/* ----- small parts ------------------------------------------------------------ */

static void put_text(tl_json *json, const char *text) { tl_json_string(json, text, strlen(text)); }

static void field_name(tl_json *json, const char *key, int32_t domain, int32_t value) {
    tl_json_key(json, key);
    put_text(json, tiaoli_name(domain, value));
}

static void field_number(tl_json *json, const char *key, int64_t number) {
    tl_json_key(json, key);
    tl_json_number(json, number);
}

static void field_bool(tl_json *json, const char *key, bool value) {
    tl_json_key(json, key);
    tl_json_bool(json, value);
}

static void field_text(tl_json *json, const char *key, const tiaoli_doc *doc, uint32_t start,
                       uint32_t end) {
    tl_json_key(json, key);
    tl_json_string(json, doc->text + start, end > start ? end - start : 0);
}

static void place_fields(tl_json *json, uint32_t start, uint32_t end) {
    field_number(json, "start", start);
    field_number(json, "end", end);
}

static void span_fields(tl_json *json, const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    place_fields(json, start, end);
    field_text(json, "text", doc, start, end);
}

static void put_span(tl_json *json, const tiaoli_doc *doc, uint32_t start, uint32_t end) {
    tl_json_open(json, '{');
    span_fields(json, doc, start, end);
    tl_json_close(json, '}');
}

static void field_span(tl_json *json, const char *key, const tiaoli_doc *doc, uint32_t start,
                       uint32_t end) {
    tl_json_key(json, key);
    if (start < end)
        put_span(json, doc, start, end);
    else
        tl_json_null(json);
}

static void field_evidence(tl_json *json, const char *key, const tiaoli_doc *doc,
                           const tl_evidence *why) {
    tl_json_key(json, key);
    tl_json_open(json, '{');
    field_name(json, "rule", TIAOLI_DOMAIN_RULE, why->rule);
    field_span(json, "at", doc, why->start, why->end);
    tl_json_close(json, '}');
}

/* A mark that is being written; hint: see tl_block_of. */
typedef struct {
    const tiaoli_doc *doc;
    tiaoli_mark mark;
    tl_mark read;
    uint32_t hint;
} finding;

/* Why it was found and where it stands: the end of every finding. */
static void field_origin(tl_json *json, finding *f) {
    tiaoli_node clause;
    const tiaoli_node block = tl_block_of(f->doc, f->read.start, &f->hint, &clause);
    field_name(json, "rule", TIAOLI_DOMAIN_RULE, f->read.rule);
    tl_json_key(json, "node");
    if (block)
        tl_json_number(json, (int64_t)block - 1);
    else
        tl_json_null(json);
}

/* ----- values ----------------------------------------------------------------- */

static void put_side(tl_json *json, const tl_value *value, bool high) {
    char text[TL_VALUE_TEXT];
    const size_t length = tl_value_side(value, high, text);
    if (length)
        tl_json_string(json, text, length);
    else
        tl_json_null(json);
}

static void field_value(tl_json *json, const finding *f) {
    const tl_value value = tl_mark_value(f->doc, &f->read);
    char text[2 * TL_VALUE_TEXT];
    tl_json_key(json, "value");
    if (!tl_value_is_interval(&value)) {
        put_side(json, &value, false);
    } else if (!tl_value_text(&value, text)) {
        tl_json_null(json);
    } else {
        tl_json_open(json, '{');
        tl_json_key(json, "low");
        put_side(json, &value, false);
        tl_json_key(json, "high");
        put_side(json, &value, true);
        tl_json_close(json, '}');
    }
}

/* ----- one function per kind of finding --------------------------------------- */

static void field_year(tl_json *json, const char *key, int32_t year) {
    char digits[4];
    for (int i = 3; i >= 0; i--, year /= 10) digits[i] = (char)('0' + year % 10);
    tl_json_key(json, key);
    tl_json_string(json, digits, sizeof digits);
}

static void put_numeral(tl_json *json, const finding *f) {
    tiaoli_numeral view = {0};
    view.size = sizeof view;
    tiaoli_numeral_get(f->doc, f->mark, &view);
    field_name(json, "kind", TIAOLI_DOMAIN_NUMERAL, view.kind);
    field_value(json, f);
    field_bool(json, "abbreviated", (view.flags & TIAOLI_VALUE_ABBREVIATED) != 0);
    field_bool(json, "approximate", (view.flags & TIAOLI_VALUE_APPROXIMATE) != 0);
    field_span(json, "unit", f->doc, view.unit_start, view.unit_end);
    if (!view.year_from) return;
    tl_json_key(json, "years");
    tl_json_open(json, '{');
    field_year(json, "from", view.year_from);
    field_year(json, "to", view.year_to);
    tl_json_close(json, '}');
}

static void field_unit(tl_json *json, const finding *f, uint32_t start, uint32_t end) {
    if (start < end) {
        field_text(json, "unit", f->doc, start, end);
    } else {
        tl_json_key(json, "unit");
        tl_json_null(json);
    }
}

static void put_quantity(tl_json *json, const finding *f) {
    tiaoli_quantity view = {0};
    view.size = sizeof view;
    tiaoli_quantity_get(f->doc, f->mark, &view);
    field_name(json, "kind", TIAOLI_DOMAIN_QUANTITY, view.kind);
    field_value(json, f);
    field_unit(json, f, view.unit_start, view.unit_end);
    field_bool(json, "range", (view.flags & TIAOLI_VALUE_RANGE) != 0);
    if (view.bound) {
        field_name(json, "bound", TIAOLI_DOMAIN_BOUND, view.bound);
    } else {
        tl_json_key(json, "bound");
        tl_json_null(json);
    }
    field_bool(json, "approximate", (view.flags & TIAOLI_VALUE_APPROXIMATE) != 0);
}

static void put_lookalike(tl_json *json, const finding *f) {
    tiaoli_lookalike view = {0};
    view.size = sizeof view;
    tiaoli_lookalike_get(f->doc, f->mark, &view);
    field_name(json, "reason", TIAOLI_DOMAIN_LOOKALIKE, view.reason);
}

/* The spans of one role as an array; they are as many as the text has, so they
 * are read where they stand. */
static void put_spans(tl_json *json, const finding *f, uint32_t role) {
    const uint32_t end = f->read.first_span + f->read.span_count;
    tl_json_open(json, '[');
    for (uint32_t i = f->read.first_span; i < end;) {
        tl_role_span span;
        i = tl_read_span(f->doc, i, &span);
        if (span.role == role) put_span(json, f->doc, span.start, span.end);
    }
    tl_json_close(json, ']');
}

/* What a counted abbreviation counts, and the members that the text lists. */
static void field_members(tl_json *json, const finding *f, uint32_t number, uint32_t members,
                          bool matches) {
    tl_json_key(json, "count");
    if (number) {
        const tl_value count = {number, number, 0, 0, TIAOLI_VALUE_LOW};
        put_side(json, &count, false);
    } else {
        tl_json_null(json);
    }
    tl_json_key(json, "expansion");
    if (members)
        put_spans(json, f, TIAOLI_SPAN_MEMBER);
    else
        tl_json_null(json);
    tl_json_key(json, "expansion_matches");
    if (members)
        tl_json_bool(json, matches);
    else
        tl_json_null(json);
}

static void field_measure(tl_json *json, int32_t segments, uint32_t flags, int32_t shared) {
    field_number(json, "segments", segments);
    field_bool(json, "equal", (flags & TIAOLI_QUOTE_EQUAL) != 0);
    field_number(json, "shared", shared);
}

static void put_quote(tl_json *json, const finding *f) {
    tiaoli_quote view = {0};
    view.size = sizeof view;
    tiaoli_quote_get(f->doc, f->mark, &view);
    tl_json_key(json, "content");
    put_span(json, f->doc, view.content_start, view.content_end);
    field_name(json, "kind", TIAOLI_DOMAIN_QUOTE, view.kind);
    field_number(json, "depth", view.depth);
    field_bool(json, "negative", (view.flags & TIAOLI_QUOTE_NEGATIVE) != 0);
    field_bool(json, "parallel", (view.flags & TIAOLI_QUOTE_PARALLEL) != 0);
    field_measure(json, view.segments, view.flags, view.shared);
    field_span(json, "head", f->doc, view.head_start, view.head_end);
    field_members(json, f, (uint32_t)view.count, view.members,
                  (view.flags & TIAOLI_QUOTE_MATCHES) != 0);
}

static void put_slogan(tl_json *json, const finding *f) {
    tiaoli_slogan view = {0};
    view.size = sizeof view;
    tiaoli_slogan_get(f->doc, f->mark, &view);
    field_name(json, "kind", TIAOLI_DOMAIN_SLOGAN, view.kind);
    field_measure(json, view.segments, view.flags, view.shared);
    tl_json_key(json, "parts");
    if (view.kind == TIAOLI_SLOGAN_PARALLEL)
        put_spans(json, f, TIAOLI_SPAN_MEMBER);
    else
        tl_json_null(json);
    field_span(json, "head", f->doc, view.head_start, view.head_end);
    const bool counted = view.kind == TIAOLI_SLOGAN_COUNTED;
    field_members(json, f, (uint32_t)view.count, counted ? view.members : 0,
                  (view.flags & TIAOLI_QUOTE_MATCHES) != 0);
}

static void field_node(tl_json *json, const char *key, tiaoli_node node) {
    tl_json_key(json, key);
    if (node)
        tl_json_number(json, (int64_t)node - 1);
    else
        tl_json_null(json);
}

/* The numbers that are said: {"article": 12, "suffix": 1, "paragraph": 2}. */
static void field_numbers(tl_json *json, const tiaoli_reference *view) {
    const struct {
        const char *name;
        int32_t number;
    } parts[] = {{"part", view->part},       {"chapter", view->chapter},
                 {"section", view->section}, {"article", view->article},
                 {"suffix", view->suffix},   {"paragraph", view->paragraph},
                 {"item", view->item},       {"subitem", view->subitem}};
    tl_json_key(json, "numbers");
    tl_json_open(json, '{');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].number) field_number(json, parts[i].name, parts[i].number);
    tl_json_close(json, '}');
}

/* Where a reference leads: shared by references and mentions. */
static void put_target(tl_json *json, const finding *f, const tiaoli_reference *view) {
    char text[TL_REFERENCE_TEXT];
    field_numbers(json, view);
    field_name(json, "target", TIAOLI_DOMAIN_TARGET, view->target);
    field_node(json, "first", view->first);
    field_node(json, "last", view->last);
    tl_json_key(json, "leads_to");
    const size_t length = tl_reference_text(f->doc, f->mark, text);
    if (length)
        tl_json_string(json, text, length);
    else
        tl_json_null(json);
}

static void put_reference(tl_json *json, const finding *f) {
    tiaoli_reference view = {0};
    view.size = sizeof view;
    tiaoli_reference_get(f->doc, f->mark, &view);
    field_span(json, "content", f->doc, view.content_start, view.content_end);
    field_name(json, "kind", TIAOLI_DOMAIN_REFERENCE, view.kind);
    field_span(json, "issuer", f->doc, view.issuer_start, view.issuer_end);
    field_span(json, "doc_number", f->doc, view.number_start, view.number_end);
    field_bool(json, "range", (view.flags & TIAOLI_REFERENCE_RANGE) != 0);
    put_target(json, f, &view);
}

/* A reference without title marks and numbers. */
static void put_mention(tl_json *json, const finding *f) {
    tiaoli_reference view = {0};
    view.size = sizeof view;
    tiaoli_reference_get(f->doc, f->mark, &view);
    field_name(json, "kind", TIAOLI_DOMAIN_REFERENCE, view.kind);
    put_target(json, f, &view);
    const bool defines = view.kind == TIAOLI_REFERENCE_DEFINITION;
    field_span(json, "short_for", f->doc, defines ? view.law_start : 0, defines ? view.law_end : 0);
    field_span(json, "definition", f->doc, tiaoli_mark_start(f->doc, view.definition),
               tiaoli_mark_end(f->doc, view.definition));
}

/* A span with the date in it, if there is one. */
static void field_time(tl_json *json, const char *key, const tiaoli_doc *doc, uint32_t start,
                       uint32_t end) {
    tl_json_key(json, key);
    if (start >= end) {
        tl_json_null(json);
        return;
    }
    tl_json_open(json, '{');
    span_fields(json, doc, start, end);
    const tiaoli_mark date = tiaoli_doc_date_in(doc, start, end);
    if (date) {
        char text[2 * TL_VALUE_TEXT];
        tl_json_key(json, "date");
        tl_json_string(json, text, tiaoli_value_text(doc, date, text, sizeof text));
    }
    tl_json_close(json, '}');
}

static void field_units(tl_json *json, const finding *f) {
    const uint32_t end = f->read.first_span + f->read.span_count;
    tl_json_key(json, "units");
    tl_json_open(json, '[');
    for (uint32_t i = f->read.first_span; i < end;) {
        tl_role_span span;
        i = tl_read_span(f->doc, i, &span);
        if (span.role < TIAOLI_SPAN_UNIT_LEAD || span.role > TIAOLI_SPAN_UNIT_RESPONSIBLE) continue;
        tl_json_open(json, '{');
        span_fields(json, f->doc, span.start, span.end);
        field_name(json, "role", TIAOLI_DOMAIN_SPAN, (int32_t)span.role);
        tl_json_close(json, '}');
    }
    tl_json_close(json, ']');
}

static void put_directive(tl_json *json, const finding *f) {
    tiaoli_directive view = {0};
    view.size = sizeof view;
    tiaoli_directive_get(f->doc, f->mark, &view);
    field_name(json, "force", TIAOLI_DOMAIN_FORCE, view.force);
    field_name(json, "strength", TIAOLI_DOMAIN_STRENGTH, view.strength);
    field_span(json, "cue", f->doc, view.cue_start, view.cue_end);
    field_bool(json, "inherited", (view.flags & TIAOLI_DIRECTIVE_INHERITED) != 0);
    field_span(json, "cue_source", f->doc, view.cue_source_start, view.cue_source_end);
    field_span(json, "actor", f->doc, view.actor_start, view.actor_end);
    field_name(json, "actor_source", TIAOLI_DOMAIN_ACTOR, view.actor_source);
    field_span(json, "action", f->doc, view.action_start, view.action_end);
    tl_json_key(json, "verbs");
    put_spans(json, f, TIAOLI_SPAN_VERB);
    field_span(json, "object", f->doc, view.object_start, view.object_end);
    field_name(json, "role", TIAOLI_DOMAIN_ROLE, view.role);
    field_span(json, "reported_by", f->doc, view.reported_by_start, view.reported_by_end);
    field_time(json, "deadline", f->doc, view.deadline_start, view.deadline_end);
    field_units(json, f);
}

/* The quantity of a target: a mark of its own, told again in short. */
static void field_amount(tl_json *json, const tiaoli_doc *doc, tiaoli_mark amount) {
    finding f = {0};
    tiaoli_span unit = {0, 0};
    tl_json_key(json, "quantity");
    if (!amount) {
        tl_json_null(json);
        return;
    }
    f.doc = doc;
    f.mark = amount;
    f.read = tl_read_mark(doc, amount - 1);
    tiaoli_mark_spans(doc, amount, TIAOLI_SPAN_UNIT, &unit, 1);
    tl_json_open(json, '{');
    span_fields(json, doc, f.read.start, f.read.end);
    field_name(json, "kind",
               f.read.kind == TIAOLI_MARK_QUANTITY ? TIAOLI_DOMAIN_QUANTITY : TIAOLI_DOMAIN_NUMERAL,
               f.read.type);
    field_value(json, &f);
    field_unit(json, &f, unit.start, unit.end);
    tl_json_close(json, '}');
}

/* Where the directive around a target stands.  Without its text: many targets may lie in
 * one long directive, and the output would grow with the square of that. */
static void field_directive(tl_json *json, const tiaoli_doc *doc, tiaoli_mark directive) {
    tl_json_key(json, "directive");
    if (!directive) {
        tl_json_null(json);
        return;
    }
    tl_json_open(json, '{');
    place_fields(json, tiaoli_mark_start(doc, directive), tiaoli_mark_end(doc, directive));
    tl_json_close(json, '}');
}

static void put_goal(tl_json *json, const finding *f) {
    tiaoli_target view = {0};
    view.size = sizeof view;
    tiaoli_target_get(f->doc, f->mark, &view);
    field_span(json, "indicator", f->doc, view.indicator_start, view.indicator_end);
    field_amount(json, f->doc, view.quantity);
    field_name(json, "comparator", TIAOLI_DOMAIN_COMPARATOR, view.comparator);
    field_name(json, "direction", TIAOLI_DOMAIN_DIRECTION, view.direction);
    field_bool(json, "change", (view.flags & TIAOLI_TARGET_FLAG_CHANGE) != 0);
    field_name(json, "tone", TIAOLI_DOMAIN_TONE, view.tone);
    field_span(json, "tone_word", f->doc, view.tone_start, view.tone_end);
    field_time(json, "deadline", f->doc, view.deadline_start, view.deadline_end);
    field_time(json, "base", f->doc, view.base_start, view.base_end);
    field_directive(json, f->doc, view.directive);
}

/* ----- arrays ----------------------------------------------------------------- */

static void open_array(tl_json *json, const char *name) {
    tl_json_line(json, 1);
    tl_json_key(json, name);
    tl_json_open(json, '[');
}

static void field_polarity(tl_json *json, const tiaoli_doc *doc, uint32_t index) {
    const tl_evidence why = tl_polarity_of(doc, index);
    if (why.value == TIAOLI_POLARITY_OTHER) return;
    field_name(json, "polarity", TIAOLI_DOMAIN_POLARITY, why.value);
    if (tl_stance_of(doc, index)) field_evidence(json, "polarity_evidence", doc, &why);
}

static void put_node(tl_json *json, const tiaoli_doc *doc, tiaoli_node node) {
    const tl_node info = tl_read_node(doc, node - 1);
    tl_json_open(json, '{');
    field_number(json, "id", (int64_t)node - 1);
    tl_json_key(json, "parent");
    if (node > 1)
        tl_json_number(json, info.parent);
    else
        tl_json_null(json);
    field_name(json, "kind", TIAOLI_DOMAIN_NODE, info.kind);
    const bool division = info.kind == TIAOLI_NODE_DIVISION;
    if (info.role) field_name(json, "role", TIAOLI_DOMAIN_NODE_ROLE, info.role);
    if (division) field_name(json, "marker", TIAOLI_DOMAIN_MARKER, info.marker);
    if (division || !tl_span_empty(info.label))
        field_text(json, "label", doc, info.label.start, info.label.end);
    if (division) {
        tl_json_key(json, "number");
        if (info.number)
            tl_json_number(json, info.number);
        else
            tl_json_null(json);
        if (info.suffix) field_number(json, "suffix", info.suffix);
        field_number(json, "level", info.level);
    }
    if (division || node == 1) field_polarity(json, doc, node - 1);
    field_number(json, "start", info.start);
    field_number(json, "end", info.end);
    tl_json_close(json, '}');
}

static void put_nodes(tl_json *json, const tiaoli_doc *doc) {
    open_array(json, "nodes");
    for (tiaoli_node node = 1; node <= doc->node_count && !json->failed; node++) {
        tl_json_line(json, 2);
        put_node(json, doc, node);
    }
    tl_json_close(json, ']');
}

/* References in title marks and with numbers. */
enum { WRITTEN = 1 << TIAOLI_REFERENCE_TITLE | 1 << TIAOLI_REFERENCE_PROVISION };

static const struct {
    const char *name;
    void (*put)(tl_json *json, const finding *f);
    int32_t kind;
    uint32_t types; /* a bit for each type that it has; 0: all               */
} layers[] = {{"numerals", put_numeral, TIAOLI_MARK_NUMERAL, 0},
              {"quantities", put_quantity, TIAOLI_MARK_QUANTITY, 0},
              {"lookalikes", put_lookalike, TIAOLI_MARK_LOOKALIKE, 0},
              {"quotes", put_quote, TIAOLI_MARK_QUOTE, 0},
              {"slogans", put_slogan, TIAOLI_MARK_SLOGAN, 0},
              {"references", put_reference, TIAOLI_MARK_REFERENCE, WRITTEN},
              {"mentions", put_mention, TIAOLI_MARK_REFERENCE, ~(uint32_t)WRITTEN},
              {"directives", put_directive, TIAOLI_MARK_DIRECTIVE, 0},
              {"targets", put_goal, TIAOLI_MARK_TARGET, 0}};

static void put_marks(tl_json *json, const tiaoli_doc *doc) {
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        open_array(json, layers[i].name);
        finding f = {0};
        f.doc = doc;
        while (!json->failed &&
               (f.mark = tiaoli_mark_next(doc, 0, layers[i].kind, f.mark)) != TIAOLI_NONE) {
            f.read = tl_read_mark(doc, f.mark - 1);
            if (layers[i].types && !(layers[i].types >> f.read.type & 1)) continue;
            tl_json_line(json, 2);
            tl_json_open(json, '{');
            span_fields(json, doc, f.read.start, f.read.end);
            layers[i].put(json, &f);
            field_origin(json, &f);
            tl_json_close(json, '}');
        }
        tl_json_close(json, ']');
    }
}

static void put_notes(tl_json *json, const tiaoli_doc *doc) {
    open_array(json, "notes");
    for (uint32_t i = 0; i < doc->note_count && !json->failed; i++) {
        tiaoli_note note = {0};
        note.size = sizeof note;
        tiaoli_doc_note_get(doc, i, &note);
        tl_json_line(json, 2);
        tl_json_open(json, '{');
        field_name(json, "code", TIAOLI_DOMAIN_NOTE, note.code);
        field_number(json, "start", note.start);
        field_number(json, "end", note.end);
        tl_json_key(json, "message");
        put_text(json, tiaoli_note_text(note.code));
        tl_json_close(json, '}');
    }
    tl_json_close(json, ']');
}

/* false: the sink asked to stop. */
static bool put_document(const tiaoli_doc *doc, uint32_t flags, tiaoli_sink sink, void *ctx) {
    tl_json json;
    json.sink = sink;
    json.ctx = ctx;
    json.failed = json.comma = false;
    json.pretty = (flags & TIAOLI_JSON_PRETTY) != 0;
    json.used = 0;
    tl_json_open(&json, '{');
    field_number(&json, "schema", 1);
    tl_json_key(&json, "version");
    put_text(&json, tiaoli_version_string());
    field_number(&json, "rules", tiaoli_rules_revision());
    tl_json_key(&json, "segmenter");
    put_text(&json, tiaoli_segmenter_name());
    field_number(&json, "bytes", doc->length);
    field_name(&json, "genre", TIAOLI_DOMAIN_GENRE, doc->genre.value);
    field_evidence(&json, "genre_evidence", doc, &doc->genre);
    put_nodes(&json, doc);
    put_marks(&json, doc);
    put_notes(&json, doc);
    tl_json_close(&json, '}');
    tl_json_flush(&json);
    return !json.failed;
}

static bool knows_flags(uint32_t flags) { return !(flags & ~(uint32_t)TIAOLI_JSON_PRETTY); }

tiaoli_status tiaoli_doc_write_json(const tiaoli_doc *doc, uint32_t flags, tiaoli_sink sink,
                                    void *ctx) {
    if (!doc || !sink || !knows_flags(flags)) return TIAOLI_E_ARGUMENT;
    return put_document(doc, flags, sink, ctx) ? TIAOLI_OK : TIAOLI_E_SINK;
}

static int32_t TIAOLI_CALL into_buffer(void *ctx, const char *data, size_t length) {
    tl_buffer_put(ctx, data, length);
    return 0;
}

size_t tiaoli_doc_json(const tiaoli_doc *doc, uint32_t flags, char *buffer, size_t capacity) {
    tl_text_buffer out = {buffer, capacity, 0};
    if (doc && knows_flags(flags)) put_document(doc, flags, into_buffer, &out);
    return tl_buffer_end(&out);
}
