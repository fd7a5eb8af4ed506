/**
 * Splits a drawing that takes longer than an animation frame over several frames. Until it is complete, the previous
 * drawing is shown, moved and scaled. So a board of a million notes can be panned smoothly. Nodes that are not plain
 * boxes are left out during that time.
 * @module draw/overview/progressivePaint
 */

import { rasterOptions, rasterizeBoxes } from "./rasterize.js";
import { PixelBuffer, packColor } from "../paint/pixelBuffer.js";

/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("./nodeBuffers.js").NodeBuffers} NodeBuffers */
/** @typedef {{w: number, h: number}} Size */

/** The time for one slice. Copying pixels to the screen needs time too. */
const SLICE_MAX_MS = 6;
/** This many boxes take a fraction of a slice, and reading the clock takes a fraction of their time. */
const BOXES_PER_CLOCK_READ = 16_384;

/**
 * @typedef {object} Job
 * @property {PixelBuffer} pixels
 * @property {RenderContext} renderContext
 * @property {Uint32Array[]} lists
 * @property {number} at  how many slots of all lists are done
 */

/** The last complete drawing, and the next one in progress. */
export class ProgressivePaint {
  #buffers;
  /** @type {OffscreenCanvas|null} */
  #canvas = null;
  /** @type {RenderContext|null} of the drawing on the canvas */
  #shownContext = null;
  /** @type {Job|null} */
  #job = null;
  /** @type {PixelBuffer|null} not in use, for the next drawing */
  #spare = null;

  /** @param {NodeBuffers} buffers  filled for all slots */
  constructor(buffers) {
    this.#buffers = buffers;
  }

  /** @returns {boolean} whether there is a complete drawing to show */
  get isReady() {
    return this.#shownContext !== null;
  }

  /**
   * Stores a complete drawing.
   * @param {PixelBuffer} pixels
   * @param {RenderContext} renderContext
   */
  setShown({ image }, renderContext) {
    this.#job = null;
    if (this.#canvas?.width !== image.width || this.#canvas.height !== image.height)
      this.#canvas = new OffscreenCanvas(image.width, image.height);
    this.#canvas.getContext("2d", { alpha: false })?.putImageData(image, 0, 0);
    this.#shownContext = renderContext;
  }

  /** Stops the drawing in progress. Call it when the board changes. */
  cancel() {
    this.#job = null;
  }

  /** Drops both drawings. */
  reset() {
    this.#job = this.#shownContext = null;
  }

  /**
   * Continues the next drawing, and shows the last complete one.
   * @param {Context} context  in device pixels
   * @param {() => Uint32Array[]} lists  of all slots, lowest first
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   */
  paint(context, lists, size_dpx, renderContext) {
    this.#job ??= this.#start(lists(), size_dpx, renderContext);
    if (this.#advance(this.#job)) {
      const { pixels, renderContext: of } = this.#job;
      this.setShown(pixels, of);
      this.#spare = pixels;
    }
    this.#show(context, size_dpx, renderContext);
  }

  /**
   * @param {Uint32Array[]} lists
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   * @returns {Job}
   */
  #start(lists, size_dpx, renderContext) {
    const pixels = this.#spare?.hasSize(size_dpx) ? this.#spare : new PixelBuffer(size_dpx.w, size_dpx.h);
    pixels.pixels.fill(packColor(renderContext.theme.canvas));
    this.#spare = null;
    return { pixels, renderContext, lists, at: 0 };
  }

  /**
   * @param {Job} job
   * @returns {boolean} whether it is complete
   */
  #advance(job) {
    const options = rasterOptions(job.renderContext);
    const end_ms = performance.now() + SLICE_MAX_MS;
    let listStart = 0;
    for (const slots of job.lists) {
      while (job.at < listStart + slots.length) {
        const [from, to] = [job.at - listStart, Math.min(slots.length, job.at - listStart + BOXES_PER_CLOCK_READ)];
        rasterizeBoxes(job.pixels, this.#buffers, slots, from, to, options);
        job.at = listStart + to;
        if (performance.now() > end_ms) return false;
      }
      listStart += slots.length;
    }
    return true;
  }

  /**
   * @param {Context} context
   * @param {Size} size_dpx
   * @param {RenderContext} renderContext
   */
  #show(context, { w, h }, renderContext) {
    if (!this.#canvas || !this.#shownContext) return;
    const ratio = renderContext.scale / this.#shownContext.scale;
    const [x, y] = [
      this.#shownContext.left_dpx * ratio - renderContext.left_dpx,
      this.#shownContext.top_dpx * ratio - renderContext.top_dpx,
    ];
    context.fillStyle = renderContext.theme.canvas;
    context.fillRect(0, 0, w, h);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#canvas, x, y, this.#canvas.width * ratio, this.#canvas.height * ratio);
    context.imageSmoothingEnabled = true;
  }
}
