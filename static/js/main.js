/**
 * Starts the page of a board.
 * @module main
 */

import { BoardLoader } from "./app/boardLoader.js";
import { Commands } from "./app/commands.js";
import { createApp, createModel, readPage } from "./app/createApp.js";
import { failToLoad } from "./app/failure.js";
import { Features } from "./app/features.js";
import { FEATURES } from "./features.js";
import { loadTexts } from "./i18n.js";
import { openSnapshot } from "./net/snapshot.js";
import { byId } from "./ui/kit/dom.js";
import { COMMANDS } from "./ui/shell/commands/table.js";

/** @typedef {import("./app/app.js").App} App */

const page = readPage();
const model = createModel();
const { board_id, lang } = page;
const [snapshot, t] = await Promise.all([openSnapshot(board_id), loadTexts(lang), loadFonts()]).catch(fail);
const loader = new BoardLoader({ board_id, lang, board: model.board, snapshot, t });
await loader.loadFirstView().catch(fail);

model.view.set({ viewport: { w: page.map.clientWidth, h: page.map.clientHeight } });
const app = createApp(page, model, t);
app.commands = new Commands(COMMANDS, app);
app.features = new Features(FEATURES, app);
await app.features.start();
showFirstView(app);
await loader.loadRest();
// Only now: a note may have arrived with the rest, and ops may change nodes of the rest.
app.notes.restoreDraft();
for (const type of ["online", "offline"]) addEventListener(type, () => app.socket.connect());
app.socket.connect();
if (new URL(location.href).searchParams.has("bench")) (await import("./bench.js")).setUpBench(app);

/**
 * Shows the view before a reload, the address of the page or the start view, and the comment that was being written.
 * @param {App} app
 */
function showFirstView({ view, map, features, history, threads }) {
  history.begin();
  byId("curtain", HTMLElement).remove();
  // The renderer has asked for this frame before, so the frame is drawn when we are called. `make bench-page` reads the
  // mark.
  requestAnimationFrame(() => {
    performance.mark("kehys:first-picture");
    features.startIdle();
  });
  // Keys are for the board until the focus moves elsewhere.
  if (view.thread === null) map.focus({ focusVisible: false });
  threads.restoreDraft();
}

/** Text on a canvas does not wait for its font: it would be measured in another one. */
async function loadFonts() {
  await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`)));
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function fail(error) {
  return failToLoad(error, page.token !== null);
}
