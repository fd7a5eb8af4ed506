/**
 * Keeps the ops that wait for the server over a reload of the page, or its end. They keep their ids, so sending one
 * twice is safe: the next page that opens the board in this browser sends them.
 * @module net/pendingStorage
 */

import { newId } from "../board/ids.js";
import { parseJson } from "../wire.js";

/** @typedef {import("../wire.js").Op} Op */

/** Of one board, in this browser. Each push has a key of its own, so a change writes that push and no other. */
export class PendingStorage {
  #prefix;
  #pageId = newId();
  #storage;
  #count = 0;
  /** @type {Map<Op[], string>} keys of the pushes that are written */
  #keysByPush = new Map();

  /**
   * @param {string} board_id
   * @param {Storage} storage
   */
  constructor(board_id, storage) {
    this.#prefix = `kehys.unsent.${board_id}.`;
    this.#storage = storage;
  }

  /** @returns {Op[][]} what other windows, most of them gone, have left; it is ours now */
  takeOver() {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "");
    const theirs = keys.filter((key) => key.startsWith(this.#prefix) && !key.startsWith(this.#prefix + this.#pageId));
    return theirs.sort().flatMap((key) => this.#takeStored(key));
  }

  /** @param {Op[][]} pushes  all that wait now; one that was changed is another array */
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
    // Keys are read back in the order of their names, which is that of the pushes.
    const key = `${this.#prefix}${this.#pageId}.${String(this.#count).padStart(9, "0")}`;
    this.#keysByPush.set(push, key);
    this.#storage.setItem(key, JSON.stringify(push));
  }

  /**
   * @param {string} key
   * @returns {Op[][]} one push; several where an older page has written them under one key
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
      // Damaged storage must not keep the page from opening.
      return [];
    }
  }
}
