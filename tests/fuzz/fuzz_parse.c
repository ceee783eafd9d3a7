/*
 * Fuzz target: parse, with options and limits from the first bytes.  Where these
 * ask for an allocation that fails, a parser of its own meets it, must say so or
 * do without, be good for the same text again, and leave nothing behind.
 */
#include "counting.h"
#include "fuzz.h"

static void parse_short_of_memory(const tl_fuzz_input *input) {
    tl_test_memory memory = {0};
    memory.fail_at = input->fail_at;
    memory.persistent = input->persistent;
    const tiaoli_allocator allocator = tl_test_allocator(&memory);
    tiaoli_error error = {TIAOLI_E_SINK, UINT32_MAX};
    tiaoli_parser *parser = tiaoli_parser_new(&allocator, &error);
    if (parser) {
        tiaoli_doc *doc =
            tiaoli_parser_parse(parser, input->text, input->length, &input->options, &error);
        tl_fuzz_check(input, doc, error);
        tiaoli_doc_free(doc);
        memory.fail_at = 0;
        doc = tiaoli_parser_parse(parser, input->text, input->length, &input->options, &error);
        TL_FUZZ_HOLDS(error.status != TIAOLI_E_NOMEM, "a parser can be used after an error", 0);
        tl_fuzz_check(input, doc, error);
        tiaoli_parser_free(parser);
        tiaoli_doc_free(doc);
    } else {
        TL_FUZZ_HOLDS(error.status == TIAOLI_E_NOMEM, "no parser for want of memory", 0);
    }
    TL_FUZZ_HOLDS(memory.live == 0, "all memory comes back", memory.live);
    TL_FUZZ_HOLDS(!memory.wrong_size, "a block goes back with its size", memory.calls);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tl_fuzz_input input = tl_fuzz_read(data, size);
    if (input.fail_at)
        parse_short_of_memory(&input);
    else
        tiaoli_doc_free(tl_fuzz_parse(&input));
    tl_fuzz_done(&input);
    return 0;
}
