/**
 * Notifications of the browser: of mentions and replies that arrive while the tab is hidden. They are off at first.
 * @module ui/comments/panel/notifications
 */

import { notificationReason } from "../../../board/comments/threadList.js";

/** @typedef {import("../../../wire.js").Comment} Comment */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../board/view.js").View} view
 * @property {import("../../../net/sync.js").Sync} sync
 * @property {import("../../kit/announce.js").Announcer} announcer
 * @property {import("../../../i18n.js").Translate} t
 * @property {(thread_id: string) => void} open
 */

/** A notification has space for this many characters. A locked screen shows it to everybody. */
const BODY_MAX = 140;
/** After a night offline, only this many are shown. */
const AT_ONCE_MAX = 3;

/** @returns {boolean} whether the browser allows notifications of this page */
export function isAllowed() {
  return "Notification" in globalThis && Notification.permission === "granted";
}

/** `view.isNotified` says whether they are on. */
export class Notifications {
  #parts;
  /** Number of the last entry of the log that has been checked. */
  #latest;
  /** @type {Set<string>} comments that this person could read only later, and that have been shown */
  #shown = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#latest = parts.board.seq;
    parts.board.onChange(
      ({ comments, isReset }) =>
        (isReset || comments.size > 0) && this.#check(isReset ? parts.board.comments.keys() : comments),
    );
  }

  /**
   * Turns notifications on or off. Browsers ask for permission only if it is called from a click.
   * @param {boolean} isOn
   */
  async turn(isOn) {
    const { view, announcer, t } = this.#parts;
    const permission = isOn ? await ask() : "granted";
    view.set({ isNotified: isOn && permission === "granted" });
    if (!isOn) announcer.show(t("comments.notify_off"));
    else announcer.show(t(view.isNotified ? "comments.notify_on" : "comments.notify_denied"));
  }

  /** @param {Iterable<string>} ids  of comments that may be new */
  #check(ids) {
    const { board, view, sync } = this.#parts;
    // After a restore from a backup, the log continues at a lower number.
    this.#latest = Math.min(this.#latest, board.seq);
    const isWanted = view.isNotified && isAllowed() && document.hidden;
    const fresh = [...ids]
      .flatMap((id) => board.comments.get(id) ?? [])
      .filter((comment) => comment.by !== sync.you?.id && this.#isNews(comment));
    this.#latest = Math.max(this.#latest, ...fresh.map(({ seq }) => seq));
    if (isWanted) for (const comment of fresh.sort((a, b) => a.seq - b.seq).slice(-AT_ONCE_MAX)) this.#show(comment);
  }

  /**
   * @param {Comment} comment  of somebody else
   * @returns {boolean} false for hidden comments, also for owners: other people may see the screen
   */
  #isNews(comment) {
    const { id, seq, hidden } = comment;
    if (hidden !== null) return false;
    if (seq > this.#latest) return true;
    const isLate = this.#parts.visibleComments.isRevealed(comment) && !this.#shown.has(id);
    if (isLate) this.#shown.add(id);
    return isLate;
  }

  /** @param {Comment} comment */
  #show(comment) {
    const { board, sync, open, t } = this.#parts;
    const concern = notificationReason(comment, board.commentsOf(comment.thread_id), sync.you?.id ?? "");
    if (!concern) return;
    const name = board.people.get(comment.by)?.name ?? t("person.unnamed");
    // One for each thread, even if the board is open in two windows.
    const options = { body: cut(comment.text), tag: comment.thread_id, icon: "/static/icon.svg" };
    try {
      const notice = new Notification(
        t(`comments.notice.${concern}`, { name, board: board.info?.title ?? "" }),
        options,
      );
      notice.onclick = () => {
        window.focus();
        open(comment.thread_id);
        notice.close();
      };
    } catch {
      // Browsers on phones give the permission, but have no constructor.
    }
  }
}

/** @returns {Promise<NotificationPermission>} */
async function ask() {
  return "Notification" in globalThis ? Notification.requestPermission() : "denied";
}

/**
 * @param {string} text
 * @returns {string}
 */
function cut(text) {
  const signs = [...text];
  return signs.length > BODY_MAX
    ? `${signs
        .slice(0, BODY_MAX - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
