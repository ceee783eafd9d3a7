/* Read-only access to a document: total functions, zeros for what is unknown. */
#include "document.h"

uint32_t tiaoli_doc_node_count(const tiaoli_doc *doc) { return doc ? doc->node_count : 0; }
