/**
 * What each op changes, as the server's rules have it. Pure: reads the board, returns the rows that change.
 * A test replays every op on both sides and compares (docs/protocol.md).
 * @module board/rules
 */

import { clamp } from "../geometry.js";
import { commentChanges, erasePerson, threadChanges } from "./discussion.js";

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {Op extends infer O ? O extends Op ? Omit<O, "op_id"> : never : never} NewOp  an op that has no id yet */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {import("../wire.js").Comment} Comment */
/** @typedef {import("../wire.js").Person} Person */
/** @typedef {import("../wire.js").BoardInfo} BoardInfo */
/** @typedef {import("../wire.js").End} End */

/** How far a board reaches, to each side; the server has the same figure. */
const COORDINATE_MAX = 2_000_000;

/**
 * @typedef {object} Rows  what the rules look at
 * @property {ReadonlyMap<string, BoardNode>} nodes
 * @property {ReadonlyMap<string, Thread>} threads
 * @property {ReadonlyMap<string, Comment>} comments
 * @property {ReadonlyMap<string, Person>} people
 * @property {BoardInfo|null} info
 */
/**
 * @typedef {object} Changes  new rows by id; null stands for a row that is gone
 * @property {Map<string, BoardNode|null>} [nodes]
 * @property {Map<string, Thread|null>} [threads]
 * @property {Map<string, Comment|null>} [comments]
 * @property {Map<string, Person|null>} [people]
 * @property {BoardInfo} [info]
 */
/** @typedef {{seq: number, by: string, role: import("../wire.js").Role, at: number}} Stamp  the op's number, who sent it, as what, and when */

/**
 * @param {Rows} board
 * @param {Op} op
 * @param {Stamp} stamp
 * @returns {Changes}  empty where the op speaks of something that is not (or no longer) there
 */
export function changesOf(board, op, stamp) {
  switch (op.kind) {
    case "node.create":
      return { nodes: new Map([[op.node.id, op.node]]) };
    case "node.update":
      return updateNode(board, op);
    case "node.delete":
      return deleteNode(board, op.id);
    case "thread.create":
    case "thread.move":
    case "thread.resolve":
      return threadChanges(board, op, stamp);
    case "comment.create":
    case "comment.update":
    case "comment.delete":
    case "comment.react":
      return commentChanges(board, op, stamp);
    case "person.rename":
      return { people: new Map([[stamp.by, { id: stamp.by, name: op.name, is_guest: stamp.role !== "own" }]]) };
    case "person.erase":
      return erasePerson(board, stamp.by);
    case "board.update":
      return board.info ? { info: { ...board.info, ...op.set } } : {};
    case "link.create":
    case "link.rotate":
    case "link.revoke":
      return {};
  }
}

/**
 * @param {Rows} board
 * @param {import("../wire.js").NodeUpdate} op
 * @returns {Changes}
 */
function updateNode(board, op) {
  const node = board.nodes.get(op.id);
  if (!node) return {};
  // The server has refused every field that this kind of node does not have.
  return { nodes: new Map([[op.id, /** @type {BoardNode} */ ({ ...node, ...op.set })]]) };
}

/**
 * What lay in a deleted frame or hung on a deleted node stays on the map, and threads where their pin was.
 * @param {Rows} board
 * @param {string} id
 * @returns {Changes}
 */
function deleteNode(board, id) {
  const gone = board.nodes.get(id);
  if (!gone) return {};
  /** @type {Map<string, BoardNode|null>} */
  const nodes = new Map([[id, null]]);
  for (const node of board.nodes.values()) if (node.id !== id && leansOn(node, id)) nodes.set(node.id, freed(node, gone));
  const pinned = [...board.threads.values()].filter((thread) => thread.node_id === id);
  return { nodes, threads: new Map(pinned.map((thread) => [thread.id, unpinned(thread, gone)])) };
}

/**
 * @param {BoardNode} node
 * @param {string} id
 * @returns {boolean}
 */
function leansOn(node, id) {
  return node.place.parent === id || (node.kind === "connector" && (node.start.node_id === id || node.end.node_id === id));
}

/**
 * @param {BoardNode} node
 * @param {BoardNode} gone
 * @returns {BoardNode}
 */
function freed(node, gone) {
  const place = node.place.parent === gone.id ? { ...node.place, parent: null } : node.place;
  if (node.kind !== "connector") return { ...node, place };
  return { ...node, place, start: loose(node.start, gone), end: loose(node.end, gone) };
}

/**
 * The end, where it was on the node that is gone; a node at the edge of the board reaches beyond it, a free end may not.
 * @param {End} end
 * @param {BoardNode} gone
 * @returns {End}
 */
function loose(end, gone) {
  if (end.node_id !== gone.id) return end;
  const [x, y] = [gone.x + end.x * gone.w, gone.y + end.y * gone.h].map((at) => clamp(at, -COORDINATE_MAX, COORDINATE_MAX));
  return { node_id: null, x: /** @type {number} */ (x), y: /** @type {number} */ (y) };
}

/**
 * @param {Thread} thread
 * @param {BoardNode} node
 * @returns {Thread}
 */
function unpinned(thread, node) {
  return { ...thread, node_id: null, x: node.x + thread.x, y: node.y + thread.y };
}
