/*
 * Takes the lines, gives markers to those whose number only the sequence tells from
 * something else.  1.1, 1.2.3 and the bare number over them (1 总则) look like figures:
 * they count as the next of their sequence, 1.1 after a division 1, then 1.1.1 or 1.2;
 * without 1.1 a row of bare numbers counts over text.  第一阶段 and 议题一 count where
 * the second follows, I. where II. does.
 * 第五条规定… and 第五条与… look like references: they count as articles between the
 * fourth and the sixth, where no other line is the fifth.
 */
#include "outline.h"

enum {
    PARTS = 6,          /* levels of one number                              */
    LARGEST_PART = 199, /* 2022.10 is a date                                 */
    LEFT_OUT = 3,       /* so many numbers of a sequence may be missing      */
    BARE_HEADING = 40,  /* characters of a line with a bare number           */
    LONGEST_NAME = 18,  /* characters of the name of an article              */
    FEWEST_NAMES = 3,
    FEWEST_BARE = 3, /* bare numbers over text, without 1.1              */
    NOUNS = 64       /* slots for the nouns of stages, by a character  */
};

/* A number as read at the head of a line. */
typedef struct {
    int32_t part[PARTS];
    uint32_t count;
    uint32_t end;  /* after the number and a mark that closes it              */
    uint32_t body; /* after the blanks that follow                            */
} outline_number;

typedef struct {
    tl_run *run;
    int32_t path[PARTS]; /* the number of the sequence that was last          */
    uint32_t depth;      /* how many parts it has; 0: no sequence has begun   */
    int32_t top;         /* number of the last division with one part, or 0   */
    tl_line *bare;       /* a line that 1.1 below it would make a division      */
    bool bare_tops;      /* the sequence stands below bare numbers            */
    tl_line *pending;    /* the next bare number, over text without 1.1        */
    int32_t bare_number; /* of the last bare line                              */
} sequence;

static bool is_dot(uint32_t c) { return c == '.' || c == 0xFF0E; }

/* Digits that are a part; how many, 0 if they are none. */
static uint32_t read_part(const char *text, uint32_t *at, uint32_t end, int32_t *value) {
    uint32_t digits = 0;
    *value = 0;
    for (; digits < 4; digits++) {
        const uint32_t c = tl_peek(text, *at, end);
        const int digit = tl_digit(c);
        if (digit < 0) break;
        *value = *value * 10 + digit;
        *at += c < 0x80 ? 1 : 3;
    }
    return *value <= LARGEST_PART ? digits : 0;
}

/* What no heading begins with: the rest of a number, or what it counts (1.5倍, 1.1亿元). */
static bool is_figure(const char *text, uint32_t at, uint32_t end) {
    const uint32_t c = tl_peek(text, at, end);
    return (c != 0 && !tl_is_han(c) && c != 0xFF08 && c != '(' && c != 0x201C && c != 0x300A) ||
           c == 0x4E07 /* 万 */ || c == 0x4EBF /* 亿 */ || c == 0x500D /* 倍 */ ||
           c == 0x4E2A /* 个 */;
}

static bool read_number(const tl_run *run, const tl_line *line, outline_number *n) {
    const char *text = run->text;
    uint32_t at = line->first;
    n->count = 0;
    n->end = at;
    while (n->count < PARTS && read_part(text, &at, line->last, &n->part[n->count])) {
        n->count++;
        n->end = at;
        if (!is_dot(tl_peek(text, at, line->last))) break;
        at = n->end = tl_after(text, at, line->last);
    }
    if (!n->count || n->part[0] < 1 || n->part[n->count - 1] < 1) return false;
    n->body = tl_skip_blanks(text, n->end, line->last);
    if (n->body < line->last && tl_digit(tl_peek(text, n->body, line->last)) >= 0) return false;
    if (n->count > 1) return n->body > n->end || !is_figure(text, n->end, line->last);
    return n->body > n->end && n->body < line->last && !line->final &&
           tl_peek(text, n->body, line->last) >= 0x2E80 &&
           tl_count_characters(text, n->body, line->last) <= BARE_HEADING;
}

