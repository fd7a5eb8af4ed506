/**
 * Long work in short pieces, between which the page goes on living.
 * @module ui/kit/timeSlice
 */

/** Half of what a picture may take at 60 a second. */
const SLICE_MS = 8;

/**
 * @template T
 * @param {Generator<void, T, void>} work  yields often
 * @param {AbortSignal} signal  ends it early
 * @returns {Promise<T|null>} null if it was ended early
 */
export async function inSlices(work, signal) {
  let end_ms = performance.now() + SLICE_MS;
  while (!signal.aborted) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() < end_ms) continue;
    await new Promise((resolve) => void setTimeout(resolve));
    end_ms = performance.now() + SLICE_MS;
  }
  return null;
}
