/**
 * Whether the view is under way: pictures come so fast then that each may lack a little.
 * @module draw/cameraMotion
 */

/** @typedef {import("../board/camera/camera.js").Camera} Camera */

/** A camera that has moved twice within this time is under way. */
export const MOVING_MS = 100;

/** Follows a camera. */
export class CameraMotion {
  #moved_ms = -Infinity;
  #zoom = 0;
  #isContinuous = false;
  #isZoomChanging = false;

  /**
   * The camera has moved.
   * @param {Camera} camera  where it is now
   */
  update({ zoom }) {
    const now_ms = performance.now();
    this.#isContinuous = now_ms - this.#moved_ms < MOVING_MS;
    this.#moved_ms = now_ms;
    // A zoom of a touchpad has steps without a change of scale in between.
    this.#isZoomChanging = zoom !== this.#zoom || (this.#isContinuous && this.#isZoomChanging);
    this.#zoom = zoom;
  }

  /** @returns {boolean} */
  get isMoving() {
    return this.#isContinuous && performance.now() - this.#moved_ms < MOVING_MS;
  }

  /** @returns {boolean} whether the next picture will have another scale, too */
  get isZooming() {
    return this.#isZoomChanging && this.isMoving;
  }
}
