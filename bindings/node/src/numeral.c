/* One numeral by itself: from Chinese text to a value and back; and names of values. */
#include <stdlib.h>

#include "addon.h"

static bool put_big(napi_env env, napi_value object, const char *key, int64_t number) {
    napi_value value;
    if (napi_create_bigint_int64(env, number, &value) == napi_ok &&
        napi_set_named_property(env, object, key, value) == napi_ok)
        return true;
    tn_fail(env);
    return false;
}

/* text -> { kind, flags, low, high, denominator, scale }, or what is wrong as a text */
napi_value tn_numeral_read(napi_env env, napi_callback_info info) {
    napi_value argument, object;
    tn_job text = {0};
    if (!tn_arguments(env, info, 1, &argument) || !tn_read_text(env, argument, &text)) return NULL;
    tiaoli_numeral numeral = {.size = sizeof numeral};
    const tiaoli_status status =
        text.surrogate ? TIAOLI_E_UTF8 : tiaoli_numeral_read(text.text, text.length, &numeral);
    free(text.text);
    if (status != TIAOLI_OK) return tn_text(env, tiaoli_status_text(status));
    TN_CHECK(env, napi_create_object(env, &object));
    const bool done = tn_set_number(env, object, "kind", numeral.kind) &&
                      tn_set_number(env, object, "flags", numeral.flags) &&
                      tn_set_number(env, object, "scale", numeral.scale) &&
                      put_big(env, object, "low", numeral.low) &&
                      put_big(env, object, "high", numeral.high) &&
                      put_big(env, object, "denominator", numeral.denominator);
    return done ? object : NULL;
}

static bool take_big(napi_env env, napi_value value, int64_t *out) {
    bool whole = false;
    if (napi_get_value_bigint_int64(env, value, out, &whole) == napi_ok && whole) return true;
    tn_type_error(env, "a bigint of 64 bits is expected");
    return false;
}

/* kind, number, denominator, scale, style -> text, "" if it has no form */
napi_value tn_numeral_write(napi_env env, napi_callback_info info) {
    napi_value arguments[5];
    uint32_t kind, scale, style;
    tiaoli_numeral numeral = {.size = sizeof numeral,
                              .flags = TIAOLI_VALUE_LOW | TIAOLI_VALUE_HIGH};
    if (!tn_arguments(env, info, 5, arguments) || !tn_uint(env, arguments[0], &kind) ||
        !take_big(env, arguments[1], &numeral.low) ||
        !take_big(env, arguments[2], &numeral.denominator) || !tn_uint(env, arguments[3], &scale) ||
        !tn_uint(env, arguments[4], &style))
        return NULL;
    numeral.kind = (int32_t)kind;
    numeral.scale = (int32_t)scale;
    numeral.high = numeral.low;
    char few[256];
    const size_t length = tiaoli_numeral_write(&numeral, (int32_t)style, few, sizeof few);
    if (length < sizeof few) return tn_string(env, few, length);
    char *all = malloc(length + 1);
    if (!all) return tn_no_memory(env);
    tiaoli_numeral_write(&numeral, (int32_t)style, all, length + 1);
    napi_value value = tn_string(env, all, length);
    free(all);
    return value;
}

/* domain, value -> name */
napi_value tn_name(napi_env env, napi_callback_info info) {
    napi_value arguments[2];
    uint32_t domain, value;
    if (!tn_arguments(env, info, 2, arguments)) return NULL;
    if (!tn_uint(env, arguments[0], &domain) || !tn_uint(env, arguments[1], &value)) return NULL;
    return tn_text(env, tiaoli_name((int32_t)domain, (int32_t)value));
}

/* code -> what it says to people */
napi_value tn_note_text(napi_env env, napi_callback_info info) {
    napi_value argument;
    uint32_t code;
    if (!tn_arguments(env, info, 1, &argument) || !tn_uint(env, argument, &code)) return NULL;
    return tn_text(env, tiaoli_note_text((int32_t)code));
}
