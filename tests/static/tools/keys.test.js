import assert from "node:assert/strict";
import { test } from "node:test";
import { body, FakeElement, keyWorld, page } from "./keyWorld.js";

for (const [key, x, y] of /** @type {[string, number, number][]} */ ([
  ["ArrowLeft", -40, 0],
  ["ArrowRight", 40, 0],
  ["ArrowUp", 0, -40],
  ["ArrowDown", 0, 40],
])) {
  test(`${key} pans 80 pixels, and stops a flight`, () => {
    const { view, done, press } = keyWorld();
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
    const { done, press } = keyWorld();
    press(key ?? "");
    assert.deepEqual(done, [expected]);
  });
}

test("Shift+N goes back a frame", () => {
  const { done, press } = keyWorld();
  press("N", { shiftKey: true });
  assert.deepEqual(done, ["step -1"]);
});

test("h takes the hand tool", () => {
  const { view, press } = keyWorld();
  view.set({ tool: "comment" });
  press("h");
  assert.equal(view.tool, "hand");
});

test("m hides the minimap, and shows it", () => {
  const { view, press } = keyWorld();
  press("m");
  assert.equal(view.isMinimapOpen, false);
  press("m");
  assert.equal(view.isMinimapOpen, true);
});

test("the slash opens the search, also on keyboards where it takes Shift", () => {
  for (const shiftKey of [true, false]) {
    const { view, press } = keyWorld();
    assert.equal(press("/", { shiftKey }).defaultPrevented, true);
    assert.equal(view.isSearchOpen, true);
  }
});

test("Escape closes one thing after the other: the tool, the card, then the panels", () => {
  const { view, press } = keyWorld();
  view.set({ tool: "comment", thread: "t", isSearchOpen: true, isCommentsOpen: true, isSidebarOpen: true });
  const open = () => [
    view.tool !== "hand",
    view.thread !== null,
    view.isSearchOpen,
    view.isCommentsOpen,
    view.isSidebarOpen,
  ];
  for (let closed = 1; closed <= 5; closed += 1) {
    press("Escape");
    assert.deepEqual(
      open(),
      [1, 2, 3, 4, 5].map((at) => at > closed),
    );
  }
});

test("Escape closes a draft or a note", () => {
  for (const card of /** @type {const} */ ([{ draft: { x: 0, y: 0, node_id: null } }, { note: { id: "n" } }])) {
    const { view, press } = keyWorld();
    view.set(card);
    press("Escape");
    assert.deepEqual([view.draft, view.note], [null, null]);
  }
});

test("Escape outside the map moves the focus to it, and leaves panels open", () => {
  const { view, done, press } = keyWorld();
  view.set({ isSidebarOpen: true });
  page.activeElement = new FakeElement(["button"]);
  press("Escape", { target: page.activeElement });
  page.activeElement = body;
  assert.deepEqual([view.isSidebarOpen, done], [true, ["focus the map"]]);
});

test("Escape on a pin moves the focus to the map", () => {
  const { done, press } = keyWorld();
  press("Escape", { target: new FakeElement(["button"]) });
  assert.deepEqual(done, ["focus the map"]);
});

test("[N7] s says why to a person who may write no notes", () => {
  const { done, press } = keyWorld(true, false);
  press("s");
  assert.deepEqual(done, ["say why"]);
});

test("Enter places what the tool makes; with the hand it opens the note that is there", () => {
  const { view, done, press } = keyWorld();
  for (const tool of /** @type {const} */ (["hand", "comment", "note"])) {
    view.set({ tool });
    press("Enter");
  }
  assert.deepEqual(done, ["open note", "place", "place note"]);
});

test("[A7] a viewer cannot take the comment tool", () => {
  const { done, press } = keyWorld(false);
  press("c");
  assert.deepEqual(done, ["say why"]);
});
