/**
 * Mouse or touchpad? Browsers send both as wheel events and do not say which it was; each event bears witness.
 * @module tools/view/wheelDevice
 */

/** @typedef {"mouse"|"touchpad"} Device */
/** @typedef {Pick<WheelEvent, "deltaX"|"deltaY"|"deltaMode"|"timeStamp"> & {wheelDeltaY?: number}} Turn */

/** A notch of a wheel is 100 or 120 px, or lines; a touchpad sends a few px at a time, often sideways too. */
const NOTCH_MIN_PX = 50;
/** What Chromium and Safari count for a notch whatever the zoom of the page, which makes the pixels fractions. */
const NOTCH_UNITS = 120;
/** On a Mac those two count three units for each pixel of a touchpad, as they do for no wheel. */
const TOUCHPAD_UNITS_PER_PX = 3;
/** The smallest step of a wheel on a Mac; quicker turns give multiples of it. */
const MAC_STEP_PX = 4.000244140625;
/** Whole steps of less than this come from fingers; between this and a notch there is no telling. */
const FINGER_MAX_PX = 30;
/** A gesture goes on with the device that began it, so that a fast swipe is not taken for a notch. */
const GESTURE_MS = 400;
/** Unless so many events in a row speak for the other one: then the first was misjudged. */
const CHANGE_OF_MIND = 3;

/**
 * @param {Omit<Turn, "timeStamp">} turn
 * @returns {boolean} whether it looks like a notch of a mouse wheel
 */
export function isNotch(turn) {
  return witness(turn) === "mouse";
}

/**
 * @param {Omit<Turn, "timeStamp">} turn
 * @returns {Device|null} null where it could be either
 */
export function witness(turn) {
  // Firefox gives lines for a wheel, but only to those who ask for the mode before the deltas.
  if (turn.deltaMode !== 0) return "mouse";
  const { deltaX, deltaY, wheelDeltaY = 0 } = turn;
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

/** Remembers what turned last, since single events can be of either. */
export class Devices {
  /** @type {Device} Panning, where it was wrong, loses nobody's place. */
  #device = "touchpad";
  #last_ms = -Infinity;
  #doubts = 0;

  /**
   * @param {Turn} turn  the events in their order
   * @returns {Device} what it most likely came from
   */
  judge(turn) {
    const isNew = turn.timeStamp - this.#last_ms > GESTURE_MS;
    this.#last_ms = turn.timeStamp;
    const said = witness(turn);
    if (said === null) return this.#device;
    this.#doubts = said === this.#device ? 0 : this.#doubts + 1;
    if (this.#doubts > 0 && (isNew || this.#doubts >= CHANGE_OF_MIND)) this.#believe(said);
    return this.#device;
  }

  /** @param {Device} device */
  #believe(device) {
    this.#device = device;
    this.#doubts = 0;
  }
}
