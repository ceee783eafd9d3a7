#!/bin/sh
# Runs what the README shows, by local workers, one of which is killed in the middle.
#     test.sh COMMAND       (the tiaoli command)
# Installs GNU parallel if it is missing.
set -eu
TIAOLI=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
export TIAOLI
cd "$(dirname "$0")/../.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $corpus_packages

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# The command, but whoever starts it first is killed when it has answered in part.
cat >"$scratch/dies-once" <<'END'
#!/bin/sh
mkdir "$MARK" 2>/dev/null || exec "$REAL" "$@"
mkfifo "$MARK/in" "$MARK/out"
"$REAL" "$@" <"$MARK/in" >"$MARK/out" &
pid=$!
tee "$MARK/answers" <"$MARK/out" &
exec 3>"$MARK/in"
head -n 20 >&3
while [ ! -s "$MARK/answers" ]; do sleep 0.1; done
kill -KILL "$pid"
wait "$pid"
END
chmod +x "$scratch/dies-once"
REAL=$TIAOLI
export REAL
# dying COMMAND...: with one death, which must have come
dying() {
    status=0
    MARK=$scratch/mark TIAOLI=$scratch/dies-once "$@" || status=$?
    [ -s "$scratch/mark/answers" ] || fail "no worker was killed: $*"
    rm -rf "$scratch/mark"
    return "$status"
}
same() { cmp "$scratch/expected" "$1" || fail "$2"; }

# 600 documents, some of which cannot be parsed, with ids of all kinds
awk '{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); text = text $0 "\\n" }
    END {
        for (i = 1; i <= 600; i++) {
            id = i % 3 == 0 ? i : i % 3 == 1 ? "\"doc-" i "\"" : "\"第\\\"" i "\\\"号,\""
            if (i % 50 == 0) print "{\"id\":" id ",\"text\":" i "}"
            else print "{\"id\":" id ",\"text\":\"" i "、" text "\"}"
        }
    }' examples/notice.txt >"$scratch/corpus.jsonl"
corpus=$scratch/corpus.jsonl
"$TIAOLI" jsonl <"$corpus" >"$scratch/expected" && fail 'errors were wanted'
[ "$(wc -l <"$scratch/expected")" -eq 600 ] || fail 'one line for each document'

echo 'a plain shell'
PART=60 dying sh examples/pipe/run.sh "$corpus" "$scratch/run" 2 2>"$scratch/err"
grep -q 'failed, try 1' "$scratch/err" || fail 'no second try'
same "$scratch/run/answers.jsonl" 'run.sh'
rm "$scratch/run/answers.jsonl" "$scratch"/run/*aaac.out
sh examples/pipe/run.sh "$corpus" "$scratch/run" 2
same "$scratch/run/answers.jsonl" 'run.sh goes on'

echo 'GNU parallel, one stream'
dying parallel --pipe --block 50k --keep-order --retries 3 -j 2 \
    sh examples/pipe/worker.sh <"$corpus" >"$scratch/out"
same "$scratch/out" 'parallel --pipe'

echo 'GNU parallel, files'
mkdir "$scratch/parts"
split -l 60 "$corpus" "$scratch/parts/"
dying parallel --retries 3 -j 2 'sh examples/pipe/worker.sh <{} >{}.new && mv {}.new {}.out' \
    ::: "$scratch"/parts/*
cat "$scratch"/parts/*.out >"$scratch/out"
same "$scratch/out" 'parallel over files'

echo 'Spark, Hadoop: a process for each partition, again if its status is not 0'
for partition in "$scratch"/parts/??; do
    bash examples/pipe/mapper.sh <"$partition" >"$partition.map" ||
        fail 'a mapper failed for a document'
done
partition=$scratch/parts/ab
! dying bash examples/pipe/mapper.sh <"$partition" >"$partition.map" 2>/dev/null ||
    fail 'a mapper that is killed must not have status 0'
bash examples/pipe/mapper.sh <"$partition" >"$partition.map"
cat "$scratch"/parts/*.map | cut -f 2- >"$scratch/out"
same "$scratch/out" 'mapper.sh'
cat "$scratch"/parts/*.map | cut -f 1 >"$scratch/out"
awk 'BEGIN { for (i = 1; i <= 600; i++) print i % 3 == 0 ? i : i % 3 == 1 ? "doc-" i : "第\\\"" i "\\\"号," }' >"$scratch/expected"
same "$scratch/out" 'the keys of mapper.sh'
echo 'all good'
