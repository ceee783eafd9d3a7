/* Words of an office's own, and offsets as JavaScript, Java and C# count them. */
#include <stdio.h>
#include <string.h>
#include <tiaoli/tiaoli.h>

static const char words[] =
    "# term\tclasses\twhere it comes from\n"
    "擘画\tclause.verb\tprovincial plans\n"
    "一表通\tnumber.name\tname of a system\n";
static const char text[] = "𠮷祥街道要擘画数字底座，推广一表通平台。";

static tiaoli_lexicon *read_words(void) {
    tiaoli_problem problem = {.size = sizeof problem};
    tiaoli_lexicon *lexicon = tiaoli_lexicon_new(words, strlen(words), NULL, &problem, NULL);
    if (!lexicon) fprintf(stderr, "line %u: %s\n", problem.line, tiaoli_problem_text(problem.code));
    return lexicon;
}

int main(void) {
    const size_t length = strlen(text);
    tiaoli_lexicon *lexicon = read_words();
    tiaoli_parser *parser = tiaoli_parser_new(NULL, NULL);
    tiaoli_offsets *offsets = tiaoli_offsets_new(text, length, NULL, NULL);
    const tiaoli_options options = {.size = sizeof options, .lexicon = lexicon};
    tiaoli_doc *doc = tiaoli_parser_parse(parser, text, length, &options, NULL);
    for (tiaoli_mark m = 1; m <= tiaoli_doc_mark_count(doc); m++) {
        const uint32_t bytes[] = {tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)};
        uint32_t units[2] = {0, 0};
        tiaoli_offsets_convert(offsets, TIAOLI_UNIT_BYTES, TIAOLI_UNIT_UTF16, bytes, units, 2);
        printf("%s, bytes %u to %u, UTF-16 %u to %u: %.*s\n",
               tiaoli_name(TIAOLI_DOMAIN_MARK, tiaoli_mark_kind(doc, m)), bytes[0], bytes[1],
               units[0], units[1], (int)(bytes[1] - bytes[0]), text + bytes[0]);
    }
    tiaoli_doc_free(doc);
    tiaoli_offsets_free(offsets);
    tiaoli_parser_free(parser);
    tiaoli_lexicon_free(lexicon);
    return doc ? 0 : 1;
}
