import assert from "node:assert/strict";
import { test } from "node:test";
import { fitMinimap, paintMinimap } from "../../../static/js/draw/minimap.js";
import { FRAME_FILLS, TEXT_COLORS, NOTE_COLORS, THEMES } from "../../../static/js/draw/paint/palette.js";
import { packColor } from "../../../static/js/draw/paint/pixelBuffer.js";
import { connector, frame, shape, sticky, text } from "./world.js";

const SIZE = { w: 20, h: 10 };
const CANVAS = packColor(THEMES.light.canvas);
const ONE_TO_ONE = { x: 0, y: 0, scale: 1 };

/** A pixel of the minimap. */
function pixelAt(nodes, x, y, fit = ONE_TO_ONE) {
  const pixels = { pixels: new Int32Array(SIZE.w * SIZE.h), size: SIZE };
  paintMinimap(pixels, nodes, fit, "light");
  return pixels.pixels[y * SIZE.w + x];
}

test("the whole board is centred with a margin", () => {
  const { x, y, scale } = fitMinimap({ x: 100, y: 100, w: 1000, h: 200 }, { w: 200, h: 100 }, 5);
  assert.equal(scale, 0.19);
  assert.deepEqual(
    [(100 - x) * scale, (200 - y) * scale].map((px) => Math.round(px * 1e6) / 1e6),
    [5, 50],
  );
});

test("a board of one point has a minimap", () => {
  assert.ok(Number.isFinite(fitMinimap({ x: 3, y: 3, w: 0, h: 0 }, { w: 200, h: 100 }).scale));
});

test("empty areas have the canvas colour of the theme", () => {
  assert.equal(pixelAt([], 0, 0), CANVAS);
});

test("notes have their colours, and later nodes are above", () => {
  const nodes = [
    sticky("a", { x: 2, y: 2, w: 5, h: 5, color: "pink" }),
    sticky("b", { x: 4, y: 2, w: 5, h: 5, color: "blue" }),
  ];
  assert.deepEqual(
    [pixelAt(nodes, 3, 3), pixelAt(nodes, 5, 3), pixelAt(nodes, 10, 3)],
    [packColor(NOTE_COLORS.pink), packColor(NOTE_COLORS.blue), CANVAS],
  );
});

test("a frame has its fill, and a hairline if it is large", () => {
  const nodes = [frame("f", { x: 2, y: 2, w: 8, h: 6, fill: "navy" })];
  assert.deepEqual(
    [pixelAt(nodes, 2, 2), pixelAt(nodes, 4, 4)],
    [packColor(THEMES.light.edge), packColor(FRAME_FILLS.navy)],
  );
});

test("even the smallest note is visible", () => {
  const fit = { x: 0, y: 0, scale: 0.001 };
  assert.equal(
    pixelAt([sticky("a", { x: 5000, y: 5000, w: 100, h: 100, color: "green" })], 5, 5, fit),
    packColor(NOTE_COLORS.green),
  );
});

test("text covers its background partly", () => {
  const word = pixelAt([text("t", { x: 0, y: 0, w: 5, h: 5 })], 1, 1) ?? 0;
  assert.ok(word !== CANVAS && word !== packColor(TEXT_COLORS.ink));
  assert.equal(word >>> 24, 255);
});

test("shapes without a fill and connectors are not drawn", () => {
  assert.equal(pixelAt([shape("s", { w: 9, h: 9, fill: "none" }), connector("c")], 4, 4), CANVAS);
});

test("nodes outside the image are clipped", () => {
  const nodes = [
    sticky("a", { x: 18, y: 8, w: 50, h: 50 }),
    sticky("b", { x: -40, y: 0, w: 30, h: 5 }),
    sticky("c", { x: 0, y: -20, w: 9, h: 10 }),
  ];
  assert.deepEqual(
    [pixelAt(nodes, 19, 9), pixelAt(nodes, 0, 0), pixelAt(nodes, 0, 9)],
    [packColor(NOTE_COLORS.yellow), CANVAS, CANVAS],
  );
});
