/**
 * Moving the open note by steps: the buttons in its form, and Shift with the arrows there and on the map. In its text those
 * keys mark letters, and are left alone.
 * @module tools/notes/noteNudge
 */

import { REST_MS, stepOf } from "../base/arrowStep.js";

/** @typedef {import("../../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {HTMLElement} panel  the note's form
 * @property {import("../../board/view.js").View} view
 * @property {import("./noteMove.js").NoteMove} noteMove
 * @property {(run: () => void, ms: number) => void} later
 */

const BUTTON_PX = 20;
/** @type {Record<string, Point>} */
const BUTTONS = {
  left: { x: -BUTTON_PX, y: 0 },
  right: { x: BUTTON_PX, y: 0 },
  up: { x: 0, y: -BUTTON_PX },
  down: { x: 0, y: BUTTON_PX },
};

/** Steps, until the hand rests. */
export class NoteSteps {
  #parts;
  /** @type {string|null} the note that is moved by keys now */
  #id = null;
  #steps = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { map, panel, view } = parts;
    for (const place of [map, panel]) {
      // Before the map moves itself, and before the form is closed.
      place.addEventListener("keydown", (event) => this.#press(event), { capture: true });
      place.addEventListener("keyup", (event) => event.key === "Shift" && this.#rest());
      place.addEventListener("focusout", () => this.#rest());
    }
    panel.addEventListener("click", (event) => this.#click(event));
    view.onChange((keys) => keys.has("note") && this.#rest());
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const step = isOurs(event, this.#parts.map) ? stepOf(event) : null;
    const isEscape = event.key === "Escape" && this.#id !== null;
    if (step ? !this.#step(step) : !isEscape) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEscape) this.#putBack();
  }

  /**
   * @param {Point} step_px
   * @returns {boolean} whether there is a note to move
   */
  #step(step_px) {
    if (!this.#carry(step_px)) return false;
    this.#id = this.#parts.noteMove.carried;
    this.#steps += 1;
    const steps = this.#steps;
    this.#parts.later(() => this.#steps === steps && this.#rest(), REST_MS);
    return true;
  }

  /** @param {MouseEvent} event  of one of the buttons: the way for whoever drags nothing */
  #click({ target }) {
    const button = /** @type {Element} */ (target).closest("[data-move]");
    const step = BUTTONS[button?.getAttribute("data-move") ?? ""];
    if (step && this.#carry(step)) this.#parts.noteMove.drop();
  }

  /**
   * @param {Point} step_px
   * @returns {boolean}
   */
  #carry(step_px) {
    const { view, noteMove } = this.#parts;
    const [note, { zoom }] = [noteMove.movable(view.note?.id ?? null), view.camera];
    if (note) noteMove.carry(note, { x: note.x + step_px.x / zoom, y: note.y + step_px.y / zoom });
    return note !== null;
  }

  /** Puts down what these keys have moved. */
  #rest() {
    if (this.#id === null) return;
    const isCarried = this.#parts.noteMove.carried === this.#id;
    this.#id = null;
    if (isCarried) this.#parts.noteMove.drop();
  }

  #putBack() {
    this.#id = null;
    this.#parts.noteMove.putBack();
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} map
 * @returns {boolean} whether the focus is on the bare map or in the form, and not in its text; pins have these keys too
 */
function isOurs({ target, currentTarget }, map) {
  if (currentTarget === map) return target === map;
  return !(/** @type {Element} */ (target).matches("textarea"));
}
