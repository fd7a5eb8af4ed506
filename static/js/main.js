/**
 * Builds the board page: makes the objects and hands them to each other.
 * @module main
 */

import { parseAddress } from "./board/camera/address.js";
import { CommentAreas } from "./board/comments/areas.js";
import { watchHours } from "./board/hours.js";
import { Peers } from "./board/peers.js";
import { Navigation } from "./board/camera/navigation.js";
import { VisibleComments } from "./board/comments/visibleComments.js";
import { isOwnNote, mayOpenNote, mayWriteComments, mayWriteNotes } from "./board/permissions.js";
import { BoardState } from "./board/state.js";
import { CameraAnimation, browserClock } from "./board/camera/cameraAnimation.js";
import { View } from "./board/view.js";
import { Highlights } from "./draw/overlay/highlights.js";
import { Overlay } from "./draw/overlay/overlay.js";
import { ImageCache } from "./draw/imageCache.js";
import { Renderer } from "./draw/renderer.js";
import { SpatialIndex } from "./draw/index/spatialIndex.js";
import { loadTexts } from "./i18n.js";
import {
  request,
  fetchModeration,
  fetchOwnComments,
  liveUrl,
  socketProtocols,
  ApiError,
  embedToken,
} from "./net/api.js";
import { ModerationFeed } from "./net/moderationFeed.js";
import { Presence } from "./net/presence.js";
import { fetchSnapshot, openSnapshot } from "./net/snapshot.js";
import { Socket } from "./net/socket.js";
import { Sync } from "./net/sync.js";
import { PendingStorage } from "./net/pendingStorage.js";
import { AreaTool } from "./tools/pins/areaTool.js";
import { Focus } from "./tools/focus.js";
import { Input } from "./tools/input.js";
import { NoteMove } from "./tools/notes/noteMove.js";
import { NoteNudge } from "./tools/notes/noteNudge.js";
import { PinNudge } from "./tools/pins/pinNudge.js";
import { mayMovePin, PinMove } from "./tools/pins/pinMove.js";
import { PinDrag } from "./tools/pins/pinDrag.js";
import { Shortcuts } from "./tools/shortcuts.js";
import { makeAnnouncer } from "./ui/kit/announce.js";
import { setUpBadges } from "./ui/comments/badge.js";
import { setUpComments } from "./ui/comments/entry.js";
import { Seen } from "./ui/comments/readState.js";
import { Closed } from "./ui/shell/closed.js";
import { Composer } from "./ui/comments/composer.js";
import { Connection } from "./ui/shell/connection.js";
import { Drafts } from "./ui/drafts/drafts.js";
import { byId, make, makeIcon } from "./ui/kit/dom.js";
import { Eraser, listenForUndo } from "./ui/notes/deleteNotes.js";
import { setUpFind } from "./ui/search/searchEntry.js";
import { FramesPanel } from "./ui/map/framesPanel.js";
import { showGhost } from "./ui/map/placementPreview.js";
import { Help } from "./ui/shell/help.js";
import { atLeisure, once } from "./ui/kit/lazyLoad.js";
import { makeFollowLink } from "./ui/map/followLink.js";
import { setUpMenus } from "./ui/shell/menu.js";
import { NoteMenu } from "./ui/moderation/noteMenu.js";
import { NotePanel } from "./ui/notes/notePanel.js";
import { People } from "./ui/shell/people.js";
import { Popup } from "./ui/kit/popup.js";
import { Presentation } from "./ui/presentation/presentation.js";
import { keepSettings } from "./ui/preferences/settings.js";
import { Share } from "./ui/share/share.js";
import { setUpStatus } from "./ui/shell/status.js";
import { PageStorage, storageOr, withoutThrowing } from "./ui/kit/storage.js";
import { followTheme } from "./ui/preferences/theme.js";
import { ThreadPanel } from "./ui/comments/thread.js";
import { nameThread } from "./ui/comments/threadName.js";
import { followTitle } from "./ui/shell/title.js";
import { setUpToolbar } from "./ui/shell/toolbar.js";
import { Tooltips } from "./ui/kit/tooltips.js";
import { Trail } from "./ui/map/history.js";

/** @typedef {import("./wire.js").ServerMessage} ServerMessage */

/** Who is cut off gets the board soon after, and a server that is down is not asked too often. */
const FETCH_AGAIN_MS = 2_000;

const board_id = document.body.dataset["board"] ?? "";
const lang = document.documentElement.lang;
/** In a frame on another site the board is only looked at, and nothing is left behind in the browser. */
const token = embedToken();
const storage =
  token === null
    ? withoutThrowing(
        storageOr(() => localStorage),
        () => announcer.show(t("storage.full")),
      )
    : new PageStorage();
