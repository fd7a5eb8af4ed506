/**
 * Ids that clients make.
 * @module board/ids
 */

const BYTES = 12;

/**
 * @returns {string} 16 random characters, 96 bits: two people never pick the same
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
