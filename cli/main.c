/* The `tiaoli` command: options, then one document after another. */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table.h"

static const char usage_text[] =
    "usage: tiaoli parse   [options] [FILE|-]...   one JSON document per file\n"
    "       tiaoli outline [options] [FILE|-]...   a tree for people\n"
    "       tiaoli chunks  [options] [FILE|-]...   a JSON line per paragraph, with the\n"
    "                                              headings above it\n"
    "       tiaoli slogans [options] [FILE|-]...   the slogans of all files, counted\n"
    "       tiaoli references [options] [FILE|-]...  what is cited, and where it leads\n"
    "       tiaoli directives [options] [FILE|-]...  who must do what, by when\n"
    "       tiaoli targets [options] [FILE|-]...   what is to be reached\n"
    "       tiaoli quantities [options] [FILE|-]...  what numbers measure, with exact values\n"
    "       tiaoli find CITATION [FILE|-]...       the text of a provision: 第二条第一款\n"
    "       tiaoli jsonl   [options] [-]           {\"id\":...,\"text\":...} lines in, JSON lines "
    "out\n"
    "\n"
    "options:\n"
    "  --pretty          parse: one node or finding a line\n"
    "  --encoding NAME   the files are in this encoding (gb18030, big5, utf-16 ...);\n"
    "                    offsets then refer to the text converted to UTF-8\n"
    "  --replace         read bytes that are no text as U+FFFD instead of failing\n"
    "  --lexicon FILE    words that the texts use: lines of term, tab, class\n"
    "  --genre NAME      speech, notice, plan, report, law or other; default: detect\n"
    "  --reference-date YYYY-MM-DD\n"
    "                    the day from which 'this year' and 'yesterday' count\n"
    "  --chunks          jsonl: what chunks prints, as an array in each line\n"
    "  --jobs N          jsonl: N threads (default 1; 0: one for each core); same output\n"
    "  --progress, --no-progress\n"
    "                    jsonl: how far it has come, on standard error; default: in a terminal\n"
    "  --paragraphs      outline: the first words of every paragraph\n"
    "  --directives      outline: who must do what, below its section\n"
    "  --slogans         outline: quoted slogans, campaigns and counted abbreviations\n"
    "  --numerals        outline: numbers with their values\n"
    "  --all             outline: all of these\n"
    "  --format NAME     table (default), tsv, json (a line each) or csv; slogans,\n"
    "                    references: not csv; chunks: json (default), tsv or csv\n"
    "  --columns LIST    rows (directives, targets, quantities; chunks as tsv or csv): these\n"
    "                    columns, such as date,text, in this order\n"
    "  --bom             rows: csv and tsv begin with a byte order mark\n"
    "  --offsets UNIT    count in bytes (default), code-points or utf16; not for parse, jsonl\n"
    "  --force NAME      directives: obligation, prohibition, permission, encouragement,\n"
    "                    commitment or exhortation\n"
    "  --actor TEXT      directives: of actors whose names hold the text\n"
    "  --unit TEXT       directives, targets, quantities: likewise of responsible units, units\n"
    "                    of measurement\n"
    "  --by-unit         directives: a row for each responsible unit\n"
    "  --kind NAME       quantities: money, date ...; chunks: paragraph, title ...\n"
    "  --cues-only       of the directives only those with a cue of their own\n"
    "  --sort NAME       slogans: by count (default) or first appearance\n"
    "  --help, --version\n"
    "\n"
    "exit status: 0 all good, 1 some document failed, 2 wrong usage,\n"
    "             3 jsonl ended before all lines were answered\n";

static int usage_error(const char *message, const char *detail) {
    fprintf(stderr, "tiaoli: %s", message);
    if (detail) cli_put_shown(stderr, detail, strlen(detail), "");
    fputs("\nTry 'tiaoli --help'.\n", stderr);
    return CLI_USAGE;
}

/* The value from 1 to `last` that has the name. */
static bool by_name(int32_t domain, int32_t last, const char *name, int32_t *value) {
    for (int32_t i = 1; i <= last; i++) {
        if (strcmp(tiaoli_name(domain, i), name) == 0) {
            *value = i;
            return true;
        }
    }
    return false;
}

