/**
 * Draws views with very many nodes. Nodes that are plain boxes at this zoom are written directly into pixels, ten
 * times as fast as a canvas fills boxes. All other nodes are drawn as usual. Both ways give the same pixels.
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
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {{w: number, h: number}} Size */

/** With fewer nodes in view a canvas is fast enough, and copying a screen of pixels costs more. */
const NODES_MIN = 3000;
/** At a larger zoom the background has dots, which the pixels do not contain. */
const ZOOM_MAX = 0.25;
/** If more than this share of the nodes must be drawn on the canvas, writing pixels saves nothing. */
const DRAWN_SHARE_MAX = 1 / 8;
/** A drawing that takes longer is split over several animation frames while the camera moves. */
const SLOW_MS = 9;
/** Narrower frames have no label. */
const LABELLED_FROM_PX = 40;

/** Keeps the pixels and node buffers between two drawings. */
export class Overview {
  /** @type {BoardNode[]} frames in the last drawing that may have labels */
  labelled = [];

  /** Whether the last drawing was approximate. */
  isIncomplete = false;

  #index;
  #buffers;
  #progressivePaint;
  /** How long the last complete drawing took. */
  #lastPaint_ms = 0;
  /** @type {PixelBuffer|null} */
  #pixels = null;
  /** @type {OffscreenCanvas|null} */
  #layer = null;
  /** @type {number[]} slots that are drawn below the pixels, lowest first */
  #drawnFirst = [];
  /** Nodes that are drawn above the pixels. */
  #deferred = new DeferredNodes((slot) => this.#index.nodeAt(slot));

  /** @param {SpatialIndex} index */
  constructor(index) {
    this.#index = index;
    this.#buffers = new NodeBuffers(index);
    this.#progressivePaint = new ProgressivePaint(this.#buffers);
    index.onTouch(() => this.#progressivePaint.cancel());
  }

  /**
   * Draws everything except labels.
   * @param {Context} context  in device pixels
   * @param {Box} visibleBox
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   * @param {boolean} isMoving
   * @returns {boolean} false if this view does not suit the overview; then nothing is drawn
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
    else this.#drawLayered(context, pixels, renderContext);
    for (const slot of this.#deferred.slots) drawNode(context, this.#index.nodeAt(slot), renderContext);
    return true;
  }

  /**
   * Large frames have soft shadows, which the pixels do not contain. They are drawn below the pixels.
   * @param {Uint32Array} frames
   * @param {Box} seen
   * @param {number} zoom
   * @returns {number} index after the last frame that has to be drawn
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
   * @returns {boolean} false if too many nodes are deferred
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
  #drawLayered(context, { image }, renderContext) {
    context.fillStyle = renderContext.theme.canvas;
    context.fillRect(0, 0, image.width, image.height);
    for (const slot of this.#drawnFirst) drawNode(context, this.#index.nodeAt(slot), renderContext);
    if (this.#layer?.width !== image.width || this.#layer.height !== image.height)
      this.#layer = new OffscreenCanvas(image.width, image.height);
    this.#layer.getContext("2d")?.putImageData(image, 0, 0);
    context.drawImage(this.#layer, 0, 0);
  }
}
