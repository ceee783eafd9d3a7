#!/bin/sh
# Runs the recipes of docs/cookbook.md in shell, C and Python, which all have to print
# what expected/ holds; and the page has to show these files and this output.
#     sh examples/cookbook/check.sh [--update] TIAOLI [PROGRAMS [PYTHON]]
# PROGRAMS is the directory of cookbook_01_targets and so on, PYTHON an interpreter that has
# the package tiaoli; with '' or without them C and Python are left out.  --update writes
# expected/ and the page anew from what the shell prints.
set -eu
update=
[ "$1" != --update ] || { update=yes; shift; }
programs=${2:-} python=${3:-}
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
export PATH
[ -z "$programs" ] || programs=$(cd "$programs" && pwd)
cd "$(dirname "$0")/../.."
here=examples/cookbook page=docs/cookbook.md
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0

# compare EXPECTED FOUND
compare() {
    diff -u "$1" "$2" || { echo "FAILED: $1 differs from what was found"; failed=1; }
}

# The commands of the page; what is behind a pipe is only for the reader.
sed -n "s|^\\\$ sh $here/\\([0-9a-z_]*\\)\\.sh \\([^|]*\\).*|\\1 \\2|p" "$page" >"$out/recipes"
while read -r name arguments; do
    eval "set -- $arguments"
    sh "$here/$name.sh" "$@" >"$out/shell"
    [ -z "$update" ] || cp "$out/shell" "$here/expected/$name.txt"
    compare "$here/expected/$name.txt" "$out/shell"
    [ -s "$out/shell" ] || { echo "FAILED: $name prints nothing"; failed=1; }
    if [ -n "$programs" ]; then
        "$programs/cookbook_$name" "$@" >"$out/c"
        compare "$here/expected/$name.txt" "$out/c"
    fi
    if [ -n "$python" ]; then
        "$python" "$here/$name.py" "$@" >"$out/python"
        compare "$here/expected/$name.txt" "$out/python"
    fi
    grep -q "($name\\.c)\|/$name\\.c)" "$page" || { echo "FAILED: $page does not name $name.c"; failed=1; }
done <"$out/recipes"

# Every recipe is on the page, in each language.
for file in "$here"/[0-9]*; do
    name=$(basename "${file%.*}")
    grep -q "^$name " "$out/recipes" || { echo "FAILED: $page does not run $file"; failed=1; }
    for kind in sh c py; do
        [ -f "$here/$name.$kind" ] || { echo "FAILED: no $name.$kind"; failed=1; }
    done
done

# The page as it has to be: a block named after a file shows it, one that begins with
# a command shows what it prints, or as much of it as `head -N` leaves.
awk -v here="$here" '
    function show(file, most,   line) {
        while (most-- > 0 && (getline line < file) > 0) {
            sub(/\r$/, "", line)
            print line
        }
        close(file)
        shown = 1
    }
    /^```/ {inside = !inside; shown = 0; print; if (inside && NF > 1) show(here "/" $2, 1000); next}
    shown {next}
    {print}
    inside && $1 == "$" && $2 == "sh" {
        name = $3
        sub(/.*\//, "", name)
        sub(/\.sh$/, "", name)
        most = 1000
        if ($0 ~ /\| head -[0-9]+$/) {most = $NF; sub(/^-/, "", most)}
        show(here "/expected/" name ".txt", most + 0)
    }' "$page" >"$out/page"
[ -z "$update" ] || cp "$out/page" "$page"
compare "$page" "$out/page"

[ $failed -eq 0 ] || echo "if this is meant: sh $here/check.sh --update TIAOLI" >&2
exit $failed
