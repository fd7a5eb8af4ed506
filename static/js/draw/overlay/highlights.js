/**
 * Highlights search results over the board: a tint and an outline for each, a stronger one for the current result.
 * Uses a canvas of its own, so that the board is not drawn again. The canvas is hidden without results.
 * @module draw/overlay/highlights
 */

import { connectorBox } from "../../board/connectors/connectors.js";
import { growBox } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/camera/camera.js").Camera} Camera */
/** @typedef {import("../../board/view.js").FoundItem} FoundItem */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/state.js").BoardState} BoardState */
/** @typedef {import("../paint/renderContext.js").Context} Context */

/** @typedef {{tint: string, line: string, width_px: number}} HighlightStyle */

/** @type {HighlightStyle} */
const FOUND = { tint: "rgba(180, 83, 10, .04)", line: "#b4530a", width_px: 2 };
/** @type {HighlightStyle} */
const CURRENT = { tint: "rgba(47, 91, 216, .06)", line: "#2f5bd8", width_px: 4 };
const HALO = "#ffffff";
const HALO_PX = 1.5;
/** Between an item and its outline. */
const GAP_PX = 3;
const RADIUS_PX = 6;
/** Smaller results are shown as a dot of this size. Several dots at the same place are drawn once. */
const DOT_PX = 6;
/** Size of a pin, which stands above and to the right of its point. The same as in `overlay/buttonLayer.js`. */
const PIN_PX = 36;
/** Larger results have no tint, because it would cover everything on them. */
const TINTED_MAX_PX = 700;
const NUMBERS_PER_BOX = 4;

/** Draws `view.hits` on a canvas over the board. */
export class Highlights {
  #canvas;
  #view;
  #board;
  /** @type {Float64Array} */
  #boxes = new Float64Array();
  #animationFrame = 0;

  /** @param {{canvas: HTMLCanvasElement, view: View, board: BoardState}} parts */
  constructor({ canvas, view, board }) {
    this.#canvas = canvas;
    this.#view = view;
    this.#board = board;
    view.onChange((keys) => {
      if (keys.has("hits")) this.#update();
      else if (view.hits && (keys.has("camera") || keys.has("viewport"))) this.#requestDraw();
    });
    board.onChange(() => view.hits && this.#update());
    this.#update();
  }

  /** Looks up the boxes of all results, so that they are not looked up again while the camera moves. */
  #update() {
    const { hits } = this.#view;
    this.#canvas.hidden = !hits;
    this.#boxes = boxesOf(this.#board, hits?.found ?? []);
    if (hits) this.#requestDraw();
  }

  #requestDraw() {
    if (this.#animationFrame === 0) this.#animationFrame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#animationFrame = 0;
    const { viewport, hits, camera } = this.#view;
    const context = this.#canvas.getContext("2d");
    if (!context || !hits) return;
    const dpr = devicePixelRatio;
    const [width, height] = [Math.round(viewport.w * dpr), Math.round(viewport.h * dpr)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    context.clearRect(0, 0, viewport.w, viewport.h);
    drawHighlights(context, this.#boxes, { camera, viewport, current: hits.current });
  }
}

/**
 * @param {BoardState} board
 * @param {readonly FoundItem[]} found
 * @returns {Float64Array} x, y, w, h of each in board units; a pin has no size, a deleted result has NaN
 */
export function boxesOf(board, found) {
  const boxes = new Float64Array(found.length * NUMBERS_PER_BOX).fill(NaN);
  for (const [at, hit] of found.entries()) {
    const box = boxOf(board, hit);
    if (box) boxes.set([box.x, box.y, box.w, box.h], at * NUMBERS_PER_BOX);
  }
  return boxes;
}

/**
 * @param {BoardState} board
 * @param {FoundItem} found
 * @returns {Box|null}
 */
function boxOf(board, { kind, id }) {
  const thread = board.threads.get(id);
  if (kind === "thread") return thread ? { ...board.pinOf(thread), w: 0, h: 0 } : null;
  const node = board.nodes.get(id);
  return node?.kind === "connector" ? connectorBox(node, board.nodes) : (node ?? null);
}

/**
 * @param {Context} context  empty, in CSS pixels
 * @param {Float64Array} boxes  from `boxesOf`
 * @param {{camera: Camera, viewport: {w: number, h: number}, current: number}} options
 */
export function drawHighlights(context, boxes, options) {
  const { large, dots, currentBox: currentBox } = groupBoxes(boxes, options);
  context.fillStyle = FOUND.line;
  for (const cell of dots) context.fillRect((cell & 0xffff) * DOT_PX, (cell >>> 16) * DOT_PX, DOT_PX - 1, DOT_PX - 1);
  drawOutlines(context, large, FOUND);
  if (currentBox) drawOutlines(context, [growBox(currentBox, Math.max(0, DOT_PX - currentBox.w) / 2)], CURRENT);
}

/**
 * Allocates nothing for results that are out of view or dots, because a search for one letter finds almost everything.
 * @param {Float64Array} boxes
 * @param {{camera: Camera, viewport: {w: number, h: number}, current: number}} options
 * @returns {{large: Box[], dots: Set<number>, currentBox: Box|null}} boxes in CSS pixels; dots as cells of the screen
 */
function groupBoxes(boxes, { camera, viewport, current }) {
  const dots = /** @type {Set<number>} */ (new Set());
  const large = /** @type {Box[]} */ ([]);
  let currentBox = /** @type {Box|null} */ (null);
  for (let at = 0; at < boxes.length; at += NUMBERS_PER_BOX) {
    const isPin = boxes[at + 2] === 0;
    const x = (numberAt(boxes, at) - camera.x) * camera.zoom;
    const y = (numberAt(boxes, at + 1) - camera.y) * camera.zoom - (isPin ? PIN_PX : 0);
    const w = isPin ? PIN_PX : numberAt(boxes, at + 2) * camera.zoom;
    const h = isPin ? PIN_PX : numberAt(boxes, at + 3) * camera.zoom;
    const isVisible = x < viewport.w && y < viewport.h && x + w > 0 && y + h > 0;
    if (!isVisible) continue;
    if (at === current * NUMBERS_PER_BOX) currentBox = { x, y, w, h };
    else if (w > DOT_PX || h > DOT_PX) large.push({ x, y, w, h });
    else dots.add((Math.max(0, Math.round(y / DOT_PX)) << 16) | Math.max(0, Math.round(x / DOT_PX)));
  }
  return { large, dots, currentBox };
}

/**
 * @param {Float64Array} numbers
 * @param {number} at
 */
function numberAt(numbers, at) {
  return /** @type {number} */ (numbers[at]);
}

/**
 * @param {Context} context
 * @param {Box[]} boxes
 * @param {HighlightStyle} pen
 */
function drawOutlines(context, boxes, { tint, line, width_px }) {
  trace(
    context,
    boxes.filter(({ w, h }) => Math.max(w, h) <= TINTED_MAX_PX),
  );
  context.fillStyle = tint;
  context.fill();
  trace(context, boxes);
  // White below the colour, so that the outline is visible on every background.
  for (const [style, width] of /** @type {[string, number][]} */ ([
    [HALO, width_px + 2 * HALO_PX],
    [line, width_px],
  ])) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke();
  }
}

/**
 * @param {Context} context
 * @param {Box[]} boxes
 */
function trace(context, boxes) {
  context.beginPath();
  for (const box of boxes) {
    const { x, y, w, h } = growBox(box, GAP_PX);
    context.roundRect(x, y, w, h, RADIUS_PX);
  }
}
