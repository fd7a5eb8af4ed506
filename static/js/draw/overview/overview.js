/**
 * A view with very many nodes: whatever is but a box of one colour from there is written straight into pixels, ten times as
 * fast as a canvas fills boxes. The rest is drawn as always. One cannot tell the two ways apart.
 * @module draw/overview/overview
 */

import { rasterOptions, rasterizeBoxes } from "./rasterize.js";
import { DeferredNodes } from "./deferredNodes.js";
import { drawNode } from "../nodes/nodes.js";
import { PixelBuffer, packColor } from "../paint/pixelBuffer.js";
import { ProgressivePaint } from "./progressivePaint.js";
import { NodeBuffers } from "./nodeBuffers.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
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
  isIncomplete = false;

  #index;
  #buffers;
  #progressivePaint;
  /** What the last whole picture took. */
  #lastPaint_ms = 0;
  /** @type {PixelBuffer|null} */
  #pixels = null;
  /** @type {OffscreenCanvas|null} */
  #layer = null;
  /** @type {number[]} slots that are drawn before the pixels, lowest first */
  #drawnFirst = [];
  /** And after them. */
  #deferred = new DeferredNodes((slot) => this.#index.nodeAt(slot));

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#buffers = new NodeBuffers(index);
    this.#progressivePaint = new ProgressivePaint(this.#buffers);
    index.onTouch(() => this.#progressivePaint.cancel());
  }

  /**
   * Paints a whole picture, but for labels.
   * @param {Context} context  in device pixels
   * @param {Box} visibleBox
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   * @param {boolean} isMoving
   * @returns {boolean} false where that is not worth while, and nothing has been painted
   */
  paint(context, visibleBox, size_dpx, renderContext, isMoving) {
    this.isIncomplete = false;
    if (this.#index.count < NODES_MIN || renderContext.zoom >= ZOOM_MAX) return false;
    const lists = this.#index.listSlots(visibleBox, NODES_MIN);
    if (lists.count < NODES_MIN) return false;
    this.#buffers.update(renderContext.dpr);
    if (isMoving && lists.isAll && this.#lastPaint_ms > SLOW_MS && this.#progressivePaint.isReady) {
      this.#progressivePaint.paint(context, () => [lists.frames, lists.others], size_dpx, renderContext);
      this.labelled.length = 0;
      this.isIncomplete = true;
      return true;
    }
    const start_ms = performance.now();
    const isPainted = this.#paintWhole(context, lists, visibleBox, size_dpx, renderContext);
    this.#lastPaint_ms = performance.now() - start_ms;
    if (isPainted && this.#lastPaint_ms > SLOW_MS && this.#drawnFirst.length === 0 && this.#pixels)
      this.#progressivePaint.setShown(this.#pixels, renderContext);
    else this.#progressivePaint.reset();
    return isPainted;
  }

  /**
   * @param {Context} context
   * @param {import("../index/rangeQuery.js").SlotLists} lists
   * @param {Box} visibleBox
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   * @returns {boolean}
   */
  #paintWhole(context, { frames, others, count }, visibleBox, size_dpx, renderContext) {
    const first = this.#splitFrames(frames, visibleBox, renderContext.zoom);
    const drawn_max = count * DRAWN_SHARE_MAX;
    if (this.#drawnFirst.length > drawn_max) return false;
    const pixels = this.#pixels?.hasSize(size_dpx) ? this.#pixels : new PixelBuffer(size_dpx.w, size_dpx.h);
    this.#pixels = pixels;
    pixels.pixels.fill(first === 0 ? packColor(renderContext.theme.canvas) : 0);
    this.#deferred.reset(size_dpx);
    if (
      !this.#writePixels(pixels, frames, first, drawn_max, renderContext) ||
      !this.#writePixels(pixels, others, 0, drawn_max, renderContext)
    )
      return false;
    if (first === 0) context.putImageData(pixels.image, 0, 0);
    else this.#drawUnderAndOver(context, pixels, renderContext);
    for (const slot of this.#deferred.slots) drawNode(context, this.#index.nodeAt(slot), renderContext);
    return true;
  }

  /**
   * Large frames have soft shadows. They lie lower than anything else, so they are drawn first and the pixels over them.
   * @param {Uint32Array} frames
   * @param {Box} seen
   * @param {number} zoom
   * @returns {number} behind the last frame that has to be drawn
   */
  #splitFrames(frames, { x, y, w, h }, zoom) {
    const { corners, boxBelow } = this.#buffers;
    let first = 0;
    this.labelled.length = this.#drawnFirst.length = 0;
    for (let n = 0; n < frames.length; n += 1) {
      const slot = /** @type {number} */ (frames[n]);
      const at = 4 * slot;
      const left = /** @type {number} */ (corners[at]);
      const right = /** @type {number} */ (corners[at + 2]);
      const isSmall = (right - left) * zoom < LABELLED_FROM_PX;
      if (isSmall && zoom < /** @type {number} */ (boxBelow[slot])) continue;
      const isVisible =
        /** @type {number} */ (corners[at]) <= x + w &&
        /** @type {number} */ (corners[at + 2]) >= x &&
        /** @type {number} */ (corners[at + 1]) <= y + h &&
        /** @type {number} */ (corners[at + 3]) >= y;
      if (!isVisible) continue;
      if (!isSmall) this.labelled.push(this.#index.nodeAt(slot));
      if (zoom >= /** @type {number} */ (boxBelow[slot])) first = n + 1;
    }
    for (let n = 0; n < first; n += 1) this.#drawnFirst.push(/** @type {number} */ (frames[n]));
    return first;
  }

  /**
   * @param {PixelBuffer} pixels
   * @param {Uint32Array} slots
   * @param {number} first
   * @param {number} deferred_max
   * @param {RenderContext} renderContext
   * @returns {boolean} false when more would be late
   */
  #writePixels(pixels, slots, first, deferred_max, renderContext) {
    const options = rasterOptions(renderContext);
    const { boxBelow, boxBelowMin } = this.#buffers;
    const { slots: deferred } = this.#deferred;
    let start = first;
    for (
      let n = renderContext.zoom < boxBelowMin && deferred.length === 0 ? slots.length : first;
      n < slots.length;
      n += 1
    ) {
      const slot = /** @type {number} */ (slots[n]);
      if (deferred.length === 0 && renderContext.zoom < /** @type {number} */ (boxBelow[slot])) continue;
      if (!this.#deferred.deferIfNeeded(slot, this.#buffers, renderContext)) continue;
      if (deferred.length > deferred_max) return false;
      rasterizeBoxes(pixels, this.#buffers, slots, start, n, options);
      start = n + 1;
    }
    rasterizeBoxes(pixels, this.#buffers, slots, start, slots.length, options);
    return true;
  }

  /**
   * @param {Context} context
   * @param {PixelBuffer} pixels
   * @param {RenderContext} renderContext
   */
  #drawUnderAndOver(context, { image }, renderContext) {
    context.fillStyle = renderContext.theme.canvas;
    context.fillRect(0, 0, image.width, image.height);
    for (const slot of this.#drawnFirst) drawNode(context, this.#index.nodeAt(slot), renderContext);
    if (this.#layer?.width !== image.width || this.#layer.height !== image.height)
      this.#layer = new OffscreenCanvas(image.width, image.height);
    this.#layer.getContext("2d")?.putImageData(image, 0, 0);
    context.drawImage(this.#layer, 0, 0);
  }
}
