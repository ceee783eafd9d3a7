/*
 * Takes arrays of C structs as bytearrays, gives a field of all of them as a Python list:
 * numbers, names, texts.  One call makes a column; Python's own loops would take most of
 * the time of reading a document.  An extension of its own beside the one that cffi makes,
 * for it is about Python's objects and not about the library; any Python from 3.9 on loads it.
 *
 * A stretch of structs is (bytes, at, count, stride): the field of the i-th stands at byte
 * at + i * stride.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* values below are looked up once */
enum { KNOWN = 1024 };

typedef struct stretch {
    PyObject *bytes;
    Py_ssize_t at, count, stride;
    const char *first;
} stretch;

/* False, with an exception, where fields of `width` bytes would not lie within. */
static int stretch_open(stretch *s, Py_ssize_t width) {
    const Py_ssize_t size = PyByteArray_Size(s->bytes);
    const Py_ssize_t left = size - s->at - width;
    if (s->at < 0 || s->count < 0 || s->stride < width ||
        (s->count && (left < 0 || s->count - 1 > left / s->stride))) {
        PyErr_SetString(PyExc_ValueError, "not within the bytes");
        return 0;
    }
    s->first = PyByteArray_AsString(s->bytes) + (s->count ? s->at : 0);
    return 1;
}

static int32_t int32_at(const stretch *s, Py_ssize_t row) {
    int32_t value;
    memcpy(&value, s->first + row * s->stride, sizeof value);
    return value;
}

static int64_t int64_at(const stretch *s, Py_ssize_t row) {
    int64_t value;
    memcpy(&value, s->first + row * s->stride, sizeof value);
    return value;
}

PyDoc_STRVAR(numbers_doc,
             "numbers(bytes, at, count, stride, width, add=0, zero=0)\n--\n\n"
             "Integers of 4 or 8 bytes, with `add` added; `zero` in place of a 0.");

static PyObject *numbers(PyObject *self, PyObject *arguments) {
    stretch s;
    int width;
    long add = 0;
    PyObject *zero = NULL;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "O!nnni|lO", &PyByteArray_Type, &s.bytes, &s.at, &s.count,
                          &s.stride, &width, &add, &zero))
        return NULL;
    if (width != 4 && width != 8) return PyErr_Format(PyExc_ValueError, "width is %d", width);
    if (!stretch_open(&s, width)) return NULL;
    PyObject *list = PyList_New(s.count);
    for (Py_ssize_t i = 0; list && i < s.count; i++) {
        const int64_t number = width == 8 ? int64_at(&s, i) : int32_at(&s, i);
        PyObject *one = zero;
        if (number || !zero)
            one = PyLong_FromLongLong(number + add);
        else
            Py_INCREF(zero);
        if (one)
            PyList_SetItem(list, i, one);
        else
            Py_CLEAR(list);
    }
    return list;
}

PyDoc_STRVAR(mapped_doc,
             "mapped(bytes, at, count, stride, mapping)\n--\n\n"
             "What a mapping has for integers of 4 bytes, each asked for once.");

static PyObject *mapped(PyObject *self, PyObject *arguments) {
    stretch s;
    PyObject *mapping;
    PyObject *known[KNOWN] = {0}; /* owned by the list */
    (void)self;
    if (!PyArg_ParseTuple(arguments, "O!nnnO", &PyByteArray_Type, &s.bytes, &s.at, &s.count,
                          &s.stride, &mapping))
        return NULL;
    if (!stretch_open(&s, 4)) return NULL;
    PyObject *list = PyList_New(s.count);
    for (Py_ssize_t i = 0; list && i < s.count; i++) {
        const int32_t value = int32_at(&s, i);
        const int keep = value >= 0 && value < KNOWN;
        PyObject *one = keep ? known[value] : NULL;
        if (one) {
            Py_INCREF(one);
        } else {
            PyObject *key = PyLong_FromLong(value);
            one = key ? PyObject_GetItem(mapping, key) : NULL;
            Py_XDECREF(key);
            if (keep) known[value] = one;
        }
        if (one)
            PyList_SetItem(list, i, one);
        else
            Py_CLEAR(list);
    }
    return list;
}

