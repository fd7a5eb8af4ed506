/**
 * The ways into the list of discussions, out of it, and from one discussion to the next. They are there from the
 * beginning; the list itself is loaded a little later.
 * @module ui/comments/entry
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/comments/threadList.js").Filter} Filter */
/** @typedef {{step: (by: 1|-1) => Promise<void>, offerSorts: () => void, offerMenu: () => void}} List */

/**
 * @typedef {object} Parts
 * @property {View} view
 * @property {import("../../board/view.js").ShortcutTable} shortcuts
 * @property {() => Promise<List>} load
 * @property {() => void} failed  the list could not be loaded
 */

/** With less there is no room for a panel on either side and a map between them. */
const BOTH_SIDES_FROM_PX = 1_100;
/** @type {ReadonlyMap<string, 1|-1>} */
const ARROWS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/** @param {Parts} parts */
export function setUpComments({ view, load, failed, shortcuts }) {
  const buttons = document.querySelectorAll("[data-comments]");
  const panel = byId("comments", HTMLElement);
  const toggle = () => view.set({ isCommentsOpen: !view.isCommentsOpen });
  for (const button of buttons) button.addEventListener("click", toggle);
  const close = () => view.set({ isCommentsOpen: false });
  byId("comments-close", HTMLElement).addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  const show = makeShow(panel);
  const makeRoom = makeMakeRoom(view);
  view.onChange((keys) => {
    makeRoom(keys);
    if (!keys.has("isCommentsOpen")) return;
    for (const button of buttons) button.ariaExpanded = String(view.isCommentsOpen);
    show(view.isCommentsOpen);
    if (view.isCommentsOpen) void load().catch(failed);
  });
  const ask = (/** @type {(list: List) => unknown} */ what) => void load().then(what).catch(failed);
  byId("comments-sort", HTMLElement).addEventListener("click", () => ask((list) => list.offerSorts()));
  byId("comments-menu-button", HTMLElement).addEventListener("click", () => ask((list) => list.offerMenu()));
  listenForFilters(view);
  const step = (/** @type {1|-1} */ by) => ask((list) => list.step(by));
  shortcuts.add({ j: () => step(1), k: () => step(-1), "Shift+c": toggle });
  listenForSteps(view, step);
}

/**
 * What is chosen before the list is there is what it begins with.
 * @param {View} view
 */
function listenForFilters(view) {
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
 * @param {HTMLElement} panel
 * @returns {(isOpen: boolean) => void} shows and hides it; the focus goes there, and back to where it was
 */
function makeShow(panel) {
  /** @type {Element|null} */
  let before = null;
  return (isOpen) => {
    const hadFocus = panel.contains(document.activeElement);
    if (isOpen) before = document.activeElement;
    panel.hidden = !isOpen;
    document.body.classList.toggle("has-comments", isOpen);
    if (isOpen) return panel.focus({ preventScroll: true });
    const isThere = before instanceof HTMLElement && before.checkVisibility() && before !== document.body;
    if (hadFocus) (isThere ? /** @type {HTMLElement} */ (before) : byId("map", HTMLElement)).focus();
  };
}

/**
 * @param {View} view
 * @returns {(keys: Set<string>) => void} whatever was opened last has the room
 */
function makeMakeRoom(view) {
  let isAtIt = false;
  return (keys) => {
    if (isAtIt || view.viewport.w >= BOTH_SIDES_FROM_PX || !view.isCommentsOpen) return;
    isAtIt = true;
    if (!keys.has("isCommentsOpen")) view.set({ isCommentsOpen: !view.isSidebarOpen && !view.isSearchOpen });
    // One after the other: a search that closes brings back the sidebar that it had hidden.
    else for (const key of /** @type {const} */ (["isSearchOpen", "isSidebarOpen"])) view.set({ [key]: false });
    isAtIt = false;
  };
}

/**
 * Arrows with Alt work wherever no words would be lost; Enter on the map leads into the open thread.
 * @param {View} view
 * @param {(by: 1|-1) => void} step
 */
function listenForSteps(view, step) {
  const map = byId("map", HTMLElement);
  document.addEventListener("keydown", (event) => {
    if (view.presenting !== null || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey) return;
    const by = event.altKey ? ARROWS.get(event.key) : undefined;
    if (by && !isWriting(event.target)) step(by);
    else if (event.target === map && event.key === "Enter" && view.tool === "hand" && view.thread !== null)
      byId("composer-text", HTMLElement).focus();
    else return;
    event.preventDefault();
  });
}

/** @param {EventTarget|null} target */
function isWriting(target) {
  return target instanceof HTMLTextAreaElement && target.value !== "";
}