const windowStorage = token === null ? storageOr(() => sessionStorage) : new PageStorage();

const map = byId("map", HTMLElement);
const canvas = /** @type {HTMLCanvasElement} */ (map.querySelector("canvas"));
const board = new BoardState();
const visibleComments = new VisibleComments(board);
const view = new View();
const peers = new Peers();
const cameraAnimation = new CameraAnimation(view, browserClock());
const navigation = new Navigation(board, view, cameraAnimation);

const [arrival, t] = await Promise.all([openSnapshot(board_id), loadTexts(lang), lettersReady()]).catch(reportFailure);
await arrival.loadVisible(board, nodeToSee(arrival.head), showProgress).catch(reportFailure);

const index = new SpatialIndex(board);
keepSettings(view, storage, innerWidth);
followTheme(view, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);
/** @type {ImageCache} */
const images = new ImageCache({
  addressOf: (asset) => `/api/v1/boards/${board_id}/assets/${asset}`,
  request,
  onLoad: () => pictureCame(),
});
/** @type {Renderer} */
const renderer = new Renderer({ canvas, board, view, index, images, lang });
const drafts = new Drafts(board_id, storage);
const unsent = new PendingStorage(board_id, storage);

const sync = new Sync(board, {
  send: (message) => socket.send(message),
  fetchSnapshot: () => fetchSnapshot(board_id),
  later: (run, ms) => setTimeout(run, ms),
  now: () => Date.now(),
});
const socket = new Socket({
  address: () => liveUrl(board_id, board.seq, board.lastOp),
  protocols: socketProtocols(token),
  receive: (message) => {
    if (message.type === "peers") return peers.update(message.here, message.left, sync.you?.session);
    sync.receive(message);
    order.receive(message);
    eraser.hear(message);
  },
  lost: (wasOpen) => connection.lost(wasOpen),
  ended: (code) => connection.ended(code),
});

const order = new ModerationFeed({
  board,
  visibleComments,
  sync,
  fetchModeration: () => fetchModeration(board_id),
  fetchOwnComments: () => fetchOwnComments(board_id),
  later: (run, ms) => void setTimeout(run, ms),
  now: () => Date.now(),
});

const mayComment = () => mayWriteComments(sync.you?.role, board.info, sync.serverNow());
const mayNote = () => mayWriteNotes(sync.you?.role, board.info, sync.serverNow());
const mayOpen = (/** @type {import("./wire.js").BoardNode|null} */ node) => mayOpenNote(sync.you, node);
// Whoever reads a page of another site is nobody's company.
const presence = new Presence(view, (message) => token === null && socket.send(message));
const announcer = makeAnnouncer();
const popup = new Popup();
const isUnsent = (/** @type {string} */ id) => sync.isUnsent(id);
const ears = { addEventListener: addEventListener.bind(window), isHidden: () => document.hidden };
const seen = new Seen({
  board_id,
  board,
  visibleComments,
  view,
  sync,
  storage,
  browser: ears,
  later: (run, ms) => void setTimeout(run, ms),
});
const areas = new CommentAreas(board, visibleComments);
const area = new AreaTool({ areas, board, view, navigation, index, renderer, mayComment });
const newAreaButton = () => {
  const text = make("span");
  return { button: make("button", { class: "area" }, makeIcon("comment"), text), text };
};
const layers = {
  pins: byId("pins", HTMLElement),
  areaLayer: byId("areas", HTMLElement),
  cursors: byId("cursors", HTMLElement),
};
const mayMove = (/** @type {import("./wire.js").Thread} */ pinned) => mayMovePin(sync.you, pinned);
const overlay = new Overlay({
  ...layers,
  page: window,
  renderer,
  board,
  visibleComments,
  view,
  peers,
  navigation,
  areas,
  t,
  isUnsent,
  mayMove,
  isUnread: (id) => seen.isUnread(id),
  mayComment,
  newAreaButton,
  openArea: (id) => area.open(id),
});
seen.onChange(() => overlay.refresh());
const composer = new Composer({
  settle: (draft) => area.moveToFreePlace(draft),
  goTo: (draft) => area.goTo(draft),
  board_id,
  board,
  visibleComments,
  view,
  sync,
  drafts,
  announcer,
  lang,
  t,
});
const share = new Share({ board_id, lang, board, sync, popup, announcer, t });
const copyLink = (/** @type {import("./board/camera/address.js").Address} */ address) => void share.copyLink(address);
const followLink = makeFollowLink({ navigation, announcer, t });
const thread = new ThreadPanel({
  keptText: () => drafts.text(view.thread),
  board,
  visibleComments,
  view,
  sync,
  popup,
  announcer,
  t,
  lang,
  isUnsent,
  mayComment,
  composer,
  pinFor: (id) => overlay.pinFor(id),
  areaFor: (id) => overlay.areaFor(id),
  edgesOfArea: (id) => area.edgesOf(id),
  firstUnread: () => seen.firstUnread,
  whyClosed: () => closed.reason(),
  copyLink,
});
const eraser = new Eraser({ board, sync, announcer, t });
listenForUndo(document, () => view.presenting === null && eraser.undo());
const notes = new NotePanel({ navigation, board, view, sync, drafts, eraser, popup, announcer, renderer, t });
const lost = () => announcer.show(t("place.lost"));
new NoteMenu({ board, view, sync, eraser, popup, announcer, t });
const trail = new Trail({
  view,
  navigation,
  cameraAnimation,
  lost,
  browser: window,
  later: (run, ms) => void setTimeout(run, ms),
});

