#!/bin/sh
# Makes a release build small with esbuild: the page's own modules and style sheets become one file each, the
# panel's scripts are minified where they are, because embedders load them by name.
# Trunk runs this after each build. Without esbuild (`npm ci` installs it) the build is larger but complete.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
esbuild="$PWD/node_modules/.bin/esbuild"
if ! [ -x "$esbuild" ]; then
    echo "note: scripts are not minified; run 'npm ci' for a smaller build" >&2
    exit 0
fi

cd "$TRUNK_STAGING_DIR"
"$esbuild" host/main.js host/page.css --bundle --format=esm --outdir=bundled \
    --minify --charset=utf8 --log-level=warning
rm -r host
mv bundled host
find . -type f -name '*.js' ! -path './host/*' -print |
    xargs "$esbuild" --minify --charset=utf8 --log-level=warning --allow-overwrite --outbase=. --outdir=.
