import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Overview } from "../../../../static/js/draw/overview/overview.js";
import { SpatialIndex } from "../../../../static/js/draw/index/spatialIndex.js";
import { PaintingCanvas } from "../canvas.js";
import { boardWith, change, renderContext, sticky } from "../world.js";

const SIZE = { w: 100, h: 80 };
/** More than two slices draw. */
const NOTES = Array.from({ length: 40_000 }, (_, n) =>
  sticky(`n${n}`, {
    x: (n % 200) * 100,
    y: Math.floor(n / 200) * 80,
    w: 100,
    h: 80,
    text: "",
    color: n % 3 ? "pink" : "green",
  }),
);
let now_ms = 0;

beforeEach(() => {
  Object.assign(globalThis, { OffscreenCanvas: PaintingCanvas, devicePixelRatio: 1 });
  mock.restoreAll();
  // Each reading of the clock takes so long that every drawing is slow.
  mock.method(performance, "now", () => (now_ms += 20));
});

function started() {
  const board = boardWith(...NOTES);
  const index = new SpatialIndex(board);
  return { board, index, overview: new Overview(index) };
}

/**
 * @param {ReturnType<typeof started>} map
 * @param {number} x
 * @param {boolean} isMoving
 */
function painted({ overview }, x, isMoving, zoom = 0.01) {
  const canvas = new PaintingCanvas(SIZE.w, SIZE.h);
  const seen = { x, y: 0, w: SIZE.w / zoom, h: SIZE.h / zoom };
  overview.paint(/** @type {any} */ (canvas), seen, SIZE, renderContext({ x, zoom }), isMoving);
  return canvas.pixels;
}

test("while a slow view moves, the last drawing is shown at the new position", () => {
  const map = started();
  const [first, exact] = [painted(map, 0, false), painted(started(), 500, false)];
  const standIn = painted(map, 500, true);
  assert.equal(map.overview.isIncomplete, true);
  const row = (/** @type {Uint8ClampedArray} */ pixels, /** @type {number} */ from, /** @type {number} */ to) => [
    ...pixels.subarray(4 * from, 4 * to),
  ];
  assert.deepEqual(row(standIn, 0, 95), row(first, 5, 100), "five pixels to the left");
  assert.notDeepEqual(standIn, exact, "the last five are not there yet");
});

test("the next drawing is complete after a few slices, and exact at rest", () => {
  const map = started();
  painted(map, 0, false);
  const exact = painted(started(), 500, false);
  let parts = 0;
  while (parts < 50 && painted(map, 500, true).some((value, at) => value !== exact[at])) parts += 1;
  assert.ok(parts > 0 && parts < 50, `${parts} parts`);
  assert.deepEqual(painted(map, 700, false), painted(started(), 700, false));
  assert.equal(map.overview.isIncomplete, false);
});

test("a change of the board is in the next drawing that is started", () => {
  const map = started();
  painted(map, 0, false);
  painted(map, 0, true);
  change(map.board, { n0: sticky("n0", { w: 2000, h: 1600, text: "", color: "violet" }) });
  for (let parts = 0; parts < 50; parts += 1) painted(map, 0, true);
  const whole = new Overview(map.index);
  assert.deepEqual(painted(map, 0, true), painted({ ...map, overview: whole }, 0, false));
});

test("a fast drawing is never split", () => {
  mock.restoreAll();
  mock.method(performance, "now", () => (now_ms += 1));
  const map = started();
  painted(map, 0, false);
  assert.deepEqual(painted(map, 500, true), painted(started(), 500, false));
  assert.equal(map.overview.isIncomplete, false);
});
