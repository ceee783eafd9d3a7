/*
 * Takes the blocks with their frame, gives the kind of document: by how the
 * title ends, by the articles of a law, by who is addressed, and for a fragment
 * by words of its body (lib/data/outline_titles.tsv).
 */
#include "outline.h"

enum {
    HINT_BYTES = 65536, /* so much of the body is looked at                    */
    HINTS = 4
};

typedef struct {
    tl_classes title;
    uint32_t articles, divisions, salutations, paragraphs;
    bool addressed; /* by an organ, not by 同志们                             */
    uint32_t hints[HINTS];
} evidence;

static tl_classes title_classes(const tl_run *run, const tl_block *block) {
    const char *text = run->text;
    const tl_classes ends = TL_CLASS(TL_OUTLINE_SPEECH) | TL_CLASS(TL_OUTLINE_NOTICE) |
                            TL_CLASS(TL_OUTLINE_PLAN) | TL_CLASS(TL_OUTLINE_REPORT) |
                            TL_CLASS(TL_OUTLINE_LAW);
    uint32_t end = block->end;
    /* …规定（试行）, …的通知(2020年修订) */
    const uint32_t last = tl_decode_before(text, block->start, end);
    if (last == 0xFF09 || last == ')') {
        uint32_t at = end;
        for (int i = 0; i < 24 && at > block->start; i++) {
            at = tl_before(text, block->start, at);
            const uint32_t c = tl_peek(text, at, end);
            if (c != 0xFF08 && c != '(') continue;
            end = tl_trim_blanks(text, block->start, at);
            break;
        }
    }
    return tl_lex_longest_before(run->lexicon->outline, text, block->start, end, ends).classes &
           ends;
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
            if (match.classes & TL_CLASS(classes[i])) found->hints[i]++;
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

static int32_t from_body(const evidence *found) {
    if (found->salutations) return found->hints[3] > 1 ? TIAOLI_GENRE_REPORT : TIAOLI_GENRE_SPEECH;
    if (found->hints[0]) return TIAOLI_GENRE_SPEECH;
    if (found->hints[1]) return TIAOLI_GENRE_NOTICE;
    if (found->hints[3] > found->hints[2]) return TIAOLI_GENRE_REPORT;
    if (found->hints[2] || found->divisions >= 2) return TIAOLI_GENRE_PLAN;
    return TIAOLI_GENRE_OTHER;
}

int32_t tl_detect_genre(const tl_run *run, const tl_blocks *blocks) {
    evidence found = {0};
    for (uint32_t i = 0; i < blocks->count; i++) {
        const tl_block *block = &blocks->data[i];
        switch (block->kind) {
            case TIAOLI_NODE_TITLE:
            case TIAOLI_NODE_SUBTITLE: {
                const tl_classes title = title_classes(run, block);
                if (title) found.title = title;
                break;
            }
            case TIAOLI_NODE_SALUTATION:
                if (tl_frame_line(run, block->start, block->end) == TIAOLI_NODE_SALUTATION)
                    found.salutations++;
                else
                    found.addressed = true;
                break;
            case TIAOLI_NODE_DIVISION:
                found.divisions++;
                found.articles += block->marker.kind == TIAOLI_MARKER_ARTICLE;
                break;
            default:
                found.salutations += tl_block_address(run, block) != 0;
                found.paragraphs++;
        }
    }
    if (found.articles >= (found.title ? 2U : 1U) && found.articles * 8 >= found.divisions &&
        !(found.title & TL_CLASS(TL_OUTLINE_SPEECH)))
        return TIAOLI_GENRE_LAW;
    const int32_t titled = from_title(found.title);
    if (found.addressed && titled != TIAOLI_GENRE_LAW) return TIAOLI_GENRE_NOTICE;
    if (titled) return titled;
    count_hints(run, &found);
    return from_body(&found);
}
