#!/bin/sh
# Builds the addon from this checkout into build/tiaoli.node, for the Node that NODE names
# (node).  What is missing is named, all of it, before anything is compiled; nothing is
# taken from a network.
#     sh bindings/node/build.sh [CMAKE_ARGUMENT...]
# NODE_INCLUDE names the directory of node_api.h where it is in an unusual place, BUILD
# another directory to build in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
node=${NODE:-node}

if [ ! -e "$top/lib/CMakeLists.txt" ]; then
    echo "tiaoli is built from a checkout of its repository: there are no sources of the" \
        "library above $here" >&2
    exit 1
fi

# each thing that a build takes: is it there, and which package of Debian has it
missing=
packages=
lacks() { # WHAT PACKAGE...
    missing="$missing
    $1"
    shift
    for package; do
        case " $packages " in
            *" $package "*) ;;
            *) packages="$packages $package" ;;
        esac
    done
}
has() { command -v "$1" >/dev/null 2>&1; }

include=${NODE_INCLUDE:-}
if has "$node"; then
    major=$("$node" -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge 18 ] || lacks "Node.js 18 or later (this is $major)" nodejs
    prefix=$("$node" -p 'require("path").resolve(fs.realpathSync(process.execPath), "../..")')
    [ -n "$include" ] || include=$prefix/include/node
else
    lacks "Node.js (the command $node)" nodejs
    [ -n "$include" ] || include=/usr/include/node
fi
[ -e "$include/node_api.h" ] || lacks "the headers of Node-API ($include/node_api.h)" libnode-dev
has cc || lacks "a C compiler (the command cc)" gcc libc6-dev
has cmake || lacks "CMake (the command cmake)" cmake
has ninja || has make || lacks "make or ninja" ninja-build
if has pkg-config; then
    pkg-config --exists icu-i18n icu-uc || lacks "ICU with its headers (pkg-config icu-i18n)" libicu-dev
    pkg-config --exists libutf8proc || lacks "utf8proc with its header" libutf8proc-dev
else
    lacks "pkg-config, to look for ICU and utf8proc" pkg-config libicu-dev libutf8proc-dev
fi
if [ -n "$missing" ]; then
    echo "tiaoli cannot be built, this is missing:$missing" >&2
    echo "On Debian or Ubuntu this installs it:" >&2
    echo "    apt-get install --no-install-recommends$packages" >&2
    exit 1
fi

build=${BUILD:-$here/build}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
generator=
! has ninja || [ -e "$build/CMakeCache.txt" ] || generator='-G Ninja'
# shellcheck disable=SC2086
if ! { cmake $generator -S "$here" -B "$build" -DNODE_INCLUDE="$include" "$@" &&
    cmake --build "$build" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-2}"; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    exit 1
fi
