import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { Pan } from "../../../../static/js/tools/view/pan.js";
import { viewOf } from "../../world.js";
import { fakeElement, pointerAt } from "../pointers.js";

/** @typedef {import("../../../../static/js/geometry.js").Point} Point */

const at = (/** @type {number} */ x, y = 0) => ({ x, y });

function world() {
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  /** @type {unknown[]} */
  const done = [];
  const cameraAnimation = /** @type {any} */ ({ glide: (vx, vy) => done.push({ vx, vy }) });
  const map = fakeElement();
  const pan = new Pan({ map, view, cameraAnimation, click: (point) => done.push({ click: point }) });
  const press = (/** @type {Point} */ { x, y }, isTouch = false) =>
    pan.down(pointerAt(x, y, { type: isTouch ? "touch" : "mouse" }));
  const move = (/** @type {Point} */ { x, y }, time_ms = 0) => pan.move(pointerAt(x, y, { time_ms }));
  const release = (/** @type {Point} */ { x, y }, time_ms = 0) => pan.up(pointerAt(x, y, { time_ms }));
  return { view, pan, done, press, move, release, classes: map.classes };
}

test("idle: a pointer that only moves changes nothing", () => {
  const { pan, view, move } = world();
  const { camera } = view;
  move(at(50), 0);
  assert.deepEqual([pan.state, view.camera], ["idle", camera]);
});

for (const [isTouch, slack_px] of /** @type {[boolean, number][]} */ ([
  [false, 4],
  [true, 10],
])) {
  test(`pressed: ${isTouch ? "a finger" : "a mouse"} that trembles less than ${slack_px} px is not a drag`, () => {
    const { pan, view, press, move } = world();
    const { camera } = view;
    press(at(0), isTouch);
    move(at(slack_px - 0.1), 10);
    assert.deepEqual([pan.state, view.camera], ["pressed", camera]);
    move(at(slack_px), 20);
    assert.equal(pan.state, "panning");
  });
}

test("a press without a drag is a click, where it ended", () => {
  const { pan, done, press, move, release } = world();
  press(at(0), false);
  move(at(2), 10);
  release(at(2), 20);
  assert.deepEqual([done.at(-1), pan.state], [{ click: at(2) }, "idle"]);
});

test("panning: the board point under the finger stays under it", () => {
  const { view, press, move } = world();
  press(at(100, 100), false);
  move(at(160, 120), 10);
  move(at(200, 140), 20);
  assert.deepEqual(view.camera, cameraAt(-50, -20, 2));
});

test("panning: when the pointer comes back to its start, the camera does too", () => {
  const { pan, view, press, move } = world();
  press(at(0), false);
  move(at(50), 10);
  move(at(0), 20);
  assert.deepEqual([view.camera, pan.state], [cameraAt(0, 0, 2), "panning"]);
});

test("a drag is not a click", () => {
  const { done, press, move, release } = world();
  press(at(0), false);
  move(at(50), 0);
  release(at(50), 1000);
  assert.deepEqual(done, []);
});

test("a flick goes on with the speed of its last moments", () => {
  const { done, press, move, release } = world();
  press(at(0), true);
  for (const [x, ms] of [
    [20, 0],
    [40, 950],
    [60, 970],
    [90, 1000],
  ])
    move(at(x ?? 0), ms ?? 0);
  release(at(90), 1000);
  assert.deepEqual(done.at(-1), { vx: 1, vy: 0 });
});

test("a slow end is no flick", () => {
  const { done, press, move, release } = world();
  press(at(0), true);
  for (const [x, ms] of [
    [300, 0],
    [301, 40],
    [302, 80],
  ])
    move(at(x ?? 0), ms ?? 0);
  release(at(302), 80);
  assert.deepEqual(done, []);
});

test("a finger that rests before it lifts does not flick", () => {
  const { done, press, move, release } = world();
  press(at(0), true);
  move(at(300), 10);
  release(at(300), 500);
  assert.deepEqual(done, []);
});

test("a move and a release in the same millisecond have no speed", () => {
  const { done, press, move, release } = world();
  press(at(0), true);
  move(at(300), 10);
  release(at(300), 10);
  assert.deepEqual(done, []);
});

test("cancel puts the camera back to where the drag began, and is no click", () => {
  const { pan, view, done, press, move, release } = world();
  const { camera } = view;
  press(at(0), true);
  move(at(300), 10);
  pan.cancel();
  release(at(300), 20);
  assert.deepEqual([view.camera, pan.state, done], [camera, "idle", []]);
});

test("cancel before a drag leaves the camera where it is", () => {
  const { pan, view, press } = world();
  press(at(0), true);
  view.set({ camera: cameraAt(9, 9, 1) });
  pan.cancel();
  assert.deepEqual(view.camera, cameraAt(9, 9, 1));
});
