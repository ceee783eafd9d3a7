/*
 * Takes the text and its brackets, gives the references without numbers: short names
 * that a document defines (以下简称“…”) with what they are short for, their later
 * uses, and words that point at a part of the text: 本法, 本条, 前两款.  One walk over
 * the text; around each place a fixed number of bytes is looked at.
 */
#include "run.h"
#include "short_name.h"

enum {
    GUARD = 30,         /* bytes before a word that are looked at          */
    NOTE_REACH = 240,   /* bytes of a parenthesis that are searched        */
    PHRASE_REACH = 120, /* bytes of what a short name stands for           */
                        /* bytes of a title that is given again            */
    SHORTEST_NAME = 2,  /* characters of a short name                      */
    LONGEST_NAME = 32,  /* characters                                      */
    SHORT_WORD = 3,     /* characters of one that may be any word          */
    HAN = 3             /* bytes of a Chinese character                    */
};

/* --- Definitions -------------------------------------------------------------- */

/* The words before a short name, such as 以下简称, that end at `at`; `at` if there are
 * none. */
static uint32_t before_lead(const tl_run *run, uint32_t at) {
    const uint32_t end = tl_before_wrap(run->text, 0, at);
    const tl_lex_match lead =
        tl_lex_longest_before(run->lexicon->quote, run->text, tl_back(run->text, end, GUARD), end,
                              TL_CLASS(TL_QUOTE_SHORT_LEAD));
    return lead.length ? end - lead.length : at;
}

/* A title is given where a short name is used: not one of any length. */
static tl_span title_before(const tl_run *run, uint32_t at) {
    const tl_span none = {0, 0};
    const bool closes = TL_ENDS(run->text, 0, at, "》") || TL_ENDS(run->text, 0, at, "〉");
    const tl_bracket *pair =
        closes && at > 2 * HAN
            ? tl_bracket_around(run, tl_before(run->text, 0, at - HAN), TL_BRACKET_TITLE)
            : NULL;
    if (!pair || pair->close_end != at || pair->close - pair->open_end > TL_LONGEST_LAW)
        return none;
    const tl_span content = {pair->open_end, pair->close};
    return content;
}

/* The words before `at`, up to a mark or a line end. */
static tl_span phrase_before(const tl_run *run, uint32_t at) {
    const uint32_t start = tl_back(run->text, at, PHRASE_REACH);
    uint32_t from = at;
    while (from > start) {
        const uint32_t previous = tl_before(run->text, start, from);
        const uint32_t c = tl_peek(run->text, previous, at);
        const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!tl_is_han(c) && c != 0x3001 && !letter) break;
        from = previous;
    }
    /* what governs the phrase is no part of it: 由…, 本条例所称…, …是指… */
    for (uint32_t next = from; next < at; next = tl_after(run->text, next, at))
        if (TL_AT(run->text, next, at, "所称") || TL_AT(run->text, next, at, "是指"))
            from = next + 2 * HAN;
    if (TL_AT(run->text, from, at, "由") || TL_AT(run->text, from, at, "就") ||
        TL_AT(run->text, from, at, "将") || TL_AT(run->text, from, at, "把"))
        from += HAN;
    const tl_span phrase = {from, at};
    return phrase;
}

/* What is named by the words that end at `at`: a title, also with a document number
 * behind it, or a phrase. */
static tl_span named_before(const tl_run *run, uint32_t at) {
    at = tl_before_wrap(run->text, 0, at);
    if (TL_ENDS(run->text, 0, at, "，")) at -= HAN;
    tl_span title = title_before(run, at);
    if (!tl_span_empty(title)) return title;
    const bool closes = TL_ENDS(run->text, 0, at, "）") || TL_ENDS(run->text, 0, at, ")");
    const uint32_t mark = closes ? tl_before(run->text, 0, at) : 0;
    const tl_bracket *pair = mark ? tl_bracket_around(run, mark - 1, TL_BRACKET_PAREN) : NULL;
    if (pair && pair->close_end == at) {
        title = title_before(run, tl_before_wrap(run->text, 0, pair->open));
        if (!tl_span_empty(title)) return title;
        at = pair->open;
    }
    return phrase_before(run, at);
}

static bool is_name(const tl_run *run, tl_span name) {
    uint32_t characters = 0;
    for (uint32_t at = name.start; at < name.end && characters <= LONGEST_NAME; characters++) {
        const uint32_t c = tl_peek(run->text, at, name.end);
        if (c == '\n' || c == '\r' || c == 0x3002 || c == 0xFF0C || c == 0xFF1B) return false;
        at = tl_after(run->text, at, name.end);
    }
    return characters >= SHORTEST_NAME && characters <= LONGEST_NAME;
}

