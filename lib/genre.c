/*
 * Takes the blocks with their frame, gives the kind of document: by how the
 * title ends, by the articles of a law, by who is addressed, and for a fragment
 * by words of its body (lib/data/outline_titles.tsv); and what it was found by.
 */
#include "outline.h"

enum {
    HINT_BYTES = 65536, /* so much of the body is looked at                    */
    HINTS = 4,
    LONGEST_TITLE = 512 /* bytes of one whose words are cut by line breaks      */
};

/* What speaks for a genre: how often, and where first. */
typedef struct {
    uint32_t count;
    tl_span first;
} sign;

typedef struct {
    tl_classes title;
    tl_span title_word; /* by which the title ends                              */
    bool titled;        /* there is a title, be it any                          */
    sign articles, divisions, salutations, addressees;
    sign hints[HINTS];
} evidence;

static const tl_classes title_ends = TL_CLASS(TL_OUTLINE_SPEECH) | TL_CLASS(TL_OUTLINE_NOTICE) |
                                     TL_CLASS(TL_OUTLINE_PLAN) | TL_CLASS(TL_OUTLINE_REPORT) |
                                     TL_CLASS(TL_OUTLINE_LAW);

static void count(sign *of, uint32_t start, uint32_t end) {
    if (!of->count++) of->first = (tl_span){start, end};
}

/* …规定（试行）, …的通知(2020年修订), …统计公报[1]: before the brackets at the end. */
static uint32_t before_brackets(const char *text, uint32_t start, uint32_t end) {
    const uint32_t last = tl_decode_before(text, start, end);
    if (last != 0xFF09 && last != ')' && last != ']' && last != 0xFF3D && last != 0x3015)
        return end;
    uint32_t at = end;
    for (int i = 0; i < 24 && at > start; i++) {
        at = tl_before(text, start, at);
        const uint32_t c = tl_peek(text, at, end);
        if (c == 0xFF08 || c == '(' || c == '[' || c == 0xFF3B || c == 0x3014)
            return tl_trim_blanks(text, start, at);
    }
    return end;
}

static bool ends_title(const tl_run *run, const char *text, uint32_t start, uint32_t end,
                       tl_lex_match *word, uint32_t *stop) {
    *stop = before_brackets(text, start, end);
    *word = tl_lex_longest_before(run->lexicon->outline, text, start, *stop, title_ends);
    return word->length != 0;
}

/* The same where a line break cut the word: 政府工作报⏎告 */
static void read_cut_title(const tl_run *run, const tl_block *block, evidence *found) {
    char joined[LONGEST_TITLE];
    uint32_t from[LONGEST_TITLE], size = 0, stop;
    if (block->end - block->start > LONGEST_TITLE) return;
    for (uint32_t at = block->start; at < block->end;) {
        const uint32_t next = tl_skip_space(run->text, at, block->end);
        if (next > at) {
            at = next;
            continue;
        }
        from[size] = at;
        joined[size++] = run->text[at++];
    }
    tl_lex_match word;
    if (!ends_title(run, joined, 0, size, &word, &stop) || stop == 0 || stop > size) return;
    found->title = word.classes;
    found->title_word = (tl_span){from[stop - word.length], from[stop - 1] + 1};
}

/* The word at the end of a title, of any of its lines: the last one counts. */
static void read_title(const tl_run *run, const tl_block *block, evidence *found) {
    const char *text = run->text;
    bool read = false;
    found->titled = true;
    for (uint32_t at = block->start; at < block->end;) {
        uint32_t end = at, stop;
        while (end < block->end && text[end] != '\n' && text[end] != '\r') end++;
        tl_lex_match word;
        if (ends_title(run, text, at, tl_trim_blanks(text, at, end), &word, &stop)) {
            found->title = word.classes;
            found->title_word = (tl_span){stop - word.length, stop};
            read = true;
        }
        at = end + 1;
    }
    if (!read && block->joined) read_cut_title(run, block, found);
}

static void count_hints(const tl_run *run, evidence *found) {
    static const int classes[HINTS] = {TL_OUTLINE_HINT_SPEECH, TL_OUTLINE_HINT_NOTICE,
                                       TL_OUTLINE_HINT_PLAN, TL_OUTLINE_HINT_REPORT};
    const uint32_t end = run->length < HINT_BYTES ? run->length : HINT_BYTES;
    tl_classes wanted = 0;
    for (int i = 0; i < HINTS; i++) wanted |= TL_CLASS(classes[i]);
    for (uint32_t at = 0; at < end;) {
        const tl_lex_match match =
            tl_lex_longest(run->lexicon->outline, run->text, at, end, wanted);
        for (int i = 0; i < HINTS; i++)
            if (match.classes & TL_CLASS(classes[i]))
                count(&found->hints[i], at, at + match.length);
        at = match.length ? at + match.length : tl_after(run->text, at, end);
    }
}

