/* Takes values of JavaScript, gives those of C and the other way round; what fails throws. */
#include "addon.h"

napi_value tn_fail(napi_env env) {
    const napi_extended_error_info *last = NULL;
    const char *message = NULL;
    if (napi_get_last_error_info(env, &last) == napi_ok && last) message = last->error_message;
    bool pending = false;
    if (napi_is_exception_pending(env, &pending) == napi_ok && !pending)
        napi_throw_error(env, NULL, message ? message : "a call of Node-API failed");
    return NULL;
}

napi_value tn_type_error(napi_env env, const char *message) {
    napi_throw_type_error(env, NULL, message);
    return NULL;
}

napi_value tn_no_memory(napi_env env) {
    napi_throw_error(env, "nomem", tiaoli_status_text(TIAOLI_E_NOMEM));
    return NULL;
}

bool tn_arguments(napi_env env, napi_callback_info info, size_t count, napi_value *out) {
    size_t given = count;
    if (napi_get_cb_info(env, info, &given, out, NULL, NULL) != napi_ok) {
        tn_fail(env);
        return false;
    }
    if (given >= count) return true;
    tn_type_error(env, "an argument is missing");
    return false;
}

bool tn_uint(napi_env env, napi_value value, uint32_t *out) {
    double number = -1;
    const napi_status status = napi_get_value_double(env, value, &number);
    if (status == napi_ok && number >= 0 && number <= UINT32_MAX) {
        *out = (uint32_t)number;
        if ((double)*out == number) return true;
    }
    tn_type_error(env, "a number from 0 to 4294967295 is expected");
    return false;
}

bool tn_uints(napi_env env, napi_value value, uint32_t **out, size_t *count) {
    bool is_array = false;
    napi_typedarray_type type = napi_int8_array;
    void *data = NULL;
    if (napi_is_typedarray(env, value, &is_array) == napi_ok && is_array &&
        napi_get_typedarray_info(env, value, &type, count, &data, NULL, NULL) == napi_ok &&
        type == napi_uint32_array) {
        *out = data;
        return true;
    }
    tn_type_error(env, "a Uint32Array is expected");
    return false;
}

static bool set(napi_env env, napi_value object, const char *key, napi_value value) {
    if (value && napi_set_named_property(env, object, key, value) == napi_ok) return true;
    tn_fail(env);
    return false;
}

bool tn_set_text(napi_env env, napi_value object, const char *key, const char *text) {
    return set(env, object, key, tn_text(env, text));
}

bool tn_set_number(napi_env env, napi_value object, const char *key, double number) {
    napi_value value = NULL;
    if (napi_create_double(env, number, &value) != napi_ok) value = NULL;
    return set(env, object, key, value);
}

napi_value tn_text(napi_env env, const char *text) {
    napi_value value;
    TN_CHECK(env, napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &value));
    return value;
}

napi_value tn_numbers(napi_env env, const double *numbers, size_t count) {
    napi_value array;
    TN_CHECK(env, napi_create_array_with_length(env, count, &array));
    for (size_t i = 0; i < count; i++) {
        napi_value value;
        TN_CHECK(env, napi_create_double(env, numbers[i], &value));
        TN_CHECK(env, napi_set_element(env, array, (uint32_t)i, value));
    }
    return array;
}
