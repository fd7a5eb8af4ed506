/**
 * Permissions: what a role allows on this board. The server checks the same rules.
 * @module board/permissions
 */

import { areCommentsOpen } from "./hours.js";

/** @typedef {import("../wire.js").Role} Role */
/** @typedef {import("../wire.js").You} You */
/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {import("../wire.js").BoardInfo} BoardInfo */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").StickyNode} StickyNode */

/**
 * @param {Role|undefined} role
 * @returns {boolean} whether this role may change everything on the board
 */
export function isEditor(role) {
  return role === "edit" || role === "own";
}

/**
 * @param {Role|undefined} role  undefined until the server has sent it
 * @param {BoardInfo|null} info
 * @param {number} [now]  milliseconds since 1970, by the server's clock
 * @returns {boolean} whether this person may write comments; true while the role is unknown, so that the field can be
 *   used early
 */
export function mayWriteComments(role, info, now = Date.now()) {
  if (role === "view") return false;
  return isEditor(role) || areCommentsOpen(info, now);
}

/**
 * [N7] Unlike comments, notes are not allowed while the role is unknown.
 * @param {Role|undefined} role
 * @param {BoardInfo|null} info
 * @param {number} [now]  milliseconds since 1970, by the server's clock
 * @returns {boolean} whether this person may add notes to the board
 */
export function mayWriteNotes(role, info, now = Date.now()) {
  return isEditor(role) || (role === "participate" && areCommentsOpen(info, now));
}

/**
 * [N7] Participants may open their own notes, editors all notes.
 * @param {You|null} you
 * @param {BoardNode|null|undefined} node
 * @returns {node is StickyNode} whether this person may open the note to change or delete it
 */
export function mayOpenNote(you, node) {
  if (!you || node?.kind !== "sticky") return false;
  return isEditor(you.role) || (you.role === "participate" && node.by === you.id);
}

/**
 * Whether one click opens the note, and a drag that starts on it moves it. This is never so for editors: everything is
 * theirs to change, and most of their clicks and drags only move the view.
 * @param {You|null} you
 * @param {BoardNode|null|undefined} node
 * @returns {node is StickyNode}
 */
export function isOwnNote(you, node) {
  return mayOpenNote(you, node) && !isEditor(you?.role);
}

/**
 * [N7] While comments are closed, guests may delete their own notes but not move them.
 * @param {You|null} you
 * @param {BoardInfo|null} info
 * @param {BoardNode|null|undefined} node
 * @param {number} [now]  milliseconds since 1970, by the server's clock
 * @returns {node is StickyNode}
 */
export function mayMoveNote(you, info, node, now = Date.now()) {
  return mayOpenNote(you, node) && mayWriteNotes(you?.role, info, now);
}

/**
 * [C7] Editors may move each pin, the author of a thread its own. A viewer moves none, whatever they wrote in another
 * role.
 * @param {You|null} you  null before the first welcome
 * @param {Pick<Thread, "by">} thread
 * @returns {boolean}
 */
export function mayMovePin(you, thread) {
  if (you === null || you.role === "view") return false;
  return isEditor(you.role) || thread.by === you.id;
}
