/**
 * Ops of every kind, at random, on whatever is on the board just now.
 */

import { newId } from "../static/js/board/ids.js";
import { anyEnd, anyFrame, anyNewNode, anyOf, anyPlace, pick, spot, words } from "./random_node.mjs";

/** @typedef {import("../static/js/board/rules/reduce.js").NewOp} NewOp */
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

/** @type {import("../static/js/wire.js").Reaction[]} */
const REACTIONS = ["agree", "thanks", "idea", "question"];

/** @type {((board: BoardState, chance: Chance) => NewOp)[]} */
const MAKERS = [
  createNode,
  createNode,
  createNode,
  rehang,
  (board, chance) => ({ kind: "node.update", id: anyNode(board, chance), set: moved(board, chance) }),
  (board, chance) => ({ kind: "node.update", id: anyNode(board, chance), set: moved(board, chance) }),
  (board, chance) => ({
    kind: "node.update",
    id: anyNode(board, chance),
    set: { text: words(chance), size: 4 + Math.floor(chance() * 90) },
  }),
  (board, chance) => ({
    kind: "node.update",
    id: anyFrame(board, chance) ?? newId(),
    set: { title: words(chance), fill: "mint" },
  }),
  (board, chance) => ({ kind: "node.delete", id: anyNode(board, chance) }),
  (board, chance) =>
    chance() < 0.3 ? { kind: "node.delete", id: anyFrame(board, chance) ?? newId() } : createNode(board, chance),
  createThread,
  (board, chance) => ({
    kind: "comment.create",
    id: newId(),
    thread_id: anyOf(board.threads, chance),
    text: words(chance),
    mentions: called(board, chance),
  }),
  (board, chance) => ({
    kind: "comment.update",
    id: anyOf(board.comments, chance),
    text: words(chance),
    mentions: called(board, chance),
  }),
  (board, chance) => ({
    kind: "comment.react",
    id: anyOf(board.comments, chance),
    reaction: pick(chance, REACTIONS),
    is_on: chance() < 0.7,
  }),
  (board, chance) => ({ kind: "thread.move", id: anyOf(board.threads, chance), ...pinPlace(board, chance) }),
  (board, chance) => ({ kind: "thread.resolve", id: anyOf(board.threads, chance), is_resolved: chance() < 0.5 }),
  // Rarely, or nothing would be left to say anything about.
  (board, chance) => (chance() < 0.3 ? deleteComment(board, chance) : createThread(board, chance)),
  (board, chance) => (chance() < 0.05 ? { kind: "person.erase" } : createThread(board, chance)),
  (_board, chance) => ({ kind: "person.rename", name: words(chance) }),
  (_board, chance) => ({
    kind: "board.update",
    set: chance() < 0.5 ? { title: words(chance) } : { start: anyStart(chance) },
  }),
  (board, chance) => ({ kind: "comment.hide", id: anyOf(board.comments, chance), is_hidden: chance() < 0.5 }),
  (board, chance) =>
    chance() < 0.2
      ? { kind: "person.hide", person: anyOf(board.people, chance), is_hidden: chance() < 0.5 }
      : createThread(board, chance),
  (board, chance) => ({ kind: "comment.restore", id: pick(chance, DELETED.get(board) ?? [newId()]) }),
  (board, chance) => ({ kind: "comment.report", id: anyOf(board.comments, chance) }),
  (_board, chance) => ({ kind: "board.update", set: { review: chance() < 0.4 ? "all" : "nothing" } }),
];

/** Comments that this page took away, which may come back. @type {WeakMap<BoardState, string[]>} */
const DELETED = new WeakMap();

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
  return { kind: "node.create", node: anyNewNode(board, chance) };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function rehang(board, chance) {
  const lines = [...board.nodes.values()].filter((node) => node.kind === "connector");
  return {
    kind: "node.update",
    id: lines.length ? pick(chance, lines).id : newId(),
    set: { end: anyEnd(board, chance) },
  };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function deleteComment(board, chance) {
  const id = anyOf(board.comments, chance);
  DELETED.set(board, [...(DELETED.get(board) ?? []), id]);
  return { kind: "comment.delete", id };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function createThread(board, chance) {
  return { kind: "thread.create", id: newId(), ...pinPlace(board, chance), comment_id: newId(), text: words(chance) };
}

/** @param {BoardState} board  @param {Chance} chance */
function pinPlace(board, chance) {
  return { node_id: chance() < 0.7 ? anyNode(board, chance) : null, x: spot(chance), y: spot(chance) };
}

/** @param {BoardState} board  @param {Chance} chance */
const called = (board, chance) => (chance() < 0.3 ? [anyOf(board.people, chance)] : []);

/** @param {Chance} chance */
const anyStart = (chance) => (chance() < 0.3 ? null : { x: spot(chance), y: spot(chance), w: 1.5, h: 2 });

/** @param {BoardState} board  @param {Chance} chance */
function moved(board, chance) {
  const to = { x: spot(chance), y: spot(chance) };
  return chance() < 0.3 ? { ...to, place: anyPlace(board, chance) } : to;
}

/** @param {BoardState} board  @param {Chance} chance */
const anyNode = (board, chance) => anyOf(board.nodes, chance);
