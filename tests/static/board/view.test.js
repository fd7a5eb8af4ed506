import assert from "node:assert/strict";
import { test } from "node:test";
import { View } from "../../../static/js/board/view.js";

test("listeners hear which fields are different now", () => {
  const view = new View();
  /** @type {string[][]} */
  const heard = [];
  view.onChange((keys) => heard.push([...keys]));
  view.set({ tool: "comment", thread: "t", theme: "light" });
  assert.deepEqual(heard, [["tool", "thread"]]);
});

test("a listener sees the new values", () => {
  const view = new View();
  view.onChange(() => assert.equal(view.tool, "comment"));
  view.set({ tool: "comment" });
});

test("nobody hears of a field that is set to what it was", () => {
  const view = new View();
  view.onChange(() => assert.fail("called"));
  view.set({ tool: "hand", draft: null });
});

test("fields that are not named stay", () => {
  const view = new View();
  view.set({ thread: "t" });
  view.set({ tool: "comment" });
  assert.equal(view.thread, "t");
});

test("a listener may change the view again", () => {
  const view = new View();
  view.onChange((keys) => keys.has("thread") && view.set({ draft: null, tool: "hand" }));
  view.set({ tool: "comment", thread: "t" });
  assert.equal(view.tool, "hand");
});

test("a listener that has stopped hears nothing more", () => {
  const view = new View();
  view.onChange(() => assert.fail("called"))();
  view.set({ tool: "comment" });
});
