#!/bin/sh
# `tiaoli jsonl` as a stream: the same output for any number of jobs and any way the lines
# arrive, answers at once, memory that is bounded, and an end that can be told from success.
#     test_jobs.sh COMMAND FIXTURES
set -u
tiaoli=$1 fixtures=$2
. "$(dirname "$0")/checks.sh"

# expect STATUS WHAT: of the run before, whose messages are in $scratch/err
expect() {
    got=$?
    [ "$got" -eq "$1" ] || fail "$2: exit status $got instead of $1: $(head -c 300 "$scratch/err")"
    if grep -E 'Sanitizer|runtime error:' "$scratch/err"; then fail "$2: a sanitizer reports"; fi
}
same() { cmp "$scratch/$1" "$scratch/$2" || fail "$3"; }
err_has() { grep -q -e "$1" "$scratch/err" || fail "no '$1' on standard error: $(head -c 300 "$scratch/err")"; }
err_empty() { [ ! -s "$scratch/err" ] || fail "complaint: $(head -c 300 "$scratch/err")"; }

# Waits up to 20 seconds for a file that holds something.
wait_for() {
    left=200
    while [ ! -s "$1" ] && [ "$left" -gt 0 ]; do
        sleep 0.1
        left=$((left - 1))
    done
    [ -s "$1" ]
}

# --- a corpus -----------------------------------------------------------------------
# A file as a line; as many lines as it has, without those that are blank.
line_of() { awk -v id="$1" 'BEGIN { printf "{\"id\":\"%s\",\"text\":\"", id }
    { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); printf "%s\\n", $0 }
    END { print "\"}" }'; }
lines_of() { awk -v id="$1" '/[^ ]/ { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
    printf "{\"id\":\"%s:%d\",\"text\":\"%s\"}\n", id, NR, $0 }'; }
texts='speech notice law plan report regulation'
{
    printf '\357\273\277'
    for name in $texts; do
        line_of "$name" <"$fixtures/$name.txt"
        lines_of "$name" <"$fixtures/$name.txt"
        printf '\n{"id":"%s!"}\nno JSON\n{"id":7,"text":"\377"}\n' "$name"
    done
    # answers above 4 MiB, which are not kept until they are complete
    for long in 1 2; do
        for copy in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
            cat "$fixtures/report.txt" "$fixtures/law.txt"
        done >"$scratch/text"
        cat "$scratch/text" "$scratch/text" "$scratch/text" | line_of "long$long"
    done
    for name in $texts; do lines_of "again $name" <"$fixtures/$name.txt"; done
    printf '{"id":"last","text":"一、加强领导。"}'
} >"$scratch/corpus"

"$tiaoli" jsonl <"$scratch/corpus" >"$scratch/one" 2>"$scratch/err"
expect 1 'one job'
err_empty
grep -c '[^ ]' "$scratch/corpus" >"$scratch/lines_in"
wc -l <"$scratch/one" | tr -d ' ' >"$scratch/lines_out"
same lines_in lines_out 'one line out for each line in'
[ "$(awk 'length > 5000000' "$scratch/one" | wc -l)" -eq 2 ] || fail 'answers that are long enough'
sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$scratch/corpus" >"$scratch/ids_in"
sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$scratch/one" >"$scratch/ids_out"
sed -n '1s/.*"id":"\([^"]*\)".*/\1/p' "$scratch/corpus" | awk 1 - "$scratch/ids_in" >"$scratch/ids"
same ids ids_out 'the lines are in order'
for jobs in 2 8; do
    "$tiaoli" jsonl --jobs "$jobs" <"$scratch/corpus" >"$scratch/many" 2>"$scratch/err"
    expect 1 "--jobs $jobs"
    err_empty
    same one many "--jobs $jobs gives something else"
done

# --- in pieces, which end inside of characters ----------------------------------------
head -n 40 "$scratch/corpus" >"$scratch/some"
"$tiaoli" jsonl --chunks <"$scratch/some" >"$scratch/one" 2>"$scratch/err"
expect 1 '--chunks'
for jobs in 1 3 0; do
    dd bs=61 <"$scratch/some" 2>/dev/null |
        "$tiaoli" jsonl --chunks --jobs "$jobs" >"$scratch/many" 2>"$scratch/err"
    expect 1 "pieces, --jobs $jobs"
    same one many "pieces give something else with --jobs $jobs"
done
"$tiaoli" jsonl --jobs 4 </dev/null >"$scratch/many" 2>"$scratch/err"
expect 0 'no input'
[ ! -s "$scratch/many" ] || fail 'answers to nothing'

