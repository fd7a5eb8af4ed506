/**
 * Writes very many boxes into pixels. One plain loop over numbers, with nothing in it that the engine could not keep in its
 * registers: all that is read of a million nodes passes through it within a frame of the screen.
 * @module draw/overview/rasterize
 */

import { PAPER_RIM_WORD, RIM } from "./levelOfDetail.js";
import { hairline } from "../paint/renderContext.js";
import { wordOf } from "../paint/pixelBuffer.js";

/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../paint/pixelBuffer.js").Pixels} Pixels */
/** @typedef {import("./nodeBuffers.js").Swatches} Swatches */
/**
 * @typedef {object} Brush
 * @property {number} scale  device pixels per board unit
 * @property {number} left_dpx  of the picture
 * @property {number} top_dpx
 * @property {number} line_dpx  thickness of a rim
 * @property {number} frameRim  a word
 */

const OPAQUE = 0xff << 24;
/** In place of a colour's alpha, which is always full: that something is drawn at all, and which rim. */
const DRAWN = 1 << 31;
const RIM_SHIFT = 24;
const RIM_BITS = 3 << RIM_SHIFT;
const RGB = 0x00ffffff;
/** No place on any picture is as far to the left or above. */
const ABOVE_ZERO = 2 ** 24;
/** Wider rows are filled by the engine's own loop, which takes as long to call as a few pixels take. */
const FILL_FROM_PX = 24;

/**
 * @param {Look} look
 * @returns {Brush}
 */
export function brushFor(look) {
  const { scale, left_dpx, top_dpx, theme } = look;
  return { scale, left_dpx, top_dpx, line_dpx: hairline(look), frameRim: wordOf(theme.edge) };
}

/**
 * Paints the nodes of some slots, one over the other; what lies outside of the picture is left out.
 * @param {Pixels} pixels
 * @param {Swatches} swatches
 * @param {Uint32Array} slots
 * @param {number} from
 * @param {number} to
 * @param {Brush} brush
 */
export function paintBlocks(
  { words, image },
  { corners, inks },
  slots,
  from,
  to,
  { scale, left_dpx, top_dpx, line_dpx, frameRim },
) {
  const { width: wide, height: high } = image;
  // Cut off, which is the fastest way to a whole number, and all above zero, so that it rounds as `deviceBox` does.
  const to_left = ABOVE_ZERO + 0.5 - left_dpx;
  const to_top = ABOVE_ZERO + 0.5 - top_dpx;
  // Of what other modules have, the engine is never sure that it is the same a moment later.
  const frameBits = RIM.frame << RIM_SHIFT;
  const paperRim = PAPER_RIM_WORD;
  for (let n = from; n < to; n += 1) {
    const slot = /** @type {number} */ (slots[n]);
    const at = 4 * slot;
    const left = ((scale * /** @type {number} */ (corners[at]) + to_left) | 0) - ABOVE_ZERO;
    const top = ((scale * /** @type {number} */ (corners[at + 1]) + to_top) | 0) - ABOVE_ZERO;
    if (left > wide + line_dpx || top > high + line_dpx) continue;
    let right = ((scale * /** @type {number} */ (corners[at + 2]) + to_left) | 0) - ABOVE_ZERO;
    let bottom = ((scale * /** @type {number} */ (corners[at + 3]) + to_top) | 0) - ABOVE_ZERO;
    if (right < -line_dpx || bottom < -line_dpx) continue;
    if (right <= left) right = left + 1;
    if (bottom <= top) bottom = top + 1;
    const ink = /** @type {number} */ (inks[slot]);
    if (ink === 0) continue;
    const rim = ink & RIM_BITS;
    if (rim !== 0) {
      fillWords(
        words,
        wide,
        high,
        left - line_dpx,
        top - line_dpx,
        right + line_dpx,
        bottom + line_dpx,
        rim === frameBits ? frameRim : paperRim,
      );
    }
    if (right - left === 1 && bottom - top === 1) {
      if (left >= 0 && top >= 0 && left < wide && top < high) words[top * wide + left] = ink | OPAQUE;
    } else fillWords(words, wide, high, left, top, right, bottom, ink | OPAQUE);
  }
}

/**
 * @param {number} word  0 for what is not drawn
 * @param {import("./levelOfDetail.js").Rim} rim
 * @returns {number} both in one number
 */
export function inkOf(word, rim) {
  return word === 0 ? 0 : DRAWN | (rim << RIM_SHIFT) | (word & RGB);
}

/**
 * @param {number} ink
 * @returns {boolean}
 */
export function hasRim(ink) {
  return (ink & RIM_BITS) !== 0;
}

/**
 * Fills a box; what of it lies outside of the picture is left out.
 * @param {Int32Array} words
 * @param {number} wide  of the picture
 * @param {number} high
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @param {number} word
 */
function fillWords(words, wide, high, left, top, right, bottom, word) {
  const from = left < 0 ? 0 : left;
  const to = right > wide ? wide : right;
  const end = (bottom > high ? high : bottom) * wide;
  if (from >= to) return;
  for (let row = (top < 0 ? 0 : top) * wide; row < end; row += wide) {
    if (to - from >= FILL_FROM_PX) words.fill(word, row + from, row + to);
    else for (let at = row + from; at < row + to; at += 1) words[at] = word;
  }
}
