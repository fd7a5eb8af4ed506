/**
 * Ops of every kind, at random, on whatever is on the board just now.
 */

import { newId } from "../static/js/board/ids.js";

/** @typedef {import("../static/js/board/rules.js").NewOp} NewOp */
/** @typedef {import("../static/js/board/state.js").BoardState} BoardState */
/** @typedef {() => number} Chance  0 to 1 */

/** @param {number} seed  @returns {Chance} the same numbers for the same seed (mulberry32) */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {Chance} chance
 * @param {T[]} of  not empty
 * @returns {T}
 */
export const pick = (chance, of) => /** @type {T} */ (of[Math.floor(chance() * of.length)]);

/** @type {((board: BoardState, chance: Chance) => NewOp)[]} */
const MAKERS = [
  createNode,
  createNode,
  (board, chance) => ({ kind: "node.update", id: anyNode(board, chance), set: moved(board, chance) }),
  (board, chance) => ({ kind: "node.update", id: anyNode(board, chance), set: moved(board, chance) }),
  (board, chance) => ({ kind: "node.update", id: anyNode(board, chance), set: { text: words(chance), size: 4 + Math.floor(chance() * 90) } }),
  (board, chance) => ({ kind: "node.update", id: anyFrame(board, chance) ?? newId(), set: { title: words(chance), fill: "mint" } }),
  (board, chance) => ({ kind: "node.delete", id: anyNode(board, chance) }),
  (board, chance) => (chance() < 0.3 ? { kind: "node.delete", id: anyFrame(board, chance) ?? newId() } : createNode(board, chance)),
  createThread,
  (board, chance) => ({ kind: "comment.create", id: newId(), thread_id: anyOf(board.threads, chance), text: words(chance) }),
  (_board, chance) => ({ kind: "person.rename", name: words(chance) }),
];

/**
 * @param {BoardState} board
 * @param {Chance} chance
 * @returns {NewOp}
 */
export function anyOp(board, chance) {
  return pick(chance, MAKERS)(board, chance);
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function createNode(board, chance) {
  const base = { id: newId(), x: spot(chance), y: spot(chance), w: 1 + chance() * 500, h: 80 };
  if (chance() < 0.25) return { kind: "node.create", node: { ...base, kind: "frame", title: words(chance), fill: "white", place: { parent: null, order: "a" } } };
  const place = anyPlace(board, chance);
  if (chance() < 0.5) return { kind: "node.create", node: { ...base, kind: "sticky", text: words(chance), color: "pink", size: 16, place } };
  return { kind: "node.create", node: { ...base, kind: "text", text: words(chance), size: 20.5, weight: "bold", align: "center", color: "accent", place } };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function createThread(board, chance) {
  const node_id = chance() < 0.7 ? anyNode(board, chance) : null;
  return { kind: "thread.create", id: newId(), node_id, x: spot(chance), y: spot(chance), comment_id: newId(), text: words(chance) };
}

/** @param {BoardState} board  @param {Chance} chance */
function moved(board, chance) {
  const to = { x: spot(chance), y: spot(chance) };
  return chance() < 0.3 ? { ...to, place: anyPlace(board, chance) } : to;
}

/** @param {BoardState} board  @param {Chance} chance */
function anyPlace(board, chance) {
  return { parent: chance() < 0.6 ? anyFrame(board, chance) : null, order: pick(chance, ["a", "b", "Zz"]) };
}

/** @param {BoardState} board  @param {Chance} chance */
const anyFrame = (board, chance) => (board.frames().length ? pick(chance, board.frames()).id : null);

/** @param {BoardState} board  @param {Chance} chance */
const anyNode = (board, chance) => anyOf(board.nodes, chance);

/** @param {Map<string, unknown>} rows  @param {Chance} chance */
function anyOf(rows, chance) {
  return rows.size ? pick(chance, [...rows.keys()]) : newId();
}

/** Whole, broken, negative and tiny numbers. @param {Chance} chance */
const spot = (chance) => pick(chance, [Math.floor(chance() * 1e6), (chance() - 0.5) * 1e4, -0, 1e-7, 0.1 + 0.2]);

/** @param {Chance} chance */
const words = (chance) => pick(chance, ["Hyvä!", "\u2028 🦊 <b>", "e\u0301", "ä\u00a0b", "\u{1F469}\u200d\u{1F4BB}", `nro ${Math.floor(chance() * 1000)}`]);
