/**
 * Animates the camera: flights between places, and the glide after a flick.
 * @module board/camera/cameraAnimation
 */

import { planFlight, panBy } from "./camera.js";

/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("../view.js").View} View */

/**
 * @typedef {object} AnimationClock  of the browser or of a test
 * @property {(callback: (now_ms: number) => void) => number} request  calls back in the next animation frame
 * @property {(request: number) => void} cancel
 * @property {() => boolean} prefersReducedMotion  the setting of the operating system
 */

/** Share of the speed that is left after each millisecond: a glide ends after about half a second. */
const FRICTION_PER_MS = 0.994;
const STANDSTILL_PX_PER_MS = 0.02;

/** Runs one animation at a time. A new one, or `stop`, ends the previous one. */
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

  /** @returns {Camera|null} the end of the current flight; null if there is none */
  get destination() {
    return this.#destination;
  }

  /**
   * Flies to a camera, or jumps if reduced motion is preferred.
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
   * Continues the movement of a flick, slower and slower. Does nothing if reduced motion is preferred.
   * @param {number} vx  pixels per millisecond
   * @param {number} vy  pixels per millisecond
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

  /** Ends the animation at the present camera. */
  stop() {
    this.#clock.cancel(this.#request);
    this.#request = 0;
    this.#destination = null;
  }

  /** @param {(now_ms: number) => boolean} step  returns whether the animation continues */
  #runFrames(step) {
    const request = this.#clock.request((now_ms) => {
      const continues = step(now_ms);
      // A listener of the camera may have stopped this animation or started another one during the step.
      if (this.#request !== request) return;
      if (continues) this.#runFrames(step);
      else this.stop();
    });
    this.#request = request;
  }
}

/**
 * Used to skip flights without a distance, which would only delay the next key.
 * @param {Camera} a
 * @param {Camera} b
 */
function isSameCamera(a, b) {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** @returns {AnimationClock} the clock of the browser */
export function browserClock() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  return {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (request) => cancelAnimationFrame(request),
    prefersReducedMotion: () => calm.matches,
  };
}
