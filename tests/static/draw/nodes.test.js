import assert from "node:assert/strict";
import { test } from "node:test";
import { BARS_FROM_PX, drawNode, GLYPHS_FROM_PX } from "../../../static/js/draw/nodes.js";
import { FILLS, INKS, LINK, NOTES } from "../../../static/js/draw/palette.js";
import { frame, look, recordingContext, sticky, text } from "./world.js";

const SHADOW = /** @type {any} */ ({ image: "shadow", reach: 10, corner: 15, down: 2 });
const SHADOWS = { note: SHADOW, frame: SHADOW };

function drawn(node, how = {}) {
  const { context, calls, named } = recordingContext();
  drawNode(context, node, look(how));
  return { calls, named, names: calls.map(([name]) => name) };
}

for (const node of [frame("a"), sticky("a"), sticky("w", { color: "white" }), text("a", { text: "www.dvv.fi" })]) {
  for (const zoom of [0.01, 0.2, 1, 4]) {
    test(`a ${node.kind} at ${zoom} leaves the context in device pixels, with saves and restores in balance`, () => {
      const { named } = drawn(node, { zoom, shadows: SHADOWS });
      assert.equal(named("save").length, named("restore").length);
      assert.deepEqual(named("setTransform").at(-1) ?? ["setTransform", 1, 0, 0, 1, 0, 0], ["setTransform", 1, 0, 0, 1, 0, 0]);
    });
  }
}

test("text is glyphs when near, bars farther out, then nothing", () => {
  const note = sticky("a", { size: 10 });
  const [near, middle, far] = [GLYPHS_FROM_PX, BARS_FROM_PX, BARS_FROM_PX - 0.01].map((px) => drawn(note, { zoom: px / 10 }));
  assert.equal(near.named("fillText").length, 1);
  assert.deepEqual([middle.named("fillText").length, middle.named("fillRect").length], [0, 2]);
  assert.deepEqual([far.named("fillText").length, far.named("fillRect").length], [0, 1]);
});

test("glyphs are placed on whole device pixels and scaled by the transform", () => {
  const { named } = drawn(text("a", { x: 10.3, y: 4.8 }), { zoom: 1.5, dpr: 2, x: 1.1 });
  assert.deepEqual(named("setTransform")[0], ["setTransform", 3, 0, 0, 3, 31 - 3, 14]);
});

test("edges of boxes are whole device pixels, and the smallest box is one", () => {
  const { named } = drawn(sticky("a", { x: 10.2, y: 3.7, w: 0.1, h: 33.3, text: "" }), { zoom: 0.9 });
  assert.deepEqual(named("roundRect")[0]?.slice(1, 5), [9, 3, 1, 30]);
});

test("neighbours keep their distance while one pans", () => {
  const gapAt = (x) => {
    const lefts = [10.3, 47.9].map((left) => Number(drawn(sticky("a", { x: left, text: "" }), { x, zoom: 0.7 }).calls.find(([name]) => name === "roundRect")?.[1]));
    return lefts[1] - lefts[0];
  };
  assert.equal(new Set([0, 0.3, 0.6, 0.9, 1.2].map(gapAt)).size, 1);
});

test("papers have the colours of the palette; an unknown one has the usual", () => {
  const last = (node) => drawn({ ...node, text: "" }).named("fillStyle=").at(-1)?.[1];
  assert.equal(last(sticky("a", { color: "pink" })), NOTES.pink);
  assert.equal(last(sticky("a", { color: /** @type {any} */ ("plaid") })), NOTES.yellow);
  assert.equal(last(frame("a", { fill: "navy" })), FILLS.navy);
});

test("a link has its colour and a line below, but stays white on dark paper", () => {
  const linked = { text: "www.dvv.fi ja", w: 400 };
  const inks = (color) => drawn(text("a", { ...linked, color })).named("fillStyle=").map(([, style]) => style);
  assert.deepEqual(inks("muted"), [INKS.muted, LINK]);
  assert.deepEqual(inks("white"), [INKS.white, INKS.white]);
  assert.equal(drawn(text("a", linked)).named("fillRect").length, 1);
});

test("a near note has a soft shadow, a smaller one a rim, a tiny one neither", () => {
  const note = sticky("a", { text: "" });
  const [near, middle, far] = [1, 0.3, 0.1].map((zoom) => drawn(note, { zoom, shadows: SHADOWS }));
  assert.ok(near.named("drawImage").length >= 6);
  assert.deepEqual([middle.named("drawImage").length, middle.named("fillRect").length], [0, 2]);
  assert.deepEqual([far.named("drawImage").length, far.named("fillRect").length], [0, 1]);
});

test("no shadow is blurred while drawing", () => {
  const { names } = drawn(sticky("a"), { shadows: SHADOWS });
  assert.ok(!names.includes("shadowBlur=") && !names.includes("filter="));
});

test("a node of a kind that this page does not know is left out", () => {
  assert.deepEqual(drawn({ ...sticky("a"), kind: "hologram" }).calls, []);
});
