#!/bin/sh
# Installs what is missing, and the Python package if the environment has none, then runs the
# example by worker processes on this machine, one of which is killed.
#     test.sh COMMAND       (the tiaoli command, whose lines the results must be)
# VENV names the virtual environment (build-python).
set -eu
tiaoli=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $corpus_packages

venv=${VENV:-build-python}
"$venv/bin/python" -c 'import tiaoli' 2>/dev/null || sh bindings/python/install.sh "$venv"
"$venv/bin/python" examples/dask/test_parse_corpus.py "$tiaoli"
