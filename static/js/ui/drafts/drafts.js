/**
 * Keeps what is being written, so that a reload or a lost connection loses no word.
 * @module ui/drafts/drafts
 */

import { parseJson } from "../../wire.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */

/** @typedef {"comment"|"note"} Kind */
/**
 * @typedef {{x: number, y: number, node_id?: string|null}} Place  where it was begun: a `Draft`, or a new `NoteDraft`
 */
/** @typedef {{place: Place, text: string}} Shelved  a new comment or note that waits at its place */

/** Names of the lists in the storage. */
const SHELVES = Object.freeze({ comment: "shelf", note: "note-shelf" });
/** More unsent comments than this, on one board, are not kept: nobody goes back to them. */
const SHELF_MAX = 20;

/**
 * @param {Place|null} a
 * @param {Place|null} b
 * @returns {boolean} whether both are on the same node and point
 */
export function isSamePlace(a, b) {
  return a?.node_id === b?.node_id && a?.x === b?.x && a?.y === b?.y;
}

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

  /**
   * @param {Kind} kind
   * @returns {Shelved[]} what was begun elsewhere and not sent, the oldest first
   */
  shelf(kind) {
    return /** @type {Shelved[]|null} */ (this.#kept(SHELVES[kind])) ?? [];
  }

  /**
   * Puts a new comment or note aside, or takes it back from there.
   * @param {Kind} kind
   * @param {Place} place
   * @param {string} text  empty: takes it back
   */
  shelve(kind, place, text) {
    const others = this.shelf(kind).filter((each) => !isSamePlace(each.place, place));
    const shelf = text ? [...others, { place, text }].slice(-SHELF_MAX) : others;
    this.#keep(`${this.#prefix}.${SHELVES[kind]}`, shelf.length > 0 ? JSON.stringify(shelf) : "");
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
