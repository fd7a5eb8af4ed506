/**
 * Random ops of every kind on the rows of a board.
 */

import { newId } from "../static/js/board/ids.js";
import {
  randomEnd,
  randomFrameId,
  randomNode,
  randomKey,
  randomPlace,
  pick,
  randomNumber,
  randomText,
} from "./random_node.mjs";

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
  reconnect,
  (board, chance) => ({ kind: "node.update", id: randomNodeId(board, chance), set: randomMove(board, chance) }),
  (board, chance) => ({ kind: "node.update", id: randomNodeId(board, chance), set: randomMove(board, chance) }),
  (board, chance) => ({
    kind: "node.update",
    id: randomNodeId(board, chance),
    set: { text: randomText(chance), size: 4 + Math.floor(chance() * 90) },
  }),
  (board, chance) => ({
    kind: "node.update",
    id: randomFrameId(board, chance) ?? newId(),
    set: { title: randomText(chance), fill: "mint" },
  }),
  (board, chance) => ({ kind: "node.delete", id: randomNodeId(board, chance) }),
  (board, chance) =>
    chance() < 0.3 ? { kind: "node.delete", id: randomFrameId(board, chance) ?? newId() } : createNode(board, chance),
  createThread,
  (board, chance) => ({
    kind: "comment.create",
    id: newId(),
    thread_id: randomKey(board.threads, chance),
    text: randomText(chance),
    mentions: randomMentions(board, chance),
  }),
  (board, chance) => ({
    kind: "comment.update",
    id: randomKey(board.comments, chance),
    text: randomText(chance),
    mentions: randomMentions(board, chance),
  }),
  (board, chance) => ({
    kind: "comment.react",
    id: randomKey(board.comments, chance),
    reaction: pick(chance, REACTIONS),
    is_on: chance() < 0.7,
  }),
  (board, chance) => ({ kind: "thread.move", id: randomKey(board.threads, chance), ...pinPlace(board, chance) }),
  (board, chance) => ({ kind: "thread.resolve", id: randomKey(board.threads, chance), is_resolved: chance() < 0.5 }),
  // Rarely, so that comments remain.
  (board, chance) => (chance() < 0.3 ? deleteComment(board, chance) : createThread(board, chance)),
  (board, chance) => (chance() < 0.05 ? { kind: "person.erase" } : createThread(board, chance)),
  (_board, chance) => ({ kind: "person.rename", name: randomText(chance) }),
  (_board, chance) => ({
    kind: "board.update",
    set: chance() < 0.5 ? { title: randomText(chance) } : { start: randomStartView(chance) },
  }),
  (board, chance) => ({ kind: "comment.hide", id: randomKey(board.comments, chance), is_hidden: chance() < 0.5 }),
  (board, chance) =>
    chance() < 0.2
      ? { kind: "person.hide", person: randomKey(board.people, chance), is_hidden: chance() < 0.5 }
      : createThread(board, chance),
  (board, chance) => ({ kind: "comment.restore", id: pick(chance, DELETED.get(board) ?? [newId()]) }),
  (board, chance) => ({ kind: "comment.report", id: randomKey(board.comments, chance) }),
  (_board, chance) => ({ kind: "board.update", set: { review: chance() < 0.4 ? "all" : "nothing" } }),
];

/** Comments that this page has deleted, to restore some of them. @type {WeakMap<BoardState, string[]>} */
const DELETED = new WeakMap();

/**
 * @param {BoardState} board
 * @param {Chance} chance
 * @returns {NewOp}
 */
export function randomOp(board, chance) {
  return pick(chance, MAKERS)(board, chance);
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function createNode(board, chance) {
  return { kind: "node.create", node: randomNode(board, chance) };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function reconnect(board, chance) {
  const lines = [...board.nodes.values()].filter((node) => node.kind === "connector");
  return {
    kind: "node.update",
    id: lines.length ? pick(chance, lines).id : newId(),
    set: { end: randomEnd(board, chance) },
  };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function deleteComment(board, chance) {
  const id = randomKey(board.comments, chance);
  DELETED.set(board, [...(DELETED.get(board) ?? []), id]);
  return { kind: "comment.delete", id };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {NewOp} */
function createThread(board, chance) {
  return {
    kind: "thread.create",
    id: newId(),
    ...pinPlace(board, chance),
    comment_id: newId(),
    text: randomText(chance),
  };
}

/** @param {BoardState} board  @param {Chance} chance */
function pinPlace(board, chance) {
  return {
    node_id: chance() < 0.7 ? randomNodeId(board, chance) : null,
    x: randomNumber(chance),
    y: randomNumber(chance),
  };
}

/** @param {BoardState} board  @param {Chance} chance */
const randomMentions = (board, chance) => (chance() < 0.3 ? [randomKey(board.people, chance)] : []);

/** @param {Chance} chance */
const randomStartView = (chance) =>
  chance() < 0.3 ? null : { x: randomNumber(chance), y: randomNumber(chance), w: 1.5, h: 2 };

/** @param {BoardState} board  @param {Chance} chance */
function randomMove(board, chance) {
  const to = { x: randomNumber(chance), y: randomNumber(chance) };
  return chance() < 0.3 ? { ...to, place: randomPlace(board, chance) } : to;
}

/** @param {BoardState} board  @param {Chance} chance */
const randomNodeId = (board, chance) => randomKey(board.nodes, chance);
