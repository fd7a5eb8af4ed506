/**
 * The actions on a thread and its comments, except for replies: edit, delete, react, resolve, report and moderate.
 * @module ui/comments/commentActions
 */

import { isEditor } from "../../board/permissions.js";
import { moderationItems } from "../moderation/moderationMenu.js";
import { reviewOp } from "../moderation/review.js";
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

/** Sends the chosen actions to the server. Shows the reason if the server refuses one. */
export class CommentActions {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {Pick<import("./comments.js").Parts, "hasMenu"|"showMenu"|"chooseReaction"|"react"|"review">} */
  forComments() {
    return {
      hasMenu: (comment) => this.#hasMenu(comment),
      review: (act, comment) => void this.#send([reviewOp(act, comment.id)], `order.done.${act}`),
      showMenu: (comment, opener) => this.#showMenu(comment, opener),
      chooseReaction: (comment, opener) => this.#chooseReaction(comment, opener),
      react: (comment, reaction) => void this.#react(comment.id, reaction),
    };
  }

  /**
   * @param {Thread} thread
   * @returns {boolean} whether this person may resolve the thread or reopen it
   */
  mayResolve({ by }) {
    const { you } = this.#parts.sync;
    return you !== null && (isEditor(you.role) || (you.role !== "view" && you.id === by));
  }

  /**
   * Resolves an open thread, or reopens a resolved one. Does nothing if there is no such thread.
   * @param {string|null} id  of the thread
   */
  toggleResolved(id) {
    const thread = this.#parts.board.threads.get(id ?? "");
    if (thread)
      void this.#send(
        [{ kind: "thread.resolve", id: thread.id, is_resolved: !thread.is_resolved }],
        thread.is_resolved ? "thread.reopened" : "thread.resolved",
      );
  }

  /**
   * @param {Comment} comment
   * @returns {boolean} whether the menu of the comment has any items for this person
   */
  #hasMenu({ by, hidden }) {
    const { you } = this.#parts.sync;
    if (!you || you.role === "view") return false;
    return you.id === by || you.role === "own" || hidden === null;
  }

  /**
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #showMenu(comment, opener) {
    const { t, popup, visibleComments, sync, composer, mayComment } = this.#parts;
    const [isOwn, isOwner] = [sync.you?.id === comment.by, sync.you?.role === "own"];
    const editItem = { label: t("comment.edit"), choose: () => composer.edit(visibleComments.withContent(comment)) };
    const deleteItem = { label: t("comment.delete"), choose: () => this.#askToDelete(comment, opener) };
    const send = (/** @type {NewOp} */ op, /** @type {string} */ done) => void this.#send([op], done, true);
    const ask = (/** @type {string} */ head, /** @type {import("../kit/popup.js").Choice[]} */ items) =>
      this.#confirm(comment.id, opener, head, items);
    popup.toggle(opener, [
      ...(isOwn && mayComment() ? [editItem] : []),
      ...moderationItems(comment, { ...this.#parts, isOwn, isOwner, send, ask }),
      ...(isOwn || isOwner ? [deleteItem] : []),
    ]);
  }

  /**
   * Asks before it deletes a comment: authors cannot restore their own comments.
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #askToDelete({ id, by }, opener) {
    const { t, sync } = this.#parts;
    const isOwn = sync.you?.id === by;
    const label = t(isOwn ? "comment.delete_really" : "comment.delete_others");
    const deleteItem = {
      label,
      choose: () =>
        void this.#send([{ kind: "comment.delete", id }], isOwn ? "comment.deleted" : "comment.deleted_others", !isOwn),
    };
    this.#confirm(id, opener, t("comment.delete_sure"), [{ label: t("comment.keep"), choose: () => {} }, deleteItem]);
  }

  /**
   * @param {string} id  of a comment
   * @param {HTMLElement} opener
   * @param {string} head  the question above the items
   * @param {import("../kit/popup.js").Choice[]} items
   */
  #confirm(id, opener, head, items) {
    // The comment may have been rendered again while the first menu was open. Then the opener is no longer in the page.
    const currentOpener = /** @type {HTMLElement|null} */ (
      document.querySelector(`[data-focus="more-${CSS.escape(id)}"]`)
    );
    this.#parts.popup.toggle(currentOpener ?? opener, [{ head, items }]);
  }

  /**
   * @param {Comment} comment
   * @param {HTMLElement} opener
   */
  #chooseReaction(comment, opener) {
    const { t, popup } = this.#parts;
    const isOwnReaction = (/** @type {Reaction} */ reaction) =>
      comment.reactions[reaction]?.includes(this.#parts.sync.you?.id ?? "") ?? false;
    const items = REACTIONS.map((reaction) => ({
      label: t(`reaction.${reaction}`),
      icon: REACTION_ICONS[reaction],
      choose: () => void this.#react(comment.id, reaction),
      isChecked: isOwnReaction(reaction),
      isSwitch: true,
    }));
    popup.toggle(opener, items);
  }

  /**
   * Adds a reaction of this person, or removes it. A guest without a name is asked for one first.
   * @param {string} id  of a comment
   * @param {Reaction} reaction
   */
  async #react(id, reaction) {
    const { board, sync } = this.#parts;
    const nameOps = await requireName(sync, board);
    const people = board.comments.get(id)?.reactions[reaction] ?? [];
    if (nameOps)
      await this.#send([
        ...nameOps,
        { kind: "comment.react", id, reaction, is_on: !people.includes(sync.you?.id ?? "") },
      ]);
  }

  /**
   * @param {NewOp[]} ops
   * @param {string} [done]  the locale key of the announcement after success
   * @param {boolean} [isShown]  whether the announcement is also a toast, because the result itself is not visible
   */
  async #send(ops, done, isShown = false) {
    const { sync, announcer, t } = this.#parts;
    if (!sync.you) return announcer.show(t("error.offline"));
    const refusal = await sync.submit(ops);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
    else if (done) isShown ? announcer.show(t(done)) : announcer.say(t(done));
  }
}
