/**
 * What commands do with tools. Their keys are in the table of commands.
 * @module tools/toolActions
 */

/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../board/view.js").ViewState} ViewState */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} map
 * @property {View} view
 * @property {Pick<import("./pins/commentTool.js").CommentTool, "toggle"|"placeInMiddle">} comment
 * @property {Pick<import("./notes/noteTool.js").NoteTool, "toggle"|"placeInMiddle"|"openInMiddle">} note
 */

/**
 * @param {Parts} parts
 * @returns {import("../app/app.js").Tools}
 */
export function makeToolActions({ map, view, comment, note }) {
  const toggles = {
    hand: () => view.set({ tool: "hand" }),
    comment: () => comment.toggle(),
    note: () => note.toggle(),
  };
  const inMiddle = {
    hand: () => note.openInMiddle(),
    comment: () => comment.placeInMiddle(),
    note: () => note.placeInMiddle(),
  };
  return {
    take(tool) {
      view.set({ tool });
      // The next key, Enter or an arrow, is meant for the board.
      map.focus();
    },
    toggle: (tool) => toggles[tool](),
    useInMiddle: () => inMiddle[view.tool](),
    closeTopmost() {
      const { activeElement } = document;
      const mayClosePanel = activeElement === map || activeElement === document.body;
      view.set(withoutTopCard(view) ?? (mayClosePanel ? withoutTopPanel(view) : {}));
      map.focus();
    },
  };
}

/**
 * @param {View} view
 * @returns {Partial<ViewState>|null} what puts the tool away, or else closes the open card; null if there is neither
 */
function withoutTopCard({ tool, thread, draft, note }) {
  if (tool !== "hand") return { tool: "hand" };
  return thread !== null || draft !== null || note !== null ? { thread: null, draft: null, note: null } : null;
}

/**
 * @param {View} view
 * @returns {Partial<ViewState>} what closes one open panel; empty if there is none
 */
function withoutTopPanel({ isSearchOpen, isCommentsOpen, isSidebarOpen }) {
  if (isSearchOpen) return { isSearchOpen: false };
  if (isCommentsOpen) return { isCommentsOpen: false };
  return isSidebarOpen ? { isSidebarOpen: false } : {};
}
