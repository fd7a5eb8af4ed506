import assert from "node:assert/strict";
import { test } from "node:test";
import { dom, FakeElement, keyboardWorld } from "../keyboard.js";

test("Escape closes one thing after the other: the tool, the card, then the panels", () => {
  const { view, press } = keyboardWorld();
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
    const { view, press } = keyboardWorld();
    view.set(card);
    press("Escape");
    assert.deepEqual([view.draft, view.note], [null, null]);
  }
});

test("Escape outside the map moves the focus to it, and leaves panels open", () => {
  const { view, done, press } = keyboardWorld();
  view.set({ isSidebarOpen: true });
  dom.activeElement = new FakeElement(["button"]);
  press("Escape", { target: dom.activeElement });
  dom.activeElement = dom.body;
  assert.deepEqual([view.isSidebarOpen, done], [true, ["focus the board"]]);
});

test("Escape on a pin moves the focus to the map", () => {
  const { done, press } = keyboardWorld();
  press("Escape", { target: new FakeElement(["button"]) });
  assert.deepEqual(done, ["focus the board"]);
});
