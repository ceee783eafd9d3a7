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

# The ABI (docs/abi.md): of each struct its size and the offset of each field; a
# row goes on in the lines that are indented.
cat >"$scratch/layout" <<'END'
tiaoli_error 8 status=0 offset=4
tiaoli_options 40+sizeof(void*) size=0 flags=4 genre=8 max_bytes=12 max_nodes=16 max_marks=20
    max_depth=24 max_han_run=28 lexicon=32
    reference_date=32+sizeof(void*) reserved=36+sizeof(void*)
tiaoli_node_info 56 size=0 kind=4 start=8 end=12 parent=16 past=20 level=24 marker=28 role=32
    number=36 suffix=40 label_start=44 label_end=48 line=52
tiaoli_mark_info 28 size=0 kind=4 start=8 end=12 clause=16 block=20 rule=24
tiaoli_span 8 start=0 end=4
tiaoli_role_span 16 mark=0 role=4 start=8 end=12
tiaoli_numeral 64 size=0 kind=4 low=8 high=16 denominator=24 scale=32 flags=36 unit_start=40
    unit_end=44 year_from=48 year_to=52 rule=56 reserved=60
tiaoli_quantity 56 size=0 kind=4 low=8 high=16 denominator=24 scale=32 flags=36 unit_start=40
    unit_end=44 rule=48 bound=52
tiaoli_lookalike 12 size=0 reason=4 rule=8
tiaoli_quote 52 size=0 kind=4 content_start=8 content_end=12 head_start=16 head_end=20 depth=24
    flags=28 segments=32 count=36 members=40 rule=44 shared=48
tiaoli_slogan 40 size=0 kind=4 head_start=8 head_end=12 flags=16 segments=20 shared=24 count=28
    members=32 rule=36
tiaoli_citation 40 size=0 part=4 chapter=8 section=12 article=16 suffix=20 paragraph=24 item=28
    subitem=32 reserved=36
tiaoli_reference 96 size=0 kind=4 content_start=8 content_end=12 issuer_start=16 issuer_end=20
    rule=24 part=28 chapter=32 section=36 article=40 suffix=44 paragraph=48 item=52 subitem=56
    target=60 flags=64 first=68 last=72 definition=76 law_start=80 law_end=84 number_start=88
    number_end=92
tiaoli_directive 96 size=0 force=4 strength=8 role=12 actor_source=16 flags=20 cue_start=24
    cue_end=28 cue_source_start=32 cue_source_end=36 actor_start=40 actor_end=44 action_start=48
    action_end=52 object_start=56 object_end=60 reported_by_start=64 reported_by_end=68
    deadline_start=72 deadline_end=76 verbs=80 units=84 rule=88 reserved=92
tiaoli_target 64 size=0 comparator=4 direction=8 tone=12 flags=16 quantity=20 directive=24
    indicator_start=28 indicator_end=32 tone_start=36 tone_end=40 deadline_start=44 deadline_end=48
    base_start=52 base_end=56 rule=60
tiaoli_evidence 20 size=0 value=4 rule=8 start=12 end=16
tiaoli_note 16 size=0 code=4 start=8 end=12
tiaoli_problem 20 size=0 code=4 line=8 start=12 end=16
END
awk 'BEGIN {
    print "#include <tiaoli/tiaoli.h>"
    print "#define SAME(name, a, b) typedef char name[(a) == (b) ? 1 : -1]"
}
{
    first = 1
    if (!/^ /) { type = $1; first = 3; printf "SAME(size_of_%s, sizeof(%s), %s);\n", type, type, $2 }
    for (i = first; i <= NF; i++) {
        split($i, f, "=")
        printf "SAME(offset_of_%s_%s, offsetof(%s, %s), %s);\n", type, f[1], type, f[1], f[2]
    }
}' "$scratch/layout" >"$scratch/use.c"
# only the allocator, made of pointers, has no fixed layout
structs=$(grep -c '^typedef struct [a-z_]* {' "$source/tiaoli/tiaoli.h")
if [ "$(grep -c '^[a-z]' "$scratch/layout")" -ne $((structs - 1)) ]; then
    echo "a struct of the header is missing in the list of layouts"
    exit 1
fi
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
