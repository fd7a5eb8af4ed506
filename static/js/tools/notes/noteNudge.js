/**
 * Moving the open note by steps: by keys on the canvas and in the note's form, and by the buttons in that form.
 * @module tools/notes/noteNudge
 */

import { Nudge } from "../base/nudge.js";

/** @typedef {import("../../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  the window
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

/** Nudges the open note. */
export class NoteNudge extends Nudge {
  /** @param {Parts} parts */
  constructor({ map, panel, noteMove, ...parts }) {
    const { view } = parts;
    const idFor = (/** @type {KeyboardEvent} */ event) => (isForNote(event, map) ? view.note?.id : null);
    super({ ...parts, places: [map, panel], mover: noteMove, idFor });
    view.onChange((keys) => keys.has("note") && this.rest());
    panel.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("[data-move]");
      const step_px = BUTTONS[button?.getAttribute("data-move") ?? ""];
      if (step_px && this.stepBy(view.note?.id, step_px)) noteMove.drop();
    });
  }
}

/**
 * In the note's text the keys select letters, and on a pin they move the pin.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} map
 * @returns {boolean} whether the focus is on the canvas itself or in the form, but not in its text
 */
function isForNote({ target, currentTarget }, map) {
  if (currentTarget === map) return target === map;
  return !(/** @type {Element} */ (target).matches("textarea"));
}
