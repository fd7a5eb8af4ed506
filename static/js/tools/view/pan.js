/**
 * Dragging the map: idle -> pressed -> panning. A press that ends before it became a drag is a click. After a pinch the finger
 * that is left is `resting`: it pans like a pressed one, and clicks nothing.
 * @module tools/view/pan
 */

import { panBy } from "../../board/camera/camera.js";
import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/camera/camera.js").Camera} Camera */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/camera/cameraAnimation.js").CameraAnimation} CameraAnimation */
/** @typedef {{at: Point, time_ms: number}} Sample */

/** A hand that only clicks trembles this far; a finger more. */
export const SLACK_PX = Object.freeze({ mouse: 4, touch: 10 });
/** The speed of a flick is measured over its last moments. */
const FLICK_MS = 80;
const FLICK_MIN_PX_PER_MS = 0.25;

/** One pointer at a time. */
export class Pan {
  /** @type {"idle"|"pressed"|"resting"|"panning"} */
  state = "idle";

  #view;
  #cameraAnimation;
  #click;
  /** @type {{at: Point, camera: Camera, slack_px: number}|null} */
  #start = null;
  /** @type {Sample[]} */
  #trail = [];

  /**
   * @param {View} view
   * @param {CameraAnimation} cameraAnimation
   * @param {(screenPoint: Point) => void} click
   */
  constructor(view, cameraAnimation, click) {
    this.#view = view;
    this.#cameraAnimation = cameraAnimation;
    this.#click = click;
  }

  /**
   * @param {Point} at  screen pixels
   * @param {boolean} isTouch
   */
  press(at, isTouch) {
    this.#cameraAnimation.stop();
    this.#begin("pressed", at, isTouch);
  }

  /**
   * A pinch has ended and one finger is still down.
   * @param {Point} at
   */
  resume(at) {
    this.#begin("resting", at, true);
  }

  /**
   * The camera follows from where the drag began, so that nothing adds up.
   * @param {Point} at
   * @param {number} time_ms
   */
  move(at, time_ms) {
    if (!this.#start) return;
    if (this.state !== "panning" && distance(at, this.#start.at) < this.#start.slack_px) return;
    this.state = "panning";
    this.#trail.push({ at, time_ms });
    const { camera, at: from } = this.#start;
    this.#view.set({ camera: panBy(camera, at.x - from.x, at.y - from.y) });
  }

  /**
   * @param {Point} at
   * @param {number} time_ms
   */
  release(at, time_ms) {
    const was = this.state;
    this.#end();
    if (was === "pressed") this.#click(at);
    else if (was === "panning") this.#flick(at, time_ms);
  }

  /** Ends where it is, without a click or a flick: a second finger has come down. */
  yield() {
    this.#end();
  }

  /** Puts the camera back to where the drag began. */
  cancel() {
    if (this.#start && this.state === "panning") this.#view.set({ camera: this.#start.camera });
    this.#end();
  }

  /**
   * @param {"pressed"|"resting"} state
   * @param {Point} at
   * @param {boolean} isTouch
   */
  #begin(state, at, isTouch) {
    this.#start = { at, camera: this.#view.camera, slack_px: isTouch ? SLACK_PX.touch : SLACK_PX.mouse };
    this.#trail = [];
    this.state = state;
  }

  #end() {
    this.#start = null;
    this.state = "idle";
  }

  /**
   * @param {Point} at
   * @param {number} time_ms
   */
  #flick(at, time_ms) {
    const from = this.#trail.find((sample) => time_ms - sample.time_ms <= FLICK_MS);
    if (!from || time_ms <= from.time_ms) return;
    const passed_ms = time_ms - from.time_ms;
    const [vx, vy] = [(at.x - from.at.x) / passed_ms, (at.y - from.at.y) / passed_ms];
    if (Math.hypot(vx, vy) > FLICK_MIN_PX_PER_MS) this.#cameraAnimation.glide(vx, vy);
  }
}
