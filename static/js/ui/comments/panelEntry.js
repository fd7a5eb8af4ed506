/**
 * The part of the comments panel that works before the panel is loaded: the buttons, the filters, and the space at the
 * side.
 * @module ui/comments/panelEntry
 */

import { byId } from "../kit/dom.js";
import { setUpSidePanel } from "../kit/sidePanel.js";

/** @typedef {import("../../app/app.js").App} App */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/comments/threadList.js").Filter} Filter */

/** In a narrower window, there is no space for a panel on each side. */
const BOTH_SIDES_FROM_PX = 1_100;

/** @param {Pick<App, "view"|"features">} app */
export function setUpPanelEntry({ view, features }) {
  const panel = byId("comments", HTMLElement);
  view.onChange(makeCloseOthers(view));
  view.onChange((keys) => {
    if (!keys.has("isCommentsOpen")) return;
    document.body.classList.toggle("has-comments", view.isCommentsOpen);
    if (view.isCommentsOpen) features.use("comments-panel");
  });
  setUpSidePanel({
    view,
    field: "isCommentsOpen",
    panel,
    closeButton: byId("comments-close", HTMLElement),
    openers: document.querySelectorAll("[data-comments]"),
    takeFocus: () => panel.focus({ preventScroll: true }),
  });
  const openOnClick = (/** @type {string} */ id, /** @type {"offerSorts"|"offerMenu"} */ offer) =>
    byId(id, HTMLElement).addEventListener("click", () => features.use("comments-panel", (list) => list[offer]()));
  openOnClick("comments-sort", "offerSorts");
  openOnClick("comments-menu-button", "offerMenu");
  setUpFilters(view);
}

/**
 * Stores the chosen filter in the view, so that a choice before the panel is loaded is not lost.
 * @param {View} view
 */
function setUpFilters(view) {
  const buttons = [...document.querySelectorAll("#comments-filters button")].filter(
    (button) => button instanceof HTMLButtonElement,
  );
  for (const button of buttons)
    button.addEventListener("click", () =>
      view.set({ commentsFilter: /** @type {Filter} */ (button.dataset["filter"]) }),
    );
  view.onChange((keys) => {
    if (!keys.has("commentsFilter")) return;
    for (const button of buttons) button.ariaPressed = String(button.dataset["filter"] === view.commentsFilter);
  });
}

/**
 * @param {View} view
 * @returns {(keys: Set<string>) => void} a listener of the view: in a narrow window, the panel that opens closes the
 *   panels on the other side
 */
function makeCloseOthers(view) {
  let isClosing = false;
  return (keys) => {
    if (isClosing || view.viewport.w >= BOTH_SIDES_FROM_PX || !view.isCommentsOpen) return;
    isClosing = true;
    if (!keys.has("isCommentsOpen")) view.set({ isCommentsOpen: !view.isSidebarOpen && !view.isSearchOpen });
    // One field at a time: each listener must see a complete change.
    else for (const field of /** @type {const} */ (["isSearchOpen", "isSidebarOpen"])) view.set({ [field]: false });
    isClosing = false;
  };
}
