/* Slogans and other quotes by kind, with the members of counted ones. */
#include "example.h"

static void put_members(const tiaoli_doc *doc, tiaoli_mark mark, const tiaoli_quote *quote) {
    enum { MOST = 16 };
    tiaoli_span members[MOST];
    const uint32_t all = tiaoli_mark_spans(doc, mark, TIAOLI_SPAN_MEMBER, members, MOST);
    printf("  counts %d, the text lists %u:", (int)quote->count, all);
    for (uint32_t i = 0; i < all && i < MOST; i++) {
        printf(i ? " / " : " ");
        example_put(doc, members[i].start, members[i].end);
    }
    puts(quote->flags & TIAOLI_QUOTE_MATCHES ? "" : " (not as many)");
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    tiaoli_mark mark = TIAOLI_NONE;
    while ((mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_QUOTE, mark)) != TIAOLI_NONE) {
        tiaoli_quote quote = {.size = sizeof quote};
        tiaoli_quote_get(doc, mark, &quote);
        printf("%s: ", tiaoli_name(TIAOLI_DOMAIN_QUOTE, quote.kind));
        example_put(doc, quote.content_start, quote.content_end);
        if (quote.segments > 1) printf(", %d segments", (int)quote.segments);
        if (quote.flags & TIAOLI_QUOTE_PARALLEL) printf(", parallel");
        if (quote.flags & TIAOLI_QUOTE_NEGATIVE) printf(", opposed");
        if (quote.head_start < quote.head_end) {
            printf(", modifies ");
            example_put(doc, quote.head_start, quote.head_end);
        }
        putchar('\n');
        if (quote.members) put_members(doc, mark, &quote);
    }
    tiaoli_doc_free(doc);
    return 0;
}
