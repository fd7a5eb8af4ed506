import assert from "node:assert/strict";
import { test } from "node:test";
import { BoardState } from "../../../static/js/board/state.js";
import { SnapshotLoader, fetchSnapshot, readLines, openSnapshot } from "../../../static/js/net/snapshot.js";
import { frame, note, snapshot } from "../world.js";

/** @typedef {import("../../../static/js/wire.js").BoardNode} BoardNode */

const HEAD = (/** @type {number} */ count) => ({ ...snapshot(), seq: 7, count });

/** @param {string} text  @param {number} size  in pieces of so many bytes */
function streamOf(text, size) {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
}

/**
 * A board of so many frames and notes that comes ten nodes at a time; each piece of work takes five milliseconds.
 * @param {number} frames
 * @param {number} notes
 */
function arriving(frames, notes) {
  const nodes = [
    ...Array.from({ length: frames }, (_, n) => frame(`f${n}`)),
    ...Array.from({ length: notes }, (_, n) => note(`n${n}`)),
  ];
  async function* parts() {
    for (let at = 0; at < nodes.length; at += 10) yield nodes.slice(at, at + 10);
  }
  let [now_ms, breaths] = [0, 0];
  const breathe = async () => void (breaths += 1);
  const arrival = new SnapshotLoader(HEAD(nodes.length), parts(), breathe, () => (now_ms += 5));
  return { arrival, board: new BoardState(), breaths: () => breaths };
}

test("lines come out whole, however their bytes are cut", async () => {
  for (const size of [1, 2, 3, 7, 1000]) {
    const lines = [];
    for await (const line of readLines(streamOf('{"a":"äö€"}\n[]\n\n[1]', size))) lines.push(line);
    assert.deepEqual(lines, ['{"a":"äö€"}', "[]", "[1]"]);
  }
});

test("a small board is complete before it is shown", async () => {
  const { arrival, board } = arriving(3, 40);
  await arrival.loadVisible(board, null, () => {});
  assert.equal(board.nodes.size, 43);
});

test("a large one is shown with all its frames and the first notes, and the rest follows", async () => {
  const { arrival, board } = arriving(3500, 2000);
  await arrival.loadVisible(board, null, () => {});
  assert.deepEqual([board.nodes.size, board.frames().length, board.isPartial], [3510, 3500, true]);
  await arrival.loadRest(board, () => {});
  assert.deepEqual([board.nodes.size, board.isPartial, board.seq], [5500, false, 7]);
});

test("who is sent to a node sees it at once", async () => {
  const { arrival, board } = arriving(10, 5000);
  await arrival.loadVisible(board, "n4321", () => {});
  assert.equal(board.nodes.has("n4321"), true);
  assert.equal(board.isPartial, true);
});

test("between two pieces of work the browser has its turn, and hears how far it is", async () => {
  const { arrival, board, breaths } = arriving(10, 3990);
  /** @type {number[]} */
  const counts = [];
  await arrival.loadVisible(board, null, (count) => counts.push(count));
  await arrival.loadRest(board, (count) => counts.push(count));
  assert.ok(breaths() > 100);
  assert.equal(counts.length, breaths());
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
  );
});

test("a connection that breaks on the way is told, and what came stays", async () => {
  async function* broken() {
    yield [note("a")];
    throw new Error("gone");
  }
  const [arrival, board] = [new SnapshotLoader(HEAD(9), broken()), new BoardState()];
  await assert.rejects(
    arrival.loadVisible(board, null, () => {}),
    /gone/,
  );
  assert.deepEqual([...board.nodes.keys()], ["a"]);
});

test("the server's answer is read as it comes, and its refusal is one", async (t) => {
  const body = `${JSON.stringify(HEAD(1))}\n${JSON.stringify([note("a")])}\n`;
  const answers = [
    new Response(streamOf(body, 5)),
    new Response(null, { status: 404 }),
    new Response(null, { status: 503 }),
    new Response(""),
  ];
  t.mock.method(globalThis, "fetch", () => Promise.resolve(answers.shift()));
  const [arrival, board] = [await openSnapshot("board"), new BoardState()];
  await arrival.loadVisible(board, null, () => {});
  assert.deepEqual([arrival.head.seq, ...board.nodes.keys()], [7, "a"]);
  await assert.rejects(openSnapshot("board"), { status: 404 });
  await assert.rejects(fetchSnapshot("board"), { status: 503 });
  await assert.rejects(openSnapshot("board"), /without a line/);
});
