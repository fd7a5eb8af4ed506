/**
 * Dragging the board: idle -> pressed -> panning. A press that ends before it became a drag is a click. A finger
 * that is left from a pinch is `resting`: it pans like a pressed one, but does not click.
 * @module tools/view/pan
 */

import { panBy } from "../../board/camera/camera.js";
import { isDragDistance } from "../base/drag.js";
import { Tool } from "../base/tool.js";

/** @typedef {import("../base/tool.js").Point} Point */
/** @typedef {import("../base/tool.js").Pointer} Pointer */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/cameraAnimation.js").CameraAnimation} cameraAnimation
 * @property {(at: Point) => void} click  at a screen point
 */

/** The speed of a flick is measured over its last moments. */
const FLICK_MS = 80;
const FLICK_MIN_PX_PER_MS = 0.25;

/** @augments {Tool<"pressed"|"resting"|"panning">} */
export class Pan extends Tool {
  #parts;
  /** @type {{from: Pointer, camera: import("../../board/camera/camera.js").Camera}|null} */
  #start = null;
  /** @type {Pointer[]} the moves of this drag */
  #trail = [];

  /** @override @type {Tool<"pressed"|"resting"|"panning">["states"]} */
  states = {
    idle: { pointer: { down: (pointer) => this.#press(pointer) } },
    pressed: { pointer: { move: (pointer) => this.#begin(pointer), up: ({ at }) => this.#click(at) } },
    resting: { pointer: { move: (pointer) => this.#begin(pointer), up: () => this.go("idle") } },
    panning: {
      enter: () => this.#parts.map.classList.toggle("is-panning", true),
      pointer: { move: (pointer) => this.#follow(pointer), up: (pointer) => this.#release(pointer) },
      cancel: () => this.#start && this.#parts.view.set({ camera: this.#start.camera }),
      leave: () => this.#parts.map.classList.toggle("is-panning", false),
    },
  };

  /** @param {Parts} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
  }

  /**
   * A pinch has ended, and one finger is still down.
   * @param {Pointer} pointer
   */
  resume(pointer) {
    if (this.down(pointer)) this.go("resting");
  }

  /** @override Ends where the board is now, without a click or a flick. */
  yield() {
    this.go("idle");
  }

  /** @param {Pointer} from */
  #press(from) {
    this.#start = { from, camera: this.#parts.view.camera };
    this.#trail = [];
    this.go("pressed");
  }

  /** @param {Pointer} pointer */
  #begin(pointer) {
    if (!this.#start || !isDragDistance(this.#start.from, pointer.at)) return;
    this.go("panning");
    this.#follow(pointer);
  }

  /**
   * The camera is counted from where the drag began, so that rounding errors do not add up.
   * @param {Pointer} pointer
   */
  #follow(pointer) {
    if (!this.#start) return;
    this.#trail.push(pointer);
    const { camera, from } = this.#start;
    this.#parts.view.set({ camera: panBy(camera, pointer.at.x - from.at.x, pointer.at.y - from.at.y) });
  }

  /** @param {Pointer} pointer */
  #release({ at, time_ms }) {
    this.go("idle");
    const from = this.#trail.find((sample) => time_ms - sample.time_ms <= FLICK_MS);
    if (!from || time_ms <= from.time_ms) return;
    const passed_ms = time_ms - from.time_ms;
    const [vx, vy] = [(at.x - from.at.x) / passed_ms, (at.y - from.at.y) / passed_ms];
    if (Math.hypot(vx, vy) > FLICK_MIN_PX_PER_MS) this.#parts.cameraAnimation.glide(vx, vy);
  }

  /** @param {Point} at */
  #click(at) {
    this.go("idle");
    this.#parts.click(at);
  }
}
