import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { MOVING_MS, CameraMotion } from "../../../static/js/draw/cameraMotion.js";

let now_ms = 0;

beforeEach(() => {
  now_ms = 1000;
  mock.method(performance, "now", () => now_ms);
});
afterEach(() => mock.restoreAll());

/**
 * @param {CameraMotion} motion
 * @param {number} zoom
 * @param {number} [later_ms]
 */
function step(motion, zoom, later_ms = 16) {
  now_ms += later_ms;
  motion.update(Object.freeze({ x: 0, y: 0, zoom }));
  return [motion.isMoving, motion.isZooming];
}

test("two steps are a motion, one step is not", () => {
  const motion = new CameraMotion();
  assert.deepEqual(step(motion, 1), [false, false]);
  assert.equal(step(motion, 1)[0], true);
});

test("steps far apart are not a motion, and a motion ends after a while", () => {
  const motion = new CameraMotion();
  step(motion, 1);
  assert.equal(step(motion, 1, MOVING_MS)[0], false);
  step(motion, 1.1);
  assert.deepEqual([motion.isMoving, motion.isZooming], [true, true]);
  now_ms += MOVING_MS;
  assert.deepEqual([motion.isMoving, motion.isZooming], [false, false]);
});

test("panning is not zooming, and a zoom continues over steps that only pan", () => {
  const motion = new CameraMotion();
  step(motion, 1);
  step(motion, 1, 500);
  assert.deepEqual(step(motion, 1), [true, false]);
  assert.deepEqual(step(motion, 1.1), [true, true]);
  assert.deepEqual(step(motion, 1.1), [true, true]);
});

test("panning after a finished zoom is not zooming", () => {
  const motion = new CameraMotion();
  for (const zoom of [1, 1.1, 1.2]) step(motion, zoom);
  step(motion, 1.2, 500);
  assert.deepEqual(step(motion, 1.2), [true, false]);
});
