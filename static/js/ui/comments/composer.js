/**
 * The form that writes comments: Enter sends, Shift+Enter starts a new line. Text is stored until the server has it.
 * @module ui/comments/composer
 */

import { isEditor } from "../../board/permissions.js";
import { ComposerState } from "./composerState.js";
import { byId } from "../kit/dom.js";
import { Mentions } from "./mentions.js";
import { requireName } from "../kit/nameDialog.js";
import { makeCommentShelf, offerEdit } from "../drafts/draftShelves.js";
import { cleanText } from "../kit/cleanText.js";
import { makeOp, readOp } from "./sentText.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("./sentText.js").SentText} SentText */
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
 * @property {(draft: Draft) => void} goTo  opens a new comment at its place, and moves the camera there
 * @property {(draft: Draft) => Draft} settle  the final place of a new thread
 */

/** The form below a thread. */
export class Composer {
  #parts;
  #form = byId("composer", HTMLFormElement);
  #text = byId("composer-text", HTMLTextAreaElement);
  #error = byId("composer-error", HTMLElement);
  #mentions;
  #state;
  #shelf;
  /** @type {string|null} id of the comment that is being edited */
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
    parts.view.onChange((keys) => keys.has("thread") && this.#leaveThread());
    byId("composer-cancel", HTMLElement).addEventListener("click", () => this.#stopEditing());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("keydown", (event) => this.#onKey(event));
    this.#text.addEventListener("input", () => {
      this.#storeText();
      this.#state.refresh();
    });
  }

  /** @returns {boolean} whether the field has text */
  get hasText() {
    return this.#text.value !== "";
  }

  /**
   * Shows the stored text of the open thread; first of all, an edit that was not sent.
   * @param {{takesFocus?: boolean}} [how]
   */
  open({ takesFocus = true } = {}) {
    const { view, drafts } = this.#parts;
    const edited = this.#unsentEdit();
    if (edited) {
      this.edit(edited, takesFocus);
      return;
    }
    this.#editing = null;
    this.#show(drafts.text(view.thread), view.thread === null ? "composer.new" : "composer.reply", takesFocus);
  }

  /**
   * Starts to edit a comment.
   * @param {import("../../wire.js").Comment} comment
   * @param {boolean} [takesFocus]
   */
  edit({ id, text }, takesFocus = true) {
    this.#editing = id;
    this.#show(this.#parts.drafts.text(editKey(id)) || text, "composer.label", takesFocus);
    this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
  }

  /** @returns {import("../../wire.js").Comment|null} the comment of the open thread with a stored edit */
  #unsentEdit() {
    const { view, drafts, board, visibleComments } = this.#parts;
    if (view.thread === null || !board.threads.has(view.thread)) return null;
    return (
      visibleComments.commentsOf(view.thread).find(({ id, text }) => ![text, ""].includes(drafts.text(editKey(id)))) ??
      null
    );
  }

  /** The thread was closed. If there is an edit that is not sent, offers to continue it. */
  #leaveThread() {
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
   * The thread was deleted. Its unsent reply becomes the text of a new comment.
   * @param {string|null} thread
   * @returns {boolean} whether there was an unsent reply
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
  #onKey(event) {
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

  /** Stores the text. */
  #storeText() {
    const { view, drafts } = this.#parts;
    drafts.keepText(this.#editing === null ? view.thread : editKey(this.#editing), this.#text.value);
  }

  async #send() {
    const text = cleanText(this.#text.value);
    const { view, sync, announcer, t } = this.#parts;
    if (!text || this.#state.isBlocked) return;
    if (!sync.you) return void (this.#error.textContent = t("error.offline"));
    // The field is emptied now: what is typed from here on is the next comment. The draft stays until the queue has the
    // text.
    this.#text.value = "";
    this.#error.textContent = "";
    this.#state.refresh();
    const sent = { thread: view.thread, draft: view.draft, comment: this.#editing, text };
    const ops = await requireName(sync, this.#parts.board);
    if (!ops) return this.#restoreText(text);
    const answer = sync.submit([...ops, this.#makeOp(sent)]);
    // Only now the draft is removed: after a reload, the text is in the queue.
    this.#storeText();
    if (sent.comment !== null && this.#editing === sent.comment) this.open();
    const refusal = await answer;
    if (refusal) return void this.#giveBack(sent, refusal);
    announcer.say(t("composer.sent"));
    this.#slowDown(sent);
  }

  /**
   * In slow mode a guest waits after each comment.
   * @param {SentText} sent
   */
  #slowDown({ comment }) {
    const { board, sync } = this.#parts;
    const seconds = board.info?.slow_seconds ?? 0;
    if (comment === null && seconds > 0 && !isEditor(sync.you?.role)) this.#state.wait(seconds);
  }

  /** @param {string} text  that was not sent */
  #restoreText(text) {
    this.#text.value = text + this.#text.value;
    this.#state.refresh();
    this.#text.focus();
  }

  /**
   * Puts the texts of refused ops back into the form, with the reason beside them.
   * @param {Op[]} ops
   * @param {Refusal} refusal
   * @returns {boolean} whether there were any
   */
  giveBack(ops, refusal) {
    const sent = ops.map((op) => readOp(op, this.#parts.board)).filter((each) => each !== null);
    for (const each of sent) this.#giveBack(each, refusal);
    return sent.length > 0;
  }

  /**
   * @param {SentText} sent
   * @returns {NewOp}
   */
  #makeOp(sent) {
    const { board, view, settle } = this.#parts;
    if (sent.thread !== null || sent.comment !== null) return makeOp(sent, board);
    const op = makeOp({ ...sent, draft: settle(sent.draft ?? { node_id: null, x: 0, y: 0 }) }, board);
    // Opens the new thread once its optimistic pin is there, so after this turn.
    if (op.kind === "thread.create") queueMicrotask(() => view.set({ draft: null, thread: op.id }));
    return op;
  }

  /**
   * Puts a refused text back. If the person is writing something else now, the text is only stored, and a toast shows
   * the reason.
   * @param {SentText} sent
   * @param {Refusal} refusal
   */
  #giveBack({ thread, draft, comment, text }, refusal) {
    const { board, view, t, announcer, drafts } = this.#parts;
    const isBusy = this.#text.value !== "";
    const reason = t(`error.${refusal.code}`, refusal.params);
    this.#storeRefused({ thread, draft, comment, text });
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
   * Stores a refused text: a new comment at its place, and never in the text of another one. The text of a deleted
   * comment
   * becomes a reply.
   * @param {SentText} sent
   */
  #storeRefused({ thread, draft, comment, text }) {
    const { board, drafts } = this.#parts;
    if (draft && drafts.text(null) !== "") return drafts.shelve("comment", draft, text);
    const key = comment !== null && board.comments.has(comment) ? editKey(comment) : thread;
    drafts.keepText(key, [drafts.text(key), text].filter(Boolean).join("\n"));
  }
}

/**
 * @param {string} comment_id
 * @returns {string} the key under which drafts store the edited text
 */
function editKey(comment_id) {
  return `edit.${comment_id}`;
}
