import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingOps } from "../../../static/js/board/pending.js";
import { UndoHistory } from "../../../static/js/board/undo.js";
import { boardOf, entry, frame, note, rowsOf, thread, updateNode } from "../world.js";

const STAMP = Object.freeze({ seq: 99, by: "me", role: /** @type {const} */ ("edit"), at: 1 });
const inFrame = { parent: "f", order: "a" };

/** A person at work on a board, whose ops are confirmed at once; and the others. */
function world(nodes = [note("n", { x: 1, text: "Old" }), frame("f"), note("child", { place: inFrame })]) {
  const board = boardOf({ nodes, threads: [thread("t", { node_id: "n" })] });
  const pending = new PendingOps(board);
  let ops = 0;
  const perform = (/** @type {any[]} */ news) => {
    const mine = news.map((op) => ({ ...op, op_id: `op${(ops += 1)}` }));
    const before = pending.add(mine, STAMP);
    pending.confirm(mine.map((op, i) => ({ ...entry(board.seq + 1 + i, op), by: "me" })));
    return before;
  };
  const other = (/** @type {any} */ op) => pending.confirm([entry(board.seq + 1, op)]);
  return { board, undo: new UndoHistory(board, perform), other };
}

const set = (/** @type {object} */ fields, id = "n") => /** @type {any} */ ({ kind: "node.update", id, set: fields });
const create = (/** @type {any} */ node) => /** @type {any} */ ({ kind: "node.create", node });
const remove = (/** @type {string} */ id) => /** @type {any} */ ({ kind: "node.delete", id });

for (const [name, ops] of /** @type {[string, any[]][]} */ ([
  ["a change", [set({ x: 5, text: "New" })]],
  ["a new note", [create(note("new"))]],
  ["a deletion", [remove("child")]],
  ["the deletion of a frame with what lay in it", [remove("f")]],
  [
    "a frame and a note in it at once",
    [create(frame("g")), create(note("in-g", { place: { parent: "g", order: "a" } }))],
  ],
  ["a new note and its change at once", [create(note("new")), set({ x: 9 }, "new")]],
])) {
  test(`${name} is undone and done again, exactly`, () => {
    const { board, undo } = world();
    const before = rowsOf(board);
    undo.perform(ops);
    const after = rowsOf(board);
    assert.equal(undo.undo(), true);
    assert.deepEqual(rowsOf(board).nodes, before.nodes);
    assert.equal(undo.redo(), true);
    assert.deepEqual(rowsOf(board).nodes, after.nodes);
  });
}

test("steps are taken back one at a time, the newest first", () => {
  const { board, undo } = world();
  for (const x of [10, 20]) undo.perform([set({ x })]);
  undo.undo();
  assert.equal(board.nodes.get("n")?.x, 10);
  undo.undo();
  assert.equal(board.nodes.get("n")?.x, 1);
  assert.deepEqual([undo.canUndo, undo.undo()], [false, false]);
});

test("what somebody else has changed since stays theirs, the rest is rolled back", () => {
  const { board, undo, other } = world();
  undo.perform([set({ x: 10, y: 10 })]);
  other(updateNode("n", { x: 77 }));
  undo.undo();
  assert.deepEqual([board.nodes.get("n")?.x, board.nodes.get("n")?.y], [77, 0]);
});

test("a note that somebody else has worked on is not taken away by undoing that it was made", () => {
  const { board, undo, other } = world();
  undo.perform([create(note("new"))]);
  other(updateNode("new", { text: "Theirs" }));
  assert.equal(undo.undo(), false);
  assert.ok(board.nodes.has("new"));
});

test("a step of which others have left nothing is passed over", () => {
  const { board, undo, other } = world();
  undo.perform([set({ y: 5 })]);
  undo.perform([set({ x: 10 })]);
  other(updateNode("n", { x: 77 }));
  assert.equal(undo.undo(), true);
  assert.deepEqual([board.nodes.get("n")?.x, board.nodes.get("n")?.y], [77, 0]);
});

test("a note comes back onto the empty board if its frame is gone", () => {
  const { board, undo, other } = world();
  undo.perform([remove("child")]);
  other({ kind: "node.delete", op_id: "o", id: "f" });
  undo.undo();
  assert.equal(board.nodes.get("child")?.place.parent, null);
});

test("something new after an undo forgets what could be done again", () => {
  const { undo } = world();
  undo.perform([set({ x: 10 })]);
  undo.undo();
  undo.perform([set({ y: 5 })]);
  assert.deepEqual([undo.canRedo, undo.redo()], [false, false]);
});

test("the oldest of very many steps are forgotten", () => {
  const { undo } = world();
  for (let x = 10; x < 300; x += 1) undo.perform([set({ x })]);
  let steps = 0;
  while (undo.undo()) steps += 1;
  assert.equal(steps, 200);
});
