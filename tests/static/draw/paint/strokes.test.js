import assert from "node:assert/strict";
import { test } from "node:test";
import { beginStroke, endStroke, lineWidth } from "../../../../static/js/draw/paint/strokes.js";
import { renderContext } from "../world.js";

/** @typedef {import("../../../../static/js/wire.js").Dash} Dash */

/** @param {Dash} dash @param {number} zoom @param {number} [stroke_width] */
function stroked(dash, zoom, stroke_width = 2) {
  const dashes = /** @type {number[][]} */ ([]);
  const context = /** @type {any} */ ({ setLineDash: (/** @type {number[]} */ lengths) => dashes.push(lengths) });
  beginStroke(context, "#000000", { stroke_width, dash }, 1, renderContext({ zoom }));
  return { context, dashes };
}

test("a line is a whole number of pixels wide, at least one", () => {
  assert.deepEqual(
    [0.1, 1, 1.3].map((zoom) => lineWidth(2, renderContext({ zoom }))),
    [1, 2, 3],
  );
});

test("a line thinner than a pixel becomes fainter, but not invisible", () => {
  assert.deepEqual(
    [1, 0.3, 0.01].map((zoom) => stroked("solid", zoom).context.globalAlpha),
    [1, 0.6, 0.4],
  );
});

test("dashes that are too short to see become a paler solid line", () => {
  const near = stroked("dashed", 1);
  assert.deepEqual([near.dashes.length, near.context.globalAlpha], [1, 1]);
  const far = stroked("dashed", 0.1, 10);
  assert.equal(far.dashes.length, 1);
  const farther = stroked("dashed", 0.05);
  assert.equal(farther.dashes.length, 0);
  assert.ok(farther.context.globalAlpha < 0.4);
});

test("ending a dotted stroke restores the context", () => {
  const { context } = stroked("dotted", 1);
  assert.equal(context.lineCap, "round");
  endStroke(context, "dotted");
  assert.deepEqual([context.lineCap, context.globalAlpha], ["butt", 1]);
});
