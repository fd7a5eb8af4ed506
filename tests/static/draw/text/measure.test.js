import assert from "node:assert/strict";
import { test } from "node:test";
import { makeMeasure } from "../../../../static/js/draw/text/measure.js";

/** A context in which each character is as wide as the length of the font's name. */
function countingContext() {
  const state = { font: "", calls: 0 };
  const measureText = (/** @type {string} */ text) => {
    state.calls += 1;
    return { width: text.length * state.font.length };
  };
  return Object.assign(state, { measureText });
}

test("a text is measured once per font", () => {
  const context = countingContext();
  const measure = makeMeasure(/** @type {any} */ (context));
  assert.deepEqual([measure("ab", "x"), measure("ab", "x"), measure("ab", "xx")], [2, 2, 4]);
  assert.equal(context.calls, 2);
});

test("glyph widths are not rounded to whole pixels", () => {
  const context = countingContext();
  makeMeasure(/** @type {any} */ (context));
  assert.equal(/** @type {any} */ (context).textRendering, "geometricPrecision");
});
