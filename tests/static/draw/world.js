/**
 * Small boards, a measure and a context to test drawing with.
 * @module tests/draw/world
 */
import { BoardState } from "../../../static/js/board/state.js";
import { lookAt } from "../../../static/js/draw/look.js";

/** @typedef {import("../../../static/js/wire.js").BoardNode} BoardNode */
/** @typedef {import("../../../static/js/wire.js").Place} Place */
/**
 * @template T
 * @typedef {Partial<Omit<T, "place">> & {place?: Partial<Place>}} Fields
 */

const BOX = { x: 0, y: 0, w: 200, h: 100 };
/** @param {Partial<Place>} [place] */
const placed = (place) => ({ parent: null, order: "a", ...place });

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").FrameNode>} [fields]
 * @returns {import("../../../static/js/wire.js").FrameNode}
 */
export function frame(id, { place, ...more } = {}) {
  return { ...BOX, id, kind: "frame", title: "Kehys", fill: "white", ...more, place: placed(place) };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").StickyNode>} [fields]
 * @returns {import("../../../static/js/wire.js").StickyNode}
 */
export function sticky(id, { place, ...more } = {}) {
  return { ...BOX, id, kind: "sticky", text: "Hei", color: "yellow", size: 16, ...more, place: placed(place) };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").TextNode>} [fields]
 * @returns {import("../../../static/js/wire.js").TextNode}
 */
export function text(id, { place, ...more } = {}) {
  return { ...BOX, id, kind: "text", text: "Hei", size: 16, weight: "regular", align: "left", color: "ink", ...more, place: placed(place) };
}

/** @param {BoardNode[]} nodes */
export function boardWith(...nodes) {
  const board = new BoardState();
  change(board, Object.fromEntries(nodes.map((node) => [node.id, node])));
  return board;
}

/**
 * Sets nodes and removes those that are null.
 * @param {BoardState} board
 * @param {Record<string, BoardNode|null>} nodes
 */
export function change(board, nodes) {
  board.put({ nodes: new Map(Object.entries(nodes)) });
}

/**
 * Numbers from 0 to 1, the same ones for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Frames, some in frames, with notes and text on and beside them.
 * @param {() => number} random
 * @param {number} count
 * @returns {BoardNode[]}
 */
export function randomNodes(random, count) {
  const kinds = [frame, sticky, text];
  return Array.from({ length: count }, (_, n) => {
    const make = kinds[Math.floor(random() * kinds.length)];
    const parent = n > 0 && random() < 0.4 ? `n${Math.floor(random() * n)}` : null;
    const box = { x: random() * 1000, y: random() * 1000, w: random() * 300, h: random() * 300 };
    return make(`n${n}`, { ...box, place: { parent, order: String.fromCharCode(97 + Math.floor(random() * 6)) } });
  });
}

/**
 * Every character is half as wide as its font is high.
 * @param {string} words
 * @param {string} font
 */
export function measure(words, font) {
  return words.length * 0.5 * Number(/([\d.]+)px/.exec(font)?.[1]);
}

/** A context that writes down what is called and what is set. */
export function recordingContext() {
  /** @type {unknown[][]} */
  const calls = [];
  const context = new Proxy({}, {
    get: (_, name) => (...values) => void calls.push([name, ...values]),
    set: (_, name, value) => calls.push([`${String(name)}=`, value]) > 0,
  });
  const named = (/** @type {string} */ name) => calls.filter(([called]) => called === name);
  return { context: /** @type {CanvasRenderingContext2D} */ (context), calls, named };
}

/** A look from the board's origin, unless told otherwise. */
export function look({ zoom = 1, dpr = 1, x = 0, y = 0, theme = /** @type {"light"|"dark"} */ ("light"), shadows = null } = {}) {
  return lookAt({ x, y, zoom }, { dpr, theme, measure, shadows });
}
