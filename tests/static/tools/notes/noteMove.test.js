import assert from "node:assert/strict";
import { test } from "node:test";
import { deleteNode, settled } from "../../world.js";
import { noteWorld } from "./noteWorld.js";

/** Carries the person's own note to some points. */
function carried(/** @type {{x: number, y: number}[]} */ ...points) {
  const world = noteWorld();
  for (const at of points) world.noteMove.carry("mine", at);
  return world;
}

test("[N2] steps that are not sent yet are merged into one", () => {
  const { pushes, sync } = carried({ x: 110, y: 100 }, { x: 120, y: 100 }, { x: 130, y: 105 });
  assert.equal(pushes.length, 1);
  sync.receive({ type: "ack", n: 1, seqs: [1] });
  assert.deepEqual(
    pushes[1]?.ops.map((op) => "set" in op && op.set),
    [{ x: 130, y: 105 }],
  );
});

test("a carried note comes above all other nodes, and stays there", () => {
  const { board, noteMove } = carried({ x: 110, y: 310 }, { x: 120, y: 310 });
  assert.equal(board.nodes.get("mine")?.place.order, "a3");
  noteMove.drop();
  assert.equal(board.nodes.get("mine")?.place.order, "a3");
});

test("a note that is above all other nodes keeps its z-order key", () => {
  const { noteMove, board, pushes } = noteWorld({ role: "edit" });
  noteMove.carry("other", { x: 0, y: 0 });
  assert.equal(board.nodes.get("other")?.place.order, "a2");
  assert.deepEqual(
    pushes[0]?.ops.map((op) => "set" in op && op.set),
    [{ x: 0, y: 0 }],
  );
});

test("[N7] a dropped note belongs to the frame under its middle, or to none, and that is announced", () => {
  const { noteMove, where, told } = carried({ x: 351, y: 100 });
  noteMove.drop();
  assert.deepEqual(where(), [351, 100, "hall"]);
  noteMove.carry("mine", { x: 349, y: 100 });
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
  const { noteMove, board, told } = carried({ x: 500, y: 100 });
  noteMove.putBack();
  assert.deepEqual(
    [board.nodes.get("mine")?.place, noteMove.carried, told.said],
    [{ parent: null, order: "a1" }, null, []],
  );
});

test("a note that is put back after its frame was deleted belongs to none", () => {
  const { noteMove, sync, where } = carried({ x: 500, y: 100 });
  noteMove.drop();
  noteMove.carry("mine", { x: 520, y: 100 });
  sync.receive({ type: "ops", entries: [{ seq: 1, by: "ann", role: "edit", at: 1, op: deleteNode("hall") }] });
  noteMove.putBack();
  assert.deepEqual(where(), [500, 100, null]);
});

test("a note stays within the limits of the board", () => {
  const { where } = carried({ x: -3_000_000, y: 3_000_000 });
  assert.deepEqual(where(), [-2_000_000, 2_000_000, null]);
});

test("[P5] a refused move is rolled back, and its reason is shown once", async () => {
  const { noteMove, refuse, told, where } = carried({ x: 110, y: 100 }, { x: 120, y: 100 });
  refuse("closed");
  await settled();
  assert.deepEqual([noteMove.carried, told.shown], [null, ["error.closed"]]);
  refuse("closed");
  await settled();
  assert.deepEqual([where(), told.shown], [[100, 100, null], ["error.closed"]]);
});

test("carrying a second note drops the first one", () => {
  const { noteMove, told } = noteWorld({ role: "own" });
  noteMove.carry("mine", { x: 0, y: 0 });
  noteMove.carry("other", { x: 0, y: 0 });
  assert.deepEqual([noteMove.carried, told.said], ["other", ["note.moved.map"]]);
});
