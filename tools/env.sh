# Sourced by scripts that run from the top folder of the project: versions, places, and a PATH with the project's own tools.
# shellcheck shell=sh disable=SC2034 # used by the scripts that source this

trunk_version=0.21.14 # the newest that Rust 1.95 compiles
binaryen_version=132
esbuild_version=0.28.2
deny_version=0.20.2
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/jixiao-lens
trunk_home=$cache/trunk-$trunk_version
wasm_bindgen_home=$cache/wasm-bindgen-$wasm_bindgen_version
binaryen_home=$cache/binaryen-$binaryen_version
esbuild_home=$cache/esbuild-$esbuild_version
readers_home=$cache/readers
deny_home=$cache/cargo-deny-$deny_version
export PATH="$trunk_home/bin:$wasm_bindgen_home/bin:$binaryen_home/node_modules/.bin:$esbuild_home/node_modules/.bin:$deny_home/bin:$PATH"

# Debian's compiler, for machines whose own has no library for wasm and where rustup can fetch none.
# The project builds that library itself; this is its place.
debian_rustc=/usr/bin/rustc
own_sysroot() {
    "$debian_rustc" -V 2>/dev/null | awk -v cache="$cache" '{ print cache "/wasm-rust-" $2 }'
}

has_wasm_library() {
    ls "$1"/libcore-*.rlib >/dev/null 2>&1
}

compiler_has_wasm() {
    has_wasm_library "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)"
}

# Makes cargo, clippy and trunk compile for wasm with Debian's compiler and the library in the folder $1.
use_own_sysroot() {
    export PATH="$1/bin:$PATH"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$1/bin/wasm-ld"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--sysroot $1"
}

# Prints the first Chrome or Chromium of this machine; CHROMIUM names another.
find_browser() {
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -n "$candidate" ] && command -v "$candidate" && return
    done
    # Playwright's own download, if it was fetched.
    (cd tests/e2e && node -e '
        const browser = require("playwright-core").chromium.executablePath();
        if (!require("fs").existsSync(browser)) process.exit(1);
        console.log(browser);' 2>/dev/null)
}

# Prints the first Firefox of this machine; FIREFOX names another.
find_firefox() {
    for candidate in "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; do
        [ -n "$candidate" ] && command -v "$candidate" && return
    done
    return 1
}
