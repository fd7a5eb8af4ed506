/**
 * Counts on buttons.
 * @module ui/kit/shortCount
 */

/** A button has no space for three digits. */
const SHOWN_MAX = 99;

/**
 * @param {number} count
 * @returns {string} `99+` for more than 99
 */
export function shortCount(count) {
  return count > SHOWN_MAX ? `${SHOWN_MAX}+` : String(count);
}
