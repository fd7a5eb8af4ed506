/**
 * A picture that takes longer than a frame of the screen is painted over several, and until it is there the one before it,
 * moved and scaled, stands in. So a map of a million notes follows the hand, as one of a hundred thousand does on a slow
 * machine. What is no plain box is left out meanwhile.
 * @module draw/overview/progressivePaint
 */

import { rasterOptions, rasterizeBoxes } from "./rasterize.js";
import { PixelBuffer, packColor } from "../paint/pixelBuffer.js";

/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("./nodeBuffers.js").NodeBuffers} NodeBuffers */
/** @typedef {{w: number, h: number}} Size */

/** Of the time that a picture has; copying pixels to the screen needs some too. */
const SLICE_MAX_MS = 6;
/** So many boxes take a fraction of that, and asking for the time a fraction of theirs. */
const BOXES_PER_CLOCK_READ = 16_384;

/** @typedef {{pixels: PixelBuffer, renderContext: RenderContext, lists: Uint32Array[], at: number}} Job  `at` counts through all lists */

/** The last whole picture, and the next one as far as it is. */
export class ProgressivePaint {
  #buffers;
  /** @type {OffscreenCanvas|null} */
  #canvas = null;
  /** @type {RenderContext|null} of the picture on the canvas */
  #shownContext = null;
  /** @type {Job|null} */
  #job = null;
  /** @type {PixelBuffer|null} of no picture just now */
  #spare = null;

  /** @param {NodeBuffers} buffers  that know all slots */
  constructor(buffers) {
    this.#buffers = buffers;
  }

  /** @returns {boolean} whether there is a picture to begin with */
  get isReady() {
    return this.#shownContext !== null;
  }

  /**
   * Takes a picture that was painted as a whole.
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

  /** What is being painted is not true any more. */
  cancel() {
    this.#job = null;
  }

  /** There is no picture any more that could stand in. */
  reset() {
    this.#job = this.#shownContext = null;
  }

  /**
   * Paints a part of the next picture, and shows the last.
   * @param {Context} context  in device pixels
   * @param {() => Uint32Array[]} lists  of all slots, from the lowest up
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
   * @returns {boolean} whether it is done
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