static int32_t from_title(tl_classes title) {
    if (title & TL_CLASS(TL_OUTLINE_SPEECH)) return TIAOLI_GENRE_SPEECH;
    if (title & TL_CLASS(TL_OUTLINE_NOTICE)) return TIAOLI_GENRE_NOTICE;
    if (title & TL_CLASS(TL_OUTLINE_REPORT)) return TIAOLI_GENRE_REPORT;
    if (title & TL_CLASS(TL_OUTLINE_PLAN)) return TIAOLI_GENRE_PLAN;
    if (title & TL_CLASS(TL_OUTLINE_LAW)) return TIAOLI_GENRE_LAW;
    return TIAOLI_GENRE_DETECT;
}

static tl_evidence because(int32_t genre, int32_t rule, tl_span at) {
    const tl_evidence why = {at.start, at.end, genre, rule};
    return why;
}

static tl_evidence from_body(const evidence *found) {
    const sign *hints = found->hints;
    const tl_span nowhere = {0, 0};
    if (found->salutations.count && hints[3].count <= 1)
        return because(TIAOLI_GENRE_SPEECH, TL_RULE_GENRE_AUDIENCE, found->salutations.first);
    if (!found->salutations.count && hints[0].count)
        return because(TIAOLI_GENRE_SPEECH, TL_RULE_GENRE_WORDS, hints[0].first);
    if (!found->salutations.count && hints[1].count)
        return because(TIAOLI_GENRE_NOTICE, TL_RULE_GENRE_WORDS, hints[1].first);
    if (found->salutations.count || hints[3].count > hints[2].count)
        return because(TIAOLI_GENRE_REPORT, TL_RULE_GENRE_WORDS, hints[3].first);
    if (hints[2].count) return because(TIAOLI_GENRE_PLAN, TL_RULE_GENRE_WORDS, hints[2].first);
    if (found->divisions.count >= 2 && !found->titled)
        return because(TIAOLI_GENRE_PLAN, TL_RULE_GENRE_SECTIONS, found->divisions.first);
    return because(TIAOLI_GENRE_OTHER, TL_RULE_GENRE_OTHER, nowhere);
}

static void gather(const tl_run *run, const tl_blocks *blocks, evidence *found) {
    for (uint32_t i = 0; i < blocks->count; i++) {
        const tl_block *block = &blocks->data[i];
        const tl_span label = block->marker.label;
        uint32_t address;
        switch (block->kind) {
            case TIAOLI_NODE_TITLE:
            case TIAOLI_NODE_SUBTITLE:
                read_title(run, block, found);
                break;
            case TIAOLI_NODE_SALUTATION:
                if (tl_frame_line(run, block->start, block->end) == TIAOLI_NODE_SALUTATION)
                    count(&found->salutations, block->start, block->end);
                else /* organs, not 同志们 */
                    count(&found->addressees, block->start, block->end);
                break;
            case TIAOLI_NODE_DIVISION:
                count(&found->divisions, label.start, label.end);
                if (block->marker.kind == TIAOLI_MARKER_ARTICLE)
                    count(&found->articles, label.start, label.end);
                break;
            default:
                address = tl_block_address(run, block);
                if (address) count(&found->salutations, block->start, address);
        }
    }
}

static tl_evidence detect(const tl_run *run, evidence *found) {
    if (found->articles.count >= (found->title ? 2U : 1U) &&
        found->articles.count * 8 >= found->divisions.count &&
        !(found->title & TL_CLASS(TL_OUTLINE_SPEECH)))
        return because(TIAOLI_GENRE_LAW, TL_RULE_GENRE_ARTICLES, found->articles.first);
    const int32_t titled = from_title(found->title);
    if (found->addressees.count && titled != TIAOLI_GENRE_LAW)
        return because(TIAOLI_GENRE_NOTICE, TL_RULE_GENRE_ADDRESSEES, found->addressees.first);
    if (titled) return because(titled, TL_RULE_GENRE_TITLE, found->title_word);
    count_hints(run, found);
    return from_body(found);
}

/* A plan looks ahead and a review back, but for sections that say otherwise. */
static bool add_stance(tl_run *run, const evidence *found) {
    const bool back = (found->title & TL_CLASS(TL_OUTLINE_RETRO)) != 0;
    if (run->genre == TIAOLI_GENRE_LAW) return true;
    if (!back && !(found->title & TL_CLASS(TL_OUTLINE_PLAN))) return true;
    tl_stance stance = {0,
                        because(TIAOLI_POLARITY_PLAN, TL_RULE_POLARITY_TITLE, found->title_word)};
    if (back) stance.why.value = TIAOLI_POLARITY_RETROSPECT;
    return TL_PUSH(&run->memory, &run->stances, stance) || tl_fail(run, TIAOLI_E_NOMEM, 0);
}

bool tl_find_genre(tl_run *run, const tl_blocks *blocks) {
    evidence found = {0};
    const tl_span nowhere = {0, 0};
    gather(run, blocks, &found);
    run->genre_why = run->genre == TIAOLI_GENRE_DETECT
                         ? detect(run, &found)
                         : because(run->genre, TL_RULE_GENRE_FORCED, nowhere);
    run->genre = run->genre_why.value;
    return add_stance(run, &found);
}
