/*
 * Takes a byte position, gives the longest term of a word list there.  The
 * tables are compiled from lib/data/ by lib/gen/compile_lexicon.c.
 */
#include "lexicon.h"

#include <string.h>

#include "text.h"

const tl_lexicon tl_builtin_lexicon = {&tl_lexicon_outline, &tl_lexicon_number, &tl_lexicon_quote,
                                       &tl_lexicon_clause};

/* No term is longer; the compiler of the tables checks it. */
enum { LONGEST_TERM = 96 };

static uint32_t group_of(const tl_lex_table *table, uint32_t code_point) {
    if (code_point > 0xFFFF) return 0;
    const uint32_t block = table->page[code_point >> 6];
    return table->group[block * 64 + (code_point & 63)];
}

tl_lex_match tl_lex_longest(const tl_lex_table *table, const char *text, uint32_t start,
                            uint32_t end, tl_classes wanted) {
    const tl_lex_match none = {0, 0};
    if (start >= end) return none;
    uint32_t length;
    const uint32_t group = group_of(table, tl_decode(text, start, end, &length));
    if (!group) return none;
    for (uint32_t i = table->first[group]; i < table->first[group + 1]; i++) {
        const tl_lex_entry *entry = &table->entries[i];
        if (!(entry->classes & wanted) || entry->length > end - start) continue;
        if (memcmp(text + start, table->pool + entry->offset, entry->length) == 0) {
            const tl_lex_match match = {entry->length, entry->classes};
            return match;
        }
    }
    return none;
}

tl_classes tl_lex_exact(const tl_lex_table *table, const char *text, uint32_t start, uint32_t end) {
    if (start >= end) return 0;
    uint32_t length;
    const uint32_t group = group_of(table, tl_decode(text, start, end, &length));
    if (!group) return 0;
    for (uint32_t i = table->first[group]; i < table->first[group + 1]; i++) {
        const tl_lex_entry *entry = &table->entries[i];
        if (entry->length == end - start &&
            memcmp(text + start, table->pool + entry->offset, entry->length) == 0)
            return entry->classes;
    }
    return 0;
}

tl_lex_match tl_lex_longest_before(const tl_lex_table *table, const char *text, uint32_t start,
                                   uint32_t end, tl_classes wanted) {
    tl_lex_match best = {0, 0};
    uint32_t at = end;
    while (at > start && end - at < LONGEST_TERM) {
        at = tl_before(text, start, at);
        const tl_classes classes = tl_lex_exact(table, text, at, end);
        if (classes & wanted) {
            best.length = end - at;
            best.classes = classes;
        }
    }
    return best;
}
