#!/bin/sh
# Installs what is missing, builds and installs the package, checks its types, runs its tests.
#     sh bindings/python/test.sh [PYTEST_ARGUMENT...]
# VENV names the virtual environment (build-python).
set -eu
cd "$(dirname "$0")/../.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $build_packages $python_packages $python_test_packages

venv=${VENV:-build-python}
sh bindings/python/install.sh "$venv"
(cd bindings/python && mypy)
"$venv/bin/python" -m pytest bindings/python/tests "$@"
"$venv/bin/python" bindings/python/examples/who_must_do_what.py tests/fixtures/speech.txt |
    grep '^市直机关工委 | obligation' >/dev/null
