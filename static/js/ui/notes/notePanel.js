/**
 * The form of a note, beside the note. It edits the text and the color. tools/notes/noteNudge.js moves the note.
 * @module ui/notes/notePanel
 */

import { isEditor, mayWriteNotes } from "../../board/permissions.js";
import { AnchoredCard } from "../kit/surfaces.js";
import { byId } from "../kit/dom.js";
import { requireName, formatAuthor } from "../kit/nameDialog.js";
import { changeNote, createNote } from "./noteOps.js";
import { makeNoteShelf, offerNoteEdit } from "../drafts/draftShelves.js";
import { NoteOutline } from "./noteOutline.js";
import { ColorChoice } from "./swatches.js";
import { countText } from "../kit/textLimit.js";
import { cleanText } from "../kit/cleanText.js";

/** @typedef {import("../../wire.js").Op} Op */
/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../wire.js").NoteColor} NoteColor */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */
/** @typedef {import("../../net/sync.js").NewOp} NewOp */
/** @typedef {import("../../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../drafts/drafts.js").Drafts} drafts
 * @property {Pick<import("./deleteNotes.js").NoteDeletion, "deleteNotes">} deletion
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../draw/renderer.js").Renderer} renderer
 * @property {import("../../i18n.js").Translate} t
 */

