size_t tiaoli_py_table(const tiaoli_offsets *offsets, const char *text, size_t length,
                       size_t code_points, uint32_t *table);
void tiaoli_py_place(const uint32_t *table, void *structs, size_t count, size_t stride,
                     const uint32_t *fields, size_t field_count);
size_t tiaoli_py_sort(const void *structs, size_t count, size_t stride, size_t field, void *out,
                      uint32_t *indexes, uint32_t *starts);
size_t tiaoli_py_values(const tiaoli_doc *doc, const uint32_t *marks, size_t count, char *out,
                        size_t capacity);
