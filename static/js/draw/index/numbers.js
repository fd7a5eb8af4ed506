/**
 * Long arrays of numbers.
 * @module draw/index/numbers
 */

/** @typedef {Float64Array|Float32Array|Int32Array|Uint32Array|Uint8Array} Numbers */

/**
 * @template {Numbers} A
 * @param {A} old
 * @param {A} larger
 * @returns {A} the larger one, with the numbers of the old one
 */
export function grown(old, larger) {
  larger.set(old);
  return larger;
}
