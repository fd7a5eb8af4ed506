/**
 * Detects whether a mouse or a touchpad sends wheel events. Browsers do not say it, so it is guessed from the numbers.
 * @module tools/view/wheelDevice
 */

/** @typedef {"mouse"|"touchpad"} Device */
/** @typedef {Pick<WheelEvent, "deltaX"|"deltaY"|"deltaMode"|"timeStamp"> & {wheelDeltaY?: number}} WheelSample */

/** One notch of a wheel is 100 or 120 px, or some lines. A touchpad sends a few px at a time, often sideways too. */
const NOTCH_MIN_PX = 50;
/** `wheelDeltaY` of one notch in Chromium and Safari, at each zoom of the page. The pixels may be fractions then. */
const NOTCH_UNITS = 120;
/** On a Mac these browsers count three units for each pixel of a touchpad, but not of a wheel. */
const TOUCHPAD_UNITS_PER_PX = 3;
/** The smallest step of a wheel on a Mac. Faster turns send multiples of it. */
const MAC_STEP_PX = 4.000244140625;
/** Whole steps of less than this come from a touchpad. Between this and a notch it could be either. */
const FINGER_MAX_PX = 30;
/** Events closer together than this are one gesture of one device, so a fast swipe is not taken for a notch. */
const GESTURE_MS = 400;
/** After so many events in a row that fit the other device, the first guess was wrong. */
const CONTRADICTIONS_MAX = 3;

/**
 * @param {Omit<WheelSample, "timeStamp">} event
 * @returns {boolean} whether it looks like a notch of a mouse wheel
 */
export function isNotch(event) {
  return classifyWheelEvent(event) === "mouse";
}

/**
 * @param {Omit<WheelSample, "timeStamp">} event
 * @returns {Device|null} the device that this event alone points to; null where it could be either
 */
export function classifyWheelEvent(event) {
  // Firefox sends lines for a wheel, but only if the mode is read before the deltas.
  if (event.deltaMode !== 0) return "mouse";
  const { deltaX, deltaY, wheelDeltaY = 0 } = event;
  if (deltaX !== 0) return deltaY !== 0 ? "touchpad" : null;
  if (wheelDeltaY !== 0 && wheelDeltaY % NOTCH_UNITS === 0) return isPerPixel(deltaY, wheelDeltaY) ? null : "mouse";
  if (deltaY !== 0 && Number.isInteger(deltaY / MAC_STEP_PX)) return "mouse";
  if (!Number.isInteger(deltaY) || isPerPixel(deltaY, wheelDeltaY)) return "touchpad";
  if (Math.abs(deltaY) >= NOTCH_MIN_PX) return "mouse";
  return Math.abs(deltaY) < FINGER_MAX_PX ? "touchpad" : null;
}

/**
 * @param {number} delta_px
 * @param {number} units
 */
function isPerPixel(delta_px, units) {
  return units !== 0 && units === -TOUCHPAD_UNITS_PER_PX * delta_px;
}

/** Remembers the last device, because a single event can fit both. */
export class WheelDeviceDetector {
  /** @type {Device} a wrong guess pans, which is easy to undo; a wrong zoom is not */
  #device = "touchpad";
  #last_ms = -Infinity;
  #contradictions = 0;

  /**
   * @param {WheelSample} event  the events in their order
   * @returns {Device} the most likely one
   */
  detect(event) {
    const isNew = event.timeStamp - this.#last_ms > GESTURE_MS;
    this.#last_ms = event.timeStamp;
    const guess = classifyWheelEvent(event);
    if (guess === null) return this.#device;
    this.#contradictions = guess === this.#device ? 0 : this.#contradictions + 1;
    if (this.#contradictions > 0 && (isNew || this.#contradictions >= CONTRADICTIONS_MAX)) this.#switchTo(guess);
    return this.#device;
  }

  /** @param {Device} device */
  #switchTo(device) {
    this.#device = device;
    this.#contradictions = 0;
  }
}
