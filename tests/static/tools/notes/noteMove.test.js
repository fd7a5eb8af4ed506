import assert from "node:assert/strict";
import { test } from "node:test";
import { deleteNode, settled } from "../../world.js";
import { noteWorld } from "./noteWorld.js";

/** Carries the person's own note to some points. */
function moveNote(/** @type {{x: number, y: number}[]} */ ...points) {
  const world = noteWorld();
  for (const at of points) world.noteMove.moveTo("mine", at);
  return world;
}

test("[N2] steps that are not sent yet are merged into one", () => {
  const { pushes, sync } = moveNote({ x: 110, y: 100 }, { x: 120, y: 100 }, { x: 130, y: 105 });
  assert.equal(pushes.length, 1);
  sync.receive({ type: "ack", n: 1, seqs: [1] });
  assert.deepEqual(
    pushes[1]?.ops.map((op) => "set" in op && op.set),
    [{ x: 130, y: 105 }],
  );
});

test("a note that is being moved comes above all other nodes, and stays there", () => {
  const { board, noteMove } = moveNote({ x: 110, y: 310 }, { x: 120, y: 310 });
  assert.equal(board.nodes.get("mine")?.place.order, "a3");
  noteMove.drop();
  assert.equal(board.nodes.get("mine")?.place.order, "a3");
});

test("a note that is above all other nodes keeps its z-order key", () => {
  const { noteMove, board, pushes } = noteWorld({ role: "edit" });
  noteMove.moveTo("other", { x: 0, y: 0 });
  assert.equal(board.nodes.get("other")?.place.order, "a2");
  assert.deepEqual(
    pushes[0]?.ops.map((op) => "set" in op && op.set),
    [{ x: 0, y: 0 }],
  );
});

test("[N7] a dropped note belongs to the frame under its middle, or to none, and that is announced", () => {
  const { noteMove, where, told } = moveNote({ x: 351, y: 100 });
  noteMove.drop();
  assert.deepEqual(where(), [351, 100, "hall"]);
  noteMove.moveTo("mine", { x: 349, y: 100 });
  noteMove.drop();
  assert.deepEqual(
    [where(), told.said],
    [
      [349, 100, null],
      ["note.moved.frame hall", "note.moved.map"],
    ],
  );
});

test("a note that is put back has its old place", () => {
  const { noteMove, board, told } = moveNote({ x: 500, y: 100 });
  noteMove.putBack();
  assert.deepEqual(
    [board.nodes.get("mine")?.place, noteMove.movingId, told.said],
    [{ parent: null, order: "a1" }, null, []],
  );
});

test("a note that is put back after its frame was deleted belongs to none", () => {
  const { noteMove, sync, where } = moveNote({ x: 500, y: 100 });
  noteMove.drop();
  noteMove.moveTo("mine", { x: 520, y: 100 });
  sync.receive({ type: "ops", entries: [{ seq: 1, by: "ann", role: "edit", at: 1, op: deleteNode("hall") }] });
  noteMove.putBack();
  assert.deepEqual(where(), [500, 100, null]);
});

test("a note stays within the limits of the board", () => {
  const { where } = moveNote({ x: -3_000_000, y: 3_000_000 });
  assert.deepEqual(where(), [-2_000_000, 2_000_000, null]);
});

test("[P5] a refused move is rolled back, and its reason is shown once", async () => {
  const { noteMove, refuse, told, where } = moveNote({ x: 110, y: 100 }, { x: 120, y: 100 });
  refuse("closed");
  await settled();
  assert.deepEqual([noteMove.movingId, told.shown], [null, ["error.closed"]]);
  refuse("closed");
  await settled();
  assert.deepEqual([where(), told.shown], [[100, 100, null], ["error.closed"]]);
});

test("moving a second note drops the first one", () => {
  const { noteMove, told } = noteWorld({ role: "own" });
  noteMove.moveTo("mine", { x: 0, y: 0 });
  noteMove.moveTo("other", { x: 0, y: 0 });
  assert.deepEqual([noteMove.movingId, told.said], ["other", ["note.moved.map"]]);
});
