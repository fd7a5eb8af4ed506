import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../../../static/js/draw/text/markdown.js";
import { BlockMetrics } from "../../../../static/js/draw/text/blockMetrics.js";
import { measure } from "../world.js";

/** Every character is half as wide as its font is high. */
const rulerOf = (text, measured = measure) => new BlockMetrics(parseMarkdown(text)[0], "regular", measured);
const wordsOf = (text) => {
  const metrics = rulerOf(text);
  return metrics.words.map(({ start, end, gap, width }) => [metrics.block.text.slice(start, end), gap, width]);
};

test("words are measured in sizes of their letters, with the space before them", () => {
  assert.deepEqual(wordsOf("yksi  kaksi"), [
    ["yksi", 0, 2],
    ["kaksi", 1, 2.5],
  ]);
  assert.deepEqual(wordsOf("  a b "), [
    ["a", 1, 0.5],
    ["b", 0.5, 0.5],
  ]);
});

test("white space of every kind parts words, no-break spaces do not", () => {
  assert.deepEqual(
    wordsOf("a\tb\u2003c\u3000d").map(([word]) => word),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual(
    wordsOf("10\u00a0000\u202f€ x").map(([word]) => word),
    ["10\u00a0000\u202f€", "x"],
  );
});

test("marked pieces of a word are measured in their own fonts", () => {
  const fonts = [];
  rulerOf("a**b***c*", (text, font) => (fonts.push([text, font.slice(0, 3)]), 50)).width(0, 3);
  assert.deepEqual(fonts, [
    ["a", "400"],
    ["b", "600"],
    ["c", "400"],
  ]);
});

test("what was measured is not measured again", () => {
  let count = 0;
  const metrics = rulerOf("kuntaliitto ja palvelut", (text, font) => ((count += 1), measure(text, font)));
  const chunks = metrics.partsOf(metrics.words[0]);
  const before = count;
  assert.equal(metrics.partsOf(metrics.words[0]), chunks);
  assert.equal(metrics.words.length, 3);
  assert.equal(count, before);
});

test("a word in chunks knows how far each of them reaches, with and without its hyphen", () => {
  const metrics = rulerOf("kun\u00adtaliitto");
  const chunks = metrics
    .partsOf(metrics.words[0])
    .map(({ end, start_em, end_em, hyphenatedEnd_em, hyphen }) => [end, start_em, end_em, hyphenatedEnd_em, hyphen]);
  assert.deepEqual(chunks, [
    [3, 0, 1.5, 2, "-"],
    [3, 1.5, 1.5, 2, "-"],
    [5, 1.5, 2.5, 3, "-"],
    [11, 2.5, 5.5, 5.5, ""],
  ]);
});
