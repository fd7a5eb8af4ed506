/**
 * Hocuspocus 4 with its SQLite extension.
 * @module bench/sync/adapters/hocuspocus
 */
import { HERE, NODE, hex, line, writeOps } from "./frames.mjs";
import { hello, message, mover, notes, numbers, string } from "./y.mjs";

const DOC = "bench";
const signIn = message(DOC, (encoder) => {
  numbers(2, 0)(encoder);
  string("token")(encoder);
});
const saved = message(DOC, numbers(8));
const synced = message(DOC, numbers(0, 1));

export default function hocuspocus() {
  return {
    server: ({ port, dir }) => ({
      cmd: [NODE, "--disable-warning=ExperimentalWarning", `${HERE}/servers/hocuspocus.mjs`],
      env: { PORT: port, DB: `${dir}/hocuspocus.sqlite` },
    }),
    seedMessages: (count) => [notes(DOC, count)],
    scenario: ({ isStorm }) => [
      "path /",
      `onopen ${line(signIn)}`,
      `onopen ${line(hello(DOC))}`,
      `ackmark ${hex(saved)}`,
      isStorm ? "joinbytes 1400000" : `joinmark ${hex(synced)}`,
    ],
    ops: (file, count) => writeOps(file, count, mover(DOC)),
  };
}