/* 2026-03-05, a day that the library takes. */
static bool read_date(const char *text, int32_t *date) {
    static const char form[] = "dddd-dd-dd";
    *date = 0;
    for (size_t i = 0; i < sizeof form; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i]) return false;
        if (digit) *date = *date * 10 + (text[i] - '0');
    }
    const tiaoli_options options = {.size = sizeof options, .reference_date = *date};
    tiaoli_parser *parser = *date ? tiaoli_parser_new(NULL, NULL) : NULL;
    tiaoli_doc *doc = tiaoli_parser_parse(parser, "", 0, &options, NULL);
    const bool known = doc != NULL;
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    return known;
}

static bool choose(const char *name, const char *const *names, uint32_t count, uint32_t *chosen) {
    for (*chosen = 0; name && *chosen < count; ++*chosen)
        if (strcmp(name, names[*chosen]) == 0) return true;
    return false;
}

enum {
    PRETTY = 256,
    ENCODING,
    REPLACE,
    LEXICON,
    GENRE,
    REFERENCE_DATE,
    CHUNKS,
    FORMAT,
    SORT,
    BOM,
    COLUMNS,
    OFFSETS,
    BY_UNIT,
    KIND,
    FORCE,
    ACTOR,
    UNIT,
    CUES_ONLY,
    JOBS,
    PROGRESS,
    NO_PROGRESS,
    SHOW = 512 /* | CLI_SHOW_... */
};

