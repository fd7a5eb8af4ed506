/**
 * Moving the pin that has the focus by keys.
 * @module tools/pins/pinNudge
 */

import { Nudge, stepOf } from "../base/nudge.js";
import { consume } from "../base/toolEvents.js";

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  the window
 * @property {HTMLElement} layer  the parent of all pins
 * @property {import("../../board/view.js").View} view
 * @property {import("./pinMove.js").PinMove} move
 * @property {(run: () => void, ms: number) => void} later
 */

/** Nudges pins. */
export class PinNudge extends Nudge {
  /** @param {Parts} parts */
  constructor({ layer, move, ...parts }) {
    super({ ...parts, places: [layer], mover: move, idFor: ({ target }) => threadOf(target) });
    // On a pin these keys never move the board, not even where this person may not move the pin.
    layer.addEventListener("keydown", (event) => stepOf(event) && consume(event));
  }
}

/**
 * @param {EventTarget|null} target  a pin
 * @returns {string|undefined} undefined for the pin of a draft
 */
function threadOf(target) {
  return /** @type {HTMLElement} */ (target).dataset["thread"];
}
