/**
 * Shortcuts of the whole page. They work wherever the focus is, except in text fields, dialogs and menus.
 * @module tools/shortcuts
 */

/** @typedef {import("../board/view.js").View} View */
/** @typedef {() => unknown} Run */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  the window: shortcuts are heard after every element on the way
 * @property {HTMLElement} map
 * @property {View} view
 * @property {() => HTMLElement|null} openField  the text field of a form that is open, which takes the letters
 */

/** Input types in which letters and arrows do nothing. */
const NO_TEXT = "[type=radio], [type=checkbox], [type=button], [type=submit]";
/** Elements in which arrows and paging keys have a meaning of their own. */
const OWN_ARROWS = "aside, search, dialog, [role=dialog], [role=menu], input";

/** The one listener for shortcuts. Features add theirs with `add`. */
export class Shortcuts {
  #parts;
  /** @type {Map<string, Run>} by the name of the key, with `Shift+` before letters */
  #runs = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.page.addEventListener("keydown", (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
  }

  /**
   * @param {Record<string, Run>} runs  by the name of the key, with `Shift+` before letters: `{"Shift+n": …}`
   */
  add(runs) {
    for (const [key, run] of Object.entries(runs)) this.#runs.set(key, run);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (this.#isTaken(event)) return;
    if (this.#typesIntoForm(event)) return;
    const run = this.#runs.get(nameOf(event)) ?? this.#runs.get(event.key);
    if (!run || !this.#isMeant(event)) return;
    event.preventDefault();
    run();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key belongs to something else: a field, a dialog, a menu, the browser
   */
  #isTaken(event) {
    const { view } = this.#parts;
    const isInMenu = event.target instanceof Element && event.target.closest("[role=menu]") !== null;
    if (isInMenu || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return true;
    return view.presenting !== null || isTextField(event.target) || document.querySelector("dialog[open]") !== null;
  }

  /**
   * Somebody who has a form open and types a letter means its text, wherever a click has left the focus. The browser
   * puts the letter into the element that has the focus at the end of this event.
   * @param {KeyboardEvent} event
   * @returns {boolean}
   */
  #typesIntoForm(event) {
    const field = isCharacter(event) && !isPressing(event) ? this.#parts.openField() : null;
    field?.focus({ preventScroll: true });
    return field !== null;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key is a shortcut where the focus is
   */
  #isMeant(event) {
    const { view, map } = this.#parts;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Escape") return true;
    if (isCharacter(event)) return view.areShortcutsOn;
    // Enter presses the button that has the focus, and arrows scroll the panel that has it.
    if (event.key === "Enter") return target === map || target === document.body;
    return !target?.closest(OWN_ARROWS);
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {string} how the key is called in the table
 */
function nameOf({ key, shiftKey }) {
  return shiftKey && key.length === 1 ? `Shift+${key.toLowerCase()}` : key;
}

/** @param {KeyboardEvent} event */
function isCharacter({ key }) {
  return key.length === 1;
}

/** @param {KeyboardEvent} event  a space presses what has the focus */
function isPressing({ key, target }) {
  return key === " " && target instanceof Element && target.matches("button, a, input, summary");
}

/**
 * @param {EventTarget|null} target
 * @returns {boolean} whether letters that are typed there become text
 */
export function isTextField(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || (target.matches("input, textarea, select") && !target.matches(NO_TEXT));
}
