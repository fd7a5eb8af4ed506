/**
 * Small boards, a measure function and a drawing context for tests.
 * @module tests/draw/world
 */
import { BoardState } from "../../../static/js/board/state.js";
import { createRenderContext } from "../../../static/js/draw/paint/renderContext.js";
import { drawNode } from "../../../static/js/draw/nodes/nodes.js";

/** @typedef {import("../../../static/js/draw/paint/renderContext.js").Screen} Screen */
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
  return {
    ...BOX,
    id,
    kind: "frame",
    title: "Kehys",
    titles: {},
    fill: "white",
    style: "plain",
    page: "",
    ...more,
    place: placed(place),
  };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").StickyNode>} [fields]
 * @returns {import("../../../static/js/wire.js").StickyNode}
 */
export function sticky(id, { place, ...more } = {}) {
  return {
    ...BOX,
    id,
    kind: "sticky",
    text: "Hei",
    color: "yellow",
    size: 16,
    align: "left",
    ...more,
    place: placed(place),
  };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").TextNode>} [fields]
 * @returns {import("../../../static/js/wire.js").TextNode}
 */
export function text(id, { place, ...more } = {}) {
  return {
    ...BOX,
    id,
    kind: "text",
    text: "Hei",
    size: 16,
    weight: "regular",
    align: "left",
    color: "ink",
    ...more,
    place: placed(place),
  };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").ShapeNode>} [fields]
 * @returns {import("../../../static/js/wire.js").ShapeNode}
 */
export function shape(id, { place, ...more } = {}) {
  const form = /** @type {const} */ ({ form: "rectangle", direction: "right", corner: 0 });
  const paint = /** @type {const} */ ({ fill: "white", stroke: "none", stroke_width: 2, dash: "solid", opacity: 1 });
  const words = /** @type {const} */ ({
    text: "",
    size: 16,
    weight: "regular",
    align: "center",
    vertical: "middle",
    color: "ink",
    invites_comments: false,
  });
  return { ...BOX, id, kind: "shape", ...form, ...paint, ...words, ...more, place: placed(place) };
}

/**
 * From the top left of the board to 200, 100.
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").ConnectorNode>} [fields]
 * @returns {import("../../../static/js/wire.js").ConnectorNode}
 */
export function connector(id, { place, ...more } = {}) {
  const ends = { start: { node_id: null, x: 0, y: 0 }, end: { node_id: null, x: 200, y: 100 } };
  const line = /** @type {const} */ ({ route: "straight", stroke: "muted", stroke_width: 2, dash: "solid" });
  const caps = /** @type {const} */ ({ start_cap: "none", end_cap: "arrow", text: "", size: 14 });
  return { ...BOX, id, kind: "connector", ...ends, ...line, ...caps, ...more, place: placed(place) };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").ImageNode>} [fields]
 * @returns {import("../../../static/js/wire.js").ImageNode}
 */
export function image(id, { place, ...more } = {}) {
  return { ...BOX, id, kind: "image", asset: "a".repeat(64), alt: "Kuva", ...more, place: placed(place) };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").CardNode>} [fields]
 * @returns {import("../../../static/js/wire.js").CardNode}
 */
export function card(id, { place, ...more } = {}) {
  return {
    ...BOX,
    id,
    kind: "card",
    url: "https://www.dvv.fi/",
    title: "DVV",
    text: "",
    color: "white",
    ...more,
    place: placed(place),
  };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").TableNode>} [fields]
 * @returns {import("../../../static/js/wire.js").TableNode}
 */
export function table(id, { place, ...more } = {}) {
  const cells = {
    rows: [
      ["A", "B"],
      ["1", "2"],
    ],
    columns: [],
    has_header: true,
    head: /** @type {const} */ ("mist"),
  };
  return { ...BOX, id, kind: "table", ...cells, size: 14, ...more, place: placed(place) };
}

/**
 * @param {string} id
 * @param {Fields<import("../../../static/js/wire.js").TagNode>} [fields]
 * @returns {import("../../../static/js/wire.js").TagNode}
 */
export function tag(id, { place, ...more } = {}) {
  return { ...BOX, id, kind: "tag", text: "Tieto", color: "blue", ...more, place: placed(place) };
}

/** @param {BoardNode[]} nodes */
export function boardWith(...nodes) {
  const board = new BoardState();
  change(board, Object.fromEntries(nodes.map((node) => [node.id, node])));
  return board;
}

/**
 * Sets nodes, and removes nodes that are null.
 * @param {BoardState} board
 * @param {Record<string, BoardNode|null>} nodes
 */
export function change(board, nodes) {
  board.applyChanges({ nodes: new Map(Object.entries(nodes)) });
}

/**
 * Random numbers from 0 to 1, equal for the same seed (mulberry32).
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
 * Frames, some of them nested, with notes and text on and beside them.
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

/** A context that records all calls and assignments. */
export function recordingContext() {
  /** @type {unknown[][]} */
  const calls = [];
  const context = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...values) =>
          void calls.push([name, ...values]),
      set: (_, name, value) => calls.push([`${String(name)}=`, value]) > 0,
    },
  );
  const named = (/** @type {string} */ name) => calls.filter(([called]) => called === name);
  return { context: /** @type {CanvasRenderingContext2D} */ (context), calls, named };
}

/**
 * A render context at the board's origin by default.
 * @param {{zoom?: number, x?: number, y?: number} & Partial<Screen>} [how]
 */
export function renderContext({ zoom = 1, x = 0, y = 0, ...screen } = {}) {
  return createRenderContext({ x, y, zoom }, { dpr: 1, theme: "light", measure, ...screen });
}

/** Fake shadows without sprites. */
const SHADOW = /** @type {any} */ ({
  image: "shadow",
  reach: 10,
  corner: 15,
  offset_y: 2,
  get sprites() {
    return new Map();
  },
});
export const SHADOWS = { note: SHADOW, frame: SHADOW };

/**
 * The calls and assignments of drawing a node.
 * @param {BoardNode} node
 * @param {Parameters<typeof renderContext>[0]} [how]
 */
export function drawn(node, how) {
  const { context, calls, named } = recordingContext();
  drawNode(context, node, renderContext(how));
  return {
    calls,
    named,
    names: calls.map(([name]) => name),
    last: (/** @type {string} */ name) => named(name).at(-1)?.slice(1),
  };
}
