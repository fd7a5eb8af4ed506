/**
 * A choice of colors, as radio buttons.
 * @module ui/notes/swatches
 */

/** @typedef {import("../../wire.js").NoteColor} NoteColor */

/** Reads and sets the chosen color of one form. */
export class ColorChoice {
  #radios;

  /**
   * @param {HTMLFormElement} form
   * @param {string} name  the name of the radio buttons
   */
  constructor(form, name) {
    this.#radios = [...form.querySelectorAll(`[name="${name}"]`)].filter((radio) => radio instanceof HTMLInputElement);
  }

  /** @returns {NoteColor|undefined} the chosen color; undefined if none is chosen */
  get color() {
    return /** @type {NoteColor|undefined} */ (this.#radios.find((radio) => radio.checked)?.value);
  }

  /** @param {NoteColor} color  if it has no radio button, none is checked */
  choose(color) {
    for (const radio of this.#radios) radio.checked = radio.value === color;
  }
}
