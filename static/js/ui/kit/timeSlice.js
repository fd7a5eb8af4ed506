/**
 * Does long work in short slices, so that the page can draw and answer in between.
 * @module ui/kit/timeSlice
 */

/** Half of a frame at 60 frames a second. */
const SLICE_MS = 8;

/**
 * @template T
 * @param {Generator<void, T, void>} work  yields often
 * @param {AbortSignal} signal  stops the work
 * @returns {Promise<T|null>} null if it was stopped
 */
export async function runInSlices(work, signal) {
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
