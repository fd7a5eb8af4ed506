/**
 * The context menu of the board, on right click or long press.
 * @module ui/map/contextMenu
 */

import { toBoard } from "../../board/camera/camera.js";
import { nodeAt, pinAnchorAt } from "../../draw/hitTest.js";
import { formatAuthor } from "../kit/nameDialog.js";
import { addressOfView } from "../kit/viewAddress.js";

/** @typedef {import("../../app/app.js").App} App */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../kit/popup.js").Choice} Choice */

/** @param {App} app */
export function setUpContextMenu(app) {
  const { map, view, index, popup, t, board } = app;
  map.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    if (view.presenting !== null) return;
    const screenPoint = { x: event.clientX, y: event.clientY };
    const point = toBoard(view.camera, screenPoint);
    const node = nodeAt(index, point, view.camera.zoom);
    const items = itemsAt(point, node, app);
    const author = node?.kind === "sticky" ? board.people.get(node.by ?? "") : undefined;
    popup.toggle(map, author ? [{ head: formatAuthor(author, t), items }] : items, screenPoint);
  });
}

/**
 * @param {Point} point  on the board
 * @param {BoardNode|null} node  at the point
 * @param {App} app
 * @returns {Choice[]}
 */
function itemsAt(point, node, { view, index, t, share, mayComment, mayOpenNote }) {
  const startComment = () => view.set({ thread: null, draft: pinAnchorAt(index, point) });
  const copyLink = () => share.copyLink(node ? { kind: "node", id: node.id } : addressOfView(view));
  const label = node ? (node.kind === "frame" ? "frame.copy_link" : "node.copy_link") : "menu.copy_view";
  return [
    ...(mayComment() ? [{ label: t("map.comment_here"), choose: startComment }] : []),
    ...(node && mayOpenNote(node)
      ? [{ label: t("note.edit"), choose: () => view.set({ thread: null, draft: null, note: { id: node.id } }) }]
      : []),
    { label: t(label), choose: copyLink },
  ];
}
