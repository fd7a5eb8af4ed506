import assert from "node:assert/strict";
import { test } from "node:test";
import { deleteNode } from "../../world.js";
import { noteWorld } from "./noteWorld.js";

/** In the middle of one's own note, in pixels of the screen. */
const MINE = { x: 75, y: 75 };
const OTHERS = { x: 75, y: 175 };

test("[N7] one's own note comes along, where it was taken hold of", () => {
  const { drag, where, classes } = noteWorld();
  drag.press(MINE, false);
  assert.equal(drag.move({ x: 95, y: 65 }), true);
  assert.deepEqual([where(), [...classes]], [[140, 80, null], ["is-carrying"]]);
  drag.release();
  assert.deepEqual([where(), drag.state, [...classes]], [[140, 80, null], "idle", []]);
});

for (const [what, isTouch, trembles_px, moves_px] of /** @type {[string, boolean, number, number][]} */ ([
  ["hand", false, 3, 4],
  ["finger", true, 9, 10],
])) {
  test(`a ${what} that trembles moves nothing`, () => {
    const { drag, where } = noteWorld();
    drag.press(MINE, isTouch);
    assert.equal(drag.move({ x: MINE.x + trembles_px, y: MINE.y }), false);
    assert.deepEqual(where(), [100, 100, null]);
    assert.equal(drag.move({ x: MINE.x + moves_px, y: MINE.y }), true);
  });
}

test("[N7] the note of another stays, and so does the bare map", () => {
  const { drag, pushes } = noteWorld();
  for (const at of [OTHERS, { x: 20, y: 20 }]) {
    drag.press(at, false);
    assert.equal(drag.move({ x: 300, y: 300 }), false);
    drag.release();
  }
  assert.deepEqual(pushes, []);
});

test("an editor drags the note that is open, and no other", () => {
  const { drag, view, where } = noteWorld({ role: "edit" });
  assert.deepEqual([drag.noteAt(MINE), drag.noteAt(OTHERS)], [null, null]);
  view.set({ note: { id: "other" } });
  assert.deepEqual([drag.noteAt(MINE), drag.noteAt(OTHERS)?.id], [null, "other"]);
  drag.press(OTHERS, false);
  drag.move({ x: 85, y: 175 });
  assert.deepEqual(where("other"), [120, 300, null]);
});

test("with a tool in hand nothing is dragged", () => {
  const { drag, view } = noteWorld();
  view.set({ tool: "comment" });
  assert.equal(drag.noteAt(MINE), null);
});

test("[B2] while notes are closed, nor one's own", () => {
  const { drag, board } = noteWorld();
  board.applyChanges({ info: { .../** @type {any} */ (board.info), comments_open: false } });
  assert.equal(drag.noteAt(MINE), null);
});

test("a note that fills the screen leaves the hand to the map", () => {
  const { drag, view } = noteWorld();
  view.set({ viewport: { w: 50, h: 51 } });
  assert.equal(drag.noteAt(MINE)?.id, "mine");
  view.set({ viewport: { w: 50, h: 50 } });
  assert.equal(drag.noteAt(MINE), null);
});

test("Escape puts it back, and closes nothing", () => {
  const { drag, where, escape, board } = noteWorld();
  drag.press(MINE, false);
  drag.move({ x: 300, y: 100 });
  const event = escape();
  assert.deepEqual([where(), board.nodes.get("mine")?.place.order, event.cancelBubble], [[100, 100, null], "a1", true]);
  assert.equal(drag.move({ x: 320, y: 100 }), false);
  drag.release();
  assert.deepEqual(where(), [100, 100, null]);
});

test("Escape before a drag is not the note's", () => {
  const { drag, escape } = noteWorld();
  drag.press(MINE, false);
  assert.equal(escape().cancelBubble, false);
});

test("what is taken away, as by a second finger, puts it back too", () => {
  const { drag, where, told } = noteWorld();
  drag.press(MINE, true);
  drag.move({ x: 300, y: 100 });
  drag.cancel();
  assert.deepEqual([where(), drag.state, told.said], [[100, 100, null], "idle", []]);
});

test("zooming on the way keeps it under the hand", () => {
  const { drag, view, where } = noteWorld();
  drag.press(MINE, false);
  drag.move({ x: 100, y: 75 });
  view.set({ camera: { x: 0, y: 0, zoom: 1 } });
  drag.move({ x: 300, y: 200 });
  assert.deepEqual(where(), [250, 150, null]);
});

test("a note that is deleted on the way is in no hand any more", () => {
  const { drag, sync, pushes, told } = noteWorld();
  drag.press(MINE, false);
  drag.move({ x: 100, y: 75 });
  sync.receive({ type: "ops", entries: [{ seq: 1, by: "ann", role: "edit", at: 1, op: deleteNode("mine") }] });
  drag.move({ x: 120, y: 75 });
  drag.release();
  assert.deepEqual([drag.state, pushes.length, told.said], ["idle", 1, []]);
});

test("nor is that of somebody who may only look now", () => {
  const { drag, become, where } = noteWorld();
  drag.press(MINE, false);
  drag.move({ x: 100, y: 75 });
  become("view");
  drag.move({ x: 300, y: 75 });
  assert.deepEqual([drag.state, where()], ["idle", [150, 100, null]]);
});
