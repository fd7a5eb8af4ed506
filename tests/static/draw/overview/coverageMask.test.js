import assert from "node:assert/strict";
import { test } from "node:test";
import { CoverageMask } from "../../../../static/js/draw/overview/coverageMask.js";

test("a box intersects what was covered, and nothing beside it", () => {
  const mask = new CoverageMask();
  mask.reset(20, 10);
  mask.add(5, 5, 8, 8);
  assert.ok(mask.intersects(7, 7, 12, 12));
  assert.ok(!mask.intersects(8, 5, 12, 8));
  assert.ok(!mask.intersects(5, 8, 8, 10));
});

test("boxes are clipped to the mask", () => {
  const mask = new CoverageMask();
  mask.reset(20, 10);
  mask.add(-5, -5, 2, 2);
  mask.add(30, 0, 40, 10);
  assert.ok(mask.intersects(-9, -9, 1, 1));
  assert.ok(!mask.intersects(18, 0, 60, 10));
});

test("after a reset nothing is covered", () => {
  const mask = new CoverageMask();
  mask.reset(20, 10);
  mask.add(0, 0, 20, 10);
  mask.reset(10, 10);
  assert.ok(!mask.intersects(0, 0, 10, 10));
});
