import assert from "node:assert/strict";
import { test } from "node:test";
import { BoardState } from "../../../../static/js/board/state.js";
import { boxesOf, drawHighlights } from "../../../../static/js/draw/overlay/highlights.js";
import { boardWith, connector, recordingContext, sticky } from "../world.js";

const CAMERA = { x: 0, y: 0, zoom: 1 };
const VIEWPORT = { w: 1000, h: 800 };

/** The calls for these boxes. @param {number[][]} boxes */
function drawn(boxes, { current = -1, camera = CAMERA } = {}) {
  const { context, named } = recordingContext();
  drawHighlights(context, new Float64Array(boxes.flat()), { camera, viewport: VIEWPORT, current });
  const marks = new Set(named("roundRect").map(([, ...box]) => box.slice(0, 4).join()));
  return { marks: [...marks], dots: named("fillRect").length, named };
}

test("a result has an outline with a small gap", () => {
  assert.deepEqual(drawn([[100, 100, 50, 20]]).marks, ["97,97,56,26"]);
});

test("the outline follows the camera", () => {
  assert.deepEqual(drawn([[100, 100, 50, 20]], { camera: { x: 50, y: 0, zoom: 2 } }).marks, ["97,197,106,46"]);
});

test("the current result has a stronger outline above the others", () => {
  const { named } = drawn(
    [
      [100, 100, 50, 20],
      [300, 100, 50, 20],
    ],
    { current: 0 },
  );
  assert.deepEqual(
    named("lineWidth=").map(([, width]) => width),
    [5, 2, 7, 4],
  );
  assert.deepEqual(named("roundRect").at(-1)?.[1], 97);
});

test("results out of view are not drawn", () => {
  assert.deepEqual(
    drawn([
      [2000, 100, 50, 20],
      [-60, 0, 50, 20],
      [NaN, NaN, NaN, NaN],
    ]).marks,
    [],
  );
});

test("small results are dots, and several dots at one place are one", () => {
  const { marks, dots } = drawn([
    [100, 100, 2, 2],
    [101, 100, 2, 2],
    [500, 100, 2, 2],
  ]);
  assert.deepEqual([marks, dots], [[], 2]);
});

test("the current result has an outline even if it is tiny", () => {
  assert.equal(drawn([[100, 100, 2, 2]], { current: 0 }).marks.length, 1);
});

test("the outline of a pin is around its button", () => {
  assert.deepEqual(drawn([[100, 100, 0, 0]]).marks, ["97,61,42,42"]);
});

test("results have boxes: nodes, connectors, pins, and deleted items", () => {
  const board = boardWith(sticky("a", { x: 1, y: 2, w: 3, h: 4 }), connector("c", { x: 9, y: 9, w: 9, h: 9 }));
  board.applyChanges({
    threads: new Map([["t", { id: "t", node_id: "a", x: 10, y: 20, by: "ann", at: 1, is_resolved: false }]]),
  });
  const boxes = boxesOf(board, [
    { kind: "node", id: "a" },
    { kind: "node", id: "c" },
    { kind: "thread", id: "t" },
    { kind: "node", id: "gone" },
  ]);
  assert.deepEqual([...boxes.slice(0, 4)], [1, 2, 3, 4]);
  assert.ok((boxes[4] ?? 9) <= 0 && (boxes[6] ?? 0) >= 200);
  assert.deepEqual([...boxes.slice(8)], [11, 22, 0, 0, NaN, NaN, NaN, NaN]);
});

test("an empty board has no boxes", () => {
  assert.equal(boxesOf(new BoardState(), []).length, 0);
});
