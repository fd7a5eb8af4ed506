/**
 * A picture that takes longer than a frame of the screen is painted over several, and until it is there the one before it,
 * moved and scaled, stands in. So a map of a million notes follows the hand, as one of a hundred thousand does on a slow
 * machine. What is no plain box is left out meanwhile.
 * @module draw/overview/progressivePaint
 */

import { brushFor, paintBlocks } from "./rasterize.js";
import { Pixels, wordOf } from "../paint/pixelBuffer.js";

/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("./nodeBuffers.js").Swatches} Swatches */
/** @typedef {{w: number, h: number}} Size */

/** Of the time that a picture has; copying pixels to the screen needs some too. */
const PART_MAX_MS = 6;
/** So many boxes take a fraction of that, and asking for the time a fraction of theirs. */
const BOXES_PER_LOOK = 16_384;

/** @typedef {{pixels: Pixels, look: Look, lists: Uint32Array[], at: number}} Job  `at` counts through all lists */

/** The last whole picture, and the next one as far as it is. */
export class Relay {
  #swatches;
  /** @type {OffscreenCanvas|null} */
  #canvas = null;
  /** @type {Look|null} of the picture on the canvas */
  #shown = null;
  /** @type {Job|null} */
  #job = null;
  /** @type {Pixels|null} of no picture just now */
  #spare = null;

  /** @param {Swatches} swatches  that know all slots */
  constructor(swatches) {
    this.#swatches = swatches;
  }

  /** @returns {boolean} whether there is a picture to begin with */
  get isReady() {
    return this.#shown !== null;
  }

  /**
   * Takes a picture that was painted as a whole.
   * @param {Pixels} pixels
   * @param {Look} look
   */
  keep({ image }, look) {
    this.#job = null;
    if (this.#canvas?.width !== image.width || this.#canvas.height !== image.height)
      this.#canvas = new OffscreenCanvas(image.width, image.height);
    this.#canvas.getContext("2d", { alpha: false })?.putImageData(image, 0, 0);
    this.#shown = look;
  }

  /** What is being painted is not true any more. */
  drop() {
    this.#job = null;
  }

  /** There is no picture any more that could stand in. */
  forget() {
    this.#job = this.#shown = null;
  }

  /**
   * Paints a part of the next picture, and shows the last.
   * @param {Context} context  in device pixels
   * @param {() => Uint32Array[]} lists  of all slots, from the lowest up
   * @param {Size} size_dpx
   * @param {Look} look
   */
  paint(context, lists, size_dpx, look) {
    this.#job ??= this.#begin(lists(), size_dpx, look);
    if (this.#advance(this.#job)) {
      const { pixels, look: of } = this.#job;
      this.keep(pixels, of);
      this.#spare = pixels;
    }
    this.#show(context, size_dpx, look);
  }

  /**
   * @param {Uint32Array[]} lists
   * @param {Size} size_dpx
   * @param {Look} look
   * @returns {Job}
   */
  #begin(lists, size_dpx, look) {
    const pixels = this.#spare?.hasSize(size_dpx) ? this.#spare : new Pixels(size_dpx.w, size_dpx.h);
    pixels.words.fill(wordOf(look.theme.canvas));
    this.#spare = null;
    return { pixels, look, lists, at: 0 };
  }

  /**
   * @param {Job} job
   * @returns {boolean} whether it is done
   */
  #advance(job) {
    const brush = brushFor(job.look);
    const end_ms = performance.now() + PART_MAX_MS;
    let before = 0;
    for (const slots of job.lists) {
      while (job.at < before + slots.length) {
        const [from, to] = [job.at - before, Math.min(slots.length, job.at - before + BOXES_PER_LOOK)];
        paintBlocks(job.pixels, this.#swatches, slots, from, to, brush);
        job.at = before + to;
        if (performance.now() > end_ms) return false;
      }
      before += slots.length;
    }
    return true;
  }

  /**
   * @param {Context} context
   * @param {Size} size_dpx
   * @param {Look} look
   */
  #show(context, { w, h }, look) {
    if (!this.#canvas || !this.#shown) return;
    const ratio = look.scale / this.#shown.scale;
    const [x, y] = [this.#shown.left_dpx * ratio - look.left_dpx, this.#shown.top_dpx * ratio - look.top_dpx];
    context.fillStyle = look.theme.canvas;
    context.fillRect(0, 0, w, h);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#canvas, x, y, this.#canvas.width * ratio, this.#canvas.height * ratio);
    context.imageSmoothingEnabled = true;
  }
}
