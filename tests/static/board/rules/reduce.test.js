import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf } from "../../../../static/js/board/rules/reduce.js";
import {
  boardOf,
  createComment,
  createNode,
  createThread,
  deleteNode,
  frame,
  note,
  rename,
  rowsOf,
  thread,
  updateNode,
} from "../../world.js";

// That these are the server's rules too is proved in tests/server/test_both_ways.py.

const STAMP = Object.freeze({ seq: 7, by: "ann", role: /** @type {const} */ ("comment"), at: 42 });

/**
 * The board after an op.
 * @param {Parameters<typeof boardOf>[0]} rows
 * @param {import("../../../../static/js/wire.js").Op} op
 * @param {import("../../../../static/js/board/rules/reduce.js").OpMeta} [stamp]
 */
function after(rows, op, stamp = STAMP) {
  const board = boardOf(rows);
  board.applyChanges(changesOf(board, op, stamp));
  return board;
}

test("[G3] the rules read the board and leave it as it is", () => {
  const board = boardOf({
    nodes: [frame("f"), note("n", { place: { parent: "f", order: "a" } })],
    threads: [thread("t", { node_id: "f" })],
  });
  const before = rowsOf(board);
  for (const op of [updateNode("n", { x: 5 }), deleteNode("f"), createThread("t2"), rename("Ann")])
    changesOf(board, op, STAMP);
  assert.deepEqual(rowsOf(board), before);
});

test("[N1] a node is created as the op describes it", () => {
  assert.deepEqual(after({}, createNode(note("n", { x: 3 }))).nodes.get("n"), note("n", { x: 3 }));
});

test("[N2] an update sets the fields that it names and no others", () => {
  const node = note("n", { text: "old", color: "pink" });
  assert.deepEqual(after({ nodes: [node] }, updateNode("n", { x: 7 })).nodes.get("n"), { ...node, x: 7 });
});

test("[N3] an update of a node that is gone changes nothing", () => {
  assert.equal(after({}, updateNode("gone", { x: 7 })).nodes.size, 0);
});

test("deleting a node that is gone changes nothing", () => {
  const nodes = [note("n")];
  assert.deepEqual([...after({ nodes }, deleteNode("gone")).nodes.values()], nodes);
});

test("[N4] what lay in a deleted frame stays where it is, without a parent", () => {
  const child = note("n", { x: 70, place: { parent: "f", order: "m" } });
  const board = after({ nodes: [frame("f"), child] }, deleteNode("f"));
  assert.deepEqual([...board.nodes.values()], [{ ...child, place: { parent: null, order: "m" } }]);
});

test("[N4] a thread that was pinned to a deleted node stays at the point of its pin", () => {
  const rows = {
    nodes: [note("n", { x: 100, y: 200 })],
    threads: [thread("t", { node_id: "n", x: 1, y: 2 }), thread("other")],
  };
  const { threads } = after(rows, deleteNode("n"));
  assert.deepEqual([...threads.values()], [thread("t", { node_id: null, x: 101, y: 202 }), thread("other")]);
});

test("[C1] a thread comes with its first comment, both with the writer and the time of the stamp", () => {
  const board = after({}, createThread("t", { node_id: "n", x: 1, y: 2, text: "Hi" }));
  assert.deepEqual(board.threads.get("t"), {
    id: "t",
    node_id: "n",
    x: 1,
    y: 2,
    by: "ann",
    at: 42,
    is_resolved: false,
  });
  assert.deepEqual(board.comments.get("t-first"), {
    id: "t-first",
    thread_id: "t",
    seq: 7,
    by: "ann",
    at: 42,
    text: "Hi",
    mentions: [],
    edited_at: null,
    reactions: {},
    hidden: null,
  });
});

test("[C2] a comment joins its thread", () => {
  const { comments } = after({ threads: [thread("t")] }, createComment("c", "t"));
  assert.deepEqual(
    [...comments.values()],
    [
      {
        id: "c",
        thread_id: "t",
        seq: 7,
        by: "ann",
        at: 42,
        text: "c",
        mentions: [],
        edited_at: null,
        reactions: {},
        hidden: null,
      },
    ],
  );
});

test("[U1] who gives a name is marked as a guest", () => {
  assert.deepEqual([...after({}, rename("Ann")).people.values()], [{ id: "ann", name: "Ann", is_guest: true }]);
});

test("[U1] an owner is no guest", () => {
  assert.equal(after({}, rename("Ann"), { ...STAMP, role: "own" }).people.get("ann")?.is_guest, false);
});

test("[L1] a rotated link changes nothing that a browser may see", () => {
  assert.deepEqual(changesOf(boardOf(), { kind: "link.rotate", op_id: "o", id: "link" }, STAMP), {});
});
