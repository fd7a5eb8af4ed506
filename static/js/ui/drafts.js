/**
 * Keeps what is being written, so that a reload or a lost connection loses no word.
 * @module ui/drafts
 */

import { parseJson } from "../wire.js";

/** @typedef {import("../board/view.js").Draft} Draft */
/** @typedef {import("../board/view.js").NoteDraft} NoteDraft */

/** Drafts of one board, in this browser. */
export class Drafts {
  #prefix;
  #storage;

  /**
   * @param {string} board_id
   * @param {Storage} storage
   */
  constructor(board_id, storage) {
    this.#prefix = `kehys.draft.${board_id}`;
    this.#storage = storage;
  }

  /**
   * @param {string|null} thread  or another key; null for a new discussion
   * @returns {string}
   */
  text(thread) {
    return this.#storage.getItem(this.#key(thread)) ?? "";
  }

  /**
   * @param {string|null} thread
   * @param {string} text
   */
  keepText(thread, text) {
    this.#keep(this.#key(thread), text);
  }

  /** @returns {Draft|null} where a new discussion was being begun */
  place() {
    return /** @type {Draft|null} */ (this.#kept("place"));
  }

  /** @returns {NoteDraft|null} the note that was being written */
  note() {
    return /** @type {NoteDraft|null} */ (this.#kept("note"));
  }

  /** @param {NoteDraft|null} note */
  keepNote(note) {
    this.#keep(`${this.#prefix}.note`, note ? JSON.stringify(note) : "");
  }

  /** @param {string} name */
  #kept(name) {
    try {
      return parseJson(this.#storage.getItem(`${this.#prefix}.${name}`) ?? "null");
    } catch {
      // Damaged storage must not keep the page from opening.
      return null;
    }
  }

  /** @param {Draft|null} draft */
  keepPlace(draft) {
    this.#keep(`${this.#prefix}.place`, draft ? JSON.stringify(draft) : "");
  }

  /** @param {string|null} thread */
  #key(thread) {
    return `${this.#prefix}.${thread ?? "new"}`;
  }

  /**
   * @param {string} key
   * @param {string} value  empty: nothing to keep
   */
  #keep(key, value) {
    if (value) this.#storage.setItem(key, value);
    else this.#storage.removeItem(key);
  }
}
