/*
 * Takes document after document, gives the slogans of all of them as one list: a
 * table for people, TSV or JSON lines for programs; by count or by first
 * appearance.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

enum { COUNT_COLUMNS = 7, TEXT_COLUMNS = 44 };

/* One slogan of all documents. */
typedef struct {
    const char *text; /* key of `by_text`                                    */
    uint32_t kinds, count, documents;
    size_t order;   /* of first appearance                                     */
    json_t *places; /* [{"file", "start", "end"}, ...]                       */
} slogan;

struct cli_slogans {
    json_t *by_text; /* canonical form to index in `list`                    */
    slogan *list;
    size_t count, capacity;
};

struct cli_slogans *cli_slogans_new(void) {
    struct cli_slogans *all = calloc(1, sizeof *all);
    if (all) all->by_text = json_object();
    if (all && all->by_text) return all;
    free(all);
    return NULL;
}

void cli_slogans_free(struct cli_slogans *all) {
    if (!all) return;
    for (size_t i = 0; i < all->count; i++) json_decref(all->list[i].places);
    json_decref(all->by_text);
    free(all->list);
    free(all);
}

/* ----- merging ------------------------------------------------------------------ */

static slogan *find_or_add(struct cli_slogans *all, const char *text) {
    const json_t *known = json_object_get(all->by_text, text);
    if (known) return &all->list[json_integer_value(known)];
    if (all->count == all->capacity) {
        const size_t capacity = all->capacity ? 2 * all->capacity : 64;
        slogan *list = realloc(all->list, capacity * sizeof *list);
        if (!list) return NULL;
        all->list = list;
        all->capacity = capacity;
    }
    if (json_object_set_new(all->by_text, text, json_integer((json_int_t)all->count)) != 0)
        return NULL;
    slogan fresh = {NULL, 0, 0, 0, all->count, json_array()};
    fresh.text = json_object_iter_key(json_object_iter_at(all->by_text, text));
    if (!fresh.places) return NULL;
    all->list[all->count] = fresh;
    return &all->list[all->count++];
}

static bool add_places(slogan *to, const tiaoli_doc *doc, const char *path,
                       const tiaoli_slogans *from, uint32_t index, const cli_options *options) {
    const uint32_t count = tiaoli_slogans_marks(from, index, NULL, 0);
    tiaoli_mark *marks = malloc(count * sizeof *marks);
    if (!marks) return false;
    tiaoli_slogans_marks(from, index, marks, count);
    bool done = true;
    for (uint32_t i = 0; i < count && done; i++) {
        json_t *place =
            json_pack("{s:o, s:I, s:I}", "file", cli_json_string(path, strlen(path)), "start",
                      (json_int_t)cli_offset(options, tiaoli_mark_start(doc, marks[i])), "end",
                      (json_int_t)cli_offset(options, tiaoli_mark_end(doc, marks[i])));
        done = place && json_array_append_new(to->places, place) == 0;
    }
    free(marks);
    to->count += count;
    to->documents++;
    return done;
}

bool cli_slogans_add(struct cli_slogans *all, const tiaoli_doc *doc, const char *path,
                     const cli_options *options) {
    tiaoli_slogans *found = tiaoli_slogans_new(doc, NULL, NULL);
    bool done = found != NULL;
    for (uint32_t i = 0; i < tiaoli_slogans_count(found) && done; i++) {
        slogan *of = find_or_add(all, tiaoli_slogans_text(found, i));
        done = of && add_places(of, doc, path, found, i, options);
        if (done) of->kinds |= tiaoli_slogans_kinds(found, i);
    }
    tiaoli_slogans_free(found);
    return done;
}

/* ----- printing ------------------------------------------------------------------ */

