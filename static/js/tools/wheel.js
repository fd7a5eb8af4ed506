/**
 * Mouse wheel and touchpad. Browsers send both as wheel events; they are told apart by their size.
 * @module tools/wheel
 */

import { panBy, zoomAround } from "../board/camera.js";

/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../board/travel.js").Travel} Travel */

/** A notch of a wheel is 100 or 120 px, or lines; a touchpad sends a few px at a time, often sideways too. */
const NOTCH_MIN_PX = 50;
/** What Chromium and Safari count for a notch whatever the zoom of the page, which makes the pixels fractions. */
const NOTCH_UNITS = 120;
const PX_PER_LINE = 40;
/** 100 px, which is one notch, zooms by a fifth. */
const ZOOM_PER_WHEEL_PX = 0.0018;
/** Pinches come as small deltas with ctrlKey, which no keyboard holds down. */
const ZOOM_PER_PINCH_PX = 0.01;
/** A gesture goes on with the device that began it, so that a slow notch is not taken for a finger. */
const GESTURE_MS = 400;

/**
 * @param {{deltaX: number, deltaY: number, deltaMode: number, wheelDeltaY?: number}} event
 * @returns {boolean} whether it looks like a notch of a mouse wheel
 */
export function isNotch({ deltaX, deltaY, deltaMode, wheelDeltaY = 1 }) {
  if (deltaMode !== 0) return true;
  const isWhole = Number.isInteger(deltaY) || wheelDeltaY % NOTCH_UNITS === 0;
  return deltaX === 0 && isWhole && Math.abs(deltaY) >= NOTCH_MIN_PX;
}

/** Wheel zooms at the cursor, two fingers pan, a pinch zooms. */
export class Wheel {
  #view;
  #travel;
  #last_ms = -Infinity;
  #isMouse = false;

  /**
   * @param {View} view
   * @param {Travel} travel
   */
  constructor(view, travel) {
    this.#view = view;
    this.#travel = travel;
  }

  /**
   * @param {WheelEvent} event
   * @param {import("../geometry.js").Point} at  screen pixels
   */
  turn(event, at) {
    this.#travel.stop();
    if (event.timeStamp - this.#last_ms > GESTURE_MS) this.#isMouse = isNotch(event);
    this.#last_ms = event.timeStamp;
    const px = event.deltaMode === 0 ? 1 : PX_PER_LINE;
    if (event.ctrlKey || event.metaKey) this.#zoom(at, event.deltaY * px, isNotch(event) ? ZOOM_PER_WHEEL_PX : ZOOM_PER_PINCH_PX);
    else if (this.#isMouse && !event.shiftKey) this.#zoom(at, event.deltaY * px, ZOOM_PER_WHEEL_PX);
    else this.#pan(event, px);
  }

  /**
   * @param {import("../geometry.js").Point} at
   * @param {number} delta_px
   * @param {number} rate
   */
  #zoom(at, delta_px, rate) {
    this.#view.set({ camera: zoomAround(this.#view.camera, at, Math.exp(-delta_px * rate)) });
  }

  /**
   * @param {WheelEvent} event
   * @param {number} px
   */
  #pan(event, px) {
    const isSideways = event.shiftKey && event.deltaX === 0;
    const [dx, dy] = isSideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    this.#view.set({ camera: panBy(this.#view.camera, -dx * px, -dy * px) });
  }
}
