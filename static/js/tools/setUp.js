/**
 * The tools: everything that pointers and keys do on the board.
 * @module tools/setUp
 */

import { byId } from "../ui/kit/dom.js";
import { Focus } from "./focus.js";
import { Input } from "./input.js";
import { NoteMove } from "./notes/noteMove.js";
import { NoteNudge } from "./notes/noteNudge.js";
import { NoteTool } from "./notes/noteTool.js";
import { AreaTool } from "./pins/areaTool.js";
import { CommentTool } from "./pins/commentTool.js";
import { PinDrag } from "./pins/pinDrag.js";
import { PinMove } from "./pins/pinMove.js";
import { PinNudge } from "./pins/pinNudge.js";
import { Shortcuts } from "./shortcuts.js";
import { makeToolActions } from "./toolActions.js";

/** @typedef {import("../app/app.js").App} App */

const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void setTimeout(run, ms);

/** @param {App} app */
export function setUp(app) {
  const { map, view, index, commands } = app;
  new Focus(window, map);
  new Shortcuts({
    page: window,
    map,
    view,
    openField: () => app.notes.openField() ?? app.threads.openField(),
    runKey: (event) => commands.runKey(event, "page"),
  });
  const area = new AreaTool(app);
  const comment = new CommentTool(view, index);
  const note = new NoteTool(view, index, app.mayOpenNote, app.isOwnNote);
  app.areaTool = area;
  app.tools = makeToolActions({ map, view, comment, note });
  const noteMove = new NoteMove(app);
  const followLink = (/** @type {string} */ href) => app.followLink(href);
  const { cameraAnimation, navigation, renderer, presence, isOwnNote } = app;
  new Input({
    ...{ map, page: window, view, navigation, cameraAnimation, index, renderer, presence, isOwnNote },
    ...{ comment, note, area, noteMove, followLink },
  });
  new NoteNudge({ page: window, map, panel: byId("note", HTMLElement), view, noteMove, later });
  setUpPins(app);
}

/** @param {App} app */
function setUpPins(app) {
  const parts = { layer: byId("pins", HTMLElement), page: window, view: app.view, move: new PinMove(app), later };
  new PinDrag(parts);
  new PinNudge(parts);
}
