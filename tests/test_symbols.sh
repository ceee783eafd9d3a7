#!/bin/sh
# The library exports what the header declares and nothing else.  Of what others
# define its own objects use only what is listed here: nothing that ends the
# process, prints, reads the locale or changes state that is not its own; and
# memory only through the caller's allocator.
# The table of misuse has a row for each of its functions, and the fuzz target of
# the order of calls makes a call of each.
#     test_symbols.sh LIBRARY OBJECTS.a HEADER TEST_MISUSE FUZZ_API.o
set -eu
export LC_ALL=C
library=$1 objects=$2 header=$3 misuse=$4 fuzz=$5
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# every declaration begins with TIAOLI_API and may run over lines
tr '\n' ' ' <"$header" | grep -o 'TIAOLI_API[^(;]*(' | sed 's/ *($//; s/.*[ *]//' |
    grep '^tiaoli_' | sort -u >"$scratch/declared"
[ "$(wc -l <"$scratch/declared")" -ge 40 ] || { echo "declarations were not read"; exit 1; }

case $library in
    *.a) nm -g --defined-only "$library" | awk 'NF == 3 {print $3}' | grep -v '^tl_' ;;
    *)   nm -D --defined-only "$library" | awk '{print $3}' | sed 's/@.*//' ;;
esac | sort -u >"$scratch/exported"
if ! diff "$scratch/declared" "$scratch/exported"; then
    echo "declared in the header (<) and exported (>) differ"
    exit 1
fi
"$misuse" --list | sort >"$scratch/misused"
if ! diff "$scratch/declared" "$scratch/misused"; then
    echo "declared in the header (<) and misused in tests/test_misuse.c (>) differ"
    exit 1
fi
nm -g --undefined-only "$fuzz" | awk '{print $NF}' | sort -u >"$scratch/called"
if comm -23 "$scratch/declared" "$scratch/called" | grep .; then
    echo "not called in tests/fuzz/fuzz_api.c"
    exit 1
fi

# "object symbol" for all that an object leaves to others to define
nm -A -g --undefined-only "$objects" | sed 's/.*:\([^:]*\.o\): */\1 /' |
    awk '{print $1, $NF}' | sed 's/_[0-9][0-9]*$//' >"$scratch/used"
nm -g --defined-only "$objects" | awk 'NF == 3 {print $3}' | sort -u >"$scratch/own"
[ "$(wc -l <"$scratch/own")" -gt 100 ] || { echo "the objects were not read"; exit 1; }

# the compiler's own, and of libc what only looks at the bytes given to it
anyone='_GLOBAL_OFFSET_TABLE_ __stack_chk_fail __memcpy_chk __memset_chk __memmove_chk
    memcpy memmove memset memcmp bcmp memchr strlen strcmp strncmp strchr'
allowed() {
    case $1 in
        memory.c.o) echo malloc realloc free ;;
        text.c.o) echo utf8proc_iterate ;;
        canonical.c.o) echo utf8proc_encode_char utf8proc_decompose_char ;;
        fold_icu.c.o) echo utrans_openU utrans_close utrans_transUChars u_strFromUTF8 u_strToUTF8 ;;
        segmenter_icu.c.o) echo ubrk_open ubrk_close ubrk_setText ubrk_next ;;
    esac
}
while read -r object symbol; do
    grep -qx "$symbol" "$scratch/own" && continue
    case $symbol in __gcov_*) continue ;; esac # counters of a coverage build
    # shellcheck disable=SC2046,SC2086
    printf '%s\n' $anyone $(allowed "$object") | grep -qx "$symbol" && continue
    echo "$object must not use $symbol"
    exit 1
done <"$scratch/used"
echo "$(wc -l <"$scratch/exported") symbols, all declared"
