/**
 * Writes comments: Enter sends, Shift+Enter begins a new line, and no word is lost on the way.
 * @module ui/composer
 */

import { newId } from "../board/ids.js";
import { mentionsIn } from "../board/mentions.js";
import { byId } from "./elements.js";
import { Mentions } from "./mentions.js";
import { namedFirst } from "./names.js";
import { cleaned } from "./written.js";

/** @typedef {import("../board/view.js").Draft} Draft */
/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../net/sync.js").NewOp} NewOp */
/** @typedef {import("../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/readable.js").Readable} readable
 * @property {import("../board/view.js").View} view
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("./drafts.js").Drafts} drafts
 * @property {import("./announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../i18n.js").Translate} t
 * @property {(draft: Draft) => Draft} settle  the place that a new discussion gets in the end
 */
/** @typedef {{thread: string|null, draft: Draft|null, comment: string|null, text: string}} Sent  what is written, and where: a comment that is changed, an answer, or a new discussion */

/** Nobody counts who is far from the limit. */
const COUNT_FROM = 200;

/** The form below a discussion. */
export class Composer {
  #parts;
  #form = byId("composer", HTMLFormElement);
  #text = byId("composer-text", HTMLTextAreaElement);
  #error = byId("composer-error", HTMLElement);
  #mentions;
  /** @type {string|null} id of the comment that is being changed */
  #editing = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#mentions = new Mentions({ ...parts, text: this.#text });
    byId("composer-cancel", HTMLElement).addEventListener("click", () => this.#stopEditing());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("input", () => {
      this.#keep();
      this.#count();
    });
    parts.view.onChange((keys) => keys.has("draft") && parts.drafts.keepPlace(parts.view.draft));
  }

  /** @returns {boolean} whether there is text that is not sent */
  get hasText() {
    return this.#text.value !== "";
  }

  /**
   * Shows what was being written in the open thread.
   * @param {{takesFocus?: boolean}} [how]
   */
  open({ takesFocus = true } = {}) {
    const { view, drafts } = this.#parts;
    this.#editing = null;
    this.#show(drafts.text(view.thread), view.thread === null ? "composer.new" : "composer.reply", takesFocus);
  }

  /**
   * Lets somebody change what they wrote.
   * @param {import("../wire.js").Comment} comment
   */
  edit({ id, text }) {
    this.#editing = id;
    this.#show(this.#parts.drafts.text(editKey(id)) || text, "composer.label");
    this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
  }

  /**
   * @param {string} text
   * @param {string} placeholder  its key
   * @param {boolean} [takesFocus]
   */
  #show(text, placeholder, takesFocus = true) {
    this.#mentions.close();
    byId("composer-editing", HTMLElement).hidden = this.#editing === null;
    this.#text.value = text;
    this.#text.placeholder = this.#parts.t(placeholder);
    this.#error.textContent = "";
    this.#count();
    if (takesFocus) this.#text.focus({ preventScroll: true });
  }

  /**
   * A discussion is gone: an answer that was being written goes to where new ones are.
   * @param {string|null} thread
   * @returns {boolean} whether there was any
   */
  moveToNew(thread) {
    const { drafts } = this.#parts;
    const text = drafts.text(thread);
    if (text === "") return false;
    drafts.keepText(thread, "");
    drafts.keepText(null, [drafts.text(null), text].filter(Boolean).join("\n"));
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes, Enter belongs to it.
    if (this.#mentions.takes(event) || event.isComposing) return;
    if (event.key === "Escape" && this.#editing !== null) {
      event.preventDefault();
      event.stopPropagation();
      this.#stopEditing();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void this.#send();
  }

  #stopEditing() {
    if (this.#editing !== null) this.#parts.drafts.keepText(editKey(this.#editing), "");
    this.open();
  }

  /** Keeps what is being written. */
  #keep() {
    const { view, drafts } = this.#parts;
    drafts.keepText(this.#editing === null ? view.thread : editKey(this.#editing), this.#text.value);
  }

  /** Says how much room is left, once it matters. */
  #count() {
    const left = this.#text.maxLength - this.#text.value.length;
    const { t } = this.#parts;
    byId("composer-hint", HTMLElement).textContent = left < COUNT_FROM ? t("composer.left", { n: left }) : t("composer.hint");
  }

  async #send() {
    const text = cleaned(this.#text.value);
    if (!text) return;
    const { view, sync, announcer, t } = this.#parts;
    if (!sync.you) return void (this.#error.textContent = t("error.offline"));
    // Taken out now: what is typed from here on is the next comment. The draft keeps it until the queue has it.
    this.#text.value = "";
    const sent = { thread: view.thread, draft: view.draft, comment: this.#editing, text };
    const ops = await namedFirst(sync, this.#parts.board);
    if (!ops) return this.#takeBack(text);
    const answer = sync.submit([...ops, this.#op(sent)]);
    // Only now: the queue has the words, and a reload in between would find them there.
    this.#keep();
    if (sent.comment !== null && this.#editing === sent.comment) this.open();
    const refusal = await answer;
    if (refusal) this.#giveBack(sent, refusal);
    else announcer.say(t("composer.sent"));
  }

  /** @param {string} text  was not sent after all */
  #takeBack(text) {
    this.#text.value = text + this.#text.value;
    this.#text.focus();
  }

  /**
   * Puts the words of refused ops back to where they were being written.
   * @param {Op[]} ops
   * @param {Refusal} refusal
   */
  giveBack(ops, refusal) {
    for (const op of ops) {
      if (op.kind === "comment.create") this.#giveBack({ thread: op.thread_id, draft: null, comment: null, text: op.text }, refusal);
      if (op.kind === "thread.create") this.#giveBack({ thread: null, draft: op, comment: null, text: op.text }, refusal);
      if (op.kind === "comment.update") this.#giveBack({ thread: this.#threadOf(op.id), draft: null, comment: op.id, text: op.text }, refusal);
    }
  }

  /** @param {string} id  of a comment */
  #threadOf(id) {
    return this.#parts.board.comments.get(id)?.thread_id ?? null;
  }

  /**
   * @param {Sent} sent
   * @returns {NewOp}
   */
  #op({ thread, draft, comment, text }) {
    const mentions = mentionsIn(text, this.#parts.board.people.values());
    if (comment !== null) return { kind: "comment.update", id: comment, text, mentions };
    if (thread !== null) return { kind: "comment.create", id: newId(), thread_id: thread, text, mentions };
    const { node_id, x, y } = this.#parts.settle(draft ?? { node_id: null, x: 0, y: 0 });
    const id = newId();
    // Set once the optimistic pin is there, so after this turn.
    queueMicrotask(() => this.#parts.view.set({ draft: null, thread: id }));
    return { kind: "thread.create", id, node_id, x, y, comment_id: newId(), text, mentions };
  }

  /**
   * Where it was, as it was, with the reason beside it; but nobody is torn away from what they are writing now.
   * @param {Sent} sent
   * @param {Refusal} refusal
   */
  #giveBack({ thread, draft, comment, text }, refusal) {
    const { board, view, t, announcer, drafts } = this.#parts;
    const isBusy = this.#text.value !== "";
    const reason = t(`error.${refusal.code}`, refusal.params);
    // Of a comment that is gone the words become an answer.
    const place = comment !== null && board.comments.has(comment) ? editKey(comment) : thread;
    drafts.keepText(place, [drafts.text(place), text].filter(Boolean).join("\n"));
    announcer.show(reason);
    if (isBusy) return;
    view.set({ thread, draft: draft && { node_id: draft.node_id, x: draft.x, y: draft.y } });
    const edited = board.comments.get(comment ?? "");
    if (edited) this.edit(edited);
    else this.open();
    this.#error.textContent = reason;
  }
}

/**
 * @param {string} comment_id
 * @returns {string} where the new words of a comment are kept meanwhile
 */
function editKey(comment_id) {
  return `edit.${comment_id}`;
}
