#include "run.h"

bool tl_quotes(tl_run *run) {
    (void)run;
    return true;
}
