#!/bin/sh
# Installs what is missing, builds and installs the package, checks its types, runs its tests.
#     sh bindings/node/test.sh [CMAKE_ARGUMENT...]
# OUT names the directory into whose node_modules it is installed (build-node).
set -eu
cd "$(dirname "$0")/../.."
. scripts/packages.sh
# shellcheck disable=SC2086
need_node $build_packages $node_test_packages

here=bindings/node
out=${OUT:-build-node}
sh "$here/install.sh" "$out" "$@"
tsc -p "$here/tests"

# the tests of memory ask for the collector
set --
for test in "$here"/tests/*.test.js; do
    [ "$test" = "$here/tests/process.test.js" ] || set -- "$@" "$test"
done
node --test "$@"
node --expose-gc "$here/tests/process.test.js"

# the package as it is installed
top=$PWD
cd "$out"
node - "$top/tests/fixtures/speech.txt" <<'END'
const { parse } = require('tiaoli');
const document = parse(require('fs').readFileSync(process.argv[2]));
if (!document.directives.length) process.exit(1);
END
node "$top/$here/examples/who_must_do_what.js" "$top/tests/fixtures/speech.txt" |
    grep '^市直机关工委 | obligation' >/dev/null
