/**
 * The toolbar, the zoom bar and the buttons that open and close things.
 * @module ui/shell/toolbar
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/camera/navigation.js").Navigation} Navigation */

const ZOOM_STEP = 1.25;

/**
 * @typedef {object} Parts
 * @property {View} view
 * @property {Navigation} navigation
 * @property {string} lang
 * @property {() => import("../../wire.js").Role|undefined} role  none while the server has not said
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 * @property {import("./closed.js").Closed} closed
 */

/**
 * @param {Parts} parts
 * @returns {{refresh: () => void}} `refresh` after the role or the commenting hours may have changed
 */
export function setUpToolbar(parts) {
  const { view, navigation, lang, mayComment, mayWriteNotes, closed, role } = parts;
  const map = byId("map", HTMLElement);
  const tools = [...document.querySelectorAll("#toolbar [data-tool]")].filter(
    (button) => button instanceof HTMLButtonElement,
  );
  for (const button of tools) {
    button.addEventListener("click", () => {
      if (button.ariaDisabled === "true") return closed.say();
      view.set({ tool: toolOf(button) });
      // The next key, Enter or an arrow, is meant for the map.
      map.focus();
    });
  }
  const refresh = () => {
    const isAllowed = { hand: true, comment: mayComment(), note: mayWriteNotes() };
    for (const button of tools) {
      const tool = toolOf(button);
      button.ariaPressed = String(tool === view.tool);
      button.hidden = !isAllowed[tool] && !isOfRole(tool, role());
      button.ariaDisabled = String(!isAllowed[tool]);
      button.title = isAllowed[tool]
        ? (button.dataset["title"] ?? "")
        : `${button.ariaLabel ?? ""}: ${closed.reason()}`;
    }
    if (!isAllowed[view.tool]) view.set({ tool: "hand" });
    closed.refresh();
  };
  for (const button of tools) button.dataset["title"] = button.title;
  setUpZoom(view, navigation, lang);
  view.onChange((keys) => keys.has("tool") && refresh());
  refresh();
  return { refresh };
}

/**
 * @param {View["tool"]} tool
 * @param {import("../../wire.js").Role|undefined} role
 * @returns {boolean} whether the role has the tool while commenting is open: then it stays, disabled, while it is closed
 */
function isOfRole(tool, role) {
  return tool === "comment" ? role === "comment" || role === "participate" : tool === "note" && role === "participate";
}

/**
 * @param {HTMLElement} button
 * @returns {View["tool"]}
 */
function toolOf(button) {
  return /** @type {View["tool"]} */ (button.dataset["tool"]);
}

/**
 * @param {View} view
 * @param {Navigation} navigation
 * @param {string} lang
 */
function setUpZoom(view, navigation, lang) {
  const value = byId("zoom-value", HTMLElement);
  // Whole numbers, and 0.4 % far out rather than none.
  const percent = new Intl.NumberFormat(lang, {
    style: "percent",
    maximumFractionDigits: 0,
    maximumSignificantDigits: 1,
    roundingPriority: "morePrecision",
  });
  /** @type {Record<string, () => void>} */
  const actions = {
    fit: () => navigation.flyToOverview(),
    in: () => navigation.zoomBy(ZOOM_STEP),
    out: () => navigation.zoomBy(1 / ZOOM_STEP),
    100: () => navigation.zoomToActualSize(),
  };
  for (const button of document.querySelectorAll("#zoom-bar [data-zoom]")) {
    button.addEventListener("click", () => actions[button.getAttribute("data-zoom") ?? ""]?.());
  }
  const minimap = byId("minimap-button", HTMLElement);
  minimap.addEventListener("click", () => view.set({ isMinimapOpen: !view.isMinimapOpen }));
  const showMinimap = () => (minimap.ariaExpanded = String(view.isMinimapOpen));
  view.onChange((keys) => keys.has("isMinimapOpen") && showMinimap());
  showMinimap();
  const show = () => (value.textContent = percent.format(view.camera.zoom));
  view.onChange((keys) => keys.has("camera") && show());
  show();
}
