/* A table of tasks (任务分解表): number, task, unit in the lead, units that support it,
 * time limit, and where in the document it stands; what is to be reached comes last. */
#include "example.h"

/* The spans of a role as one cell; how many there are. */
static uint32_t put_units(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role) {
    enum { MOST = 16 };
    tiaoli_span units[MOST];
    const uint32_t all = tiaoli_mark_spans(doc, mark, role, units, MOST);
    for (uint32_t i = 0; i < all && i < MOST; i++) {
        if (i) printf("、");
        example_put(doc, units[i].start, units[i].end);
    }
    return all;
}

/* Who has the lead: the unit that the text says, else who must act. */
static void put_lead(const tiaoli_doc *doc, tiaoli_mark mark, const tiaoli_directive *task) {
    if (!put_units(doc, mark, TIAOLI_SPAN_UNIT_LEAD) &&
        !put_units(doc, mark, TIAOLI_SPAN_UNIT_RESPONSIBLE))
        example_put(doc, task->actor_start, task->actor_end);
    putchar('\t');
}

static void put_path(const tiaoli_doc *doc, tiaoli_mark mark) {
    char path[512];
    tiaoli_mark_info where = {.size = sizeof where};
    tiaoli_mark_get(doc, mark, &where);
    tiaoli_node_path_text(doc, where.clause, " / ", path, sizeof path);
    puts(path);
}

/* Headings name tasks that the text below unfolds; permissions are no tasks. */
static int is_task(const tiaoli_directive *directive) {
    const int binds = directive->force == TIAOLI_FORCE_OBLIGATION ||
                      directive->force == TIAOLI_FORCE_PROHIBITION ||
                      directive->force == TIAOLI_FORCE_COMMITMENT;
    return binds && directive->role != TIAOLI_ROLE_HEADING && directive->role != TIAOLI_ROLE_LEAD;
}

static void put_tasks(const tiaoli_doc *doc) {
    tiaoli_mark mark = TIAOLI_NONE;
    unsigned number = 0;
    puts("序号\t任务\t牵头单位\t配合单位\t时限\t出处");
    while ((mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_DIRECTIVE, mark)) != TIAOLI_NONE) {
        tiaoli_directive task = {.size = sizeof task};
        tiaoli_directive_get(doc, mark, &task);
        if (!is_task(&task)) continue;
        printf("%u\t", ++number);
        example_put(doc, tiaoli_mark_start(doc, mark), tiaoli_mark_end(doc, mark));
        putchar('\t');
        put_lead(doc, mark, &task);
        put_units(doc, mark, TIAOLI_SPAN_UNIT_SUPPORT);
        putchar('\t');
        example_put(doc, task.deadline_start, task.deadline_end);
        putchar('\t');
        put_path(doc, mark);
    }
}

static void put_targets(const tiaoli_doc *doc) {
    tiaoli_mark mark = TIAOLI_NONE;
    puts("\n指标\t目标值\t语气\t时限");
    while ((mark = tiaoli_mark_next(doc, 0, TIAOLI_MARK_TARGET, mark)) != TIAOLI_NONE) {
        tiaoli_target target = {.size = sizeof target};
        tiaoli_target_get(doc, mark, &target);
        example_put(doc, target.indicator_start, target.indicator_end);
        putchar('\t');
        example_put(doc, tiaoli_mark_start(doc, target.quantity),
                    tiaoli_mark_end(doc, target.quantity));
        putchar('\t');
        example_put(doc, target.tone_start, target.tone_end);
        putchar('\t');
        example_put(doc, target.deadline_start, target.deadline_end);
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    tiaoli_doc *doc = example_open(argc, argv);
    put_tasks(doc);
    put_targets(doc);
    tiaoli_doc_free(doc);
    return 0;
}
