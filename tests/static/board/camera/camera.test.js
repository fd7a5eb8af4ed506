import assert from "node:assert/strict";
import { test } from "node:test";
import * as camera from "../../../../static/js/board/camera/camera.js";
import { boxInside, growBox } from "../../../../static/js/geometry.js";
import { randomFrom } from "../../draw/world.js";

const ROUNDS = 300;
const VIEWPORT = { w: 1440, h: 900 };

const between = (random, low, high) => low + random() * (high - low);
const anyCamera = (random) =>
  camera.cameraAt(between(random, -1e5, 1e5), between(random, -1e5, 1e5), 10 ** between(random, -2, 0.9));
const anyPoint = (random) => ({ x: between(random, 0, 1440), y: between(random, 0, 900) });

function assertNear(actual, expected, tolerance = 1e-6) {
  for (const key of Object.keys(expected)) {
    assert.ok(Math.abs(actual[key] - expected[key]) <= tolerance, `${key}: ${actual[key]} is not ${expected[key]}`);
  }
}

test("toBoard undoes toScreen", () => {
  const random = randomFrom(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [view, point] = [anyCamera(random), anyPoint(random)];
    assertNear(camera.toScreen(view, camera.toBoard(view, point)), point);
  }
});

test("content follows the finger", () => {
  const view = camera.cameraAt(10, 20, 2);
  const before = camera.toScreen(view, { x: 0, y: 0 });
  const after = camera.toScreen(camera.panBy(view, 30, -8), { x: 0, y: 0 });
  assertNear(after, { x: before.x + 30, y: before.y - 8 });
});

test("the board point under the anchor stays there, also at the limits", () => {
  const random = randomFrom(2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [view, anchor_px] = [anyCamera(random), anyPoint(random)];
    const zoomed = camera.zoomAround(view, anchor_px, 2 ** between(random, -12, 12));
    assertNear(camera.toScreen(zoomed, camera.toBoard(view, anchor_px)), anchor_px, 1e-5);
    assert.ok(zoomed.zoom >= camera.ZOOM_MIN && zoomed.zoom <= camera.ZOOM_MAX);
  }
});

test("a fitted box is whole inside the insets", () => {
  const random = randomFrom(3);
  const padding = { left: 340, top: 60, right: 20, bottom: 80 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const box = { x: between(random, -1e4, 1e4), y: 0, w: between(random, 1, 5e4), h: between(random, 1, 5e4) };
    const view = camera.fitBox(box, VIEWPORT, padding);
    const { x, y } = camera.toBoard(view, { x: padding.left, y: padding.top });
    const room = { x, y, w: 1080 / view.zoom, h: 760 / view.zoom };
    assert.ok(boxInside(box, growBox(room, 1e-6)));
  }
});

test("fitting blows nothing up beyond what is asked, and copes with a box of no size", () => {
  assert.equal(camera.fitBox({ x: 0, y: 0, w: 10, h: 10 }, VIEWPORT, undefined, 1).zoom, 1);
  assert.equal(camera.fitBox({ x: 5, y: 5, w: 0, h: 0 }, VIEWPORT).zoom, camera.ZOOM_MAX);
});

test("fitting survives panels that cover the whole screen", () => {
  const view = camera.fitBox(
    { x: 0, y: 0, w: 100, h: 100 },
    { w: 390, h: 844 },
    { left: 400, top: 0, right: 0, bottom: 900 },
  );
  assert.ok(Object.values(view).every(Number.isFinite));
});

test("centreOn puts the point in the middle", () => {
  const view = camera.centreOn({ x: 7, y: -7 }, 0.5, VIEWPORT);
  assertNear(camera.toScreen(view, { x: 7, y: -7 }), { x: 720, y: 450 });
});

test("the visible box has the viewport's corners", () => {
  assert.deepEqual(camera.visibleBox(camera.cameraAt(3, 4, 2), VIEWPORT), { x: 3, y: 4, w: 720, h: 450 });
});

test("a flight begins and ends exactly, and lasts 200 to 900 ms", () => {
  const random = randomFrom(4);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [from, to] = [anyCamera(random), anyCamera(random)];
    const path = camera.planFlight(from, to, VIEWPORT);
    assert.equal(path.at(0), from);
    assert.equal(path.at(1), to);
    assert.ok(path.duration_ms >= 200 && path.duration_ms <= 900);
    assertNear(path.at(1e-7), from, 1);
  }
});

test("a long flight rises, but not above the limit of the zoom", () => {
  const path = camera.planFlight(camera.cameraAt(0, 0, 1), camera.cameraAt(20000, 0, 1), VIEWPORT);
  assert.ok(path.at(0.5).zoom < 0.2);
  const far = camera.planFlight(camera.cameraAt(0, 0, 1), camera.cameraAt(1e6, 0, 1), VIEWPORT);
  assert.equal(far.at(0.5).zoom, camera.ZOOM_MIN);
});

test("from the nearest to the farthest zoom over next to no distance the way has figures all along", () => {
  const near = camera.centreOn({ x: 0, y: 0 }, camera.ZOOM_MAX, VIEWPORT);
  const far = camera.centreOn({ x: 0.01, y: 0 }, camera.ZOOM_MIN, VIEWPORT);
  for (const [from, to] of /** @type {const} */ ([
    [near, far],
    [far, near],
  ])) {
    const stops = [0.1, 0.5, 0.9].map((t) => camera.planFlight(from, to, VIEWPORT).at(t));
    assert.ok(
      stops.every(({ x, y, zoom }) => [x, y, zoom].every(Number.isFinite)),
      JSON.stringify(stops),
    );
  }
});

test("a short hop takes less time than a long flight", () => {
  const [from, near, far] = [0, 300, 30000].map((x) => camera.cameraAt(x, 0, 1));
  assert.ok(camera.planFlight(from, near, VIEWPORT).duration_ms < camera.planFlight(from, far, VIEWPORT).duration_ms);
});

test("cameras cannot be changed", () => {
  assert.ok(Object.isFrozen(camera.panBy(camera.cameraAt(0, 0, 1), 1, 1)));
});

const ROOM = { left: 100, top: 50, right: 20, bottom: 10 };
for (const [
  where,
  box,
  corner,
] of /** @type {[string, import("../../../../static/js/geometry.js").Box, [number, number]][]} */ ([
  ["in view", { x: 100, y: 50, w: 10, h: 10 }, [0, 0]],
  ["beyond the left and the top", { x: -50, y: 0, w: 10, h: 10 }, [-150, -50]],
  ["beyond the right and the bottom", { x: 900, y: 600, w: 10, h: 10 }, [130, 120]],
  ["larger than the window", { x: 300, y: 300, w: 2000, h: 2000 }, [200, 250]],
])) {
  test(`a box ${where} is brought in by the shortest way`, () => {
    const { x, y } = camera.panIntoView(camera.cameraAt(0, 0, 1), box, { w: 800, h: 500 }, ROOM);
    assert.deepEqual([x, y], corner);
  });
}
