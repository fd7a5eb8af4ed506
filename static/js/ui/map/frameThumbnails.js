/**
 * Thumbnails of frames, which are drawn while they are in view.
 * @module ui/map/frameThumbnails
 */

import { drawThumbnail } from "../../draw/thumbnail.js";
import { make } from "../kit/dom.js";

/** @typedef {Pick<import("../../app/app.js").App, "board"|"index"|"renderer"|"images"|"lang">} Parts */

const WIDTH_PX = 256;
/** Images often arrive together: drawing after each one would be wasted work. */
const REDRAW_AFTER_MS = 500;

/** The thumbnails of one list. */
export class FrameThumbnails {
  #parts;
  #observer;
  /** @type {Set<HTMLCanvasElement>} */
  #inView = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /**
   * @param {Parts} parts
   * @param {HTMLElement} list  that scrolls
   */
  constructor(parts, list) {
    this.#parts = parts;
    this.#observer = new IntersectionObserver((entries) => this.#onIntersect(entries), {
      root: list,
      rootMargin: "200px",
    });
  }

  /**
   * @param {import("../../wire.js").FrameNode} frame
   * @returns {HTMLCanvasElement} empty until it comes into view
   */
  create(frame) {
    const canvas = make("canvas", { "data-frame": frame.id, "aria-hidden": "true" });
    canvas.style.setProperty("--ratio", String(frame.w / frame.h));
    this.#observer.observe(canvas);
    return canvas;
  }

  /** Forgets all thumbnails. */
  clear() {
    this.#observer.disconnect();
    this.#inView.clear();
  }

  /** Draws those in view again a while later, with images that have arrived. */
  redrawSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#inView.forEach((canvas) => this.#draw(canvas)), REDRAW_AFTER_MS);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onIntersect(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!(target instanceof HTMLCanvasElement)) continue;
      this.#inView.delete(target);
      if (!isIntersecting) continue;
      this.#inView.add(target);
      this.#draw(target);
    }
  }

  /** @param {HTMLCanvasElement} canvas */
  #draw(canvas) {
    const { board, index, renderer, images, lang } = this.#parts;
    drawThumbnail(canvas, {
      board,
      index,
      frame_id: canvas.dataset["frame"] ?? "",
      width_px: WIDTH_PX,
      measure: renderer.measure,
      images,
      lang,
    });
  }
}
