#!/bin/sh
# The library exports what the header declares and nothing else, and calls
# nothing that ends the process, prints, or changes state that is not its own.
#     test_symbols.sh LIBRARY HEADER
set -eu
export LC_ALL=C
library=$1 header=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# every declaration begins with TIAOLI_API and may run over lines
tr '\n' ' ' <"$header" | grep -o 'TIAOLI_API[^(;]*(' | sed 's/ *($//; s/.*[ *]//' |
    grep '^tiaoli_' | sort -u >"$scratch/declared"
[ "$(wc -l <"$scratch/declared")" -ge 40 ] || { echo "declarations were not read"; exit 1; }

case $library in
    *.a) nm -g --defined-only "$library" | awk 'NF == 3 {print $3}' | sort -u >"$scratch/all"
         grep -v '^tl_' "$scratch/all" >"$scratch/exported"
         nm -g --undefined-only "$library" | awk 'NF == 2 {print $2}' >"$scratch/used" ;;
    *)   nm -D --defined-only "$library" | awk '{print $3}' | sed 's/@.*//' | sort -u \
             >"$scratch/exported"
         nm -D --undefined-only "$library" | awk '{print $NF}' >"$scratch/used" ;;
esac
if ! diff "$scratch/declared" "$scratch/exported"; then
    echo "declared in the header (<) and exported (>) differ"
    exit 1
fi

for symbol in abort exit _exit quick_exit atexit __assert_fail printf fprintf vprintf vfprintf \
    puts putchar fputs fputc fwrite perror stdout stderr stdin fopen open setlocale uselocale \
    localeconv getenv setenv rand srand random time strtok strerror strtod atof \
    longjmp _longjmp siglongjmp setjmp _setjmp signal sigaction pthread_create fork system \
    u_cleanup u_init u_setMemoryFunctions u_setDataDirectory uloc_setDefault; do
    if sed 's/@.*//; s/_[0-9][0-9]*$//' "$scratch/used" | grep -qx "$symbol"; then
        echo "the library must not use $symbol"
        exit 1
    fi
done
echo "$(wc -l <"$scratch/exported") symbols, all declared"
