/**
 * A view with very many nodes: whatever is but a box of one colour from there is written straight into pixels, ten times as
 * fast as a canvas fills boxes. The rest is drawn as always. One cannot tell the two ways apart.
 * @module draw/overview/overview
 */

import { brushFor, paintBlocks } from "./rasterize.js";
import { Late } from "./deferredNodes.js";
import { drawNode } from "../nodes/nodes.js";
import { Pixels, wordOf } from "../paint/pixelBuffer.js";
import { Relay } from "./progressivePaint.js";
import { Swatches } from "./nodeBuffers.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("../index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {{w: number, h: number}} Size */

/** With fewer nodes in view a canvas keeps up, and copying a screen of pixels costs more. */
const NODES_MIN = 3000;
/** Nearer than this there are dots on the ground, which the pixels would not have. */
const ZOOM_MAX = 0.25;
/** If one node in so many has to be drawn anyway, pixels save nothing. */
const DRAWN_SHARE_MAX = 1 / 8;
/** A picture that takes longer is painted in parts while the view moves. */
const SLOW_MS = 9;
/** No frame that is narrower has a label. */
const LABELLED_FROM_PX = 40;

/** The pixels of the last picture, and what they are made from. */
export class Overview {
  /** @type {BoardNode[]} the frames in the last picture that may have labels */
  labelled = [];

  /** Whether the last picture was not quite what it should be. */
  isBehind = false;

  #index;
  #swatches;
  #relay;
  /** What the last whole picture took. */
  #cost_ms = 0;
  /** @type {Pixels|null} */
  #pixels = null;
  /** @type {OffscreenCanvas|null} */
  #layer = null;
  /** @type {number[]} slots that are drawn before the pixels, lowest first */
  #early = [];
  /** And after them. */
  #late = new Late((slot) => this.#index.nodeAt(slot));

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#swatches = new Swatches(index);
    this.#relay = new Relay(this.#swatches);
    index.onTouch(() => this.#relay.drop());
  }

  /**
   * Paints a whole picture, but for labels.
   * @param {Context} context  in device pixels
   * @param {Box} seen
   * @param {Size} size_dpx
   * @param {Look} look
   * @param {boolean} isMoving
   * @returns {boolean} false where that is not worth while, and nothing has been painted
   */
  paint(context, seen, size_dpx, look, isMoving) {
    this.isBehind = false;
    if (this.#index.count < NODES_MIN || look.zoom >= ZOOM_MAX) return false;
    const lists = this.#index.listsIn(seen, NODES_MIN);
    if (lists.count < NODES_MIN) return false;
    this.#swatches.learn(look.dpr);
    if (isMoving && lists.isAll && this.#cost_ms > SLOW_MS && this.#relay.isReady) {
      this.#relay.paint(context, () => [lists.frames, lists.others], size_dpx, look);
      this.labelled.length = 0;
      this.isBehind = true;
      return true;
    }
    const start_ms = performance.now();
    const isPainted = this.#paintWhole(context, lists, seen, size_dpx, look);
    this.#cost_ms = performance.now() - start_ms;
    if (isPainted && this.#cost_ms > SLOW_MS && this.#early.length === 0 && this.#pixels)
      this.#relay.keep(this.#pixels, look);
    else this.#relay.forget();
    return isPainted;
  }

  /**
   * @param {Context} context
   * @param {import("../index/rangeQuery.js").Lists} lists
   * @param {Box} seen
   * @param {Size} size_dpx
   * @param {Look} look
   * @returns {boolean}
   */
  #paintWhole(context, { frames, others, count }, seen, size_dpx, look) {
    const first = this.#sortFrames(frames, seen, look.zoom);
    const drawn_max = count * DRAWN_SHARE_MAX;
    if (this.#early.length > drawn_max) return false;
    const pixels = this.#pixels?.hasSize(size_dpx) ? this.#pixels : new Pixels(size_dpx.w, size_dpx.h);
    this.#pixels = pixels;
    pixels.words.fill(first === 0 ? wordOf(look.theme.canvas) : 0);
    this.#late.begin(size_dpx);
    if (!this.#write(pixels, frames, first, drawn_max, look) || !this.#write(pixels, others, 0, drawn_max, look))
      return false;
    if (first === 0) context.putImageData(pixels.image, 0, 0);
    else this.#layOver(context, pixels, look);
    for (const slot of this.#late.slots) drawNode(context, this.#index.nodeAt(slot), look);
    return true;
  }

  /**
   * Large frames have soft shadows. They lie lower than anything else, so they are drawn first and the pixels over them.
   * @param {Uint32Array} frames
   * @param {Box} seen
   * @param {number} zoom
   * @returns {number} behind the last frame that has to be drawn
   */
  #sortFrames(frames, { x, y, w, h }, zoom) {
    const { corners, below } = this.#swatches;
    let first = 0;
    this.labelled.length = this.#early.length = 0;
    for (let n = 0; n < frames.length; n += 1) {
      const slot = /** @type {number} */ (frames[n]);
      const at = 4 * slot;
      const left = /** @type {number} */ (corners[at]);
      const right = /** @type {number} */ (corners[at + 2]);
      const isSmall = (right - left) * zoom < LABELLED_FROM_PX;
      if (isSmall && zoom < /** @type {number} */ (below[slot])) continue;
      const isSeen =
        /** @type {number} */ (corners[at]) <= x + w &&
        /** @type {number} */ (corners[at + 2]) >= x &&
        /** @type {number} */ (corners[at + 1]) <= y + h &&
        /** @type {number} */ (corners[at + 3]) >= y;
      if (!isSeen) continue;
      if (!isSmall) this.labelled.push(this.#index.nodeAt(slot));
      if (zoom >= /** @type {number} */ (below[slot])) first = n + 1;
    }
    for (let n = 0; n < first; n += 1) this.#early.push(/** @type {number} */ (frames[n]));
    return first;
  }

  /**
   * @param {Pixels} pixels
   * @param {Uint32Array} slots
   * @param {number} first
   * @param {number} late_max
   * @param {Look} look
   * @returns {boolean} false when more would be late
   */
  #write(pixels, slots, first, late_max, look) {
    const brush = brushFor(look);
    const { below, least } = this.#swatches;
    const { slots: late } = this.#late;
    let begun = first;
    for (let n = look.zoom < least && late.length === 0 ? slots.length : first; n < slots.length; n += 1) {
      const slot = /** @type {number} */ (slots[n]);
      if (late.length === 0 && look.zoom < /** @type {number} */ (below[slot])) continue;
      if (!this.#late.takes(slot, this.#swatches, look)) continue;
      if (late.length > late_max) return false;
      paintBlocks(pixels, this.#swatches, slots, begun, n, brush);
      begun = n + 1;
    }
    paintBlocks(pixels, this.#swatches, slots, begun, slots.length, brush);
    return true;
  }

  /**
   * @param {Context} context
   * @param {Pixels} pixels
   * @param {Look} look
   */
  #layOver(context, { image }, look) {
    context.fillStyle = look.theme.canvas;
    context.fillRect(0, 0, image.width, image.height);
    for (const slot of this.#early) drawNode(context, this.#index.nodeAt(slot), look);
    if (this.#layer?.width !== image.width || this.#layer.height !== image.height)
      this.#layer = new OffscreenCanvas(image.width, image.height);
    this.#layer.getContext("2d")?.putImageData(image, 0, 0);
    context.drawImage(this.#layer, 0, 0);
  }
}
