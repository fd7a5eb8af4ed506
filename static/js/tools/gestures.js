/**
 * Which gesture the pointers on the map make: one pans or moves a note, two pinch. Knows no events, so it is tested without a page.
 * @module tools/gestures
 */

import { NoteDrag } from "./notes/noteDrag.js";
import { Pan } from "./view/pan.js";
import { Pinch } from "./view/pinch.js";

/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {{id: number, at: Point, isTouch: boolean, isFirstButton: boolean}} Press  `at` in screen pixels */

/**
 * @typedef {import("./notes/noteDrag.js").Parts & {
 *   cameraAnimation: import("../board/camera/cameraAnimation.js").CameraAnimation,
 *   click: (at: Point) => void,
 * }} Parts
 */

/** All pointers that are down on the map. */
export class Gestures {
  #pan;
  #pinch;
  #drag;
  /** @type {Map<number, Point>} by pointer, in the order in which they came down */
  #down = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#drag = new NoteDrag(parts);
    this.#pan = new Pan(parts.view, parts.cameraAnimation, parts.click);
    this.#pinch = new Pinch(parts.view);
  }

  /** @returns {boolean} whether the map follows a hand now */
  get isPanning() {
    return this.#pan.state === "panning";
  }

  /**
   * @param {number} id  of a pointer
   * @returns {boolean} whether it is down, and part of a gesture
   */
  has(id) {
    return this.#down.has(id);
  }

  /**
   * @param {Point} at
   * @returns {boolean} whether a drag from there would move a note
   */
  wouldMoveNote(at) {
    return this.#drag.noteAt(at) !== null;
  }

  /** @param {Press} press */
  press({ id, at, isTouch, isFirstButton }) {
    this.#down.set(id, at);
    if (this.#down.size > 1) this.#regroup();
    else this.#take(at, isTouch, isFirstButton);
  }

  /**
   * @param {number} id  of a pointer that is down
   * @param {Point} at
   * @param {number} time_ms
   */
  move(id, at, time_ms) {
    this.#down.set(id, at);
    const [a, b] = [...this.#down.values()];
    if (a && b) this.#pinch.move(a, b);
    else if (this.#drag.move(at)) this.#pan.yield();
    else this.#pan.move(at, time_ms);
  }

  /**
   * @param {number} id  of a pointer that is down
   * @param {Point} at
   * @param {number} time_ms
   */
  release(id, at, time_ms) {
    this.#down.delete(id);
    if (this.#down.size > 0) {
      this.#regroup();
      return;
    }
    this.#drag.release();
    this.#pan.release(at, time_ms);
  }

  /** Undoes what the pointers have done. They count again only once they are lifted and put down anew. */
  cancel() {
    this.#down.clear();
    this.#pinch.cancel();
    this.#drag.cancel();
    this.#pan.cancel();
  }

  /**
   * Which of the two it becomes is decided by the first movement; without any it is a click.
   * @param {Point} at
   * @param {boolean} isTouch
   * @param {boolean} isFirstButton
   */
  #take(at, isTouch, isFirstButton) {
    this.#pan.press(at, isTouch);
    if (isFirstButton) this.#drag.press(at, isTouch);
  }

  /** A finger was added or lifted: the gesture of those that are down begins where they are. */
  #regroup() {
    this.#drag.cancel();
    this.#pan.yield();
    this.#pinch.release();
    const [a, b] = [...this.#down.values()];
    if (a && b) this.#pinch.press(a, b);
    else if (a) this.#pan.resume(a);
  }
}
