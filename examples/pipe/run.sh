#!/bin/sh
# Parses a corpus by workers on this machine, with nothing but a shell.
#     run.sh CORPUS DIRECTORY [WORKERS]
# CORPUS holds lines {"id":…,"text":…}; the answers, in the same order, come to
# DIRECTORY/answers.jsonl.  The corpus is cut into parts of PART lines (10000).  The answers to a
# part get their name when they are complete, so whatever is killed, nothing is lost and
# nothing is there twice: a worker that fails is started again, up to 3 times, and a run that
# was ended goes on where it was when it is started again.
set -eu
corpus=$1 directory=$2 workers=${3:-$(nproc)}
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$directory"
if [ ! -e "$directory/parts" ]; then
    rm -rf "$directory/parts.new"
    mkdir "$directory/parts.new"
    split -a 6 -l "${PART:-10000}" "$corpus" "$directory/parts.new/"
    mv "$directory/parts.new" "$directory/parts"
fi
rm -rf "$directory"/*.claim "$directory"/*.new

# One part; the answers must be as many as the lines that are not blank.
part() {
    sh "$here/worker.sh" <"$directory/parts/$1" >"$directory/$1.new" || return
    lines=$(grep -c '[^[:space:]]' "$directory/parts/$1") || :
    [ "$(wc -l <"$directory/$1.new")" -eq "$lines" ] || return
    mv "$directory/$1.new" "$directory/$1.out"
}

# A worker takes one part after another, each that nobody has taken yet.
work() {
    for path in "$directory"/parts/*; do
        name=${path##*/}
        [ ! -e "$directory/$name.out" ] || continue
        mkdir "$directory/$name.claim" 2>/dev/null || continue
        for try in 1 2 3; do
            if part "$name"; then break; fi
            echo "run.sh: part $name failed, try $try" >&2
        done
    done
}

started=
while [ "$workers" -gt 0 ]; do
    work &
    started="$started $!"
    workers=$((workers - 1))
done
for worker in $started; do wait "$worker" || :; done

: >"$directory/answers.new"
for path in "$directory"/parts/*; do
    [ -e "$path" ] || break # an empty corpus has no parts
    out=$directory/${path##*/}.out
    [ -e "$out" ] || { echo "run.sh: not all parts are done; start again to go on" >&2; exit 1; }
    cat "$out" >>"$directory/answers.new"
done
mv "$directory/answers.new" "$directory/answers.jsonl"
