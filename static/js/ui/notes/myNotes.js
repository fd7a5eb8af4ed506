/**
 * The menu with the own notes of this person. A choice moves the camera to the note and opens it.
 * @module ui/notes/myNotes
 */

import { toPlainText } from "../../board/text/plainText.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../kit/popup.js").Choice} Choice */
/**
 * @typedef {Pick<import("../../app/app.js").App, "board"|"view"|"navigation"|"sync"|"popup"|"t"|"mayOpenNote">} Parts
 */

const EXCERPT_LENGTH = 60;

/**
 * @param {Parts} parts
 * @returns {StickyNode[]} the notes that this person wrote and may still open
 */
export function findOwnNotes({ board, sync, mayOpenNote }) {
  const isOwn = (/** @type {import("../../wire.js").BoardNode} */ node) =>
    node.kind === "sticky" && node.by === sync.you?.id && mayOpenNote(node);
  return /** @type {StickyNode[]} */ ([...board.nodes.values()].filter(isOwn));
}

/**
 * @param {Parts} parts
 * @param {HTMLElement} button  the button that opens the menu
 */
export function showOwnNotes(parts, button) {
  const items = findOwnNotes(parts).map((node) => makeNoteItem(node, parts));
  parts.popup.toggle(button, [{ head: parts.t("menu.my_notes"), items }]);
}

/**
 * @param {StickyNode} node
 * @param {Parts} parts
 * @returns {Choice}
 */
function makeNoteItem(node, { view, navigation, t }) {
  const choose = () => {
    navigation.flyToBox(node, 1);
    view.set({ thread: null, draft: null, note: { id: node.id } });
  };
  return { label: toPlainText(node.text).slice(0, EXCERPT_LENGTH) || t("note.title"), choose };
}
