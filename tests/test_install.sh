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
if [ -f "$prefix/$libdir/libtiaoli.a" ]; then
    # shellcheck disable=SC2046,SC2086
    "$cc" $flags -o "$scratch/consumer" "$tests/install/consumer.c" \
        $(pkg-config --static --cflags --libs tiaoli)
    if [ -z "$flags" ] && [ -n "$(find /usr/lib -name libicudata.a 2>/dev/null)" ]; then
        echo "== pkg-config, fully static"
        # shellcheck disable=SC2046
        "$cc" -static -o "$scratch/consumer-static" "$tests/install/consumer.c" \
            $(pkg-config --static --cflags --libs tiaoli) 2>"$scratch/static.log" ||
            { cat "$scratch/static.log"; exit 1; }
        "$scratch/consumer-static"
    fi
else
    # shellcheck disable=SC2046,SC2086
    "$cc" $flags -o "$scratch/consumer" "$tests/install/consumer.c" \
        $(pkg-config --cflags --libs tiaoli)
fi
LD_LIBRARY_PATH="$prefix/$libdir" "$scratch/consumer"

if [ -x "$prefix/bin/tiaoli" ]; then
    echo "== command"
    LD_LIBRARY_PATH="$prefix/$libdir" "$prefix/bin/tiaoli" --version
fi
