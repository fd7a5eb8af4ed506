/**
 * The board's menu, and the menu of a place on the map.
 * @module ui/shell/menu
 */

import { toBoard, visibleBox } from "../../board/camera/camera.js";
import { nodeAt, pinAnchorAt } from "../../draw/hitTest.js";
import { centre } from "../../geometry.js";
import { byId } from "../kit/dom.js";
import { showHours } from "../moderation/hours.js";
import { askName, formatAuthor } from "../kit/nameDialog.js";
import { myNotesItem } from "../notes/myNotes.js";
import { languages, mayHaveKeyboard, preferences } from "../preferences/preferences.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../i18n.js").Translate} Translate */
/** @typedef {import("../kit/popup.js").Item} Item */
/** @typedef {import("../kit/popup.js").Choice} Choice */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {Translate} t
 * @property {(address: import("../../board/camera/address.js").Address) => void} copyLink
 * @property {() => boolean} mayComment
 * @property {(node: import("../../wire.js").BoardNode|null) => boolean} mayOpenNote
 * @property {() => void} showHelp
 * @property {() => void} openOrder  the owner's dialog
 * @property {boolean} isEmbedded  in a frame on another site, where no choice is kept
 */

/** @param {Parts} parts */
export function setUpMenus(parts) {
  const button = byId("menu-button", HTMLElement);
  button.addEventListener("click", () => parts.popup.toggle(button, boardMenu(parts)));
  setUpMapMenu(parts);
}

/**
 * @param {Parts} parts
 * @returns {Item[]}
 */
function boardMenu(parts) {
  const { sync, view, popup, lang, t, isEmbedded } = parts;
  const isOwner = sync.you?.role === "own";
  const copy = { label: t("menu.copy_view"), choose: () => parts.copyLink(addressOf(view)) };
  const own = aboutMe(parts);
  const showPreferences = () => popup.toggle(byId("menu-button", HTMLElement), preferences(view, t));
  return [
    { head: t("menu.this_view"), items: isOwner ? [copy, ...startItems(parts)] : [copy] },
    ...(isOwner ? [{ head: t("menu.moderation"), items: moderationItems(parts) }] : []),
    ...(own.length > 0 ? [{ head: t("menu.me"), items: own }] : []),
    {
      head: t("menu.page"),
      items: [
        { label: t("menu.preferences"), choose: showPreferences },
        ...(mayHaveKeyboard() ? [{ label: t("help.title"), choose: parts.showHelp }] : []),
        { label: t("privacy.link"), choose: () => void window.open("/privacy", "_blank", "noopener") },
      ],
    },
    ...(isEmbedded ? [] : [{ head: t("menu.language"), items: languages(lang), isRow: true }]),
  ];
}

/**
 * @param {Parts} parts
 * @returns {Choice[]} what the owner decides about comments
 */
function moderationItems(parts) {
  const { board, t } = parts;
  return [
    commentsItem(parts),
    { label: t("menu.hours"), choose: () => showHours(parts) },
    { label: t("menu.order"), choose: parts.openOrder },
    {
      label: t("menu.export_comments"),
      choose: () => location.assign(`/api/v1/boards/${board.info?.id}/comments.csv`),
    },
  ];
}

/**
 * @param {Parts} parts
 * @returns {Choice[]} one's name, notes and data; none for those who only look
 */
function aboutMe(parts) {
  const { sync, board, t, mayComment } = parts;
  return [
    ...(mayComment() ? [{ label: t("menu.name"), choose: () => void rename(parts) }] : []),
    ...myNotesItem(parts),
    ...(board.people.has(sync.you?.id ?? "") ? ownItems(parts) : []),
  ];
}

/**
 * What people left here is theirs to have and to take away.
 * @param {Parts} parts
 * @returns {Choice[]}
 */
