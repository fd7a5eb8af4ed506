/**
 * Moving the pin that has the focus by keys: Shift and the arrows, with Ctrl farther. Alone, the arrows move the map for
 * whoever has just closed a discussion, and with Alt they lead to the place before.
 * @module tools/pins/pinNudge
 */

import { REST_MS, stepOf } from "../base/arrowStep.js";

/** @typedef {import("../../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  that the pins lie in
 * @property {import("../../board/view.js").View} view
 * @property {import("./pinMove.js").PinMove} move
 * @property {(run: () => void, ms: number) => void} later
 */

/** Steps, until the hand rests. */
export class PinKeys {
  #parts;
  /** @type {string|null} the thread whose pin is moved by keys now */
  #id = null;
  #steps = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { layer } = parts;
    layer.addEventListener("keydown", (event) => this.#press(event));
    layer.addEventListener("keyup", (event) => event.key === "Shift" && this.#rest());
    layer.addEventListener("focusout", () => this.#rest());
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const step = stepOf(event);
    const isEscape = event.key === "Escape" && this.#id !== null;
    // Enter opens the discussion: it stands beside the pin's new place.
    if (event.key === "Enter") this.#rest();
    if (!step && !isEscape) return;
    event.preventDefault();
    event.stopPropagation();
    if (step) this.#step(/** @type {HTMLElement} */ (event.target).dataset["thread"], step);
    else this.#putBack();
  }

  /**
   * @param {string|undefined} id  none for the pin of a draft
   * @param {Point} step_px
   */
  #step(id, step_px) {
    const { view, move, later } = this.#parts;
    if (!id || !move.mayMove(id)) return;
    const [from, { zoom }] = [move.placeOf(id), view.camera];
    move.carry(id, { x: from.x + step_px.x / zoom, y: from.y + step_px.y / zoom });
    this.#id = id;
    this.#steps += 1;
    const steps = this.#steps;
    later(() => this.#steps === steps && this.#rest(), REST_MS);
  }

  /** Puts down what these keys have moved, and nothing that hangs on a pointer. */
  #rest() {
    if (this.#id === null) return;
    const isCarried = this.#parts.move.carried === this.#id;
    this.#id = null;
    if (isCarried) this.#parts.move.drop();
  }

  #putBack() {
    this.#id = null;
    this.#parts.move.putBack();
  }
}
