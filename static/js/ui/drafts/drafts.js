/**
 * Stores unsent text in this browser, so that it survives a reload and a lost connection.
 * @module ui/drafts/drafts
 */

import { parseJson } from "../../wire.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */

/** @typedef {"comment"|"note"} Kind */
/**
 * @typedef {{x: number, y: number, node_id?: string|null}} Place  the place of a new comment or note: a
 *   `Draft` or a new `NoteDraft`
 */
/** @typedef {{place: Place, text: string}} ShelfItem  an unsent new comment or note */

/** Keys of the shelves in the storage, after the prefix. */
const SHELVES = Object.freeze({ comment: "shelf", note: "note-shelf" });
/** Each shelf of a board stores at most this many texts. The oldest ones are dropped. */
const SHELF_MAX = 20;

/**
 * @param {Place|null} a
 * @param {Place|null} b
 * @returns {boolean} whether both are on the same node and point
 */
export function isSamePlace(a, b) {
  return a?.node_id === b?.node_id && a?.x === b?.x && a?.y === b?.y;
}

/** Reads and writes the drafts of one board. */
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
   * @param {string|null} thread  the id of the thread, or another key; null for a new thread
   * @returns {string} the unsent text; empty if there is none
   */
  text(thread) {
    return this.#storage.getItem(this.#key(thread)) ?? "";
  }

  /**
   * @param {string|null} thread  as in `text`
   * @param {string} text  an empty text removes the draft
   */
  storeText(thread, text) {
    this.#write(this.#key(thread), text);
  }

  /** @returns {Draft|null} the place of the unsent new comment */
  place() {
    return /** @type {Draft|null} */ (this.#read("place"));
  }

  /**
   * @param {Kind} kind
   * @returns {ShelfItem[]} unsent comments or notes at other places, the oldest first
   */
  shelf(kind) {
    return /** @type {ShelfItem[]|null} */ (this.#read(SHELVES[kind])) ?? [];
  }

  /**
   * Adds an unsent comment or note to the shelf, or removes it.
   * @param {Kind} kind
   * @param {Place} place
   * @param {string} text  an empty text removes the item
   */
  shelve(kind, place, text) {
    const others = this.shelf(kind).filter((each) => !isSamePlace(each.place, place));
    const shelf = text ? [...others, { place, text }].slice(-SHELF_MAX) : others;
    this.#write(`${this.#prefix}.${SHELVES[kind]}`, shelf.length > 0 ? JSON.stringify(shelf) : "");
  }

  /** @returns {NoteDraft|null} the note that was open in the form */
  note() {
    return /** @type {NoteDraft|null} */ (this.#read("note"));
  }

  /** @param {NoteDraft|null} note */
  storeNote(note) {
    this.#write(`${this.#prefix}.note`, note ? JSON.stringify(note) : "");
  }

  /** @param {string} name */
  #read(name) {
    try {
      return parseJson(this.#storage.getItem(`${this.#prefix}.${name}`) ?? "null");
    } catch {
      // The page must open even if the stored value is not valid JSON.
      return null;
    }
  }

  /** @param {Draft|null} draft */
  storePlace(draft) {
    this.#write(`${this.#prefix}.place`, draft ? JSON.stringify(draft) : "");
  }

  /** @param {string|null} thread */
  #key(thread) {
    return `${this.#prefix}.${thread ?? "new"}`;
  }

  /**
   * @param {string} key
   * @param {string} value  an empty value removes the key
   */
  #write(key, value) {
    if (value) this.#storage.setItem(key, value);
    else this.#storage.removeItem(key);
  }
}
