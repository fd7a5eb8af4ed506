/**
 * What a role lets people do here, as the server will judge it.
 * @module board/permissions
 */

import { areCommentsOpen } from "./hours.js";

/** @typedef {import("../wire.js").Role} Role */
/** @typedef {import("../wire.js").You} You */
/** @typedef {import("../wire.js").BoardInfo} BoardInfo */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").StickyNode} StickyNode */

/**
 * @param {Role|undefined} role
 * @returns {boolean} whether the map is theirs to change
 */
export function isEditor(role) {
  return role === "edit" || role === "own";
}

/**
 * @param {Role|undefined} role  none while the server has not said
 * @param {BoardInfo|null} info
 * @param {number} [now]
 * @returns {boolean} whether one may write comments
 */
export function mayWriteComments(role, info, now = Date.now()) {
  if (role === "view") return false;
  return isEditor(role) || areCommentsOpen(info, now);
}

/**
 * [N7] Unlike comments, notes are for those alone of whom the server has said that they may write them.
 * @param {Role|undefined} role
 * @param {BoardInfo|null} info
 * @param {number} [now]
 * @returns {boolean} whether one may put notes on the map
 */
export function mayWriteNotes(role, info, now = Date.now()) {
  return isEditor(role) || (role === "participate" && areCommentsOpen(info, now));
}

/**
 * [N7] Guests their own notes, editors all.
 * @param {You|null} you
 * @param {BoardNode|null|undefined} node
 * @returns {node is StickyNode} whether this person may open it to change it, or take it away
 */
export function mayOpenNote(you, node) {
  if (!you || node?.kind !== "sticky") return false;
  return isEditor(you.role) || (you.role === "participate" && node.by === you.id);
}

/**
 * Whether one click opens it, and a drag that begins on it moves it. On a map where all is one's own to change, nothing is
 * meant so quickly: most clicks and drags there are those of somebody who looks around.
 * @param {You|null} you
 * @param {BoardNode|null|undefined} node
 * @returns {node is StickyNode}
 */
export function isOwnNote(you, node) {
  return mayOpenNote(you, node) && !isEditor(you?.role);
}

/**
 * [N7] One's own can still be taken away where notes are closed, but not moved.
 * @param {You|null} you
 * @param {BoardInfo|null} info
 * @param {BoardNode|null|undefined} node
 * @param {number} [now]
 * @returns {node is StickyNode}
 */
export function mayMoveNote(you, info, node, now = Date.now()) {
  return mayOpenNote(you, node) && mayWriteNotes(you?.role, info, now);
}