new Focus(window, map);
const shortcuts = new Shortcuts({ page: window, map, view, openField: () => notes.openField() ?? thread.openField() });

const closed = new Closed({ board, sync, announcer, lang, t });
const toolbar = setUpToolbar({
  view,
  navigation,
  lang,
  role: () => sync.you?.role,
  mayComment,
  mayWriteNotes: mayNote,
  closed,
});
const frames = new FramesPanel({
  board,
  view,
  navigation,
  index,
  renderer,
  images,
  popup,
  shortcuts,
  lang,
  t,
  copyLink,
});
const help = new Help({ t, shortcuts, role: () => sync.you?.role });
const showHelp = () => help.show();
new Presentation({ shortcuts, showHelp, board, view, navigation, index, renderer, followLink, announcer, lang, t });
new Highlights({ canvas: byId("highlights", HTMLCanvasElement), view, board });
setUpMenus({
  showHelp,
  isEmbedded: token !== null,
  openOrder: () =>
    void loadOrder().then(
      (dialog) => dialog.open(),
      () => announcer.show(t("error.offline")),
    ),
  board,
  view,
  navigation,
  sync,
  index,
  popup,
  announcer,
  lang,
  t,
  copyLink,
  mayComment,
  mayOpenNote: mayOpen,
});
const searchIsThere = setUpFind(view);
followTitle(board, seen);
nameThread(view, t);
showGhost(map, view, t);
new Tooltips(document);
setUpBadges({ seen, t });
setUpStatus({ sync, announcer, t });
new People({ sync, peers, board, navigation, popup, announcer, t });
const noteMove = new NoteMove({ board, index, sync, announcer, lang, t });
const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void setTimeout(run, ms);
const isOwn = (/** @type {import("./wire.js").BoardNode|null} */ node) => isOwnNote(sync.you, node);
new Input({
  shortcuts,
  map,
  page: window,
  view,
  navigation,
  cameraAnimation,
  index,
  renderer,
  presence,
  mayComment,
  mayWriteNotes: mayNote,
  sayClosed: () => closed.say(),
  mayOpenNote: mayOpen,
  isOwnNote: isOwn,
  noteMove,
  followLink,
  area,
});
new NoteNudge({ page: window, map, panel: byId("note", HTMLElement), view, noteMove, later });
const pinTools = {
  layer: byId("pins", HTMLElement),
  page: window,
  view,
  move: new PinMove({ board, view, index, sync, announcer, lang, t }),
  later,
};
new PinDrag(pinTools);
new PinNudge(pinTools);

/** Not needed for the first picture: loaded once there is time, or when somebody asks for the one that is not there yet. */
const loadSearch = once(async () => {
  const search = new (await import("./ui/search/search.js")).Search({
    board,
    visibleComments,
    view,
    navigation,
    index,
    lang,
    announcer,
    t,
    followLink,
  });
  searchIsThere((by) => search.step(by));
});
const loadMinimap = once(
  async () => new (await import("./ui/map/minimap.js")).Minimap({ board, view, navigation, index, lang, announcer, t }),
);
const loadOrder = once(
  async () =>
    new (await import("./ui/moderation/dialog.js")).OrderDialog({
      board,
      visibleComments,
      sync,
      order,
      announcer,
      lang,
      t,
      review: () =>
        void loadComments().then(
          (panel) => panel.review(),
          () => announcer.show(t("error.offline")),
        ),
    }),
);
const loadComments = once(
  async () =>
    new (await import("./ui/comments/panel.js")).CommentsPanel({
      board,
      visibleComments,
      view,
      navigation,
      index,
      sync,
      seen,
      popup,
      announcer,
      lang,
      t,
    }),
);
setUpComments({ shortcuts, view, load: loadComments, failed: () => announcer.show(t("error.offline")) });
view.onChange((keys) => keys.has("isSearchOpen") && void loadSearch().catch(() => announcer.show(t("error.offline"))));

