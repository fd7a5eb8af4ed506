/**
 * Two fingers: the board points under them stay under them.
 * @module tools/view/pinch
 */

import { panBy, zoomAround } from "../../board/camera/camera.js";
import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/view.js").View} View */

/** Pans and zooms by two pointers at once. */
export class Pinch {
  #view;
  /** @type {{a: Point, b: Point, camera: import("../../board/camera/camera.js").Camera}|null} */
  #start = null;

  /** @param {View} view */
  constructor(view) {
    this.#view = view;
  }

  /**
   * @param {Point} a  screen pixels
   * @param {Point} b
   */
  press(a, b) {
    this.#start = { a, b, camera: this.#view.camera };
  }

  /**
   * @param {Point} a
   * @param {Point} b
   */
  move(a, b) {
    if (!this.#start) return;
    const before = middle(this.#start.a, this.#start.b);
    const now = middle(a, b);
    const moved = panBy(this.#start.camera, now.x - before.x, now.y - before.y);
    const factor = distance(a, b) / Math.max(1, distance(this.#start.a, this.#start.b));
    this.#view.set({ camera: zoomAround(moved, now, factor) });
  }

  /** Puts the camera back to where the pinch began. */
  cancel() {
    if (this.#start) this.#view.set({ camera: this.#start.camera });
    this.#start = null;
  }

  /** Ends where it is. */
  release() {
    this.#start = null;
  }
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function middle(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
