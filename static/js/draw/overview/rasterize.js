/**
 * Fills very many boxes in a pixel buffer. One plain loop over numbers without allocations or calls to other modules,
 * because it processes a million nodes within an animation frame.
 * @module draw/overview/rasterize
 */

import { WHITE_NOTE_BORDER_COLOR, BORDER } from "./levelOfDetail.js";
import { hairline } from "../paint/renderContext.js";
import { packColor } from "../paint/pixelBuffer.js";

/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/pixelBuffer.js").PixelBuffer} PixelBuffer */
/** @typedef {import("./nodeBuffers.js").NodeBuffers} NodeBuffers */
/**
 * @typedef {object} RasterOptions
 * @property {number} scale  device pixels per board unit
 * @property {number} left_dpx  left edge of the canvas
 * @property {number} top_dpx
 * @property {number} line_dpx  thickness of a border
 * @property {number} frameBorderColor  packed
 */

const OPAQUE = 0xff << 24;
/** A packed fill has no alpha, because all fills are opaque. These bits say whether it is visible, and its border. */
const VISIBLE = 1 << 31;
const BORDER_SHIFT = 24;
const BORDER_MASK = 3 << BORDER_SHIFT;
const RGB_MASK = 0x00ffffff;
/** Added to coordinates to make them positive. No box starts this far to the left of the canvas or above it. */
const OFFSET = 2 ** 24;
/** Wider rows are filled by `fill`. A call of it takes as long as writing a few pixels. */
const FILL_FROM_PX = 24;

/**
 * @param {RenderContext} renderContext
 * @returns {RasterOptions}
 */
export function rasterOptions(renderContext) {
  const { scale, left_dpx, top_dpx, theme } = renderContext;
  return { scale, left_dpx, top_dpx, line_dpx: hairline(renderContext), frameBorderColor: packColor(theme.edge) };
}

/**
 * Fills the boxes of some slots in the given order, clipped to the canvas.
 * @param {PixelBuffer} pixels
 * @param {NodeBuffers} buffers
 * @param {Uint32Array} slots
 * @param {number} from
 * @param {number} to
 * @param {RasterOptions} options
 */
export function rasterizeBoxes(
  { pixels, image },
  { corners, fills },
  slots,
  from,
  to,
  { scale, left_dpx, top_dpx, line_dpx, frameBorderColor },
) {
  const { width: width, height: height } = image;
  // `| 0` is the fastest way to an integer. It truncates, so the values must be positive to round as `deviceBox` does.
  const to_left = OFFSET + 0.5 - left_dpx;
  const to_top = OFFSET + 0.5 - top_dpx;
  // Copied to locals: the engine cannot assume that an imported binding stays the same.
  const frameBorderBits = BORDER.frame << BORDER_SHIFT;
  const whiteNoteBorderColor = WHITE_NOTE_BORDER_COLOR;
  for (let n = from; n < to; n += 1) {
    const slot = /** @type {number} */ (slots[n]);
    const at = 4 * slot;
    const left = ((scale * /** @type {number} */ (corners[at]) + to_left) | 0) - OFFSET;
    const top = ((scale * /** @type {number} */ (corners[at + 1]) + to_top) | 0) - OFFSET;
    if (left > width + line_dpx || top > height + line_dpx) continue;
    let right = ((scale * /** @type {number} */ (corners[at + 2]) + to_left) | 0) - OFFSET;
    let bottom = ((scale * /** @type {number} */ (corners[at + 3]) + to_top) | 0) - OFFSET;
    if (right < -line_dpx || bottom < -line_dpx) continue;
    if (right <= left) right = left + 1;
    if (bottom <= top) bottom = top + 1;
    const fill = /** @type {number} */ (fills[slot]);
    if (fill === 0) continue;
    const border = fill & BORDER_MASK;
    if (border !== 0) {
      fillPixels(
        pixels,
        width,
        height,
        left - line_dpx,
        top - line_dpx,
        right + line_dpx,
        bottom + line_dpx,
        border === frameBorderBits ? frameBorderColor : whiteNoteBorderColor,
      );
    }
    if (right - left === 1 && bottom - top === 1) {
      if (left >= 0 && top >= 0 && left < width && top < height) pixels[top * width + left] = fill | OPAQUE;
    } else fillPixels(pixels, width, height, left, top, right, bottom, fill | OPAQUE);
  }
}

/**
 * @param {number} color  packed; 0 if nothing is drawn
 * @param {import("./levelOfDetail.js").Border} border
 * @returns {number} colour and border in one number
 */
export function packFill(color, border) {
  return color === 0 ? 0 : VISIBLE | (border << BORDER_SHIFT) | (color & RGB_MASK);
}

/**
 * @param {number} fill
 * @returns {boolean}
 */
export function hasBorder(fill) {
  return (fill & BORDER_MASK) !== 0;
}

/**
 * Fills a box, clipped to the canvas.
 * @param {Int32Array} pixels
 * @param {number} width  of the canvas
 * @param {number} height
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @param {number} color
 */
function fillPixels(pixels, width, height, left, top, right, bottom, color) {
  const from = left < 0 ? 0 : left;
  const to = right > width ? width : right;
  const end = (bottom > height ? height : bottom) * width;
  if (from >= to) return;
  for (let row = (top < 0 ? 0 : top) * width; row < end; row += width) {
    if (to - from >= FILL_FROM_PX) pixels.fill(color, row + from, row + to);
    else for (let at = row + from; at < row + to; at += 1) pixels[at] = color;
  }
}
