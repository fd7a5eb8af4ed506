/**
 * Places among the others: keys that sort as text does, and fit the server's alphabet.
 * @module board/fractionalIndex
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LAST = "z";
/** Where counting on would need another digit, so many are added: room for millions of nodes. */
const ROOM = "0000";
/** The server takes no longer keys. */
const LENGTH_MAX = 64;

/**
 * @param {Iterable<BoardNode>} nodes
 * @returns {string} a key above all of theirs
 */
export function keyAbove(nodes) {
  let top = "";
  for (const { place } of nodes) if (place.order > top) top = place.order;
  return next(top);
}

/**
 * @param {string} key
 * @returns {string} one that sorts after it
 */
function next(key) {
  const at = [...key].findLastIndex((digit) => digit !== LAST);
  // Two on the same place are told apart by their ids.
  if (at === -1) return key.length + ROOM.length > LENGTH_MAX ? key : key + ROOM;
  const up = DIGITS[DIGITS.indexOf(key.charAt(at)) + 1] ?? LAST;
  return key.slice(0, at) + up + "0".repeat(key.length - at - 1);
}
