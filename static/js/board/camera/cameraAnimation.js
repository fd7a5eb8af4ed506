/**
 * Moves the camera over time: flights between places, and the glide after a flick.
 * @module board/camera/cameraAnimation
 */

import { planFlight, panBy } from "./camera.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("../view.js").View} View */

/**
 * @typedef {object} AnimationClock  the browser's, or a test's
 * @property {(callback: (now_ms: number) => void) => number} request  calls back with the next frame
 * @property {(request: number) => void} cancel
 * @property {() => boolean} prefersReducedMotion  whether movement is unwelcome (prefers-reduced-motion)
 */

/** Speed that is left after each millisecond: the picture stands after about half a second. */
const FRICTION_PER_MS = 0.994;
const STANDSTILL_PX_PER_MS = 0.02;

/** One movement at a time; a new one, or `stop`, ends the one before. */
export class CameraAnimation {
  #view;
  #clock;
  #request = 0;
  /** @type {Camera|null} */
  #destination = null;

  /**
   * @param {View} view
   * @param {AnimationClock} clock
   */
  constructor(view, clock) {
    this.#view = view;
    this.#clock = clock;
  }

  /** @returns {Camera|null} where a flight leads that is still under way */
  get destination() {
    return this.#destination;
  }

  /**
   * Flies there, or jumps if movement is unwelcome.
   * @param {Camera} to
   */
  flyTo(to) {
    this.stop();
    if (this.#clock.prefersReducedMotion() || isSameCamera(this.#view.camera, to)) {
      this.#view.set({ camera: to });
      return;
    }
    const path = planFlight(this.#view.camera, to, this.#view.viewport);
    this.#destination = to;
    /** @type {number|undefined} */
    let start_ms;
    this.#runFrames((now_ms) => {
      start_ms ??= now_ms;
      const t = Math.min(1, (now_ms - start_ms) / path.duration_ms);
      this.#view.set({ camera: path.at(t) });
      return t < 1;
    });
  }

  /**
   * Goes on in the direction of a flick, ever slower.
   * @param {number} vx  pixels for each millisecond
   * @param {number} vy
   */
  glide(vx, vy) {
    this.stop();
    if (this.#clock.prefersReducedMotion()) return;
    /** @type {number|undefined} */
    let last_ms;
    this.#runFrames((now_ms) => {
      const passed_ms = now_ms - (last_ms ?? now_ms);
      last_ms = now_ms;
      this.#view.set({ camera: panBy(this.#view.camera, vx * passed_ms, vy * passed_ms) });
      const left = FRICTION_PER_MS ** passed_ms;
      [vx, vy] = [vx * left, vy * left];
      return Math.hypot(vx, vy) > STANDSTILL_PX_PER_MS;
    });
  }

  /** Ends the movement where it is. */
  stop() {
    this.#clock.cancel(this.#request);
    this.#request = 0;
    this.#destination = null;
  }

  /** @param {(now_ms: number) => boolean} step  false ends it */
  #runFrames(step) {
    const request = this.#clock.request((now_ms) => {
      const goesOn = step(now_ms);
      // Who hears of the camera during the step may have stopped it, or gone elsewhere.
      if (this.#request !== request) return;
      if (goesOn) this.#runFrames(step);
      else this.stop();
    });
    this.#request = request;
  }
}

/**
 * A flight to where one is would keep the next key waiting for nothing.
 * @param {Camera} a
 * @param {Camera} b
 */
function isSameCamera(a, b) {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** @returns {AnimationClock} the browser's */
export function browserClock() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  return {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (request) => cancelAnimationFrame(request),
    prefersReducedMotion: () => calm.matches,
  };
}
