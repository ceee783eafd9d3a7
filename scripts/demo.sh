#!/bin/sh
# Installs what is missing, builds library and command, and shows what they find
# in the reference speech, or in the files given.
#     sh scripts/demo.sh [FILE...]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/scripts/packages.sh"
# shellcheck disable=SC2086
need $build_packages

build=${BUILD:-$top/build-demo}
log=$(mktemp)
if ! { cmake -G Ninja -S "$top" -B "$build" -DCMAKE_BUILD_TYPE=Release -DTIAOLI_TESTS=OFF \
    -DTIAOLI_EXAMPLES=OFF && cmake --build "$build"; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    exit 1
fi
rm -f "$log"
[ $# -gt 0 ] || set -- "$top/tests/fixtures/speech.txt"
"$build/cli/tiaoli" outline --all "$@"
