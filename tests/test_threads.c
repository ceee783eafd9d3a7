/*
 * What may be shared is shared: one document, one lexicon and one index of offsets
 * by eight threads with a parser each, and two parsers by turns, also one inside the
 * other's allocator.  Everyone must find what was found alone.  A plain program, for
 * ThreadSanitizer, which Criterion does not bear.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "invariants.h"

enum { THREADS = 8, ROUNDS = 6 };

static const char *const texts[] = {
    "关于加强社区食堂建设的通知\n各街道办事处：\n一、明确目标\n各街道要在2025年底前建成“一街一堂”，"
    "严禁铺张浪费。\n二、落实责任\n（民政局牵头，财政局配合，6月底前完成）按照《社区服务办法》第十"
    "条，"
    "安排资金三百万元，推广一表通平台。\n",
    "第一章　总则\n第一条　为了保护古树，制定本办法。\n第二条　任何人不得砍伐古树；确需移植的，应当"
    "报批。\n"
    "第三条　违反前条规定的，处五千元以上三万元以下罚款。\n",
    "同志们：\n会议强调，要弘扬“三牛”精神，一是为民服务，二是创新发展，三是艰苦奋斗。必须进一步统一"
    "思想，"
    "确保粮食产量达到1.3万亿斤以上。\n谢谢大家！\n",
    "𠀀😀“没有合上\n一、\n三、跳号《甲〈乙〉》要。\n"};
enum { TEXTS = sizeof texts / sizeof *texts };

static int failures; /* of the main thread; the others return theirs */

/* --- What was found ------------------------------------------------------------- */

static int32_t TIAOLI_CALL hash_sink(void *ctx, const char *data, size_t length) {
    uint64_t *hash = ctx;
    for (size_t i = 0; i < length; i++) *hash = (*hash ^ (unsigned char)data[i]) * 1099511628211U;
    return 0;
}

/* The JSON of a document, as a number; 0 if there is none. */
static uint64_t findings(const tiaoli_doc *doc) {
    uint64_t hash = 14695981039346656037U;
    return tiaoli_doc_write_json(doc, 0, hash_sink, &hash) == TIAOLI_OK ? hash : 0;
}

static uint64_t parse_with(tiaoli_parser *parser, const char *text, const tiaoli_lexicon *lexicon) {
    tiaoli_options options = {.size = sizeof options};
    options.lexicon = lexicon;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, NULL);
    const uint64_t found = doc ? findings(doc) : 0;
    tiaoli_doc_free(doc);
    return found;
}

/* --- Eight threads ----------------------------------------------------------------- */

typedef struct {
    const tiaoli_doc *doc;
    const tiaoli_lexicon *lexicon;
    const tiaoli_offsets *offsets;
    uint64_t alone[TEXTS], of_doc;
    uint32_t units;
} shared;

typedef struct {
    const shared *all;
    unsigned number;
    int failures;
} worker;

static void expect(worker *w, bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "thread %u: %s\n", w->number, what);
    w->failures++;
}

static void *work(void *ctx) {
    worker *w = ctx;
    const shared *all = w->all;
    char message[200];
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    expect(w, parser != NULL, "a parser");
    for (unsigned i = 0; i < ROUNDS * TEXTS; i++) {
        const unsigned t = (i + w->number) % TEXTS;
        expect(w, parse_with(parser, texts[t], all->lexicon) == all->alone[t],
               "a parse finds what it found alone");
        expect(w, findings(all->doc) == all->of_doc, "the document says what it said");
        const uint32_t end = (uint32_t)strlen(texts[0]);
        uint32_t units = 0;
        expect(w,
               tiaoli_offsets_convert(all->offsets, TIAOLI_UNIT_BYTES, TIAOLI_UNIT_UTF16, &end,
                                      &units, 1) == 1 &&
                   units == all->units,
               "offsets are converted");
    }
    expect(w, tl_invariants(all->doc, message, sizeof message), "the invariants hold");
    tiaoli_parser_free(parser);
    return NULL;
}

