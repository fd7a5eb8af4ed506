/**
 * The list of one's own notes: the way to them for whoever does not find them on the map.
 * @module ui/notes/myNotes
 */

import { toPlainText } from "../../board/text/plainText.js";
import { byId } from "../kit/dom.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../kit/popup.js").Choice} Choice */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../../i18n.js").Translate} t
 * @property {(node: import("../../wire.js").BoardNode|null) => boolean} mayOpenNote
 */

const EXCERPT_LENGTH = 60;

/**
 * @param {Parts} parts
 * @returns {Choice[]} none where there are none
 */
export function myNotesItem(parts) {
  const { board, sync, popup, t, mayOpenNote } = parts;
  const mine = [...board.nodes.values()].filter(
    (node) => node.kind === "sticky" && node.by === sync.you?.id && mayOpenNote(node),
  );
  if (mine.length === 0) return [];
  const items = mine.map((node) => noteItem(/** @type {StickyNode} */ (node), parts));
  const choose = () => popup.toggle(byId("menu-button", HTMLElement), [{ head: t("menu.my_notes"), items }]);
  return [{ label: t("menu.my_notes"), choose }];
}

/**
 * @param {StickyNode} node
 * @param {Parts} parts
 * @returns {Choice}
 */
function noteItem(node, { view, navigation, t }) {
  const choose = () => {
    navigation.flyToBox(node, 1);
    view.set({ thread: null, draft: null, note: { id: node.id } });
  };
  return { label: toPlainText(node.text).slice(0, EXCERPT_LENGTH) || t("note.title"), choose };
}
