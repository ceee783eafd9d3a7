#!/bin/sh
# The header compiles alone, without a warning, in every C and C++ it promises.
#     test_header.sh SOURCE_INCLUDE BINARY_INCLUDE [C_COMPILER [CXX_COMPILER]]
set -eu
source=$1 binary=$2 cc=${3:-cc} cxx=${4:-c++}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

warnings="-Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wundef
    -Wcast-align -Wcast-qual -Wwrite-strings -Wunused -Wredundant-decls"
if LC_ALL=C grep -n '[^ -~	]' "$source/tiaoli/tiaoli.h" "$source/tiaoli/export.h"; then
    echo "the header is not pure ASCII"
    exit 1
fi

# sizes are part of the ABI; see docs/abi.md
cat >"$scratch/use.c" <<'END'
#include <tiaoli/tiaoli.h>
#define SIZE(type, bytes) typedef char size_of_##type[sizeof(type) == (bytes) ? 1 : -1]
SIZE(tiaoli_error, 8);
SIZE(tiaoli_options, 32);
SIZE(tiaoli_node_info, 56);
SIZE(tiaoli_mark_info, 28);
SIZE(tiaoli_span, 8);
SIZE(tiaoli_numeral, 64);
SIZE(tiaoli_quantity, 56);
SIZE(tiaoli_lookalike, 12);
SIZE(tiaoli_quote, 48);
SIZE(tiaoli_reference, 28);
SIZE(tiaoli_directive, 96);
SIZE(tiaoli_note, 16);
END
cp "$scratch/use.c" "$scratch/use.cpp"

modes=0
for std in c99 gnu99 c11 gnu11 c17 c2x; do
    # shellcheck disable=SC2086
    "$cc" -std=$std $warnings -Wstrict-prototypes -Wmissing-prototypes -I"$source" -I"$binary" \
        -fsyntax-only "$scratch/use.c"
    modes=$((modes + 1))
done
if command -v "$cxx" >/dev/null; then
    for std in c++11 c++14 c++17 c++20; do
        # shellcheck disable=SC2086
        "$cxx" -std=$std $warnings -I"$source" -I"$binary" -fsyntax-only "$scratch/use.cpp"
        modes=$((modes + 1))
    done
fi
echo "$modes modes"
