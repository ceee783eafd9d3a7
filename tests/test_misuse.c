/*
 * Every exported function, misused: NULL, handles that never were or are another
 * document's, marks of another kind, structs of any size, and all of it again from
 * inside an allocator and a sink.  What comes back is a status or zeros.  The rows
 * stand in misuse_*.c.
 *     test_misuse             runs the tables
 *     test_misuse --list      names their rows, for test_symbols.sh to compare
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "misuse.h"

static int failures;
static const char *function;

void expect(const scene *s, bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "%s, %s: not so: %s\n", function, s->where, what);
    failures++;
}

/* --- What the rows use ---------------------------------------------------------------- */

static void unknown_handles(uint32_t count, uint32_t others, uint32_t *handles) {
    handles[0] = 0;
    handles[1] = count + 1;
    handles[2] = others > count ? others : count + 2;
    handles[3] = UINT32_MAX;
}

void unknown_nodes(const scene *s, uint32_t *handles) {
    unknown_handles(tiaoli_doc_node_count(s->doc), tiaoli_doc_node_count(s->other), handles);
}

void unknown_marks(const scene *s, uint32_t *handles) {
    unknown_handles(tiaoli_doc_mark_count(s->doc), tiaoli_doc_mark_count(s->other), handles);
}

bool is_dirt(const unsigned char *bytes, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (bytes[i] != DIRT) return false;
    return true;
}

/* One call with a struct of `size` among dirt; gives the size that is told back. */
static tiaoli_status call_sized(getter get, const tiaoli_doc *doc, uint32_t handle, uint32_t size,
                                unsigned char *out, uint32_t *told) {
    memset(out, DIRT, ROOM);
    memcpy(out, &size, sizeof size);
    const tiaoli_status status = get(doc, handle, out);
    memcpy(told, out, sizeof *told);
    return status;
}

void refuse(const scene *s, getter get, const tiaoli_doc *doc, uint32_t handle, uint32_t size,
            tiaoli_status expected) {
    unsigned char out[ROOM];
    uint32_t told;
    MUST(call_sized(get, doc, handle, size, out, &told) == expected);
    MUST(told == size && is_dirt(out, sizeof told, ROOM));
}

void sizes(const scene *s, getter get, uint32_t known, uint32_t whole) {
    unsigned char out[ROOM];
    uint32_t told;
    for (uint32_t size = 0; size < 8; size++) refuse(s, get, s->doc, known, size, TIAOLI_E_ABI);
    for (uint32_t size = 8; size <= whole; size++) {
        MUST(call_sized(get, s->doc, known, size, out, &told) == TIAOLI_OK);
        MUST(told == size && is_dirt(out, size, ROOM));
    }
    static const uint32_t huge[] = {ROOM, 1U << 31, UINT32_MAX};
    for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
        MUST(call_sized(get, s->doc, known, huge[i], out, &told) == TIAOLI_OK);
        MUST(told == whole && is_dirt(out, whole, ROOM));
    }
    MUST(get(s->doc, known, NULL) == TIAOLI_E_ARGUMENT);
}

/* --- The tables -------------------------------------------------------------------------- */

static const misuse_row *const tables[] = {handle_rows, text_rows, object_rows};
enum { TABLES = sizeof tables / sizeof *tables };

static void misuse_all(const scene *s) {
    for (int i = 0; i < TABLES; i++) {
        for (const misuse_row *row = tables[i]; row->name; row++) {
            function = row->name;
            row->misuse(s);
        }
    }
}

static void list_all(void) {
    for (int i = 0; i < TABLES; i++)
        for (const misuse_row *row = tables[i]; row->name; row++) puts(row->name);
}

/* --- From inside ----------------------------------------------------------------------------- */

/* An allocator that runs the whole table at a few of its calls. */
typedef struct {
    scene scene;
    tl_test_memory memory;
    tiaoli_allocator inner;
    unsigned calls, runs;
} inside;

static void run_inside(inside *in) {
    in->calls++;
    if (in->calls != 1 && in->calls % 8 != 0) return;
    in->runs++;
    misuse_all(&in->scene);
}

static void *TIAOLI_CALL inside_alloc(void *ctx, size_t size) {
    inside *in = ctx;
    run_inside(in);
    return in->inner.alloc(in->inner.ctx, size);
}

static void *TIAOLI_CALL inside_resize(void *ctx, void *ptr, size_t old_size, size_t new_size) {
    inside *in = ctx;
    run_inside(in);
    return in->inner.resize(in->inner.ctx, ptr, old_size, new_size);
}

static void TIAOLI_CALL inside_release(void *ctx, void *ptr, size_t size) {
    inside *in = ctx;
    run_inside(in);
    in->inner.release(in->inner.ctx, ptr, size);
}

static void from_inside_an_allocator(const scene *plain, const char *text) {
    inside in = {0};
    in.scene = *plain;
    in.scene.where = "in an allocator";
    in.inner = tl_test_allocator(&in.memory);
    const scene *s = &in.scene;
    const tiaoli_allocator allocator = {&in, inside_alloc, inside_resize, inside_release};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, NULL);
    in.scene.busy = parser;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), NULL, NULL);
    in.scene.busy = NULL;
    MUST(tiaoli_doc_node_count(doc) == tiaoli_doc_node_count(plain->doc));
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, strlen(text), &allocator, NULL);
    tiaoli_lexicon *lexicon =
        tiaoli_lexicon_new("擘画\tverb\n", strlen("擘画\tverb\n"), &allocator, NULL, NULL);
    MUST(offsets && lexicon);
    MUST(in.runs > 3);
    in.scene.where = "in an allocator's release";
    tiaoli_offsets_free(offsets);
    tiaoli_lexicon_free(lexicon);
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    MUST(in.memory.live == 0 && !in.memory.wrong_size);
}

typedef struct {
    scene scene;
    unsigned calls;
} inside_sink;

static int32_t TIAOLI_CALL sink(void *ctx, const char *data, size_t length) {
    inside_sink *in = ctx;
    (void)data;
    (void)length;
    if (in->calls++ < 2) misuse_all(&in->scene);
    return 0;
}

static void from_inside_a_sink(const scene *plain) {
    inside_sink in = {*plain, 0};
    const scene *s = &in.scene;
    in.scene.where = "in a sink";
    MUST(tiaoli_doc_write_json(plain->doc, 0, sink, &in) == TIAOLI_OK);
    MUST(in.calls > 0);
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "--list") == 0) {
        list_all();
        return 0;
    }
    static const char text[] =
        "关于加强工作的通知\n各部门：\n一、加强领导\n各部门要在2025年底前健全“五学联动”机制，统一思"
        "想。\n"
        "三、“部署\n按照《工作条例》第十条，安排资金三百万元。\n"
        "打好三大攻坚战，力争就业率达到九成以上。";
    char twice[2 * sizeof text];
    snprintf(twice, sizeof twice, "%s%s", text, text);
    tiaoli_doc *doc = tiaoli_parse(text, strlen(text), NULL);
    tiaoli_doc *other = tiaoli_parse(twice, strlen(twice), NULL);
    if (!doc || !other) return 1;
    const scene plain = {"plainly", doc, other, NULL};
    misuse_all(&plain);
    from_inside_an_allocator(&plain, text);
    from_inside_a_sink(&plain);
    tiaoli_doc_free(doc);
    tiaoli_doc_free(other);
    return failures != 0;
}
