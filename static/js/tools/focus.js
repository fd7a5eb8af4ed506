/**
 * Moves the focus back to the canvas after a pointer was used, so that the next key is for the canvas. For people who
 * use the keyboard, the focus goes back to where they opened something.
 * @module tools/focus
 */

import { isTextField } from "./shortcuts.js";

/** After a click in one of these the focus stays there. */
const KEEPS_FOCUS = "#thread, #note, #comments, #search, #popup, dialog[open]";

/** Tab on the canvas leads into the one of these cards that is open. */
const CARDS = "#thread, #note";
const CONTROLS = "a[href], button, input, textarea";

/** Listens to the pointers and keys of the page. */
export class Focus {
  #map;
  /** Whether the focus was moved last by a pointer, and not by Tab or a key on a button. */
  #isByPointer = false;
  #isTouch = false;

  /**
   * @param {Window} page
   * @param {HTMLElement} map
   */
  constructor(page, map) {
    this.#map = map;
    const early = { capture: true };
    page.addEventListener("pointerdown", (event) => this.#onPointerDown(event), early);
    page.addEventListener("keydown", (event) => this.#onKeyDown(event), early);
    page.addEventListener("click", (event) => event.detail > 0 && this.#returnSoon(), early);
    // The `close` event of a dialog does not bubble.
    page.addEventListener("close", () => this.#returnSoon(), early);
    map.addEventListener("mousedown", (event) => this.#keepFieldFocus(event));
    map.addEventListener("keydown", (event) => this.#enterCard(event));
  }

  /** @param {PointerEvent} event */
  #onPointerDown({ pointerType }) {
    this.#isByPointer = true;
    this.#isTouch = pointerType === "touch";
  }

  /** @param {KeyboardEvent} event */
  #onKeyDown({ key, target }) {
    const isPress = (key === "Enter" || key === " ") && target instanceof HTMLButtonElement;
    if (key === "Tab" || isPress) this.#isByPointer = false;
    if (key === "Escape") this.#returnSoon();
  }

  /** Waits until all other listeners have run: they may move the focus. */
  #returnSoon() {
    if (this.#isByPointer) setTimeout(() => this.#return());
  }

  #return() {
    const { activeElement } = document;
    if (isTextField(activeElement) || activeElement?.closest(KEEPS_FOCUS)) return;
    this.#map.focus({ preventScroll: true, focusVisible: false });
  }

  /**
   * Pins and bars stand between the canvas and an open card. Tab skips them; Shift+Tab goes through them.
   * @param {KeyboardEvent} event
   */
  #enterCard(event) {
    const isTab = event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    const control = isTab && event.target === this.#map ? firstControl() : null;
    if (!control) return;
    event.preventDefault();
    control.focus({ focusVisible: true });
  }

  /**
   * Keeps the focus in a text field that a tap or a double click has just opened: the mouse events of a tap come late,
   * and a double click has a second press.
   * @param {MouseEvent} event
   */
  #keepFieldFocus(event) {
    if ((this.#isTouch || event.detail > 1) && isTextField(document.activeElement)) event.preventDefault();
  }
}

/** @returns {HTMLElement|null} the first control of the open card that can have the focus; null without a card */
function firstControl() {
  const cards = [...document.querySelectorAll(CARDS)].filter((card) => card.checkVisibility());
  const controls = /** @type {HTMLElement[]} */ (cards.flatMap((card) => [...card.querySelectorAll(CONTROLS)]));
  return controls.find((control) => control.checkVisibility() && !control.matches(":disabled")) ?? null;
}
