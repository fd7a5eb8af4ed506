/**
 * A choice of colours, as radio buttons.
 * @module ui/notes/swatches
 */

/** @typedef {import("../../wire.js").NoteColor} NoteColor */

/** The swatches of one form. */
export class ColorChoice {
  #radios;

  /**
   * @param {HTMLFormElement} form
   * @param {string} name  of its radio buttons
   */
  constructor(form, name) {
    this.#radios = [...form.querySelectorAll(`[name="${name}"]`)].filter((radio) => radio instanceof HTMLInputElement);
  }

  /** @returns {NoteColor|undefined} none while nobody has chosen one of them */
  get color() {
    return /** @type {NoteColor|undefined} */ (this.#radios.find((radio) => radio.checked)?.value);
  }

  /** @param {NoteColor} color  one that is no choice leaves all unchecked */
  choose(color) {
    for (const radio of this.#radios) radio.checked = radio.value === color;
  }
}
