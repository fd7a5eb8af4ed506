/**
 * Keeps the ops that wait for the server over a reload of the page, or its end. They keep their ids, so that sending one
 * twice is safe: whoever opens the board next in this browser may send them.
 * @module net/unsent
 */

import { newId } from "../board/ids.js";
import { parseJson } from "../wire.js";

/** @typedef {import("../wire.js").Op} Op */

/** Of one board, in this browser; each window writes under a key of its own. */
export class Unsent {
  #prefix;
  #key;
  #storage;

  /**
   * @param {string} board_id
   * @param {Storage} storage
   */
  constructor(board_id, storage) {
    this.#prefix = `kehys.unsent.${board_id}.`;
    this.#key = this.#prefix + newId();
    this.#storage = storage;
  }

  /** @returns {Op[][]} what other windows, most of them gone, have left; it is ours now */
  adopt() {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "");
    return keys.filter((key) => key.startsWith(this.#prefix) && key !== this.#key).flatMap((key) => this.#take(key));
  }

  /** @param {Op[][]} pushes  all that wait now */
  keep(pushes) {
    if (pushes.length > 0) this.#storage.setItem(this.#key, JSON.stringify(pushes));
    else this.#storage.removeItem(this.#key);
  }

  /**
   * @param {string} key
   * @returns {Op[][]}
   */
  #take(key) {
    const stored = this.#storage.getItem(key) ?? "[]";
    this.#storage.removeItem(key);
    try {
      return /** @type {Op[][]} */ (parseJson(stored));
    } catch {
      // Damaged storage must not keep the page from opening.
      return [];
    }
  }
}
