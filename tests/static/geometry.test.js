import assert from "node:assert/strict";
import { test } from "node:test";
import * as geometry from "../../static/js/geometry.js";

const box = (x, y, w, h) => ({ x, y, w, h });

test("boxes meet when they overlap or touch", () => {
  assert.ok(geometry.boxesMeet(box(0, 0, 10, 10), box(5, 5, 10, 10)));
  assert.ok(geometry.boxesMeet(box(0, 0, 10, 10), box(10, 10, 1, 1)));
  assert.ok(geometry.boxesMeet(box(0, 0, 10, 10), box(2, 2, 1, 1)));
});

test("boxes apart on one axis do not meet", () => {
  assert.ok(!geometry.boxesMeet(box(0, 0, 10, 10), box(11, 0, 5, 5)));
  assert.ok(!geometry.boxesMeet(box(0, 0, 10, 10), box(0, 11, 5, 5)));
});

test("a box contains its corners and nothing beside it", () => {
  assert.ok(geometry.boxContains(box(1, 2, 3, 4), { x: 1, y: 2 }));
  assert.ok(geometry.boxContains(box(1, 2, 3, 4), { x: 4, y: 6 }));
  assert.ok(!geometry.boxContains(box(1, 2, 3, 4), { x: 4.01, y: 3 }));
});

test("a box is inside itself, but not inside one that cuts it", () => {
  assert.ok(geometry.boxInside(box(0, 0, 5, 5), box(0, 0, 5, 5)));
  assert.ok(!geometry.boxInside(box(0, 0, 5, 5), box(1, 0, 9, 9)));
  assert.ok(!geometry.boxInside(box(0, 0, 5, 5), box(0, 0, 9, 4)));
});

test("the union is the smallest box around all", () => {
  assert.deepEqual(geometry.unionBoxes([box(0, 5, 2, 2), box(-3, 6, 1, 9)]), box(-3, 5, 5, 10));
  assert.equal(geometry.unionBoxes([]), null);
});

test("growing adds on every side", () => {
  assert.deepEqual(geometry.growBox(box(0, 0, 4, 2), 3), box(-3, -3, 10, 8));
});

test("centre, clamp and distance", () => {
  assert.deepEqual(geometry.centre(box(2, 4, 6, 8)), { x: 5, y: 8 });
  assert.deepEqual(
    [-1, 5, 11].map((value) => geometry.clamp(value, 0, 10)),
    [0, 5, 10],
  );
  assert.equal(geometry.distance({ x: 1, y: 1 }, { x: 4, y: 5 }), 5);
});
