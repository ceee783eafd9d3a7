/* Takes the path of a word list, gives the lexicon for --lexicon. */
#include <stdlib.h>

#include "cli.h"

static void complain(const char *path, const char *tsv, const tiaoli_problem *problem) {
    cli_begin_message(path);
    fprintf(stderr, ":%lu: %s", (unsigned long)problem->line, tiaoli_problem_text(problem->code));
    if (problem->code == TIAOLI_PROBLEM_UNKNOWN_CLASS ||
        problem->code == TIAOLI_PROBLEM_AMBIGUOUS_CLASS) {
        fputs(": ", stderr);
        cli_put_shown(stderr, tsv + problem->start, problem->end - problem->start, "");
    }
    fputc('\n', stderr);
}

tiaoli_lexicon *cli_lexicon(const char *path) {
    const cli_options as_it_is = {0}; /* --encoding is about the documents */
    cli_bytes tsv = {NULL, 0, 0};
    tiaoli_problem problem = {.size = sizeof problem};
    tiaoli_error error;
    tiaoli_lexicon *lexicon = NULL;
    if (cli_read(path, &as_it_is, &tsv)) {
        lexicon = tiaoli_lexicon_new(tsv.data, tsv.length, NULL, &problem, &error);
        if (!lexicon && error.status == TIAOLI_E_LEXICON)
            complain(path, tsv.data, &problem);
        else if (!lexicon)
            cli_complain(path, error);
    }
    free(tsv.data);
    return lexicon;
}
