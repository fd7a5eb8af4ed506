/**
 * What one can do with a discussion and its messages, beside answering: change and delete what one wrote, react,
 * settle, and report or keep order.
 * @module ui/comments/commentActions
 */

import { isEditor } from "../../board/permissions.js";
import { orderItems } from "../moderation/moderationMenu.js";
import { opOf } from "../moderation/review.js";
import { requireName } from "../kit/nameDialog.js";
import { REACTION_ICONS, REACTIONS } from "./comments.js";

/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("../../wire.js").Reaction} Reaction */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../../net/sync.js").NewOp} NewOp */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../../i18n.js").Translate} t
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("./composer.js").Composer} composer
 * @property {() => boolean} mayComment
 */

/** Sends what people choose, and says why where it was refused. */
export class Deeds {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {Pick<import("./comments.js").Parts, "hasMore"|"more"|"chooseReaction"|"react"|"review">} */
  forMessages() {
    return {
      hasMore: (comment) => this.#hasMore(comment),
      review: (act, comment) => void this.#send([opOf(act, comment.id)], `order.done.${act}`),
      more: (comment, opener) => this.#more(comment, opener),
      chooseReaction: (comment, opener) => this.#chooseReaction(comment, opener),
      react: (comment, reaction) => void this.#react(comment.id, reaction),
    };
  }

  /**
   * @param {Thread} thread
   * @returns {boolean} whether this person may settle it
   */
  maySettle({ by }) {
    const { you } = this.#parts.sync;
    return you !== null && (isEditor(you.role) || (you.role !== "view" && you.id === by));
  }

  /** @param {string|null} id  of the thread that is to be settled, or opened again */
  settle(id) {
    const thread = this.#parts.board.threads.get(id ?? "");
    if (thread)
      void this.#send(
        [{ kind: "thread.resolve", id: thread.id, is_resolved: !thread.is_resolved }],
        thread.is_resolved ? "thread.reopened" : "thread.resolved",
      );
  }

  /**
   * @param {Comment} comment
   * @returns {boolean}
   */
  #hasMore({ by, hidden }) {
    const { you } = this.#parts.sync;
    if (!you || you.role === "view") return false;
    return you.id === by || you.role === "own" || hidden === null;
  }

  /**
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #more(comment, opener) {
    const { t, popup, visibleComments, sync, composer, mayComment } = this.#parts;
    const [isOwn, isOwner] = [sync.you?.id === comment.by, sync.you?.role === "own"];
    const edit = { label: t("comment.edit"), choose: () => composer.edit(visibleComments.withContent(comment)) };
    const erase = { label: t("comment.delete"), choose: () => this.#askToDelete(comment, opener) };
    const send = (/** @type {NewOp} */ op, /** @type {string} */ done) => void this.#send([op], done, true);
    const ask = (/** @type {string} */ head, /** @type {import("../kit/popup.js").Choice[]} */ items) =>
      this.#askAgain(comment.id, opener, head, items);
    popup.toggle(opener, [
      ...(isOwn && mayComment() ? [edit] : []),
      ...orderItems(comment, { ...this.#parts, isOwn, isOwner, send, ask }),
      ...(isOwn || isOwner ? [erase] : []),
    ]);
  }

  /**
   * Of one's own there is no way back, so it takes two steps.
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #askToDelete({ id, by }, opener) {
    const { t, sync } = this.#parts;
    const isOwn = sync.you?.id === by;
    const label = t(isOwn ? "comment.delete_really" : "comment.delete_others");
    const erase = {
      label,
      choose: () =>
        void this.#send([{ kind: "comment.delete", id }], isOwn ? "comment.deleted" : "comment.deleted_others", !isOwn),
    };
    this.#askAgain(id, opener, t("comment.delete_sure"), [{ label: t("comment.keep"), choose: () => {} }, erase]);
  }

  /**
   * @param {string} id  of a comment
   * @param {HTMLElement} opener
   * @param {string} head
   * @param {import("../kit/popup.js").Choice[]} items
   */
  #askAgain(id, opener, head, items) {
    // The message may have been made anew while the first menu was open.
    const there = /** @type {HTMLElement|null} */ (document.querySelector(`[data-focus="more-${CSS.escape(id)}"]`));
    this.#parts.popup.toggle(there ?? opener, [{ head, items }]);
  }

  /**
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #chooseReaction(comment, opener) {
    const { t, popup } = this.#parts;
    const mine = (/** @type {Reaction} */ reaction) =>
      comment.reactions[reaction]?.includes(this.#parts.sync.you?.id ?? "") ?? false;
    const items = REACTIONS.map((reaction) => ({
      label: t(`reaction.${reaction}`),
      icon: REACTION_ICONS[reaction],
      choose: () => void this.#react(comment.id, reaction),
      isChecked: mine(reaction),
      isSwitch: true,
    }));
    popup.toggle(opener, items);
  }

  /**
   * @param {string} id  of a comment
   * @param {Reaction} reaction
   */
  async #react(id, reaction) {
    const { board, sync } = this.#parts;
    const named = await requireName(sync, board);
    const people = board.comments.get(id)?.reactions[reaction] ?? [];
    if (named)
      await this.#send([
        ...named,
        { kind: "comment.react", id, reaction, is_on: !people.includes(sync.you?.id ?? "") },
      ]);
  }

  /**
   * @param {NewOp[]} ops
   * @param {string} [done]  what is said when it is
   * @param {boolean} [isShown]  to eyes, too: what it did is not to be seen by itself
   */
  async #send(ops, done, isShown = false) {
    const { sync, announcer, t } = this.#parts;
    if (!sync.you) return announcer.show(t("error.offline"));
    const refusal = await sync.submit(ops);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
    else if (done) isShown ? announcer.show(t(done)) : announcer.say(t(done));
  }
}
