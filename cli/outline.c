/*
 * Takes a document, prints its outline as a tree for people: frame lines,
 * divisions with their headings and counts, leads, and what the options ask
 * for below them.
 */
#include "outline.h"

#include <stdlib.h>
#include <string.h>

/* Where the three counts end, in the last COUNT_COLUMNS of a line. */
static const int count_ends[] = {11, 19, 28};
static const char *const count_heads[] = {"directives", "quotes", "numbers"};

/* Deeper rows are drawn on this level; levels are bits of a row's mask. */
enum { DEEPEST = 60, COUNT_COLUMNS = 28, MOST_NOTES = 20, WIDEST_ROW = 1024 };

/* ----- rows ----------------------------------------------------------------------- */

static bool add_row(outline *tree, tiaoli_node node, uint32_t depth) {
    if (tree->count == tree->capacity) {
        const uint32_t capacity = tree->capacity ? 2 * tree->capacity : 64;
        outline_row *rows = realloc(tree->rows, capacity * sizeof *rows);
        if (!rows) return false;
        tree->rows = rows;
        tree->capacity = capacity;
    }
    outline_row row = {0};
    row.node = node;
    row.depth = depth < DEEPEST ? depth : DEEPEST;
    tree->rows[tree->count++] = row;
    return true;
}

static bool is_row(const outline *tree, const tiaoli_node_info *info, bool titled) {
    switch (info->kind) {
        case TIAOLI_NODE_DOCUMENT:
        case TIAOLI_NODE_HEADING:
        case TIAOLI_NODE_CLAUSE:
            return false;
        case TIAOLI_NODE_TITLE:
            return titled; /* the first one heads the tree */
        case TIAOLI_NODE_SENTENCE:
            return info->role == TIAOLI_NODE_ROLE_LEAD;
        case TIAOLI_NODE_PARAGRAPH:
            return (tree->options->show & CLI_SHOW_PARAGRAPHS) != 0;
        default:
            return true;
    }
}

/* A row that is open: later nodes and marks before `end` belong to it. */
typedef struct {
    uint32_t row, end;
    bool lead;
} open_row;

typedef struct {
    open_row rows[DEEPEST + 8];
    uint32_t count;
} open_rows;

static void close_until(open_rows *open, uint32_t offset) {
    while (open->count > 1 && open->rows[open->count - 1].end <= offset) open->count--;
}

/* A lead opens a stretch that runs to the next lead or the end of its block. */
static bool open_node(outline *tree, open_rows *open, tiaoli_node node,
                      const tiaoli_node_info *info) {
    const bool lead = info->kind == TIAOLI_NODE_SENTENCE;
    const uint32_t end = lead ? tiaoli_node_end(tree->doc, info->parent) : info->end;
    if (lead && open->rows[open->count - 1].lead) open->count--;
    if (!add_row(tree, node, open->count)) return false;
    if (open->count < sizeof open->rows / sizeof *open->rows)
        open->rows[open->count++] = (open_row){tree->count - 1, end, lead};
    return true;
}

static void give_mark(outline *tree, const open_rows *open, tiaoli_mark mark) {
    if (!outline_shows(tree, mark)) return;
    outline_row *row = &tree->rows[open->rows[open->count - 1].row];
    if (row->last)
        tree->next[row->last - 1] = mark;
    else
        row->first = mark;
    row->last = mark;
}

/* Nodes and marks in the order of the text. */
static bool collect(outline *tree) {
    const uint32_t marks = tiaoli_doc_mark_count(tree->doc);
    tiaoli_mark mark = 1;
    open_rows open = {{{0, UINT32_MAX, false}}, 1};
    bool titled = false;
    if (!add_row(tree, 1, 0)) return false;
    for (tiaoli_node node = 2; node <= tiaoli_doc_node_count(tree->doc) + 1; node++) {
        tiaoli_node_info info = {0};
        info.size = sizeof info;
        const bool past = tiaoli_node_get(tree->doc, node, &info) != TIAOLI_OK;
        const uint32_t until = past ? UINT32_MAX : info.start;
        for (; mark <= marks && tiaoli_mark_start(tree->doc, mark) < until; mark++) {
            close_until(&open, tiaoli_mark_start(tree->doc, mark));
            give_mark(tree, &open, mark);
        }
        if (past) break;
        close_until(&open, info.start);
        if (is_row(tree, &info, titled) && !open_node(tree, &open, node, &info)) return false;
        if (info.kind == TIAOLI_NODE_TITLE) titled = true;
    }
    return true;
}

