/**
 * Draws the whole board as a small image. It writes pixels directly, which takes a few milliseconds for a hundred
 * thousand nodes. It is drawn again when the board changes, but not when the camera moves.
 * @module draw/minimap
 */

import { FRAME_FILLS, TEXT_COLORS, NOTE_COLORS, PAINTS, THEMES } from "./paint/palette.js";
import { PixelBuffer, packColor } from "./paint/pixelBuffer.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../geometry.js").Point} Point */

/** @typedef {{w: number, h: number}} Size */
/** @typedef {{x: number, y: number, scale: number}} Fit  top left corner in board units, pixels per board unit */
/** @typedef {{pixels: Int32Array, size: Size}} PixelTarget */
/** @typedef {{color: string, opacity: number}} Fill */

/** Free space at each side. */
const MARGIN_PX = 6;
/** Text covers about this share of its box. */
const TEXT_OPACITY = 0.3;
const IMAGE_COLOR = "#c9d3e3";
/** From this size on, frames have a hairline: a white frame would not be visible on a light canvas. */
const HAIRLINE_FROM_PX = 4;

/** @type {ReadonlyMap<string, number>} colours as packed pixels */
const PACKED_COLORS = new Map(
  [...Object.values(PAINTS), IMAGE_COLOR].filter(Boolean).map((color) => [color, packColor(color)]),
);

/**
 * Scales and centres the whole board in the image.
 * @param {Box} bounds  in board units
 * @param {Size} size  of the image; the result has the same unit
 * @param {number} [margin]
 * @returns {Fit}
 */
export function fitMinimap(bounds, size, margin = MARGIN_PX) {
  const [w, h] = [Math.max(1, size.w - 2 * margin), Math.max(1, size.h - 2 * margin)];
  const scale = Math.min(w / Math.max(1, bounds.w), h / Math.max(1, bounds.h));
  const middle = { x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 2 };
  return { x: middle.x - size.w / 2 / scale, y: middle.y - size.h / 2 / scale, scale };
}

/**
 * @param {readonly BoardNode[]} nodes  in z-order, lowest first
 * @param {Size} size  device pixels
 * @param {Fit} fit  in device pixels
 * @param {"light"|"dark"} theme
 * @returns {ImageData}
 */
export function minimapImage(nodes, size, fit, theme) {
  const pixels = new PixelBuffer(size.w, size.h);
  paintMinimap({ pixels: pixels.pixels, size }, nodes, fit, theme);
  return pixels.image;
}

/**
 * @param {PixelTarget} target  changed in place
 * @param {readonly BoardNode[]} nodes
 * @param {Fit} fit
 * @param {"light"|"dark"} theme
 */
export function paintMinimap(target, nodes, fit, theme) {
  target.pixels.fill(packColor(THEMES[theme].canvas));
  for (const node of nodes) {
    const box = pixelBox(node, fit);
    if (node.kind === "frame" && Math.min(box.w, box.h) >= HAIRLINE_FROM_PX) {
      fillBox(target, box, { color: THEMES[theme].edge, opacity: 1 });
      fillBox(target, { x: box.x + 1, y: box.y + 1, w: box.w - 2, h: box.h - 2 }, fillOf(node));
    } else {
      fillBox(target, box, fillOf(node));
    }
  }
}

/**
 * @param {BoardNode} node
 * @returns {Fill} `opacity` is 0 for nodes too thin to be seen
 */
function fillOf(node) {
  switch (node.kind) {
    case "frame":
      return { color: FRAME_FILLS[node.fill] ?? FRAME_FILLS.white, opacity: 1 };
    case "shape":
      return { color: PAINTS[node.fill] || NOTE_COLORS.grey, opacity: node.fill === "none" ? 0 : node.opacity };
    case "text":
      return { color: TEXT_COLORS[node.color] ?? TEXT_COLORS.ink, opacity: TEXT_OPACITY };
    case "image":
      return { color: IMAGE_COLOR, opacity: 1 };
    case "table":
      return { color: NOTE_COLORS.grey, opacity: 1 };
    case "connector":
      return { color: TEXT_COLORS.muted, opacity: 0 };
    default:
      return { color: NOTE_COLORS[node.color] ?? NOTE_COLORS.grey, opacity: 1 };
  }
}

/**
 * Whole pixels, at least one by one, so that even the smallest note is visible.
 * @param {Box} box
 * @param {Fit} fit
 * @returns {Box}
 */
function pixelBox(box, fit) {
  const [x, y] = [Math.round((box.x - fit.x) * fit.scale), Math.round((box.y - fit.y) * fit.scale)];
  const right = Math.round((box.x + box.w - fit.x) * fit.scale);
  const bottom = Math.round((box.y + box.h - fit.y) * fit.scale);
  return { x, y, w: Math.max(1, right - x), h: Math.max(1, bottom - y) };
}

/**
 * @param {PixelTarget} target
 * @param {Box} box  clipped to the image
 * @param {Fill} fill
 */
function fillBox({ pixels, size }, box, { color, opacity }) {
  if (opacity === 0) return;
  const pixel = PACKED_COLORS.get(color) ?? packColor(color);
  const [left, right] = [Math.max(0, box.x), Math.min(size.w, box.x + box.w)];
  const [top, bottom] = [Math.max(0, box.y), Math.min(size.h, box.y + box.h)];
  if (left >= right) return;
  for (let y = top; y < bottom; y += 1) {
    const [from, to] = [y * size.w + left, y * size.w + right];
    if (opacity === 1) pixels.fill(pixel, from, to);
    else for (let at = from; at < to; at += 1) pixels[at] = blend(pixels[at] ?? pixel, pixel, opacity);
  }
}

/**
 * @param {number} below
 * @param {number} above
 * @param {number} opacity  opacity of the upper colour
 * @returns {number}
 */
function blend(below, above, opacity) {
  const part = (/** @type {number} */ shift) => {
    const [a, b] = [(above >>> shift) & 255, (below >>> shift) & 255];
    return Math.round(b + (a - b) * opacity) << shift;
  };
  return part(24) | part(16) | part(8) | part(0);
}
