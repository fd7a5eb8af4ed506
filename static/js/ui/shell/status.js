/**
 * Whether all is saved.
 * @module ui/shell/status
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../net/sync.js").Sync} Sync */
/** @typedef {import("../../i18n.js").Translate} Translate */

/**
 * The line in the corner: it says "saved" only when it is.
 * @param {{sync: Sync, announcer: import("../kit/announce.js").Announcer, t: Translate}} parts
 */
export function setUpStatus({ sync, announcer, t }) {
  const box = byId("status", HTMLElement);
  const text = byId("status-text", HTMLElement);
  const hint = byId("status-hint", HTMLElement);
  let wasLive = true;
  const show = () => {
    const words = [];
    if (!sync.isLive) words.push(t(sync.you ? "status.offline" : "status.connecting"));
    if (sync.pendingOpCount > 0) words.push(t("status.unsent", { n: sync.pendingOpCount }));
    text.textContent = words.join(" · ") || t("status.saved");
    hint.textContent = !sync.isLive && sync.you && sync.you.role !== "view" ? t("status.offline_hint") : "";
    box.dataset["state"] = stateOf(sync);
    // Whoever cannot write has nothing to save; screen readers and tests still find the words.
    box.classList.toggle("is-idle", sync.you?.role === "view" && stateOf(sync) === "saved");
    if (!sync.you) return;
    if (sync.isLive !== wasLive) announcer.say(t(sync.isLive ? "status.back" : "status.lost"));
    wasLive = sync.isLive;
  };
  sync.onChange(show);
  show();
}

/**
 * @param {Sync} sync
 * @returns {"connecting"|"offline"|"waiting"|"saved"} before the first welcome nothing is known to be lost
 */
function stateOf({ isLive, pendingOpCount, you }) {
  if (!isLive) return you ? "offline" : "connecting";
  return pendingOpCount > 0 ? "waiting" : "saved";
}
