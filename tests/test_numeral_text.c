/* One numeral by itself: text to value, value to text, and round. */
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "support.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_UNDEFINED__)
enum { ICU_VALUES = 1000, SHARE = 16 }; /* slower: a part, and here for what it reports */
#else
enum { ICU_VALUES = 12000, SHARE = 1 };
#endif

/* What the text says, as tiaoli_value_text would write it, and its kind; "" if it
 * is no numeral. */
static const char *read_as(const char *text, tiaoli_numeral *out) {
    static char value[160];
    memset(out, 0, sizeof *out);
    out->size = sizeof *out;
    value[0] = '\0';
    if (tiaoli_numeral_read(text, strlen(text), out) != TIAOLI_OK) return value;
    if (out->flags & TIAOLI_VALUE_OVERFLOW) return "overflow";
    int64_t one = 1;
    for (int32_t i = 0; i < out->scale; i++) one *= 10;
    const int64_t low = out->low < 0 ? -out->low : out->low;
    int length =
        snprintf(value, sizeof value, "%s%lld", out->low < 0 ? "-" : "", (long long)(low / one));
    if (out->scale)
        length += snprintf(value + length, sizeof value - (size_t)length, ".%0*lld", out->scale,
                           (long long)(low % one));
    if (out->denominator)
        snprintf(value + length, sizeof value - (size_t)length, "/%lld",
                 (long long)out->denominator);
    else if (out->flags & TIAOLI_VALUE_INTERVAL && out->flags & TIAOLI_VALUE_HIGH)
        snprintf(value + length, sizeof value - (size_t)length, "..%lld", (long long)out->high);
    else if (out->flags & TIAOLI_VALUE_INTERVAL)
        snprintf(value + length, sizeof value - (size_t)length, "..");
    return value;
}

