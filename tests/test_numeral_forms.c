/*
 * Every number in every way of writing it: what the writer gives, turned into
 * traditional characters, old tens, short forms, figures of all widths and mixtures,
 * must read back as the same value; by itself, and in a sentence of a document.
 */
#include "support.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_UNDEFINED__)
enum { SHARE = 16 }; /* slower: every 16th number, and here for what it reports */
#else
enum { SHARE = 1 };
#endif

enum { ROOM = 512 };

/* ---- Ways of writing -------------------------------------------------------------- */

static void replace(char *text, const char *from, const char *to) {
    char copy[ROOM];
    const size_t size = strlen(from);
    size_t length = 0;
    for (const char *at = text; *at;) {
        if (strncmp(at, from, size) == 0) {
            length += (size_t)snprintf(copy + length, sizeof copy - length, "%s", to);
            at += size;
        } else {
            copy[length++] = *at++;
        }
    }
    copy[length] = '\0';
    memcpy(text, copy, length + 1);
}

static bool ends(const char *text, const char *with) {
    const size_t length = strlen(text), size = strlen(with);
    return length >= size && strcmp(text + length - size, with) == 0;
}

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static void styled(int64_t value, int32_t style, char *out) {
    tiaoli_numeral numeral = {.size = sizeof numeral, .kind = TIAOLI_NUMERAL_CARDINAL};
    numeral.low = numeral.high = value;
    numeral.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    tiaoli_numeral_write(&numeral, style, out, ROOM);
}

static bool words(int64_t value, char *out) {
    styled(value, TIAOLI_STYLE_WORDS, out);
    return true;
}

static bool formal(int64_t value, char *out) {
    styled(value, TIAOLI_STYLE_FORMAL, out);
    return true;
}

static bool figures(int64_t value, char *out) {
    styled(value, TIAOLI_STYLE_FIGURES, out);
    return true;
}

static void to_traditional(char *out) {
    static const char *const pairs[][2] = {{"万", "萬"}, {"亿", "億"}, {"两", "兩"},
                                           {"贰", "貳"}, {"叁", "參"}, {"陆", "陸"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        replace(out, pairs[i][0], pairs[i][1]);
}

static bool traditional(int64_t value, char *out) {
    words(value, out);
    to_traditional(out);
    return true;
}

static bool traditional_formal(int64_t value, char *out) {
    formal(value, out);
    to_traditional(out);
    return true;
}

static bool round_zeros(int64_t value, char *out) {
    figures(value, out);
    replace(out, "〇", "○");
    return true;
}

static bool word_zeros(int64_t value, char *out) {
    figures(value, out);
    replace(out, "〇", "零");
    return true;
}

static bool circles_in_words(int64_t value, char *out) {
    words(value, out);
    replace(out, "零", "〇");
    return true;
}

static bool arabic(int64_t value, char *out) {
    snprintf(out, ROOM, "%lld", (long long)value);
    return true;
}

static bool grouped(int64_t value, char *out) {
    char plain[32];
    const int length = snprintf(plain, sizeof plain, "%lld", (long long)value);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) *out++ = ',';
        *out++ = plain[i];
    }
    *out = '\0';
    return true;
}

static void to_wide(char *out) {
    static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    for (int i = 0; i < 10; i++) replace(out, (const char[]){(char)('0' + i), '\0'}, wide[i]);
    replace(out, ",", "，");
    replace(out, ".", "．");
}

static bool wide(int64_t value, char *out) {
    arabic(value, out);
    to_wide(out);
    return true;
}

static bool wide_grouped(int64_t value, char *out) {
    grouped(value, out);
    to_wide(out);
    return true;
}

/* 廿一, 一百卅 */
static bool old_tens(int64_t value, char *out) {
    words(value, out);
    replace(out, "二十", "廿");
    replace(out, "三十", "卅");
    replace(out, "四十", "卌");
    return true;
}

/* 两千两百, 两万; not 十两万 */
static bool two(int64_t value, char *out) {
    words(value, out);
    replace(out, "二百", "两百");
    replace(out, "二千", "两千");
    if (begins(out, "二万") || begins(out, "二亿")) memcpy(out, "两", strlen("两"));
    return true;
}

/* 一十五 */
static bool one_ten(int64_t value, char *out) {
    words(value, out);
    if (!begins(out, "十")) return false;
    memmove(out + 3, out, strlen(out) + 1);
    memcpy(out, "一", 3);
    return true;
}

