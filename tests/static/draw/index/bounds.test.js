import assert from "node:assert/strict";
import { test } from "node:test";
import { Bounds } from "../../../../static/js/draw/index/bounds.js";

test("bounds contain all included boxes", () => {
  const bounds = new Bounds();
  bounds.include(10, 20, 30, 40);
  bounds.include(-5, 25, 15, 90);
  assert.deepEqual(bounds.box(), { x: -5, y: 20, w: 35, h: 70 });
});

test("bounds without boxes are null", () => {
  assert.equal(new Bounds().box(), null);
});

test("measuring again leaves out removed boxes", () => {
  const bounds = new Bounds();
  bounds.include(0, 0, 10, 10);
  bounds.include(100, 100, 110, 110);
  bounds.measure(new Float64Array([0, 0, 10, 10, 100, 100, 110, 110]), [new Uint32Array([0])]);
  assert.deepEqual(bounds.box(), { x: 0, y: 0, w: 10, h: 10 });
});

test("a box covers the share of the bounds that it overlaps", () => {
  const bounds = new Bounds();
  bounds.include(0, 0, 100, 100);
  assert.equal(bounds.coveredShareOf({ x: 50, y: 50, w: 100, h: 100 }), 0.25);
  assert.equal(bounds.coveredShareOf({ x: 200, y: 0, w: 100, h: 100 }), 0);
});
