/**
 * The status line in the corner: saved, waiting or offline.
 * @module ui/shell/status
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../net/sync.js").Sync} Sync */

/**
 * Shows "saved" only if every op is on the server's disk.
 * @param {Pick<import("../../app/app.js").App, "sync"|"announcer"|"t">} app
 */
export function setUpStatus({ sync, announcer, t }) {
  const box = byId("status", HTMLElement);
  const text = byId("status-text", HTMLElement);
  const hint = byId("status-hint", HTMLElement);
  let wasLive = true;
  const show = () => {
    const sentences = [];
    if (!sync.isLive) sentences.push(t(sync.you ? "status.offline" : "status.connecting"));
    if (sync.pendingOpCount > 0) sentences.push(t("status.unsent", { n: sync.pendingOpCount }));
    text.textContent = sentences.join(" · ") || t("status.saved");
    hint.textContent = !sync.isLive && sync.you && sync.you.role !== "view" ? t("status.offline_hint") : "";
    box.dataset["state"] = stateOf(sync);
    // A viewer has nothing to save. Screen readers and tests still find the text.
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
 * @returns {"connecting"|"offline"|"waiting"|"saved"} "connecting" before the first welcome
 */
function stateOf({ isLive, pendingOpCount, you }) {
  if (!isLive) return you ? "offline" : "connecting";
  return pendingOpCount > 0 ? "waiting" : "saved";
}
