import assert from "node:assert/strict";
import { test } from "node:test";
import { listenForCancel } from "../../../../static/js/tools/base/toolEvents.js";
import { deleteNode } from "../../world.js";
import { pointerAt } from "../pointers.js";
import { noteWorld } from "./noteWorld.js";

/** Screen point in the middle of the person's own note. */
const MINE = { x: 75, y: 75 };
const OTHERS = { x: 75, y: 175 };

/** @typedef {{x: number, y: number}} Point */
/** @typedef {import("../../../../static/js/tools/notes/noteDrag.js").NoteDrag} NoteDrag */

const press = (/** @type {NoteDrag} */ drag, /** @type {Point} */ { x, y }, type = "mouse") =>
  drag.down(pointerAt(x, y, { type }));
const release = (/** @type {NoteDrag} */ drag) => drag.up(pointerAt(0));

/** @returns {boolean} whether the note is being dragged after it */
function move(/** @type {NoteDrag} */ drag, /** @type {Point} */ { x, y }) {
  drag.move(pointerAt(x, y));
  return drag.state === "dragging";
}

test("[N7] a person's own note follows the pointer, held where it was taken", () => {
  const { drag, where, classes } = noteWorld();
  press(drag, MINE);
  assert.equal(move(drag, { x: 95, y: 65 }), true);
  assert.deepEqual([where(), [...classes]], [[140, 80, null], ["is-carrying"]]);
  release(drag);
  assert.deepEqual([where(), drag.state, [...classes]], [[140, 80, null], "idle", []]);
});

for (const [type, trembles_px, moves_px] of /** @type {[string, number, number][]} */ ([
  ["mouse", 3, 4],
  ["touch", 9, 10],
])) {
  test(`a ${type} pointer that moves a few pixels drags nothing`, () => {
    const { drag, where } = noteWorld();
    press(drag, MINE, type);
    assert.equal(move(drag, { x: MINE.x + trembles_px, y: MINE.y }), false);
    assert.deepEqual(where(), [100, 100, null]);
    assert.equal(move(drag, { x: MINE.x + moves_px, y: MINE.y }), true);
  });
}

test("[N7] a note of somebody else is not dragged, and neither is the bare board", () => {
  const { drag, pushes } = noteWorld();
  for (const at of [OTHERS, { x: 20, y: 20 }]) {
    press(drag, at);
    assert.equal(move(drag, { x: 300, y: 300 }), false);
    release(drag);
  }
  assert.deepEqual(pushes, []);
});

test("an editor drags only the note that is open", () => {
  const { drag, view, where } = noteWorld({ role: "edit" });
  assert.deepEqual([drag.noteAt(MINE), drag.noteAt(OTHERS)], [null, null]);
  view.set({ note: { id: "other" } });
  assert.deepEqual([drag.noteAt(MINE), drag.noteAt(OTHERS)?.id], [null, "other"]);
  press(drag, OTHERS);
  move(drag, { x: 85, y: 175 });
  assert.deepEqual(where("other"), [120, 300, null]);
});

test("nothing is dragged while a tool is taken", () => {
  const { drag, view } = noteWorld();
  view.set({ tool: "comment" });
  assert.equal(drag.noteAt(MINE), null);
});

test("[B2] nothing is dragged while notes are closed", () => {
  const { drag, board } = noteWorld();
  board.applyChanges({ info: { .../** @type {any} */ (board.info), comments_open: false } });
  assert.equal(drag.noteAt(MINE), null);
});

test("a note that fills the screen is not dragged, so that the board can be", () => {
  const { drag, view } = noteWorld();
  view.set({ viewport: { w: 50, h: 51 } });
  assert.equal(drag.noteAt(MINE)?.id, "mine");
  view.set({ viewport: { w: 50, h: 50 } });
  assert.equal(drag.noteAt(MINE), null);
});

test("Escape puts the note back, and closes nothing", () => {
  const { drag, page, where, escape, board } = noteWorld();
  listenForCancel(page, drag);
  press(drag, MINE);
  move(drag, { x: 300, y: 100 });
  const event = escape();
  assert.deepEqual([where(), board.nodes.get("mine")?.place.order, event.cancelBubble], [[100, 100, null], "a1", true]);
  assert.equal(move(drag, { x: 320, y: 100 }), false);
  release(drag);
  assert.deepEqual(where(), [100, 100, null]);
});

test("Escape before a drag is left to other listeners", () => {
  const { drag, page, escape } = noteWorld();
  listenForCancel(page, drag);
  press(drag, MINE);
  assert.equal(escape().cancelBubble, false);
});

test("a cancelled drag puts the note back and announces nothing", () => {
  const { drag, where, told } = noteWorld();
  press(drag, MINE, "touch");
  move(drag, { x: 300, y: 100 });
  drag.cancel();
  assert.deepEqual([where(), drag.state, told.said], [[100, 100, null], "idle", []]);
});

test("the note stays under the pointer when the board is zoomed during the drag", () => {
  const { drag, view, where } = noteWorld();
  press(drag, MINE);
  move(drag, { x: 100, y: 75 });
  view.set({ camera: { x: 0, y: 0, zoom: 1 } });
  move(drag, { x: 300, y: 200 });
  assert.deepEqual(where(), [250, 150, null]);
});

test("a drag ends when its note is deleted", () => {
  const { drag, sync, pushes, told } = noteWorld();
  press(drag, MINE);
  move(drag, { x: 100, y: 75 });
  sync.receive({ type: "ops", entries: [{ seq: 1, by: "ann", role: "edit", at: 1, op: deleteNode("mine") }] });
  move(drag, { x: 120, y: 75 });
  release(drag);
  assert.deepEqual([drag.state, pushes.length, told.said], ["idle", 1, []]);
});

test("a drag ends when its person becomes a viewer", () => {
  const { drag, become, where } = noteWorld();
  press(drag, MINE);
  move(drag, { x: 100, y: 75 });
  become("view");
  move(drag, { x: 300, y: 75 });
  assert.deepEqual([drag.state, where()], ["idle", [150, 100, null]]);
});
