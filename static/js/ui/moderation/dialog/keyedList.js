/**
 * A list that is updated while it is shown. Lines that have not changed stay the same elements, so that the focus and
 * the scroll position stay, too.
 * @module ui/moderation/dialog/keyedList
 */

import { byId, make } from "../../kit/dom.js";

/**
 * @typedef {object} ListItem
 * @property {string} key  identifies the line in the list
 * @property {(Node|string)[]} content
 * @property {{label: string, about: string, run: () => void}[]} actions  the buttons of the line; screen readers read
 *   `about` after the label
 */

/** A list of a dialog, with a title, and with a text that is shown if the list is empty. */
export class KeyedList {
  #list;
  #title;
  #none;
  /** @type {Map<string, {element: HTMLElement, state: string, line: ListItem}>} */
  #items = new Map();

  /** @param {string} id  of the list element; the ids `ID-title` and `ID-none` are those of its title and empty text */
  constructor(id) {
    this.#list = byId(id, HTMLElement);
    this.#title = byId(`${id}-title`, HTMLElement);
    this.#none = byId(`${id}-none`, HTMLElement);
    this.#list.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {ListItem[]} lines */
  show(lines) {
    const at = this.#indexOf(document.activeElement);
    const before = this.#items;
    this.#items = new Map(lines.map((line) => [line.key, reuseOrMake(line, before.get(line.key))]));
    this.#arrange([...this.#items.values()].map(({ element }) => element));
    this.#none.hidden = lines.length > 0;
    if (at >= 0) this.#focusNear(at);
  }

  /**
   * Adds and removes elements. An element that stays is not moved, because it would lose the focus.
   * @param {HTMLElement[]} elements  the new content; elements that stay have the same order as before
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

  /** @param {Element|null} target  @returns {number} index of the line that contains it, or -1 */
  #indexOf(target) {
    return target === null ? -1 : [...this.#list.children].findIndex((line) => line.contains(target));
  }

  /** @param {number} at  index of the line that had the focus and is gone */
  #focusNear(at) {
    if (this.#list.contains(document.activeElement)) return;
    const buttons = [...this.#list.children].slice(at).flatMap((line) => line.querySelector("button") ?? []);
    (buttons[0] ?? this.#title).focus();
  }

  /** @param {Event} event */
  #click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    for (const { element, line } of this.#items.values())
      if (button && element.contains(button)) line.actions[buttonIndex(element, button)]?.run();
  }
}

/**
 * Reuses the element if its text has not changed. The line itself is always the new one, because its buttons may do
 * something else than before.
 * @param {ListItem} line
 * @param {{element: HTMLElement, state: string}|undefined} before
 */
function reuseOrMake(line, before) {
  const state = JSON.stringify([
    line.content.map((part) => (typeof part === "string" ? part : part.textContent)),
    line.actions.map(({ label, about }) => [label, about]),
  ]);
  return before?.state === state ? { ...before, line } : { element: makeElement(line), state, line };
}

/** @param {ListItem} line */
function makeElement({ content, actions }) {
  const buttons = actions.map(({ label, about }) =>
    make("button", { type: "button", class: "tonal" }, label, make("span", { class: "unseen" }, ` ${about}`)),
  );
  return make("li", {}, make("div", {}, ...content), ...buttons);
}

/**
 * @param {HTMLElement} element  of a line
 * @param {Element} button
 * @returns {number} index of the button in the line
 */
function buttonIndex(element, button) {
  return [...element.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (button));
}
