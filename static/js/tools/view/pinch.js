/**
 * Panning and zooming by two fingers: idle -> pinching. The board points under the fingers stay under them.
 * @module tools/view/pinch
 */

import { panBy, zoomAround } from "../../board/camera/camera.js";
import { distance } from "../../geometry.js";
import { Tool } from "../base/tool.js";

/** @typedef {import("../base/tool.js").Point} Point */

/** @augments {Tool<"pinching">} */
export class Pinch extends Tool {
  #view;
  /** @type {{a: Point, b: Point, camera: import("../../board/camera/camera.js").Camera}|null} */
  #start = null;

  /** @override @type {Tool<"pinching">["states"]} */
  states = {
    idle: {},
    pinching: { cancel: () => this.#start && this.#view.set({ camera: this.#start.camera }) },
  };

  /** @param {import("../../board/view.js").View} view */
  constructor(view) {
    super();
    this.#view = view;
  }

  /**
   * @param {Point} a  screen pixels
   * @param {Point} b
   */
  begin(a, b) {
    this.#start = { a, b, camera: this.#view.camera };
    this.go("pinching");
  }

  /**
   * @param {Point} a  screen pixels
   * @param {Point} b
   */
  follow(a, b) {
    if (!this.#start || this.isIdle) return;
    const before = middle(this.#start.a, this.#start.b);
    const now = middle(a, b);
    const moved = panBy(this.#start.camera, now.x - before.x, now.y - before.y);
    const factor = distance(a, b) / Math.max(1, distance(this.#start.a, this.#start.b));
    this.#view.set({ camera: zoomAround(moved, now, factor) });
  }

  /** @override Ends where the board is now. */
  yield() {
    this.go("idle");
  }
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function middle(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
