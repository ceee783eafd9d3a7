size_t tiaoli_py_table(const tiaoli_offsets *offsets, size_t code_points, uint32_t *table);
void tiaoli_py_place(const uint32_t *table, void *structs, size_t count, size_t stride,
                       const uint32_t *fields, size_t field_count);
size_t tiaoli_py_pick(const tiaoli_role_span *spans, size_t count, int32_t role,
                      tiaoli_role_span *out);
