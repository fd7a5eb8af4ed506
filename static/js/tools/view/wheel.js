/**
 * Panning and zooming by the wheel of a mouse, and by two fingers on a touchpad.
 * @module tools/view/wheel
 */

import { panBy, zoomAround } from "../../board/camera/camera.js";
import { WheelDeviceDetector, isNotch } from "./wheelDevice.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/camera/cameraAnimation.js").CameraAnimation} CameraAnimation */
/** @typedef {import("../../geometry.js").Point} Point */

const PX_PER_LINE = 40;
/** A wheel sends pages where the settings of the system say that it scrolls by screens. */
const PX_PER_PAGE = 400;
/** 100 px, which is one notch, zooms by a fifth. */
const ZOOM_PER_WHEEL_PX = 0.0018;
/** Browsers report a pinch on a touchpad as small deltas with `ctrlKey`, although no key is down. */
const ZOOM_PER_PINCH_PX = 0.01;
/** A free-spinning wheel can send hundreds of pixels in one event. A larger zoom step than this is hard to follow. */
const ZOOM_MAX_PX = 400;

/** A mouse wheel zooms at the cursor. On a touchpad two fingers pan and a pinch zooms. `view.wheel` is the setting. */
export class Wheel {
  #view;
  #cameraAnimation;
  #detector = new WheelDeviceDetector();

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
  scroll(event, at) {
    this.#cameraAnimation.stop();
    const unit_px = pxPerUnit(event);
    if (event.ctrlKey || event.metaKey)
      this.#zoom(at, event.deltaY * unit_px, isNotch(event) ? ZOOM_PER_WHEEL_PX : ZOOM_PER_PINCH_PX);
    else if (this.#isMouse(event) && event.deltaX === 0 && !event.shiftKey)
      this.#zoom(at, event.deltaY * unit_px, ZOOM_PER_WHEEL_PX);
    else this.#pan(event, unit_px);
  }

  /** @param {WheelEvent} event */
  #isMouse(event) {
    const { wheel } = this.#view;
    return (wheel === "auto" ? this.#detector.detect(event) : wheel) === "mouse";
  }

  /**
   * @param {Point} at
   * @param {number} delta_px
   * @param {number} rate
   */
  #zoom(at, delta_px, rate) {
    const limited_px = Math.max(-ZOOM_MAX_PX, Math.min(ZOOM_MAX_PX, delta_px));
    this.#view.set({ camera: zoomAround(this.#view.camera, at, Math.exp(-limited_px * rate)) });
  }

  /**
   * @param {WheelEvent} event
   * @param {number} unit_px  pixels for each unit of the deltas
   */
  #pan(event, unit_px) {
    const isSideways = event.shiftKey && event.deltaX === 0;
    const [dx, dy] = isSideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    this.#view.set({ camera: panBy(this.#view.camera, -dx * unit_px, -dy * unit_px) });
  }
}

/**
 * @param {WheelEvent} event
 * @returns {number} pixels for each unit of the deltas
 */
function pxPerUnit({ deltaMode }) {
  if (deltaMode === 0) return 1;
  return deltaMode === 1 ? PX_PER_LINE : PX_PER_PAGE;
}