Test(numeral_text, reads) {
    static const struct {
        const char *text, *kind, *value;
    } rows[] = {
        {"三千五百", "cardinal", "3500"},
        {"一百二", "cardinal", "120"},
        {"三万五", "cardinal", "35000"},
        {"两千零五", "cardinal", "2005"},
        {"壹佰贰拾叁", "cardinal", "123"},
        {"廿一", "cardinal", "21"},
        {"3.5万亿", "decimal", "3500000000000"},
        {"１,１00万", "cardinal", "11000000"},
        {"三点五", "decimal", "3.5"},
        {"负三点一四", "decimal", "-3.14"},
        {"12.30", "decimal", "12.30"},
        {"三分之二", "fraction", "2/3"},
        {"千分之五", "fraction", "5/1000"},
        {"5‰", "fraction", "5/1000"},
        {"百分之六点五", "percent", "6.5"},
        {"6.5%", "percent", "6.5"},
        {"3个百分点", "percent", "3"},
        {"三成", "percent", "30"},
        {"第一百二十三", "ordinal", "123"},
        {"第12", "ordinal", "12"},
        {"二〇二五", "digits", "2025"},
        {"二三", "digits", "23"},
        {"负二三", "digits", "-23"},
        {"三五百", "approximate", "300..500"},
        {"十几", "approximate", "11..19"},
        {"数十", "approximate", "20..90"},
        {"三百多", "approximate", "300.."},
        {"一半", "cardinal", "0.5"},
        {"半", "cardinal", "0.5"},
        {"⑫", "enumerator", "12"},
        {"萬", "cardinal", "10000"},
        {"二十四万三千", "cardinal", "243000"},
        {"九一八", "digits", "918"}, /* here no word */
        {"四十九兆九千五百九十二億", "cardinal", "49959200000000"},
        {"三兆", "cardinal", "3000000000000"},
        {"3.5兆", "decimal", "3500000000000"},
        {"三五兆", "approximate", "3000000000000..5000000000000"},
        {"十六兆十亿零七百", "cardinal", "16001000000700"},
        {"三千万亿兆", "cardinal", "overflow"},
        {"一亿亿", "cardinal", "10000000000000000"},
        {"一亿零五亿零六", "cardinal", "10000000500000006"},
        {"九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零七", "cardinal",
         "9223372036854775807"},
        {"九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零八", "cardinal",
         "overflow"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tiaoli_numeral numeral;
        const char *value = read_as(rows[i].text, &numeral);
        cr_expect_str_eq(value, rows[i].value, "%s: %s, not %s", rows[i].text, value,
                         rows[i].value);
        const char *kind = tiaoli_name(TIAOLI_DOMAIN_NUMERAL, numeral.kind);
        cr_expect_str_eq(kind, rows[i].kind, "%s: %s, not %s", rows[i].text, kind, rows[i].kind);
    }
    static const char *const none[] = {"",        "三个",     " 三",       "三 ",      "一二百千",
                                       "3.5.7.1", "统一",     "第",        "第几",     "第三分之一",
                                       "三至五",  "万一个",   "三.",       "-",        "负",
                                       "百分之",  "三亿五亿", "兆",        "三兆五兆", "十余兆",
                                       "二〇兆",  "一京",     "百分之三兆"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        tiaoli_numeral numeral;
        const char *value = read_as(none[i], &numeral);
        cr_expect_str_eq(value, "", "%s: %s", none[i], value);
    }
}

static const char *written(int32_t kind, int64_t value, int64_t denominator, int32_t scale,
                           int32_t style) {
    static char text[1024];
    tiaoli_numeral numeral = {.size = sizeof numeral, .kind = kind, .low = value, .high = value};
    numeral.denominator = denominator;
    numeral.scale = scale;
    numeral.flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH;
    const size_t length = tiaoli_numeral_write(&numeral, style, text, sizeof text);
    cr_assert_eq(length, strlen(text));
    cr_assert_eq(tiaoli_numeral_write(&numeral, style, NULL, 0), length);
    return text;
}

Test(numeral_text, writes) {
    static const struct {
        int32_t kind;
        int64_t value, denominator;
        int32_t scale;
        const char *words, *formal, *figures;
    } rows[] = {
        {TIAOLI_NUMERAL_CARDINAL, 0, 0, 0, "零", "零", "〇"},
        {TIAOLI_NUMERAL_CARDINAL, 10, 0, 0, "十", "壹拾", "一〇"},
        {TIAOLI_NUMERAL_CARDINAL, 15, 0, 0, "十五", "壹拾伍", "一五"},
        {TIAOLI_NUMERAL_CARDINAL, 110, 0, 0, "一百一十", "壹佰壹拾", "一一〇"},
        {TIAOLI_NUMERAL_CARDINAL, 2005, 0, 0, "二千零五", "贰仟零伍", "二〇〇五"},
        {TIAOLI_NUMERAL_DIGITS, 2025, 0, 0, "二千零二十五", "贰仟零贰拾伍", "二〇二五"},
        {TIAOLI_NUMERAL_CARDINAL, 100010, 0, 0, "十万零一十", "壹拾万零壹拾", "一〇〇〇一〇"},
        {TIAOLI_NUMERAL_CARDINAL, 203000, 0, 0, "二十万三千", "贰拾万叁仟", "二〇三〇〇〇"},
        {TIAOLI_NUMERAL_CARDINAL, 100000001, 0, 0, "一亿零一", "壹亿零壹", "一〇〇〇〇〇〇〇一"},
        {TIAOLI_NUMERAL_CARDINAL, -3500000000000, 0, 0, "负三万五千亿", "负叁万伍仟亿",
         "负三五〇〇〇〇〇〇〇〇〇〇〇"},
        {TIAOLI_NUMERAL_CARDINAL, 10000000500000006, 0, 0, "一亿零五亿零六", "壹亿零伍亿零陆",
         "一〇〇〇〇〇〇〇五〇〇〇〇〇〇〇六"},
        {TIAOLI_NUMERAL_DECIMAL, 1230, 0, 2, "十二点三零", "壹拾贰点叁零", "一二点三〇"},
        {TIAOLI_NUMERAL_DECIMAL, -5, 0, 3, "负零点零零五", "负零点零零伍", "负〇点〇〇五"},
        {TIAOLI_NUMERAL_FRACTION, 2, 3, 0, "三分之二", "叁分之贰", "三分之二"},
        {TIAOLI_NUMERAL_FRACTION, 5, 1000, 0, "千分之五", "仟分之伍", "千分之五"},
        {TIAOLI_NUMERAL_FRACTION, 5, 100, 0, "一百分之五", "壹佰分之伍", "一百分之五"},
        {TIAOLI_NUMERAL_PERCENT, 65, 0, 1, "百分之六点五", "百分之陆点伍", "百分之六点五"},
        {TIAOLI_NUMERAL_ORDINAL, 123, 0, 0, "第一百二十三", "第壹佰贰拾叁", "第一百二十三"},
        {TIAOLI_NUMERAL_ORDINAL, -1, 0, 0, "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const expected[] = {rows[i].words, rows[i].formal, rows[i].figures};
        for (int32_t style = 0; style < 3; style++) {
            const char *text =
                written(rows[i].kind, rows[i].value, rows[i].denominator, rows[i].scale, style);
            cr_expect_str_eq(text, expected[style], "%s, not %s", text, expected[style]);
        }
    }
}

/* Writes and reads; true if the value comes back, exactly. */
static bool round_trip(int32_t kind, int64_t value, int64_t denominator, int32_t scale,
                       int32_t style) {
    const char *text = written(kind, value, denominator, scale, style);
    tiaoli_numeral back = {.size = sizeof back};
    const tiaoli_status status = tiaoli_numeral_read(text, strlen(text), &back);
    const bool same = status == TIAOLI_OK && back.low == value && back.high == value &&
                      back.denominator == denominator && back.scale == scale &&
                      back.flags == (TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH);
    if (!same)
        cr_log_error("%s: status %d, %lld/%lld scale %d", text, (int)status, (long long)back.low,
                     (long long)back.denominator, (int)back.scale);
    return same;
}

static bool all_styles(int32_t kind, int64_t value, int64_t denominator, int32_t scale) {
    return round_trip(kind, value, denominator, scale, TIAOLI_STYLE_WORDS) &&
           round_trip(kind, value, denominator, scale, TIAOLI_STYLE_FORMAL) &&
           round_trip(kind, value, denominator, scale, TIAOLI_STYLE_FIGURES);
}

Test(numeral_text, every_number_below_a_hundred_thousand_comes_back) {
    for (int64_t i = 0; i < 100000; i += SHARE)
        cr_assert(all_styles(TIAOLI_NUMERAL_CARDINAL, i, 0, 0));
    for (int64_t i = 1; i < 20000; i += SHARE)
        cr_assert(all_styles(TIAOLI_NUMERAL_ORDINAL, i, 0, 0));
}

Test(numeral_text, the_neighbours_of_round_numbers_come_back) {
    const int64_t largest = 1000000000000000000;
    for (int64_t power = 1;; power *= 10) {
        for (int64_t times = 1; times <= 9; times++)
            for (int64_t by = -11; by <= 11; by++)
                for (int64_t beside = 1; beside <= power && beside < 1000000000000; beside *= 10) {
                    const int64_t n = times * power + by * beside;
                    cr_assert(n < 0 || all_styles(TIAOLI_NUMERAL_CARDINAL, n, 0, 0));
                }
        if (power == largest) break;
    }
    cr_assert(all_styles(TIAOLI_NUMERAL_CARDINAL, INT64_MAX, 0, 0));
    cr_assert(all_styles(TIAOLI_NUMERAL_CARDINAL, -INT64_MAX, 0, 0));
    cr_assert_str_empty(written(TIAOLI_NUMERAL_CARDINAL, INT64_MIN, 0, 0, 0));
}

static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* As many figures as by chance, so that small numbers and zeros inside occur. */
static int64_t random_value(uint64_t *state, int most) {
    const int figures = 1 + (int)(next_random(state) % (uint64_t)most);
    const uint64_t zeros = next_random(state);
    int64_t value = 1 + (int64_t)(next_random(state) % 9);
    for (int i = 1; i < figures; i++)
        value = value * 10 + (zeros >> i & 1 ? 0 : (int64_t)(next_random(state) % 10));
    return value;
}

Test(numeral_text, random_values_come_back) {
    uint64_t state = 20221016;
    for (int i = 0; i < 100000 / SHARE; i++) {
        const int64_t value = random_value(&state, 18);
        cr_assert(all_styles(TIAOLI_NUMERAL_CARDINAL, i & 1 ? value : -value, 0, 0));
        const int32_t scale = 1 + (int32_t)(next_random(&state) % 18);
        cr_assert(all_styles(TIAOLI_NUMERAL_DECIMAL, i & 1 ? value : -value, 0, scale));
        cr_assert(all_styles(TIAOLI_NUMERAL_PERCENT, value, 0, i % 3 ? 0 : scale));
        const int64_t over = random_value(&state, 9), under = random_value(&state, 9);
        if (under != 100) cr_assert(all_styles(TIAOLI_NUMERAL_FRACTION, over, under, 0));
    }
}

/* ---- ICU's rules for spelling numbers, as somebody else's word ---------------------- */

static UNumberFormat *icu_rules(const char *locale, const char *rules) {
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &error);
    UChar wide[160];
    u_uastrcpy(wide, rules);
    unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, wide, -1, &error);
    cr_assert(U_SUCCESS(error), "%s %s", locale, rules);
    return format;
}

