/*
 * Compiles the characters that matter to a number into C tables.
 *
 *     compile_characters OUT.c CHARACTERS.tsv LIST.tsv...
 *
 * A row of CHARACTERS.tsv holds characters, their part, and their value; the parts
 * are TL_CHARACTER_PARTS of number_char.h.  The other files are the word lists of
 * section number: from them comes which characters begin a word of the calendar.
 * Runs on the build machine only, so it prints and exits.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number_char.h"
#include "read_lists.h"
#include "text.h"

enum { LINE = 4096, MOST_KINDS = 255, INDEX = TL_CHARACTER_PAGES * 64 };

#define ROW(id, name, formal) {name, TL_CHAR_##id, formal},
static const struct {
    const char *name;
    uint8_t class;
    bool formal;
} parts[] = {TL_CHARACTER_PARTS(ROW)};

static tl_number_char kinds[MOST_KINDS] = {{TL_CHAR_NONE, 0, false}};
static uint32_t kind_count = 1;
static uint8_t kind_of[INDEX];
static tl_stops numbers, quoted, first, second, leads, words;

static uint8_t kind(uint8_t class, bool formal, long value, const char *file, unsigned line) {
    uint32_t i = 0;
    while (i < kind_count &&
           (kinds[i].class != class || kinds[i].formal != formal || kinds[i].value != value))
        i++;
    if (value < 0 || value > UINT8_MAX || i == MOST_KINDS) die(file, line, "bad value", NULL);
    if (i == kind_count) {
        kinds[i].class = class;
        kinds[i].formal = formal;
        kinds[i].value = (uint8_t)value;
        kind_count++;
    }
    return (uint8_t)i;
}

static void include(tl_stops *set, uint32_t c) { set->page[c >> 6] |= (uint64_t)1 << (c & 63); }

static void read_characters(char *row, const char *file, unsigned line) {
    char *part = strchr(row, '\t'), *value = part ? strchr(part + 1, '\t') : NULL;
    if (!value) die(file, line, "a row has three columns", NULL);
    *part++ = *value++ = '\0';
    uint32_t i = 0;
    while (i < sizeof parts / sizeof *parts && strcmp(parts[i].name, part) != 0) i++;
    if (i == sizeof parts / sizeof *parts) die(file, line, "unknown part", NULL);
    const uint8_t what = kind(parts[i].class, parts[i].formal, strtol(value, NULL, 10), file, line);
    const uint32_t end = (uint32_t)strlen(row);
    for (uint32_t at = 0, used; at < end; at += used) {
        const uint32_t c = tl_decode(row, at, end, &used);
        /* what tl_next_stop has a way for */
        if (c == 0xFFFD || (used != 1 && used != 3)) die(file, line, "bad character", NULL);
        if (kind_of[c]) die(file, line, "a character stands twice", NULL);
        kind_of[c] = what;
        if (parts[i].class < TL_CHAR_SPLIT) include(&numbers, c);
        if (parts[i].class <= TL_CHAR_SPLIT) include(&quoted, c);
    }
}

/* The numeral scan looks for words only around number characters. */
static void add_lead(const char *term, uint32_t end, const char *file, unsigned line) {
    uint32_t at = 0, used;
    for (int i = 0; i <= TL_WORD_LEAD && at < end; i++, at += used) {
        const uint8_t class = kinds[kind_of[tl_decode(term, at, end, &used)]].class;
        if (class && class <= TL_CHAR_LAST_NUMBER) {
            if (i) include(&leads, tl_decode(term, 0, end, &used));
            return;
        }
        if (used != 3) die(file, line, "a character before the number of another length", NULL);
    }
    die(file, line, "no number character near the beginning", NULL);
}

static void add_date(const char *term, uint32_t end, const char *file, unsigned line) {
    if (end < 6) die(file, line, "a word of the calendar has two characters", NULL);
    uint32_t used;
    include(&first, tl_decode(term, 0, end, &used));
    if (used == 3) include(&second, tl_decode(term, used, end, &used));
    if (used != 3) die(file, line, "bad character", NULL);
}

