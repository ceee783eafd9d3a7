/*
 * Fuzz target: a caller's word list, and a text that is parsed with it.  The list
 * ends at the first empty line; without one the input is list and text in one.
 * Either the list is taken, or one row of it is told that is wrong.
 */
#include <string.h>

#include "counting.h"
#include "fuzz.h"

/* The line of a place, counted apart from the library. */
static uint32_t line_of(const char *text, size_t place) {
    uint32_t line = 1;
    for (size_t i = 0; i < place; i++)
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) line++;
    return line;
}

static void check_problem(const char *tsv, size_t length, const tiaoli_problem *problem,
                          tiaoli_error error) {
    TL_FUZZ_HOLDS(error.offset == problem->start, "the place is told twice", error.offset);
    TL_FUZZ_HOLDS(problem->start <= problem->end && problem->end <= length,
                  "what is wrong is in the list", problem->start);
    TL_FUZZ_HOLDS(problem->code > TIAOLI_PROBLEM_NONE &&
                      problem->code <= TIAOLI_PROBLEM_AMBIGUOUS_CLASS &&
                      tiaoli_problem_text(problem->code)[0],
                  "a problem has a code", problem->code);
    TL_FUZZ_HOLDS(problem->line == line_of(tsv, problem->start), "a problem has a line",
                  problem->line);
}

static tiaoli_lexicon *make(const tl_fuzz_input *input, const char *tsv, size_t length,
                            tl_test_memory *memory) {
    const tiaoli_allocator allocator = tl_test_allocator(memory);
    tiaoli_problem problem = {.size = sizeof problem};
    tiaoli_error error = {TIAOLI_E_SINK, UINT32_MAX}, again;
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(tsv, length, &allocator, &problem, &error);
    if (error.status == TIAOLI_E_LEXICON)
        check_problem(tsv, length, &problem, error);
    else
        TL_FUZZ_HOLDS(problem.code == TIAOLI_PROBLEM_NONE && !error.offset, "nothing is wrong",
                      problem.code);
    TL_FUZZ_HOLDS((lexicon != NULL) == (error.status == TIAOLI_OK), "a lexicon or an error",
                  error.status);
    TL_FUZZ_HOLDS(lexicon || memory->live == 0, "what failed leaves nothing", memory->live);
    if (error.status != TIAOLI_E_NOMEM) return lexicon;
    TL_FUZZ_HOLDS(input->fail_at, "memory was refused", error.offset);
    memory->fail_at = 0;
    lexicon = tiaoli_lexicon_new(tsv, length, &allocator, NULL, &again);
    TL_FUZZ_HOLDS(again.status == (lexicon ? TIAOLI_OK : TIAOLI_E_LEXICON), "then it was that",
                  again.status);
    return lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tl_fuzz_input input = tl_fuzz_read(data, size);
    size_t end = 0;
    while (end + 1 < input.length && !(input.text[end] == '\n' && input.text[end + 1] == '\n'))
        end++;
    const bool parted = end + 1 < input.length;
    tl_fuzz_input list = tl_fuzz_read(data, parted ? TL_FUZZ_HEAD + end : size);
    tl_test_memory memory = {0};
    memory.fail_at = input.fail_at;
    memory.persistent = input.persistent;
    tiaoli_lexicon *lexicon = make(&input, list.text, list.length, &memory);
    tl_fuzz_done(&list); /* the list is not kept */
    tl_fuzz_input text = tl_fuzz_read(data, size);
    if (parted) {
        text.length -= end + 2;
        memmove(text.text, text.text + end + 2, text.length);
    }
    text.options.max_bytes = 0;
    text.options.lexicon = lexicon;
    tiaoli_doc *doc = tl_fuzz_parse(&text);
    tiaoli_lexicon_free(lexicon);
    TL_FUZZ_HOLDS(memory.live == 0 && !memory.wrong_size, "all memory comes back", memory.live);
    tiaoli_doc_free(doc);
    tl_fuzz_done(&text);
    tl_fuzz_done(&input);
    return 0;
}
