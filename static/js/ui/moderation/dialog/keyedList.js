/**
 * A list that is updated while it is shown. Lines that have not changed stay the same elements, so that the focus and
 * the scroll position stay, too.
 * @module ui/moderation/dialog/keyedList
 */

import { byId, make } from "../../kit/dom.js";

/**
 * @typedef {object} Line
 * @property {string} key  of what it tells
 * @property {(Node|string)[]} words
 * @property {{label: string, about: string, run: () => void}[]} acts  what the buttons beside it do; `about` is heard
 *   in addition
 */

/** One list of a dialog, with its title, and with a text for an empty list. */
export class Lines {
  #list;
  #title;
  #none;
  /** @type {Map<string, {element: HTMLElement, state: string, line: Line}>} */
  #lines = new Map();

  /** @param {string} id  of the list; `ID-title` and `ID-none` belong to it */
  constructor(id) {
    this.#list = byId(id, HTMLElement);
    this.#title = byId(`${id}-title`, HTMLElement);
    this.#none = byId(`${id}-none`, HTMLElement);
    this.#list.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {Line[]} lines */
  show(lines) {
    const at = this.#indexOf(document.activeElement);
    const before = this.#lines;
    this.#lines = new Map(lines.map((line) => [line.key, keptOrNew(line, before.get(line.key))]));
    this.#arrange([...this.#lines.values()].map(({ element }) => element));
    this.#none.hidden = lines.length > 0;
    if (at >= 0) this.#focusNear(at);
  }

  /**
   * Lines that stay are not moved: a moved element would lose the focus.
   * @param {HTMLElement[]} elements  those that stay are in the same order as before
   */
  #arrange(elements) {
    const staying = new Set(/** @type {Element[]} */ (elements));
    for (const element of [...this.#list.children]) if (!staying.has(element)) element.remove();
    let at = this.#list.firstElementChild;
    for (const element of elements) {
      if (element === at) at = element.nextElementSibling;
      else this.#list.insertBefore(element, at);
    }
  }

  /** @param {Element|null} target  @returns {number} */
  #indexOf(target) {
    return target === null ? -1 : [...this.#list.children].findIndex((line) => line.contains(target));
  }

  /** @param {number} at  where the focus was */
  #focusNear(at) {
    if (this.#list.contains(document.activeElement)) return;
    const buttons = [...this.#list.children].slice(at).flatMap((line) => line.querySelector("button") ?? []);
    (buttons[0] ?? this.#title).focus();
  }

  /** @param {Event} event */
  #click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    for (const { element, line } of this.#lines.values())
      if (button && element.contains(button)) line.acts[indexIn(element, button)]?.run();
  }
}

/**
 * Keeps the newest line beside the element: its button may do something else, although its text is the same.
 * @param {Line} line
 * @param {{element: HTMLElement, state: string}|undefined} before
 */
function keptOrNew(line, before) {
  const state = JSON.stringify([
    line.words.map((part) => (typeof part === "string" ? part : part.textContent)),
    line.acts.map(({ label, about }) => [label, about]),
  ]);
  return before?.state === state ? { ...before, line } : { element: elementOf(line), state, line };
}

/** @param {Line} line */
function elementOf({ words, acts }) {
  const buttons = acts.map(({ label, about }) =>
    make("button", { type: "button", class: "tonal" }, label, make("span", { class: "unseen" }, ` ${about}`)),
  );
  return make("li", {}, make("div", {}, ...words), ...buttons);
}

/**
 * @param {HTMLElement} element  of a line
 * @param {Element} button
 * @returns {number} which of its buttons that is
 */
function indexIn(element, button) {
  return [...element.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (button));
}