PyDoc_STRVAR(texts_doc,
             "texts(bytes, at, count, stride, text, empty)\n--\n\n"
             "Pieces of a text between two offsets of 4 bytes, the second behind the first;\n"
             "`empty` in place of those without characters.");

static PyObject *texts(PyObject *self, PyObject *arguments) {
    stretch s;
    PyObject *text, *empty;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "O!nnnUO", &PyByteArray_Type, &s.bytes, &s.at, &s.count,
                          &s.stride, &text, &empty))
        return NULL;
    if (!stretch_open(&s, 8)) return NULL;
    stretch ends = s;
    ends.first += s.count ? 4 : 0;
    PyObject *list = PyList_New(s.count);
    for (Py_ssize_t i = 0; list && i < s.count; i++) {
        const Py_ssize_t start = (Py_ssize_t)(uint32_t)int32_at(&s, i);
        const Py_ssize_t end = (Py_ssize_t)(uint32_t)int32_at(&ends, i);
        PyObject *one = empty;
        if (start < end)
            one = PyUnicode_Substring(text, start, end);
        else
            Py_INCREF(empty);
        if (one)
            PyList_SetItem(list, i, one);
        else
            Py_CLEAR(list);
    }
    return list;
}

PyDoc_STRVAR(grouped_doc,
             "grouped(bytes, at, count, stride, owners, owners_at, owners_stride, items)\n--\n\n"
             "For each integer of 4 bytes the tuple of those items whose owner it is; their\n"
             "owners are another such stretch.  Both ascend.");

static PyObject *tuple_of(PyObject *items, Py_ssize_t first, Py_ssize_t past) {
    PyObject *tuple = PyTuple_New(past - first);
    for (Py_ssize_t i = first; tuple && i < past; i++) {
        PyObject *item = PyList_GetItem(items, i);
        if (!item) {
            Py_CLEAR(tuple);
            break;
        }
        Py_INCREF(item);
        PyTuple_SetItem(tuple, i - first, item);
    }
    return tuple;
}

static PyObject *grouped(PyObject *self, PyObject *arguments) {
    stretch s, owners;
    PyObject *items;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "O!nnnO!nnO!", &PyByteArray_Type, &s.bytes, &s.at, &s.count,
                          &s.stride, &PyByteArray_Type, &owners.bytes, &owners.at, &owners.stride,
                          &PyList_Type, &items))
        return NULL;
    owners.count = PyList_Size(items);
    if (!stretch_open(&s, 4) || !stretch_open(&owners, 4)) return NULL;
    PyObject *list = PyList_New(s.count);
    Py_ssize_t first = 0;
    for (Py_ssize_t i = 0; list && i < s.count; i++) {
        const uint32_t owner = (uint32_t)int32_at(&s, i);
        while (first < owners.count && (uint32_t)int32_at(&owners, first) < owner) first++;
        Py_ssize_t past = first;
        while (past < owners.count && (uint32_t)int32_at(&owners, past) == owner) past++;
        PyObject *tuple = tuple_of(items, first, past);
        if (tuple)
            PyList_SetItem(list, i, tuple);
        else
            Py_CLEAR(list);
        first = past;
    }
    return list;
}

static PyMethodDef methods[] = {
    {"numbers", numbers, METH_VARARGS, numbers_doc},
    {"mapped", mapped, METH_VARARGS, mapped_doc},
    {"texts", texts, METH_VARARGS, texts_doc},
    {"grouped", grouped, METH_VARARGS, grouped_doc},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    "tiaoli._columns",
    "Columns of C structs as Python lists.",
    0,
    methods,
    slots,
    NULL,
    NULL,
    NULL,
};

PyMODINIT_FUNC PyInit__columns(void);
PyMODINIT_FUNC PyInit__columns(void) { return PyModuleDef_Init(&module); }
