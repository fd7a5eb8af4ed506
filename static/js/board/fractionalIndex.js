/**
 * Fractional index: z-order keys that sort as strings and use only characters that the server accepts.
 * @module board/fractionalIndex
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LAST_DIGIT = "z";
/** Appended when every digit is the last one. Four digits leave space for millions of nodes. */
const MORE_DIGITS = "0000";
/** The server accepts no longer keys. */
const LENGTH_MAX = 64;

/**
 * @param {Iterable<BoardNode>} nodes
 * @returns {string} a key that sorts after the keys of all these nodes
 */
export function keyAbove(nodes) {
  let top = "";
  for (const { place } of nodes) if (place.order > top) top = place.order;
  return keyAfter(top);
}

/**
 * @param {string} key
 * @returns {string} a key that sorts after it; the same key when it cannot grow any more
 */
function keyAfter(key) {
  const at = [...key].findLastIndex((digit) => digit !== LAST_DIGIT);
  // Nodes with the same key are sorted by their ids.
  if (at === -1) return key.length + MORE_DIGITS.length > LENGTH_MAX ? key : key + MORE_DIGITS;
  const up = DIGITS[DIGITS.indexOf(key.charAt(at)) + 1] ?? LAST_DIGIT;
  return key.slice(0, at) + up + "0".repeat(key.length - at - 1);
}
