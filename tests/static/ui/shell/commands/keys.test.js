import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeElement, FakeTextArea, keyboardWorld } from "../../../keyboard.js";

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([
  ["ArrowLeft", -40, 0],
  ["ArrowRight", 40, 0],
  ["ArrowUp", 0, -40],
  ["ArrowDown", 0, 40],
])) {
  test(`${key} pans 80 pixels, and stops a flight`, () => {
    const { view, done, press } = keyboardWorld();
    press(key);
    assert.deepEqual([view.camera.x + 0, view.camera.y + 0, done], [x, y, ["stop"]]);
  });
}

for (const [key, expected] of [
  ["+", "zoom 1.25"],
  ["=", "zoom 1.25"],
  ["-", "zoom 0.8"],
  ["0", "actual"],
  ["1", "all"],
  ["2", "nearest"],
  ["n", "step 1"],
  ["c", "comment"],
  ["s", "note"],
]) {
  test(`${key} leads to: ${expected}`, () => {
    const { done, press } = keyboardWorld();
    press(key ?? "");
    assert.deepEqual(done, [expected]);
  });
}

test("Shift+N goes back a frame", () => {
  const { done, press } = keyboardWorld();
  press("N", { shiftKey: true });
  assert.deepEqual(done, ["step -1"]);
});

test("h takes the hand tool", () => {
  const { view, press } = keyboardWorld();
  view.set({ tool: "comment" });
  press("h");
  assert.equal(view.tool, "hand");
});

test("m hides the minimap, and shows it", () => {
  const { view, press } = keyboardWorld();
  press("m");
  assert.equal(view.isMinimapOpen, false);
  press("m");
  assert.equal(view.isMinimapOpen, true);
});

test("the slash opens the search, also on keyboards where it takes Shift", () => {
  for (const shiftKey of [true, false]) {
    const { view, press } = keyboardWorld();
    assert.equal(press("/", { shiftKey }).defaultPrevented, true);
    assert.equal(view.isSearchOpen, true);
  }
});

test("[N7] s says why to a person who may write no notes", () => {
  const { done, press } = keyboardWorld({ mayWriteNotes: false });
  press("s");
  assert.deepEqual(done, ["say why"]);
});

test("Enter places what the tool makes; with the hand it opens the note that is there", () => {
  const { view, done, press } = keyboardWorld();
  for (const tool of /** @type {const} */ (["hand", "comment", "note"])) {
    view.set({ tool });
    press("Enter");
  }
  assert.deepEqual(done, ["open note", "place", "place note"]);
});

test("[A7] a viewer cannot take the comment tool", () => {
  const { done, press } = keyboardWorld({ mayComment: false });
  press("c");
  assert.deepEqual(done, ["say why"]);
});

for (const [key, fields, expected] of /** @type {[string, object, string[]][]} */ ([
  ["j", {}, ["thread 1"]],
  ["k", {}, ["thread -1"]],
  ["ArrowDown", { altKey: true }, ["thread 1"]],
  ["ArrowUp", { altKey: true }, ["thread -1"]],
  ["f", { ctrlKey: true }, ["open the search"]],
  ["f", { metaKey: true }, ["open the search"]],
  ["F", { ctrlKey: true }, ["open the search"]],
  ["f", { ctrlKey: true, shiftKey: true }, []],
  ["z", { ctrlKey: true }, ["undo"]],
  ["z", { metaKey: true }, ["undo"]],
  ["z", { ctrlKey: true, shiftKey: true }, []],
  ["z", { ctrlKey: true, altKey: true }, []],
  ["z", { ctrlKey: true, repeat: true }, []],
  ["z", {}, []],
  ["f", {}, ["frames true"]],
  ["p", {}, ["present"]],
  ["?", { shiftKey: true }, ["help"]],
])) {
  test(`${JSON.stringify([key, fields])} leads to: ${expected.join() || "nothing"}`, () => {
    const { done, press } = keyboardWorld();
    press(key, fields);
    assert.deepEqual(done, expected);
  });
}

test("Enter on the board leads into the open thread", () => {
  const { view, done, press } = keyboardWorld();
  view.set({ thread: "t" });
  press("Enter");
  assert.deepEqual(done, ["reply"]);
});

test("a held undo key is used, but undoes only once", () => {
  const { done, press } = keyboardWorld();
  assert.equal(press("z", { ctrlKey: true, repeat: true }).defaultPrevented, true);
  assert.deepEqual(done, []);
});

test("keys with Ctrl or Alt also work in text fields, except where the field needs them", () => {
  const { done, press } = keyboardWorld();
  const field = new FakeElement(["input", "input, textarea, select"]);
  press("z", { ctrlKey: true, target: field });
  press("ArrowDown", { altKey: true, target: new FakeTextArea("some text") });
  assert.deepEqual(done, []);
  press("ArrowDown", { altKey: true, target: new FakeTextArea("") });
  press("f", { ctrlKey: true, target: field });
  assert.deepEqual(done, ["thread 1", "open the search"]);
});

test("in the search field, Ctrl+F is the browser's", () => {
  const { done, press } = keyboardWorld();
  const field = Object.assign(new FakeElement(["input"]), { id: "search-input" });
  assert.equal(press("f", { ctrlKey: true, target: field }).defaultPrevented, false);
  assert.deepEqual(done, []);
});
