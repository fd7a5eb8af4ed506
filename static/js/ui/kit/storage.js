/**
 * Where this browser keeps things for the page.
 * @module ui/kit/storage
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
 * A storage that does not throw when the browser has no room left: an event that keeps a draft must go on.
 * @param {Storage} storage
 * @param {() => void} full  called the first time that something could not be kept
 * @returns {Storage}
 */
export function withoutThrowing(storage, full) {
  let isTold = false;
  return new Proxy(storage, {
    get(target, name) {
      if (name === "setItem") return keep;
      const value = /** @type {unknown} */ (Reflect.get(target, name));
      return typeof value === "function" ? /** @type {() => unknown} */ (value).bind(target) : value;
    },
  });

  /**
   * @param {string} key
   * @param {string} value
   */
  function keep(key, value) {
    try {
      storage.setItem(key, value);
    } catch {
      if (!isTold) full();
      isTold = true;
    }
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
