/**
 * The panel of threads before it is loaded: its buttons, its filters, and the space that it needs.
 * @module ui/comments/panelEntry
 */

import { byId } from "../kit/dom.js";
import { setUpSidePanel } from "../kit/sidePanel.js";

/** @typedef {import("../../app/app.js").App} App */
/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/comments/threadList.js").Filter} Filter */

/** A narrower window has no space for a panel at each side. */
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
  const listen = (/** @type {string} */ id, /** @type {"offerSorts"|"offerMenu"} */ offer) =>
    byId(id, HTMLElement).addEventListener("click", () => features.use("comments-panel", (list) => list[offer]()));
  listen("comments-sort", "offerSorts");
  listen("comments-menu-button", "offerMenu");
  setUpFilters(view);
}

/**
 * A filter that is chosen before the panel is loaded is the one that the panel starts with.
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
 * @returns {(keys: Set<string>) => void} in a narrow window, closes the panels at the other side of the one that opened
 *   last
 */
function makeCloseOthers(view) {
  let isClosing = false;
  return (keys) => {
    if (isClosing || view.viewport.w >= BOTH_SIDES_FROM_PX || !view.isCommentsOpen) return;
    isClosing = true;
    if (!keys.has("isCommentsOpen")) view.set({ isCommentsOpen: !view.isSidebarOpen && !view.isSearchOpen });
    // One after the other: each change is complete before the next.
    else for (const field of /** @type {const} */ (["isSearchOpen", "isSidebarOpen"])) view.set({ [field]: false });
    isClosing = false;
  };
}
