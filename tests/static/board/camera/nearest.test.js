import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestBox } from "../../../../static/js/board/camera/nearest.js";

const SEEN = { x: 0, y: 0, w: 100, h: 100 };
const box = (/** @type {number} */ x, /** @type {number} */ y, w = 20, h = 20) => ({ x, y, w, h });

test("the box under the middle is meant", () => {
  const [middle, corner] = [box(45, 45), box(0, 0)];
  assert.equal(nearestBox([corner, middle], SEEN), middle);
});

test("with none under the middle it is the nearest in view", () => {
  const [near, far] = [box(20, 20), box(0, 0)];
  assert.equal(nearestBox([far, near], SEEN), near);
});

test("what is out of view is not meant", () => {
  assert.equal(nearestBox([box(200, 0)], SEEN), null);
});

test("of a frame in a frame the one is meant that fills the view", () => {
  const [outer, inner] = [box(-10, -10, 120, 120), box(40, 40, 20, 20)];
  assert.equal(nearestBox([outer, inner], SEEN), outer);
  assert.equal(nearestBox([outer, inner], { x: 38, y: 38, w: 24, h: 24 }), inner);
});
