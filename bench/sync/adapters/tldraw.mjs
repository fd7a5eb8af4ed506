/**
 * tldraw sync 5 with its SQLite storage. It sends its changes in batches, 60 times a second.
 * @module bench/sync/adapters/tldraw
 */
import { createRequire } from "node:module";
import { HERE, NODE, PAD, PEERS, STAMP, hex, line, move, words, writeOps } from "./frames.mjs";

const require = createRequire(`${PEERS}/tldraw/`);
const { createTLSchema } = require("@tldraw/tlschema");
const NOTES_PER_PUSH = 500;

const hello = () =>
  JSON.stringify({
    type: "connect",
    connectRequestId: "r1",
    lastServerClock: 0,
    protocolVersion: 8,
    schema: createTLSchema().serialize(),
  });

const richText = (text) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

const note = (i) => ({
  id: `shape:st-${i}`,
  typeName: "shape",
  type: "note",
  x: (i * 7) % 5000,
  y: (i * 13) % 5000,
  rotation: 0,
  index: "a1",
  parentId: "page:page",
  isLocked: false,
  opacity: 1,
  meta: {},
  props: {
    color: "yellow",
    labelColor: "black",
    size: "m",
    font: "draw",
    fontSizeAdjustment: 0,
    align: "middle",
    verticalAlign: "middle",
    growY: 0,
    url: "",
    richText: richText(words(i)),
    scale: 1,
    textFirstEditedBy: null,
  },
});

const push = (clock, diff) => JSON.stringify({ type: "push", clientClock: clock, diff });

function* seeds(count) {
  for (let first = 0; first < count; first += NOTES_PER_PUSH) {
    const some = Array.from({ length: Math.min(NOTES_PER_PUSH, count - first) }, (_, i) => note(first + i));
    yield push(first, Object.fromEntries(some.map((one) => [one.id, ["put", one]])));
  }
}

function moved(i) {
  const { node, x, y } = move(i);
  return push(i + 1, {
    [`shape:st-${node}`]: ["patch", { x: ["put", x], y: ["put", y], meta: ["put", { ts: STAMP, pad: PAD }] }],
  });
}

export default function tldraw() {
  return {
    server: ({ port, dir }) => ({
      cmd: [NODE, "--disable-warning=ExperimentalWarning", `${HERE}/servers/tldraw.mjs`],
      env: { PORT: port, DB: `${dir}/tldraw.sqlite`, NODE_ENV: "production" },
    }),
    seedMessages: (count) => [...seeds(count)],
    scenario: ({ isStorm }) => [
      "path /connect/bench?sessionId={i}",
      `onopen ${line(hello())}`,
      `ackmark ${hex('"push_result"')}`,
      `ping 5 ${line('{"type":"ping"}')}`,
      isStorm ? "joinbytes 4000000" : `joinmark ${hex('"hydrationType"')}`,
    ],
    ops: (file, count) => writeOps(file, count, moved),
  };
}
