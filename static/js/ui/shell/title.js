/**
 * The board's title, in the corner and in the browser's tab.
 * @module ui/shell/title
 */

import { shortCount } from "../kit/shortCount.js";

/**
 * The server wrote it into the page; from then on it follows the board. A tab that is out of sight tells what is unread.
 * @param {import("../../board/state.js").BoardState} board
 * @param {import("../comments/readState.js").Seen} seen
 */
export function followTitle(board, seen) {
  const heading = /** @type {HTMLElement} */ (document.querySelector("#title-bar h1"));
  const show = () => {
    const title = board.info?.title ?? heading.textContent;
    heading.textContent = title;
    document.title = `${seen.count > 0 ? `(${shortCount(seen.count)}) ` : ""}${title} · Kehys`;
  };
  board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && show());
  seen.onChange(show);
}