/* On which levels a vertical goes on below a row: known from behind. */
static void connect(outline *tree) {
    uint64_t more = 0;
    for (uint32_t i = tree->count; i-- > 0;) {
        outline_row *row = &tree->rows[i];
        more &= ((uint64_t)2 << row->depth) - 1; /* what is deeper is over */
        row->more = more;
        more |= (uint64_t)1 << row->depth;
    }
}

/* ----- drawing -------------------------------------------------------------------- */

static void put_verticals(outline *tree, const outline_row *row, uint32_t levels) {
    for (uint32_t level = 1; level <= levels; level++)
        line_put(&tree->line, row->more >> level & 1 ? "│  " : "   ");
}

static void put_branch(outline *tree, const outline_row *row) {
    if (!row->depth) return;
    put_verticals(tree, row, row->depth - 1);
    line_put(&tree->line, row->more >> row->depth & 1 ? "├─ " : "└─ ");
}

/* Left of a finding. */
static void put_indent(outline *tree, const outline_row *row) {
    const bool parent = row + 1 < tree->rows + tree->count && row[1].depth > row->depth;
    put_verticals(tree, row, row->depth);
    line_put(&tree->line, parent ? "│   " : "    ");
}

static void put_counts(outline *tree, tiaoli_node node) {
    uint32_t directives = 0, quotes = 0, numerals = 0;
    tiaoli_mark mark = TIAOLI_NONE;
    while ((mark = tiaoli_mark_next(tree->doc, node, 0, mark)) != 0) {
        const int32_t kind = tiaoli_mark_kind(tree->doc, mark);
        directives += kind == TIAOLI_MARK_DIRECTIVE;
        quotes += kind == TIAOLI_MARK_QUOTE;
        numerals += kind == TIAOLI_MARK_NUMERAL;
    }
    const uint32_t counts[] = {directives, quotes, numerals};
    char number[16];
    line_style(&tree->line, "2");
    for (int i = 0; i < 3; i++) {
        const int column = tree->line.limit - COUNT_COLUMNS + count_ends[i];
        const int digits = snprintf(number, sizeof number, "%lu", (unsigned long)counts[i]);
        line_pad(&tree->line, column - digits);
        line_put(&tree->line, counts[i] ? number : "");
    }
    line_style(&tree->line, "");
}

/* The words of a row: the heading of a division, else the first line. */
static tiaoli_span row_words(const outline *tree, tiaoli_node node) {
    tiaoli_span span = {tiaoli_node_start(tree->doc, node), tiaoli_node_end(tree->doc, node)};
    const tiaoli_node child = tiaoli_node_first_child(tree->doc, node);
    const int32_t kind = tiaoli_node_kind(tree->doc, node);
    if (kind == TIAOLI_NODE_TITLE || kind == TIAOLI_NODE_SENTENCE) return span;
    if (tiaoli_node_kind(tree->doc, child) == TIAOLI_NODE_HEADING) {
        /* from the number on, which may stand before the heading's own span */
        span.end = tiaoli_node_end(tree->doc, child);
        return span;
    }
    for (uint32_t at = span.start; at < span.end; at++)
        if (tree->text[at] == '\n' || tree->text[at] == '\r') span.end = at;
    return span;
}

/* Without line breaks, as a reader would write it. */
static void put_words(outline *tree, tiaoli_span words, int most) {
    char joined[WIDEST_ROW];
    tiaoli_doc_span_text(tree->doc, words.start, words.end, joined, sizeof joined);
    line_text(&tree->line, joined, strlen(joined), most);
}

static void put_row(outline *tree, const outline_row *row) {
    const tiaoli_span words = row_words(tree, row->node);
    const int32_t kind = tiaoli_node_kind(tree->doc, row->node);
    const bool division = kind == TIAOLI_NODE_DIVISION || kind == TIAOLI_NODE_ATTACHMENT;
    const bool text = kind == TIAOLI_NODE_PARAGRAPH || kind == TIAOLI_NODE_SENTENCE;
    put_branch(tree, row);
    const int room = tree->line.limit - tree->line.width;
    line_style(&tree->line, division ? "1" : "");
    put_words(tree, words, kind == TIAOLI_NODE_PARAGRAPH ? room / 2 : room - COUNT_COLUMNS);
    line_style(&tree->line, "");
    if (division) put_counts(tree, row->node);
    if (!division && !text) {
        line_style(&tree->line, "2");
        line_put(&tree->line, "  [");
        line_put(&tree->line, tiaoli_name(TIAOLI_DOMAIN_NODE, kind));
        line_put(&tree->line, "]");
        line_style(&tree->line, "");
    }
    line_end(&tree->line);
}