static void share_among_threads(void) {
    static const char rows[] = "擘画\tverb\n一表通\tnumber.name\n";
    shared all = {0};
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(rows, sizeof rows - 1, NULL, NULL, NULL);
    tiaoli_doc *doc = tiaoli_parse(texts[0], strlen(texts[0]), NULL);
    tiaoli_offsets *offsets = tiaoli_offsets_new(texts[0], strlen(texts[0]), NULL, NULL);
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    const uint32_t end = (uint32_t)strlen(texts[0]);
    if (!lexicon || !doc || !offsets || !parser ||
        tiaoli_offsets_convert(offsets, TIAOLI_UNIT_BYTES, TIAOLI_UNIT_UTF16, &end, &all.units,
                               1) != 1) {
        fputs("nothing to share\n", stderr);
        exit(1);
    }
    all.doc = doc;
    all.lexicon = lexicon;
    all.offsets = offsets;
    all.of_doc = findings(doc);
    for (size_t t = 0; t < TEXTS; t++) all.alone[t] = parse_with(parser, texts[t], lexicon);
    if (all.alone[0] == all.of_doc) {
        fputs("the lexicon makes no difference\n", stderr);
        failures++;
    }
    tiaoli_parser_free(parser);

    pthread_t threads[THREADS];
    worker workers[THREADS];
    for (unsigned i = 0; i < THREADS; i++) {
        workers[i] = (worker){&all, i, 0};
        if (pthread_create(&threads[i], NULL, work, &workers[i]) != 0) exit(1);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        if (pthread_join(threads[i], NULL) != 0) exit(1);
        failures += workers[i].failures;
    }
    tiaoli_offsets_free(offsets);
    tiaoli_doc_free(doc);
    tiaoli_lexicon_free(lexicon);
}

/* --- Two parsers by turns ------------------------------------------------------------- */

/* Whenever the outer parser asks for memory, the inner one parses a text. */
typedef struct {
    tl_test_memory memory;
    tiaoli_allocator allocator;
    tiaoli_parser *inner;
    uint64_t alone[TEXTS];
    unsigned turns;
} by_turns;

static void take_turn(by_turns *turn) {
    const unsigned t = turn->turns++ % TEXTS;
    if (turn->inner && parse_with(turn->inner, texts[t], NULL) != turn->alone[t]) {
        fprintf(stderr, "turn %u: the inner parser finds something else\n", turn->turns);
        failures++;
    }
}

static void *TIAOLI_CALL turn_alloc(void *ctx, size_t size) {
    by_turns *turn = ctx;
    take_turn(turn);
    return turn->allocator.alloc(turn->allocator.ctx, size);
}

static void *TIAOLI_CALL turn_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    by_turns *turn = ctx;
    take_turn(turn);
    return turn->allocator.resize(turn->allocator.ctx, ptr, old_size, new_size);
}

static void TIAOLI_CALL turn_release(void *ctx, void *ptr, size_t size) {
    const by_turns *turn = ctx;
    turn->allocator.release(turn->allocator.ctx, ptr, size);
}

static void interleave_two_parsers(void) {
    by_turns turn = {0};
    turn.allocator = tl_test_allocator(&turn.memory);
    for (size_t t = 0; t < TEXTS; t++) {
        tiaoli_doc *doc = tiaoli_parse(texts[t], strlen(texts[t]), NULL);
        turn.alone[t] = findings(doc);
        tiaoli_doc_free(doc);
    }
    turn.inner = tiaoli_parser_new(NULL, NULL);
    const tiaoli_allocator allocator = {&turn, turn_alloc, turn_resize, turn_release};
    for (unsigned round = 0; round < 2 * TEXTS; round++) {
        /* a new one each time: its arrays grow, so that it asks often */
        tiaoli_parser *outer = tiaoli_parser_new(&allocator, NULL);
        const unsigned t = round % TEXTS;
        if (!outer || !turn.inner || parse_with(outer, texts[t], NULL) != turn.alone[t]) {
            fprintf(stderr, "round %u: the outer parser finds something else\n", round);
            failures++;
        }
        tiaoli_parser_free(outer);
    }
    if (turn.turns < 8 * TEXTS) {
        fprintf(stderr, "only %u turns\n", turn.turns);
        failures++;
    }
    tiaoli_parser_free(turn.inner);
    if (turn.memory.live || turn.memory.wrong_size) failures++;
}

int main(void) {
    share_among_threads();
    interleave_two_parsers();
    if (failures) fprintf(stderr, "%d failures\n", failures);
    return failures != 0;
}
