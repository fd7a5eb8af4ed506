/**
 * The form for comments. Enter sends, Shift+Enter starts a new line. The text is stored until it is sent.
 * @module ui/comments/composer
 */

import { isEditor } from "../../board/permissions.js";
import { ComposerState } from "./composerState.js";
import { byId } from "../kit/dom.js";
import { MentionList } from "./mentions.js";
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
 * @property {(draft: Draft) => void} goTo  opens a new comment at its place and moves the camera there
 * @property {(draft: Draft) => Draft} moveToFreePlace  returns the final place of a new thread
 */

/** Writes new comments, replies and edits. It is shown below the open thread. */
export class Composer {
  #parts;
  #form = byId("composer", HTMLFormElement);
  #text = byId("composer-text", HTMLTextAreaElement);
  #error = byId("composer-error", HTMLElement);
  #mentions;
  #state;
  #shelf;
  /** @type {string|null} id of the comment that is being edited */
  #editedComment = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#mentions = new MentionList({ ...parts, text: this.#text });
    this.#state = new ComposerState({
      ...parts,
      text: this.#text,
      isEditing: () => this.#editedComment !== null,
      onWaitEnd: () => (this.#error.textContent = ""),
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
   * Shows the unsent text of the open thread. An unsent edit comes before an unsent reply.
   * @param {{takesFocus?: boolean}} [how]
   */
  open({ takesFocus = true } = {}) {
    const { view, drafts } = this.#parts;
    const edited = this.#unsentEdit();
    if (edited) {
      this.edit(edited, takesFocus);
      return;
    }
    this.#editedComment = null;
    this.#show(drafts.text(view.thread), view.thread === null ? "composer.new" : "composer.reply", takesFocus);
  }

  /**
   * Shows the text of a comment, to be edited. An unsent edit of it is continued.
   * @param {import("../../wire.js").Comment} comment
   * @param {boolean} [takesFocus]
   */
  edit({ id, text }, takesFocus = true) {
    this.#editedComment = id;
    this.#show(this.#parts.drafts.text(editKey(id)) || text, "composer.label", takesFocus);
    this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
  }

  /** @returns {import("../../wire.js").Comment|null} the first comment of the open thread with an unsent edit */
  #unsentEdit() {
    const { view, drafts, board, visibleComments } = this.#parts;
    if (view.thread === null || !board.threads.has(view.thread)) return null;
    return (
      visibleComments.commentsOf(view.thread).find(({ id, text }) => ![text, ""].includes(drafts.text(editKey(id)))) ??
      null
    );
  }

  /** Ends the edit when the thread closes. If there is an unsent edit, offers to continue it. */
  #leaveThread() {
    const { board, view, drafts } = this.#parts;
    const comment = board.comments.get(this.#editedComment ?? "");
    this.#editedComment = null;
    if (!comment || view.thread === comment.thread_id || [comment.text, ""].includes(drafts.text(editKey(comment.id))))
      return;
    offerEdit(this.#parts, () => view.set({ thread: comment.thread_id }));
  }

  /**
   * @param {string} text
   * @param {string} placeholder  its locale key
   * @param {boolean} [takesFocus]
   */
  #show(text, placeholder, takesFocus = true) {
    this.#mentions.close();
    byId("composer-editing", HTMLElement).hidden = this.#editedComment === null;
    this.#text.value = text;
    this.#text.placeholder = this.#parts.t(placeholder);
    this.#error.textContent = "";
    this.#state.refresh();
    this.#shelf.show();
    if (takesFocus) this.#text.focus({ preventScroll: true });
  }

