import assert from "node:assert/strict";
import { test } from "node:test";
import { freeSpot, panBelowBars, positionBeside } from "../../../../static/js/ui/kit/surfaces.js";

/** @typedef {import("../../../../static/js/ui/kit/surfaces.js").Side} Side */

const WINDOW = { left: 10, top: 10, right: 990, bottom: 590 };
const CARD = { w: 300, h: 200 };
const SIDES = /** @type {const} */ (["right", "left", "below", "above", "left"]);

/** @param {number} left  @param {number} top  @param {number} [w]  @param {number} [h] */
function edges(left, top, w = 40, h = 40) {
  return { left, top, right: left + w, bottom: top + h };
}

/** @param {import("../../../../static/js/ui/kit/surfaces.js").Edges} anchor */
function cardAt(anchor, size = CARD) {
  const { left, top } = positionBeside(size, { anchor, sides: SIDES, gap_px: 12, bounds: WINDOW });
  return [left, top];
}

for (const [where, anchor, expected] of /** @type {[string, ReturnType<typeof edges>, number[]][]} */ ([
  ["to the right of its anchor", edges(100, 100), [152, 100]],
  ["to the right, where there is exactly enough space", edges(638, 100), [690, 100]],
  ["to the left, where the right has no space", edges(639, 100), [327, 100]],
  ["below an anchor that is nearly as wide as the window", edges(100, 100, 800), [100, 152]],
  ["above such an anchor at the bottom", edges(100, 400, 800), [100, 188]],
  ["over the left part of an anchor that fills the window", edges(0, 0, 1000, 600), [10, 10]],
])) {
  test(`a card stands ${where}`, () => {
    assert.deepEqual(cardAt(anchor), expected);
  });
}

test("a card stays inside the bounds along its anchor", () => {
  assert.deepEqual(
    [cardAt(edges(100, 500)), cardAt(edges(100, -30))],
    [
      [152, 390],
      [152, 10],
    ],
  );
});

test("a card that is larger than the bounds shows its top left", () => {
  assert.deepEqual(cardAt(edges(100, 100), { w: 2000, h: 2000 }), [10, 10]);
});

test("a tooltip stands in the middle below its button, or above it at the bottom", () => {
  const place = (/** @type {number} */ top) =>
    positionBeside(
      { w: 100, h: 20 },
      { anchor: edges(500, top), sides: ["below", "above"], align: "center", gap_px: 6, bounds: WINDOW },
    );
  assert.deepEqual(
    [place(100), place(550)],
    [
      { left: 470, top: 146 },
      { left: 470, top: 524 },
    ],
  );
});

test("a menu at a point stays inside the window", () => {
  const anchor = edges(900, 580, 0, 0);
  const menu = positionBeside(CARD, { anchor, sides: ["below"], bounds: WINDOW });
  assert.deepEqual(menu, { left: 690, top: 390 });
});

test("a toast takes the first spot that is free", () => {
  const spot = (/** @type {ReturnType<typeof edges>[]} */ ...obstacles) =>
    freeSpot({ w: 1000, h: 600 }, { w: 200, h: 50 }, obstacles);
  assert.deepEqual(spot(), { left: 400, top: 12, right: 600, bottom: 62 });
  assert.deepEqual(spot(edges(0, 0, 1000, 70)).top, 72);
  assert.deepEqual(spot(edges(0, 0, 1000, 130)).top, 172);
  assert.deepEqual(spot(edges(300, 0, 400, 600)).left, 788);
  assert.deepEqual(spot(edges(300, 0, 700, 600)).left, 12);
});

test("a toast without a free spot is in the middle at the top", () => {
  const { left, top } = freeSpot({ w: 1000, h: 600 }, { w: 200, h: 50 }, [edges(0, 0, 1000, 600)]);
  assert.deepEqual([left, top], [400, 12]);
});

test("a phone's board is panned when its sheet or the bars cover the anchor", () => {
  assert.deepEqual(
    [panBelowBars(edges(0, 100), 400), panBelowBars(edges(0, 380), 400), panBelowBars(edges(0, 20), 400)],
    [0, -168, 192],
  );
});

test("an anchor that is higher than the free part shows its top", () => {
  assert.equal(panBelowBars(edges(0, 0, 40, 900), 400), 76);
});
