#!/bin/sh
# Finishes a build; Trunk runs it after each (see Trunk.toml). A release build is made small with wasm-opt and esbuild, in the
# versions of package-lock.json. Without the packages that `npm ci` installs it is complete, but larger.
set -eu

programs="$PWD/node_modules/.bin"
page="$PWD/page"

# What an instance of the module that was discarded (src/main.rs) gave to the page would throw when it is called. Promises and
# listeners may call it at any time, and the page would hear of an error each time. So it does nothing.
script="$TRUNK_STAGING_DIR/talk-participants.js"
stale="throw new Error('Cannot invoke closure from previous WASM instance');"
if ! grep -qF "$stale" "$script"; then
    echo "page/release.sh: wasm-bindgen writes the check for closures of a discarded instance in another way" >&2
    exit 1
fi
sed "s/$stale/return;/" "$script" > "$script.new"
mv "$script.new" "$script"

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
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
# wasm-bindgen names a module of this crate once for each block of functions that comes from it. The script does not name its
# source map, which only the npm package needs.
bundle talk-participants.js --log-override:duplicate-object-key=silent --sourcemap=external
cp bundled/talk-participants.js unchanged.js
# The page's own scripts load the panel by its name, with the first element.
bundle loader.js host/main.js host/page.css --external:./talk-participants.js

# For a module that is used as an object, esbuild writes a loop that also finds what a script of the page gave to every object, and
# descriptors that inherit it: either throws.
for bundled in bundled/talk-participants.js bundled/loader.js; do
    sed -E 's/for\(var ([A-Za-z_$]+) in ([A-Za-z_$]+)\)([^{}]*)\{get:/for(var \1 of Object.keys(\2))\3{__proto__:null,get:/' "$bundled" > "$bundled.new"
    mv "$bundled.new" "$bundled"
    if grep -qE 'for\((var|let|const) [A-Za-z_$]+ in ' "$bundled"; then
        echo "page/release.sh: $bundled has a loop over inherited names" >&2
        exit 1
    fi
done
node "$page/map.mjs" bundled/talk-participants.js.map unchanged.js bundled/talk-participants.js

# All other scripts and styles of these folders are in the bundles now.
rm -r snippets host ./*.js
mv bundled/* .
rmdir bundled