/* 第十条 or 国发〔2024〕1号, found before: it means what it says, and is no name. */
static bool is_citation(const tl_run *run, tl_span name) {
    tl_group group;
    if (tl_read_provisions(run->text, name.start, name.end, &group) &&
        group.member[group.count - 1].end == name.end)
        return true;
    for (uint32_t at = name.start; at < name.end; at = tl_after(run->text, at, name.end)) {
        const tl_bracket *pair = tl_bracket_opening(run, at);
        if (pair && tl_over_doc_number(run->text, pair->open_end, name.end) == name.end)
            return true;
    }
    return false;
}

static bool add_definition(tl_run *run, tl_span name, tl_span names) {
    /* blanks alone name nothing, and may stand where no clause is */
    name.start = tl_skip_blanks(run->text, name.start, name.end);
    name.end = tl_trim_blanks(run->text, name.start, name.end);
    if (!is_name(run, name) || is_citation(run, name)) return true;
    const uint32_t mark = run->marks.count;
    tl_citation *citation =
        tl_add_reference(run, TIAOLI_REFERENCE_DEFINITION, name, TL_RULE_REFERENCE_DEFINITION);
    if (!citation) return false;
    citation->names = names;
    citation->definition = run->definitions.count + 1;
    if (!TL_PUSH(&run->memory, &run->definitions, mark)) return tl_fail(run, TIAOLI_E_NOMEM, 0);
    return tl_add_span(run, TIAOLI_SPAN_CONTENT, name);
}

/* 以下简称“甲”: the pair is the quote or title; of “《甲》” the title is the name. */
static bool define_marked(tl_run *run, const tl_bracket *pair) {
    const uint32_t lead = before_lead(run, pair->open);
    if (lead == pair->open) return true;
    tl_span name = {pair->open_end, pair->close};
    const tl_bracket *title = tl_pair_at(run, name.start, name.end);
    if (title && title->kind == TL_BRACKET_TITLE && title->close_end == name.end)
        name = (tl_span){title->open_end, title->close};
    const tl_bracket *around = pair->parent ? &run->brackets.data[pair->parent - 1] : NULL;
    const bool inside =
        around && around->kind == TL_BRACKET_PAREN && lead - around->open < NOTE_REACH;
    return add_definition(run, name, named_before(run, inside ? around->open : lead));
}

/* Where the name begins in the parenthesis [at, end): behind 以下简称, at its head or
 * after a comma; `end` if there is none. */
static uint32_t plain_name(const tl_run *run, uint32_t at, uint32_t end) {
    for (at = tl_skip_blanks(run->text, at, end); at < end;) {
        const tl_lex_match lead =
            tl_lex_longest(run->lexicon->quote, run->text, at, end, TL_CLASS(TL_QUOTE_SHORT_LEAD));
        if (lead.length) return at + lead.length;
        while (at < end && !TL_AT(run->text, at, end, "，")) at = tl_after(run->text, at, end);
        at = at < end ? at + HAN : end;
    }
    return end;
}

/* （以下简称甲）: the pair is the parenthesis. */
static bool define_plain(tl_run *run, const tl_bracket *pair) {
    const char *text = run->text;
    const uint32_t length = pair->close - pair->open_end;
    const uint32_t end = length < NOTE_REACH ? pair->close : pair->open_end + NOTE_REACH;
    tl_span name;
    name.start = name.end = plain_name(run, pair->open_end, end);
    while (name.end < end &&
           (tl_is_han(tl_peek(text, name.end, end)) || tl_peek(text, name.end, end) < 0x80))
        name.end = tl_after(text, name.end, end);
    return tl_span_empty(name) || add_definition(run, name, named_before(run, pair->open));
}

static bool add_definitions(tl_run *run) {
    for (uint32_t i = 0; i < run->brackets.count; i++) {
        const tl_bracket pair = run->brackets.data[i];
        if (!tl_is_matched(&pair)) continue;
        const bool done =
            pair.kind == TL_BRACKET_PAREN ? define_plain(run, &pair) : define_marked(run, &pair);
        if (!done) return false;
    }
    return true;
}

/* --- Words that point --------------------------------------------------------- */

static bool is_followed(const tl_run *run, uint32_t at) {
    const uint32_t next = tl_over_wrap(run->text, at, run->length);
    return tl_lex_longest(run->lexicon->quote, run->text, next, run->length,
                          TL_CLASS(TL_QUOTE_PROVISION_AFTER))
        .length;
}

/* Does 本, 前 or 该 stand at the bytes, of which there are three? */
static bool is_pointing(const unsigned char *b) {
    const uint32_t c = (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];
    return c == 0xE69CAC || c == 0xE5898D || c == 0xE8AFA5;
}

