#include "run.h"

bool tl_references(tl_run *run) {
    (void)run;
    return true;
}
