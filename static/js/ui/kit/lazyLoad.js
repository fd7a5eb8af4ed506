/**
 * Parts of the page that the first picture does not need.
 * @module ui/kit/lazyLoad
 */

/**
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>} loads at the first call; all others get the same, unless it failed
 */
export function once(load) {
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
 * Loads one after the other when the page has nothing else to do. What fails is loaded when somebody asks for it.
 * @param {(() => Promise<unknown>)[]} loads
 */
export function atLeisure(loads) {
  const [first, ...others] = loads;
  if (!first) return;
  const next = () => atLeisure(others);
  setTimeout(() => void first().then(next, next));
}
