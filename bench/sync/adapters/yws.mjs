/**
 * y-websocket 1.5's own server, with LevelDB.
 * @module bench/sync/adapters/yws
 */
import { NODE, PEERS, hex, line, writeOps } from "./frames.mjs";
import { hello, mover, notes } from "./y.mjs";

export default function yws() {
  return {
    server: ({ port, dir }) => ({
      cmd: [NODE, `${PEERS}/yws/node_modules/y-websocket/bin/server.js`],
      env: { HOST: "127.0.0.1", PORT: port, YPERSISTENCE: `${dir}/leveldb` },
    }),
    seedMessages: (count) => [notes(null, count)],
    scenario: ({ isStorm }) => [
      "path /bench",
      `onopen ${line(hello(null))}`,
      `ackmark ${hex("T$")}`,
      isStorm ? "joinbytes 1400000" : "joinmark 0001",
    ],
    ops: (file, count) => writeOps(file, count, mover(null)),
  };
}
