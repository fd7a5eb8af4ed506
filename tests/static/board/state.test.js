import assert from "node:assert/strict";
import { test } from "node:test";
import { BoardState } from "../../../static/js/board/state.js";
import { boardOf, comment, frame, note, rowsOf, snapshot, thread } from "../world.js";

/** @param {import("../../../static/js/board/state.js").BoardState} board */
function listenTo(board) {
  /** @type {import("../../../static/js/board/state.js").ChangedIds[]} */
  const heard = [];
  board.onChange((changed) => heard.push(changed));
  return heard;
}

const set = (/** @type {any} */ row) => new Map([[row.id, row]]);

test("a snapshot gives the board its rows, its number and its name", () => {
  const board = boardOf({ seq: 7, nodes: [note("n")], threads: [thread("t")] });
  assert.deepEqual(
    [board.seq, board.info?.title, [...board.nodes.keys()], [...board.threads.keys()]],
    [7, "Board", ["n"], ["t"]],
  );
});

test("a snapshot leaves nothing of what was there before", () => {
  const board = boardOf({ nodes: [note("old")], comments: [comment("c")] });
  board.load(snapshot({ nodes: [note("new")] }));
  assert.deepEqual([[...board.nodes.keys()], board.comments.size], [["new"], 0]);
});

test("listeners hear that a snapshot may have changed everything", () => {
  const board = boardOf();
  const heard = listenTo(board);
  board.load(snapshot());
  assert.deepEqual(
    heard.map((changed) => changed.isReset),
    [true],
  );
});

test("applyChanges returns the changes that restore everything: new, changed and removed rows", () => {
  const board = boardOf({ nodes: [note("changed"), note("gone")] });
  const before = rowsOf(board);
  const undo = board.applyChanges({
    nodes: new Map([
      ["changed", note("changed", { x: 9 })],
      ["gone", null],
      ["new", note("new")],
    ]),
  });
  board.applyChanges(undo);
  assert.deepEqual(rowsOf(board), before);
});

test("a row is never changed in place", () => {
  const row = Object.freeze(note("n"));
  const board = boardOf({ nodes: [row] });
  board.applyChanges({ nodes: set(note("n", { x: 50 })) });
  assert.equal(row.x, 0);
});

test("listeners hear which rows were set and which were removed", () => {
  const board = boardOf({ nodes: [note("n")] });
  const heard = listenTo(board);
  board.applyChanges({ nodes: new Map([["n", null]]), people: set({ id: "ann", name: "Ann", is_guest: true }) });
  assert.deepEqual(
    heard.map(({ nodes, people }) => [[...nodes], [...people]]),
    [[["n"], ["ann"]]],
  );
});

test("a batch is told once, when it has ended, also around another batch", () => {
  const board = boardOf();
  const heard = listenTo(board);
  board.batch(() => {
    board.applyChanges({ nodes: set(note("a")) });
    board.batch(() => board.applyChanges({ nodes: set(note("b")) }));
    assert.equal(heard.length, 0);
  });
  assert.deepEqual(
    heard.map(({ nodes }) => [...nodes]),
    [["a", "b"]],
  );
});

test("a batch that fails half way still tells what it changed", () => {
  const board = boardOf();
  const heard = listenTo(board);
  assert.throws(() =>
    board.batch(() => {
      board.applyChanges({ nodes: set(note("a")) });
      throw new Error("half way");
    }),
  );
  assert.deepEqual(
    heard.map(({ nodes }) => [...nodes]),
    [["a"]],
  );
});

test("nobody hears of a batch that changed nothing", () => {
  const board = boardOf();
  const heard = listenTo(board);
  board.applyChanges({});
  assert.equal(heard.length, 0);
});

test("a listener that has stopped hears nothing more", () => {
  const board = boardOf();
  let calls = 0;
  const stop = board.onChange(() => (calls += 1));
  stop();
  board.load(snapshot());
  assert.equal(calls, 0);
});

test("frames come in the order of their places, and by id where those are equal", () => {
  const at = (/** @type {string} */ order) => ({ place: { parent: null, order } });
  const board = boardOf({
    nodes: [frame("z", at("a")), frame("c", at("b")), note("n", at("a")), frame("b", at("b")), frame("Z", at("B"))],
  });
  assert.deepEqual(
    board.frames().map(({ id }) => id),
    ["Z", "z", "b", "c"],
  );
});

test("a frame that moves in the presentation changes the order at once", () => {
  const board = boardOf({ nodes: [frame("a"), frame("b")] });
  board.frames();
  board.applyChanges({ nodes: set(frame("b", { place: { parent: null, order: "Z" } })) });
  assert.deepEqual(
    board.frames().map(({ id }) => id),
    ["b", "a"],
  );
});

test("frames are numbered from the board's first number", () => {
  const info = {
    id: "board",
    title: "",
    first_number: 0,
    start: null,
    comments_open: true,
    opens_at: null,
    closes_at: null,
    slow_seconds: 0,
    review: /** @type {const} */ ("nothing"),
  };
  const board = boardOf({ board: info, nodes: [frame("a"), frame("b")] });
  assert.deepEqual(
    ["a", "b"].map((id) => board.frameNumber(id)),
    [0, 1],
  );
});

test("[C1] a pin on a node stands at its offset from that node", () => {
  const board = boardOf({ nodes: [note("n", { x: 100, y: 200 })] });
  assert.deepEqual(board.pinOf(thread("t", { node_id: "n", x: 10, y: 20 })), { x: 110, y: 220 });
});

test("[C1] a pin on the empty board stands at its point", () => {
  assert.deepEqual(boardOf().pinOf(thread("t", { x: 10, y: 20 })), { x: 10, y: 20 });
});

test("[C5] the comments of a thread stand in the order of the log, whatever the clocks say", () => {
  const comments = [
    comment("late", { seq: 9, at: 1 }),
    comment("x", { seq: 4, at: 5 }),
    comment("a", { seq: 5, at: 5 }),
    comment("other", { thread_id: "t2" }),
  ];
  assert.deepEqual(
    boardOf({ comments })
      .commentsOf("thread")
      .map(({ id }) => id),
    ["x", "a", "late"],
  );
});

test("a board that arrives in parts tells of each, and is complete when it is said to be", () => {
  const board = new BoardState();
  /** @type {[boolean, number][]} */
  const heard = [];
  board.onChange(({ isReset, nodes }) => heard.push([isReset, nodes.size]));
  board.beginLoading({ ...snapshot({ seq: 9, threads: [thread("t")] }), count: 3 });
  assert.deepEqual([board.isPartial, board.expectedNodeCount, board.threads.size, board.seq], [true, 3, 1, 9]);
  board.addNodes([frame("f"), note("a")]);
  board.addNodes([note("b")]);
  board.finishLoading();
  assert.deepEqual([board.isPartial, board.nodes.size, board.frames().length], [false, 3, 1]);
  assert.deepEqual(heard, [
    [true, 0],
    [false, 2],
    [false, 1],
  ]);
});

test("the list of frames is made anew only when a frame comes, goes or changes", () => {
  const board = boardOf({ nodes: [frame("f"), note("a")] });
  const frames = board.frames();
  board.applyChanges({
    nodes: new Map([
      ["a", note("a", { x: 5 })],
      ["b", note("b")],
    ]),
  });
  assert.equal(board.frames(), frames);
  board.applyChanges({ nodes: new Map([["f", null]]) });
  assert.deepEqual(board.frames(), []);
});
