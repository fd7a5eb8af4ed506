/**
 * Loads parts of the page that the first frame does not need.
 * @module ui/kit/lazyLoad
 */

/**
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>} calls `load` once and gives every caller its result. After an error the next call tries
 *   again.
 */
export function loadOnce(load) {
  /** @type {Promise<T>|undefined} */
  let loaded;
  return async () => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
}

/**
 * Runs one load after the other, each in a task of its own, so that input is handled between them. Errors are ignored.
 * @param {(() => Promise<unknown>)[]} loads
 */
export function loadWhenIdle(loads) {
  const [first, ...others] = loads;
  if (!first) return;
  const next = () => loadWhenIdle(others);
  setTimeout(() => void first().then(next, next));
}
