/**
 * Publishes all pending comments, after a confirmation and with undo.
 * @module ui/moderation/publishAll
 */

import { make } from "../kit/dom.js";
import { reviewOp } from "./review.js";
import { sendNow } from "./sendNow.js";

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** The server accepts 500 ops in one push. Smaller pushes let those of other people through in between. */
const OPS_PER_PUSH = 100;
/** A single comment needs no such button: its row has buttons of its own. */
const COUNT_MIN = 2;

/** The button above the list of comments to review. */
export class PublishAll {
  #parts;
  button = make("button", {
    type: "button",
    class: "tonal",
    id: "comments-publish-all",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
  });

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.button.textContent = parts.t("order.publish_all");
    this.button.hidden = true;
    this.button.addEventListener("click", () => this.#confirm());
  }

  /** @param {boolean} isReview  whether the list shows the comments to review */
  refresh(isReview) {
    this.button.hidden = !isReview || !this.#parts.visibleComments.isOwner || this.#pendingIds().length < COUNT_MIN;
  }

  /** @returns {string[]} ids of the pending comments */
  #pendingIds() {
    return [...this.#parts.board.comments.values()].filter(({ hidden }) => hidden === "pending").map(({ id }) => id);
  }

  /** Asks before all pending comments are published. */
  #confirm() {
    const { popup, t } = this.#parts;
    const ids = this.#pendingIds();
    const cancel = { label: t("cancel"), choose: () => {} };
    const publish = { label: t("order.publish_all_really", { n: ids.length }), choose: () => void this.#publish(ids) };
    popup.toggle(this.button, [{ head: t("order.publish_all_sure"), items: [cancel, publish] }]);
  }

  /**
   * Publishes the comments that the confirmation counted. Later ones stay pending, because nobody has reviewed them.
   * @param {string[]} ids
   */
  async #publish(ids) {
    const { announcer, t } = this.#parts;
    const pending = ids.filter((id) => this.#parts.board.comments.get(id)?.hidden === "pending");
    if (!(await this.#send("publish", pending))) return;
    const run = () => void this.#undo(pending);
    announcer.offer(t("order.done.publish_all", { n: pending.length }), {
      label: t("undo"),
      hint: t("order.publish_all_hint"),
      run,
    });
  }

  /**
   * Hides the comments again that are still published.
   * @param {string[]} ids
   */
  async #undo(ids) {
    const { announcer, board, t } = this.#parts;
    announcer.withdraw();
    const published = ids.filter((id) => board.comments.get(id)?.hidden === null);
    if (await this.#send("hide", published)) announcer.show(t("order.done.publish_all_undo"));
  }

  /**
   * @param {import("./review.js").ReviewAction} action
   * @param {string[]} ids
   * @returns {Promise<boolean>} false if a push was refused; the reason is then announced, and later ones are not sent
   */
  async #send(action, ids) {
    for (let at = 0; at < ids.length; at += OPS_PER_PUSH) {
      const ops = ids.slice(at, at + OPS_PER_PUSH).map((id) => reviewOp(action, id));
      if (!(await sendNow(this.#parts, (sync) => sync.submit(ops), null))) return false;
    }
    return true;
  }
}
