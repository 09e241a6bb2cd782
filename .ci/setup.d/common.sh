# Sourced by the steps beside it; they run from the top folder of the project.
# shellcheck shell=sh
set -eu
. tools/env.sh

say() { printf 'set-up: %s\n' "$*"; }

# Ends a step that cannot go on: what is the matter, and the command that the person should run.
give_up() {
    printf 'set-up: %s. Please run:\n    %s\n' "$1" "$2" >&2
    exit 1
}

# Runs a command without its output, which the log named $1 keeps.
quietly() {
    log=$cache/log/$1.log
    shift
    mkdir -p "$cache/log"
    "$@" >"$log" 2>&1
}

# The same, and ends the step with the end of the log when the command fails.
quietly_or_die() {
    quietly "$@" && return
    tail -n 15 "$log" >&2
    name=$1
    shift
    give_up "$name did not work; its last lines are above, all of them in $log" "cd $PWD && $*"
}

may_use_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Installs Debian packages: the name of the log, then the packages.
apt_install() {
    name=$1
    shift
    quietly "$name" apt-get update &&
        quietly "$name" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# Compiles a tool from its source: crate, version, folder, options. Such a tool works for a second or two,
# so it is compiled with few optimisations: the minutes that this saves are never paid back.
cargo_install() {
    crate=$1 version=$2 home=$3
    shift 3
    quietly "$crate" env CARGO_TARGET_DIR="$cache/build/tools" \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=symbols \
        cargo install "$crate" --version "$version" --root "$home" "$@"
}
