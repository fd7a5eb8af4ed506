import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt, toBoard } from "../../../static/js/board/camera.js";
import { Wheel, isNotch } from "../../../static/js/tools/wheel.js";
import { viewOf } from "../world.js";

const AT = { x: 300, y: 200 };

/** @param {Partial<WheelEvent>} fields  @returns {WheelEvent} */
const event = (fields) => /** @type {any} */ ({ deltaX: 0, deltaY: 0, deltaMode: 0, timeStamp: 0, ...fields });

/** The view after these events, each a second after the one before unless it says otherwise. */
function after(...events) {
  const view = viewOf({ camera: cameraAt(0, 0, 1) });
  let stops = 0;
  const wheel = new Wheel(view, /** @type {any} */ ({ stop: () => (stops += 1) }));
  events.forEach((fields, i) => wheel.turn(event({ timeStamp: i * 1000, ...fields }), AT));
  return { ...view.camera, camera: view.camera, stops };
}

for (const [name, fields, expected] of /** @type {[string, Partial<WheelEvent>, boolean][]} */ ([
  ["a notch of a mouse wheel", { deltaY: 120 }, true],
  ["a notch of 100 px upwards", { deltaY: -100 }, true],
  ["lines, as Firefox sends them,", { deltaY: 3, deltaMode: 1 }, true],
  ["a few pixels", { deltaY: 4 }, false],
  ["fractions of pixels", { deltaY: 100.5 }, false],
  ["a slanted movement", { deltaX: 3, deltaY: 120 }, false],
])) {
  test(`${name} ${expected ? "comes from a mouse" : "comes from a touchpad"}`, () => assert.equal(isNotch(event(fields)), expected));
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

test("a browser that turns the wheel sideways itself is not turned again", () => {
  assert.deepEqual(after({ deltaX: 100, shiftKey: true }).camera, cameraAt(100, 0, 1));
});

test("a touchpad's fast movement goes on panning: the device is that of the gesture's beginning", () => {
  assert.deepEqual(after({ deltaY: 10, timeStamp: 0 }, { deltaY: 100, timeStamp: 16 }).camera, cameraAt(0, 110, 1));
});

test("after a pause the device is judged anew", () => {
  assert.notEqual(after({ deltaY: 10, timeStamp: 0 }, { deltaY: 100, timeStamp: 500 }).zoom, 1);
});

test("each turn stops a flight", () => {
  assert.equal(after({ deltaY: 100 }, { deltaY: 100 }).stops, 2);
});
