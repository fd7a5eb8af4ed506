/**
 * Messages of Yjs for y-websocket and Hocuspocus. Hocuspocus puts the document's name before each.
 * @module bench/sync/adapters/y
 */
import { createRequire } from "node:module";
import { PAD, PEERS, STAMP, move, words } from "./frames.mjs";

const require = createRequire(`${PEERS}/yws/`);
const Y = require("yjs");
const encoding = require("lib0/encoding");

const SYNC = 0;
const STEP1 = 0;
const UPDATE = 2;

/** @param {string | null} doc  @param {(encoder: unknown) => void} write */
export function message(doc, write) {
  const encoder = encoding.createEncoder();
  if (doc !== null) encoding.writeVarString(encoder, doc);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** @param {...number} numbers */
export const numbers =
  (...numbers) =>
  (encoder) =>
    numbers.forEach((n) => encoding.writeVarUint(encoder, n));
/** @param {string} text */
export const string = (text) => (encoder) => encoding.writeVarString(encoder, text);

/** @param {string | null} doc */
export const hello = (doc) =>
  message(doc, (encoder) => {
    numbers(SYNC, STEP1)(encoder);
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(new Y.Doc()));
  });

const update = (doc, bytes) =>
  message(doc, (encoder) => {
    numbers(SYNC, UPDATE)(encoder);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** The update that puts `count` notes on the map. @param {string | null} doc  @param {number} count */
export function notes(doc, count) {
  const ydoc = new Y.Doc();
  ydoc.clientID = 5;
  const map = ydoc.getMap("objects");
  ydoc.transact(() => {
    for (let i = 0; i < count; i++) {
      map.set(`st-${i}`, {
        k: "sticky",
        id: `st-${i}`,
        x: (i * 7) % 5000,
        y: (i * 13) % 5000,
        w: 120,
        h: 120,
        rot: 0,
        z: i,
        fill: "#ffee99",
        text: words(i),
        by: `user-${i % 40}`,
        font: "sans",
        size: 16,
      });
    }
  });
  return update(doc, Y.encodeStateAsUpdate(ydoc));
}

/** Makes op after op: the place of a note, as one writer's updates. @param {string | null} doc */
export function mover(doc) {
  const ydoc = new Y.Doc();
  ydoc.clientID = 77;
  const map = ydoc.getMap("objects");
  let latest = new Uint8Array();
  ydoc.on("update", (bytes) => (latest = bytes));
  return (i) => {
    const { node, x, y } = move(i);
    map.set(`st-${node}`, { k: "move", x, y, z: i % 1000, rot: 0, ts: STAMP, by: "user-1", pad: PAD });
    return update(doc, latest);
  };
}
