# Sourced by the other scripts: installs Debian packages that are missing.
# POSIX sh; root, or a user who may use sudo.

need() {
    missing=
    for package; do
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
            *' installed') ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    sudo=
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    echo "installing:$missing" >&2
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { $sudo apt-get update &&
        $sudo env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# The same for packages that are used with Node.js: a Node that comes from elsewhere, with its
# headers, stays, since Debian's would replace it.
need_node() {
    command -v node >/dev/null || need nodejs
    prefix=$(node -p 'require("path").resolve(fs.realpathSync(process.execPath), "../..")')
    [ -e "${NODE_INCLUDE:-$prefix/include/node}/node_api.h" ] || need libnode-dev
    need "$@"
}

# What a build of the library and the command takes.
build_packages="gcc libc6-dev cmake ninja-build libicu-dev libutf8proc-dev libjansson-dev pkg-config"
# What the tests take beside that.
test_packages="g++ binutils libcriterion-dev"
# What the Python package takes beside the build, and its tests beside that.
python_packages="python3-dev python3-venv python3-cffi python3-setuptools python3-wheel"
python_test_packages="python3-pytest python3-tqdm mypy"
# What the tests of the corpus runs take beside that (examples/pipe, examples/dask,
# tests/bench/jsonl.sh).
corpus_packages="parallel python3-distributed python3-dask jq time"
# What the tests of the package for Node.js take beside the build and Node.
node_test_packages="node-typescript"
