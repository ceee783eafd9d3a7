#include "run.h"

bool tl_directives(tl_run *run) {
    (void)run;
    return true;
}
