/**
 * Makes the shelves of new comments and of new notes, and offers to continue an unsent edit.
 * @module ui/drafts/draftShelves
 */

import { visibleBox } from "../../board/camera/camera.js";
import { boxesMeet, centre } from "../../geometry.js";
import { byId } from "../kit/dom.js";
import { Shelf } from "./draftShelf.js";

/** @typedef {import("../../board/view.js").Draft} Draft */
/** @typedef {import("../../board/view.js").NoteDraft} NoteDraft */
/** @typedef {Extract<NoteDraft, {id: null}>} NewNote */

/**
 * @typedef {object} Parts
 * @property {import("../../board/view.js").View} view
 * @property {import("./drafts.js").Drafts} drafts
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/**
 * @param {Parts & {goTo: (place: Draft) => void}} parts
 * @returns {Shelf} the shelf of new comments
 */
export function makeCommentShelf(parts) {
  const { view, drafts } = parts;
  return new Shelf({
    ...parts,
    kind: "comment",
    button: byId("composer-shelf", HTMLButtonElement),
    textKey: null,
    currentPlace: () => view.draft,
    storedPlace: () => drafts.place(),
    storePlace: (place) => drafts.storePlace(/** @type {Draft|null} */ (place)),
    goTo: (place) => parts.goTo(/** @type {Draft} */ (place)),
  });
}

/**
 * @param {Parts & {navigation: import("../../board/camera/navigation.js").Navigation, textKey: string}} parts
 * @returns {Shelf} the shelf of new notes
 */
export function makeNoteShelf(parts) {
  const { view, drafts, navigation } = parts;
  const goTo = (/** @type {NewNote} */ note) => {
    view.set({ thread: null, draft: null, note });
    if (!boxesMeet(note, visibleBox(view.camera, view.viewport))) navigation.flyToPoint(centre(note));
  };
  return new Shelf({
    ...parts,
    kind: "note",
    button: byId("note-shelf", HTMLButtonElement),
    currentPlace: () => asNewNote(view.note),
    storedPlace: () => asNewNote(drafts.note()),
    storePlace: (place) => drafts.storeNote(/** @type {NoteDraft|null} */ (place)),
    goTo: (place) => goTo(/** @type {NewNote} */ (place)),
  });
}

/**
 * Shows a toast that says that an unsent edit is stored, and offers to continue it. Call it when the form closes.
 * @param {Pick<Parts, "announcer"|"t">} parts
 * @param {() => void} open  opens the form again
 */
export function offerEdit({ announcer, t }, open) {
  const run = () => {
    announcer.withdraw();
    open();
  };
  announcer.offer(t("shelf.edit.kept"), { label: t("shelf.continue"), hint: "", run });
}

/**
 * Offers to continue the unsent edit of a note, if there is one. Call it when the form closes.
 * @param {Parts & {board: import("../../board/state.js").BoardState}} parts
 * @param {string} id
 * @param {string} key  the key of the text in `drafts`
 */
export function offerNoteEdit(parts, id, key) {
  const { board, drafts, view } = parts;
  const [node, text] = [board.nodes.get(id), drafts.text(key)];
  if (node?.kind === "sticky" && text !== "" && text !== node.text) offerEdit(parts, () => view.set({ note: { id } }));
}

/**
 * @param {NoteDraft|null} note
 * @returns {NewNote|null} the note itself; null if it is already on the board
 */
function asNewNote(note) {
  return note?.id === null ? note : null;
}
