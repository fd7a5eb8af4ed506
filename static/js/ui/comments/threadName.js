/**
 * The title of the thread card. It is another one for a new comment, which is no thread yet.
 * @module ui/comments/threadName
 */

import { byId } from "../kit/dom.js";

/**
 * @param {import("../../board/view.js").View} view
 * @param {import("../../i18n.js").Translate} t
 */
export function nameThread(view, t) {
  const panel = byId("thread", HTMLElement);
  view.onChange((keys) => {
    if (!keys.has("thread") && !keys.has("draft")) return;
    const words = t(view.thread === null && view.draft !== null ? "thread.new" : "thread.label");
    panel.ariaLabel = words;
    panel.querySelector("h2")?.replaceChildren(words);
  });
}
