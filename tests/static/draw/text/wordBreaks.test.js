import assert from "node:assert/strict";
import { test } from "node:test";
import { BlockMetrics } from "../../../../static/js/draw/text/blockMetrics.js";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { countPartsThatFit, splitWord, widestPart } from "../../../../static/js/draw/text/wordBreaks.js";
import { measure } from "../world.js";

/** Every character is half as wide as the font is high. @param {string} text  one word */
function partsOf(text) {
  const metrics = new BlockMetrics(
    /** @type {import("../../../../static/js/draw/text/markdown.js").Block} */ (parseMarkdown(text)[0]),
    "regular",
    measure,
  );
  return splitWord(
    metrics,
    /** @type {import("../../../../static/js/draw/text/blockMetrics.js").Word} */ (metrics.words[0]),
  );
}

test("parts have their widths from the start of the word, with and without the hyphen", () => {
  const parts = partsOf("ab\u00adcde");
  assert.deepEqual(parts[0], { end: 2, start_em: 0, end_em: 1, hyphenatedEnd_em: 1.5, hyphen: "-", rank: 2 });
  assert.equal(parts.at(-1)?.end_em, 2.5);
});

test("an address is not split", () => {
  assert.deepEqual(partsOf("https://example.org/aika"), []);
});

test("the hyphen must fit on the line too", () => {
  const parts = partsOf("ab\u00adcde");
  assert.equal(countPartsThatFit(parts, 0, 1.4), 0);
  assert.equal(countPartsThatFit(parts, 0, 1.5), 1);
  assert.equal(countPartsThatFit(parts, 1, 1.5), 1);
});

test("the widest part is measured between explicit breaks only", () => {
  assert.equal(widestPart(partsOf("aaa-bbbbb")), 2.5);
});