/* 一百二, 三万五, 两亿三: the last unit is left out where it is the next lower one. */
static bool short_form(int64_t value, char *out) {
    static const char *const ladder[][2] = {
        {"百", "十"}, {"千", "百"}, {"万", "千"}, {"亿", "千万"}};
    words(value, out);
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
        const size_t upper = strlen(ladder[i][0]), last = strlen(ladder[i][1]);
        const size_t length = strlen(out);
        if (!ends(out, ladder[i][1]) || length < upper + 3 + last) continue;
        if (strncmp(out + length - last - 3 - upper, ladder[i][0], upper) != 0) continue;
        out[length - last] = '\0';
        return true;
    }
    return false;
}

/* 3亿1200万500 */
static bool mixed(int64_t value, char *out) {
    if (value < 10000 || value >= 1000000000000) return false;
    const long long part[] = {value / 100000000, value / 10000 % 10000, value % 10000};
    static const char *const unit[] = {"亿", "万", ""};
    size_t length = 0;
    for (int i = 0; i < 3; i++)
        if (part[i])
            length += (size_t)snprintf(out + length, ROOM - length, "%lld%s", part[i], unit[i]);
    return true;
}

/* 1.2345万, 3.5万亿: without zeros at the end of the decimals. */
static bool decimal_of(int64_t value, int64_t unit, const char *word, char *out) {
    if (value < unit) return false;
    char places[32] = "";
    int64_t rest = value % unit;
    size_t length = 0;
    for (int64_t one = unit / 10; rest; rest %= one, one /= 10)
        places[length++] = (char)('0' + rest / one);
    places[length] = '\0';
    snprintf(out, ROOM, "%lld%s%s%s", (long long)(value / unit), length ? "." : "", places, word);
    return true;
}

static bool decimal_wan(int64_t value, char *out) { return decimal_of(value, 10000, "万", out); }
static bool decimal_yi(int64_t value, char *out) { return decimal_of(value, 100000000, "亿", out); }
static bool decimal_wanyi(int64_t value, char *out) {
    return decimal_of(value, 1000000000000, "万亿", out);
}
static bool wide_wan(int64_t value, char *out) {
    if (!decimal_wan(value, out)) return false;
    to_wide(out);
    return true;
}

