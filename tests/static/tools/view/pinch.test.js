import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, toBoard } from "../../../../static/js/board/camera/camera.js";
import { Pinch } from "../../../../static/js/tools/view/pinch.js";
import { viewOf } from "../../world.js";

const at = (/** @type {number} */ x, y = 0) => ({ x, y });

function world() {
  const view = viewOf({ camera: cameraAt(100, 50, 1) });
  return { view, pinch: new Pinch(view) };
}

test("the board points under both fingers stay under them", () => {
  const { view, pinch } = world();
  const [a, b] = [toBoard(view.camera, at(100, 100)), toBoard(view.camera, at(300, 100))];
  pinch.begin(at(100, 100), at(300, 100));
  pinch.follow(at(50, 200), at(450, 200));
  assert.deepEqual(
    [toBoard(view.camera, at(50, 200)), toBoard(view.camera, at(450, 200)), view.camera.zoom],
    [a, b, 2],
  );
});

test("two fingers at the same distance pan", () => {
  const { view, pinch } = world();
  pinch.begin(at(0), at(100));
  pinch.follow(at(30, 40), at(130, 40));
  assert.deepEqual(view.camera, cameraAt(70, 10, 1));
});

test("a pinch counts from its beginning: nothing adds up", () => {
  const { view, pinch } = world();
  pinch.begin(at(0), at(100));
  for (const x of [150, 200, 100]) pinch.follow(at(0), at(x));
  assert.deepEqual(view.camera, cameraAt(100, 50, 1));
});

test("fingers that begin at the same point do not divide by zero", () => {
  const { view, pinch } = world();
  pinch.begin(at(5), at(5));
  pinch.follow(at(4), at(6));
  assert.equal(view.camera.zoom, 2);
});

test("fingers that meet stop at the smallest zoom", () => {
  const { view, pinch } = world();
  pinch.begin(at(0), at(100));
  pinch.follow(at(50), at(50));
  assert.ok(Number.isFinite(view.camera.x) && view.camera.zoom > 0);
});

test("before a press and after a release fingers move nothing", () => {
  const { view, pinch } = world();
  const { camera } = view;
  pinch.follow(at(0), at(9));
  pinch.begin(at(0), at(100));
  pinch.yield();
  pinch.follow(at(0), at(200));
  assert.equal(view.camera, camera);
});