/* 本法, 本条: its end, or `at`. */
static uint32_t read_this(const tl_run *run, uint32_t at, tl_citation *out) {
    const tl_lex_match self =
        tl_lex_longest(run->lexicon->quote, run->text, at, run->length,
                       TL_CLASS(TL_QUOTE_SELF) | TL_CLASS(TL_QUOTE_NOT_POINTER));
    if (self.classes & TL_CLASS(TL_QUOTE_NOT_POINTER)) return at;
    if (self.length) {
        out->first = TL_POINTER_SELF;
        return at + self.length;
    }
    const uint32_t unit = tl_over_wrap(run->text, at + HAN, run->length);
    out->first = TL_POINTER_THIS;
    out->last = (uint8_t)tl_unit_of(tl_peek(run->text, unit, run->length));
    return out->last ? unit + HAN : at;
}

/* 前款, 前两款, and 该款: its end, or `at`. */
static uint32_t read_other(const tl_run *run, uint32_t at, uint8_t is, tl_citation *out) {
    uint32_t end = tl_over_wrap(run->text, at + HAN, run->length);
    uint16_t count = 1;
    if (is == TL_POINTER_BEFORE) {
        const uint16_t number = tl_read_small(run->text, end, run->length, &end);
        if (number) count = number;
        end = tl_over_wrap(run->text, end, run->length);
    }
    const enum tl_rank unit = tl_unit_of(tl_peek(run->text, end, run->length));
    if (unit == TL_NO_UNIT) return at;
    end += HAN;
    const tl_lex_match other = tl_lex_longest(run->lexicon->quote, run->text, at, run->length,
                                              TL_CLASS(TL_QUOTE_NOT_POINTER));
    const bool plain = is == TL_POINTER_BEFORE && unit == TL_PARAGRAPH;
    if (other.length || (!plain && !is_followed(run, end))) return at;
    out->first = is;
    out->last = (uint8_t)unit;
    out->number[unit] = count;
    return end;
}

static uint32_t read_pointer(const tl_run *run, uint32_t at, tl_citation *out) {
    const char *text = run->text;
    if (!is_pointing((const unsigned char *)text + at)) return at;
    const tl_lex_match word =
        tl_lex_longest_before(run->lexicon->quote, text, tl_back(run->text, at, GUARD), at + HAN,
                              TL_CLASS(TL_QUOTE_NOT_POINTER));
    /* 发生|前款行为 */
    if (word.length && !TL_AT(text, at, run->length, "前款")) return at;
    if (TL_AT(text, at, run->length, "本")) return read_this(run, at, out);
    if (TL_AT(text, at, run->length, "前")) return read_other(run, at, TL_POINTER_BEFORE, out);
    return read_other(run, at, TL_POINTER_THAT, out);
}

/* --- The walk over the text ------------------------------------------------------ */

typedef struct {
    tl_short_names names;
    uint32_t defined;          /* definitions that are known so far         */
    uint32_t bracket;          /* the first that begins further on          */
    uint32_t title, title_end; /* content of the title last begun; its end  */
} walk;

/* The next place at which a name or a word that points may begin. */
static uint32_t next_place(const walk *w, const char *text, uint32_t at, uint32_t end) {
    const unsigned char *b = (const unsigned char *)text;
    while (end - at >= HAN) {
        if (tl_short_names_pass(&w->names, b + at)) return at;
        at += b[at] < 0xE0 ? 1 : 3;
    }
    return end;
}

/* Knows the names that are defined before `at`, and the title around it. */
static void come_to(const tl_run *run, walk *w, uint32_t at) {
    for (; w->defined < run->definitions.count; w->defined++) {
        const tl_mark *mark = &run->marks.data[run->definitions.data[w->defined]];
        if (mark->end > at) break;
        tl_short_names_add(&w->names, run->text, mark->start, mark->end, w->defined + 1);
    }
    for (; w->bracket < run->brackets.count && run->brackets.data[w->bracket].open <= at;
         w->bracket++) {
        const tl_bracket *pair = &run->brackets.data[w->bracket];
        if (pair->kind != TL_BRACKET_TITLE || pair->close_end <= pair->close) continue;
        w->title = pair->open_end;
        if (pair->close > w->title_end) w->title_end = pair->close;
    }
}

/* A short name of few characters may be a word of its own in the language (企业, 基金): it
 * is not used where a word before it makes another thing of it (外国|企业), nor in a longer
 * noun of the lists (企业|家). */
static bool is_plain_word(const tl_run *run, uint32_t at, uint32_t end) {
    const char *text = run->text;
    if (end - at > SHORT_WORD * HAN || !tl_is_han(tl_peek(text, at, end))) return true;
    if (tl_lex_longest_before(run->lexicon->quote, text, tl_back(run->text, at, GUARD), at,
                              TL_CLASS(TL_QUOTE_OTHER_KIND))
            .length)
        return false;
    const tl_lex_match noun =
        tl_lex_longest(run->lexicon->quote, text, at, run->length,
                       TL_CLASS(TL_QUOTE_HEAD_NOUN) | TL_CLASS(TL_QUOTE_NAME_NOUN));
    const tl_lex_match actor =
        tl_lex_longest(run->lexicon->clause, text, at, run->length,
                       TL_CLASS(TL_CLAUSE_ACTOR) | TL_CLASS(TL_CLAUSE_ORGAN));
    return noun.length <= end - at && actor.length <= end - at;
}

