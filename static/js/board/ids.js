/**
 * Ids that the browser creates.
 * @module board/ids
 */

const BYTES = 12;

/**
 * @returns {string} 16 random characters, safe in URLs. With 96 bits, two people never get the same id.
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
