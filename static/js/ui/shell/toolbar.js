/**
 * The toolbar and the zoom bar: which buttons are there, and which are pressed. What they do is in the table of
 * commands.
 * @module ui/shell/toolbar
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../app/app.js").App} App */
/** @typedef {import("../../board/view.js").View} View */

/** @param {App} app  with the closed notice */
export function setUpToolbar(app) {
  const buttons = [...document.querySelectorAll("#toolbar [data-tool]")].filter(
    (button) => button instanceof HTMLButtonElement,
  );
  for (const button of buttons) button.dataset["title"] = button.title;
  const refresh = () => refreshTools(buttons, app);
  app.view.onChange((keys) => keys.has("tool") && refresh());
  app.board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && refresh());
  app.onPermissionChange(refresh);
  refresh();
  setUpMinimapButton(app.view);
  showZoom(app.view, app.lang);
}

/**
 * A tool that the role never has is hidden. While commenting is closed, the tools of the role are disabled.
 * @param {HTMLButtonElement[]} buttons
 * @param {App} app
 */
function refreshTools(buttons, { view, role, mayComment, mayWriteNotes, closedNotice }) {
  const isAllowed = { hand: true, comment: mayComment(), note: mayWriteNotes() };
  for (const button of buttons) {
    const tool = toolOf(button);
    button.ariaPressed = String(tool === view.tool);
    button.hidden = !isAllowed[tool] && !isToolOfRole(tool, role());
    button.ariaDisabled = String(!isAllowed[tool]);
    button.title = isAllowed[tool]
      ? (button.dataset["title"] ?? "")
      : `${button.ariaLabel ?? ""}: ${closedNotice.reason()}`;
  }
  if (!isAllowed[view.tool]) view.set({ tool: "hand" });
}

/**
 * @param {View["tool"]} tool
 * @param {import("../../wire.js").Role|undefined} role
 * @returns {boolean} whether a guest with this role has the tool while commenting is open
 */
function isToolOfRole(tool, role) {
  return tool === "comment" ? role === "comment" || role === "participate" : tool === "note" && role === "participate";
}

/**
 * @param {HTMLElement} button
 * @returns {View["tool"]}
 */
function toolOf(button) {
  return /** @type {View["tool"]} */ (button.dataset["tool"]);
}

/** @param {View} view */
function setUpMinimapButton(view) {
  const button = byId("minimap-button", HTMLElement);
  const show = () => (button.ariaExpanded = String(view.isMinimapOpen));
  view.onChange((keys) => keys.has("isMinimapOpen") && show());
  show();
}

/**
 * @param {View} view
 * @param {string} lang
 */
function showZoom(view, lang) {
  const value = byId("zoom-value", HTMLElement);
  // Whole percents; below 1 % one digit, such as 0.4 %, so that it is never 0 %.
  const percent = new Intl.NumberFormat(lang, {
    style: "percent",
    maximumFractionDigits: 0,
    maximumSignificantDigits: 1,
    roundingPriority: "morePrecision",
  });
  const show = () => (value.textContent = percent.format(view.camera.zoom));
  view.onChange((keys) => keys.has("camera") && show());
  show();
}
