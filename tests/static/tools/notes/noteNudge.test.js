import assert from "node:assert/strict";
import { test } from "node:test";
import { noteWorld } from "./noteWorld.js";
import { fire } from "../pointers.js";

const NO_MODIFIERS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

/** The person's own note is open. */
function world() {
  const here = noteWorld();
  here.view.set({ note: { id: "mine" } });
  const press = (/** @type {string} */ key, fields = {}) => {
    const all = { ...NO_MODIFIERS, key, shiftKey: true, ...fields };
    const first = fire(here.page, "keydown", all);
    return first.cancelBubble ? first : fire(here.map, "keydown", all);
  };
  const inForm = (/** @type {string} */ key, isText = false) =>
    fire(here.panel, "keydown", { ...NO_MODIFIERS, key, shiftKey: true, target: { matches: () => isText } });
  return { ...here, press, inForm };
}

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([
  ["ArrowLeft", 80, 100],
  ["ArrowRight", 120, 100],
  ["ArrowUp", 100, 80],
  ["ArrowDown", 100, 120],
])) {
  test(`Shift and ${key} move the open note by 10 pixels of the screen, and not the board`, () => {
    const { press, where } = world();
    const event = press(key);
    assert.deepEqual([where(), event.defaultPrevented, event.cancelBubble], [[x, y, null], true, true]);
  });
}

test("with Ctrl it is 50 pixels", () => {
  const { press, where } = world();
  press("ArrowRight", { ctrlKey: true });
  assert.deepEqual(where(), [200, 100, null]);
});

test("the keys work in the form, but in its text they select letters", () => {
  const { inForm, where } = world();
  assert.equal(inForm("ArrowRight", true).defaultPrevented, false);
  assert.deepEqual(where(), [100, 100, null]);
  inForm("ArrowRight");
  assert.deepEqual(where(), [120, 100, null]);
});

test("on a pin, without Shift, and without an open note the keys are left to others", () => {
  const { press, view, where } = world();
  press("ArrowRight", { target: new EventTarget() });
  press("ArrowRight", { shiftKey: false });
  view.set({ note: null });
  assert.equal(press("ArrowRight").defaultPrevented, false);
  assert.deepEqual(where(), [100, 100, null]);
});

test("several steps are one move, announced after the last one", () => {
  const { press, wait, told } = world();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) press(key);
  assert.deepEqual(told.said, []);
  wait();
  assert.deepEqual(told.said, ["note.moved.map"]);
});

for (const [how, end] of /** @type {[string, (here: ReturnType<typeof world>) => unknown][]} */ ([
  ["letting go of Shift", ({ map }) => fire(map, "keyup", { key: "Shift" })],
  ["going elsewhere", ({ panel }) => fire(panel, "focusout", {})],
  ["closing the form", ({ view }) => view.set({ note: null })],
])) {
  test(`${how} drops it at once, and only once`, () => {
    const here = world();
    for (let step = 0; step < 15; step += 1) here.press("ArrowRight");
    end(here);
    here.wait();
    assert.deepEqual([here.where(), here.told.said], [[400, 100, "hall"], ["note.moved.frame hall"]]);
  });
}

test("Escape puts back what keys have moved, and only the next one closes the form", () => {
  const { press, wait, where, told } = world();
  press("ArrowRight");
  assert.equal(press("Escape", { shiftKey: false }).cancelBubble, true);
  wait();
  assert.deepEqual([where(), told.said], [[100, 100, null], []]);
  assert.equal(press("Escape", { shiftKey: false }).cancelBubble, false);
});

test("a button in the form moves the note by 20 pixels, which is announced at once", () => {
  const { panel, where, told } = world();
  const button = { closest: () => button, getAttribute: () => "up" };
  fire(panel, "click", { target: button });
  assert.deepEqual([where(), told.said], [[100, 60, null], ["note.moved.map"]]);
});
