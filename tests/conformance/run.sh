#!/bin/sh
# What the command prints for each text of this directory against the expected JSON,
# or, with --update, into it.
#     sh tests/conformance/run.sh TIAOLI [--update]
set -eu
tiaoli=$1
here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
for text in "$here"/*.txt; do
    name=$(basename "$text" .txt)
    "$tiaoli" parse --pretty "$text" >"$out/printed"
    # what differs between builds that find the same
    sed '1s/"version": "[^"]*", "rules": [0-9]*, "segmenter": "[^"]*", //' "$out/printed" \
        >"$out/$name.json"
    if [ "${2:-}" = --update ]; then
        cp "$out/$name.json" "$here/$name.json"
    elif ! diff -u "$here/$name.json" "$out/$name.json"; then
        failed=1
    fi
done
if [ $failed -ne 0 ]; then
    echo "if this is meant: sh tests/conformance/run.sh TIAOLI --update (see its README.md)" >&2
fi
exit $failed
