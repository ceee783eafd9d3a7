#!/bin/sh
# Builds the package for Node.js from this checkout and installs it into the node_modules of
# a directory, as npm would.  On Debian it installs what is missing (apt, with sudo if you are not
# root); nothing is taken from a package registry.
#     sh bindings/node/install.sh [DIRECTORY [CMAKE_ARGUMENT...]]
# The directory is the current one if it is not named; the arguments are those of build.sh.
# NODE names another Node than the first on the path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
target=${1:-.}/node_modules/tiaoli
[ $# -eq 0 ] || shift
node=${NODE:-node}
if command -v apt-get >/dev/null && [ -z "${NODE:-}" ]; then
    . "$top/scripts/packages.sh"
    # shellcheck disable=SC2086
    need_node $build_packages
fi
sh "$here/build.sh" "$@"
rm -rf "$target"
mkdir -p "$target/build"
cp -R "$here/package.json" "$here/README.md" "$here/index.js" "$here/index.d.ts" \
    "$here/lib" "$target"
cp "$here/build/tiaoli.node" "$target/build"
cp "$top/LICENSE" "$target"
"$node" -e 'const t = require(process.argv[1]); console.log("tiaoli", t.version, "for", t.segmenter)' \
    "$(cd "$target" && pwd)"
