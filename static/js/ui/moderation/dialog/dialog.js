/**
 * The moderation dialog of owners: the review, blocked guests, deleted comments and the audit log. It is updated while
 * it is open.
 * @module ui/moderation/dialog/dialog
 */

import { datesIn } from "../../kit/dates.js";
import { byId, make } from "../../kit/dom.js";
import { openHours } from "../hours.js";
import { commentOf, auditKeysOf, personOf } from "./auditSentences.js";
import { KeyedList } from "./keyedList.js";
import { sendNow } from "../sendNow.js";

/** @typedef {import("../../../net/api.js").AuditRecord} AuditRecord */
/** @typedef {import("../../../wire.js").Review} Review */
/** @typedef {import("./keyedList.js").ListItem} ListItem */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {import("../../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../../net/sync.js").Sync} sync
 * @property {import("../../../net/moderationFeed.js").ModerationFeed} order
 * @property {import("../../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {() => void} review  shows the list of the comments to review
 */

/** Maximum length of the text of a comment in a line, in characters. */
const EXCERPT_LENGTH = 160;

/** The moderation dialog. It is made once and filled each time that it opens. */
export class ModerationDialog {
  #parts;
  #dialog = byId("order-dialog", HTMLDialogElement);
  #reviewSetting = byId("order-holds", HTMLSelectElement);
  #blocked = new KeyedList("order-blocked");
  #deleted = new KeyedList("order-deleted");
  #audit = new KeyedList("order-audit");
  /** The deleted comment whose line asks whether to delete it permanently. @type {string|null} */
  #confirmingDeletion = null;
  #times;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#times = datesIn(parts.lang, { day: "numeric", month: "numeric", hour: "numeric", minute: "2-digit" });
    this.#reviewSetting.addEventListener("change", () => void this.#saveReviewSetting());
    byId("order-hours", HTMLElement).addEventListener("click", () => openHours(parts));
    byId("order-review", HTMLElement).addEventListener("click", () => this.#openReview());
    parts.order.onChange(() => this.#update());
    parts.board.onChange(({ isInfo, isReset, people }) => (isInfo || isReset || people.size > 0) && this.#update());
  }

  /** Fills the dialog and shows it. */
  open() {
    this.#confirmingDeletion = null;
    this.#show();
    this.#dialog.showModal();
  }

  #update() {
    if (!this.#dialog.open) return;
    // This person may no longer be an owner.
    if (!this.#parts.visibleComments.isOwner) this.#dialog.close();
    else this.#show();
  }

  #show() {
    const { board, order, visibleComments, t } = this.#parts;
    if (document.activeElement !== this.#reviewSetting) this.#reviewSetting.value = board.info?.review ?? "nothing";
    byId("order-review", HTMLElement).textContent = t("order.review", { n: visibleComments.countToReview() });
    if (!order.latest) return;
    const { blocked, hidden_comments, audit_log } = order.latest;
    this.#blocked.show(blocked.map((each) => this.#blockedLine(each)));
    this.#deleted.show(
      hidden_comments.filter(({ reason }) => reason === "deleted").map((each) => this.#deletedLine(each)),
    );
    this.#audit.show(audit_log.map((record) => this.#auditLine(record)));
  }

  #openReview() {
    this.#dialog.close();
    this.#parts.review();
  }

  async #saveReviewSetting() {
    const review = /** @type {Review} */ (this.#reviewSetting.value);
    const isDone = await sendNow(
      this.#parts,
      (sync) => sync.submit([{ kind: "board.update", set: { review } }]),
      `order.done.holds_${review}`,
    );
    if (!isDone) this.#reviewSetting.value = this.#parts.board.info?.review ?? "nothing";
  }

  /**
   * @param {import("../../../net/api.js").Moderation["blocked"][number]} block
   * @returns {ListItem}
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
      content: [make("strong", {}, who), " ", this.#time(at)],
      actions: [{ label: t("order.unblock"), about: who, run }],
    };
  }

  /**
   * @param {import("../../../net/api.js").HiddenCommentView} comment
   * @returns {ListItem}
   */
  #deletedLine({ id, by, text }) {
    const { t } = this.#parts;
    const about = excerptOf(text);
    const submit = (/** @type {"comment.restore"|"comment.delete"} */ kind, /** @type {string} */ done) =>
      void sendNow(this.#parts, (sync) => sync.submit([{ kind, id }]), done);
    const restore = { label: t("order.restore"), about, run: () => submit("comment.restore", "order.done.restore") };
    const ask = { label: t("comment.delete"), about, run: () => this.#confirmDeletion(id) };
    const keep = { label: t("comment.keep"), about, run: () => this.#confirmDeletion(null) };
    const erase = { label: t("comment.delete_really"), about, run: () => submit("comment.delete", "comment.deleted") };
    return {
      key: id,
      content: [this.#quote(by, text)],
      actions: id === this.#confirmingDeletion ? [keep, erase] : [restore, ask],
    };
  }

  /**
   * Asks before a comment is deleted permanently: this cannot be undone.
   * @param {string|null} id  of a comment that an owner deleted
   */
  #confirmDeletion(id) {
    this.#confirmingDeletion = id;
    this.#show();
  }

  /**
   * @param {AuditRecord} record
   * @returns {ListItem}
   */
  #auditLine({ seq, at, by, op, undo }) {
    const { t } = this.#parts;
    const who = this.#nameOf(by) ?? t("order.owner");
    const name = this.#nameOf(personOf(op)) ?? t("person.unnamed");
    const sentence = auditKeysOf(op)
      .map((key) => t(`order.act.${key}`, { who, name }))
      .join(". ");
    const quote = this.#quoteOf(commentOf(op));
    const run = () =>
      void sendNow(this.#parts, (sync) => (undo ? sync.resubmit([undo]) : Promise.resolve(null)), "order.done.undo");
    const content = [this.#time(at), make("span", {}, ` ${sentence}`), ...quote];
    return { key: String(seq), content, actions: undo ? [{ label: t("order.undo"), about: sentence, run }] : [] };
  }

  /** @param {number} at  in milliseconds since 1970 */
  #time(at) {
    return make("time", { datetime: new Date(at).toISOString() }, this.#times.format(at));
  }

  /** @param {string|null} person  @returns {string|undefined} */
  #nameOf(person) {
    return this.#parts.board.people.get(person ?? "")?.name;
  }

  /**
   * @param {string|null} id  of a comment, which may be deleted
   * @returns {HTMLElement[]} the comment as a quote; empty if its text no longer exists
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
    return make("span", { class: "quote" }, make("b", {}, name), `: ${excerptOf(text)}`);
  }
}

/** @param {string} text */
function excerptOf(text) {
  const characters = [...text.replace(/\s+/gu, " ")];
  return characters.length > EXCERPT_LENGTH
    ? `${characters.slice(0, EXCERPT_LENGTH).join("").trimEnd()}…`
    : characters.join("");
}