/* 三点五万亿 */
static bool word_decimal(int64_t value, char *out) {
    static const char *const figure[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    if (!decimal_yi(value, out) || !strchr(out, '.')) return false;
    char after[64];
    snprintf(after, sizeof after, "%s", strchr(out, '.'));
    words(value / 100000000, out);
    for (int i = 0; i < 10; i++) replace(after, (const char[]){(char)('0' + i), '\0'}, figure[i]);
    replace(after, ".", "点");
    strcat(out, after);
    return true;
}

typedef struct {
    const char *name;
    bool (*write)(int64_t value, char *out); /* false: not for this value   */
    bool in_text; /* also the same in a sentence: 三四户 is three or four    */
} form;

static const form forms[] = {{"words", words, true},
                             {"formal", formal, true},
                             {"figures", figures, false},
                             {"traditional", traditional, true},
                             {"traditional formal", traditional_formal, true},
                             {"round zeros", round_zeros, false},
                             {"zeros as words", word_zeros, false},
                             {"circles in words", circles_in_words, true},
                             {"Arabic", arabic, true},
                             {"grouped", grouped, true},
                             {"wide", wide, true},
                             {"wide and grouped", wide_grouped, true},
                             {"old tens", old_tens, true},
                             {"liang", two, true},
                             {"one ten", one_ten, true},
                             {"short", short_form, true},
                             {"mixed", mixed, true},
                             {"decimal of wan", decimal_wan, true},
                             {"decimal of yi", decimal_yi, true},
                             {"decimal of wan yi", decimal_wanyi, true},
                             {"wide decimal", wide_wan, true},
                             {"decimal in words", word_decimal, true}};

enum { FORMS = sizeof forms / sizeof *forms };

/* ---- By itself --------------------------------------------------------------------- */

static bool is_value(const tiaoli_numeral *numeral, int64_t value) {
    for (int32_t i = 0; i < numeral->scale; i++)
        if (__builtin_mul_overflow(value, (int64_t)10, &value)) return false;
    return numeral->low == value && numeral->high == value && numeral->denominator == 0 &&
           !(numeral->flags & (TIAOLI_VALUE_INTERVAL | TIAOLI_VALUE_OVERFLOW));
}

static void reads_back(const form *f, int64_t value) {
    char text[ROOM];
    if (!f->write(value, text)) return;
    tiaoli_numeral numeral = {.size = sizeof numeral};
    const tiaoli_status status = tiaoli_numeral_read(text, strlen(text), &numeral);
    cr_expect(status == TIAOLI_OK && is_value(&numeral, value), "%s: %s is %lld, not %lld", f->name,
              text, (long long)numeral.low, (long long)value);
}

/* The form between `before` and `after`, as a numeral of the kind. */
static void reads_within(const form *f, const char *before, int64_t value, const char *after,
                         int32_t kind, int64_t denominator) {
    char number[ROOM], text[2 * ROOM];
    if (!f->write(value, number)) return;
    snprintf(text, sizeof text, "%s%s%s", before, number, after);
    tiaoli_numeral numeral = {.size = sizeof numeral};
    const tiaoli_status status = tiaoli_numeral_read(text, strlen(text), &numeral);
    const bool same =
        status == TIAOLI_OK && numeral.kind == kind && numeral.denominator == denominator;
    numeral.denominator = 0;
    cr_expect(same && is_value(&numeral, value), "%s: %s is %lld", f->name, text,
              (long long)numeral.low);
}

static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Up to 10^15, of as many figures as by chance, so that zeros inside occur. */
static int64_t random_value(uint64_t *state) {
    const int count = 1 + (int)(next_random(state) % 15);
    const uint64_t zeros = next_random(state);
    int64_t value = 1 + (int64_t)(next_random(state) % 9);
    for (int i = 1; i < count; i++)
        value = value * 10 + (zeros >> i & 1 ? 0 : (int64_t)(next_random(state) % 10));
    return value;
}

/* The n-th (from 0) neighbour of a round number up to 10^16; -1 after the last. */
static int64_t boundary(size_t n) {
    static const int64_t times[] = {1,  2,  3,  4,  5,  6,   7,   8,   9,    10,
                                    11, 12, 19, 20, 99, 100, 101, 999, 1000, 9999};
    static const int64_t beside[] = {0,  1,   2,   5,    9,    10,    11,
                                     99, 100, 500, 1000, 9999, 10000, 100000};
    const size_t a = sizeof times / sizeof *times, b = sizeof beside / sizeof *beside;
    int64_t power = 1000;
    for (size_t i = n / (2 * a * b); i > 0; i--) power *= 10;
    if (power > 10000000000000000) return -1;
    const int64_t by = beside[n / 2 % b], most = 100000000000000000 / power;
    const int64_t time = times[n / (2 * b) % a], round = (time > most ? 1 : time) * power;
    const int64_t value = n % 2 ? round - by : round + by;
    return value < 0 ? 0 : value;
}

Test(forms, every_number_below_a_hundred_thousand) {
    for (size_t i = 0; i < FORMS; i++)
        for (int64_t value = 0; value < 100000; value += value < 1000 ? 1 : SHARE)
            reads_back(&forms[i], value);
}

Test(forms, round_numbers_and_their_neighbours) {
    size_t count = 0;
    for (size_t n = 0; boundary(n) >= 0; n += SHARE, count++)
        for (size_t i = 0; i < FORMS; i++) reads_back(&forms[i], boundary(n));
    cr_assert_gt(count * SHARE, 7000);
}

Test(forms, a_hundred_thousand_random_numbers) {
    uint64_t state = 20260305;
    for (int k = 0; k < 100000 / SHARE; k++) {
        const int64_t value = random_value(&state);
        for (size_t i = 0; i < FORMS; i++) reads_back(&forms[i], value);
    }
}

static bool is_decimal(const form *f) {
    return f->write == decimal_wan || f->write == decimal_yi || f->write == decimal_wanyi ||
           f->write == wide_wan || f->write == word_decimal;
}

static bool is_figures(const form *f) {
    return f->write == figures || f->write == round_zeros || f->write == word_zeros;
}

/* 第, 百分之 and fractions take every form of a whole number; two figures side by side
 * are there what they are in a sentence. */
static void reads_structures(const form *f, int64_t value) {
    const bool pair = is_figures(f) && value > 9 && value < 100;
    if (!is_decimal(f)) reads_within(f, "第", value, "", TIAOLI_NUMERAL_ORDINAL, 0);
    if (!pair) reads_within(f, "百分之", value, "", TIAOLI_NUMERAL_PERCENT, 0);
    if (!pair) reads_within(f, "", value, "%", TIAOLI_NUMERAL_PERCENT, 0);
    if (!pair) reads_within(f, "", value, "个百分点", TIAOLI_NUMERAL_PERCENT, 0);
    if (!pair && !is_decimal(f)) reads_within(f, "七分之", value, "", TIAOLI_NUMERAL_FRACTION, 7);
    if (!pair && !is_decimal(f))
        reads_within(f, "万分之", value, "", TIAOLI_NUMERAL_FRACTION, 10000);
}

Test(forms, ordinals_percentages_and_fractions) {
    uint64_t state = 1978;
    for (int64_t value = 0; value < 10000; value += value < 1000 ? 1 : SHARE)
        for (size_t i = 0; i < FORMS; i++) reads_structures(&forms[i], value);
    for (int k = 0; k < 10000 / SHARE; k++) {
        const int64_t value = random_value(&state);
        for (size_t i = 0; i < FORMS; i++) reads_structures(&forms[i], value);
    }
}

Test(forms, enclosed_figures) {
    static const char first[][4] = {"①", "⑴", "⒈"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        for (int64_t n = 1; n <= 20; n++) {
            char text[4];
            memcpy(text, first[i], sizeof text);
            int32_t last = (text[2] & 0x3F) + (int32_t)n - 1;
            text[1] = (char)(text[1] + (last >> 6));
            text[2] = (char)(0x80 | (last & 0x3F));
            tiaoli_numeral numeral = {.size = sizeof numeral};
            cr_expect(tiaoli_numeral_read(text, 3, &numeral) == TIAOLI_OK && is_value(&numeral, n),
                      "%s", text);
        }
}

/* ---- In a document ------------------------------------------------------------------ */

typedef struct {
    char *data;
    size_t length, capacity;
    int64_t *values;
    size_t count;
} page;

static void add_line(page *p, const char *before, const char *numeral, const char *after,
                     int64_t value) {
    if (p->capacity - p->length < 2 * ROOM) {
        p->capacity = p->capacity * 2 + 4 * ROOM;
        p->data = realloc(p->data, p->capacity);
    }
    if (p->count % 1024 == 0) p->values = realloc(p->values, (p->count + 1024) * sizeof *p->values);
    if (!p->data || !p->values) abort();
    p->length +=
        (size_t)snprintf(p->data + p->length, 2 * ROOM, "%s%s%s\n", before, numeral, after);
    p->values[p->count++] = value;
}

/* Each line has one numeral, and it is the one that was written. */
static void check_page(page *p, const char *name, int32_t kind) {
    tiaoli_error error;
    tiaoli_doc *doc = tiaoli_parse(p->data ? p->data : "", p->length, &error);
    cr_assert_not_null(doc, "%s: %s", name, tiaoli_status_text(error.status));
    size_t found = 0;
    for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_NUMERAL, m)) != 0; found++) {
        tiaoli_numeral numeral = {.size = sizeof numeral};
        tiaoli_numeral_get(doc, m, &numeral);
        if (found < p->count && is_value(&numeral, p->values[found]) &&
            (!kind || numeral.kind == kind))
            continue;
        cr_expect(false, "%s: %s is no %lld", name,
                  tl_test_slice(doc, tiaoli_mark_start(doc, m), tiaoli_mark_end(doc, m)),
                  found < p->count ? (long long)p->values[found] : -1);
        break;
    }
    cr_expect_geq(found, p->count, "%s: a numeral is missing", name);
    tiaoli_doc_free(doc);
    free(p->data);
    free(p->values);
}

Test(forms, in_sentences) {
    for (size_t i = 0; i < FORMS; i++) {
        if (!forms[i].in_text) continue;
        page p = {0};
        char text[ROOM];
        uint64_t state = 1949 + i;
        /* a formal figure alone is a number only of money */
        const char *unit =
            forms[i].write == formal || forms[i].write == traditional_formal ? "元。" : "户。";
        for (int64_t value = 0; value < 100000; value += value < 1000 ? 1 : 7 * SHARE)
            if (forms[i].write(value, text)) add_line(&p, "共计", text, unit, value);
        for (size_t n = i % 5; boundary(n) >= 0; n += 5 * SHARE)
            if (forms[i].write(boundary(n), text)) add_line(&p, "共计", text, unit, boundary(n));
        for (int k = 0; k < 10000 / SHARE; k++) {
            const int64_t value = random_value(&state);
            if (forms[i].write(value, text)) add_line(&p, "共计", text, unit, value);
        }
        check_page(&p, forms[i].name, 0);
    }
}
