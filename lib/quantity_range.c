/*
 * Takes an amount, gives what it becomes with what stands beside it: the range that
 * it begins (三到五年, 三年以上七年以下, 大于10小于20) or the bound that it is
 * (6%以上, 不超过3%).
 */
#include "quantity_range.h"

#include "compound.h"

/* A blank, or what says that a bound is one of the values: 3万元（含）以上. */
static uint32_t over_gap(const tl_run *run, uint32_t at) {
    static const char *const inclusive[] = {"（含）", "(含)", "（不含）", "(不含)"};
    if (at >= run->length) return at;
    if (run->text[at] == ' ') return at + 1;
    if (run->text[at] != '(' && !TL_AT(run->text, at, run->length, "（")) return at;
    for (uint32_t i = 0; i < sizeof inclusive / sizeof *inclusive; i++) {
        const uint32_t length = (uint32_t)strlen(inclusive[i]);
        if (run->length - at >= length && memcmp(run->text + at, inclusive[i], length) == 0)
            return at + length;
    }
    return at;
}
static uint32_t peek(const tl_run *run, uint32_t at) {
    return at < run->length ? tl_peek(run->text, at, run->length) : 0;
}

/* 低 小 少 短 and 高 大 多 长 behind what something is compared with. */
static uint8_t bound_of_comparison(uint32_t c) {
    switch (c) {
        case 0x4F4E: /* 低 */
        case 0x5C0F: /* 小 */
        case 0x5C11: /* 少 */
        case 0x77ED: /* 短 */
            return TIAOLI_BOUND_LESS_THAN;
        case 0x9AD8: /* 高 */
        case 0x5927: /* 大 */
        case 0x591A: /* 多 */
        case 0x957F: /* 长 */
            return TIAOLI_BOUND_MORE_THAN;
        default:
            return TIAOLI_BOUND_NONE;
    }
}

/* ---- Ranges ----------------------------------------------------------------------- */

static bool scale_to(tl_value *value, int32_t scale) {
    while (value->scale < scale) {
        if (__builtin_mul_overflow(value->low, (int64_t)10, &value->low) ||
            __builtin_mul_overflow(value->high, (int64_t)10, &value->high))
            return false;
        value->scale++;
    }
    return true;
}

static bool times_power(tl_value *value, uint32_t power) {
    for (; power; power--) {
        if (value->scale > 0)
            value->scale--;
        else if (__builtin_mul_overflow(value->low, (int64_t)10, &value->low) ||
                 __builtin_mul_overflow(value->high, (int64_t)10, &value->high))
            return false;
    }
    return true;
}

static bool denominator_of(const tl_value *value, int64_t *denominator) {
    *denominator = value->denominator ? value->denominator : 1;
    for (int32_t i = 0; i < value->scale; i++)
        if (__builtin_mul_overflow(*denominator, (int64_t)10, denominator)) return false;
    return true;
}

/* Fractions, or one with a decimal, over one denominator: as written where they have one. */
static bool make_common(tl_value *a, tl_value *b) {
    int64_t of_a, of_b;
    if (a->denominator == b->denominator) return true;
    if (!denominator_of(a, &of_a) || !denominator_of(b, &of_b) ||
        __builtin_mul_overflow(a->low, of_b, &a->low) ||
        __builtin_mul_overflow(b->low, of_a, &b->low) ||
        __builtin_mul_overflow(of_a, of_b, &a->denominator))
        return false;
    b->denominator = a->denominator;
    a->scale = b->scale = 0;
    return true;
}

/* Both bounds at one scale, low below high: 100—120万 shares its 万, 三至五角 its
 * 角; `backwards`: they may count back. */
static bool join_values(const tl_amount *low, const tl_amount *high, bool backwards,
                        tl_value *joined) {
    tl_value a = low->value, b = high->value;
    if (!low->has_unit && !a.scale) a.scale = high->small;
    if (!tl_is_exact(&a) || !tl_is_exact(&b) || !make_common(&a, &b)) return false;
    if (low->power < high->power && !low->has_unit) {
        tl_value larger = a;
        tl_value other = b;
        const uint32_t power = high->power;
        if (times_power(&larger, power) && scale_to(&larger, other.scale) &&
            scale_to(&other, larger.scale) && larger.low < other.low)
            a = larger;
    }
    if (!scale_to(&a, b.scale) || !scale_to(&b, a.scale) || a.low == b.low) return false;
    if (a.low > b.low) { /* 2.5亿年~6500万年 counts back */
        if (!backwards) return false;
        const tl_value swapped = a;
        a = b;
        b = swapped;
    }
    memset(joined, 0, sizeof *joined);
    joined->low = a.low;
    joined->high = b.low;
    joined->scale = a.scale;
    joined->denominator = a.denominator;
    joined->flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH | TIAOLI_VALUE_INTERVAL |
                    TIAOLI_VALUE_RANGE | ((a.flags | b.flags) & TIAOLI_VALUE_APPROXIMATE);
    return true;
}

