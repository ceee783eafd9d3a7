#!/bin/sh
# Installs into a scratch directory, then builds and runs programs against it in
# the ways in which people find a library: the build at hand, and, built below
# somebody's own project, the library of the other kind (static or shared).
#     test_install.sh BUILD_DIR SOURCE_DIR SCRATCH C_COMPILER LIBDIR GENERATOR C_FLAGS
# LIBDIR is the name below the prefix, such as lib/x86_64-linux-gnu.
set -eu
build=$1 source=$2 scratch=$3 cc=$4 libdir=$5 flags=${7:-}
tests=$source/tests
export CMAKE_GENERATOR="$6"

rm -rf "$scratch"
mkdir -p "$scratch"

# quietly DIR COMMAND...: its output only if it fails
quietly() {
    log=$1.log
    shift
    "$@" >"$log" 2>&1 || { cat "$log"; exit 1; }
}

# installed PREFIX: the files that are there for every kind
installed() {
    for file in include/tiaoli/tiaoli.h include/tiaoli/export.h include/tiaoli/version.h \
        "$libdir/pkgconfig/tiaoli.pc" "$libdir/cmake/tiaoli/tiaoli-config.cmake" \
        "$libdir/cmake/tiaoli/tiaoli-config-version.cmake" \
        "$libdir/cmake/tiaoli/FindUtf8proc.cmake"; do
        [ -f "$1/$file" ] || { echo "not installed: $file"; exit 1; }
    done
}

# compile SOURCE PROGRAM [FLAG...] with what pkg-config says, and run it
compile() {
    program=$2 code=$1
    shift 2
    # shellcheck disable=SC2046,SC2086
    quietly "$program" "$cc" $flags "$@" -o "$program" "$code" \
        $(pkg-config $static --cflags --libs tiaoli)
    LD_LIBRARY_PATH="$prefix/$libdir" "$program"
}

# consume NAME: everything that is done with the installation below NAME/prefix
consume() {
    at=$scratch/$1 prefix=$scratch/$1/prefix
    static='' kind=shared
    if [ -f "$prefix/$libdir/libtiaoli.a" ]; then static=--static kind=static; fi
    installed "$prefix"

    echo "== $kind: find_package"
    quietly "$at/configure" cmake -S "$tests/install" -B "$at/cmake" \
        -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags"
    quietly "$at/build" cmake --build "$at/cmake"
    "$at/cmake/consumer"

    echo "== $kind: pkg-config"
    # the file names the prefix of the configuration; here it lies elsewhere
    sed "s|^prefix=.*|prefix=$prefix|" "$prefix/$libdir/pkgconfig/tiaoli.pc" >"$at/tiaoli.pc"
    export PKG_CONFIG_PATH="$at"
    schema=$(pkg-config --variable=schemadir tiaoli)/tiaoli-1.schema.json
    cmp "$schema" "$source/schema/tiaoli-1.schema.json"
    compile "$tests/install/consumer.c" "$at/consumer"
    done="$done $kind"

    # a sanitizer cannot be linked statically
    if [ -n "$static" ] && [ -z "$flags" ] && "$cc" -print-file-name=libicudata.a | grep -q /; then
        echo "== pkg-config, fully static"
        compile "$tests/install/consumer.c" "$at/consumer-static" -static
        if ldd "$at/consumer-static" >/dev/null 2>&1; then
            echo "the program is not static"
            exit 1
        fi
    fi
}

done=
echo "== the build at hand"
mkdir "$scratch/this"
quietly "$scratch/install" cmake --install "$build" --prefix "$scratch/this/prefix"
consume this

echo "== the C of the READMEs"
for readme in README.md README.zh-CN.md; do
    awk '/^```c$/ {on = 1; next} /^```/ {on = 0} on' "$source/$readme" >"$scratch/readme.c"
    grep -q tiaoli_parse "$scratch/readme.c" || { echo "no example in $readme"; exit 1; }
    compile "$scratch/readme.c" "$scratch/readme"
done

if [ -x "$prefix/bin/tiaoli" ]; then
    echo "== command, and what the READMEs show of it"
    LD_LIBRARY_PATH="$prefix/$libdir" "$prefix/bin/tiaoli" --version
    LD_LIBRARY_PATH="$prefix/$libdir" COLUMNS=84 \
        "$prefix/bin/tiaoli" outline --all "$source/examples/notice.txt" >"$scratch/outline"
    for readme in README.md README.zh-CN.md; do
        awk '/^```text$/ {on = 1; next} /^```/ {on = 0} on' "$source/$readme" >"$scratch/shown"
        [ "$(grep -c -x -F -f "$scratch/shown" "$scratch/outline")" -eq 13 ] ||
            { diff "$scratch/shown" "$scratch/outline"; echo "$readme shows something else"; exit 1; }
    done
fi

echo "== add_subdirectory, the other kind"
mkdir "$scratch/other"
other=OFF
[ -z "$static" ] || other=ON
quietly "$scratch/subdirectory" cmake -S "$tests/install/subdirectory" \
    -B "$scratch/subdirectory" -DTIAOLI_SOURCE="$source" -DBUILD_SHARED_LIBS=$other \
    -DTIAOLI_INSTALL=ON -DCMAKE_INSTALL_LIBDIR="$libdir" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_C_FLAGS="$flags"
quietly "$scratch/subdirectory-build" cmake --build "$scratch/subdirectory" --parallel 2
"$scratch/subdirectory/consumer"
quietly "$scratch/install-other" cmake --install "$scratch/subdirectory" \
    --prefix "$scratch/other/prefix"
consume other

case $done in
    ' shared static' | ' static shared') ;;
    *) echo "not both kinds:$done"; exit 1 ;;
esac
