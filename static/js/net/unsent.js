/**
 * Keeps the ops that wait for the server over a reload of the page. They keep their ids, so that sending one twice is safe.
 * @module net/unsent
 */

import { parseJson } from "../wire.js";

/** @typedef {import("../wire.js").Op} Op */

/** Of one board, in one window: two windows must not send each other's. */
export class Unsent {
  #key;
  #storage;

  /**
   * @param {string} board_id
   * @param {Storage} storage  one that each window has for itself
   */
  constructor(board_id, storage) {
    this.#key = `kehys.unsent.${board_id}`;
    this.#storage = storage;
  }

  /** @returns {Op[][]} pushes, in order */
  kept() {
    return /** @type {Op[][]} */ (parseJson(this.#storage.getItem(this.#key) ?? "[]"));
  }

  /** @param {Op[][]} pushes  all that wait now */
  keep(pushes) {
    if (pushes.length > 0) this.#storage.setItem(this.#key, JSON.stringify(pushes));
    else this.#storage.removeItem(this.#key);
  }
}
