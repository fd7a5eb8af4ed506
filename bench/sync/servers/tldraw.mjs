/** One room of tldraw sync over ws, with its SQLite storage on node:sqlite. */
import { createRequire } from "node:module";
import { DatabaseSync } from "node:sqlite";

const require = createRequire(new URL("../peers/tldraw/", import.meta.url));
const { NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } = require("@tldraw/sync-core");
const { createTLSchema } = require("@tldraw/tlschema");
const { WebSocketServer } = require("ws");

const storage = new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(new DatabaseSync(process.env.DB)) });
const room = new TLSocketRoom({ schema: createTLSchema(), storage, log: { warn() {}, error: console.error } });
let sessions = 0;

new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4096, perMessageDeflate: false }).on(
  "connection",
  (socket) => {
    room.handleSocketConnect({ sessionId: `s${sessions++}`, socket });
    socket.on("error", () => {});
  },
);
