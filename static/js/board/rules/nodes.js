/**
 * What the ops on nodes change, as the server's rules have it (server/domain/nodes.py, stickies.py). Pure.
 * @module board/rules/nodes
 */

import { clamp } from "../../geometry.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").End} End */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").OpMeta} OpMeta */

/** How far a board reaches, to each side; the server has the same figure. */
export const COORDINATE_MAX = 2_000_000;

/**
 * @param {Rows} board
 * @param {import("../../wire.js").NodeOp} op
 * @param {OpMeta} meta
 * @returns {Changes}
 */
export function nodeChanges(board, op, meta) {
  if (op.kind === "node.create") return { nodes: new Map([[op.node.id, setNoteOwner(op.node, meta)]]) };
  const node = board.nodes.get(op.id);
  if (!node) return {};
  if (op.kind === "node.delete") return nodeDeletionChanges(board, new Map([[op.id, node]]));
  // The server has refused every field that this kind of node does not have.
  return { nodes: new Map([[op.id, /** @type {BoardNode} */ ({ ...node, ...op.set })]]) };
}

/**
 * A guest's note is theirs, whatever the op says; where an editor brings one back, the op says whose it was.
 * @param {BoardNode} node
 * @param {OpMeta} meta
 * @returns {BoardNode}
 */
function setNoteOwner(node, { role, by }) {
  return role === "participate" && node.kind === "sticky" ? { ...node, by } : node;
}

/**
 * What lay in a deleted frame or hung on a deleted node stays on the map, and threads where their pin was.
 * @param {Rows} board
 * @param {ReadonlyMap<string, BoardNode>} gone
 * @returns {{nodes: Map<string, BoardNode|null>, threads: Map<string, Thread|null>}}
 */
export function nodeDeletionChanges(board, gone) {
  /** @type {Map<string, BoardNode|null>} */
  const nodes = new Map([...gone.keys()].map((id) => [id, null]));
  for (const node of board.nodes.values())
    if (!gone.has(node.id) && dependsOn(node, gone)) nodes.set(node.id, detachNode(node, gone));
  /** @type {Map<string, Thread|null>} */
  const threads = new Map();
  for (const thread of board.threads.values()) {
    const node = gone.get(thread.node_id ?? "");
    if (node) threads.set(thread.id, detachThread(thread, node));
  }
  return { nodes, threads };
}

/**
 * @param {BoardNode} node
 * @param {ReadonlyMap<string, BoardNode>} gone
 * @returns {boolean}
 */
function dependsOn(node, gone) {
  const hangs = node.kind === "connector" && (gone.has(node.start.node_id ?? "") || gone.has(node.end.node_id ?? ""));
  return hangs || gone.has(node.place.parent ?? "");
}

/**
 * @param {BoardNode} node
 * @param {ReadonlyMap<string, BoardNode>} gone
 * @returns {BoardNode}
 */
function detachNode(node, gone) {
  const place = gone.has(node.place.parent ?? "") ? { ...node.place, parent: null } : node.place;
  if (node.kind !== "connector") return { ...node, place };
  return { ...node, place, start: detachEnd(node.start, gone), end: detachEnd(node.end, gone) };
}

/**
 * The end, where it was on the node that is gone; a node at the edge of the board reaches beyond it, a free end may
 * not.
 * @param {End} end
 * @param {ReadonlyMap<string, BoardNode>} gone
 * @returns {End}
 */
function detachEnd(end, gone) {
  const node = gone.get(end.node_id ?? "");
  if (!node) return end;
  const [x, y] = [node.x + end.x * node.w, node.y + end.y * node.h].map((at) =>
    clamp(at, -COORDINATE_MAX, COORDINATE_MAX),
  );
  return { node_id: null, x: /** @type {number} */ (x), y: /** @type {number} */ (y) };
}

/**
 * @param {Thread} thread
 * @param {BoardNode} node
 * @returns {Thread}
 */
function detachThread(thread, node) {
  return { ...thread, node_id: null, x: node.x + thread.x, y: node.y + thread.y };
}