/* Is the short name used at [at, end)?  Inside a title only as the whole of it, and one
 * that was defined in title marks nowhere else. */
static bool is_use(const tl_run *run, const walk *w, uint32_t at, uint32_t end,
                   uint32_t definition) {
    const bool in_title = at < w->title_end;
    const bool whole = at == w->title && (TL_AT(run->text, end, run->length, "》") ||
                                          TL_AT(run->text, end, run->length, "〉"));
    if (in_title) return whole;
    const tl_mark *mark = &run->marks.data[run->definitions.data[definition - 1]];
    return !TL_ENDS(run->text, 0, mark->start, "《") && !TL_ENDS(run->text, 0, at, "本") &&
           is_plain_word(run, at, end);
}

static bool add_use(tl_run *run, uint32_t start, uint32_t end, uint32_t definition) {
    const tl_span span = {start, end};
    tl_citation *citation =
        tl_add_reference(run, TIAOLI_REFERENCE_SHORT_NAME, span, TL_RULE_REFERENCE_SHORT_NAME);
    if (!citation) return false;
    citation->definition = definition;
    return tl_add_span(run, TIAOLI_SPAN_CONTENT, span);
}

static bool add_pointer(tl_run *run, uint32_t start, uint32_t end, const tl_citation *read) {
    const tl_span span = {start, end};
    tl_citation *citation =
        tl_add_reference(run, TIAOLI_REFERENCE_POINTER, span, TL_RULE_REFERENCE_POINTER);
    if (!citation) return false;
    memcpy(citation->number, read->number, sizeof citation->number);
    citation->first = read->first;
    citation->last = read->last;
    return tl_add_span(run, TIAOLI_SPAN_CONTENT, span);
}

/* Where a short name that is defined at the place ends; `at` if none is. */
static uint32_t defined_until(const tl_run *run, const walk *w, uint32_t at) {
    if (w->defined >= run->definitions.count) return at;
    const tl_mark *mark = &run->marks.data[run->definitions.data[w->defined]];
    return mark->start <= at && at < mark->end ? mark->end : at;
}

/* What begins at *at, if anything does; *at is then its end, else the next byte.  A
 * name where it is defined, be it anew, is not used. */
static bool add_mention(tl_run *run, walk *w, uint32_t *at) {
    const uint32_t start = *at;
    uint32_t definition = 0;
    come_to(run, w, start);
    *at = defined_until(run, w, start);
    if (*at > start) return true;
    *at = start + 1;
    uint32_t end = tl_short_names_longest(&w->names, run->text, start, run->length, &definition);
    if (end > start && is_use(run, w, start, end, definition)) {
        *at = end;
        return add_use(run, start, end, definition);
    }
    tl_citation read = {0};
    end = start < w->title_end ? start : read_pointer(run, start, &read);
    if (end == start) return true;
    *at = end;
    return add_pointer(run, start, end, &read);
}

/* Where the next short name is known, or the end of the text. */
static uint32_t next_definition(const tl_run *run, const walk *w) {
    if (w->defined >= run->definitions.count) return run->length;
    return run->marks.data[run->definitions.data[w->defined]].end;
}

static bool walk_text(tl_run *run, walk *w) {
    for (uint32_t at = 0; at < run->length;) {
        const uint32_t end = next_definition(run, w);
        if (end > at) at = next_place(w, run->text, at, end);
        if (at < end) {
            if (!add_mention(run, w, &at)) return false;
        } else {
            come_to(run, w, at);
        }
    }
    return true;
}

bool tl_mentions(tl_run *run) {
    if (!add_definitions(run)) return false;
    walk w;
    memset(&w, 0, sizeof w);
    uint32_t characters = 0;
    for (uint32_t i = 0; i < run->definitions.count; i++) {
        const tl_mark *mark = &run->marks.data[run->definitions.data[i]];
        characters += mark->end - mark->start; /* at least */
    }
    bool done = !characters || tl_short_names_room(&run->memory, &w.names, characters);
    if (!done) tl_fail(run, TIAOLI_E_NOMEM, 0);
    tl_short_names_let(&w.names, (const unsigned char *)"本");
    tl_short_names_let(&w.names, (const unsigned char *)"前");
    tl_short_names_let(&w.names, (const unsigned char *)"该");
    done = done && walk_text(run, &w);
    tl_short_names_free(&run->memory, &w.names);
    return done;
}
