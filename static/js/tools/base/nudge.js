/**
 * Moving one object by Shift and the arrows: idle -> moving. Steps that follow each other closely are one move.
 * @module tools/base/nudge
 */

import { Tool } from "./tool.js";
import { consume, listenForCancel } from "./toolEvents.js";

/** @typedef {import("./tool.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  the window
 * @property {readonly HTMLElement[]} places  the elements in which the keys work
 * @property {import("../../board/view.js").View} view
 * @property {import("./drag.js").Mover} mover
 * @property {(event: KeyboardEvent) => string|null|undefined} idFor  the object that the key moves, if there is one
 * @property {(run: () => void, ms: number) => void} later
 */

const STEP_PX = 10;
const FAR_STEP_PX = 50;
/** Steps that follow each other sooner than this are one move. */
const REST_MS = 600;
/** @type {Record<string, Point>} */
const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** @augments {Tool<"moving">} */
export class Nudge extends Tool {
  #parts;
  /** @type {string|null} */
  #id = null;
  #steps = 0;

  /** @override @type {Tool<"moving">["states"]} */
  states = {
    idle: { key: (event) => this.#step(event) },
    moving: { key: (event) => this.#step(event), cancel: () => this.#parts.mover.putBack() },
  };

  /** @param {Parts} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
    for (const place of parts.places) {
      // Capture: before the board moves itself, and before a form is closed.
      place.addEventListener("keydown", (event) => this.key(event) && consume(event), { capture: true });
      place.addEventListener("keyup", ({ key }) => key === "Shift" && this.rest());
      place.addEventListener("focusout", () => this.rest());
    }
    listenForCancel(parts.page, this);
  }

  /** Ends the move where the object is now. If a pointer has taken the object meanwhile, it stays with the pointer. */
  rest() {
    if (this.isIdle) return;
    this.go("idle");
    if (this.#parts.mover.movingId === this.#id) this.#parts.mover.drop();
  }

  /**
   * Moves an object by one step, without ending the move.
   * @param {string|null|undefined} id
   * @param {Point} step_px  screen pixels
   * @returns {boolean} whether there is an object that this person may move
   */
  stepBy(id, step_px) {
    const { view, mover } = this.#parts;
    const from = id ? mover.positionOf(id) : null;
    if (!id || !from) return false;
    const { zoom } = view.camera;
    mover.moveTo(id, { x: from.x + step_px.x / zoom, y: from.y + step_px.y / zoom });
    return true;
  }

  /** @param {KeyboardEvent} event  @returns {boolean} */
  #step(event) {
    // Enter opens something beside the object, which has to be at its new place by then.
    if (event.key === "Enter") this.rest();
    const step = stepOf(event);
    const id = step && this.#parts.idFor(event);
    if (!step || !id || !this.stepBy(id, step)) return false;
    this.#id = id;
    this.go("moving");
    const steps = (this.#steps += 1);
    this.#parts.later(() => this.#steps === steps && this.rest(), REST_MS);
    return true;
  }
}

/**
 * Without Shift the arrows move the board, and with Alt they go back in the browser's history.
 * @param {KeyboardEvent} event
 * @returns {Point|null} screen pixels; null for keys that are no step
 */
export function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }) {
  const direction = shiftKey && !altKey ? DIRECTIONS[key] : undefined;
  if (!direction) return null;
  const step_px = ctrlKey || metaKey ? FAR_STEP_PX : STEP_PX;
  return { x: direction.x * step_px, y: direction.y * step_px };
}
