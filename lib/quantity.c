#include "run.h"

bool tl_quantities(tl_run *run) {
    (void)run;
    return true;
}
