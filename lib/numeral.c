#include "run.h"

bool tl_numerals(tl_run *run) {
    (void)run;
    return true;
}
