#!/bin/sh
# Installs what is missing, builds library, command and tests, runs all tests.
#     sh scripts/test.sh [CMAKE_ARGUMENT...]
# BUILD names the build directory (build-test), CC the compiler.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $build_packages $test_packages

build=${BUILD:-build-test}
cmake -G Ninja -S . -B "$build" -DTIAOLI_TESTS=ON "$@"
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --no-tests=error
