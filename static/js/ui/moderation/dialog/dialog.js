/**
 * The dialog of moderation, for owners: the review, blocked guests, deleted comments and the audit log. It is updated
 * while it is open.
 * @module ui/moderation/dialog/dialog
 */

import { datesIn } from "../../kit/dates.js";
import { byId, make } from "../../kit/dom.js";
import { showHours } from "../hours.js";
import { commentOf, deedsOf, personOf } from "./auditSentences.js";
import { Lines } from "./keyedList.js";
import { sendNow } from "../sendNow.js";

/** @typedef {import("../../../net/api.js").AuditRecord} AuditRecord */
/** @typedef {import("../../../wire.js").Review} Review */
/** @typedef {import("./keyedList.js").Line} Line */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../net/sync.js").Sync} sync
 * @property {import("../../../net/moderationFeed.js").ModerationFeed} order
 * @property {import("../../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {() => void} review  shows the comments that wait for an owner
 */

/** Characters of a comment that a line shows. */
const EXCERPT_LENGTH = 160;

/** Is made once, and filled when it opens. */
export class OrderDialog {
  #parts;
  #dialog = byId("order-dialog", HTMLDialogElement);
  #holds = byId("order-holds", HTMLSelectElement);
  #blocked = new Lines("order-blocked");
  #deleted = new Lines("order-deleted");
  #audit = new Lines("order-audit");
  /** The deleted comment whose line asks whether to delete it permanently. @type {string|null} */
  #toErase = null;
  #times;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#times = datesIn(parts.lang, { day: "numeric", month: "numeric", hour: "numeric", minute: "2-digit" });
    this.#holds.addEventListener("change", () => void this.#setHolds());
    byId("order-hours", HTMLElement).addEventListener("click", () => showHours(parts));
    byId("order-review", HTMLElement).addEventListener("click", () => this.#review());
    parts.order.onChange(() => this.#update());
    parts.board.onChange(({ isInfo, isReset, people }) => (isInfo || isReset || people.size > 0) && this.#update());
  }

  /** Opens it. */
  open() {
    this.#toErase = null;
    this.#show();
    this.#dialog.showModal();
  }

  #update() {
    if (!this.#dialog.open) return;
    // The person may have lost the role of an owner.
    if (!this.#parts.visibleComments.isOwner) this.#dialog.close();
    else this.#show();
  }

  #show() {
    const { board, order, visibleComments, t } = this.#parts;
    if (document.activeElement !== this.#holds) this.#holds.value = board.info?.review ?? "nothing";
    byId("order-review", HTMLElement).textContent = t("order.review", { n: visibleComments.countToReview() });
    if (!order.latest) return;
    const { blocked, hidden_comments, audit_log } = order.latest;
    this.#blocked.show(blocked.map((each) => this.#blockedLine(each)));
    this.#deleted.show(
      hidden_comments.filter(({ reason }) => reason === "deleted").map((each) => this.#deletedLine(each)),
    );
    this.#audit.show(audit_log.map((act) => this.#auditLine(act)));
  }

  #review() {
    this.#dialog.close();
    this.#parts.review();
  }

  async #setHolds() {
    const review = /** @type {Review} */ (this.#holds.value);
    const isDone = await sendNow(
      this.#parts,
      (sync) => sync.submit([{ kind: "board.update", set: { review } }]),
      `order.done.holds_${review}`,
    );
    if (!isDone) this.#holds.value = this.#parts.board.info?.review ?? "nothing";
  }

  /**
   * @param {import("../../../net/api.js").Moderation["blocked"][number]} block
   * @returns {Line}
   */
  #blockedLine({ person, name, at }) {
    const { t } = this.#parts;
    const who = name ?? t("person.unnamed");
    const run = () =>
      void sendNow(
        this.#parts,
        (sync) => sync.submit([{ kind: "person.block", person, is_blocked: false }]),
        "order.done.unblock",
      );
    return {
      key: person,
      words: [make("strong", {}, who), " ", this.#time(at)],
      acts: [{ label: t("order.unblock"), about: who, run }],
    };
  }

  /**
   * @param {import("../../../net/api.js").HiddenCommentView} comment
   * @returns {Line}
   */
  #deletedLine({ id, by, text }) {
    const { t } = this.#parts;
    const about = cut(text);
    const submit = (/** @type {"comment.restore"|"comment.delete"} */ kind, /** @type {string} */ done) =>
      void sendNow(this.#parts, (sync) => sync.submit([{ kind, id }]), done);
    const restore = { label: t("order.restore"), about, run: () => submit("comment.restore", "order.done.restore") };
    const ask = { label: t("comment.delete"), about, run: () => this.#askToErase(id) };
    const keep = { label: t("comment.keep"), about, run: () => this.#askToErase(null) };
    const erase = { label: t("comment.delete_really"), about, run: () => submit("comment.delete", "comment.deleted") };
    return { key: id, words: [this.#quote(by, text)], acts: id === this.#toErase ? [keep, erase] : [restore, ask] };
  }

  /**
   * Asks before a comment is deleted permanently: this cannot be undone.
   * @param {string|null} id  of a comment that an owner deleted
   */
  #askToErase(id) {
    this.#toErase = id;
    this.#show();
  }

  /**
   * @param {AuditRecord} act
   * @returns {Line}
   */
  #auditLine({ seq, at, by, op, undo }) {
    const { t } = this.#parts;
    const who = this.#nameOf(by) ?? t("order.owner");
    const name = this.#nameOf(personOf(op)) ?? t("person.unnamed");
    const sentence = deedsOf(op)
      .map((deed) => t(`order.act.${deed}`, { who, name }))
      .join(". ");
    const quote = this.#quoteOf(commentOf(op));
    const run = () =>
      void sendNow(this.#parts, (sync) => (undo ? sync.resubmit([undo]) : Promise.resolve(null)), "order.done.undo");
    const words = [this.#time(at), make("span", {}, ` ${sentence}`), ...quote];
    return { key: String(seq), words, acts: undo ? [{ label: t("order.undo"), about: sentence, run }] : [] };
  }

  /** @param {number} at */
  #time(at) {
    return make("time", { datetime: new Date(at).toISOString() }, this.#times.format(at));
  }

  /** @param {string|null} person  @returns {string|undefined} */
  #nameOf(person) {
    return this.#parts.board.people.get(person ?? "")?.name;
  }

  /**
   * @param {string|null} id  of a comment, on the board or deleted
   * @returns {HTMLElement[]} empty if its text is gone
   */
  #quoteOf(id) {
    const { board, order, visibleComments } = this.#parts;
    const row = board.comments.get(id ?? "");
    const comment = row
      ? visibleComments.withContent(row)
      : order.latest?.hidden_comments.find((each) => each.id === id);
    return comment ? [this.#quote(comment.by, comment.text)] : [];
  }

  /**
   * @param {string} by
   * @param {string} text
   */
  #quote(by, text) {
    const name = this.#nameOf(by) ?? this.#parts.t("person.unnamed");
    return make("span", { class: "quote" }, make("b", {}, name), `: ${cut(text)}`);
  }
}

/** @param {string} text */
function cut(text) {
  const signs = [...text.replace(/\s+/gu, " ")];
  return signs.length > EXCERPT_LENGTH ? `${signs.slice(0, EXCERPT_LENGTH).join("").trimEnd()}…` : signs.join("");
}
