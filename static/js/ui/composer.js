/**
 * Writes comments: Enter sends, Shift+Enter begins a new line, and no word is lost on the way.
 * @module ui/composer
 */

import { newId } from "../board/ids.js";
import { byId } from "./elements.js";
import { askName } from "./names.js";

/** @typedef {import("../board/view.js").Draft} Draft */
/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../net/sync.js").NewOp} NewOp */
/** @typedef {import("../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("./drafts.js").Drafts} drafts
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../i18n.js").Translate} t
 */

/** Nobody counts who is far from the limit. */
const COUNT_FROM = 200;

/** The form below a discussion. */
export class Composer {
  #parts;
  #form = byId("composer", HTMLFormElement);
  #text = byId("composer-text", HTMLTextAreaElement);
  #error = byId("composer-error", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("keydown", (event) => {
      // While an input method composes, Enter belongs to it.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("input", () => {
      parts.drafts.keepText(parts.view.thread, this.#text.value);
      this.#count();
    });
    parts.view.onChange((keys) => keys.has("draft") && parts.drafts.keepPlace(parts.view.draft));
  }

  /** Shows what was being written in the open discussion, and takes the focus. */
  open() {
    const { view, t, drafts } = this.#parts;
    this.#text.value = drafts.text(view.thread);
    this.#text.placeholder = t(view.thread === null ? "composer.new" : "composer.reply");
    this.#error.textContent = "";
    this.#count();
    this.#text.focus({ preventScroll: true });
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
    const ops = await this.#named();
    if (!ops) return this.#takeBack(text);
    const { thread, draft } = view;
    const answer = sync.submit([...ops, this.#op(thread, draft, text)]);
    // Only now: the queue has the words, and a reload in between would find them there.
    this.#parts.drafts.keepText(thread, this.#text.value);
    const refusal = await answer;
    if (refusal) this.#giveBack({ thread, draft, text }, refusal);
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
      if (op.kind === "comment.create") this.#giveBack({ thread: op.thread_id, draft: null, text: op.text }, refusal);
      if (op.kind === "thread.create") this.#giveBack({ thread: null, draft: op, text: op.text }, refusal);
    }
  }

  /** @returns {Promise<NewOp[]|null>} the op that gives a name, if one was needed; null if it was not given */
  async #named() {
    const { sync, board } = this.#parts;
    if (board.people.has(sync.you?.id ?? "")) return [];
    const name = await askName("");
    return name === null ? null : [{ kind: "person.rename", name }];
  }

  /**
   * @param {string|null} thread
   * @param {Draft|null} draft
   * @param {string} text
   * @returns {NewOp}
   */
  #op(thread, draft, text) {
    if (thread !== null) return { kind: "comment.create", id: newId(), thread_id: thread, text };
    const { node_id, x, y } = draft ?? { node_id: null, x: 0, y: 0 };
    const id = newId();
    // Set once the optimistic pin is there, so after this turn.
    queueMicrotask(() => this.#parts.view.set({ draft: null, thread: id }));
    return { kind: "thread.create", id, node_id, x, y, comment_id: newId(), text };
  }

  /**
   * Where it was, as it was, with the reason beside it; but nobody is torn away from what they are writing now.
   * @param {{thread: string|null, draft: Draft|null, text: string}} sent
   * @param {Refusal} refusal
   */
  #giveBack({ thread, draft, text }, refusal) {
    const { view, t, announcer, drafts } = this.#parts;
    const isBusy = this.#text.value !== "";
    const reason = t(`error.${refusal.code}`, refusal.params);
    drafts.keepText(thread, [drafts.text(thread), text].filter(Boolean).join("\n"));
    announcer.show(reason);
    if (isBusy) return;
    view.set({ thread, draft: draft && { node_id: draft.node_id, x: draft.x, y: draft.y } });
    this.open();
    this.#error.textContent = reason;
  }
}

/**
 * Signs that a paste from a document brings along and that nobody sees: the server would refuse them.
 * @param {string} text
 * @returns {string}
 */
function cleaned(text) {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, "").trim();
}
