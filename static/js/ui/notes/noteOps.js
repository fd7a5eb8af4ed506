/**
 * Makes the ops of the note form.
 * @module ui/notes/noteOps
 */

import { newId } from "../../board/ids.js";
import { growToFitText } from "../../draw/text/autoGrow.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../wire.js").NoteColor} NoteColor */
/** @typedef {import("../../net/sync.js").NewOp} NewOp */
/** @typedef {{text: string, color: NoteColor}} Content */

/**
 * @param {import("../../board/view.js").NoteDraft} note
 * @param {Content} content
 * @param {import("../../draw/text/text.js").Measure} measure
 * @returns {NewOp|null} the op that creates the note; null if the note is already on the board
 */
export function createNote(note, { text, color }, measure) {
  if (note.id !== null) return null;
  const { x, y, w, h, size, place } = note;
  /** @type {StickyNode} */
  const sticky = { kind: "sticky", id: newId(), x, y, w, h, place, text, size, color, align: "left" };
  return { kind: "node.create", node: growToFitText(sticky, measure) };
}

/**
 * @param {StickyNode} node
 * @param {Content} content
 * @param {import("../../draw/text/text.js").Measure} measure
 * @returns {NewOp|null} the op that updates the note; null if nothing has changed. It sets only changed fields, because
 *   somebody else may have changed the other ones
 */
export function changeNote(node, { text, color }, measure) {
  /** @type {Partial<StickyNode>} */
  const set = { ...(text === node.text ? {} : { text }), ...(color === node.color ? {} : { color }) };
  if (Object.keys(set).length === 0) return null;
  const { w, h } = growToFitText({ ...node, ...set }, measure);
  return { kind: "node.update", id: node.id, set: { ...set, ...(w === node.w ? {} : { w, h }) } };
}