function ownItems({ board, sync, popup, announcer, t }) {
  const erase = async () => {
    const refusal = await sync.submit([{ kind: "person.erase" }]);
    announcer.show(refusal ? t(`error.${refusal.code}`, refusal.params) : t("menu.erased"));
  };
  const sure = {
    head: t("menu.erase_sure"),
    items: [
      { label: t("comment.keep"), choose: () => {} },
      { label: t("menu.erase_really"), choose: () => void erase() },
    ],
  };
  return [
    { label: t("menu.mine"), choose: () => location.assign(`/api/v1/boards/${board.info?.id}/mine`) },
    { label: t("menu.erase"), choose: () => popup.toggle(byId("menu-button", HTMLElement), [sure]) },
  ];
}

/**
 * Whether guests may write is the owner's to say: between two meetings, or when it gets out of hand.
 * @param {Parts} parts
 * @returns {Choice}
 */
function commentsItem({ board, sync, announcer, t }) {
  const comments_open = !board.info?.comments_open;
  const choose = async () => {
    const refusal = await sync.submit([{ kind: "board.update", set: { comments_open } }]);
    announcer.show(
      refusal
        ? t(`error.${refusal.code}`, refusal.params)
        : t(comments_open ? "menu.comments_are_open" : "menu.comments_are_closed"),
    );
  };
  return { label: t(comments_open ? "menu.open_comments" : "menu.close_comments"), choose: () => void choose() };
}

/**
 * Where visitors begin is the owner's to say.
 * @param {Parts} parts
 * @returns {Choice[]}
 */
function startItems({ board, navigation, sync, announcer, t }) {
  /** @param {import("../../wire.js").Box|null} start */
  const setStart = async (start) => {
    const refusal = await sync.submit([{ kind: "board.update", set: { start } }]);
    announcer.show(
      refusal ? t(`error.${refusal.code}`, refusal.params) : t(start ? "menu.start_set" : "menu.start_removed"),
    );
  };
  const set = { label: t("menu.set_start"), choose: () => void setStart(navigation.unobstructedBox()) };
  return board.info?.start ? [set, { label: t("menu.remove_start"), choose: () => void setStart(null) }] : [set];
}

/**
 * Right click or long press: what can be done at this place.
 * @param {Parts} parts
 */
function setUpMapMenu({ board, view, index, popup, t, copyLink, mayComment, mayOpenNote }) {
  const map = byId("map", HTMLElement);
  map.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    const point = toBoard(view.camera, at);
    const node = nodeAt(index, point, view.camera.zoom);
    const draft = pinAnchorAt(index, point);
    const copy = () => copyLink(node ? { kind: "node", id: node.id } : addressOf(view));
    const label = node ? (node.kind === "frame" ? "frame.copy_link" : "node.copy_link") : "menu.copy_view";
    const items = [
      ...(mayComment() ? [{ label: t("map.comment_here"), choose: () => view.set({ thread: null, draft }) }] : []),
      ...(node && mayOpenNote(node)
        ? [{ label: t("note.edit"), choose: () => view.set({ thread: null, draft: null, note: { id: node.id } }) }]
        : []),
      { label: t(label), choose: copy },
    ];
    const author = node?.kind === "sticky" ? board.people.get(node.by ?? "") : undefined;
    if (view.presenting === null) popup.toggle(map, author ? [{ head: formatAuthor(author, t), items }] : items, at);
  });
}

/**
 * @param {View} view
 * @returns {import("../../board/camera/address.js").Address} of what is on screen now
 */
function addressOf({ camera, viewport }) {
  return { kind: "at", ...centre(visibleBox(camera, viewport)), zoom: camera.zoom };
}

/**
 * Asks again, with the reason and the name that was typed, until the server takes one or the person gives up.
 * @param {Parts} parts
 */
async function rename({ sync, board, announcer, t }) {
  let name = await askName(board.people.get(sync.you?.id ?? "")?.name ?? "");
  while (name !== null) {
    const refusal = await sync.submit([{ kind: "person.rename", name }]);
    if (!refusal) return announcer.show(t("menu.renamed", { name }));
    name = await askName(name, t(`error.${refusal.code}`, refusal.params));
  }
}