static const char *icu_writes(UNumberFormat *format, int64_t value) {
    static char text[512];
    UChar wide[160];
    UErrorCode error = U_ZERO_ERROR;
    unum_formatInt64(format, value, wide, 160, NULL, &error);
    u_strToUTF8(text, sizeof text, NULL, wide, -1, &error);
    cr_assert(U_SUCCESS(error));
    return text;
}

/* How many bytes ICU reads, and as what: a binary fraction, exact up to 2^53. */
static size_t icu_reads(UNumberFormat *format, const char *text, double *value) {
    UChar wide[160];
    char used[512];
    UErrorCode error = U_ZERO_ERROR;
    int32_t at = 0, bytes = 0;
    *value = 0;
    u_strFromUTF8(wide, 160, NULL, text, -1, &error);
    cr_assert(U_SUCCESS(error));
    const double read = unum_parseDouble(format, wide, -1, &at, &error);
    if (U_FAILURE(error)) return 0;
    *value = read;
    error = U_ZERO_ERROR;
    u_strToUTF8(used, sizeof used, &bytes, wide, at, &error);
    return (size_t)bytes;
}

/* Ours as ICU would have it: behind 亿 it leaves out the zero before a section of 万
 * that begins lower, and the one of 一十万; a formal number begins with 拾. */