static void set_marker(tl_line *line, const outline_number *n) {
    tl_marker *marker = &line->marker;
    memset(marker, 0, sizeof *marker);
    marker->kind = TIAOLI_MARKER_ARABIC_DOT;
    marker->label.start = marker->numeral.start = line->first;
    marker->label.end = marker->numeral.end = n->end;
    marker->body = n->body;
    marker->number = n->part[n->count - 1];
    marker->parts = (uint8_t)n->count;
    marker->settled = true;
}

/* The first number below a division: 1.1, or 1.0.1. */
static bool begins(const sequence *s, const outline_number *n) {
    if (n->part[0] != s->top || n->part[n->count - 1] != 1) return false;
    return n->count == 2 || (n->count == 3 && n->part[1] == 0);
}

/* The next beside a number of the sequence, or the first below the last one. */
static bool follows(const sequence *s, const outline_number *n) {
    const uint32_t last = n->count - 1;
    if (!s->depth || s->depth < last) return false;
    if (memcmp(s->path, n->part, last * sizeof *n->part) != 0) return false;
    if (s->depth == last) return n->part[last] == 1;
    const int32_t next = s->path[last] + 1;
    return n->part[last] >= next && n->part[last] <= next + (n->body > n->end ? LEFT_OUT : 0);
}

static void take(sequence *s, tl_line *line, const outline_number *n) {
    set_marker(line, n);
    memcpy(s->path, n->part, sizeof s->path);
    s->depth = n->count;
}

/* The line with a bare number was a division. */
static void take_bare(sequence *s, tl_line *line) {
    outline_number n;
    if (line && read_number(s->run, line, &n)) take(s, line, &n);
    s->bare = s->pending = NULL;
}

static void see_decimal(sequence *s, tl_line *line, const outline_number *n) {
    if (follows(s, n)) {
        s->bare = s->pending = NULL;
    } else if (begins(s, n)) {
        s->bare_tops = s->bare != NULL;
        take_bare(s, s->bare);
    } else {
        return;
    }
    take(s, line, n);
}

/* A bare number waits for 1.1 below it, or for the next bare one; 3 right after 2 that
 * was none of the tops is an item of a list. */
static void see_bare(sequence *s, tl_line *line, const outline_number *n) {
    const int32_t number = n->part[0];
    if (s->pending && number == s->path[0] + 2) take_bare(s, s->pending);
    const bool listed = s->bare && s->bare_number == s->path[0];
    if (s->bare_tops && number == s->path[0] + 1 && !listed) s->pending = line;
    s->bare = line;
    s->bare_number = s->top = number;
}

static void see_other(sequence *s, const tl_marker *marker) {
    const uint8_t kind = marker->kind;
    if (kind != TIAOLI_MARKER_ARABIC_DOT && kind != TIAOLI_MARKER_ARABIC_COMMA &&
        kind != TIAOLI_MARKER_HANZI_COMMA && kind != TIAOLI_MARKER_ARTICLE &&
        !tl_is_structural(kind))
        return;
    s->top = marker->number;
    s->bare = NULL;
}

/* 1 总则⏎…。⏎2 职责⏎…。: how many bare numbers follow each other from 1, each over text
 * that ends in a stop; makes them divisions if it is to. */
static int32_t count_bare(tl_run *run, bool make) {
    int32_t last = 0;
    tl_line *over = NULL; /* the last one, as long as no text was seen below it  */
    outline_number n;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first >= line->last || line->marker.kind) continue;
        if (over && tl_ends_final(run->text, line->first, line->last)) {
            last++;
            if (make && read_number(run, over, &n)) set_marker(over, &n);
            over = NULL;
        }
        if (tl_digit(tl_peek(run->text, line->first, line->last)) < 0) continue;
        if (!read_number(run, line, &n) || n.count != 1) continue;
        if (n.part[0] == last + 1 && !tl_ends_final(run->text, line->first, line->last))
            over = line;
    }
    return last;
}

