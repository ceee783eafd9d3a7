#!/usr/bin/env bash
# The worker for Hadoop streaming, where a line is a key, a tab and a value: the id, then the
# answer.  An id that is a string stands without its quotation marks, its escapes as they are.
#     mapper.sh [OPTION of tiaoli jsonl]...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tab=$'\t'
LC_ALL=C bash "$here/worker.sh" "$@" |
    LC_ALL=C sed -E -e "s/^\{\"id\":\"(([^\"\\\\]|\\\\.)*)\",/\\1$tab&/; t" \
        -e "s/^\{\"id\":([^\",]*),/\\1$tab&/"