static bool same_text(const tl_run *run, tl_span a, tl_span b) {
    return a.end - a.start == b.end - b.start &&
           memcmp(run->text + a.start, run->text + b.start, a.end - a.start) == 0;
}

/* 六个月以上三年以下 is 6 to 36 months: the larger unit gives way. */
static bool share_unit(const tl_run *run, tl_amount *a, tl_amount *b) {
    const tl_scale first = tl_scale_of_unit(run, a->unit), second = tl_scale_of_unit(run, b->unit);
    if (!first.of || first.of != second.of) return false;
    const bool falls = first.factor > second.factor;
    tl_amount *larger = falls ? a : b;
    const int64_t times = falls ? first.factor / second.factor : second.factor / first.factor;
    const int64_t rest = falls ? first.factor % second.factor : second.factor % first.factor;
    if (rest || larger->value.denominator ||
        __builtin_mul_overflow(larger->value.low, times, &larger->value.low) ||
        __builtin_mul_overflow(larger->value.high, times, &larger->value.high))
        return false;
    larger->unit = larger == a ? b->unit : a->unit;
    return true;
}

/* Can the two be the bounds of one range?  What they are measured in may become the
 * same. */
static bool same_kind(const tl_run *run, tl_amount *a, tl_amount *b) {
    if (a->percent && !b->percent) return !a->has_unit && !b->has_unit; /* 百分之三到五 */
    if (!a->has_unit || !b->has_unit || a->percent) return !a->has_unit || b->has_unit;
    if (a->type != b->type) return false;
    if (same_text(run, a->unit, b->unit)) return true;
    if (a->type == TIAOLI_QUANTITY_MONEY) /* 五角至一元, 3元至5元人民币 */
        return (a->small && tl_is_main_unit(run, b->unit)) ||
               (TL_AT(run->text, a->unit.start, a->unit.end, "元") &&
                TL_AT(run->text, b->unit.start, b->unit.end, "元"));
    return share_unit(run, a, b);
}

/* Can a word that bounds or joins amounts follow at `at`?  Seldom one does. */
bool tl_may_go_on(const tl_run *run, const tl_amount *amount) {
    const uint32_t at = over_gap(run, amount->end);
    const tl_classes words = TL_CLASS(TL_NUMBER_JOIN) | TL_CLASS(TL_NUMBER_LEAST_AFTER) |
                             TL_CLASS(TL_NUMBER_MOST_AFTER) | TL_CLASS(TL_NUMBER_ABOUT_AFTER);
    return tl_lex_longest(run->lexicon->number, run->text, at, run->length, words).length ||
           bound_of_comparison(peek(run, tl_over_one_blank(run, amount->end))) ||
           TL_AT(run->text, at, run->length, "与") || TL_AT(run->text, at, run->length, "和");
}

/* 与…之间, 与…间: the end of what closes the second amount, or 0. */
static uint32_t over_between(const tl_run *run, const tl_amount *first, tl_amount *second) {
    if (TL_AT(run->text, second->end, run->length, "之间")) return second->end + 6;
    if (first->has_unit || !tl_is_unit(run, second->unit, "间")) {
        return TL_AT(run->text, second->end, run->length, "间") ? second->end + 3 : 0;
    }
    const uint32_t end = second->end; /* no rooms */
    second->unit.end = second->unit.start;
    second->has_unit = false;
    second->type = TIAOLI_QUANTITY_RANGE;
    return end;
}

/* 三到五年, 7%—8%, and 三年以上七年以下 after the first bound. */
bool tl_read_range(const tl_quantity_scan *scan, const tl_amount *first, tl_amount *second,
                   tl_amount *range) {
    const tl_run *run = scan->run;
    uint32_t at = over_gap(run, first->end);
    const uint32_t above = tl_over_class(run, at, TL_NUMBER_LEAST_AFTER);
    bool bounded = above > at, between = false;
    if (bounded) {
        at = above;
        if (TL_AT(run->text, at, run->length, "，") || TL_AT(run->text, at, run->length, "、"))
            at += 3;
        const uint32_t below = tl_over_class(run, at, TL_NUMBER_MOST_BEFORE);
        bounded = below == at; /* 二百克以上|不满一千克 needs no word behind */
        at = below;
    } else {
        uint32_t joined = tl_over_class(run, at, TL_NUMBER_JOIN);
        between = joined == at && (TL_AT(run->text, at, run->length, "与") ||
                                   TL_AT(run->text, at, run->length, "和"));
        if (between) joined += 3;
        if (joined == at) return false;
        at = joined;
    }
    if (!tl_read_amount(scan, first->mark, second) || second->start != tl_over_one_blank(run, at))
        return false;
    uint32_t end = second->end;
    if (bounded) {
        const uint32_t from = over_gap(run, end);
        end = tl_over_class(run, from, TL_NUMBER_MOST_AFTER);
        if (end == from) return false;
    }
    if (between) end = over_between(run, first, second);
    tl_amount low = *first;
    tl_value joined;
    *range = *second;
    if (!end || !same_kind(run, &low, range) || !join_values(&low, range, low.has_unit, &joined))
        return false;
    range->start = first->start;
    range->end = end;
    range->value = joined;
    return true;
}

