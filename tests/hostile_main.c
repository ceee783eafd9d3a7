/*
 * Parses hostile texts and writes their JSON, for somebody else to count the work:
 * test_linear.sh has callgrind do so.
 *     hostile --list              names the generators
 *     hostile NAME BYTES          one text
 *     hostile --pairs BYTES       each generator's text of that length, then twice it
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

#include "hostile.h"

static int32_t TIAOLI_CALL count_bytes(void *ctx, const char *data, size_t length) {
    (void)data;
    *(size_t *)ctx += length;
    return 0;
}

static int run(size_t index, size_t length) {
    const tiaoli_options options = {.size = sizeof options, .flags = TIAOLI_PARSE_REPLACE_UTF8};
    char *text = tl_hostile_make(index, length);
    size_t written = 0;
    tiaoli_error error;
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, strlen(text), &options, &error);
    tl_hostile_step();
    const tiaoli_status status =
        doc ? tiaoli_doc_write_json(doc, 0, count_bytes, &written) : error.status;
    tl_hostile_step();
    printf("%s\t%zu\t%u\t%zu\t%s\n", tl_hostile_name(index), strlen(text),
           (unsigned)tiaoli_doc_mark_count(doc), written, tiaoli_status_name(status));
    tiaoli_doc_free(doc);
    tiaoli_parser_free(parser);
    free(text);
    return status != TIAOLI_OK;
}

int main(int argc, char **argv) {
    const size_t count = tl_hostile_count();
    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        for (size_t i = 0; i < count; i++) puts(tl_hostile_name(i));
        return 0;
    }
    const size_t length = argc == 3 ? strtoul(argv[2], NULL, 0) : 0;
    if (!length) {
        fputs("usage: hostile --list | NAME BYTES | --pairs BYTES\n", stderr);
        return 2;
    }
    if (strcmp(argv[1], "--pairs") != 0) {
        const size_t index = tl_hostile_find(argv[1]);
        return index < count ? run(index, length) : 2;
    }
    int failed = 0;
    for (size_t i = 0; i < count; i++) failed |= run(i, length) | run(i, 2 * length);
    return failed;
}
