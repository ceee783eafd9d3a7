#!/bin/sh
# Line and branch coverage of lib/ by all tests.  Fails below the bars.
#     sh scripts/coverage.sh [CMAKE_ARGUMENT...]
# BUILD names the build directory (build-coverage).  It then holds coverage.txt,
# a file a line, and index.html, which shows what no test runs.
# Left out: the program that compiles the word lists (lib/gen), and by name in
# this file whatever cannot be reached, with the reason:
#   (nothing)
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $build_packages $test_packages gcovr

lines=95 branches=88
build=${BUILD:-build-coverage}
# threads count at once: without atomic counters some come out negative
cmake -G Ninja -S . -B "$build" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug \
    "-DCMAKE_C_FLAGS=--coverage -fprofile-update=atomic" -DBUILD_SHARED_LIBS=OFF -DTIAOLI_TESTS=ON "$@"
cmake --build "$build"
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" --output-on-failure --no-tests=error -E '^(install|header|symbols|linear)$'
gcovr --root . --filter 'lib/[^/]*\.[ch]$' --txt "$build/coverage.txt" \
    --html-details "$build/index.html" --print-summary \
    --fail-under-line "$lines" --fail-under-branch "$branches" "$build"
