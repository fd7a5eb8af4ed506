/**
 * The search: its buttons and its field work from the start. The rest is loaded when the page is idle, or when it
 * opens.
 * @module ui/search/setUp
 */

import { Highlights } from "../../draw/overlay/highlights.js";
import { byId } from "../kit/dom.js";
import { setUpSidePanel } from "../kit/sidePanel.js";

/** @typedef {import("../../app/app.js").App} App */

/** @param {App} app */
export function setUp(app) {
  const { view, board, features } = app;
  const input = byId("search-input", HTMLInputElement);
  // What is typed next replaces the old query.
  const takeFocus = () => {
    input.focus();
    input.select();
  };
  setUpSidePanel({
    view,
    field: "isSearchOpen",
    panel: byId("search", HTMLElement),
    closeButton: byId("search-close", HTMLElement),
    openers: document.querySelectorAll("[data-search]"),
    takeFocus,
  });
  new Highlights({ canvas: byId("highlights", HTMLCanvasElement), view, board });
  app.search = {
    open() {
      view.set({ isSearchOpen: true });
      takeFocus();
    },
    takeEarlyEnter: holdEnter(input),
  };
  view.onChange((keys) => keys.has("isSearchOpen") && features.use("search-panel"));
}

/**
 * People may press Enter before the search is loaded.
 * @param {HTMLInputElement} input
 * @returns {() => 1|-1|null} the step that the last Enter asked for; null if there was none. Enter is not held any
 *   more.
 */
function holdEnter(input) {
  /** @type {1|-1|null} */
  let step = null;
  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    if (event.key === "Enter" && !event.isComposing) step = event.shiftKey ? -1 : 1;
  };
  input.addEventListener("keydown", hold);
  return () => {
    input.removeEventListener("keydown", hold);
    return step;
  };
}
