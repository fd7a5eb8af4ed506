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

test("[C6] an edit sets the time of the edit and keeps the reactions", () => {
  const changed = after([{ kind: "comment.update", id: "second", text: "Hi @Ann", mentions: ["ann"] }]).comments.get(
    "second",
  );
  assert.deepEqual(changed, { ...ROWS.comments[1], text: "Hi @Ann", mentions: ["ann"], edited_at: 42 });
});

test("[C6] deleting the last comment deletes the thread", () => {
  const one = after([{ kind: "comment.delete", id: "first" }]);
  assert.deepEqual([[...one.comments.keys()], one.threads.size], [["second"], 1]);
  const none = after([
    { kind: "comment.delete", id: "first" },
    { kind: "comment.delete", id: "second" },
  ]);
  assert.deepEqual([none.comments.size, none.threads.size], [0, 0]);
});

test("[C8] a reaction counts once for each person, and can be removed", () => {
  const react = (/** @type {string} */ reaction, is_on = true) => ({
    kind: "comment.react",
    id: "second",
    reaction,
    is_on,
  });
  const reactions = (/** @type {any[]} */ ...ops) => after(ops).comments.get("second")?.reactions;
  assert.deepEqual(reactions(react("idea"), react("idea")), { idea: ["bo", "ann"] });
  assert.deepEqual(reactions(react("agree"), react("agree", false)), { idea: ["bo"] });
  assert.deepEqual(reactions(react("thanks", false)), { idea: ["bo"] });
});

test("[C9] a comment mentions the people that the op names", () => {
  const made = after([{ kind: "comment.create", id: "c", thread_id: "t", text: "@Bo", mentions: ["bo"] }]);
  assert.deepEqual(made.comments.get("c")?.mentions, ["bo"]);
});

test("an op on a comment that does not exist changes nothing", () => {
  const ops = [
    { kind: "comment.update", id: "x", text: "a" },
    { kind: "comment.delete", id: "x" },
    { kind: "comment.react", id: "x", reaction: "idea", is_on: true },
  ];
  const board = after(ops);
  assert.deepEqual([[...board.threads.values()], [...board.comments.values()]], [ROWS.threads, ROWS.comments]);
});
