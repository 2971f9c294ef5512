#!/bin/sh
# Makes a release build small with esbuild: the page's scripts and style sheets become one file each, and so do
# wasm-bindgen's glue and its snippets.
# Trunk runs this after each build. Without esbuild (`npm ci` installs it) the build is larger but complete.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
esbuild="$PWD/node_modules/.bin/esbuild"
if ! [ -x "$esbuild" ]; then
    echo "note: scripts are not minified; run 'npm ci' for a smaller build" >&2
    exit 0
fi

cd "$TRUNK_STAGING_DIR"
"$esbuild" loader.js talk-participants.js host/main.js host/page.css --bundle --format=esm --outdir=bundled \
    --external:./talk-participants.js --minify --charset=utf8 --log-level=warning
rm -rf host snippets
mv bundled/* .
rmdir bundled
