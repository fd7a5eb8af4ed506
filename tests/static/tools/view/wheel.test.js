import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, toBoard } from "../../../../static/js/board/camera/camera.js";
import { Wheel } from "../../../../static/js/tools/view/wheel.js";
import { viewOf } from "../../world.js";

const AT = { x: 300, y: 200 };

/** @param {Partial<WheelEvent>} fields  @returns {WheelEvent} */
const event = (fields) => /** @type {any} */ ({ deltaX: 0, deltaY: 0, deltaMode: 0, timeStamp: 0, ...fields });

/** The view after these events, each a second after the one before unless it says otherwise. */
function after(...events) {
  return afterWith("auto", ...events);
}

/**
 * @param {"auto"|"mouse"|"touchpad"} setting
 * @param {Partial<WheelEvent>[]} events
 */
function afterWith(setting, ...events) {
  const view = viewOf({ camera: cameraAt(0, 0, 1), wheel: setting });
  let stops = 0;
  const wheel = new Wheel(view, /** @type {any} */ ({ stop: () => (stops += 1) }));
  events.forEach((fields, i) => wheel.scroll(event({ timeStamp: i * 1000, ...fields }), AT));
  return { ...view.camera, camera: view.camera, stops };
}

test("a notch towards the hand zooms out by about a fifth, away from it in again", () => {
  assert.ok(Math.abs(after({ deltaY: 100 }).zoom - 0.835) < 0.001);
  assert.ok(Math.abs(after({ deltaY: 100 }, { deltaY: -100 }).zoom - 1) < 1e-9);
});

test("the board point under the cursor stays under it", () => {
  const { x, y } = toBoard(after({ deltaY: -300 }).camera, AT);
  assert.deepEqual([Math.round(x), Math.round(y)], [300, 200]);
});

test("a notch in lines zooms as one in pixels does", () => {
  assert.equal(after({ deltaY: 3, deltaMode: 1 }).zoom, after({ deltaY: 120 }).zoom);
});

test("two fingers pan in both directions", () => {
  assert.deepEqual(after({ deltaX: 10, deltaY: 20.5 }).camera, cameraAt(10, 20.5, 1));
});

test("a pinch zooms, faster for each pixel than a wheel", () => {
  assert.ok(Math.abs(after({ deltaY: -10, ctrlKey: true }).zoom - Math.exp(0.1)) < 1e-9);
});

test("the wheel with Ctrl zooms as it does without", () => {
  assert.equal(after({ deltaY: 100, ctrlKey: true }).zoom, after({ deltaY: 100 }).zoom);
});

test("the wheel with Shift pans sideways", () => {
  assert.deepEqual(after({ deltaY: 100, shiftKey: true }).camera, cameraAt(100, 0, 1));
});

test("a wheel that the browser has turned sideways is not turned again", () => {
  assert.deepEqual(after({ deltaX: 100, shiftKey: true }).camera, cameraAt(100, 0, 1));
});

test("set to mouse, the smallest turn zooms, and a tilted wheel pans", () => {
  assert.notEqual(afterWith("mouse", { deltaY: 3 }).zoom, 1);
  assert.deepEqual(afterWith("mouse", { deltaX: 40 }).camera, cameraAt(40, 0, 1));
});

test("set to touchpad, everything but a pinch pans", () => {
  assert.deepEqual(afterWith("touchpad", { deltaY: 120 }).camera, cameraAt(0, 120, 1));
  assert.notEqual(afterWith("touchpad", { deltaY: -4, ctrlKey: true }).zoom, 1);
});

test("a free-spinning wheel zooms by a limited step", () => {
  assert.ok(after({ deltaY: -12_000 }).zoom < 2.1);
});

test("each wheel event stops a flight", () => {
  assert.equal(after({ deltaY: 100 }, { deltaY: 100 }).stops, 2);
});
