/**
 * What happens around the connection: words that were left unsent, a link that was withdrawn, a page that is too old.
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
 * @property {{giveBack: (ops: import("../../wire.js").Op[], refusal: import("../../net/sync.js").Refusal) => boolean}} words  put back to where they were written; whether there were any
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 * @property {Storage} storage  the window's own
 * @property {() => void} reload
 */

/** A page that is sent away again and again must not reload as often. */
const RELOAD_EVERY_MS = 60_000;
const RELOADED_KEY = "kehys.reloaded";
const UPDATED_KEY = "kehys.updated";

/** Keeps the promise that no word is lost, whatever becomes of the connection. */
export class Connection {
  #parts;
  /** What pages before this one could not send. */
  #left;
  #wasLive = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#left = parts.unsent.takeOver();
    parts.unsent.save(this.#left);
    parts.sync.onChange(() => this.#follow());
    this.#tellOfUpdate();
  }

  /**
   * The connection is gone, for now. A browser does not say why one could not be opened, so the server is asked.
   * @param {boolean} wasOpen
   */
  lost(wasOpen) {
    const { sync, peers, board_id, reload } = this.#parts;
    sync.handleDisconnect();
    peers.clear();
    // The server's own page says what happened; drafts are kept.
    if (!wasOpen) void hasLostAccess(board_id).then((isOut) => isOut && reload());
  }

  /**
   * The server does not want this page: its link was withdrawn, it is too old, or it said something unheard-of.
   * @param {number} code
   */
  ended(code) {
    const { sync, announcer, t, storage, reload } = this.#parts;
    sync.handleDisconnect();
    if (code === CLOSE.BAD_MESSAGE) this.#giveBack();
    const last_ms = Number(storage.getItem(RELOADED_KEY) ?? 0);
    if (Date.now() - last_ms < RELOAD_EVERY_MS) {
      announcer.show(t("map.failed"));
      return;
    }
    storage.setItem(RELOADED_KEY, String(Date.now()));
    if (code === CLOSE.OLD_PAGE) storage.setItem(UPDATED_KEY, "yes");
    reload();
  }

  #follow() {
    const { sync, unsent } = this.#parts;
    unsent.save([...this.#left, ...sync.pendingPushes()]);
    if (sync.isLive && !this.#wasLive) this.#greeted();
    this.#wasLive = sync.isLive;
  }

  /** The server knows us: it gets what was left over, and hears where we are. */
  #greeted() {
    const { sync, presence } = this.#parts;
    for (const ops of this.#left.splice(0)) {
      void sync.resubmit(ops).then((refusal) => refusal && this.#tellOfRefusal(ops, refusal));
    }
    presence.announce();
  }

  /**
   * Words go back to where they were written; of anything else one hears that it was not done.
   * @param {import("../../wire.js").Op[]} ops
   * @param {import("../../net/sync.js").Refusal} refusal
   */
  #tellOfRefusal(ops, refusal) {
    const { words, announcer, t } = this.#parts;
    // Beside the text the reason stands already.
    if (!words.giveBack(ops, refusal)) announcer.show(t(`error.${refusal.code}`, refusal.params));
  }

  /** What made the server hang up would do so again after a reload: the words go back to where they were written. */
  #giveBack() {
    const { sync, unsent, words } = this.#parts;
    for (const ops of sync.pendingPushes()) words.giveBack(ops, { code: "invalid", params: {} });
    unsent.save([]);
  }

  /** The page before this one spoke an older protocol and had to make room. */
  #tellOfUpdate() {
    const { storage, announcer, t } = this.#parts;
    if (storage.getItem(UPDATED_KEY) === null) return;
    storage.removeItem(UPDATED_KEY);
    announcer.show(t("app.updated"));
  }
}
