/**
 * The title of the board, in the title bar and in the tab of the browser.
 * @module ui/shell/title
 */

import { shortCount } from "../kit/shortCount.js";

/**
 * Follows the board's title, which the server has written into the page. The tab also shows the number of unread
 * threads.
 * @param {Pick<import("../../app/app.js").App, "board"|"readState">} app
 */
export function followTitle({ board, readState }) {
  const heading = /** @type {HTMLElement} */ (document.querySelector("#title-bar h1"));
  const show = () => {
    const title = board.info?.title ?? heading.textContent;
    heading.textContent = title;
    document.title = `${readState.count > 0 ? `(${shortCount(readState.count)}) ` : ""}${title} · Kehys`;
  };
  board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && show());
  readState.onChange(show);
}
