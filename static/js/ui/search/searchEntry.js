/**
 * The ways into the search and out of it. They are there from the beginning; the search itself is loaded a little later, and
 * finds what was typed meanwhile.
 * @module ui/search/searchEntry
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../board/view.js").View} View */

/**
 * @param {View} view
 * @returns {(step: (by: 1|-1) => unknown) => void} to be called with the search's own step once it is there
 */
export function setUpFind(view) {
  const buttons = document.querySelectorAll("[data-search]");
  const panel = byId("search", HTMLElement);
  for (const button of buttons) button.addEventListener("click", () => view.set({ isSearchOpen: !view.isSearchOpen }));
  const close = () => view.set({ isSearchOpen: false });
  byId("search-close", HTMLElement).addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  const show = makeShow(panel);
  view.onChange((keys) => {
    if (!keys.has("isSearchOpen")) return;
    for (const button of buttons) button.ariaExpanded = String(view.isSearchOpen);
    show(view.isSearchOpen);
  });
  listenForFind(view);
  return holdEnter(byId("search-input", HTMLInputElement));
}

/**
 * Whoever types fast has pressed Enter before the search is there to hear it.
 * @param {HTMLInputElement} input
 * @returns {(step: (by: 1|-1) => unknown) => void}
 */
function holdEnter(input) {
  /** @type {1|-1|null} */
  let asked = null;
  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    if (event.key === "Enter" && !event.isComposing) asked = event.shiftKey ? -1 : 1;
  };
  input.addEventListener("keydown", hold);
  return (step) => {
    input.removeEventListener("keydown", hold);
    if (asked !== null) step(asked);
  };
}

/**
 * @param {HTMLElement} panel
 * @returns {(isOpen: boolean) => void} shows and hides it; the focus goes there, and back to where it was
 */
function makeShow(panel) {
  const input = byId("search-input", HTMLInputElement);
  /** @type {Element|null} */
  let before = null;
  return (isOpen) => {
    const hadFocus = panel.contains(document.activeElement);
    if (isOpen) before = document.activeElement;
    panel.hidden = !isOpen;
    if (isOpen) return goTo(input);
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    if (hadFocus) (isThere ? /** @type {HTMLElement} */ (before) : byId("map", HTMLElement)).focus();
  };
}

/** @param {View} view */
function listenForFind(view) {
  const input = byId("search-input", HTMLInputElement);
  document.addEventListener("keydown", (event) => {
    if (!isFind(event) || isElsewhere(view)) return;
    // The second time somebody asks for it, they mean the browser's own search.
    if (document.activeElement === input) return;
    event.preventDefault();
    view.set({ isSearchOpen: true });
    goTo(input);
  });
}

/** @param {HTMLInputElement} input  what stands in it is replaced by what is typed next */
function goTo(input) {
  input.focus();
  input.select();
}

/** @param {KeyboardEvent} event */
function isFind(event) {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "f";
}

/**
 * A dialog or a presentation covers the map: there the key is the browser's.
 * @param {View} view
 */
function isElsewhere(view) {
  return view.presenting !== null || document.querySelector("dialog[open]") !== null;
}
