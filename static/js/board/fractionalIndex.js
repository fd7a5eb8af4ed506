/**
 * Places among the others: keys that sort as text does, and fit the server's alphabet.
 * @module board/fractionalIndex
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LAST_DIGIT = "z";
/** Where counting on would need another digit, so many are added: room for millions of nodes. */
const MORE_DIGITS = "0000";
/** The server takes no longer keys. */
const LENGTH_MAX = 64;

/**
 * @param {Iterable<BoardNode>} nodes
 * @returns {string} a key above all of theirs
 */
export function keyAbove(nodes) {
  let top = "";
  for (const { place } of nodes) if (place.order > top) top = place.order;
  return keyAfter(top);
}

/**
 * @param {string} key
 * @returns {string} one that sorts after it
 */
function keyAfter(key) {
  const at = [...key].findLastIndex((digit) => digit !== LAST_DIGIT);
  // Two on the same place are told apart by their ids.
  if (at === -1) return key.length + MORE_DIGITS.length > LENGTH_MAX ? key : key + MORE_DIGITS;
  const up = DIGITS[DIGITS.indexOf(key.charAt(at)) + 1] ?? LAST_DIGIT;
  return key.slice(0, at) + up + "0".repeat(key.length - at - 1);
}
