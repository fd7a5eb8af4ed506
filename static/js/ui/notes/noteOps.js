/**
 * The ops that the form of a note makes.
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
 * @returns {NewOp|null} null for a note that is on the board already
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
 * @returns {NewOp|null} sets only what is different, since somebody else may have changed the rest; null if nothing is
 */
export function changeNote(node, { text, color }, measure) {
  /** @type {Partial<StickyNode>} */
  const set = { ...(text === node.text ? {} : { text }), ...(color === node.color ? {} : { color }) };
  if (Object.keys(set).length === 0) return null;
  const { w, h } = growToFitText({ ...node, ...set }, measure);
  return { kind: "node.update", id: node.id, set: { ...set, ...(w === node.w ? {} : { w, h }) } };
}
