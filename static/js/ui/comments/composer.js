/**
 * Writes comments: Enter sends, Shift+Enter begins a new line, and no word is lost on the way.
 * @module ui/comments/composer
 */

import { newId } from "../../board/ids.js";
import { findMentions } from "../../board/comments/mentions.js";
import { isEditor } from "../../board/permissions.js";
import { ComposerState } from "./composerState.js";
import { byId } from "../kit/dom.js";
import { Mentions } from "./mentions.js";
import { requireName } from "../kit/nameDialog.js";
import { makeCommentShelf, offerEdit } from "../drafts/draftShelves.js";
import { cleanText } from "../kit/cleanText.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../wire.js").Op} Op */
/** @typedef {import("../../net/sync.js").NewOp} NewOp */
/** @typedef {import("../../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../board/view.js").View} view
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../drafts/drafts.js").Drafts} drafts
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 * @property {(place: Draft) => void} goTo  opens a new comment at its place, and brings that into view
 * @property {(draft: Draft) => Draft} settle  the place that a new discussion gets in the end
 */
/**
 * @typedef {{thread: string|null, draft: Draft|null, comment: string|null, text: string}} Sent  what is written, and
 *   where: a comment that is changed, an answer, or a new discussion
 */

/** The form below a discussion. */
export class Composer {
  #parts;
  #form = byId("composer", HTMLFormElement);
  #text = byId("composer-text", HTMLTextAreaElement);
  #error = byId("composer-error", HTMLElement);
  #mentions;
  #state;
  #shelf;
  /** @type {string|null} id of the comment that is being changed */
  #editing = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#mentions = new Mentions({ ...parts, text: this.#text });
    this.#state = new ComposerState({
      ...parts,
      text: this.#text,
      isEditing: () => this.#editing !== null,
      waited: () => (this.#error.textContent = ""),
    });
    this.#shelf = makeCommentShelf(parts);
    parts.view.onChange((keys) => keys.has("thread") && this.#leave());
    byId("composer-cancel", HTMLElement).addEventListener("click", () => this.#stopEditing());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("input", () => {
      this.#keep();
      this.#state.refresh();
    });
  }

  /** @returns {boolean} whether there is text that is not sent */
  get hasText() {
    return this.#text.value !== "";
  }

  /**
   * Shows what was being written in the open thread, an edit that was begun before anything else.
   * @param {{takesFocus?: boolean}} [how]
   */
  open({ takesFocus = true } = {}) {
    const { view, drafts } = this.#parts;
    const begun = this.#editBegun();
    if (begun) {
      this.edit(begun, takesFocus);
      return;
    }
    this.#editing = null;
    this.#show(drafts.text(view.thread), view.thread === null ? "composer.new" : "composer.reply", takesFocus);
  }

  /**
   * Lets somebody change what they wrote.
   * @param {import("../../wire.js").Comment} comment
   * @param {boolean} [takesFocus]
   */
  edit({ id, text }, takesFocus = true) {
    this.#editing = id;
    this.#show(this.#parts.drafts.text(editKey(id)) || text, "composer.label", takesFocus);
    this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
  }

  /** @returns {import("../../wire.js").Comment|null} one of the open thread that somebody was editing when they left */
  #editBegun() {
    const { view, drafts, board, visibleComments } = this.#parts;
    if (view.thread === null || !board.threads.has(view.thread)) return null;
    return (
      visibleComments.commentsOf(view.thread).find(({ id, text }) => ![text, ""].includes(drafts.text(editKey(id)))) ??
      null
    );
  }

  /** The thread is closed: of an edit that is not sent the page says that it is kept. */
  #leave() {
    const { board, view, drafts } = this.#parts;
    const comment = board.comments.get(this.#editing ?? "");
    this.#editing = null;
    if (!comment || view.thread === comment.thread_id || [comment.text, ""].includes(drafts.text(editKey(comment.id))))
      return;
    offerEdit(this.#parts, () => view.set({ thread: comment.thread_id }));
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
    this.#state.refresh();
    this.#shelf.show();
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

  async #send() {
    const text = cleanText(this.#text.value);
    const { view, sync, announcer, t } = this.#parts;
    if (!text || this.#state.isBlocked) return;
    if (!sync.you) return void (this.#error.textContent = t("error.offline"));
    // Taken out now: what is typed from here on is the next comment. The draft keeps it until the queue has it.
    this.#text.value = "";
    this.#error.textContent = "";
    this.#state.refresh();
    const sent = { thread: view.thread, draft: view.draft, comment: this.#editing, text };
    const ops = await requireName(sync, this.#parts.board);
    if (!ops) return this.#takeBack(text);
    const answer = sync.submit([...ops, this.#op(sent)]);
    // Only now: the queue has the words, and a reload in between would find them there.
    this.#keep();
    if (sent.comment !== null && this.#editing === sent.comment) this.open();
    const refusal = await answer;
    if (refusal) return void this.#giveBack(sent, refusal);
    announcer.say(t("composer.sent"));
    this.#slowDown(sent);
  }

  /**
   * In slow mode a guest waits after each comment.
   * @param {Sent} sent
   */
  #slowDown({ comment }) {
    const { board, sync } = this.#parts;
    const seconds = board.info?.slow_seconds ?? 0;
    if (comment === null && seconds > 0 && !isEditor(sync.you?.role)) this.#state.wait(seconds);
  }

  /** @param {string} text  was not sent after all */
  #takeBack(text) {
    this.#text.value = text + this.#text.value;
    this.#state.refresh();
    this.#text.focus();
  }

  /**
   * Puts the words of refused ops back to where they were being written.
   * @param {Op[]} ops
   * @param {Refusal} refusal
   * @returns {boolean} whether there were any, and the reason is shown beside them
   */
  giveBack(ops, refusal) {
    const sent = ops.flatMap((op) => this.#sentIn(op));
    for (const each of sent) this.#giveBack(each, refusal);
    return sent.length > 0;
  }

  /**
   * @param {Op} op
   * @returns {Sent[]} the text that it carried, if any
   */
  #sentIn(op) {
    if (op.kind === "comment.create") return [{ thread: op.thread_id, draft: null, comment: null, text: op.text }];
    if (op.kind === "thread.create")
      return [{ thread: null, draft: { node_id: op.node_id, x: op.x, y: op.y }, comment: null, text: op.text }];
    if (op.kind === "comment.update")
      return [{ thread: this.#threadOf(op.id), draft: null, comment: op.id, text: op.text }];
    return [];
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
    const mentions = findMentions(text, this.#parts.board.people.values());
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
    this.#keepRefused({ thread, draft, comment, text });
    if (refusal.code === "slow_mode") this.#state.wait(Number(refusal.params["wait"]));
    if (isBusy) return announcer.show(reason);
    if (draft) drafts.keepPlace(draft);
    view.set({ thread, draft });
    const edited = board.comments.get(comment ?? "");
    if (edited) this.edit(edited);
    else this.open();
    this.#error.textContent = reason;
  }

  /**
   * A new comment goes back to its place, and never into the text of another one; of a comment that is gone the words
   * become an answer.
   * @param {Sent} sent
   */
  #keepRefused({ thread, draft, comment, text }) {
    const { board, drafts } = this.#parts;
    if (draft && drafts.text(null) !== "") return drafts.shelve("comment", draft, text);
    const key = comment !== null && board.comments.has(comment) ? editKey(comment) : thread;
    drafts.keepText(key, [drafts.text(key), text].filter(Boolean).join("\n"));
  }
}

/**
 * @param {string} comment_id
 * @returns {string} where the new words of a comment are kept meanwhile
 */
function editKey(comment_id) {
  return `edit.${comment_id}`;
}