/* Title, column heads, genre and totals. */
static void put_head(outline *tree) {
    tiaoli_node title = TIAOLI_NONE;
    for (tiaoli_node node = 2; node && !title; node = tiaoli_node_next_sibling(tree->doc, node))
        if (tiaoli_node_kind(tree->doc, node) == TIAOLI_NODE_TITLE) title = node;
    const int32_t genre = tiaoli_doc_genre(tree->doc);
    char size[32];
    size_t bytes;
    tiaoli_doc_text(tree->doc, &bytes);
    snprintf(size, sizeof size, ", %lu bytes", (unsigned long)bytes);
    line_style(&tree->line, "1");
    if (title) {
        put_words(tree, row_words(tree, title), tree->line.limit - COUNT_COLUMNS);
    } else {
        line_put(&tree->line, "(no title)");
    }
    line_style(&tree->line, "");
    for (int i = 0; i < 3; i++) {
        const int end = tree->line.limit - COUNT_COLUMNS + count_ends[i];
        line_pad(&tree->line, end - (int)strlen(count_heads[i]));
        line_put(&tree->line, count_heads[i]);
    }
    line_end(&tree->line);
    line_put(&tree->line, genre ? tiaoli_name(TIAOLI_DOMAIN_GENRE, genre) : "other");
    line_put(&tree->line, size);
    put_counts(tree, 1);
    line_end(&tree->line);
}

/* 1-based; known for nodes, counted from there on. */
static uint32_t line_of(const outline *tree, uint32_t offset) {
    tiaoli_node_info info = {0};
    info.size = sizeof info;
    tiaoli_node_get(tree->doc, tiaoli_doc_node_at(tree->doc, offset, 0), &info);
    uint32_t line = info.line ? info.line : 1;
    for (uint32_t at = info.start; at < offset; at++) line += tree->text[at] == '\n';
    return line;
}

static void put_notes(outline *tree) {
    const uint32_t count = tiaoli_doc_note_count(tree->doc);
    for (uint32_t i = 0; i < count && i < MOST_NOTES; i++) {
        tiaoli_note note = {0};
        char line[64];
        note.size = sizeof note;
        tiaoli_doc_note_get(tree->doc, i, &note);
        snprintf(line, sizeof line, "! line %lu: ", (unsigned long)line_of(tree, note.start));
        line_put(&tree->line, line);
        line_put(&tree->line, tiaoli_note_text(note.code));
        line_put(&tree->line, ": ");
        line_text(&tree->line, tree->text + note.start, note.end - note.start,
                  tree->line.limit - tree->line.width);
        line_end(&tree->line);
    }
    if (count > MOST_NOTES) {
        char more[48];
        snprintf(more, sizeof more, "! and %lu more", (unsigned long)(count - MOST_NOTES));
        line_put(&tree->line, more);
        line_end(&tree->line);
    }
}

bool cli_outline(const tiaoli_doc *doc, const cli_options *options) {
    outline tree;
    memset(&tree, 0, sizeof tree);
    tree.doc = doc;
    tree.options = options;
    tree.text = tiaoli_doc_text(doc, NULL);
    tree.next = calloc((size_t)tiaoli_doc_mark_count(doc) + 1, sizeof *tree.next);
    line_begin(&tree.line);
    bool done = tree.next && collect(&tree);
    if (done) {
        connect(&tree);
        put_head(&tree);
        outline_findings(&tree, &tree.rows[0], put_indent);
        for (uint32_t i = 1; i < tree.count; i++) {
            put_row(&tree, &tree.rows[i]);
            outline_findings(&tree, &tree.rows[i], put_indent);
        }
        put_notes(&tree);
        done = !tree.line.failed;
    }
    line_free(&tree.line);
    free(tree.next);
    free(tree.rows);
    return done;
}