/* The more frequent first, then in the order of appearance. */
static int by_count(const void *a, const void *b) {
    const slogan *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* "counted/name" */
static void name_kinds(uint32_t kinds, char *out, size_t capacity) {
    size_t used = 0;
    out[0] = '\0';
    for (int32_t kind = TIAOLI_QUOTE_QUOTATION; kind <= TIAOLI_QUOTE_TERM; kind++) {
        if (!(kinds >> kind & 1)) continue;
        const int more = snprintf(out + used, capacity - used, "%s%s", used ? "/" : "",
                                  tiaoli_name(TIAOLI_DOMAIN_QUOTE, kind));
        used += more > 0 ? (size_t)more : 0;
    }
}

static void put_row(cli_line *line, const slogan *row, const char *kinds) {
    char number[16];
    snprintf(number, sizeof number, "%u", (unsigned)row->count);
    line_pad(line, COUNT_COLUMNS - 1 - (int)strlen(number));
    line_put(line, number);
    snprintf(number, sizeof number, "%u", (unsigned)row->documents);
    line_pad(line, 2 * COUNT_COLUMNS - 1 - (int)strlen(number));
    line_put(line, number);
    line_pad(line, 2 * COUNT_COLUMNS + 1);
    line_text(line, row->text, strlen(row->text), TEXT_COLUMNS);
    line_pad(line, 2 * COUNT_COLUMNS + 2 + TEXT_COLUMNS);
    line_put(line, kinds);
    line_end(line);
}

static bool put_table(const slogan *rows, size_t count) {
    char kinds[96];
    cli_line line;
    line_begin(&line);
    line_put(&line, " count  files  slogan");
    line_pad(&line, 2 * COUNT_COLUMNS + 2 + TEXT_COLUMNS);
    line_put(&line, "kinds");
    line_end(&line);
    for (size_t i = 0; i < count; i++) {
        name_kinds(rows[i].kinds, kinds, sizeof kinds);
        put_row(&line, &rows[i], kinds);
    }
    const bool done = !line.failed;
    line_free(&line);
    return done;
}

static bool put_tsv(const slogan *rows, size_t count) {
    char kinds[96];
    puts("slogan\tcount\tfiles\tkinds\tfirst_file\tfirst_start\tfirst_end");
    for (size_t i = 0; i < count; i++) {
        const json_t *first = json_array_get(rows[i].places, 0);
        name_kinds(rows[i].kinds, kinds, sizeof kinds);
        printf("%s\t%u\t%u\t%s\t", rows[i].text, (unsigned)rows[i].count,
               (unsigned)rows[i].documents, kinds);
        table_put_tsv(json_string_value(json_object_get(first, "file")));
        printf("\t%ld\t%ld\n", (long)json_integer_value(json_object_get(first, "start")),
               (long)json_integer_value(json_object_get(first, "end")));
    }
    return true;
}

static json_t *kinds_of(uint32_t kinds) {
    json_t *names = json_array();
    for (int32_t kind = TIAOLI_QUOTE_QUOTATION; names && kind <= TIAOLI_QUOTE_TERM; kind++)
        if (kinds >> kind & 1)
            json_array_append_new(names, json_string(tiaoli_name(TIAOLI_DOMAIN_QUOTE, kind)));
    return names;
}

static bool put_json(const slogan *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        json_t *line = json_pack("{s:s, s:I, s:I, s:o, s:O}", "slogan", rows[i].text, "count",
                                 (json_int_t)rows[i].count, "files", (json_int_t)rows[i].documents,
                                 "kinds", kinds_of(rows[i].kinds), "occurrences", rows[i].places);
        if (!line) return false;
        json_dump_callback(line, cli_json_dumped, NULL, JSON_COMPACT);
        json_decref(line);
        cli_sink(NULL, "\n", 1);
    }
    return true;
}

/* The list is sorted where it is: it is complete, and `by_text` is not asked again. */
bool cli_slogans_print(struct cli_slogans *all, const cli_options *options) {
    if (!options->by_first && all->count) qsort(all->list, all->count, sizeof *all->list, by_count);
    if (options->format == CLI_TSV) return put_tsv(all->list, all->count);
    if (options->format == CLI_JSON) return put_json(all->list, all->count);
    return put_table(all->list, all->count);
}
