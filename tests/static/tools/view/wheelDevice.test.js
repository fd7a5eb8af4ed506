import assert from "node:assert/strict";
import { test } from "node:test";
import { WheelDeviceDetector, isNotch, classifyWheelEvent } from "../../../../static/js/tools/view/wheelDevice.js";

/** @typedef {Parameters<typeof classifyWheelEvent>[0]} Sample */

/** @param {Partial<Sample>} fields  @returns {Sample} */
const wheelEvent = (fields) => ({ deltaX: 0, deltaY: 0, deltaMode: 0, ...fields });

for (const [name, fields, expected] of /** @type {[string, Partial<Sample>, "mouse"|"touchpad"|null][]} */ ([
  ["a notch of 120 px", { deltaY: 120 }, "mouse"],
  ["a notch of 100 px upwards", { deltaY: -100 }, "mouse"],
  ["three notches in one event", { deltaY: 300, wheelDeltaY: -360 }, "mouse"],
  ["a notch on a page that is zoomed to 110 %", { deltaY: 109.09, wheelDeltaY: -120 }, "mouse"],
  ["a notch in lines, as Firefox sends it,", { deltaY: 3, deltaMode: 1 }, "mouse"],
  ["a notch on a Mac", { deltaY: 4.000244140625, wheelDeltaY: -12 }, "mouse"],
  ["a quick turn on a Mac", { deltaY: 36.002197265625, wheelDeltaY: -108 }, "mouse"],
  ["a few pixels", { deltaY: 4, wheelDeltaY: -12 }, "touchpad"],
  ["a few pixels where nothing is counted", { deltaY: -7 }, "touchpad"],
  ["fractions of pixels", { deltaY: 100.5 }, "touchpad"],
  ["a swipe on a Mac", { deltaY: 57, wheelDeltaY: -171 }, "touchpad"],
  ["a slanted movement", { deltaX: 3, deltaY: 120 }, "touchpad"],
  ["a sideways movement", { deltaX: 30 }, null],
  ["40 px, which fingers and some wheels send,", { deltaY: 40 }, null],
  ["a swipe whose units happen to be those of a notch", { deltaY: 40, wheelDeltaY: -120 }, null],
])) {
  test(`${name}: ${expected ?? "could be either"}`, () =>
    assert.equal(classifyWheelEvent(wheelEvent(fields)), expected));
}

test("a notch is an event that can only come from a wheel", () => {
  assert.deepEqual([isNotch(wheelEvent({ deltaY: 100 })), isNotch(wheelEvent({ deltaY: 40 }))], [true, false]);
});

/**
 * What the last of these events is taken for, each 16 ms after the one before unless it says otherwise.
 * @param {Partial<Sample & {timeStamp: number}>[]} samples
 */
function detectLast(...samples) {
  const detector = new WheelDeviceDetector();
  return samples.map((fields, at) => detector.detect({ ...wheelEvent(fields), timeStamp: at * 16, ...fields })).at(-1);
}

test("an event that fits both devices belongs to the last one", () => {
  assert.equal(detectLast({ deltaY: 100 }, { deltaY: 40, timeStamp: 5000 }), "mouse");
  assert.equal(detectLast({ deltaY: 4 }, { deltaY: 40, timeStamp: 5000 }), "touchpad");
});

test("the first event that fits both devices belongs to a touchpad", () => {
  assert.equal(detectLast({ deltaY: 40 }), "touchpad");
});

test("within a gesture a swipe that looks like a notch is no notch", () => {
  assert.equal(detectLast({ deltaY: 10 }, { deltaY: 100 }, { deltaY: 120 }), "touchpad");
});

test("several events that fit the other device correct the first guess", () => {
  assert.equal(detectLast({ deltaY: 10 }, { deltaY: 100 }, { deltaY: 100 }, { deltaY: 100 }), "mouse");
});

test("after a pause one event is enough", () => {
  assert.equal(detectLast({ deltaY: 10 }, { deltaY: 100, timeStamp: 600 }), "mouse");
  assert.equal(detectLast({ deltaY: 100 }, { deltaX: 2, deltaY: 3, timeStamp: 600 }), "touchpad");
});
