import assert from "node:assert/strict";
import { test } from "node:test";
import { textLayoutOf } from "../../../../static/js/draw/text/textLayout.js";
import { growToFitText } from "../../../../static/js/draw/text/autoGrow.js";
import { measure, sticky } from "../world.js";

const note = (/** @type {string} */ text, scale = 1) =>
  sticky("n", { text, w: 200 * scale, h: 140 * scale, size: 16 * scale });

test("a note whose text fits does not grow", () => {
  const short = note("Lisää penkkejä");
  assert.equal(growToFitText(short, measure), short);
});

for (const scale of [0.5, 1, 5]) {
  test(`[N7] the longest text of a guest fits on a note of ${200 * scale} units, within the server's limit`, () => {
    const { w, h, ...roomy } = growToFitText(note("sana ja toinen ".repeat(134).slice(0, 2_000), scale), measure);
    assert.equal(textLayoutOf({ ...roomy, w, h }, measure).isTruncated, false);
    assert.ok(w > 200 * scale && Math.max(w, h) <= 4_000);
  });
}
