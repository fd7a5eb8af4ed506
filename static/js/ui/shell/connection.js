/**
 * Follows the connection: sends what an earlier page could not send, and reloads a page that the server no longer
 * accepts.
 * @module ui/shell/connection
 */

import { hasLostAccess } from "../../net/api.js";
import { CLOSE } from "../../wire.js";

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../../net/pendingStorage.js").PendingStorage} unsent
 * @property {import("../../net/presence.js").Presence} presence
 * @property {import("../../board/peers.js").Peers} peers
 * @property {import("../../app/app.js").RefusalHandler} handleRefusal
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 * @property {Storage} windowStorage
 * @property {() => void} reload
 */

/** If the server refuses the reloaded page, too, the page must not reload in a loop. */
const RELOAD_EVERY_MS = 60_000;
const RELOADED_KEY = "kehys.reloaded";
const UPDATED_KEY = "kehys.updated";

/** Makes sure that no text is lost when the connection is lost or refused. */
export class Connection {
  #parts;
  /** Pushes that earlier pages could not send. */
  #leftover;
  #wasLive = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#leftover = parts.unsent.takeOver();
    parts.unsent.save(this.#leftover);
    parts.sync.onChange(() => this.#onSyncChange());
    this.#announceUpdate();
  }

  /**
   * The connection is lost. A browser does not say why a socket could not be opened, so the page asks the server.
   * @param {boolean} wasOpen
   */
  lost(wasOpen) {
    const { sync, peers, board_id, reload } = this.#parts;
    sync.handleDisconnect();
    peers.clear();
    // After the reload, the server's own page says what happened. Drafts are stored.
    if (!wasOpen) void hasLostAccess(board_id).then((isOut) => isOut && reload());
  }

  /**
   * The server has ended the connection: the link was revoked, the page is too old, or it sent a bad message.
   * @param {number} code
   */
  ended(code) {
    const { sync, announcer, t, windowStorage, reload } = this.#parts;
    sync.handleDisconnect();
    if (code === CLOSE.BAD_MESSAGE) this.#returnTexts();
    const last_ms = Number(windowStorage.getItem(RELOADED_KEY) ?? 0);
    if (Date.now() - last_ms < RELOAD_EVERY_MS) {
      announcer.show(t("map.failed"));
      return;
    }
    windowStorage.setItem(RELOADED_KEY, String(Date.now()));
    if (code === CLOSE.OLD_PAGE) windowStorage.setItem(UPDATED_KEY, "yes");
    reload();
  }

  #onSyncChange() {
    const { sync, unsent } = this.#parts;
    unsent.save([...this.#leftover, ...sync.pendingPushes()]);
    if (sync.isLive && !this.#wasLive) this.#sendLeftover();
    this.#wasLive = sync.isLive;
  }

  #sendLeftover() {
    const { sync, presence } = this.#parts;
    for (const ops of this.#leftover.splice(0)) {
      void sync.resubmit(ops).then((refusal) => refusal && this.#announceRefusal(ops, refusal));
    }
    presence.announce();
  }

  /**
   * Texts go back to their forms, with the reason beside them. For other ops a toast shows the reason.
   * @param {import("../../wire.js").Op[]} ops
   * @param {import("../../net/sync.js").Refusal} refusal
   */
  #announceRefusal(ops, refusal) {
    const { handleRefusal, announcer, t } = this.#parts;
    if (!handleRefusal(ops, refusal)) announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** A message that the server cannot read would end the next connection, too. So its texts go back to their forms. */
  #returnTexts() {
    const { sync, unsent, handleRefusal } = this.#parts;
    for (const ops of sync.pendingPushes()) handleRefusal(ops, { code: "invalid", params: {} });
    unsent.save([]);
  }

  /** Says that the page was loaded again because its version was too old for the server. */
  #announceUpdate() {
    const { windowStorage, announcer, t } = this.#parts;
    if (windowStorage.getItem(UPDATED_KEY) === null) return;
    windowStorage.removeItem(UPDATED_KEY);
    announcer.show(t("app.updated"));
  }
}
