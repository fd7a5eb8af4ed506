import assert from "node:assert/strict";
import { test } from "node:test";
import { findFreePoint } from "../../../../static/js/board/comments/pinPlacement.js";

/** @typedef {import("../../../../static/js/geometry.js").Box} Box */

/** @param {Box} room  @param {number} count */
function filled(room, count) {
  const pins = /** @type {import("../../../../static/js/geometry.js").Point[]} */ ([]);
  while (pins.length < count) pins.push(findFreePoint(room, pins));
  return pins;
}

test("pins go in rows from the bottom left, each whole bubble within the room", () => {
  const pins = filled({ x: 10, y: 20, w: 150, h: 90 }, 4);
  assert.deepEqual(pins, [
    { x: 10, y: 110 },
    { x: 82, y: 110 },
    { x: 10, y: 66 },
    { x: 82, y: 66 },
  ]);
});

test("a place that became free is taken again", () => {
  const room = { x: 0, y: 0, w: 150, h: 90 };
  const [first, second, ...rest] = filled(room, 4);
  assert.deepEqual(findFreePoint(room, /** @type {any} */ ([first, ...rest])), second);
});

test("in a large area the first pins stand far apart, and later ones between them", () => {
  const room = { x: 0, y: 0, w: 4 * 72 * 3, h: 2 * 44 * 3 };
  const pins = filled(room, 9);
  assert.deepEqual(pins.slice(0, 2), [
    { x: 0, y: 264 },
    { x: 216, y: 264 },
  ]);
  assert.equal(
    pins.slice(0, 8).every(({ x }) => x % 216 === 0),
    true,
  );
  assert.equal(Number(pins[8]?.x) % 108, 0);
});

for (const room of [
  { x: 0, y: 0, w: 600, h: 300 },
  { x: -5, y: 3, w: 80, h: 40 },
  { x: 0, y: 0, w: 0, h: 0 },
]) {
  test(`no two of sixty pins stand on one point in ${room.w} by ${room.h}`, () => {
    const points = filled(room, 60).map(({ x, y }) => `${x} ${y}`);
    assert.equal(new Set(points).size, 60);
  });
}
