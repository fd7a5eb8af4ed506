#!/bin/sh
# Installs the other editors into peers/, which Git ignores, and bundles a page around each.
set -eu
cd "$(dirname "$0")"

mkdir -p peers
# Without a package.json here, npm would install into the project's.
echo '{"private": true}' > peers/package.json
npm install --prefix peers --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error \
    @excalidraw/excalidraw@0.18 tldraw@5 @tldraw/assets@5 react@18 react-dom@18 esbuild@0.28

# The pages import their libraries from the folder beside them.
rm -rf peers/pages peers/dist
cp -r pages peers/pages
cd peers
node node_modules/esbuild/bin/esbuild pages/excalidraw.jsx pages/tldraw.jsx --bundle --minify --splitting --format=esm \
    --outdir=dist --jsx=automatic --conditions=production --legal-comments=none --log-level=error \
    --define:process.env.NODE_ENV='"production"' --define:process.env.IS_PREACT='"false"' --define:import.meta.env.MODE='"production"' \
    --loader:.woff2=file --loader:.ttf=file --loader:.svg=file --loader:.png=file
