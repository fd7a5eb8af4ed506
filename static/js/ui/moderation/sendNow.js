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
 * @param {string|null} done  what is said then; null for nothing
 * @returns {Promise<boolean>} false where it was refused, which is said, too
 */
export async function sendNow({ sync, announcer, t }, submit, done) {
  const refusal = sync.isLive ? await submit(sync) : { code: "offline", params: {} };
  if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
  else if (done !== null) announcer.show(t(done));
  return refusal === null;
}