const reload = () => (token === null ? location.reload() : sayGone());
const connection = new Connection({
  board_id,
  sync,
  unsent,
  presence,
  peers,
  words: { giveBack },
  announcer,
  t,
  storage: windowStorage,
  reload,
});
const rightsChanged = () => {
  toolbar.refresh();
  overlay.refresh();
  notes.refresh();
  if (view.thread !== null || view.draft !== null) thread.refresh();
};
sync.onChange(rightsChanged);
visibleComments.onChange(rightsChanged);
watchHours(
  board,
  {
    now: () => sync.serverNow(),
    later: (run, ms) => window.setTimeout(run, ms),
    cancel: (timer) => clearTimeout(timer),
  },
  rightsChanged,
);
board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && toolbar.refresh());
firstLook();
await arrival.loadRest(board, showProgress).catch(fetchAgain);
if (view.thread === null && view.draft === null) view.set({ note: drafts.note() });
// Only now: ops of the tail may change nodes that were still on their way.
for (const change of ["online", "offline"]) addEventListener(change, () => socket.connect());
socket.connect();
if (new URL(location.href).searchParams.has("bench"))
  (await import("./bench.js")).setUpBench({ view, board, navigation, renderer });

/** Where the window was, where the address leads, or the beginning; then the comment that was being written. */
function firstLook() {
  view.set({ viewport: { w: map.clientWidth, h: map.clientHeight } });
  overlay.refresh();
  trail.begin();
  byId("curtain", HTMLElement).remove();
  // The renderer asked for this frame before us, so its picture is drawn when we are called; `make bench-page` reads the mark.
  requestAnimationFrame(() => {
    performance.mark("kehys:first-picture");
    atLeisure([loadMinimap, loadComments, loadSearch]);
  });
  // Keys are meant for the map until somebody goes elsewhere.
  if (view.thread === null) map.focus({ focusVisible: false });
  const draft = drafts.place();
  if (view.thread === null && draft && drafts.text(null)) view.set({ draft });
}

/**
 * @param {import("./wire.js").Op[]} ops
 * @param {import("./net/sync.js").Refusal} refusal
 * @returns {boolean} whether the ops had text, which is back where it was written, with the reason beside it
 */
function giveBack(ops, refusal) {
  return [composer.giveBack(ops, refusal), notes.giveBack(ops, refusal)].includes(true);
}

/**
 * @param {import("./wire.js").SnapshotHead} head
 * @returns {string|null} the node that the address leads to: the first look has to wait for it
 */
function nodeToSee({ threads }) {
  const address = parseAddress(location.search);
  if (address?.kind === "node") return address.id;
  return address?.kind === "comment" ? (threads.find((thread) => thread.id === address.id)?.node_id ?? null) : null;
}

/** @param {number} count  of nodes that have come */
function showProgress(count) {
  const digits = new Intl.NumberFormat(lang);
  const words = t("map.progress", { count: digits.format(count), all: digits.format(board.expectedNodeCount) });
  for (const place of ["#curtain p", "#status-text"]) document.querySelector(place)?.replaceChildren(words);
}

/** The connection broke while the board arrived: what is there stays to be looked at until all of it can be had. */
async function fetchAgain() {
  for (;;) {
    const snapshot = await fetchSnapshot(board_id).catch(() => null);
    if (snapshot) return board.load(snapshot);
    await new Promise((resolve) => setTimeout(resolve, FETCH_AGAIN_MS));
  }
}

function pictureCame() {
  renderer.invalidate();
  frames.drawAgain();
}

/** Canvas text does not wait for its font by itself: it would be measured in another one. */
async function lettersReady() {
  await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`)));
}

/** A reload would leave the browser's own words in the frame: that it was refused. */
function sayGone() {
  socket.close();
  document.body.replaceChildren(
    Object.assign(document.createElement("p"), { className: "gone", textContent: document.body.dataset["gone"] ?? "" }),
  );
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function reportFailure(error) {
  if (error instanceof ApiError && error.status === 404 && token === null) location.reload();
  document.querySelector("#curtain p")?.replaceChildren(document.body.dataset["failed"] ?? "");
  throw error;
}
