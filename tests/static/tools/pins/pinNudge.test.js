import assert from "node:assert/strict";
import { test } from "node:test";
import { fire } from "../pointers.js";
import { pinWorld } from "./pinWorld.js";

const SHIFT = { shiftKey: true };

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([
  ["ArrowLeft", 80, 100],
  ["ArrowRight", 120, 100],
  ["ArrowUp", 100, 80],
  ["ArrowDown", 100, 120],
])) {
  test(`Shift and ${key} move the pin by 10 pixels of the screen`, () => {
    const { view, press } = pinWorld();
    assert.equal(press(key, SHIFT).defaultPrevented, true);
    assert.deepEqual(view.draggedPin, { id: "t", at: { x, y } });
  });
}

test("with Ctrl it is 50 pixels", () => {
  const { view, press } = pinWorld();
  press("ArrowRight", { ...SHIFT, ctrlKey: true });
  assert.deepEqual(view.draggedPin?.at, { x: 200, y: 100 });
});

test("without Shift, and with Alt, the arrows are left to others", () => {
  const { view, press } = pinWorld();
  assert.deepEqual(
    [
      press("ArrowLeft").defaultPrevented,
      press("ArrowLeft", { ...SHIFT, altKey: true }).defaultPrevented,
      view.draggedPin,
    ],
    [false, false, null],
  );
});

test("several steps are one move, sent after the last one", () => {
  const { done, press, wait } = pinWorld();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) press(key, SHIFT);
  assert.deepEqual(done.sent, []);
  wait();
  assert.deepEqual(done, {
    sent: [{ kind: "thread.move", id: "t", node_id: null, x: 140, y: 120 }],
    said: ["pin.moved.map"],
    shown: [],
  });
});

for (const [how, end] of /** @type {[string, (here: ReturnType<typeof pinWorld>) => unknown][]} */ ([
  ["letting go of Shift", ({ layer }) => fire(layer, "keyup", { key: "Shift" })],
  ["going elsewhere", ({ layer }) => fire(layer, "focusout", {})],
  ["opening the thread", ({ press }) => press("Enter")],
])) {
  test(`${how} drops it at once, and only once`, () => {
    const here = pinWorld();
    here.press("ArrowRight", SHIFT);
    end(here);
    here.wait();
    assert.equal(here.done.sent.length, 1);
  });
}

test("Escape puts back what keys have moved", () => {
  const { view, done, press, wait } = pinWorld();
  press("ArrowRight", SHIFT);
  press("Escape");
  wait();
  assert.deepEqual([view.draggedPin, done.sent], [null, []]);
});

test("on a pin that this person may not move the keys do not pan the board either", () => {
  const { view, press } = pinWorld({ by: "ann" });
  assert.equal(press("ArrowRight", SHIFT).defaultPrevented, true);
  assert.equal(view.draggedPin, null);
});