static const struct option long_options[] = {
    {"pretty", no_argument, NULL, PRETTY},
    {"encoding", required_argument, NULL, ENCODING},
    {"replace", no_argument, NULL, REPLACE},
    {"lexicon", required_argument, NULL, LEXICON},
    {"genre", required_argument, NULL, GENRE},
    {"reference-date", required_argument, NULL, REFERENCE_DATE},
    {"chunks", no_argument, NULL, CHUNKS},
    {"format", required_argument, NULL, FORMAT},
    {"sort", required_argument, NULL, SORT},
    {"bom", no_argument, NULL, BOM},
    {"columns", required_argument, NULL, COLUMNS},
    {"offsets", required_argument, NULL, OFFSETS},
    {"by-unit", no_argument, NULL, BY_UNIT},
    {"kind", required_argument, NULL, KIND},
    {"force", required_argument, NULL, FORCE},
    {"actor", required_argument, NULL, ACTOR},
    {"unit", required_argument, NULL, UNIT},
    {"cues-only", no_argument, NULL, CUES_ONLY},
    {"jobs", required_argument, NULL, JOBS},
    {"progress", no_argument, NULL, PROGRESS},
    {"no-progress", no_argument, NULL, NO_PROGRESS},
    {"paragraphs", no_argument, NULL, SHOW | CLI_SHOW_PARAGRAPHS},
    {"slogans", no_argument, NULL, SHOW | CLI_SHOW_SLOGANS},
    {"directives", no_argument, NULL, SHOW | CLI_SHOW_DIRECTIVES},
    {"numerals", no_argument, NULL, SHOW | CLI_SHOW_NUMERALS},
    {"all", no_argument, NULL, SHOW | CLI_SHOW_ALL},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int print_version(void) {
    printf("tiaoli %s (rules %lu, %s)\n", tiaoli_version_string(),
           (unsigned long)tiaoli_rules_revision(), tiaoli_segmenter_name());
    return cli_finish_output() ? CLI_GOOD : CLI_FAILED;
}

static int print_help(void) {
    fputs(usage_text, stdout);
    return cli_finish_output() ? CLI_GOOD : CLI_FAILED;
}

/* Those of rows. */
static bool take_filter(int option, cli_options *options) {
    switch (option) {
        case BOM:
            options->bom = true;
            return true;
        case COLUMNS:
            options->columns = optarg;
            return true;
        case BY_UNIT:
            options->by_unit = true;
            return true;
        case KIND:
            options->kind_name = optarg;
            return true;
        case FORCE:
            return by_name(TIAOLI_DOMAIN_FORCE, TIAOLI_FORCE_EXHORTATION, optarg, &options->force);
        case ACTOR:
            options->actor = optarg;
            return true;
        case UNIT:
            options->unit = optarg;
            return true;
        default:
            options->parse.flags |= TIAOLI_PARSE_CUES_ONLY;
            return true;
    }
}

/* The threads that optarg asks for, one for each core if it is 0. */
static bool read_jobs(uint32_t *jobs) {
    enum { MOST = 1024 };
    if (!*optarg || strlen(optarg) > 4 || optarg[strspn(optarg, "0123456789")]) return false;
    unsigned long count = strtoul(optarg, NULL, 10);
    if (count > MOST) return false;
    if (!count) {
        const long cores = sysconf(_SC_NPROCESSORS_ONLN);
        count = cores > 0 ? (unsigned long)cores : 1;
    }
    *jobs = (uint32_t)(count < MOST ? count : MOST);
    return true;
}

/* How jsonl runs. */
static bool take_run(int option, cli_options *options) {
    if (option == JOBS) return read_jobs(&options->jobs);
    options->progress = option == PROGRESS ? CLI_PROGRESS_ON : CLI_PROGRESS_OFF;
    return true;
}

/* What is wrong with a name that is one of a few, or with a date; NULL: nothing. */
static const char *take_choice(int option, cli_options *options) {
    static const char *const formats[] = {"table", "tsv", "json", "csv"};
    static const char *const orders[] = {"count", "first"};
    static const char *const units[] = {"bytes", "utf16", "code-points"}; /* TIAOLI_UNIT_* */
    uint32_t chosen;
    if (option == GENRE) {
        int32_t *genre = &options->parse.genre;
        const bool known = by_name(TIAOLI_DOMAIN_GENRE, TIAOLI_GENRE_OTHER, optarg, genre);
        return known ? NULL : "unknown genre: ";
    }
    if (option == REFERENCE_DATE)
        return read_date(optarg, &options->parse.reference_date)
                   ? NULL
                   : "no day of the form 2026-03-05: ";
    if (option == FORMAT)
        return choose(optarg, formats, 4, &options->format) ? NULL : "unknown format: ";
    if (option == SORT) {
        if (!choose(optarg, orders, 2, &chosen)) return "unknown order: ";
        options->by_first = chosen == 1;
        return NULL;
    }
    if (!choose(optarg, units, 3, &chosen)) return "unknown unit of offsets: ";
    options->offset_unit = (int32_t)chosen;
    return NULL;
}

/* -1: go on; else an exit status. */
static int read_options(int argc, char **argv, cli_options *options) {
    const char *wrong;
    int option;
    while ((option = getopt_long(argc, argv, "hV", long_options, NULL)) != -1) {
        switch (option) {
            case PRETTY:
                options->pretty = true;
                break;
            case ENCODING:
                if (!cli_knows_encoding(optarg)) return usage_error("unknown encoding: ", optarg);
                options->encoding = optarg;
                break;
            case REPLACE:
                options->parse.flags |= TIAOLI_PARSE_REPLACE_UTF8;
                break;
            case LEXICON:
                if (options->lexicon) return usage_error("more than one --lexicon: ", optarg);
                options->lexicon = optarg;
                break;
            case CHUNKS:
                options->chunks = true;
                break;
            case JOBS:
            case PROGRESS:
            case NO_PROGRESS:
                if (!take_run(option, options)) return usage_error("no number of jobs: ", optarg);
                break;
            case GENRE:
            case REFERENCE_DATE:
            case FORMAT:
            case SORT:
            case OFFSETS:
                wrong = take_choice(option, options);
                if (wrong) return usage_error(wrong, optarg);
                break;
            case BOM:
            case COLUMNS:
            case BY_UNIT:
            case KIND:
            case FORCE:
            case ACTOR:
            case UNIT:
            case CUES_ONLY:
                if (!take_filter(option, options)) return usage_error("unknown force: ", optarg);
                break;
            case 'h':
                return print_help();
            case 'V':
                return print_version();
            default:
                if (!(option & SHOW)) return CLI_USAGE; /* getopt has said why */
                options->show |= (uint32_t)option & CLI_SHOW_ALL;
                break;
        }
    }
    return -1;
}

/* ----- documents ---------------------------------------------------------------- */

/* false: out of memory. */
typedef bool (*view)(const tiaoli_doc *doc, const char *path, const cli_options *options);

/* Nobody reading any more is said at the end, as for all views. */
static bool show_json(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    (void)path;
    tiaoli_doc_write_json(doc, options->pretty ? (uint32_t)TIAOLI_JSON_PRETTY : 0, cli_sink, NULL);
    cli_sink(NULL, "\n", 1);
    return true;
}

static bool show_outline(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    (void)path;
    return cli_outline(doc, options);
}

static bool add_slogans(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    return cli_slogans_add(options->slogans, doc, path, options);
}

static bool show_references(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    return cli_references(doc, path, options);
}

/* Its outcome is another: do_file asks for it. */
static bool show_provision(const tiaoli_doc *doc, const char *path, const cli_options *options) {
    return cli_find(doc, path, options);
}

typedef struct {
    const char *name;
    view show;
    const cli_layout *rows; /* NULL: it has none                                  */
    int32_t kinds;          /* TIAOLI_DOMAIN_* of --kind; 0: not for it            */
    bool offsets;           /* --offsets is for it                                */
} command;

static const command commands[] = {
    {"parse", show_json, NULL, 0, false},
    {"outline", show_outline, NULL, 0, false},
    {"chunks", cli_chunks, &cli_chunk_layout, TIAOLI_DOMAIN_NODE, true},
    {"slogans", add_slogans, NULL, 0, true},
    {"references", show_references, NULL, 0, true},
    {"directives", cli_directives, &cli_directive_layout, 0, true},
    {"targets", cli_targets, &cli_target_layout, 0, true},
    {"quantities", cli_quantities, &cli_quantity_layout, TIAOLI_DOMAIN_QUANTITY, true},
    {"find", show_provision, NULL, 0, false}};

/* NULL: jsonl, or no command. */
static const command *command_of(const char *name) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(name, commands[i].name) == 0) return &commands[i];
    return NULL;
}

