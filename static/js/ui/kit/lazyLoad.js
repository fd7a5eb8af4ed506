/**
 * Loads the modules that the first frame does not need.
 * @module ui/kit/lazyLoad
 */

/**
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>} loads at the first call; later calls get the same result, or load again after a failure
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
 * Loads modules one after the other when the page is idle. A module that fails is loaded when it is needed.
 * @param {(() => Promise<unknown>)[]} loads
 */
export function loadWhenIdle(loads) {
  const [first, ...others] = loads;
  if (!first) return;
  const next = () => loadWhenIdle(others);
  setTimeout(() => void first().then(next, next));
}
