/**
 * Builds the board page: makes the objects and hands them to each other.
 * @module main
 */

import { Peers } from "./board/peers.js";
import { Places } from "./board/places.js";
import { BoardState } from "./board/state.js";
import { Travel, browserClock } from "./board/travel.js";
import { View } from "./board/view.js";
import { Overlay } from "./draw/overlay.js";
import { Renderer } from "./draw/renderer.js";
import { SpatialIndex } from "./draw/spatial.js";
import { loadTexts } from "./i18n.js";
import { fetchSnapshot, liveAddress, Refused } from "./net/api.js";
import { Presence } from "./net/presence.js";
import { Socket } from "./net/socket.js";
import { Sync } from "./net/sync.js";
import { Unsent } from "./net/unsent.js";
import { Input } from "./tools/input.js";
import { makeAnnouncer } from "./ui/announce.js";
import { Composer } from "./ui/composer.js";
import { Connection } from "./ui/connection.js";
import { Drafts } from "./ui/drafts.js";
import { byId } from "./ui/elements.js";
import { FramesPanel } from "./ui/frames.js";
import { setUpMenus } from "./ui/menu.js";
import { Popup } from "./ui/popup.js";
import { Presentation } from "./ui/presentation.js";
import { Share } from "./ui/share.js";
import { setUpPeople, setUpStatus } from "./ui/status.js";
import { ThreadPanel } from "./ui/thread.js";
import { setUpToolbar } from "./ui/toolbar.js";

/** @typedef {import("./wire.js").ServerMessage} ServerMessage */

const board_id = document.body.dataset["board"] ?? "";
const lang = document.documentElement.lang;

const map = byId("map", HTMLElement);
const canvas = /** @type {HTMLCanvasElement} */ (map.querySelector("canvas"));
const board = new BoardState();
const view = new View();
const peers = new Peers();
const travel = new Travel(view, browserClock());
const places = new Places(board, view, travel);

const [snapshot, t] = await Promise.all([fetchSnapshot(board_id), loadTexts(lang), lettersReady()]).catch(reportFailure);
board.load(snapshot);

const index = new SpatialIndex(board);
followTheme();
const renderer = new Renderer({ canvas, board, view, index });
const drafts = new Drafts(board_id, localStorage);
const unsent = new Unsent(board_id, localStorage);

const sync = new Sync(board, {
  send: (message) => socket.send(message),
  fetchSnapshot: () => fetchSnapshot(board_id),
  later: (run, ms) => setTimeout(run, ms),
  now: () => Date.now(),
});
const socket = new Socket({
  address: () => liveAddress(board_id, board.seq, board.lastOp),
  receive: (message) => (message.type === "peers" ? peers.update(message.here, message.left, sync.you?.session) : sync.receive(message)),
  lost: (wasOpen) => connection.lost(wasOpen),
  ended: (code) => connection.ended(code),
});

const mayComment = () => sync.you === null || sync.you.role !== "view";
const presence = new Presence(view, (message) => socket.send(message));
const announcer = makeAnnouncer();
const popup = new Popup();
const isUnsent = (/** @type {string} */ id) => sync.isUnsent(id);
const overlay = new Overlay({ pins: byId("pins", HTMLElement), cursors: byId("cursors", HTMLElement), board, view, peers, t, isUnsent });
const composer = new Composer({ board_id, board, view, sync, drafts, announcer, t });
const thread = new ThreadPanel({ board, view, t, lang, isUnsent, composer, pinFor: (id) => overlay.pinFor(id) });
const share = new Share({ board_id, sync, announcer, t });
const copyLink = (/** @type {string} */ id) => void share.copyNodeLink(id);

const toolbar = setUpToolbar({ view, places, lang, mayComment });
new FramesPanel({ board, view, places, index, renderer, popup, t, copyLink });
new Presentation({ board, view, places, announcer, t });
setUpMenus({ board, view, sync, index, popup, lang, t, copyLink, mayComment });
setUpStatus({ sync, announcer, t });
setUpPeople({ sync, peers, board, t });
new Input({ map, view, places, travel, index, renderer, presence, mayComment });

const reload = () => location.reload();
const connection = new Connection({ board_id, sync, unsent, presence, peers, composer, announcer, t, storage: sessionStorage, reload });
sync.onChange(() => {
  toolbar.refresh();
  overlay.refresh();
  if (view.thread !== null) thread.refresh();
});
addEventListener("online", () => socket.connect());
socket.connect();
firstLook();

/** Where the address leads: a node, else the beginning; then the comment that was being written. */
function firstLook() {
  const node = board.nodes.get(new URL(location.href).searchParams.get("node") ?? "");
  view.set({ viewport: { w: map.clientWidth, h: map.clientHeight } });
  view.set({ camera: node ? places.cameraFor(node) : places.beginning() });
  overlay.refresh();
  byId("curtain", HTMLElement).remove();
  // The renderer asked for this frame before us, so its picture is drawn when we are called; `make bench-page` reads the mark.
  requestAnimationFrame(() => performance.mark("kehys:first-picture"));
  // Keys are meant for the map until somebody goes elsewhere.
  map.focus({ focusVisible: false });
  const draft = drafts.place();
  if (draft && drafts.text(null)) view.set({ draft });
}

/** Canvas text does not wait for its font by itself: it would be measured in another one. */
async function lettersReady() {
  await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`)));
}

function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => view.set({ theme: dark.matches ? "dark" : "light" });
  dark.addEventListener("change", follow);
  follow();
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function reportFailure(error) {
  if (error instanceof Refused && error.status === 404) location.reload();
  document.querySelector("#curtain p")?.replaceChildren(document.body.dataset["failed"] ?? "");
  throw error;
}
