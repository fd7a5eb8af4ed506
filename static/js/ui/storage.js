/**
 * Where this browser keeps things for the page.
 * @module ui/storage
 */

/**
 * @param {() => Storage} open  throws where a browser lets a page keep nothing
 * @returns {Storage} that one, or one that lasts as long as the page
 */
export function storageOr(open) {
  try {
    return open();
  } catch {
    return new PageStorage();
  }
}

/**
 * Keeps what it is given until the page goes: for a frame on another site, where nothing may be left behind.
 * @implements {Storage}
 */
export class PageStorage {
  /** @type {Map<string, string>} */
  #kept = new Map();

  get length() {
    return this.#kept.size;
  }

  /** @param {number} at  @returns {string|null} */
  key(at) {
    return [...this.#kept.keys()][at] ?? null;
  }

  /** @param {string} key  @returns {string|null} */
  getItem(key) {
    return this.#kept.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#kept.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#kept.delete(key);
  }

  clear() {
    this.#kept.clear();
  }
}
