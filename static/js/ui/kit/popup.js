/**
 * The menu of the page. It opens below a button or at a point; the arrow keys move through it.
 * @module ui/kit/popup
 */

import { byId, make, makeIcon } from "./dom.js";
import { placeBeside, windowBounds } from "./surfaces.js";

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {() => void} choose
 * @property {boolean} [isChecked]  makes it one of several
 * @property {boolean} [isSwitch]  makes it a switch of its own, if it has `isChecked`
 * @property {string} [icon]
 */
/** @typedef {{head: string, items: Choice[], isRow?: boolean}} Section  with a title; a row has items side by side */
/** @typedef {Choice|Section} Item */

const MARGIN_PX = 8;
/** Between the menu and its button. */
const GAP_PX = 4;

/** Shows one menu at a time. */
export class Popup {
  #box = byId("popup", HTMLElement);
  /** @type {HTMLElement|null} */
  #opener = null;

  /** A menu that was opened by a pointer shows no focus ring on its first item. */
  #isByPointer = false;

  constructor() {
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("keydown", () => (this.#isByPointer = false), { capture: true });
    document.addEventListener(
      "pointerdown",
      (event) => {
        this.#isByPointer = true;
        if (!this.#box.hidden && event.target instanceof Node && !this.#isOurs(event.target)) this.close();
      },
      { capture: true },
    );
  }

  /**
   * @param {HTMLElement} opener  gets the focus back when the menu closes
   * @param {Item[]} items
   * @param {{x: number, y: number}} [at]  screen pixels; beside the opener if left out
   */
  toggle(opener, items, at) {
    const wasOpen = !this.#box.hidden && this.#opener === opener && !at;
    this.close();
    if (wasOpen) return;
    this.#opener = opener;
    opener.ariaExpanded = "true";
    this.#box.replaceChildren(
      ...items.map((item, at) => ("head" in item ? this.#section(item, `popup-head-${at}`) : this.#button(item))),
    );
    // An open dialog makes everything outside it inert.
    (opener.closest("dialog") ?? byId("map", HTMLElement).parentElement)?.append(this.#box);
    this.#box.hidden = false;
    this.#place(at ? pointEdges(at) : opener.getBoundingClientRect(), at ? 0 : GAP_PX);
    this.#buttons()[0]?.focus({ focusVisible: !this.#isByPointer });
  }

  /** Closes it, if it is open. */
  close() {
    if (this.#box.hidden) return;
    const hadFocus = this.#box.contains(document.activeElement);
    this.#box.hidden = true;
    if (this.#opener) this.#opener.ariaExpanded = "false";
    if (hadFocus) this.#opener?.focus();
    this.#opener = null;
  }

  /**
   * @param {Section} section
   * @param {string} id
   */
  #section({ head, items, isRow }, id) {
    const title = make("p", { id, class: "head", role: "presentation" }, head);
    const box = make(
      "div",
      { role: "group", "aria-labelledby": id },
      title,
      ...items.map((item) => this.#button(item)),
    );
    box.classList.toggle("is-row", isRow ?? false);
    return box;
  }

  /** @param {Choice} item */
  #button({ label, choose, isChecked, isSwitch, icon }) {
    const role = isChecked === undefined ? "menuitem" : isSwitch ? "menuitemcheckbox" : "menuitemradio";
    const button = make("button", { role, type: "button", tabindex: "-1" }, ...(icon ? [makeIcon(icon)] : []), label);
    if (isChecked !== undefined) button.ariaChecked = String(isChecked);
    button.addEventListener("click", () => {
      this.close();
      choose();
    });
    return button;
  }

  /**
   * @param {import("./surfaces.js").Edges} anchor
   * @param {number} gap_px
   */
  #place(anchor, gap_px) {
    // Near the right edge the browser would make it narrower before it is measured.
    Object.assign(this.#box.style, { left: "0", top: "0" });
    placeBeside(this.#box, { anchor, sides: ["below"], gap_px, bounds: windowBounds(MARGIN_PX) });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const buttons = this.#buttons();
    const current = buttons.findIndex((button) => button === document.activeElement);
    const targets = new Map([
      ["ArrowDown", (current + 1) % buttons.length],
      ["ArrowUp", (current - 1 + buttons.length) % buttons.length],
      ["Home", 0],
      ["End", buttons.length - 1],
    ]);
    const target = targets.get(event.key);
    if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (target !== undefined) buttons[target]?.focus();
    else return;
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  }

  #buttons() {
    return [...this.#box.querySelectorAll("button")];
  }

  /** @param {Node} target */
  #isOurs(target) {
    return this.#box.contains(target) || (this.#opener?.tagName === "BUTTON" && this.#opener.contains(target));
  }
}

/**
 * @param {{x: number, y: number}} point
 * @returns {import("./surfaces.js").Edges}
 */
function pointEdges({ x, y }) {
  return { left: x, right: x, top: y, bottom: y };
}
