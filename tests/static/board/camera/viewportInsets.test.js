import assert from "node:assert/strict";
import { test } from "node:test";
import { viewportInsets, pinTarget } from "../../../../static/js/board/camera/viewportInsets.js";

const WIDE = {
  viewport: { w: 1440, h: 900 },
  presenting: null,
  isSidebarOpen: false,
  isSearchOpen: false,
  isMinimapOpen: false,
  isCommentsOpen: false,
};

/** @param {Partial<typeof WIDE>} view */
function sides(view) {
  const { left, right } = viewportInsets({ ...WIDE, ...view });
  return [left, right];
}

test("a frame is shown beside an open panel and beside the minimap", () => {
  assert.deepEqual(sides({}), [84, 24]);
  assert.deepEqual(sides({ isMinimapOpen: true }), [84, 240]);
  assert.deepEqual(sides({ isSearchOpen: true }), [384, 24]);
});

test("the list of threads moves the minimap further in", () => {
  assert.deepEqual(sides({ isCommentsOpen: true }), [84, 380]);
  assert.deepEqual(sides({ isCommentsOpen: true, isMinimapOpen: true, viewport: { w: 2560, h: 1080 } }), [84, 596]);
});

test("a pin is brought to where neither it nor its thread is covered", () => {
  const spot = (/** @type {Partial<typeof WIDE>} */ view) => Object.values(pinTarget({ ...WIDE, ...view }));
  assert.deepEqual(spot({}), [720, 450]);
  assert.deepEqual(spot({ isCommentsOpen: true }), [386, 450]);
  assert.deepEqual(spot({ isCommentsOpen: true, viewport: { w: 700, h: 800 } }), [84, 400]);
  assert.deepEqual(spot({ viewport: { w: 400, h: 1000 } }), [200, 270]);
});

for (const [where, view, room] of /** @type {[string, Partial<typeof WIDE>, object][]} */ ([
  ["beside a panel", { isSidebarOpen: true }, { left: 384, right: 24, bottom: 212 }],
  ["in a small window", { viewport: { w: 1024, h: 768 } }, { left: 84, right: 24, bottom: 212 }],
  ["in a wide window", {}, { left: 84, right: 240, bottom: 72 }],
  ["in a low window, which has none", { viewport: { w: 1440, h: 520 } }, { left: 84, right: 24, bottom: 72 }],
])) {
  test(`the minimap covers no frame ${where}`, () => {
    assert.deepEqual(viewportInsets({ ...WIDE, isMinimapOpen: true, ...view }), { top: 104, ...room });
  });
}

test("a phone has neither beside the map, and a presentation has all of the screen", () => {
  assert.deepEqual(sides({ isMinimapOpen: true, isSidebarOpen: true, viewport: { w: 390, h: 844 } }), [12, 12]);
  assert.deepEqual(viewportInsets({ ...WIDE, presenting: /** @type {any} */ ("frame"), isMinimapOpen: true }), {
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
  });
});
