import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CLUSTER_RADIUS_PX,
  canSplit,
  clusterPoints,
  zoomLevelOf,
  splitViewOf,
} from "../../../../static/js/draw/overlay/clusters.js";

const R = CLUSTER_RADIUS_PX;
const at = (/** @type {number} */ x, y = 0) => ({ x, y });

/** Scattered points, always the same. @param {number} count  @param {number} side_px */
function scattered(count, side_px) {
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, () => at((next() - 0.5) * side_px, (next() - 0.5) * side_px));
}

test("points nearer than the radius are one group", () => {
  assert.deepEqual(clusterPoints([at(0), at(R - 1), at(3 * R), at(0, R)], R), [[0, 1], [2], [3]]);
});

test("no points give no groups", () => {
  assert.deepEqual(clusterPoints([], R), []);
});

test("points on both sides of the origin and of a cell's edge are grouped", () => {
  assert.deepEqual(clusterPoints([at(-3, -3), at(3, 3), at(R - 1, -R + 5)], R), [[0, 1], [2]]);
});

test("every point is in one group, and groups are at least the radius apart", () => {
  const points = scattered(600, 1500);
  const groups = clusterPoints(points, R);
  assert.deepEqual(
    groups.flat().sort((a, b) => a - b),
    points.map((_, index) => index),
  );
  const firsts = groups.map(([first]) => points[first]);
  for (const a of firsts) for (const b of firsts) assert.ok(a === b || Math.hypot(a.x - b.x, a.y - b.y) >= R);
});

test("the same points give the same groups at every camera position", () => {
  const points = scattered(400, 2000);
  assert.deepEqual(clusterPoints(points, R), clusterPoints(structuredClone(points), R));
});

test("a new point at the end changes no other group", () => {
  const points = scattered(300, 1500);
  const [before, after] = [clusterPoints(points.slice(0, -1), R), clusterPoints(points, R)];
  const without = after
    .map((group) => group.filter((index) => index !== points.length - 1))
    .filter((group) => group.length > 0);
  assert.deepEqual(without, before);
});

for (const [name, points] of /** @type {const} */ ([
  ["all over the board", scattered(5000, 400_000)],
  ["crowded", scattered(5000, 800)],
  ["on one point", Array.from({ length: 5000 }, () => at(5, 5))],
])) {
  test(`5,000 pins ${name} are grouped within the time limit`, () => {
    clusterPoints(points, R);
    const times_ms = [0, 1, 2, 3, 4].map(() => {
      const began_ms = performance.now();
      clusterPoints(points, R);
      return performance.now() - began_ms;
    });
    assert.ok(Math.min(...times_ms) < 16, `took ${Math.min(...times_ms)} ms`);
  });
}

test("the level is at or below the zoom, and not much lower", () => {
  for (const zoom of [0.002, 0.013, 0.5, 0.99, 1.01, 3, 8])
    assert.ok(zoomLevelOf(zoom) <= zoom * 1.000001 && zoomLevelOf(zoom) * 1.26 > zoom, String(zoom));
});

test("the zoom of a level has that level", () => {
  for (const zoom of [0.125, 0.5, 1, 2, 8, zoomLevelOf(0.3), zoomLevelOf(0.007)]) assert.equal(zoomLevelOf(zoom), zoom);
});

test("points at one place cannot be split, others can", () => {
  assert.deepEqual(
    [canSplit([at(4), at(4), at(4)]), canSplit([at(4), at(5)]), canSplit([at(4), at(4), at(11)])],
    [false, false, true],
  );
});

test("at the split view the group is split", () => {
  const { box, zoom } = splitViewOf([at(0), at(20, 10)]);
  const [a, b] = [at(0), at(20 * zoomLevelOf(zoom), 10 * zoomLevelOf(zoom))];
  assert.deepEqual(clusterPoints([a, b], R).length, 2);
  assert.ok(box.x < 0 && box.x + box.w > 20 && box.y < 0 && box.y + box.h > 10);
});

test("the split view separates all points that can be separated", () => {
  const { zoom } = splitViewOf([at(0), at(0), at(30), at(60)]);
  assert.ok(zoom > CLUSTER_RADIUS_PX / 30 && zoom < 4, String(zoom));
});

test("the split view has at most the largest zoom", () => {
  assert.equal(splitViewOf([at(0), at(6)]).zoom, 8);
});
