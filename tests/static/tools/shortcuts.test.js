import assert from "node:assert/strict";
import { test } from "node:test";
import { dom, FakeElement, keyboardWorld } from "../keyboard.js";

test("a plus that needs Shift on this keyboard zooms too", () => {
  const { done, press } = keyboardWorld();
  press("+", { shiftKey: true });
  assert.deepEqual(done, ["zoom 1.25"]);
});

for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
  test(`with ${modifier} the keys are left to the browser`, () => {
    const { done, press } = keyboardWorld();
    assert.equal(press("0", { [modifier]: true }).defaultPrevented, false);
    assert.deepEqual(done, []);
  });
}

for (const field of ["input", "textarea", "select"]) {
  test(`in the text field ${field} the keys are left to the field`, () => {
    const { done, press } = keyboardWorld();
    for (const key of ["n", "ArrowLeft", "Escape"]) press(key, { target: new FakeElement([field]) });
    assert.deepEqual(done, []);
  });
}

test("on a button letters are shortcuts, and Enter presses the button", () => {
  const { done, press } = keyboardWorld();
  const button = new FakeElement(["button"]);
  press("n", { target: button });
  press("Enter", { target: button });
  assert.deepEqual(done, ["step 1"]);
});

test("in a panel letters are shortcuts, and arrows move in the panel", () => {
  const { done, press } = keyboardWorld();
  const row = new FakeElement(["button", "aside"]);
  press("n", { target: row });
  press("ArrowDown", { target: row });
  assert.deepEqual(done, ["step 1"]);
});

test("where nothing has the focus, the keys work as on the map", () => {
  const { done, press } = keyboardWorld();
  press("n", { target: dom.body });
  press("Enter", { target: dom.body });
  assert.deepEqual(done, ["step 1", "open note"]);
});

test("in a menu and over a dialog no key is a shortcut", () => {
  const { done, press } = keyboardWorld();
  press("n", { target: new FakeElement(["button", "[role=menu]"]) });
  dom.dialog = new FakeElement();
  press("n");
  dom.dialog = null;
  assert.deepEqual(done, []);
});

test("with shortcuts turned off, characters do nothing, and other keys still work (WCAG 2.1.4)", () => {
  const { view, done, press } = keyboardWorld();
  view.set({ areShortcutsOn: false });
  for (const key of ["n", "+", "?", "1", "ArrowLeft"]) press(key);
  assert.deepEqual(done, ["stop"]);
});

test("an open form gets the letters, wherever the focus is", () => {
  const { done, form, noted, press } = keyboardWorld();
  form.field = { focus: () => noted("focus the text")() };
  const event = press("n");
  assert.deepEqual([done, event.defaultPrevented], [["focus the text"], false]);
});

test("a space on a button presses it, also beside an open form", () => {
  const { done, form, noted, press } = keyboardWorld();
  form.field = { focus: () => noted("focus the text")() };
  press(" ", { target: new FakeElement(["button"]) });
  assert.deepEqual(done, []);
});

test("during a presentation the keys are left to it", () => {
  const { view, done, press } = keyboardWorld();
  view.set({ presenting: "f" });
  press("n");
  assert.deepEqual(done, []);
});

test("a shortcut does not scroll the page, other keys are left alone", () => {
  const { press } = keyboardWorld();
  assert.deepEqual([press("ArrowDown").defaultPrevented, press("Tab").defaultPrevented], [true, false]);
});