static void find_decimals(tl_run *run) {
    sequence s = {0};
    s.run = run;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->marker.kind) {
            see_other(&s, &line->marker);
            continue;
        }
        outline_number n;
        if (tl_digit(tl_peek(run->text, line->first, line->last)) < 0) continue;
        if (!read_number(run, line, &n)) continue;
        if (n.count > 1)
            see_decimal(&s, line, &n);
        else
            see_bare(&s, line, &n);
    }
    if (s.pending) take_bare(&s, s.pending);
    if (!s.bare_tops && count_bare(run, false) >= FEWEST_BARE) count_bare(run, true);
}

/* Makes the articles that begin like references articles, if their number fits. */
static void find_articles(tl_run *run) {
    tl_line *doubtful = NULL;
    tl_marker marker = {0}; /* that it would have                            */
    int32_t last = 0;
    const tl_line *before = NULL;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first >= line->last) continue;
        const tl_line *above = before;
        before = line;
        tl_marker here = line->marker;
        if (!here.kind) here = tl_read_doubtful(run, line->first, line->last);
        if (here.kind != TIAOLI_MARKER_ARTICLE) continue;
        const bool certain = line->marker.kind != TIAOLI_MARKER_NONE;
        if (doubtful && here.number > marker.number &&
            (certain || here.number == marker.number + 1)) {
            doubtful->marker = marker;
            last = marker.number;
            doubtful = NULL;
        }
        if (certain) {
            last = here.number;
            doubtful = NULL;
        } else if (!doubtful && last && here.number == last + 1 &&
                   tl_ends_final(run->text, above->first, above->last)) {
            doubtful = line;
            marker = here;
            marker.settled = true;
        }
    }
    if (doubtful) doubtful->marker = marker;
}

/* 第十三条明确… under 一、: the articles of another text, none of which follows on
 * another, are no divisions of this one. */
static void drop_cited_articles(tl_run *run) {
    bool list = false;
    int32_t last = 0;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        const tl_marker *marker = &run->lines.data[i].marker;
        if (marker->kind == TIAOLI_MARKER_HANZI_COMMA) list = true;
        if (marker->kind != TIAOLI_MARKER_ARTICLE) continue;
        if (!list || marker->number == 1 || marker->number == last + 1 ||
            marker->body > marker->label.end)
            return;
        last = marker->number;
    }
    for (uint32_t i = 0; i < run->lines.count; i++)
        if (run->lines.data[i].marker.kind == TIAOLI_MARKER_ARTICLE)
            memset(&run->lines.data[i].marker, 0, sizeof run->lines.data[i].marker);
}

/* 第一条 目的: no more than a name. */
static bool is_name(const tl_run *run, const tl_line *line) {
    const char *text = run->text;
    const tl_marker *marker = &line->marker;
    if (marker->kind != TIAOLI_MARKER_ARTICLE || marker->body >= line->last) return false;
    if (tl_count_characters(text, marker->body, line->last) > LONGEST_NAME) return false;
    for (uint32_t i = line->point; i < run->points.count; i++) {
        if (run->points.data[i].at >= line->last) break;
        if (run->points.data[i].is == TL_POINT_END) return false;
    }
    return true;
}

/* Contracts and the like name their articles, all or nearly all. */
static void find_names(tl_run *run) {
    uint32_t articles = 0, names = 0;
    for (uint32_t i = 0; i < run->lines.count; i++) {
        articles += run->lines.data[i].marker.kind == TIAOLI_MARKER_ARTICLE;
        names += is_name(run, &run->lines.data[i]);
    }
    if (names < FEWEST_NAMES || names * 5 < articles * 4) return;
    for (uint32_t i = 0; i < run->lines.count; i++)
        if (is_name(run, &run->lines.data[i]))
            run->lines.data[i].marker.settled = run->lines.data[i].marker.named = true;
}

