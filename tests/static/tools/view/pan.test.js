import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../../static/js/board/camera/camera.js";
import { Pan } from "../../../../static/js/tools/view/pan.js";
import { viewOf } from "../../world.js";

const at = (/** @type {number} */ x, y = 0) => ({ x, y });

function world() {
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  /** @type {unknown[]} */
  const done = [];
  const cameraAnimation = /** @type {any} */ ({
    stop: () => done.push("stop"),
    glide: (vx, vy) => done.push({ vx, vy }),
  });
  const pan = new Pan(view, cameraAnimation, (point) => done.push({ click: point }));
  return { view, pan, done };
}

test("idle: a pointer that only moves changes nothing", () => {
  const { pan, view } = world();
  const { camera } = view;
  pan.move(at(50), 0);
  assert.deepEqual([pan.state, view.camera], ["idle", camera]);
});

test("pressed: a press stops whatever is moving", () => {
  const { pan, done } = world();
  pan.press(at(0), false);
  assert.deepEqual([pan.state, done], ["pressed", ["stop"]]);
});

for (const [isTouch, slack_px] of /** @type {[boolean, number][]} */ ([
  [false, 4],
  [true, 10],
])) {
  test(`pressed: ${isTouch ? "a finger" : "a mouse"} that trembles less than ${slack_px} px is not a drag`, () => {
    const { pan, view } = world();
    const { camera } = view;
    pan.press(at(0), isTouch);
    pan.move(at(slack_px - 0.1), 10);
    assert.deepEqual([pan.state, view.camera], ["pressed", camera]);
    pan.move(at(slack_px), 20);
    assert.equal(pan.state, "panning");
  });
}

test("a press without a drag is a click, where it ended", () => {
  const { pan, done } = world();
  pan.press(at(0), false);
  pan.move(at(2), 10);
  pan.release(at(2), 20);
  assert.deepEqual([done.at(-1), pan.state], [{ click: at(2) }, "idle"]);
});

test("panning: the board point under the finger stays under it", () => {
  const { pan, view } = world();
  pan.press(at(100, 100), false);
  pan.move(at(160, 120), 10);
  pan.move(at(200, 140), 20);
  assert.deepEqual(view.camera, cameraAt(-50, -20, 2));
});

test("panning: back where it began, the camera is too, although the hand is steady again", () => {
  const { pan, view } = world();
  pan.press(at(0), false);
  pan.move(at(50), 10);
  pan.move(at(0), 20);
  assert.deepEqual([view.camera, pan.state], [cameraAt(0, 0, 2), "panning"]);
});

test("a drag is not a click", () => {
  const { pan, done } = world();
  pan.press(at(0), false);
  pan.move(at(50), 0);
  pan.release(at(50), 1000);
  assert.deepEqual(done, ["stop"]);
});

test("a flick goes on with the speed of its last moments", () => {
  const { pan, done } = world();
  pan.press(at(0), true);
  for (const [x, ms] of [
    [20, 0],
    [40, 950],
    [60, 970],
    [90, 1000],
  ])
    pan.move(at(x ?? 0), ms ?? 0);
  pan.release(at(90), 1000);
  assert.deepEqual(done.at(-1), { vx: 1, vy: 0 });
});

test("a slow end is no flick", () => {
  const { pan, done } = world();
  pan.press(at(0), true);
  for (const [x, ms] of [
    [300, 0],
    [301, 40],
    [302, 80],
  ])
    pan.move(at(x ?? 0), ms ?? 0);
  pan.release(at(302), 80);
  assert.deepEqual(done, ["stop"]);
});

test("a finger that rests before it lifts does not flick", () => {
  const { pan, done } = world();
  pan.press(at(0), true);
  pan.move(at(300), 10);
  pan.release(at(300), 500);
  assert.deepEqual(done, ["stop"]);
});

test("a move and a release in the same millisecond have no speed", () => {
  const { pan, done } = world();
  pan.press(at(0), true);
  pan.move(at(300), 10);
  pan.release(at(300), 10);
  assert.deepEqual(done, ["stop"]);
});

test("cancel puts the camera back to where the drag began, and is no click", () => {
  const { pan, view, done } = world();
  const { camera } = view;
  pan.press(at(0), true);
  pan.move(at(300), 10);
  pan.cancel();
  pan.release(at(300), 20);
  assert.deepEqual([view.camera, pan.state, done], [camera, "idle", ["stop"]]);
});

test("cancel before a drag leaves the camera to whoever moved it", () => {
  const { pan, view } = world();
  pan.press(at(0), true);
  view.set({ camera: cameraAt(9, 9, 1) });
  pan.cancel();
  assert.deepEqual(view.camera, cameraAt(9, 9, 1));
});
