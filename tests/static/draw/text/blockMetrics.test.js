import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { BlockMetrics } from "../../../../static/js/draw/text/blockMetrics.js";
import { measure } from "../world.js";

/** Every character is half as wide as its font is high. */
const metricsOf = (text, measured = measure) => new BlockMetrics(parseMarkdown(text)[0], "regular", measured);
const wordsOf = (text) => {
  const metrics = metricsOf(text);
  return metrics.words.map(({ start, end, gap, width }) => [metrics.block.text.slice(start, end), gap, width]);
};

test("words are measured in font sizes, with the space before them", () => {
  assert.deepEqual(wordsOf("yksi  kaksi"), [
    ["yksi", 0, 2],
    ["kaksi", 1, 2.5],
  ]);
  assert.deepEqual(wordsOf("  a b "), [
    ["a", 1, 0.5],
    ["b", 0.5, 0.5],
  ]);
});

test("all white space separates words, except no-break spaces", () => {
  assert.deepEqual(
    wordsOf("a\tb\u2003c\u3000d").map(([word]) => word),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual(
    wordsOf("10\u00a0000\u202f€ x").map(([word]) => word),
    ["10\u00a0000\u202f€", "x"],
  );
});

test("styled pieces of a word are measured in their own fonts", () => {
  const fonts = [];
  metricsOf("a**b***c*", (text, font) => (fonts.push([text, font.slice(0, 3)]), 50)).width(0, 3);
  assert.deepEqual(fonts, [
    ["a", "400"],
    ["b", "600"],
    ["c", "400"],
  ]);
});

test("nothing is measured twice", () => {
  let count = 0;
  const metrics = metricsOf("kuntaliitto ja palvelut", (text, font) => ((count += 1), measure(text, font)));
  const parts = metrics.partsOf(metrics.words[0]);
  const before = count;
  assert.equal(metrics.partsOf(metrics.words[0]), parts);
  assert.equal(metrics.words.length, 3);
  assert.equal(count, before);
});

test("the parts of a word have their widths, with and without hyphen", () => {
  const metrics = metricsOf("kun\u00adtaliitto");
  const parts = metrics
    .partsOf(metrics.words[0])
    .map(({ end, start_em, end_em, hyphenatedEnd_em, hyphen }) => [end, start_em, end_em, hyphenatedEnd_em, hyphen]);
  assert.deepEqual(parts, [
    [3, 0, 1.5, 2, "-"],
    [3, 1.5, 1.5, 2, "-"],
    [5, 1.5, 2.5, 3, "-"],
    [11, 2.5, 5.5, 5.5, ""],
  ]);
});
