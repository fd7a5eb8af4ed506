import assert from "node:assert/strict";
import { test } from "node:test";
import { keepSettings } from "../../../../static/js/ui/preferences/settings.js";
import { viewOf } from "../../world.js";

const DESK_PX = 1440;
const PHONE_PX = 390;

/** A view, as it is after a page before it has set these. @param {object|string} stored */
function viewAfter(stored, width_px = DESK_PX) {
  const items = new Map([["kehys.settings", typeof stored === "string" ? stored : JSON.stringify(stored)]]);
  const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
  const view = viewOf();
  keepSettings(view, storage, width_px);
  return { view, kept: () => JSON.parse(items.get("kehys.settings") ?? "null") };
}

test("what was chosen is there after a reload", () => {
  const before = viewAfter({});
  before.view.set({
    isMinimapOpen: false,
    showsNames: false,
    areShortcutsOn: false,
    wheel: "mouse",
    framesAs: "thumbnails",
    isSidebarOpen: true,
  });
  const { view } = viewAfter(before.kept());
  assert.deepEqual(
    [view.isMinimapOpen, view.showsNames, view.areShortcutsOn, view.wheel],
    [false, false, false, "mouse"],
  );
  assert.deepEqual([view.framesAs, view.isSidebarOpen], ["thumbnails", true]);
});

test("the theme is there after a reload", () => {
  const before = viewAfter({});
  before.view.set({ themeChoice: "dark" });
  assert.equal(viewAfter(before.kept()).view.themeChoice, "dark");
});

test("what belongs to one visit is not kept", () => {
  const { view, kept } = viewAfter({});
  view.set({ tool: "comment", thread: "t", isSearchOpen: true, wheel: "mouse" });
  assert.deepEqual(Object.keys(kept()).sort(), [
    "areShortcutsOn",
    "commentsBy",
    "framesAs",
    "isMinimapOpen",
    "isNotified",
    "isSidebarOpen",
    "showsNames",
    "themeChoice",
    "wheel",
  ]);
});

test("a phone does not open with a list over the map", () => {
  assert.equal(viewAfter({ isSidebarOpen: true }, PHONE_PX).view.isSidebarOpen, false);
});

for (const damaged of ["", "{", "null", "3", '{"wheel":"foot","isMinimapOpen":"yes","camera":null}']) {
  test(`of ${damaged || "nothing"} the page makes its own choice`, () => {
    const { view } = viewAfter(damaged);
    assert.deepEqual([view.wheel, view.isMinimapOpen, view.camera.zoom], ["auto", true, 1]);
  });
}
