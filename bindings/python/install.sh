#!/bin/sh
# Builds the Python package from this checkout and installs it into a virtual
# environment, which is made if there is none.  On Debian it installs what is missing
# (apt, with sudo if you are not root); nothing is taken from a package index.
#     sh bindings/python/install.sh [DIRECTORY]      (default: .venv)
# PYTHON names another interpreter than Debian's; it must have cffi, setuptools, wheel.
# SOURCE names what is installed instead of the checkout: a source distribution or a wheel.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
venv=${1:-.venv}
python=${PYTHON:-/usr/bin/python3}
if [ -z "${PYTHON:-}" ]; then
    . "$top/scripts/packages.sh"
    # shellcheck disable=SC2086
    need $build_packages $python_packages
fi
# what an earlier build left could come into the wheel
rm -rf "$top"/bindings/python/build/lib.* "$top"/bindings/python/build/bdist.*
[ -x "$venv/bin/python" ] || "$python" -m venv --system-site-packages "$venv"
log=$(mktemp)
if ! "$venv/bin/python" -m pip install --no-build-isolation --no-index --force-reinstall --no-deps \
    "${SOURCE:-$top/bindings/python}" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    exit 1
fi
rm -f "$log"
"$venv/bin/python" -c 'import tiaoli; print("tiaoli", tiaoli.version(), "for", tiaoli.segmenter())'
