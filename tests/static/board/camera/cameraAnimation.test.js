import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, visibleBox } from "../../../../static/js/board/camera/camera.js";
import { CameraAnimation, browserClock } from "../../../../static/js/board/camera/cameraAnimation.js";
import { centre } from "../../../../static/js/geometry.js";
import { FrameClock, viewOf } from "../../world.js";

const THERE = cameraAt(5000, 300, 0.5);
const HERE = cameraAt(0, 0, 1);

function world(reducesMotion = false) {
  const clock = new FrameClock(reducesMotion);
  const view = viewOf({ camera: HERE });
  return { clock, view, cameraAnimation: new CameraAnimation(view, clock) };
}

test("a flight begins where the camera is and ends exactly there", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(1000);
  assert.equal(view.camera, HERE);
  clock.run(1450, 1900, 1916);
  assert.equal(view.camera, THERE);
});

test("a flight is on its way in between", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(1000, 1100);
  const { x } = centre(visibleBox(view.camera, view.viewport));
  assert.ok(x > 500 && x < 6000, `${x}`);
});

test("once it has arrived no more frames are asked for", () => {
  const { clock, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(0, 1000);
  assert.equal(clock.waiting.size, 0);
});

test("while it is under way one knows where it leads, and no longer", () => {
  const { clock, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  assert.equal(cameraAnimation.destination, THERE);
  clock.run(0, 1000);
  assert.equal(cameraAnimation.destination, null);
  cameraAnimation.flyTo(HERE);
  cameraAnimation.stop();
  assert.equal(cameraAnimation.destination, null);
});

test("a glide leads nowhere in particular", () => {
  const { clock, cameraAnimation } = world();
  cameraAnimation.glide(1, 0);
  clock.run(0, 16);
  assert.equal(cameraAnimation.destination, null);
});

test("a flight to where one is ends before it begins", () => {
  const { clock, cameraAnimation } = world();
  cameraAnimation.flyTo(cameraAt(0, 0, 1));
  assert.equal(clock.waiting.size, 0);
});

test("stop ends a flight where it is", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(0, 100);
  const { camera } = view;
  cameraAnimation.stop();
  clock.run(200, 300);
  assert.equal(view.camera, camera);
});

test("a new flight ends the one before", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(0, 50);
  cameraAnimation.flyTo(HERE);
  assert.equal(clock.waiting.size, 1);
  clock.run(100, 1100);
  assert.equal(view.camera, HERE);
});

test("who hears of the camera on the way may stop the flight", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(0);
  view.onChange(() => cameraAnimation.stop());
  clock.run(50);
  assert.equal(clock.waiting.size, 0);
});

test("who hears of the camera on the way may fly elsewhere, and then there is one flight", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.flyTo(THERE);
  clock.run(0);
  const stop = view.onChange(() => {
    stop();
    cameraAnimation.flyTo(HERE);
  });
  clock.run(50, 60, 2000);
  assert.deepEqual([view.camera, clock.waiting.size], [HERE, 0]);
});

test("with reduced motion a flight is a jump", () => {
  const { clock, view, cameraAnimation } = world(true);
  cameraAnimation.flyTo(THERE);
  assert.deepEqual([view.camera, clock.waiting.size], [THERE, 0]);
});

test("a glide follows the flick: the picture goes right, the camera left", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.glide(1, 0);
  clock.run(0, 16);
  assert.deepEqual(view.camera, cameraAt(-16, 0, 1));
});

test("a glide grows slower and comes to a stand", () => {
  const { clock, view, cameraAnimation } = world();
  cameraAnimation.glide(1, 1);
  clock.run(0, 100);
  const first = -view.camera.x;
  clock.run(200);
  assert.ok(-view.camera.x - first < first);
  clock.run(...Array.from({ length: 20 }, (_, i) => 300 + 100 * i));
  assert.equal(clock.waiting.size, 0);
});

test("with reduced motion there is no glide", () => {
  const { clock, view, cameraAnimation } = world(true);
  cameraAnimation.glide(1, 1);
  assert.deepEqual([view.camera, clock.waiting.size], [HERE, 0]);
});

test("the browser's clock asks the browser, each time, whether reduced motion is preferred", () => {
  const calm = { matches: false };
  /** @type {unknown[]} */
  const asked = [];
  const request = (/** @type {unknown} */ value) => asked.push(value);
  Object.assign(globalThis, { matchMedia: () => calm, requestAnimationFrame: request, cancelAnimationFrame: request });
  const clock = browserClock();
  const [before, callback] = [clock.prefersReducedMotion(), () => {}];
  calm.matches = true;
  clock.cancel(clock.request(callback));
  assert.deepEqual([before, clock.prefersReducedMotion(), asked], [false, true, [callback, 1]]);
});
