#!/bin/sh
# Installs what is missing, makes a source distribution, builds and installs the package out
# of that alone, checks what came of it and its types, runs its tests.
#     sh bindings/python/test.sh [PYTEST_ARGUMENT...]
# VENV names the virtual environment (build-python).
set -eu
cd "$(dirname "$0")/../.."
. scripts/packages.sh
# shellcheck disable=SC2086
need $build_packages $python_packages $python_test_packages

venv=${VENV:-build-python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd bindings/python && /usr/bin/python3 setup.py -q egg_info -e "$work" sdist -d "$work") \
    >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
SOURCE=$(echo "$work"/tiaoli-*.tar.gz) sh bindings/python/install.sh "$venv"

package=$("$venv/bin/python" -P -c 'import os, tiaoli; print(os.path.dirname(tiaoli.__file__))')
for file in py.typed _native.pyi _columns.pyi _native.abi3.so _columns.abi3.so; do
    [ -f "$package/$file" ] || { echo "the wheel lacks $file"; exit 1; }
done
if ldd "$package/_native.abi3.so" | grep -E 'libtiaoli|not found'; then
    echo "the wheel needs a library that it does not bring"
    exit 1
fi

(cd bindings/python && mypy)
"$venv/bin/python" -m pytest bindings/python/tests "$@"
"$venv/bin/python" bindings/python/examples/who_must_do_what.py tests/fixtures/speech.txt |
    grep '^市直机关工委 | obligation' >/dev/null
