/**
 * What the card of a thread is called: a comment that nobody has sent yet is no thread.
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
