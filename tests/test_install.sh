#!/bin/sh
# Installs into a scratch directory, then builds and runs a program against it in
# the ways in which people find a library.
#     test_install.sh BUILD_DIR TESTS_DIR SCRATCH C_COMPILER LIBDIR GENERATOR C_FLAGS
# LIBDIR is the name below the prefix, such as lib/x86_64-linux-gnu.
set -eu
build=$1 tests=$2 scratch=$3 cc=$4 libdir=$5 flags=${7:-}
export CMAKE_GENERATOR="$6"

rm -rf "$scratch"
mkdir -p "$scratch"
prefix=$scratch/prefix
cmake --install "$build" --prefix "$prefix" >"$scratch/install.log"

for file in include/tiaoli/tiaoli.h include/tiaoli/export.h include/tiaoli/version.h \
    "$libdir/pkgconfig/tiaoli.pc" "$libdir/cmake/tiaoli/tiaoli-config.cmake" \
    "$libdir/cmake/tiaoli/tiaoli-config-version.cmake" \
    "$libdir/cmake/tiaoli/FindUtf8proc.cmake"; do
    [ -f "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done

echo "== find_package"
cmake -S "$tests/install" -B "$scratch/cmake" -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags" >"$scratch/configure.log"
cmake --build "$scratch/cmake" >"$scratch/build.log"
"$scratch/cmake/consumer"

echo "== pkg-config"
# the file names the prefix of the configuration; here it lies elsewhere
sed "s|^prefix=.*|prefix=$prefix|" "$prefix/$libdir/pkgconfig/tiaoli.pc" >"$scratch/tiaoli.pc"
export PKG_CONFIG_PATH="$scratch"
static=
[ ! -f "$prefix/$libdir/libtiaoli.a" ] || static=--static
compile() {
    # shellcheck disable=SC2046,SC2086
    "$cc" $flags -o "$2" "$1" $(pkg-config $static --cflags --libs tiaoli)
}
compile "$tests/install/consumer.c" "$scratch/consumer"
LD_LIBRARY_PATH="$prefix/$libdir" "$scratch/consumer"

if [ -n "$static" ] && [ -z "$flags" ] && "$cc" -print-file-name=libicudata.a | grep -q /; then
    echo "== pkg-config, fully static"
    # shellcheck disable=SC2046
    "$cc" -static -o "$scratch/consumer-static" "$tests/install/consumer.c" \
        $(pkg-config --static --cflags --libs tiaoli) 2>"$scratch/static.log" ||
        { cat "$scratch/static.log"; exit 1; }
    "$scratch/consumer-static"
fi

echo "== the C of the READMEs"
for readme in README.md README.zh-CN.md; do
    awk '/^```c$/ {on = 1; next} /^```/ {on = 0} on' "$tests/../$readme" >"$scratch/readme.c"
    grep -q tiaoli_parse "$scratch/readme.c" || { echo "no example in $readme"; exit 1; }
    compile "$scratch/readme.c" "$scratch/readme"
    LD_LIBRARY_PATH="$prefix/$libdir" "$scratch/readme"
done

if [ -x "$prefix/bin/tiaoli" ]; then
    echo "== command"
    LD_LIBRARY_PATH="$prefix/$libdir" "$prefix/bin/tiaoli" --version
fi