static const char *as_icu(const char *ours, int64_t value, bool formal) {
    static char text[512];
    const bool begins = formal && strncmp(ours, "壹拾", 6) == 0;
    snprintf(text, sizeof text, "%s", begins ? ours + 3 : ours);
    const int64_t middle = value / 10000 % 10000;
    char *gap = strstr(text, "亿零");
    if (value < 100000000 || !middle || middle > 999 || !gap) return text;
    const size_t left_out = middle >= 10 && middle < 20 ? 6 : 3;
    memmove(gap + 3, gap + 3 + left_out, strlen(gap + 3 + left_out) + 1);
    return text;
}

static void expect_same(UNumberFormat *format, int32_t style, int64_t value) {
    char ours[512], expected[32];
    double read;
    tiaoli_numeral numeral;
    snprintf(ours, sizeof ours, "%s", written(TIAOLI_NUMERAL_CARDINAL, value, 0, 0, style));
    snprintf(expected, sizeof expected, "%lld", (long long)value);
    cr_assert(icu_reads(format, ours, &read) == strlen(ours) && read == (double)value,
              "ICU reads %s as %.17g", ours, read);
    const char *icu = icu_writes(format, value);
    cr_assert_str_eq(read_as(icu, &numeral), expected, "%s", icu);
    if (value < 1000000000000) /* then it writes a character for 10^12 */
        cr_assert_str_eq(as_icu(ours, value, style == TIAOLI_STYLE_FORMAL), icu);
}

Test(numeral_text, icu_says_the_same, .timeout = 120) {
    UNumberFormat *words = icu_rules("zh", "%spellout-cardinal");
    UNumberFormat *formal = icu_rules("zh", "%spellout-cardinal-financial");
    uint64_t state = 1949;
    for (int i = 0; i < ICU_VALUES; i++) {
        const int64_t value = i < ICU_VALUES / 2 ? (int64_t)i * 100000 / (ICU_VALUES / 2) + i % 7
                                                 : random_value(&state, 15);
        expect_same(words, TIAOLI_STYLE_WORDS, value);
        expect_same(formal, TIAOLI_STYLE_FORMAL, value);
    }
    for (int64_t power = 10; power < 10000000000000000; power *= 10)
        for (int64_t by = -1; by <= 1; by++) {
            expect_same(words, TIAOLI_STYLE_WORDS, power + by);
            expect_same(formal, TIAOLI_STYLE_FORMAL, power + by);
        }
    unum_close(words);
    unum_close(formal);
}