/** Shows the form of `view.note`. */
export class NotePanel {
  #parts;
  #anchored;
  #shelf;
  #panel = byId("note", HTMLElement);
  #form = byId("note-form", HTMLFormElement);
  #swatches = new ColorChoice(this.#form, "note-color");
  #text = byId("note-text", HTMLTextAreaElement);
  #error = byId("note-error", HTMLElement);
  #outline;
  #author = byId("note-author", HTMLElement);
  /** @type {string|null|undefined} id of the shown note; null for a new note; undefined if the form is closed */
  #shownNote;
  /** @type {NoteColor} the color of the next new note: the last one that was chosen for a new note */
  #color = "yellow";

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#outline = new NoteOutline(parts.view, () => this.#node());
    this.#anchored = new AnchoredCard({ card: this.#panel, view: parts.view, anchor: () => this.#outline.edges() });
    this.#shelf = makeNoteShelf({ ...parts, textKey: draftKey(null) });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#form.addEventListener("change", () => this.#paint());
    this.#text.addEventListener("input", () => {
      this.#storeText();
      this.#count();
    });
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event));
    byId("note-close", HTMLElement).addEventListener("click", () => this.#close());
    byId("note-cancel", HTMLElement).addEventListener("click", () => this.#cancel());
    byId("note-delete", HTMLElement).addEventListener("click", (event) =>
      this.#confirmDeletion(/** @type {HTMLElement} */ (event.currentTarget)),
    );
    parts.view.onChange((keys) => this.#handleViewChange(keys));
    parts.board.onChange(() => this.refresh());
  }

  /** Updates the form after a change of the board or the permissions. Closes it if the note has been deleted. */
  refresh() {
    const { view, board, announcer, t, sync } = this.#parts;
    if (!view.note) return;
    if (view.note.id !== null && !this.#node()) {
      announcer.show(t("note.gone"));
      this.#close();
      return;
    }
    const mayWrite = mayWriteNotes(sync.you?.role, board.info, sync.serverNow());
    this.#text.readOnly = !mayWrite;
    this.#count();
    byId("note-closed", HTMLElement).hidden = mayWrite;
    this.#showAuthor();
    this.#place();
  }

  /** @returns {HTMLElement|null} the text field of the open note */
  openField() {
    return this.#panel.hidden ? null : this.#text;
  }

  /** Shows how many characters are left, and whether the note can be saved. */
  #count() {
    const { sync, board, t } = this.#parts;
    const max = Number(this.#text.dataset[isEditor(sync.you?.role) ? "editors" : "guests"]);
    const { hint, isOver } = countText(this.#text, max, t);
    const mayWrite = mayWriteNotes(sync.you?.role, board.info, sync.serverNow());
    byId("note-hint", HTMLElement).textContent = hint || t("note.hint");
    byId("note-hint", HTMLElement).classList.toggle("error", isOver);
    byId("note-save", HTMLButtonElement).disabled = !mayWrite || isOver;
  }

  /**
   * Puts the texts of refused ops back into the form, and shows the reason.
   * @param {Op[]} ops
   * @param {Refusal} refusal
   * @returns {boolean} whether any of the ops had the text of a note
   */
  restoreRefused(ops, refusal) {
    let isRestored = false;
    for (const op of ops) {
      if (op.kind === "node.create" && op.node.kind === "sticky")
        isRestored = this.#restore({ ...op.node, id: null }, op.node, refusal);
      if (op.kind === "node.update" && "text" in op.set)
        isRestored = this.#restore({ id: op.id }, { text: op.set.text ?? "" }, refusal);
    }
    return isRestored;
  }

  /** @param {Set<string>} keys */
  #handleViewChange(keys) {
    const { view } = this.#parts;
    if ((keys.has("thread") || keys.has("draft")) && (view.thread !== null || view.draft !== null) && view.note)
      view.set({ note: null });
    else if (keys.has("note")) this.#show();
    else if (view.note && (keys.has("camera") || keys.has("viewport"))) this.#place();
  }

  #show() {
    const { view, drafts, t } = this.#parts;
    const { note } = view;
    this.#panel.hidden = !note;
    this.#outline.show(note);
    drafts.storeNote(note);
    if (this.#shownNote && this.#shownNote !== note?.id)
      offerNoteEdit(this.#parts, this.#shownNote, draftKey(this.#shownNote));
    if (!note) return void (this.#shownNote = undefined);
    if (this.#shownNote === note.id && note.id !== null) return;
    this.#shownNote = note.id;
    const node = this.#node();
    byId("note-title", HTMLElement).textContent = t(node ? "note.title" : "note.new");
    byId("note-more", HTMLElement).hidden = !node;
    this.#text.value = drafts.text(draftKey(note.id)) || (node?.text ?? "");
    this.#error.textContent = "";
    this.#swatches.choose(node ? node.color : this.#color);
    this.#paint();
    this.refresh();
    this.#shelf.show();
    this.#text.focus({ preventScroll: true });
    this.#anchored.reveal();
  }

  #paint() {
    const { color } = this.#swatches;
    if (color && this.#shownNote === null) this.#color = color;
    this.#outline.paint(this.#shownNote === null ? (color ?? "yellow") : null);
  }

  #showAuthor() {
    const { board, t } = this.#parts;
    const author = board.people.get(this.#node()?.by ?? "");
    this.#author.hidden = !author;
    this.#author.textContent = author ? formatAuthor(author, t) : "";
  }

  /** @returns {StickyNode|undefined} the open note if it is on the board */
  #node() {
    const node = this.#parts.board.nodes.get(this.#parts.view.note?.id ?? "");
    return node?.kind === "sticky" ? node : undefined;
  }

  #storeText() {
    this.#parts.drafts.storeText(draftKey(this.#shownNote ?? null), this.#text.value);
  }

  #place() {
    this.#outline.place();
    this.#anchored.place();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
    if (event.key !== "Enter" || event.shiftKey || event.target !== this.#text) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  async #save() {
    const { view, sync, t, board, announcer } = this.#parts;
    const { note } = view;
    const [text, node] = [cleanText(this.#text.value), this.#node()];
    if (!note || byId("note-save", HTMLButtonElement).disabled) return;
    if (!sync.you) return void (this.#error.textContent = t("error.offline"));
    if (!text) return void (this.#error.textContent = t("note.empty"));
    const nameOps = isEditor(sync.you.role) ? [] : await requireName(sync, board);
    const { measure } = this.#parts.renderer;
    const op = node
      ? changeNote(node, { text, color: this.#swatches.color ?? node.color }, measure)
      : createNote(note, { text, color: this.#color }, measure);
    if (!nameOps) return this.#text.focus();
    this.#finish(note);
    if (!op) return;
    const ops = [...nameOps, op];
    const refusal = await sync.submit(ops);
    if (refusal) this.restoreRefused(/** @type {Op[]} */ (ops), refusal);
    else announcer.say(t("note.saved"));
  }

  /**
   * Removes the draft and closes the form. Call it when the queue has the text, or when nothing is sent.
   * @param {NoteDraft} note
   */
  #finish(note) {
    this.#parts.drafts.storeText(draftKey(note.id), "");
    this.#close();
  }

  /**
   * Asks before the note is deleted.
   * @param {HTMLElement} opener
   */
  #confirmDeletion(opener) {
    const { popup, t } = this.#parts;
    const deleteItem = { label: t("note.delete_really"), choose: () => this.#deleteNote() };
    popup.toggle(opener, [
      { head: t("note.delete_sure"), items: [{ label: t("comment.keep"), choose: () => {} }, deleteItem] },
    ]);
  }

  #deleteNote() {
    const node = this.#node();
    if (!node) return;
    this.#finish({ id: node.id });
    void this.#parts.deletion.deleteNotes([node.id], "note.deleted");
  }

  #cancel() {
    this.#parts.drafts.storeText(draftKey(this.#shownNote ?? null), "");
    this.#close();
  }

  #close() {
    this.#parts.view.set({ note: null });
    byId("map", HTMLElement).focus();
  }

  /**
   * Puts a refused text back. If another form is open now, the text is only stored, and a toast shows the reason.
   * @param {NoteDraft} note
   * @param {{text: string, color?: NoteColor}} refused
   * @param {Refusal} refusal
   * @returns {true}
   */
  #restore(note, { text, color }, refusal) {
    const { view, drafts, announcer, board, t } = this.#parts;
    const reason = t(`error.${refusal.code}`, refusal.params);
    const isFormTaken = note.id === null && (view.note || view.thread !== null || view.draft);
    if (isFormTaken) drafts.shelve("note", note, text);
    else drafts.storeText(draftKey(note.id), text);
    const isBusy = view.note || view.thread !== null || view.draft || (note.id !== null && !board.nodes.has(note.id));
    if (isBusy) {
      announcer.show(reason);
      return true;
    }
    if (color) this.#color = color;
    view.set({ note });
    this.#error.textContent = reason;
    return true;
  }
}

/**
 * @param {string|null} id
 * @returns {string} the key of the unsent text in `Drafts`
 */
function draftKey(id) {
  return `note.${id ?? "new"}`;
}
