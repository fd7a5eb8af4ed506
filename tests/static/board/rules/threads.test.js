import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf } from "../../../../static/js/board/rules/reduce.js";
import { boardOf, comment, thread } from "../../world.js";

const META = Object.freeze({ seq: 7, by: "ann", role: /** @type {const} */ ("comment"), at: 42 });
const ROWS = {
  threads: [thread("t", { node_id: "n", x: 1, y: 2 })],
  comments: [
    comment("first", { thread_id: "t" }),
    comment("second", { thread_id: "t", by: "bo", reactions: { idea: ["bo"] } }),
  ],
};

/**
 * @param {any[]} ops  without ids of their own
 * @param {Parameters<typeof boardOf>[0]} [rows]
 */
function after(ops, rows = ROWS) {
  const board = boardOf(rows);
  for (const op of ops) board.applyChanges(changesOf(board, { op_id: "o", ...op }, META));
  return board;
}

test("[C7] a pin moves to the board and onto a node, and a thread is resolved and reopened", () => {
  const moved = after([{ kind: "thread.move", id: "t", x: 5, y: 6 }]).threads.get("t");
  assert.deepEqual(moved, { ...ROWS.threads[0], node_id: null, x: 5, y: 6 });
  assert.equal(after([{ kind: "thread.move", id: "t", node_id: "m", x: 5, y: 6 }]).threads.get("t")?.node_id, "m");
  const resolve = (/** @type {boolean} */ is_resolved) => ({ kind: "thread.resolve", id: "t", is_resolved });
  assert.equal(after([resolve(true)]).threads.get("t")?.is_resolved, true);
  assert.equal(after([resolve(true), resolve(false)]).threads.get("t")?.is_resolved, false);
});

test("an op on a thread that does not exist changes nothing", () => {
  const ops = [
    { kind: "thread.move", id: "x", x: 1, y: 1 },
    { kind: "thread.resolve", id: "x", is_resolved: true },
  ];
  assert.deepEqual([...after(ops).threads.values()], ROWS.threads);
});
