/**
 * Stores text that is being written, so that neither a reload nor a lost connection loses it.
 * @module ui/drafts/drafts
 */

import { parseJson } from "../../wire.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */

/** @typedef {"comment"|"note"} Kind */
/**
 * @typedef {{x: number, y: number, node_id?: string|null}} Place  where it will be: a `Draft`, or a new `NoteDraft`
 */
/** @typedef {{place: Place, text: string}} Shelved  a new comment or note that is not sent yet */

/** Names of the lists in the storage. */
const SHELVES = Object.freeze({ comment: "shelf", note: "note-shelf" });
/** Only this many unsent comments of a board are stored. */
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
   * @param {string|null} thread  or another key; null for a new thread
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
    this.#write(this.#key(thread), text);
  }

  /** @returns {Draft|null} the place of the new comment that was being written */
  place() {
    return /** @type {Draft|null} */ (this.#read("place"));
  }

  /**
   * @param {Kind} kind
   * @returns {Shelved[]} unsent comments or notes at other places, the oldest first
   */
  shelf(kind) {
    return /** @type {Shelved[]|null} */ (this.#read(SHELVES[kind])) ?? [];
  }

  /**
   * Adds an unsent comment or note to the shelf, or removes it.
   * @param {Kind} kind
   * @param {Place} place
   * @param {string} text  empty to remove it
   */
  shelve(kind, place, text) {
    const others = this.shelf(kind).filter((each) => !isSamePlace(each.place, place));
    const shelf = text ? [...others, { place, text }].slice(-SHELF_MAX) : others;
    this.#write(`${this.#prefix}.${SHELVES[kind]}`, shelf.length > 0 ? JSON.stringify(shelf) : "");
  }

  /** @returns {NoteDraft|null} the note that was being written */
  note() {
    return /** @type {NoteDraft|null} */ (this.#read("note"));
  }

  /** @param {NoteDraft|null} note */
  keepNote(note) {
    this.#write(`${this.#prefix}.note`, note ? JSON.stringify(note) : "");
  }

  /** @param {string} name */
  #read(name) {
    try {
      return parseJson(this.#storage.getItem(`${this.#prefix}.${name}`) ?? "null");
    } catch {
      // The page must open even if the stored text is damaged.
      return null;
    }
  }

  /** @param {Draft|null} draft */
  keepPlace(draft) {
    this.#write(`${this.#prefix}.place`, draft ? JSON.stringify(draft) : "");
  }

  /** @param {string|null} thread */
  #key(thread) {
    return `${this.#prefix}.${thread ?? "new"}`;
  }

  /**
   * @param {string} key
   * @param {string} value  empty to remove it
   */
  #write(key, value) {
    if (value) this.#storage.setItem(key, value);
    else this.#storage.removeItem(key);
  }
}
