/**
 * Sends moderation ops at once, or not at all.
 * @module ui/moderation/sendNow
 */

/** @typedef {import("../../net/sync.js").Sync} Sync */
/** @typedef {import("../../net/sync.js").Refusal} Refusal */

/**
 * Ops are not queued while offline, because the situation may have changed when they are sent.
 * @param {{sync: Sync, announcer: import("../kit/announce.js").Announcer, t: import("../../i18n.js").Translate}} parts
 * @param {(sync: Sync) => Promise<Refusal|null>} submit
 * @param {string|null} done  the key of the text that is announced after success; null for no text
 * @returns {Promise<boolean>} false if the ops were refused; the reason is then announced
 */
export async function sendNow({ sync, announcer, t }, submit, done) {
  const refusal = sync.isLive ? await submit(sync) : { code: "offline", params: {} };
  if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
  else if (done !== null) announcer.show(t(done));
  return refusal === null;
}
