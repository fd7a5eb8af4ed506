/**
 * The title of the thread card. A new comment has its own title, because it has no thread yet.
 * @module ui/comments/threadTitle
 */

import { byId } from "../kit/dom.js";

/**
 * Keeps the title and the accessible name of the card up to date.
 * @param {import("../../board/view.js").View} view
 * @param {import("../../i18n.js").Translate} t
 */
export function setUpThreadTitle(view, t) {
  const panel = byId("thread", HTMLElement);
  view.onChange((keys) => {
    if (!keys.has("thread") && !keys.has("draft")) return;
    const title = t(view.thread === null && view.draft !== null ? "thread.new" : "thread.label");
    panel.ariaLabel = title;
    panel.querySelector("h2")?.replaceChildren(title);
  });
}
