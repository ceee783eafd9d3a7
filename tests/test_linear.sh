#!/bin/sh
# Work grows with the length of a text and no faster: twice a hostile text takes at
# most 2.3 times the instructions, of the parse and of the JSON, by callgrind's
# count.  ICU's are among them: it gets pieces of bounded length.
#     test_linear.sh VALGRIND HOSTILE [BYTES]
set -eu
export LC_ALL=C
valgrind=$1 hostile=$2 bytes=${3:-12000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# two dumps for each text: what the parse took, and what the JSON took
"$valgrind" -q --tool=callgrind --callgrind-out-file="$scratch/counts" --collect-atstart=no \
    --toggle-collect=tiaoli_parser_parse --toggle-collect=tiaoli_doc_write_json \
    --dump-before=tl_hostile_step \
    "$hostile" --pairs "$bytes" >"$scratch/texts" || { cat "$scratch/texts"; exit 1; }
count() { sed -n 's/^totals: *//p' "$scratch/counts.$1"; }
dump=0
while IFS= read -r text; do
    printf '%s\t%s\t%s\n' "$(count $((dump + 1)))" "$(count $((dump + 2)))" "$text"
    dump=$((dump + 2))
done <"$scratch/texts" >"$scratch/table"

awk -F '\t' '
    NR % 2 { parse = $1; json = $2; next }
    { printf "%5.2f %5.2f %8.1f %8.1f  %s\n", $1 / parse, $2 / json, $1 / $4, $2 / $4, $3
      if (parse < 100000 || json < 1000) { print "nothing was counted for " $3; bad = 1 }
      if ($1 / parse > 2.3 || $2 / json > 2.3) { print "NOT LINEAR: " $3; bad = 1 }
      count++ }
    END { print count " generators: quotient of the instructions for twice the text,"
          print "and instructions a byte, of parse and of JSON"
          exit bad || count < 30 }' "$scratch/table"
