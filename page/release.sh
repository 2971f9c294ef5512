#!/bin/sh
# Makes a release build small with wasm-opt and esbuild, in the versions of package-lock.json. Trunk runs it after each build
# (see Trunk.toml). Without the packages that `npm ci` installs the build is complete, but larger.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
programs="$PWD/node_modules/.bin"
if ! [ -x "$programs/wasm-opt" ] || ! [ -x "$programs/esbuild" ]; then
    echo "note: the build is not made small; run 'npm ci' for that" >&2
    exit 0
fi
cd "$TRUNK_STAGING_DIR"

# The second pass saves another half kilobyte after brotli.
"$programs/wasm-opt" -Oz -Oz --strip-producers talk-participants_bg.wasm -o talk-participants_bg.wasm

bundle() {
    "$programs/esbuild" "$@" --bundle --format=esm --minify --charset=utf8 --log-level=warning --outdir=bundled --outbase=.
}
# wasm-bindgen names a module of this crate once for each block of functions that comes from it.
bundle talk-participants.js --log-override:duplicate-object-key=silent
# The page's own scripts load the panel by its name, with the first element.
bundle loader.js host/main.js host/page.css --external:./talk-participants.js

# All other scripts and styles of these folders are in the bundles now.
rm -r snippets host ./*.js
mv bundled/* .
rmdir bundled
