/**
 * Keys that move the map and take tools.
 * @module tools/keys
 */

import { panBy } from "../board/camera/camera.js";

/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../board/view.js").ViewState} ViewState */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {View} view
 * @property {import("../board/camera/navigation.js").Navigation} navigation
 * @property {import("./pins/commentTool.js").CommentTool} comment
 * @property {import("./notes/noteTool.js").NoteTool} note
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 * @property {() => void} sayClosed  says why one may not, if commenting is closed
 */

const PAN_PX = 80;
const ZOOM_STEP = 1.25;

/**
 * @param {Parts} parts
 * @returns {Record<string, () => void>} by the name of the key, for `Shortcuts.add`
 */
export function mapKeys({ map, view, navigation, comment, note, mayComment, mayWriteNotes, sayClosed }) {
  const pan = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    navigation.stop();
    view.set({ camera: panBy(view.camera, dx * PAN_PX, dy * PAN_PX) });
  };
  const inMiddle = {
    hand: () => note.openInMiddle(),
    comment: () => comment.placeInMiddle(),
    note: () => note.placeInMiddle(),
  };
  return {
    ArrowLeft: () => pan(1, 0),
    ArrowRight: () => pan(-1, 0),
    ArrowUp: () => pan(0, 1),
    ArrowDown: () => pan(0, -1),
    "+": () => navigation.zoomBy(ZOOM_STEP),
    "=": () => navigation.zoomBy(ZOOM_STEP),
    "-": () => navigation.zoomBy(1 / ZOOM_STEP),
    0: () => navigation.zoomToActualSize(),
    1: () => navigation.flyToOverview(),
    2: () => navigation.flyToNearest(),
    n: () => navigation.stepFrame(1),
    "Shift+n": () => navigation.stepFrame(-1),
    h: () => view.set({ tool: "hand" }),
    c: () => (mayComment() ? comment.toggle() : sayClosed()),
    s: () => (mayWriteNotes() ? note.toggle() : sayClosed()),
    Enter: () => inMiddle[view.tool](),
    m: () => view.set({ isMinimapOpen: !view.isMinimapOpen }),
    "/": () => view.set({ isSearchOpen: true }),
    Escape: () => {
      const { activeElement } = document;
      const mayClosePanel = activeElement === map || activeElement === document.body;
      view.set(cardToClose(view) ?? (mayClosePanel ? panelToClose(view) : {}));
      map.focus();
    },
  };
}

/**
 * @param {View} view
 * @returns {Partial<ViewState>|null} what puts away the tool in hand, or else closes the open card; null if there is neither
 */
function cardToClose({ tool, thread, draft, note }) {
  if (tool !== "hand") return { tool: "hand" };
  return thread !== null || draft !== null || note !== null ? { thread: null, draft: null, note: null } : null;
}

/**
 * @param {View} view
 * @returns {Partial<ViewState>} what closes one open panel; empty if there is none
 */
function panelToClose({ isSearchOpen, isCommentsOpen, isSidebarOpen }) {
  if (isSearchOpen) return { isSearchOpen: false };
  if (isCommentsOpen) return { isCommentsOpen: false };
  return isSidebarOpen ? { isSidebarOpen: false } : {};
}