/* 大于10|小于20, 不少于五人、不超过十人: a bound of the other side behind the first. */
bool tl_read_bound_pair(const tl_quantity_scan *scan, const tl_amount *first, bool least,
                        tl_amount *range) {
    static const char *const links[] = {"，", "、", "并且", "并", "且"};
    const tl_run *run = scan->run;
    uint32_t at = first->end;
    for (uint32_t i = 0; i < sizeof links / sizeof *links; i++) {
        const uint32_t length = (uint32_t)strlen(links[i]);
        if (run->length - at < length || memcmp(run->text + at, links[i], length) != 0) continue;
        at += length;
        break;
    }
    at = tl_over_one_blank(run, at);
    const uint32_t after =
        tl_over_class(run, at, least ? TL_NUMBER_MOST_BEFORE : TL_NUMBER_LEAST_BEFORE);
    tl_amount second;
    if (after == at || !tl_read_amount(scan, first->mark, &second) ||
        second.start != tl_over_one_blank(run, after))
        return false;
    tl_amount other = *first;
    tl_value joined;
    *range = second;
    if (!same_kind(run, &other, range) ||
        !join_values(least ? &other : range, least ? range : &other, false, &joined))
        return false;
    range->start = first->start;
    range->value = joined;
    return true;
}

/* ---- Bounds ------------------------------------------------------------------------- */

static bool is_lower(uint8_t bound) {
    return bound == TIAOLI_BOUND_AT_LEAST || bound == TIAOLI_BOUND_MORE_THAN;
}

static void set_bound(tl_amount *amount, uint8_t bound) {
    const bool least = is_lower(bound);
    amount->bound = bound;
    amount->value.flags &= ~(uint32_t)(TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH);
    amount->value.flags |=
        TIAOLI_VALUE_RANGE | TIAOLI_VALUE_INTERVAL | (least ? TIAOLI_VALUE_LOW : TIAOLI_VALUE_HIGH);
    if (least)
        amount->value.high = 0;
    else
        amount->value.low = 0;
}

/* 比 170 低: the word before and the word after make one bound; 比10%|低|5个百分点
 * says by how much. */
static bool take_comparison(const tl_run *run, tl_amount *amount) {
    const bool blank = amount->start && run->text[amount->start - 1] == ' ';
    const uint32_t before = amount->start - (blank ? 1 : 0);
    if (!TL_ENDS(run->text, 0, before, "比") || !tl_is_exact(&amount->value)) return false;
    const uint32_t at = tl_over_one_blank(run, amount->end);
    const uint8_t bound = bound_of_comparison(peek(run, at));
    if (!bound || tl_is_number_char(peek(run, tl_over_one_blank(run, at + 3)))) return false;
    amount->start = before - 3;
    amount->end = at + 3;
    set_bound(amount, bound);
    return true;
}

/* What stands after: 以上 以内 左右; （不含） leaves the number itself out. */
bool tl_bound_after(const tl_run *run, tl_amount *amount) {
    const uint32_t at = over_gap(run, amount->end);
    const bool strict = TL_ENDS(run->text, amount->end, at, "不含）") ||
                        TL_ENDS(run->text, amount->end, at, "不含)");
    const uint32_t least = tl_over_class(run, at, TL_NUMBER_LEAST_AFTER);
    const uint32_t most = tl_over_class(run, at, TL_NUMBER_MOST_AFTER);
    const uint32_t about = tl_over_class(run, at, TL_NUMBER_ABOUT_AFTER);
    if (about > at) {
        amount->end = about;
        amount->value.flags |= TIAOLI_VALUE_APPROXIMATE;
        return true;
    }
    if (least == at && most == at) return take_comparison(run, amount);
    if (!tl_is_exact(&amount->value)) return false;
    amount->end = least > at ? least : most;
    if (least > at)
        set_bound(amount, strict ? TIAOLI_BOUND_MORE_THAN : TIAOLI_BOUND_AT_LEAST);
    else
        set_bound(amount, strict ? TIAOLI_BOUND_LESS_THAN : TIAOLI_BOUND_AT_MOST);
    return true;
}

void tl_bound_before(const tl_run *run, uint32_t at, int class, tl_amount *amount) {
    const tl_classes classes =
        tl_lex_exact(run->lexicon->number, run->text, at, tl_over_class(run, at, class));
    const bool strict = classes & TL_CLASS(TL_NUMBER_STRICT);
    if (class == TL_NUMBER_LEAST_BEFORE)
        set_bound(amount, strict ? TIAOLI_BOUND_MORE_THAN : TIAOLI_BOUND_AT_LEAST);
    else
        set_bound(amount, strict ? TIAOLI_BOUND_LESS_THAN : TIAOLI_BOUND_AT_MOST);
}
