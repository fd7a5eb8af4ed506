/**
 * The keyboard on the map. Letters work only while the map has the focus (WCAG 2.1.4).
 * @module tools/keys
 */

import { panBy } from "../board/camera.js";

/**
 * @typedef {object} Parts
 * @property {import("../board/view.js").View} view
 * @property {import("../board/places.js").Places} places
 * @property {import("./comment.js").CommentTool} comment
 * @property {import("./note.js").NoteTool} note
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 */

const PAN_PX = 80;
const ZOOM_STEP = 1.25;

/**
 * @param {HTMLElement} map
 * @param {Parts} parts
 */
export function listenToKeys(map, parts) {
  const actions = actionsOf(parts);
  map.addEventListener("keydown", (event) => {
    // From a pin, which has keys of its own, back to where all keys work.
    if (event.key === "Escape") map.focus();
    const isShortcut = event.target === map && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isShortcut || parts.view.presenting !== null) return;
    const action = actions.get(event.shiftKey && event.key.length === 1 ? `Shift+${event.key.toLowerCase()}` : event.key) ?? actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/**
 * @param {Parts} parts
 * @returns {Map<string, () => void>} by the name of the key
 */
function actionsOf({ view, places, comment, note, mayComment, mayWriteNotes }) {
  const pan = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    places.stop();
    view.set({ camera: panBy(view.camera, dx * PAN_PX, dy * PAN_PX) });
  };
  const inMiddle = { hand: () => note.openInMiddle(), comment: () => comment.placeInMiddle(), note: () => note.placeInMiddle() };
  return new Map([
    ["ArrowLeft", () => pan(1, 0)],
    ["ArrowRight", () => pan(-1, 0)],
    ["ArrowUp", () => pan(0, 1)],
    ["ArrowDown", () => pan(0, -1)],
    ["+", () => places.zoomBy(ZOOM_STEP)],
    ["=", () => places.zoomBy(ZOOM_STEP)],
    ["-", () => places.zoomBy(1 / ZOOM_STEP)],
    ["0", () => places.zoomToActualSize()],
    ["1", () => places.flyToAll()],
    ["2", () => places.flyToNearest()],
    ["n", () => places.step(1)],
    ["Shift+n", () => places.step(-1)],
    ["h", () => view.set({ tool: "hand" })],
    ["c", () => mayComment() && comment.toggle()],
    ["s", () => mayWriteNotes() && note.toggle()],
    ["Enter", () => inMiddle[view.tool]()],
    ["f", () => view.set({ isSidebarOpen: !view.isSidebarOpen })],
    ["m", () => view.set({ isMinimapOpen: !view.isMinimapOpen })],
    ["/", () => view.set({ isSearchOpen: true })],
    ["Escape", () => view.set({ tool: "hand", thread: null, draft: null, note: null })],
  ]);
}