# --- each answer comes before the next line --------------------------------------------
for jobs in 1 4; do
    rm -f "$scratch/to" "$scratch/from"
    mkfifo "$scratch/to" "$scratch/from"
    "$tiaoli" jsonl --jobs "$jobs" <"$scratch/to" >"$scratch/from" 2>"$scratch/err" &
    exec 3>"$scratch/to" 4<"$scratch/from"
    for id in 1 2 3; do
        printf '{"id":%d,"text":"要快。"}\n' "$id" >&3
        read -r answer <&4
        case $answer in '{"id":'"$id"',"document":{'*) ;; *) fail "answer $id with --jobs $jobs: $answer" ;; esac
    done
    exec 3>&-
    wait $!
    expect 0 "a host that waits, --jobs $jobs"
    exec 4<&-
done

# --- nobody reads: nor does it -----------------------------------------------------------
{
    sed 1d "$scratch/corpus" | head -n 100 >"$scratch/some"
    left=100
    while [ "$left" -gt 0 ] && cat "$scratch/some"; do left=$((left - 1)); done
    echo all >"$scratch/fed"
} 2>/dev/null | {
    "$tiaoli" jsonl --jobs 2 2>"$scratch/err"
    echo $? >"$scratch/status"
} | {
    sleep 1
    [ ! -e "$scratch/fed" ] || echo 'all was read though nobody took the answers' >"$scratch/unbounded"
    head -n 1 >/dev/null
}
[ ! -e "$scratch/unbounded" ] || fail "$(cat "$scratch/unbounded")"
wait_for "$scratch/status"
[ "$(cat "$scratch/status")" -eq 3 ] || fail "a reader that leaves: exit status $(cat "$scratch/status")"
err_has 'standard output: Broken pipe'

# --- output that cannot be written, input that cannot be read ----------------------------
if [ -w /dev/full ]; then
    for jobs in 1 2; do
        rm -f "$scratch/to" "$scratch/status"
        mkfifo "$scratch/to"
        {
            "$tiaoli" jsonl --jobs "$jobs" <"$scratch/to" >/dev/full 2>"$scratch/err"
            echo $? >"$scratch/status"
        } &
        exec 3>"$scratch/to" # and it stays open: the end must not wait for its end
        printf '{"text":"要快。"}\n' >&3
        wait_for "$scratch/status" || fail "a full disk does not end the run, --jobs $jobs"
        exec 3>&-
        wait
        [ "$(cat "$scratch/status")" -eq 3 ] || fail "a full disk: exit status $(cat "$scratch/status")"
        err_has 'standard output: No space left'
    done
fi
"$tiaoli" jsonl --jobs 2 <"$scratch" >"$scratch/many" 2>"$scratch/err"
expect 3 'a directory'
err_has 'standard input: '

# --- stopped: what has come is answered, in whole lines ----------------------------------
for jobs in 1 2; do
    rm -f "$scratch/to"
    mkfifo "$scratch/to"
    "$tiaoli" jsonl --jobs "$jobs" <"$scratch/to" >"$scratch/many" 2>"$scratch/err" &
    exec 3>"$scratch/to"
    printf '{"id":1,"text":"要快。"}\n{"id":2,"text":"要' >&3
    wait_for "$scratch/many" || fail "no answer, --jobs $jobs"
    kill -TERM $!
    wait $!
    expect 143 "SIGTERM, --jobs $jobs"
    exec 3>&-
    [ "$(wc -l <"$scratch/many")" -eq 1 ] || fail 'one line came, one is answered'
done

# --- how far it is ------------------------------------------------------------------------
head -n 30 "$scratch/corpus" >"$scratch/some"
"$tiaoli" jsonl --progress --jobs 2 <"$scratch/some" >"$scratch/many" 2>"$scratch/err"
err_has '^tiaoli: [0-9]* documents.*, [0-9.]* MB, [0-9.]* MB/s, [0-9.]* s$'
if command -v script >/dev/null; then
    in_terminal() { script -qec "'$tiaoli' jsonl $* <'$scratch/some' >'$scratch/many'" /dev/null >"$scratch/err"; }
    in_terminal
    err_has ' documents.* MB/s, '
    in_terminal --no-progress
    err_empty
    script -qec "'$tiaoli' jsonl <'$scratch/some'" /dev/null >"$scratch/err"
    ! grep -q 'MB/s' "$scratch/err" || fail 'progress among the answers'
fi

# --- usage -----------------------------------------------------------------------------
for jobs in '' x -1 1025 2x 99999; do
    "$tiaoli" jsonl --jobs "$jobs" </dev/null >"$scratch/many" 2>"$scratch/err"
    expect 2 "--jobs '$jobs'"
    err_has 'no number of jobs'
done
"$tiaoli" parse --jobs 2 </dev/null >"$scratch/many" 2>"$scratch/err"
expect 2 'parse --jobs'
err_has 'are for jsonl, not parse'

[ "$failures" -eq 0 ] && echo "all good"
[ "$failures" -eq 0 ]
