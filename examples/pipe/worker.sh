#!/bin/sh
# Takes lines {"id":…,"text":…}, gives one line for each, for whatever pipes lines through a
# command and takes a status other than 0 for a worker that failed: a document that cannot
# be parsed has its `error` in its line, and is no reason to do all the others again.
#     worker.sh [OPTION of tiaoli jsonl]...
# TIAOLI names the command.
status=0
"${TIAOLI:-tiaoli}" jsonl "$@" || status=$?
[ "$status" -le 1 ] || exit "$status"
