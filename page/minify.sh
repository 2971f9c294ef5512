#!/bin/sh
# Makes a release build small, see shrink.mjs. Trunk runs this after each build. Without the packages that `npm ci` installs
# the build is larger but complete.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
if ! [ -d "$PWD/node_modules/esbuild" ] || ! [ -x "$PWD/node_modules/.bin/wasm-opt" ]; then
    echo "note: the build is not made small; run 'npm ci' for that" >&2
    exit 0
fi

script="$PWD/page/shrink.mjs"
cd "$TRUNK_STAGING_DIR"
node "$script"