static bool do_file(tiaoli_parser *parser, const char *path, view show,
                    const cli_options *options) {
    cli_bytes text = {NULL, 0, 0};
    bool done = cli_read(path, options, &text);
    if (done) {
        tiaoli_options parse = options->parse;
        tiaoli_error error = {TIAOLI_OK, 0};
        parse.flags |= TIAOLI_PARSE_BORROW_TEXT;
        tiaoli_doc *doc = tiaoli_parser_parse(parser, text.data, text.length, &parse, &error);
        tiaoli_offsets *offsets = NULL;
        cli_options with_offsets = *options;
        if (doc && options->offset_unit != TIAOLI_UNIT_BYTES)
            offsets = tiaoli_offsets_new(text.data, text.length, NULL, &error);
        with_offsets.offsets = offsets;
        if (doc && show == show_provision)
            done = cli_find(doc, path, options);
        else if (doc && error.status == TIAOLI_OK && !show(doc, path, &with_offsets))
            error.status = TIAOLI_E_NOMEM;
        tiaoli_offsets_free(offsets);
        if (error.status != TIAOLI_OK) {
            cli_complain(path, error);
            done = false;
        }
        tiaoli_doc_free(doc);
    }
    free(text.data);
    return done;
}

/* Between the documents of several files. */
static void put_file_name(const char *path, bool first) {
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    fputs(first ? "==> " : "\n==> ", stdout);
    cli_put_shown(stdout, name, strlen(name), "");
    puts(" <==");
}

static int do_files(tiaoli_parser *parser, char **paths, int count, view show,
                    const cli_options *options) {
    bool good = true;
    const bool list = show == show_references || (options->layout.count && show != cli_chunks);
    const bool for_people =
        show == show_outline || show == show_provision || (options->format == CLI_TABLE && list);
    if (show == show_references) cli_references_head(options);
    if (options->layout.count) table_head(options);
    if (!count) good = do_file(parser, "-", show, options);
    for (int i = 0; i < count; i++) {
        if (for_people && count > 1) put_file_name(paths[i], i == 0);
        good = do_file(parser, paths[i], show, options) && good;
        if (!cli_finish_output()) return CLI_FAILED;
    }
    return good ? CLI_GOOD : CLI_FAILED;
}

/* All files, then the list of what they have. */
static int do_slogans(tiaoli_parser *parser, char **paths, int count, const cli_options *options) {
    cli_options with_list = *options;
    with_list.slogans = cli_slogans_new();
    int status = CLI_FAILED;
    if (with_list.slogans) status = do_files(parser, paths, count, add_slogans, &with_list);
    if (!with_list.slogans || !cli_slogans_print(with_list.slogans, options)) {
        fprintf(stderr, "tiaoli: %s\n", tiaoli_status_text(TIAOLI_E_NOMEM));
        status = CLI_FAILED;
    }
    cli_slogans_free(with_list.slogans);
    return status;
}

