/**
 * A small board with notes, a server that answers when told to, and the tools that move the notes.
 */

import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { isOwnNote } from "../../../../static/js/board/permissions.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { Sync } from "../../../../static/js/net/sync.js";
import { NoteDrag } from "../../../../static/js/tools/notes/noteDrag.js";
import { NoteMove } from "../../../../static/js/tools/notes/noteMove.js";
import { NoteNudge } from "../../../../static/js/tools/notes/noteNudge.js";
import { boardOf, frame, note, viewOf } from "../../world.js";
import { fakeElement, fire } from "../pointers.js";

/** @typedef {import("../../../../static/js/wire.js").Role} Role */

const place = (/** @type {string|null} */ parent, /** @type {string} */ order) => ({ parent, order });

/**
 * The person's own note at 100, 100, somebody else's at 100, 300, and a frame from 400 on; at a zoom of 0.5.
 * @param {{role?: Role}} [how]
 */
export function noteWorld({ role = "participate" } = {}) {
  const nodes = [
    frame("hall", { x: 400, w: 400, h: 400, place: place(null, "a0") }),
    note("mine", { x: 100, y: 100, by: "me", place: place(null, "a1") }),
    note("other", { x: 100, y: 300, by: "ann", place: place(null, "a2") }),
  ];
  const board = boardOf({ nodes });
  const view = viewOf({ camera: cameraAt(0, 0, 0.5) });
  const index = new SpatialIndex(board);
  const server = serverOf(board, role);
  const told = { said: /** @type {string[]} */ ([]), shown: /** @type {string[]} */ ([]) };
  const announcer = {
    say: (/** @type {string} */ sentence) => told.said.push(sentence),
    show: (/** @type {string} */ sentence) => told.shown.push(sentence),
  };
  const t = (/** @type {string} */ key, values = {}) => [key, ...Object.values(values)].join(" ");
  const noteMove = new NoteMove({ board, index, sync: server.sync, announcer, lang: "en", t });
  return {
    board,
    view,
    index,
    noteMove,
    told,
    ...server,
    ...handsOn({ board, view, index, noteMove, sync: server.sync }),
  };
}

/**
 * @param {import("../../../../static/js/board/state.js").BoardState} board
 * @param {Role} role
 */
function serverOf(board, role) {
  const pushes = /** @type {import("../../../../static/js/wire.js").PushMessage[]} */ ([]);
  const sync = new Sync(board, {
    send: (message) => pushes.push(message) > 0,
    fetchSnapshot: () => new Promise(() => {}),
    later: () => {},
    now: () => 0,
  });
  const become = (/** @type {Role} */ to) =>
    sync.receive(
      /** @type {any} */ ({ type: "welcome", at: 0, you: { id: "me", session: "s", role: to, name: "Me" } }),
    );
  become(role);
  const refuse = (/** @type {string} */ code) =>
    sync.receive(/** @type {any} */ ({ type: "refused", n: pushes.at(-1)?.n, code, params: {} }));
  return { sync, pushes, become, refuse };
}

/** @param {{board: any, view: any, index: any, noteMove: NoteMove, sync: Sync}} parts */
function handsOn(parts) {
  const [page, panel, map] = [new EventTarget(), fakeElement(), fakeElement()];
  const waiting = /** @type {(() => void)[]} */ ([]);
  const later = (/** @type {() => void} */ run) => waiting.push(run);
  const isOwn = (/** @type {any} */ node) => isOwnNote(parts.sync.you, node);
  const clicks = /** @type {unknown[]} */ ([]);
  const click = (/** @type {unknown} */ at) => clicks.push(at);
  const drag = new NoteDrag({ ...parts, map, isOwnNote: isOwn, click });
  const nudge = new NoteNudge({ ...parts, page, map, panel, later });
  const wait = () => waiting.splice(0).forEach((run) => run());
  const where = (id = "mine") => (({ x, y, place: { parent } }) => [x, y, parent])(parts.board.nodes.get(id));
  const escape = () => fire(page, "keydown", { key: "Escape" });
  return { drag, nudge, page, panel, map, classes: map.classes, clicks, wait, where, escape };
}
