/**
 * Stores pending ops, so that they survive a reload or the end of the page. The next page that opens the board in this
 * browser sends them. They keep their ids, so sending an op twice is safe.
 * @module net/pendingStorage
 */

import { newId } from "../board/ids.js";
import { parseJson } from "../wire.js";

/** @typedef {import("../wire.js").Op} Op */

/** Pending ops of one board in this browser. Each push has its own key, so that a change writes only that push. */
export class PendingStorage {
  #prefix;
  #pageId = newId();
  #storage;
  #count = 0;
  /** @type {Map<Op[], string>} storage keys of the stored pushes */
  #keysByPush = new Map();

  /**
   * @param {string} board_id
   * @param {Storage} storage
   */
  constructor(board_id, storage) {
    this.#prefix = `kehys.unsent.${board_id}.`;
    this.#storage = storage;
  }

  /** @returns {Op[][]} the pushes that other pages have stored; they are removed from storage */
  takeOver() {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "");
    const theirs = keys.filter((key) => key.startsWith(this.#prefix) && !key.startsWith(this.#prefix + this.#pageId));
    return theirs.sort().flatMap((key) => this.#takeStored(key));
  }

  /** @param {Op[][]} pushes  all pending pushes; a changed push must be a new array */
  save(pushes) {
    const waiting = new Set(pushes);
    for (const [push, key] of this.#keysByPush) {
      if (waiting.has(push)) continue;
      this.#storage.removeItem(key);
      this.#keysByPush.delete(push);
    }
    for (const push of pushes) if (!this.#keysByPush.has(push)) this.#write(push);
  }

  /** @param {Op[]} push */
  #write(push) {
    this.#count += 1;
    // Keys are sorted when they are read, so their order must be the order of the pushes.
    const key = `${this.#prefix}${this.#pageId}.${String(this.#count).padStart(9, "0")}`;
    this.#keysByPush.set(push, key);
    this.#storage.setItem(key, JSON.stringify(push));
  }

  /**
   * @param {string} key
   * @returns {Op[][]} one push; several if an older version of the page stored them under one key
   */
  #takeStored(key) {
    const stored = this.#storage.getItem(key) ?? "[]";
    this.#storage.removeItem(key);
    try {
      const read = /** @type {Op[]|Op[][]} */ (parseJson(stored));
      return Array.isArray(read[0])
        ? /** @type {Op[][]} */ (read)
        : [/** @type {Op[]} */ (read)].filter((push) => push.length > 0);
    } catch {
      // Damaged storage must not prevent the page from opening.
      return [];
    }
  }
}
