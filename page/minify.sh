#!/bin/sh
# Minifies the scripts and style sheets of a release build with esbuild, in place.
# Trunk runs this after each build. Without esbuild (`npm ci` installs it) the build is larger but complete.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
esbuild=node_modules/.bin/esbuild
if ! [ -x "$esbuild" ]; then
    echo "note: scripts are not minified; run 'npm ci' for a smaller build" >&2
    exit 0
fi
find "$TRUNK_STAGING_DIR" -type f \( -name '*.js' -o -name '*.css' \) -print |
    xargs "$esbuild" --minify --log-level=warning --allow-overwrite --charset=utf8 \
        --outbase="$TRUNK_STAGING_DIR" --outdir="$TRUNK_STAGING_DIR"
