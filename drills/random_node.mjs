/**
 * Random nodes of every kind, some of them attached to nodes of the board.
 */

import { newId } from "../static/js/board/ids.js";

/** @typedef {import("../static/js/board/state.js").BoardState} BoardState */
/** @typedef {import("../static/js/wire.js").BoardNode} BoardNode */
/** @typedef {import("../static/js/wire.js").End} End */
/** @typedef {import("../static/js/wire.js").Place} Place */
/** @typedef {() => number} Chance  0 to 1 */
/** @typedef {{id: string, x: number, y: number, w: number, h: number, place: Place}} Base */

/**
 * @template T
 * @param {Chance} chance
 * @param {T[]} of  not empty
 * @returns {T}
 */
export const pick = (chance, of) => /** @type {T} */ (of[Math.floor(chance() * of.length)]);

/** @type {((base: Base, board: BoardState, chance: Chance) => BoardNode)[]} */
const KINDS = [
  (base, _board, chance) => ({
    ...base,
    kind: "sticky",
    text: randomText(chance),
    color: "pink",
    size: 16,
    align: "left",
  }),
  (base, _board, chance) => ({
    ...base,
    kind: "text",
    text: randomText(chance),
    size: 20.5,
    weight: "bold",
    align: "center",
    color: "accent",
  }),
  (base, _board, chance) => ({
    ...base,
    kind: "card",
    url: "https://kehys.example.fi/ä?b=1",
    title: randomText(chance),
    text: "",
    color: "white",
  }),
  (base, _board, chance) => ({
    ...base,
    kind: "table",
    rows: [[randomText(chance), ""]],
    columns: [1, 0.1],
    has_header: false,
    head: "mint",
    size: 14,
  }),
  (base, _board, chance) => ({ ...base, kind: "tag", text: randomText(chance), color: "blue" }),
  (base) => ({ ...base, kind: "image", asset: "0a".repeat(32), alt: "" }),
  newShape,
  newConnector,
  newConnector,
];

/**
 * @param {BoardState} board
 * @param {Chance} chance
 * @returns {BoardNode}
 */
export function randomNode(board, chance) {
  const base = {
    id: newId(),
    x: randomNumber(chance),
    y: randomNumber(chance),
    w: 1 + chance() * 500,
    h: 80,
    place: randomPlace(board, chance),
  };
  return chance() < 0.2 ? newFrame(base, chance) : pick(chance, KINDS)(base, board, chance);
}

/** @param {BoardState} board  @param {Chance} chance  @returns {End} */
export function randomEnd(board, chance) {
  const node_id = chance() < 0.7 ? randomKey(board.nodes, chance) : null;
  return node_id === null
    ? { node_id, x: randomNumber(chance), y: randomNumber(chance) }
    : { node_id, x: chance(), y: pick(chance, [0, 1, 0.1 + 0.2]) };
}

/** @param {BoardState} board  @param {Chance} chance  @returns {Place} */
export function randomPlace(board, chance) {
  return { parent: chance() < 0.6 ? randomFrameId(board, chance) : null, order: pick(chance, ["a", "b", "Zz"]) };
}

/** @param {BoardState} board  @param {Chance} chance */
export const randomFrameId = (board, chance) => (board.frames().length ? pick(chance, board.frames()).id : null);

/** @param {Map<string, unknown>} rows  @param {Chance} chance */
export function randomKey(rows, chance) {
  return rows.size ? pick(chance, [...rows.keys()]) : newId();
}

/** Integers, fractions, negative and tiny numbers. @param {Chance} chance */
export const randomNumber = (chance) =>
  pick(chance, [Math.floor(chance() * 1e6), (chance() - 0.5) * 1e4, -0, 1e-7, 0.1 + 0.2]);

/** @param {Chance} chance */
export const randomText = (chance) =>
  pick(chance, [
    "Hyvä!",
    "\u2028 🦊 <b>",
    "e\u0301",
    "ä\u00a0b",
    "\u{1F469}\u200d\u{1F4BB}",
    `nro ${Math.floor(chance() * 1000)}`,
  ]);

/** @param {Base} base  @param {Chance} chance  @returns {BoardNode} */
function newFrame(base, chance) {
  const place = { parent: null, order: "a" };
  return {
    ...base,
    place,
    kind: "frame",
    title: randomText(chance),
    titles: { sv: "Ram" },
    fill: "white",
    style: "plain",
    page: "8",
  };
}

/** @param {Base} base  @param {BoardState} _board  @param {Chance} chance  @returns {BoardNode} */
function newShape(base, _board, chance) {
  const line = { stroke: /** @type {const} */ ("navy"), stroke_width: 0.5, dash: /** @type {const} */ ("dotted") };
  const textStyle = {
    text: randomText(chance),
    size: 16,
    weight: /** @type {const} */ ("bold"),
    color: /** @type {const} */ ("ink"),
  };
  return {
    ...base,
    kind: "shape",
    form: "bubble",
    direction: "down",
    corner: 8,
    fill: "mint",
    opacity: 0.3,
    align: "left",
    vertical: "top",
    invites_comments: chance() < 0.5,
    ...line,
    ...textStyle,
  };
}

/** @param {Base} base  @param {BoardState} board  @param {Chance} chance  @returns {BoardNode} */
function newConnector(base, board, chance) {
  const ends = { start: randomEnd(board, chance), end: randomEnd(board, chance) };
  return {
    ...base,
    ...ends,
    kind: "connector",
    route: "elbow",
    stroke: "teal",
    stroke_width: 2,
    dash: "solid",
    start_cap: "dot",
    end_cap: "arrow",
    text: "",
    size: 14,
  };
}
