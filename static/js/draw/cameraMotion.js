/**
 * Whether the camera is moving. Frames may be drawn with less detail then.
 * @module draw/cameraMotion
 */

/** @typedef {import("../board/camera/camera.js").Camera} Camera */

/** The camera is moving if its position has changed twice within this time. */
export const MOVING_MS = 100;

/** Measures the motion of a camera. */
export class CameraMotion {
  #moved_ms = -Infinity;
  #zoom = 0;
  #isContinuous = false;
  #isZoomChanging = false;

  /**
   * Call it each time the camera has changed.
   * @param {Camera} camera  the new position
   */
  update({ zoom }) {
    const now_ms = performance.now();
    this.#isContinuous = now_ms - this.#moved_ms < MOVING_MS;
    this.#moved_ms = now_ms;
    // During a zoom on a touchpad some events change the position only.
    this.#isZoomChanging = zoom !== this.#zoom || (this.#isContinuous && this.#isZoomChanging);
    this.#zoom = zoom;
  }

  /** @returns {boolean} */
  get isMoving() {
    return this.#isContinuous && performance.now() - this.#moved_ms < MOVING_MS;
  }

  /** @returns {boolean} whether the scale will probably change again in the next animation frame */
  get isZooming() {
    return this.#isZoomChanging && this.isMoving;
  }
}
