import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingOps } from "../../../static/js/board/pending.js";
import {
  boardOf,
  comment,
  createComment,
  createNode,
  createThread,
  deleteNode,
  entry,
  frame,
  note,
  rename,
  rowsOf,
  snapshot,
  thread,
  updateNode,
} from "../world.js";

const STAMP = Object.freeze({ seq: 99, by: "me", role: /** @type {const} */ ("edit"), at: 1 });

/** A frame with a note in it, and a discussion on each. */
function world() {
  const board = boardOf({
    nodes: [frame("f"), note("n", { x: 10, place: { parent: "f", order: "a" } })],
    threads: [thread("tf", { node_id: "f" }), thread("tn", { node_id: "n", x: 1 })],
    comments: [comment("c", { thread_id: "tn" })],
  });
  return { board, pending: new PendingOps(board) };
}

/** @param {import("../../../static/js/board/state.js").BoardState} board */
const xOf = (board) => board.nodes.get("n")?.x;

const OPS = [
  createNode(note("new")),
  updateNode("n", { x: 99 }),
  deleteNode("f"),
  createThread("t"),
  createComment("c2", "tn"),
  rename("Me"),
];
for (const op of OPS) {
  test(`[P1] a refused ${op.kind} leaves the board exactly as it was`, () => {
    const { board, pending } = world();
    const before = rowsOf(board);
    pending.add([op], STAMP);
    assert.notDeepEqual(rowsOf(board), before);
    pending.drop([op.op_id]);
    assert.deepEqual(rowsOf(board), before);
  });
}

test("ops that build on each other are rolled back together", () => {
  const { board, pending } = world();
  const before = rowsOf(board);
  const ops = [
    rename("Me"),
    createThread("t", { node_id: "n" }),
    createComment("c2", "t"),
    deleteNode("n"),
    deleteNode("f"),
  ];
  pending.add(ops, STAMP);
  pending.drop(ops.map((op) => op.op_id));
  assert.deepEqual(rowsOf(board), before);
});

test("a refused op is rolled back completely although others changed the same node meanwhile", () => {
  const { board, pending } = world();
  const mine = updateNode("n", { x: 99, text: "mine" });
  pending.add([mine], STAMP);
  const theirs = [entry(1, updateNode("n", { x: 20 })), entry(2, createNode(note("theirs")))];
  pending.confirm(theirs);
  pending.drop([mine.op_id]);

  const { board: expected, pending: nothing } = world();
  nothing.confirm(theirs);
  assert.deepEqual(rowsOf(board), rowsOf(expected));
});

test("[N4] a refused delete puts children and pins back, also those that came meanwhile", () => {
  const { board, pending } = world();
  const mine = deleteNode("f");
  pending.add([mine], STAMP);
  pending.confirm([entry(1, createThread("late", { node_id: "f", x: 3 }))]);
  assert.equal(board.threads.get("late")?.node_id, null);
  pending.drop([mine.op_id]);
  assert.deepEqual([board.threads.get("late")?.node_id, board.nodes.get("n")?.place.parent], ["f", "f"]);
});

test("of several pending ops only the refused one is rolled back", () => {
  const { board, pending } = world();
  const [first, refused, last] = [
    updateNode("n", { x: 1 }),
    updateNode("n", { x: 2, y: 2 }),
    updateNode("n", { w: 3 }),
  ];
  for (const op of [first, refused, last]) pending.add([op], STAMP);
  pending.drop([refused.op_id]);
  assert.deepEqual(board.nodes.get("n"), note("n", { x: 1, y: 0, w: 3, place: { parent: "f", order: "a" } }));
});

test("what others write goes beneath: my waiting change stays in sight", () => {
  const { board, pending } = world();
  pending.add([updateNode("n", { x: 99 })], STAMP);
  pending.confirm([entry(1, updateNode("n", { x: 20, y: 20 }))]);
  assert.deepEqual([xOf(board), board.nodes.get("n")?.y], [99, 20]);
});

test("a confirmed op keeps those that wait behind it on top", () => {
  const { board, pending } = world();
  const [first, second] = [updateNode("n", { x: 1 }), updateNode("n", { x: 2 })];
  pending.add([first, second], STAMP);
  pending.confirm([entry(1, first)]);
  assert.deepEqual([xOf(board), pending.size], [2, 1]);
});

test("[G2] a confirmed comment has the server's time, not this computer's guess", () => {
  const { board, pending } = world();
  const mine = createComment("c2", "tn");
  pending.add([mine], STAMP);
  pending.confirm([entry(1, mine, { by: "me", at: 777 })]);
  assert.equal(board.comments.get("c2")?.at, 777);
});

test("a confirmed op is no longer waiting, and dropping it then takes nothing back", () => {
  const { board, pending } = world();
  const mine = updateNode("n", { x: 99 });
  pending.add([mine], STAMP);
  pending.confirm([entry(1, mine)]);
  pending.drop([mine.op_id]);
  assert.deepEqual([pending.has(mine.op_id), xOf(board)], [false, 99]);
});

test("[G1] the board stands at the number of the last entry", () => {
  const { board, pending } = world();
  pending.confirm([entry(1, rename("B")), entry(2, rename("Bo"))]);
  assert.equal(board.seq, 2);
});

test("[N3] an update that waits shows nothing once somebody has deleted the node", () => {
  const { board, pending } = world();
  pending.add([updateNode("n", { x: 99 })], STAMP);
  pending.confirm([entry(1, deleteNode("n"))]);
  assert.equal(board.nodes.has("n"), false);
});

test("[J5] pending ops lie on top of a new snapshot", () => {
  const { board, pending } = world();
  pending.add([updateNode("n", { x: 99 })], STAMP);
  pending.rebase(snapshot({ seq: 50, nodes: [note("n", { y: 7 })] }));
  assert.deepEqual([board.nodes.get("n"), board.seq], [note("n", { x: 99, y: 7 }), 50]);
});

test("an op that the snapshot has already can be dropped without a trace", () => {
  const { board, pending } = world();
  const mine = createThread("t", { node_id: "n" });
  pending.add([mine], STAMP);
  const confirmed = snapshot({
    seq: 9,
    threads: [thread("t", { x: 15, y: 5, by: "me", at: 777 })],
    comments: [comment("t-first")],
  });
  pending.rebase(confirmed);
  pending.drop([mine.op_id]);
  assert.deepEqual(rowsOf(board), rowsOf(boardOf(confirmed)));
});

test("each step is told to listeners once", () => {
  const { board, pending } = world();
  let calls = 0;
  board.onChange(() => (calls += 1));
  pending.add([updateNode("n", { x: 1 }), updateNode("n", { x: 2 })], STAMP);
  pending.confirm([entry(1, updateNode("n", { y: 1 })), entry(2, updateNode("n", { y: 2 }))]);
  assert.equal(calls, 2);
});

test("[J6] the board knows the id of the op that it stands at, from a snapshot and from each entry", () => {
  const board = boardOf({ seq: 1, last_op: "first" });
  const [known, op] = [[board.lastOp], updateNode("n", { x: 1 })];
  new PendingOps(board).confirm([entry(2, op)]);
  assert.deepEqual([...known, board.lastOp], ["first", op.op_id]);
});
