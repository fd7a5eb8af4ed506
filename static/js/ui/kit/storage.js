/**
 * Storage of the browser, and a replacement where there is none.
 * @module ui/kit/storage
 */

/**
 * @param {() => Storage} open  throws if the browser does not allow storage
 * @returns {Storage} the storage of the browser, or one that lasts as long as the page
 */
export function storageOr(open) {
  try {
    return open();
  } catch {
    return new PageStorage();
  }
}

/**
 * Makes a storage that does not throw when it is full: the event that stores a draft must go on.
 * @param {Storage} storage
 * @param {() => void} full  is called the first time that a value cannot be stored
 * @returns {Storage}
 */
export function withoutThrowing(storage, full) {
  let wasCalled = false;
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
      if (!wasCalled) full();
      wasCalled = true;
    }
  }
}

/**
 * Keeps values until the page is left: for an embedded page, which must not store anything in the browser.
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
