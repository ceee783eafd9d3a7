typedef struct tiaoli_py_number {
    uint32_t number;
} tiaoli_py_number;

size_t tiaoli_py_table(const tiaoli_offsets *offsets, const char *text, size_t length,
                       size_t code_points, uint32_t *bases, uint8_t *within);
void tiaoli_py_place(const uint32_t *bases, const uint8_t *within, void *structs, size_t count,
                     size_t stride, const uint32_t *fields, size_t field_count);
size_t tiaoli_py_sort(const void *structs, size_t count, size_t stride, size_t field, void *out,
                      tiaoli_py_number *numbers, uint32_t *starts);
size_t tiaoli_py_values(const tiaoli_doc *doc, const tiaoli_py_number *marks, size_t count,
                        char *out, size_t capacity);