/* The other ways in which ICU writes cardinals, years and ordinals, all read. */
Test(numeral_text, icu_is_read_in_all_its_styles) {
    static const struct {
        const char *locale, *rules;
        int64_t below;
        int32_t kind;
    } rows[] = {
        {"zh", "%spellout-cardinal-alternate2", 1000000000000000, TIAOLI_NUMERAL_CARDINAL},
        {"zh", "%spellout-numbering", 1000000000000000, TIAOLI_NUMERAL_CARDINAL},
        {"zh", "%spellout-numbering-year", 10000, 0},
        {"zh", "%spellout-ordinal", 1000000000000000, TIAOLI_NUMERAL_ORDINAL},
        {"zh_Hant", "%spellout-cardinal", 1000000000000000, TIAOLI_NUMERAL_CARDINAL},
        {"zh_Hant", "%spellout-cardinal-financial", 1000000000000000, TIAOLI_NUMERAL_CARDINAL},
        {"zh_Hant", "%spellout-cardinal-alternate2", 1000000000000000, TIAOLI_NUMERAL_CARDINAL}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        UNumberFormat *format = icu_rules(rows[k].locale, rows[k].rules);
        uint64_t state = 1949 + k;
        for (int i = 0; i < 3000; i++) {
            const int64_t value =
                i < 1000 ? i : random_value(&state, i < 2000 ? 5 : 15) % rows[k].below;
            const char *icu = icu_writes(format, value);
            tiaoli_numeral numeral;
            char expected[32];
            snprintf(expected, sizeof expected, "%lld", (long long)value);
            cr_assert_str_eq(read_as(icu, &numeral), expected, "%s", icu);
            cr_assert(!rows[k].kind || numeral.kind == rows[k].kind, "%s", icu);
        }
        unum_close(format);
    }
}

/* Where ICU is no oracle: how much of a text it reads, as what, and what is right. */
Test(numeral_text, icu_differs_where_it_is_said_to) {
    static const struct {
        const char *text, *part;
        double icu;
        const char *ours;
    } read[] = {{"一百二", "一百二", 102, "120"},
                {"三万五", "三万五", 30005, "35000"},
                {"三点五万亿", "三点五", 3.5, "3500000000000"},
                {"3.5万亿", "3.5", 3.5, "3500000000000"},
                {"百分之五", "", 0, "5"},
                {"三分之二", "三", 3, "2/3"},
                {"十几", "十", 10, "11..19"},
                {"三五百", "三五百", 530, "300..500"},
                {"十余", "十", 10, "10.."},
                {"半", "", 0, "0.5"}};
    UNumberFormat *format = icu_rules("zh", "%spellout-cardinal");
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
        double value;
        tiaoli_numeral numeral;
        const size_t used = icu_reads(format, read[i].text, &value);
        cr_expect(used == strlen(read[i].part) && value == read[i].icu, "ICU: %.*s is %.17g",
                  (int)used, read[i].text, value);
        cr_expect_str_eq(read_as(read[i].text, &numeral), read[i].ours, "%s", read[i].text);
    }
    unum_close(format);
    double none;
    format = icu_rules("zh_Hant", "%spellout-cardinal");
    cr_expect_eq(icu_reads(format, "两万", &none), 0, "a locale reads its own script");
    unum_close(format);
    static const struct {
        const char *rules;
        int64_t value;
        const char *icu, *ours;
        bool read; /* what ICU writes says the value here, too                */
    } write[] = {{"%spellout-cardinal", 1000500000, "十亿五十万", "十亿零五十万", true},
                 {"%spellout-cardinal", 700800420826, "七千零八亿四十二万零八百二十六",
                  "七千零八亿零四十二万零八百二十六", true},
                 {"%spellout-cardinal", 800100400, "八亿十万零四百", "八亿零一十万零四百", true},
                 {"%spellout-cardinal", 1000000000000, "一兆", "一万亿", true},
                 {"%spellout-cardinal", 3500000000000, "三兆五千亿", "三万五千亿", true},
                 {"%spellout-cardinal", 10000000000000000, "一京", "一亿亿", false},
                 {"%spellout-cardinal-financial", 15, "拾伍", "壹拾伍", true},
                 {"%spellout-cardinal-alternate2", 2200, "两千两百", "二千二百", true},
                 {"%spellout-numbering", 102, "一百〇二", "一百零二", true},
                 {"%spellout-numbering-days", 2, "初二", "二", false},
                 {"%spellout-numbering-days", 22, "廿二", "二十二", true},
                 {"%spellout-numbering-year", 2025, "二〇二五", "二千零二十五", true},
                 {"%spellout-ordinal", 102, "第一百〇二", "第一百零二", true},
                 {"%spellout-ordinal", -5, "第负五", "", false}};
    for (size_t i = 0; i < sizeof write / sizeof *write; i++) {
        format = icu_rules("zh", write[i].rules);
        const bool ordinal = strstr(write[i].rules, "ordinal") != NULL;
        const bool formal = strstr(write[i].rules, "financial") != NULL;
        char icu[512], expected[32];
        tiaoli_numeral numeral;
        snprintf(icu, sizeof icu, "%s", icu_writes(format, write[i].value));
        snprintf(expected, sizeof expected, "%lld", (long long)write[i].value);
        cr_expect_str_eq(icu, write[i].icu, "ICU: %s", icu);
        cr_expect_str_eq(
            written(ordinal ? TIAOLI_NUMERAL_ORDINAL : TIAOLI_NUMERAL_CARDINAL, write[i].value, 0,
                    0, formal ? TIAOLI_STYLE_FORMAL : TIAOLI_STYLE_WORDS),
            write[i].ours);
        cr_expect_str_eq(read_as(icu, &numeral), write[i].read ? expected : "", "%s", icu);
        unum_close(format);
    }
}

