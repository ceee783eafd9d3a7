/* How often two laws oblige, allow and forbid. */
#include "../example.h"

int main(int argc, char **argv) {
    static const struct {
        const char *word;
        int32_t force;
    } duties[] = {{"应当", TIAOLI_FORCE_OBLIGATION},
                  {"可以", TIAOLI_FORCE_PERMISSION},
                  {"不得", TIAOLI_FORCE_PROHIBITION}};
    int count[2][TIAOLI_FORCE_EXHORTATION + 1] = {{0}};
    if (argc != 3) return 2;
    for (int law = 0; law < 2; law++) {
        tiaoli_doc *doc = example_file(argv[1 + law]);
        for (tiaoli_mark m = 0; (m = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, m)) != 0;) {
            tiaoli_directive directive = {.size = sizeof directive};
            tiaoli_directive_get(doc, m, &directive);
            if (directive.force <= TIAOLI_FORCE_EXHORTATION) count[law][directive.force]++;
        }
        tiaoli_doc_free(doc);
    }
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++)
        printf("%s\t%d\t%d\n", duties[i].word, count[0][duties[i].force],
               count[1][duties[i].force]);
    return 0;
}
