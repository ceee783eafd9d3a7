#!/bin/sh
# What a corpus costs: `tiaoli jsonl` over the fixtures, one document a file, again and again.
#     jsonl.sh COMMAND [ROUNDS [COPIES]]
# Every round (of 5) runs all rows in turn, and each row keeps its best.  A megabyte is
# 1,000,000 bytes of text.  Core seconds are those of all threads.  Needs GNU time and jq
# (Debian: time jq).
set -eu
tiaoli=$1 rounds=${2:-5} copies=${3:-150}
fixtures=$(cd "$(dirname "$0")/../fixtures" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# repeat NUMBER FILE...
repeat() {
    left=$1
    shift
    while [ "$left" -gt 0 ]; do
        cat "$@"
        left=$((left - 1))
    done
}

for file in "$fixtures"/*.txt; do jq -cRs --arg id "$file" '{id: $id, text: .}' "$file"; done >"$scratch/once"
repeat "$copies" "$scratch/once" >"$scratch/corpus"
bytes=$(cat "$fixtures"/*.txt | wc -c)
documents=$(wc -l <"$scratch/once")
echo "$((documents * copies)) documents, $((bytes / documents)) bytes each on average"

# row NAME OPTIONS: one run; in the last round also what came of all
row() {
    # shellcheck disable=SC2086
    /usr/bin/time -a -o "$scratch/$1" -f '%e %U %S %M' "$tiaoli" jsonl $2 <"$scratch/corpus" >/dev/null
    [ "$rounds" -eq 1 ] || return 0
    sort -n "$scratch/$1" | awk -v name="jsonl $2" -v mb="$((bytes * copies))" 'NR == 1 { best = $1 }
        { core = $2 + $3; if (NR == 1 || core < least) least = core; if ($4 > peak) peak = $4 }
        END { printf "%-26s %6.1f MB/s %6.0f core s/GB %5.0f MB of memory\n",
              name, mb / 1e6 / best, least / (mb / 1e9), peak / 1000 }'
}
while [ "$rounds" -gt 0 ]; do
    row one ''
    row two '--jobs 2'
    row eight '--jobs 8'
    row chunks '--chunks'
    row chunks2 '--chunks --jobs 2'
    rounds=$((rounds - 1))
done

for options in '' --chunks; do
    # shellcheck disable=SC2086
    "$tiaoli" jsonl $options <"$scratch/once" >"$scratch/out"
    awk -v name="jsonl $options" -v text="$bytes" -v out="$(wc -c <"$scratch/out")" \
        -v gzip="$(gzip -c "$scratch/out" | wc -c)" 'BEGIN {
            printf "%-26s %6.1f bytes of output a byte, %.1f with gzip\n", name, out / text, gzip / text }'
done

for pieces in 15 154; do
    repeat "$pieces" "$fixtures"/*.txt | jq -cRs '{id: 1, text: .}' >"$scratch/long"
    /usr/bin/time -o "$scratch/memory" -f %M "$tiaoli" jsonl <"$scratch/long" >/dev/null
    awk -v mb="$((bytes * pieces))" '{ printf "a document of %.1f MB        %6.0f MB of memory\n", mb / 1e6, $1 / 1000 }' \
        "$scratch/memory"
done