  /**
   * Makes the unsent reply of a deleted thread the text of a new comment.
   * @param {string|null} thread
   * @returns {boolean} whether there was an unsent reply
   */
  moveToNewThread(thread) {
    const { drafts } = this.#parts;
    const text = drafts.text(thread);
    if (text === "") return false;
    drafts.storeText(thread, "");
    drafts.storeText(null, [drafts.text(null), text].filter(Boolean).join("\n"));
    return true;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    // While an input method is active, Enter confirms its input.
    if (this.#mentions.handleKey(event) || event.isComposing) return;
    if (event.key === "Escape" && this.#editedComment !== null) {
      event.preventDefault();
      event.stopPropagation();
      this.#stopEditing();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void this.#send();
  }

  #stopEditing() {
    if (this.#editedComment !== null) this.#parts.drafts.storeText(editKey(this.#editedComment), "");
    this.open();
  }

  #storeText() {
    const { view, drafts } = this.#parts;
    drafts.storeText(this.#editedComment === null ? view.thread : editKey(this.#editedComment), this.#text.value);
  }

  async #send() {
    const text = cleanText(this.#text.value);
    const { view, sync, announcer, t } = this.#parts;
    if (!text || this.#state.isBlocked) return;
    if (!sync.you) return void (this.#error.textContent = t("error.offline"));
    // The field becomes empty now, because text typed from here on is the next comment. The draft stays in the storage
    // until the queue has the text.
    this.#text.value = "";
    this.#error.textContent = "";
    this.#state.refresh();
    const sent = { thread: view.thread, draft: view.draft, comment: this.#editedComment, text };
    const nameOps = await requireName(sync, this.#parts.board);
    if (!nameOps) return this.#restoreText(text);
    const answer = sync.submit([...nameOps, this.#makeOp(sent)]);
    // Replaces the draft only now: the queue, which survives a reload, has the text.
    this.#storeText();
    if (sent.comment !== null && this.#editedComment === sent.comment) this.open();
    const refusal = await answer;
    if (refusal) return void this.#restore(sent, refusal);
    announcer.say(t("composer.sent"));
    this.#startSlowMode(sent);
  }

  /**
   * Starts the waiting time of slow mode after a new comment. Editors do not wait, and edits do not count.
   * @param {SentText} sent
   */
  #startSlowMode({ comment }) {
    const { board, sync } = this.#parts;
    const seconds = board.info?.slow_seconds ?? 0;
    if (comment === null && seconds > 0 && !isEditor(sync.you?.role)) this.#state.wait(seconds);
  }

  /**
   * Puts an unsent text back, before the text that was typed since.
   * @param {string} text
   */
  #restoreText(text) {
    this.#text.value = text + this.#text.value;
    this.#state.refresh();
    this.#text.focus();
  }

  /**
   * Puts the texts of refused ops back into the form, and shows the reason.
   * @param {Op[]} ops
   * @param {Refusal} refusal
   * @returns {boolean} whether any of the ops had the text of a comment
   */
  restoreRefused(ops, refusal) {
    const sent = ops.map((op) => readOp(op, this.#parts.board)).filter((each) => each !== null);
    for (const each of sent) this.#restore(each, refusal);
    return sent.length > 0;
  }

  /**
   * @param {SentText} sent
   * @returns {NewOp}
   */
  #makeOp(sent) {
    const { board, view, moveToFreePlace } = this.#parts;
    if (sent.thread !== null || sent.comment !== null) return makeOp(sent, board);
    const op = makeOp({ ...sent, draft: moveToFreePlace(sent.draft ?? { node_id: null, x: 0, y: 0 }) }, board);
    // The optimistic pin exists only after the op is submitted, so the new thread opens in a microtask.
    if (op.kind === "thread.create") queueMicrotask(() => view.set({ draft: null, thread: op.id }));
    return op;
  }

  /**
   * Puts a refused text back. If the person is writing another comment now, the text is only stored, and a toast
   * shows the reason.
   * @param {SentText} sent
   * @param {Refusal} refusal
   */
  #restore({ thread, draft, comment, text }, refusal) {
    const { board, view, t, announcer, drafts } = this.#parts;
    const isBusy = this.#text.value !== "";
    const reason = t(`error.${refusal.code}`, refusal.params);
    this.#storeRefused({ thread, draft, comment, text });
    if (refusal.code === "slow_mode") this.#state.wait(Number(refusal.params["wait"]));
    if (isBusy) return announcer.show(reason);
    if (draft) drafts.storePlace(draft);
    view.set({ thread, draft });
    const edited = board.comments.get(comment ?? "");
    if (edited) this.edit(edited);
    else this.open();
    this.#error.textContent = reason;
  }

  /**
   * Stores a refused text. A new comment goes to the shelf if another new comment is being written. A refused edit of
   * a deleted comment becomes a reply.
   * @param {SentText} sent
   */
  #storeRefused({ thread, draft, comment, text }) {
    const { board, drafts } = this.#parts;
    if (draft && drafts.text(null) !== "") return drafts.shelve("comment", draft, text);
    const key = comment !== null && board.comments.has(comment) ? editKey(comment) : thread;
    drafts.storeText(key, [drafts.text(key), text].filter(Boolean).join("\n"));
  }
}

/**
 * @param {string} comment_id
 * @returns {string} the key of the unsent edit in `Drafts`
 */
function editKey(comment_id) {
  return `edit.${comment_id}`;
}
