/**
 * Shortcuts of the whole page. They work everywhere except in dialogs. In text fields and menus, only keys with Ctrl or
 * Alt work.
 * @module tools/shortcuts
 */

import { hasModifier } from "../app/commands.js";

/** @typedef {import("../board/view.js").View} View */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  the window: every element on the way gets a key first
 * @property {HTMLElement} map
 * @property {View} view
 * @property {() => HTMLElement|null} openField  the text field of the open form; typed letters go there
 * @property {(event: KeyboardEvent) => boolean} runKey  runs the command of the key; false if there is none
 */

/** Input types that take no letters or arrows. */
const NO_TEXT = "[type=radio], [type=checkbox], [type=button], [type=submit]";
/** Elements that use arrows and paging keys themselves. */
const OWN_ARROWS = "aside, search, dialog, [role=dialog], [role=menu], input";

/** The only listener for shortcuts. The table of commands says what they do. */
export class Shortcuts {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.page.addEventListener("keydown", (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (this.#isTaken(event)) return;
    if (!hasModifier(event) && (isForFocused(event) || this.#typesIntoForm(event) || !this.#isShortcutHere(event)))
      return;
    if (this.#parts.runKey(event)) event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether no shortcut works now
   */
  #isTaken(event) {
    const isPresenting = this.#parts.view.presenting !== null;
    return (
      event.defaultPrevented || event.isComposing || isPresenting || document.querySelector("dialog[open]") !== null
    );
  }

  /**
   * While a form is open, typed letters go into its text, wherever the focus is. The browser puts the letter into the
   * element that has the focus at the end of this event.
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
  #isShortcutHere(event) {
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
 * @returns {boolean} whether a text field or a menu has the focus and uses the key
 */
function isForFocused({ target }) {
  const isInMenu = target instanceof Element && target.closest("[role=menu]") !== null;
  return isInMenu || isTextField(target);
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
