/*
 * Takes a document, gives its references, each with where it stands and where it
 * leads: rows for people, TSV or JSON lines for programs; and the text of a provision.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table.h"

enum { KIND_COLUMNS = 12, TEXT_COLUMNS = 30, LEADS_COLUMNS = 34 };

/* One reference as text; the strings are freed by free_row. */
typedef struct {
    tiaoli_mark mark;
    tiaoli_reference found;
    char *text;   /* without line breaks                                       */
    char *leads;  /* "#第二条", "刑法#第十条"; "" if that is not known          */
    char *path;   /* the headings above it                                     */
    char *target; /* those of what it leads to, if it is in the document       */
} row;

static void free_row(row *r) {
    free(r->text);
    free(r->leads);
    free(r->path);
    free(r->target);
}

/* Where it leads; of a definition what it is short for. */
static char *leads_of(const tiaoli_doc *doc, tiaoli_mark mark, const tiaoli_reference *found) {
    if (found->kind == TIAOLI_REFERENCE_DEFINITION)
        return table_text(doc, found->law_start, found->law_end);
    const size_t length = tiaoli_reference_text(doc, mark, NULL, 0);
    char *text = malloc(length + 1);
    if (text) tiaoli_reference_text(doc, mark, text, length + 1);
    return text;
}

/* false: out of memory. */
static bool read_row(const tiaoli_doc *doc, tiaoli_mark mark, row *r) {
    memset(r, 0, sizeof *r);
    r->mark = mark;
    r->found.size = sizeof r->found;
    tiaoli_reference_get(doc, mark, &r->found);
    const uint32_t start = tiaoli_mark_start(doc, mark);
    r->text = table_text(doc, start, tiaoli_mark_end(doc, mark));
    r->leads = leads_of(doc, mark, &r->found);
    r->path = table_path(doc, tiaoli_doc_node_at(doc, start, 0));
    r->target = table_path(doc, r->found.first);
    return r->text && r->leads && r->path && r->target;
}

static const char *kind_of(const row *r) {
    return tiaoli_name(TIAOLI_DOMAIN_REFERENCE, r->found.kind);
}

static const char *target_of(const row *r) {
    return tiaoli_name(TIAOLI_DOMAIN_TARGET, r->found.target);
}

/* ----- printing ------------------------------------------------------------------ */

static bool put_line(cli_line *line, const row *r) {
    line_put(line, kind_of(r));
    line_pad(line, KIND_COLUMNS);
    line_text(line, r->text, strlen(r->text), TEXT_COLUMNS);
    line_pad(line, KIND_COLUMNS + TEXT_COLUMNS + 2);
    line_text(line, r->leads, strlen(r->leads), LEADS_COLUMNS);
    line_pad(line, KIND_COLUMNS + TEXT_COLUMNS + LEADS_COLUMNS + 4);
    line_text(line, r->path, strlen(r->path), line->limit - line->width);
    line_end(line);
    return !line->failed;
}

static void put_tsv(const tiaoli_doc *doc, const char *file, const row *r,
                    const cli_options *options) {
    table_put_tsv(file);
    printf("\t%s\t%s\t%s\t%s\t%s\t%s\t%lu\t%lu\t", r->path, kind_of(r), r->text, target_of(r),
           r->leads, r->target, (unsigned long)cli_offset(options, tiaoli_mark_start(doc, r->mark)),
           (unsigned long)cli_offset(options, tiaoli_mark_end(doc, r->mark)));
    if (r->found.first)
        printf("%lu\t%lu\n",
               (unsigned long)cli_offset(options, tiaoli_node_start(doc, r->found.first)),
               (unsigned long)cli_offset(options, tiaoli_node_end(doc, r->found.last)));
    else
        puts("\t");
}

static json_t *place_of(const tiaoli_doc *doc, const row *r, const cli_options *options) {
    if (!r->found.first) return json_null();
    return json_pack("{s:s, s:I, s:I}", "path", r->target, "start",
                     (json_int_t)cli_offset(options, tiaoli_node_start(doc, r->found.first)), "end",
                     (json_int_t)cli_offset(options, tiaoli_node_end(doc, r->found.last)));
}

static bool put_json(const tiaoli_doc *doc, const char *file, const row *r,
                     const cli_options *options) {
    json_t *line =
        json_pack("{s:o, s:s, s:s, s:s, s:s, s:s?, s:o, s:I, s:I}", "file",
                  cli_json_string(file, strlen(file)), "path", r->path, "kind", kind_of(r), "text",
                  r->text, "target", target_of(r), "leads_to", *r->leads ? r->leads : NULL, "place",
                  place_of(doc, r, options), "start",
                  (json_int_t)cli_offset(options, tiaoli_mark_start(doc, r->mark)), "end",
                  (json_int_t)cli_offset(options, tiaoli_mark_end(doc, r->mark)));
    if (!line) return false;
    json_dump_callback(line, cli_json_dumped, NULL, JSON_COMPACT);
    json_decref(line);
    cli_sink(NULL, "\n", 1);
    return true;
}

void cli_references_head(const cli_options *options) {
    if (options->format == CLI_TSV)
        puts(
            "file\tpath\tkind\ttext\ttarget\tleads_to\ttarget_path\tstart\tend\ttarget_start\t"
            "target_end");
}

bool cli_references(const tiaoli_doc *doc, const char *file, const cli_options *options) {
    cli_line line;
    bool done = true;
    line_begin(&line);
    for (tiaoli_mark mark = 0;
         done && (mark = tiaoli_mark_next(doc, TIAOLI_NONE, TIAOLI_MARK_REFERENCE, mark)) != 0;) {
        row r;
        done = read_row(doc, mark, &r);
        if (done && options->format == CLI_TSV) put_tsv(doc, file, &r, options);
        if (done && options->format == CLI_JSON) done = put_json(doc, file, &r, options);
        if (done && options->format == CLI_TABLE) done = put_line(&line, &r);
        free_row(&r);
    }
    line_free(&line);
    return done;
}

/* ----- from a citation to its text --------------------------------------------------- */

bool cli_find(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    tiaoli_node last;
    const tiaoli_node first = tiaoli_doc_find(doc, &options->citation, &last);
    if (!first) {
        cli_begin_message(path);
        fputs(": no such provision\n", stderr);
        return false;
    }
    const uint32_t start = tiaoli_node_start(doc, first), end = tiaoli_node_end(doc, last);
    const char *text = tiaoli_doc_text(doc, NULL) + start;
    if (isatty(STDOUT_FILENO))
        cli_put_shown(stdout, text, end - start, "\t\n");
    else
        cli_sink(NULL, text, end - start);
    cli_sink(NULL, "\n", 1);
    return true;
}
