/**
 * What all drawing functions need to know: camera, screen and theme, in device pixels.
 * @module draw/paint/renderContext
 */

import { THEMES } from "./palette.js";

/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../board/camera/camera.js").Camera} Camera */
/** @typedef {CanvasRenderingContext2D|OffscreenCanvasRenderingContext2D} Context */
/** @typedef {import("./palette.js").Theme} Theme */
/** @typedef {import("../imageCache.js").ImageSource} ImageSource */
/** @typedef {import("./shadow.js").Shadows} Shadows */
/** @typedef {import("../text/text.js").Measure} Measure */

/**
 * @typedef {object} RenderContext
 * @property {number} zoom  CSS pixels per board unit
 * @property {number} dpr  device pixels per CSS pixel
 * @property {number} scale  device pixels per board unit
 * @property {number} left_dpx  left edge of the canvas, in whole device pixels from the board's origin
 * @property {number} top_dpx
 * @property {Theme} theme
 * @property {Measure} measure
 * @property {Shadows|null} shadows  null draws none
 * @property {ReadonlyMap<string, BoardNode>} nodes  all nodes of the board; connectors and cards refer to them
 * @property {ImageSource|null} images  null draws placeholders
 * @property {string} lang  the reader's language; some nodes have titles in several languages
 * @property {((frame_id: string) => number)|null} numberOf  a frame's number in the presentation; null draws no numbers
 * @property {boolean} isZooming  true while the scale changes from one animation frame to the next
 */
/**
 * @typedef {object} Screen
 * @property {number} dpr
 * @property {"light"|"dark"} theme
 * @property {Measure} measure
 * @property {Shadows|null} [shadows]
 * @property {ReadonlyMap<string, BoardNode>} [nodes]
 * @property {ImageSource|null} [images]
 * @property {string} [lang]
 * @property {((frame_id: string) => number)|null} [numberOf]
 * @property {boolean} [isZooming]
 */

/** @type {ReadonlyMap<string, BoardNode>} */
const NO_NODES = new Map();

/**
 * @param {Camera} camera
 * @param {Screen} screen
 * @returns {RenderContext}
 */
export function createRenderContext(
  { x, y, zoom },
  {
    dpr,
    theme,
    measure,
    shadows = null,
    nodes = NO_NODES,
    images = null,
    lang = "",
    numberOf = null,
    isZooming = false,
  },
) {
  const scale = zoom * dpr;
  const [left_dpx, top_dpx] = [Math.round(x * scale), Math.round(y * scale)];
  return {
    zoom,
    dpr,
    scale,
    left_dpx,
    top_dpx,
    theme: THEMES[theme],
    measure,
    shadows,
    nodes,
    images,
    lang,
    numberOf,
    isZooming,
  };
}

/**
 * The thinnest line that looks sharp: about one CSS pixel, in whole device pixels.
 * @param {RenderContext} renderContext
 * @returns {number} device pixels
 */
export function hairline({ dpr }) {
  return Math.max(1, Math.round(dpr));
}

/**
 * A board box in device pixels. Each edge lies on a whole pixel, and the box is at least one pixel wide and high.
 * Edges are rounded relative to the board's origin, not to the screen, so that distances do not change by a pixel
 * during panning.
 * @param {RenderContext} renderContext
 * @param {Box} box
 * @returns {Box}
 */
export function deviceBox(renderContext, box) {
  const { scale, left_dpx, top_dpx } = renderContext;
  const x = Math.round(box.x * scale);
  const y = Math.round(box.y * scale);
  const w = Math.max(1, Math.round((box.x + box.w) * scale) - x);
  const h = Math.max(1, Math.round((box.y + box.h) * scale) - y);
  return { x: x - left_dpx, y: y - top_dpx, w, h };
}

/**
 * Fills a box of device pixels. Corners are rounded only if that is visible, because plain rectangles are several
 * times faster.
 * @param {Context} context  in device pixels
 * @param {Box} box_dpx
 * @param {number} radius_dpx
 */
export function fillBox(context, { x, y, w, h }, radius_dpx) {
  if (radius_dpx < 1) context.fillRect(x, y, w, h);
  else {
    context.beginPath();
    context.roundRect(x, y, w, h, radius_dpx);
    context.fill();
  }
}
