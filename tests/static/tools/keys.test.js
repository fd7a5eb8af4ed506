import assert from "node:assert/strict";
import { test } from "node:test";
import { cameraAt } from "../../../static/js/board/camera.js";
import { listenToKeys } from "../../../static/js/tools/keys.js";
import { viewOf } from "../world.js";

/** A map that has the focus, and a list of what its keys have led to. */
function world(mayComment = true, mayWriteNotes = true) {
  const view = viewOf({ camera: cameraAt(0, 0, 2) });
  /** @type {unknown[]} */
  const done = [];
  const told = (/** @type {string} */ name) => (/** @type {unknown[]} */ ...values) => void done.push([name, ...values].join(" "));
  const places = { stop: told("stop"), zoomBy: told("zoom"), zoomToActualSize: told("actual"), flyToAll: told("all"), flyToNearest: told("nearest"), step: told("step") };
  const comment = { toggle: told("comment"), placeInMiddle: told("place") };
  const note = { toggle: told("note"), placeInMiddle: told("place note"), openInMiddle: told("open note") };
  const map = Object.assign(new EventTarget(), { focus: told("focus the map") });
  listenToKeys(/** @type {any} */ (map), /** @type {any} */ ({ view, places, comment, note, mayComment: () => mayComment, mayWriteNotes: () => mayWriteNotes }));
  return { view, done, press: (/** @type {string} */ key, fields = {}) => press(map, key, fields) };
}

/** @param {EventTarget} map  @param {string} key  @param {object} fields */
function press(map, key, fields) {
  const event = new Event("keydown", { cancelable: true });
  const all = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...fields };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(event, name, { value });
  map.dispatchEvent(event);
  return event;
}

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([["ArrowLeft", -40, 0], ["ArrowRight", 40, 0], ["ArrowUp", 0, -40], ["ArrowDown", 0, 40]])) {
  test(`${key} looks 80 pixels that way, and stops a flight`, () => {
    const { view, done, press } = world();
    press(key);
    assert.deepEqual([view.camera.x + 0, view.camera.y + 0, done], [x, y, ["stop"]]);
  });
}

for (const [key, expected] of [["+", "zoom 1.25"], ["=", "zoom 1.25"], ["-", "zoom 0.8"], ["0", "actual"], ["1", "all"], ["2", "nearest"], ["n", "step 1"], ["c", "comment"], ["s", "note"]]) {
  test(`${key} leads to: ${expected}`, () => {
    const { done, press } = world();
    press(key ?? "");
    assert.deepEqual(done, [expected]);
  });
}

test("Shift+N goes back a frame", () => {
  const { done, press } = world();
  press("N", { shiftKey: true });
  assert.deepEqual(done, ["step -1"]);
});

test("a plus that needs Shift on this keyboard zooms too", () => {
  const { done, press } = world();
  press("+", { shiftKey: true });
  assert.deepEqual(done, ["zoom 1.25"]);
});

test("h takes the hand", () => {
  const { view, press } = world();
  view.set({ tool: "comment" });
  press("h");
  assert.equal(view.tool, "hand");
});

test("f opens the list of frames, and closes it", () => {
  const { view, press } = world();
  press("f");
  assert.equal(view.isSidebarOpen, true);
  press("f");
  assert.equal(view.isSidebarOpen, false);
});

test("m hides the minimap, and shows it", () => {
  const { view, press } = world();
  press("m");
  assert.equal(view.isMinimapOpen, false);
  press("m");
  assert.equal(view.isMinimapOpen, true);
});

test("the slash opens the search, also on keyboards where it takes Shift", () => {
  for (const shiftKey of [true, false]) {
    const { view, press } = world();
    assert.equal(press("/", { shiftKey }).defaultPrevented, true);
    assert.equal(view.isSearchOpen, true);
  }
});

test("Escape puts tool, discussion and draft away", () => {
  const { view, press } = world();
  view.set({ tool: "comment", thread: "t", draft: { x: 0, y: 0, node_id: null }, note: { id: "n" } });
  press("Escape");
  assert.deepEqual([view.tool, view.thread, view.draft, view.note], ["hand", null, null, null]);
});

test("Escape leads from a pin back to the map", () => {
  const { done, press } = world();
  press("Escape", { target: new EventTarget() });
  assert.deepEqual(done, ["focus the map"]);
});

test("[N7] s does nothing for those who may write no notes", () => {
  const { done, press } = world(true, false);
  press("s");
  assert.deepEqual(done, []);
});

test("Enter places what the tool makes; with the hand it opens the note that is there", () => {
  const { view, done, press } = world();
  for (const tool of /** @type {const} */ (["hand", "comment", "note"])) {
    view.set({ tool });
    press("Enter");
  }
  assert.deepEqual(done, ["open note", "place", "place note"]);
});

test("[A7] who may only look cannot take the comment tool", () => {
  const { done, press } = world(false);
  press("c");
  assert.deepEqual(done, []);
});

for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
  test(`with ${modifier} the keys are the browser's`, () => {
    const { done, press } = world();
    assert.equal(press("0", { [modifier]: true }).defaultPrevented, false);
    assert.deepEqual(done, []);
  });
}

test("in a button or a field on the map the keys are that element's (WCAG 2.1.4)", () => {
  const { done, press } = world();
  press("n", { target: new EventTarget() });
  assert.deepEqual(done, []);
});

test("during a presentation the keys are its own", () => {
  const { view, done, press } = world();
  view.set({ presenting: "f" });
  press("n");
  assert.deepEqual(done, []);
});

test("a key that is used does not scroll the page, another is left alone", () => {
  const { press } = world();
  assert.deepEqual([press("ArrowDown").defaultPrevented, press("Tab").defaultPrevented], [true, false]);
});
