/**
 * The board's title, in the corner and in the browser's tab.
 * @module ui/title
 */

/**
 * The server wrote it into the page; from then on it follows the board.
 * @param {import("../board/state.js").BoardState} board
 */
export function followTitle(board) {
  board.onChange(({ isInfo, isReset }) => {
    if ((!isInfo && !isReset) || !board.info) return;
    const heading = /** @type {HTMLElement} */ (document.querySelector("#title-bar h1"));
    heading.textContent = board.info.title;
    document.title = `${board.info.title} · Kehys`;
  });
}