static int run_parser(view show, char **paths, int count, const cli_options *options) {
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, &error);
    if (!parser) {
        fprintf(stderr, "tiaoli: %s\n", tiaoli_status_text(error.status));
        return CLI_FAILED;
    }
    int status;
    if (show == add_slogans)
        status = do_slogans(parser, paths, count, options);
    else
        status = do_files(parser, paths, count, show, options);
    tiaoli_parser_free(parser);
    return status;
}

/* The first of the paths is a citation, and nothing else. */
static bool take_citation(char ***paths, int *count, cli_options *options) {
    options->citation.size = sizeof options->citation;
    if (!*count) return false;
    const char *text = (*paths)[0];
    const size_t length = strlen(text);
    if (!length || tiaoli_citation_read(text, length, &options->citation) != length) return false;
    ++*paths;
    --*count;
    return true;
}

/* What an option asks of a command that it is not for.  CLI_GOOD: nothing. */
static int check_rows(const command *known, const char *name, cli_options *options) {
    const cli_layout *rows = known ? known->rows : NULL;
    const int32_t kinds = known ? known->kinds : 0;
    if (options->by_unit && rows != &cli_directive_layout)
        return usage_error("--by-unit is for directives, not ", name);
    if (options->by_unit) rows = &cli_unit_layout;
    if (options->format == CLI_CSV && !rows) return usage_error("CSV is not for ", name);
    const bool text = options->format == CLI_TSV || options->format == CLI_CSV;
    if (options->columns && (!rows || (rows == &cli_chunk_layout && !text)))
        return usage_error("no columns to choose: ", name);
    if (rows && !table_choose(options->columns, *rows, options))
        return usage_error("unknown column, or too many: ", options->columns);
    if (options->kind_name && !kinds) return usage_error("--kind is not for ", name);
    if (kinds && options->kind_name &&
        !by_name(kinds,
                 kinds == TIAOLI_DOMAIN_NODE ? TIAOLI_NODE_BACKMATTER : TIAOLI_QUANTITY_RANGE,
                 options->kind_name, &options->kind))
        return usage_error("unknown kind: ", options->kind_name);
    if (options->offset_unit != TIAOLI_UNIT_BYTES && (!known || !known->offsets))
        return usage_error("offsets are bytes in ", name);
    return CLI_GOOD;
}

static int run_command(const char *name, char **paths, int count, const cli_options *options) {
    cli_options with_lexicon = *options;
    if (strcmp(name, "find") == 0 && !take_citation(&paths, &count, &with_lexicon))
        return usage_error("no provision to find: ", count ? paths[0] : "");
    const bool jsonl = strcmp(name, "jsonl") == 0;
    const command *known = command_of(name);
    if (!jsonl && !known) return usage_error("unknown command: ", name);
    if (check_rows(known, name, &with_lexicon) != CLI_GOOD) return CLI_USAGE;
    if (jsonl && (count > 1 || (count == 1 && strcmp(paths[0], "-") != 0)))
        return usage_error("jsonl reads standard input only, not ", paths[0]);
    if (!jsonl && (options->jobs || options->progress))
        return usage_error("--jobs, --progress and --no-progress are for jsonl, not ", name);
    if (jsonl && options->encoding)
        return usage_error("JSON is UTF-8: --encoding does not go with ", name);

    tiaoli_lexicon *lexicon = options->lexicon ? cli_lexicon(options->lexicon) : NULL;
    if (options->lexicon && !lexicon) return CLI_USAGE;
    with_lexicon.parse.lexicon = lexicon;
    const int status =
        jsonl ? cli_jsonl(&with_lexicon) : run_parser(known->show, paths, count, &with_lexicon);
    tiaoli_lexicon_free(lexicon);
    return cli_finish_output() || status == CLI_BROKEN ? status : CLI_FAILED;
}

int main(int argc, char **argv) {
    cli_options options = {0};
    options.parse.size = sizeof options.parse;
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves is an error to report */
    const int status = read_options(argc, argv, &options);
    if (status >= 0) return status;
    if (optind >= argc) {
        fputs(usage_text, stderr);
        return CLI_USAGE;
    }
    return run_command(argv[optind], argv + optind + 1, argc - optind - 1, &options);
}
