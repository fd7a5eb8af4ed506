/**
 * The board's menu, the help that it opens, and the menu of a place on the map.
 * @module ui/menu
 */

import { toBoard } from "../board/camera.js";
import { nodeAt, pinPlaceAt } from "../draw/hit.js";
import { byId, make } from "./elements.js";
import { askName } from "./names.js";

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("../draw/spatial.js").SpatialIndex} index
 * @property {import("./popup.js").Popup} popup
 * @property {string} lang
 * @property {import("../i18n.js").Translate} t
 * @property {(node_id: string) => void} copyLink
 * @property {() => boolean} mayComment
 */

const LANGUAGES = { fi: "Suomi", sv: "Svenska", en: "English" };
const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** What to press, and the sentence that says what it does. */
const KEYS = [
  ["← ↑ → ↓", "help.pan"],
  ["+ −", "help.zoom"],
  ["0", "zoom.100"],
  ["1", "zoom.fit"],
  ["N", "help.next"],
  ["Shift N", "help.previous"],
  ["F", "frames.open"],
  ["C", "help.comment"],
  ["P", "present.start"],
  ["Esc", "help.leave"],
  ["?", "help.title"],
];

/** @param {Parts} parts */
export function setUpMenus(parts) {
  setUpBoardMenu(parts);
  setUpMapMenu(parts);
  setUpHelp(parts);
}

/** @param {Parts} parts */
function setUpBoardMenu({ sync, board, popup, lang, t, mayComment }) {
  const button = byId("menu-button", HTMLElement);
  button.addEventListener("click", () => popup.toggle(button, [
    ...(mayComment() ? [{ label: t("menu.name"), choose: () => void rename(sync, board) }] : []),
    { label: t("help.title"), choose: showHelp },
    ...Object.entries(LANGUAGES).map(([code, label]) => ({ label, choose: () => chooseLanguage(code), isChecked: code === lang })),
  ]));
}

/**
 * Right click or long press: what can be done at this place.
 * @param {Parts} parts
 */
function setUpMapMenu({ view, index, popup, t, copyLink, mayComment }) {
  const map = byId("map", HTMLElement);
  map.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    const point = toBoard(view.camera, at);
    const node = nodeAt(index, point);
    const draft = pinPlaceAt(index, point);
    const items = [
      ...(mayComment() ? [{ label: t("map.comment_here"), choose: () => view.set({ thread: null, draft }) }] : []),
      ...(node ? [{ label: t(node.kind === "frame" ? "frame.copy_link" : "node.copy_link"), choose: () => copyLink(node.id) }] : []),
    ];
    if (items.length > 0 && view.presenting === null) popup.toggle(map, items, at);
  });
}

/** @param {Parts} parts */
function setUpHelp({ t }) {
  const list = byId("help-keys", HTMLElement);
  list.append(...KEYS.flatMap(([keys = "", sentence = ""]) => [
    make("dt", {}, ...keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "])),
    make("dd", {}, t(sentence)),
  ]));
  byId("map", HTMLElement).addEventListener("keydown", (event) => {
    if (event.key === "?" && event.target === event.currentTarget) showHelp();
  });
}

function showHelp() {
  byId("help-dialog", HTMLDialogElement).showModal();
}

/**
 * @param {import("../net/sync.js").Sync} sync
 * @param {import("../board/state.js").BoardState} board
 */
async function rename(sync, board) {
  const name = await askName(board.people.get(sync.you?.id ?? "")?.name ?? "");
  if (name !== null) await sync.submit([{ kind: "person.rename", name }]);
}

/** @param {string} code */
function chooseLanguage(code) {
  document.cookie = `kehys_lang=${code}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  location.reload();
}
