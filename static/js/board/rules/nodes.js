/**
 * What the ops on nodes change, by the same rules as server/domain/nodes.py and stickies.py. Pure.
 * @module board/rules/nodes
 */

import { clamp } from "../../geometry.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../wire.js").End} End */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */
/** @typedef {import("./reduce.js").OpMeta} OpMeta */

/** Board units from the origin to each edge of the board. The server has the same constant. */
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
  // The cast is safe: the server refuses fields that this kind of node does not have.
  return { nodes: new Map([[op.id, /** @type {BoardNode} */ ({ ...node, ...op.set })]]) };
}

/**
 * The sender owns a note that a participant creates, whatever the op says. When an editor restores a note, the op names
 * its owner.
 * @param {BoardNode} node
 * @param {OpMeta} meta
 * @returns {BoardNode}
 */
function setNoteOwner(node, { role, by }) {
  return role === "participate" && node.kind === "sticky" ? { ...node, by } : node;
}

/**
 * Deletes nodes. Their children, connectors and threads stay: they are detached at their present positions.
 * @param {Rows} board
 * @param {ReadonlyMap<string, BoardNode>} gone  the nodes to delete, by id
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
 * @returns {boolean} whether the node is a child of a deleted node, or a connector attached to one
 */
function dependsOn(node, gone) {
  const hangs = node.kind === "connector" && (gone.has(node.start.node_id ?? "") || gone.has(node.end.node_id ?? ""));
  return hangs || gone.has(node.place.parent ?? "");
}

/**
 * @param {BoardNode} node
 * @param {ReadonlyMap<string, BoardNode>} gone
 * @returns {BoardNode} the node without its references to deleted nodes
 */
function detachNode(node, gone) {
  const place = gone.has(node.place.parent ?? "") ? { ...node.place, parent: null } : node.place;
  if (node.kind !== "connector") return { ...node, place };
  return { ...node, place, start: detachEnd(node.start, gone), end: detachEnd(node.end, gone) };
}

/**
 * A free end at the point where the end was attached. A node may extend beyond the edge of the board, a free end may
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