/* 10^400, its inverse, and what is just too large. */
Test(numeral_text, what_is_too_large_has_no_value) {
    char large[402], small[404] = "0.";
    memset(large, '0', sizeof large);
    large[0] = '1';
    large[401] = '\0';
    memset(small + 2, '0', 400);
    small[402] = '1';
    small[403] = '\0';
    const char *const texts[] = {large,
                                 small,
                                 "9223372036854775808",
                                 "-9223372036854775808",
                                 "一万亿亿",
                                 "三万万亿亿万",
                                 "九百二十三亿亿",
                                 "0.1234567890123456789",
                                 "零点一二三四五六七八九零一二三四五六七八九",
                                 "百分之一千万亿亿",
                                 "三分之一千万亿亿",
                                 "一千万亿亿分之一",
                                 "第一千万亿亿",
                                 "几千万亿亿",
                                 "99999999999999999999余",
                                 "1/99999999999999999999",
                                 "100000000000兆"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tiaoli_numeral numeral = {.size = sizeof numeral};
        const tiaoli_status status = tiaoli_numeral_read(texts[i], strlen(texts[i]), &numeral);
        const bool flagged = status == TIAOLI_OK && (numeral.flags & TIAOLI_VALUE_OVERFLOW) &&
                             !numeral.low && !numeral.high && !numeral.denominator;
        cr_expect(flagged || status == TIAOLI_E_ARGUMENT, "%.60s", texts[i]);
        cr_expect(flagged || strchr(texts[i], '/'), "%.60s is refused", texts[i]);
    }
}

Test(numeral_text, endless_numerals_are_flagged, .timeout = 120) {
    const char *const units[] = {"9", "九", "一", "零", "十", "万", "亿"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t times = 10000000 / SHARE, size = strlen(units[i]);
        char *text = malloc(times * size);
        cr_assert_not_null(text);
        for (size_t k = 0; k < times; k++) memcpy(text + k * size, units[i], size);
        tiaoli_numeral numeral = {.size = sizeof numeral};
        const tiaoli_status status = tiaoli_numeral_read(text, times * size, &numeral);
        if (i < 3)
            cr_expect(status == TIAOLI_OK && (numeral.flags & TIAOLI_VALUE_OVERFLOW), "%s",
                      units[i]);
        else
            cr_expect(status == TIAOLI_E_ARGUMENT || numeral.low == 0, "%s", units[i]);
        free(text);
    }
}
