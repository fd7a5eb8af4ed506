/**
 * Where the focus goes after a pointer: back to the map, so that the next key is meant for it. People who go by keys
 * get the focus back where they opened something.
 * @module tools/focus
 */

import { isTextField } from "./shortcuts.js";

/** Parts of the page in which one works: a click there leaves the focus there. */
const KEEPS_FOCUS = "#thread, #note, #comments, #search, #popup, dialog[open]";

/** Cards that open beside what they are about: the next Tab on the map leads into the one that is open. */
const CARDS = "#thread, #note";
const CONTROLS = "a[href], button, input, textarea";

/** Follows pointers and keys of the page. */
export class Focus {
  #map;
  /** Whether the last thing that led somewhere was a pointer, and not Tab or a button that was pressed by a key. */
  #isByPointer = false;
  #isTouch = false;

  /**
   * @param {Window} page
   * @param {HTMLElement} map
   */
  constructor(page, map) {
    this.#map = map;
    const early = { capture: true };
    page.addEventListener("pointerdown", (event) => this.#point(event), early);
    page.addEventListener("keydown", (event) => this.#key(event), early);
    page.addEventListener("click", (event) => event.detail > 0 && this.#returnSoon(), early);
    // `close` of a dialog does not bubble.
    page.addEventListener("close", () => this.#returnSoon(), early);
    map.addEventListener("mousedown", (event) => this.#keepField(event));
    map.addEventListener("keydown", (event) => this.#enterCard(event));
  }

  /** @param {PointerEvent} event */
  #point({ pointerType }) {
    this.#isByPointer = true;
    this.#isTouch = pointerType === "touch";
  }

  /** @param {KeyboardEvent} event */
  #key({ key, target }) {
    const isPress = (key === "Enter" || key === " ") && target instanceof HTMLButtonElement;
    if (key === "Tab" || isPress) this.#isByPointer = false;
    if (key === "Escape") this.#returnSoon();
  }

  /** After everybody else has heard the event: only then it is clear where the focus has gone. */
  #returnSoon() {
    if (this.#isByPointer) setTimeout(() => this.#return());
  }

  #return() {
    const { activeElement } = document;
    if (isTextField(activeElement) || activeElement?.closest(KEEPS_FOCUS)) return;
    this.#map.focus({ preventScroll: true, focusVisible: false });
  }

  /**
   * Pins and bars stand between the map and an open card: Tab skips them, and Shift+Tab leads back through them.
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
   * A text field keeps the focus under a finger, whose mouse events come after what its tap has opened, and under the
   * second press of a double click.
   * @param {MouseEvent} event
   */
  #keepField(event) {
    if ((this.#isTouch || event.detail > 1) && isTextField(document.activeElement)) event.preventDefault();
  }
}

/** @returns {HTMLElement|null} the first control of the open card that can have the focus; null without a card */
function firstControl() {
  const cards = [...document.querySelectorAll(CARDS)].filter((card) => card.checkVisibility());
  const controls = /** @type {HTMLElement[]} */ (cards.flatMap((card) => [...card.querySelectorAll(CONTROLS)]));
  return controls.find((control) => control.checkVisibility() && !control.matches(":disabled")) ?? null;
}
