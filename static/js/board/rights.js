/**
 * What a role lets people do here, as the server will judge it.
 * @module board/rights
 */

/** @typedef {import("../wire.js").Role} Role */
/** @typedef {import("../wire.js").BoardInfo} BoardInfo */

/**
 * @param {Role|undefined} role  none while the server has not said
 * @param {BoardInfo|null} info
 * @returns {boolean} whether one may write comments
 */
export function maySpeak(role, info) {
  if (role === "view") return false;
  return role === "edit" || role === "own" || (info?.takes_comments ?? true);
}
