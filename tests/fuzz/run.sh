#!/bin/sh
# Runs the fuzz targets under libFuzzer, one after the other; ends at the first
# finding.  Counts what was run.
#     run.sh INPUTS [TARGET...]
# BUILD is the build (build-fuzz), LENGTH the most bytes of an input, SEED a number.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$top/build-fuzz} length=${LENGTH:-256} seed=${SEED:-1}
inputs=$1
shift
[ $# -gt 0 ] || set -- parse json api lexicon
# what a stack or a freed block tells is worth less here than speed
export ASAN_OPTIONS="malloc_context_size=2:quarantine_size_mb=16:${ASAN_OPTIONS:-}"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1:${UBSAN_OPTIONS:-}"
for target; do
    found=$build/found/$target log=$build/fuzz_$target.log
    mkdir -p "$found"
    # the entropic schedule takes longer to choose an input than the library to parse it
    set -- "$build/tests/fuzzing/fuzz_$target" -runs="$inputs" -seed="$seed" -max_len="$length" -entropic=0 \
        -timeout=10 -dict="$build/tests/fuzzing/policy.dict" -print_final_stats=1 \
        -artifact_prefix="$build/$target-" "$found" "$top/tests/fuzz/corpus"
    echo "$*"
    if ! "$@" >"$log" 2>&1; then
        grep -v -E '(NEW|REDUCE|RELOAD|pulse)' "$log" | tail -n 60
        exit 1
    fi
    grep -E 'number_of_executed_units|average_exec_per_sec|Done' "$log"
done