uint8_t tl_stage_noun(const char *text, const tl_marker *marker) {
    uint32_t at = marker->label.start;
    if (TL_AT(text, at, marker->label.end, "第")) at = marker->numeral.end;
    const uint32_t c = tl_peek(text, at, marker->label.end);
    return tl_is_han(c) ? (uint8_t)(1 + c % (NOUNS - 1)) : 0;
}

bool tl_is_ascii_roman(const char *text, const tl_marker *marker) {
    if (marker->kind != TIAOLI_MARKER_LETTER) return false;
    const char c = text[marker->numeral.start];
    const char lower = (char)(c | 0x20);
    if (lower != 'i' && lower != 'v' && lower != 'x') return false;
    return marker->numeral.end > marker->numeral.start + 1 || marker->number != lower - 'a' + 1;
}

/* Makes 第一阶段, 议题一 divisions where the second follows the first, and so on. */
static void find_stages(tl_run *run) {
    struct {
        tl_line *line; /* not yet one                                        */
        tl_marker marker;
    } last[NOUNS] = {{NULL, {0}}};
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->first >= line->last || line->marker.kind) continue;
        tl_marker marker = tl_read_stage(run, line->first, line->last);
        if (!marker.kind) continue;
        marker.settled = true;
        const uint32_t slot = tl_stage_noun(run->text, &marker);
        if (marker.number > 1 && marker.number == last[slot].marker.number + 1) {
            if (last[slot].line) last[slot].line->marker = last[slot].marker;
            line->marker = marker;
            last[slot].line = NULL;
        } else {
            last[slot].line = line;
        }
        last[slot].marker = marker;
    }
}

/* Makes 一　总则 a division where 二　 follows it, and so on. */
static void find_spaced(tl_run *run) {
    tl_line *before = NULL; /* the last one                                      */
    tl_marker last = {0};
    for (uint32_t i = 0; i < run->lines.count; i++) {
        tl_line *line = &run->lines.data[i];
        if (line->marker.kind || !tl_may_number(run->text, line->first, line->last)) continue;
        tl_marker marker = tl_read_spaced(run, line->first, line->last);
        if (!marker.kind) continue;
        marker.settled = true;
        if (before && marker.number == last.number + 1) {
            before->marker = last;
            line->marker = marker;
        }
        before = line;
        last = marker;
    }
}

/* Where II. or (ii) occurs, I. V. and X. or (i) (v) (x) are Roman too, unless they go on
 * from H. U. and W. */
static void find_romans(tl_run *run, bool small) {
    bool romans = false;
    const uint8_t a = small ? 'a' : 'A';
    for (uint32_t i = 0; i < run->lines.count && !romans; i++) {
        const tl_marker *marker = &run->lines.data[i].marker;
        romans = tl_is_ascii_roman(run->text, marker) &&
                 (run->text[marker->numeral.start] >= 'a') == small;
    }
    int32_t before = 0;
    for (uint32_t i = 0; romans && i < run->lines.count; i++) {
        tl_marker *marker = &run->lines.data[i].marker;
        if (marker->kind != TIAOLI_MARKER_LETTER) continue;
        const int letter = run->text[marker->numeral.start] - a;
        const int32_t value = letter == 'i' - 'a'   ? 1
                              : letter == 'v' - 'a' ? 5
                              : letter == 'x' - 'a' ? 10
                                                    : 0;
        if (value && marker->numeral.end == marker->numeral.start + 1 &&
            marker->number != before + 1) {
            marker->number = value;
            marker->settled = true;
        }
        before = marker->number;
    }
}

void tl_find_sequences(tl_run *run) {
    find_stages(run);
    find_spaced(run);
    find_romans(run, false);
    find_romans(run, true);
    find_decimals(run);
    find_articles(run);
    drop_cited_articles(run);
    find_names(run);
}
