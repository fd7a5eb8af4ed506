import assert from "node:assert/strict";
import { test } from "node:test";
import { Grid } from "../../../../static/js/draw/index/grid.js";
import { randomFrom } from "../world.js";

/** @typedef {[number, number, number, number]} Corners */

/** @param {() => number} random  @returns {Corners} from specks to boxes as wide as the board, on both sides of zero */
function anyBox(random) {
  const [left, top] = [random() * 8000 - 4000, random() * 8000 - 4000];
  return [left, top, left + random() ** 6 * 9000, top + random() ** 6 * 9000];
}

/**
 * @param {Grid} grid
 * @param {Corners} box
 */
function found(grid, box) {
  const slots = new Uint32Array(2 * grid.count + 1);
  return [...new Set(slots.subarray(0, grid.search(...box, slots)))].sort((a, b) => a - b);
}

/**
 * @param {Map<number, Corners>} boxes
 * @param {Corners} box
 */
function meeting(boxes, [left, top, right, bottom]) {
  const hits = [...boxes].filter(([, [l, t, r, b]]) => l <= right && r >= left && t <= bottom && b >= top);
  return hits.map(([slot]) => slot).sort((a, b) => a - b);
}

test("a search gives the same boxes as a scan, after any changes", () => {
  const random = randomFrom(5);
  const [grid, boxes] = [new Grid(), /** @type {Map<number, Corners>} */ (new Map())];
  for (let step = 0; step < 4000; step += 1) {
    const slot = Math.floor(random() * 1500);
    if (boxes.has(slot)) grid.remove(slot);
    boxes.delete(slot);
    if (random() < 0.75) {
      boxes.set(slot, anyBox(random));
      grid.add(slot, .../** @type {Corners} */ (boxes.get(slot)));
    }
    if (step % 40 !== 0) continue;
    const box = anyBox(random);
    assert.deepEqual(found(grid, box), meeting(boxes, box));
  }
  assert.equal(grid.count, boxes.size);
});

test("touching edges count, and a box without size is found", () => {
  const grid = new Grid();
  grid.add(0, 0, 0, 100, 100);
  grid.add(1, 300, 300, 300, 300);
  assert.deepEqual(found(grid, [100, 100, 200, 200]), [0]);
  assert.deepEqual(found(grid, [300, 300, 300, 300]), [1]);
});

test("reserved capacity does not change results", () => {
  const random = randomFrom(6);
  const [grid, reserved] = [new Grid(), new Grid()];
  reserved.reserve(5000);
  for (let slot = 0; slot < 3000; slot += 1) {
    const box = anyBox(random);
    grid.add(slot, ...box);
    reserved.add(slot, ...box);
  }
  for (let round = 0; round < 30; round += 1) {
    const box = anyBox(random);
    assert.deepEqual(found(reserved, box), found(grid, box));
  }
});

test("a larger box visits more cells, on each level in use", () => {
  const grid = new Grid();
  assert.equal(grid.countCells({ x: 0, y: 0, w: 1000, h: 1000 }), 0);
  grid.add(0, 0, 0, 200, 200);
  const once = grid.countCells({ x: 0, y: 0, w: 1000, h: 1000 });
  assert.ok(grid.countCells({ x: 0, y: 0, w: 4000, h: 1000 }) > once);
  grid.add(1, 0, 0, 5000, 5000);
  assert.ok(grid.countCells({ x: 0, y: 0, w: 1000, h: 1000 }) > once);
});
