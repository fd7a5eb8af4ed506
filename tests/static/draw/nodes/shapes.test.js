import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT_COLORS, PAINTS, THEMES, strokeColorOf } from "../../../../static/js/draw/paint/palette.js";
import { drawn, shape } from "../world.js";

const STROKED = /** @type {const} */ ({ stroke: "accent", stroke_width: 4 });

test("a plain rectangle is one filled box", () => {
  assert.deepEqual(drawn(shape("s", { fill: "teal" })).named("fillRect"), [["fillRect", 0, 0, 200, 100]]);
});

test("a stroke lies inside the edge, on whole pixels", () => {
  const { named, last } = drawn(shape("s", { ...STROKED, fill: "none", stroke_width: 3 }), { zoom: 1.2 });
  assert.deepEqual(last("lineWidth="), [4]);
  assert.deepEqual(named("rect"), [["rect", 2, 2, 236, 116]]);
  assert.equal(named("fill").length + named("fillRect").length, 0);
});

test("a stroke thicker than its shape stays in it", () => {
  const { named, last } = drawn(shape("s", { ...STROKED, stroke_width: 100, w: 40, h: 30 }));
  assert.deepEqual(last("lineWidth="), [30]);
  assert.deepEqual(named("rect").at(-1), ["rect", 15, 15, 10, 0]);
});

test("transparent fill and stroke do not overlap", () => {
  const inset = (opacity) => drawn(shape("s", { ...STROKED, corner: 10, opacity })).named("roundRect")[0]?.[1];
  assert.deepEqual([inset(1), inset(0.5)], [2, 4]);
});

test("opacity does not affect the text", () => {
  const { calls } = drawn(shape("s", { opacity: 0.3, text: "Hei" }));
  const upTo = (name) =>
    calls
      .slice(
        0,
        calls.findIndex(([called]) => called === name),
      )
      .findLast(([called]) => called === "globalAlpha=")?.[1];
  assert.deepEqual([upTo("fillRect"), upTo("fillText")], [0.3, 1]);
});

test("dark text is white on a dark opaque fill only", () => {
  const ink = (fields) => drawn(shape("s", { text: "Hei", fill: "navy", ...fields })).last("fillStyle=")?.[0];
  assert.deepEqual(
    [ink({}), ink({ opacity: 0.2 }), ink({ fill: "none" })],
    [TEXT_COLORS.white, TEXT_COLORS.ink, TEXT_COLORS.ink],
  );
});

test("a tiny shape is a box in its fill colour, or in its stroke colour", () => {
  const speck = (fields) => drawn(shape("s", { form: "ellipse", ...STROKED, ...fields }), { zoom: 0.02 });
  assert.deepEqual(speck({ fill: "teal" }).calls.slice(1, 3), [
    ["fillStyle=", PAINTS.teal],
    ["fillRect", 0, 0, 4, 2],
  ]);
  assert.deepEqual(speck({ fill: "none" }).last("fillStyle="), [PAINTS.accent]);
  assert.deepEqual(speck({ fill: "none", stroke: "none" }).calls, []);
});

test("thin lines become fainter instead of thinner", () => {
  const at = (zoom) => drawn(shape("s", { ...STROKED, stroke_width: 1 }), { zoom });
  assert.deepEqual([at(0.6).last("lineWidth="), at(0.1).last("lineWidth=")], [[1], [1]]);
  const alpha = (zoom) =>
    Math.min(
      ...at(zoom)
        .named("globalAlpha=")
        .map(([, value]) => Number(value)),
    );
  assert.deepEqual([alpha(1), alpha(0.6), alpha(0.1)], [1, 0.6, 0.4]);
});

test("dashes too short to see are a paler line", () => {
  const dashes = (zoom) =>
    drawn(shape("s", { ...STROKED, dash: "dashed", stroke_width: 2 }), { zoom }).named("setLineDash");
  assert.deepEqual(dashes(1), [
    ["setLineDash", [8, 6]],
    ["setLineDash", []],
  ]);
  assert.deepEqual(dashes(0.2), [["setLineDash", []]]);
});

test("dots are round", () => {
  const { named } = drawn(shape("s", { ...STROKED, dash: "dotted" }));
  assert.deepEqual(
    named("lineCap=").map(([, cap]) => cap),
    ["round", "butt"],
  );
  assert.deepEqual(named("setLineDash")[0], ["setLineDash", [0, 9.5]]);
});

test("a stroke outside of frames is visible on a dark canvas", () => {
  const style = (parent) =>
    drawn(shape("s", { stroke: "ink", fill: "none", place: { parent } }), { theme: "dark" }).last("strokeStyle=")?.[0];
  assert.deepEqual([style("frame"), style(null)], [TEXT_COLORS.ink, strokeColorOf("ink", THEMES.dark, false)]);
});
