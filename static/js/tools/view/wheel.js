/**
 * What the wheel and two fingers on a touchpad do to the map.
 * @module tools/view/wheel
 */

import { panBy, zoomAround } from "../../board/camera/camera.js";
import { Devices, isNotch } from "./wheelDevice.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/camera/cameraAnimation.js").CameraAnimation} CameraAnimation */
/** @typedef {import("../../geometry.js").Point} Point */

const PX_PER_LINE = 40;
/** In pages: what a wheel sends that was told to go by screens in the system's settings. */
const PX_PER_PAGE = 400;
/** 100 px, which is one notch, zooms by a fifth. */
const ZOOM_PER_WHEEL_PX = 0.0018;
/** Pinches come as small deltas with ctrlKey, which no keyboard holds down. */
const ZOOM_PER_PINCH_PX = 0.01;
/** A wheel that spins freely adds hundreds of pixels into one event; more than this at once loses sight of where one is. */
const ZOOM_MAX_PX = 400;

/** Wheel zooms at the cursor, two fingers pan, a pinch zooms; `view.wheel` says which it is, or to find out. */
export class Wheel {
  #view;
  #cameraAnimation;
  #devices = new Devices();

  /**
   * @param {View} view
   * @param {CameraAnimation} cameraAnimation
   */
  constructor(view, cameraAnimation) {
    this.#view = view;
    this.#cameraAnimation = cameraAnimation;
  }

  /**
   * @param {WheelEvent} event
   * @param {Point} at  screen pixels
   */
  turn(event, at) {
    this.#cameraAnimation.stop();
    const px = pxOf(event);
    if (event.ctrlKey || event.metaKey)
      this.#zoom(at, event.deltaY * px, isNotch(event) ? ZOOM_PER_WHEEL_PX : ZOOM_PER_PINCH_PX);
    else if (this.#isMouse(event) && event.deltaX === 0 && !event.shiftKey)
      this.#zoom(at, event.deltaY * px, ZOOM_PER_WHEEL_PX);
    else this.#pan(event, px);
  }

  /** @param {WheelEvent} event */
  #isMouse(event) {
    const { wheel } = this.#view;
    return (wheel === "auto" ? this.#devices.judge(event) : wheel) === "mouse";
  }

  /**
   * @param {Point} at
   * @param {number} delta_px
   * @param {number} rate
   */
  #zoom(at, delta_px, rate) {
    const within_px = Math.max(-ZOOM_MAX_PX, Math.min(ZOOM_MAX_PX, delta_px));
    this.#view.set({ camera: zoomAround(this.#view.camera, at, Math.exp(-within_px * rate)) });
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

/**
 * @param {WheelEvent} event
 * @returns {number} pixels for each unit of its deltas
 */
function pxOf({ deltaMode }) {
  if (deltaMode === 0) return 1;
  return deltaMode === 1 ? PX_PER_LINE : PX_PER_PAGE;
}