static void take_term(const tl_list_row *row, const char *file, unsigned line) {
    static const tl_classes found_by_number =
        TL_CLASS(TL_NUMBER_WORD) | TL_CLASS(TL_NUMBER_IDIOM) | TL_CLASS(TL_NUMBER_DEGREE) |
        TL_CLASS(TL_NUMBER_NAME) | TL_CLASS(TL_NUMBER_COUNTED);
    const tl_classes classes = row->classes[TL_SECTION_NUMBER];
    if (classes & found_by_number) add_lead(row->term, row->length, file, line);
    if (classes & TL_CLASS(TL_NUMBER_RELATIVE)) add_date(row->term, row->length, file, line);
}

static void read_table(const char *file) {
    FILE *in = fopen(file, "r");
    if (!in) die(file, 0, strerror(errno), NULL);
    char row[LINE];
    for (unsigned line = 1; fgets(row, sizeof row, in); line++) {
        row[strcspn(row, "\r\n")] = '\0';
        if (row[0] != '#' && row[0] != '\0') read_characters(row, file, line);
    }
    fclose(in);
}

static void write_kinds(FILE *out) {
    fputs("const tl_number_char tl_character_kinds[] = {\n", out);
    for (uint32_t i = 0; i < kind_count; i++)
        fprintf(out, "{%u,%u,%u},\n", kinds[i].class, kinds[i].value, kinds[i].formal);
    fputs("};\n", out);
}

/* Pages of 64 characters; page 0 of the index holds zeros only. */
static void write_index(FILE *out) {
    static const uint8_t none[64];
    uint32_t used = 0;
    fputs("const uint8_t tl_character_page[TL_CHARACTER_PAGES] = {\n", out);
    for (uint32_t p = 0; p < TL_CHARACTER_PAGES; p++)
        fprintf(out, "%u,%s", memcmp(kind_of + p * 64, none, 64) ? ++used : 0,
                p % 32 == 31 ? "\n" : "");
    if (used > UINT8_MAX) die("index", 0, "too many pages", NULL);
    fputs("};\nconst uint8_t tl_character_index[] = {\n", out);
    for (uint32_t i = 0; i < 64; i++) fputs("0,", out);
    for (uint32_t p = 0; p < TL_CHARACTER_PAGES; p++) {
        if (!memcmp(kind_of + p * 64, none, 64)) continue;
        fputs("\n", out);
        for (uint32_t i = 0; i < 64; i++) fprintf(out, "%u,", kind_of[p * 64 + i]);
    }
    fputs("};\n", out);
}

static void write_stops(FILE *out, const char *name, const tl_stops *set) {
    fprintf(out, "const tl_stops %s = {{\n", name);
    for (uint32_t p = 0; p < TL_CHARACTER_PAGES; p++)
        fprintf(out, "0x%llx,%s", (unsigned long long)set->page[p], p % 8 == 7 ? "\n" : "");
    fputs("}};\n", out);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_characters OUT.c CHARACTERS.tsv LIST.tsv...\n", stderr);
        return 2;
    }
    read_table(argv[2]);
    for (int i = 3; i < argc; i++) free(read_list(argv[i], TL_SECTION_NUMBER, take_term));
    include(&leads, 0x4E4B); /* 之 of 第三条之一 */
    include(&leads, 0x5BF9); /* 对 of 对折 */
    FILE *out = fopen(argv[1], "w");
    if (!out) die(argv[1], 0, strerror(errno), NULL);
    fputs("/* Made by compile_characters. */\n#include \"number_char.h\"\n\n", out);
    write_kinds(out);
    write_index(out);
    write_stops(out, "tl_number_stops", &numbers);
    write_stops(out, "tl_quoted_stops", &quoted);
    write_stops(out, "tl_calendar_first", &first);
    write_stops(out, "tl_calendar_second", &second);
    write_stops(out, "tl_lead_stops", &leads);
    for (uint32_t p = 0; p < TL_CHARACTER_PAGES; p++)
        words.page[p] =
            p >= 0x4000 >> 6 && p < 0xA000 >> 6 ? numbers.page[p] | first.page[p] : UINT64_MAX;
    write_stops(out, "tl_word_stops", &words);
    return fclose(out) == 0 ? 0 : 1;
}
