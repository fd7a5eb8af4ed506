/**
 * Browser notifications about mentions and replies that arrive while the tab is hidden. They are off by default.
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

/** Maximum length of the text, in characters. It is short because a locked screen shows it to everybody. */
const BODY_MAX = 140;
/** If many comments arrive at once, for example after a night offline, only this many notifications are shown. */
const AT_ONCE_MAX = 3;

/** @returns {boolean} whether this page has the permission to show notifications */
export function isAllowed() {
  return "Notification" in globalThis && Notification.permission === "granted";
}

/** Shows the notifications while `view.isNotified` is true. */
export class Notifications {
  #parts;
  /** Sequence number of the last comment that has been checked. */
  #latestSeq;
  /** @type {Set<string>} comments that became visible late and have been checked */
  #checkedLate = new Set();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#latestSeq = parts.board.seq;
    parts.board.onChange(
      ({ comments, isReset }) =>
        (isReset || comments.size > 0) && this.#check(isReset ? parts.board.comments.keys() : comments),
    );
  }

  /**
   * Turns notifications on or off, and says so. Call it from a click: otherwise browsers do not ask for permission.
   * @param {boolean} isOn
   */
  async setEnabled(isOn) {
    const { view, announcer, t } = this.#parts;
    const permission = isOn ? await requestPermission() : "granted";
    view.set({ isNotified: isOn && permission === "granted" });
    if (!isOn) announcer.show(t("comments.notify_off"));
    else announcer.show(t(view.isNotified ? "comments.notify_on" : "comments.notify_denied"));
  }

  /** @param {Iterable<string>} ids  of comments that may be new */
  #check(ids) {
    const { board, view, sync } = this.#parts;
    // After a restore from a backup, the log continues at a lower number.
    this.#latestSeq = Math.min(this.#latestSeq, board.seq);
    const isWanted = view.isNotified && isAllowed() && document.hidden;
    const fresh = [...ids]
      .flatMap((id) => board.comments.get(id) ?? [])
      .filter((comment) => comment.by !== sync.you?.id && this.#isNew(comment));
    this.#latestSeq = Math.max(this.#latestSeq, ...fresh.map(({ seq }) => seq));
    if (isWanted) for (const comment of fresh.sort((a, b) => a.seq - b.seq).slice(-AT_ONCE_MAX)) this.#show(comment);
  }

  /**
   * @param {Comment} comment  of somebody else
   * @returns {boolean} whether the comment is new. Hidden comments never are, not even for owners: other people may
   *   see the screen
   */
  #isNew(comment) {
    const { id, seq, hidden } = comment;
    if (hidden !== null) return false;
    if (seq > this.#latestSeq) return true;
    const isLate = this.#parts.visibleComments.isRevealed(comment) && !this.#checkedLate.has(id);
    if (isLate) this.#checkedLate.add(id);
    return isLate;
  }

  /** @param {Comment} comment */
  #show(comment) {
    const { board, sync, open, t } = this.#parts;
    const reason = notificationReason(comment, board.commentsOf(comment.thread_id), sync.you?.id ?? "");
    if (!reason) return;
    const name = board.people.get(comment.by)?.name ?? t("person.unnamed");
    // The tag allows one notification per thread, even if the board is open in two windows.
    const options = { body: shorten(comment.text), tag: comment.thread_id, icon: "/static/icon.svg" };
    try {
      const notice = new Notification(
        t(`comments.notice.${reason}`, { name, board: board.info?.title ?? "" }),
        options,
      );
      notice.onclick = () => {
        window.focus();
        open(comment.thread_id);
        notice.close();
      };
    } catch {
      // Some browsers on phones give the permission, but do not allow the constructor.
    }
  }
}

/** @returns {Promise<NotificationPermission>} */
async function requestPermission() {
  return "Notification" in globalThis ? Notification.requestPermission() : "denied";
}

/**
 * @param {string} text
 * @returns {string} at most `BODY_MAX` characters
 */
function shorten(text) {
  const characters = [...text];
  return characters.length > BODY_MAX
    ? `${characters
        .slice(0, BODY_MAX - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
